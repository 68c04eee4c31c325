"""What Korean printed times mean against the day of publication."""

import re
from datetime import date

from pipeline.languages import calendar
from pipeline.languages.ko.periods_words import (
    COUNTS,
    DAYS,
    GRAINS,
    MONTHS,
    ORDINAL_WEEKS,
    QUARTERS,
    SEASONS,
    SPANS,
    WEEKDAYS,
    WEEKS,
    YEARS,
)
from pipeline.languages.patterns import alternatives
from pipeline.languages.period_words import PeriodWords, by_stem
from pipeline.languages.times import Days, Resolver
from pipeline.model import Grain

YEAR = r"(?P<y>(?:1[6-9]|20)\d\d)년"
RELATIVE_YEAR = rf"(?P<rel>{alternatives(YEARS)})"
NAMED = {
    Grain.YEAR: YEARS, Grain.QUARTER: QUARTERS, Grain.MONTH: MONTHS, Grain.WEEK: WEEKS, Grain.DAY: DAYS,
}  # fmt: skip
_REACH = 300  # characters
_SATURDAY = 5
_WINTER, _WINTER_ENDS = 12, 3  # months
_NAMED_YEAR = re.compile(rf"(?<!\d){YEAR}|(?<![가-힣A-Za-z\d.,]){RELATIVE_YEAR}(?![렸린랐라른릴려])")
_NAMED_DAY = re.compile(r"(?<![가-힣\d~∼.,월]\s)(?<![가-힣\d~∼.,])(?P<d>[0-3]?\d)일(?![가-힣])")
_AGAINST = re.compile(r"보다|에\s비해|와\s(?:비교|견)|\s?(?:대비|비교)")


def _edge_of(match: re.Match[str], days: Days | None) -> Days | None:
    edge = match.groupdict().get("edge") or ""
    if edge in {"말", "연말"}:
        return calendar.last_day(days)
    return _start(match, days) if edge in {"초", "연초"} else days


def _start(match: re.Match[str], days: Days | None) -> Days | None:
    """3월 초, 연초: too loose for a day, but where one compares with it."""
    return calendar.first_day(days) if _AGAINST.match(match.string, match.end()) else days


def _lies_ahead(match: re.Match[str], _: Days, __: date) -> bool:
    return match.groupdict().get("aim") == "오는"


TIMES = PeriodWords(
    weekdays=WEEKDAYS,
    moves=YEARS,
    counts=COUNTS,
    grains=GRAINS,
    ordinals={"상": 1, "하": 2, "전": 1, "후": 2},
    seasons=SEASONS,
    edge_of=_edge_of,
    lies_ahead=_lies_ahead,
)


def day(match: re.Match[str], published: date) -> Days | None:
    found = match.groupdict()
    grain = Grain.INSTANT if found.get("as") else Grain.DAY
    year, month = TIMES.year_of(match, published), int(match["m"])
    days = calendar.day_of(int(match["d"]), month, year, published, grain)
    if days and year is None and found.get("aim") == "지난" and days.start > published:
        return calendar.day_of(int(match["d"]), month, days.start.year - 1, published, grain)
    if found.get("d2") and days:
        last_month = int(found["m2"]) if found.get("m2") else month
        year = days.start.year + (last_month < month)
        return calendar.through(days, calendar.day_of(int(found["d2"]), last_month, year, published, grain))
    return days


def bare_day(match: re.Match[str], published: date) -> Days | None:
    """11일: of the month of publication, or of the one before where it lies ahead (오는 30일: of this or the next)."""
    found = match.groupdict()
    aim = re.sub(r"\s", "", found.get("aim") or "")
    number = int(match["d"])
    steps = {"지난달": -1, "다음달": 1, "내달": 1}.get(aim, 0)
    if aim == "오는":
        steps = 1 if number < published.day else 0
    elif aim in {"", "지난"}:
        steps = -1 if number > published.day + (3 if aim == "" else 0) else 0
    base = calendar.add_months(published.replace(day=1), steps)
    grain = Grain.INSTANT if found.get("as") else Grain.DAY
    first = calendar.day_of(number, base.month, base.year, published, grain)
    if first and found.get("d2"):
        return calendar.through(first, calendar.day_of(int(found["d2"]), base.month, base.year, published, grain))
    return first


def quarters(match: re.Match[str], published: date) -> Days | None:
    """1~3분기, 3분기 누적: from the first quarter named, or the year's first, through the last."""
    year, first, last = TIMES.year_of(match, published), int(match.groupdict().get("n1") or 1), int(match["n"])
    if first == last:
        return calendar.part_of_year(Grain.QUARTER, last, year, published)
    return calendar.parts_of_one_year(Grain.QUARTER, first, last, year, published)


def years_from(match: re.Match[str], published: date) -> Days | None:
    """올해부터 5년 동안: so many years from the first of January."""
    year = TIMES.year_of(match, published)
    return calendar.span(date(year, 1, 1), Grain.YEAR, int(match["c"])) if year else None


def years_until(match: re.Match[str], published: date) -> Days | None:
    """2013년부터 지난해까지, 지난해부터 올해까지."""
    last = calendar.whole_year(published.year + (by_stem(YEARS, match["rel2"]) or 0))
    first = TIMES.year_of(match, published)
    return calendar.through(calendar.whole_year(first), last) if first else None


