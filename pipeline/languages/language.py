"""What a language knows, as data. The stages of pipeline.extract read these fields and never ask which language it is.

Every callable works on the whole text with bounds (`start`, `end`), so that all offsets are those of the raw text.
A pattern that stands *before* a number is searched in the text up to the number and ends with `\\Z`; one that stands
*after* is matched at the number's end.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from pipeline.catalog import MetricCue
from pipeline.languages.grammar import Grammar
from pipeline.model import AttributionKind, ClaimKind, Direction, Grain, Qualifier, Span

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


@dataclass(frozen=True, slots=True)
class Blocker:
    """Numbers that overlap a match (or its group `n`) carry no value. `unless_after` lets a number be when it fits
    right behind the match."""

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
    surface) and `form` (the key of `after`); `before_pattern` has `unit`."""

    after_pattern: re.Pattern[str]
    after: Mapping[str, str]
    before_pattern: re.Pattern[str]
    before: Mapping[str, str]
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


@dataclass(frozen=True, slots=True)
class Days:
    """Half-open dates with a grain. Of a span between two times (2022 to 2024), `first` and `last` are these."""

    start: date
    end: date
    grain: Grain
    first: "Days | None" = None
    last: "Days | None" = None


@dataclass(frozen=True, slots=True)
class PeriodRule:
    """A printed time. `resolve` gets the match and the publication date and gives its days, or None where it has none
    (the match is a calendar lure all the same). `shift` rules (a year earlier) instead move the claim's own period."""

    name: str
    pattern: re.Pattern[str]
    resolve: Callable[[re.Match[str], date], Days | None] | None = None
    shift: Callable[[re.Match[str], Days], Days | None] | None = None
    relative: bool = False
    adverb: bool = False  # says what a change is against but not when a level was true: year-on-year
    same: bool = False  # means the one spoken of before, where one of its grain is: the quarter
    fleeting: bool = False  # holds for the numbers beside it and is never taken over: now, the past five years
    # where one compares with it, it is counted from the claim's own period: two years ago
    against: Callable[[re.Match[str], Days], Days | None] | None = None
    # counted on from the time that was printed before it: five years later
    onward: Callable[[re.Match[str], Days], Days | None] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ages:
    """What makes a number without a unit somebody's age."""

    said_before: re.Pattern[str] = NEVER  # "turned", "at the age of"
    # before and behind the number: "she was", "when"
    around: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...] = ()


@dataclass(frozen=True, slots=True)
class PrintedTime:
    """A time where it is printed."""

    text: str
    sentence: Span
    span: Span
    year: bool  # it is a whole year
    reported: bool  # it is a quarter or half, for which there are reports


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodContexts:
    """How a time holds for the numbers around it. What a language leaves out never changes what a time holds for."""

    open_from: re.Pattern[str] = NEVER  # says since when, and with it that the time has no end: "since its launch"
    against: re.Pattern[str] = NEVER  # the whole text between a change and what it is against, where it may also be by
    told_beside: re.Pattern[str] = NEVER  # a clause set in between, whose times hold inside it alone
    came_before: re.Pattern[str] = NEVER  # "following the": what comes behind it was so before the time said
    customary: re.Pattern[str] = NEVER  # behind a number: " annually", which is so in no year more than in another
    goes_on: re.Pattern[str] = NEVER  # behind a time: what follows was so then: ", when"
    apposed: re.Pattern[str] = NEVER  # the whole text between a level and the change that explains it: ", a rise of "


@dataclass(frozen=True, slots=True)
class AttributionRule:
    """Who says so: group `who` is the name. A phrase that says data come from it holds on (`lasting`). `own`: it may be
    figures of itself that it tells (the group said sales rose)."""

    name: str
    pattern: re.Pattern[str]
    lasting: bool = False
    own: bool = False
    closes: bool = False  # stands behind what it says: "..., reports X"
    spoken: bool = False  # speech: lasts where it tells figures or its speaker speaks again
    first: bool = False  # whom others quote: beside it no other source of the sentence counts
    data: bool = False  # announces figures, which may follow in sentences of their own
    kind: AttributionKind | None = None  # what all that it names is: a book
    base: Callable[[str], str | None] | None = None  # `who` as printed -> its base form; None where it says nothing


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey:
    """How a language goes on from a source that it has named for a whole text."""

    background: re.Pattern[str] = NEVER  # opens a sentence that tells again what was known before
    pronoun: re.Pattern[str] = NEVER  # whole words: whoever was the source last
    authors: re.Pattern[str] = NEVER  # whole words: the body or report that was the source last
    body: re.Pattern[str] = NEVER  # whole words without a name: the body that the text is about, if it has spoken
    paper: re.Pattern[str] = NEVER  # whole words without a name: a report of the body that was the source last
    person: re.Pattern[str] = NEVER  # whole words without a name: the one person who speaks in the text
    # who, the phrase that named a source, its name: whether these are one
    named_before: Callable[[str, str, str], bool]
    human: Callable[[str], bool]  # whether a name alone is that of a person
    holds: int = 25  # sentences for which a source holds
    reach: int = 3  # sentences ahead in which a source may stand that the figures before it come from


