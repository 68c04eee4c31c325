"""Decisions on documents that training left out, and whether they were right -> curves for confidences."""

from collections.abc import Mapping, Sequence

import numpy as np
import torch

from pipeline.reader.calibration import ROW, Curve, logit

SHRINK = 1e-3


def fit_curve(names: Sequence[str], rows: Sequence[tuple[Mapping[str, float], bool]]) -> Curve:
    """A logistic curve over the logits of the chances, by maximum likelihood with a small penalty."""
    table = torch.tensor([[logit(chances[name]) for name in names] for chances, _ in rows])
    right = torch.tensor([float(hit) for _, hit in rows])
    weights = torch.full((len(names) + 1,), 0.5, requires_grad=True)
    steps = torch.optim.LBFGS([weights], max_iter=200, line_search_fn="strong_wolfe")

    def loss() -> torch.Tensor:
        steps.zero_grad()
        scores = table @ weights[:-1] + weights[-1]
        value = torch.nn.functional.binary_cross_entropy_with_logits(scores, right) + SHRINK * (weights**2).sum()
        value.backward()
        return value

    steps.step(loss)
    found = [round(one, 4) for one in weights.detach().tolist()]
    return Curve(found[-1], tuple(zip(names, found[:-1], strict=True)))


def curves_of(rows: Mapping[str, Sequence[tuple[Mapping[str, float], bool]]]) -> dict[str, Curve]:
    """`rows`: by field (and "row") the chances of a number's decisions, and whether the field was right."""
    return {name: fit_curve(ROW if name == "row" else (name,), cases) for name, cases in rows.items() if cases}


def expected_error(rated: Sequence[tuple[float, bool]], bins: int = 10) -> float:
    """Expected calibration error: the mean distance of confidence and share of right ones, over bins of equal size."""
    ordered = sorted(rated)
    parts = [part for part in np.array_split(np.arange(len(ordered)), bins) if len(part)]
    return sum(
        len(part) * abs(np.mean([ordered[place][0] for place in part]) - np.mean([ordered[place][1] for place in part]))
        for part in parts
    ) / len(ordered)


def area(rated: Sequence[tuple[float, bool]]) -> float:
    """Area under the receiver's curve: how often a right one is rated above a wrong one, ties half."""
    scores = np.array([score for score, _ in rated])
    right = np.array([hit for _, hit in rated])
    order = np.argsort(scores, kind="stable")
    ranks = np.empty(len(scores))
    ranks[order] = np.arange(1, len(scores) + 1)
    for score in np.unique(scores):
        ranks[scores == score] = ranks[scores == score].mean()
    hits, misses = int(right.sum()), int((~right).sum())
    return float((ranks[right].sum() - hits * (hits + 1) / 2) / (hits * misses)) if hits and misses else float("nan")


def coverage(rated: Sequence[tuple[float, bool]], precision: float) -> float:
    """The largest share of rows, the surest first, of which at least `precision` are right."""
    ordered = sorted(rated, key=lambda row: -row[0])
    hits = np.cumsum([hit for _, hit in ordered])
    places = np.arange(1, len(ordered) + 1)
    fit = places[hits / places >= precision]
    return float(fit.max(initial=0) / len(ordered)) if ordered else 0.0
