"""A profit below zero: *its net income was -$3.5 million*, *it swung from a loss of $1 million*. Its metric is the loss
of which the catalogue says that it is the negative of the profit; the value stays as printed (claims, section 5).

What has no such metric keeps its sign: *a trade balance of -$3.5 million*; what is short by itself does not, *a deficit
of -$3.5 million*."""

import re
from dataclasses import replace

from pipeline.catalog import metrics
from pipeline.model import Claim, ClaimKind
from pipeline.model.tables import CELL_MARK
from pipeline.reader.inputs import DocumentInput, NumberInput
from pipeline.reader.signs import SIGNS
from pipeline.reader.units import dimension

_NEAR = 40  # characters on each side of a number that may call it a loss
_DIGIT = re.compile(r"\d")
_MINUS = re.compile(r"\D*[-−–](?:\W|[A-Z])*\d")  # only currency is between: billion-dollar has none


def as_loss(claim: Claim, number: NumberInput, document: DocumentInput) -> Claim:
    """The claim with the metric of the loss, where it is a level of a profit that is printed as one; of what may be
    below zero with its sign."""
    if claim.kind is not ClaimKind.LEVEL:
        return claim
    losses = (key for key, metric in metrics().items() if metric.negative_of and metric.negative_of == claim.metric_id)
    loss = next(losses, None)
    lead = _DIGIT.split(claim.surface, maxsplit=1)[0]  # sign and currency
    if loss is None:
        return _below_zero(claim, lead, document) if claim.metric_id is None else claim
    start, end = document.sentences[number.sentence]
    before = document.text[max(start, number.start - _NEAR) : number.start]
    around = f"{before}{lead}{SIGNS[0]}{document.text[number.end : min(end, number.end + _NEAR)]}"
    return replace(claim, metric_id=loss) if document.joins.below_zero.search(around) else claim


def _below_zero(claim: Claim, lead: str, document: DocumentInput) -> Claim:
    """A sum with a minus before it; in a table and in brackets a sign tells other things."""
    joins = document.joins
    before = document.text[claim.sentence.start : claim.span.start]
    if claim.value <= 0 or dimension(claim.unit) != "money" or before.endswith("("):
        return claim
    in_words = joins.minus.search(before + lead) is not None
    short = joins.shortfall.search(claim.metric or "") or joins.shortfall.search(before[-_NEAR:])
    if not (in_words or _MINUS.match(claim.surface)) or short or CELL_MARK.strip() in before:
        return claim
    high = None if claim.value_high is None else -claim.value
    return replace(claim, value=-(claim.value_high or claim.value), value_high=high)
