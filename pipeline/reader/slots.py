"""The slots that the network scores, what each can be, and how distances are cut into steps."""

import numpy as np
from numpy.typing import NDArray

from pipeline.model import ClaimKind

POINTERS = ("entity", "attribution", "metric", "whole", "counted", "region")
NAMED = ("entity", "attribution", "metric", "whole")  # whose answers are printed as the text has them
TIMES = ("period", "baseline")
CHOICES: dict[str, tuple[str, ...]] = {
    "claim": ("lure", "claim", "optional"),
    "kind": tuple(ClaimKind),
    "direction": ("none", "up", "down"),
    "modality": ("actual", "forecast", "target", "possible"),
    "dimension": ("money", "percent", "percentage_point", "person", "user", "ratio", "time", "count", "measure"),
    "home": ("none", "home", "elsewhere"),
}
NAMES = (*POINTERS, *TIMES, *CHOICES, "metric_id")
# the two answers of a pointer behind its spans
NONE, UNSAID = 0, 1

_SENTENCES = np.array([-8, -4, -2, -1, 0, 1, 2, 3, 4, 6, 9, 15])  # from a piece to the number: behind is positive
_TOKENS = np.array([-60, -30, -15, -7, -3, -1, 0, 1, 2, 4, 8, 16, 31, 61, 121])
SENTENCE_GAPS = len(_SENTENCES) + 2  # the last: a title
TOKEN_GAPS = len(_TOKENS) + 2  # the last: another zone
Ints = NDArray[np.int64]


def sentence_gaps(pieces: Ints, numbers: Ints) -> Ints:
    """(numbers, pieces): steps of the number's sentence less the piece's; -1 of a piece is none."""
    steps = np.searchsorted(_SENTENCES, numbers[:, None] - pieces[None], side="right")
    return np.where(pieces[None] < 0, SENTENCE_GAPS - 1, steps)


def token_gaps(count: int, first: Ints, last: Ints, body: NDArray[np.bool_]) -> Ints:
    """(numbers, pieces): steps from the piece to the number; before it positive, inside 0."""
    places = np.arange(count)[None]
    ahead, behind = first[:, None] - places, last[:, None] - places
    gap = np.where(ahead > 0, ahead, np.where(behind < 0, behind, 0))
    return np.where(body[None], np.searchsorted(_TOKENS, gap, side="right"), TOKEN_GAPS - 1)


LANGUAGES = ("en", "ru", "ko")
"""Those that the network is told, in this order; of another one it knows that it is none of them."""
