"""A claim with its article -> what may be shown of it to others, and the line that cites it. Pure."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pipeline.model import Source

_EVERYONE = "everyone"
_CUT = "…"


@dataclass(frozen=True, slots=True)
class Quote:
    """As much of a sentence as may be shown. `shown` is whole, cut (to the words around the number) or none."""

    words: str | None
    shown: str
    at: int | None = None
    """Where the number begins in the words; None where it is not in them."""


def quote_limit(source: Source | None) -> int | None:
    """How many characters of running text may be shown to others; None is any number. Nothing of a source without a
    file: nobody has said what its publisher allows."""
    if source is None:
        return 0
    return None if source.terms.text_visible_to == _EVERYONE else source.terms.quote_limit


def cited(row: Mapping[str, Any], source: Source | None) -> dict[str, Any]:
    """A row of claims as others may have it: its sentence as far as its source allows, and what it is cited by."""
    name = source.name if source else row["source_key"]
    quote = quoted(row["sentence"], row["surface"], quote_limit(source))
    return {
        **row, "sentence": quote.words, "sentence_shown": quote.shown, "source_name": name,
        "citation": citation(row, name),
    }  # fmt: skip


def quoted(sentence: str, surface: str, limit: int | None, start: int | None = None) -> Quote:
    """The sentence as far as it may be shown. `start` is where the number stands in it; where that is not known or not
    so, the number is looked for.

    >>> quoted("In March the service had 51,200 users.", "51,200", 22)
    Quote(words='…had 51,200 users.', shown='cut', at=5)
    """
    if not sentence or limit == 0:
        return Quote(None, "none")
    is_there = start is not None and start >= 0 and sentence[start : start + len(surface)] == surface
    found = start if start is not None and is_there else place_of(sentence, surface)
    if limit is None or len(sentence) <= limit:
        return Quote(sentence, "whole", found if found >= 0 else None)
    room = limit - 2 * len(_CUT)  # for a mark at each end
    if room < len(surface):
        return Quote(None, "none")
    at = max(found, 0)
    first = min(max(0, at - (room - len(surface)) // 2), len(sentence) - room)
    first, end = _at_words(sentence, first, first + room, at, at + len(surface))
    words = f"{_CUT if first else ''}{sentence[first:end]}{_CUT if end < len(sentence) else ''}"
    return Quote(words, "cut", at - first + (len(_CUT) if first else 0) if found >= 0 else None)


def place_of(sentence: str, surface: str) -> int:
    """Where a number first stands by itself; where it never does, within another one; -1 where it does not.

    >>> place_of("In 2025 it had 25 users, of 3,125.", "25"), place_of("In 2025.", "25"), place_of("None.", "25")
    (15, 5, -1)
    """
    alone = re.search(rf"(?<!\d)(?<!\d[.,]){re.escape(surface)}(?![.,]?\d)", sentence)
    return alone.start() if alone else sentence.find(surface)


def _at_words(sentence: str, start: int, end: int, first: int, last: int) -> tuple[int, int]:
    """No half words at the ends, where there is a space between them and the number."""
    space = sentence.find(" ", max(start - 1, 0), first)
    if start and space >= 0:
        start = space + 1
    space = sentence.rfind(" ", last, end + 1)
    if end < len(sentence) and space >= 0:
        end = space
    return start, end


def citation(row: Mapping[str, Any], source_name: str) -> str:
    """Who said it, where, and when we read it: what has to stand beside the number.

    >>> from datetime import date, datetime
    >>> citation({"attribution": "Tallyhouse", "title": "More users", "published_on": date(2026, 4, 14),
    ...           "url": "http://gazette.test/1", "retrieved_at": datetime(2026, 4, 17, 9)}, "The Gazette")
    'Tallyhouse, as told by The Gazette: “More users”, 2026-04-14. http://gazette.test/1 (retrieved 2026-04-17)'
    """
    said_by, day = row["attribution"], row["published_on"]
    who = f"{said_by}, as told by {source_name}" if said_by else source_name
    on = f"{day:%Y-%m-%d}" if day else "no day given"
    return f"{who}: “{row['title']}”, {on}. {row['url']} (retrieved {row['retrieved_at']:%Y-%m-%d})"
