"""Points of series -> a Vega-Lite specification. Pure: a chart can be read and tested without a browser.

Colour is who says so, shape what it is (happened, forecast, target), hollow what follows by arithmetic and nobody
printed. An upright bar spans what the printed form leaves open. A line joins figures of one speaker, one modality and
of times that are as long. All places are in pixels of the width that is asked for: plot.py decides what overlaps.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from pipeline.explorer.charts.layers import Layer, colour_of, foot_layers, placed, room_of, rule, symbol, text
from pipeline.explorer.charts.plot import (
    BOTTOM,
    LANE,
    PHONE,
    RIGHT,
    TOP,
    Dot,
    Frame,
    dots_of,
    frame_of,
    labels_of,
    lane_of,
)
from pipeline.explorer.words import show
from pipeline.explorer.words.plurals import counted

SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"
SHAPES = {"actual": "circle", "forecast": "diamond", "target": "triangle-up", "possible": "square"}
_FONT = "Inter, Segoe UI, Roboto, Noto Sans, Apple SD Gothic Neo, Malgun Gothic, Noto Sans CJK KR, Arial, sans-serif"
_FEW = 24
"""Points; where there are more, only the last one of a line and those in conflict have a label."""
_ZIGZAG = "M-1,.5L-.5,-.2L-.1,.5L.4,-.2L.8,.5"
_UNEQUAL = "M-1,-.45H1M-1,.45H1M-.55,1.1L.55,-1.1"

Points = Sequence[Mapping[str, Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """What is drawn. `points` carry what `measured` adds, and `colour`, the number of a speaker or of a series, `line`,
    which says what is joined, `label`, `name` and what the page tells of them (`told`)."""

    points: Points
    conflicts: Points = ()
    title: str = ""
    unit: str = ""
    today: date = date.max
    width: int = 800
    foot: Sequence[str] = ()
    """Written below a chart that is taken along: its source line."""
    key: Sequence[tuple[int, str]] = ()
    """Colours with their names, of a chart that is taken along."""


def series_chart(chart: Chart) -> dict[str, Any]:
    """Colours are named as the style sheet has them, var(--s1): the page puts in those of its theme."""
    ticks = tick_words(chart.width, chart.unit)
    frame = frame_of(chart.points, chart.width, ticks, chart.today)
    dots = dots_of(frame, chart.points)
    layers = [*_ground(frame, chart, ticks), *_marks(dots, chart), *_lane(dots, chart), *_labels(frame, dots, chart)]
    head, below = room_of(frame, chart.key, chart.foot)
    return {
        "$schema": SCHEMA,
        "description": f"{chart.title}: {len(dots)} figures over time; the table below has the same",
        "width": frame.width,
        "height": frame.height,
        "autosize": "none",
        "background": "var(--paper)" if chart.foot else "transparent",
        "padding": {
            "left": frame.left + (20 if head else 0), "right": RIGHT, "top": TOP + head, "bottom": BOTTOM + below
        },
        "config": {"view": {"stroke": None}, "text": {"font": _FONT, "fontSize": 13}},
        "layer": [
            layer
            for layer in (*layers, *foot_layers(frame, chart.title, chart.key, chart.foot))
            if layer["data"]["values"]
        ],
        "usermeta": {"points": [_told(dot) for dot in dots], "rule": frame.values.rule},
    }  # fmt: skip


def tick_words(width: int, unit: str) -> Callable[[float], str]:
    """Numbers of the axis: whole on wide charts, 400k and 1.2M on narrow ones and beyond a million."""
    sign = {"%": "%", "pp": " pp", "×": "×"}.get(unit.strip(), "")

    def words(value: float) -> str:
        size = abs(value)
        for power, letter in ((1e12, "T"), (1e9, "B"), (1e6, "M"), (1e3, "k")):
            if size >= power and (power > 1e3 or width < PHONE):
                return f"{'−' if value < 0 else ''}{size / power:g}{letter}{sign.strip()}"
        return f"{'−' if value < 0 else ''}{show.number(round(size, 6))}{sign}"

    return words


def measured(point: Mapping[str, Any], share_of: float | None = None) -> dict[str, float]:
    """The value, the middle of a range, and its bounds, an open one being the value. A fall is below zero. With
    `share_of`, in percent of it."""
    value, top = float(point["value"]), _float(point.get("value_high"))
    low, high = _float(point["low"]), _float(point["high"])
    low, high = value if low is None else low, (value if top is None else top) if high is None else high
    middle = value if top is None else (value + top) / 2
    if point["kind"] == "change" and point["direction"] == "down":
        middle, low, high = -middle, -high, -low
    part = 100 / share_of if share_of else 1
    return {"at_value": middle * part, "at_low": low * part, "at_high": high * part}


def _ground(frame: Frame, chart: Chart, ticks: Callable[[float], str]) -> list[Layer]:
    """Ticks, the ground after today, and the base, which is dashed and has a zigzag where the axis is cut."""
    cut = frame.values.is_cut
    levels = [{"y": round(frame.y(tick), 1), "said": ticks(tick)} for tick in frame.values.ticks]
    times = [
        {"x": round(frame.x(tick.on), 1), "said": tick.label, "weight": 700 if tick.is_year else 400}
        for tick in frame.times()
    ]
    bottom = frame.y(0) if not cut and frame.values.low <= 0 <= frame.values.high else frame.height
    head = {"x": 2 - frame.left, "y": 14 - TOP, "said": chart.unit[:1].upper() + chart.unit[1:]}
    base = {"x": 0, "x2": frame.width, "y": bottom}
    return [
        *_after_today(frame, chart.today),
        rule([{"x": 0, "x2": frame.width, **level} for level in levels], "var(--rule)"),
        rule([base], "var(--ink)", strokeDash=[5, 4] if cut else []),
        *([symbol([{"x": -7, "y": frame.height - 9}], _ZIGZAG, "var(--ink)", 90)] if cut else []),
        text([{"x": -10, **level} for level in levels], "var(--ink-2)", align="right", baseline="middle"),
        *(
            text([one for one in times if one["weight"] == bold], _ink(bold), y=frame.height + 20, fontWeight=bold)
            for bold in (400, 700)
        ),
        text([head], "var(--ink)", align="left", fontWeight=600),
    ]  # fmt: skip


def _ink(weight: int) -> str:
    return "var(--ink)" if weight > 400 else "var(--ink-2)"


def _after_today(frame: Frame, today: date) -> list[Layer]:
    if not frame.first <= today < frame.last:
        return []
    x = round(frame.x(today), 1)
    rect = {"x": x, "x2": frame.width, "y": 0, "y2": frame.height}
    said = [{"x": x + 4, "y": frame.height - 8, "said": "after today"}]
    words = [text(said, "var(--ink-2)", align="left", fontSize=12)] if frame.width - x > 80 else []
    ground = {"mark": {"type": "rect", "color": "var(--wash)"}, "encoding": placed("x2", "y2")}
    return [{"data": {"values": [rect]}, **ground}, *words]


def _marks(dots: Sequence[Dot], chart: Chart) -> list[Layer]:
    found: list[Layer] = []
    for colour in sorted({dot.point["colour"] for dot in dots}):
        mine = [dot for dot in dots if dot.point["colour"] == colour]
        found += [*_lines(mine, colour), *_spans(mine, colour), *_points(mine, colour)]
    return [*_between(dots, chart.conflicts), *found]


def _lines(dots: Sequence[Dot], colour: int) -> list[Layer]:
    values = [{"x": dot.x, "y": dot.y, "line": dot.point["line"]} for dot in dots if dot.point.get("line") is not None]
    return [{
        "data": {"values": values},
        "mark": {"type": "line", "strokeWidth": 2, "color": colour_of(colour)},
        "encoding": {
            **placed(), "detail": {"field": "line", "type": "nominal"}, "order": {"field": "x", "type": "quantitative"},
        },
    }] if values else []  # fmt: skip


def _spans(dots: Sequence[Dot], colour: int) -> list[Layer]:
    """Level: the time meant, where it is long. Upright: what the printed form leaves open."""
    level = [{"x": dot.start, "x2": dot.end, "y": dot.y} for dot in dots if dot.end - dot.start > 24]
    bars = [{"x": dot.x, "y": dot.low, "y2": dot.high} for dot in dots if abs(dot.low - dot.high) > 1]
    arrows = [
        {"x": dot.x, "y": dot.y - 30 if _is_open_up(dot) else dot.y + 30, "y2": dot.y} for dot in dots if _is_open(dot)
    ]
    heads = [{"x": row["x"], "y": row["y"], "up": row["y"] < row["y2"]} for row in arrows]
    return [
        rule(level, colour_of(colour), opacity=0.35, strokeWidth=2),
        {**rule(bars + arrows, colour_of(colour), strokeWidth=2, opacity=0.8), "encoding": placed("y2")},
        *(
            symbol([row for row in heads if row["up"] is up], shape, colour_of(colour), 40, filled=True)
            for up, shape in ((True, "triangle-up"), (False, "triangle-down"))
        ),
    ]  # fmt: skip


def _is_open(dot: Dot) -> bool:
    return not dot.point["is_derived"] and (dot.point["low"] is None or dot.point["high"] is None)


def _is_open_up(dot: Dot) -> bool:
    """What is drawn with another sign than it is printed, as a fall is, opens the other way: more of it lies below."""
    is_turned = float(dot.point["value"]) * dot.point["at_value"] < 0
    return (dot.point["high"] is None) is not is_turned


def _points(dots: Sequence[Dot], colour: int) -> list[Layer]:
    found = []
    for modality, shape in SHAPES.items():
        for derived in (False, True):
            values = [
                {"x": dot.x, "y": dot.y, "id": dot.point["id"], "value": dot.point["at_value"],
                 "at": dot.point["period_start"].isoformat()}
                for dot in dots
                if dot.point["modality"] == modality and bool(dot.point["is_derived"]) is derived
            ]  # fmt: skip
            fill, edge = ("var(--paper)", colour_of(colour)) if derived else (colour_of(colour), "var(--paper)")
            look = {"fill": fill, "stroke": edge, "strokeWidth": 2 if derived else 1.5, "cursor": "pointer"}
            found += [{
                "data": {"values": values},
                "mark": {"type": "point", "shape": shape, "size": 110, "opacity": 1, "filled": True, **look},
                "encoding": placed(),
            }] if values else []  # fmt: skip
    return found


def _between(dots: Sequence[Dot], conflicts: Points) -> list[Layer]:
    """A bar between two figures of one time that cannot both be right."""
    drawn = {dot.point["observation_id"]: dot for dot in reversed(dots)}
    pairs = [(drawn.get(row["observation_a"]), drawn.get(row["observation_b"])) for row in conflicts]
    values = [
        {"x": one.x, "y": one.y, "x2": other.x, "y2": other.y}
        for one, other in pairs
        if one and other and abs(one.x - other.x) < 20
    ]
    return [{**rule(values, "var(--clash)", strokeWidth=3), "encoding": placed("x2", "y2")}] if values else []


def _lane(dots: Sequence[Dot], chart: Chart) -> list[Layer]:
    """Signs above the plot, each with a thread down to its figures."""
    signs = lane_of(dots, chart.conflicts)
    if not signs:
        return []
    tops = {dot.point["observation_id"]: dot.y for dot in dots}
    threads = [
        {"x": sign.x, "y": LANE + 9, "y2": max(min(tops[side] for side in sign.dots) - 8, LANE + 9)} for sign in signs
    ]
    rows = [{"x": sign.x, "y": LANE, "said": str(sign.count)} for sign in signs]
    many = [row for row in rows if row["said"] != "1"]
    single = [row for row in rows if row["said"] == "1"]
    count = sum(sign.count for sign in signs)
    words = [{"x": signs[-1].x + 15, "y": LANE, "said": counted(count, "open conflict")}]
    return [
        {**rule(threads, "var(--clash)", strokeDash=[2, 3]), "encoding": placed("y2")},
        symbol(rows, "circle", "var(--clash)", 260, filled=True),
        symbol(single, _UNEQUAL, "var(--paper)", 70),
        text(many, "var(--paper)", fontWeight=700, baseline="middle"),
        text(words, "var(--clash)", align="left", baseline="middle", fontWeight=600, fontSize=12),
    ]


def _labels(frame: Frame, dots: Sequence[Dot], chart: Chart) -> list[Layer]:
    """First the last figure of each speaker with the name, then those in conflict, then the rest where they are few."""
    last = {dot.point["name"]: dot for dot in dots if not dot.point["is_derived"]}
    ends = {id(dot) for dot in last.values()}
    contested = {row[name] for row in chart.conflicts for name in ("observation_a", "observation_b")}
    words = [_end_label(dot, chart.width) for dot in last.values()]
    rest = [dot for dot in dots if id(dot) not in ends]
    words += [(dot, dot.point["label"], False) for dot in rest if dot.point["observation_id"] in contested]
    few = rest if len(dots) <= _FEW else []
    words += [(dot, dot.point["label"], False) for dot in few if dot.point["observation_id"] not in contested]
    found: list[Layer] = []
    for one in labels_of(frame, dots, words):
        row = {"x": one.x, "y": one.y, "said": one.words}
        look: dict[str, Any] = {
            "align": one.align,
            "baseline": "middle",
            "fontWeight": 700 if one.is_name else 500,
            "fontSize": 12.5,
        }
        ink = f"var(--s{one.dot.point['colour']}t)" if one.is_name else "var(--ink)"
        # a halo, so that a line behind it does not cross the letters
        found += [text([row], "var(--paper)", stroke="var(--paper)", strokeWidth=4, **look), text([row], ink, **look)]
    return found


def _end_label(dot: Dot, width: int) -> tuple[Dot, str, bool]:
    is_named = width >= PHONE and bool(dot.point["is_named"])
    return dot, f"{dot.point['name']} {dot.point['label']}" if is_named else dot.point["label"], is_named


def _told(dot: Dot) -> dict[str, Any]:
    return {"id": dot.point["id"], "x": dot.x, "y": dot.y, **dot.point.get("told", {})}


def _float(value: Any) -> float | None:
    return None if value is None else float(value)
