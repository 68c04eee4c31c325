"""Text -> the countries that its words name or imply: candidates for the region of a number. Pure.

What counts: countries, their adjectives and people, provinces, cities, and national bodies (the Fed).
Whose number it is, is not decided here; a word that may be in two countries gives a mention for each (Georgia).

The names come from four places: countries from CLDR through Babel; and in pipeline/languages/<code>/gazetteer/ cities
of some size from GeoNames (CC BY 4.0) and English names of provinces from CLDR's subdivisions (Unicode License V3),
both drawn by scripts/gazetteer.py, and places.txt, written by hand: short and old names, adjectives, people, provinces,
bodies. A name that is also a common word, or one of people, is marked ~ there and counts only beside a word of place:
"in Reading". GAZETTEER in pipeline/languages/<code>/gazetteer.py says how the language prints its names. A language
without that module and these files has CLDR's countries and nothing else.
"""

import importlib
from functools import lru_cache
from importlib.util import find_spec

from pipeline.errors import ConfigError
from pipeline.languages import known
from pipeline.languages.gazetteer_index import Gazetteer, Index, PlaceMention, index, names_of
from pipeline.languages.gazetteer_words import PlaceRules, gazetteer_of_words
from pipeline.languages.language import NEVER

__all__ = ["PlaceMention", "countries_in"]

_PLAIN = gazetteer_of_words(lambda name: [name.text], PlaceRules(NEVER, lambda *_: False))


def countries_in(text: str, language: str) -> list[PlaceMention]:
    """In the order of the text; two for the same words where they may be in two countries.

    >>> [(one.country, one.sort) for one in countries_in("Norwegian users outside Lyon", "en")]
    [('NO', 'adjective'), ('FR', 'city')]
    """
    gazetteer, names = _loaded(language)
    return sorted(gazetteer.mentions(text, names), key=lambda one: (one.start, one.end, one.country))


@lru_cache
def _loaded(language: str) -> tuple[Gazetteer, Index]:
    gazetteer = _gazetteer(language)
    return gazetteer, index(names_of(language), gazetteer)


def _gazetteer(language: str) -> Gazetteer:
    module = f"pipeline.languages.{language}.gazetteer"
    if language not in known() or not find_spec(module):
        return _PLAIN
    found = importlib.import_module(module).GAZETTEER
    if not isinstance(found, Gazetteer):
        raise ConfigError(
            f"pipeline/languages/{language}/gazetteer.py: GAZETTEER is no Gazetteer; see docs/add-a-language.md"
        )
    return found
