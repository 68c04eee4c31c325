"""A table -> the text of each of its rows, cell by cell, so that what stands in a column stays under its head."""

import re
from collections.abc import Callable, Iterator
from typing import Any

from pipeline.model.tables import CELL_MARK

_LONGEST_CELL = 400
_BEFORE = re.compile(r"(?:[A-Z]{1,3})?[$€£¥₩₽₴₸₹₺₫₪฿₦₱]")
_AFTER = re.compile(r"\)|%|\)\s?%|%\s?\)")
_MOST_COLUMNS = 100
"""Up to which a span is believed: the HTML standard allows 1,000 columns and 65,534 rows."""
_MOST_SPANNED = 20_000
"""Cells of a page that spans may take together. The largest page of our corpora has 2,800 elements."""


def is_data_row(row: Any) -> bool:
    """Old pages lay out whole articles in tables: a row with a table or with long prose in it is no row of data."""
    if next(row.iter("table"), None) is not None:
        return False
    return all(len("".join(cell.itertext())) < _LONGEST_CELL for cell in row.iterchildren("td", "th"))


def bound_spans(root: Any) -> None:
    """Take away what is no span here, and all spans where they take more cells than any page has: whoever makes an
    element of each of these cells gets a row of thousands from a page of some kilobytes, and does not end."""
    spanning = [cell for cell in root.iter("td", "th") if "colspan" in cell.attrib or "rowspan" in cell.attrib]
    spans = {(cell, name): _span(cell, name) for cell in spanning for name in ("colspan", "rowspan")}
    taken = sum(spans[cell, "colspan"] * spans[cell, "rowspan"] for cell in spanning)
    for (cell, name), span in spans.items():
        if name in cell.attrib and (span == 1 or taken > _MOST_SPANNED):
            del cell.attrib[name]


def row_texts(table: Any, text_of: Callable[[Any], str]) -> dict[Any, str]:
    """By row of data, those of tables inside it left out: its cells as `model.tables` has them. Columns without a text
    are left out, and a row with one text alone is that text. `text_of` reads a cell."""
    grid, wide = dict[Any, list[str]](), dict[Any, set[int]]()
    for row, cells, spanning in _grid(table, text_of):
        if any(cells):
            grid[row], wide[row] = cells, spanning
    _join_signs(grid, wide)
    shown = {at for cells in grid.values() for at, text in enumerate(cells) if text}
    return {row: _joined([text for at, text in enumerate(cells) if at in shown]) for row, cells in grid.items()}


def _join_signs(grid: dict[Any, list[str]], wide: dict[Any, set[int]]) -> None:
    """Results of firms set the sign of the money, and the end of a bracket, in columns of their own: $ | (4,120 | ).
    These become one with the figure; so does a head that spans both."""
    for at in range(max(map(len, grid.values()), default=0)):
        texts = [cells[at] for row, cells in grid.items() if at < len(cells) and cells[at] and at not in wide[row]]
        if texts and all(map(_BEFORE.fullmatch, texts)):
            _join(grid, at, at + 1)
        elif texts and at and all(map(_AFTER.fullmatch, texts)):
            _join(grid, at, at - 1)


def _join(grid: dict[Any, list[str]], column: int, other: int) -> None:
    for cells in grid.values():
        if column < len(cells) and cells[column]:
            cells.extend([""] * (other + 1 - len(cells)))
            sign, figure = cells[column], cells[other]
            cells[other] = f"{figure}{sign}" if other < column else f"{sign} {figure}".rstrip()
            cells[column] = ""


def _joined(cells: list[str]) -> str:
    texts = [text for text in cells if text]
    if len(texts) == 1:
        return texts[0]
    while not cells[-1]:
        cells.pop()
    return CELL_MARK.join(cells).lstrip()


def _grid(table: Any, text_of: Callable[[Any], str]) -> Iterator[tuple[Any, list[str], set[int]]]:
    """The texts by column of each row; where a cell spans more, its text stands in the first column and row. Behind
    them the columns in which such cells begin."""
    covered: dict[int, int] = {}  # columns that a cell above still takes, and of how many rows
    for row in _rows(table):
        cells: list[str] = []
        spanning: set[int] = set()
        left = {at: rows - 1 for at, rows in covered.items() if rows > 1}
        for cell in row.iterchildren("td", "th"):
            while len(cells) in covered:
                cells.append("")
            wide, high = _span(cell, "colspan"), _span(cell, "rowspan")
            if len(cells) + wide > _MOST_COLUMNS:
                wide = 1
            if high > 1:
                left |= dict.fromkeys(range(len(cells), min(len(cells) + wide, _MOST_COLUMNS)), high - 1)
            spanning |= {len(cells)} if wide > 1 else set()
            cells += [text_of(cell), *[""] * (wide - 1)]
        covered = left
        yield row, cells, spanning


def _rows(element: Any) -> Iterator[Any]:
    for part in element:
        if part.tag == "tr":
            if is_data_row(part):
                yield part
        elif part.tag != "table":
            yield from _rows(part)


def _span(cell: Any, name: str) -> int:
    told = cell.get(name) or ""
    return min(max(int(told), 1), _MOST_COLUMNS) if told.isascii() and told.isdigit() and len(told) < 6 else 1
