"""Places in the text of a language that sets its words apart: the longest name that begins with a word. Pure."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import partial

from pipeline.languages.gazetteer_index import Gazetteer, Index, Name, PlaceMention

_WORD = re.compile(r"[^\W\d_]+")
_BEHIND_COMMA = re.compile(r"[^\W\d_][\w.'’-]*,\s\Z")
_LOOK_BACK = 24
_SHOUTED = 4  # letters from which a word in capitals may be a name that is written so, and no short form


@dataclass(frozen=True, slots=True)
class PlaceRules:
    """What stands around a name."""

    before: re.Pattern[str]  # ends where a doubtful name may begin
    blocked: Callable[[str, int, int], bool]  # whether these words of a text are another name after all


def gazetteer_of_words(printed: Callable[[Name], Iterable[str]], rules: PlaceRules) -> Gazetteer:
    """`printed` gives the forms of a name in print."""
    return Gazetteer(printed, _WORD, partial(_mentions, rules=rules))


def _mentions(text: str, known: Index, rules: PlaceRules) -> list[PlaceMention]:
    words = [match.span() for match in _WORD.finditer(text)]
    found: list[PlaceMention] = []
    at = 0
    while at < len(words):
        word = text[slice(*words[at])]
        most = known.heads.get(word) or (known.heads.get(word.capitalize()) if word.isupper() else None)
        size = 1
        if most:
            size, names = _longest(text, words[at : at + most], known, rules)
            start, end = words[at][0], words[at + size - 1][1]
            found += (PlaceMention(start, end, name.country, name.sort) for name in names if name.sort != "no_place")
        at += size
    return _settled(text, found)


def _is_shouted(name: str) -> bool:
    """Short ones are abbreviations: *ROME*, but no *BEN*."""
    return len(name) >= _SHOUTED and name.isupper()


def _longest(text: str, words: list[tuple[int, int]], known: Index, rules: PlaceRules) -> tuple[int, list[Name]]:
    """The longest name that begins with the first of these words: of how many words it is, and what it may be."""
    start = words[0][0]
    for size in range(len(words), 0, -1):
        end = words[size - 1][1]
        form = text[start:end] if size == 1 else " ".join(text[start:end].split())
        names = known.forms.get(form) or (known.forms.get(form.title(), ()) if _is_shouted(form) else ())
        fitting = [name for name in names if _fits(name, text, start, rules)]
        if fitting and (fitting[0].sort == "no_place" or not rules.blocked(text, start, end)):
            return size, fitting
    return 1, []


def _fits(name: Name, text: str, start: int, rules: PlaceRules) -> bool:
    before = text[max(0, start - _LOOK_BACK) : start]
    if name.sort == "behind_comma":
        return bool(_BEHIND_COMMA.search(before))
    return not name.doubtful or bool(rules.before.search(before))


def _settled(text: str, found: list[PlaceMention]) -> list[PlaceMention]:
    """A town before a comma and a province lies there: London, Ontario."""
    provinces = {one.start: one.country for one in found if one.sort in {"province", "behind_comma"}}
    return [
        replace(one, country=provinces[one.end + 2])
        if one.sort == "city" and one.end + 2 in provinces and text.startswith(", ", one.end)
        else one
        for one in found
    ]
