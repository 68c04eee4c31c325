"""Labelled pages -> the scorer of blocks that the package has: pipeline/parse/block_trees.json.

    python -m training.blocks PAGES [--out FILE] [--folds 5] [--figures-only]

PAGES has a folder a set, with a labels.jsonl: {"id", "url", "file", "text"[, "optional"]} a line, the file relative to
it and gzip or plain. A text of a page is the article's when most of its words stand in the labelled text, aligned. The
figures that are printed are those of pages whose publisher the trees had not seen.
"""

import argparse
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier

from pipeline.html import decode, read_page
from pipeline.parse.facts import read_facts
from pipeline.parse.features import NAMES
from pipeline.parse.general import read_general
from pipeline.parse.scorer import Scorer
from training.article_figures import Figures, figures_of
from training.block_labels import LabelledPage, fold_of, pages_in

OUT = Path(__file__).parents[1] / "pipeline" / "parse" / "block_trees.json"
ROUNDS, LEAVES, DEPTH, RATE, SHRINK, SMALLEST, SHARE_OF_FEATURES, BINS = 100, 12, 5, 0.12, 5.0, 30, 0.3, 63
EASY = 0.15  # the share of texts outside the article's element that training looks at; they count for the others too


def learn(pages: Sequence[LabelledPage]) -> dict[str, Any]:
    """The trees as data."""
    rows = np.vstack([page.rows for page in pages])
    right = np.concatenate([page.right for page in pages])
    weight = np.concatenate([page.weight for page in pages])
    inside, noise = rows[:, NAMES.index("inside")] > 0, rows[:, NAMES.index("noise")] > 0
    easy = (noise | ~inside) & ~right
    taken = ~easy | (np.random.default_rng(7).random(len(rows)) < EASY)
    weight = np.where(easy, weight / EASY, weight)
    model = HistGradientBoostingClassifier(
        max_iter=ROUNDS, max_leaf_nodes=LEAVES, max_depth=DEPTH, learning_rate=RATE, l2_regularization=SHRINK,
        min_samples_leaf=SMALLEST, max_features=SHARE_OF_FEATURES, max_bins=BINS, early_stopping=False, random_state=0,
    )  # fmt: skip
    model.fit(rows[taken], right[taken], weight[taken])
    return _as_data(model)


def _as_data(model: HistGradientBoostingClassifier) -> dict[str, Any]:
    grown = [predictor.nodes for (predictor,) in model._predictors]  # noqa: SLF001  scikit-learn has no public way
    start = round(float(np.ravel(model._baseline_prediction)[0]), 5)  # noqa: SLF001
    depth = max(int(nodes["depth"].max()) for nodes in grown)
    return {"features": list(NAMES), "start": start, "depth": depth, "trees": [_tree(nodes) for nodes in grown]}


def _tree(nodes: np.ndarray) -> dict[str, list[float]]:
    """A leaf leads to itself; what a node is worth is the mean of its leaves, as many rows as each of them has."""
    leaf, count = nodes["is_leaf"].astype(bool), nodes["count"].astype(float)
    left, right, value = nodes["left"].astype(int), nodes["right"].astype(int), nodes["value"].astype(float)
    for node in range(len(nodes) - 1, -1, -1):
        if leaf[node]:
            left[node] = right[node] = node
        else:
            sides = [left[node], right[node]]
            value[node] = np.average(value[sides], weights=count[sides])
    return {
        "feature": nodes["feature_idx"].astype(int).tolist(),
        "threshold": [float(f"{one:.6g}") for one in nodes["num_threshold"]],
        "left": left.tolist(),
        "right": right.tolist(),
        "value": [round(one, 5) for one in value.tolist()],
    }


def figures_by_folds(pages: Sequence[LabelledPage], folds: int) -> Iterator[tuple[str, Figures]]:
    """What the general reader makes of pages of publishers that its trees had not seen."""
    fold = fold_of(pages, folds)
    found: dict[str, list[Figures]] = {}
    for one in range(folds):
        scorer = Scorer.from_data(learn([page for page, at in zip(pages, fold, strict=True) if at != one]))
        for page in (page for page, at in zip(pages, fold, strict=True) if at == one):
            found.setdefault(page.label["set"], []).append(figures_of(page.label, read_with(page, scorer)))
    for name in sorted(found):
        yield name, Figures.mean(found[name])


def read_with(page: LabelledPage, scorer: Scorer) -> str:
    decoded = decode(page.body, None)
    parsed = read_page(decoded.text) if decoded else None
    if parsed is None:
        return ""
    return read_general(parsed, page.label["url"], read_facts(parsed, None), scorer).body


def in_lines(data: dict[str, Any]) -> str:
    """JSON with a tree a line."""
    trees = ",\n".join(json.dumps(tree, separators=(",", ":")) for tree in data["trees"])
    head = json.dumps({name: value for name, value in data.items() if name != "trees"})
    return f'{head[:-1]}, "trees": [\n{trees}\n]}}\n'


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", type=Path)
    parser.add_argument("--out", type=Path, default=OUT)
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--figures-only", action="store_true")
    args = parser.parse_args()
    pages = list(pages_in(args.pages))
    print(f"{len(pages)} pages of {len({page.publisher for page in pages})} publishers")
    for name, figures in figures_by_folds(pages, args.folds):
        print(f"{name}: {figures}")
    if not args.figures_only:
        args.out.write_text(in_lines(learn(pages)), "utf-8")


if __name__ == "__main__":
    main()
