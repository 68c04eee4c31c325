"""English words of time, and what each printed time means against the day of publication."""

import re
from datetime import date, timedelta

from pipeline.languages import calendar
from pipeline.languages.pattern_files import compiled_patterns
from pipeline.languages.patterns import alternatives
from pipeline.languages.period_words import PeriodWords
from pipeline.languages.times import Days, Resolver
from pipeline.languages.words import number_table, word_table
from pipeline.model import Grain

MONTHS, WEEKDAYS = number_table("en", "months"), number_table("en", "weekdays")
FEASTS = word_table("en", "feasts")
MONTHS_OF = {"month": 1, "quarter": 3, "half": 6, "half-year": 6, "half year": 6, "year": 12}
_PARTS = frozenset({Grain.MONTH, Grain.QUARTER, Grain.HALF})
_JUST_NOW = 2  # days
_HALF_A_MONTH = 15  # days
_FEW = 7  # days of a month that still belong to a quarter which closes with the month before
_WINTER, _SPRING = 12, 3  # months in which they begin
# May is a verb as well, and short forms need their case: the month is written with a capital
_SHORT = r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b(?:\.(?=,?\s[\da-z]|[-–—][A-Z]))?"
_LONG = (name.capitalize() for name in MONTHS if len(name) > 4 or name in {"may", "june", "july"})
MONTH = rf"(?:(?:{alternatives(_LONG)})\b|{_SHORT})"
YEAR = r"(?:1[6-9]|20)\d\d"
_P = compiled_patterns("en", "periods_resolved", {"month": MONTH, "year": YEAR})


def _said(name: str, match: re.Match[str]) -> bool:
    return bool(_P[name].search(match.string, max(0, match.start() - 80), match.start()))


def _edge_of(match: re.Match[str], days: Days | None) -> Days | None:
    """The end of it is its last day; early, mid, late and its start are too loose to give any days but its own. By its
    start is that day."""
    edge = (match.groupdict().get("edge") or "").lower()
    if "end" in edge or "close" in edge:
        return calendar.last_day(days)
    starts = "start" in edge or "beginning" in edge
    return calendar.first_day(days) if starts and (edge.startswith("by") or _said("against", match)) else days


def _lies_ahead(match: re.Match[str], days: Days, published: date) -> bool:
    """It will be so; or it is a month by which something is so, and the next one is nearer to publication."""
    later = calendar.moved(days, 1, Grain.YEAR)
    nearer = later is not None and (later.start - published).days < (published - days.end).days
    will = _P["will"].match(match.string, match.end()) and _said("opens", match)  # in May it will open
    return bool(will) or _said("ahead", match) or (days.grain is Grain.MONTH and nearer and _said("until", match))


