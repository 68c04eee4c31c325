"""Times that no word prints and that follow from the day of publication: the year of it, the quarter before it."""

from collections.abc import Callable
from datetime import date, timedelta

from pipeline.reader.inputs import TimeInput

_DAY = timedelta(days=1)
_MONTH_DAYS = 30


def _month(year: int, month: int) -> date:
    """The first day of a month, counted on from January of the year: month 0 is December of the year before."""
    return date(year + (month - 1) // 12, (month - 1) % 12 + 1, 1)


def _months(first: Callable[[date], int], length: int, years: int = 0) -> Callable[[date], tuple[date, date]]:
    def of(day: date) -> tuple[date, date]:
        start = first(day) + 12 * years
        return _month(day.year, start), _month(day.year, start + length)

    return of


def _quarter(day: date) -> int:
    return (day.month - 1) // 3 * 3 + 1


def _half(day: date) -> int:
    return (day.month - 1) // 6 * 6 + 1


FROM_PUBLICATION: dict[str, tuple[str, Callable[[date], tuple[date, date]]]] = {
    "day": ("day", lambda day: (day, day + _DAY)),
    "day before": ("day", lambda day: (day - _DAY, day)),
    "day after": ("day", lambda day: (day + _DAY, day + 2 * _DAY)),
    "last 30 days": ("day", lambda day: (day - (_MONTH_DAYS - 1) * _DAY, day + _DAY)),
    "year to date": ("day", lambda day: (date(day.year, 1, 1), day + _DAY)),
    "month": ("month", _months(lambda day: day.month, 1)),
    "month before": ("month", _months(lambda day: day.month - 1, 1)),
    "month a year before": ("month", _months(lambda day: day.month, 1, -1)),
    "quarter": ("quarter", _months(_quarter, 3)),
    "quarter before": ("quarter", _months(lambda day: _quarter(day) - 3, 3)),
    "second quarter before": ("quarter", _months(lambda day: _quarter(day) - 6, 3)),
    "quarter before a year before": ("quarter", _months(lambda day: _quarter(day) - 3, 3, -1)),
    "half": ("half", _months(_half, 6)),
    "half before": ("half", _months(lambda day: _half(day) - 6, 6)),
    "year": ("year", _months(lambda _: 1, 12)),
    "year before": ("year", _months(lambda _: 1, 12, -1)),
    "second year before": ("year", _months(lambda _: 1, 12, -2)),
    "year after": ("year", _months(lambda _: 1, 12, 1)),
    "last day of the quarter before": ("day", lambda day: (_month(day.year, _quarter(day)) - _DAY,
                                                            _month(day.year, _quarter(day)))),
    "last day of the year before": ("day", lambda day: (date(day.year, 1, 1) - _DAY, date(day.year, 1, 1))),
}  # fmt: skip


def from_publication(published: date | None) -> list[TimeInput]:
    if published is None:
        return []
    return [TimeInput(*of(published), grain, name) for name, (grain, of) in FROM_PUBLICATION.items()]
