"""Times in short, for tables of tests: `2025`, `2026-03`, `2026-04-14`, `2019..2022` (half open), `-` for none."""

from datetime import date, timedelta

_NONE = "-"


def span(text):
    """The half-open days of a time in short; None for `-`."""
    if text == _NONE:
        return None
    first, _, end = text.partition("..")
    return _first_day(first), _first_day(end) if end else _day_after(first)


def _first_day(text):
    year, month, day = (*map(int, text.split("-")), 1, 1)[:3]
    return date(year, month, day)


def _day_after(text):
    start = _first_day(text)
    if text.count("-") == 0:
        return date(start.year + 1, 1, 1)
    if text.count("-") == 1:
        return date(start.year + start.month // 12, start.month % 12 + 1, 1)
    return start + timedelta(days=1)


def times(claims):
    """Period and baseline of each claim, as half-open days."""
    return [tuple(time and (time.start, time.end) for time in (one.period, one.baseline)) for one in claims]


def expected(text):
    """What `2024 / 2022; 2022 / -` says of each claim: period and baseline, the latter none where it is left out."""
    return [tuple(span(part.strip()) for part in (*one.split(" / "), _NONE)[:2]) for one in text.split(";")]


def missing(said, proposed):
    """The days of `expected` that none of the proposed times has."""
    days = {one.days for one in proposed}
    return [one for row in said for one in row if one and one not in days]
