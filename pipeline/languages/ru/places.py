"""Places as Russian prints them -> ISO 3166: countries (CLDR), regions of Russia (ISO 3166-2:RU), adjectives, people."""

# Tables read best one entry a line, however long.
# ruff: noqa: E501

import re
from collections.abc import Iterator
from functools import lru_cache

from pipeline.languages import cldr
from pipeline.languages.language import Places
from pipeline.languages.patterns import trie
from pipeline.languages.ru.morphology import adjective_forms, inflected, noun_forms
from pipeline.languages.words import word_table

COUNTRIES = word_table("ru", "countries")
REGIONS = word_table("ru", "regions")
ADJECTIVES = word_table("ru", "place_adjectives")
PEOPLE = word_table("ru", "place_people")


@lru_cache
def codes() -> dict[str, str]:
    """Every printed form, lower case -> code."""
    return {form.lower(): code for form, code in _forms()}


@lru_cache
def printed() -> frozenset[str]:
    """The forms with the capitals that print has."""
    return frozenset(form for form, _ in _forms())


def _forms() -> Iterator[tuple[str, str]]:
    for name, code in {
        **{name: code for name, code in cldr.country_names("ru").items() if len(name) > 3},
        **COUNTRIES,
        **REGIONS,
    }.items():
        for form in (name,) if name.isupper() else inflected(name):
            yield form, code
    for adjective, code in ADJECTIVES.items():
        for form in adjective_forms(adjective):
            yield form, code
            yield form.capitalize(), code
    for noun, code in PEOPLE.items():
        for form in noun_forms(noun):
            yield form, code
            yield form.capitalize(), code


_WORLDWIDE = r"(?:во?\s(?:всём\s|всем\s)?мире|по\sвсему\sмиру|в\s(?:других|остальных)\sстранах)"
PLACES = Places(
    re.compile(rf"(?<![\w-])(?:{trie(printed())})(?![\w-]|[»\"])"),  # «Тула» is a cinema
    codes(),
    worldwide=re.compile(
        rf"(?<!\w)(?:{_WORLDWIDE}|глобально|мировой\s(?=аудитори))(?!\w)",
        re.IGNORECASE,
    ),
    everywhere_after=re.compile(rf"(?:\s[а-яё-]+){{0,4}}?\s(?:{_WORLDWIDE}|в\sостальном\sмире)(?!\w)"),
    abroad=re.compile(r"(?<!\w)(?:за\s(?:рубежом|границей)|зарубежн|иностранн)", re.IGNORECASE),
    anaphora=re.compile(
        r"(?<!\w)(?:[Вв]о?|[Нн]а|[Пп]о)\s(?:(?:нашем|нашей|этой|этом)\s)?(?P<place>(?:[а-яё]+ской\s)?столице|области|крае|краю|регионе|регионам?|республике|стране|городе|городу)(?!\w)"
    ),
)
