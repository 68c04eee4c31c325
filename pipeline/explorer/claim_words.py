"""Modality and confidences of a claim -> the words a page shows."""

from collections.abc import Mapping
from typing import Any

from pipeline.explorer.show import share, words

_MODALITIES = {
    "actual": "",
    "forecast": "a forecast: somebody expects it",
    "target": "a target: a plan, a goal, an offer or an order",
    "possible": "possible: nobody says that it is so",
}
_FIELDS = {
    "value": "number",
    "unit": "unit",
    "qualifier": "exact or about",
    "kind": "kind",
    "direction": "up or down",
    "modality": "happened or only expected",
    "entity": "whom it is about",
    "metric": "what it measures",
    "metric_id": "metric",
    "region": "place",
    "period": "time",
    "baseline": "time it is compared with",
    "whole": "what it is a part of",
    "attribution": "who says so",
}
"""In the order in which they are shown."""


def modality_meaning(modality: str | None) -> str:
    """
    >>> modality_meaning("forecast"), modality_meaning("actual")
    ('a forecast: somebody expects it', '')
    """
    return _MODALITIES.get(modality or "actual", words(modality))


def sure_of(confidences: Mapping[str, Any] | None) -> list[tuple[str, str]]:
    """
    >>> sure_of({"entity": 0.81, "value": 0.99}), sure_of(None)
    ([('number', '99%'), ('whom it is about', '81%')], [])
    """
    given = confidences or {}
    names = [*(name for name in _FIELDS if name in given), *sorted(set(given) - set(_FIELDS))]
    return [(_FIELDS.get(name, words(name)), share(given[name])) for name in names]
