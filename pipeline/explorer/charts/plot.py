"""Points of series -> where each stands in a chart of a given width, in pixels. Pure.

What a reader has to tell apart does not depend on what a browser makes of it: signs of conflicts that would overlap
become one, labels stand where nothing else does, points at one place stand side by side.
"""

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise, product
from typing import Any

from pipeline.explorer.charts.axis import TimeTick, ValueAxis, time_ticks, value_axis

Point = Mapping[str, Any]

WIDE, NARROW = 380, 300
PHONE = 560
"""A chart that is narrower is lower, has no names at its lines, and shorter numbers at its axis."""
TOP, BOTTOM, RIGHT = 46, 34, 22
LANE = -18
"""Of the middle of the signs above the plot, from its upper edge."""
SIGN_APART = 22
"""Signs nearer than that become one with its number."""
_APART = 7
"""Between points that would hide one another: less than a month is wide on a phone, so that none passes the next."""
_DIGIT = 7.2
"""Width of a character of 13 px, on average."""
_LINE_HIGH = 15
_DOT = 7
_STEP = 6
"""Pixels from box to box along a line."""
_SQUARE = 32
"""Pixels of the squares in which what a label meets is looked for: about as wide as a label."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The plot, without what is written around it."""

    width: int
    height: int
    left: int
    first: date
    last: date
    values: ValueAxis

    def x(self, on: date) -> float:
        return self.width * (on - self.first).days / ((self.last - self.first).days or 1)

    def y(self, value: float) -> float:
        return self.height * (1 - self.values.share(value))

    def times(self) -> list[TimeTick]:
        return time_ticks(self.first, self.last)


