"""The period of a claim -> its name, or its first and last day."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

_MONTHS = {"year": 12, "half": 6, "quarter": 3, "month": 1}
_DAYS = {"week": 7, "day": 1, "instant": 1}


def period_words(claim: Mapping[str, Any]) -> str:
    """Of its columns period_start, period_end and period_grain: 2026, 2026-H1, 2026-Q1, 2026-03, 2026-W11 or 2026-03-14
    where it is exactly one of these, else its first and last day; empty where it has none.

    >>> period_words({"period_start": date(2026, 3, 1), "period_end": date(2026, 4, 1), "period_grain": "month"})
    '2026-03'
    >>> period_words({"period_start": date(2026, 3, 1), "period_end": date(2026, 3, 15), "period_grain": "month"})
    '2026-03-01/2026-03-14'
    """
    start, end, grain = claim["period_start"], claim["period_end"], claim["period_grain"]
    if start is None or end is None:
        return ""
    return _name(start, grain) if _is_one(start, end, grain) else f"{start}/{end - timedelta(days=1)}"


def _is_one(start: date, end: date, grain: str) -> bool:
    if grain not in _MONTHS:
        return (end - start).days == _DAYS.get(grain) and (grain != "week" or start.weekday() == 0)
    first, after = (day.year * 12 + day.month - 1 for day in (start, end))
    return start.day == end.day == 1 and first % _MONTHS[grain] == 0 and after - first == _MONTHS[grain]


def _name(start: date, grain: str) -> str:
    year = f"{start.year:04}"
    return {
        "year": year,
        "half": f"{year}-H{(start.month + 5) // 6}",
        "quarter": f"{year}-Q{(start.month + 2) // 3}",
        "month": f"{year}-{start.month:02}",
        "week": f"{start.isocalendar().year:04}-W{start.isocalendar().week:02}",
    }.get(grain, start.isoformat())
