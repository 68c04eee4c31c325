"""An article as text: blocks with a kind, and offsets that hold for its whole life."""

import re
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from itertools import pairwise

_HALF_PAIR = re.compile("[\ud800-\udfff]")


def without_half_pairs(text: str) -> str:
    """With U+FFFD for each half of a surrogate pair, which a str may hold: no letter is one, no tokenizer takes it, no
    text is hashed or stored with it. Offsets stay."""
    return _HALF_PAIR.sub("\ufffd", text)


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of Unicode code points."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"span {self.start}..{self.end} is empty or runs backwards")

    def overlaps(self, other: "Span") -> bool:
        return self.start < other.end and other.start < self.end

    def of(self, text: str) -> str:
        return text[self.start : self.end]


class BlockKind(StrEnum):
    """Where in the article a text stands (claims.md, field `block`)."""

    HEADLINE = "headline"
    LEAD = "lead"
    PARAGRAPH = "paragraph"
    CAPTION = "caption"
    LIST = "list"
    TABLE = "table"
    QUOTE = "quote"


@dataclass(frozen=True, slots=True)
class Block:
    """One block of the article; `span` points into Article.text and is exactly `text`."""

    kind: BlockKind
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class DroppedBlock:
    """Text of the page that is not the article, kept with the reason it left (related, spam, legal, ...)."""

    reason: str
    text: str


BLOCK_SEPARATOR = "\n"
OUTSIDE_BODY = frozenset({BlockKind.HEADLINE, BlockKind.CAPTION})
"""Kinds of blocks that are no running text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """What a capture says, without what surrounds it.

    `text` is all blocks in page order, headline first, joined by a newline: every offset of a claim points into it.
    `published_at` is what the page says and nothing else; a naive time never enters.
    """

    url: str
    title: str
    language: str
    blocks: tuple[Block, ...]
    layout: str
    subtitle: str | None = None
    authors: tuple[str, ...] = ()
    section: str | None = None
    published_at: datetime | None = None
    modified_at: datetime | None = None
    paywalled: bool = False
    canonical_url: str | None = None
    syndicated_from: str | None = None
    flags: tuple[str, ...] = ()
    dropped: tuple[DroppedBlock, ...] = ()
    text: str = field(init=False)

    def __post_init__(self) -> None:
        for moment in (self.published_at, self.modified_at):
            if moment is not None and moment.tzinfo is None:
                raise ValueError(
                    f"article {self.url}: time {moment.isoformat()} has no zone; give it the source's in parse/"
                )
        object.__setattr__(self, "text", BLOCK_SEPARATOR.join(block.text for block in self.blocks))
        for block in self.blocks:
            if block.span.of(self.text) != block.text:
                raise ValueError(f"article {self.url}: block at {block.span.start} is not the text at its span")
        if any(before.span.end >= after.span.start for before, after in pairwise(self.blocks)):
            raise ValueError(f"article {self.url}: blocks overlap or are out of order")

    @property
    def body_text(self) -> str:
        """The running text: without headline and captions."""
        return BLOCK_SEPARATOR.join(block.text for block in self.blocks if block.kind not in OUTSIDE_BODY)


def lay_out(parts: list[tuple[BlockKind, str]]) -> tuple[Block, ...]:
    """Place texts one after another: the spans that Article expects."""
    blocks: list[Block] = []
    at = 0
    for kind, text in parts:
        blocks.append(Block(kind, text, Span(at, at + len(text))))
        at += len(text) + len(BLOCK_SEPARATOR)
    return tuple(blocks)
