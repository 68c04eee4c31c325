"""English times: printed words -> days. Rules are tried together; the longest match at a place wins."""

# Tables read best one entry a line, however long its pattern.
# ruff: noqa: E501, SIM905

import re
from collections.abc import Callable
from datetime import date, timedelta

from pipeline.languages.calendar import (
    day_of,
    first_day,
    holding,
    last_day,
    middle,
    moved,
    part_of_year,
    relative,
    span,
    through,
    weekday_before,
    whole_year,
)
from pipeline.languages.language import Days, PeriodRule
from pipeline.languages.patterns import alternatives
from pipeline.model import Grain

MONTHS = {
    "january": 1, "jan": 1, "february": 2, "feb": 2, "march": 3, "mar": 3, "april": 4, "apr": 4, "may": 5, "june": 6, "jun": 6,
    "july": 7, "jul": 7, "august": 8, "aug": 8, "september": 9, "sept": 9, "sep": 9, "october": 10, "oct": 10,
    "november": 11, "nov": 11, "december": 12, "dec": 12,
}  # fmt: skip
WEEKDAYS = {
    name: index for index, name in enumerate("monday tuesday wednesday thursday friday saturday sunday".split())
}
ORDINALS = {
    "first": 1,
    "1st": 1,
    "second": 2,
    "2nd": 2,
    "third": 3,
    "3rd": 3,
    "fourth": 4,
    "4th": 4,
    "final": -1,
    "last": -1,
}
SMALL = {
    word: value
    for value, word in enumerate("one two three four five six seven eight nine ten eleven twelve".split(), 1)
}
GRAINS = {
    "day": Grain.DAY,
    "week": Grain.WEEK,
    "month": Grain.MONTH,
    "quarter": Grain.QUARTER,
    "half": Grain.HALF,
    "year": Grain.YEAR,
}
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}

# May is a verb as well, and short forms need their case: the month is written with a capital
_MONTH = "(?:" + alternatives(name.capitalize() for name in MONTHS) + r")\b\.?"
_YEAR = r"(?:1[6-9]|20)\d\d"
_THE = r"(?:the\s)?"
_OF_YEAR = rf"(?:\s(?:of\s|in\s)?(?:{_THE}(?P<y>{_YEAR})|(?P<rel>this|last|the previous|the|next)\syear(?:['’]s)?)|,\s(?P<y2>{_YEAR}))?"
_COUNT = "(?:" + "|".join(SMALL) + r"|\d{1,2}|a|an)"


def month_number(text: str) -> int:
    return MONTHS[text.lower().rstrip(".")]


def count_of(text: str) -> int:
    low = text.lower()
    return 1 if low in {"a", "an"} else SMALL.get(low) or int(low)


def year_of(match: re.Match[str], published: date) -> int | None:
    """The year printed with it, or that of last, this or next year."""
    found = match.groupdict()
    printed = found.get("y") or found.get("y2") or found.get("y0")
    if printed:
        return int(printed)
    moves = {"last": -1, "the previous": -1, "this": 0, "the": 0, "next": 1}
    return published.year + moves[found["rel"].lower()] if found.get("rel") else None


def _day(match: re.Match[str], published: date) -> Days | None:
    instant = (match.groupdict().get("as") or "").strip()
    grain = Grain.INSTANT if instant else Grain.DAY
    return day_of(int(match["d"]), month_number(match["m"]), year_of(match, published), published, grain)


def _iso(match: re.Match[str], published: date) -> Days | None:
    return day_of(int(match["d"]), int(match["mo"]), int(match["y"]), published)


def _month(match: re.Match[str], published: date) -> Days | None:
    days = part_of_year(Grain.MONTH, month_number(match["m"]), year_of(match, published), published)
    edge = (match.groupdict().get("edge") or "").lower()
    if edge.startswith("mid"):
        return middle(days)
    if "end" in edge or "close" in edge:
        return last_day(days)
    return first_day(days) if "start" in edge or "beginning" in edge else days


