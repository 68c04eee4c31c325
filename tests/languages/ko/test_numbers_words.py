"""What Korean number words are worth."""

import pytest

from pipeline.languages.ko.numbers_words import native_value


@pytest.mark.parametrize(
    ("word", "low", "high"),
    [
        ("한", 1, None),
        ("첫", 1, None),
        ("다섯", 5, None),
        ("열", 10, None),
        ("열두", 12, None),
        ("스물세", 23, None),
        ("서른다섯", 35, None),
        ("두세", 2, 3),
        ("서너", 3, 4),
    ],
)
def test_a_native_numeral_has_its_value_or_two_ends(word, low, high):
    assert native_value(word) == (low, high)
