"""Chances of decisions -> confidences: by field, and for the row of value, unit, kind, entity and period."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

ROW = ("claim", "unit", "kind", "entity", "period")
_EDGE = 1e-3


@dataclass(frozen=True, slots=True)
class Curve:
    """A logistic curve over the logits of chances: weights by name, and a constant."""

    constant: float
    weights: tuple[tuple[str, float], ...]

    def __call__(self, chances: Mapping[str, float]) -> float:
        score = self.constant + sum(weight * logit(chances[name]) for name, weight in self.weights)
        return round(1 / (1 + math.exp(-score)), 3)


def with_row(chances: Mapping[str, float]) -> dict[str, float]:
    """The chances of fields, and that of the row: their product. On documents that training left out it tells right
    rows from wrong ones better than weights of its own for each field (docs/claims-confidence.md)."""
    return {**chances, "row": math.prod(chances[name] for name in ROW)}


def logit(chance: float) -> float:
    """
    >>> logit(0.5), round(logit(1.0), 2)
    (0.0, 6.91)
    """
    bounded = min(max(chance, _EDGE), 1 - _EDGE)
    return math.log(bounded / (1 - bounded))
