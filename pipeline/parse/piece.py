"""One text of a page, as the general reader weighs it."""

import re
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pipeline.html import RawBlock
from pipeline.model import BlockKind

_HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
_LONG = 60
_NAME_WITHIN = 80
"""Characters of a text in which the name of its writer stands, where it is on the writer."""
_SENTENCE_END = re.compile(r"[.!?…。！？\"”»’'):]\W*$")
_SYLLABLE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
_WORD = re.compile(r"\w+")


@dataclass(slots=True)
class Piece:
    """One text of the page. `links` is the share of it that is link text; `known` tells that JSON-LD holds it too,
    `voted` that the scorer or trafilatura takes it for the article's, `told_off` that by its words it is no running
    text. `length` is that of the text, a dense script's counted up. `score` is the chance
    of being the article's, by the features in `row`; without a row it cannot be.
    """

    kind: BlockKind
    text: str
    holder: Any
    links: float
    known: bool = False
    voted: bool = False
    told_off: bool = False
    length: int = 0
    score: float = 0.0
    row: NDArray[np.float32] | None = None
    _ends: bool | None = None
    _words: list[str] | None = None
    _shingles: set[tuple[str, ...]] | None = None

    @property
    def is_heading(self) -> bool:
        """Whether it stands over a part of the text."""
        return self.holder.tag in _HEADINGS

    @property
    def words(self) -> list[str]:
        """Those of the text as it was when they were first asked for."""
        if self._words is None:
            self._words = words_of(self.text)
        return self._words

    @property
    def shingles(self) -> set[tuple[str, ...]]:
        """Those of `words`."""
        if self._shingles is None:
            self._shingles = _shingles(self.words)
        return self._shingles

    @property
    def home(self) -> Any:
        """The element that holds a paragraph beside its like."""
        return self.holder.getparent()

    @property
    def make(self) -> tuple[str, ...]:
        """How a text is made: its own tag, and its parent's tag and names."""
        home = self.home
        return (self.holder.tag, home.tag, home.get("class") or "") if home is not None else (self.holder.tag,)

    @property
    def weight(self) -> float:
        """The running text, believed in full where it is `voted` for."""
        return self.prose * (1.0 if self.voted else 0.35)

    @property
    def prose(self) -> float:
        """How much running text it is: a weight in characters."""
        if self.told_off or self.kind is BlockKind.CAPTION or self.length < _LONG or self.links > 0.5:
            return 0.0
        if self._ends is None:
            self._ends = _SENTENCE_END.search(self.text) is not None
        return self.length * (1 - self.links) * (1.0 if self._ends else 0.5)

    def opens_with(self, names: list[str]) -> bool:
        """Whether one of these, as `full_names` gives them, stands at its beginning."""
        opening = self.text[:_NAME_WITHIN].casefold()
        return any(name in opening for name in names)

    def cut_to(self, text: str) -> None:
        """Show less of it; what is known of its words and its length stays that of the whole."""
        self.text, self._ends = text, None


def full_names(authors: tuple[str, ...]) -> list[str]:
    """Those of more than one word, in small letters: one word may be any word of a text."""
    return [name.casefold() for name in authors if " " in name.strip()]


def piece_of(block: RawBlock) -> Piece:
    links = min(1.0, block.linked / len(block.text))
    return Piece(block.kind, block.text, block.holder, links, length=_length(block.text))


def _length(text: str) -> int:
    """In characters of Latin text: a syllable of Korean or an ideograph says what two of them do."""
    return len(text) if text.isascii() else len(text) + len(_SYLLABLE.findall(text))


def words_of(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def shingles_of(text: str) -> set[tuple[str, ...]]:
    """Each four words in a row; of a shorter text all of them together."""
    return _shingles(words_of(text))


def _shingles(words: list[str]) -> set[tuple[str, ...]]:
    if len(words) < 4:
        return {tuple(words)} if words else set()
    return set(zip(words, words[1:], words[2:], words[3:], strict=False))
