"""What a language model has answered twice about a text -> claims and lures of gold, firm where both answers agree."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pipeline.asked.check import fields_of
from pipeline.asked.draft import Draft
from pipeline.asked.fields import claim_of
from pipeline.asked.questions import Asking
from pipeline.asked.reader import both_rounds, pointed_out
from pipeline.extract.read import propose
from pipeline.model import Answer, Claim, ClaimKind, Modality, Span
from pipeline.model.claim import MOVING

Row = dict[str, Any]
Answered = Iterable[tuple[Asking, Answer]]
_Given = tuple[Claim, frozenset[str]]
"""A claim, and the names of its fields that the model has given; the others are the built-in reader's."""

CLAIM = "claim"
"""Why a row is optional: for one answer the number is a claim, for the other none. Else it is the name of a field."""
NOT_ANSWERED = "not_answered"
"""One of the two said nothing usable of the number."""
NOT_ASKED = "not_asked"
"""The grammars find the number in the plain text; in the article they do not, or it stands past the budget."""

_COLUMNS = (
    "surface", "start", "end", "value", "value_high", "unit", "qualifier", "kind", "direction", "entity", "metric",
    "metric_id", "region", "period", "baseline", "whole", "attribution", "modality", "block",
)  # fmt: skip
_SAME = (
    "unit", "kind", "direction", "modality", "entity", "metric_id", "region", "period", "baseline", "attribution",
)  # fmt: skip
_IN_WORDS = ("metric", "whole")
"""Of these one answer is enough, and other words of the other are right as well."""
_OF_KINDS: Mapping[str, Iterable[ClaimKind]] = {
    "direction": MOVING,
    "baseline": MOVING,
    "whole": (ClaimKind.SHARE,),
}
"""Fields that only these kinds have."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """Rows in the form of gold (docs/train-the-reader.md). `because` counts why rows are optional: a row of which both
    readings differ in two fields counts in both."""

    claims: list[Row]
    lures: list[Row]
    because: Mapping[str, int]

    @property
    def optional(self) -> int:
        return sum("optional" in row for row in self.claims)

    @property
    def firm(self) -> int:
        return len(self.claims) - self.optional


@dataclass(frozen=True, slots=True)
class _Said:
    """Of one number: its claim, None where it is none, and the names of the fields that the model has given."""

    claim: Claim | None
    held: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Reading:
    """Of the draft's numbers by their place; and the claims of numbers that only the model has found."""

    numbers: dict[int, _Said] = field(default_factory=dict)
    missed: list[_Given] = field(default_factory=list)


def labelled(draft: Draft, first: Answered, second: Answered) -> Labelled:
    """Every number of the text is a firm claim, an optional one or a lure: training takes what is left out for one."""
    one, other = _reading(draft, first), _reading(draft, second)
    claims: list[tuple[Row, list[str]]] = []
    lures: list[Row] = []
    for place, number in enumerate(draft.document.numbers):
        both = one.numbers.get(place), other.numbers.get(place)
        if all(said is not None and said.claim is None for said in both):
            span = Span(number.start, number.end)
            lures.append({"surface": span.of(draft.document.text), "start": span.start, "end": span.end})
        else:
            claims.append(_of_both(*both, chosen=draft.chosen[place].claim or number.claim))
    claims += _missed(one.missed, other.missed)
    claims += _not_asked(draft, [*lures, *(row for row, _ in claims)])
    claims.sort(key=lambda each: (each[0]["start"], each[0]["end"]))
    because = Counter(why for _, open_fields in claims for why in open_fields)
    return Labelled([row | {"optional": True} if why else row for row, why in claims], lures, dict(because))


