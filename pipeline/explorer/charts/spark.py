"""Points of a series -> the shape of a sparkline, which a page draws without a script. Pure.

It has neither axis nor base line, which would be taken for zero.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from pipeline.explorer.words.show import period

Point = Mapping[str, Any]
WIDTH, HEIGHT = 260, 58
_EDGE = 7
_MOST = 60
"""Points; of more, those of the latest times."""
_MOST_YEARS = 4
_NAME = 20
"""Names of years below a sparkline, so that they do not touch on a phone."""


@dataclass(frozen=True, slots=True)
class SparkDot:
    x: float
    y: float
    colour: int
    modality: str
    is_last: bool


@dataclass(frozen=True, slots=True)
class Spark:
    lines: list[tuple[int, str]]
    """Colour, and the points of an SVG polyline."""
    dots: list[SparkDot]
    clashes: list[tuple[float, float, float]]
    """Of two figures of one time that cannot both be right: x, and both y."""


def spark(
    points: Sequence[Point], conflicts: Iterable[Mapping[str, Any]] = (), times: tuple[float, float] | None = None
) -> Spark:
    """`times`: the first and the last day (ordinals) of an axis that several share; else that of these points."""
    shown = [point for point in points if not point["is_derived"]][-_MOST:]
    if not shown:
        return Spark([], [], [])
    days = [middle_day(point) for point in shown]
    begin, end = times or (min(days), max(days))
    values = [point["at_value"] for point in shown]
    xs = [_scaled(day, begin, end, _EDGE, WIDTH - _EDGE) for day in days]
    ys = [_scaled(value, min(values), max(values), HEIGHT - _EDGE, _EDGE) for value in values]
    last = {(point["speaker_key"], point["modality"]): at for at, point in enumerate(shown)}
    lines: dict[Any, list[int]] = {}
    for at, point in enumerate(shown):
        if point["line"] is not None:
            lines.setdefault(point["line"], []).append(at)
    return Spark(
        lines=[
            (shown[ats[0]]["colour"], " ".join(f"{xs[at]},{ys[at]}" for at in ats))
            for ats in lines.values()
            if len(ats) > 1
        ],
        dots=[
            SparkDot(xs[at], ys[at], point["colour"], point["modality"], at in last.values())
            for at, point in enumerate(shown)
        ],
        clashes=_clashes(shown, xs, ys, conflicts),
    )


def middle_day(point: Point) -> float:
    middle: float = (point["period_start"].toordinal() + point["period_end"].toordinal()) / 2
    return middle


@dataclass(frozen=True, slots=True)
class AxisMark:
    x: float
    name: str
    anchor: str
    """start, middle or end: names at the edges stay within them."""


def axis_marks(times: tuple[float, float]) -> list[AxisMark]:
    """The years that begin within these times, of many some; where none does, the first and the last month.

    >>> [(mark.x, mark.name) for mark in axis_marks((date(2024, 6, 1).toordinal(), date(2026, 6, 1).toordinal()))]
    [(79.1, '2025'), (202.1, '2026')]
    >>> [(mark.x, mark.name) for mark in axis_marks((date(2026, 2, 14).toordinal(), date(2026, 3, 15).toordinal()))]
    [(7, 'Feb 2026'), (253, 'Mar 2026')]
    """
    first, last = (date.fromordinal(int(day)) for day in times)
    begun = range(first.year + 1, last.year + 1)
    step = max(1, -(-len(begun) // _MOST_YEARS))
    at = [(_scaled(date(year, 1, 1).toordinal(), *times, _EDGE, WIDTH - _EDGE), str(year)) for year in begun[::step]]
    if at:
        return [AxisMark(x, name, "end" if x > WIDTH - _NAME else "middle") for x, name in at]
    names = [period(day.replace(day=1), _next_month(day), "month") for day in (first, last)]
    if names[0] == names[1]:
        return [AxisMark(WIDTH / 2, names[0], "middle")]
    return [AxisMark(_EDGE, names[0], "start"), AxisMark(WIDTH - _EDGE, names[1], "end")]


def _next_month(day: date) -> date:
    return (day.replace(day=1) + timedelta(days=31)).replace(day=1)


def _clashes(
    shown: Sequence[Point], xs: Sequence[float], ys: Sequence[float], conflicts: Iterable[Mapping[str, Any]]
) -> list[tuple[float, float, float]]:
    at = {point["observation_id"]: number for number, point in enumerate(shown)}
    pairs = [(at.get(row["observation_a"]), at.get(row["observation_b"])) for row in conflicts]
    return [
        (xs[one], ys[one], ys[other])
        for one, other in pairs
        if one is not None and other is not None and abs(xs[one] - xs[other]) < _EDGE
    ]


def _scaled(value: float, low: float, high: float, first: float, last: float) -> float:
    """
    >>> _scaled(5, 0, 10, 0, 100), _scaled(5, 5, 5, 0, 100)
    (50.0, 50.0)
    """
    part = (value - low) / (high - low) if high > low else 0.5
    return round(first + part * (last - first), 1)
