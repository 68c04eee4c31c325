"""What a claim says, by column: declared here once for stage.claim, core.claim and the hash that tells claims apart.

Columns of LATER go on by name into the mart of claims, exports, lists and pages: where a statement has the comment
`-- later columns of ALIAS`, they stand in its place, and their meanings where a header has `-- later columns`.
docs/add-a-column.md says what else a new one needs.
"""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from pipeline.model import Claim, Confidences, Modality, plain
from pipeline.model.ids import hash_of
from pipeline.warehouse.names import name_key

Value = Callable[[Claim], Any]


def claim_values(claim: Claim) -> tuple[Any, ...]:
    """The values of SAID_COLUMNS, of which the last is a hash of all others: read otherwise by the same version (since
    the article's date came to light, say), a claim is another claim and takes the place of the first."""
    values = [value_of(claim) for _, value_of in _SAID]
    since = [(column.name, column.value_of(claim), column.before) for column in LATER]
    hashed = [None if value is None else str(value) for value in values]
    hashed += [f"{name}={value}" for name, value, before in since if value != before]
    return (*values, *(value for _, value, _ in since), hash_of(json.dumps(hashed, ensure_ascii=False)))


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
    ("whole_key", lambda claim: claim.whole_metric or _key(claim.whole)),
    ("attribution", lambda claim: claim.attribution.text if claim.attribution else None),
    ("attribution_key", lambda claim: _key(claim.attribution.text) if claim.attribution else None),
    ("attribution_kind", lambda claim: claim.attribution.kind.value if claim.attribution else None),
    ("block", lambda claim: claim.block.value),
    ("sentence_start", lambda claim: claim.sentence.start),
    ("sentence_end", lambda claim: claim.sentence.end),
    ("confidence", lambda claim: claim.confidence),
)
"""Columns of a claim and what it says there. All of them are hashed, in this order: a later one goes below."""


@dataclass(frozen=True, slots=True)
class LaterColumn:
    """`before` is what claims have there that came earlier. It is not hashed, so that these claims keep their ids when
    they are read again."""

    name: str
    value_of: Value
    before: Any
    meaning: str


LATER = (
    LaterColumn(
        "modality",
        lambda claim: claim.modality.value,
        Modality.ACTUAL.value,
        "actual: it happened or holds; forecast: somebody expects it; target: a plan, goal, offer or order; "
        "possible: it may be so.",
    ),
    LaterColumn(
        "confidences",
        _rates,
        None,
        "How sure it is of each field that is filled, 0 to 1, by the name of the field; empty where it gives none.",
    ),
    LaterColumn(
        "metric_limit",
        lambda claim: claim.metric_limit,
        "",
        "What limits the metric, as keys of the catalogue joined by +: abroad, android; other where the catalogue does "
        "not know it; empty where nothing does.",
    ),
    LaterColumn(
        "series_confidence",
        lambda claim: claim.series_confidence,
        None,
        "How sure it is of all that names a series and places the number in it, 0 to 1; empty where it belongs in "
        "none, or no trained reader has read it.",
    ),
)
LATER_COLUMNS = tuple(column.name for column in LATER)
SAID_COLUMNS = (*(name for name, _ in _SAID), *LATER_COLUMNS, "said_sha256")
"""What stage.claim and core.claim have in common, beside the id."""

_MARK = re.compile(r"^( *)-- later columns(?: of (\w+))?$", re.MULTILINE)


def with_later_columns(query: str) -> str:
    """The statement with the columns of LATER where its marks stand."""
    return _MARK.sub(_columns_at, query)


def _columns_at(mark: re.Match[str]) -> str:
    indent, alias = mark[1], mark[2]
    if alias is None:
        return "\n".join(f"-- column {column.name}: {column.meaning}" for column in LATER)
    return "\n".join(f"{indent}{alias}.{column.name}," for column in LATER)
