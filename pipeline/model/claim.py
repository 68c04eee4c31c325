"""A numeric claim as the article prints it: the contract of the extractor, the warehouse and the gold data."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from pipeline.model.confidences import Confidences
from pipeline.model.text import BlockKind, Span


class Qualifier(StrEnum):
    EXACT = "exact"
    ABOUT = "about"
    MORE_THAN = "more_than"
    AT_LEAST = "at_least"
    LESS_THAN = "less_than"
    AT_MOST = "at_most"
    UP_TO = "up_to"


class ClaimKind(StrEnum):
    LEVEL = "level"
    CHANGE = "change"
    SHARE = "share"
    RATIO = "ratio"
    DURATION = "duration"
    PRICE = "price"
    RATE = "rate"


# what has a direction and a baseline
MOVING = frozenset({ClaimKind.CHANGE, ClaimKind.RATIO})


class Direction(StrEnum):
    UP = "up"
    DOWN = "down"


class Modality(StrEnum):
    """Whether it happened or holds; somebody expects it; it is a plan, goal, offer or order; or it may be so."""

    ACTUAL = "actual"
    FORECAST = "forecast"
    TARGET = "target"
    POSSIBLE = "possible"


class Grain(StrEnum):
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"
    DECADE = "decade"
    INSTANT = "instant"


class AttributionKind(StrEnum):
    MEDIA = "media"
    ORGANISATION = "organisation"
    PERSON = "person"
    DOCUMENT = "document"
    UNNAMED = "unnamed"


UNKNOWN_LIMIT = "other"
"""The `metric_limit` of a metric that words limit which the catalogue does not know."""

_MOST_DIGITS, _MOST_PLACES = 26, 100
BASES = frozenset({"explicit", "relative", "inherited", "assumed"})
"""How a period can have been found, as `Period` says."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """Half-open dates and how they were found: `basis` is explicit (said in full), relative (worked out from the
    publication date), inherited (taken over from a sentence before) or assumed (no word says it: it follows from the
    publication date or, of a baseline, from custom; then `text` is empty)."""

    start: date
    end: date
    grain: Grain
    text: str
    basis: str = "explicit"
    span: Span | None = field(default=None, compare=False)  # where the article prints it

    def __post_init__(self) -> None:
        if self.start >= self.end:
            raise ValueError(f"period {self.text!r} {self.start}..{self.end} is empty or runs backwards")
        if self.basis not in BASES:
            raise ValueError(f"period {self.text!r} has basis {self.basis!r}; known: {', '.join(sorted(BASES))}")

    def as_dict(self) -> dict[str, Any]:
        found: dict[str, Any] = {
            "start": self.start.isoformat(),
            "end": self.end.isoformat(),
            "grain": self.grain.value,
            "text": self.text,
        }
        if self.basis in {"inherited", "assumed"}:
            found[self.basis] = True
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Who says so in the text. `text` is the name as printed, in full where the article has it in full too, and `span`
    is where the article says it of this claim."""

    text: str
    kind: AttributionKind
    span: Span | None = None

    def as_dict(self) -> dict[str, Any]:
        return {"text": self.text, "kind": self.kind.value}


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One printed number that carries a value. `value` has the scale applied; `value_high` only for a range.

    `metric_limit` is what limits a metric of the catalogue, keys of limits.toml joined by +, and UNKNOWN_LIMIT where
    words limit it otherwise. `whole_metric` is that metric with its limit, joined by +, where `whole` names it: what it
    counts is what the share is of. `confidence` is of the whole row, `confidences` of its fields, for those that are
    filled. `series_confidence` is of all that names a series and places the number in it; None where it belongs in
    none.
    """

    surface: str
    span: Span
    value: Decimal
    value_high: Decimal | None = None
    unit: str
    qualifier: Qualifier = Qualifier.EXACT
    kind: ClaimKind = ClaimKind.LEVEL
    direction: Direction | None = None
    entity: str | None = None
    metric: str | None = None
    metric_id: str | None = None
    metric_limit: str = ""
    region: str | None = None
    period: Period | None = None
    baseline: Period | None = None
    whole: str | None = None
    whole_metric: str | None = None
    attribution: Attribution | None = None
    modality: Modality = Modality.ACTUAL
    block: BlockKind = BlockKind.PARAGRAPH
    sentence: Span
    confidence: Decimal = Decimal("0.5")
    confidences: Mapping[str, Decimal] = Confidences()
    series_confidence: Decimal | None = None

    def __post_init__(self) -> None:
        if self.value_high is not None and self.value > self.value_high:
            raise ValueError(f"claim {self.surface!r}: range {self.value}..{self.value_high} runs backwards")
        if len(self.surface) != self.span.end - self.span.start:
            raise ValueError(f"claim {self.surface!r} does not fill its span {self.span.start}..{self.span.end}")
        if not self.sentence.start <= self.span.start < self.span.end <= self.sentence.end:
            raise ValueError(f"claim {self.surface!r} stands outside its sentence")
        if not 0 <= self.confidence <= 1:
            raise ValueError(f"claim {self.surface!r}: confidence {self.confidence} is not within 0..1")
        object.__setattr__(self, "confidences", Confidences.of(self.confidences))

    def as_dict(self) -> dict[str, Any]:
        """The JSON shape of the contract: decimals as plain strings, dates as ISO 8601."""
        return {
            "surface": self.surface,
            "start": self.span.start,
            "end": self.span.end,
            "value": plain(self.value),
            "value_high": None if self.value_high is None else plain(self.value_high),
            "unit": self.unit,
            "qualifier": self.qualifier.value,
            "kind": self.kind.value,
            "direction": self.direction.value if self.direction else None,
            "entity": self.entity,
            "metric": self.metric,
            "metric_id": self.metric_id,
            "metric_limit": self.metric_limit,
            "region": self.region,
            "period": self.period.as_dict() if self.period else None,
            "baseline": self.baseline.as_dict() if self.baseline else None,
            "whole": self.whole,
            "attribution": self.attribution.as_dict() if self.attribution else None,
            "modality": self.modality.value,
            "block": self.block.value,
            "confidence": float(self.confidence),
            "confidences": Confidences.of(self.confidences).as_dict(),
            "series_confidence": None if self.series_confidence is None else float(self.series_confidence),
        }


def is_figure(number: Decimal) -> bool:
    """Whether it is a number that a figure may have: at most 26 digits before the point, as decimal(38, 12) holds them,
    and 100 behind it. Tables count with such numbers as doubles too, and those of some hundred digits stop them.

    >>> [is_figure(Decimal(number)) for number in ("6.02E+23", "1E+26", "1E-101", "NaN")]
    [True, False, False, False]
    """
    exponent = number.as_tuple().exponent  # a letter of what is no number
    return isinstance(exponent, int) and exponent >= -_MOST_PLACES and number.adjusted() < _MOST_DIGITS


def plain(number: Decimal) -> str:
    """A decimal without exponent and without trailing zeros after the point.

    >>> plain(Decimal("4.364E+5")), plain(Decimal("8.70"))
    ('436400', '8.7')
    """
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
