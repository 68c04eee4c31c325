"""A profit below zero: *its net income was -$3.5 million*, *it swung from a loss of $1 million*. Its metric is the loss
of which the catalogue says that it is the negative of the profit; the value stays as printed (claims, section 5)."""

import re
from dataclasses import replace

from pipeline.catalog import metrics
from pipeline.model import Claim, ClaimKind
from pipeline.reader.inputs import DocumentInput, NumberInput
from pipeline.reader.signs import SIGNS

_NEAR = 40  # characters on each side of a number that may call it a loss
_LEAD = re.compile(r"\D*")  # sign and currency before the digits


def as_loss(claim: Claim, number: NumberInput, document: DocumentInput) -> Claim:
    """The claim with the metric of the loss, where it is a level of a profit that is printed as one."""
    losses = (key for key, metric in metrics().items() if metric.negative_of and metric.negative_of == claim.metric_id)
    loss = next(losses, None)
    if loss is None or claim.kind is not ClaimKind.LEVEL:
        return claim
    start, end = document.sentences[number.sentence]
    before = document.text[max(start, number.start - _NEAR) : number.start]
    lead = _LEAD.match(claim.surface)
    around = f"{before}{lead[0] if lead else ''}{SIGNS[0]}{document.text[number.end : min(end, number.end + _NEAR)]}"
    return replace(claim, metric_id=loss) if document.joins.below_zero.search(around) else claim
