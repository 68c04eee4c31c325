"""Articles of a source by day -> each day against that weekday of the weeks before, and its state in words. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from pipeline.explorer.words.plurals import count_word, counted
from pipeline.explorer.words.show import number

WEEKS = 4
SHOWN = 7 * WEEKS
"""Days of a strip."""
_LOW = 2 / 3
"""Of a usual weekday: less than this is said."""
_LEAST = 3
"""Articles that a usual day has at least, so that their lack says something."""
_ANSWERED = 0.8
"""Of all answers: with less than this a source answers badly."""
_LONG = 14
"""Days without an article, beyond which they are not counted."""
_CRAWL = "warc:"
"""How the key of a source begins that was taken from an archive: nobody asks it for new pages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    on: date
    articles: int
    usual: float | None
    """Mean of the same weekday in the four weeks before, of the weeks since the source is read; None in its first."""
    is_over: bool
    """Today is not, and cannot be less than usual."""

    @property
    def is_low(self) -> bool:
        known = self.is_over and self.usual is not None and self.usual >= _LEAST
        return known and 0 < self.articles < _LOW * (self.usual or 0)

    @property
    def is_none(self) -> bool:
        return self.is_over and self.articles == 0 and (self.usual or 0) >= 1

    @property
    def is_much(self) -> bool:
        return (self.usual or 0) >= _LEAST and self.articles >= 2 * (self.usual or 0)

    @property
    def said(self) -> str:
        """
        >>> Day(on=date(2026, 4, 14), articles=1, usual=3.5, is_over=True).said
        '1 article, usual 3.5'
        """
        said = counted(self.articles, "article")
        return said if self.usual is None else f"{said}, usual {number(round(self.usual, 1))}"


@dataclass(frozen=True, slots=True)
class State:
    """`mark` is well, low, silent, bad, new or none; `words` a state such as "as usual"; `why` what
    there is to say about it, behind the name of the source."""

    mark: str
    words: str
    why: str = ""

    @property
    def is_fine(self) -> bool:
        return self.mark in {"well", "new"}


def days_of(counts: Mapping[date, int], first_day: date | None, today: date) -> list[Day]:
    """The last SHOWN days up to today. `first_day`: of the first article that is held."""
    shown = [today - timedelta(days=back) for back in range(SHOWN - 1, -1, -1)]
    return [
        Day(on=on, articles=counts.get(on, 0), usual=_usual(counts, first_day, on), is_over=on < today) for on in shown
    ]


def _usual(counts: Mapping[date, int], first_day: date | None, on: date) -> float | None:
    before = [on - timedelta(weeks=weeks) for weeks in range(1, WEEKS + 1)]
    read = [day for day in before if first_day and day >= first_day]
    return sum(counts.get(day, 0) for day in read) / len(read) if read else None


def state_of(key: str, days: Sequence[Day], health: Mapping[str, Any] | None) -> State:
    """By the days that are over and how the source answers."""
    if key.startswith(_CRAWL):
        return State("none", "taken from an archive", "was taken from an archive, and is not asked for more.")
    if health is None:
        return State("none", "not asked yet", "was not asked yet.")
    over = [day for day in days if day.is_over]
    return _lacking(over, health.get("ok_rate")) or _without_lack(days, health.get("articles"))


def _lacking(over: Sequence[Day], rate: Any) -> State | None:
    refuses = "" if rate is None or rate >= _ANSWERED else _refuses(float(rate))
    if silent := _silent(over):
        why = f"has had no article for {_days(silent)}" + (f": its server {refuses}." if refuses else ".")
        return State("silent", f"silent for {_days(silent)}", why)
    if refuses:
        return State("bad", "answers badly", f"answers badly: its server {refuses}.")
    return _fewer(over) if over and over[-1].is_low else None


def _without_lack(days: Sequence[Day], articles: Any) -> State:
    if any(day.usual is not None for day in days):
        return State("well", "as usual")
    if any(day.articles for day in days):
        return State("new", "new", "is read for less than a week, so that no day is usual yet.")
    if articles:
        return State("none", "no day said", "has articles, but none of them says of which day it is.")
    return State("none", "nothing yet", "has no article yet.")


def _refuses(rate: float) -> str:
    return "answers no request" if rate == 0 else f"answers {round(100 * rate)} of 100 requests"


def _silent(over: Sequence[Day]) -> int:
    """Days in a row without an article, where such days usually have some: together as many as say something. In the
    end none is usual any more, and all of them say so."""
    lacking, count = 0.0, 0
    for day in reversed(over):
        if day.articles:
            break
        lacking, count = lacking + (day.usual or 0), count + 1
    is_whole = count == len(over) and any(day.usual is not None for day in over)
    return count if lacking >= _LEAST or is_whole else 0


def _days(count: int) -> str:
    if count > _LONG:
        return "more than two weeks"
    return f"{count_word(count)} day{'' if count == 1 else 's'}"


def _fewer(over: Sequence[Day]) -> State:
    day, since = over[-1], over[-1]
    for earlier in reversed(over[:-1]):
        if not earlier.is_low:
            break
        since = earlier
    part = _part(day)
    told = f"printed {number(day.articles)} on {day.on:%A}, {part} the usual {number(round(day.usual or 0, 1))}"
    return State(
        "low", f"{part} of usual", told + (f"; fewer than usual since {since.on:%A}." if since != day else ".")
    )


def _part(day: Day) -> str:
    share = day.articles / (day.usual or 1)
    return next(words for most, words in _PARTS if share <= most)


_PARTS = ((0.15, "a tenth"), (0.29, "a quarter"), (0.41, "a third"), (0.58, "half"), (1.0, "two thirds"))


def title_of(states: Sequence[State]) -> str:
    """The finding, of the sources that are asked for new pages.

    >>> well, silent = State("well", "as usual"), State("silent", "silent for two days")
    >>> title_of([well, silent, well]), title_of([well, well]), title_of([])
    ('Two of three sources are as usual', 'Both sources are as usual', 'No source was asked yet')
    """
    judged = [state for state in states if state.mark != "none"]
    if not judged:
        return "No source was asked yet"
    fine, every = sum(state.is_fine for state in judged), len(judged)
    if every == 1:
        return "The one source is as usual" if fine else "The one source is not as usual"
    if fine == every:
        return "Both sources are as usual" if every == 2 else f"All {count_word(every)} sources are as usual"
    if fine == 0:
        return f"None of {count_word(every)} sources is as usual"
    said = f"{count_word(fine)} of {count_word(every)} sources {'is' if fine == 1 else 'are'} as usual"
    return said[:1].upper() + said[1:]


def steps_of(days: Sequence[Sequence[Day]]) -> list[int]:
    """Least articles of each of five shades, one scale for all sources; one day in twenty exceeds the highest."""
    counts = sorted(day.articles for row in days for day in row if day.articles)
    top = counts[int(0.95 * (len(counts) - 1))] if counts else 1
    return [max(1, -(-top * step // 5)) for step in range(5)] if top >= 5 else [1, 2, 3, 4, 5]


def shade(articles: int, steps: Sequence[int]) -> int:
    """
    >>> [shade(count, [1, 10, 20, 30, 40]) for count in (0, 1, 9, 10, 400)]
    [0, 1, 1, 2, 5]
    """
    return sum(articles >= least for least in steps)
