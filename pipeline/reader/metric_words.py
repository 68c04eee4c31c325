"""What the catalogue says of a metric -> the words by which the network knows it; no metric has a place of its own."""

import numpy as np
from numpy.typing import NDArray

from pipeline.catalog import metric_cues, metrics

_LENGTH = 4.0  # of the vector that stands for a metric's words


def words_of(key: str, languages: tuple[str, ...]) -> str:
    """The key, its definition and sentences that are about it."""
    said = [
        sentence
        for language in languages
        for cue in metric_cues(language)
        if cue.metric.key == key
        for sentence in cue.positive
    ]
    return ". ".join([key.replace("_", " "), metrics()[key].definition, *said])


def vector_of(pieces: NDArray[np.float32]) -> NDArray[np.float32]:
    """The vectors of a metric's pieces, (pieces, width), as one of fixed length: (width,)."""
    mean = pieces.mean(axis=0)
    return np.asarray(mean / np.linalg.norm(mean) * _LENGTH, np.float32)
