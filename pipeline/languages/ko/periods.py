"""Korean times: printed words -> days. Rules are tried together; the longest match at a place wins."""

# Tables read best one entry a line, however long its pattern.
# ruff: noqa: E501

import re
from collections.abc import Callable
from datetime import date

from pipeline.languages.calendar import (
    at,
    day_of,
    first_day,
    holding,
    last_day,
    moved,
    no_days,
    nth_week,
    part_of_year,
    relative,
    so_far,
    span,
    through,
    trailing,
    weekday_before,
    weekend,
    whole_year,
)
from pipeline.languages.ko.periods_words import (
    DAYS,
    GRAINS,
    MONTHS,
    ORDINAL_WEEKS,
    QUARTERS,
    REPORTED,
    SEASONS,
    SMALL,
    SPANS,
    WEEKDAYS,
    WEEKS,
    YEARS,
)
from pipeline.languages.language import Days, PeriodRule
from pipeline.languages.patterns import alternatives
from pipeline.model import Grain

_NOT_WORD = r"(?<![가-힣A-Za-z\d.,])"
_YEAR = r"(?P<y>(?:1[6-9]|20)\d\d)년"
_RELATIVE_YEAR = rf"(?P<rel>{alternatives(YEARS)})"
_OF_YEAR = rf"(?:(?:지난\s|오는\s)?{_YEAR}(?:의|도)?\s?|{_NOT_WORD}{_RELATIVE_YEAR}(?:의)?\s?)?"
# not the months of 1년6월, a span of time
_MONTH = r"(?<!징역\s)(?<!금고\s)(?<!구류\s)(?<!\D\d년)(?<!\D\d\d년)(?<!\D\d년\s)(?<!\D\d\d년\s)(?P<m>1[0-2]|0?[1-9])월"
_AIM = r"(?:(?P<aim>지난|오는|올해|이달|지난달|다음\s?달|내달|이번\s?달)\s)?"
_AS_OF = r"(?:\s?(?:현재|기준))?"
_EDGE = rf"(?:\s?(?P<edge>초순|중순|하순|초반|중반|초|말))?{_AS_OF}"


def year_of(match: re.Match[str], published: date) -> int | None:
    """The year printed with it, or that of 지난해, 올해, 내년."""
    found = match.groupdict()
    if found.get("y"):
        return int(found["y"])
    word = found.get("rel")
    return published.year + YEARS[re.sub(r"\s", " ", word)] if word else None


_AGAINST = re.compile(r"보다|에\s비해|와\s(?:비교|견)|\s?(?:대비|비교)")


def _at_edge(match: re.Match[str], days: Days | None) -> Days | None:
    edge = match.groupdict().get("edge") or ""
    return last_day(days) if edge == "말" else _start(match, days) if edge == "초" else days


def _start(match: re.Match[str], days: Days | None) -> Days | None:
    """3월 초, 연초: too loose for a day, but where one compares with it."""
    return first_day(days) if _AGAINST.match(match.string, match.end()) else days


def _day(match: re.Match[str], published: date) -> Days | None:
    found = match.groupdict()
    grain = Grain.INSTANT if found.get("as") else Grain.DAY
    year, month = year_of(match, published), int(match["m"])
    days = day_of(int(match["d"]), month, year, published, grain)
    if days and year is None and found.get("aim") == "지난" and days.start > published:
        return day_of(int(match["d"]), month, days.start.year - 1, published, grain)
    if found.get("d2") and days:
        last_month = int(found["m2"]) if found.get("m2") else month
        year = days.start.year + (last_month < month)
        return through(days, day_of(int(found["d2"]), last_month, year, published, grain))
    return days


