"""Chances -> decisions: for each slot of a number the answer, how sure it is, and what came next."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass

import numpy as np

from pipeline.reader.chooser import Chooser
from pipeline.reader.options import Features, View, alike
from pipeline.reader.slot_options import OPTIONS

_RUNNERS_UP = 2
_SHOWN = 4  # features of an answer that are told


@dataclass(frozen=True, slots=True)
class Answer:
    """A possible answer of a slot by its key, its chance, and the features that spoke most for it."""

    key: Hashable
    chance: float
    features: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Decision:
    """What is answered for a field of a number; `chance` is that of the answer and of those that mean the same."""

    field: str
    answer: Answer
    chance: float
    runners_up: tuple[Answer, ...]


def decide(view: View, number: int, choosers: Mapping[str, Chooser]) -> dict[str, Decision]:
    """By slot. Equal chances are decided by the order of the options, which is that of the text."""
    context = view.context(number)
    found = {}
    for slot, chooser in choosers.items():
        options = OPTIONS[slot](view, number)
        chances = chooser.chances(options, context)
        order = np.argsort(-chances, kind="stable")
        answers = [
            Answer(options.keys[place], float(chances[place]), _told(options.features[place]))
            for place in order[: _RUNNERS_UP + 1]
        ]
        best = answers[0]
        same = [
            float(chance)
            for key, chance in zip(options.keys, chances, strict=True)
            if key == best.key or (isinstance(key, str) and isinstance(best.key, str) and alike(key, best.key))
        ]
        chance = sum(same) if slot in {"entity", "attribution", "metric", "whole"} else best.chance
        found[slot] = Decision(slot, best, min(round(chance, 4), 1.0), tuple(answers[1:]))
    return found


def _told(features: Features) -> tuple[str, ...]:
    """Names of what holds of an answer, in words; chances and mere sizes are left out."""
    return tuple(name for name, value in features.items() if value == 1.0 and "=" not in name)[:_SHOWN]
