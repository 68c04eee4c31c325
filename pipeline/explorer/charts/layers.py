"""Marks of Vega-Lite in pixels, and what stands around a chart that is taken along. Pure."""

from collections.abc import Sequence
from typing import Any

from pipeline.explorer.charts.plot import BOTTOM, RIGHT, TOP, Frame

Layer = dict[str, Any]
_HEAD, _LINE = 40, 18
_LETTER = 6.8
"""Width of a character of 12 px, on average."""


def placed(*more: str) -> dict[str, Any]:
    found: dict[str, Any] = {
        axis: {"field": axis, "type": "quantitative", "scale": None, "axis": None} for axis in ("x", "y")
    }
    return found | {name: {"field": name} for name in more}


def rule(values: list[dict[str, Any]], paint: str, **look: Any) -> Layer:
    return {"data": {"values": values}, "mark": {"type": "rule", "color": paint, **look}, "encoding": placed("x2")}


def symbol(values: list[dict[str, Any]], shape: str, paint: str, size: int, *, filled: bool = False) -> Layer:
    mark = {"type": "point", "shape": shape, "size": size, "filled": filled, "opacity": 1, "color": paint}
    return {"data": {"values": values}, "mark": {**mark, "strokeWidth": 1.5}, "encoding": placed()}


def text(values: list[dict[str, Any]], paint: str, y: float | None = None, **look: Any) -> Layer:
    rows = values if y is None else [{**row, "y": y} for row in values]
    return {
        "data": {"values": rows},
        "mark": {"type": "text", "color": paint, **look},
        "encoding": {**placed(), "text": {"field": "said", "type": "nominal"}},
    }


def colour_of(number: int) -> str:
    return f"var(--s{number})"


def room_of(frame: Frame, key: Sequence[tuple[int, str]], foot: Sequence[str]) -> tuple[int, int]:
    """Pixels above and below a chart for its title, its colours and its source line; none for one on a page."""
    if not foot:
        return 0, 0
    return _HEAD, _LINE * (len(foot) + len(_key_rows(frame, key))) + 6


def foot_layers(frame: Frame, title: str, key: Sequence[tuple[int, str]], foot: Sequence[str]) -> list[Layer]:
    if not foot:
        return []
    left = -frame.left + 2
    rows = _key_rows(frame, key)
    begins = frame.height + BOTTOM + 10
    named = [
        (
            colour,
            {"x": left + x + 5, "y": begins - 4 + _LINE * at},
            {"x": left + x + 16, "y": begins + _LINE * at, "said": said},
        )
        for at, row in enumerate(rows)
        for colour, x, said in row
    ]
    lines = [{"x": left, "y": begins + _LINE * (len(rows) + at), "said": line} for at, line in enumerate(foot)]
    return [
        text([{"x": left, "y": -TOP - 18, "said": title}], "var(--ink)", align="left", fontSize=19, fontWeight=700),
        *(symbol([dot], "circle", colour_of(colour), 90, filled=True) for colour, dot, _ in named),
        text([said for _, _, said in named], "var(--ink)", align="left", fontSize=12),
        text(lines, "var(--ink-2)", align="left", fontSize=12),
    ]


def _key_rows(frame: Frame, key: Sequence[tuple[int, str]]) -> list[list[tuple[int, float, str]]]:
    """Colour, x and name, in as many rows as the width asks for."""
    rows: list[list[tuple[int, float, str]]] = []
    x, room = 0.0, frame.left + frame.width + RIGHT
    for colour, name in key:
        wide = 16 + _LETTER * len(name) + 18
        if not rows or x + wide > room:
            rows.append([])
            x = 0.0
        rows[-1].append((colour, x, name))
        x += wide
    return rows