def _bare_day(match: re.Match[str], published: date) -> Days | None:
    """11일: of the month of publication, or of the one before where it lies ahead (오는 30일: of this or the next)."""
    found = match.groupdict()
    aim = re.sub(r"\s", "", found.get("aim") or "")
    number = int(match["d"])
    month = holding(published, Grain.MONTH)
    steps = {"지난달": -1, "다음달": 1, "내달": 1}.get(aim, 0)
    if aim == "오는":
        steps = 1 if number < published.day else 0
    elif aim in {"", "지난"}:
        steps = -1 if number > published.day + (3 if aim == "" else 0) else 0
    base = moved(month, steps) if month else None
    grain = Grain.INSTANT if found.get("as") else Grain.DAY
    first = day_of(number, base.start.month, base.start.year, published, grain) if base else None
    if first and base and found.get("d2"):
        return through(first, day_of(int(found["d2"]), base.start.month, base.start.year, published, grain))
    return first


def _iso(match: re.Match[str], published: date) -> Days | None:
    return day_of(int(match["d"]), int(match["mo"]), int(match["y"]), published)


def _month(match: re.Match[str], published: date) -> Days | None:
    year, aim = year_of(match, published), match.groupdict().get("aim")
    days = part_of_year(Grain.MONTH, int(match["m"]), year, published)
    if days and year is None and aim == "오는" and days.end <= published:
        days = moved(days, 1, Grain.YEAR)
    return _at_edge(match, days)


def _months(match: re.Match[str], published: date) -> Days | None:
    year = year_of(match, published)
    last = part_of_year(Grain.MONTH, int(match["m2"]), year, published)
    first = part_of_year(Grain.MONTH, int(match["m"]), last.start.year if last else year, published)
    return through(first, last)


def _part(grain: Grain) -> Callable[[re.Match[str], date], Days | None]:
    numbers = {"상": 1, "하": 2, "전": 1, "후": 2}

    def resolve(match: re.Match[str], published: date) -> Days | None:
        number = numbers.get(match["n"]) or int(match["n"])
        return _at_edge(match, part_of_year(grain, number, year_of(match, published), published))

    return resolve


def _quarters(match: re.Match[str], published: date) -> Days | None:
    """1~3분기, 3분기 누적: from the first quarter named, or the year's first, through the last."""
    year = year_of(match, published)
    last = part_of_year(Grain.QUARTER, int(match["n"]), year, published)
    first = part_of_year(
        Grain.QUARTER, int(match.groupdict().get("n1") or 1), last.start.year if last else year, published
    )
    return through(first, last) if first != last else last


def _short_quarter(match: re.Match[str], published: date) -> Days | None:
    """24년 1분기, ’24.1Q."""
    return part_of_year(Grain.QUARTER, int(match["n"]), 2000 + int(match["yy"] or match["yy2"]), published)


def _years_from(match: re.Match[str], published: date) -> Days | None:
    """올해부터 5년 동안: so many years from the first of January."""
    year = year_of(match, published)
    return span(date(year, 1, 1), Grain.YEAR, int(match["c"])) if year else None


def _year(match: re.Match[str], _: date) -> Days | None:
    return _at_edge(match, whole_year(int(match["y"])))


def _years(match: re.Match[str], _: date) -> Days | None:
    second = match["y2"] if len(match["y2"]) == 4 else match["y"][:2] + match["y2"]
    return through(whole_year(int(match["y"])), whole_year(int(second)))


def _years_until(match: re.Match[str], published: date) -> Days | None:
    """2013년부터 지난해까지, 지난해부터 올해까지."""
    last = whole_year(published.year + YEARS[re.sub(r"\s", " ", match["rel2"])])
    first = year_of(match, published)
    return through(whole_year(first), last) if first else None


def _named(table: dict[str, int], grain: Grain) -> Callable[[re.Match[str], date], Days | None]:
    def resolve(match: re.Match[str], published: date) -> Days | None:
        days = relative(table[re.sub(r"\s", " ", match["w"])], grain)(published)
        return _at_edge(match, days)

    return resolve


