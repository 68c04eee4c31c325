"""A change and the figures that it is between: *rose 8% to $1.4 billion from $1.3 billion*, of one owner and metric,
the change since the time of the earlier one. `moved` among the joins of a language finds such figures, in a sentence in
which signs stand for them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta

from pipeline.model import ClaimKind
from pipeline.reader.compared import answer_of, chance_of, is_before, without
from pipeline.reader.options import View
from pipeline.reader.second_pass import Pass, Passes, with_chances_of
from pipeline.reader.signs import SIGNS, signed
from pipeline.reader.time_features import Days

MOVED = frozenset({"entity", "period", "region", "metric", "modality"})
EARLIER = frozenset({"entity", "metric", "metric_id"})
_AMOUNT, _CHANGE, _BETWEEN = SIGNS
_LEAST = 0.01  # chance of a time before it that is taken
_ALIKE = timedelta(days=3)  # by which months, quarters and years differ in length
_NEXT = 2  # characters between a time and a number that it is told of
_NEAR = 60  # characters before and behind the figures that tell whether they are such
_BACK, _ON = "from_earlier", "to_later"  # groups of the pattern for two amounts, as the second of them is


@dataclass(frozen=True, slots=True)
class Move:
    """Two numbers; `slots` are those that they have alike. Of two amounts the one is `earlier`."""

    one: int
    other: int
    slots: frozenset[str]
    earlier: int | None = None


def moves(view: View, passed: Passes) -> Iterator[Move]:
    """Of numbers next to each other, or with one between that says the same: *$9m, or 3 cents a share, from $8m*."""
    moved = view.document.joins.moved
    for place, one in enumerate(view.order):
        for other in view.order[place + 1 : place + 3]:
            first, second = view.row(one), view.row(other)
            match = moved.search(_signed(view, passed, one, other)) if first.sentence == second.sentence else None
            if match and match.lastgroup not in {_BACK, _ON}:
                yield Move(one, other, MOVED)
            elif match and first.claim.unit == second.claim.unit and _alike(passed, one, other, "modality"):
                yield Move(one, other, EARLIER, other if match.lastgroup == _BACK else one)


def since(view: View, found: dict[int, dict[str, Pass]], every: list[Move]) -> None:
    """A change is from the time of the earlier one of two amounts."""
    changes: dict[int, list[int]] = {}  # by the amount that each led to, or that stands beside it
    for move in every:
        if move.earlier is None:
            changes.setdefault(move.one, []).append(move.other)
            changes.setdefault(move.other, []).append(move.one)
    for move in every:
        if move.earlier is not None:
            later = move.one if move.earlier == move.other else move.other
            if move.earlier == move.other or not _is_dated(view, move.one):
                _before(found[later], found[move.earlier])
            for change in changes.get(later, ()):
                _since(found[change], found[move.earlier])


def _is_dated(view: View, number: int) -> bool:
    """Whether a time stands right before it: *in 2018 200 boats*."""
    row = view.row(number)
    return any(0 <= row.start - one.upto <= _NEXT for one in view.index.times_of(row.sentence) if one.at >= 0)


def _before(later: Mapping[str, Pass], earlier: dict[str, Pass]) -> None:
    """Where both have one time, *from $8 million* has the likeliest one as long before it, if it has any."""
    if not {"period"} <= earlier.keys() & later.keys():
        return
    days, period = answer_of("period", later["period"]), earlier["period"]
    if isinstance(days, tuple) and answer_of("period", period) == days:
        others = {key for key in period.options.keys if not (isinstance(key, tuple) and _precedes(key, days))}
        found = without(period, others)
        if found.chances.max() >= _LEAST:
            earlier["period"] = found


def _precedes(key: Days, days: Days) -> bool:
    return key[0] < days[0] and abs((key[1] - key[0]) - (days[1] - days[0])) <= _ALIKE


def _since(change: dict[str, Pass], before: dict[str, Pass]) -> None:
    """The baseline of a change and the time of the amount that it is from are one; the surer one is kept."""
    if not {"period", "baseline"} <= change.keys():
        return
    time, baseline = answer_of("period", before["period"]), answer_of("baseline", change["baseline"])
    is_surer = chance_of("period", before["period"]) >= chance_of("baseline", change["baseline"])
    if time is not None and (is_surer or baseline is None) and is_before(time, answer_of("period", change["period"])):
        change["baseline"] = with_chances_of(change["baseline"], before["period"])
    elif baseline is not None:
        before["period"] = with_chances_of(before["period"], change["baseline"])


def _is_change(view: View, passed: Passes, number: int) -> bool:
    kind = passed[number].get("kind")
    return str(kind.best if kind else view.row(number).claim.kind) == ClaimKind.CHANGE


def _alike(passed: Passes, one: int, other: int, slot: str) -> bool:
    return slot not in passed[one] or passed[one][slot].best == passed[other][slot].best


def _signed(view: View, passed: Passes, one: int, other: int) -> str:
    """What stands in the sentence around the two, with signs for them and for the one between them."""
    text, (first, last) = view.document.text, view.document.sentences[view.row(one).sentence]
    at, end = max(first, view.row(one).start - _NEAR), min(last, view.row(other).end + _NEAR)
    numbers = view.order[view.places[one] : view.places[other] + 1]
    signs = (
        _BETWEEN if number not in {one, other} else _CHANGE if _is_change(view, passed, number) else _AMOUNT
        for number in numbers
    )
    rows = (view.row(number) for number in numbers)
    return signed(text, at, end, ((sign, row.start, row.end) for sign, row in zip(signs, rows, strict=True)))
