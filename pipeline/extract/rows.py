"""Tables whose rows stand cell by cell: "Revenue, bn roubles | 372.4 | 418.6" under "Measure | 2024 | 2025"."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal
from typing import TypeVar

from pipeline.catalog import metrics
from pipeline.extract import kinds, labels, measures
from pipeline.extract.reading import Head, Measure, Reading, Scene, UnitBy
from pipeline.extract.table_heads import MARK, column_of
from pipeline.extract.units import dimension, signed
from pipeline.model import ClaimKind, Period, Span
from pipeline.model.tables import cells_of

_Told = TypeVar("_Told", Period, Head)
_BELOW_ZERO = re.compile(r"[^\d(]*(?P<bracket>\((?P<inside>[^\w()]*\d[\d\s.,'’%]*)\)?)[^\d]*")
_TOLD = frozenset({UnitBy.ROW, UnitBy.BEFORE, UnitBy.AFTER})  # units that are printed
_PRICED = frozenset({"money", "percent", "bare"})  # whose unit leaves open what kind of figure it is
_DIGIT = re.compile(r"\d")
_COLON = re.compile(r"\s?:\s")  # Revenue, bn roubles: 372.4
_FREE = frozenset({None, "bare number", "odds"})  # what may be a figure where a cell holds it alone
_NAMED = frozenset({"name", "version"})  # a name and a number are a label, but in a list of names with their numbers


def scale(readings: list[Reading], scene: Scene) -> None:
    """What labels give as scale and unit is that of their figures, and no number of its own."""
    if MARK in scene.text[scene.start : scene.end]:
        _scale_cells(readings, scene)
    elif _may_head_a_table(readings, scene) and (found := labels.measure_of_line(scene.sentence.span, scene)):
        scene.memory.table = found
        _block(readings, [found])
    else:
        _scale_list(readings, scene)


def _may_head_a_table(readings: list[Reading], scene: Scene) -> bool:
    """Not most sentences of prose: no cells follow them, and no word for a scale stands in them by itself."""
    worded = any(not _DIGIT.search(scene.text, one.start, one.end) for one in readings)
    return (worded or scene.text.find(MARK, scene.end) >= 0) and scene.end - scene.start <= labels.LINE


def _scale_cells(readings: list[Reading], scene: Scene) -> None:
    """The label of a row, the head of a column or what the whole table is in says it of cells that print none."""
    cells = cells_of(scene.text, scene.sentence.span)
    said = [one for cell in cells if cell and (one := labels.measure_in(cell, scene))]
    _block(readings, said)
    for reading in readings:
        cell = next((one for one in cells[1:] if one and one.start <= reading.start < one.end), None)
        if reading.blocked not in _FREE or cell is None:
            continue
        reading.below_zero = _is_below_zero(reading, cell, scene)
        if measure := _measure_of(reading, cells[0], next(iter(said), None), scene):
            reading.blocked = None
            _measured(reading, measure)
            if measure is scene.memory.table and dimension(reading.unit) == "money":  # whose sign stands in some cells
                scene.memory.table = replace(measure, unit=reading.unit)
        if reading.below_zero:
            reading.value = -abs(reading.value)


def _is_below_zero(reading: Reading, cell: Span, scene: Scene) -> bool:
    """$ (4,120), (2.0)%: a number in brackets is below zero, as accountants write it; sign and unit stand outside."""
    if scene.language.labels.below_zero.fullmatch(scene.text, reading.start - 1, reading.start):
        head = _above(scene.memory.heads, reading, scene)
        return not (head and head.is_change)  # there it may as well be up
    if reading.value < 0:
        return True
    match = _BELOW_ZERO.fullmatch(scene.text, cell.start, cell.end)
    if match is None or not match.start("inside") <= reading.number.start < reading.number.end <= match.end("inside"):
        return False
    rules = scene.language.units
    sign = rules.before_pattern.search(scene.text, cell.start, match.start("bracket"))
    after = rules.after_pattern.match(scene.text, match.end("bracket"), cell.end)
    if reading.unit is None and sign:
        reading.unit, reading.unit_by = rules.before[sign["unit"]], UnitBy.BEFORE
    elif reading.unit is None and after and after["sign"]:
        reading.unit, reading.unit_by = rules.after[after["sign"].lower()], UnitBy.AFTER
    return True


def _block(readings: list[Reading], measures: Iterable[Measure]) -> None:
    for measure in measures:
        for reading in readings:
            if measure.span.start <= reading.start and reading.end <= measure.span.end + 1:  # with the dot of руб.
                reading.blocked = "scale: of its figures"


def _measure_of(reading: Reading, label: Span | None, row: Measure | None, scene: Scene) -> Measure | None:
    """What a column has in percent is so in each row; else a row says it of itself. What the whole table is in holds
    where neither says it, nor a metric or words that are in something else."""
    memory, head = scene.memory, _above(scene.memory.heads, reading, scene)
    above = head.measure if head else None
    if above and dimension(above.unit) == "percent":
        return above
    if above and above.is_noun and (scene.cues or row or reading.value % 1):
        above = None
    if memory.table and memory.table.percent_too and head and head.is_change and not above:
        return replace(memory.table, factor=Decimal(1), unit="percent")
    if row or above or memory.table is None:
        return row or above or _counted(reading, label, scene)
    own = next((hit for hit in scene.cues if label and label.start <= hit[0] < label.end), head.hit if head else None)
    wrong = own and memory.table.unit and dimension(memory.table.unit) not in own[2].metric.dimensions
    apart = label and scene.language.labels.apart.search(scene.text, label.start, label.end)
    return None if wrong or apart else memory.table


def _counted(reading: Reading, label: Span | None, scene: Scene) -> Measure | None:
    """What the label of a row counts, where columns are times: Flights | 8,823."""
    is_timed = _above(scene.memory.columns, reading, scene) is not None
    return labels.counted_in(label, scene) if label and is_timed and not scene.cues and reading.value % 1 == 0 else None


def _measured(reading: Reading, measure: Measure) -> None:
    """A figure with another unit of its own is in that; one of money may print its sign in each cell."""
    own = reading.unit
    if own not in {None, "count:unit", measure.unit} and not (measure.unit is None and dimension(own) == "money"):
        return
    if not reading.number.scaled:
        reading.value *= measure.factor
        reading.high = None if reading.high is None else reading.high * measure.factor
    if measure.unit:
        reading.unit, reading.unit_by, reading.told_by = measure.unit, UnitBy.ROW, {"unit": "rows.measured"}


def _scale_list(readings: list[Reading], scene: Scene) -> None:
    """What heads a list says it of its figures: Users (millions): Kite 45.2, Faro 30.1."""
    colon = _COLON.search(scene.text, scene.start, min(scene.start + labels.LINE, scene.end))
    head = colon and colon.start() > scene.start and Span(scene.start, colon.start())
    found = labels.measure_in(head, scene) if head else None
    if not found or found.span.start == scene.start:
        return
    _block(readings, [found])
    for reading in readings:
        if reading.start > found.span.end:
            reading.blocked = None if reading.blocked in _NAMED else reading.blocked
            if not reading.blocked:
                _measured(reading, found)


def measure(readings: list[Reading], scene: Scene) -> None:
    """A cell is of the metric that heads its column, where its row names none."""
    if not scene.cues:
        for reading, head in _under(scene.memory.heads, readings, scene):
            measures.of_column(reading, head, scene)


def change(readings: list[Reading], scene: Scene) -> None:
    """Figures under a head that says so tell how much something has changed, but those without a unit and a sign."""
    for reading, head in _under(scene.memory.heads, readings, scene):
        if head.is_change and (reading.unit_by in _TOLD or signed(reading, scene)):
            if reading.kind is not ClaimKind.CHANGE or reading.direction is None:
                kinds.change(reading)
            reading.told_by |= dict.fromkeys(("kind", "direction"), "rows.change")


def settle(readings: list[Reading], scene: Scene) -> None:
    """A cell whose metric its row or column names is of that metric's kind; of the catalogue's metric, where the label
    of its row names that and nothing else."""
    if MARK not in scene.text[scene.start : scene.end]:
        return
    label = cells_of(scene.text, scene.sentence.span)[0]
    words = label and labels.words_of(label, labels.measure_in(label, scene), scene)
    named = words is not None and any((words.start, words.end) == hit[:2] for hit in scene.cues)
    for reading in readings:
        counted = reading.unit_by is UnitBy.ROW and dimension(reading.unit) not in _PRICED
        if counted or (reading.cued and not metrics()[str(reading.metric_id)].of_prices):
            reading.told_by["kind"] = "rows.settle"
        if reading.cued and named:
            reading.told_by |= dict.fromkeys(("metric", "metric_id"), "rows.settle")
        if reading.below_zero and reading.kind is ClaimKind.LEVEL and dimension(reading.unit) == "money":
            _as_loss(reading, label, scene)


def _as_loss(reading: Reading, label: Span | None, scene: Scene) -> None:
    """A profit below zero is a loss. A loss is told as a positive number, and so is what was spent, in brackets."""
    losses = {metric.negative_of: metric.key for metric in metrics().values() if metric.negative_of}
    if reading.metric_id in losses:
        reading.metric_id = losses[reading.metric_id]
        reading.told_by["metric_id"] = "rows.as_loss"
    spent = label and scene.language.labels.spent.search(scene.text, label.start, label.end)
    if spent or reading.metric_id in losses.values():
        reading.value = abs(reading.value)


def date(readings: list[Reading], scene: Scene) -> None:
    """A cell is of the time that heads its column; empty cells at the end of a row are not printed."""
    for reading, period in _under(scene.memory.columns, readings, scene):
        reading.period, reading.told_by["period"] = period, "rows.date"


def _under(heads: tuple[_Told | None, ...], readings: list[Reading], scene: Scene) -> Iterator[tuple[Reading, _Told]]:
    """The numbers of a row, each with what the head of its column tells, where it does."""
    for reading in readings:
        if told := _above(heads, reading, scene):
            yield reading, told


def _above(heads: tuple[_Told | None, ...], reading: Reading, scene: Scene) -> _Told | None:
    """Of a row that fits under the heads."""
    fits = 0 < column_of(scene.end, scene) < len(heads)
    return heads[column_of(reading.start, scene)] if fits else None
