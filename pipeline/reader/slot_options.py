"""The options of every slot that is chosen, by its name."""

from collections.abc import Callable
from functools import partial

from pipeline.reader import options_coded, options_names, options_times
from pipeline.reader.options import Options, View

_Of = Callable[[View, int], Options]


def _all(maker: Callable[[View, int, str], Options], *slots: str) -> dict[str, _Of]:
    return {slot: partial(_swapped, maker, slot) for slot in slots}


def _swapped(maker: Callable[[View, int, str], Options], slot: str, view: View, number: int) -> Options:
    return maker(view, number, slot)


OPTIONS: dict[str, _Of] = {
    **_all(options_names.named, "entity", "attribution", "metric", "whole"),
    **_all(options_times.timed, "period", "baseline"),
    **_all(options_coded.chosen, "claim", "kind", "direction", "modality"),
    "metric_id": options_coded.metric_key,
    "region": options_coded.region,
    "unit": options_coded.unit,
}
"""Slot -> its options for a number of a document."""

WORDED = frozenset({"claim", "kind", "direction", "modality", "period"})
"""Slots whose choosers also see the words around the number."""
