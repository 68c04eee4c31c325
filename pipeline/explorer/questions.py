"""What a reader may ask: the facets of a list, where a page begins, and the errors that say what to write instead."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from fastapi import HTTPException, Request

from pipeline.explorer.words.conflicts import RULES
from pipeline.model import ClaimKind
from pipeline.model.conflict import CONFLICT_STATUSES
from pipeline.warehouse.copying import storable

PAGE = 50
MOST = 1_000
_MOST_WORDS = 20
KINDS = tuple(kind.value for kind in ClaimKind)
SORTS = ("newest", "largest", "trusted")


@dataclass(frozen=True, slots=True, kw_only=True)
class Facets:
    """What narrows the lists of claims, series and conflicts. None leaves open. `first_day` and `end_day` are about the
    period for which a figure holds, half open. The names are those of the page's address, which so is a permalink."""

    q: str | None = None
    entity: str | None = None
    metric: str | None = None
    region: str | None = None
    unit: str | None = None
    kind: str | None = None
    source: str | None = None
    language: str | None = None
    first_day: date | None = None
    end_day: date | None = None
    confidence: Decimal | None = None
    status: str | None = None
    rule: str | None = None

    def _given(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in _NAMES}

    def parameters(self) -> dict[str, Any]:
        """As the statements of sql/explore name them."""
        given = self._given()
        words = given.pop("q")
        return {"words": words and words.lower(), "bigrams": bigram_query(words) if words else None, **given}

    def query(self, **more: Any) -> str:
        """The address that asks the same, with `more` in it."""
        given = {**self._given(), **more}
        return urlencode({name: str(value) for name, value in given.items() if value not in (None, "")})


_NAMES = tuple(field.name for field in fields(Facets))


def bigram_query(text: str) -> str | None:
    """What is typed as in a web search as a tsquery of the pairs of letters of its words, as mart.claim_words has them
    for languages without word stems. Which pair stands where it does not have: words in quotes need not follow.

    >>> bigram_query("이용자 수"), bigram_query('매출 or -"이용자 수"')
    ("'이용' & '용자' & '수':*", "'매출' | !('이용' & '용자' & '수':*)")
    """
    found, is_or, room = "", False, _MOST_WORDS
    for minus, phrase, bare in _TERM.findall(text.lower()):
        if bare == "or" and not minus:
            is_or = True
            continue
        words = re.findall(r"\w+", phrase or bare)[:room]
        room -= len(words)
        if pairs := " & ".join(dict.fromkeys(pair for word in words for pair in _pairs(word))):
            join = "" if not found else " | " if is_or else " & "
            found, is_or = f"{found}{join}{f'!({pairs})' if minus else pairs}", False
    return found or None


_TERM = re.compile(r'(?:(?<!\S)(-))?(?:"([^"]*)"?|([^\s"]+))')


def _pairs(word: str) -> list[str]:
    return [f"'{word[at : at + 2]}'" for at in range(len(word) - 1)] or [f"'{word}':*"]


def read_facets(request: Request) -> Facets:
    """422 with the field and the remedy for what cannot be read; unknown words of the address are left alone."""
    given = {field.name: (request.query_params.get(field.name) or "").strip() or None for field in fields(Facets)}
    for name, words in given.items():
        if words and storable(words) != words:
            raise _refused(name, words, "it without control characters that no text has")
    for name, allowed in (("kind", KINDS), ("status", CONFLICT_STATUSES), ("rule", tuple(RULES))):
        if given[name] and given[name] not in allowed:
            raise _refused(name, given[name], f"one of {', '.join(allowed)}")
    others = ("first_day", "end_day", "confidence")
    first, end = (read_day(given[name], name) for name in ("first_day", "end_day"))
    if first and end and end <= first:
        raise _refused("end_day", given["end_day"], f"a day after first_day, which is {first}")
    return Facets(
        **{name: text for name, text in given.items() if name not in others},
        first_day=first,
        end_day=end,
        confidence=_read_confidence(given["confidence"]),
    )


def read_day(text: str | None, name: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise _refused(name, text, "a day such as 2026-03-31") from None


def read_id(text: str, what: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise HTTPException(404, f"no {what} {text!r}; ids are those of the lists, such as /search") from None


def read_limit(request: Request) -> int:
    return _read_count(request, "limit", PAGE, MOST, "`newsfigures export` gives everything")


def read_choice(request: Request, name: str, allowed: Sequence[str]) -> str:
    """The first of them where the address has none."""
    text = request.query_params.get(name) or allowed[0]
    if text not in allowed:
        raise _refused(name, text, f"one of {', '.join(allowed)}")
    return text


def read_page(request: Request, most: int) -> int:
    return _read_count(request, "page", 1, most, "what is behind has an address of its own")


def _read_count(request: Request, name: str, usual: int, most: int, beyond: str) -> int:
    """`beyond`: where what is behind the last one is to be had."""
    text = request.query_params.get(name) or str(usual)
    if not re.fullmatch(r"[0-9]{1,4}", text) or not 0 < int(text) <= most:
        raise _refused(name, text, f"a number from 1 to {most:,}; {beyond}")
    return int(text)


def read_moment(text: str | None, name: str) -> datetime | None:
    """An instant; one without a zone is UTC."""
    try:
        found = datetime.fromisoformat(text) if text else None
    except ValueError:
        raise _refused(name, text, "a moment such as 2026-03-31T09:00Z") from None
    try:
        return found if found is None else (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC)
    except OverflowError:  # at the ends of the calendar
        raise _refused(name, text, "a moment such as 2026-03-31T09:00Z") from None


def read_cursor(request: Request, head: Callable[[str], object] = int) -> tuple[str, UUID] | None:
    """Where the page begins: what `next` of the page before said, a value that `head` can read and an id."""
    text = request.query_params.get("after")
    if not text:
        return None
    first, _, tail = text.partition("_")
    try:
        head(first)
        return first, UUID(tail)
    except ValueError:
        raise _refused("after", text, "what the page before gave as its next one") from None


def _read_confidence(text: str | None) -> Decimal | None:
    if text is None:
        return None
    try:
        found = Decimal(text)
        if found.is_finite() and 0 <= found <= 1 and round(found, 2) == found:
            return found
    except InvalidOperation:  # no number, or one of more digits than can be rounded
        pass
    raise _refused("confidence", text, "a number from 0 to 1, of two digits at most, as claims have it")


def _refused(name: str, value: str | None, remedy: str) -> HTTPException:
    return HTTPException(422, f"{name} is {value!r}; write {remedy}")
