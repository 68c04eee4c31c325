"""Figures of a series -> a Vega-Lite specification. Pure: a chart can be read and tested without a browser.

Printed values are solid, derived ones hollow with a dashed bar, those in conflict ringed. A bar shows between which
values the true one lies, as far as the printed form says. A thin line goes through the best supported printed figure of
each time.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

from pipeline.explorer import show

SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"
HEIGHT = 320

COLOURS = {"printed": "#2b7de0", "derived": "#a87400", "conflict": "#e0485a"}
"""At least 3 : 1 against the light and the dark background (WCAG 2.2, 1.4.11)."""

_NUMBER = "abs(datum.value) >= 10000 ? replace(format(datum.value, '~s'), 'G', 'B') : format(datum.value, ',~f')"
"""10,000 as 10k and 1,000,000,000 as 1B: the letters of the SI mean nothing to readers of news."""


_TIMES = {
    "tickCount": 6,
    "grid": False,
    "labelOverlap": True,
    "labelExpr": "timeFormat(datum.value, '%m%d') == '0101' ? timeFormat(datum.value, '%Y') : "
    "[timeFormat(datum.value, date(datum.value) == 1 ? '%b' : '%e %b'), "
    "datum.index == 0 ? timeFormat(datum.value, '%Y') : '']",
}
"""Days and months; the year in January, and below the first one."""


def series_chart(figures: Sequence[dict[str, Any]], title: str, unit: str | None = None) -> dict[str, Any]:
    """`figures`: rows of series_figures, each with period, value, low, high, is_derived, conflicts, observation_id."""
    return {
        "$schema": SCHEMA,
        "description": f"{title}: {len(figures)} figures over time; the table below has the same",
        "width": "container",
        "height": HEIGHT,
        "background": "transparent",
        "autosize": {"type": "fit-x", "contains": "padding"},
        "padding": {"left": 4, "right": 14, "top": 8, "bottom": 4},
        "data": {"values": [_point(figure) for figure in figures]},
        "encoding": {"x": {"field": "at", "type": "temporal", "title": None, "axis": _TIMES}},
        "layer": [_trend(), _span(), _bar("false", []), _bar("true", [4, 3]), _rings(), _points(unit)],
        "config": {
            "axis": {"labelFontSize": 12, "titleFontSize": 12, "labelFont": "sans-serif", "titleFont": "sans-serif"},
            "view": {"stroke": None},
        },
    }


def _point(figure: dict[str, Any]) -> dict[str, Any]:
    value, low, high = _on_the_axis(figure)
    return {
        "at": _middle(figure["period_start"], figure["period_end"]).isoformat(),
        "from": figure["period_start"].isoformat(),
        "to": figure["period_end"].isoformat(),
        "value": value,
        "low": low,
        "high": high,
        "derived": bool(figure.get("is_derived")),
        "conflict": bool(figure.get("conflicts")),
        "best": figure.get("rank") == "preferred",
        "id": str(figure["observation_id"]),
        "said": ", ".join(filter(None, [show.amount(figure), _when(figure), _support(figure)])),
    }


def _on_the_axis(figure: dict[str, Any]) -> tuple[float, float, float]:
    """The value, the middle of a range, and its bounds; an open bound is the value. A fall is below zero."""
    value, top = float(figure["value"]), _float(figure.get("value_high"))
    low, high = _float(figure["low"]), _float(figure["high"])
    low, high = value if low is None else low, (value if top is None else top) if high is None else high
    middle = value if top is None else (value + top) / 2
    if figure["kind"] == "change" and figure["direction"] == "down":
        return -middle, -high, -low
    return middle, low, high


def _trend() -> dict[str, Any]:
    return {
        "transform": [{"filter": "datum.best"}],
        "mark": {"type": "line", "strokeWidth": 1.5, "opacity": 0.45, "color": COLOURS["printed"]},
        "encoding": {"y": {"field": "value", "type": "quantitative"}},
    }


def _span() -> dict[str, Any]:
    """How long the period is."""
    return {
        "mark": {"type": "rule", "opacity": 0.3, "color": COLOURS["printed"]},
        "encoding": {
            "x": {"field": "from", "type": "temporal"},
            "x2": {"field": "to"},
            "y": {"field": "value", "type": "quantitative"},
        },
    }


def _bar(derived: str, dash: list[int]) -> dict[str, Any]:
    return {
        "transform": [{"filter": f"datum.derived === {derived}"}],
        "mark": {"type": "rule", "strokeWidth": 2, "strokeDash": dash, "color": _colour(derived)},
        "encoding": {"y": {"field": "low", "type": "quantitative"}, "y2": {"field": "high"}},
    }


def _colour(derived: str) -> str:
    return COLOURS["derived" if derived == "true" else "printed"]


def _rings() -> dict[str, Any]:
    return {
        "transform": [{"filter": "datum.conflict"}],
        "mark": {"type": "point", "shape": "circle", "size": 240, "filled": False, "color": COLOURS["conflict"]},
        "encoding": {"y": {"field": "value", "type": "quantitative"}},
    }


def _points(unit: str | None) -> dict[str, Any]:
    """`unit` heads the axis."""
    head = show.unit(unit).strip() or None
    return {
        "mark": {"type": "point", "size": 70, "opacity": 1, "cursor": "pointer", "strokeWidth": 2},
        "encoding": {
            "y": {
                "field": "value",
                "type": "quantitative",
                "title": head,
                "scale": {"zero": False},
                "axis": {"labelExpr": _NUMBER, "tickCount": 6, "titleAngle": 0, "titleAlign": "left", "titleY": -8},
            },
            "color": {"condition": {"test": "datum.derived", "value": COLOURS["derived"]}, "value": COLOURS["printed"]},
            "fill": {"condition": {"test": "datum.derived", "value": "transparent"}, "value": COLOURS["printed"]},
            "tooltip": {"field": "said", "type": "nominal"},
        },
    }


def _middle(start: date, end: date) -> date:
    return start + (end - start) / 2


def _when(figure: dict[str, Any]) -> str:
    return show.period(figure["period_start"], figure["period_end"], figure["period_grain"])


def _support(figure: dict[str, Any]) -> str:
    if figure.get("is_derived"):
        return "derived, not printed"
    return f"{figure['origins']} independent origin{'s' if figure['origins'] != 1 else ''}"


def _float(value: Any) -> float | None:
    return None if value is None else float(value)


def volume_line(counts: Sequence[int], width: int = 120, height: int = 24) -> str:
    """A sparkline as the points of an SVG polyline; empty for nothing to show."""
    if len(counts) < 2:
        return ""
    top = max(*counts, 1)
    step = width / (len(counts) - 1)
    return " ".join(f"{at * step:.1f},{height - 2 - (height - 4) * count / top:.1f}" for at, count in enumerate(counts))
