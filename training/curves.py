"""Decisions on documents that training left out, and whether they were right -> curves for confidences."""

from collections.abc import Mapping, Sequence

import torch

from pipeline.reader.calibration import Curve, logit

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
    return {name: fit_curve((name,), cases) for name, cases in rows.items() if cases}
