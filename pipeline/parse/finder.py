"""Page -> the element that holds the article, and its texts with what is called noise left out.

Every text of the page is weighed by its length, as far as it is no link. From the top, the walk goes down as long as
one child holds most of the weight; where it stops is the smallest element with the whole article in it. Where the
page's JSON-LD holds the article's text, only texts that occur in it have weight.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from pipeline.html import RawBlock, read_blocks
from pipeline.model import BlockKind, DroppedBlock
from pipeline.parse.boxes import boxes_in
from pipeline.parse.lines import said_reason, without_day_of_post
from pipeline.parse.noise import called_noise, is_unseen

_LONG = 60
_SENTENCE_END = re.compile(r"[.!?…。！？\"”»’'):]\W*$")
_SYLLABLE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
_WORD = re.compile(r"\w+")
_MOST = 0.80
_MOST_WHEN_KNOWN = 0.93
_ENOUGH_WHEN_MARKED = 0.6
_LEAVES = frozenset(
    {"p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "td", "tr", "span", "blockquote", "b", "strong", "em"}
)
# An element of that name is believed to be noise unless it holds this share of the page's prose.
_BELIEVED_UP_TO = {"comments": 0.85, "hidden": 0.85, "cookie": 0.85, "caption": 0.5}
_BELIEVED_OTHERWISE = 0.3
_FURNITURE = frozenset({None, "caption", "navigation", "hidden", "media"})
_MOST_BESIDE = 100
_LONGEST_BESIDE = 500
"""How many texts beside the article are kept with their reason, and how much of each: enough to see what a page has,
and no second page in the warehouse."""


@dataclass(slots=True)
class Piece:
    """One text of the page. `links` is the share of it that is link text; `known` tells that JSON-LD holds it too,
    `voted` that the second opinion does, `told_off` that by its words it is no running text.
    `length` is that of the text, a dense script's counted up.
    """

    kind: BlockKind
    text: str
    holder: Any
    links: float
    known: bool = False
    voted: bool = False
    told_off: bool = False
    length: int = 0

    @property
    def weight(self) -> float:
        """The running text, believed in full where the second opinion has it too."""
        return self.prose * (1.0 if self.voted else 0.35)

    @property
    def prose(self) -> float:
        """How much running text it is: a weight in characters."""
        if self.told_off or self.kind is BlockKind.CAPTION or self.length < _LONG or self.links > 0.5:
            return 0.0
        return self.length * (1 - self.links) * (1.0 if _SENTENCE_END.search(self.text) else 0.5)


@dataclass(slots=True)
class Found:
    """`root` is the article's element; `known` tells that JSON-LD confirmed its text and is complete.

    `dropped` stood inside it, `beside` elsewhere on the page; `before` are the texts above it that may be its lead.
    """

    root: Any
    pieces: list[Piece]
    dropped: list[DroppedBlock] = field(default_factory=list)
    known: bool = False
    before: list[Piece] = field(default_factory=list)
    beside: list[DroppedBlock] = field(default_factory=list)


def find_body(body: Any, article_body: str | None, second_opinion: str = "", host: str = "") -> Found | None:
    """None where the page has no prose."""
    pieces = [_piece(block) for block in read_blocks(body, skip=is_unseen)]
    said = shingles_of(second_opinion)
    for piece in pieces:
        own = shingles_of(piece.text)
        piece.voted = len(own & said) >= 0.6 * len(own) and (len(own) > 1 or piece.text in second_opinion)
        piece.told_off = not piece.voted and piece.prose > 0 and said_reason(piece.text) is not None
    prose = _sums(pieces, lambda piece: piece.prose)
    noise = _reasons(body, prose)
    left = [piece for piece in pieces if noise.get(piece.holder) in {None, "caption"}]
    known = bool(article_body) and _mark_known(left, article_body or "")
    weights = (
        _sums(left, lambda piece: len(piece.text) * piece.known) if known else _sums(left, lambda piece: piece.weight)
    )
    if not weights.get(body):
        return None
    root = _descend(_marked(body, weights), weights, _MOST_WHEN_KNOWN if known else _MOST)
    boxes = boxes_in(root, host, prose)
    found = _sorted_out(root, pieces, lambda piece: _within(piece.holder, boxes) or noise.get(piece.holder))
    found.known = known and len(article_body or "") > 0.6 * sum(piece.prose for piece in found.pieces)
    return found


def _sorted_out(root: Any, pieces: list[Piece], reason_of: Callable[[Piece], str | None]) -> Found:
    found = Found(root, [])
    for piece in pieces:
        reason = reason_of(piece)
        if not _is_inside(piece.holder, root):
            if not found.pieces and reason is None:
                found.before.append(piece)
            elif len(found.beside) < _MOST_BESIDE and (named := reason or said_reason(piece.text)) not in _FURNITURE:
                found.beside.append(DroppedBlock(str(named), piece.text[:_LONGEST_BESIDE]))
            continue
        if reason == "caption":
            piece.kind = BlockKind.CAPTION
        elif reason is not None:
            found.dropped.append(DroppedBlock(reason, piece.text))
            continue
        piece.text, day = without_day_of_post(piece.text)
        if day:
            found.dropped.append(DroppedBlock("byline", day))
        found.pieces.append(piece)
    return found


def _piece(block: RawBlock) -> Piece:
    links = min(1.0, block.linked / len(block.text))
    return Piece(block.kind, block.text, block.holder, links, length=_length(block.text))


def _length(text: str) -> int:
    """In characters of Latin text: a syllable of Korean or an ideograph says what two of them do."""
    return len(text) if text.isascii() else len(text) + len(_SYLLABLE.findall(text))


def _sums(pieces: Iterable[Piece], weigh: Callable[[Piece], float]) -> dict[Any, float]:
    """For each element the weight of all pieces inside it."""
    sums: dict[Any, float] = defaultdict(float)
    for piece in pieces:
        weight = weigh(piece)
        if weight:
            sums[piece.holder] += weight
            for element in piece.holder.iterancestors():
                sums[element] += weight
    return sums


def _reasons(body: Any, prose: dict[Any, float]) -> dict[Any, str]:
    """For each element inside noise the reason: that of the outermost noise, but anything stands above a caption."""
    total = prose.get(body, 0.0)
    found: dict[Any, str] = {}
    for element in body.iterdescendants():
        inherited = found.get(element.getparent())
        if inherited is not None and inherited != "caption":
            found[element] = inherited
            continue
        reason = called_noise(element)
        if reason is not None and prose.get(element, 0.0) <= _BELIEVED_UP_TO.get(reason, _BELIEVED_OTHERWISE) * total:
            found[element] = reason
        elif inherited is not None:
            found[element] = inherited
    return found


def _within(element: Any, boxes: dict[Any, str]) -> str | None:
    if not boxes:
        return None
    return boxes.get(element) or next((boxes[above] for above in element.iterancestors() if above in boxes), None)


def _is_inside(element: Any, root: Any) -> bool:
    return element is root or any(above is root for above in element.iterancestors())


def _mark_known(pieces: list[Piece], article_body: str) -> bool:
    """Mark the pieces that the page's own data holds; false when they make up too little of that text to be trusted."""
    shingles = shingles_of(article_body)
    matched = 0
    for piece in pieces:
        own = shingles_of(piece.text)
        if own and len(own & shingles) >= 0.7 * len(own):
            piece.known = True
            matched += len(own)
    return len(shingles) >= 40 and matched >= 0.6 * len(shingles)


