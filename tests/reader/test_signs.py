"""Signs stand where figures and words stood, and the signs that a text prints itself are none."""

import pytest

from pipeline.reader.signs import signed

TEXT = "② Nordfisk sold 12 boats for 9 crowns."


@pytest.mark.parametrize(
    ("start", "end", "marks", "expected"),
    [
        (2, len(TEXT), [("①", 16, 18), ("②", 29, 30)], "Nordfisk sold ① boats for ② crowns."),
        (2, len(TEXT), [("②", 16, 18), ("①", 29, 30)], "Nordfisk sold ② boats for ① crowns."),
        (0, 15, [], "* Nordfisk sold"),
        (0, 18, [("①", 16, 18)], "* Nordfisk sold ①"),
        (16, 18, [("③", 16, 18)], "③"),
        (16, 25, [("①", 16, 18), ("②", 18, 24)], "①② "),
    ],
    ids=["two figures", "in another order", "printed sign", "printed sign and figure", "nothing else", "side by side"],
)
def test_each_stands_for_what_it_marks(start, end, marks, expected):
    assert signed(TEXT, start, end, marks) == expected
