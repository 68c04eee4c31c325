"""How sure the reader is of a claim that it has chosen: the chances of its decisions, through the file's curves."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from pipeline.catalog.limits import is_placeless
from pipeline.model import Claim
from pipeline.model.claim import UNKNOWN_LIMIT
from pipeline.model.confidences import CLAIM_FIELDS, Confidences
from pipeline.reader.calibration import Curve, with_rows
from pipeline.reader.decisions import Decision

_DIGITS = Decimal("0.001")


def rated(claim: Claim, decisions: Mapping[str, Decision], curves: Mapping[str, Curve]) -> Claim:
    chances = with_rows({field: decision.chance for field, decision in decisions.items()})
    if claim.region is None and is_placeless(claim.metric_limit, claim.kind):
        chances["series"] /= chances["region"]
    rates = {name: Decimal(str(curve(chances))).quantize(_DIGITS) for name, curve in curves.items()}
    fields = {
        field: rate for field, rate in rates.items() if field in CLAIM_FIELDS and getattr(claim, field) is not None
    }
    belongs = claim.entity and claim.metric_id and claim.period and claim.metric_limit != UNKNOWN_LIMIT
    return replace(
        claim,
        confidence=rates["row"],
        confidences=Confidences.of({**fields, "value": rates["claim"]}),
        series_confidence=rates.get("series") if belongs else None,
    )
