"""What the grammars found in a text, as the learned reader takes it: numbers, printed times, names and phrases."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

from pipeline.languages import known, language
from pipeline.languages.language import Joins
from pipeline.model import Claim

NAMES = frozenset({"name", "known"})
"""Roles of phrases that are names, those of the catalogue among them."""
RELATIVE, COMPARED, ASIDE, FLEETING, SAME = range(5)
"""Places of flags of a time: counted from another day; what a figure is compared with; the day of a report; *now*,
which no other number takes over; *the quarter*, that which was spoken of."""
ONE_DAY = timedelta(days=1)
_NO_JOINS = Joins()


@dataclass(frozen=True, slots=True)
class NumberInput:
    """One printed number: its surface as offsets, its sentence by index, and the claim that the rules made of it."""

    start: int
    end: int
    sentence: int
    claim: Claim
    placed: bool = False  # its region is printed right behind the count, as the grammar of places reads it
    # slots that its column, row, clause or own words decide, as in `claim`, each with the rule that says so
    told_by: Mapping[str, str] = field(default_factory=dict)

    def told(self, by: str, **fields: Any) -> "NumberInput":
        """The number with these fields of its claim, as a rule decides them."""
        claim = replace(self.claim, **fields)
        return replace(self, claim=claim, told_by={**self.told_by, **dict.fromkeys(fields, by)})


@dataclass(frozen=True, slots=True)
class TimeInput:
    """A time that a number may be true of: days, half open, and the words that print it (none where it only follows
    from the day of publication, whose `source` then says how)."""

    start: date
    end: date
    grain: str
    source: str  # printed, further, shifted, last_day or a name of `published_times.FROM_PUBLICATION`
    at: int = -1
    upto: int = -1
    sentence: int = -1
    # relative, baseline, aside, fleeting, same, adverb; a shift counted from a time of its sentence, from the last time
    # before it, from the one printed most
    flags: tuple[bool, ...] = ()

    @property
    def days(self) -> tuple[date, date]:
        return self.start, self.end


@dataclass(frozen=True, slots=True)
class PhraseInput:
    """A name (`role` is "name" or "known") or a noun phrase with its role in the clause, and its base form."""

    start: int
    end: int
    base: str
    role: str


@dataclass(frozen=True, slots=True)
class SpeakerInput:
    """A phrase that names who says something, by the name of the language's rule that found it: the words for whom as
    offsets, their base form and sort."""

    start: int
    end: int
    base: str
    kind: str
    rule: str


@dataclass(frozen=True, slots=True)
class RegionInput:
    """A country that the text names, by itself, an adjective, a town or a national body."""

    start: int
    end: int
    country: str
    sort: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentInput:
    """A text with what was found in it. `title` is a headline that is not part of `text`, else empty. `read_to` is the
    place where reading ended because the budget of one text was used up; -1 where all was read."""

    text: str
    language: str
    published: date | None
    title: str = ""
    sentences: tuple[tuple[int, int], ...] = ()
    numbers: tuple[NumberInput, ...] = ()
    times: tuple[TimeInput, ...] = ()
    phrases: tuple[PhraseInput, ...] = ()
    regions: tuple[RegionInput, ...] = ()
    cues: tuple[tuple[int, int, str], ...] = field(default=())  # start, end, key of a metric that is named there
    speakers: tuple[SpeakerInput, ...] = ()
    read_to: int = -1

    @property
    def joins(self) -> Joins:
        """The patterns of its language for what stands between figures; of one without tables none that matches."""
        return language(self.language).joins if self.language in known() else _NO_JOINS
