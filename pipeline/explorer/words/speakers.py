"""Who says so: a colour for each speaker of a page, and words for who is named. Pure."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from pipeline.explorer.words.show import plain

SPEAKERS = 8
"""So many have a colour of their own (--s1 to --s8); others share the grey of no one named (--s0), and are named."""

NO_ONE = "no one named"


def speaker_colours(points: Iterable[Mapping[str, Any]]) -> dict[str, int]:
    """Number of the colour by speaker_key: those with most figures have one, and keep it when new ones come, since it
    goes by when each was first heard.

    >>> known = [{"speaker_key": "b", "first_reported_on": date(2026, 1, 1)},
    ...          {"speaker_key": "a", "first_reported_on": date(2026, 2, 1)},
    ...          {"speaker_key": "", "first_reported_on": date(2025, 1, 1)}]
    >>> speaker_colours(known)
    {'b': 1, 'a': 2}
    """
    figures: Counter[str] = Counter()
    heard: dict[str, date] = {}
    for point in points:
        key = point["speaker_key"]
        if key:
            figures[key] += 1
            heard[key] = min(heard.get(key, date.max), point.get("first_reported_on") or date.max)
    most = sorted(figures, key=lambda key: (-figures[key], heard[key], key))[:SPEAKERS]
    return {key: at for at, key in enumerate(sorted(most, key=lambda key: (heard[key], key)), start=1)}


def speaker_of(point: Mapping[str, Any]) -> str:
    return plain(point["speaker_name"]) if point.get("speaker_key") else NO_ONE


def of_derived(row: Mapping[str, Any]) -> dict[str, Any]:
    """A derived figure is its speaker's where one speaker says all that it follows from."""
    keys, names = row["speaker_keys"], row["speaker_names"]
    alone = len(keys) == 1
    return {**row, "speaker_key": keys[0] if alone else "", "speaker_name": names[0] if alone else None}
