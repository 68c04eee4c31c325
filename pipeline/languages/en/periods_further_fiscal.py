"""English fiscal years: where a text says when they begin, what its years, quarters and halves are by them."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from datetime import date, timedelta

from pipeline.languages.calendar import add_months, months_until
from pipeline.languages.en.periods_resolved import COUNT, DATE, MONTH, TIMES, closing_day
from pipeline.languages.pattern_files import compiled_patterns
from pipeline.languages.times import Days, PlacedDays
from pipeline.model import Grain

_DAY = timedelta(days=1)
_SOON = 100  # days from publication to a quarter of which one may speak already
_FIRST = 2000  # the year of two digits
# where a text speaks of fiscal years and does not say when they begin: India and Japan, Australia, America's government
_COMMON = ((4, 1), (7, 1), (10, 1))
_CALENDAR = (1, 1)  # as most firms count; a year that is named by its number is proposed already
_NEAR = 300  # characters from a quarter's number to the months that it has
_MOST = 4  # beginnings that are taken from one text
_ANY = 2001  # a common year, to count days in
_Beginnings = tuple[tuple[int, int], ...]  # month and day
_Placed = tuple[re.Match[str], Days | None]
_P = compiled_patterns("en", "periods_further_fiscal", {"count": COUNT, "month": MONTH})
_QUARTER = 3  # months
_GRAINS = {_QUARTER: Grain.QUARTER, 6: Grain.HALF}
_FORWARD = frozenset({"next", "coming"})
_BACK = frozenset({"last", "previous"})


def of_fiscal_years(text: str, published: date) -> Iterable[PlacedDays]:
    stated = _beginnings(text, published)
    for match in _P["yearly"].finditer(text):
        for beginning in stated or _common(match):
            for start in _starts(match, beginning, published):
                yield PlacedDays(*match.span(), Days(start, add_months(start, 12), Grain.YEAR))
    for match, days in (*_next_years(text, stated, published), *_parts(text, stated, published)):
        if days:
            yield PlacedDays(*match.span(), days)


def _next_years(text: str, stated: _Beginnings, published: date) -> Iterable[_Placed]:
    for match in _P["next_years"].finditer(text) if stated else ():
        for beginning in stated:
            start, months = _holding(beginning, published), 12 * TIMES.count_of(match["c"])
            for first in (start, add_months(start, 12)):
                yield match, Days(first, add_months(first, months), Grain.YEAR)


def _parts(text: str, stated: _Beginnings, published: date) -> Iterable[_Placed]:
    """Its quarters and halves, by their numbers, by the year that they name, and by what they end with."""
    for match in _P["part_of_year"].finditer(text):
        number, months = _first_month(match)
        for month, day in stated or _COMMON:
            start = add_months(date(_FIRST + int(match["yy"]) - 1, month, day), number)
            if (start - published).days <= _SOON:
                yield match, Days(start, add_months(start, months), _GRAINS.get(months, Grain.MONTH))
    for match, end, number, size in _closings(text, published):
        if number and size == _QUARTER:
            yield match, months_until(end, size)
    for match in _P["quarterly"].finditer(text) if stated else ():
        yield from ((match, _part(match, beginning, published)) for beginning in stated)


def _common(match: re.Match[str]) -> _Beginnings:
    """Of a year that is named as a fiscal one: FY26, 2008/09, 2024-25, this business year, full-year."""
    if match["yy"] or (match["y2"] and int(match["y2"][1:]) == (int(match["y"]) + 1) % 100):
        return _COMMON
    return (_CALENDAR, *_COMMON) if match["f"] or match[0].lower().startswith("full") else ()


def _starts(match: re.Match[str], beginning: tuple[int, int], published: date) -> Iterable[date]:
    month, day = beginning
    if match["y2"]:
        yield date(int(match["y"]), month, day)
        return
    if match["yy"] or match["y"]:
        year = int(match["y"]) if match["y"] else _FIRST + int(match["yy"])
        yield date(year - 1, month, day)  # called by the year in which it ends
        yield date(year, month, day)
        return
    now = _holding(beginning, published)
    word = (match["r"] or "").lower()
    steps: tuple[int, ...] = (1,) if word in _FORWARD else (-1,) if word in _BACK else (0,)
    if word in {"", "the"}:
        steps = (0, -1)
    yield from (add_months(now, 12 * step) for step in steps)


def _holding(beginning: tuple[int, int], day: date) -> date:
    """The beginning of the fiscal year that holds the day."""
    start = date(day.year, *beginning)
    return start if start <= day else date(day.year - 1, *beginning)


def _part(match: re.Match[str], beginning: tuple[int, int], published: date) -> Days | None:
    """The quarter or half of the fiscal year, the last that has begun or is about to."""
    number, size = _number_and_size(match["q"] or match["n"], match["g"])
    for year in (published.year + 1, published.year, published.year - 1, published.year - 2):
        start = add_months(date(year, *beginning), size * (number - 1))
        if (start - published).days <= _SOON:
            return months_until(add_months(start, size - 12 * bool(match["ago"])), size)
    return None


def _first_month(match: re.Match[str]) -> tuple[int, int]:
    """How many months of the year lie before Q2, 2Q, H1, the second quarter or 9M of it, and how many it has."""
    word = match["n"] or match["q"].upper()
    if word.endswith("M"):
        return 0, int(word.strip("M"))
    number, months = _number_and_size(word, match["g"])
    return months * (number - 1), months


def _number_and_size(word: str, grain: str | None) -> tuple[int, int]:
    size = 6 if (grain or "").lower() == "half" or word[0] in "Hh" else 3
    number = TIMES.number(word)
    return (12 // size if number < 0 else number), size


def _beginnings(text: str, published: date) -> _Beginnings:
    """Month and day on which the text's fiscal years begin, those of the calendar left out."""
    found = [*_by_ends(text, published), *_by_begins(text), *_by_months(text)]
    return tuple(dict.fromkeys(one for one in found if one != (1, 1)))[:_MOST]


