"""The working record of one number on its way to a claim, and what the stages share about a text."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from pipeline.catalog import MetricCue
from pipeline.languages.language import Language, Name, Noun, RawNumber, Role
from pipeline.languages.times import Days
from pipeline.model import Attribution, BlockKind, ClaimKind, Direction, Period, Qualifier, Span


class UnitBy(StrEnum):
    """What told the unit of a number, the last that did."""

    FORM = "form"  # the number itself: twofold, half
    BEFORE = "before"  # a sign before it
    AFTER = "after"  # a word or sign behind it
    NOUN = "noun"  # what it counts
    AGE = "age"
    IMPLIED = "implied"  # words before it that always count the same
    LIST = "list"  # the last of a list prints it for all
    AKIN = "akin"  # a number of its sort and size beside it
    NEIGHBOUR = "neighbour"  # any number beside it
    MEMORY = "memory"  # numbers of the sentences before
    METRIC = "metric"
    ROW = "row"  # the label of its table row, the head of its column or what the whole table is in


BORROWED = frozenset({UnitBy.NEIGHBOUR, UnitBy.MEMORY})
SAID = frozenset({UnitBy.FORM, UnitBy.BEFORE, UnitBy.AFTER, UnitBy.AGE, UnitBy.IMPLIED})  # by the words at the number


@dataclass(frozen=True, slots=True)
class Sentence:
    span: Span
    block: BlockKind


@dataclass(frozen=True, slots=True)
class Referent:
    """A name or noun phrase where it stands."""

    span: Span
    base: str
    role: Role
    name: Name | None = None


@dataclass(slots=True, kw_only=True)
class Reading:
    """One number. `start`/`end` are the surface, which grows as sign, unit and head noun are attached; `blocked` says
    why it is no claim."""

    number: RawNumber
    start: int
    end: int
    value: Decimal
    high: Decimal | None = None
    unit: str | None = None
    unit_by: UnitBy | None = None
    factor: Decimal = Decimal(1)  # by which the unit's form has multiplied the value: 0.01 of cents
    noun: Noun | None = None
    qualifier: Qualifier = Qualifier.EXACT
    kind: ClaimKind = ClaimKind.LEVEL
    kind_by: str | None = None  # the rule of the language that told the kind; None where the unit did
    direction: Direction | None = None
    metric: str | None = None
    metric_id: str | None = None
    cued: bool = False  # words beside it name the metric
    region: str | None = None
    placed: bool = False  # the region is printed right behind the count: users in Norway
    period: Period | None = None
    baseline: Period | None = None
    whole: str | None = None
    # fields that the head of its column or row gives, or its clause, each with the rule that says so
    told_by: dict[str, str] = field(default_factory=dict)
    below_zero: bool = False  # as its cell prints it: (4,120)
    blocked: str | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """A printed time in the sentence. `days` is None for a shift (a year earlier) and for a mere calendar word."""

    start: int
    end: int
    rule: str
    days: Days | None
    relative: bool
    shift: object = None
    match: object = None
    baseline: bool = False
    aside: bool = False  # the day of a report, or part of a name: no time at which a number was true
    adverb: bool = False  # year-on-year: says what a change is against, not when
    same: bool = False  # the quarter: the one spoken of, where one is
    fleeting: bool = False  # now: never taken over
    against: object = None  # a year ago: the shift that it is where one compares with it
    onward: object = None  # five years later: counted on from the time printed before it
    further: bool = False  # a candidate of the learned reader, which no rule goes by


@dataclass(frozen=True, slots=True)
class Measure:
    """What a label prints of its figures: by what they are multiplied, and their unit."""

    span: Span
    factor: Decimal
    unit: str | None
    percent_too: bool = False  # and others of them in percent: 억원, %
    is_noun: bool = False  # what the head of a column counts: it holds for whole numbers of rows that say nothing else


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a column: its words, where in them a metric is named, and what its figures are in."""

    words: Span | None
    hit: tuple[int, int, MetricCue] | None
    measure: Measure | None
    is_change: bool = False  # how much they have changed: Growth, %


@dataclass(slots=True)
class Memory:
    """What the sentences before have said, for the sentence that leaves it out."""

    metric: str | None = None
    metric_id: str | None = None
    particular: dict[str, str] = field(default_factory=dict)  # broader metric -> the finer one that was named
    unit: str | None = None
    # a counter of anything -> what it was last said to count, and how many sentences ago
    counted: dict[str, tuple[str, int]] = field(default_factory=dict)
    currency: str | None = None
    degrees: str | None = None  # the unit of temperature that the last sentence spoke of
    columns: tuple[Period | None, ...] = ()  # the times that head the columns of the table being read
    heads: tuple[Head | None, ...] = ()  # the metrics and measures that head them
    above: tuple[Span | None, ...] = ()  # the cells of the row of the head that has just been read
    table: Measure | None = None  # what all figures of the table are in, as its corner or the line above it says
    in_rows: bool = False  # rows of the table have been read behind its head
    period: Period | None = None
    period_age: int = 0  # sentences since it was printed
    countries: dict[str, int] | None = None  # how often the text names each; None: not yet asked


@dataclass(slots=True, kw_only=True)
class Scene:
    """A sentence being read: its text bounds, its names and times, and the memory of the sentences before."""

    text: str
    language: Language
    published: date | None
    sentence: Sentence
    memory: Memory
    names: list[Name] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    cues: list[tuple[int, int, MetricCue]] = field(default_factory=list)  # where metrics are named
    speakers: list["Speaker"] = field(default_factory=list)
    measures: dict[Span, Measure | None] = field(default_factory=dict)  # of the labels that were asked for
    index: int = 0  # which sentence of the text, from 0
    folded: str = field(init=False)  # the sentence case folded, for the first look for words

    def __post_init__(self) -> None:
        self.folded = self.text[self.start : self.end].casefold()

    @property
    def start(self) -> int:
        return self.sentence.span.start

    @property
    def end(self) -> int:
        return self.sentence.span.end


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who says something, as a phrase of the sentence prints it, and the rule that found the phrase."""

    span: Span
    attribution: Attribution
    rule: str
    rank: int  # the rule's place in the language's table


@dataclass(frozen=True, slots=True)
class SentenceTrace:
    """What was read in one sentence, claims and blocked numbers alike, in text order."""

    scene: Scene
    readings: tuple[Reading, ...]