def _so_far(match: re.Match[str], published: date) -> Days | None:
    """올해 들어, 이달 들어: from its first day through that of publication."""
    return so_far(holding(published, Grain.YEAR if match["w"] in {"올해", "올"} else Grain.MONTH), published)


def _until_month(match: re.Match[str], published: date) -> Days | None:
    """올해 3월까지, 올해 들어 3분기까지: from January on. What lies ahead is a day by which, and no span."""
    year = year_of(match, published)
    grain = Grain.MONTH if match["m"] else Grain.QUARTER
    last = part_of_year(grain, int(match["m"] or match["n"]), year, published)
    if last is None or last.start > published:
        return last
    return through(part_of_year(grain, 1, last.start.year, published), last)


def _months_between(match: re.Match[str], published: date) -> Days | None:
    """작년 12월부터 올해 2월까지: two months, each with its year."""
    found = match.groupdict()
    second = int(found["y2"]) if found["y2"] else published.year + YEARS[re.sub(r"\s", " ", found["rel2"])]
    last = part_of_year(Grain.MONTH, int(match["m2"]), second, published)
    return through(part_of_year(Grain.MONTH, int(match["m"]), year_of(match, published) or second, published), last)


def _past(match: re.Match[str], published: date) -> Days | None:
    """최근 5년간, 지난 한 달 동안: what ends with the day of publication."""
    if match.groupdict().get("w"):
        return trailing(published, *SPANS[match["w"]])
    return trailing(published, count_of(match["c"]), GRAINS[match["g"]])


def _decade(match: re.Match[str], _: date) -> Days | None:
    return span(date(int(match["y"]), 1, 1), Grain.DECADE)


def _weekend(match: re.Match[str], published: date) -> Days | None:
    return weekend(
        published, 1 if match["w"].startswith(("이번", "다음", "오는")) and published.weekday() < _SATURDAY else 0
    )


def _this_day(match: re.Match[str], published: date) -> Days | None:
    """이날: the day that a report has named before (3일 국방부는 … 이날), else that of publication."""
    named = list(_NAMED_DAY.finditer(match.string, max(0, match.start() - 300), match.start()))
    return _bare_day(named[-1], published) if named else span(published, Grain.DAY)


def _edge_of_year(match: re.Match[str], published: date) -> Days | None:
    """연초, 연말까지: of the year of publication."""
    holder = whole_year(published.year)
    return _start(match, holder) if match["w"] == "연초" else last_day(holder)


def _nth_week(match: re.Match[str], published: date) -> Days | None:
    """5월 둘째 주."""
    month = part_of_year(Grain.MONTH, int(match["m"]), year_of(match, published), published)
    return nth_week(month, ORDINAL_WEEKS[match["n"]]) if month else None


def _weekday(match: re.Match[str], published: date) -> Days | None:
    return weekday_before(WEEKDAYS[match["w"]], published)


def _season(match: re.Match[str], published: date) -> Days | None:
    words = {"지난해": -1, "작년": -1, "올": 0, "올해": 0, "내년": 1}
    found = match.groupdict()
    step = words.get(found.get("rel") or "")
    year = int(found["y"]) if found.get("y") else None if step is None else published.year + step
    start = part_of_year(Grain.MONTH, SEASONS[match["s"]], year, published)
    return span(start.start, Grain.QUARTER) if start else None


def _that_year(match: re.Match[str], published: date) -> Days | None:
    """그해 1월: of the year that the text has named last."""
    named = list(_NAMED_YEAR.finditer(match.string, max(0, match.start() - _REACH), match.start()))
    year = year_of(named[-1], published) if named else None
    if year is None:
        return None
    return part_of_year(Grain.MONTH, int(match["m"]), year, published) if match["m"] else whole_year(year)


