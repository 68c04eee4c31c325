"""The second pass: what was chosen for the other numbers of a text speaks for the same answer here."""

from collections import Counter, defaultdict
from collections.abc import Collection, Hashable, Mapping
from dataclasses import dataclass

import numpy as np

from pipeline.reader.chooser import Floats
from pipeline.reader.likeness import same_answer
from pipeline.reader.options import Features, Options, View, log

SLOTS = ("metric_id",)
"""Slots that are chosen twice; for entity, period, attribution and region it was of no use (docs/decisions/0009)."""
Group = tuple[Hashable, ...]


@dataclass(frozen=True, slots=True)
class Pass:
    """The options of one slot of one number and the chance of each; `by`: the rule that has changed the likeliest."""

    options: Options
    chances: Floats
    by: str = ""

    @property
    def best(self) -> Hashable:
        return self.options.keys[int(np.argmax(self.chances))]

    def by_key(self) -> dict[Hashable, float]:
        return dict(zip(self.options.keys, self.chances.tolist(), strict=True))

    def with_chances(self, chances: Mapping[Hashable, float]) -> "Pass":
        """The same options; those without a chance have none."""
        found = np.asarray([chances.get(key, 0.0) for key in self.options.keys], np.float32)
        return Pass(self.options, found, self.by)

    def given_to(self, taker: Hashable, givers: Collection[Hashable]) -> "Pass":
        """The same options; one of them has the chances of the givers as well, and these have none."""
        chances = self.by_key()
        given = sum(chances[key] for key in givers)
        return self.with_chances({**chances, **dict.fromkeys(givers, 0.0), taker: chances[taker] + given})


Passes = Mapping[int, Mapping[str, Pass]]
"""By number and slot."""


def with_chances_of(own: Pass, other: Pass) -> Pass:
    """The options of a pass with the chances of another one. As it is, where it lacks the best answer of that one."""
    return own.with_chances(other.by_key()) if other.best in own.options.keys else own


class FirstPass:
    """The first pass of all numbers of a text. Answers are counted once by slot, not again for each number."""

    def __init__(self, view: View, passed: Passes) -> None:
        self.view, self.passed = view, passed
        self.groups = {number: _groups(view, number) for number in view.order}
        self._chosen: dict[str, _Chosen] = {}

    def chosen(self, slot: str) -> "_Chosen":
        if slot not in self._chosen:
            best = {number: self.passed[number][slot].best for number in self.view.order}
            self._chosen[slot] = _Chosen(best, self.groups)
        return self._chosen[slot]


class _Chosen:
    """The likeliest answer of a slot for each number, and how often it is given in each group of numbers."""

    def __init__(self, best: Mapping[int, Hashable], groups: Mapping[int, tuple[Group, ...]]) -> None:
        self.best = best
        self._counts: dict[Group, Counter[Hashable]] = defaultdict(Counter)
        for number, answer in best.items():
            for group in groups[number]:
                self._counts[group][answer] += 1
        self._sums: dict[tuple[Group, Hashable], float] = {}

    def share(self, group: Group, key: Hashable, number: int) -> float:
        """Of the other numbers of the group, how many have this answer."""
        counts = self._counts[group]
        others = counts.total() - 1
        if not others:
            return 0.0
        if (group, key) not in self._sums:
            self._sums[group, key] = sum(count * _same(key, one) for one, count in counts.items())
        return (self._sums[group, key] - _same(key, self.best[number])) / others


def _groups(view: View, number: int) -> tuple[Group, ...]:
    """The numbers of the sentence, of the text, and those of the same unit and kind."""
    row = view.row(number)
    return ("sentence", row.sentence), ("text",), ("unit", row.claim.unit, row.claim.kind)


def again(view: View, number: int, slot: str, first: FirstPass) -> Options:
    """The options of a slot with what the first pass chose for this number and for the others."""
    own, chosen = first.passed[number][slot], first.chosen(slot)
    found = Options(by=own.options.by)
    for key, features, chance in zip(own.options.keys, own.options.features, own.chances, strict=True):
        plain = {name: value for name, value in features.items() if "&" not in name}  # the rest is in the chance
        said: Features = {"first": log(float(chance)), "first best": float(key == chosen.best[number])}
        found.add(key, plain | said | _others(view, number, key, chosen, first.groups[number]))
    return found


def _others(view: View, number: int, key: Hashable, chosen: _Chosen, groups: tuple[Group, ...]) -> Features:
    place, sentence = view.places[number], view.row(number).sentence
    found: Features = {}
    for label, step in (("before", -1), ("behind", 1)):
        if 0 <= place + step < len(view.order):
            other = view.order[place + step]
            here = " here" if view.row(other).sentence == sentence else ""
            found[f"chosen {label}{here}"] = _same(key, chosen.best[other])
    for label, group in zip(("in sentence", "in text", "of its unit"), groups, strict=True):
        found[f"chosen {label}"] = chosen.share(group, key, number)
    return found


def _same(key: Hashable, other: Hashable) -> float:
    """1 for the same answer, a half for one that shares its words."""
    if key == other:
        return 1.0
    return 0.5 if same_answer(key, other) else 0.0
