"""Any page -> its body, knowing nothing of the site: a learned scorer of blocks, and rules for what it cannot know."""

from itertools import takewhile

from pipeline.html import Page
from pipeline.model import BlockKind, DroppedBlock
from pipeline.parse.closing import without_closing, without_day_lines, without_pointers
from pipeline.parse.facts import Facts
from pipeline.parse.finder import Found, find_body
from pipeline.parse.lead import lead_of
from pipeline.parse.lines import said_reason
from pipeline.parse.overrule import taken_back, without_unlikely
from pipeline.parse.piece import Piece
from pipeline.parse.reading import Parts, Reading
from pipeline.parse.scorer import Scorer, shipped
from pipeline.parse.title import fold_title
from pipeline.parse.trim import trim
from pipeline.parse.view import view_of
from pipeline.parse.votes import vote

GENERAL = "general"
"""What its readings are called."""

_CAPTION_ENOUGH = 40


def read_general(page: Page, url: str, facts: Facts, scorer: Scorer | None = None) -> Reading:
    """`scorer` is another than the shipped one, to be compared with it."""
    reading, scorer = Reading(layout=GENERAL), scorer or shipped()
    view = view_of(page, url, facts)
    vote(page, view, scorer)
    found = find_body(view)
    if found is None:
        return reading
    _start_at_headline(found, facts.title)
    kept, reading.dropped = trim(found)
    pieces, pointers = without_pointers(kept)
    pieces, closing = without_closing(pieces, facts.authors)
    pieces, days = without_day_lines(pieces)
    reading.dropped += [*pointers, *closing, *days]
    reading.beside = found.beside
    found.before = _after_headline(found.before, facts.title)
    lead = lead_of([*found.before, *_cut_above(found.pieces, kept)], view.description)
    reading.dropped += _said(found.before)
    _take_back(reading.dropped, lead)
    printed = " ".join(piece.text for piece in pieces)
    lead = [piece for piece in lead if piece.text not in printed]
    kept, unlikely = without_unlikely([*lead, *_captions(found.before), *pieces], scorer)
    reading.dropped += unlikely
    kept = taken_back(view.pieces, kept, reading.dropped, view.noise, known=found.known)
    reading.parts = _parts(kept, lead)
    return reading


def _parts(kept: list[Piece], lead: list[Piece]) -> Parts:
    leads = {id(piece) for piece in lead}
    return [(BlockKind.LEAD if id(piece) in leads else piece.kind, piece.text) for piece in kept]


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