def _months(match: re.Match[str], published: date) -> Days | None:
    year = int(match["y"]) if match["y"] else None
    last = part_of_year(Grain.MONTH, month_number(match["m2"]), year, published)
    first = part_of_year(Grain.MONTH, month_number(match["m"]), last.start.year if last else year, published)
    return through(first, last)


def _part(grain: Grain) -> Callable[[re.Match[str], date], Days | None]:
    def resolve(match: re.Match[str], published: date) -> Days | None:
        number = ORDINALS.get(match["n"].lower()) or int(match["n"].lstrip("Qq"))
        if number == -1:
            number = 4 if grain is Grain.QUARTER else 2
        return part_of_year(grain, number, year_of(match, published), published)

    return resolve


def _first_months(match: re.Match[str], published: date) -> Days | None:
    year = year_of(match, published) or published.year
    count = count_of(match["c"])
    if match["n"].lower() != "first":
        return through(
            part_of_year(Grain.MONTH, 13 - count, year, published), part_of_year(Grain.MONTH, 12, year, published)
        )
    return through(part_of_year(Grain.MONTH, 1, year, published), part_of_year(Grain.MONTH, count, year, published))


def _ended(match: re.Match[str], published: date) -> Days | None:
    """the quarter to March 31, the year ended June: the grain whose last month it is."""
    month = part_of_year(Grain.MONTH, month_number(match["m"]), year_of(match, published), published)
    size = {"quarter": 3, "half": 6, "half-year": 6, "year": 12, "month": 1}.get((match["g"] or "").lower())
    if not month or not size:
        return None
    first = moved(month, 1 - size)
    grain = {3: Grain.QUARTER, 6: Grain.HALF, 12: Grain.YEAR, 1: Grain.MONTH}[size]
    return Days(first.start, month.end, grain) if first else None


def _year(match: re.Match[str], _: date) -> Days | None:
    days = whole_year(int(match["y"]))
    edge = (match.groupdict().get("edge") or "").lower()
    if edge.startswith("mid"):
        return middle(days)
    if "end" in edge or "close" in edge or edge.startswith("late"):
        return last_day(days)
    return first_day(days) if "start" in edge or "beginning" in edge else days


def _years(match: re.Match[str], _: date) -> Days | None:
    second = match["y2"] if len(match["y2"]) == 4 else match["y"][:2] + match["y2"]
    return through(whole_year(int(match["y"])), whole_year(int(second)))


def _relative(match: re.Match[str], published: date) -> Days | None:
    steps = {"last": -1, "past": -1, "previous": -1, "this": 0, "current": 0, "the": 0, "next": 1, "coming": 1}[
        match["r"].lower()
    ]
    days = relative(steps, GRAINS[match["g"].lower()])(published)
    edge = (match.groupdict().get("edge") or "").lower()
    if "end" in edge:
        return last_day(days)
    return first_day(days) if "start" in edge or "beginning" in edge else days


def _ago(match: re.Match[str], published: date) -> Days | None:
    grain = GRAINS[match["g"].lower()]
    now = holding(published, Grain.MONTH if grain is Grain.YEAR else grain)
    return moved(now, -count_of(match["c"]), grain) if now else None


def _weekday(match: re.Match[str], published: date) -> Days | None:
    return weekday_before(WEEKDAYS[match["w"].lower()], published)


def _season(match: re.Match[str], published: date) -> Days | None:
    start = part_of_year(Grain.MONTH, SEASONS[match["s"].lower()], year_of(match, published), published)
    return span(start.start, Grain.QUARTER) if start else None


def _at(offset: int, grain: Grain = Grain.DAY) -> Callable[[re.Match[str], date], Days | None]:
    return lambda _, published: span(published + timedelta(days=offset), grain)


def _none(_: re.Match[str], __: date) -> None:
    return None


def _earlier(match: re.Match[str], days: Days) -> Days | None:
    """a year earlier, three months before, a year ago: the claim's period moved back."""
    return moved(days, -count_of(match["c"]), GRAINS[match["g"].lower()])


def _previous(match: re.Match[str], days: Days) -> Days | None:
    """the previous month: moved by that grain, or one of it where the claim's own period is longer."""
    grain = GRAINS[match["g"].lower()]
    return moved(days, -1, grain)


