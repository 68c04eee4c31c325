"""Korean times that only some readings need: candidates beside what `periods` finds. They block no number."""

# Tables read best one entry a line, however long its pattern.
# ruff: noqa: E501

import re
from datetime import date, timedelta
from functools import partial

from pipeline.languages import period_words
from pipeline.languages.calendar import day_of, holding, moved, part_of_year, span, through, trailing
from pipeline.languages.ko import periods_ends as ends
from pipeline.languages.ko.periods_resolved import TIMES
from pipeline.languages.ko.periods_words import COUNTS, SPANS
from pipeline.languages.patterns import alternatives
from pipeline.languages.times import Days, FurtherTimes, Resolver, Shift
from pipeline.model import Grain

_rule, _shift = partial(period_words.rule, case=True, relative=True), partial(period_words.shift, case=True)
_ALONE = r"(?<![가-힣A-Za-z\d.,~∼])"
_COUNT = rf"(?P<c>\d{{1,2}}|{alternatives(COUNTS)})"
_DASH = r"[~∼–-]"
_AND = r"\s?(?:[·ㆍ,]|및\s)\s?"
_BOTH = rf"(?:{_AND}|[과와]\s|(?<=일)\s)"
_UNTIL = r"(?P<until>(?:\s현재)?까지)?"
_REACH, _BESIDE, _NEAR = 300, 100, 40  # characters in which a time may stand that another goes by
_WEEK = timedelta(weeks=1)
_NAMED_YEAR = re.compile(rf"(?<![\d가-힣~∼]){ends.year('1')}(?![라려랐린림리렸])")  # 올, not 올라 and 올림픽
_PART = rf"(?:(?P<m1>{ends.NUMBERS['month']})월|(?P<q1>[1-4])분기|(?P<h1>[상하])반기)"
_NAMED_PART = re.compile(rf"(?<![\d~∼.,]){_PART}(?!\s?\d{{1,2}}일)")
_NAMED_DAY = re.compile(
    rf"(?<![\d~∼.,])(?:(?P<m1>{ends.NUMBERS['month']})월\s?)?(?P<d1>{ends.NUMBERS['day']})일(?![간째])"
)


def _numeric(match: re.Match[str], published: date) -> Days | None:
    """4.25~27, 4.25~5.2: of the year that brings it nearest to publication."""
    month = int(match["m"])
    first = day_of(int(match["d"]), month, None, published)
    last_month = int(match["m2"] or month)
    if first is None:
        return None
    return through(first, day_of(int(match["d2"]), last_month, first.start.year + (last_month < month), published))


def _years_on(match: re.Match[str], published: date) -> Days | None:
    """향후 10년간: so many, the first of which is the next one."""
    now = holding(published, TIMES.grain_of(match["g"]))
    return span(now.end, now.grain, TIMES.count_of(match["c"])) if now else None


def _on(match: re.Match[str], published: date) -> Days | None:
    """향후 10년간: so many from the day of publication on."""
    return span(published, TIMES.grain_of(match["g"]), TIMES.count_of(match["c"]))


def _whole(steps: int) -> Resolver:
    """지난 10년간: so many whole ones through the one of publication (0) or the one before it (-1)."""

    def resolve(match: re.Match[str], published: date) -> Days | None:
        last = holding(published, TIMES.grain_of(match["g"]))
        last = moved(last, steps) if last else None
        first = moved(last, 1 - TIMES.count_of(match["c"])) if last else None
        return Days(first.start, last.end, last.grain) if first and last else None

    return resolve


def _in_a_row(match: re.Match[str], published: date) -> Days | None:
    """8일 연속, 사흘째: so many days up to the day of publication."""
    count = SPANS[match["w"]][0] if match["w"] else int(match["c"])
    return trailing(published, count, Grain.DAY)


def _beside_named_day(steps: int) -> Resolver:
    """전날, 이튿날: counted from the day that the text has named last."""

    def resolve(match: re.Match[str], published: date) -> Days | None:
        named = list(_NAMED_DAY.finditer(match.string, max(0, match.start() - _REACH), match.start()))
        found = ends.read(named[-1], "1", published) if named else None
        day = found.alone(published) if found else None
        return moved(day, steps) if day else None

    return resolve


