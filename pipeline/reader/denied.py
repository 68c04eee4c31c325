"""A figure that its sentence calls untrue: *denied that its revenue was $3 million*, *falsely reported $3 million*. It
is a claim all the same, and somebody may print it as true; it waits outside the series."""

from pipeline.reader.inputs import DocumentInput, NumberInput
from pipeline.reader.signs import SIGNS, signed


def is_denied(number: NumberInput, document: DocumentInput) -> bool:
    start, end = document.sentences[number.sentence]
    around = signed(document.text, start, end, [(SIGNS[0], number.start, number.end)])
    return document.joins.denied.search(around) is not None
