"""What a language model answered -> fields that hold, and what is wrong with the others. Nothing is taken on trust."""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from pipeline.asked.draft import Draft
from pipeline.asked.questions import Asking
from pipeline.asked.schema import FIELDS, NUMBER
from pipeline.catalog import metrics, units
from pipeline.extract.read import propose
from pipeline.languages.cldr import country_codes, living_currencies
from pipeline.model import Reason, Span
from pipeline.reader.inputs import TimeInput

COUNTED = "count:"
NO_CLAIM = "not_claims"
_MISSED = 20  # numbers that an answer may point out
_NAMED = 40  # faults that one complaint names
_OPENED = 300  # braces from the end of an answer on at which it may begin: its rows have some 50
_NOUN = 40  # characters of what is counted
_DECODER = json.JSONDecoder()
_SAID = 60  # characters of an answer that a complaint repeats


@dataclass(frozen=True, slots=True)
class Words:
    """Words that the text prints: as the model gave them, and where (None: in the title)."""

    said: str
    span: Span | None


@dataclass(frozen=True, slots=True)
class Fault:
    """A field that does not hold (`field` is empty where it is the whole number), why, and what was said."""

    number: int | None
    field: str
    reason: Reason
    said: str

    def __str__(self) -> str:
        about = f"n {self.number}" if self.number is not None else "the answer"
        of = f", {self.field} {self.said[:_SAID]!r}" if self.field else ""
        return f"{about}{of}: {_WHY[self.reason]}"


@dataclass(frozen=True, slots=True)
class Checked:
    """Of each number by its n: its fields that hold, or None where it is no claim. `missed` are the model's own."""

    numbers: Mapping[int, Mapping[str, Any] | None] = field(default_factory=dict)
    missed: tuple[Mapping[str, Any], ...] = ()
    faults: tuple[Fault, ...] = ()


_WHY = {
    Reason.MODEL_NO_JSON: "is not one JSON object of the form that was asked for",
    Reason.MODEL_NUMBER_UNANSWERED: "has to stand once, in `claims` or in `not_claims`",
    Reason.MODEL_WORDS_ABSENT: "the article does not print these words as one run; copy words of it, or null",
    Reason.MODEL_CODE_UNKNOWN: "is not in the list of codes",
    Reason.MODEL_TIME_UNKNOWN: "is no id of the list of times, nor words of the article that tell a time, nor null",
}


def complaint(faults: Iterable[Fault]) -> str:
    """What the model is told when it is asked once more."""
    lines = [f"- {fault}" for fault in faults]
    more = [f"- and {len(lines) - _NAMED} more of this sort"] if len(lines) > _NAMED else []
    return (
        "These parts of your answer do not hold:\n"
        + "\n".join([*lines[:_NAMED], *more])
        + "\nAnswer once more, with one JSON object of the same form, for the numbers named here only."
    )


def checked(draft: Draft, asking: Asking, content: str, *, only: frozenset[int] | None = None) -> Checked:
    """The answer to a question, field by field. `only` are the numbers that a second answer is about."""
    wanted = only if only is not None else frozenset(range(1, len(asking.places) + 1))
    said = _json(content)
    if said is None:
        return Checked(faults=(Fault(None, "", Reason.MODEL_NO_JSON, content),))
    numbers: dict[int, Mapping[str, Any] | None] = {}
    faults: list[Fault] = []
    for n, row in _rows(said):
        if n not in wanted or n in numbers:
            continue  # not asked for, or said twice: the first counts
        found, wrong = (None, []) if row is None else _fields(draft, asking, n, row)
        numbers[n] = found
        faults += wrong
    faults += [Fault(n, "", Reason.MODEL_NUMBER_UNANSWERED, "") for n in sorted(wanted - numbers.keys())]
    missed = [row for row in _list(said, "missed") if isinstance(row, dict)][:_MISSED]
    return Checked(numbers, tuple(missed), tuple(faults))


def fields_of(
    draft: Draft, asking: Asking, row: Mapping[str, Any], near: int, listed: str = ""
) -> tuple[dict[str, Any], list[Fault]]:
    """The fields of a row that hold: values as a claim takes them, words with their place, times of our calendar.
    `listed` is the unit that the question tells of the number."""
    found: dict[str, Any] = {}
    faults: list[Fault] = []
    for name, read in _READ.items():
        said = row.get(name)
        if isinstance(said, str):
            said = said.strip() or None
        try:
            found[name] = read(_Place(draft, asking, near, listed), said)
        except _WrongError as error:
            faults.append(Fault(None, name, error.reason, str(said)))
    return found, faults


