"""Examples -> a trained network. A run goes on from its last checkpoint, with the same order of batches."""

import random
import time
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as nnf
from numpy.typing import NDArray
from torch import Tensor

from pipeline.reader.slots import NAMES
from training.labels import Labels
from training.network import Reader, in_bfloat16
from training.windows import Example

WEIGHTS = {"entity": 1.0, "period": 1.0, "attribution": 0.6, "metric": 0.6, "whole": 0.3, "counted": 0.4, "region": 0.5,
           "baseline": 0.4, "claim": 0.4, "kind": 0.5, "direction": 0.3, "modality": 0.5, "dimension": 0.4, "home": 0.4,
           "metric_id": 0.4}  # fmt: skip
PIECES = 1300  # of a batch, padding included
NEIGHBOURS = 60  # examples that are sorted by length together, so that padding is little
RATE, HEAD_RATE = 1.5e-4, 1e-3
WARM, LEAST = 0.08, 0.02  # share of steps until the full rate, and the share of it that is left at the end
DECAY = 0.995  # of the averaged weights, which are the ones kept
WRONG = -1e9  # on top of the score of an answer that is not right
EVERY = 200  # steps from one checkpoint to the next


@dataclass(slots=True)
class Corpus:
    """Examples, and of each the vectors of its pieces (from the frozen layers), which stay on disk until they are used:
    processes that run side by side have them in memory once."""

    examples: list[Example]
    vectors: list[NDArray[np.float16]]  # of each (pieces, width)

    def low(self, place: int) -> Tensor:
        return torch.from_numpy(self.vectors[place].astype(np.float32))


@dataclass(frozen=True, slots=True)
class Item:
    corpus: int
    place: int


def fit(
    network: Reader,
    corpora: Sequence[Corpus],
    items: Sequence[Sequence[Item]],
    words: Tensor,
    *,
    folder: Path,
    seed: int,
) -> Reader:
    """`items`: the examples of each epoch. The network comes back with its averaged weights."""
    torch.manual_seed(seed)
    batches = [batch for epoch, rows in enumerate(items) for batch in _batches(corpora, rows, seed + epoch)]
    layers = [p for name, p in network.named_parameters() if name.startswith("layers.")]
    heads = [p for name, p in network.named_parameters() if not name.startswith("layers.")]
    adam = torch.optim.AdamW([{"params": heads, "lr": HEAD_RATE}, {"params": layers, "lr": RATE}], weight_decay=0.01)
    total = len(batches)
    plan = torch.optim.lr_scheduler.LambdaLR(
        adam, lambda step: min(1.0, (step + 1) / (WARM * total)) * max(LEAST, 1 - step / total)
    )
    mean = {name: value.detach().clone() for name, value in network.state_dict().items()}
    done = _resume(folder, network, adam, plan, mean)
    started, losses = time.time(), defaultdict(list)
    for step in range(done, total):
        network.train()
        loss = _loss(network, corpora, batches[step], words, losses)
        adam.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        adam.step()
        plan.step()
        decay = min(DECAY, (step + 1) / (step + 10))
        with torch.no_grad():
            for name, value in network.state_dict().items():
                mean[name].lerp_(value, 1 - decay)
        if (step + 1) % EVERY == 0 or step + 1 == total:
            torch.save(
                {"step": step + 1, "network": network.state_dict(), "adam": adam.state_dict(),
                 "plan": plan.state_dict(), "mean": mean}, folder / "checkpoint.new",
            )  # fmt: skip
            (folder / "checkpoint.new").replace(folder / "checkpoint.pt")
        if (step + 1) % 50 == 0:
            means = {slot: round(float(np.mean(values[-400:])), 3) for slot, values in losses.items()}
            print(f"{folder.name}: step {step + 1} of {total}, {time.time() - started:.0f} s, {means}", flush=True)
    network.load_state_dict(mean)
    return network.eval()


