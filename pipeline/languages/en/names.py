"""English names: what the catalogue knows, and capitalised runs less titles, headings, units and short forms."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from pipeline.languages.en.blockers import LABELS
from pipeline.languages.en.cues import DOWN_VERBS, UP_VERBS
from pipeline.languages.en.morphology import STOP
from pipeline.languages.en.periods_resolved import MONTHS, WEEKDAYS
from pipeline.languages.language import Name
from pipeline.languages.names import capitalised_names, known_names
from pipeline.languages.words import word_list
from pipeline.model import Span

# ordinary words that open sentences: none of them is a name when it stands there alone
STARTERS = STOP | frozenset(LABELS.split("|")) | word_list("en", "sentence_openers")
_NEVER = word_list("en", "not_names") | {*MONTHS, *WEEKDAYS}
_DATELINE = re.compile(r"[A-ZÀ-Þ][A-ZÀ-Þ .'’-]{1,60}(?:,\s[A-Z][\w.]+){0,2}(?:\s\([^)\n]{2,30}\))?\s?[-–—]{1,2}\s")
_SHORT_FORM = re.compile(r"(?<![\w’'&.-])(?P<last>[\w’'&.-]{1,40})\s\((?P<short>[A-Z][A-Za-z0-9&-]{1,9})\)")
_LOWER = re.compile(r"\b[a-z][a-z’'-]{2,}")
_KNOWN = known_names("en")
_CAPITALISED = capitalised_names(
    upper="A-ZÀ-Þ",
    links=("of", "the", "for", "de", "van", "von", "&", "al", "bin", "and the"),
    starters=STARTERS,
    never=_NEVER,
    acts=re.compile(
        rf"(?:\s\([^)]{{1,30}}\))?\s(?:[a-z]+\s)?(?:{UP_VERBS}|{DOWN_VERBS}|said|says|has|had|is|was|will|would|posted|reported|plans|announced|"
        r"paid|sold|made|expects|won|beat|became|remains|remained|opened|closed|launched|got|took|supplied|uses|put|told|flew|scored|"
        r"agreed|wants|hopes|denied|declined|owns|runs|lies|recorded|earned|carried|offers|spent|invested|hired|fined|bought|processed)\b"
    ),
)


@dataclass(frozen=True, slots=True)
class _Facts:
    """What a whole text says about its capitals: words it also writes small, short forms of common nouns."""

    small: frozenset[str]
    common_shorts: frozenset[str]


@lru_cache(maxsize=4)
def _facts(text: str) -> _Facts:
    shorts = {match["short"] for match in _SHORT_FORM.finditer(text) if not match["last"][0].isupper()}
    shorts |= {f"{short}s" for short in shorts} | {short.rstrip("s") for short in shorts}
    return _Facts(frozenset(_LOWER.findall(text)), frozenset(shorts))


def names(text: str, start: int, end: int) -> list[Name]:
    facts = _facts(text)
    known = _KNOWN(text, start, end)
    taken = {name.span.start: name for name in known}
    dateline = _DATELINE.match(text, start, end)
    first = dateline.end() if dateline else start
    found = [name for name in _CAPITALISED(text, first, end) if not any(name.span.overlaps(one.span) for one in known)]
    others = [trimmed for name in found if (trimmed := _without_titles(name)) and _is_name(trimmed, facts, text)]
    return sorted([*taken.values(), *others], key=lambda name: name.span.start)


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


def _is_name(name: Name, facts: _Facts, text: str) -> bool:
    base = name.base
    if base.lower().strip(".,") in _NEVER or base in facts.common_shorts:
        return False
    bracketed = text[max(0, name.span.start - 1) : name.span.start] == "(" and text[name.span.end :][:1] == ")"
    if bracketed and " " not in base:
        return False  # the short form of what stands before
    words = [word for word in base.split() if len(word) > 2]
    return not words or not all(word.lower() in facts.small for word in words)
