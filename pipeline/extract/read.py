"""The story of a text: sentences -> numbers -> blockers -> units -> ranges -> selection -> fields -> claims."""

from dataclasses import dataclass
from datetime import date
from types import ModuleType
from typing import Any

from pipeline.extract import (
    attribution,
    candidates,
    confidence,
    find,
    kinds,
    late_units,
    leading_subjects,
    leading_times,
    ranges,
    rows,
    select,
    sentences,
    subjects,
    survey,
    times,
    told_times,
    topic,
    units,
    wholes,
    wordings,
)
from pipeline.extract.reading import Reading, Scene
from pipeline.languages import language as language_of
from pipeline.languages.language import Language
from pipeline.model import Article, BlockKind, Claim, Period, Span
from pipeline.model.claim import plain

_EXCERPT = 40  # characters of the text on both sides of a time, to show where it came from
_FIRST_YEAR, _LAST_YEAR = 1000, 2999
EXTRACTOR_VERSION = "3"


@dataclass(frozen=True, slots=True)
class SentenceTrace:
    """What was read in one sentence, claims and blocked numbers alike, in text order."""

    scene: Scene
    readings: tuple[Reading, ...]

    def claims(self) -> list[tuple[Reading, Claim]]:
        """Those that are claims, with how each was read."""
        return [(reading, _claim(self.scene, reading)) for reading in self.readings if not reading.blocked]


def read_claims(article: Article, published_on: date | None) -> list[Claim]:
    """All claims of an article, in text order; offsets point into `article.text`.

    Relative times stay null where `published_on` is None. ConfigError for a language that is not known: ask
    `pipeline.languages.known()` first.
    """
    blocks = [(block.kind, block.span) for block in article.blocks]
    return _claims(_trace(article.text, blocks, language_of(article.language), published_on))


def read_text(text: str, language: str, published_on: date | None) -> list[Claim]:
    """Claims of a plain text, whose lines are its paragraphs."""
    return _claims(_trace(text, _paragraphs(text), language_of(language), published_on))


def trace(text: str, language: Language, published_on: date | None) -> list[SentenceTrace]:
    """A plain text sentence by sentence, for those who measure how it is read."""
    return _trace(text, _paragraphs(text), language, published_on)


def explain(text: str, language: str, published_on: date | None) -> list[dict[str, Any]]:
    """A row per number that was seen: its surface, why it was blocked (or null), and what decided its fields.

    `times` says of its period and baseline how each was found, where it is printed and in which sentence."""
    return [
        {
            "surface": text[reading.start : reading.end],
            "start": reading.start,
            "end": reading.end,
            "blocked": reading.blocked,
            "rules": list(reading.rules),
            "claim": None if reading.blocked else _claim(trace.scene, reading).as_dict(),
            "sentence": trace.scene.sentence.span.of(text),
            "times": {
                name: _origin(text, period)
                for name, period in (("period", reading.period), ("baseline", reading.baseline))
                if period is not None
            },
        }
        for trace in _trace(text, _paragraphs(text), language_of(language), published_on)
        for reading in trace.readings
    ]


def _origin(text: str, period: Period) -> dict[str, Any]:
    """How a time was found; `start`, `end` and the `excerpt` around it where the text prints it."""
    if period.span is None:
        return {"basis": period.basis}
    start, end = period.span.start, period.span.end
    before = text[max(0, start - _EXCERPT) : start].rpartition("\n")[2]
    excerpt = before + text[start : end + _EXCERPT].partition("\n")[0]
    return {"basis": period.basis, "start": start, "end": end, "excerpt": excerpt.strip()}


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
        for trace in _trace(text, _paragraphs(text), language_of(language), None)
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


def _trace(
    text: str, blocks: list[tuple[BlockKind, Span]], language: Language, published: date | None
) -> list[SentenceTrace]:
    if published and not _FIRST_YEAR <= published.year <= _LAST_YEAR:
        published = None  # no day of publication, and too near to the calendar's ends to count from
    headline = max((span.end for kind, span in blocks if kind is BlockKind.HEADLINE), default=0)
    memory = topic.memory_of(text, language, headline)
    parts = list(sentences.split(text, blocks, language))
    candidates.prepare(memory, text, parts, language)
    memory.voices = survey.survey(text, parts, language, memory.topic)
    return [
        _read_sentence(
            Scene(text=text, language=language, published=published, sentence=sentence, memory=memory, index=index)
        )
        for index, sentence in enumerate(parts)
    ]


def _read_sentence(scene: Scene) -> SentenceTrace:
    scene.mentions = find.find_mentions(scene)
    scene.names = scene.language.names(scene.text, scene.start, scene.end)
    _sources(scene).find(scene)
    readings = find.find_readings(scene)
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
    return SentenceTrace(scene, tuple(readings))


def _sources(scene: Scene) -> ModuleType:
    return survey if scene.language.survey else attribution


def _fill(live: list[Reading], scene: Scene) -> None:
    for reading in live:
        kinds.qualify(reading, scene)
        kinds.classify(reading, scene)
    kinds.pair(live, scene)
    ahead = scene.language.head_final
    when, told, about = (leading_times, leading_times, leading_subjects) if ahead else (times, told_times, subjects)
    about.assign(live, scene)
    late_units.settle(live, scene)
    kinds.settle(live)
    wholes.share(live, scene)
    when.assign(live, scene)  # after the metric: a period is taken over where the same is measured
    rows.date(live, scene)
    for reading in live:
        reading.attribution = _sources(scene).of(reading, scene)
    told.remember(live, scene)
    about.remember(live, scene)
    rows.remember(live, scene)
    wordings.find(live, scene)  # last: the other rules go by what stands in the text where they look


def _claims(traces: list[SentenceTrace]) -> list[Claim]:
    return [claim for trace in traces for _, claim in trace.claims()]


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
        entity=reading.entity,
        metric=reading.metric,
        metric_id=reading.metric_id,
        region=reading.region or None,  # of no one country, else
        period=reading.period,
        baseline=reading.baseline,
        whole=reading.whole,
        attribution=reading.attribution,
        block=scene.sentence.block,
        sentence=scene.sentence.span,
        confidence=confidence.rate(reading),
    )
