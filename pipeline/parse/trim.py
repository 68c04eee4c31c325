"""The pieces inside the article's element -> those of the article, each that leaves with its reason.

What comes before the first and after the last running text stays only where it is made like running text: the same
tag in the same parent, or in one called the same.
"""

import re
from collections import Counter
from collections.abc import Callable
from itertools import islice
from typing import Any

from pipeline.html import belongs, host_of
from pipeline.model import BlockKind, DroppedBlock
from pipeline.parse.finder import Found
from pipeline.parse.lines import reason_in_body
from pipeline.parse.noise import holds_facts
from pipeline.parse.piece import Piece

_STRUCTURED = frozenset({BlockKind.LIST, BlockKind.TABLE, BlockKind.QUOTE})
_ALL_LINK = 0.7
_SURE = 150
_LONG = 75
_FACTS_WITHIN = 3
_LIKELY_FIGURE = 0.35
_DIGIT = re.compile(r"\d")
_FIGURE = re.compile(r"[\W_]*\d[\d\W_]*")
_PULLED = re.compile(r"pull(?:ed)?[-_]?quote|pullout|(?<![a-z])quote(?![a-z])", re.IGNORECASE)
_QUOTATION = " \u00a0\"'“”„«»‘’—–-.…"
_SHORTEST_PULLED, _LONGEST_PULLED, _MOST_PULLED = 20, 400, 50


def trim(found: Found) -> tuple[list[Piece], list[DroppedBlock]]:
    judged = _judged(found)
    kept = [piece for piece, reason in judged if reason is None]
    dropped = [DroppedBlock(reason, piece.text) for piece, reason in judged if reason is not None]
    kept, outside = _between_known(kept) if found.known else _between_prose(kept)
    dropped += [DroppedBlock("outside", piece.text) for piece in outside]
    kept, headings = _without_empty_headings(kept)
    dropped += [DroppedBlock("related", piece.text) for piece in headings]
    return kept, [*found.dropped, *dropped]


def _judged(found: Found) -> list[tuple[Piece, str | None]]:
    """Each by itself, with the reason for which it leaves, or None."""
    pieces = found.pieces
    usual = _usual(pieces)
    homes = {piece.home for piece in pieces if piece.prose and piece.make in usual}
    printed: set[str] = set()
    pulled = _pulled_quotes(pieces)
    judged: list[tuple[Piece, str | None]] = []
    for at, piece in enumerate(pieces):
        said = reason_in_body(piece.kind, piece.text)
        reason: str | None = None
        is_twice = len(piece.text) > _LONG and piece.text in printed and piece.kind is BlockKind.PARAGRAPH
        if is_twice or id(piece) in pulled:
            reason = "printed_twice"
        elif said == "share" and _is_figure(piece):
            reason = None
        elif said == "caption":
            piece.kind = BlockKind.CAPTION
        elif said is not None and not piece.known:
            reason = said
        elif not (piece.known or piece.voted or _is_safe(piece, usual, homes) or _announces(pieces, at, usual)):
            reason = "outside"
        elif piece.links >= (_ALL_LINK if not piece.known else 0.95) and len(piece.text) > 20:
            reason = None if piece.voted and _leads_elsewhere(piece, found.host) else "related"
        printed.add(piece.text)
        judged.append((piece, reason))
    return judged


def _leads_elsewhere(piece: Piece, host: str) -> bool:
    """Whether its links lead to other sites alone: a source or an offer, and no other story of this one."""
    links = [*piece.holder.iter("a"), *piece.holder.iterancestors("a")]
    others = [host_of(link.get("href") or "").removeprefix("www.") for link in links]
    own = host.removeprefix("www.")
    return bool(others) and all(other and not belongs(own, [other]) and not belongs(other, [own]) for other in others)


def _is_figure(piece: Piece) -> bool:
    """A number alone as a heading, set large over the words that say what it is; in a paragraph it is a counter."""
    if not piece.is_heading or piece.links or piece.score < _LIKELY_FIGURE:
        return False
    return _FIGURE.fullmatch(piece.text) is not None


def _is_fact(piece: Piece) -> bool:
    around = islice(piece.holder.iterancestors(), _FACTS_WITHIN)
    return not piece.links and any(holds_facts(element) for element in around)


def _pulled_quotes(pieces: list[Piece]) -> set[int]:
    """Quotations with a figure, set large, that a paragraph has too (their `id`): it would be told twice."""
    quotes = [piece for piece in pieces if _is_pulled(piece)][:_MOST_PULLED]
    if not quotes:
        return set()
    chosen = {id(piece) for piece in quotes}
    running = "\n".join(piece.text for piece in pieces if piece.prose and id(piece) not in chosen)
    return {id(piece) for piece in quotes if piece.text.strip(_QUOTATION) in running}


def _is_pulled(piece: Piece) -> bool:
    if not (_SHORTEST_PULLED <= len(piece.text) <= _LONGEST_PULLED and _DIGIT.search(piece.text)):
        return False
    if piece.kind is BlockKind.QUOTE:
        return True
    around = [piece.holder, *islice(piece.holder.iterancestors(), 2)]
    return any(_PULLED.search(element.get("class") or "") for element in around)


