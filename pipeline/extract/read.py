"""The story of a text: sentences -> numbers -> blockers -> units -> ranges -> selection -> fields -> claims."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Any

from pipeline.extract import (
    find,
    kinds,
    late_units,
    learned,
    measures,
    periods,
    proposals,
    ranges,
    rows,
    select,
    sentences,
    speakers,
    table_heads,
    units,
)
from pipeline.extract.reading import Memory, Reading, Scene, Sentence, SentenceTrace
from pipeline.languages import language as language_of
from pipeline.languages.language import Language, RawNumber
from pipeline.model import Article, BlockKind, Claim, Period, Span
from pipeline.model.claim import plain
from pipeline.model.text import without_half_pairs
from pipeline.reader import budget
from pipeline.reader.inputs import DocumentInput
from pipeline.reader.network import network

_EXCERPT = 40  # characters of the text on both sides of a time, to show where it came from
_FIRST_YEAR, _LAST_YEAR = 1000, 2999
GRAMMAR_VERSION = "32"


@lru_cache
def extractor_version() -> str:
    """The version of the grammars, and the first digits of the hash of the reader's file."""
    return f"{GRAMMAR_VERSION}+{network().version}"


def read_claims(article: Article, published_on: date | None) -> list[Claim]:
    """All claims of an article, in text order; offsets point into `article.text`.

    Relative times stay null where `published_on` is None. ConfigError for a language that is not known: ask
    `pipeline.languages.known()` first.
    """
    return read_article(article, published_on).claims


def read_text(text: str, language: str, published_on: date | None, *, title: str = "") -> list[Claim]:
    """Claims of a plain text, whose lines are its paragraphs. A `title` that stands apart is read with it."""
    return read_plain(text, language, published_on, title=title).claims


@dataclass(frozen=True, slots=True)
class ReadText:
    """The claims of a text, and how many of its numbers stand behind the place where its budget was used up.

    `fell_back` counts by reason what a language model has said of it in vain, where one was asked.
    """

    claims: list[Claim]
    numbers_unread: int = 0
    fell_back: Mapping[str, int] = field(default_factory=dict)


def read_article(article: Article, published_on: date | None) -> ReadText:
    """As read_claims, with the count of what was not read."""
    return _chosen(article.text, propose_article(article, published_on))


def read_plain(text: str, language: str, published_on: date | None, *, title: str = "") -> ReadText:
    """As read_text, with the count of what was not read."""
    return _chosen(text, propose(text, language, published_on, title=title))


def _chosen(text: str, document: DocumentInput) -> ReadText:
    document = learned.within_budget(document, network())
    claims = [one.claim for one in learned.choose(document, network()) if one.claim]
    return ReadText(claims, 0 if document.read_to < 0 else budget.numbers_behind(text, document.read_to))


def read_by_rules(text: str, language: str, published_on: date | None) -> list[Claim]:
    """What the grammars and rules alone make of a plain text: the reader's features, never shown to a user."""
    return _claims(_trace(text, _paragraphs(text), language_of(language), published_on))


def trace(text: str, language: Language, published_on: date | None) -> list[SentenceTrace]:
    """A plain text sentence by sentence, for those who measure how it is read."""
    return _trace(text, _paragraphs(text), language, published_on)


def explain(text: str, language: str, published_on: date | None) -> list[dict[str, Any]]:
    """A row per number that was seen: its surface, why it was blocked (or null), its claim, and what decided it.

    `decisions` has for each field the three best answers with their chances, where they are printed and the features
    that hold of them, and `by`, the rule that gave the first, empty for the reader; `times` says of period and baseline
    how each was found, where it is printed and in which sentence."""
    traces = _trace(text, _paragraphs(text), language_of(language), published_on)
    document = learned.within_budget(_proposals(traces), network())
    chosen = {(one.number.start, one.number.end): one for one in learned.choose(document, network())}
    return [
        _explained(text, trace.scene, reading, chosen.get((reading.start, reading.end)))
        for trace in traces
        for reading in trace.readings
    ]


def _explained(text: str, scene: Scene, reading: Reading, chosen: learned.Chosen | None) -> dict[str, Any]:
    blocked, claim = reading.blocked, chosen.claim if chosen and not reading.blocked else None
    if not chosen and not blocked:
        blocked = "budget: behind the place to which a text is read"
    if chosen and not blocked and claim is None:
        blocked = f"reader: {chosen.decisions['claim'].answer.key}, {chosen.decisions['claim'].chance}"
    return {
        "surface": text[reading.start : reading.end],
        "start": reading.start,
        "end": reading.end,
        "blocked": blocked,
        "unit_by": reading.unit_by,
        "kind_by": reading.kind_by,
        "claim": claim.as_dict() if claim else None,
        "sentence": scene.sentence.span.of(text),
        "decisions": {field: one.as_dict(text) for field, one in chosen.decisions.items()} if claim and chosen else {},
        "times": {
            name: _origin(text, period)
            for name, period in (("period", claim.period), ("baseline", claim.baseline))
            if period is not None
        }
        if claim
        else {},
    }


def _origin(text: str, period: Period) -> dict[str, Any]:
    """How a time was found; `start`, `end` and the `excerpt` around it where the text prints it."""
    if period.span is None:
        return {"basis": period.basis}
    start, end = period.span.start, period.span.end
    before = text[max(0, start - _EXCERPT) : start].rpartition("\n")[2]
    excerpt = before + text[start : end + _EXCERPT].partition("\n")[0]
    return {"basis": period.basis, "start": start, "end": end, "excerpt": excerpt.strip()}


