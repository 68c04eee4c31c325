"""English words of time, and what each printed time means against the day of publication."""

# Tables read best one entry a line, however long.
# ruff: noqa: E501, SIM905

import re
from collections.abc import Callable
from datetime import date, timedelta

from pipeline.languages.calendar import (
    coming,
    day_of,
    first_day,
    holding,
    last_day,
    moved,
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
from pipeline.languages.language import Days
from pipeline.model import Grain

Resolver = Callable[[re.Match[str], date], Days | None]

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
    "closing": -1,
    "opening": 1,
}
SMALL = {
    word: value
    for value, word in enumerate("one two three four five six seven eight nine ten eleven twelve".split(), 1)
}
TENS = {
    "fifteen": 15, "eighteen": 18, "twenty": 20, "twenty-four": 24, "thirty": 30, "forty": 40, "fifty": 50,
    "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
GRAINS = {
    "day": Grain.DAY,
    "week": Grain.WEEK,
    "month": Grain.MONTH,
    "quarter": Grain.QUARTER,
    "half": Grain.HALF,
    "year": Grain.YEAR,
    "decade": Grain.DECADE,
}
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
# feasts that have the same day every year
FEASTS = {
    "new year's day": (1, 1), "new year’s day": (1, 1), "new year's eve": (12, 31), "new year’s eve": (12, 31),
    "christmas day": (12, 25), "christmas eve": (12, 24), "boxing day": (12, 26), "halloween": (10, 31),
    "valentine's day": (2, 14), "valentine’s day": (2, 14), "independence day": (7, 4), "the fourth of july": (7, 4),
}  # fmt: skip
MOVES = {
    "last": -1, "past": -1, "previous": -1, "the previous": -1, "this": 0, "current": 0, "the current": 0, "the": 0, "next": 1,
    "coming": 1, "the coming": 1,
}  # fmt: skip
_PARTS = frozenset({Grain.MONTH, Grain.QUARTER, Grain.HALF})
_JUST_NOW = 2  # days
_WINTER, _SPRING = 12, 3  # months in which they begin
_GAME = re.compile(
    r"\b(?:goals?|scored|scoring|penalty|striker|keeper|midfielder|half-?time|kick-?off|touchdown|quarterback|rebounds?|three-pointers?|"
    r"yards|free throws?|coach|shots?|possession|innings|puck|equali[sz]er|offside|playoffs?)\b",
    re.IGNORECASE,
)
_UNTIL = re.compile(
    r"\b(?:by|until|till|before|for|next|coming)\s(?:(?:the\s)?(?:end|middle|start|beginning)\sof\s|mid-|early\s|late\s)?\Z",
    re.IGNORECASE,
)
_AGAINST = re.compile(r"\b(?:with|to|from|than|against|versus)\s(?:at\s)?\Z", re.IGNORECASE)
_AHEAD = re.compile(
    r"\b(?:will|would|won['’]t|is to|are to|plans? to|expected|scheduled|due|set to|aims? to|forecast)\b[^.;]{0,60}\Z",
    re.IGNORECASE,
)


def month_number(text: str) -> int:
    return MONTHS[text.lower().rstrip(".")]


def count_of(text: str) -> int:
    low = text.lower()
    tens, _, ones = low.partition("-")
    if tens in TENS and ones in SMALL:
        return TENS[tens] + SMALL[ones]
    return 1 if low in {"a", "an"} else SMALL.get(low) or TENS.get(low) or int(low)


def year_of(match: re.Match[str], published: date) -> int | None:
    """The year printed with it, or that of last, this or next year."""
    found = match.groupdict()
    printed = found.get("y") or found.get("y2") or found.get("y0")
    if printed:
        return int(printed)
    if found.get("yy"):
        return 2000 + int(found["yy"])
    return published.year + MOVES[found["rel"].lower()] if found.get("rel") else None


def edge_of(match: re.Match[str], days: Days | None) -> Days | None:
    """The end of it is its last day; early, mid, late and its start are too loose to give any days but its own. By its
    start is that day."""
    edge = (match.groupdict().get("edge") or "").lower()
    if "end" in edge or "close" in edge:
        return last_day(days)
    starts = "start" in edge or "beginning" in edge
    return first_day(days) if starts and (edge.startswith("by") or _said(_AGAINST, match)) else days


def day(match: re.Match[str], published: date) -> Days | None:
    instant = (match.groupdict().get("as") or "").strip()
    grain = Grain.INSTANT if instant else Grain.DAY
    year = year_of(match, published)
    days = day_of(int(match["d"]), month_number(match["m"]), year, published, grain)
    return coming(days, published) if year is None and _said(_AHEAD, match) else days


def iso_day(match: re.Match[str], published: date) -> Days | None:
    return day_of(int(match["d"]), int(match["mo"]), int(match["y"]), published)


def feast(match: re.Match[str], published: date) -> Days | None:
    month, number = FEASTS[match["f"].lower()]
    return day_of(number, month, year_of(match, published), published)


def _said(pattern: re.Pattern[str], match: re.Match[str]) -> bool:
    return bool(pattern.search(match.string, max(0, match.start() - 80), match.start()))


def _this_or_next(days: Days | None, match: re.Match[str], published: date) -> Days | None:
    """A month without its year: the next one where it will be so; by March the one that is nearer to publication."""
    later = moved(days, 1, Grain.YEAR) if days and days.end <= published else None
    if not days or not later:
        return days
    nearer = (later.start - published).days < (published - days.end).days
    return later if _said(_AHEAD, match) or (nearer and _said(_UNTIL, match)) else days


def month(match: re.Match[str], published: date) -> Days | None:
    year = year_of(match, published)
    days = part_of_year(Grain.MONTH, month_number(match["m"]), year, published)
    return edge_of(match, days if year else _this_or_next(days, match, published))


def months(match: re.Match[str], published: date) -> Days | None:
    year = int(match["y"]) if match["y"] else None
    last = part_of_year(Grain.MONTH, month_number(match["m2"]), year, published)
    first_year = int(match["y1"]) if match.groupdict().get("y1") else last.start.year if last else year
    return through(part_of_year(Grain.MONTH, month_number(match["m"]), first_year, published), last)


def _in_a_game(match: re.Match[str], published: date) -> bool:
    """The second half of a match, and no year is named."""
    around = match.string[max(0, match.start() - 150) : match.end() + 150]
    return year_of(match, published) is None and bool(_GAME.search(around))


def part(grain: Grain) -> Resolver:
    def resolve(match: re.Match[str], published: date) -> Days | None:
        if _in_a_game(match, published):
            return None
        number = ORDINALS.get(match["n"].lower()) or int(match["n"].strip("QqHh"))
        if number == -1:
            number = 4 if grain is Grain.QUARTER else 2
        return edge_of(match, part_of_year(grain, number, year_of(match, published), published))

    return resolve


def first_months(match: re.Match[str], published: date) -> Days | None:
    year = year_of(match, published) or published.year
    count = count_of(match["c"])
    if not 1 <= count <= 12:
        return None
    if match["n"].lower() in {"last", "final"}:
        return through(
            part_of_year(Grain.MONTH, 13 - count, year, published), part_of_year(Grain.MONTH, 12, year, published)
        )
    return through(part_of_year(Grain.MONTH, 1, year, published), part_of_year(Grain.MONTH, count, year, published))


def ended(match: re.Match[str], published: date) -> Days | None:
    """the quarter to March 31, the six months ended June, the September quarter: what that month closes."""
    closing = part_of_year(Grain.MONTH, month_number(match["m"]), year_of(match, published), published)
    groups = match.groupdict()
    size = {"quarter": 3, "half": 6, "half-year": 6, "year": 12, "month": 1}.get((groups.get("g") or "quarter").lower())
    size = count_of(groups["c"]) if groups.get("c") else size
    if not closing or not size or not 1 <= size <= 24:
        return None
    first = moved(closing, 1 - size)
    grain = {3: Grain.QUARTER, 6: Grain.HALF, 12: Grain.YEAR}.get(size, Grain.MONTH)
    return Days(first.start, closing.end, grain) if first else None


def week_ended(match: re.Match[str], published: date) -> Days | None:
    """the week to April 5, the week ended April 5: seven days with that one for their last."""
    closing = day(match, published)
    return Days(closing.end - timedelta(days=7), closing.end, Grain.WEEK) if closing else None


def week_of_month(match: re.Match[str], published: date) -> Days | None:
    holder = part_of_year(Grain.MONTH, month_number(match["m"]), year_of(match, published), published)
    number = ORDINALS[match["n"].lower()]
    return nth_week(holder, number if number > 0 else 4) if holder else None


def last_whole(grain: Grain) -> Resolver:
    """the quarter, quarterly results: the last that was over when the news was out."""

    def resolve(_: re.Match[str], published: date) -> Days | None:
        now = holding(published, grain)
        return moved(now, -1) if now else None

    return resolve


def days_through(match: re.Match[str], published: date) -> Days | None:
    """March 3-15, June 24, 2025 to November 18."""
    year = year_of(match, published)
    opening = month_number(match["m"])
    closing = month_number(match["m2"]) if match["m2"] else opening
    last = day_of(int(match["d2"]), closing, int(match["y3"]) if match["y3"] else year, published)
    first = day_of(int(match["d"]), opening, year or (last.start.year if last else None), published)
    return through(first, last)


def year(match: re.Match[str], _: date) -> Days | None:
    return edge_of(match, whole_year(int(match["y"])))


def years(match: re.Match[str], _: date) -> Days | None:
    second = match["y2"] or match["y"][:2] + match["yy2"]
    return through(whole_year(int(match["y"])), whole_year(int(second)))


def short_year(match: re.Match[str], _: date) -> Days | None:
    return whole_year(2000 + int(match["yy"]))


def decade(match: re.Match[str], _: date) -> Days | None:
    return span(date(int(match["y"]), 1, 1), Grain.DECADE)


def century(match: re.Match[str], _: date) -> Days:
    """Its hundred years by their first two digits, as newspapers count them."""
    first = 100 * (int(match["n"]) - 1)
    return Days(date(first, 1, 1), date(first + 100, 1, 1), Grain.YEAR)


def from_now(match: re.Match[str], published: date) -> Days | None:
    return edge_of(match, relative(MOVES[match["r"].lower()], GRAINS[match["g"].lower()])(published))


def year_end(match: re.Match[str], published: date) -> Days | None:
    return last_day(whole_year(year_of(match, published) or published.year))


def to_date(match: re.Match[str], published: date) -> Days | None:
    """so far this year, the year to date, since the start of the month."""
    grain = match["g"] or match["g2"] or "year"
    return so_far(holding(published, GRAINS[grain.lower()]), published)


def past(match: re.Match[str], published: date) -> Days | None:
    """in the past three years, over the past month: what ends with the day of publication."""
    groups = match.groupdict()
    word = next(filter(None, (groups.get(name) for name in ("g", "g2", "g3")))).lower().rstrip("s")
    count = count_of(groups["c"]) if groups.get("c") else 1
    if word == "hour":  # of a day and a night, the day before
        return span(published - timedelta(days=int(count <= 24)), Grain.DAY) if count <= 48 else None
    return trailing(published, count, GRAINS[word])


def ago(match: re.Match[str], published: date) -> Days | None:
    grain = GRAINS[match["g"].lower()]
    now = holding(published, Grain.MONTH if grain in {Grain.YEAR, Grain.DECADE} else grain)
    return moved(now, -count_of(match["c"]), grain) if now else None


def weekday(match: re.Match[str], published: date) -> Days | None:
    days = weekday_before(WEEKDAYS[match["w"].lower()], published)
    if days and match["last"] and (published - days.start).days <= _JUST_NOW:
        return moved(days, -7)  # last Monday, said on Tuesday, is not yesterday
    ahead = days and days.start < published and match["last"] is None and (_said(_AHEAD, match) or _said(_UNTIL, match))
    return moved(days, 7) if days and ahead else days


def weekend_days(match: re.Match[str], published: date) -> Days | None:
    """the weekend: the one that was; this or next weekend: the one to come."""
    ahead = (match.groupdict().get("r") or "").lower() in {"this", "next", "coming"}
    return weekend(published, 1 if ahead and published.weekday() < 5 else 0)


def season(match: re.Match[str], published: date) -> Days | None:
    word = (match.groupdict().get("r") or "").lower()
    if word in {"this", "next"}:
        first = date(published.year + (word == "next"), SEASONS[match["s"].lower()], 1)
        early = first.month == _WINTER and published.month < _SPRING  # in January this winter has begun last year
        return span(first.replace(year=first.year - early), Grain.QUARTER)
    start = part_of_year(Grain.MONTH, SEASONS[match["s"].lower()], year_of(match, published), published)
    return span(start.start, Grain.QUARTER) if start else None


def earlier(match: re.Match[str], days: Days) -> Days | None:
    """a year earlier, three months before, a year ago: the claim's period moved back."""
    return moved(days, -count_of(match["c"]), GRAINS[match["g"].lower()])


def later(match: re.Match[str], days: Days) -> Days | None:
    """five years later: the year, month or day so long after; of a month or quarter the same one. A year says too
    little of the month that came three months later."""
    grain = GRAINS[match["g"].lower()]
    then = moved(days, count_of(match["c"]), grain)
    if then is None or days.grain is grain or (grain is Grain.YEAR and days.grain in _PARTS):
        return then
    found = holding(then.start, Grain.YEAR if grain is Grain.DECADE else grain)
    return found if found and days.end - days.start <= found.end - found.start else None


def same_one(match: re.Match[str], days: Days) -> Days | None:
    """that year, in the same month: the one that holds the time before it; at that point: that time itself."""
    word = match.groupdict().get("g")
    found = holding(days.start, GRAINS[word.lower()]) if word else days
    return found if found and days.end <= found.end else None


def previous(match: re.Match[str], days: Days) -> Days | None:
    """the previous month: moved by that grain, or one of it where the claim's own period is longer."""
    return moved(days, -1, GRAINS[next(filter(None, match.groups())).lower()])


def year_back(match: re.Match[str], days: Days) -> Days | None:
    """the same quarter last year, or of the year that is printed with it."""
    printed = match.groupdict().get("y")
    return moved(days, int(printed) - days.start.year if printed else -1, Grain.YEAR)


def grain_back(_: re.Match[str], days: Days) -> Days | None:
    return moved(days, -1)