@dataclass(frozen=True, slots=True)
class Dot:
    """A point where it stands. `low` and `high` are the ends of its bar, `start` and `end` those of its time."""

    point: Point
    x: float
    y: float
    low: float
    high: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign in the lane of conflicts: for one, or for some that stand too near one another."""

    x: float
    count: int
    dots: tuple[Hashable, ...]


@dataclass(frozen=True, slots=True)
class Label:
    x: float
    y: float
    align: str
    words: str
    dot: Dot
    is_name: bool


def frame_of(points: Sequence[Point], width: int, tick_words: Any, today: date) -> Frame:
    """`tick_words`: a number of the axis as written, since the widest one takes its room from the plot."""
    values = axis_of(points)
    left = 14 + round(_DIGIT * max(len(tick_words(tick)) for tick in values.ticks))
    first, last = _days_of(points, today)
    high = (NARROW if width < PHONE else WIDE) - TOP - BOTTOM
    return Frame(max(width - left - RIGHT, 120), high, left, first, last, values)


def axis_of(points: Sequence[Point]) -> ValueAxis:
    return value_axis(
        [point["at_value"] for point in points], [point[end] for point in points for end in ("at_low", "at_high")]
    )


def _days_of(points: Sequence[Point], today: date) -> tuple[date, date]:
    """From the first time meant to the last, with room at both ends so that no point stands on an edge, as far as the
    calendar goes."""
    first = min((point["period_start"] for point in points), default=today)
    last = max((point["period_end"] for point in points), default=today)
    room = max((last - first) / 24, date.resolution * 2)
    return first - min(room, first - date.min), last + min(room, date.max - last)


def dots_of(frame: Frame, points: Sequence[Point]) -> list[Dot]:
    """Points of one time and nearly one value stand side by side, where they would hide one another; no other moves."""
    taken: dict[date, list[tuple[float, float]]] = {}
    found = []
    for point in points:
        start, end = point["period_start"], point["period_end"]
        middle = start + (end - start) / 2
        x, y = frame.x(middle), frame.y(point["at_value"])
        beside = taken.setdefault(middle, [])
        while any(abs(x - other) < _APART - 0.1 and abs(y - level) < _APART for other, level in beside):
            x += _APART
        beside.append((x, y))
        places = (x, y, frame.y(point["at_low"]), frame.y(point["at_high"]), frame.x(start), frame.x(end))
        found.append(Dot(point, *(round(place, 1) for place in places)))
    return found


def lane_of(dots: Sequence[Dot], conflicts: Iterable[Mapping[str, Any]]) -> list[Sign]:
    """One sign for each open conflict above the figures in it, none upon another."""
    by_figure: dict[Any, list[Dot]] = {}
    for dot in dots:
        by_figure.setdefault(dot.point["observation_id"], []).append(dot)
    signs = []
    for row in conflicts:
        sides = [row[name] for name in ("observation_a", "observation_b", "observation_c") if row[name] in by_figure]
        if sides:
            over = [by_figure[side][0].x for side in sides[:2]]
            signs.append(Sign(sum(over) / len(over), 1, tuple(sides)))
    return _apart(sorted(signs, key=lambda sign: sign.x))


def _apart(signs: list[Sign]) -> list[Sign]:
    """
    >>> [(sign.x, sign.count) for sign in _apart([Sign(10, 1, ()), Sign(20, 1, ()), Sign(90, 1, ())])]
    [(15.0, 2), (90, 1)]
    """
    found: list[Sign] = []
    for sign in signs:
        while found and sign.x - found[-1].x < SIGN_APART:
            last = found.pop()
            count = last.count + sign.count
            middle = (last.x * last.count + sign.x * sign.count) / count
            sign = Sign(middle, count, last.dots + sign.dots)  # noqa: PLW2901
        found.append(sign)
    return found


Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""


class _Boxes:
    """Boxes by the squares of a grid that they touch: what a box meets is looked for in its own squares."""

    def __init__(self, boxes: Iterable[Box]) -> None:
        self._squares: dict[tuple[int, int], list[Box]] = {}
        for box in boxes:
            self.add(box)

    def add(self, box: Box) -> None:
        for square in _squares(box):
            self._squares.setdefault(square, []).append(box)

    def meet(self, box: Box) -> bool:
        return any(_meet(box, other) for square in _squares(box) for other in self._squares.get(square, ()))


def _squares(box: Box) -> Iterator[tuple[int, int]]:
    left, top, right, bottom = (int(edge // _SQUARE) for edge in box)
    return product(range(left, right + 1), range(top, bottom + 1))


def labels_of(frame: Frame, dots: Sequence[Dot], words: Sequence[tuple[Dot, str, bool]]) -> list[Label]:
    """Labels in the order of their weight, each where it meets neither a point, nor a label, nor an edge; else it is
    left out: the table has all."""
    taken = _Boxes((dot.x - _DOT, dot.y - _DOT, dot.x + _DOT, dot.y + _DOT) for dot in dots)
    lines = _Boxes(_along_lines(dots))
    found = []
    for dot, said, is_name in words:
        placed = _placed(frame, dot, said, taken, lines) or _placed(frame, dot, said, taken)
        if placed is not None:
            label, box = placed
            taken.add(box)
            found.append(Label(*label, said, dot, is_name))
    return found


def _along_lines(dots: Sequence[Dot]) -> list[Box]:
    """Small boxes along the lines of a chart: a label stands on one only where there is no other place."""
    lines: dict[Any, list[Dot]] = {}
    for dot in dots:
        if dot.point["line"] is not None:
            lines.setdefault(dot.point["line"], []).append(dot)
    found = []
    for line in lines.values():
        for one, other in pairwise(sorted(line, key=lambda dot: dot.x)):
            steps = max(int((other.x - one.x) // _STEP), 1)
            for step in range(1, steps):
                x = one.x + (other.x - one.x) * step / steps
                y = one.y + (other.y - one.y) * step / steps
                found.append((x - 1, y - 1, x + 1, y + 1))
    return found


def _placed(frame: Frame, dot: Dot, said: str, *taken: _Boxes) -> tuple[tuple[float, float, str], Box] | None:
    wide = _DIGIT * len(said)
    for x, y, align in (
        (dot.x, dot.y - 17, "center"), (dot.x, dot.y + 17, "center"), (dot.x + 11, dot.y, "left"),
        (dot.x - 11, dot.y, "right"), (dot.x + 4, dot.y - 17, "right"), (dot.x + 4, dot.y + 17, "right"),
        (dot.x, dot.y - 31, "center"), (dot.x, dot.y + 31, "center"),
    ):  # fmt: skip
        left = x - {"center": wide / 2, "left": 0, "right": wide}[align]
        box = (left, y - _LINE_HIGH / 2, left + wide, y + _LINE_HIGH / 2)
        inside = box[0] >= 0 and box[2] <= frame.width + RIGHT and box[1] >= 0 and box[3] <= frame.height
        if inside and not any(boxes.meet(box) for boxes in taken):
            return (round(x, 1), round(y, 1), align), box
    return None


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
