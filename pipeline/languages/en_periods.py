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
LONG = frozenset({"may", "june", "july"})  # months that are short without being cut short
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
_SHORT = r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b(?:\.(?=,?\s[\da-z]))?"
_MONTH = (
    "(?:(?:" + alternatives(name.capitalize() for name in MONTHS if len(name) > 4 or name in LONG) + rf")\b|{_SHORT})"
)
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


_UNTIL = re.compile(
    r"\b(?:by|until|till|before|for|next|coming)\s(?:(?:the\s)?(?:end|middle|start|beginning)\sof\s|mid-|early\s|late\s)?\Z",
    re.IGNORECASE,
)
_AHEAD = re.compile(
    r"\b(?:will|would|won['’]t|is to|are to|plans? to|expected|scheduled|due|set to|aims? to|forecast)\b[^.;]{0,60}\Z",
    re.IGNORECASE,
)


def _said(pattern: re.Pattern[str], match: re.Match[str]) -> bool:
    return bool(pattern.search(match.string, max(0, match.start() - 80), match.start()))


def _this_or_next(days: Days | None, match: re.Match[str], published: date) -> Days | None:
    """A month without its year: the next one where it will be so; by March the one that is nearer to publication."""
    later = moved(days, 1, Grain.YEAR) if days and days.end <= published else None
    if not days or not later:
        return days
    nearer = (later.start - published).days < (published - days.end).days
    return later if _said(_AHEAD, match) or (nearer and _said(_UNTIL, match)) else days


def _month(match: re.Match[str], published: date) -> Days | None:
    year = year_of(match, published)
    days = part_of_year(Grain.MONTH, month_number(match["m"]), year, published)
    days = days if year else _this_or_next(days, match, published)
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
    """the quarter to March 31, the six months ended June, the September quarter: what that month closes."""
    month = part_of_year(Grain.MONTH, month_number(match["m"]), year_of(match, published), published)
    groups = match.groupdict()
    size = {"quarter": 3, "half": 6, "half-year": 6, "year": 12, "month": 1}.get((groups.get("g") or "quarter").lower())
    size = count_of(groups["c"]) if groups.get("c") else size
    if not month or not size or not 1 <= size <= 24:
        return None
    first = moved(month, 1 - size)
    grain = {3: Grain.QUARTER, 6: Grain.HALF, 12: Grain.YEAR}.get(size, Grain.MONTH)
    return Days(first.start, month.end, grain) if first else None


def _last_whole(grain: Grain) -> Callable[[re.Match[str], date], Days | None]:
    """the quarter, quarterly results: the last that was over when the news was out."""

    def resolve(_: re.Match[str], published: date) -> Days | None:
        now = holding(published, grain)
        return moved(now, -1) if now else None

    return resolve


def _days_through(match: re.Match[str], published: date) -> Days | None:
    """March 3-15, June 24, 2025 to November 18."""
    year = year_of(match, published)
    month = month_number(match["m"])
    last_month = month_number(match["m2"]) if match["m2"] else month
    last = day_of(int(match["d2"]), last_month, int(match["y3"]) if match["y3"] else year, published)
    first = day_of(int(match["d"]), month, year or (last.start.year if last else None), published)
    return through(first, last)


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
    days = weekday_before(WEEKDAYS[match["w"].lower()], published)
    ahead = days and days.start < published and match["last"] is None and (_said(_AHEAD, match) or _said(_UNTIL, match))
    return moved(days, 7) if days and ahead else days


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


_EDGE = r"(?:(?P<edge>mid|(?:at\s|by\s)?the\s(?:end|close|start|beginning)\sof|end|late|the start of|early)[\s-])?"


def _rule(
    name: str,
    pattern: str,
    resolve: Callable[[re.Match[str], date], Days | None],
    *,
    relative: bool = False,
    case: bool = False,
    same: bool = False,
) -> PeriodRule:
    flags = 0 if case else re.IGNORECASE
    return PeriodRule(name, re.compile(pattern, flags), resolve=resolve, relative=relative, same=same)


def _shift(
    name: str, pattern: str, shift: Callable[[re.Match[str], Days], Days | None], *, adverb: bool = False
) -> PeriodRule:
    return PeriodRule(name, re.compile(pattern, re.IGNORECASE), shift=shift, relative=True, adverb=adverb)


