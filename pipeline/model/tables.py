"""Tables in an article's text: a block a row, its cells parted by a bar, empty ones kept up to the last that is not."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from pipeline.model.text import BlockKind, Span

CELL_MARK = " | "
_DIGITS = re.compile(r"\d+")
_YEAR_OR_QUARTER = re.compile(r"(?:19|20)\d\d|[1-4]")

Blocks = Sequence[tuple[BlockKind, Span]]


class Cell(NamedTuple):
    """What a cell is of: the text that its row begins with, and the head of its column; empty where there is none."""

    row: str
    column: str


def tables_in(blocks: Blocks) -> Iterator[list[Span]]:
    """The rows of each table; tables that follow each other without a text between them are one."""
    for kind, rows in groupby(blocks, key=lambda block: block[0]):
        if kind is BlockKind.TABLE:
            yield [span for _, span in rows]


def cells_of(text: str, row: Span) -> list[Span | None]:
    """The cells of a row by column, None for an empty one.

    >>> text = "| 2024 |  | 2025"
    >>> [cell and cell.of(text) for cell in cells_of(text, Span(0, len(text)))]
    [None, '2024', None, '2025']
    """
    found: list[Span | None] = []
    at = row.start
    if text.startswith(CELL_MARK.lstrip(), row.start, row.end):
        found.append(None)
        at += len(CELL_MARK.lstrip())
    while (mark := text.find(CELL_MARK, at, row.end)) >= 0:
        found.append(Span(at, mark) if at < mark else None)
        at = mark + len(CELL_MARK)
    return [*found, Span(at, row.end) if at < row.end else None]


def is_head(text: str, row: Span) -> bool:
    """Whether a row says what its columns are: it has texts behind the first cell, and no number there but of years and
    quarters."""
    cells = [cell.of(text) for cell in cells_of(text, row)[1:] if cell]
    numbers = [number for cell in cells for number in _DIGITS.findall(cell)]
    return bool(cells) and all(_YEAR_OR_QUARTER.fullmatch(number) for number in numbers)


def cell_at(text: str, blocks: Blocks, at: int) -> Cell | None:
    """That of the table's cell in which the letter at `at` stands; None outside of tables."""
    rows = next((rows for rows in tables_in(blocks) if rows[0].start <= at < rows[-1].end), [])
    place = next((place for place, row in enumerate(rows) if row.start <= at < row.end), None)
    if place is None:
        return None
    cells = cells_of(text, rows[place])
    column = next((column for column, cell in enumerate(cells) if cell and at < cell.end), len(cells) - 1)
    above = next((row for row in reversed(rows[:place]) if is_head(text, row)), None)
    heads = cells_of(text, above) if above else []
    return Cell(
        row=_text(text, cells[0] if column else None),
        column=_text(text, heads[column] if column < len(heads) else None),
    )


def _text(text: str, cell: Span | None) -> str:
    return cell.of(text) if cell else ""