@dataclass(frozen=True, slots=True, kw_only=True)
class Speech:
    """How speech goes on from sentence to sentence. With the defaults a sentence has one source, that of the first rule
    which finds one, and lasting ones hold for all that follows."""

    several: bool = False  # every source of a sentence counts, each for the numbers beside it; the rest needs this
    parted: re.Pattern[str] = re.compile(r";")  # between a number and a source: what the source says is over
    quoted: re.Pattern[str] = NEVER  # a stretch in quotation marks, open to the paragraph's end where it is not closed
    tag_before: re.Pattern[str] = NEVER  # before a source: a quote has just ended, and the source speaks that alone
    goes_on: re.Pattern[str] = NEVER  # between such a source and a number: it goes on speaking ("adding that")
    signature: re.Pattern[str] = NEVER  # behind a paragraph: `who` wrote it (an embedded post)
    pronoun: re.Pattern[str] = NEVER  # a whole source that stands for the person who spoke last: he
    paper: re.Pattern[str] = NEVER  # for the newspaper named last
    role: re.Pattern[str] = NEVER  # for the company or service that the text is about: the streaming group
    document: re.Pattern[str] = NEVER  # for whoever gave the report named last
    full_name: str = ""  # a pattern with %s for a last name: the name with its first name


@dataclass(frozen=True, slots=True)
class Name:
    """A candidate entity. `base` is the form to print; `known` if the catalogue has it; `topic` if grammar marks it as
    what the clause is about (은, 는)."""

    span: Span
    base: str
    known: bool = False
    topic: bool = False
    event: bool = False  # what befalls people, in a language that tells
    governed: bool = False  # says the post of the person named behind it, in a language that tells


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
    named: bool = False  # it is a name
    known: bool = False  # one that the catalogue has


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """A number that no listed metric fits, and what is known of its surroundings."""

    text: str
    sentence: Span
    clause: int  # where its clause begins
    span: Span
    dimension: str  # of its unit
    noun: Span | None = None  # what it counts, as printed
    by_noun: bool = False  # what is measured is that noun so far
    people: bool = False  # it counts people
    share: bool = False
    whole: str | None = None
    before: Span | None = None  # the number before it in the sentence
    metric_before: str | None = None
    phrases: Callable[[], Sequence[Phrase]]  # the noun phrases of its sentence, in text order


@dataclass(frozen=True, slots=True)
class MetricWords:
    """What a number measures as the text calls it, and the key where that is a metric of the catalogue after all."""

    words: str | None
    metric_id: str | None = None


@dataclass(frozen=True, slots=True)
class Places:
    """Country names, adjectives and the like, lower-cased, to ISO 3166; `pattern` finds them."""

    pattern: re.Pattern[str] = NEVER
    codes: Mapping[str, str] = field(default_factory=dict)
    left_out: re.Pattern[str] = NEVER  # before a place: "outside"
    anaphora: re.Pattern[str] = NEVER  # words that stand for the place named last: "the region"
    here: re.Pattern[str] = NEVER  # the country spoken of: "in the country"
    owner_after: re.Pattern[str] = NEVER  # behind a place: whose home it is, and no more: " company"
    worldwide: re.Pattern[str] = NEVER  # lifts a figure out of any one country
    own_after: re.Pattern[str] = NEVER  # the whole text between a count and the place that it is of: " users in "
    everywhere_after: re.Pattern[str] = NEVER  # behind a count: it is of no one country: " users worldwide"
    abroad: re.Pattern[str] = NEVER  # users abroad: a place behind a comma is one of theirs, and not the figure's own
    by_money: bool = False  # where no place is named, a currency of one country tells it


