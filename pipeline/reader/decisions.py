"""Chances -> decisions: for each slot of a number the answer, where it is printed, which rule gave it if one did, how
sure it is, and what came next."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, replace
from datetime import date  # noqa: F401 - of the example
from itertools import islice
from math import isnan, nan

from pipeline.model import Span
from pipeline.reader.bracketed import bracketed
from pipeline.reader.chooser import Chooser
from pipeline.reader.compared import in_order
from pipeline.reader.decided_by import all_signed, signed
from pipeline.reader.known_owners import known_owner
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
from pipeline.reader.printed_at import printed_at
from pipeline.reader.second_pass import FirstPass, Pass, Passes, again
from pipeline.reader.slot_options import BY_METRIC, BY_TIME, OPTIONS, WORDED
from pipeline.reader.slots import NAMED

_RUNNERS_UP = 2
_BEFORE_LIKELIER = "taken before a likelier one"  # as `preference` weighs them
_SHOWN = 24  # features of an answer that are told: those of its place stand last


@dataclass(frozen=True, slots=True)
class Answer:
    """A possible answer of a slot by its key, its chance, where the text prints it, and features that hold of it. One
    that a rule gives behind the choosers has no chance of its own, which is told as None."""

    key: Hashable
    chance: float
    span: Span | None = None
    features: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Decision:
    """What is answered for a field of a number; `chance` is that of the answer and of those that mean the same. `by`
    names the rule that gave it, by its module and its name: the chooser of the field where it is empty."""

    field: str
    answer: Answer
    chance: float
    runners_up: tuple[Answer, ...]
    by: str = ""

    def overruled(self, key: Hashable, by: str, span: Span | None = None) -> "Decision":
        """As a rule decides behind the choosers. How sure the reader is of the field stays."""
        others = (self.answer, *self.runners_up[: _RUNNERS_UP - 1])
        return replace(self, answer=Answer(key, nan, span), runners_up=others, by=by)

    def as_dict(self, text: str) -> dict[str, object]:
        """Who decided (empty: the chooser) and the answers, the best first, in plain values; names as `text` prints
        them."""
        answers = [
            {
                "answer": in_words(one.key) if one.span is None or self.field not in NAMED else one.span.of(text),
                "chance": None if isnan(one.chance) else round(one.chance, 3),
                "start": one.span and one.span.start,
                "end": one.span and one.span.end,
                "because": list(one.features),
            }
            for one in (self.answer, *self.runners_up)
        ]
        return {"by": self.by, "answers": answers}


def in_words(key: Hashable) -> str:
    """
    >>> in_words((date(2026, 3, 1), date(2026, 4, 1))), in_words(None), in_words("USD")
    ('2026-03-01..2026-04-01', 'none', 'USD')
    """
    if isinstance(key, tuple):
        return "..".join(day.isoformat() for day in key)
    return "none" if key is None else str(key)


AGAIN = " again"  # behind a slot's name: its chooser of the second pass
RULES = (joined, bracketed, to_owners, agreed)
"""What looks at all figures of a text, in the order in which it does."""
OWN_RULES = (own_words, own_name, own_place, own_times, own_unit, own_count, known_owner)
"""What looks at one figure after that."""


def decide(view: View, choosers: Mapping[str, Chooser]) -> dict[int, dict[str, Decision]]:
    """By number and slot. Equal chances are decided by the order of the options, which is that of the text."""
    passed = {number: first_pass(view, number, choosers) for number in view.order}
    first = FirstPass(view, all_signed(joined, view, passed))
    settled: Passes = {
        number: {slot: second_pass(view, number, slot, first, choosers.get(f"{slot}{AGAIN}")) for slot in own}
        for number, own in first.passed.items()
    }
    for rule in RULES:
        settled = all_signed(rule, view, settled)
    return {
        number: {slot: _decision(view, number, slot, one) for slot, one in _by_its_words(view, number, own).items()}
        for number, own in settled.items()
    }


def _by_its_words(view: View, number: int, passed: Mapping[str, Pass]) -> Mapping[str, Pass]:
    """The slots of one number with what the words right beside it say."""
    for rule in OWN_RULES:
        passed = signed(rule, passed, rule(view, number, passed))
    return signed(in_order, passed, in_order(passed))


def first_pass(view: View, number: int, choosers: Mapping[str, Chooser]) -> dict[str, Pass]:
    found = {}
    for slot, chooser in choosers.items():
        if not slot.endswith(AGAIN):
            options = OPTIONS[slot](view, number)
            found[slot] = Pass(options, chooser.chances(options, context_of(view, number, slot)), options.by)
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
    return Pass(options, chooser.chances(options, context_of(view, number, slot)), options.by)


def _decision(view: View, number: int, slot: str, passed: Pass) -> Decision:
    options, chances = passed.options, passed.chances
    places = best_first(slot, options.keys, chances)[: _RUNNERS_UP + 1].tolist()
    rows = [(options.keys[place], float(chances[place]), options.features[place]) for place in places]
    answers = [Answer(key, chance, printed_at(view, number, slot, key), _told(one)) for key, chance, one in rows]
    best = answers[0]
    if best.chance < float(chances.max()):
        best = answers[0] = replace(best, features=(_BEFORE_LIKELIER, *best.features))
    same = [
        float(chance)
        for key, chance in zip(options.keys, chances, strict=True)
        if key == best.key or (isinstance(key, str) and isinstance(best.key, str) and alike(key, best.key))
    ]
    chance = sum(same) if slot in NAMED else best.chance
    return Decision(slot, best, min(round(chance, 4), 1.0), tuple(answers[1:]), passed.by)


def _told(features: Features) -> tuple[str, ...]:
    """Names of what holds of an answer, in words; chances and mere sizes are left out."""
    return tuple(islice((name for name, value in features.items() if value == 1.0 and "=" not in name), _SHOWN))
