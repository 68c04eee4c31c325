"""What a field of a table may hold. Anything else is a ConfigError that names file, key, field and what to write."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from difflib import get_close_matches
from typing import Any

from pipeline.errors import ConfigError


@dataclass(frozen=True, slots=True)
class Form:
    """`told`: what to write, with an example."""

    told: str
    fits: Callable[[Any], bool]


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _are_texts(value: object) -> bool:
    return isinstance(value, list) and all(map(_is_text, value))


def _are_names(value: object) -> bool:
    return isinstance(value, dict) and bool(value) and all(map(_are_some, value.values()))


def _are_some(value: object) -> bool:
    return _are_texts(value) and bool(value)


def _is_number(value: object) -> bool:
    try:
        return _is_text(value) and Decimal(str(value)) > 0
    except InvalidOperation:
        return False


def _are_bounds(value: object) -> bool:
    return isinstance(value, dict) and all(
        isinstance(span, list) and list(map(type, span)) == [int, int] and span[0] <= span[1] for span in value.values()
    )


TEXT = Form("a text in quotes, which is not empty", _is_text)
FLAG = Form("true or false, without quotes", lambda value: isinstance(value, bool))
TEXTS = Form('texts in brackets, such as ["one", "two"]', _are_texts)
SOME_TEXTS = Form('one text or more in brackets, such as ["one", "two"]', _are_some)
NAMES = Form('names by language, such as { en = ["Meow Talk", "MeowTalk"] }', _are_names)
TELLING = Form('patterns by the words that they stand for, such as { futures = ["futures"] }', _are_names)
NUMBER = Form('a number above zero in quotes, such as "0.001"', _is_number)
BOUNDS = Form("the least and the most by dimension, such as { percent = [0, 100] }", _are_bounds)


def check_row(
    file: str, place: str, row: object, needed: Mapping[str, Form], free: Mapping[str, Form] | None = None
) -> None:
    """ConfigError unless the row has all fields of `needed`, perhaps some of `free`, no others, each in its form."""
    forms = {**needed, **(free or {})}
    if not isinstance(row, dict):
        raise ConfigError(f"pipeline/catalog/{file}: {place} is no table; write its fields {', '.join(forms)}")
    for name in row:
        if name not in forms:
            like = get_close_matches(name, forms, n=1)
            meant = f"do you mean {like[0]}? " if like else ""
            raise ConfigError(
                f"pipeline/catalog/{file}: {place}.{name} is not known; {meant}its fields are {', '.join(forms)}"
            )
    for name, form in forms.items():
        if name not in row and name in needed:
            raise ConfigError(f"pipeline/catalog/{file}: {place} has no {name}; add it: {form.told}")
        if name in row and not form.fits(row[name]):
            raise ConfigError(f"pipeline/catalog/{file}: {place}.{name} = {row[name]!r} cannot be; write {form.told}")


def check_known(file: str, place: str, values: Iterable[str], known: Collection[str]) -> None:
    """ConfigError for a value that is none of those that are known."""
    for value in values:
        if value not in known:
            like = get_close_matches(value, known, n=1)
            meant = f"do you mean {like[0]!r}?" if like else f"known are {', '.join(sorted(known))}"
            raise ConfigError(f"pipeline/catalog/{file}: {place} names {value!r}, which is not known; {meant}")