def _in_named_year(match: re.Match[str], published: date) -> Days | None:
    """지난해 … 2월: the month, quarter or half of the year that the text has named last."""
    named = list(_NAMED_YEAR.finditer(match.string, max(0, match.start() - _REACH), match.start()))
    return _of_year(match, named[-1], published) if named else None


def _in_year_behind(match: re.Match[str], published: date) -> Days | None:
    """11월 기준 2019년엔: of the year that follows."""
    named = _NAMED_YEAR.search(match.string, match.end(), match.end() + _NEAR)
    beside = named and "\n" not in match.string[match.end() : named.start()]
    return _of_year(match, named, published) if named and beside else None


def _part_before(match: re.Match[str], published: date) -> Days | None:
    """11월 기준 2023년엔 …, 지난해엔: the month, quarter or half that the text has named last, of that year."""
    named = list(_NAMED_PART.finditer(match.string, max(0, match.start() - _BESIDE), match.start()))
    return _of_year(named[-1], match, published) if named else None


def _of_year(match: re.Match[str], named: re.Match[str], published: date) -> Days | None:
    part, year = ends.read(match, "1", published), ends.read(named, "1", published)
    return part_of_year(*part.part, year.year, published) if part and part.part and year else None


def _beside(grain: Grain, steps: int) -> Shift:
    """그 다음달, 이듬해, 전주: the whole month, year or week beside the one in which a time of the text lies."""

    def shift(_: re.Match[str], days: Days) -> Days | None:
        held = holding(days.start, grain)
        return moved(held, steps) if held and days.end <= held.end else None

    return shift


def _week_at(edge: str) -> Shift:
    """첫 주, 마지막 주: of a time of the text that is longer."""

    def shift(_: re.Match[str], days: Days) -> Days | None:
        if days.end - days.start <= _WEEK:
            return None
        start = days.start if edge == "first" else days.end - _WEEK
        return Days(start, start + _WEEK, Grain.DAY)

    return shift


def _decade(match: re.Match[str], _: date) -> Days | None:
    """70년대."""
    return span(date(1900 + int(match["n"]), 1, 1), Grain.DECADE)


def _two(unit: str, word: str, between: str, before: str = "") -> str:
    """11∼13일, 10·11월: two numbers before one word."""
    number = ends.NUMBERS[unit]
    key = unit[0]
    return rf"{_ALONE}{before}(?P<{key}1>{number}){between}(?P<{key}2>{number}){word}{_UNTIL}"


_FIRST, _LAST = r"(?<![년해월달]\s)" + ends.end("1"), ends.end("2")
_YEAR = rf"(?:{ends.year('1')}\s?)?"
_PLAIN_PART = r"(?:\d{1,2}월|[1-4]분기|[상하]반기)"
_ONE_PART = rf"{_ALONE}{_PART}(?!\s?\d{{1,2}}일|\s?(?:연속|만에|째))"
_JOINED = ((rf"\s?{_DASH}\s?", ends.between), (_AND, ends.listed))

