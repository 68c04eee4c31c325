"""Any page -> its body, knowing nothing of the site. The base is trafilatura."""

from copy import deepcopy
from itertools import takewhile

from trafilatura import bare_extraction
from trafilatura.settings import Document

from pipeline.html import Page, host_of
from pipeline.model import BlockKind, DroppedBlock
from pipeline.parse.closing import without_closing, without_pointers
from pipeline.parse.facts import Facts
from pipeline.parse.finder import Found, Piece, find_body
from pipeline.parse.lead import lead_of
from pipeline.parse.lines import said_reason
from pipeline.parse.reading import Reading
from pipeline.parse.title import fold_title
from pipeline.parse.trim import trim

GENERAL = "general"
"""What its readings are called."""

_CAPTION_ENOUGH = 40


def read_general(page: Page, url: str, facts: Facts) -> Reading:
    reading = Reading(layout=GENERAL)
    body = page.root.find("body")
    document = bare_extraction(deepcopy(page.root), fast=True, favor_precision=True, include_comments=False)
    opinion = (document.text or "") if isinstance(document, Document) else ""
    description = page.first_meta("og:description", "description") or ""
    found = find_body(page.root if body is None else body, facts.body, f"{opinion}\n{description}", host_of(url))
    if found is None:
        return reading
    _start_at_headline(found, facts.title)
    kept, reading.dropped = trim(found)
    pieces, pointers = without_pointers(kept)
    pieces, closing = without_closing(pieces, facts.authors)
    reading.dropped += [*pointers, *closing]
    reading.beside = found.beside
    found.before = _after_headline(found.before, facts.title)
    lead = lead_of([*found.before, *_cut_above(found.pieces, kept)], description)
    reading.dropped += _said(found.before)
    _take_back(reading.dropped, lead)
    printed = " ".join(piece.text for piece in pieces)
    reading.parts = [(BlockKind.LEAD, piece.text) for piece in lead if piece.text not in printed]
    reading.parts += [(BlockKind.CAPTION, piece.text) for piece in _captions(found.before)]
    reading.parts += [(piece.kind, piece.text) for piece in pieces]
    return reading


def _cut_above(pieces: list[Piece], kept: list[Piece]) -> list[Piece]:
    """What was left out between the headline and the first running text that stays."""
    stays = {id(piece) for piece in kept}
    above = takewhile(lambda piece: id(piece) not in stays or piece.kind is BlockKind.CAPTION, pieces)
    return [piece for piece in above if id(piece) not in stays]


def _said(between: list[Piece]) -> list[DroppedBlock]:
    """Lines between headline and body that by their words are no lead: who translated the text, when it was changed."""
    reasons = [(piece, said_reason(piece.text)) for piece in between]
    return [DroppedBlock(reason, piece.text) for piece, reason in reasons if reason not in {None, "caption"}]


def _take_back(dropped: list[DroppedBlock], lead: list[Piece]) -> None:
    texts = {piece.text for piece in lead}
    dropped[:] = [gone for gone in dropped if gone.text not in texts]


def _captions(between: list[Piece]) -> list[Piece]:
    """Those of the pictures between headline and body; a credit alone tells no more than who took the picture."""
    return [piece for piece in between if piece.kind is BlockKind.CAPTION and len(piece.text) >= _CAPTION_ENOUGH]


def _start_at_headline(found: Found, title: str) -> None:
    """Where the headline stands inside the article's element, what is printed above it is something else."""
    at = next((index for index, piece in enumerate(found.pieces) if _is_title(piece, title)), None)
    if at is not None and sum(piece.weight for piece in found.pieces[:at]) < 0.6 * sum(p.weight for p in found.pieces):
        above, found.pieces = found.pieces[:at], found.pieces[at + 1 :]
        found.dropped += [DroppedBlock("outside", piece.text) for piece in above]


def _is_title(piece: Piece, title: str) -> bool:
    return piece.holder.tag in {"h1", "h2"} and fold_title(piece.text) == fold_title(title)


def _after_headline(before: list[Piece], title: str) -> list[Piece]:
    words = set(title.casefold().split())
    at = [index for index, piece in enumerate(before) if _is_headline(piece, words)]
    return before[at[-1] + 1 :] if at else []


def _is_headline(piece: Piece, title: set[str]) -> bool:
    if piece.holder.tag == "h1":
        return True
    own = set(piece.text.casefold().split())
    return len(own) > 3 and len(own & title) >= 0.6 * len(own)
