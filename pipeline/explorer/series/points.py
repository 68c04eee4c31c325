"""A series as asked for -> its points, one for each figure and speaker, with their conflicts, colours and trust."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from fastapi import HTTPException

from pipeline.explorer.charts.chart import measured
from pipeline.explorer.lists import Asked, series_row
from pipeline.explorer.reading import Row
from pipeline.explorer.series.asked import AskedSeries
from pipeline.explorer.series.point_trust import clashes_of, trust_of
from pipeline.explorer.words import show
from pipeline.explorer.words.sentences import pieces_of
from pipeline.explorer.words.speakers import of_derived, speaker_colours, speaker_of

_DERIVED: Row = {
    "value_high": None, "rank": None, "claims": 0, "sources": 0, "origins": 0, "figure_sources": 0, "figure_origins": 0,
    "first_reported_on": None, "last_reported_on": None, "claim_id": None, "article_id": None, "source_key": None,
    "url": None, "title": None, "language": None, "published_on": None, "attribution": None, "surface": None,
    "sentence": None, "sentence_shown": "none", "verdict": None, "corrected": False, "number_start": None,
    "number_end": None, "entity": None, "metric": None, "period_text": None, "period_basis": None, "confidences": None,
}  # fmt: skip
"""What a figure that nobody printed has not."""

MOST: Mapping[str, int] = {"series_points": 3000, "series_derived": 1000, "series_conflicts": 500}
"""Rows of a page by question, those of the latest times: what a page costs does not grow with its series."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesFound:
    series: Row
    beside: list[Row]
    """The series that are compared with it, in the order of the address."""
    points: list[Row]
    """Within the time that is asked for, in the order of time; of all the series."""
    conflicts: list[Row]
    clashes: dict[Any, list[str]]
    speakers: list[Row]
    """Those of the page: key, name, colour, number of figures; the most heard first."""
    left_out: int
    """Points of earlier times, of those that are asked for, that a page leaves out."""
    conflicts_left_out: int

    @property
    def title(self) -> str:
        return show.series_title(self.series)

    @property
    def is_compared(self) -> bool:
        return bool(self.beside)

    @property
    def drawn(self) -> list[Row]:
        """The points that the chart has."""
        return [point for point in self.points if point["is_drawn"]]

    @property
    def key(self) -> list[Row]:
        """Colours: of speakers, or of series where some are compared."""
        if not self.is_compared:
            return self.speakers
        return [
            {
                "colour": at,
                "name": show.entity_and_place(row),
                "figures": len(self.of(row["series_id"])),
                "series_id": row["series_id"],
            }
            for at, row in enumerate([self.series, *self.beside], start=1)
        ]

    def of(self, series_id: UUID) -> list[Row]:
        return [point for point in self.points if point["home"] == series_id]


def find_series(ask: Asked, asked: AskedSeries, *, is_whole: bool = False) -> SeriesFound:
    """As much as a page has, or all: `is_whole`. 404 where there is no such series, or none of its figures is sure; 422
    where what is compared is measured otherwise: there is one axis for all."""
    rows = [series_row(ask, series_id) for series_id in (asked.series_id, *asked.beside)]
    _refuse_other_measures(rows)
    # series of another modality stand on the page of their series
    kin = {row["series_id"]: one["series_id"] for one in reversed(rows) for row in _kin(ask, one["series_id"])}
    held = _held(ask, list(map(str, kin)), asked, is_whole=is_whole)
    clashes = clashes_of(held.conflicts, held.points)
    colours = speaker_colours(held.points_today)
    homes = {row["series_id"]: at for at, row in enumerate(rows, start=1)}
    inside = [point for point in held.points if asked.is_within(point["period_start"], point["period_end"])]
    compared = len(rows) > 1
    for number, point in enumerate(inside):
        point["home"] = kin[point["series_id"]]
        point["colour"] = homes[point["home"]] if compared else colours.get(point["speaker_key"], 0)
        _dress(point, number, clashes.get(point["observation_id"], []), compared=compared)
    join_lines(inside)
    _scale(inside, in_percent=asked.view == "percent")
    return SeriesFound(
        series=rows[0],
        beside=rows[1:],
        points=inside,
        conflicts=held.conflicts,
        clashes=clashes,
        speakers=_heard(inside, colours),
        left_out=held.left_out,
        conflicts_left_out=held.conflicts_left_out,
    )


def _refuse_other_measures(rows: Sequence[Row]) -> None:
    for row in rows[1:]:
        for name, words in _COMPARED.items():
            if row[name] != rows[0][name]:
                raise HTTPException(
                    422,
                    f"with names a series of another {words}: {row['series_id']} has {row[name]!r}, where this one has "
                    f"{rows[0][name]!r}; the page of the series lists those that can be compared",
                )


_COMPARED = {"metric_key": "metric", "kind": "kind", "unit": "unit"}


