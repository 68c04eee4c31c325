"""Files of place names (pipeline/languages/<code>/gazetteer/<what>.txt) -> an index of their printed forms."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from importlib import resources
from typing import Literal, cast, get_args

from pipeline.errors import ConfigError
from pipeline.languages import cldr, known

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
    """Printed form -> the names that it may be; first part of a form -> the most parts that a form with it has."""

    forms: Mapping[str, tuple[Name, ...]]
    heads: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """How a language prints places. The first part of a form is its head: what a reader looks up first."""

    printed: Callable[[Name], Iterable[str]]  # the forms of a name in print
    parts: re.Pattern[str]  # of a form: its words, or every two of its signs
    mentions: Callable[[str, Index], Iterable[PlaceMention]]  # in a text


def names_of(language: str) -> Iterator[Name]:
    """Names of places in a language: its own file first, then CLDR's countries, then what was drawn from GeoNames."""
    yield from _read(language, "places", "country")
    for name, country in cldr.country_names(language).items():
        yield Name(name.partition(" (")[0], country, "country")
    yield from (replace(name, drawn=True) for name in _read(language, "provinces", "province"))
    yield from (replace(name, drawn=True) for name in _read(language, "cities", "city"))


def index(names: Iterable[Name], gazetteer: Gazetteer) -> Index:
    """Of two names with one form in one country the first holds."""
    found: defaultdict[str, dict[str, Name]] = defaultdict(dict)
    for name in names:
        for form in gazetteer.printed(name):
            if not name.drawn or all(other.sort == name.sort and other.drawn for other in found[form].values()):
                found[form].setdefault(name.country, name)
    heads: dict[str, int] = {}
    for form in found:
        parts = gazetteer.parts.findall(form)
        heads[parts[0]] = max(heads.get(parts[0], 0), len(parts))
    return Index({form: tuple(by_country.values()) for form, by_country in found.items()}, heads)


def _read(language: str, name: str, sort: Sort) -> Iterator[Name]:
    if language not in known():
        return
    path = resources.files(f"pipeline.languages.{language}").joinpath("gazetteer", f"{name}.txt")
    if not path.is_file():
        return
    for row in path.read_text(encoding="utf-8").splitlines():
        if row.startswith("["):
            sort = section(row.strip("[]"), f"pipeline/languages/{language}/gazetteer/{name}.txt")
        elif row and not row.startswith("#"):
            country, _, listed = row.partition(" ")
            for one in listed.split("|"):
                text = one.lstrip(_DOUBTFUL + _FIXED)
                marks = one.removesuffix(text)
                yield Name(text, country, sort, doubtful=_DOUBTFUL in marks, fixed=_FIXED in marks)


def section(name: str, where: str) -> Sort:
    if name not in get_args(Sort):
        raise ConfigError(f"{where} has a section [{name}]; known: {', '.join(get_args(Sort))}")
    return cast(Sort, name)
