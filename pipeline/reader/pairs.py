"""Two figures that tell one thing: an amount and its conversion, *€9 million ($10 million)*, a result and what was
expected, *$9 million vs. $8 million expected*, a change and its amounts (`moves`). What both must have alike is chosen
for both together."""

from collections.abc import Iterator

from pipeline.model import Modality
from pipeline.reader.inputs import NumberInput
from pipeline.reader.moves import moves, since
from pipeline.reader.options import View
from pipeline.reader.second_pass import Pass, Passes, with_chances_of
from pipeline.reader.units import dimension

EXPECTED = frozenset({"entity", "period", "region", "metric", "metric_id", "kind"})
CONVERTED = EXPECTED | {"attribution", "modality", "direction", "baseline", "whole"}
_COUNTED = frozenset({"count", "user", "person", "percent", "ratio"})  # of two counts neither is the other one


def joined(view: View, passed: Passes) -> Passes:
    """The passes in which such figures have the chances of the surer one."""
    found = {number: dict(own) for number, own in passed.items()}
    moved = list(moves(view, found))
    for one, other, slots in (*_pairs(view), *((move.one, move.other, move.slots) for move in moved)):
        for slot in sorted(slots & found[one].keys() & found[other].keys()):
            first, second = found[one][slot], found[other][slot]
            found[one][slot], found[other][slot] = _surer(first, second), _surer(second, first)
    since(view, found, moved)
    return found


def _pairs(view: View) -> Iterator[tuple[int, int, frozenset[str]]]:
    """Numbers of a text next to each other, and the slots that they have alike."""
    beside = view.document.joins.beside
    for one, other in zip(view.order, view.order[1:], strict=False):
        first, second = view.row(one), view.row(other)
        if _is_expected(first, second):
            yield one, other, EXPECTED
        elif _is_converted(first, second) and beside.fullmatch(view.document.text, first.end, second.start):
            yield one, other, CONVERTED


def _is_expected(first: NumberInput, second: NumberInput) -> bool:
    """As `results` tells them."""
    told = "modality" in first.told_by and "modality" in second.told_by and first.sentence == second.sentence
    return told and (first.claim.modality, second.claim.modality) == (Modality.ACTUAL, Modality.FORECAST)


def _is_converted(first: NumberInput, second: NumberInput) -> bool:
    units = first.claim.unit, second.claim.unit
    sorts = {dimension(unit) for unit in units}
    return len(sorts) == 1 and units[0] != units[1] and sorts.isdisjoint(_COUNTED)


def _surer(own: Pass, other: Pass) -> Pass:
    """The chances of the figure whose likeliest answer is likelier."""
    return with_chances_of(own, other) if other.chances.max() > own.chances.max() else own
