"""Options of numbers whose network never saw their document -> choosers: what to trust where, and how far."""

import os
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
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
from training.labels import OPTIONAL, answer_of, options_right
from training.scoring import overlap, same_value

SEEN, SEEN_WORD = 80, 180  # options that must have a feature for it to be kept, and one of a metric and a word
HIDDEN, ROUNDS, BATCH, RATE, DROP, SHRINK = 128, 12, 256, 2e-3, 0.3, 2e-4
SEED = 0
SAID = frozenset({"rules", "cue", "pointed"})  # what holds of a metric that no network knows
UNSEEN = 0.3  # what a case counts that is told as if its metric were new


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


def cases_of(
    document: GoldDocument,
    view: View,
    slot: str,
    options_of: Callable[[View, int], Options],
    marked: Sequence[dict[str, Any] | None],
) -> Iterator[Case]:
    """Of a document, number by number; an answer can be right only where the value is. One that is marked for
    some slots only has no values."""
    if document.marked_for is not None and slot not in document.marked_for:
        return
    for number in view.order:
        gold = marked[number]
        claim = document.found.numbers[number].claim.as_dict()
        if slot != "claim" and (gold is None or not (document.marked_for or same_value(gold, claim))):
            continue
        options = options_of(view, number)
        if slot == "claim":
            right, weight = _is_claim(document, claim, options), 1.0
        else:
            weight = OPTIONAL if gold and gold.get("optional") else 1.0
            found = [answer_of(slot, key, view.beliefs[number].get(slot)) for key in options.keys]
            right = np.array(options_right(gold or {}, found, slot))
        context = context_of(view, number, slot)
        case = Case(document.name, document.fold, number, options, context, right, weight)
        yield case
        if slot == "metric_id" and (unseen := as_unseen(case)):
            yield unseen


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


class _Rows:
    """Rows of named features, as arrays: dictionaries of all options of a slot take ten times as much."""

    def __init__(self) -> None:
        self.names: dict[str, int] = {}
        self.at, self.ends, self.values = array("i"), array("q", [0]), array("f")

    def add(self, features: Features) -> None:
        for name, value in features.items():
            if value:
                self.at.append(self.names.setdefault(name, len(self.names)))
                self.values.append(value)
        self.ends.append(len(self.at))

    def table(self, kind: torch.dtype) -> tuple[tuple[str, ...], Tensor]:
        """Names of the features that enough rows have, in order, and (rows, features)."""
        at, ends, values = np.asarray(self.at), np.asarray(self.ends), np.asarray(self.values)
        counts = np.bincount(at, minlength=len(self.names))
        names = sorted(name for name, one in self.names.items() if counts[one] >= (SEEN_WORD if "&" in name else SEEN))
        columns = np.full(len(self.names), -1)
        columns[[self.names[name] for name in names]] = np.arange(len(names))
        kept = columns[at] >= 0
        rows = np.repeat(np.arange(len(ends) - 1), np.diff(ends))[kept]
        table = torch.zeros(len(ends) - 1, len(names), dtype=kind)
        table[torch.from_numpy(rows), torch.from_numpy(columns[at[kept]])] = torch.from_numpy(values[kept]).to(kind)
        return tuple(names), table


class Small(nn.Module):
    """What all options of a number share is multiplied once a number, and not once an option."""

    def __init__(self, width: int, shared: int) -> None:
        super().__init__()
        self.into = nn.Linear(width + shared, HIDDEN)
        self.out = nn.Linear(HIDDEN, 1, bias=False)
        self.width = width

    def forward(self, features: Tensor, shared: Tensor, case: Tensor) -> Tensor:
        """`case`: by option the row of `shared` that is its number's."""
        own, common = self.into.weight[:, : self.width], self.into.weight[:, self.width :]
        options = nnf.linear(nnf.dropout(features, DROP / 2, self.training), own)
        number = nnf.linear(nnf.dropout(shared, DROP / 2, self.training), common, self.into.bias)
        hidden = nnf.relu(options + number[case])
        return self.out(nnf.dropout(hidden, DROP, self.training))[:, 0]


@dataclass(frozen=True, slots=True)
class Tables:
    """The cases of a slot as arrays: features by option, those that all options of a case share, where the options of a
    case begin, and which are right."""

    columns: Columns
    folds: NDArray[np.int64]
    features: Tensor  # (options, features), in half precision
    shared: Tensor  # (cases, features)
    starts: Tensor  # (cases + 1)
    right: Tensor  # (options)
    weights: Tensor

    def options(self, cases: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """The options of these cases: their rows, the place of their case among `cases`, and their place in it."""
        sizes = self.starts[cases + 1] - self.starts[cases]
        case = torch.repeat_interleave(torch.arange(len(cases)), sizes)
        place = torch.arange(len(case)) - (sizes.cumsum(0) - sizes)[case]
        return self.starts[cases][case] + place, case, place


def tables_of(cases: Iterable[Case]) -> Tables:
    """Cases in which nothing or everything is right teach nothing and are left out. Each is let go once it is told."""
    options, shared = _Rows(), _Rows()
    starts, right, folds, weights = [0], [], [], []
    for case in cases:
        if case.right.any() and not case.right.all():
            for features in case.options.features:
                options.add(features)
            shared.add(case.context)
            right.append(case.right)
            starts.append(starts[-1] + len(case.right))
            folds.append(case.fold)
            weights.append(case.weight)
    names, table = options.table(torch.float16)  # half the memory, and fine enough
    contexts, common = shared.table(torch.float32)
    rights = torch.from_numpy(np.concatenate(right))
    columns = Columns(names, contexts)
    return Tables(columns, np.array(folds), table, common, torch.tensor(starts), rights, torch.tensor(weights))


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


def _loss(network: Small, tables: Tables, batch: Tensor) -> Tensor:
    """Of what the network gives to the right options of each case, by its softmax over all of them."""
    rows, case, place = tables.options(batch)
    found = network(tables.features[rows].float(), tables.shared[batch], case)
    absent = found.new_full((len(batch), int(place.max()) + 1), -1e9)
    scores = torch.log_softmax(absent.index_put((case, place), found), dim=1)
    right = torch.where(tables.right[rows], 0.0, -1e9)
    return -(tables.weights[batch] * torch.logsumexp(scores + absent.index_put((case, place), right), dim=1)).mean()


def _fit(tables: Tables, rows: Tensor) -> Layers:
    """On these cases, which are taken out of the tables by the batch: a copy may be half of the memory."""
    torch.manual_seed(SEED)
    network = Small(tables.features.shape[1], tables.shared.shape[1])
    adam = torch.optim.AdamW(network.parameters(), lr=RATE, weight_decay=SHRINK)
    steps = ROUNDS * (len(rows) // BATCH + 1)
    plan = torch.optim.lr_scheduler.OneCycleLR(adam, RATE * 2, total_steps=steps)
    network.train()
    for _ in range(ROUNDS):
        for batch in rows[torch.randperm(len(rows))].split(BATCH):
            loss = _loss(network, tables, batch)
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
