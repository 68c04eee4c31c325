"""The last stage: a packed network goes on with texts that are marked for some slots only: those in which papers pass
on whose figures they are, for who says a figure first; those in wordings that it misreads, for what makes a row.

A copy of the network that stays as it is holds the rest in place: what it says of the other slots is what is taught
there (learning without forgetting, Li and Hoiem 2016). The press and older texts in which papers pass figures on are
read in between, so that other texts are read as before. Choosers and curves stay those of the file."""

import random
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as nnf
from torch import Tensor

from pipeline.reader.network import Network
from pipeline.reader.slots import NAMES, NONE, UNSAID
from training.corpus import FROZEN, TITLED, corpus_of, metric_words
from training.corpus import tensors_of as tensors_of_start
from training.fit import (
    WEIGHTS,
    Corpus,
    Item,
    average,
    batches_of,
    encode,
    plan_of,
    predict,
    slot_losses,
    tensors_of,
)
from training.network import Reader
from training.outliers import outliers_of
from training.pack import encoder_graph, heads_graph
from training.shipped import from_shipped, whole_network
from training.start import Start

SPEAKER = "attribution"
ROW = frozenset({"entity", "period", "metric_id", "dimension", "kind", "direction", "modality"})
HEADS = ("pointers.attribution.", "pointers.entity.", "times.period.", "choices.dimension.", "choices.kind.",
         "choices.direction.", "choices.modality.", "metric_number.", "metric_words.", "metric_none.")  # fmt: skip
"""Those of the slots that are taught; the others stay."""
EPOCHS, SEED = 3, 7
RATE, HEAD_RATE = 4e-5, 4e-4
DECAY = 0.99  # of the averaged weights, over fewer steps than in `fit`
HOLD = 3.0  # what the answers of the copy count beside the marked ones
WEIGHT, HELD = 0.6, 0.5  # of what is marked in the press and older texts, and of what the copy says of it there
EVERY = 8  # of the windows of the press one in so many tells how often nobody is named
STEPS = 30  # of the search for that


@dataclass(frozen=True, slots=True)
class Sort:
    """Of texts: the slots that they teach, how many of their windows an epoch reads, what the answers of the copy count
    for the other slots (it misreads what is like the new texts), and whether the network has not seen them."""

    taught: frozenset[str]
    share: float
    others: float
    is_new: bool = False


SORTS = {
    "passed_on": Sort(frozenset({SPEAKER}), 1.0, 0.2, is_new=True),
    "wordings": Sort(ROW, 1.0, 1.0, is_new=True),
    "chains": Sort(frozenset({SPEAKER}), 0.5, 0.2),
    "train": Sort(ROW | {SPEAKER}, 0.65, 1.0),
}
"""By the beginning of a file's name."""


@dataclass(frozen=True, slots=True)
class Lot:
    """The texts of one file."""

    corpus: Corpus
    sort: Sort


def taught(path: Path, texts: Sequence[Path], folds: Sequence[int], work: Path) -> dict[str, bytes]:
    """The members of the file at `path` with a network that has read `texts` too; the folds count for the press."""
    start = from_shipped(path)
    words = metric_words(start)
    lots = [lot_of(one, start, folds, work) for one in texts]
    copy = whole_network(path)
    network = deepcopy(copy)
    network.load_state_dict(_fit(network, copy, lots, words))
    press = [lot.corpus for lot, one in zip(lots, texts, strict=True) if one.stem.startswith("train_")]
    _name_nobody_as_often(network, copy, press, words)
    return _members(path, network.eval(), start, words, press)


def lot_of(path: Path, start: Start, folds: Sequence[int], work: Path) -> Lot:
    corpus = corpus_of([path], start, work, TITLED)
    sort = SORTS[path.stem.rpartition("_")[0]]
    kept = [
        place
        for place, one in enumerate(corpus.examples)
        if one.labels and len(one.window.numbers) and (sort.is_new or one.fold in folds)
    ]
    found = Corpus([corpus.examples[place] for place in kept], [corpus.vectors[place] for place in kept])
    for one in found.examples:
        unsaid = [len(one.window.span_first) + UNSAID]
        for label in one.labels:
            label.right = {
                slot: places
                for slot, places in label.right.items()
                if slot in sort.taught and not (sort.is_new and places == unsaid)
            }
    return Lot(found, sort)


def _batches(lots: Sequence[Lot]) -> Iterator[list[Item]]:
    drawn = random.Random(SEED)
    for epoch in range(EPOCHS):
        items = [
            Item(place, row)
            for place, lot in enumerate(lots)
            for row in range(len(lot.corpus.examples))
            if lot.sort.share == 1 or drawn.random() < lot.sort.share
        ]
        yield from batches_of([lot.corpus for lot in lots], items, SEED + epoch)


