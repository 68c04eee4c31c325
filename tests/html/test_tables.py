"""What stands in a column of a table stays under its head, whatever cells are empty or span more."""

import pytest

from pipeline.html import bound_spans, parse_tree, read_blocks
from pipeline.model import BlockKind


def rows_of(table):
    return [block.text for block in read_blocks(parse_tree(f"<table>{table}</table>")) if block.kind is BlockKind.TABLE]


@pytest.mark.parametrize(
    ("table", "rows"),
    [
        ("<tr><td>Boats<td>5<td>6", ["Boats | 5 | 6"]),
        ("<tr><th><th>2024<th>2025<tr><td>Boats<td>5<td>6", ["| 2024 | 2025", "Boats | 5 | 6"]),
        ("<tr><th>Of<th>2024<th>2025<tr><td>Boats<td><td>6", ["Of | 2024 | 2025", "Boats |  | 6"]),
        ("<tr><th>Of<th>2024<th>2025<tr><td>Boats<td>5<td>", ["Of | 2024 | 2025", "Boats | 5"]),
        ("<tr><td>Boats<td><td>5<tr><td>Nets<td> <td>6", ["Boats | 5", "Nets | 6"]),
        ("<tr><td>North<td><td><tr><td>Boats<td>5<td>6", ["North", "Boats | 5 | 6"]),
        ("<tr><td>Of<td colspan=2>2024<td>2025<tr><td>A<td>1<td>2<td>3", ["Of | 2024 |  | 2025", "A | 1 | 2 | 3"]),
        ("<tr><td rowspan=2>Oslo<td>A<td>1<tr><td>B<td>2<tr><td>Bergen<td>C<td>3",
         ["Oslo | A | 1", "| B | 2", "Bergen | C | 3"]),
        ("<thead><tr><th>Of<th>2024</thead><tbody><tr><td>A<td>1</tbody><tfoot><tr><td>All<td>1</tfoot>",
         ["Of | 2024", "A | 1", "All | 1"]),
        ("<tr><td colspan=99999>A<td>1<tr><td colspan=x>B<td rowspan=-2>2", ["A |  | 1", "B | 2"]),
        ("<tr><td><td colspan=2>2026<td><td>2025<tr><td>Loss<td>$<td>(4<td>)<td>(3)<tr><td>Shops<td><td>8<td><td>9",
         ["| 2026 | 2025", "Loss | $ (4) | (3)", "Shops | 8 | 9"]),
        ("<tr><td>Share<td>4<td>%<tr><td>Growth<td>(2<td>)%", ["Share | 4%", "Growth | (2)%"]),
        ("<tr><td>Price<td>$<tr><td>Unit<td>kg", ["Price | $", "Unit | kg"]),
        ("<tr><td><td>", []),
    ],
    ids=["plain", "a head over figures alone", "a hole", "a hole at the end", "a column without texts",
         "a line between", "wide", "high", "parts", "spans out of bounds",
         "signs in columns of their own", "ends in columns of their own", "a sign among words", "empty"],
)  # fmt: skip
def test_cells_keep_their_columns(table, rows):
    assert rows_of(table) == rows


def test_a_table_in_a_table_has_its_own_rows():
    inner = "<table><tr><td>Boats<td>5</table>"
    assert rows_of(f"<tr><td>Of<td>Told<tr><td>{inner}<td>x<tr><td>All<td>7") == ["Of | Told", "Boats | 5", "All | 7"]


@pytest.mark.parametrize("cell", ["<p>101,400</p><p>12%</p>", "101,400<div>12%</div>", "<ul><li>101,400<li>12%</ul>"])
def test_lines_of_one_cell_stay_apart(cell):
    assert rows_of(f"<tr><td>Oslo<td>{cell}") == ["Oslo | 101,400 12%"]


def test_what_is_skipped_leaves_its_cell():
    root = parse_tree("<table><tr><td>Oslo<td>5 <span class=ad>buy 7</span>ships</table>")
    assert [block.text for block in read_blocks(root, lambda part: part.get("class") == "ad")] == ["Oslo | 5 ships"]


@pytest.mark.parametrize(
    ("table", "spans"),
    [
        ("<tr><td colspan=2>2024<td rowspan=3>5", ["2", "3"]),
        ("<tr><td colspan=1>2024<td rowspan=x>5<td colspan=3>", ["3"]),
        (f"<tr><td colspan={'9' * 5_000}>2024<td rowspan=2>5", ["2"]),
        ("<tr><td colspan=100 rowspan=100>5" * 2, ["100"] * 4),
        ("<tr><td colspan=100 rowspan=100>5" * 3, []),
        ("<tr><td colspan=99999>5" + "<tr><td rowspan=65534>5" * 200, []),
    ],
    ids=["as printed", "none", "more digits than a number has", "as many as may be", "too many", "out of bounds"],
)
def test_spans_that_take_more_cells_than_a_page_has_are_none(table, spans):
    root = parse_tree(f"<table>{table}</table>")
    bound_spans(root)
    assert [value for cell in root.iter("td") for value in cell.attrib.values()] == spans
