"""What supports a point of a series -> words that say how far it can be trusted. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from pipeline.explorer.words.doubts import doubts
from pipeline.explorer.words.show import amount, period, words
from pipeline.explorer.words.speakers import speaker_of
from pipeline.explorer.words.trust import JUDGED, Trust, backed


def trust_of(point: Mapping[str, Any], clashes: Sequence[str] = ()) -> Trust:
    """`clashes`: what others say, as `clashes_of` words it.

    >>> trust_of({"is_derived": False, "figure_origins": 3, "figure_sources": 4}).words
    'three origins agree'
    >>> trust_of({"is_derived": False, "figure_origins": 1, "figure_sources": 5}).words
    'five papers, one origin'
    """
    if clashes:
        more = f", and {len(clashes) - 1} more" if len(clashes) > 1 else ""
        return Trust("clash", f"{clashes[0]}{more}")
    if point["is_derived"]:
        return Trust("derived", f"reckoned, not printed: {words(point.get('rule'))}")
    if judged := JUDGED.get(point.get("verdict") or ""):
        return Trust("mended", judged)
    if unsure := unsure_of(point):
        return Trust("unsure", unsure)
    return backed(point["figure_origins"], point["figure_sources"])


def unsure_of(claim: Mapping[str, Any]) -> str:
    """The first field of which the reader is unsure, and how many more.

    >>> unsure_of({"confidences": {"unit": 0.5, "kind": 0.4, "value": 0.9}})
    'unit unsure, and 1 more field'
    """
    found = doubts(claim)
    if not found:
        return ""
    more = len(found) - 1
    return found[0].said + (f", and {more} more field{'' if more == 1 else 's'}" if more else "")


def clashes_of(conflicts: Iterable[Mapping[str, Any]], points: Iterable[Mapping[str, Any]]) -> dict[Any, list[str]]:
    """Figure -> what the other side of each of its open conflicts says. The figure that a change is measured against is
    marked too."""
    heard = sorted((point for point in points if point["speaker_key"]), key=lambda point: point.get("claims", 0))
    speakers = {point["observation_id"]: speaker_of(point) for point in heard}  # of several the one most often named
    found: dict[Any, list[str]] = {}
    for row in conflicts:
        one, other, third = row["observation_a"], row["observation_b"], row["observation_c"]
        for here, there, side in ((one, other, "b"), (other, one, "a"), (third, one, "a")):
            if here is None:
                continue
            is_of_another_time = here == third or _time(row, "a") != _time(row, "b")
            says = words(row["rule"])
            if there is not None:
                says = _says(row, side, speakers.get(there), _time(row, side) if is_of_another_time else "")
            found.setdefault(here, []).append(says)
    return found


def _says(row: Mapping[str, Any], side: str, speaker: str | None, time: str) -> str:
    """`time` where it is not that of the figure beside which the words stand."""
    if row[f"value_{side}"] is None:
        return words(row["rule"])
    names = ("value", "value_high", "unit", "kind", "direction", "qualifier")
    said = amount({name: row[f"{name}_{side}"] for name in names}) + (f" for {time}" if time else "")
    return f"{speaker} says {said}" if speaker else f"elsewhere {said} is printed"


def _time(row: Mapping[str, Any], side: str) -> str:
    return period(row[f"period_start_{side}"], row[f"period_end_{side}"], row[f"period_grain_{side}"])
