"""How sure a row is that a language model has read: by how far the built-in reader says the same."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from pipeline.model import Claim
from pipeline.model.claim import UNKNOWN_LIMIT
from pipeline.model.confidences import CLAIM_FIELDS, Confidences

_ROW = ("unit", "kind", "entity", "period")
_SERIES = (*_ROW, "direction", "modality", "metric_id", "region")

# shares that were right, docs/language-model.md says of what
ROW = (Decimal("0.98"), Decimal("0.84"), Decimal("0.75"), Decimal("0.62"))
"""Value, unit, kind, entity and period right, by how many of the fields of _ROW the two readers differ in; the last is
of three and more."""
SERIES = (Decimal("0.87"), Decimal("0.79"), Decimal("0.69"), Decimal("0.68"))
"""All that names a series right, likewise by _SERIES."""
NEW = Decimal("0.67")
"""Of a row that the built-in reader does not have."""
FIELD: Mapping[str, tuple[Decimal, Decimal]] = {
    "value": (Decimal("0.99"), Decimal("0.99")),
    "unit": (Decimal("0.99"), Decimal("0.96")),
    "qualifier": (Decimal("0.98"), Decimal("0.98")),
    "kind": (Decimal("0.99"), Decimal("0.87")),
    "direction": (Decimal("0.99"), Decimal("0.91")),
    "modality": (Decimal("0.99"), Decimal("0.61")),
    "entity": (Decimal("0.99"), Decimal("0.93")),
    "metric": (Decimal("0.96"), Decimal("0.82")),
    "metric_id": (Decimal("0.97"), Decimal("0.60")),
    "region": (Decimal("0.99"), Decimal("0.93")),
    "period": (Decimal("0.99"), Decimal("0.82")),
    "baseline": (Decimal("0.95"), Decimal("0.92")),
    "whole": (Decimal("0.98"), Decimal("0.90")),
    "attribution": (Decimal("0.98"), Decimal("0.96")),
}
"""Of a field that is filled: where the built-in reader says the same, and where it says something else or nothing."""


def rated(claim: Claim, built_in: Claim | None) -> Claim:
    """With its confidences. `built_in` is what the built-in reader makes of the number, None where it is no claim."""
    same = {name: built_in is not None and _said(claim, name) == _said(built_in, name) for name in CLAIM_FIELDS}
    fields = {name: FIELD[name][not same[name]] for name in CLAIM_FIELDS if getattr(claim, name) is not None}
    belongs = claim.entity and claim.metric_id and claim.period and claim.metric_limit != UNKNOWN_LIMIT
    return replace(
        claim,
        confidence=_of(ROW, same, _ROW) if built_in else NEW,
        confidences=Confidences.of(fields),
        series_confidence=_of(SERIES, same, _SERIES) if belongs else None,
    )


def _of(rates: tuple[Decimal, ...], same: Mapping[str, bool], names: tuple[str, ...]) -> Decimal:
    """By how many of the fields the two readers differ in."""
    return rates[min(sum(not same[name] for name in names), len(rates) - 1)]


def _said(claim: Claim, name: str) -> object:
    found = getattr(claim, name)
    if name in {"period", "baseline"}:
        return found and (found.start, found.end)
    if name == "attribution":
        return found and found.text.casefold()
    return found.casefold() if isinstance(found, str) else found