def _kin(ask: Asked, series_id: UUID) -> list[Row]:
    return ask.reader.ask("series_kin", {"series_id": series_id})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Held:
    """What the warehouse has of some series, in the order of time."""

    points: list[Row]
    points_today: list[Row]
    """Without the day at whose end they were known, and of all times: colours go by them."""
    conflicts: list[Row]
    left_out: int
    conflicts_left_out: int


def _held(ask: Asked, ids: Sequence[str], asked: AskedSeries, *, is_whole: bool) -> _Held:
    """Of all times, from which a page takes those that are asked for; where it would leave some out, of these alone."""
    given: Row = {"series_ids": ids, "known_on": asked.known_on, "first": None, "last": None}
    points, left_out = _points(ask, given, is_whole=is_whole)
    today = points if asked.known_on is None else _points(ask, {**given, "known_on": None}, is_whole=is_whole)[0]
    if left_out and (asked.first or asked.last):
        given |= {"first": asked.first, "last": asked.last}
        points, left_out = _points(ask, given, is_whole=is_whole)
    conflicts, conflicts_left_out = _latest(ask, "series_conflicts", given, is_whole=is_whole)
    return _Held(
        points=points,
        points_today=today,
        conflicts=conflicts,
        left_out=left_out,
        conflicts_left_out=conflicts_left_out,
    )


def _points(ask: Asked, given: Row, *, is_whole: bool) -> tuple[list[Row], int]:
    """In the order of time, and how many are left out."""
    shown, printed_left = _latest(ask, "series_points", given, is_whole=is_whole)
    reckoned, derived_left = _latest(ask, "series_derived", given, is_whole=is_whole)
    derived = [{**_DERIVED, **of_derived(row)} for row in reckoned]
    points = [*ask.rights.sentences(shown), *derived]
    points.sort(key=lambda row: (row["period_start"], row["period_end"], row["is_derived"]))
    return points, printed_left + derived_left


def _latest(ask: Asked, question: str, given: Row, *, is_whole: bool) -> tuple[list[Row], int]:
    """Rows of the latest times, and how many of earlier ones are left out."""
    rows = ask.reader.ask(question, {**given, "most": None if is_whole else MOST[question]})
    return rows, rows[0]["of_all"] - len(rows) if rows else 0


def _dress(point: Row, number: int, clashes: Sequence[str], *, compared: bool) -> None:
    """What page, chart and file say of a point."""
    trust = trust_of(point, clashes)
    point["id"] = f"{point['observation_id']}-{number}"
    point["speaker"] = speaker_of(point)
    point["trust"], point["trust_mark"] = trust.words, trust.mark
    point["pieces"] = pieces_of(point)
    point["said"] = show.amount(point)
    point["when"] = show.period(point["period_start"], point["period_end"], point["period_grain"])
    point["is_named"] = compared or bool(point["speaker_key"])
    point["name"] = show.entity_and_place(point) if compared else point["speaker"]


def join_lines(points: Sequence[Row]) -> None:
    """A line goes through the printed figures of one speaker, modality and length of time: of each time the best
    supported one. Who is not named need not be one speaker."""
    places: dict[tuple[Any, ...], set[Any]] = {}
    numbers: dict[tuple[Any, ...], int] = {}
    for point in sorted(points, key=lambda row: row["rank"] != "preferred"):
        line = (point["series_id"], point["speaker_key"], point["period_grain"], point["kind"])
        number = numbers.setdefault(line, len(numbers))
        time = (point["period_start"], point["period_end"])
        is_joined = bool(point["speaker_key"]) and not point["is_derived"] and point["rank"] != "deprecated"
        point["line"] = number if is_joined and time not in places.setdefault(line, set()) else None
        if point["line"] is not None:
            places[line].add(time)


def _scale(points: Sequence[Row], *, in_percent: bool) -> None:
    """Places on the axis; in percent of the first figure of each line. Who has no line is in percent of nothing."""
    firsts: dict[Any, float] = {}
    for point in points:
        at = measured(point)
        if point["line"] is not None and at["at_value"]:
            firsts.setdefault(point["line"], at["at_value"])
        share_of = firsts.get(point["line"]) if in_percent else None
        point["is_drawn"] = not in_percent or share_of is not None
        point.update(measured(point, share_of))
        part = f"{show.number(round(point['at_value'], 1))}%"
        point["label"] = part if in_percent else _label(point)


def _label(point: Row) -> str:
    """The number without its unit, which stands at the axis, once."""
    bare = {**point, "unit": point["unit"] if point["unit"] in {"percent", "percentage_point", "ratio"} else None}
    return show.amount(bare).strip()


def _heard(points: Sequence[Row], colours: dict[str, int]) -> list[Row]:
    found: dict[str, Row] = {}
    for point in points:
        key = point["speaker_key"]
        row = found.setdefault(
            key, {"speaker_key": key, "name": point["speaker"], "colour": colours.get(key, 0), "figures": 0}
        )
        row["figures"] += 1
    return sorted(found.values(), key=lambda row: (row["speaker_key"] == "", -row["figures"], row["name"]))
