"""Two figures of one text that cannot both be true: of one thing, for one time, with different values. At least one of
them was read wrongly, most often because words that limit it were missed; each is less sure for it. That holds of
paragraphs: where a caption or a chart says otherwise, the article contradicts itself, which is to be shown. Nor has
come about what is of a quarter or a year that is not over: a forecast whose words for it are far off. And of *the
retailer* nobody can say which one it is."""

from collections import defaultdict
from collections.abc import Hashable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from pipeline.catalog import metrics
from pipeline.model import BlockKind, Claim, Modality, Qualifier
from pipeline.model.claim import Period
from pipeline.reader.likeness import alike

_FACTOR = Decimal("0.85")  # of series_confidence; chosen by folds of the press (docs/decisions/0013)
WAITS = Decimal("0.5")  # of it where its owner has no name, or it is denied: it waits, whoever prints it too
_LEAST = Decimal("0.4")  # how sure the other figure must be
_ROUNDING = Decimal("0.02")  # of a value: figures as near as that are one, rounded
_MOST = 60  # figures that are alike in all but their value: more are a table of many things
_EXACT = frozenset({Qualifier.EXACT, Qualifier.ABOUT})
_DIGITS = Decimal("0.001")
_LONG, _NEARLY = timedelta(days=80), timedelta(days=3)  # a quarter at least; what is missing at its end


def doubted(claims: Sequence[Claim | None], published: date | None) -> list[Claim | None]:
    """The claims of one text, those with a lower `series_confidence` that another one or their own time contradicts."""
    groups: dict[Hashable, dict[int, Claim]] = defaultdict(dict)
    for place, claim in enumerate(claims):
        if claim and claim.series_confidence and claim.qualifier in _EXACT and claim.block is BlockKind.PARAGRAPH:
            groups[_said_of(claim)][place] = claim
    doubtful = {place for group in groups.values() for place in _contradicted(group)}
    doubtful |= {place for place, claim in enumerate(claims) if claim and published and _is_early(claim, published)}
    found = [less_sure(claim, _FACTOR) if place in doubtful else claim for place, claim in enumerate(claims)]
    return [less_sure(claim, WAITS) if claim and _is_unnamed(claim) else claim for claim in found]


def less_sure(claim: Claim | None, factor: Decimal) -> Claim | None:
    if claim is None or claim.series_confidence is None:
        return claim
    return replace(claim, series_confidence=(claim.series_confidence * factor).quantize(_DIGITS))


def _is_unnamed(claim: Claim) -> bool:
    """Whether users, revenue or profits are those of a common noun, in a script that tells names by their capitals."""
    metric, entity = metrics().get(claim.metric_id or ""), claim.entity or ""
    is_of_a_body = metric is not None and (metric.is_flow or metric.unit == "user")
    return is_of_a_body and entity.islower() and not any(map(str.isdigit, entity))


def _is_early(claim: Claim, published: date) -> bool:
    period = claim.period
    if period is None or claim.modality is not Modality.ACTUAL or period.end - period.start < _LONG:
        return False
    return period.start <= published < period.end - _NEARLY


def _sure_of(claim: Claim) -> Decimal:
    return claim.series_confidence or Decimal(0)


def _said_of(claim: Claim) -> Hashable:
    """What names the series of a figure and places it there, but for its entity, which has several names."""
    return (
        claim.metric_id, claim.metric_limit, claim.region, claim.unit, claim.kind, claim.modality, claim.whole,
        claim.direction, _days(claim.period), _days(claim.baseline),
    )  # fmt: skip


def _days(period: Period | None) -> Hashable:
    return period and (period.start, period.end)


def _contradicted(group: dict[int, Claim]) -> set[int]:
    if not 1 < len(group) <= _MOST:
        return set()
    names = {claim.entity for claim in group.values()}
    same = {(one, other) for one in names for other in names if one == other or alike(str(one), str(other))}
    return {
        place
        for place, claim in group.items()
        for at, other in group.items()
        if at != place
        and (claim.entity, other.entity) in same
        and _sure_of(other) >= _LEAST
        and _are_apart(claim, other)
    }


def _are_apart(one: Claim, other: Claim) -> bool:
    low, high = sorted((one, other), key=lambda claim: claim.value)
    upper = low.value if low.value_high is None else low.value_high
    return high.value - upper > _ROUNDING * max(abs(one.value), abs(other.value))
