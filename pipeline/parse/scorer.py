"""Rows of features -> how likely each text is the article's, and in words what speaks against it.

Gradient-boosted trees, learned by `python -m training.blocks` and kept as plain numbers in block_trees.json.
"""

import json
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pipeline.parse.features import NAMES, Table

Floats = NDArray[np.float64]
Ints = NDArray[np.intp]

_AGAINST = {
    "links": "links parent_links above_links above_2_links",
    "no sentence": "ends sentences pauses",
    "short": "length words word_length",
    "list": "kind_list tag_li parent_texts above_texts above_2_texts first",
    "what its element is called": "noise called called_distance article_words marked_body",
    "its words": "said author",
    "figures": "digits numbers money",
    "apart from the running text": "up down home heaviest inside depth parent_prose above_prose above_2_prose "
    "parent_density above_density above_2_density",
    "made unlike the running text": "make make_texts make_mean make_links named named_texts named_mean",
    "beside a picture": "pictured picture_text in_figure tag_figcaption kind_caption",
    "where it stands": "position before after from_first to_last after_title from_title after_heaviest to_heaviest "
    "texts heading_distance heading_length heading_home next_heading",
    "not in the page's data": "data description title",
    "its tag": "tag_p tag_div tag_h2 tag_h3 in_article in_main in_quote in_table",
    "its kind": "kind_table kind_quote",
    "how it is written": "capitals",
}
_GROUP_OF = {name: group for group, names in _AGAINST.items() for name in names.split()}
_AT_ONCE = 1_000
"""Rows that go through the trees together: a page may have 50,000 texts, and each takes some kilobytes meanwhile."""

_TOLD = 2
"""How many of the groups that speak against a text its reason names."""


def group_of(name: str) -> str:
    """The words for a feature; a neighbour's speak of the neighbours."""
    if "@" in name:
        return "its neighbours"
    return _GROUP_OF[name]


@dataclass(frozen=True, slots=True)
class Scorer:
    """All trees in one table of nodes: a leaf leads to itself, `value` is a leaf's logit and a node's mean one.

    `sides` has the left and the right node under node n at 2 n and at 2 n + 1.
    """

    start: float
    roots: Ints
    feature: Ints
    threshold: Table
    sides: Ints
    value: Floats
    depth: int

    @classmethod
    def from_data(cls, data: dict[str, Any]) -> "Scorer":
        if tuple(data["features"]) != NAMES:
            raise ValueError("block_trees.json was learned from other features; run python -m training.blocks again")
        sizes = [len(tree["feature"]) for tree in data["trees"]]
        roots = np.cumsum([0, *sizes[:-1]], dtype=np.intp)
        offsets = np.repeat(roots, sizes)

        def column(name: str) -> Any:
            return np.concatenate([tree[name] for tree in data["trees"]])

        return cls(
            start=data["start"],
            roots=roots,
            feature=column("feature").astype(np.intp),
            threshold=column("threshold").astype(np.float32),
            sides=np.stack([column("left") + offsets, column("right") + offsets], axis=1).ravel().astype(np.intp),
            value=column("value").astype(np.float64),
            depth=data["depth"],
        )

    def score(self, rows: Table) -> Floats:
        """The chance of each text to be the article's."""
        parts = [self._chances(rows[at : at + _AT_ONCE]) for at in range(0, len(rows), _AT_ONCE)]
        return np.concatenate(parts) if parts else np.zeros(0)

    def _chances(self, rows: Table) -> Floats:
        nodes: Ints = np.broadcast_to(self.roots, (len(rows), len(self.roots)))
        for _ in range(self.depth):
            nodes = self._next(rows, nodes)
        chances: Floats = 1 / (1 + np.exp(-self.start - self.value.take(nodes).sum(axis=1)))
        return chances

    def against(self, row: Table) -> str:
        """What lowered the score of one text most: the features at whose forks its logit fell, in words."""
        nodes = self.roots[None, :]
        falls: dict[str, float] = {}
        for _ in range(self.depth):
            after = self._next(row[None, :], nodes)
            for node, change in zip(nodes[0], (self.value[after] - self.value[nodes])[0], strict=True):
                group = group_of(NAMES[self.feature[node]])
                falls[group] = falls.get(group, 0.0) + change
            nodes = after
        worst = sorted((fall, group) for group, fall in falls.items() if fall < 0)[:_TOLD]
        return ", ".join(group for _, group in worst)

    def _next(self, rows: Table, nodes: Ints) -> Ints:
        """The nodes one level down, for each row (first axis) and tree (second)."""
        starts = np.arange(0, rows.size, rows.shape[1], dtype=np.intp)[:, None]
        asked = rows.ravel().take(self.feature.take(nodes) + starts)
        found: Ints = self.sides.take(2 * nodes + (asked > self.threshold.take(nodes)))
        return found


@cache
def shipped() -> Scorer:
    text = resources.files("pipeline.parse").joinpath("block_trees.json").read_text(encoding="utf-8")
    return Scorer.from_data(json.loads(text))
