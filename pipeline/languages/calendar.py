"""Printed times -> half-open days, against the publication date. Shared by the languages' period rules."""

from collections.abc import Callable
from datetime import date, timedelta

from pipeline.languages.times import Days
from pipeline.model import Grain

MONTHS_IN = {Grain.MONTH: 1, Grain.QUARTER: 3, Grain.HALF: 6, Grain.YEAR: 12, Grain.DECADE: 120}
_DAY = timedelta(days=1)
_SHORT_MONTH = 30  # days
GRAIN_OF_MONTHS = {count: grain for grain, count in MONTHS_IN.items() if count <= 12}


def add_months(day: date, months: int) -> date:
    """The same day `months` later, or the last day of that month where it has no such day."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    for found in range(day.day, 27, -1):
        try:
            return date(year, month + 1, found)
        except ValueError:
            pass
    return date(year, month + 1, min(day.day, 28))


def span(start: date, grain: Grain, count: int = 1) -> Days | None:
    """`count` grains from their first day; None outside the calendar, and of none."""
    if count < 1:
        return None
    if grain in {Grain.DAY, Grain.INSTANT}:
        return Days(start, start + timedelta(days=count), grain)
    if grain is Grain.WEEK:
        return Days(start, start + timedelta(weeks=count), grain)
    return Days(start, add_months(start, MONTHS_IN[grain] * count), grain)


def holding(day: date, grain: Grain) -> Days | None:
    """The grain that holds the day: its week from Monday, its quarter, its decade."""
    if grain is Grain.WEEK:
        return span(day - timedelta(days=day.weekday()), grain)
    if grain in {Grain.DAY, Grain.INSTANT}:
        return span(day, grain)
    size = MONTHS_IN[grain]
    first = (day.month - 1) // size * size + 1 if size <= 12 else 1
    year = day.year if size <= 12 else day.year // 10 * 10
    return span(date(year, first, 1), grain)


def moved(days: Days, steps: int, grain: Grain | None = None) -> Days | None:
    """The days `steps` grains (their own by default) later; earlier where negative."""
    grain = grain or days.grain
    try:
        if grain in MONTHS_IN and days.grain is Grain.WEEK:  # a week stays a week from Monday: a year is 52
            shift = timedelta(weeks=round(MONTHS_IN[grain] * steps * 52 / 12))
            return Days(days.start + shift, days.end + shift, days.grain)
        if grain in MONTHS_IN:
            months = MONTHS_IN[grain] * steps
            # of days the last one moves, not the one after: 28 February of a leap year had no day a year earlier; but
            # 30 June, where a quarter ends, is 31 March a quarter earlier
            if days.end - days.start == _DAY and days.start.day == _SHORT_MONTH and days.end.day == 1:
                end = add_months(days.end, months)
                return Days(end - _DAY, end, days.grain)
            behind = timedelta(days=days.grain in {Grain.DAY, Grain.INSTANT})
            return Days(add_months(days.start, months), add_months(days.end - behind, months) + behind, days.grain)
        shift = timedelta(days=steps * (7 if grain is Grain.WEEK else 1))
        return Days(days.start + shift, days.end + shift, days.grain)
    except (ValueError, OverflowError):
        return None


def months_until(end: date, count: int) -> Days:
    """So many months up to (and without) a day."""
    return Days(add_months(end, -count), end, GRAIN_OF_MONTHS.get(count, Grain.MONTH))


def whole_year(year: int) -> Days | None:
    return span(date(year, 1, 1), Grain.YEAR) if 1000 <= year <= 2999 else None


def part_of_year(grain: Grain, number: int, year: int | None, published: date) -> Days | None:
    """Month, quarter or half `number` of the year; without a year the last one that has begun by publication."""
    size = MONTHS_IN[grain]
    if not 1 <= number <= 12 // size or (year is not None and not 1000 <= year <= 2999):
        return None
    start = date(year or published.year, (number - 1) * size + 1, 1)
    if year is None and start > published:
        start = date(published.year - 1, start.month, 1)
    return span(start, grain)


def parts_of_year(grain: Grain, first: int, last: int, year: int | None, published: date) -> Days | None:
    """From the one through the other: the first nine months, the second and third quarters."""
    return through(part_of_year(grain, first, year, published), part_of_year(grain, last, year, published))


def parts_of_one_year(grain: Grain, first: int, last: int, year: int | None, published: date) -> Days | None:
    """As parts_of_year; without a year of the last one in which the last of them has begun by publication."""
    end = part_of_year(grain, last, year, published)
    return parts_of_year(grain, first, last, end.start.year, published) if end else None


def day_of(day: int, month: int, year: int | None, published: date, grain: Grain = Grain.DAY) -> Days | None:
    """A printed day; without a year the one nearest to publication (reports of 3 January name 30 December). News looks
    back more than ahead: a day to come has to be four times as near."""
    years = [year] if year is not None else [published.year - 1, published.year, published.year + 1]
    found = []
    for candidate in years:
        try:
            found.append(date(candidate, month, day))
        except ValueError:
            continue  # 29 February of a common year is no candidate
    return (
        span(min(found, key=lambda one: abs(one - published) * (4 if one > published else 1)), grain) if found else None
    )


def coming(days: Days | None, published: date) -> Days | None:
    """A day without its year of which something is still to be: the next one, where the last lies behind."""
    later = moved(days, 1, Grain.YEAR) if days and days.end <= published else None
    return later or days


def weekday_before(weekday: int, published: date) -> Days | None:
    """The last such weekday (Monday is 0) up to and including the day of publication."""
    return span(published - timedelta(days=(published.weekday() - weekday) % 7), Grain.DAY)


def relative(steps: int, grain: Grain) -> Callable[[date], Days | None]:
    """last (-1), this (0), next (+1) week, month, year as of publication."""

    def resolve(published: date) -> Days | None:
        now = holding(published, grain)
        return moved(now, steps) if now else None

    return resolve


def last_day(days: Days | None) -> Days | None:
    """at the end of July: its last day."""
    return span(days.end - timedelta(days=1), Grain.INSTANT) if days else None


def first_day(days: Days | None) -> Days | None:
    return span(days.start, Grain.INSTANT) if days else None


def through(first: Days | None, last: Days | None) -> Days | None:
    """From the first through the last: January to June is a half, 2019-2021 three years."""
    if not first or not last or first.start >= last.end:
        return None
    months = (last.end.year - first.start.year) * 12 + last.end.month - first.start.month
    grain = GRAIN_OF_MONTHS.get(months)
    if grain is None or first.grain in {Grain.DAY, Grain.WEEK}:
        grain = last.grain if months < 12 or last.grain is Grain.YEAR else Grain.YEAR
    return Days(first.start, last.end, grain, first, last)


def over_new_year(first: Days | None, last: Days | None) -> Days | None:
    """The first of two times, without a year of its own: from October to March it is in the year before the last."""
    return moved(first, -1, Grain.YEAR) if first and last and first.start >= last.end else first


def trailing(published: date, count: int, grain: Grain) -> Days | None:
    """in the past three years: so many grains that end with the day of publication; of days, with that day in them."""
    if count < 1:
        return None
    try:
        if grain in MONTHS_IN:
            return Days(add_months(published, -MONTHS_IN[grain] * count), published, grain)
        if grain is Grain.WEEK:
            return Days(published - timedelta(weeks=count), published, grain)
        return Days(published - timedelta(days=count - 1), published + timedelta(days=1), Grain.DAY)
    except (ValueError, OverflowError):
        return None


def so_far(days: Days | None, published: date) -> Days | None:
    """since the start of the year, so far this month: from its first day through that of publication."""
    if days is None or not days.start <= published < days.end:
        return None
    return Days(days.start, published + timedelta(days=1), days.grain)


def weekend(published: date, steps: int = 0) -> Days | None:
    """Saturday and Sunday: the last that have begun by publication, or those so many weeks later."""
    saturday = published - timedelta(days=(published.weekday() - 5) % 7)
    return span(saturday + timedelta(weeks=steps), Grain.DAY, 2)


def nth_week(month: Days, number: int) -> Days | None:
    """The second week of March: weeks from Monday, the first being that of the month's first Thursday (ISO 8601)."""
    thursday = month.start + timedelta(days=(3 - month.start.weekday()) % 7)
    return span(thursday - timedelta(days=3) + timedelta(weeks=number - 1), Grain.WEEK)


def at(offset: int, grain: Grain = Grain.DAY) -> Callable[[object, date], Days | None]:
    """today (0), yesterday (-1)."""
    return lambda _, published: span(published + timedelta(days=offset), grain)


def whole(steps: int, grain: Grain) -> Callable[[object, date], Days | None]:
    """the quarter, quarterly results (-1): the last that was over when the news was out."""
    return lambda _, published: relative(steps, grain)(published)


def no_days(_: object, __: date) -> None:
    """For times that are printed, so that their numbers are no claims, but that no number is true of."""
