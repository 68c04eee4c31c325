"""Korean spans of time by their two ends, either of which may leave out what the other prints."""

import re
from dataclasses import dataclass
from datetime import date

from pipeline.languages.calendar import add_months, day_of, holding, last_day, part_of_year, span, through, whole_year
from pipeline.languages.ko.periods_resolved import TIMES
from pipeline.languages.ko.periods_words import MONTHS, YEARS
from pipeline.languages.patterns import alternatives
from pipeline.languages.period_words import by_stem
from pipeline.languages.times import Days
from pipeline.model import Grain

_AHEAD = 6  # months for which a time without its year may lie ahead
_AHEAD_BY = 12  # and one by which something is to be done
_AHEAD_COSTS = 4  # a day to come has to be so many times as near as one that has gone by

NUMBERS = {"month": r"(?:1[0-2]|0?[1-9])", "quarter": "[1-4]", "day": r"(?:[12]\d|3[01]|0?[1-9])"}


def year(name: str) -> str:
    return rf"(?:(?P<y{name}>(?:19|20)\d\d)년|(?P<r{name}>{alternatives(YEARS)}))"


def month(name: str) -> str:
    return rf"(?:(?P<m{name}>{NUMBERS['month']})월|(?P<n{name}>{alternatives(MONTHS)}))"


def end(name: str) -> str:
    """A year, month, quarter, half, day or today; its groups end with `name`. It may match nothing but its first
    letter is there, so that a rule has to say what follows."""
    part = rf"(?:{month(name)}|(?P<q{name}>[1-4])분기|(?P<h{name}>[상하])반기)"
    day = rf"(?P<d{name}>{NUMBERS['day']})일"
    now = rf"(?P<t{name}>이날|오늘|현재|지금)(?:\s현재)?"
    return rf"(?=[\d가-힣])(?:{now}|(?:{year(name)}\s?)?(?:{part}\s?)?(?:{day})?(?:\s?[초말])?)"


@dataclass(frozen=True, slots=True)
class _End:
    """What an end prints. A month by its name (지난달) has its year."""

    today: bool = False
    year: int | None = None
    part: tuple[Grain, int] | None = None
    day: int | None = None

    @property
    def fixed(self) -> bool:
        return self.today or self.year is not None

    @property
    def finest(self) -> Grain:
        return Grain.DAY if self.day or self.today else self.part[0] if self.part else Grain.YEAR

    def all(self, published: date, around: date) -> list[Days]:
        """The days that it may mean, in order: of the years around the other end, for a bare day of the months."""
        if self.today:
            found = [span(published, Grain.DAY)]
        elif self.year is not None:
            found = [self._of_year(self.year, published)]
        elif self.part:
            found = [self._of_year(around.year + step, published) for step in range(-2, 3)]
        else:
            months = [add_months(around.replace(day=1), step) for step in range(-13, 14)]
            found = [day_of(self.day or 1, one.month, one.year, published) for one in months]
        return [days for days in found if days]

    def _of_year(self, year: int, published: date) -> Days | None:
        if self.part is None:
            return whole_year(year)
        grain, number = self.part
        return day_of(self.day, number, year, published) if self.day else part_of_year(grain, number, year, published)

    def alone(self, published: date) -> Days | None:
        """As it stands by itself: the nearest day, or the last month that has begun."""
        found = self.all(published, published)
        if self.day and not self.fixed and found:  # no year has 31 April
            nearness = {days.start: abs(days.start - published) for days in found}
            return min(found, key=lambda days: nearness[days.start] * (_AHEAD_COSTS if days.start > published else 1))
        return next((days for days in reversed(found) if self.fixed or days.start <= published), None)

    def coming(self, published: date, months: int = _AHEAD) -> Days | None:
        """The next one, where it lies a few months ahead at most."""
        if self.fixed:
            return None
        last = add_months(published, months)
        return next((days for days in self.all(published, published) if published < days.start <= last), None)


def read(match: re.Match[str], name: str, published: date) -> _End | None:
    """The end whose groups have this name; None where it prints no time."""
    found = {key[:1]: value for key, value in match.groupdict().items() if key.endswith(name) and value}
    number = int(found["y"]) if "y" in found else None
    if "r" in found:
        number = published.year + (by_stem(YEARS, found["r"]) or 0)
    part = None
    if "m" in found:
        part = Grain.MONTH, int(found["m"])
    elif "n" in found:
        named = add_months(published.replace(day=1), by_stem(MONTHS, found["n"]) or 0)
        number, part = named.year, (Grain.MONTH, named.month)
    elif "q" in found:
        part = Grain.QUARTER, int(found["q"])
    elif "h" in found:
        part = Grain.HALF, 1 if found["h"] == "상" else 2
    day = int(found["d"]) if "d" in found else None
    loose = part is None and number is not None  # a day of a year without its month
    odd = day is not None and (loose or (part is not None and part[0] is not Grain.MONTH))
    return _End("t" in found, number, part, day) if found and not odd else None


