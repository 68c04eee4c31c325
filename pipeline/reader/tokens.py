"""Text -> pieces of the shipped vocabulary with their offsets."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

BOS, EOS = 0, 2  # pieces that open and close a window


@dataclass(frozen=True, slots=True)
class Tokens:
    """Piece ids and, for each, the half-open offsets of the characters that it stands for, blanks left out."""

    ids: NDArray[np.int32]
    starts: NDArray[np.int32]
    ends: NDArray[np.int32]


def tokenize(text: str, tokenizer: Tokenizer) -> Tokens:
    found = tokenizer.encode(text, add_special_tokens=False)
    ids, starts, ends = [], [], []
    for piece, (start, end) in zip(found.ids, found.offsets, strict=True):
        printed = text[start:end].lstrip()
        if printed:  # a piece of nothing but a blank says nothing
            ids.append(piece)
            starts.append(end - len(printed))
            ends.append(end)
    return Tokens(np.array(ids, np.int32), np.array(starts, np.int32), np.array(ends, np.int32))