_REACH = 300  # characters
_NAMED_YEAR = re.compile(rf"(?<!\d){_YEAR}|{_NOT_WORD}{_RELATIVE_YEAR}")
_NAMED_DAY = re.compile(r"(?<![가-힣\d~∼.,월]\s)(?<![가-힣\d~∼.,])(?P<d>[0-3]?\d)일(?![가-힣])")


def count_of(text: str) -> int:
    return SMALL.get(text) or int(text)


def _earlier(match: re.Match[str], days: Days) -> Days | None:
    """1년 전, 한 달 전, 3개월 전: the claim's period moved back."""
    return moved(days, -count_of(match["c"]), GRAINS[match["g"]])


def _earlier_span(match: re.Match[str], days: Days) -> Days | None:
    """일주일 전, 사흘 전, 보름 전."""
    count, grain = SPANS[match["w"]]
    return moved(days, -count, grain)


def _end_before(match: re.Match[str], days: Days) -> Days | None:
    """전년 말: the last day of the year before the claim's own."""
    grain = {"년": Grain.YEAR, "해": Grain.YEAR, "월": Grain.MONTH, "달": Grain.MONTH, "분기": Grain.QUARTER}[
        match["g"]
    ]
    holder = holding(days.start, grain)
    return last_day(moved(holder, -1)) if holder else None


def _moved_by(steps: int, grain: Grain | None = None) -> Callable[[re.Match[str], Days], Days | None]:
    return lambda _, days: moved(days, steps, grain)


def _year_back(_: re.Match[str], days: Days) -> Days | None:
    """The year before; of a week the one 52 weeks before, so that it stays a week from Monday."""
    return moved(days, -52, Grain.WEEK) if days.grain is Grain.WEEK else moved(days, -1, Grain.YEAR)


def _rule(
    name: str,
    pattern: str,
    resolve: Callable[[re.Match[str], date], Days | None],
    *,
    relative: bool = False,
    fleeting: bool = False,
) -> PeriodRule:
    return PeriodRule(name, re.compile(pattern), resolve=resolve, relative=relative, fleeting=fleeting)


def _shift(name: str, pattern: str, shift: Callable[[re.Match[str], Days], Days | None]) -> PeriodRule:
    return PeriodRule(name, re.compile(pattern), shift=shift, relative=True)


_DAY = r"(?P<d>[0-3]?\d)일(?!간|\s?만에|\s?동안|째|\s?연속|자리|본|부로|\s?보관|\s?소요|\s?걸|\s?분량|\s?이상|\s?평균|\s?최대|\s?최고|\s?\d+회|\s?이내|\s?넘|\s?이상)"
_UNTIL = r"(?P<d>[0-3]?\d)(?:일?\s?[~∼–-]|일부터)\s?(?:(?P<m2>1[0-2]|0?[1-9])월\s?)?(?P<d2>[0-3]?\d)일(?:까지|\s?사이)?"
_STAMP = r"(?P<as>\s?(?:현재|기준|자정|(?:오전|오후|밤|새벽|낮)?\s?\d{1,2}시(?:\s?\d{1,2}분)?\s?(?:현재|기준)|(?:오전|오후|밤|새벽|낮)\s(?:현재|기준)))?"
_PAREN = r"(?:\((?:현지\s?시[간각]|한국\s?시[간각]|이하[^)]{0,12}|[월화수목금토일])\))?"
_SATURDAY = 5
# 전 as a word of its own: not that of 8일 전국경제인연합회
_AGO = r"전(?:의|에)?(?=\s|[^가-힣\s]|엔|에는|보다|과\s|와\s|부터|까지|만|이\s|이다|인\s|은\s|는\s|쯤|대비|$)"
_SAID_END = r"(?:[^.\n]|\.(?=\d)){0,400}?(?:고|라며|다며|자며)\s(?:[가-힣]+\s)?(?:\d+일\s)?" + REPORTED