def propose(text: str, language: str, published_on: date | None, *, title: str = "") -> DocumentInput:
    """What the grammars find in a plain text, for the learned reader to choose from."""
    traces = _trace(text, _paragraphs(text), language_of(language), published_on)
    return _proposals(traces, title)


def propose_article(article: Article, published_on: date | None) -> DocumentInput:
    """What the grammars find in an article, block by block."""
    blocks = [(block.kind, block.span) for block in article.blocks]
    return _proposals(_trace(article.text, blocks, language_of(article.language), published_on))


def _proposals(traces: list[SentenceTrace], title: str = "") -> DocumentInput:
    return proposals.document_of(traces, [claims_of(trace) for trace in traces], title=without_half_pairs(title))


def quantities(text: str, language: str) -> list[dict[str, Any]]:
    """Every number of the text before claims are selected: surface, offsets, value, unit and why it is no claim.

    A language may leave some out (`no_quantities`), such as times where its corpora mark them apart."""
    left_out = language_of(language).no_quantities
    return [
        {
            "surface": text[reading.start : reading.end],
            "start": reading.start,
            "end": reading.end,
            "value": plain(reading.value),
            "value_high": None if reading.high is None else plain(reading.high),
            "unit": reading.unit,
            "blocked": reading.blocked,
        }
        for trace in _trace(text, _paragraphs(text), language_of(language), None, limited=False)
        for reading in trace.readings
        if not left_out.intersection({(reading.blocked or "").partition(":")[0], units.dimension(reading.unit)})
    ]


def _paragraphs(text: str) -> list[tuple[BlockKind, Span]]:
    """Every line that has text is a paragraph."""
    found, at = [], 0
    for line in text.split("\n"):
        if line:
            found.append((BlockKind.PARAGRAPH, Span(at, at + len(line))))
        at += len(line) + 1
    return found


def _believed(published: date | None) -> date | None:
    """Not where it is no day of publication, and too near to the calendar's ends to count from."""
    return published if published and _FIRST_YEAR <= published.year <= _LAST_YEAR else None


def _trace(
    text: str, blocks: list[tuple[BlockKind, Span]], language: Language, published: date | None, *, limited: bool = True
) -> list[SentenceTrace]:
    """Sentence by sentence, up to the place where the budget of one text is used up."""
    text, published, memory = without_half_pairs(text), _believed(published), Memory()
    left = budget.NUMBERS if limited else len(text)
    last = budget.LETTERS if limited else len(text)
    found: list[SentenceTrace] = []
    for index, sentence in enumerate(sentences.split(text, blocks, language)):
        start, end = sentence.span.start, sentence.span.end
        if not left or start >= last:
            break
        numbers = language.numbers(text, start, end)
        if len(numbers) > left:  # the sentence ends before the first number that is one too many
            sentence = Sentence(Span(start, numbers[left].start), sentence.block)  # noqa: PLW2901
        scene = Scene(text=text, language=language, published=published, sentence=sentence, memory=memory, index=index)
        found.append(_read_sentence(scene, numbers[:left]))
        left -= min(left, len(numbers))
    return found


def _read_sentence(scene: Scene, numbers: list[RawNumber]) -> SentenceTrace:
    scene.mentions = find.find_mentions(scene)
    scene.names = scene.language.names(scene.text, scene.start, scene.end)
    scene.cues = measures.find(scene)
    scene.speakers = speakers.find(scene)
    readings = find.readings_of(numbers)
    find.block(readings, scene)
    for reading in readings:
        if not reading.blocked:
            units.attach(reading, scene)
    readings = ranges.join(readings, scene)
    rows.scale(readings, scene)
    live = [reading for reading in readings if not reading.blocked]
    units.share(live, scene)
    select.select(live)
    live = [reading for reading in live if not reading.blocked]
    _fill(live, scene)
    select.bound(readings)
    return SentenceTrace(scene, tuple(readings))


def _fill(live: list[Reading], scene: Scene) -> None:
    for reading in live:
        kinds.qualify(reading, scene)
        kinds.classify(reading, scene)
    kinds.pair(live, scene)
    rows.change(live, scene)
    measures.assign(live, scene)
    rows.measure(live, scene)
    late_units.settle(live, scene)
    kinds.settle(live)
    rows.settle(live, scene)
    periods.assign(live, scene)
    rows.date(live, scene)
    periods.remember(scene)
    measures.remember(live, scene)
    table_heads.remember(live, scene)


def _claims(traces: list[SentenceTrace]) -> list[Claim]:
    return [claim for trace in traces for _, claim in claims_of(trace)]


def claims_of(trace: SentenceTrace) -> list[tuple[Reading, Claim]]:
    """The readings of a sentence that are claims, with the claims that the rules make of them."""
    return [(reading, _claim(trace.scene, reading)) for reading in trace.readings if not reading.blocked]


def _claim(scene: Scene, reading: Reading) -> Claim:
    return Claim(
        surface=scene.text[reading.start : reading.end],
        span=Span(reading.start, reading.end),
        value=reading.value,
        value_high=reading.high,
        unit=reading.unit or "count:unit",
        qualifier=reading.qualifier,
        kind=reading.kind,
        direction=reading.direction,
        entity=None,
        metric=reading.metric,
        metric_id=reading.metric_id,
        region=reading.region or None,  # of no one country, else
        period=reading.period,
        baseline=reading.baseline,
        whole=reading.whole,
        attribution=scene.speakers[0].attribution if scene.speakers else None,
        block=scene.sentence.block,
        sentence=scene.sentence.span,
        confidence=learned.UNREAD,
    )
