"""Files of place names -> an index of their printed forms. Pure but for reading the files beside this module."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from importlib import resources
from typing import Literal, cast, get_args

from pipeline.errors import ConfigError
from pipeline.languages import cldr

Sort = Literal["country", "adjective", "people", "province", "behind_comma", "city", "body", "no_place"]

_DOUBTFUL, _FIXED = "~", "="


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """Words of a text that name a country, or something that lies in one or belongs to one."""

    start: int
    end: int
    country: str  # ISO 3166-1 alpha-2
    sort: Sort


@dataclass(frozen=True, slots=True)
class Name:
    """A name as the files have it: `doubtful` ones are common words or people too, `fixed` ones are not declined."""

    text: str
    country: str
    sort: Sort
    doubtful: bool = False
    fixed: bool = False
    drawn: bool = False  # from a file that a script made: it adds nothing to a form that is known otherwise


@dataclass(frozen=True, slots=True)
class Index:
    """Printed form -> the names that it may be; first word of a form -> the most words that a form with it has."""

    forms: Mapping[str, tuple[Name, ...]]
    heads: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class PlaceRules:
    """What a language that sets its words apart adds to the index. One that does not has a reader of its own."""

    printed: Callable[[Name], Iterable[str]]  # the forms of a name in print
    before: re.Pattern[str]  # ends where a doubtful name may begin
    blocked: Callable[[str, int, int], bool]  # whether these words of a text are another name after all


def names_of(language: str) -> Iterator[Name]:
    """Names of places in a language: its own file first, then CLDR's countries, then what was drawn from GeoNames."""
    yield from _read(language, "places", "country")
    for name, country in cldr.country_names(language).items():
        yield Name(name.partition(" (")[0], country, "country")
    yield from (replace(name, drawn=True) for name in _read(language, "provinces", "province"))
    yield from (replace(name, drawn=True) for name in _read(language, "cities", "city"))


def index(names: Iterable[Name], printed: Callable[[Name], Iterable[str]], words: re.Pattern[str]) -> Index:
    """`printed` gives the forms of a name. Of two names with one form in one country the first holds."""
    found: defaultdict[str, dict[str, Name]] = defaultdict(dict)
    for name in names:
        for form in printed(name):
            if not name.drawn or all(known.sort == name.sort and known.drawn for known in found[form].values()):
                found[form].setdefault(name.country, name)
    heads: dict[str, int] = {}
    for form in found:
        parts = words.findall(form)
        heads[parts[0]] = max(heads.get(parts[0], 0), len(parts))
    return Index({form: tuple(by_country.values()) for form, by_country in found.items()}, heads)


def _read(language: str, name: str, sort: Sort) -> Iterator[Name]:
    path = resources.files("pipeline.languages").joinpath(language, "gazetteer", f"{name}.txt")
    if not path.is_file():
        return
    file = f"pipeline/languages/{language}/gazetteer/{name}.txt"
    for row in path.read_text(encoding="utf-8").splitlines():
        if row.startswith("["):
            sort = section(row.strip("[]"), file)
        elif row and not row.startswith("#"):
            country, _, listed = row.partition(" ")
            for one in listed.split("|"):
                text = one.lstrip(_DOUBTFUL + _FIXED)
                marks = one.removesuffix(text)
                yield Name(text, country, sort, doubtful=_DOUBTFUL in marks, fixed=_FIXED in marks)


def section(name: str, file: str) -> Sort:
    if name not in get_args(Sort):
        raise ConfigError(f"{file} has a section [{name}]; known: {', '.join(get_args(Sort))}")
    return cast(Sort, name)