@dataclass(frozen=True, slots=True)
class Joins:
    """What stands between two numbers that are one range, or two ends of a movement."""

    range_between: re.Pattern[str] = NEVER  # matches the whole text between the ends: " to ", "–"
    range_before: re.Pattern[str] = NEVER  # what must precede for the weak join: "between"
    weak_between: re.Pattern[str] = NEVER  # " and ", only after range_before
    moved_from: re.Pattern[str] = NEVER  # before the first number: "rose from"
    moved_by: re.Pattern[str] = NEVER  # right before the first number: "rose", "by"; it is then a change
    hyphens: re.Pattern[str] = NEVER  # a dash alone: a range only where it ascends and a unit follows
    listed: re.Pattern[str] = NEVER  # between two numbers of which the second prints the unit for both: " or "
    metric_behind: re.Pattern[str] = NEVER  # the whole text between a number and its metric: " in " (revenue)
    compared_after: re.Pattern[str] = NEVER  # behind a share that follows a change: it is another change
    beside: re.Pattern[str] = NEVER  # between two numbers that say one thing in two units: ", or "
    moved_to: re.Pattern[str] = NEVER  # between a change and where it ended: ", to "


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadFinal:
    """What only a language needs whose names, times and metrics stand before their number, and whose comparisons and
    verbs behind it (Korean)."""

    compared_time: re.Pattern[str]  # behind a time: it is the one compared with
    compared_number: re.Pattern[str]  # behind a number: likewise
    oblique: re.Pattern[str]  # behind a name: something is done to it or with it, and the figure is another's
    turn: re.Pattern[str]  # a clause that goes on with something else: 는데, 지만
    market: re.Pattern[str]  # groups `market` or `all`: of what market shares are told
    respectively: re.Pattern[str]  # two names (`first`, `second`) and `mark`, behind which each has its figure
    home: Callable[[str], str | None]  # entity -> the country its figures are about where none is said
    home_code: str  # that of the language's own country
    at_home: re.Pattern[str]  # its offices and trades, named without saying so; group `state`: whatever is measured
    place_after: re.Pattern[str]  # behind a place: something is or happens in it
    describes: re.Pattern[str] = NEVER  # between a measure and what it is that of: 30미터의, 30도 이하인
    befell: re.Pattern[str] = NEVER  # behind people whom something befell: 5명이 숨졌다
    asked: re.Pattern[str] = NEVER  # behind people that a survey asked: 500명을 대상으로
    reached: re.Pattern[str] = NEVER  # between any number and who got no further: 72점에 그친
    or_so_many: re.Pattern[str] = NEVER  # the whole text between a share and the number that it comes to: 52%인
    people: re.Pattern[str] = NEVER  # the end of a phrase that says whom: what they have is theirs
    priced: re.Pattern[str] = NEVER  # between a price and what it is paid for: 500원짜리


