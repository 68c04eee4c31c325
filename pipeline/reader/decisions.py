"""Chances -> decisions: for each slot of a number the answer, how sure it is, and what came next."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, replace
from datetime import date  # noqa: F401 - of the example
from itertools import islice

from pipeline.reader.bracketed import bracketed
from pipeline.reader.chooser import Chooser
from pipeline.reader.compared import in_order
from pipeline.reader.likeness import alike
from pipeline.reader.options import Features, View
from pipeline.reader.own_counts import own_count
from pipeline.reader.own_names import own_name
from pipeline.reader.own_places import own_place
from pipeline.reader.own_times import own_times
from pipeline.reader.own_units import own_unit
from pipeline.reader.own_words import own_words
from pipeline.reader.owners import to_owners
from pipeline.reader.pairs import joined
from pipeline.reader.paragraphs import agreed
from pipeline.reader.preference import best_first
from pipeline.reader.second_pass import FirstPass, Pass, again
from pipeline.reader.slot_options import BY_METRIC, BY_TIME, OPTIONS, WORDED
from pipeline.reader.slots import NAMED

_RUNNERS_UP = 2
_BEFORE_LIKELIER = "taken before a likelier one"  # as `preference` weighs them
_SHOWN = 24  # features of an answer that are told: those of its place stand last


@dataclass(frozen=True, slots=True)
class Answer:
    """A possible answer of a slot by its key, its chance, and features that hold of it."""

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

    def as_rows(self) -> list[dict[str, object]]:
        """The answers, the best first, in plain values."""
        return [
            {"answer": in_words(one.key), "chance": round(one.chance, 3), "because": list(one.features)}
            for one in (self.answer, *self.runners_up)
        ]


def in_words(key: Hashable) -> str:
    """
    >>> in_words((date(2026, 3, 1), date(2026, 4, 1))), in_words(None), in_words("USD")
    ('2026-03-01..2026-04-01', 'none', 'USD')
    """
    if isinstance(key, tuple):
        return "..".join(day.isoformat() for day in key)
    return "none" if key is None else str(key)


AGAIN = " again"  # behind a slot's name: its chooser of the second pass


def decide(view: View, choosers: Mapping[str, Chooser]) -> dict[int, dict[str, Decision]]:
    """By number and slot. Equal chances are decided by the order of the options, which is that of the text."""
    first = FirstPass(view, joined(view, {number: first_pass(view, number, choosers) for number in view.order}))
    second = {
        number: {slot: second_pass(view, number, slot, first, choosers.get(f"{slot}{AGAIN}")) for slot in passed}
        for number, passed in first.passed.items()
    }
    settled = agreed(view, to_owners(view, bracketed(view, joined(view, second))))
    return {
        number: {slot: _decision(slot, one) for slot, one in _by_its_words(view, number, passed).items()}
        for number, passed in settled.items()
    }


def _by_its_words(view: View, number: int, passed: Mapping[str, Pass]) -> Mapping[str, Pass]:
    """The slots of one number with what the words right beside it say."""
    for rule in (own_words, own_name, own_place, own_times, own_unit, own_count):
        passed = rule(view, number, passed)
    return in_order(passed)


def first_pass(view: View, number: int, choosers: Mapping[str, Chooser]) -> dict[str, Pass]:
    found = {}
    for slot, chooser in choosers.items():
        if not slot.endswith(AGAIN):
            options = OPTIONS[slot](view, number)
            found[slot] = Pass(options, chooser.chances(options, context_of(view, number, slot)))
    return found


def context_of(view: View, number: int, slot: str) -> Features:
    """What the choosers of a slot, of either pass, know of a number itself."""
    found = view.context(number)
    if slot in WORDED:
        found = found | view.words_near(number)
    if slot in BY_TIME:
        found = found | view.times_from_publication(number)
    if slot in BY_METRIC:
        found = found | {f"metric {stem}": chance for stem, chance in view.metric_stems(number).items()}
    return found


def second_pass(view: View, number: int, slot: str, first: FirstPass, chooser: Chooser | None) -> Pass:
    """The first pass, where the slot has no chooser for a second one."""
    if chooser is None:
        return first.passed[number][slot]
    options = again(view, number, slot, first)
    return Pass(options, chooser.chances(options, context_of(view, number, slot)))


def _decision(slot: str, passed: Pass) -> Decision:
    options, chances = passed.options, passed.chances
    places = best_first(slot, options.keys, chances)[: _RUNNERS_UP + 1]
    answers = [
        Answer(options.keys[place], float(chances[place]), _told(options.features[place])) for place in places.tolist()
    ]
    best = answers[0]
    if best.chance < float(chances.max()):
        best = answers[0] = replace(best, features=(_BEFORE_LIKELIER, *best.features))
    same = [
        float(chance)
        for key, chance in zip(options.keys, chances, strict=True)
        if key == best.key or (isinstance(key, str) and isinstance(best.key, str) and alike(key, best.key))
    ]
    chance = sum(same) if slot in NAMED else best.chance
    return Decision(slot, best, min(round(chance, 4), 1.0), tuple(answers[1:]))


def _told(features: Features) -> tuple[str, ...]:
    """Names of what holds of an answer, in words; chances and mere sizes are left out."""
    return tuple(islice((name for name, value in features.items() if value == 1.0 and "=" not in name), _SHOWN))
