"""English spans between two times that a text prints, what lasts since one of them, and the ends of spans."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import pairwise

from pipeline.languages.calendar import add_months, first_day, moved, through
from pipeline.languages.pattern_files import compiled_patterns
from pipeline.languages.times import Days, PlacedDays
from pipeline.model import Grain

_DAY = timedelta(days=1)
_PAIR = 2
_LONG = 14 * _DAY
_LONGEST = 100  # years of a span
_P = compiled_patterns("en", "periods_further_spans")
_YEARLY = frozenset({Grain.YEAR, Grain.DECADE})


def of_spans(text: str, printed: Sequence[PlacedDays], published: date) -> Iterable[PlacedDays]:
    yield from _between(text, printed, published)
    yield from _listed(text, printed)
    for one in printed:
        yield from (PlacedDays(one.start, one.end, end) for end in (one.days.first, one.days.last) if end)
        yield from _since(text, one, published)
        if _P["starts"].search(text, one.start, one.end) and (start := first_day(one.days)):
            yield PlacedDays(one.start, one.end, start)
    yield from _from_the_last(text, printed, published)


def _between(text: str, printed: Sequence[PlacedDays], published: date) -> Iterable[PlacedDays]:
    """from 2011 to early 2025: also no further than the day of publication."""
    for first, last in pairwise(printed):
        if not _P["join"].fullmatch(text, first.end, last.start):
            continue
        days = _through(first.days, last.days)
        if days:
            yield PlacedDays(first.start, last.end, days)
            if days.start <= published < days.end - _DAY:
                yield PlacedDays(first.start, last.end, Days(days.start, published + _DAY, days.grain))


def _through(first: Days, last: Days) -> Days | None:
    """The span; its first time may print no year, and is then that before the last one."""
    if first.start > last.start and first.grain not in _YEARLY:
        years = first.start.year - last.start.year + (first.start.replace(year=2000) > last.start.replace(year=2000))
        first = moved(first, -years, Grain.YEAR) or first
    days = through(first, last)
    return days if days and days.end.year - days.start.year <= _LONGEST else None


def _listed(text: str, printed: Sequence[PlacedDays]) -> Iterable[PlacedDays]:
    """in 2010, 2011 and 2012: all of them, where one follows on another."""
    opening, times = 0, 0  # where the run begins, and how many times it has: a span has two
    for place, one in enumerate(printed):
        before = printed[place - 1] if place else None
        listed = before and one.days.start == before.days.end and _P["listed"].fullmatch(text, before.end, one.start)
        opening, times = (opening, times) if listed else (place, 0)
        times += 2 if one.days.first else 1
        days = through(printed[opening].days, one.days) if listed and times > _PAIR else None
        if days:
            yield PlacedDays(printed[opening].start, one.end, days)


def _since(text: str, one: PlacedDays, published: date) -> Iterable[PlacedDays]:
    """since last May: through the day of publication; since the weekend: also from the day behind it."""
    line = text.rfind("\n", 0, one.start) + 1
    before = _P["since"].search(text, max(line, one.start - 40), one.start)
    if not (before or _P["since_inside"].match(text, one.start, one.end)) or not one.days.start <= published:
        return
    yield PlacedDays(one.start, one.end, Days(one.days.start, published + _DAY, one.days.grain))
    if one.days.grain in {Grain.DAY, Grain.WEEK} and one.days.end <= published:
        yield PlacedDays(one.start, one.end, Days(one.days.end, published + _DAY, one.days.grain))


def _from_the_last(text: str, printed: Sequence[PlacedDays], published: date) -> Iterable[PlacedDays]:
    """since then, in its first week: counted from the time that was printed last."""
    for match in _P["since_then"].finditer(text):
        last = _last_before(match.start(), printed)
        if last and last.start <= published:
            yield PlacedDays(*match.span(), Days(last.start, published + _DAY, last.grain))
            if last.grain is Grain.DAY and last.end <= published:
                yield PlacedDays(*match.span(), Days(last.end, published + _DAY, last.grain))
    for match in _P["first_days"].finditer(text):
        last = _last_before(match.start(), printed)
        if last and last.grain is Grain.DAY:
            ends = {"week": last.start + 7 * _DAY, "weekend": last.start + 3 * _DAY}
            ends |= {"month": add_months(last.start, 1), "year": add_months(last.start, 12)}
            yield PlacedDays(*match.span(), Days(last.start, ends[match["g"].lower()], Grain.DAY))


def _last_before(at: int, printed: Sequence[PlacedDays]) -> Days | None:
    place = bisect_right(printed, at, key=lambda one: one.end)
    return printed[place - 1].days if place else None


def of_comparisons(placed: Iterable[PlacedDays]) -> Iterable[PlacedDays]:
    """Of each month, quarter, half, year and long span the same one a year before: what a change is against, where the
    text does not say so."""
    seen = set()
    for one in placed:
        days = one.days
        if days.end - days.start < _LONG or days.grain is Grain.DECADE or (days.start, days.end) in seen:
            continue
        seen.add((days.start, days.end))
        before = moved(days, -1, Grain.YEAR)
        if before:
            yield PlacedDays(one.start, one.end, before)
