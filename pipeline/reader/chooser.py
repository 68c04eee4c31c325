"""Options of a slot -> the chance of each, by a small network over named features."""

from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pipeline.reader.options import Features, Options

Floats = NDArray[np.float32]
_Halves = NDArray[np.float16]
_LEVELS, _FINEST = 127, 1e-6  # of 8 bits, and the least scale that half precision tells from none
_DIGITS = 4  # of a chance: what is finer may differ between machines and decides nothing


@dataclass(frozen=True, slots=True)
class Columns:
    """`names` are the features of an option, `shared` those of its number."""

    names: tuple[str, ...]
    shared: tuple[str, ...]
    places: dict[str, int] = field(default_factory=dict)
    shared_places: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.places.update({name: place for place, name in enumerate(self.names)})
        self.shared_places.update({name: place for place, name in enumerate(self.shared)})

    def table(self, options: Options, context: Features) -> Floats:
        """(options, features); features that training has not seen are left out."""
        width = len(self.names) + len(self.shared)
        shared, cells = np.zeros(len(self.shared), np.float32), np.zeros(len(options.keys) * width, np.float32)
        at: list[int] = []
        values: list[float] = []
        for row, features in enumerate(options.features):
            for name, value in features.items():
                if value and (place := self.places.get(name)) is not None:
                    at.append(row * width + place)
                    values.append(value)
        cells[at] = values
        table = cells.reshape(len(options.keys), width)
        known = {self.shared_places[name]: value for name, value in context.items() if name in self.shared_places}
        shared[list(known)] = list(known.values())
        table[:, len(self.names) :] = shared
        return table


@dataclass(frozen=True, slots=True)
class Layers:
    """Features -> hidden (ReLU) -> a score."""

    into: Floats  # (features, hidden)
    hidden: Floats
    out: Floats

    def packed(self) -> dict[str, NDArray[Any]]:
        """As the file has them: `into` in 8 bits with a scale for each feature, the rest in half precision."""
        scales = np.maximum(np.abs(self.into).max(axis=1, keepdims=True) / _LEVELS, _FINEST).astype(np.float16)
        levels = np.clip(np.round(self.into / scales.astype(np.float32)), -_LEVELS, _LEVELS).astype(np.int8)
        halves = {"hidden": self.hidden.astype(np.float16), "out": self.out.astype(np.float16)}
        return {"levels": levels, "scales": scales, **halves}

    @classmethod
    def unpacked(cls, levels: NDArray[np.int8], scales: _Halves, hidden: _Halves, out: _Halves) -> "Layers":
        into = levels.astype(np.float32) * scales.astype(np.float32)
        return cls(into, hidden.astype(np.float32), out.astype(np.float32))


@dataclass(frozen=True, slots=True)
class Chooser:
    columns: Columns
    layers: Layers

    def chances(self, options: Options, context: Features) -> Floats:
        found = _softmax(_score(self.columns.table(options, context), self.layers))
        return np.asarray(np.round(found, _DIGITS), np.float32)


def _score(table: Floats, layers: Layers) -> Floats:
    return np.asarray(np.maximum(table @ layers.into + layers.hidden, 0) @ layers.out, np.float32)


def _softmax(scores: Floats) -> Floats:
    powers = np.exp(scores - scores.max())
    return np.asarray(powers / powers.sum(), np.float32)
