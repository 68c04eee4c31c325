"""Chances of decisions -> confidences: by field, for the row of value, unit, kind, entity and period, and for all that
places a number in a series."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

ROW = ("claim", "unit", "kind", "entity", "period")
SERIES = (*ROW, "direction", "modality", "metric_id", "region")
"""What names a series and places a number in it; of the words of its metric only what limits it counts."""
_EDGE = 1e-3


@dataclass(frozen=True, slots=True)
class Curve:
    """A logistic curve over the logits of chances: weights by name, and a constant."""

    constant: float
    weights: tuple[tuple[str, float], ...]

    def __call__(self, chances: Mapping[str, float]) -> float:
        score = self.constant + sum(weight * logit(chances[name]) for name, weight in self.weights)
        return round(1 / (1 + math.exp(-score)), 3)


def with_rows(chances: Mapping[str, float]) -> dict[str, float]:
    """The chances of fields, and those of the row and of its place in a series: their products. On documents that
    training left out these tell right rows from wrong ones better than weights for each field would
    (docs/claims-confidence.md)."""
    rows = {"row": ROW, "series": SERIES}
    return {**chances, **{name: math.prod(chances[field] for field in fields) for name, fields in rows.items()}}


def logit(chance: float) -> float:
    """
    >>> logit(0.5), round(logit(1.0), 2)
    (0.0, 6.91)
    """
    bounded = min(max(chance, _EDGE), 1 - _EDGE)
    return math.log(bounded / (1 - bounded))
