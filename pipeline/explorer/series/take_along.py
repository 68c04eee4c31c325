"""A series -> what a reader takes along: rows of a file, the source line of a picture, how to cite it."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from pipeline.explorer.reading import Row
from pipeline.explorer.series.points import SeriesFound
from pipeline.explorer.words import show
from pipeline.explorer.words.plurals import counted

COLUMNS = (
    "entity", "metric", "metric_limit", "kind", "whole", "region", "place", "unit", "period", "period_start",
    "period_end", "baseline_start", "baseline_end", "modality", "direction", "qualifier", "value", "value_high", "low",
    "high", "is_derived", "attribution", "speaker", "trust", "sentence", "sentence_shown", "source", "published_on",
    "title", "url", "series_id", "figure_id", "claim_id",
)  # fmt: skip
"""Of each row of a file and of `points` of the API. `attribution` is as printed, `speaker` one in all languages."""


def file_rows(points: Sequence[Mapping[str, Any]]) -> list[Row]:
    renamed = {
        "entity": "entity_name", "metric": "metric_key", "period": "when", "source": "source_key",
        "figure_id": "observation_id",
    }  # fmt: skip
    return [{name: _cell(point, name, renamed.get(name, name)) for name in COLUMNS} for point in points]


def _cell(point: Mapping[str, Any], name: str, column: str) -> Any:
    if name == "place":
        return show.place(point["region"])
    if name == "speaker":
        return point["speaker"] if point["speaker_key"] else None
    return point[column]


def source_line(found: SeriesFound, today: date, known_on: date | None) -> str:
    """Below every picture, so that a chart cannot travel without it."""
    papers = {point["source_key"] for point in found.points if point["source_key"]}
    of_papers = f" of {counted(len(papers), 'newspaper')}" if papers else ""
    figures = _figures(found)
    day = show.day(known_on or today)
    return f"Source: newsfigures, {figures}{of_papers}, as known on {day}. Read by a machine, not verified."


def cite(found: SeriesFound, today: date, known_on: date | None) -> str:
    figures = _figures(found)
    known = f", as known on {show.day(known_on)}" if known_on else ""
    return (
        f"newsfigures, “{found.title}”, {figures}{known}, retrieved {show.day(today)}; series "
        f"{found.series['series_id']}. Read by a machine from news articles, not verified."
    )


def _figures(found: SeriesFound) -> str:
    said = counted(len({point["observation_id"] for point in found.points}), "figure")
    return f"the latest {said}" if found.left_out else said
