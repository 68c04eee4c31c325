"""The texts of a page -> a row of figures for each that may be the article's: what the scorer of blocks reads.

Of the text itself only what holds in any language: length, marks, figures, links. The rest is where it stands: what
markup calls the elements around it, how much prose and how many links they hold, what its neighbours are.
"""

import numpy as np
from numpy.typing import NDArray

from pipeline.parse.block_rows import OWN, Rows
from pipeline.parse.view import PageView

Table = NDArray[np.float32]

_BESIDE = ("length", "links", "sentences", "home", "make", "numbers", "pictured")
_STEPS = (-2, -1, 1, 2)
NAMES = (*OWN, *(f"{name}@{step:+}" for step in _STEPS for name in _BESIDE))
_COLUMNS = [OWN.index(name) for name in _BESIDE]


def features_of(view: PageView) -> tuple[list[int], Table]:
    """Which pieces may be the article's, and a row of features for each of them."""
    inside = set(view.root.iter())
    places = [at for at, piece in enumerate(view.pieces) if piece.holder in inside or view.is_plain(piece)]
    if not places:
        return [], np.zeros((0, len(NAMES)), np.float32)
    rows = Rows(view, inside)
    own = np.array([rows.row(at) for at in places], np.float32)
    return places, np.hstack([own, _neighbours(own)])


def _neighbours(own: Table) -> Table:
    """For each step some columns of the row that many places on; -1 where there is none."""
    found = []
    for step in _STEPS:
        shifted = np.full((len(own), len(_COLUMNS)), -1, np.float32)
        if step < 0:
            shifted[-step:] = own[:step, _COLUMNS]
        else:
            shifted[:-step] = own[step:, _COLUMNS]
        found.append(shifted)
    return np.hstack(found)