def named(grain: Grain) -> Resolver:
    """내년, 지난달, 어제: so many from the one of publication."""

    def resolve(match: re.Match[str], published: date) -> Days | None:
        return _edge_of(match, calendar.relative(by_stem(NAMED[grain], match["w"]) or 0, grain)(published))

    return resolve


def season(match: re.Match[str], published: date) -> Days | None:
    """올여름, 이번 겨울: of the year of publication, but until March the winter that began in the one before."""
    if match["rel"] not in {"올", "올해", "이번"}:
        return TIMES.season(match, published)
    month = SEASONS[match["s"]]
    winter = month == _WINTER and published.month <= _WINTER_ENDS
    return calendar.span(date(published.year - winter, month, 1), Grain.QUARTER)


def until_month(match: re.Match[str], published: date) -> Days | None:
    """올해 3월까지, 올해 들어 3분기까지: from January on. What lies ahead is a day by which, and no span."""
    year = TIMES.year_of(match, published)
    grain = Grain.MONTH if match["m"] else Grain.QUARTER
    last = calendar.part_of_year(grain, int(match["m"] or match["n"]), year, published)
    if last is None or last.start > published:
        return last
    return calendar.through(calendar.part_of_year(grain, 1, last.start.year, published), last)


def months(match: re.Match[str], published: date) -> Days | None:
    """3월부터 5월까지, 지난해 12월부터 2월까지: a year printed with them is that of the first month."""
    year, opening, closing = TIMES.year_of(match, published), int(match["m"]), int(match["m2"])
    if year is None or opening <= closing:
        return TIMES.months(match, published)
    first = calendar.part_of_year(Grain.MONTH, opening, year, published)
    return calendar.through(first, calendar.part_of_year(Grain.MONTH, closing, year + 1, published))


def months_between(match: re.Match[str], published: date) -> Days | None:
    """작년 12월부터 올해 2월까지: two months, each with its year."""
    second = int(match["y2"]) if match["y2"] else published.year + (by_stem(YEARS, match["rel2"]) or 0)
    last, own = calendar.part_of_year(Grain.MONTH, int(match["m2"]), second, published), TIMES.year_of(match, published)
    first = calendar.part_of_year(Grain.MONTH, int(match["m"]), own or second, published)
    return calendar.through(first if own else calendar.over_new_year(first, last), last)


def past(match: re.Match[str], published: date) -> Days | None:
    """최근 5년간, 지난 한 달 동안: what ends with the day of publication."""
    if match.groupdict().get("w"):
        return calendar.trailing(published, *SPANS[match["w"]])
    return TIMES.past(match, published)


def weekend_days(match: re.Match[str], published: date) -> Days | None:
    ahead = match["w"].startswith(("이번", "다음", "오는"))
    return calendar.weekend(published, 1 if ahead and published.weekday() < _SATURDAY else 0)


def this_day(match: re.Match[str], published: date) -> Days | None:
    """이날: the day that a report has named before (3일 국방부는 … 이날), else that of publication."""
    named = list(_NAMED_DAY.finditer(match.string, max(0, match.start() - _REACH), match.start()))
    return bare_day(named[-1], published) if named else calendar.span(published, Grain.DAY)


def edge_of_year(match: re.Match[str], published: date) -> Days | None:
    """연초, 연말까지: of the year of publication; 지난 연말: of the one before."""
    holder = calendar.whole_year(published.year - match["w"].startswith("지난"))
    return _start(match, holder) if match["w"] == "연초" else calendar.last_day(holder)


def week_of_month(match: re.Match[str], published: date) -> Days | None:
    """5월 둘째 주, 지난달 마지막 주."""
    if word := match.groupdict().get("w"):
        month = calendar.relative(by_stem(MONTHS, word) or 0, Grain.MONTH)(published)
    else:
        month = calendar.part_of_year(Grain.MONTH, int(match["m"]), TIMES.year_of(match, published), published)
    number = ORDINAL_WEEKS[match["n"]]
    month = month if number or month is None else calendar.moved(month, 1)
    return calendar.nth_week(month, number) if month else None


def that_year(match: re.Match[str], published: date) -> Days | None:
    """그해 1월: of the year that the text has named last."""
    named = list(_NAMED_YEAR.finditer(match.string, max(0, match.start() - _REACH), match.start()))
    year = TIMES.year_of(named[-1], published) if named else None
    if year and match["m"]:
        return calendar.part_of_year(Grain.MONTH, int(match["m"]), year, published)
    return calendar.whole_year(year) if year else None


def earlier_span(match: re.Match[str], days: Days) -> Days | None:
    """일주일 전, 사흘 전, 보름 전."""
    count, grain = SPANS[match["w"]]
    return calendar.moved(days, -count, grain)


def end_before(match: re.Match[str], days: Days) -> Days | None:
    """전년 말: the last day of the year before the claim's own."""
    holder = calendar.holding(days.start, TIMES.grain_of(match["g"]))
    return calendar.last_day(calendar.moved(holder, -1)) if holder else None
