"""The working record of one number on its way to a claim, and what the stages share about a text."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from pipeline.catalog import MetricCue
from pipeline.languages.grammar import Word
from pipeline.languages.language import AttributionRule, Days, Language, Name, Noun, RawNumber, Role
from pipeline.model import (
    Attribution,
    BlockKind,
    ClaimKind,
    Direction,
    Period,
    Qualifier,
    Span,
)


@dataclass(frozen=True, slots=True)
class Sentence:
    span: Span
    block: BlockKind


@dataclass(slots=True, kw_only=True)
class Referent:
    """A name or noun phrase where it stands. `age` is 0 in the sentence being read, 1 in the one before, and so on;
    `traits` are the features that it has for every number of the sentence."""

    span: Span
    base: str
    role: Role
    name: Name | None = None
    age: int = 0
    within: bool = False  # a name that only says which: Swiss guides
    traits: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Bearing:
    """How a number stands in its sentence: what is before it, the sort of verb that it belongs to and on which side,
    what is behind it and its noun. `first` and `last`: its words among those of the sentence."""

    first: int
    last: int
    before: str
    verb: str
    after: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """Whom a number may be about, what speaks for and against it, and how much that comes to."""

    referent: Referent
    features: tuple[str, ...]
    score: float


@dataclass(slots=True, kw_only=True)
class Reading:
    """One number. `start`/`end` are the surface, which grows as sign, unit and head noun are attached. `rules` is the
    record of what decided its fields; `blocked` says why it is no claim."""

    number: RawNumber
    start: int
    end: int
    value: Decimal
    high: Decimal | None = None
    unit: str | None = None
    factor: Decimal = Decimal(1)  # by which the unit's form has multiplied the value: 0.01 of cents
    noun: Noun | None = None
    qualifier: Qualifier = Qualifier.EXACT
    kind: ClaimKind = ClaimKind.LEVEL
    direction: Direction | None = None
    entity: str | None = None
    candidates: tuple[Candidate, ...] = ()  # for the entity, the best first
    bearing: Bearing | None = None  # once asked for
    metric: str | None = None
    metric_id: str | None = None
    region: str | None = None
    placed: bool = False  # the region is printed right behind the count: users in Norway
    period: Period | None = None
    baseline: Period | None = None
    whole: str | None = None
    attribution: Attribution | None = None
    rules: list[str] = field(default_factory=list)
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


@dataclass(frozen=True, slots=True)
class Told:
    """A time that a sentence before has printed, and what was measured then; none where it stood by itself."""

    period: Period
    metric_id: str | None = None
    metric: str | None = None
    unit: str | None = None
    age: int = 0
    fleeting: bool = False
    at: int = 0  # where its sentence begins
    heads: bool = False  # its sentence heads a list


@dataclass(frozen=True, slots=True)
class Source:
    """Who says so, as a sentence prints it. `rank` is its rule's place in the table; a `tag` stands behind a quote."""

    attribution: Attribution
    rule: AttributionRule
    rank: int
    span: Span
    tag: bool = False


@dataclass(slots=True)
class Paragraph:
    """What a paragraph quotes, who wrote all of it (an embedded post), and, once asked for, its sources."""

    span: Span
    quotes: list[Span]
    author: Attribution | None = None
    sources: list[Source] | None = None


@dataclass(frozen=True, slots=True)
class Voice:
    """A source, and the number of the sentence that names it. `lasting`: the sentences around it have it."""

    attribution: Attribution
    rule: AttributionRule
    span: Span
    sentence: int
    lasting: bool


@dataclass(slots=True)
class Memory:
    """What the sentences before have said, for the sentence that leaves it out."""

    entity: str | None = None
    topic: str | None = None
    place: str | None = None
    said: list[Referent] = field(default_factory=list)  # in the sentences before, the last first
    last: str | None = None  # whom the last number was about
    counts: dict[str, int] = field(default_factory=dict)  # how often a word in its base form stands in the text
    opening: frozenset[str] = frozenset()  # words, in their base form, of the headline, or of the first sentence
    speakers: frozenset[str] = frozenset()  # last words of the names that say something in the text
    recurring: frozenset[str] = frozenset()  # names that the text prints more than once
    metric: str | None = None
    metric_id: str | None = None
    particular: dict[str, str] = field(default_factory=dict)  # broader metric -> the finer one that was named
    whole: str | None = None  # what the last share was a part of, and of which metric that was
    whole_metric: str | None = None
    whole_age: int = 0
    unit: str | None = None
    # a counter of anything -> what it was last said to count, and how many sentences ago
    counted: dict[str, tuple[str, int]] = field(default_factory=dict)
    currency: str | None = None
    degrees: str | None = None  # the unit of temperature that the last sentence spoke of
    period: Period | None = None
    columns: tuple[Period | None, ...] = ()  # the times that head the columns of the table being read
    period_age: int = 0
    baseline: Period | None = None
    compared: tuple[Period, Period] | None = None  # the last change's period and what it was against
    times: list[Told] = field(default_factory=list)
    region: str | None = None
    country: str | None = None  # the last one that something happened in, for "in the country"
    world: bool = False  # figures are of the whole world until a place is named
    home: str | None = None  # the country whose own companies and offices the text speaks of
    money: str | None = None  # the last currency that has one home
    countries: dict[str, int] | None = None  # how often the text names each; None: not yet asked
    attribution: Attribution | None = None
    attribution_age: int = 0
    voices: list[Voice] = field(default_factory=list)  # all sources of the text, where the language surveys them
    silent: bool = False  # the text tells background that its source did not say
    attribution_at: int = 0  # where the sentence of the source ends
    speaker: Attribution | None = None  # the person who spoke last
    spoke_at: int = 0
    paper: Attribution | None = None  # the newspaper that was named last
    document: Attribution | None = None  # whose report or figures were named last
    paragraph: Paragraph | None = None  # the one being read


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
    cues: list[tuple[int, int, MetricCue]] | None = None  # where metrics are named; found once
    attribution: Attribution | None = None
    attribution_span: Span | None = None
    attribution_own: bool = False  # who says so may speak of itself
    index: int = 0  # the how-manieth sentence of the text
    voices: list[Voice] = field(default_factory=list)  # the sources that the sentence names
    sources: list[Source] = field(default_factory=list)
    referents: list[Referent] | None = None  # names and noun phrases, once asked for
    words: list[Word] | None = None  # once asked for
    starts: list[int] = field(default_factory=list)  # of the words
    numbers: list[tuple[int, int]] = field(default_factory=list)  # of the sentence, start and end
    folded: str = field(init=False)  # the sentence case folded, for the sieves

    def __post_init__(self) -> None:
        self.folded = self.text[self.start : self.end].casefold()

    @property
    def start(self) -> int:
        return self.sentence.span.start

    @property
    def end(self) -> int:
        return self.sentence.span.end


@dataclass(frozen=True, slots=True)
class SentenceTrace:
    """What was read in one sentence, claims and blocked numbers alike, in text order."""

    scene: Scene
    readings: tuple[Reading, ...]