RULES = (
    _rule("through", rf"{_ALONE}{_FIRST}(?:부터|에서)\s?(?:[^.\n]{{0,30}}?\s)??{_LAST}(?:까지|\s?사이)", ends.between),
    _rule("through", rf"{_ALONE}{_FIRST}\s?{_DASH}\s?{_LAST}(?!\d)", ends.between),
    _rule("together", rf"{_ALONE}{_FIRST}{_BOTH}{_LAST}{_UNTIL}", ends.listed),
    *(_rule("days", _two("day", "일", between, rf"{_YEAR}(?:{ends.month('1')}\s?)?"), how) for between, how in _JOINED),
    *(_rule("months", _two("month", "월", between, _YEAR), how) for between, how in _JOINED),
    *(_rule("quarters", _two("quarter", r"\s?분기", between, _YEAR), how) for between, how in _JOINED),
    _rule("months ahead", _two("month", "월", rf"월?\s?{_DASH}\s?"), ends.between_ahead),
    _rule("part ahead", _ONE_PART, ends.coming),
    _rule("part of a year", _ONE_PART, _in_named_year),
    _rule("part of a year", _ONE_PART, _in_year_behind),
    _rule("part of that year", rf"{_ALONE}{ends.year('1')}(?=엔|에는?|은|는|의|보다|과\s비교|\s\d)(?!\s?{_PLAIN_PART})", _part_before),
    _rule("lasting", rf"{_ALONE}{_FIRST}부터\s(?:[^.,\n\d]{{0,12}}\s)?(?:약\s)?{_COUNT}\s?(?P<g>년|개월|달|주|일)\s?(?:간|동안)", ends.lasting),
    _rule("until", rf"{_ALONE}(?<!부터\s){_FIRST}까지", ends.until),
    _rule("since", rf"{_ALONE}{_FIRST}부터(?=[\s,])", ends.since),
    _rule("numeric days", rf"(?<![\d.,/])(?P<m>{ends.NUMBERS['month']})[./]\s?(?P<d>{ends.NUMBERS['day']})(?:\([월화수목금토일]\))?\s?{_DASH}\s?(?:(?P<m2>{ends.NUMBERS['month']})[./]\s?)?(?P<d2>{ends.NUMBERS['day']})(?=[)\s,(일까에]|$)", _numeric),
    _rule("years on", rf"(?<![가-힣])(?:향후|앞으로|오는)\s{_COUNT}\s?(?P<g>년)\s?(?:간|동안)?", _years_on),
    _rule("from now on", rf"(?<![가-힣])(?:향후|앞으로)\s{_COUNT}\s?(?P<g>년|개월|달|주|일)\s?(?:간|동안)?", _on),
    _rule("whole years", rf"(?<![가-힣\d.,])(?<!향후\s)(?<!앞으로\s){_COUNT}\s?(?P<g>년)\s?(?:간|동안|평균)", _whole(0)),
    _rule("whole years", rf"(?<![가-힣\d.,])(?:(?:최근|지난|과거|직전)\s)?{_COUNT}\s?(?P<g>년)\s?(?:간\s)?평균", _whole(-1)),
    _rule("whole years", rf"(?<![가-힣])(?:최근|지난|과거|직전)\s{_COUNT}\s?(?P<g>년)\s?(?:간|동안)", _whole(-1)),
    _rule("whole months", rf"(?<![가-힣])(?:최근|지난|과거|직전)\s{_COUNT}\s?(?P<g>개월|달)", _whole(-1)),
    _rule("in a row", r"(?<![가-힣\d.,])(?:(?P<c>\d{1,2})일|(?P<w>이틀|사흘|나흘|닷새|보름))\s?(?:연속|째)", _in_a_row),
    _rule("day before", r"(?<![가-힣])(?:전날|하루\s전)", _beside_named_day(-1)),
    _rule("day after", r"(?<![가-힣])(?:이튿날|다음\s?날)", _beside_named_day(1)),
    _shift("month after", r"(?<![가-힣])그\s?다음\s?달", _beside(Grain.MONTH, 1)),
    _shift("year after", r"(?<![가-힣])(?:이듬해|(?:그\s?)?다음\s?해)", _beside(Grain.YEAR, 1)),
    _shift("week before", r"(?<![가-힣])전주(?!시|에서)", _beside(Grain.WEEK, -1)),
    _shift("month before", r"(?<![가-힣])(?:전월|전달)", _beside(Grain.MONTH, -1)),
    _shift("first week", r"(?<!월\s)(?<![가-힣])첫\s?주(?=[간\s에는])", _week_at("first")),
    _shift("last week", r"(?<!월\s)(?<![가-힣])마지막\s주(?=[간\s에는])", _week_at("last")),
    _rule("decade", r"(?<!\d)(?P<n>[3-9]0)년대", _decade),
)  # fmt: skip
FURTHER = FurtherTimes(rules=RULES)
