"""A text as it was read before a model is asked: what the grammars found, and what the built-in reader made of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from pipeline.asked.printed import PrintedText
from pipeline.extract import learned, read
from pipeline.extract.learned import Chosen
from pipeline.model import Article, BlockKind, ReaderMode, Span
from pipeline.model.ids import hash_of
from pipeline.reader import budget
from pipeline.reader.document_index import DocumentIndex
from pipeline.reader.inputs import DocumentInput
from pipeline.reader.network import network

SURE_ROW = 0.7
"""In the mode `both` a row that the built-in reader is as sure of is asked about only where it could enter a series."""
SURE_LURE = 0.9
"""Likewise a number that it takes for no claim."""


@dataclass(frozen=True)
class Draft:
    """`chosen` is of each of the document's numbers, in its order. `blocks` are those of the article: kind and span."""

    text: str
    document: DocumentInput
    chosen: Sequence[Chosen]
    blocks: Sequence[tuple[BlockKind, Span]]

    @cached_property
    def index(self) -> DocumentIndex:
        return DocumentIndex(self.document)

    @cached_property
    def known_names(self) -> dict[tuple[int, int], str]:
        """Names of the catalogue by where they stand, in the form in which it prints them."""
        return {(one.start, one.end): one.base for one in self.document.phrases if one.role == "known"}

    @cached_property
    def printed(self) -> PrintedText:
        return PrintedText(self.document.text, self.document.language)

    @cached_property
    def title(self) -> PrintedText:
        """Of a headline that is not part of the text."""
        return PrintedText(self.document.title, self.document.language)

    @cached_property
    def text_sha256(self) -> str:
        """As in core.article_revision."""
        return hash_of(self.text)

    @property
    def numbers_unread(self) -> int:
        return 0 if self.document.read_to < 0 else budget.numbers_behind(self.text, self.document.read_to)

    def block_at(self, place: int) -> BlockKind:
        return next((kind for kind, span in self.blocks if span.start <= place < span.end), BlockKind.PARAGRAPH)

    def places(self, mode: ReaderMode) -> list[int]:
        """The numbers that the model is asked about, by their place in the document: all, or in the mode `both` those
        that the built-in reader is unsure of and those that could enter a series."""
        every = range(len(self.document.numbers))
        return [place for place in every if mode is ReaderMode.LLM or _is_open(self.chosen[place])]


def draft_article(article: Article, published_on: date | None) -> Draft:
    blocks = [(block.kind, block.span) for block in article.blocks]
    return _draft(article.text, read.propose_article(article, published_on), blocks)


def draft_plain(text: str, language: str, published_on: date | None, *, title: str = "") -> Draft:
    document = read.propose(text, language, published_on, title=title)
    return _draft(text, document, [(BlockKind.PARAGRAPH, Span(0, len(text)))] if text else [])


def _draft(text: str, document: DocumentInput, blocks: Sequence[tuple[BlockKind, Span]]) -> Draft:
    document = learned.within_budget(document, network())
    return Draft(text, document, learned.choose(document, network()), blocks)


def _is_open(chosen: Chosen) -> bool:
    claim = chosen.claim
    if claim is None:
        return chosen.decisions["claim"].chance < SURE_LURE
    return claim.confidence < SURE_ROW or claim.series_confidence is not None
