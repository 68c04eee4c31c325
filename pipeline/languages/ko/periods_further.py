"""Korean times that only some readings need: candidates beside what `periods` finds. They block no number."""

import re
from datetime import date, timedelta

from pipeline.languages.calendar import day_of, holding, moved, part_of_year, span, through, trailing
from pipeline.languages.ko import periods_ends as ends
from pipeline.languages.ko.periods_resolved import TIMES
from pipeline.languages.ko.periods_words import SPANS
from pipeline.languages.times import Days, Resolver, Shift
from pipeline.model import Grain

_REACH, _BESIDE, _NEAR = 300, 100, 40  # characters in which a time may stand that another goes by
_WEEK = timedelta(weeks=1)
_NAMED_YEAR = re.compile(rf"(?<![\d가-힣~∼]){ends.year('1')}(?![라려랐린림리렸])")  # 올, not 올라 and 올림픽
_PART = rf"(?:(?P<m1>{ends.NUMBERS['month']})월|(?P<q1>[1-4])분기|(?P<h1>[상하])반기)"
_NAMED_PART = re.compile(rf"(?<![\d~∼.,]){_PART}(?!\s?\d{{1,2}}일)")
_NAMED_DAY = re.compile(
    rf"(?<![\d~∼.,])(?:(?P<m1>{ends.NUMBERS['month']})월\s?)?(?P<d1>{ends.NUMBERS['day']})일(?![간째])"
)


def numeric_days(match: re.Match[str], published: date) -> Days | None:
    """4.25~27, 4.25~5.2: of the year that brings it nearest to publication."""
    month = int(match["m"])
    first = day_of(int(match["d"]), month, None, published)
    last_month = int(match["m2"] or month)
    if first is None:
        return None
    return through(first, day_of(int(match["d2"]), last_month, first.start.year + (last_month < month), published))


def years_on(match: re.Match[str], published: date) -> Days | None:
    """향후 10년간: so many, the first of which is the next one."""
    now = holding(published, TIMES.grain_of(match["g"]))
    return span(now.end, now.grain, TIMES.count_of(match["c"])) if now else None


def from_now_on(match: re.Match[str], published: date) -> Days | None:
    """향후 10년간: so many from the day of publication on."""
    return span(published, TIMES.grain_of(match["g"]), TIMES.count_of(match["c"]))


def whole_ones(steps: int) -> Resolver:
    """지난 10년간: so many whole ones through the one of publication (0) or the one before it (-1)."""

    def resolve(match: re.Match[str], published: date) -> Days | None:
        last = holding(published, TIMES.grain_of(match["g"]))
        last = moved(last, steps) if last else None
        first = moved(last, 1 - TIMES.count_of(match["c"])) if last else None
        return Days(first.start, last.end, last.grain) if first and last else None

    return resolve


def in_a_row(match: re.Match[str], published: date) -> Days | None:
    """8일 연속, 사흘째: so many days up to the day of publication."""
    count = SPANS[match["w"]][0] if match["w"] else int(match["c"])
    return trailing(published, count, Grain.DAY)


def beside_named_day(steps: int) -> Resolver:
    """전날, 이튿날: counted from the day that the text has named last."""

    def resolve(match: re.Match[str], published: date) -> Days | None:
        named = list(_NAMED_DAY.finditer(match.string, max(0, match.start() - _REACH), match.start()))
        found = ends.read(named[-1], "1", published) if named else None
        day = found.alone(published) if found else None
        return moved(day, steps) if day else None

    return resolve


def in_named_year(match: re.Match[str], published: date) -> Days | None:
    """지난해 … 2월: the month, quarter or half of the year that the text has named last."""
    named = list(_NAMED_YEAR.finditer(match.string, max(0, match.start() - _REACH), match.start()))
    return _of_year(match, named[-1], published) if named else None


def in_year_behind(match: re.Match[str], published: date) -> Days | None:
    """11월 기준 2019년엔: of the year that follows."""
    named = _NAMED_YEAR.search(match.string, match.end(), match.end() + _NEAR)
    beside = named and "\n" not in match.string[match.end() : named.start()]
    return _of_year(match, named, published) if named and beside else None


def part_before(match: re.Match[str], published: date) -> Days | None:
    """11월 기준 2023년엔 …, 지난해엔: the month, quarter or half that the text has named last, of that year."""
    named = list(_NAMED_PART.finditer(match.string, max(0, match.start() - _BESIDE), match.start()))
    return _of_year(named[-1], match, published) if named else None


def _of_year(match: re.Match[str], named: re.Match[str], published: date) -> Days | None:
    part, year = ends.read(match, "1", published), ends.read(named, "1", published)
    return part_of_year(*part.part, year.year, published) if part and part.part and year else None


def beside(grain: Grain, steps: int) -> Shift:
    """그 다음달, 이듬해, 전주: the whole month, year or week beside the one in which a time of the text lies."""

    def shift(_: re.Match[str], days: Days) -> Days | None:
        held = holding(days.start, grain)
        return moved(held, steps) if held and days.end <= held.end else None

    return shift


def week_at(place: int) -> Shift:
    """첫 주 (0), 마지막 주 (-1): of a time of the text that is longer."""

    def shift(_: re.Match[str], days: Days) -> Days | None:
        if days.end - days.start <= _WEEK:
            return None
        start = days.end - _WEEK if place else days.start
        return Days(start, start + _WEEK, Grain.DAY)

    return shift


def decade_of_last_century(match: re.Match[str], _: date) -> Days | None:
    """70년대."""
    return span(date(1900 + int(match["n"]), 1, 1), Grain.DECADE)
