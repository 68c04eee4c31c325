"""The options of every slot that is chosen, by its name."""

from collections.abc import Callable, Hashable
from functools import partial

from pipeline.reader import options_coded, options_names, options_times
from pipeline.reader.beliefs import key_of
from pipeline.reader.options import Options, View

_Of = Callable[[View, int], Options]


def _all(maker: Callable[[View, int, str], Options], *slots: str) -> dict[str, _Of]:
    return {slot: partial(_swapped, maker, slot) for slot in slots}


def _swapped(maker: Callable[[View, int, str], Options], slot: str, view: View, number: int) -> Options:
    return maker(view, number, slot)


def _of_column(maker: _Of, slot: str, view: View, number: int) -> Options:
    """What the rules have read, where they decide: of a cell of a table by the heads of its column and row, of a number
    in the clause of a time, of one that is told respectively, of a change with its metric behind it, of a result beside
    its forecast. A head with more words than those for a metric may mean another one than the catalogue's."""
    found, row = maker(view, number), view.row(number)
    is_loose = f"{slot} or none" in row.told_by
    by = row.told_by.get(slot) or row.told_by.get(f"{slot} or none")
    if by is None:
        return found
    claim, kept = row.claim, Options(by=by)
    said: dict[str, set[Hashable]] = {
        "entity": {key_of(claim.entity or "", view.document.language)},
        "metric": {key_of(claim.metric or "", view.document.language)},
        "metric_id": {claim.metric_id, *([None] if is_loose else [])},
        "unit": {claim.unit},
        "period": {claim.period and (claim.period.start, claim.period.end)},
        "kind": {claim.kind},
        "direction": {claim.direction or "none"},
        "modality": {claim.modality},
    }
    for key, features in zip(found.keys, found.features, strict=True):
        if key in said[slot]:
            kept.add(key, features)
    return kept if kept.keys else found


OPTIONS: dict[str, _Of] = {
    **_all(options_names.named, "attribution", "whole"),
    "entity": partial(_of_column, partial(_swapped, options_names.named, "entity"), "entity"),
    "metric": partial(_of_column, partial(_swapped, options_names.named, "metric"), "metric"),
    **_all(options_times.timed, "baseline"),
    "period": partial(_of_column, partial(_swapped, options_times.timed, "period"), "period"),
    **_all(options_coded.chosen, "claim"),
    "modality": partial(_of_column, partial(_swapped, options_coded.chosen, "modality"), "modality"),
    "kind": partial(_of_column, partial(_swapped, options_coded.chosen, "kind"), "kind"),
    "direction": partial(_of_column, partial(_swapped, options_coded.chosen, "direction"), "direction"),
    "metric_id": partial(_of_column, options_coded.metric_key, "metric_id"),
    "region": options_coded.region,
    "unit": partial(_of_column, options_coded.unit, "unit"),
}
"""Slot -> its options for a number of a document."""

WORDED = frozenset({"claim", "kind", "direction", "modality", "period"})
"""Slots whose choosers also see the words around the number."""

BY_METRIC = frozenset({"kind", "direction"})
"""Slots whose choosers also see the words for what is measured, which may stand far from the number."""

BY_TIME = frozenset({"modality"})
"""Slots whose choosers also see whether the time is over when the text is published."""
