"""A series as found -> the specification of its chart, in which each point tells what its tooltip says."""

from collections.abc import Mapping
from typing import Any

from fastapi import Request

from pipeline.explorer.charts.chart import Chart, series_chart
from pipeline.explorer.charts.plot import axis_of
from pipeline.explorer.reading import Row
from pipeline.explorer.rendering import source_name
from pipeline.explorer.security import base_of
from pipeline.explorer.series import take_along
from pipeline.explorer.series.asked import AskedSeries
from pipeline.explorer.series.points import SeriesFound
from pipeline.explorer.words import show
from pipeline.model import Source


def spec_of(
    request: Request, found: SeriesFound, asked: AskedSeries, width: int, *, is_taken: bool = False
) -> dict[str, Any]:
    """`is_taken`: as a picture that leaves the page, with its colours and its source line."""
    today, base = request.app.state.today(), base_of(request)
    points = [{**point, "told": _told(point, base, request.app.state.sources)} for point in found.drawn]
    foot = []
    if is_taken:
        foot = [rule_of(found), take_along.source_line(found, today, asked.known_on)]
    unit = "% of the first figure" if asked.view == "percent" else show.unit(found.series["unit"]).strip()
    return series_chart(
        Chart(
            points=points, conflicts=found.conflicts, title=found.title, unit=unit, today=today, width=width, foot=foot,
            key=[(one["colour"], one["name"]) for one in found.key] if is_taken else [],
        )
    )  # fmt: skip


def rule_of(found: SeriesFound) -> str:
    """Where the axis of values begins, in words."""
    return axis_of(found.drawn).rule if found.drawn else ""


def _told(point: Row, base: str, sources: Mapping[str, Source]) -> dict[str, Any]:
    """What the tooltip of a point says; where it leads."""
    paper = ", ".join(filter(None, [source_name(sources, point["source_key"]), show.day(point["published_on"])]))
    modality = show.modality_label(point["modality"])
    who = f"{point['speaker']} says so" if point["speaker_key"] else point["speaker"]
    place = f"claims/{point['claim_id']}" if point["claim_id"] else f"figures/{point['observation_id']}"
    return {
        "said": f"{point['said']}, {point['when']}" + (f", {modality}" if modality else ""),
        "pieces": point["pieces"],
        "language": point["language"] or "und",
        "who": " · ".join(filter(None, [who, paper])),
        "trust": point["trust"],
        "mark": point["trust_mark"],
        "colour": point["colour"],
        "href": f"{base}/{place}",
    }
