"""A page -> its texts with what is known of them before any is taken for the article's."""

from dataclasses import dataclass
from typing import Any

from pipeline.html import Page, host_of, read_blocks
from pipeline.parse.facts import Facts
from pipeline.parse.lines import said_reason
from pipeline.parse.noise import PARTS_OF_LINES, is_unseen
from pipeline.parse.piece import Piece, piece_of
from pipeline.parse.weighing import (
    MOST,
    Nesting,
    Sums,
    descend,
    nesting_of,
    noise_in,
    sums_of,
    sums_of_all,
    top_of,
)


@dataclass(slots=True, kw_only=True)
class PageView:
    """What is known of a page's texts before they are scored.

    `prose` and `shown` are the running text and all characters by element, `linked` those of link text and `texts` how
    many texts there are; `marked` are the elements that microdata calls the article's text; `noise` gives the reason of
    elements that rules take for something else, `called` that of a telling name, believed or not.
    """

    body: Any
    root: Any
    pieces: list[Piece]
    nesting: Nesting
    prose: Sums
    shown: Sums
    linked: Sums
    texts: Sums
    marked: list[Any]
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
    unseen = set(filter(is_unseen, body.iter(*PARTS_OF_LINES)))
    pieces = [piece_of(block) for block in read_blocks(body, skip=unseen.__contains__)]
    for piece in pieces:
        piece.told_off = piece.prose > 0 and said_reason(piece.text) is not None
    nesting = nesting_of(pieces, elements)
    prose, shown, linked, texts = sums_of_all(pieces, nesting)
    noise, called = noise_in(elements, prose, shown, linked)
    left = [piece for piece in pieces if noise.get(piece.holder) in {None, "caption"}]
    weights = sums_of(left, nesting, lambda piece: piece.prose)
    marked = [element for element in elements if element.get("itemprop") == "articleBody"]
    root = descend(top_of(body, marked, weights), weights, MOST) if weights.get(body) else body
    return PageView(
        body=body,
        root=root,
        pieces=pieces,
        nesting=nesting,
        prose=prose,
        shown=shown,
        linked=linked,
        texts=texts,
        marked=marked,
        noise=noise,
        called=called,
        host=host_of(url),
        title=facts.title,
        description=page.first_meta("og:description", "description") or "",
        data=facts.body,
        authors=facts.authors,
    )
