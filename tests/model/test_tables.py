"""A cell of a table in a text -> what its row begins with, and the head of its column."""

import pytest

from pipeline.model import BlockKind, Span
from pipeline.model.tables import Cell, cell_at

TABLE = (
    "Ferries carried more people.",
    "Of | 2024 | Q1 2025",
    "Passengers | 388 | 1,012",
    "Cars |  | 655",
    "Oslo",
    "| 17 | 203",
    "They cost more, too.",
    "Fare | 12",
)


def laid_out():
    text, blocks = "", []
    for line in TABLE:
        kind = BlockKind.TABLE if "|" in line or line == "Oslo" else BlockKind.PARAGRAPH
        blocks.append((kind, Span(len(text), len(text) + len(line))))
        text += f"{line}\n"
    return text, blocks


@pytest.mark.parametrize(
    ("words", "cell"),
    [
        ("carried", None),
        ("2024", Cell("Of", "")),
        ("Passengers", Cell("", "Of")),
        ("388", Cell("Passengers", "2024")),
        ("1,012", Cell("Passengers", "Q1 2025")),
        ("655", Cell("Cars", "Q1 2025")),
        ("Oslo", Cell("", "Of")),
        ("17", Cell("", "2024")),
        ("203", Cell("", "Q1 2025")),
        ("cost", None),
        ("12\n", Cell("Fare", "")),
    ],
)
def test_a_number_has_its_row_and_its_column(words, cell):
    text, blocks = laid_out()
    at = text.rindex(words) if words == "12\n" else text.index(words)
    assert cell_at(text, blocks, at) == cell
