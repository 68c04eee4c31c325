"""What stands between a number and words of its sentence."""

import pytest

from pipeline.reader.between import between
from tests.support.reading import plain_document, view_of

ROWS = [
    ("Food rose 5, while fuel fell 3", "fuel", 1, set()),
    ("Food rose 5, while fuel fell 3", "Food", 1, {"number between, ahead", "comma between, ahead"}),
    ("Food rose 5, fuel 3, rent 2", "Food", 2, {f"{name} between, ahead" for name in
     ("number", "numbers", "comma", "commas")}),
    ("It sold 5 (in Oslo) — of boats", "boats", 0, {"dash between, behind"}),
    ("It sold 5 (boats", "boats", 0, {"bracket between, behind"}),
    ("It sold 5 boats and 3 nets", "nets", 0, {"number between, behind"}),
    ("Nordfisk12 grew", "Nordfisk12", 0, {"around"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "number", "told"), ROWS)
def test_numbers_and_signs_between_are_told_by_their_side(text, words, number, told):
    view = view_of(plain_document(text))
    start = text.index(words)
    assert set(between(view, view.row(number), start, start + len(words))) == told


def test_a_long_gap_is_not_looked_into():
    text = "Nordfisk " + "and so on, " * 60 + "sold 5"
    view = view_of(plain_document(text))
    assert between(view, view.row(0), 0, 8) == {"long gap, ahead": 1.0}
