"""The texts of a body -> the article's, without lines on its writer or its day, or pointers to other stories."""

import re
from collections import Counter
from itertools import islice

from pipeline.html import text_of
from pipeline.model import BlockKind, DroppedBlock
from pipeline.parse.day_lines import is_day_line
from pipeline.parse.lines import reason_in_body
from pipeline.parse.piece import Piece, full_names

_LAST = 3
"""How many of the last texts may speak of the writer or of the site."""

_LONGEST_BIO = 600
_OPENS_WITHIN = 250
_OPENING = re.compile(r"^\W{0,3}(\w[^|:>»→]{2,50})\s?[|:>»→](?!//)")
_MOSTLY_LINK = 0.4
_OF_DAYS = frozenset({"span", "time", "small"})
_OPENING_PARTS = 5


def without_closing(pieces: list[Piece], authors: tuple[str, ...]) -> tuple[list[Piece], list[DroppedBlock]]:
    """At the end even a text that JSON-LD has leaves for what it says: sites put their own lines into that too."""
    names = full_names(authors)
    last = [piece for piece in pieces if piece.kind is not BlockKind.CAPTION][-_LAST:]
    reasons = {id(piece): _reason(piece, names) for piece in last}
    kept = [piece for piece in pieces if not reasons.get(id(piece))]
    return kept, [DroppedBlock(str(reasons[id(piece)]), piece.text) for piece in last if reasons[id(piece)]]


def _reason(piece: Piece, names: list[str]) -> str | None:
    if piece.kind is BlockKind.TABLE:
        return None
    if len(piece.text) <= _LONGEST_BIO and piece.opens_with(names):
        return "bio"
    told = piece.text[:_OPENS_WITHIN] if len(piece.text) <= _LONGEST_BIO else piece.text
    reason = reason_in_body(piece.kind, told)
    return None if reason == "caption" else reason


def without_day_lines(pieces: list[Piece]) -> tuple[list[Piece], list[DroppedBlock]]:
    """Lines that say when the page was published, over and under the running text. Where one stands inside it, it is a
    chronicle, whose days are its own."""
    at = [place for place, piece in enumerate(pieces) if piece.prose]
    if not at:
        return pieces, []
    first, last = at[0], at[-1]
    opening = _without_opening_day(pieces[first])
    days = {place for place, piece in enumerate(pieces) if _is_day_line(piece)}
    if any(first < place < last for place in days):
        return pieces, opening
    kept = [piece for place, piece in enumerate(pieces) if place not in days]
    return kept, [*opening, *(DroppedBlock("byline", pieces[place].text) for place in sorted(days))]


def _is_day_line(piece: Piece) -> bool:
    return piece.kind is BlockKind.PARAGRAPH and not piece.is_heading and is_day_line(piece.text)


def _without_opening_day(piece: Piece) -> list[DroppedBlock]:
    """Cut the day that stands in an element of its own before the first sentence, with no end of a line between."""
    opening = next((part for part in islice(piece.holder.iterdescendants(), _OPENING_PARTS) if part.text), None)
    if opening is None or opening.tag not in _OF_DAYS or (piece.holder.text or "").strip():
        return []
    day = text_of(opening)
    if not piece.text.startswith(day) or not is_day_line(day):
        return []
    piece.cut_to(piece.text.removeprefix(day).lstrip(" \u00a0|,·•"))
    return [DroppedBlock("byline", day)]


def without_pointers(pieces: list[Piece]) -> tuple[list[Piece], list[DroppedBlock]]:
    """Lines that open with the same words before a link, more than once: "read this too" in languages we don't know."""
    openings = [_opening(piece) for piece in pieces]
    times = Counter(filter(None, openings))
    stays = [opening is None or times[opening] < 2 for opening in openings]
    kept = [piece for piece, stay in zip(pieces, stays, strict=True) if stay]
    return kept, [DroppedBlock("related", piece.text) for piece, stay in zip(pieces, stays, strict=True) if not stay]


def _opening(piece: Piece) -> str | None:
    if piece.kind is not BlockKind.PARAGRAPH or piece.links < _MOSTLY_LINK:
        return None
    match = _OPENING.match(piece.text)
    return match.group(1).casefold() if match else None
