"""Which of a page's texts are the article's: the scorer of blocks, or trafilatura where the scorer may err."""

from collections import defaultdict
from copy import deepcopy
from math import exp, log
from typing import Any

from trafilatura import bare_extraction
from trafilatura.settings import Document

from pipeline.html import Page, bound_spans
from pipeline.parse.features import features_of
from pipeline.parse.piece import Piece, shingles_of
from pipeline.parse.scorer import Scorer
from pipeline.parse.view import PageView

VOTED = 0.4
"""The score from which a text counts as the article's where the page's elements are weighed."""

_DOUBT = 0.12
"""The share of the article that would be read wrongly if scores are right, from which trafilatura is asked."""

_TOGETHER = 0.5
"""The share of the article that stands in one element, under which it is asked too: the rest may be other stories."""

_SURE = 0.02
"""That share under which it is not, wherever the texts stand."""

_SECOND_COUNTS = 1.5
"""What trafilatura's answer adds to a logit or takes from it."""

_MOST_OF_IT = 0.6
_MOST_TEXTS = 5_000
"""Of a page with more texts, which is no article, none is scored: 50,000 would take some seconds, and trafilatura more.
The largest page of our corpora has 2,800 elements."""


def vote(page: Page, view: PageView, scorer: Scorer) -> None:
    """Set `score`, `row` and `voted` of each piece; what cannot be the article's has no row, and the score 0."""
    if len(view.pieces) > _MOST_TEXTS:
        return
    places, rows = features_of(view)
    looked_at = [view.pieces[at] for at in places]
    for piece, row, score in zip(looked_at, rows, scorer.score(rows), strict=True):
        piece.row, piece.score = row, float(score)
        piece.voted = piece.score >= VOTED
    doubt = _doubt(looked_at)
    if doubt > _DOUBT or (doubt > _SURE and _together(looked_at) < _TOGETHER):
        _ask_trafilatura(page, view)
    described = shingles_of(view.description)
    for piece in looked_at if described else ():
        piece.voted = piece.voted or _says(described, view.description, piece)


def _doubt(pieces: list[Piece]) -> float:
    shown = [(piece.length * (1 - piece.links), piece.score) for piece in pieces]
    wrong = sum(size * min(score, 1 - score) for size, score in shown)
    return wrong / (sum(size * score for size, score in shown) or 1.0)


def _together(pieces: list[Piece]) -> float:
    homes: dict[Any, float] = defaultdict(float)
    for piece in pieces:
        homes[piece.home] += piece.length * piece.voted
    return max(homes.values(), default=0.0) / (sum(homes.values()) or 1.0)


def _ask_trafilatura(page: Page, view: PageView) -> None:
    root = deepcopy(page.root)
    bound_spans(root)
    document = bare_extraction(root, fast=True, favor_precision=True, include_comments=False)
    opinion = (document.text or "") if isinstance(document, Document) else ""
    said = shingles_of(opinion)
    for piece in view.pieces:
        piece.voted = _says(said, opinion, piece)
        if piece.row is not None:
            piece.score = _moved(piece.score, _SECOND_COUNTS if piece.voted else -_SECOND_COUNTS)


def _says(said: set[tuple[str, ...]], text: str, piece: Piece) -> bool:
    own = piece.shingles
    return len(own & said) >= _MOST_OF_IT * len(own) and (len(own) > 1 or piece.text in text)


def _moved(chance: float, by: float) -> float:
    chance = min(max(chance, 1e-6), 1 - 1e-6)
    return 1 / (1 + exp(-log(chance / (1 - chance)) - by))
