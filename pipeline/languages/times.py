"""What a language says of times: days, the rules that find them where they are printed, and where that is."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from pipeline.model import Grain, Span


@dataclass(frozen=True, slots=True)
class Days:
    """Half-open dates with a grain. Of a span between two times (2022 to 2024), `first` and `last` are these."""

    start: date
    end: date
    grain: Grain
    first: "Days | None" = None
    last: "Days | None" = None


Resolver = Callable[[re.Match[str], date], Days | None]  # a printed time and the day of publication -> its days
Shift = Callable[[re.Match[str], Days], Days | None]  # and the days of a claim -> those moved


@dataclass(frozen=True, slots=True)
class PlacedDays:
    """Days, and where the words stand that print them."""

    start: int
    end: int
    days: Days


@dataclass(frozen=True, slots=True)
class PeriodRule:
    """A printed time. `resolve` gets the match and the publication date and gives its days, or None where it has none
    (the match is a calendar lure all the same). `shift` rules (a year earlier) instead move the claim's own period."""

    name: str
    pattern: re.Pattern[str]
    resolve: Resolver | None = None
    shift: Shift | None = None
    relative: bool = False
    adverb: bool = False  # says what a change is against but not when a level was true: year-on-year
    same: bool = False  # means the one spoken of before, where one of its grain is: the quarter
    fleeting: bool = False  # holds for the numbers beside it and is never taken over: now, the past five years
    # where one compares with it, it is counted from the claim's own period: two years ago
    against: Shift | None = None
    # counted on from the time that was printed before it: five years later
    onward: Shift | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FurtherTimes:
    """Times beside the printed ones, for the reader alone: they block no number, and no rule goes by them."""

    rules: tuple[PeriodRule, ...] = ()  # sentence by sentence; shifts count from their days as from printed ones
    # text, the times that it prints, day of publication -> other days that its words of time may mean
    of_text: Callable[[str, Sequence[PlacedDays], date], Iterable[PlacedDays]] = lambda *_: ()


@dataclass(frozen=True, slots=True)
class PrintedTime:
    """A time where it is printed."""

    text: str
    sentence: Span
    span: Span
    year: bool  # it is a whole year
    reported: bool  # it is a quarter or half, for which there are reports
