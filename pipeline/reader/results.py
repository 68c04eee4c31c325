"""Results in the words of forecasts: *Revenue: $19.1 billion vs. $19.05 billion expected*; *it beat forecasts, posting
a profit of $9 million*. By the words around them all of these are forecasts. `against_forecast` among the joins of a
language finds the pairs, in a sentence in which a sign stands for each of the two; `result_before` the others."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from pipeline.model import Modality
from pipeline.reader.inputs import DocumentInput, NumberInput
from pipeline.reader.signs import SIGNS, signed


def told(document: DocumentInput) -> DocumentInput:
    """The document in which the rules say the modality of such figures, and not the reader."""
    found = dict(_results(document))
    if not found:
        return document
    numbers = (
        number.told("results.told", modality=found[place]) if place in found else number
        for place, number in enumerate(document.numbers)
    )
    return replace(document, numbers=tuple(numbers))


def _results(document: DocumentInput) -> Iterator[tuple[int, Modality]]:
    """By place of the number; a pair after what stands before its figures."""
    joins = document.joins
    for place, number in enumerate(document.numbers):
        start, _ = document.sentences[number.sentence]
        if joins.result_before.search(document.text, start, number.start):
            yield place, Modality.ACTUAL
    for place, (first, second) in enumerate(pairwise(document.numbers)):
        if first.sentence == second.sentence and joins.against_forecast.match(_signed(document, first, second)):
            yield from ((place, Modality.ACTUAL), (place + 1, Modality.FORECAST))


def _signed(document: DocumentInput, first: NumberInput, second: NumberInput) -> str:
    start, end = document.sentences[first.sentence]
    return signed(document.text, start, end, ((SIGNS[0], one.start, one.end) for one in (first, second)))
