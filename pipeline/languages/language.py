"""What a language knows, as data. The stages of pipeline.extract read these fields and never ask which language it is.

Every callable works on the whole text with bounds (`start`, `end`), so that all offsets are those of the raw text.
A pattern that stands *before* a number is searched in the text up to the number and ends with `\\Z`; one that stands
*after* is matched at the number's end.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import Any

from pipeline.catalog import MetricCue
from pipeline.languages.times import FurtherTimes, PeriodRule, PrintedTime
from pipeline.model import AttributionKind, ClaimKind, Direction, Qualifier, Span

NEVER = re.compile(r"(?!)")


class Form(StrEnum):
    """How a number is printed."""

    DIGITS = "digits"
    WORD = "word"
    FRACTION = "fraction"  # half, two thirds: a part of one
    MULTIPLE = "multiple"  # doubled, twofold: times
    ONE = "one"  # one, один, 한: as often a pronoun as a count
    VAGUE = "vague"  # thousands of, десятки: no count at all


class Side(StrEnum):
    """Where a cue stands, seen from the number."""

    BEFORE = "before"
    AFTER = "after"
    INSIDE = "inside"  # of its surface
    SENTENCE = "sentence"


@dataclass(frozen=True, slots=True)
class RawNumber:
    """A number as printed, scale applied. `fixed_unit` is set where the word itself says it (twofold, пятеро)."""

    start: int
    end: int
    value: Decimal
    form: Form = Form.DIGITS
    scaled: bool = False
    fixed_unit: str | None = None
    direction: Direction | None = None
    high: Decimal | None = None  # where the numeral itself is a range: пять-шесть, 두세
    scale: Decimal | None = None  # what the digits were multiplied by, where that is kept: 100000 of 2 lakh


@dataclass(frozen=True, slots=True)
class Blocker:
    """Numbers that overlap a match (or its group `n`) carry no value, unless `unless_after` fits right behind it."""

    reason: str
    pattern: re.Pattern[str]
    unless_after: re.Pattern[str] | None = None


@dataclass(frozen=True, slots=True)
class Noun:
    """What is counted: the phrase, its head, and the unit code of the head. `touches`: the head follows directly."""

    span: Span
    head: Span
    unit: str
    touches: bool


@dataclass(frozen=True, slots=True)
class UnitRules:
    """Printed forms to codes. `after` maps lower-cased forms. `after_pattern` has the groups `unit` (what joins the
    surface) and `form` (the key of `after`); `before_pattern` has `unit`; `divided_pattern` has `over` and `under`,
    forms of `measures` as they are printed."""

    after_pattern: re.Pattern[str]
    after: Mapping[str, str]
    before_pattern: re.Pattern[str]
    before: Mapping[str, str]
    divided_pattern: re.Pattern[str]
    measures: Mapping[str, str]
    factors: Mapping[str, Decimal] = field(default_factory=dict)  # forms that are a part of the unit: cent, копейка
    scaled: Mapping[str, str] = field(default_factory=dict)  # forms that mean another unit behind million and the like
    small: frozenset[str] = frozenset()  # forms that are no unit in capitals
    sum_after: re.Pattern[str] = NEVER  # behind such a form: money is meant without a million too ("pounds an hour")
    digits_only: frozenset[str] = frozenset()  # forms that are none behind a number word: the two won
    capital: frozenset[str] = frozenset()  # forms that are one only in capitals, touching the digits
    shared: Mapping[str, Mapping[str, str]] = field(default_factory=dict)  # money of several countries, by country


@dataclass(frozen=True, slots=True)
class Cue:
    """A qualifier and how it is printed."""

    value: Qualifier
    side: Side
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class KindRule:
    """First match decides. `dimensions`: only for values of these, or of units so called (empty: all)."""

    name: str
    kind: ClaimKind
    side: Side
    pattern: re.Pattern[str]
    direction: Direction | None = None
    dimensions: frozenset[str] = frozenset()
    unscaled: bool = False  # only for numbers that print no million and the like


@dataclass(frozen=True, slots=True, kw_only=True)
class Ages:
    """What makes a number without a unit somebody's age."""

    said_before: re.Pattern[str] = NEVER  # "turned", "at the age of"
    around: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...] = ()  # before and behind it: "she was", "when"


@dataclass(frozen=True, slots=True)
class AttributionRule:
    """A phrase that says who tells something: group `who` is the name."""

    name: str
    pattern: re.Pattern[str]
    kind: AttributionKind | None = None  # what all that it names is: a book
    base: Callable[[str], str | None] | None = None  # `who` as printed -> its base form; None where it says nothing


@dataclass(frozen=True, slots=True)
class Name:
    """A candidate entity. `base` is the form to print; `known` if the catalogue has it."""

    span: Span
    base: str
    known: bool = False


