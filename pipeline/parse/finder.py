"""Page -> the element that holds the article, and its texts with what is called noise left out.

Every text of the page is weighed by its length, as far as it is no link, and believed in full where the scorer of
blocks takes it for the article's. Where the page's JSON-LD holds the article's text, only texts that occur in it have
weight.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from pipeline.model import BlockKind, DroppedBlock
from pipeline.parse.boxes import boxes_in
from pipeline.parse.lines import said_reason
from pipeline.parse.piece import Piece, shingles_of
from pipeline.parse.view import PageView
from pipeline.parse.weighing import MOST, MOST_WHEN_KNOWN, descend, inside, sums_of, top_of

_FURNITURE = frozenset({None, "caption", "navigation", "hidden", "media"})
_MOST_BESIDE = 100
_LONGEST_BESIDE = 500
"""How many texts beside the article are kept with their reason, and how much of each: enough to see what a page has,
and no second page in the warehouse."""


@dataclass(slots=True)
class Found:
    """`root` is the article's element; `known` tells that JSON-LD confirmed its text and is complete.

    `host` is the page's. `dropped` stood inside it, `beside` elsewhere on the page; `before` are the texts above it
    that may be its lead.
    """

    root: Any
    pieces: list[Piece]
    host: str = ""
    dropped: list[DroppedBlock] = field(default_factory=list)
    known: bool = False
    before: list[Piece] = field(default_factory=list)
    beside: list[DroppedBlock] = field(default_factory=list)


def find_body(view: PageView) -> Found | None:
    """None where the page has no prose."""
    for piece in view.pieces:
        piece.told_off = False
        piece.told_off = not piece.voted and piece.prose > 0 and said_reason(piece.text) is not None
    left = [piece for piece in view.pieces if view.is_plain(piece)]
    known = bool(view.data) and _mark_known(left, view.data or "")
    weigh: Callable[[Piece], float] = (
        (lambda piece: len(piece.text) * piece.known) if known else (lambda piece: piece.weight)
    )
    weights = sums_of(left, view.nesting, weigh)
    if not weights.get(view.body):
        return None
    root = descend(top_of(view.body, view.marked, weights), weights, MOST_WHEN_KNOWN if known else MOST)
    reasons = view.noise | inside(boxes_in(root, view.host, view.prose), root)
    found = _sorted_out(root, view.pieces, lambda piece: reasons.get(piece.holder))
    found.host = view.host
    found.known = known and len(view.data or "") > 0.6 * sum(piece.prose for piece in found.pieces)
    return found


def _sorted_out(root: Any, pieces: list[Piece], reason_of: Callable[[Piece], str | None]) -> Found:
    found, own = Found(root, []), set(root.iter())
    for piece in pieces:
        reason = reason_of(piece)
        if reason == "caption":
            piece.kind = BlockKind.CAPTION
        if piece.holder not in own:
            if not found.pieces and reason in {None, "caption"}:
                found.before.append(piece)
            elif len(found.beside) < _MOST_BESIDE and (named := reason or said_reason(piece.text)) not in _FURNITURE:
                found.beside.append(DroppedBlock(str(named), piece.text[:_LONGEST_BESIDE]))
            continue
        if reason not in {None, "caption"}:
            found.dropped.append(DroppedBlock(reason, piece.text))
            continue
        found.pieces.append(piece)
    return found


def _mark_known(pieces: list[Piece], article_body: str) -> bool:
    """Mark the pieces that the page's own data holds; false when they make up too little of that text to be trusted."""
    shingles = shingles_of(article_body)
    matched = 0
    for piece in pieces:
        own = piece.shingles
        if own and len(own & shingles) >= 0.7 * len(own):
            piece.known = True
            matched += len(own)
    return len(shingles) >= 40 and matched >= 0.6 * len(shingles)