def _fields(draft: Draft, asking: Asking, n: int, row: Mapping[str, Any]) -> tuple[dict[str, Any], list[Fault]]:
    number = draft.document.numbers[asking.places[n - 1]]
    found, faults = fields_of(draft, asking, row, number.start, number.claim.unit)
    return found, [Fault(n, fault.field, fault.reason, fault.said) for fault in faults]


def _json(content: str) -> dict[str, Any] | None:
    """The last object of the form: models without a schema put their thoughts, with drafts and braces of all sorts, or
    a fence of code around it."""
    places = [at for at, sign in enumerate(content) if sign == "{"]
    for start in places[: -_OPENED - 1 : -1]:
        try:
            said, _ = _DECODER.raw_decode(content, start)
        except (ValueError, RecursionError):
            continue
        if isinstance(said, dict) and isinstance(said.get("claims"), list):
            return said
    return None


def _rows(said: Mapping[str, Any]) -> Iterable[tuple[int, Mapping[str, Any] | None]]:
    for row in _list(said, "claims"):
        if isinstance(row, dict) and _is_number(row.get(NUMBER)):
            yield row[NUMBER], row
    for n in _list(said, NO_CLAIM):
        if _is_number(n):
            yield n, None


def _list(said: Mapping[str, Any], name: str) -> list[Any]:
    found = said.get(name)
    return found if isinstance(found, list) else []


def _is_number(said: Any) -> bool:
    return isinstance(said, int) and not isinstance(said, bool)


class _WrongError(Exception):
    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class _Place:
    draft: Draft
    asking: Asking
    near: int
    listed: str


def _words(place: _Place, said: Any) -> Words | None:
    if said is None:
        return None
    if isinstance(said, str):
        draft = place.draft
        if span := draft.printed.find(said, near=place.near):
            return Words(said, span)
        if draft.document.title and draft.title.find(said):
            return Words(said, None)
    raise _WrongError(Reason.MODEL_WORDS_ABSENT)


def _code(codes: Iterable[str | None]) -> Callable[[_Place, Any], str | None]:
    known = frozenset(codes)

    def read(_: _Place, said: Any) -> str | None:
        if (said is None or isinstance(said, str)) and said in known:
            return said
        raise _WrongError(Reason.MODEL_CODE_UNKNOWN)

    return read


def _unit(place: _Place, said: Any) -> str:
    if isinstance(said, str):
        if said and said == place.listed:
            return said
        noun = said.removeprefix(COUNTED).strip()
        if said.startswith(COUNTED) and _is_noun(noun):
            return COUNTED + noun.lower()
        if said in units() or said in living_currencies():
            return said
    raise _WrongError(Reason.MODEL_CODE_UNKNOWN)


def _is_noun(words: str) -> bool:
    """English, which all languages are counted in, so that their figures are of one unit."""
    return words.isascii() and len(words) <= _NOUN and words.replace(" ", "").replace("-", "").isalpha()


def _time(place: _Place, said: Any) -> TimeInput | None:
    """By its id, or by its words, which our calendar then reads."""
    if said is None:
        return None
    if isinstance(said, str):
        named = said.replace(" ", "")
        if found := place.asking.times.get(named) or place.asking.times.get(f"{named}a"):
            return found
        if (span := place.draft.printed.find(said, near=place.near)) and (found := _told(place.draft, span)):
            return found
    raise _WrongError(Reason.MODEL_TIME_UNKNOWN)


def _told(draft: Draft, span: Span) -> TimeInput | None:
    """What the words of a span tell in our calendar: in their place, else by themselves."""
    document = draft.document
    inside = [time for time in document.times if span.start <= time.at and time.upto <= span.end]
    if not inside:
        alone = propose(span.of(document.text), document.language, document.published).times
        inside = [replace(time, at=time.at + span.start, upto=time.upto + span.start) for time in alone if time.at >= 0]
    sentence = draft.index.sentence_of(span.start)
    best = max(inside, key=lambda time: (time.source == "printed", time.upto - time.at), default=None)
    return best and replace(best, sentence=sentence)


def _enum(name: str) -> Callable[[_Place, Any], str | None]:
    return _code(FIELDS[name]["enum"])


_READ: Mapping[str, Callable[[_Place, Any], Any]] = {
    "kind": _enum("kind"),
    "direction": _enum("direction"),
    "modality": _enum("modality"),
    "unit": _unit,
    "entity": _words,
    "metric": _words,
    "metric_id": _code([*metrics(), None]),
    "region": _code([*country_codes(), None]),
    "period": _time,
    "baseline": _time,
    "whole": _words,
    "attribution": _words,
    "attribution_kind": _enum("attribution_kind"),
}