@dataclass(frozen=True, slots=True)
class _Ends:
    first: _End
    last: _End
    start: Days
    end: Days


def _ends(match: re.Match[str], published: date, *, ahead: bool = False) -> _Ends | None:
    """Both ends; what one leaves out (year, month) it has from the other."""
    first, last = read(match, "1", published), read(match, "2", published)
    if first is None or last is None:
        return None
    start = first.alone(published)
    if first.fixed or (first.part and last.day and not last.part and not last.fixed):
        ends = last.all(published, start.start) if start else []
        end = next((days for days in ends if start and days.end > start.end), None)
    else:
        end = last.coming(published) if ahead else last.alone(published)
        starts = first.all(published, end.start) if end else []
        start = next((days for days in reversed(starts) if end and days.start < end.start), None)
    return _Ends(first, last, start, end) if start and end else None


def between(match: re.Match[str], published: date) -> Days | None:
    """지난달 27일부터 이달 20일까지, 2분기 말~3분기 초: from the first day of the one through the last of the other."""
    found = _ends(match, published)
    return through(found.start, found.end) if found else None


def between_ahead(match: re.Match[str], published: date) -> Days | None:
    """5~7월 where it is still to come."""
    found = _ends(match, published, ahead=True)
    if found is None or found.first.fixed or found.last.fixed or found.last.day:
        return None
    return through(found.start, found.end)


def listed(match: re.Match[str], published: date) -> Days | None:
    """10일과 11일, 2019년·2020년: both together, where the one follows the other; 지난달과 이달 20일까지."""
    found, until = _ends(match, published), bool(match["until"])
    if found is None or not (until or (found.first.finest is found.last.finest and found.start.end == found.end.start)):
        return None
    return through(found.start, found.end)


def coming(match: re.Match[str], published: date) -> Days | None:
    """1월, 상반기: the next one."""
    found = read(match, "1", published)
    return found.coming(published) if found and found.part and not found.day else None


def coming_end(match: re.Match[str], published: date) -> Days | None:
    """6월 말, 12월까지: by when something is to be done, which may lie further ahead."""
    found = read(match, "1", published)
    days = found.coming(published, _AHEAD_BY if match["by"] else _AHEAD) if found else None
    return last_day(days) if match["edge"] else days


def coming_day(match: re.Match[str], published: date) -> Days | None:
    """24일까지, 28∼30일: of the month of publication where they lie ahead; the grammar looks back."""
    first, last = (
        day_of(int(match[name]), published.month, published.year, published) if match[name] else None
        for name in ("d1", "d2")
    )
    if first is None or first.start <= published:
        return None
    return through(first, last) if match["d2"] else first


def entered(match: re.Match[str], published: date) -> Days | None:
    """이달 들어 20일까지, 올해 들어 지난 12일까지: from the first day of the month or year on."""
    found = read(match, "1", published)
    last = found.alone(published) if found else None
    return through(holding(last.start, Grain.YEAR if match["year"] else Grain.MONTH), last) if last else None


def until(match: re.Match[str], published: date) -> Days | None:
    """올해 11월까지, 10월까지: from the first day of the year on; 이달 20일까지: from that of the month."""
    found = read(match, "1", published)
    last = found.alone(published) if found and found.part else None
    if found is None or last is None:
        return None
    of_month = found.day is not None and not (match["y1"] or match["r1"])
    return through(holding(last.start, Grain.MONTH if of_month else Grain.YEAR), last)


def since(match: re.Match[str], published: date) -> Days | None:
    """2014년부터: through the year of publication; 지난달부터, 3월부터: through the day of it."""
    found = read(match, "1", published)
    first = found.alone(published) if found and not found.today else None
    if first is None or first.start >= published:
        return None
    whole = found is not None and found.finest is Grain.YEAR
    last = holding(published, Grain.YEAR if whole else Grain.DAY)
    return through(first, last) if last and first.end <= last.end else None


def lasting(match: re.Match[str], published: date) -> Days | None:
    """올해 6월부터 3개월간: so many from its first day on."""
    found = read(match, "1", published)
    first = found.alone(published) if found and not found.today else None
    return span(first.start, TIMES.grain_of(match["g"]), TIMES.count_of(match["c"])) if first else None
