"""Names in a text: what the catalogue knows, what stands in quotes, and what is written with capitals."""

import re
from collections.abc import Callable, Iterable

from pipeline.catalog import entities
from pipeline.languages.language import Name
from pipeline.languages.patterns import alternatives
from pipeline.model import Span

_LETTER = r"[^\W\d_]"


def known_names(code: str, *, inflection: str = "") -> Callable[[str, int, int], list[Name]]:
    """Aliases of entities.toml in the language, longest first; case counts (Line is no line). `inflection` is a pattern
    that a name may end with."""
    bases = {name: row.names[code][0] for row in entities() if code in row.names for name in row.names[code]}
    bases |= {name: name for row in entities() for name in row.names.get("en", ()) if name not in bases}
    pattern = re.compile(rf"(?<!{_LETTER})(?P<name>{alternatives(bases)}){inflection}(?!{_LETTER})")

    def find(text: str, start: int, end: int) -> list[Name]:
        return [
            Name(Span(match.start("name"), match.end("name")), bases[match["name"]], known=True)
            for match in pattern.finditer(text, start, end)
            if match["name"] in bases
        ]

    return find


def capitalised_names(
    *, upper: str, links: Iterable[str], starters: frozenset[str], never: frozenset[str], acts: re.Pattern[str]
) -> Callable[[str, int, int], list[Name]]:
    """Runs of capitalised words, `links` (of, the, &) inside them. A single word that opens a sentence counts only
    if it is no ordinary word (`starters`) and does something (`acts`, matched behind it) or is a name elsewhere too;
    words of `never` (months, weekdays) are no names."""
    word = rf"[{upper}][\w&’'\-]*(?:\.[{upper}]\.?)*\.?"
    link = alternatives(links)
    pattern = re.compile(rf"(?<![\w’'-]){word}(?:\s(?:(?:{link})\s){{0,2}}(?:{word}))*")
    possessive = re.compile(r"['’]s?\.?$|[.,]+$")

    def find(text: str, start: int, end: int) -> list[Name]:
        found = []
        for match in pattern.finditer(text, start, end):
            name = _trimmed(match, start, starters, never, possessive, acts)
            if name:
                found.append(name)
        return found

    return find


def _trimmed(  # noqa: PLR0917
    match: re.Match[str],
    start: int,
    starters: frozenset[str],
    never: frozenset[str],
    possessive: re.Pattern[str],
    acts: re.Pattern[str],
) -> Name | None:
    at, words = match.start(), match[0].split()
    while words and words[0].lower().rstrip(".,'’") in starters:
        at += len(words[0]) + 1
        words = words[1:]
    cut = next((index for index, word in enumerate(words) if word.endswith(("'s", "’s"))), len(words) - 1)
    words = words[: cut + 1]
    words = words[: next((i for i, word in enumerate(words) if word.lower().rstrip(".,") in never), len(words))]
    base = possessive.sub("", match.string[at : at + len(" ".join(words))])
    if not base or len(base) < 2:
        return None
    if len(base.split()) == 1 and at == match.start() and _opens(match, start):
        does = acts.match(match.string, at + len(base)) and not base.endswith("s") and "-" not in base
        if base.lower() in starters or not (does or _elsewhere(match.string, base, at)):
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
    return any(
        text[max(found.start() - 2, 0) : found.start()].strip(" ").isalnum()
        for found in re.finditer(rf"(?<=\s){re.escape(word)}\b", text)
        if found.start() != at
    )
