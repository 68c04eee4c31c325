"""Claims of two readings of one text -> pairs by their place in it, and where the answers of a pair differ. Pure."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pipeline.model import Modality, Qualifier, plain
from pipeline.warehouse.names import name_key

Said = Mapping[str, Any]
"""A claim as sql/compare/claims.sql gives it."""
Pair = tuple[Said | None, Said | None]

CLAIM = "claim"
"""Stands in the place of a field where one reader alone makes a claim of the number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One answer of a claim: what is compared of it, and how it is shown; None where it is empty."""

    name: str
    compared: Callable[[Said], Any]
    shown: Callable[[Said], str | None]


def _value(said: Said) -> str:
    return "..".join(plain(end) for end in (said["value"], said["value_high"]) if end is not None)


def _plain_field(name: str) -> Field:
    return Field(name=name, compared=lambda said: said[name], shown=lambda said: said[name])


def _named_field(name: str) -> Field:
    """Compared by its key: width, case, quotation marks and spaces do not tell names apart."""
    return Field(name=name, compared=lambda said: said[f"{name}_key"], shown=lambda said: said[name])


def _time_field(name: str) -> Field:
    def compared(said: Said) -> tuple[Any, ...]:
        return said[f"{name}_start"], said[f"{name}_end"], said[f"{name}_grain"]

    def shown(said: Said) -> str | None:
        start, end, grain = compared(said)
        return None if start is None else f"{start}..{end} ({grain})"

    return Field(name=name, compared=compared, shown=shown)


FIELDS = (
    Field(name="value", compared=lambda said: (said["value"], said["value_high"]), shown=_value),
    _plain_field("unit"),
    _plain_field("qualifier"),
    _plain_field("kind"),
    _plain_field("direction"),
    _plain_field("modality"),
    _named_field("entity"),
    Field(
        name="metric",
        compared=lambda said: said["metric"] and name_key(said["metric"]),
        shown=lambda said: said["metric"],
    ),
    _plain_field("metric_id"),
    Field(
        name="metric_limit",
        compared=lambda said: said["metric_limit"],
        shown=lambda said: said["metric_limit"] or None,
    ),
    _plain_field("region"),
    _time_field("period"),
    _time_field("baseline"),
    _named_field("whole"),
    Field(
        name="attribution",
        compared=lambda said: (said["attribution_key"], said["attribution_kind"]),
        shown=lambda said: said["attribution"] and f"{said['attribution']} ({said['attribution_kind']})",
    ),
)
"""What of a claim is compared, in the order of the contract."""
_USUAL = {"qualifier": Qualifier.EXACT.value, "modality": Modality.ACTUAL.value}
"""Answers that a summary leaves out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One field that two readers answer otherwise for one number, or CLAIM with the whole claim of the one."""

    field: str
    answer_a: str | None
    answer_b: str | None
    claim_a: Said | None
    claim_b: Said | None

    @property
    def claim(self) -> Said:
        """The one whose words are shown: A's where there are two."""
        found = self.claim_a or self.claim_b
        if found is None:
            raise ValueError(f"a difference in {self.field} is of no claim")
        return found


@dataclass(slots=True)
class Tally:
    """Counted so far: pairs of claims of one number, those alike in all fields, those that differ in each field, and
    claims that one reader alone makes."""

    pairs: int = 0
    alike: int = 0
    only_a: int = 0
    only_b: int = 0
    differing: Counter[str] = field(default_factory=Counter)


def differences(claims_a: Sequence[Said], claims_b: Sequence[Said], tally: Tally) -> Iterator[Difference]:
    """Of the claims of one text, in its order; `tally` counts on."""
    for one, other in paired(claims_a, claims_b):
        if one is None or other is None:
            tally.only_a += other is None
            tally.only_b += one is None
            answers = [None if said is None else summary(said) for said in (one, other)]
            yield Difference(field=CLAIM, answer_a=answers[0], answer_b=answers[1], claim_a=one, claim_b=other)
            continue
        found = [each for each in FIELDS if each.compared(one) != each.compared(other)]
        tally.pairs += 1
        tally.alike += not found
        tally.differing.update(each.name for each in found)
        for each in found:
            yield Difference(
                field=each.name, answer_a=each.shown(one), answer_b=each.shown(other), claim_a=one, claim_b=other
            )


def summary(said: Said) -> str:
    """All that a claim says, on one line: number and unit, then what is filled and not the usual."""
    answers = ((each.name, each.shown(said)) for each in FIELDS if each.name not in {"value", "unit"})
    told = [answer for name, answer in answers if answer and answer != _USUAL.get(name)]
    return ", ".join([f"{_value(said)} {said['unit']}", *told])


def paired(claims_a: Sequence[Said], claims_b: Sequence[Said]) -> list[Pair]:
    """Each claim once, with the other reader's of the same number or with None, in the order of the text.

    Claims belong together whose spans overlap: those that share most first, and of equals those that reach least
    beyond. What is left is made by one reader alone, such as the second half of a number that one has split.
    """
    ours, others = sorted(claims_a, key=_place), sorted(claims_b, key=_place)
    partners: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, a, b in sorted(_overlaps(ours, others)):
        if a not in partners and b not in taken:
            partners[a] = b
            taken.add(b)
    found: list[Pair] = [(one, others[partners[a]] if a in partners else None) for a, one in enumerate(ours)]
    found += [(None, other) for b, other in enumerate(others) if b not in taken]
    return sorted(found, key=lambda pair: min(_place(said) for said in pair if said is not None))


def _overlaps(ours: Sequence[Said], others: Sequence[Said]) -> Iterator[tuple[int, int, int, int]]:
    """How much two spans share, negative, how long they are together, and the places of the two; both in order."""
    first = 0
    for a, one in enumerate(ours):
        start, end = _place(one)
        while first < len(others) and others[first]["span_end"] <= start:
            first += 1
        for b in range(first, len(others)):
            other_start, other_end = _place(others[b])
            if other_start >= end:
                break
            shared = min(end, other_end) - max(start, other_start)
            if shared > 0:
                yield -shared, max(end, other_end) - min(start, other_start), a, b


def _place(said: Said) -> tuple[int, int]:
    return said["span_start"], said["span_end"]
