"""Text -> the countries that its words name or imply: candidates for the region of a number. Pure.

What counts: countries, their adjectives and people, provinces, cities, and national bodies (the Fed, Госдума, 국회).
Whose number it is, is not decided here; a word that may be in two countries gives a mention for each (Georgia).

The names come from four places: countries from CLDR through Babel; cities of some size from GeoNames (CC BY 4.0) and
English names of provinces from CLDR's subdivisions (Unicode License V3), both drawn by scripts/gazetteer.py into
<language>/gazetteer/; places.txt there is written by hand: short and old names, adjectives, people, provinces, bodies.
A name that is also a common word, or one of people, is marked ~ there and counts only beside a word of place: "in
Reading". A language without these files has CLDR's countries and nothing else.
"""

import importlib
import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import lru_cache, partial
from importlib.util import find_spec

from pipeline.languages import known
from pipeline.languages.gazetteer_index import Index, Name, PlaceMention, PlaceRules, index, names_of

__all__ = ["PlaceMention", "countries_in"]

_WORD = re.compile(r"[^\W\d_]+")
_BEHIND_COMMA = re.compile(r"[^\W\d_][\w.'’-]*,\s\Z")
_LOOK_BACK = 24
_SHOUTED = 4  # letters from which a word in capitals may be a name that is written so, and no short form
_PLAIN = PlaceRules(lambda name: [name.text], re.compile(r"(?!)"), lambda *_: False)


def countries_in(text: str, language: str) -> list[PlaceMention]:
    """In the order of the text; two for the same words where they may be in two countries.

    >>> [(one.country, one.sort) for one in countries_in("Norwegian users outside Lyon", "en")]
    [('NO', 'adjective'), ('FR', 'city')]
    """
    return sorted(_reader(language)(text), key=lambda one: (one.start, one.end, one.country))


@lru_cache
def _reader(language: str) -> Callable[[str], Iterable[PlaceMention]]:
    """What <language>/places_gazetteer.py says: RULES for its words, or `reader`, which makes a reader of the names."""
    room = f"pipeline.languages.{language}.places_gazetteer"
    own = importlib.import_module(room) if language in known() and find_spec(room) else None
    make: Callable[[Iterable[Name]], Callable[[str], Iterable[PlaceMention]]] | None = getattr(own, "reader", None)
    if make:
        return make(names_of(language))
    rules: PlaceRules = getattr(own, "RULES", _PLAIN)
    return partial(_mentions, known=index(names_of(language), rules.printed, _WORD), rules=rules)


def _mentions(text: str, known: Index, rules: PlaceRules) -> list[PlaceMention]:
    words = [match.span() for match in _WORD.finditer(text)]
    found: list[PlaceMention] = []
    at = 0
    while at < len(words):
        word = text[slice(*words[at])]
        most = known.heads.get(word) or (known.heads.get(word.capitalize()) if _is_shouted(word) else None)
        size = 1
        if most:
            size, names = _longest(text, words[at : at + most], known, rules)
            start, end = words[at][0], words[at + size - 1][1]
            found += (PlaceMention(start, end, name.country, name.sort) for name in names if name.sort != "no_place")
        at += size
    return _settled(text, found)


def _is_shouted(word: str) -> bool:
    return len(word) >= _SHOUTED and word.isupper()


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
