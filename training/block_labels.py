"""Labelled pages -> rows of features with what is right, and folds that keep a publisher's pages together."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import numpy as np

from pipeline.html import decode, read_page
from pipeline.parse.facts import read_facts
from pipeline.parse.features import Table, features_of
from pipeline.parse.view import view_of
from training.article_figures import labelled_pages, numbers_in, publisher_of, text_of, words_in

RUN = 3  # words in a row that a match must have, where it is not a whole text
NUMBER_COUNTS, TEXT_COUNTS, POWER = 4, 3, 0.75  # a text's weight is (words + 4 a number + 3) to this power
RIGHT = 0.5


@dataclass(slots=True)
class LabelledPage:
    """`right` tells for each row whether the text is the article's, `weight` how much it counts in training."""

    label: dict[str, Any]
    publisher: str
    body: bytes
    rows: Table
    right: np.ndarray
    weight: np.ndarray


def pages_in(folder: Path) -> Iterator[LabelledPage]:
    for labels in sorted(folder.glob("*/labels.jsonl")):
        for label, body in labelled_pages(labels):
            page = _page(label | {"set": labels.parent.name}, body)
            if page is not None:
                yield page


def _page(label: dict[str, Any], body: bytes) -> LabelledPage | None:
    decoded = decode(body, None)
    page = read_page(decoded.text) if decoded else None
    if page is None:
        return None
    view = view_of(page, label["url"], read_facts(page, None))
    places, rows = features_of(view)
    if not places:
        return None  # what it shows is in its data alone
    texts = [piece.text for piece in view.pieces]
    shares, sizes = aligned(texts, text_of(label["text"]))
    optional, _ = aligned(texts, text_of(label.get("optional")))
    right = shares[places] > RIGHT
    numbers = np.array([len(numbers_in(texts[at])) for at in places])
    weight = (sizes[places] + NUMBER_COUNTS * numbers + TEXT_COUNTS) ** POWER
    weight = 100 * weight / max(weight[right].sum(), 1.0)
    weight[(optional[places] > RIGHT) & ~right] = 0.0
    return LabelledPage(label, publisher_of(label), body, rows, right, weight)


def aligned(texts: Sequence[str], labelled: str) -> tuple[np.ndarray, np.ndarray]:
    """Of each text the share of its words that stand in the labelled text, in the same order; and its words."""
    words = [words_in(text) for text in texts]
    sizes = np.array([len(one) for one in words])
    owners = np.repeat(np.arange(len(texts)), sizes)
    hits = np.zeros(len(texts))
    printed = [word for one in words for word in one]
    matcher = SequenceMatcher(None, printed, words_in(labelled), autojunk=False)
    for start, _, size in matcher.get_matching_blocks():
        for owner in owners[start : start + size]:
            hits[owner] += size >= RUN or size >= sizes[owner]
    return hits / np.maximum(sizes, 1), sizes


def fold_of(pages: Sequence[LabelledPage], folds: int) -> np.ndarray:
    """All pages of a publisher are in one fold; the largest publishers are placed first, in the emptiest fold."""
    counts: dict[str, int] = {}
    for page in pages:
        counts[page.publisher] = counts.get(page.publisher, 0) + 1
    filled, place = [0] * folds, {}
    for publisher in sorted(counts, key=lambda name: (-counts[name], name)):
        place[publisher] = int(np.argmin(filled))
        filled[place[publisher]] += counts[publisher]
    return np.array([place[page.publisher] for page in pages])