RULES = (
    # the day of a report stands at the head of the sentence or right before the reporting verb
    _rule("day of report", rf"(?<![가-힣\d])[0-3]?\d일{_PAREN}(?:\s(?:오전|오후|새벽|밤|저녁|낮))?(?=\s(?:[가-힣]+(?:를|을|에서|에|로|으로)\s|(?:각각|공동으로|잇따라|나란히|함께)\s)?{REPORTED})", no_days),
    _rule("day of report", rf"(?<!지난\s)(?<!오는\s)(?<![가-힣\d])(?P<d>[0-3]?\d)일{_PAREN}(?!\s?(?:현재|기준|부터|까지|간|째|에도|만에))(?=\s(?!발생|열린|개최|치러)(?:[^.\n]|\.(?=\d)){{0,300}}?에\s따르면)", no_days),
    _rule("day of report", rf"(?<!지난\s)(?<!오는\s)(?<![가-힣\d])(?P<d>[0-3]?\d)일{_PAREN}(?!\s?(?:현재|기준|부터|까지|간|째|에도|에는|만에|발생|열린))(?={_SAID_END})", no_days),
    _rule("day", rf"{_AIM}{_OF_YEAR}{_MONTH}\s?{_UNTIL}{_STAMP}", _day),
    _rule("day", rf"{_AIM}{_OF_YEAR}{_MONTH}\s?{_DAY}{_STAMP}", _day),
    _rule("bare days", rf"(?<![가-힣\d~∼.,])(?:(?P<aim>지난|오는|이달|지난달|다음\s?달|내달|이번\s?달)\s)?{_UNTIL}(?!간)", _bare_day, relative=True),
    _rule("bare day", rf"(?<!최대\s)(?<!최소\s)(?<!총\s)(?<!약\s)(?<!만\s)(?<![가-힣\d~∼.,])(?:(?P<aim>지난|오는|이달|지난달|다음\s?달|내달|이번\s?달)\s)?{_DAY}(?:{_PAREN}{_STAMP})", _bare_day, relative=True),
    _rule("days listed", r"(?<!\d)(?:[0-3]?\d[·,]\s?)+[0-3]?\d일", no_days),
    _rule("iso day", r"(?<!\d)(?P<y>(?:19|20)\d\d)\s?[-./]\s?(?P<mo>[01]?\d)\s?[-./]\s?(?P<d>[0-3]?\d)(?!\d)", _iso),
    _rule("numeric day", r"(?<=\()(?:0?[1-9]|1[0-2])[./](?:0?[1-9]|[12]\d|3[01])(?=\))", no_days),
    _rule("month", rf"{_AIM}{_OF_YEAR}{_MONTH}{_EDGE}", _month),
    _rule("that year", rf"{_NOT_WORD}그\s?해(?:의)?(?:\s{_MONTH})?(?![가-힣]*는)", _that_year),
    _rule("months", rf"{_AIM}{_OF_YEAR}(?P<m>1[0-2]|0?[1-9])월?\s?(?:[~∼–-]|부터\s)\s?(?P<m2>1[0-2]|0?[1-9])월(?:까지)?", _months),
    _rule("months", rf"{_OF_YEAR}(?P<m>1[0-2]|0?[1-9])월(?:부터\s|에서\s|\s?[~∼–-]\s?)(?:(?P<y2>(?:19|20)\d\d)년|(?P<rel2>{alternatives(YEARS)}))\s?(?P<m2>1[0-2]|0?[1-9])월(?:까지|\s?사이)?", _months_between),
    _rule("until", rf"(?:(?<!\d){_YEAR}|{_NOT_WORD}(?P<rel>올해|올|지난해|작년|금년))(?:(?:은|는|엔|에는|에만)\s|\s들어(?:서)?\s)(?:지난\s)?(?:(?P<m>1[0-2]|0?[1-9])월(?:\s?말)?|(?P<n>[2-4])분기)까지", _until_month),
    _rule("week of month", rf"{_AIM}{_OF_YEAR}{_MONTH}\s?(?P<n>첫째|둘째|셋째|넷째|다섯째|첫|[1-5])\s?주(?:\(\s?\d{{1,2}}[일월]?[^)가-힣]{{0,8}}일?\))?(?!일)", _nth_week),
    _rule("quarter", rf"{_OF_YEAR}(?P<n>[1-4])(?:/4)?\s?분기{_EDGE}", _part(Grain.QUARTER)),
    _rule("quarters", rf"{_OF_YEAR}(?:(?P<n1>[1-4])\s?[~∼·]\s?)(?P<n>[1-4])\s?분기(?:\s?누적)?", _quarters),
    _rule("quarters", rf"{_OF_YEAR}(?P<n>[1-4])\s?분기\s?(?:까지\s)?누적", _quarters),
    _rule("short quarter", r"(?<![\d.,])(?:['’‘](?P<yy>\d\d)(?:년|\.)?|(?P<yy2>[0-3]\d)년)\s?(?P<n>[1-4])(?:/4)?\s?(?:분기|Q)", _short_quarter),
    # 3분기 연속, 4분기 만에: so many quarters, and none of them by its number
    _rule("in a row", r"(?<![\d.,])\d{1,2}(?:개)?\s?분기\s?(?:연속|만에|만의|째|내내)", no_days),
    _rule("half", rf"{_OF_YEAR}(?P<n>[상하])반기{_EDGE}", _part(Grain.HALF)),
    _rule("half", r"(?<![가-힣])(?P<n>[전후])반기", _part(Grain.HALF)),
    _rule(
        "years from",
        rf"(?:(?<!\d){_YEAR}|{_NOT_WORD}{_RELATIVE_YEAR})부터\s(?:향후\s)?(?P<c>[1-9]\d?)년\s?(?:간|동안)",
        _years_from,
    ),
    _rule("years", r"(?:지난\s)?(?<!\d)(?P<y>(?:1[6-9]|20)\d\d)년?\s?(?:[~∼–-]|부터\s|에서\s)\s?(?P<y2>(?:1[6-9]|20)\d\d|\d\d)년(?:까지|\s?사이)?(?!대)", _years),
    _rule("years", rf"(?:(?:지난\s)?(?<!\d){_YEAR}|{_NOT_WORD}{_RELATIVE_YEAR})부터\s(?P<rel2>지난해|작년|올해)(?:까지|\s말까지)", _years_until),
    _rule("year", rf"(?:지난\s|오는\s)?(?<!\d){_YEAR}(?!대)(?:도)?{_EDGE}(?:\s(?:한\s?해|연간))?", _year),
    _rule("school year", r"(?<![\d.,])(?:19|20)\d\d(?:\s?[-~]\s?(?:19|20)?\d\d)?\s?(?:학년도|시즌)", no_days),
    _rule("since", rf"{_OF_YEAR}{_MONTH}\s?(?:\d{{1,2}}일\s?)?(?:이후|이래)|(?:지난\s)?\d{{4}}년\s?(?:이후|이래)|(?:지난해|작년|올해|지난달)\s?(?:이후|이래)", no_days),
    _rule("since", rf"{_OF_YEAR}(?:[1-4](?:/4)?\s?분기|[상하]반기)\s?(?:이후|이래)", no_days),
    _rule("open", rf"{_OF_YEAR}{_MONTH}(?:\s?\d{{1,2}}일)?부터\s(?:최근|현재|지금|이날|오늘)까지|(?<!\d)\d{{4}}년부터\s(?:최근|현재|지금)까지", no_days),
    _rule("open", rf"(?:{_OF_YEAR}{_MONTH}|(?:지난\s)?(?<!\d)(?:19|20)\d\d년|{_NOT_WORD}(?:{alternatives(YEARS)})|{_NOT_WORD}(?:{alternatives(MONTHS)}))(?:\s?[초말])?부터(?=\s|,)(?![^.,]{{0,40}}(?:까지|사이|동안|\d년간|\d개월간))", no_days),
    _rule("since", rf"(?:{_OF_YEAR}{_MONTH}|(?:지난\s)?(?<!\d)(?:19|20)\d\d년)(?:\s?\d{{1,2}}일)?(?:에)?\s(?:[^\s.,\d]+\s){{1,4}}?이래", no_days),
    _rule("ahead", rf"(?:오는\s)?(?:{_OF_YEAR}{_MONTH}\s?)?[0-3]?\d일(?=[^.,]{{0,40}}앞두고)", no_days),
    _rule("event", rf"(?:지난\s)?{_YEAR}(?:에|도에)?\s(?=(?:\S+\s)?(?:설립|출생|태어|출범|창립|창업|문을\s연|데뷔|출시|입사|이혼|결혼|준공|개장|상장|제정|[가-힣]+\s출생))", no_days),
    _rule("year", r"(?<![\d.,])(?P<y>(?:19|20)\d\d)(?=학년도|회계연도|시즌|\s시즌|-\d\d)(?:-\d\d(?:\d\d)?)?(?:학년도)?", _year),
    _rule("decade", r"(?<!\d)(?P<y>(?:1[6-9]|20)\d0)년대(?:\s?(?:초|중|후)반)?", _decade),
    _rule("decade", r"(?<!\d)\d0년대(?:\s?(?:초|중|후)반)?", no_days),
    _rule("century", r"(?<!\d)\d{1,2}세기(?:\s?(?:초|중|후)반)?", no_days),
    _rule("named year", rf"{_NOT_WORD}(?P<w>{alternatives(set(YEARS) - {'올', '지난 해'})}){_EDGE}(?:\s(?:한\s?해|연간))?(?![가-힣]*기업)", _named(YEARS, Grain.YEAR), relative=True),
    _rule("named month", rf"{_NOT_WORD}(?P<w>{alternatives(MONTHS)}){_EDGE}", _named(MONTHS, Grain.MONTH), relative=True),
    _rule("named year", r"(?<![가-힣])지난\s한\s해", lambda _, published: relative(-1, Grain.YEAR)(published), relative=True),
    _rule("edge of the year", r"(?<![가-힣])(?P<w>연초|연말(?=까지))", _edge_of_year, relative=True),
    _rule("weekend", r"(?<![가-힣])(?P<w>(?:지난|이번|다음|오는)\s?주말)", _weekend, relative=True),
    _rule("night", r"(?<![가-힣])(?:밤사이|밤새|간밤|지난밤)", at(0), relative=True),
    _rule("past", r"(?<![가-힣])(?:최근|지난|과거|직전)\s(?P<c>\d{1,2}|한|두|세|석|네|넉|다섯|여섯)\s?(?P<g>년|해|개월|달|주일|주)(?:\s?(?:간|동안|새|사이|누적|누계))?(?!\s?(?:전|만에|뒤|후|차|째))", _past, relative=True, fleeting=True),
    _rule("a day", r"(?<![가-힣])(?:(?:최근|지난)\s)?(?:하루\s?(?:새|동안|사이|만에)|24시간\s?(?:동안|새|사이|간))|(?<![가-힣])지난\s하루(?![가-힣])", at(-1), relative=True, fleeting=True),
    _rule("past", r"(?<![가-힣])(?:최근|지난|과거|직전)\s(?P<c>\d{1,2})\s?(?P<g>일)\s?(?:간|동안)", _past, relative=True, fleeting=True),
    _rule("past", r"(?<![가-힣])(?:최근|지난|과거|직전)\s(?P<w>하루|이틀|사흘|나흘|닷새|일주일|보름|한\s?주)(?:\s?(?:간|동안|새|사이))?(?!\s?(?:전|만에|뒤|후))", _past, relative=True, fleeting=True),
    _rule("named week", rf"{_NOT_WORD}(?P<w>{alternatives(WEEKS)})", _named(WEEKS, Grain.WEEK), relative=True),
    _rule("named quarter", rf"{_NOT_WORD}(?P<w>{alternatives(QUARTERS)})", _named(QUARTERS, Grain.QUARTER), relative=True),
    _rule("named day", rf"{_NOT_WORD}이날", _this_day, relative=True),
    _rule("named day", rf"{_NOT_WORD}(?P<w>{alternatives(DAYS)})(?![가-힣]*(?:까지도|날))", _named(DAYS, Grain.DAY), relative=True),
    _rule("so far", r"(?<![가-힣])(?P<w>올해|올|이달|이번\s?달)\s들어(?:서)?", _so_far, relative=True),
    _rule("open", r"(?<![가-힣])(?:현재|지금)까지", no_days),
    # it says of no day that it is that one, and has no end
    _rule("now", r"(?<![가-힣])(?:현재|지금)(?=까지|\s|,|는|도)", no_days),
    _rule("weekday", r"(?<![가-힣])(?:지난\s)?(?P<w>[월화수목금토일])요일", _weekday, relative=True),
    _rule("season", r"(?:(?<!\d)(?P<y>(?:19|20)\d\d)년\s|(?<![가-힣])(?P<rel>지난해|작년|지난|올해|올|내년)\s?)(?P<s>봄|여름|가을|겨울)", _season, relative=True),
    _rule("later", r"(?<![가-힣\d.])(?:\d{1,3}|한|두|세|석|네|넉)\s?(?:년|개월|달|주|일)\s?(?:뒤|후)", no_days),
    _shift("earlier", rf"(?<![가-힣\d.])(?P<c>\d{{1,2}}|한|두|세|석|네|넉)\s?(?P<g>년|해|개월|달|주일|주|분기|일)\s?{_AGO}(?:\s같은\s?(?:달|기간|분기|해|주|날|시기))?(?![가-힣]*면)", _earlier),
    _shift("earlier", rf"(?<![가-힣])(?P<w>하루|이틀|사흘|나흘|닷새|일주일|보름|한\s?주)\s?{_AGO}(?![가-힣]*면)", _earlier_span),
    _shift("end before", r"(?<![가-힣])전\s?(?P<g>년|해|월|달|분기)\s?말", _end_before),
    _shift("year before", r"(?<![가-힣])(?:전년도?|전년|지난해|작년)\s?(?:동기|동월|동일|동분기|(?:같은|동일)\s?(?:기간|달|분기|날|주|시기|시점|월)|이맘때|이맘때쯤)|(?<![가-힣])(?:전년도|전년|예년)(?![가-힣]*세)", _year_back),
    _shift("within", r"(?<![가-힣\d.])(?P<c>\d{1,2}|한|두|세|석|네|넉)\s?(?P<g>년|개월|달|주)\s?(?:새|사이|만에)(?=[^.,]{0,24}(?:%|명|배|원|대|건|개))", _earlier),
    _shift("month before", r"(?<![가-힣])(?:전월|전달|직전\s?달|지난달\s같은\s기간)", _moved_by(-1, Grain.MONTH)),
    _shift("quarter before", r"(?<![가-힣])(?:전\s?분기|직전\s?분기)", _moved_by(-1, Grain.QUARTER)),
    _shift("week before", r"(?<![가-힣])(?:전주(?!시|에서)|직전\s?주|지난주\s같은)", _moved_by(-1, Grain.WEEK)),
    _shift("half before", r"(?<![가-힣])(?:전\s?반기|직전\s?반기)", _moved_by(-1, Grain.HALF)),
    _shift("day before", r"(?<![가-힣])전(?:날|일|\s?거래일|장)(?=보다|\s?대비|에\s?비해|과\s?비교)", _moved_by(-1, Grain.DAY)),
)  # fmt: skip