def _year_back(_: re.Match[str], days: Days) -> Days | None:
    return moved(days, -1, Grain.YEAR)


def _on_grain(match: re.Match[str], days: Days) -> Days | None:
    return moved(days, -1, GRAINS[match["g"].lower()])


_EDGE = (
    r"(?:(?P<edge>mid|(?:at\s|by\s|since\s)?the\s(?:end|close|start|beginning)\sof|end|late|the start of|early)[\s-])?"
)


def _rule(
    name: str,
    pattern: str,
    resolve: Callable[[re.Match[str], date], Days | None],
    *,
    relative: bool = False,
    case: bool = False,
) -> PeriodRule:
    flags = 0 if case else re.IGNORECASE
    return PeriodRule(name, re.compile(pattern, flags), resolve=resolve, relative=relative)


def _shift(name: str, pattern: str, shift: Callable[[re.Match[str], Days], Days | None]) -> PeriodRule:
    return PeriodRule(name, re.compile(pattern, re.IGNORECASE), shift=shift, relative=True)


RULES = (
    _rule("day", rf"(?P<as>[Aa]s of\s)?\b(?P<m>{_MONTH})\s(?P<d>[0-3]?\d)(?:st|nd|rd|th)?\b(?![,.]?\d)(?:,?\s(?P<y>{_YEAR})\b)?", _day, case=True),
    _rule("day", rf"(?P<as>[Aa]s of\s)?\b(?P<d>[0-3]?\d)(?:st|nd|rd|th)?\s(?:of\s)?(?P<m>{_MONTH})(?:,?\s(?P<y>{_YEAR})\b)?", _day, case=True),
    _rule("iso day", r"\b(?P<y>(?:19|20)\d\d)-(?P<mo>[01]\d)-(?P<d>[0-3]\d)(?:T[\d:.]+Z?|(?!\d))", _iso),
    _rule("numeric day", r"\b[0-3]?\d[/.][0-3]?\d[/.](?:19|20)?\d\d\b", _none),
    _rule("month", rf"(?:(?P<edge>[Mm]id|[Ll]ate|[Ee]arly|(?:[Aa]t |[Bb]y |[Ss]ince )?[Tt]he (?:end|close|start|beginning) of|[Ee]nd)[\s-])?\b(?P<m>{_MONTH}){_OF_YEAR}", _month, case=True),
    _rule("year month", rf"\b(?P<y0>{_YEAR})\s(?P<m>{_MONTH})", _month, case=True),
    _rule("months", rf"\b(?:(?:[Bb]etween|[Ff]rom)\s)?(?P<m>{_MONTH})(?:\s?[-–—]\s?|\s(?:and|to|through|until)\s)(?P<m2>{_MONTH})(?:,?\s(?:of\s)?(?P<y>{_YEAR})\b)?", _months, case=True),
    _rule("quarter", rf"\b(?P<n>first|second|third|fourth|final|1st|2nd|3rd|4th)[\s-](?:fiscal\s|financial\s)?quarter{_OF_YEAR}", _part(Grain.QUARTER)),
    _rule("quarter", rf"\b(?P<n>Q[1-4])\b{_OF_YEAR}", _part(Grain.QUARTER)),
    _rule("quarter", r"\b(?P<n>[1-4])Q\s?(?P<y>(?:19|20)\d\d)?\b", _part(Grain.QUARTER)),
    _rule("half", rf"\b(?P<n>first|second|last)[\s-]half{_OF_YEAR}(?=\W|$)", _part(Grain.HALF)),
    _rule("half", rf"\b(?P<n>H[12])\b{_OF_YEAR}", lambda m, p: part_of_year(Grain.HALF, int(m["n"][1]), year_of(m, p), p)),
    _rule("months of year", rf"\b(?P<n>first|last)\s(?P<c>{_COUNT})\smonths{_OF_YEAR}", _first_months),
    _rule("ended", rf"\b(?P<g>quarter|half|half-year|year|month)\s(?:to|ended|ending|through)\s(?:in\s)?(?:[0-3]?\d\s)?(?P<m>{_MONTH})(?:\s[0-3]?\d(?!\d))?(?:,?\s(?P<y>{_YEAR})\b)?", _ended),
    _rule("years", rf"(?<![\d$£€,.])(?P<y>{_YEAR})(?:\s?[-–—]\s?|\s(?:to|and)\s)(?P<y2>{_YEAR}|\d\d)\b(?![,.]?\d|\s?%)", _years),
    _rule("year", rf"{_EDGE}(?<![\d$£€₩₹,.\-–])\b(?P<y>(?:1[6-9]|20)\d\d)\b(?![,.]\d|-\d|\s?(?:%|percent|per cent|km|kg|miles|rpm|people|customers|dollars|workers|employees|feet|metres|meters|euros|pounds|tons|tonnes|GB|MB|mAh|hp|calories|units|million|billion|yards|horsepower|points|square|lbs|hours))", _year),
    _rule("decade", r"\b(?:(?:19|20)\d0|(?<=['’])\d0)s\b|\b(?:19|20)\d0['’]s", _none),
    _rule("relative", rf"{_EDGE}\b(?P<r>last|this|next|past|previous|current|coming|the)\s(?P<g>week|month|quarter|year)\b(?!['’-]?(?:old|long))(?!\s(?:earlier|before|ago))", _relative, relative=True),
    _rule("week", r"\b(?:earlier|later)\s(?P<r>this)\s(?P<g>week|month|year)\b", _relative, relative=True),
    _rule("ago", rf"\b(?P<c>{_COUNT})\s(?P<g>day|week|month|quarter|year)s?\sago\b", _ago, relative=True),
    _rule("weekday", r"\b(?:(?:on|last)\s)?(?P<w>" + "|".join(WEEKDAYS) + r")\b(?:\s(?:morning|afternoon|evening|night))?", _weekday, relative=True),
    _rule("season", rf"\b(?:in\sthe\s|this\s|last\s|the\s|since\sthe\s)(?P<s>spring|summer|autumn|fall|winter)\b{_OF_YEAR}", _season, relative=True),
    _rule("today", r"\b(?:today|tonight|so far today)\b", _at(0), relative=True),
    _rule("yesterday", r"\byesterday\b", _at(-1), relative=True),
    _rule("tomorrow", r"\btomorrow\b", _at(1), relative=True),
    _rule("now", r"\b(?:currently|at present|presently|right now)\b", _at(0, Grain.INSTANT), relative=True),
    _shift("earlier", rf"\b(?P<c>{_COUNT})\s(?P<g>day|week|month|quarter|year)s?\s(?:earlier|before|previously|prior)\b", _earlier),
    _shift("previous", r"\b(?:the|a)\s(?:previous|preceding|prior|earlier)\s(?P<g>day|week|month|quarter|half|year)\b|\b(?:on the|from the|over the)\s(?P<g2>month)(?=\W)", lambda m, d: _previous(m, d) if m["g"] else moved(d, -1, Grain.MONTH)),
    _shift("year before", r"\b(?:the\s)?(?:same|corresponding|comparable|equivalent|year-ago|year-earlier|prior-year)\s(?:day|week|month|quarter|period|half|time)(?:\s(?:of\s)?(?:a year (?:ago|earlier|before)|one year (?:ago|earlier)|last year|the previous year|in \d{4}|of \d{4}))?", _year_back),
    _shift("year on year", r"\b(?:year[\s-](?:on|over|to)[\s-]year|y[/-]?o[/-]?y|on[\s-]year|from a year ago|year-ago|annually)\b", _year_back),
    _shift("grain on grain", r"\b(?P<g>month|quarter|week|day)[\s-](?:on|over|to)[\s-](?:month|quarter|week|day)\b|\bon-(?P<g2>month|quarter|week)\b|\bq[/-]?o[/-]?q\b|\bm[/-]?o[/-]?m\b",
           lambda m, d: _on_grain(m, d) if m["g"] else moved(d, -1)),
)  # fmt: skip
