"""Chances of a slot's answers -> which one is taken. The numbers were chosen by folds of the press
(docs/decisions/0009-the-learned-reader.md)."""

from collections.abc import Hashable, Sequence

import numpy as np
from numpy.typing import NDArray

from pipeline.reader.chooser import Floats
from pipeline.reader.likeness import stems
from pipeline.reader.slots import NAMED

# an answer that is taken from this chance on, where being right as often as wrong is not what is wanted
AT_LEAST = {("claim", "lure"): 0.3, ("modality", "actual"): 0.65}
SHARED = 0.3  # of its chance that an answer lends to one with half of its words
# of its chance that counts for none: a share has a whole, a change is from something, and a figure is somebody's
NONE = {"whole": 0.8, "baseline": 0.8, "attribution": 0.7}
UNNAMED = "metric"  # what is measured has no name: of two answers each must have half of the other's words
_CLEAR = 0.6  # a chance that what others lend cannot overtake
_DIGITS = 6  # what is finer may differ between machines


def best_first(slot: str, keys: Sequence[Hashable], chances: Floats) -> NDArray[np.intp]:
    """Places of the answers, that which is taken first. Equal ones keep their order, which is that of the text."""
    return np.argsort(-np.round(_weighed(slot, keys, chances), _DIGITS), kind="stable")


def _weighed(slot: str, keys: Sequence[Hashable], chances: Floats) -> NDArray[np.float64]:
    found = chances.astype(np.float64)
    for place, key in enumerate(keys):
        least = AT_LEAST.get((slot, str(key)))
        if least is not None:  # comes first where it reaches its limit, else last
            found[place] += 1 if chances[place] >= least else -1
    if len(keys) and chances.max() < _CLEAR:
        if slot in NAMED:
            found += SHARED * _lent(keys, chances, each=slot == UNNAMED)
        if slot in NONE and None in keys:
            found[keys.index(None)] *= NONE[slot]
    return found


def _lent(keys: Sequence[Hashable], chances: Floats, *, each: bool) -> NDArray[np.float64]:
    """To each answer the chances of those that have half of its words: *Grab* has those of *Grab Holdings*, but *Grab
    and its rivals* not those of *Grab*. `each`: and of whose words it has half."""
    found = np.zeros(len(keys))
    words = [stems(key) if isinstance(key, str) else frozenset() for key in keys]
    for place, own in enumerate(words):
        for other, theirs in enumerate(words):
            least = max(len(own), len(theirs)) if each else len(own)
            if place != other and own and theirs and 2 * len(own & theirs) >= least:
                found[place] += chances[other]
    return found