def _by_ends(text: str, published: date) -> Iterable[tuple[int, int]]:
    for _, end, number, size in _closings(text, published):
        yield _as_beginning(add_months(end, -number * size if number else -12))


def _closings(text: str, published: date) -> Iterable[tuple[re.Match[str], date, int, int]]:
    """the year to March, the fourth quarter ended April 30; three months to 27 November, of a quarter named before:
    where each ends, and its number (0 for a year) and months."""
    parts = list(_P["part"].finditer(text))
    starts = [part.start() for part in parts]
    for match in _P["ends"].finditer(text):
        closing = closing_day(text, match.end(), published)
        if closing:
            yield match, closing.end, *(_number_and_size(match["n"], match["g"]) if match["n"] else (0, 12))
    for match in _P["months_ended"].finditer(text):
        at = bisect_right(starts, match.start())
        part, closing = parts[at - 1] if at else None, closing_day(text, match.end(), published)
        if closing and part and part["g"].lower() == "quarter" and match.start() - part.end() <= _NEAR:
            yield match, closing.end, *_number_and_size(part["n"], "quarter")


def _as_beginning(day: date) -> tuple[int, int]:
    """A day that every year has."""
    return (day.month, day.day) if (day.month, day.day) != (2, 29) else (3, 1)


def _by_begins(text: str) -> Iterable[tuple[int, int]]:
    for match in _P["begins"].finditer(text):
        begins = DATE.match(text, match.end())
        if begins:
            number = int(begins["d"] or begins["d2"] or 1)
            yield _a_day(TIMES.month_number(begins["m"]), number)


def _a_day(month: int, number: int) -> tuple[int, int]:
    try:
        return _as_beginning(date(_ANY, month, number))
    except ValueError:
        return month, 1


def _by_months(text: str) -> Iterable[tuple[int, int]]:
    """the October-March second half, the third quarter (October to December)."""
    for match in _P["by_months"].finditer(text):
        first = date(_ANY, TIMES.month_number(match["m"] or match["m2"]), 1)
        number, size = _number_and_size(match["n"] or match["n2"], match["g"] or match["g2"])
        yield _as_beginning(add_months(first, -size * (number - 1)))