def _fit(network: Reader, copy: Reader, lots: Sequence[Lot], words: Tensor) -> dict[str, Tensor]:
    """The averaged weights. Learnt are the trained layers and the heads of the slots that are taught."""
    torch.manual_seed(SEED)
    named = dict(network.named_parameters())
    layers = [one for name, one in named.items() if name.startswith("layers.")]
    heads = [one for name, one in named.items() if name.removeprefix("heads.").startswith(HEADS)]
    adam = torch.optim.AdamW([{"params": layers, "lr": RATE}, {"params": heads, "lr": HEAD_RATE}], weight_decay=0.01)
    batches = list(_batches(lots))
    plan = plan_of(adam, len(batches))
    mean = {name: value.detach().clone() for name, value in network.state_dict().items()}
    started = time.time()
    for step, batch in enumerate(batches):
        loss = _loss(network, copy, lots, batch, words)
        adam.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_([*layers, *heads], 1.0)
        adam.step()
        plan.step()
        average(mean, network, step, DECAY)
        if (step + 1) % 50 == 0:
            print(f"further: step {step + 1} of {len(batches)}, {time.time() - started:.0f} s", flush=True)
    return mean


def _loss(network: Reader, copy: Reader, lots: Sequence[Lot], batch: list[Item], words: Tensor) -> Tensor:
    examples = [lots[item.corpus].corpus.examples[item.place] for item in batch]
    low = [lots[item.corpus].corpus.low(item.place) for item in batch]
    _drop_in_taught(network)
    with torch.no_grad():
        as_before = encode(copy, low, examples)
    now = encode(network, low, examples)
    marked: dict[str, list[Tensor]] = defaultdict(list)
    held: list[Tensor] = []
    for row, (item, example) in enumerate(zip(batch, examples, strict=True)):
        arrays, size, sort = tensors_of(example, words), len(example.window.ids), lots[item.corpus].sort
        with torch.no_grad():
            before = copy.heads(as_before[row, :size], arrays)
        for name, table, wanted in zip(NAMES, network.heads(now[row, :size], arrays), before, strict=True):
            if name in sort.taught:
                marked[name] += [
                    (1.0 if sort.is_new else WEIGHT) * one for one in slot_losses(table, example.labels, name)
                ]
            if not (sort.is_new and name in sort.taught):
                held.append((HELD if name in sort.taught else sort.others) * _apart(table, wanted))
    found = HOLD * torch.cat(held).mean() * len(NAMES)
    sums = {name: torch.cat(losses) for name, losses in marked.items() if losses}
    most = max((len(one) for one in sums.values()), default=1)
    for name, one in sums.items():
        found = found + WEIGHTS[name] / WEIGHTS[SPEAKER] * one.sum() / most
    return found


def _drop_in_taught(network: Reader) -> None:
    """Dropout in the layers and in the heads that learn; the others say what they say."""
    network.train()
    network.heads.eval()
    for name, module in network.heads.named_modules():
        if f"{name}.".startswith(HEADS):
            module.train()


def _apart(table: Tensor, wanted: Tensor) -> Tensor:
    """Of each number, how far its chances are from the wanted ones (Kullback and Leibler)."""
    chances = nnf.kl_div(nnf.log_softmax(table, 1), nnf.softmax(wanted, 1), reduction="none")
    return chances.sum(1)


def _name_nobody_as_often(network: Reader, copy: Reader, press: Sequence[Corpus], words: Tensor) -> None:
    """In texts that pass figures on nearly all have a speaker. The score of none is moved until it has, in the press,
    the mean chance that the copy gives to it."""
    wanted = _nobody(_tables(copy, press, words), 0.0)
    tables = _tables(network, press, words)
    low, high = -2.0, 2.0
    for _ in range(STEPS):
        middle = (low + high) / 2
        low, high = (middle, high) if _nobody(tables, middle) < wanted else (low, middle)
    with torch.no_grad():
        network.heads.pointers[SPEAKER].others.bias[NONE] += low
    print(f"further: the score of nobody is moved by {low:.2f}", flush=True)


def _tables(network: Reader, press: Sequence[Corpus], words: Tensor) -> list[Tensor]:
    return [
        found[SPEAKER].float()
        for corpus in press
        for found in predict(network, corpus, range(0, len(corpus.examples), EVERY), words).values()
    ]


def _nobody(tables: Sequence[Tensor], moved: float) -> float:
    """The mean chance of none, with its score moved. Its column is the last but one."""
    chances = []
    for table in tables:
        scores = table.clone()
        scores[:, NONE - 2] += moved
        chances += nnf.softmax(scores, 1)[:, NONE - 2].tolist()
    return float(np.mean(chances))


def _members(path: Path, network: Reader, start: Start, words: Tensor, press: Sequence[Corpus]) -> dict[str, bytes]:
    corpus = Corpus([one for each in press for one in each.examples], [one for each in press for one in each.vectors])
    example = next(one for one in corpus.examples if len(one.arrays["time_first"]))
    encoder = encoder_graph(tensors_of_start(start), network, FROZEN, outliers_of(network, corpus, FROZEN))
    own = {"encoder.onnx": encoder, "heads.onnx": heads_graph(network.heads, example, words)}
    return {**Network(path.read_bytes()).members, **own}
