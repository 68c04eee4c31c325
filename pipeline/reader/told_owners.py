"""Whose a figure is where the words around it tell beyond doubt: *Orbit overtook Halden with 9 million users*, whom an
authority fines, the second of a ranking, a rival. `told_owner` among the joins of a language finds them, in a sentence
in which ① stands for the number and ③ for a name; the one group that matches is whose the number is."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace

from pipeline.languages.language import NEVER
from pipeline.reader.document_index import Spans
from pipeline.reader.inputs import NAMES, DocumentInput, NumberInput, PhraseInput
from pipeline.reader.signs import SIGNS, signed

NUMBER, _, NAME = SIGNS
_MOST = 60  # names of a sentence


def told(document: DocumentInput) -> DocumentInput:
    """The document in which the rules say whose such numbers are, and not the reader."""
    if document.joins.told_owner is NEVER:
        return document
    names = _by_sentence(document)
    numbers = tuple(_told(document, number, names.get(number.sentence, [])) for number in document.numbers)
    return document if numbers == document.numbers else replace(document, numbers=numbers)


def _told(document: DocumentInput, number: NumberInput, names: list[PhraseInput]) -> NumberInput:
    start, end = document.sentences[number.sentence]
    others = [one for one in names if one.end <= number.start or one.start >= number.end]
    marks = [(NAME, _start_of_name(document.text, one), one.end) for one in others]
    marks.append((NUMBER, number.start, number.end))
    words = signed(document.text, start, end, sorted(marks, key=lambda one: one[1]))
    match = document.joins.told_owner.search(words)
    if match is None:
        return number
    group = str(match.lastgroup)
    place = words.count(NAME, 0, match.start(group))
    return number.told("told_owners.told", entity=others[place].base if match[group] == NAME else match[group])


def _start_of_name(text: str, one: PhraseInput) -> int:
    """Behind the words that tell what the name is of: *rival Tavix*."""
    return one.end - len(one.base) if text.endswith(one.base, one.start, one.end) else one.start


def _by_sentence(document: DocumentInput) -> dict[int, list[PhraseInput]]:
    """The names of each sentence in their order, that stand in no other one and in no words for a metric or a place."""
    taken = [(start, end) for start, end, _ in document.cues] + [(one.start, one.end) for one in document.regions]
    found: dict[int, list[PhraseInput]] = {}
    last, begins = 0, [start for start, _ in document.sentences]
    for one in _names(document, Spans(taken)):
        if one.start >= last:
            last = one.end
            names = found.setdefault(bisect_right(begins, one.start) - 1, [])
            if len(names) < _MOST:
                names.append(one)
    return found


def _names(document: DocumentInput, taken: Spans) -> Iterator[PhraseInput]:
    names = (one for one in document.phrases if one.role in NAMES)
    for one in sorted(names, key=lambda name: (name.start, -name.end)):
        if not taken.overlapping(one.start, one.end):
            yield one
