"""Options of a slot -> the chance of each: small networks over named features, whose chances are averaged."""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from pipeline.reader.options import Features, Options

Floats = NDArray[np.float32]
_DIGITS = 4  # of a chance: what is finer may differ between machines and decides nothing


@dataclass(frozen=True, slots=True)
class Layers:
    """One network: features -> hidden (ReLU) -> a score."""

    into: Floats  # (features, hidden)
    hidden: Floats
    out: Floats


@dataclass(frozen=True, slots=True)
class Chooser:
    """`names` are the features of an option, then those of its number, in the order of `Layers.into`."""

    names: tuple[str, ...]
    shared: tuple[str, ...]
    members: tuple[Layers, ...]
    places: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.places.update({name: place for place, name in enumerate(self.names)})
        self.places.update({f"number: {name}": len(self.names) + place for place, name in enumerate(self.shared)})

    def table(self, options: Options, context: Features) -> Floats:
        """(options, features); features that training has not seen are left out."""
        found = np.zeros((len(options.keys), len(self.names) + len(self.shared)), np.float32)
        for row, features in enumerate(options.features):
            for name, value in features.items():
                place = self.places.get(name)
                if place is not None and value:
                    found[row, place] = value
        for name, value in context.items():
            place = self.places.get(f"number: {name}")
            if place is not None:
                found[:, place] = value
        return found

    def chances(self, options: Options, context: Features) -> Floats:
        table = self.table(options, context)
        found = np.mean([_softmax(_score(table, member)) for member in self.members], axis=0)
        return np.asarray(np.round(found, _DIGITS), np.float32)


def _score(table: Floats, layers: Layers) -> Floats:
    return np.asarray(np.maximum(table @ layers.into + layers.hidden, 0) @ layers.out, np.float32)


def _softmax(scores: Floats) -> Floats:
    powers = np.exp(scores - scores.max())
    return np.asarray(powers / powers.sum(), np.float32)
