"""What a claim says, by column: declared here once for stage.claim, core.claim and the hash that tells claims apart."""

import hashlib
import json
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from pipeline.model import Claim, Confidences, Modality, plain
from pipeline.warehouse.names import name_key

Value = Callable[[Claim], Any]


def hash_of(words: str) -> str:
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()


def claim_hash(claim: Claim) -> str:
    """All that is said of the span, in one hash: read otherwise by the same version (since the article's date came to
    light, say), a claim is another claim and takes the place of the first."""
    return claim_values(claim)[1]


def claim_values(claim: Claim) -> tuple[tuple[Any, ...], str]:
    """The values of SAID_COLUMNS but the last, and the last: the hash of them all."""
    values = [value_of(claim) for _, value_of in _SAID]
    since = [(name, value_of(claim), before) for name, value_of, before in _SAID_SINCE]
    hashed = [None if value is None else str(value) for value in values]
    hashed += [f"{name}={value}" for name, value, before in since if value != before]
    return (*values, *(value for _, value, _ in since)), hash_of(json.dumps(hashed, ensure_ascii=False))


def _key(name: str | None) -> str | None:
    return name_key(name) if name else None


def _whole(value: Decimal | None) -> Decimal | None:
    """Without the zeros that a scale leaves behind: 0.6123 million is 612300, not 612300.0000."""
    return None if value is None else Decimal(plain(value))


def _rates(claim: Claim) -> str | None:
    """As JSON, which jsonb is read from; None where the extractor gives none."""
    return json.dumps(Confidences.of(claim.confidences).as_dict(), sort_keys=True) if claim.confidences else None


_SAID: tuple[tuple[str, Value], ...] = (
    ("span_start", lambda claim: claim.span.start),
    ("span_end", lambda claim: claim.span.end),
    ("surface", lambda claim: claim.surface),
    ("value", lambda claim: _whole(claim.value)),
    ("value_high", lambda claim: _whole(claim.value_high)),
    ("unit", lambda claim: claim.unit),
    ("qualifier", lambda claim: claim.qualifier.value),
    ("kind", lambda claim: claim.kind.value),
    ("direction", lambda claim: claim.direction.value if claim.direction else None),
    ("entity", lambda claim: claim.entity),
    ("entity_key", lambda claim: _key(claim.entity)),
    ("metric", lambda claim: claim.metric),
    ("metric_id", lambda claim: claim.metric_id),
    ("region", lambda claim: claim.region),
    ("period_start", lambda claim: claim.period.start if claim.period else None),
    ("period_end", lambda claim: claim.period.end if claim.period else None),
    ("period_grain", lambda claim: claim.period.grain.value if claim.period else None),
    ("period_text", lambda claim: claim.period.text if claim.period else None),
    ("period_basis", lambda claim: claim.period.basis if claim.period else None),
    ("baseline_start", lambda claim: claim.baseline.start if claim.baseline else None),
    ("baseline_end", lambda claim: claim.baseline.end if claim.baseline else None),
    ("baseline_grain", lambda claim: claim.baseline.grain.value if claim.baseline else None),
    ("baseline_text", lambda claim: claim.baseline.text if claim.baseline else None),
    ("whole", lambda claim: claim.whole),
    ("whole_key", lambda claim: _key(claim.whole)),
    ("attribution", lambda claim: claim.attribution.text if claim.attribution else None),
    ("attribution_key", lambda claim: _key(claim.attribution.text) if claim.attribution else None),
    ("attribution_kind", lambda claim: claim.attribution.kind.value if claim.attribution else None),
    ("block", lambda claim: claim.block.value),
    ("sentence_start", lambda claim: claim.sentence.start),
    ("sentence_end", lambda claim: claim.sentence.end),
    ("confidence", lambda claim: claim.confidence),
)
"""Columns of a claim and what it says there. All of them are hashed, in this order: a later one goes below."""
_SAID_SINCE: tuple[tuple[str, Value, Any], ...] = (
    ("modality", lambda claim: claim.modality.value, Modality.ACTUAL.value),
    ("confidences", _rates, None),
)
"""Columns that came later, with what the claims before have there. That is not hashed, so that these claims keep their
ids when they are read again."""
SAID_COLUMNS = (*(name for name, _ in _SAID), *(name for name, _, _ in _SAID_SINCE), "said_sha256")
"""What stage.claim and core.claim have in common, beside the id."""
