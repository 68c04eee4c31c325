"""What a person types into the fields of a claim -> columns of core.claim and what they should be. Pure."""

import re
from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from pipeline.errors import ConfigError
from pipeline.languages.calendar import MONTHS_IN, span
from pipeline.model import Grain, plain
from pipeline.model.period_words import period_words
from pipeline.warehouse.mended import NUMBERS, YEARS, one_line, read_word

FIELDS: Mapping[str, str] = {
    "entity": "About",
    "metric_id": "Metric",
    "period": "Period",
    "unit": "Unit",
    "kind": "Kind",
    "value": "Value",
    "value_high": "Up to",
}
"""Fields of the form and their names."""
PERIOD = ("period_start", "period_end", "period_grain")
_NEEDED = ("unit", "kind", "value")
_PARTS = {"Q": Grain.QUARTER, "H": Grain.HALF}
_PERIOD = "2026, 2026-H1, 2026-Q1, 2026-03, 2026-W11, 2026-03-14, or 2026-03-01/2026-03-14"


def read_period(words: str) -> tuple[date, date, str]:
    """First day, the day after the last, and how long it is. ConfigError for what is no period.

    >>> read_period("2026-Q1")
    (datetime.date(2026, 1, 1), datetime.date(2026, 4, 1), 'quarter')
    >>> read_period("2026-03-01/2026-03-14")[1:]
    (datetime.date(2026, 3, 15), 'day')
    """
    try:
        if "/" in words:
            first, last = (date.fromisoformat(part.strip()) for part in words.split("/"))
            found = first, last + timedelta(days=1), Grain.DAY.value
        else:
            found = _named_period(words.strip())
    except (ValueError, OverflowError) as error:
        raise ConfigError(f"{words!r} is no period; write {_PERIOD}") from error
    if found[1] <= found[0]:
        raise ConfigError(f"{words!r} runs backwards; write {_PERIOD}")
    return found


def _named_period(words: str) -> tuple[date, date, str]:
    if re.fullmatch(r"\d{4}", words):
        start, grain = date(int(words), 1, 1), Grain.YEAR
    elif part := re.fullmatch(r"(\d{4})-([QH])([1-4])", words):
        grain = _PARTS[part[2]]
        start = date(int(part[1]), (int(part[3]) - 1) * MONTHS_IN[grain] + 1, 1)
    elif re.fullmatch(r"\d{4}-\d{2}", words):
        start, grain = date.fromisoformat(f"{words}-01"), Grain.MONTH
    elif re.fullmatch(r"\d{4}-W\d{2}", words):
        start, grain = date.fromisoformat(f"{words}-1"), Grain.WEEK
    else:
        start, grain = date.fromisoformat(words), Grain.DAY
    days = span(start, grain)
    if days is None:
        raise ValueError(f"{words} is outside the calendar")
    return days.start, days.end, days.grain.value


def now_said(claim: Mapping[str, Any]) -> dict[str, Any]:
    """The columns of the form as they stand: as read, or as a person has mended them."""
    columns = ("entity", "metric_id", "unit", "kind", "value", "value_high", *PERIOD)
    said = {name: claim[name] for name in columns}
    for name, word in (claim["fix"] or {}).items():
        if name in said:
            said[name] = _typed(name, word)
    return said


def _typed(name: str, word: str | None) -> Any:
    if word is None:
        return None
    if name in NUMBERS:
        return Decimal(word)
    return date.fromisoformat(word) if name in {"period_start", "period_end"} else word


def shown(said: Mapping[str, Any]) -> dict[str, str]:
    """What now_said gives, as the fields of the form have it."""
    plainly = {name: said[name] or "" for name in ("entity", "metric_id", "unit", "kind")}
    numbers = {name: "" if said[name] is None else plain(said[name]) for name in ("value", "value_high")}
    return {**plainly, **numbers, "period": period_words(said)}


def changed(said: Mapping[str, Any], form: Mapping[str, str]) -> dict[str, str]:
    """Columns that the form has otherwise than they stand, as judging.judge takes them; an empty word empties one.
    ConfigError for what cannot be."""
    stands, found = shown(said), dict[str, str]()
    for name in FIELDS:
        given = one_line(form.get(name, stands[name]))
        if given == one_line(stands[name]):
            continue
        columns = _columns(name, given)
        if any(_typed(column, word or None) != said[column] for column, word in columns.items()):
            found |= columns
    return found


def _columns(name: str, given: str) -> dict[str, str]:
    if not given:
        if name in _NEEDED:
            raise ConfigError(f"{FIELDS[name]} cannot be empty; if the number is none, say that it is wrong")
        return dict.fromkeys(PERIOD if name == "period" else (name,), "")
    if name == "period":
        start, end, grain = read_period(given)
        if not (YEARS[0] <= start.year and (end - timedelta(days=1)).year <= YEARS[1]):
            raise ConfigError(f"{given!r} is outside the years {YEARS[0]} to {YEARS[1]}; write {_PERIOD}")
        return {"period_start": start.isoformat(), "period_end": end.isoformat(), "period_grain": grain}
    return {name: read_word(name, given)}