RULES = (
    _rule("day", rf"(?P<as>[Aa]s of\s)?\b(?P<m>{_MONTH})\s(?P<d>[0-3]?\d)(?:st|nd|rd|th)?\b(?![,.]?\d)(?:,?\s(?P<y>{_YEAR})\b)?", _day, case=True),
    _rule("day", rf"(?P<as>[Aa]s of\s)?\b(?P<d>[0-3]?\d)(?:st|nd|rd|th)?\s(?:of\s)?(?P<m>{_MONTH})(?:,?\s(?P<y>{_YEAR})\b)?", _day, case=True),
    _rule("days", rf"\b(?P<m>{_MONTH})\s(?P<d>[0-3]?\d)(?:st|nd|rd|th)?(?:,\s(?P<y>{_YEAR}))?(?:\s?[-–—]\s?|\s(?:to|and|through|until)\s)(?:(?P<m2>{_MONTH})\s)?(?P<d2>[0-3]?\d)(?:st|nd|rd|th)?\b(?![,.]?\d|\s?(?:%|percent|per cent|million|billion))(?:,?\s(?P<y3>{_YEAR})\b)?", _days_through, case=True),
    _rule("iso day", r"\b(?P<y>(?:19|20)\d\d)-(?P<mo>[01]\d)-(?P<d>[0-3]\d)(?:T[\d:.]+Z?|(?!\d))", _iso),
    _rule("numeric day", r"\b[0-3]?\d[/.][0-3]?\d[/.](?:19|20)?\d\d\b", _none),
    _rule("month", rf"(?:(?P<edge>[Mm]id|[Ll]ate|[Ee]arly|(?:[Aa]t |[Bb]y )?[Tt]he (?:end|close|start|beginning) of|[Ee]nd)[\s-])?\b(?P<m>{_MONTH}){_OF_YEAR}", _month, case=True),
    _rule("year month", rf"\b(?P<y0>{_YEAR})\s(?P<m>{_MONTH})", _month, case=True),
    _rule("months", rf"\b(?:(?:[Bb]etween|[Ff]rom)\s)?(?P<m>{_MONTH})(?:\s?[-–—]\s?|\s(?:and|to|through|until)\s)(?:(?:mid|late|early)[\s-])?(?P<m2>{_MONTH})(?:,?\s(?:of\s)?(?P<y>{_YEAR})\b)?", _months, case=True),
    _rule("clock", r"(?:\A|(?<=[.!?]\s)|(?<=[.!?]\s\s)|(?<=\s{3})|(?<=\n))At\s[0-2]?\d[:.][0-5]\d\s?(?:[ap]\.?m\b\.?)?", _at(0, Grain.INSTANT), relative=True),
    _rule("quarter", rf"\b(?P<n>first|second|third|fourth|final|1st|2nd|3rd|4th)[\s-](?:fiscal\s|financial\s)?quarter{_OF_YEAR}", _part(Grain.QUARTER)),
    _rule("quarter", rf"\b(?P<n>Q[1-4])\b{_OF_YEAR}", _part(Grain.QUARTER)),
    _rule("quarter", r"\b(?P<n>[1-4])Q\s?(?P<y>(?:19|20)\d\d)?\b", _part(Grain.QUARTER)),
    _rule("half", rf"(?<!-)\b(?P<n>first|second)[\s-]half\b(?!\s(?:of\s(?:the\s)?(?!year|this|last|next|\d)|surge|goal|lead|run|points?|comeback|rally|penalty|substitute))(?:(?=\sof|\sin)|(?<=the first half)|(?<=the second half)|(?<=[a-z]-half)){_OF_YEAR}(?=\W|$)", _part(Grain.HALF)),
    _rule("half", rf"\b(?P<n>H[12])\b{_OF_YEAR}", lambda m, p: part_of_year(Grain.HALF, int(m["n"][1]), year_of(m, p), p)),
    _rule("months of year", rf"\b(?P<n>first|last)\s(?P<c>{_COUNT})\smonths{_OF_YEAR}", _first_months),
    _rule("ended", rf"\b(?P<c>{_COUNT})[\s-]months?\s(?:period\s)?(?:to|ended|ending|through)\s(?:in\s)?(?:[0-3]?\d\s)?(?P<m>{_MONTH})(?:\s[0-3]?\d(?!\d))?(?:,?\s(?P<y>{_YEAR})\b)?", _ended),
    _rule("month's quarter", rf"\b(?P<m>March|June|September|December|Mar|Jun|Sept?|Dec)\s(?P<g>quarter)\b(?:\sof\sthe\scurrent\s(?:financial|fiscal)\syear)?{_OF_YEAR}", _ended),
    _rule("ended", rf"\b(?P<g>quarter|half|half-year|year|month)\s(?:to|ended|ending|through)\s(?:in\s)?(?:[0-3]?\d\s)?(?P<m>{_MONTH})(?:\s[0-3]?\d(?!\d))?(?:,?\s(?P<y>{_YEAR})\b)?", _ended),
    _rule("years", rf"(?<![\d$£€,.])(?P<y>{_YEAR})(?:\s?[-–—]\s?|\s(?:to|and)\s)(?P<y2>{_YEAR}|\d\d)\b(?![,.]?\d|\s?%)", _years),
    _rule("year", rf"{_EDGE}(?<![\d$£€₩₹,.\-–])\b(?P<y>(?:1[6-9]|20)\d\d)\b(?![,.]\d|-\d|\s?(?:%|percent|per cent|km|kg|miles|rpm|people|customers|dollars|workers|employees|feet|metres|meters|euros|pounds|tons|tonnes|GB|MB|mAh|hp|calories|units|million|billion|yards|horsepower|points|square|lbs|hours))", _year),
    _rule("decade", r"\b(?:(?:19|20)\d0|(?<=['’])\d0)s\b|\b(?:19|20)\d0['’]s", _none),
    _rule("relative", rf"{_EDGE}\b(?P<r>last|this|next|past|previous|current|coming)\s(?P<g>week|month|quarter|year)\b(?!['’-]?(?:old|long))(?!\s(?:earlier|before|ago))", _relative, relative=True),
    _rule("the quarter", r"\b(?:in\s|during\s|for\s|over\s)?the\s(?:latest\s|reported\s|reporting\s)?quarter\b(?:\sunder\sreview)?(?!\s(?:earlier|before|ago|to\b|ended|ending|through))|\bquarterly\s(?:results|report|earnings|figures)\b", _last_whole(Grain.QUARTER), relative=True, same=True),
    _rule("the end of it", r"\b(?:at |by )?the (?P<edge>end|start|beginning) of (?P<r>the) (?P<g>week|month|quarter|year)\b", _relative, relative=True),
    _rule("the month", r"\b(?:in|during|for|over)\s(?P<r>the)\s(?P<g>week|month|year)\b(?!\s(?:earlier|before|ago|to\b|ended|ending|through|of\b))", _relative, relative=True, same=True),
    _rule("week", r"\b(?:earlier|later)\s(?P<r>this)\s(?P<g>week|month|year)\b", _relative, relative=True),
    _rule("ago", rf"\b(?P<c>{_COUNT})\s(?P<g>day|week|month|quarter|year)s?\sago\b", _ago, relative=True),
    _rule("weekday", r"\b(?:(?:on|(?P<last>last)|late|early)\s)?(?P<w>" + "|".join(WEEKDAYS) + r")\b(?:\s(?:morning|afternoon|evening|night))?", _weekday, relative=True),
    _rule("season", rf"\b(?:in\sthe\s|this\s|last\s|the\s)(?P<s>spring|summer|autumn|fall|winter)\b{_OF_YEAR}", _season, relative=True),
    _rule("today", r"\b(?:today|tonight|so far today)\b", _at(0), relative=True),
    _rule("yesterday", r"\byesterday\b", _at(-1), relative=True),
    _rule("tomorrow", r"\btomorrow\b", _at(1), relative=True),
    _rule("now", r"\b(?:currently|at present|presently|right now)\b|(?<=\d\s)now\b|(?<=(?:lion|sand)\s)now\b|\blast(?=\s(?:quoted|traded|seen|changed hands))", _at(0, Grain.INSTANT), relative=True),
    _shift("earlier", rf"\b(?P<c>{_COUNT})\s(?P<g>day|week|month|quarter|year)s?\s(?:earlier|before|previously|prior)\b", _earlier),
    _shift("previous", r"\b(?:the|a)\s(?:previous|preceding|prior|earlier)\s(?P<g>day|week|month|quarter|half|year)\b|\b(?:on the|from the|over the)\s(?P<g2>month)(?=\W)", lambda m, d: _previous(m, d) if m["g"] else moved(d, -1, Grain.MONTH)),
    _shift("year before", r"\b(?:the\s)?(?:same|corresponding|comparable|equivalent|year-ago|year-earlier|prior-year)\s(?:day|week|month|quarter|period|half|time)(?:\s(?:of\s)?(?:a year (?:ago|earlier|before)|one year (?:ago|earlier)|last year|the previous year|in \d{4}|of \d{4}))?", _year_back),
    _shift("year on year", r"\b(?:year[\s-](?:on|over|to)[\s-]year|y[/-]?o[/-]?y|on[\s-]year|from a year ago|year-ago|annually)\b", _year_back, adverb=True),
    _shift("grain on grain", r"\b(?P<g>month|quarter|week|day)[\s-](?:on|over|to)[\s-](?:month|quarter|week|day)\b|\bon-(?P<g2>month|quarter|week)\b|\bq[/-]?o[/-]?q\b|\bm[/-]?o[/-]?m\b",
           lambda m, d: _on_grain(m, d) if m["g"] else moved(d, -1), adverb=True),
)  # fmt: skip
