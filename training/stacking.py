"""What networks say of documents that they never saw -> choosers, curves, figures by cross-validation, the file."""

import pickle
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import product
from pathlib import Path
from typing import Any

from pipeline.extract.answers import answered, is_claim, limited, words_of_metric
from pipeline.model.claim import UNKNOWN_LIMIT
from pipeline.reader.beliefs import Table
from pipeline.reader.calibration import SERIES, Curve, with_rows
from pipeline.reader.chooser import Chooser
from pipeline.reader.decisions import AGAIN, Decision, decide, first_pass
from pipeline.reader.options import Options, View
from pipeline.reader.options_coded import pointed_cues
from pipeline.reader.second_pass import SLOTS, FirstPass, again
from pipeline.reader.slot_options import OPTIONS
from pipeline.reader.slots import LANGUAGES
from pipeline.reader.untaught import POINTED, Record
from pipeline.reader.windows import Window
from training.choosers import Case, cases_of, fit_side_by_side, tables_of, views_of
from training.curves import curves_of
from training.gold import GoldDocument
from training.labels import marked_for
from training.reliability import told
from training.scoring import (
    FIELDS,
    ROW,
    counts,
    f1,
    interval,
    is_limited_alike,
    is_right,
    percent_taken,
    same_value,
)

Decisions = dict[tuple[str, int], Mapping[str, Decision]]
Choosers = dict[str, Chooser]
_Fitted = tuple[Choosers, dict[int, Choosers]]
_Slots = Iterator[tuple[str, Callable[[], Iterable[Case]]]]
Rated = tuple[Mapping[str, float], bool]
BELONGS = ("entity", "metric_id", "period")  # without one of them a claim is in no series


@dataclass(frozen=True, slots=True)
class Stacked:
    """What is fitted on top of the network, and how good the whole is by cross-validation."""

    choosers: Choosers
    curves: dict[str, Curve]
    measured: dict[str, Any]
    records: dict[str, Record]


def records_of(documents: Sequence[GoldDocument], found: Mapping[str, View]) -> dict[str, Record]:
    """What the gold says of each metric, and of the rules' word for it."""
    marked: Counter[str] = Counter()
    tried: Counter[tuple[str, bool]] = Counter()
    for document in documents:
        marked.update(str(one["metric_id"]) for one in document.marked["claims"] if one.get("metric_id"))
        gold = marked_for(document)
        for number in found[document.name].order if document.name in found else ():
            key, own = found[document.name].row(number).claim.metric_id, gold[number]
            if key and own and pointed_cues(found[document.name], number).get(key, 0.0) >= POINTED:
                tried[key, is_right(own, {"metric_id": key}, "metric_id")] += 1
    keys = sorted({*marked, *(key for key, _ in tried)})
    return {key: Record(marked[key], tried[key, True], tried[key, False]) for key in keys}


def views(
    documents: Sequence[GoldDocument],
    windows: Sequence[tuple[str, Window]],
    held: Sequence[Path],
    metrics: tuple[str, ...],
) -> dict[str, View]:
    """`windows`: by place of the example its document and window. `held`: files of score tables by place, a fold's from
    the network that was trained on the others."""
    found: dict[str, list[tuple[Window, dict[str, Table]]]] = defaultdict(list)
    for file in held:
        for place, tables in pickle.loads(file.read_bytes()).items():  # noqa: S301 - our own file
            document, window = windows[place]
            found[document].append((window, {name: table.float().numpy() for name, table in tables.items()}))
    return views_of(documents, found, metrics)


def first_cases(documents: Sequence[GoldDocument], found: Mapping[str, View]) -> _Slots:
    """Cases of the first pass by slot, made as they are read: all at once take ten times what their tables take."""
    read = [(one, found[one.name], marked_for(one)) for one in documents if one.name in found]

    def of(slot: str) -> Iterator[Case]:
        for document, view, marked in read:
            yield from cases_of(document, view, slot, OPTIONS[slot], marked)

    for slot in OPTIONS:
        yield slot, partial(of, slot)


def second_cases(
    documents: Sequence[GoldDocument], found: Mapping[str, View], choosers: Mapping[int, Choosers]
) -> _Slots:
    """Cases of the second pass, after a first one by choosers that were fitted without the document's fold."""

    def of(slot: str) -> Iterator[Case]:
        for document in documents:
            if document.name not in found:
                continue
            view = found[document.name]
            passed = {number: first_pass(view, number, choosers[document.fold]) for number in view.order}
            options_of = partial(_again, slot=slot, first=FirstPass(view, passed))
            yield from cases_of(document, view, slot, options_of, marked_for(document))

    for slot in SLOTS:
        yield f"{slot}{AGAIN}", partial(of, slot)


def _again(view: View, number: int, *, slot: str, first: FirstPass) -> Options:
    return again(view, number, slot, first)


def decisions_of(
    documents: Sequence[GoldDocument], found: Mapping[str, View], choosers: Mapping[int, Choosers]
) -> Decisions:
    """Each document by the choosers that were fitted without its fold."""
    return {
        (document.name, number): decisions
        for document in documents
        if document.name in found
        for number, decisions in decide(found[document.name], choosers[document.fold]).items()
    }


def claims_of(document: GoldDocument, view: View | None, decisions: Decisions) -> list[dict[str, Any]]:
    if view is None:
        return []
    return [
        answered(view.index, view.row(number), view.beliefs[number], decisions[document.name, number]).as_dict()
        for number in view.order
        if is_claim(decisions[document.name, number])
    ]


