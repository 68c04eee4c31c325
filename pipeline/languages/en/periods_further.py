"""English words of time that may mean other days than the grammar of periods gives them: each with all of these.

They are offered to the reader beside what the grammar gives, and block no number.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta
from itertools import islice

from pipeline.languages import calendar
from pipeline.languages.en.periods_further_fiscal import of_fiscal_years
from pipeline.languages.en.periods_further_spans import of_comparisons, of_spans
from pipeline.languages.en.periods_resolved import COUNT, MONTH, MONTHS_OF, TIMES, YEAR, closing_day
from pipeline.languages.pattern_files import compiled_patterns
from pipeline.languages.times import Days, FurtherTimes, PlacedDays
from pipeline.model import Grain

_DAY = timedelta(days=1)
_QUARTER = timedelta(weeks=13)
_SOON = 150  # days from publication to a month that is still to come
_SATURDAY = 5
_Further = Callable[[re.Match[str], date], Iterable[Days | None]]


def _ended(match: re.Match[str], published: date) -> Iterable[Days | None]:
    """the three months ended September 1: counted back from that day, by months and by the 13 weeks of shops."""
    closing = closing_day(match.string, match.end(), published)
    months = TIMES.count_of(match["c"]) if match["c"] else MONTHS_OF[match["g"].lower()]
    if closing is None or not 1 <= months <= 24:
        return
    yield calendar.months_until(closing.end, months)
    if closing.grain is Grain.DAY and closing.end.day > 1 and months == MONTHS_OF["quarter"]:
        yield Days(closing.end - _QUARTER, closing.end, Grain.QUARTER)
    if closing.grain is Grain.MONTH and closing.end <= published:  # ending in January: the one to come, too
        later = calendar.moved(closing, 1, Grain.YEAR)
        yield calendar.months_until(later.end, months) if later else None


def _weeks_ended(match: re.Match[str], published: date) -> Iterable[Days | None]:
    closing = closing_day(match.string, match.end(), published)
    if closing and closing.grain is Grain.DAY:
        size, grain = (1, Grain.DAY) if match["g"].lower().startswith("day") else (7, Grain.WEEK)
        yield Days(closing.end - timedelta(days=size * TIMES.count_of(match["c"])), closing.end, grain)


def _next(match: re.Match[str], published: date) -> Iterable[Days | None]:
    """over the next three months: from the day of publication, and from the first whole one."""
    count = TIMES.count_of(match["c"]) if match["c"] else 1
    grain = TIMES.grain_of(match["g"])
    yield calendar.span(published, grain, count)
    now = calendar.holding(published, grain)
    yield calendar.span(now.end, grain, count) if now else None


def _trailing(match: re.Match[str], published: date) -> Iterable[Days | None]:
    """over the last year: up to the day of publication."""
    grain = TIMES.grain_of(match["g"])
    days = calendar.trailing(published, 1, grain)
    yield Days(days.start, published + _DAY, grain) if days else None


def _past(match: re.Match[str], published: date) -> Iterable[Days | None]:
    """the past three years of the calendar, and the past three days without that of publication."""
    count = TIMES.count_of(match["c"])
    if match["g"].lower().startswith("day"):
        yield Days(published - count * _DAY, published, Grain.DAY)
        return
    for last in (published.year, published.year - 1):
        yield calendar.span(date(last - count + 1, 1, 1), Grain.YEAR, count) if last > count else None


def _trading_days(match: re.Match[str], published: date) -> Iterable[Days | None]:
    """five trading days: the working days up to that of publication, or up to the one before."""
    count = TIMES.count_of(match["c"])
    if match["n"]:
        week = calendar.holding(published, Grain.WEEK)
        yield calendar.span(week.start, Grain.DAY, count) if week else None
        return
    for last in (published, published - _DAY):
        days = [last - back * _DAY for back in range(2 * count + 3)]
        days = [day for day in days if day.weekday() < _SATURDAY][:count]
        yield Days(days[-1], days[0] + _DAY, Grain.DAY) if days else None


def _first_months(match: re.Match[str], published: date) -> Iterable[Days | None]:
    """nine-month sales, half-year profit: the first months of the year, of the last one that has had so many, and so
    many up to the end of the last quarter."""
    counted = match["c"] or match["c0"]
    months = TIMES.count_of(counted) if counted else MONTHS_OF["half-year"]
    ends = (calendar.add_months(date(year, 1, 1), months) for year in (published.year, published.year - 1))
    yield from (calendar.months_until(end, months) for end in islice((end for end in ends if end <= published), 1))
    quarter = calendar.holding(published, Grain.QUARTER)
    yield calendar.months_until(quarter.start, months) if quarter else None


def _year(match: re.Match[str], _: date) -> Iterable[Days | None]:
    yield calendar.span(date(int(match["y"]), 1, 1), Grain.YEAR)


def _coming_month(match: re.Match[str], published: date) -> Iterable[Days | None]:
    """November (projected), in October: the month to come, of which the last one is not meant."""
    days = calendar.part_of_year(Grain.MONTH, TIMES.month_number(match["m"]), None, published)
    later = calendar.moved(days, 1, Grain.YEAR) if days else None
    if later and (later.start - published).days <= _SOON:
        yield later


_GIVEN = {"count": COUNT, "month": MONTH, "year": YEAR}
_P = compiled_patterns("en", "periods_further", _GIVEN)
# by the names of their patterns
_MEANINGS: Mapping[str, _Further] = {
    "months_ended": _ended,
    "weeks_ended": _weeks_ended,
    "next_ones": _next,
    "last_one": _trailing,
    "past_ones": _past,
    "few_days": _past,
    "trading_days": _trading_days,
    "first_months": _first_months,
    "touching_year": _year,
    "coming_month": _coming_month,
}


def _of_words(text: str, published: date) -> Iterable[PlacedDays]:
    for name, resolve in _MEANINGS.items():
        for match in _P[name].finditer(text):
            for days in resolve(match, published):
                if days and days.start < days.end:
                    yield PlacedDays(*match.span(), days)


def _of_text(text: str, printed: Sequence[PlacedDays], published: date) -> Iterable[PlacedDays]:
    found = [*_of_words(text, published), *of_spans(text, printed, published), *of_fiscal_years(text, published)]
    return [*found, *of_comparisons([*printed, *found])]


FURTHER = FurtherTimes(of_text=_of_text)