TIMES = PeriodWords(
    month_names=MONTHS,
    weekdays=WEEKDAYS,
    moves=number_table("en", "time_moves"),
    counts=number_table("en", "time_counts"),
    grains={grain.value: grain for grain in Grain},
    ordinals=number_table("en", "time_ordinals"),
    seasons={"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12},
    edge_of=_edge_of,
    lies_ahead=_lies_ahead,
)

COUNT = rf"(?:{'|'.join(TIMES.counts)}|\d{{1,2}})"
DATE = _P["date"]


def closing_day(text: str, at: int, published: date) -> Days | None:
    """The day or month that is printed here, a month without its year being the last one."""
    match = DATE.match(text, at)
    if not match:
        return None
    number = int(match["d"] or match["d2"] or 0)
    month, year = TIMES.month_number(match["m"]), TIMES.year_of(match, published)
    if number:
        return calendar.day_of(number, month, year, published)
    return calendar.part_of_year(Grain.MONTH, month, year, published)


def feast(match: re.Match[str], published: date) -> Days | None:
    month, number = map(int, FEASTS[match["f"].lower().replace("’", "'")].split())
    return calendar.day_of(number, month, TIMES.year_of(match, published), published)


def _in_a_game(match: re.Match[str], published: date) -> bool:
    """The second half of a match, and no year is named."""
    around = match.string[max(0, match.start() - 150) : match.end() + 150]
    return TIMES.year_of(match, published) is None and bool(_P["game"].search(around))


def part(grain: Grain) -> Resolver:
    of_year = TIMES.part(grain)
    return lambda match, published: None if _in_a_game(match, published) else of_year(match, published)


def first_months(match: re.Match[str], published: date) -> Days | None:
    year = TIMES.year_of(match, published) or published.year
    count = TIMES.count_of(match["c"])
    last = match["n"].lower() in {"last", "final"}
    first, final = (13 - count, 12) if last else (1, count)
    return calendar.parts_of_year(Grain.MONTH, first, final, year, published) if 1 <= count <= 12 else None


def quarter_range(match: re.Match[str], published: date) -> Days | None:
    """Q1-Q3 2025."""
    first, last = TIMES.number(match["n"]), TIMES.number(match["n2"])
    return calendar.parts_of_one_year(Grain.QUARTER, first, last, TIMES.year_of(match, published), published)


def first_quarters(match: re.Match[str], published: date) -> Days | None:
    """in the first three quarters."""
    if _in_a_game(match, published):
        return None
    count, year = TIMES.count_of(match["c"]), TIMES.year_of(match, published)
    return calendar.parts_of_one_year(Grain.QUARTER, 1, count, year, published)


def days_of_month(match: re.Match[str], published: date) -> Days | None:
    """the first ten days of April, the second half of March; the first half are fifteen days."""
    month = _month(match, published)
    if month is None:
        return None
    first = (match["n"] or match["h"]) in {"first", "opening"}
    split = month.start + timedelta(days=_HALF_A_MONTH)
    if match["c"]:
        count = timedelta(days=TIMES.count_of(match["c"]))
        split = month.start + count if first else month.end - count
    days = Days(month.start, split, Grain.DAY) if first else Days(split, month.end, Grain.DAY)
    return days if month.start <= days.start < days.end <= month.end else None


def _month(match: re.Match[str], published: date) -> Days | None:
    year = TIMES.year_of(match, published)
    return calendar.part_of_year(Grain.MONTH, TIMES.month_number(match["m"]), year, published)


def named_month(step: int) -> Resolver:
    """next March, this May, last April: the coming one, that of the year, one that is over."""

    def resolve(match: re.Match[str], published: date) -> Days | None:
        year, number = None if step else published.year, TIMES.month_number(match["m"])
        days = calendar.part_of_year(Grain.MONTH, number, year, published)
        if days is None or not step or (step < 0 and days.end <= published):
            return days
        return calendar.moved(days, step, Grain.YEAR)

    return resolve


def day_in_digits(match: re.Match[str], published: date) -> Days | None:
    """31.12.2025, 31/12/2025 and 12/31/2025; of 3/4/2025 nobody knows which is the month."""
    first, second, year = int(match["first"]), int(match["second"]), match["y"]
    if match["sep"] == "." and len(year) == 2:
        return None  # a version
    if match["sep"] == "." or first > 12 or first == second:
        day, month = first, second
    elif second > 12:
        day, month = second, first
    else:
        return None
    return calendar.day_of(day, month, int(year) if len(year) == 4 else 2000 + int(year), published)


def ended(match: re.Match[str], published: date) -> Days | None:
    """the quarter to March 31, the six months ended June, the September quarter: what that month closes; the three
    months ended September 1: what the month before it closes."""
    closing, groups = _month(match, published), match.groupdict()
    if closing and int(groups.get("d") or groups.get("d0") or _HALF_A_MONTH) <= _FEW:
        closing = calendar.moved(closing, -1, Grain.MONTH)
    size = MONTHS_OF.get((groups.get("g") or "quarter").lower())
    size = TIMES.count_of(groups["c"]) if groups.get("c") else size
    return calendar.months_until(closing.end, size) if closing and size and 1 <= size <= 24 else None


def week_ended(match: re.Match[str], published: date) -> Days | None:
    """the week to April 5, the week ended April 5: seven days with that one for their last."""
    closing = TIMES.day(match, published)
    return Days(closing.end - timedelta(days=7), closing.end, Grain.WEEK) if closing else None


def week_begun(match: re.Match[str], published: date) -> Days | None:
    """the week beginning April 8: seven days from then; the week of April 8: the one that holds it."""
    opening = TIMES.day(match, published)
    if opening is None or match["w"].lower() == "of":
        return calendar.holding(opening.start, Grain.WEEK) if opening else None
    return calendar.span(opening.start, Grain.WEEK)


def week_of_month(match: re.Match[str], published: date) -> Days | None:
    holder, number = _month(match, published), TIMES.number(match["n"])
    return calendar.nth_week(holder, number if number > 0 else 4) if holder else None


def days_through(match: re.Match[str], published: date) -> Days | None:
    """March 3-15, June 24, 2025 to November 18, December 26 to January 2, 3-6 April."""
    year = TIMES.year_of(match, published)
    opening = TIMES.month_number(match["m"])
    closing = TIMES.month_number(match["m2"]) if match["m2"] else opening
    last = calendar.day_of(int(match["d2"]), closing, int(match["y3"]) if match["y3"] else year, published)
    first = calendar.day_of(int(match["d"]), opening, year or (last.start.year if last else None), published)
    return calendar.through(first if year else calendar.over_new_year(first, last), last)


def century(match: re.Match[str], _: date) -> Days:
    """Its hundred years by their first two digits, as newspapers count them."""
    first = 100 * (int(match["n"]) - 1)
    return Days(date(first, 1, 1), date(first + 100, 1, 1), Grain.YEAR)


def year_end(match: re.Match[str], published: date) -> Days | None:
    return calendar.last_day(calendar.whole_year(TIMES.year_of(match, published) or published.year))


def ago(match: re.Match[str], published: date) -> Days | None:
    grain = TIMES.grain_of(match["g"])
    now = calendar.holding(published, Grain.MONTH if grain in {Grain.YEAR, Grain.DECADE} else grain)
    return calendar.moved(now, -TIMES.count_of(match["c"]), grain) if now else None


def weekday(match: re.Match[str], published: date) -> Days | None:
    days = calendar.weekday_before(WEEKDAYS[match["w"].lower()], published)
    if days and match["last"] and (published - days.start).days <= _JUST_NOW:
        return calendar.moved(days, -7)  # last Monday, said on Tuesday, is not yesterday
    ahead = (
        days and days.start < published and match["last"] is None and (_said("ahead", match) or _said("until", match))
    )
    return calendar.moved(days, 7) if days and ahead else days


def weekend_days(match: re.Match[str], published: date) -> Days | None:
    """the weekend: the one that was; this or next weekend: the one to come."""
    ahead = (match.groupdict().get("r") or "").lower() in {"this", "next", "coming"}
    return calendar.weekend(published, 1 if ahead and published.weekday() < 5 else 0)


def season(match: re.Match[str], published: date) -> Days | None:
    word = (match.groupdict().get("r") or "").lower()
    if word in {"this", "next"}:
        first = date(published.year + (word == "next"), TIMES.seasons[match["s"].lower()], 1)
        early = first.month == _WINTER and published.month < _SPRING  # in January this winter has begun last year
        return calendar.span(first.replace(year=first.year - early), Grain.QUARTER)
    return TIMES.season(match, published)


def later(match: re.Match[str], days: Days) -> Days | None:
    """five years later: the year, month or day so long after; of a month or quarter the same one. A year says too
    little of the month that came three months later."""
    grain = TIMES.grain_of(match["g"])
    then = calendar.moved(days, TIMES.count_of(match["c"]), grain)
    if then is None or days.grain is grain or (grain is Grain.YEAR and days.grain in _PARTS):
        return then
    found = calendar.holding(then.start, Grain.YEAR if grain is Grain.DECADE else grain)
    return found if found and days.end - days.start <= found.end - found.start else None


def same_one(match: re.Match[str], days: Days) -> Days | None:
    """that year, in the same month: the one that holds the time before it; at that point: that time itself."""
    word = match.groupdict().get("g")
    found = calendar.holding(days.start, TIMES.grain_of(word)) if word else days
    return found if found and days.end <= found.end else None
