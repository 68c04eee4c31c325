"""Options of numbers whose network never saw their document -> choosers: what to trust where, and how far."""

import os
from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from multiprocessing import get_context
from typing import Any

import numpy as np
import torch
import torch.nn.functional as nnf
from numpy.typing import NDArray
from torch import Tensor, nn

from pipeline.reader.beliefs import Belief, beliefs_of
from pipeline.reader.chooser import Chooser, Columns, Layers
from pipeline.reader.decisions import context_of
from pipeline.reader.options import Features, Options, View, log
from training.gold import GoldDocument
from training.labels import OPTIONAL, marked_for
from training.scoring import is_right, overlap, same_value

SEEN, SEEN_WORD = 80, 180  # options that must have a feature for it to be kept, and one of a metric and a word
HIDDEN, ROUNDS, BATCH, RATE, DROP, SHRINK = 128, 12, 256, 2e-3, 0.3, 2e-4
SEED = 0
SAID = frozenset({"rules", "cue", "pointed"})  # what holds of a metric that no network knows
UNSEEN = 0.3  # what a case counts that is told as if its metric were new
NAMED = ("entity", "attribution", "metric", "whole")


@dataclass(slots=True)
class Case:
    """The options of one slot of one number, which of them are right, and what the case counts."""

    document: str
    fold: int
    number: int
    options: Options
    context: Features
    right: NDArray[np.bool_]
    weight: float


def answer_of(slot: str, key: Hashable, belief: Belief | None) -> dict[str, Any]:
    """The claim's field as it would be printed."""
    if key is None or key == "none":
        return {slot: None}
    if slot in NAMED:
        shown = belief.shown.get(key) if belief else None
        text = shown.text if shown else str(key)
        return {slot: {"text": text} if slot == "attribution" else text}
    if slot in {"period", "baseline"}:
        start, end = key  # type: ignore[misc]
        return {slot: {"start": start.isoformat(), "end": end.isoformat()}}
    return {slot: key}


def cases_of(
    document: GoldDocument,
    view: View,
    makers: Mapping[str, Callable[[View, int], Options]],
    marked: Sequence[dict[str, Any] | None],
) -> Iterator[tuple[str, Case]]:
    for number in view.order:
        gold = marked[number]
        claim = document.found.numbers[number].claim.as_dict()
        for slot, maker in makers.items():
            options = maker(view, number)
            if slot == "claim":
                right, weight = _is_claim(document, claim, options), 1.0
            elif gold is None or not same_value(gold, claim):
                continue
            else:
                weight = OPTIONAL if gold.get("optional") else 1.0
                found = [answer_of(slot, key, view.beliefs[number].get(slot)) for key in options.keys]
                right = np.array([is_right(gold, one, slot) for one in found])
            context = context_of(view, number, slot)
            case = Case(document.name, document.fold, number, options, context, right, weight)
            yield slot, case
            if slot == "metric_id" and (unseen := as_unseen(case)):
                yield slot, unseen


def as_unseen(case: Case) -> Case | None:
    """The case as it would be if the network had never seen the right metric: what the catalogue says of it is left.
    None where it names no metric, or where no cue tells of it."""
    right = [place for place, key in enumerate(case.options.keys) if case.right[place] and key is not None]
    if not right or not case.options.features[right[0]].get("cue"):
        return None
    features = list(case.options.features)
    own = features[right[0]]
    kept = {name: value for name, value in own.items() if name in SAID or name.startswith("fits")}
    features[right[0]] = kept | {"chance": log(0.0), "rank": 1 / len(features)}
    return replace(case, options=Options(case.options.keys, features), weight=case.weight * UNSEEN)


def _is_claim(document: GoldDocument, claim: dict[str, Any], options: Options) -> NDArray[np.bool_]:
    over = [one for one in document.marked["claims"] if overlap(one, claim)]
    said = "lure" if not over else "optional" if all(one.get("optional") for one in over) else "claim"
    return np.array([key == said for key in options.keys])


