"""Papers that print bare figures of one service: rows in, for the rules that compare figures."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from pipeline.model import (
    Attribution,
    AttributionKind,
    BlockKind,
    Claim,
    ClaimKind,
    Confidences,
    Direction,
    Grain,
    Modality,
    Period,
    Qualifier,
    Span,
)
from tests.support.press import Story


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """One printed figure. `period` and `baseline` are 2026, 2026-03, 2026-03-14, or the first and the last of several
    as 2026-01/2026-09; `said_by` may be named elsewhere."""

    value: str
    value_high: str | None = None
    unit: str = "user"
    kind: str = "level"
    direction: str | None = None
    period: str | None = "2026-03"
    baseline: str | None = None
    region: str | None = None
    whole: str | None = None
    whole_metric: str | None = None
    qualifier: str = "exact"
    metric: str = "monthly_active_users"
    limit: str = ""
    said_by: str | None = None
    is_named_beside: bool = True
    block: BlockKind = BlockKind.PARAGRAPH
    modality: str = "actual"
    confidences: Mapping[str, Decimal] = Confidences()
    series_confidence: Decimal | None = None


def story_of(paper: str, *figures: Printed, hours: float = 0) -> Story:
    """An article of that paper that prints them, each in a sentence of its own."""
    words, claims = "", []
    for figure in figures:
        speaker = f", said {figure.said_by}" if figure.said_by and figure.is_named_beside else ""
        sentence = f"{paper} prints {figure.value} for {figure.period} {figure.kind}{speaker}. "
        claims.append(_claim(figure, len(words), len(words) + len(f"{paper} prints "), len(sentence)))
        words += sentence
    return Story(paper=paper, words=words, claims=claims, hours=hours)


def _claim(figure: Printed, sentence: int, start: int, length: int) -> Claim:
    return Claim(
        surface=figure.value,
        span=Span(start, start + len(figure.value)),
        sentence=Span(sentence, sentence + length),
        value=Decimal(figure.value),
        value_high=Decimal(figure.value_high) if figure.value_high else None,
        unit=figure.unit,
        kind=ClaimKind(figure.kind),
        direction=Direction(figure.direction) if figure.direction else None,
        qualifier=Qualifier(figure.qualifier),
        entity="MeowTalk",
        metric="users",
        metric_id=figure.metric,
        metric_limit=figure.limit,
        region=figure.region,
        whole=figure.whole,
        whole_metric=figure.whole_metric,
        period=_period(figure.period) if figure.period else None,
        baseline=_period(figure.baseline) if figure.baseline else None,
        attribution=Attribution(text=figure.said_by, kind=AttributionKind.ORGANISATION) if figure.said_by else None,
        modality=Modality(figure.modality),
        block=figure.block,
        confidences=figure.confidences,
        series_confidence=figure.series_confidence,
    )


def _period(words: str) -> Period:
    if "/" in words:
        first, last = map(_period, words.split("/"))
        return Period(start=first.start, end=last.end, grain=first.grain, text=words)
    numbers = [int(part) for part in words.split("-")]
    grain = (Grain.YEAR, Grain.MONTH, Grain.DAY)[len(numbers) - 1]
    start = date(*[*numbers, 1, 1][:3])
    days = {Grain.YEAR: 366, Grain.MONTH: 31, Grain.DAY: 1}[grain]
    end = start + timedelta(days=days)
    if grain is not Grain.DAY:
        end = end.replace(day=1, **({"month": 1} if grain is Grain.YEAR else {}))
    return Period(start=start, end=end, grain=grain, text=words)
