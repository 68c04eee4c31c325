"""What the printed times of most languages mean by the names of the groups in their patterns.

`y`, `y0` or `y2` is a year, `yy` one of two digits, `y1` that of the first of two times, `rel` or `r` a word that moves
it (last, this), `same` one for the year printed before; `m` and `m2` are months, `d` a day, `mo` a month in digits; `n`
says which part of a year, `c` how many, `g` of what; `w` is a weekday, `s` a season; `as` stands with a day as of which
something is so, and `edge` is the end or start of a time.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from typing import TypeVar

from pipeline.languages import calendar
from pipeline.languages.times import Days, Resolver, Shift
from pipeline.model import Grain

_YEAR = re.compile(r"\b(?:1[6-9]|20)\d\d\b")
_TOLD_YEAR = re.compile(rf"\((?!\d{{4}}\))[^()\n]*\)|(?P<y>{_YEAR.pattern})")  # what stands in brackets is an aside
_DIGIT = re.compile(r"\d")
_ONE_DAY, _TWO_DAYS = 24, 48  # hours
_T = TypeVar("_T")


def by_stem(table: Mapping[str, _T], word: str) -> _T | None:
    """The value of the longest entry with which the word begins: of прошл for прошлого."""
    low = re.sub(r"\s", " ", word.lower())
    return table.get(max((stem for stem in table if low.startswith(stem)), key=len, default=""))


@lru_cache(maxsize=8)
def _years_in(text: str) -> tuple[list[int], list[int]]:
    """Where the years that a text prints end, and which they are; each text is searched once for all its times."""
    found = [(match.end(), int(match["y"])) for match in _TOLD_YEAR.finditer(text) if match["y"]]
    return [end for end, _ in found], [year for _, year in found]


def _year_before(text: str, at: int) -> int | None:
    """The last year that is printed before a place, which may touch it."""
    if touching := _YEAR.search(text, max(0, at - 4), at):
        return int(touching[0])
    ends, years = _years_in(text)
    count = bisect_right(ends, at)
    return years[count - 1] if count else None


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodWords:
    """A language's words of time, lower-cased and maybe without their endings, and what times of them mean."""

    moves: Mapping[str, int]  # last, this, next -> how many from the one of publication
    counts: Mapping[str, int]
    grains: Mapping[str, Grain]  # hours are in none
    ordinals: Mapping[str, int]  # which part of a year; the last one is -1
    seasons: Mapping[str, int]  # the month in which each begins
    weekdays: Mapping[str, int]
    edge_of: Callable[[re.Match[str], Days | None], Days | None]  # the end or start of these days, where it is meant
    # whether the text tells what is still to be: a time without its year is then the next one
    lies_ahead: Callable[[re.Match[str], Days, date], bool]
    month_names: Mapping[str, int] = field(default_factory=dict)  # absent: months are numbers

    def month_number(self, word: str) -> int:
        return int(word) if word.isdecimal() else self.month_names[word.lower().rstrip(".")]

    def count_of(self, word: str | None) -> int:
        low = (word or "1").lower()
        tens, _, ones = low.partition("-")
        composed = self.counts[tens] + self.counts[ones] if tens in self.counts and ones in self.counts else None
        return self.counts.get(low) or composed or int(low)

    def grain_of(self, word: str) -> Grain:
        found = by_stem(self.grains, word)
        if found is None:
            raise KeyError(word)
        return found

    def number(self, word: str) -> int:
        """Which part: the second, Q2, II, 2-м; 0 where the word says none."""
        digit = _DIGIT.search(word)
        return by_stem(self.ordinals, word) or (int(digit[0]) if digit else 0)

    def year_of(self, match: re.Match[str], published: date) -> int | None:
        """The year printed with it, that of last, this or next year, or the last one printed before."""
        found = match.groupdict()
        if printed := found.get("y") or found.get("y0"):
            return int(printed)
        if short := found.get("yy") or found.get("yy2"):
            return 2000 + int(short)
        if found.get("same"):
            return _year_before(match.string, match.start())
        if found.get("rel"):
            steps = by_stem(self.moves, found["rel"])
            return None if steps is None else published.year + steps
        return int(found["y2"]) if found.get("y2") else None

    def or_coming(self, match: re.Match[str], days: Days | None, published: date) -> Days | None:
        """Without its year, and where something is still to be then, the next one: will slow in the fourth quarter."""
        if days is None or self.year_of(match, published) is not None:
            return days
        return calendar.coming(days, published) if self.lies_ahead(match, days, published) else days

    def day(self, match: re.Match[str], published: date) -> Days | None:
        grain = Grain.INSTANT if match.groupdict().get("as") else Grain.DAY
        month, year = self.month_number(match["m"]), self.year_of(match, published)
        return self.or_coming(match, calendar.day_of(int(match["d"]), month, year, published, grain), published)

    def numeric_day(self, match: re.Match[str], published: date, which: str = "") -> Days | None:
        """13/04/2026; `which`: behind the names of the groups of day and month where a match has more of them."""
        year = int(match["y"]) if len(match["y"]) == 4 else 2000 + int(match["y"])
        return calendar.day_of(int(match[f"d{which}"]), int(match[f"mo{which}"]), year, published)

    def month(self, match: re.Match[str], published: date) -> Days | None:
        number, year = self.month_number(match["m"]), self.year_of(match, published)
        days = calendar.part_of_year(Grain.MONTH, number, year, published)
        return self.edge_of(match, self.or_coming(match, days, published))

    def months(self, match: re.Match[str], published: date) -> Days | None:
        """January to March 2021; the first may have a year of its own (`y1`). This year through March: from January."""
        year, found = self.year_of(match, published), match.groupdict()
        last = calendar.part_of_year(Grain.MONTH, self.month_number(match["m2"]), year, published)
        own = found.get("y1")
        year = int(own) if own else last.start.year if last else year
        first = calendar.part_of_year(Grain.MONTH, self.month_number(found.get("m") or "1"), year, published)
        return calendar.through(first if own else calendar.over_new_year(first, last), last)

    def part(self, grain: Grain) -> Resolver:
        def resolve(match: re.Match[str], published: date) -> Days | None:
            number = self.number(match["n"])
            number = 12 // calendar.MONTHS_IN[grain] if number == -1 else number
            return self.edge_of(match, calendar.part_of_year(grain, number, self.year_of(match, published), published))

        return resolve

    def year(self, match: re.Match[str], published: date) -> Days | None:
        year = self.year_of(match, published)
        return self.edge_of(match, calendar.whole_year(year)) if year else None

    def years(self, match: re.Match[str], _: date) -> Days | None:
        """2019 to 2021, 2019-21."""
        last = match["y2"] or match["yy2"]
        last = last if len(last) == 4 else match["y"][:2] + last
        return calendar.through(calendar.whole_year(int(match["y"])), calendar.whole_year(int(last)))

    def decade(self, match: re.Match[str], _: date) -> Days | None:
        return calendar.span(date(int(match["y"]), 1, 1), Grain.DECADE)

    def from_now(self, match: re.Match[str], published: date) -> Days | None:
        """last year, this week, by the end of next month."""
        found = match.groupdict()
        steps = by_stem(self.moves, found.get("r") or found["rel"])
        if steps is None:
            return None
        return self.edge_of(match, calendar.relative(steps, self.grain_of(match["g"]))(published))

    def to_date(self, match: re.Match[str], published: date) -> Days | None:
        """so far this year, the year to date, since the start of April or of 2026: through the day of publication."""
        found = match.groupdict()
        if found.get("m"):
            return calendar.so_far(self.month(match, published), published)
        word = next(filter(None, (found.get(name) for name in ("g", "g2", "g3"))), None)
        year, grain = self.year_of(match, published), self.grain_of(word) if word else Grain.YEAR
        days = calendar.whole_year(year) if year else calendar.holding(published, grain)
        return calendar.so_far(days, published) or (days if found.get("y0") else None)  # so far in 2025, of 2026: all

    def past(self, match: re.Match[str], published: date) -> Days | None:
        """in the past three years, over the past month: what ends with the day of publication."""
        found = match.groupdict()
        count = self.count_of(found.get("c"))
        grain = by_stem(self.grains, next(filter(None, (found.get(name) for name in ("g", "g2", "g3")))))
        if grain:
            return calendar.trailing(published, count, grain)
        # hours: of a day and a night, the day before
        before = timedelta(days=int(count <= _ONE_DAY))
        return calendar.span(published - before, Grain.DAY) if count <= _TWO_DAYS else None

    def weekday(self, match: re.Match[str], published: date) -> Days | None:
        last = calendar.weekday_before(self.weekdays[match["w"].lower()], published)
        gone = last is not None and last.end <= published
        return calendar.moved(last, 7) if last and gone and self.lies_ahead(match, last, published) else last

    def season(self, match: re.Match[str], published: date) -> Days | None:
        month, year = by_stem(self.seasons, match["s"]), self.year_of(match, published)
        start = calendar.part_of_year(Grain.MONTH, month or 0, year, published)
        return calendar.span(start.start, Grain.QUARTER) if start else None

    def earlier(self, match: re.Match[str], days: Days) -> Days | None:
        """a year earlier, three months before: the claim's period moved back."""
        return calendar.moved(days, -self.count_of(match.groupdict().get("c")), self.grain_of(match["g"]))

    def previous(self, match: re.Match[str], days: Days) -> Days | None:
        """the previous month: moved by that grain, or one of it where the claim's own period is longer."""
        return calendar.moved(days, -1, self.grain_of(next(filter(None, match.groups()))))


def year_back(match: re.Match[str], days: Days) -> Days | None:
    """the same quarter last year, or of the year that is printed with it."""
    printed = match.groupdict().get("y")
    return calendar.moved(days, int(printed) - days.start.year if printed else -1, Grain.YEAR)


def back(grain: Grain) -> Shift:
    """the month before."""
    return lambda _, days: calendar.moved(days, -1, grain)


def one_back(_: re.Match[str], days: Days) -> Days | None:
    """sequentially: moved back by one of its own grain."""
    return calendar.moved(days, -1)