def _reading(draft: Draft, answered: Answered) -> _Reading:
    """Of numbers about which no answer came it has nothing."""
    found = _Reading()
    for asking, answer in answered:
        checked = both_rounds(draft, asking, answer.rounds) if answer.rounds else None
        for n, fields in checked.numbers.items() if checked else ():
            place = asking.places[n - 1]
            claim = None if fields is None else claim_of(draft, draft.chosen[place], fields)
            found.numbers[place] = _Said(claim, frozenset(fields or ()))
        for row in checked.missed if checked else ():
            if claim := pointed_out(draft, asking, row, [each for each, _ in found.missed]):
                fields, _ = fields_of(draft, asking, row, claim.span.start)
                found.missed.append((claim, frozenset(fields)))
    return found


def _of_both(one: _Said | None, other: _Said | None, *, chosen: Claim) -> tuple[Row, list[str]]:
    """The row of a number that is no lure, and why it is optional. `chosen` is what the built-in reader makes of it."""
    if one and other and one.claim and other.claim:
        return _merged((one.claim, one.held), (other.claim, other.held))
    claim = next((said.claim for said in (one, other) if said and said.claim), chosen)
    return _row(claim), [CLAIM if one and other else NOT_ANSWERED]


def _merged(one: _Given, other: _Given) -> tuple[Row, list[str]]:
    """The row of the first, with what the second says otherwise as right too, and the fields that are open by that. A
    field that only one of them has given is that one's."""
    row, rival = _row(one[0]), _row(other[0])
    is_same_value = (row["value"], row.get("value_high")) == (rival["value"], rival.get("value_high"))
    open_fields = [] if is_same_value else ["value"]
    for name in _fields_of_kinds(one[0].kind, other[0].kind):
        given = name in one[1], name in other[1]
        is_alike = _words_of(name, row.get(name)) == _words_of(name, rival.get(name))
        if given == (False, True):
            row[name] = rival.get(name)
        elif all(given) and not is_alike:
            row[f"{name}_also"] = [rival.get(name)]
        if not (any(given) if name in _IN_WORDS else all(given) and is_alike):
            open_fields.append(name)
    return {name: value for name, value in row.items() if value is not None}, open_fields


def _fields_of_kinds(*kinds: ClaimKind) -> Iterator[str]:
    """The fields that claims of one of these kinds have."""
    for name in (*_SAME, *_IN_WORDS):
        if name not in _OF_KINDS or any(kind in _OF_KINDS[name] for kind in kinds):
            yield name


def _words_of(name: str, value: Any) -> Any:
    """What two answers have to share."""
    if value is None:
        return None
    if name in {"period", "baseline"}:
        return value["start"], value["end"]
    if name in {"entity", "attribution", *_IN_WORDS}:
        return re.findall(r"\w+", str(value["text"] if name == "attribution" else value).casefold())
    return value


def _row(claim: Claim) -> Row:
    """What is empty is left out, and with it that something is actual."""
    row = {name: value for name, value in claim.as_dict().items() if name in _COLUMNS and value is not None}
    if claim.modality is Modality.ACTUAL:
        del row["modality"]
    return row


def _missed(one: Sequence[_Given], other: Sequence[_Given]) -> Iterator[tuple[Row, list[str]]]:
    """Of numbers that the model has pointed out: firm as others are, where it did so twice."""
    alone = list(other)
    for each in one:
        twin = next((found for found in alone if found[0].span.overlaps(each[0].span)), None)
        if twin is None:
            yield _row(each[0]), [CLAIM]
        else:
            alone.remove(twin)
            yield _merged(each, twin)
    for claim, _ in alone:
        yield _row(claim), [CLAIM]


def _not_asked(draft: Draft, rows: Sequence[Row]) -> Iterator[tuple[Row, list[str]]]:
    """Numbers that the grammars find where they read the text as training does, without its blocks."""
    document = draft.document
    known = [Span(row["start"], row["end"]) for row in rows]
    for number in propose(document.text, document.language, document.published).numbers:
        if not any(span.overlaps(Span(number.start, number.end)) for span in known):
            yield _row(number.claim), [NOT_ASKED]
