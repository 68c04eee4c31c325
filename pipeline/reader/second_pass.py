"""The second pass: what was chosen for the other numbers of a text speaks for the same answer here."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from pipeline.reader.chooser import Floats
from pipeline.reader.options import Features, Options, View, alike, log

SLOTS = ("entity", "period", "attribution", "metric_id", "region")
"""Slots whose answers go on from number to number."""


@dataclass(frozen=True, slots=True)
class Pass:
    """The options of one slot of one number and the chance of each."""

    options: Options
    chances: Floats

    @property
    def best(self) -> Hashable:
        return self.options.keys[int(np.argmax(self.chances))]


def again(view: View, number: int, slot: str, passed: Mapping[int, Mapping[str, Pass]]) -> Options:
    """The options of a slot with what the first pass chose for this number and for the others."""
    own = passed[number][slot]
    best = {other: passed[other][slot].best for other in view.order}
    found = Options()
    for key, features, chance in zip(own.options.keys, own.options.features, own.chances, strict=True):
        plain = {name: value for name, value in features.items() if "&" not in name}  # the rest is in the chance
        first: Features = {"first": log(float(chance)), "first best": float(key == own.best)}
        found.add(key, plain | first | _others(view, number, key, best))
    return found


def _others(view: View, number: int, key: Hashable, best: Mapping[int, Hashable]) -> Features:
    place, sentence = view.places[number], view.row(number).sentence
    found: Features = {}
    for label, step in (("before", -1), ("behind", 1)):
        if 0 <= place + step < len(view.order):
            other = view.order[place + step]
            here = " here" if view.row(other).sentence == sentence else ""
            found[f"chosen {label}{here}"] = _same(key, best[other])
    mates = [other for other in view.mates[sentence] if other != number]
    found["chosen in sentence"] = _share(key, [best[other] for other in mates])
    found["chosen in text"] = _share(key, [best[other] for other in view.order if other != number])
    akin = [other for other in view.order if other != number and _akin(view, other, number)]
    found["chosen of its unit"] = _share(key, [best[other] for other in akin])
    return found


def _akin(view: View, one: int, other: int) -> bool:
    first, second = view.row(one).claim, view.row(other).claim
    return first.unit == second.unit and first.kind == second.kind


def _share(key: Hashable, chosen: Sequence[Hashable]) -> float:
    return sum(_same(key, one) for one in chosen) / len(chosen) if chosen else 0.0


def _same(key: Hashable, other: Hashable) -> float:
    """1 for the same answer, a half for one that shares its words."""
    if key == other:
        return 1.0
    return 0.5 if isinstance(key, str) and isinstance(other, str) and alike(key, other) else 0.0
