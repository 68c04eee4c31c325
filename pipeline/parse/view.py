"""A page -> its texts with what is known of them before any is taken for the article's."""

from dataclasses import dataclass
from typing import Any

from pipeline.html import Page, host_of, read_blocks
from pipeline.parse.facts import Facts
from pipeline.parse.lines import said_reason
from pipeline.parse.noise import is_unseen
from pipeline.parse.piece import Piece, piece_of
from pipeline.parse.weighing import MOST, Nesting, Sums, descend, nesting_of, noise_in, sums_of, top_of


@dataclass(slots=True, kw_only=True)
class PageView:
    """What is known of a page's texts before they are scored.

    `prose` and `shown` are the running text and all characters by element, `linked` those of link text and `texts` how
    many texts there are; `noise` gives the reason of elements that rules take for something else, `called` that of a
    telling name, believed or not.
    """

    body: Any
    root: Any
    pieces: list[Piece]
    nesting: Nesting
    prose: Sums
    shown: Sums
    linked: Sums
    texts: Sums
    noise: dict[Any, str]
    called: dict[Any, str]
    host: str = ""
    title: str = ""
    description: str = ""
    data: str | None = None
    authors: tuple[str, ...] = ()

    def is_plain(self, piece: Piece) -> bool:
        """Whether nothing around the text is named something else, a caption at most."""
        return self.noise.get(piece.holder) in {None, "caption"}


def view_of(page: Page, url: str, facts: Facts) -> PageView:
    found = page.root.find("body")
    body = page.root if found is None else found
    elements = list(body.iter())
    pieces = [piece_of(block) for block in read_blocks(body, skip=is_unseen)]
    for piece in pieces:
        piece.told_off = piece.prose > 0 and said_reason(piece.text) is not None
    nesting = nesting_of(pieces, elements)
    prose = sums_of(pieces, nesting, lambda piece: piece.prose)
    shown = sums_of(pieces, nesting, lambda piece: len(piece.text))
    linked = sums_of(pieces, nesting, lambda piece: len(piece.text) * piece.links)
    noise, called = noise_in(elements, prose, shown, linked)
    left = [piece for piece in pieces if noise.get(piece.holder) in {None, "caption"}]
    weights = sums_of(left, nesting, lambda piece: piece.prose)
    root = descend(top_of(body, weights), weights, MOST) if weights.get(body) else body
    return PageView(
        body=body,
        root=root,
        pieces=pieces,
        nesting=nesting,
        prose=prose,
        shown=shown,
        linked=linked,
        texts=sums_of(pieces, nesting, lambda _: 1),
        noise=noise,
        called=called,
        host=host_of(url),
        title=facts.title,
        description=page.first_meta("og:description", "description") or "",
        data=facts.body,
        authors=facts.authors,
    )
