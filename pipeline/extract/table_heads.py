"""What the head of a table says by column, for the rows below it: times, metrics, and what the figures are in."""

from dataclasses import replace
from decimal import Decimal
from itertools import zip_longest
from typing import TypeVar

from pipeline.extract import labels
from pipeline.extract.find import find_mentions
from pipeline.extract.printed_times import own, period_of
from pipeline.extract.reading import Head, Measure, Memory, Mention, Reading, Scene, Sentence
from pipeline.extract.units import dimension
from pipeline.languages.times import Days
from pipeline.model import BlockKind, Grain, Period, Span
from pipeline.model.tables import cells_of

MARK = "|"
_Told = TypeVar("_Told", Period, Head)


def remember(readings: list[Reading], scene: Scene) -> None:
    """A row without numbers is the head of the rows below it; so is each of several in turn."""
    memory = scene.memory
    if MARK not in scene.text[scene.start : scene.end]:
        if _is_of_table(scene):
            memory.above = (None, scene.sentence.span)
        else:
            memory.columns, memory.heads, memory.table, memory.above, memory.in_rows = (), (), None, (), False
    elif readings:
        memory.above, memory.in_rows = (), True
    else:
        _remember_head(scene)


def _is_of_table(scene: Scene) -> bool:
    """A line between its rows or over all columns; in a text without blocks, a short one behind what a table is in."""
    before_rows = scene.memory.table is not None and not scene.memory.in_rows
    return scene.sentence.block is BlockKind.TABLE or (before_rows and scene.end - scene.start <= labels.LINE)


def _remember_head(scene: Scene) -> None:
    """A head behind rows is that of another table, for which nothing holds that was said of the last one."""
    memory = scene.memory
    cells = cells_of(scene.text, scene.sentence.span)
    scene.mentions = [_dated(mention, scene, cells) for mention in scene.mentions]
    columns, heads = _columns(scene), _heads(scene, cells)
    upper, corner = memory.above, _corner(cells, scene)
    memory.above = tuple(cells)
    if not (columns or heads or corner):
        return
    if memory.in_rows:
        memory.columns, memory.heads, memory.table, memory.in_rows = (), (), None, False
    memory.table = corner or memory.table
    memory.columns = _over(columns, _spread(memory.columns, upper))
    memory.heads = _over(heads, _spread(memory.heads, upper))


def _corner(cells: list[Span | None], scene: Scene) -> Measure | None:
    """What the first cell of a head says of the whole table, or another one that announces it: 단위: 백만원."""
    opening = scene.language.labels.opening
    told = [cell for cell in cells if cell and (cell is cells[0] or opening.match(scene.text, cell.start, cell.end))]
    return next((one for cell in told if (one := labels.measure_in(cell, scene))), None)


def _over(lower: tuple[_Told | None, ...], upper: tuple[_Told | None, ...]) -> tuple[_Told | None, ...]:
    """Two rows of one head: of each column what the lower one says, else what the upper one does."""
    return tuple(below or above for below, above in zip_longest(lower, upper))


def _spread(told: tuple[_Told | None, ...], cells: tuple[Span | None, ...]) -> tuple[_Told | None, ...]:
    """A cell of the upper row of a head stands over the empty ones behind it as well."""
    found = list(told)
    for column in range(2, min(len(found), len(cells))):
        found[column] = found[column] or (None if cells[column] else found[column - 1])
    return tuple(found)


def _columns(scene: Scene) -> tuple[Period | None, ...]:
    found: list[Period | None] = [None] * (scene.text.count(MARK, scene.start, scene.end) + 1)
    for mention in own(scene):
        period = period_of(mention, scene)
        found[column_of(mention.start, scene)] = replace(period, basis="inherited") if period else None
    return tuple(found) if any(found[1:]) else ()


def column_of(start: int, scene: Scene) -> int:
    return scene.text.count(MARK, scene.start, start)


def _dated(mention: Mention, scene: Scene, cells: list[Span | None]) -> Mention:
    """A year under, or in a row with, a time without one: Three months ended March 31, | 2026 | 2025."""
    if not mention.days or mention.days.grain is not Grain.YEAR or not (place := column_of(mention.start, scene)):
        return mention
    above = next((cell for cell in reversed(scene.memory.above[1 : place + 1]) if cell), cells[0])
    if above is None:
        return mention
    said = above.of(scene.text).rstrip(" ,:;")
    printed = scene.text[mention.start : mention.end].strip()
    days = _time_at_end(f"{said} {printed}", len(said), scene)
    return replace(mention, days=days) if days else mention


def _time_at_end(text: str, before: int, scene: Scene) -> Days | None:
    """That of a time that begins before a place of the text and ends with it."""
    sentence = Sentence(Span(0, len(text)), BlockKind.TABLE)
    line = Scene(text=text, language=scene.language, published=scene.published, sentence=sentence, memory=Memory())
    found = [one for one in find_mentions(line) if one.start < before and one.end == len(text)]
    return found[0].days if found else None


def _heads(scene: Scene, cells: list[Span | None]) -> tuple[Head | None, ...]:
    """How much something has changed stands behind the column that it is of."""
    found: list[Head | None] = [None]
    for cell in cells[1:]:
        left = next((one for one in reversed(found) if one and not _is_of_parts(one)), None)
        found.append(_head(cell, left, scene) if cell else None)
    return tuple(found) if any(found) else ()


def _is_of_parts(head: Head) -> bool:
    """A market share, and what else is in percent."""
    is_share = head.hit is not None and head.hit[2].metric.is_share
    return is_share or (head.measure is not None and dimension(head.measure.unit) == "percent")


def _head(cell: Span, left: Head | None, scene: Scene) -> Head | None:
    hit = next((hit for hit in scene.cues if cell.start <= hit[0] and hit[1] <= cell.end), None)
    measure = labels.measure_in(cell, scene)
    words = labels.words_of(cell, measure, scene)
    if scene.language.labels.change.search(scene.text, cell.start, cell.end):
        if measure is None and "%" in cell.of(scene.text):
            measure = Measure(cell, Decimal(1), "percent")
        of = left if hit is None else Head(words, hit, measure)
        return Head(of.words if of else None, of.hit if of else None, measure, is_change=True)
    if hit or measure:
        return Head(words, hit, measure)
    counted = labels.counted_in(cell, scene)
    return Head(cell, None, counted) if counted else None
