"""The network's score tables -> for each number and slot, the chance of each answer it could name."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from pipeline.languages import known
from pipeline.languages import language as language_of
from pipeline.reader.inputs import DocumentInput
from pipeline.reader.slots import CHOICES, NAMES, NONE, POINTERS, TIMES, UNSAID
from pipeline.reader.windows import TEXT, Window

_SPANS = 40  # of a pointer that are looked at, the likeliest first
_LEAST = 2e-4  # chance below which an answer is not named
_STRIPPED = " \u00a0«»“”\"'‘’《》<>[]()"
Table = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Shown:
    """Where an answer is printed: its text, and offsets in the document's text (-1 in a title)."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Carried:
    """An answer that other numbers have: where it is printed, its chance in the mean of the numbers before, and for the
    last of these whose window prints it."""

    shown: Shown
    mean: float
    last: float


@dataclass(slots=True)
class Belief:
    """Chance of each answer by its key (None: none), where the likeliest is printed, and the chance that the window
    does not print it. `carried`: answers of other numbers, which this one's window may not print."""

    chances: dict[Hashable, float] = field(default_factory=dict)
    shown: dict[Hashable, Shown] = field(default_factory=dict)
    unsaid: float = 0.0
    carried: dict[Hashable, Carried] = field(default_factory=dict)

    def place(self, key: Hashable) -> Shown | None:
        """Where an answer is printed."""
        other = self.carried.get(key)
        return self.shown.get(key) or (other.shown if other else None)

    def best(self) -> Hashable:
        return max(self.chances, key=lambda key: self.chances[key], default=None)


@lru_cache(maxsize=20_000)
def key_of(text: str, language: str) -> str:
    """Words in their base form, so that cases and plurals of a name are one answer."""
    lemma = language_of(language).lemma if language in known() else str
    words = text.strip(_STRIPPED).lower().removesuffix("'s").removesuffix("’s").split()
    return " ".join(lemma(word) for word in words)


def beliefs_of(
    document: DocumentInput, window: Window, tables: Mapping[str, Table], metrics: tuple[str, ...]
) -> dict[int, dict[str, Belief]]:
    """`tables`: log chances by slot, a row a number of the window. By number of the document and slot."""
    found: dict[int, dict[str, Belief]] = {int(number): {} for number in window.numbers}
    for name in NAMES:
        chances = np.exp(tables[name].astype(np.float32))
        for row, number in enumerate(window.numbers):
            found[int(number)][name] = _belief(document, window, name, chances[row], metrics)
    return found


def _belief(document: DocumentInput, window: Window, name: str, row: Table, metrics: tuple[str, ...]) -> Belief:
    if name in POINTERS:
        return _pointed(document, window, row)
    if name in TIMES:
        return _timed(document, row)
    keys: tuple[Hashable, ...] = CHOICES.get(name) or (*metrics, None)
    return Belief({key: float(chance) for key, chance in zip(keys, row, strict=True)})


def _timed(document: DocumentInput, row: Table) -> Belief:
    found = Belief({None: float(row[-1])})
    for time, chance in zip(document.times, row[:-1].tolist(), strict=True):
        found.chances[time.days] = found.chances.get(time.days, 0.0) + chance
    return found


def _pointed(document: DocumentInput, window: Window, row: Table) -> Belief:
    count = len(window.span_first)
    found = Belief({None: float(row[count + NONE])}, unsaid=float(row[count + UNSAID]))
    likely = np.flatnonzero(row[:count] > _LEAST)
    for place in likely[np.argsort(-row[likely], kind="stable")[:_SPANS]].tolist():
        first, last = int(window.span_first[place]), int(window.span_last[place])
        start, end = int(window.starts[first]), int(window.ends[last])
        printed = window.zone[first] == TEXT
        text = (document.text if printed else document.title)[start:end]
        key = key_of(text, document.language)
        found.chances[key] = found.chances.get(key, 0.0) + float(row[place])
        if key not in found.shown:  # the likeliest comes first
            found.shown[key] = Shown(text, start, end) if printed else Shown(text, -1, -1)
    return found