def _between_known(pieces: list[Piece]) -> tuple[list[Piece], list[Piece]]:
    """JSON-LD has the whole text: what stands before or after it is something else. But for what goes on beside its
    end: some sites leave lists and tables out of JSON-LD, or cut the text short there."""
    at = [index for index, piece in enumerate(pieces) if piece.known]
    first, last = at[0], at[-1]
    while first and _is_sure(pieces[first - 1]):
        first -= 1
    homes = {pieces[index].home for index in at}
    last = _last_of(pieces, last, lambda piece: _goes_on(piece, homes))
    kept: list[Piece] = []
    gone: list[Piece] = []
    for index, piece in enumerate(pieces):
        # Other stories, put between the parts of this one
        strange = index > at[0] and not piece.known and piece.prose > 0 and piece.kind is BlockKind.PARAGRAPH
        strange = strange and piece.home not in homes
        within = first <= index <= last or piece.kind is BlockKind.CAPTION
        (kept if within and not strange else gone).append(piece)
    return kept, gone


def _between_prose(pieces: list[Piece]) -> tuple[list[Piece], list[Piece]]:
    strong = [piece for piece in pieces if piece.prose]
    if not strong:
        return pieces, []
    makes = _weight_by_make(strong)
    total = sum(makes.values())
    usual = {make for make, weight in makes.items() if weight >= 0.1 * total}
    homes = {piece.home for piece in strong if piece.make in usual}
    at = [index for index, piece in enumerate(pieces) if piece.prose and piece.make in usual]
    first, last = at[0], at[-1]
    while first and (
        _belongs(pieces[first - 1], homes) or _is_sure(pieces[first - 1]) or _announces(pieces, first - 1, usual)
    ):
        first -= 1
    # Short lines in the element of the running text
    last = _last_of(pieces, last, lambda piece: _belongs(piece, homes))
    # The picture over the text, and the one under it, have their captions in the article's element too
    within = [first <= index <= last or piece.kind is BlockKind.CAPTION for index, piece in enumerate(pieces)]
    kept = [piece for piece, stays in zip(pieces, within, strict=True) if stays]
    return kept, [piece for piece, stays in zip(pieces, within, strict=True) if not stays]


def _goes_on(piece: Piece, homes: set[Any]) -> bool:
    """Whether it belongs to the known texts before it: a list, a table, or what the scorer takes for the article."""
    likely = piece.voted or piece.kind in {BlockKind.LIST, BlockKind.TABLE}
    return likely and not piece.links and _belongs(piece, homes)


def _last_of(pieces: list[Piece], last: int, belongs: Callable[[Piece], bool]) -> int:
    """The end of what belongs to the text that ends at `last` and follows it, with headings and captions between."""
    for at in range(last + 1, len(pieces)):
        if belongs(pieces[at]):
            last = at
        elif pieces[at].kind is not BlockKind.CAPTION and not pieces[at].is_heading:
            break
    return last


def _usual(pieces: list[Piece]) -> set[tuple[str, ...]]:
    """The makes that hold a good part of the running text."""
    makes = _weight_by_make(pieces)
    total = sum(makes.values())
    voted = {piece.make for piece in pieces if piece.voted and piece.prose}
    enough = {make: 0.25 if make in voted else 0.4 for make in makes}
    usual = {make for make, weight in makes.items() if weight and weight >= enough[make] * total}
    return usual or {make for make, weight in makes.most_common(1) if weight}


def _weight_by_make(pieces: list[Piece]) -> Counter[tuple[str, ...]]:
    makes = Counter[tuple[str, ...]]()
    for piece in pieces:
        makes[piece.make] += int(piece.weight)
    return makes


def _is_safe(piece: Piece, usual: set[tuple[str, ...]], homes: set[Any]) -> bool:
    """Whether it is kept on our own word alone."""
    if piece.kind is BlockKind.CAPTION or piece.make in usual or _is_fact(piece):
        return True
    return (piece.is_heading or (piece.kind in _STRUCTURED and piece.links < 0.5)) and _belongs(piece, homes)


def _announces(pieces: list[Piece], at: int, usual: set[tuple[str, ...]]) -> bool:
    """Whether a heading stands over running text: in one element with it, at most in a box of its own."""
    heading = pieces[at]
    if not heading.is_heading or heading.links > 0:
        return False
    under = next((piece for piece in pieces[at + 1 : at + 3] if piece.kind is not BlockKind.CAPTION), None)
    if under is None or not ((under.voted and under.kind in _STRUCTURED) or (under.prose and under.make in usual)):
        return False
    above = {id(element) for element in islice(under.holder.iterancestors(), 1 + _reach(under))}
    return any(id(element) in above for element in islice(heading.holder.iterancestors(), 2))


def _is_sure(piece: Piece) -> bool:
    """A paragraph that is running text wherever it stands before the rest."""
    return piece.prose > _SURE or (piece.voted and piece.prose > 0)


def _belongs(piece: Piece, homes: set[Any]) -> bool:
    """Beside running text: a paragraph in the same element, a list or table or quotation somewhere in it."""
    if piece.kind is BlockKind.CAPTION:
        return False
    return any(element in homes for element in islice(piece.holder.iterancestors(), _reach(piece)))


def _reach(piece: Piece) -> int:
    """How many elements up the one is found that holds a text beside the running text."""
    if piece.kind is BlockKind.QUOTE:
        return 5  # posts of social networks stand in boxes of their own
    return 4 if piece.kind in _STRUCTURED else 1


def _without_empty_headings(pieces: list[Piece]) -> tuple[list[Piece], list[Piece]]:
    """A heading with nothing under it announced something that has left.

    More than two in a row are a list whose entries are headings, each over a picture.
    """
    gone: list[Piece] = []
    for piece in reversed(pieces):
        if piece.is_heading:
            gone.append(piece)
        elif piece.kind is not BlockKind.CAPTION:
            break
    if len(gone) > 2:
        return pieces, []
    left = {id(piece) for piece in gone}
    return [piece for piece in pieces if id(piece) not in left], gone[::-1]
