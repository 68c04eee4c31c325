"""Numbers whose metric the words around them tell beyond doubt: of *complied with 340 of 1,020 requests* the first were
answered, the second came in. `told` of a metric in metrics_<code>.toml finds them, ① standing for the number."""

import re
from dataclasses import replace

from pipeline.catalog import metric_cues
from pipeline.languages import known
from pipeline.model import Claim
from pipeline.reader.inputs import DocumentInput, NumberInput
from pipeline.reader.signs import SIGNS, signed
from pipeline.reader.units import PEOPLE, measures

_NEAR = 160  # characters on each side of a number that may tell its metric
_COUNTED = re.compile(r"\s[^\W\d_]{3,}\Z")  # at the end of a number that counts something: what it counts


def told(document: DocumentInput) -> DocumentInput:
    """The document in which the rules say the metric of such numbers, and not the reader."""
    if document.language not in known():
        return document
    numbers = tuple(_told(document, number) for number in document.numbers)
    return document if numbers == document.numbers else replace(document, numbers=numbers)


def _told(document: DocumentInput, number: NumberInput) -> NumberInput:
    start, end = document.sentences[number.sentence]
    at, upto = max(start, number.start - _NEAR), min(end, number.end + _NEAR)
    around = signed(document.text, at, upto, [(SIGNS[0], number.start, number.start + _figure(number.claim))])
    for cue in metric_cues(document.language):
        if cue.told.search(around) and measures(cue.metric.key, number.claim.unit):
            return number.told("told_metrics.told", metric_id=cue.metric.key)
    return number


def _figure(claim: Claim) -> int:
    """How long the number is without the noun that it counts."""
    counts = claim.unit in PEOPLE or claim.unit.startswith("count:")
    noun = _COUNTED.search(claim.surface) if counts else None
    return noun.start() if noun else len(claim.surface)
