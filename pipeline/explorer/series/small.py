"""Series of one entity -> small multiples: shapes over one time axis, the latest value of each and whose it is."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pipeline.explorer.charts.chart import measured
from pipeline.explorer.charts.spark import AxisMark, axis_marks, middle_day, spark
from pipeline.explorer.lists import Asked
from pipeline.explorer.reading import Row
from pipeline.explorer.series.headline import headline
from pipeline.explorer.series.point_trust import clashes_of, trust_of
from pipeline.explorer.series.points import join_lines
from pipeline.explorer.words import show
from pipeline.explorer.words.speakers import NO_ONE, speaker_colours, speaker_of

LATEST = 24
"""Figures of a series that are drawn, those of its latest times: what a page costs does not grow with a series."""
_SAME = ("metric_key", "metric_limit", "kind", "unit", "region", "whole")
_SAID_KINDS = {"change", "duration", "ratio"}
"""Of other kinds the unit says enough."""


@dataclass(frozen=True, slots=True)
class Multiples:
    cards: list[Row]
    """title, measures, href, figures, speakers, spark, head and trust of each."""
    colours: Mapping[str, int] = field(default_factory=dict)
    """Number of the colour by speaker_key: one of a speaker in all of them."""
    speakers: list[tuple[int, str]] = field(default_factory=list)
    """Colour and name of those that are drawn."""
    marks: list[AxisMark] = field(default_factory=list)


def small_multiples(ask: Asked, series: Sequence[Row], most: int) -> Multiples:
    """Of `series`, rows of mart.series_latest. What is forecast or planned of a thing stands with what happened."""
    groups = _groups(series)[:most]
    ids = [str(row["series_id"]) for group in groups for row in group]
    if not ids:
        return Multiples([])
    points = ask.reader.ask("entity_points", {"series_ids": ids, "latest": LATEST})
    drawn = list({str(point["observation_id"]) for point in points})
    conflicts = ask.reader.ask("figure_conflicts", {"observation_ids": drawn})
    colours = speaker_colours(points)
    for point in points:
        _dress(point, colours)
    join_lines(points)
    clashes = clashes_of(conflicts, points)
    days = [middle_day(point) for point in points]
    times = (min(days), max(days)) if days else (0.0, 0.0)
    by_series: dict[Any, list[Row]] = {}
    for point in points:
        by_series.setdefault(point["series_id"], []).append(point)
    cards = [_card(group, by_series, conflicts, clashes, times) for group in groups]
    return Multiples(cards, colours, _named(points), axis_marks(times) if days else [])


def measures(row: Mapping[str, Any]) -> str:
    """What a series measures and where, without whom it is about.

    >>> measures({"metric_key": "market_share", "metric_limit": "", "kind": "share", "region": "NO", "whole": None})
    'Market share, Norway'
    """
    said = measured_words(row)
    return said[:1].upper() + said[1:]


def measured_words(row: Mapping[str, Any]) -> str:
    kind = row["kind"] if row["kind"] in _SAID_KINDS else ""
    whole = show.part_of(row["metric_key"], row["whole"])
    told = [show.limited(row["metric_key"], row["metric_limit"]), kind, show.place(row["region"]), whole]
    return ", ".join(filter(None, told))


def _groups(series: Iterable[Row]) -> list[list[Row]]:
    """One for each thing that is measured, whatever its modality; those told for most times first. A change is measured
    from its own base, and says less over time."""
    found: dict[tuple[Any, ...], list[Row]] = {}
    for row in series:
        found.setdefault(tuple(row[name] for name in _SAME), []).append(row)
    groups = [sorted(group, key=lambda row: row["modality"] != "actual") for group in found.values()]
    return sorted(groups, key=_weight)


def _weight(group: Sequence[Row]) -> tuple[Any, ...]:
    first = group[0]
    figures = sum(row["observations"] for row in group)
    return (first["modality"] != "actual", first["kind"] == "change", -first["periods"], -figures)


def _dress(point: Row, colours: Mapping[str, int]) -> None:
    point.update(measured(point))
    point["colour"] = colours.get(point["speaker_key"], 0)


def _card(
    group: Sequence[Row],
    by_series: Mapping[Any, list[Row]],
    conflicts: Sequence[Row],
    clashes: Mapping[Any, list[str]],
    times: tuple[float, float],
) -> Row:
    first = group[0]
    points = [point for row in group for point in by_series.get(row["series_id"], [])]
    points.sort(key=lambda point: (point["period_start"], point["period_end"]))
    head: dict[str, Any] | None = headline(points, clashes)
    if head:
        latest = head["latest"]
        latest["said"] = show.amount(latest)
        latest["when"] = show.period(latest["period_start"], latest["period_end"], latest["period_grain"])
    return {
        "series_id": first["series_id"],
        "href": f"/series/{first['series_id']}",
        "title": measures(first),
        "unit": show.unit(first["unit"]).strip(),
        "figures": sum(row["observations"] for row in group),
        "speakers": len({point["speaker_key"] for point in points} - {""}),
        "spark": spark(points, conflicts, times),
        "head": head,
        "trust": trust_of(head["latest"], head["clashes"]) if head else None,
    }


def _named(points: Iterable[Row]) -> list[tuple[int, str]]:
    """In the order of colours; grey, for who has none of his own, at the end."""
    found = {point["colour"]: speaker_of(point) for point in points if point["colour"]}
    grey = {point["speaker_key"] for point in points if not point["colour"]}
    rest = "others" if grey - {""} else NO_ONE
    return [*sorted(found.items()), *([(0, rest)] if grey else [])]
