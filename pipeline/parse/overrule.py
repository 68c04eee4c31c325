"""What the rules keep and leave out of a page -> the same, but for texts of which the scorer is sure that they err."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from pipeline.model import BlockKind, DroppedBlock
from pipeline.parse.day_lines import is_day_line
from pipeline.parse.lines import said_reason
from pipeline.parse.piece import Piece
from pipeline.parse.scorer import Scorer

LOW, HIGH = 0.04, 0.92
"""Scores under which a text leaves, and over which it comes back where no rule has a name for what it is."""

_STAYS = frozenset({BlockKind.CAPTION, BlockKind.QUOTE})


def without_unlikely(pieces: Iterable[Piece], scorer: Scorer) -> tuple[list[Piece], list[DroppedBlock]]:
    """Quotations stay: labelled pages contradict each other about embedded posts, and a figure in one is a figure. Of a
    table all rows stay where most do: the head says what the others are, and says it in few words."""
    placed = [(piece, _table_of(piece)) for piece in pieces]
    rows = Counter[Any]()
    for piece, table in placed:
        rows[table] += 1 if piece.score >= LOW else -1
    kept, gone = [], []
    for piece, table in placed:
        stays = piece.kind in _STAYS or (table is not None and rows[table] > 0)
        if stays or piece.row is None or piece.score >= LOW:
            kept.append(piece)
        else:
            gone.append(DroppedBlock(f"score {piece.score:.2f}: {scorer.against(piece.row)}", piece.text))
    return kept, gone


def _table_of(piece: Piece) -> Any:
    return next(piece.holder.iterancestors("table"), None) if piece.kind is BlockKind.TABLE else None


def taken_back(
    pieces: list[Piece], kept: list[Piece], dropped: list[DroppedBlock], named: Mapping[Any, str], *, known: bool
) -> list[Piece]:
    """The kept ones with the texts of a high score among them, in page order; these leave `dropped`.

    After the last kept text everything stays out: what follows may be another story, as well written as this one.
    Between them what is named something else (`named`, by element) or says so itself stays out, and so do lines on the
    page's day; over the first one a name alone does not count, since leads are called teasers too. Where JSON-LD has
    the whole text (`known`), only what stands over it comes back.
    """
    stays = {id(piece) for piece in kept}
    at = [place for place, piece in enumerate(pieces) if id(piece) in stays and piece.kind is not BlockKind.CAPTION]
    printed = {piece.text for piece in kept} | {gone.text for gone in dropped if gone.reason == "printed_twice"}
    back = set()
    for place, piece in enumerate(pieces[: at[-1]] if at else ()):
        if id(piece) in stays or piece.score <= HIGH or piece.text in printed:
            continue
        if said_reason(piece.text) or is_day_line(piece.text):
            continue
        if place < at[0] or not (known or piece.holder in named):
            printed.add(piece.text)
            back.add(piece.text)
            stays.add(id(piece))
    dropped[:] = [gone for gone in dropped if gone.text not in back]
    return [piece for piece in pieces if id(piece) in stays]