def _resume(folder: Path, network: Reader, adam: torch.optim.Optimizer, plan: object, mean: dict[str, Tensor]) -> int:
    folder.mkdir(parents=True, exist_ok=True)
    kept = folder / "checkpoint.pt"
    if not kept.exists():
        return 0
    state = torch.load(kept, weights_only=True)
    network.load_state_dict(state["network"])
    adam.load_state_dict(state["adam"])
    plan.load_state_dict(state["plan"])  # type: ignore[attr-defined]
    mean.update(state["mean"])
    return int(state["step"])


def _batches(corpora: Sequence[Corpus], items: Sequence[Item], seed: int) -> list[list[Item]]:
    order = random.Random(seed)
    shuffled = order.sample(list(items), len(items))

    def size(item: Item) -> int:
        return len(corpora[item.corpus].examples[item.place].window.ids)

    batches: list[list[Item]] = []
    for start in range(0, len(shuffled), NEIGHBOURS):
        batch: list[Item] = []
        for item in sorted(shuffled[start : start + NEIGHBOURS], key=size):
            if batch and size(item) * (len(batch) + 1) > PIECES:
                batches.append(batch)
                batch = []
            batch.append(item)
        batches.append(batch)
    return order.sample(batches, len(batches))


def _loss(
    network: Reader, corpora: Sequence[Corpus], batch: list[Item], words: Tensor, losses: dict[str, list[float]]
) -> Tensor:
    examples = [corpora[item.corpus].examples[item.place] for item in batch]
    x = encode(network, [corpora[item.corpus].low(item.place) for item in batch], examples)
    sums: dict[str, list[Tensor]] = defaultdict(list)
    for row, example in enumerate(examples):
        scores = network.heads(x[row, : len(example.window.ids)], tensors_of(example, words))
        for name, table in zip(NAMES, scores, strict=True):
            sums[name] += _slot_losses(table, example.labels, name)
    found = []
    for name, values in sums.items():
        if values:
            value = torch.cat(values).mean()
            losses[name].append(float(value.detach()))
            found.append(WEIGHTS[name] * value)
    return torch.stack(found).sum()


def _slot_losses(table: Tensor, labels: list[Labels], name: str) -> list[Tensor]:
    """Of the numbers that are marked for this slot; empty where none is."""
    right = [label.right.get(name) or () for label in labels]
    rows = [row for row, places in enumerate(right) if places]
    if not rows:
        return []
    wrong = torch.full((len(rows), table.shape[1]), WRONG)
    for row, place in enumerate(rows):
        wrong[row, right[place]] = 0.0
    marked = table[rows]
    weights = torch.tensor([labels[row].weight for row in rows])
    return [weights * (torch.logsumexp(marked, dim=1) - torch.logsumexp(marked + wrong, dim=1))]


def encode(network: Reader, low: list[Tensor], examples: Sequence[Example]) -> Tensor:
    sizes = [len(one) for one in low]
    most = max(sizes)
    mark, role = torch.zeros(len(low), most, dtype=torch.long), torch.zeros(len(low), most, dtype=torch.long)
    for row, example in enumerate(examples):
        mark[row, : sizes[row]] = torch.from_numpy(example.window.mark)
        role[row, : sizes[row]] = torch.from_numpy(example.window.role)
    mask = None
    if min(sizes) < most:
        mask = torch.zeros(len(low), 1, 1, most)
        for row, size in enumerate(sizes):
            mask[row, ..., size:] = -1e9
    x = torch.stack([nnf.pad(one, (0, 0, 0, most - len(one))) for one in low])
    with in_bfloat16():
        return network.encode(x, mark, role, mask).float()


def tensors_of(example: Example, words: Tensor) -> dict[str, Tensor]:
    return {name: torch.from_numpy(array) for name, array in example.arrays.items()} | {"metric_words": words}


def predict(network: Reader, corpus: Corpus, places: Sequence[int], words: Tensor) -> dict[int, dict[str, Tensor]]:
    """Log chances by slot for the numbers of each example."""
    network.eval()
    found = {}
    with torch.inference_mode():
        for place in places:
            example = corpus.examples[place]
            x = encode(network, [corpus.low(place)], [example])
            tables = network.heads(x[0], tensors_of(example, words))
            found[place] = {
                name: nnf.log_softmax(table, dim=1).half() for name, table in zip(NAMES, tables, strict=True)
            }
    return found