def shingles_of(text: str) -> set[tuple[str, ...]]:
    words = _WORD.findall(text.casefold())
    if len(words) < 4:
        return {tuple(words)} if words else set()
    return set(zip(words, words[1:], words[2:], words[3:], strict=False))


def _marked(body: Any, weights: dict[Any, float]) -> Any:
    """The element that microdata calls the article's text, where that is one element with most of the weight."""
    marked = body.xpath('.//*[@itemprop="articleBody"]')
    if len(marked) == 1 and weights.get(marked[0], 0.0) >= _ENOUGH_WHEN_MARKED * weights[body]:
        return marked[0]
    return body


def _descend(root: Any, weights: dict[Any, float], most: float) -> Any:
    total = weights[root]
    while True:
        children = sorted(root, key=lambda child: weights.get(child, 0.0), reverse=True)
        if not children or children[0].tag in _LEAVES or not _holds_it(children, weights, most * total):
            return root
        root = children[0]


def _holds_it(children: list[Any], weights: dict[Any, float], enough: float) -> bool:
    """Whether the first, heaviest child is the article: by its weight, or because the others are small and unlike it.

    Bodies cut into several elements by adverts are made of elements that are called alike.
    """
    heaviest, others = children[0], [child for child in children[1:] if weights.get(child)]
    weight = weights.get(heaviest, 0.0)
    if weight >= enough:
        return True
    if not others or weight < 0.6 * enough or any(_name(other) == _name(heaviest) for other in others):
        return False
    return weights[others[0]] < 0.35 * weight


def _name(element: Any) -> tuple[str, str]:
    return element.tag, element.get("class") or ""
