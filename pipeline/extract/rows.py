"""Tables whose rows stand cell by cell: "Revenue, bn roubles | 372.4 | 418.6" under "Measure | 2024 | 2025"."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TypeVar

from pipeline.extract import measures
from pipeline.extract.printed_times import own, period_of
from pipeline.extract.reading import Head, Reading, Scene, UnitBy
from pipeline.model import BlockKind, Period, Span
from pipeline.model.tables import cells_of

_MARK = "|"
_Told = TypeVar("_Told", Period, Head)
_COLON = re.compile(r"\)?\s?:\s")  # Revenue, bn roubles: 372.4
_OPENS_SCALE = re.compile(r"[,(]\s*\Z")
_NAMED = frozenset({"name", "version"})  # a name and a number are a label, but in a list of names with their numbers


def scale(readings: list[Reading], scene: Scene) -> None:
    """What a row's label gives as scale and unit is that of its cells, and no number of its own; so does what heads a
    list: Users (millions): Kite 45.2, Faro 30.1."""
    cells = scene.text.find(_MARK, scene.start, scene.end)
    labels = [one for one in readings if _is_scale(one, scene)]
    label = next((one for one in labels if one.end <= cells or _COLON.match(scene.text, one.end, scene.end)), None)
    if label is None:
        return
    first = max(cells, label.end)
    label.blocked = "scale: of the row"
    for reading in readings if cells < 0 else ():
        if reading.start > first and reading.blocked in _NAMED:
            reading.blocked = None
    sign = scene.language.units.before_pattern.search(scene.text, scene.start, label.start)
    unit = scene.language.units.before[sign["unit"]] if sign else label.unit or label.number.fixed_unit
    for reading in readings:
        free = reading.start >= first and not reading.blocked and not reading.number.scaled
        if free and reading.unit in {None, "count:unit", unit}:
            reading.value *= label.value
            reading.high = None if reading.high is None else reading.high * label.value
            reading.unit, reading.unit_by = unit, UnitBy.ROW


def _is_scale(reading: Reading, scene: Scene) -> bool:
    """A million that nothing counts: in brackets or behind a comma."""
    printed = scene.text[reading.number.start : reading.number.end]
    if not reading.number.scaled or any(mark.isdigit() for mark in printed):
        return False
    sign = scene.language.units.before_pattern.search(scene.text, scene.start, reading.start)
    return _OPENS_SCALE.search(scene.text, scene.start, sign.start() if sign else reading.start) is not None


def date(readings: list[Reading], scene: Scene) -> None:
    """A cell is of the time that heads its column; empty cells at the end of a row are not printed."""
    for reading, period in _under(scene.memory.columns, readings, scene):
        reading.period = period
        reading.by_column = (*reading.by_column, "period")


def measure(readings: list[Reading], scene: Scene) -> None:
    """A cell is of the metric that heads its column, where its row names none."""
    if not scene.cues:
        for reading, head in _under(scene.memory.heads, readings, scene):
            measures.of_column(reading, head, scene)


def _under(heads: tuple[_Told | None, ...], readings: list[Reading], scene: Scene) -> Iterator[tuple[Reading, _Told]]:
    """The numbers of a row that fits under the heads, each with what the head of its column tells, where it does."""
    if 0 < scene.text.count(_MARK, scene.start, scene.end) < len(heads):
        for reading in readings:
            if told := heads[scene.text.count(_MARK, scene.start, reading.start)]:
                yield reading, told


def remember(readings: list[Reading], scene: Scene) -> None:
    """The times and metrics that a row without numbers prints, by column, for the rows below it."""
    memory = scene.memory
    if _MARK not in scene.text[scene.start : scene.end]:
        if scene.sentence.block is not BlockKind.TABLE:  # there it is a line between rows
            memory.columns, memory.heads = (), ()
    elif not readings:
        memory.columns = _columns(scene) or memory.columns
        memory.heads = _heads(scene) or memory.heads


def _heads(scene: Scene) -> tuple[Head | None, ...]:
    found = [_head(cell, scene) if cell else None for cell in cells_of(scene.text, Span(scene.start, scene.end))]
    return (None, *found[1:]) if any(found[1:]) else ()


def _head(cell: Span, scene: Scene) -> Head | None:
    hit = next((hit for hit in scene.cues if cell.start <= hit[0] and hit[1] <= cell.end), None)
    return Head(cell, hit) if hit else None


def _columns(scene: Scene) -> tuple[Period | None, ...]:
    found: list[Period | None] = [None] * (scene.text.count(_MARK, scene.start, scene.end) + 1)
    for mention in own(scene):
        period = period_of(mention, scene)
        place = scene.text.count(_MARK, scene.start, mention.start)
        found[place] = replace(period, basis="inherited") if period else None
    return tuple(found) if any(found[1:]) else ()
