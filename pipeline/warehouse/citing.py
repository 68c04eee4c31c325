"""A claim with its article -> what may be shown of it to others, and the line that cites it. Pure."""

import re
from collections.abc import Mapping
from typing import Any

from pipeline.model import Source

_EVERYONE = "everyone"
_CUT = "…"


def quote_limit(source: Source | None) -> int | None:
    """How many characters of running text may be shown to others; None is any number. Nothing of a source without a
    file: nobody has said what its publisher allows."""
    if source is None:
        return 0
    return None if source.terms.text_visible_to == _EVERYONE else source.terms.quote_limit


def cited(row: Mapping[str, Any], source: Source | None) -> dict[str, Any]:
    """A row of claims as others may have it: its sentence as far as its source allows, and what it is cited by."""
    name = source.name if source else row["source_key"]
    sentence, shown = quoted(row["sentence"], row["surface"], quote_limit(source))
    return {
        **row, "sentence": sentence, "sentence_shown": shown, "source_name": name, "citation": citation(row, name),
    }  # fmt: skip


def quoted(sentence: str, surface: str, limit: int | None, start: int | None = None) -> tuple[str | None, str]:
    """The sentence as far as it may be shown, and how that is: whole, cut to the words around the number, or none.
    `start` is where the number stands, as far as that is known.

    >>> quoted("In March the service had 51,200 users.", "51,200", 22)
    ('…had 51,200 users.', 'cut')
    """
    if not sentence or limit == 0:
        return None, "none"
    if limit is None or len(sentence) <= limit:
        return sentence, "whole"
    room = limit - 2 * len(_CUT)  # for a mark at each end
    if room < len(surface):
        return None, "none"
    is_there = start is not None and sentence[start : start + len(surface)] == surface
    at = start if start is not None and is_there else max(place_of(sentence, surface), 0)
    start = min(max(0, at - (room - len(surface)) // 2), len(sentence) - room)
    start, end = _at_words(sentence, start, start + room, at, at + len(surface))
    return f"{_CUT if start else ''}{sentence[start:end]}{_CUT if end < len(sentence) else ''}", "cut"


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