@dataclass(frozen=True, slots=True, kw_only=True)
class Holds:
    """How names stand to numbers in a clause whose subject stands before its verb. All may be left out."""

    name_first: re.Pattern[str] = NEVER  # the whole text between a name and the number it holds: " (", " on "
    number_first: re.Pattern[str] = NEVER  # the whole text between a number and the name that holds it: " for "
    place_behind: re.Pattern[str] = NEVER  # the same for a place
    amounts_to: re.Pattern[str] = NEVER  # right before a share: it says how large something named before is
    respectively: re.Pattern[str] = NEVER  # names and numbers are paired in order
    oblique_before: re.Pattern[str] = NEVER  # before a name: a preposition, so that it is no subject
    pronoun: re.Pattern[str] = NEVER  # the subject of its clause, for somebody named before
    governed_before: re.Pattern[str] = NEVER  # before a name: a preposition and the noun that the name explains
    attributive_after: re.Pattern[str] = NEVER  # behind a place: it only describes what follows
    paid: re.Pattern[str] = NEVER  # before a sum: who gets it, in the group that matched last
    phrase_first: re.Pattern[str] = NEVER  # before a number: a phrase `who` without a name that holds it
    added_before: re.Pattern[str] = NEVER  # before a name: the bracket or comma of a remark
    setting_before: re.Pattern[str] = NEVER  # before a place: it is only where something was measured
    opens: re.Pattern[str] = NEVER  # the whole text between the clause's start and a number that is its subject
    # text, start, end -> what the last price in it is that of, where it prints that: the price of bread
    priced: Callable[[str, int, int], Phrase | None] | None = None


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
    clause_end: re.Pattern[str] = NEVER  # absent: a sentence is one clause

    # numbers, and what they count
    numbers: Callable[[str, int, int], list[RawNumber]]
    blockers: tuple[Blocker, ...] = ()  # absent: every number carries a value
    units: UnitRules
    counted: Callable[[str, RawNumber, int, int], Noun | None] = _nothing  # absent: only printed units are read
    open_counters: frozenset[str] = frozenset()  # that count anything, and go on with what they counted before
    generic_counter: bool = False  # the word that counts people counts users as well: человек, where English has users
    ages: Ages = field(default_factory=Ages)
    # before a number that prints no unit -> what it counts: "in front of", people; absent: it stays a bare number
    implied: tuple[tuple[re.Pattern[str], str], ...] = ()
    # text, sentence start, number start -> the unit of what has come to that number: cases rose to
    counted_before: Callable[[str, int, int], str | None] | None = None
    joins: Joins = field(default_factory=Joins)  # absent: no two numbers are one range or one movement
    # what --quantities leaves out: reasons of blocking (their first word) and dimensions
    no_quantities: frozenset[str] = frozenset()

    # kinds
    qualifiers: tuple[Cue, ...] = ()  # absent: every value is exact
    kinds: tuple[KindRule, ...] = ()  # absent: the unit alone tells the kind
    whole: re.Pattern[str] = NEVER  # after the number: "of <whole>", group `whole`; absent: no share says of what
    whole_before: re.Pattern[str] = NEVER  # before the number, in its sentence: group `whole`; shares in a row have one
    whole_phrase: Callable[[str], str] = str  # what `whole` matched -> the noun phrase at its head
    wholes_hold: int = 0  # sentences for which what a share is a part of holds for other shares

    # times
    periods: tuple[PeriodRule, ...] = ()  # absent: no claim has a period, and the numbers of a date are numbers
    non_period: Callable[[PrintedTime], bool | None] = _nothing  # the day of a report, part of a name; absent: none is
    period_contexts: PeriodContexts = field(default_factory=PeriodContexts)
    baseline_before: re.Pattern[str] = NEVER  # before a period: "compared with"; absent: no claim has a baseline
    began_with: re.Pattern[str] = NEVER  # before a number: what a change began with, and nothing else ("down from")
    figures_hold: int = 4  # sentences for which a printed time holds for figures: known metrics and shares
    time_holds: int = 0  # sentences for which a printed time holds for figures of any other kind too

    # names and phrases
    names: Callable[[str, int, int], list[Name]] = _none  # absent: no claim has an entity
    phrases: Callable[[str, int, int], list[Phrase]] = _none  # noun phrases of a sentence in text order, names or not
    lemma: Callable[[str], str] = str.lower  # absent: forms of a word are words of their own
    anaphora: re.Pattern[str] = NEVER  # pronouns and "the company": whole words that stand for a name
    determiner: re.Pattern[str] = NEVER  # what a printed name may begin with and its base form leaves out
    places: Places = field(default_factory=Places)  # absent: no claim has a region
    holds: Holds = field(default_factory=Holds)
    entity_weights: Mapping[str, float] = field(default_factory=dict)  # feature of a candidate -> what it counts
    grammar: Grammar | None = None  # where there are such weights
    measures: frozenset[str] = frozenset()  # nouns, in their base form, that say what is measured of something
    head_final: HeadFinal | None = None  # absent: names stand before their verb, and numbers behind it

    # metrics
    metrics: tuple[MetricCue, ...] = ()  # absent: no metric of the catalogue is found
    # text, clause start, number start -> what is measured, as printed; absent: only cues and nouns say it
    subject: Callable[[str, int, int], str | None] = _nothing
    vague_subject: re.Pattern[str] = NEVER  # "the figure", "the previous record": says no other metric than before
    # group `measure`: what the catalogue has no metric for, with the bracket that explains it
    unlisted: re.Pattern[str] = NEVER
    # the words for what no listed metric fits; None where they say no more than is known; absent: nothing is looked for
    metric_words: Callable[[Measured], MetricWords | None] | None = None

    # who says so
    attributions: tuple[AttributionRule, ...] = ()  # absent: no claim has a source
    agent_kinds: tuple[tuple[AttributionKind, re.Pattern[str]], ...] = ()  # absent: every source is an organisation
    speech: Speech = field(default_factory=Speech)
    survey: Survey | None = None  # where news names its sources once for the whole text
