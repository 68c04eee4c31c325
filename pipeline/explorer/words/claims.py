"""Modality of a claim -> the words a page shows."""

from pipeline.explorer.words.show import words

_MODALITIES = {
    "actual": "",
    "forecast": "a forecast: somebody expects it",
    "target": "a target: a plan, a goal, an offer or an order",
    "possible": "possible: nobody says that it is so",
}


def modality_meaning(modality: str | None) -> str:
    """
    >>> modality_meaning("forecast"), modality_meaning("actual")
    ('a forecast: somebody expects it', '')
    """
    return _MODALITIES.get(modality or "actual", words(modality))
