"""The last stage: a packed network goes on with texts in which papers pass on whose figures they are.

These are marked for who says a figure first and for nothing else. A copy of the network that stays as it is holds the
rest in place: what it says of the other slots is what is taught there (learning without forgetting, Li and Hoiem
2016). The press and the older texts of the kind are read in between, so that a text in which nobody passes anything on
is read as before. Choosers and curves stay those of the file."""

import random
import time
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
from training.fit import Corpus, Item, average, batches_of, encode, plan_of, predict, slot_losses, tensors_of
from training.network import Reader
from training.outliers import outliers_of
from training.pack import encoder_graph, heads_graph
from training.shipped import from_shipped, whole_network
from training.start import Start

SLOT = "attribution"
HEAD = f"heads.pointers.{SLOT}."
EPOCHS, SEED = 3, 7
RATE, HEAD_RATE = 4e-5, 4e-4
DECAY = 0.99  # of the averaged weights, over fewer steps than in `fit`
SHARES = {"passed_on": 1.0, "chains": 0.5, "train": 0.65}
"""By the beginning of a file's name, of its windows how many an epoch reads."""
HOLD = 3.0  # what the answers of the copy count beside the marked speakers
WEIGHT, HELD = 0.6, 0.5  # of a marked speaker of the older texts and the press, and of what the copy says of them there
EVERY = 8  # of the windows of the press one in so many tells how often nobody is named
STEPS = 30  # of the search for that


@dataclass(slots=True)
class Lot:
    """The texts of one file. `is_new`: marked for speakers alone, and not seen by the network."""

    corpus: Corpus
    share: float
    is_new: bool


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
    sort = path.stem.rpartition("_")[0]
    is_new = sort == "passed_on"
    kept = [
        place
        for place, one in enumerate(corpus.examples)
        if one.labels and len(one.window.numbers) and (is_new or one.fold in folds)
    ]
    found = Corpus([corpus.examples[place] for place in kept], [corpus.vectors[place] for place in kept])
    for one in found.examples:
        unsaid = [len(one.window.span_first) + UNSAID]
        for label in one.labels:
            places = label.right.get(SLOT)
            label.right = {SLOT: places} if places and not (is_new and places == unsaid) else {}
    return Lot(found, SHARES[sort], is_new)


def _batches(lots: Sequence[Lot]) -> Iterator[list[Item]]:
    drawn = random.Random(SEED)
    for epoch in range(EPOCHS):
        items = [
            Item(place, row)
            for place, lot in enumerate(lots)
            for row in range(len(lot.corpus.examples))
            if lot.share == 1 or drawn.random() < lot.share
        ]
        yield from batches_of([lot.corpus for lot in lots], items, SEED + epoch)


def _fit(network: Reader, copy: Reader, lots: Sequence[Lot], words: Tensor) -> dict[str, Tensor]:
    """The averaged weights. Learnt are the trained layers and the head of speakers; the other heads stay."""
    torch.manual_seed(SEED)
    rates = {"layers.": RATE, HEAD: HEAD_RATE}
    groups = {begin: [p for n, p in network.named_parameters() if n.startswith(begin)] for begin in rates}
    adam = torch.optim.AdamW([{"params": own, "lr": rates[begin]} for begin, own in groups.items()], weight_decay=0.01)
    batches = list(_batches(lots))
    plan = plan_of(adam, len(batches))
    mean = {name: value.detach().clone() for name, value in network.state_dict().items()}
    started = time.time()
    for step, batch in enumerate(batches):
        loss = _loss(network, copy, lots, batch, words)
        adam.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_([one for own in groups.values() for one in own], 1.0)
        adam.step()
        plan.step()
        average(mean, network, step, DECAY)
        if (step + 1) % 50 == 0:
            print(f"speakers: step {step + 1} of {len(batches)}, {time.time() - started:.0f} s", flush=True)
    return mean


def _loss(network: Reader, copy: Reader, lots: Sequence[Lot], batch: list[Item], words: Tensor) -> Tensor:
    examples = [lots[item.corpus].corpus.examples[item.place] for item in batch]
    low = [lots[item.corpus].corpus.low(item.place) for item in batch]
    network.train()
    network.heads.eval()
    network.heads.pointers[SLOT].train()
    with torch.no_grad():
        as_before = encode(copy, low, examples)
    now = encode(network, low, examples)
    marked: list[Tensor] = []
    held: list[Tensor] = []
    for row, (item, example) in enumerate(zip(batch, examples, strict=True)):
        arrays, size, is_new = tensors_of(example, words), len(example.window.ids), lots[item.corpus].is_new
        with torch.no_grad():
            before = copy.heads(as_before[row, :size], arrays)
        for name, table, wanted in zip(NAMES, network.heads(now[row, :size], arrays), before, strict=True):
            if name == SLOT:
                marked += [(1.0 if is_new else WEIGHT) * one for one in slot_losses(table, example.labels, name)]
            if name != SLOT or not is_new:
                held.append((HELD if name == SLOT else 1.0) * _apart(table, wanted))
    found = HOLD * torch.cat(held).mean() * len(NAMES)
    return found + torch.cat(marked).mean() if marked else found


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
        network.heads.pointers[SLOT].others.bias[NONE] += low
    print(f"speakers: the score of nobody is moved by {low:.2f}", flush=True)


def _tables(network: Reader, press: Sequence[Corpus], words: Tensor) -> list[Tensor]:
    return [
        found[SLOT].float()
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