def vocabulary(cases: Sequence[Case]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    names: Counter[str] = Counter()
    shared: Counter[str] = Counter()
    for case in cases:
        shared.update(name for name, value in case.context.items() if value)
        for features in case.options.features:
            names.update(name for name, value in features.items() if value)
    return _often(names), _often(shared)


def _often(names: Counter[str]) -> tuple[str, ...]:
    return tuple(sorted(name for name, count in names.items() if count >= (SEEN_WORD if "&" in name else SEEN)))


class Small(nn.Module):
    """What all options of a number share is multiplied once a number, and not once an option."""

    def __init__(self, width: int, shared: int) -> None:
        super().__init__()
        self.into = nn.Linear(width + shared, HIDDEN)
        self.out = nn.Linear(HIDDEN, 1, bias=False)
        self.width = width

    def forward(self, features: Tensor, shared: Tensor) -> Tensor:
        own, common = self.into.weight[:, : self.width], self.into.weight[:, self.width :]
        options = nnf.linear(nnf.dropout(features, DROP / 2, self.training), own)
        number = nnf.linear(nnf.dropout(shared, DROP / 2, self.training), common, self.into.bias)
        hidden = nnf.relu(options + number[:, None])
        return self.out(nnf.dropout(hidden, DROP, self.training))[..., 0]


@dataclass(frozen=True, slots=True)
class Tables:
    """The cases of a slot as arrays: features by case and option, those that all options of a case share, which options
    there are, and which are right."""

    columns: Columns
    folds: NDArray[np.int64]
    features: Tensor  # (cases, options, features), in half precision
    shared: Tensor  # (cases, features)
    absent: Tensor
    right: Tensor
    weights: Tensor


def tables_of(cases: Sequence[Case]) -> Tables:
    """Cases in which nothing or everything is right teach nothing and are left out."""
    cases = [case for case in cases if case.right.any() and not case.right.all()]
    columns = Columns(*vocabulary(cases))
    names, shared = columns.names, columns.shared
    most = max(len(case.options.keys) for case in cases)
    features = torch.zeros(len(cases), most, len(names), dtype=torch.float16)  # half the memory, and fine enough
    common = torch.zeros(len(cases), len(shared))
    absent, right = (torch.full((len(cases), most), -1e9) for _ in range(2))
    for row, case in enumerate(cases):
        size = len(case.options.keys)
        table = torch.from_numpy(columns.table(case.options, case.context))
        features[row, :size], common[row] = table[:, : len(names)], table[0, len(names) :]
        absent[row, :size] = 0
        right[row, :size] = torch.where(torch.from_numpy(case.right), 0.0, -1e9)
    weights = torch.tensor([case.weight for case in cases])
    return Tables(columns, np.array([case.fold for case in cases]), features, common, absent, right, weights)


def fit_side_by_side(tables: Tables, folds: Sequence[int]) -> tuple[dict[int, Chooser], Chooser]:
    """The choosers without each fold, and the one of all folds, on all cores. Processes are forked, so that the tables
    are in memory once."""
    forked = get_context("fork")
    with ProcessPoolExecutor(os.cpu_count(), forked, initializer=_share, initargs=(tables,)) as pool:
        whole = pool.submit(_fit_shared, None)
        found = {fold: pool.submit(_fit_shared, fold) for fold in folds}
        return {fold: fit.result() for fold, fit in found.items()}, whole.result()


_shared: list[Tables] = []  # of a forked process


def _share(tables: Tables) -> None:
    _shared[:] = [tables]


def _fit_shared(without: int | None) -> Chooser:
    """`without`: the fold that is left out."""
    (tables,) = _shared
    rows = np.arange(len(tables.folds)) if without is None else np.flatnonzero(tables.folds != without)
    return Chooser(tables.columns, _fit(tables, torch.from_numpy(rows)))


def _fit(tables: Tables, rows: Tensor) -> Layers:
    """On these cases, which are taken out of the tables by the batch: a copy may be half of the memory."""
    torch.manual_seed(SEED)
    network = Small(tables.features.shape[2], tables.shared.shape[1])
    adam = torch.optim.AdamW(network.parameters(), lr=RATE, weight_decay=SHRINK)
    steps = ROUNDS * (len(rows) // BATCH + 1)
    plan = torch.optim.lr_scheduler.OneCycleLR(adam, RATE * 2, total_steps=steps)
    network.train()
    for _ in range(ROUNDS):
        for batch in rows[torch.randperm(len(rows))].split(BATCH):
            found = network(tables.features[batch].float(), tables.shared[batch])
            scores = torch.log_softmax(found + tables.absent[batch], dim=1)
            loss = -(tables.weights[batch] * torch.logsumexp(scores + tables.right[batch], dim=1)).mean()
            adam.zero_grad()
            loss.backward()
            adam.step()
            if plan.last_epoch < steps - 1:
                plan.step()
    into, hidden, out = network.into.weight.T, network.into.bias, network.out.weight[0]
    return Layers(*(one.detach().numpy().astype(np.float32) for one in (into, hidden, out)))


def views_of(
    documents: Sequence[GoldDocument],
    windows: dict[str, list[tuple[Any, dict[str, Any]]]],
    metrics: tuple[str, ...],
) -> dict[str, View]:
    """`windows`: by document its windows with their score tables."""
    found = {}
    for document in documents:
        beliefs: dict[int, dict[str, Belief]] = {}
        for window, tables in windows.get(document.name, ()):
            beliefs |= beliefs_of(document.found, window, tables, metrics)
        if beliefs:
            found[document.name] = View(document.found, beliefs)
    return found


__all__ = ["Case", "answer_of", "cases_of", "fit_side_by_side", "marked_for", "tables_of", "views_of"]