class Role(StrEnum):
    """What a noun phrase does in its clause, as case, particle, preposition or order tell."""

    SUBJECT = "subject"
    OBJECT = "object"  # of a verb, and whom something is given
    OWNER = "owner"  # of, 의, genitive: whose or of what
    PLACE = "place"  # in, at, 에서: where
    AGENT = "agent"  # by, from, with
    OTHER = "other"  # any other preposition, particle or case
    LABEL = "label"  # heads a line or list item: "Dallas: 14", "Ночью — 5"
    FREE = "free"  # nothing tells


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase without its determiner. `base` is the form to print."""

    span: Span
    base: str
    role: Role


@dataclass(frozen=True, slots=True)
class Places:
    """Country names, adjectives and the like, lower-cased, to ISO 3166; `pattern` finds them."""

    pattern: re.Pattern[str] = NEVER
    codes: Mapping[str, str] = field(default_factory=dict)
    own_after: re.Pattern[str] = NEVER  # the whole text between a count and the place that it is of: " users in "
    everywhere_after: re.Pattern[str] = NEVER  # behind a count: it is of no one country: " users worldwide"


@dataclass(frozen=True, slots=True)
class Joins:
    """What stands between two numbers that are one range, or two ends of a movement."""

    range_between: re.Pattern[str] = NEVER  # matches the whole text between the ends: " to ", "–"
    range_before: re.Pattern[str] = NEVER  # what must precede for the weak join: "between"
    weak_between: re.Pattern[str] = NEVER  # " and ", only after range_before
    moved_from: re.Pattern[str] = NEVER  # before the first number: "rose from"
    moved_by: re.Pattern[str] = NEVER  # right before the first number: "rose", "by"; it is then a change
    moves_by: re.Pattern[str] = NEVER  # likewise of what is still to come: "will rise"; a change where the end is far
    counted_back: re.Pattern[str] = NEVER  # behind a range that falls: " years ago"
    hyphens: re.Pattern[str] = NEVER  # a dash alone: a range only where it ascends and a unit follows
    listed: re.Pattern[str] = NEVER  # the second prints the unit for both; `either`: two in a row are a guess: " or "
    metric_behind: re.Pattern[str] = NEVER  # the whole text between a number and its metric: " in " (revenue)
    change_of: re.Pattern[str] = NEVER  # between a change and its metric: "4% rise in "; or `metric`: "4% pay rise"
    moved: re.Pattern[str] = NEVER  # a change and its amounts, as pipeline/reader/moves.py says
    owner: re.Pattern[str] = NEVER  # a `thing` and its `owner`, next to each other: the maker of X, Y
    below_zero: re.Pattern[str] = NEVER  # around a level, for which ① stands, that is none of a profit: "a loss of ①"
    minus: re.Pattern[str] = NEVER  # before a figure: "was minus ", of which the group `minus` is the sign
    shortfall: re.Pattern[str] = NEVER  # in words for a metric that is positive where something is short: "deficit"
    denied: re.Pattern[str] = NEVER  # around a figure, for which ① stands, that is told as untrue: "falsely reported ①"
    counted_in: re.Pattern[str] = NEVER  # from the words for a metric to the country that it was counted in: " in "
    outside: re.Pattern[str] = NEVER  # around a country, for which ① stands, that is left out: "outside ①"
    told_owner: re.Pattern[str] = NEVER  # whose a number is beyond doubt, as pipeline/reader/told_owners.py says
    surely_counted: re.Pattern[str] = NEVER  # around a number, its last named group, that counts: "twelve films"
    placeless: re.Pattern[str] = NEVER  # a whole name of what is in no country: "Nasdaq Composite"
    led_from: re.Pattern[str] = NEVER  # around the time that a change is from, up to what it led to: "from ① to "
    of_no_day: re.Pattern[str] = NEVER  # before a figure that has no day of its sentence: "have fallen "
    up_to_now: re.Pattern[str] = NEVER  # around a figure and what lasts up to publication, ① and ②, its time: "① ②"
    at_head: re.Pattern[str] = NEVER  # from the time that a sentence begins with to a figure that is of it
    lengths: re.Pattern[str] = NEVER  # in words for a metric that is told for a time so long: "annual sales"
    its_end: re.Pattern[str] = NEVER  # the end of a month, by the name of a group, that is not told: "month-end"
    fiscal_year: re.Pattern[str] = NEVER  # in a time: of which fiscal year it is, "FY26"
    quarter_alone: re.Pattern[str] = NEVER  # a whole time: a quarter by its number alone, "the second quarter"
    called_fiscal: re.Pattern[str] = NEVER  # around a quarter, for which ① stands: "fiscal ①"
    result_before: re.Pattern[str] = NEVER  # up to a number that has come about: "posting earnings of "
    against_forecast: re.Pattern[str] = NEVER  # a result and what was expected, as pipeline/reader/results.py says
    respective: re.Pattern[str] = NEVER  # figures in the order of their metrics, as pipeline/reader/respective.py says
    compared_after: re.Pattern[str] = NEVER  # behind a share that follows a change: it is another change
    beside: re.Pattern[str] = NEVER  # between two numbers that say one thing in two units: ", or "
    gap: re.Pattern[str] = NEVER  # around points by which one share is greater than another: "a three-point lead"
    parts: re.Pattern[str] = re.compile(r",?\s?")  # between those of one measure in two units: 6 feet, 3 inches


@dataclass(frozen=True, slots=True)
class Labels:
    """What the head of a column, the label of a row or the line above a table prints of its figures: $ in millions."""

    scales: Mapping[str, Decimal] = field(default_factory=dict)
    opening: re.Pattern[str] = NEVER  # before scale and unit: "in", "단위:"
    between: re.Pattern[str] = NEVER  # between them: " of "
    per: re.Pattern[str] = re.compile(r"\s?/")  # behind them, before one of what it is: " per "
    change: re.Pattern[str] = NEVER  # in the head of a column: its figures say how much something has changed
    apart: re.Pattern[str] = NEVER  # in a row's label: what a whole table is in does not hold for it: per share
    spent: re.Pattern[str] = NEVER  # in a row's label: in brackets its figures are no less than zero: costs
    below_zero: re.Pattern[str] = NEVER  # before a figure of a cell, beside the minus and brackets of all languages: △


def _nothing(*_: object) -> None:
    """What a language answers that leaves a question out."""


def _none(*_: object) -> list[Any]:
    return []


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """All of a language. Built once, in pipeline/languages/<code>/__init__.py, as LANGUAGE.

    Only its code, numbers, units and the ends of its sentences are needed. What else it leaves out is not read in its
    texts, and each field says what that means.
    """

    # sentences
    code: str  # ISO 639-1
    sentence_end: re.Pattern[str]
    abbreviations: frozenset[str] = frozenset()  # whose full stop ends no sentence; absent: every full stop ends one

    # numbers, and what they count
    numbers: Callable[[str, int, int], list[RawNumber]]
    blockers: tuple[Blocker, ...] = ()  # absent: every number carries a value
    units: UnitRules
    counted: Callable[[str, RawNumber, int, int], Noun | None] = _nothing  # absent: only printed units are read
    open_counters: frozenset[str] = frozenset()  # that count anything, and go on with what they counted before
    generic_counter: bool = False  # the word that counts people counts users as well: человек, where English has users
    labels: Labels = field(default_factory=Labels)  # absent: no head of a column says what its figures are in
    ages: Ages = field(default_factory=Ages)
    implied: tuple[tuple[re.Pattern[str], str], ...] = ()  # before a number without a unit -> what it counts
    counted_before: Callable[[str, int, int], str | None] | None = None  # text, sentence start, number start -> unit
    joins: Joins = field(default_factory=Joins)  # absent: no two numbers are one range or one movement
    no_quantities: frozenset[str] = frozenset()  # first words of reasons, dimensions: not for --quantities

    # kinds
    qualifiers: tuple[Cue, ...] = ()  # absent: every value is exact
    kinds: tuple[KindRule, ...] = ()  # absent: the unit alone tells the kind
    whole: re.Pattern[str] = NEVER  # after the number: "of <whole>", group `whole`; absent: no share says of what
    whole_before: re.Pattern[str] = NEVER  # before the number, in its sentence: group `whole`
    whole_phrase: Callable[[str], str] = str  # what `whole` matched -> the noun phrase at its head

    # times
    periods: tuple[PeriodRule, ...] = ()  # absent: no claim has a period, and the numbers of a date are numbers
    further_times: FurtherTimes = field(default_factory=FurtherTimes)
    non_period: Callable[[PrintedTime], bool | None] = _nothing  # the day of a report, part of a name; absent: none is
    against: re.Pattern[str] = NEVER  # the whole text between a change and what it is against, where it may also be by
    baseline_before: re.Pattern[str] = NEVER  # before a period: "compared with"; absent: no claim has a baseline
    baseline_after: re.Pattern[str] = NEVER  # behind a period: likewise, in a language that says it there
    time_clause: re.Pattern[str] = NEVER  # the whole text between a time and a number of that time: ", when they were "
    carries_year: bool = False  # a month without its year has that of the month before it in the sentence

    # names and phrases: candidates for whom and what a number is about
    names: Callable[[str, int, int], list[Name]] = _none
    phrases: Callable[[str, int, int], list[Phrase]] = _none  # noun phrases of a sentence in text order, names or not
    lemma: Callable[[str], str] = str.lower  # absent: forms of a word are words of their own
    case_ending: int = 0  # letters at most in which two cases of a name differ; absent: a name has one form
    base_form: Callable[[str], str] = str  # of a phrase that `phrases` has not found; absent: as printed
    determiner: re.Pattern[str] = NEVER  # what a phrase may begin with: the
    places: Places = field(default_factory=Places)  # absent: no count has its country right behind it
    everywhere_before: re.Pattern[str] = NEVER  # right before a number that is of no one country: abroad, worldwide
    metrics: tuple[MetricCue, ...] = ()  # absent: no metric of the catalogue is found

    # who says so
    attributions: tuple[AttributionRule, ...] = ()  # absent: no phrase names who says so
    agent_kinds: tuple[tuple[AttributionKind, re.Pattern[str]], ...] = ()  # absent: every source is an organisation
