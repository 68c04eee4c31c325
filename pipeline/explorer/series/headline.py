"""Points of a series -> what its page says first: the latest value, whose it is, and how it has changed. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from pipeline.explorer.words import show
from pipeline.explorer.words.speakers import NO_ONE, speaker_of

Point = Mapping[str, Any]
_SHARE_UNITS = {"percent", "percentage_point", "basis_point"}
_OPEN = {"more_than", "at_least", "less_than", "at_most", "up_to"}


@dataclass(frozen=True, slots=True)
class Change:
    """`words`: "+5%" or "−3.1 pp"; `base`: the figure that it is measured from."""

    words: str
    base: Point


def latest_of(points: Iterable[Point]) -> Point | None:
    """The printed figure of the latest time that has happened or holds, the best supported one, none settled as
    wrong; of a series in which nothing has happened yet, its latest figure."""
    printed = [point for point in points if not point["is_derived"] and point["rank"] != "deprecated"]
    held = [point for point in printed if point["modality"] == "actual"] or printed
    return max(held, key=_newest, default=None)


def _newest(point: Point) -> tuple[Any, ...]:
    return (point["period_end"], point["rank"] == "preferred", bool(point["speaker_key"]), point["origins"])


def change_of(points: Iterable[Point], latest: Point) -> Change | None:
    """Since the last figure before it of the same speaker, of a time as long, printed with both ends. None where nobody
    is named, since two who are not named need not be one; and for a change, which is measured from its own base."""
    if _cannot_change(latest):
        return None
    closed = [point for point in _before(points, latest) if point["qualifier"] not in _OPEN]
    base = max(closed, key=_newest, default=None)
    said = change_words(latest, base) if base else ""
    return Change(said, base) if base and said else None


def no_change(points: Iterable[Point], latest: Point) -> str:
    """Why `change_of` has none."""
    if why := _cannot_change(latest):
        return why
    before = _before(points, latest)
    if any(point["qualifier"] not in _OPEN for point in before):
        return "no percentage where a value is not above zero"
    if before:
        return "what the same speaker said earlier is printed without an end"
    return "no earlier figure of the same speaker, for a time as long, is shown"


def _cannot_change(latest: Point) -> str:
    """Why it has changed against nothing, whatever came before it; empty where it may have."""
    if latest["kind"] == "change":
        return "a change is measured from its own base"
    if not latest["speaker_key"]:
        return "no one is named who says so"
    return "it is printed without an end" if latest["qualifier"] in _OPEN else ""


def _before(points: Iterable[Point], latest: Point) -> list[Point]:
    """What the same speaker said of earlier times that are as long."""
    same = ("series_id", "speaker_key", "modality", "period_grain", "unit")
    return [
        point
        for point in points
        if all(point[name] == latest[name] for name in same)
        and point["period_end"] <= latest["period_start"]
        and not point["is_derived"]
        and point["rank"] != "deprecated"
    ]


def change_words(latest: Point, base: Point) -> str:
    """
    >>> since = {"value": Decimal(731000), "value_high": None, "unit": "user", "qualifier": "exact"}
    >>> change_words({**since, "value": Decimal(768000)}, since)
    '+5.1%'
    >>> change_words({**since, "unit": "percent", "value": Decimal("31.8")}, {**since, "value": Decimal("34.9")})
    '−3.1 pp'
    """
    now, then = middle_of(latest), middle_of(base)
    about = "about " if "about" in {latest["qualifier"], base["qualifier"]} else ""
    if latest["unit"] in _SHARE_UNITS:
        points = "percentage_point" if latest["unit"] == "percent" else latest["unit"]
        return f"{about}{_signed(now - then)}{show.unit(points)}"
    if then <= 0 or now < 0:
        return ""
    return f"{about}{_signed(100 * (now - then) / then)}%"


def _signed(value: Decimal) -> str:
    """Three digits at most: it is reckoned, and nobody has printed it."""
    size = abs(value)
    rounded = show.rounded(size, 0 if size >= 100 else 1)
    if rounded == 0:
        return "±0"
    return f"{'−' if value < 0 else '+'}{show.number(rounded)}"


def middle_of(point: Point) -> Decimal:
    """A range stands at its middle; a fall is below zero."""
    top = point.get("value_high")
    value = Decimal(point["value"]) if top is None else (Decimal(point["value"]) + Decimal(top)) / 2
    return -value if point.get("kind") == "change" and point.get("direction") == "down" else value


def others_of(points: Sequence[Point], latest: Point) -> list[Point]:
    """The latest figure of each other speaker who tells of the same time."""
    found: dict[str, Point] = {}
    for point in points:
        is_other = point["speaker_key"] != latest["speaker_key"] and point["speaker_key"]
        same = all(point[name] == latest[name] for name in ("series_id", "modality", "period_start", "period_end"))
        if is_other and same and not point["is_derived"] and point["rank"] != "deprecated":
            found.setdefault(point["speaker_key"], point)
    return list(found.values())


def headline(points: Sequence[Point], clashes: Mapping[Any, list[str]]) -> dict[str, Any] | None:
    latest = latest_of(points)
    if latest is None:
        return None
    return {
        "latest": latest,
        "speaker": speaker_of(latest),
        "is_named": speaker_of(latest) != NO_ONE,
        "change": change_of(points, latest),
        "no_change": no_change(points, latest),
        "others": others_of(points, latest),
        "clashes": clashes.get(latest["observation_id"], []),
    }
