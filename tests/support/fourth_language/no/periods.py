"""Norwegian times: printed words -> days."""

import re
from datetime import date

from pipeline.languages.calendar import at, day_of, part_of_year, relative, whole_year
from pipeline.languages.patterns import alternatives
from pipeline.languages.times import Days, PeriodRule
from pipeline.model import Grain

_MONTHS = {
    "januar": 1,
    "februar": 2,
    "mars": 3,
    "april": 4,
    "mai": 5,
    "juni": 6,
    "juli": 7,
    "august": 8,
    "september": 9,
    "oktober": 10,
    "november": 11,
    "desember": 12,
}
_LAST_YEAR, _THIS_YEAR = relative(-1, Grain.YEAR), relative(0, Grain.YEAR)
_QUARTERS = {"første": 1, "andre": 2, "tredje": 3, "fjerde": 4}
_MONTH = rf"(?P<month>{alternatives(_MONTHS)})(?!\w)"
_YEAR = r"(?:\s(?P<year>(?:19|20)\d\d))?"


def _year(match: re.Match[str]) -> int | None:
    return int(match["year"]) if match["year"] else None


def _day(match: re.Match[str], published: date) -> Days | None:
    return day_of(int(match["day"]), _MONTHS[match["month"].lower()], _year(match), published)


def _month(match: re.Match[str], published: date) -> Days | None:
    return part_of_year(Grain.MONTH, _MONTHS[match["month"].lower()], _year(match), published)


def _quarter(match: re.Match[str], published: date) -> Days | None:
    return part_of_year(Grain.QUARTER, _QUARTERS[match["quarter"].lower()], _year(match), published)


def _rule(name: str, pattern: str, resolve, *, is_relative: bool = False) -> PeriodRule:
    return PeriodRule(name, re.compile(pattern, re.IGNORECASE), resolve=resolve, relative=is_relative)


RULES = (
    _rule("day", rf"(?<!\w)(?P<day>[0-3]?\d)\.\s{_MONTH}{_YEAR}", _day),
    _rule("month", rf"(?<!\w){_MONTH}{_YEAR}", _month),
    _rule("quarter", rf"(?<!\w)(?P<quarter>{alternatives(_QUARTERS)})\skvartal{_YEAR}(?!\w)", _quarter),
    _rule("year", r"(?<![\w.,])(?P<y>(?:19|20)\d\d)(?![\w,]|\.\d)", lambda match, _: whole_year(int(match["y"]))),
    _rule(
        "last year", r"(?<!\w)i\sfjor(?!\w)", lambda _, published: relative(-1, Grain.YEAR)(published), is_relative=True
    ),
    _rule(
        "this year", r"(?<!\w)i\sår(?!\w)", lambda _, published: relative(0, Grain.YEAR)(published), is_relative=True
    ),
    _rule("yesterday", r"(?<!\w)i\sgår(?!\w)", at(-1), is_relative=True),
)
