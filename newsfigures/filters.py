"""What a question to a warehouse is narrowed by, as its statements take it."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from numbers import Integral
from typing import Any
from uuid import UUID

from pipeline.errors import ConfigError
from pipeline.model import ClaimKind, Modality
from pipeline.model.conflict import CONFLICT_STATUSES

_WORDS = {
    "kind": tuple(ClaimKind),
    "modality": tuple(Modality),
    "status": CONFLICT_STATUSES,
}
"""Those of which there are only some."""


def readable(wanted: Mapping[str, Any]) -> dict[str, Any]:
    """ConfigError for what no row can have or no column be compared with: it would look like an empty answer."""
    for name, words in _WORDS.items():
        if wanted.get(name) not in (None, *words):
            raise ConfigError(f"{name}={wanted[name]!r} is none; give one of {', '.join(words)}, or None for all")
    most = wanted["max_rows"]
    if most is not None and (not isinstance(most, Integral) or most < 0):
        raise ConfigError(f"limit={most!r} is no number of rows; give 0 or more, or None for all")
    least = wanted.get("min_confidence")
    if least is not None and not (isinstance(least, int | float | Decimal) and 0 <= least <= 1):
        raise ConfigError(f"min_confidence={least!r} is no confidence; give a number from 0 to 1, or None for all")
    read = {"published_from": as_day, "published_before": as_day, "region": _region, "series_id": _series}
    return {name: read[name](value, name) if name in read and value is not None else value
            for name, value in wanted.items()}  # fmt: skip


def as_day(day: date | str, name: str) -> date:
    if isinstance(day, datetime):
        return day.date()
    if isinstance(day, date):
        return day
    try:
        return datetime.fromisoformat(day).date()
    except (TypeError, ValueError) as error:
        raise ConfigError(f"{name}={day!r} is no day; write it as 2026-04-14") from error


def _region(words: str, _: str) -> str:
    from pipeline.catalog.place_codes import code_of_place  # noqa: PLC0415  # slow

    return code_of_place(words)


def _series(series_id: object, name: str) -> str:
    try:
        return str(UUID(str(series_id)))
    except ValueError as error:
        raise ConfigError(
            f"{name}={series_id!r} is no id of a series; give one of the column series_id of series()"
        ) from error