def rated_rows(
    documents: Sequence[GoldDocument], found: Mapping[str, View], decisions: Decisions
) -> dict[str, list[Rated]]:
    """By field, and for the row, the chances of each read claim and whether it is right; optional ones are left out."""
    rows: dict[str, list[Rated]] = defaultdict(list)
    for document in documents:
        if document.name not in found:
            continue
        view, marked = found[document.name], marked_for(document)
        for number in view.order:
            own, gold = decisions[document.name, number], marked[number]
            if not is_claim(own) or (gold and gold.get("optional")):
                continue
            language, text, beliefs = document.found.language, document.found.text, view.beliefs[number]
            claim = answered(view.index, view.row(number), beliefs, own)
            claim = limited(claim, language, text, words_of_metric(beliefs, own)).as_dict()
            chances = with_rows({field: one.chance for field, one in own.items()})
            valued = gold is not None and same_value(gold, claim)
            rows["claim"].append((chances, valued))
            rows["row"].append((chances, valued and all(is_right(gold or {}, claim, field) for field in ROW)))
            if all(claim[field] for field in BELONGS) and claim["metric_limit"] != UNKNOWN_LIMIT:
                hits = all(is_right(gold or {}, claim, field) for field in SERIES if field != "claim")
                is_alike = hits and is_limited_alike(gold or {}, claim, language)
                rows["series"].append((chances, valued and is_alike))
            for field in own if valued else ():
                if field != "claim" and claim.get(field):
                    rows[field].append((chances, is_right(gold or {}, claim, field)))
    return rows


def figures(documents: Sequence[GoldDocument], claims: Mapping[str, list[dict[str, Any]]]) -> dict[str, Any]:
    """By language for the press, and for invented documents apart: each field with its interval."""
    found = {}
    for language, invented in product(LANGUAGES, (False, True)):
        group = [one for one in documents if (one.found.language, one.invented) == (language, invented)]
        rows = [counts(one.marked, claims.get(one.name, [])) for one in group]
        own = {}
        for field in ("value", "unit", *FIELDS, "full", "complete") if rows else ():
            column = [row[field] for row in rows]
            own[field] = [round(figure, 1) for figure in (f1(column), *interval(column))]
        if rows:
            column = [row["lures"] for row in rows]
            own["lures"] = [round(figure, 1) for figure in (percent_taken(column), *interval(column, percent_taken))]
            found[f"{language} invented" if invented else language] = own
    return found


def confidence_figures(
    documents: Sequence[GoldDocument], found: Mapping[str, View], decisions: Decisions
) -> tuple[dict[str, Any], dict[str, list[Rated]]]:
    """Curves fitted without a fold are measured on it, by language and field; and all rows, to fit the last curves."""
    groups = {
        (fold, language): rated_rows(
            [one for one in documents if (one.fold, one.found.language) == (fold, language)], found, decisions
        )
        for fold in sorted({one.fold for one in documents})
        for language in LANGUAGES
    }
    every: dict[str, list[Rated]] = defaultdict(list)
    rated: dict[str, list[tuple[float, bool]]] = defaultdict(list)
    for (fold, language), rows in groups.items():
        others: dict[str, list[Rated]] = defaultdict(list)
        for (other, _), each in groups.items():
            for field, cases in each.items() if other != fold else ():
                others[field] += cases
        for field, curve in curves_of(others).items():
            own = [(curve(chances), hit) for chances, hit in rows.get(field, ())]
            rated[f"field {field}" if field != "row" else "all"] += own
            rated[language] += own if field == "row" else []
        for field, cases in rows.items():
            every[field] += cases
    return {name: told(rows) for name, rows in sorted(rated.items()) if rows}, every


def fitted(cases: _Slots, folds: Sequence[int], kept: Path) -> _Fitted:
    """Choosers from all folds, and for each fold those that were fitted without it. `kept`: the folder of the slots
    that are done, from which a stage that was broken off goes on."""
    shipped: Choosers = {}
    by_fold: dict[int, Choosers] = {fold: {} for fold in folds}
    kept.mkdir(parents=True, exist_ok=True)
    for slot, rows in cases:
        file = kept / f"{slot}.pickle"
        if not file.exists():
            tables = tables_of(rows())
            file.with_suffix(".new").write_bytes(pickle.dumps(fit_side_by_side(tables, folds)))
            file.with_suffix(".new").rename(file)
            print(f"choosers of {slot}: fitted on {len(tables.folds)} numbers", flush=True)
        own, shipped[slot] = pickle.loads(file.read_bytes())  # noqa: S301 - our own file
        for fold in folds:
            by_fold[fold][slot] = own[fold]
    return shipped, by_fold


def stack(documents: Sequence[GoldDocument], found: Mapping[str, View], folds: Sequence[int], kept: Path) -> Stacked:
    """Choosers and curves from all folds; figures of choosers that did not see the fold they are measured on."""
    first, choosers = fitted(first_cases(documents, found), folds, kept)
    second, choosers_again = fitted(second_cases(documents, found, choosers), folds, kept)
    choosers = {fold: {**choosers[fold], **choosers_again[fold]} for fold in folds}
    documents = [one for one in documents if one.marked_for is None]
    decisions = decisions_of(documents, found, choosers)
    claims = {one.name: claims_of(one, found.get(one.name), decisions) for one in documents}
    sureness, rows = confidence_figures(documents, found, decisions)
    records = records_of(documents, found)
    measured = {"figures": figures(documents, claims), "confidence": sureness}
    return Stacked({**first, **second}, curves_of(rows), measured, records)
