"""Draft and answers -> claims: each field that holds, the built-in reader's where none does, and counts of those."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from pipeline.asked.check import Checked, Fault, checked, complaint, fields_of
from pipeline.asked.draft import Draft
from pipeline.asked.fields import claim_at, claim_of
from pipeline.asked.questions import Asking
from pipeline.extract.read import ReadText
from pipeline.languages import language as language_of
from pipeline.model import Answer, Asked, Claim, Reason, Span
from pipeline.model.claim import is_figure

_NO_ROUNDS = {Asked.REFUSED: Reason.MODEL_REFUSED, Asked.GIVEN_UP: Reason.MODEL_GIVEN_UP}


def complaint_about(draft: Draft, asking: Asking, content: str) -> str | None:
    """What to tell the model when it is asked once more; None where its first answer holds as a whole."""
    faults = checked(draft, asking, content).faults
    return complaint(faults) if faults else None


def read_asked(draft: Draft, answered: Iterable[tuple[Asking, Answer]]) -> ReadText:
    """In text order. Numbers that were not asked about keep what the built-in reader says."""
    claims: dict[int, Claim | None] = {place: chosen.claim for place, chosen in enumerate(draft.chosen)}
    missed: list[Claim] = []
    fell_back: Counter[str] = Counter()
    for asking, answer in answered:
        if not answer.rounds:
            fell_back[_NO_ROUNDS[answer.outcome].value] += len(asking.places)
            continue
        found = both_rounds(draft, asking, answer.rounds)
        for fault in found.faults:
            fell_back[fault.reason.value] += len(asking.places) if fault.number is None else 1
        for n, fields in found.numbers.items():
            place = asking.places[n - 1]
            claims[place] = None if fields is None else claim_of(draft, draft.chosen[place], fields)
        for row in found.missed:
            claim = pointed_out(draft, asking, row, [*filter(None, claims.values()), *missed])
            if claim is None:
                fell_back[Reason.MODEL_MISSED_UNREAD.value] += 1
            else:
                missed.append(claim)
    made = sorted([*filter(None, claims.values()), *missed], key=lambda claim: (claim.span.start, claim.span.end))
    return ReadText(made, draft.numbers_unread, dict(fell_back))


def both_rounds(draft: Draft, asking: Asking, rounds: Sequence[str]) -> Checked:
    """The first answer with what the second one mends of it; the faults that are left."""
    first = checked(draft, asking, rounds[0])
    if len(rounds) == 1 or not first.faults:
        return first
    named = {fault.number for fault in first.faults}
    wrong = frozenset(range(1, len(asking.places) + 1)) if None in named else frozenset(filter(None, named))
    second = checked(draft, asking, rounds[1], only=wrong)
    numbers, left = dict(first.numbers), [*first.faults]
    for n, fields in second.numbers.items():
        faults = [fault for fault in first.faults if fault.number == n and fault.field]
        if fields is None or n not in first.numbers or first.numbers[n] is None:
            numbers[n] = fields
        else:
            mended = {fault.field: fields[fault.field] for fault in faults if fault.field in fields}
            numbers[n] = {**(first.numbers[n] or {}), **mended}
        left = [fault for fault in left if fault.number != n or _still_wrong(fault, numbers[n])]
    if None in named:
        left = [fault for fault in left if fault.number is not None] + [*second.faults]
    return Checked(numbers, first.missed or second.missed, tuple(left))


def _still_wrong(fault: Fault, fields: Mapping[str, Any] | None) -> bool:
    return fields is not None and bool(fault.field) and fault.field not in fields


def pointed_out(draft: Draft, asking: Asking, row: Mapping[str, Any], known: Sequence[Claim]) -> Claim | None:
    """The claim of a number that the list lacked: printed where the model says so, and one number for our grammar."""
    quote, printed = row.get("quote"), row.get("printed")
    if not isinstance(quote, str) or not isinstance(printed, str):
        return None
    around = draft.printed.find(quote)
    span = around and draft.printed.find(printed, near=around.start)
    if not around or not span or not (around.start <= span.start and span.end <= around.end):
        return None
    text, language = draft.document.text, language_of(draft.document.language)
    sentence = draft.document.sentences[draft.index.sentence_of(span.start)]
    numbers = [one for one in language.numbers(text, *sentence) if span.start <= one.start and one.end <= span.end]
    taken = [Span(one.start, one.end) for one in draft.document.numbers] + [claim.span for claim in known]
    fields, _ = fields_of(draft, asking, row, span.start)
    if len(numbers) != 1 or any(span.overlaps(one) for one in taken) or "unit" not in fields:
        return None
    number = numbers[0]
    if not all(map(is_figure, (number.value, number.high or number.value))):
        return None
    return claim_at(draft, span, number.value, number.high, fields)
