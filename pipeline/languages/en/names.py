"""English names: what the catalogue knows, and capitalised runs less titles, headings, units and short forms."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from pipeline.languages.en.morphology import STOP
from pipeline.languages.en.periods_resolved import MONTHS, WEEKDAYS
from pipeline.languages.language import Name
from pipeline.languages.names import free_of, in_order, known_names
from pipeline.languages.pattern_files import compiled_patterns
from pipeline.languages.patterns import alternatives
from pipeline.languages.words import word_list
from pipeline.model import Span

# ordinary words that open sentences: none of them is a name when it stands there alone
STARTERS = STOP | word_list("en", "labels") | word_list("en", "sentence_openers")
_NEVER = word_list("en", "not_names") | {*MONTHS, *WEEKDAYS}
_KNOWN = known_names("en")
_LINKS = ("of", "the", "for", "de", "van", "von", "&", "al", "bin", "and the")
_P = compiled_patterns("en", "names", {"link": alternatives(_LINKS)})
_EDGE = re.compile(r"\b")


@lru_cache(maxsize=4)
def _facts(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """What a whole text says about its capitals: words it also writes small, short forms of common nouns."""
    shorts = {match["short"] for match in _P["short_form"].finditer(text) if not match["last"][0].isupper()}
    shorts |= {f"{short}s" for short in shorts} | {short.rstrip("s") for short in shorts}
    return frozenset(_P["lower"].findall(text)), frozenset(shorts)


def names(text: str, start: int, end: int) -> list[Name]:
    known = _KNOWN(text, start, end)
    dateline = _P["dateline"].match(text, start, end)
    first = dateline.end() if dateline else start
    runs = (_trimmed(match, first) for match in _P["run"].finditer(text, first, end))
    found = map(_without_titles, free_of(known, filter(None, runs)))
    return in_order(*known, *(name for name in found if name and _is_name(name, text)))


def _trimmed(match: re.Match[str], start: int) -> Name | None:
    """A run of capitalised words without what opens the sentence and what a possessive holds. A single word that opens
    a sentence counts only if it is no ordinary word and does something, or is a name elsewhere too."""
    at, words = match.start(), match[0].split()
    while words and words[0].lower().rstrip(".,'’") in STARTERS:
        at += len(words[0]) + 1
        words = words[1:]
    cut = next((index for index, word in enumerate(words) if word.endswith(("'s", "’s"))), len(words) - 1)
    words = words[: cut + 1]
    words = words[: next((i for i, word in enumerate(words) if word.lower().rstrip(".,") in _NEVER), len(words))]
    base = _P["possessive"].sub("", match.string[at : at + len(" ".join(words))])
    if not base or len(base) < 2:
        return None
    if len(base.split()) == 1 and at == match.start() and _opens(match, start):
        does = _P["acts"].match(match.string, at + len(base)) and not base.endswith("s") and "-" not in base
        if base.lower() in STARTERS or not (does or _elsewhere(match.string, base, at)):
            return None
    return Name(Span(at, at + len(base)), base)


def _opens(match: re.Match[str], start: int) -> bool:
    before = match.string[max(start, match.start() - 3) : match.start()].rstrip(" \u00a0")
    return match.start() <= start + 1 or before[-1:] in {"", ".", "!", "?", "\n", "“", '"', ":"}


def _elsewhere(text: str, word: str, at: int) -> bool:
    """A word that opens a sentence is a name if it stands capitalised inside another one, or carries a possessive."""
    after = text[at + len(word) : at + len(word) + 2]
    if after in {"'s", "’s"} or word[1:] != word[1:].lower():
        return True
    return any(text[max(place - 2, 0) : place].strip(" ").isalnum() for place in _places(text, word) if place != at)


def _places(text: str, word: str) -> Iterator[int]:
    """Where the word stands behind a blank; looked for by its letters, since the whole text is gone through."""
    place = text.find(word)
    while place >= 0:
        if text[place - 1 : place].isspace() and _EDGE.match(text, place + len(word)):
            yield place
        place = text.find(word, place + 1)


def _without_titles(name: Name) -> Name | None:
    """Sir Keir Starmer, READ MORE In: titles and function words at either end are no part of the name."""
    words = name.base.split()
    start, end = name.span.start, name.span.end
    while len(words) > 1 and words[0].lower().strip(".,") in STARTERS:
        start += len(words[0]) + 1
        words = words[1:]
    while words and len(words[-1]) > 1 and words[-1].lower() in STARTERS and words[-1].lower() != "us":
        end -= len(words[-1]) + 1
        words = words[:-1]
    return replace(name, span=Span(start, end), base=" ".join(words)) if words and end > start else None


def _is_name(name: Name, text: str) -> bool:
    base, (small, shorts) = name.base, _facts(text)
    if base.lower().strip(".,") in _NEVER or base in shorts:
        return False
    bracketed = text[max(0, name.span.start - 1) : name.span.start] == "(" and text[name.span.end :][:1] == ")"
    if bracketed and " " not in base:
        return False  # the short form of what stands before
    words = [word for word in base.split() if len(word) > 2]
    return not words or not all(word.lower() in small for word in words)
