"""What the heads take beside the vectors: where numbers and times stand, and how far each piece is from a number."""

from dataclasses import replace

import numpy as np
import pytest

from pipeline.reader.arrays import arrays_of
from pipeline.reader.inputs import TimeInput
from pipeline.reader.slots import SENTENCE_GAPS, TOKEN_GAPS
from pipeline.reader.time_features import NUMBER, PAIR, STATIC, TimeFeatures
from pipeline.reader.windows import windows_of
from tests.support.reading import FEBRUARY, MARCH, plain_document, printed, tokenizer_of

TEXT = "Trade grew. In March it sold 12 boats and 7 nets."
TITLE = "In March boats"
WORDS = tokenizer_of(TEXT, TITLE)


def found(title=""):
    """The document, its only window and the arrays of both; its last time is nowhere printed."""
    document = replace(plain_document(TEXT), title=title)
    unprinted = TimeInput(*FEBRUARY, "month", "shifted")
    document = replace(document, times=(printed(document, "In March", MARCH), unprinted))
    (window,) = windows_of(document, WORDS)
    return document, window, arrays_of(document, window, TimeFeatures(document))


def words(window, first, last):
    return TEXT[window.starts[first] : window.ends[last]]


def test_arrays_have_a_row_a_number_and_a_column_a_piece_or_a_time():
    _, window, arrays = found()
    pieces, numbers, times = len(window.ids), 2, 2
    assert arrays["sentence_gap"].shape == arrays["token_gap"].shape == (numbers, pieces)
    assert arrays["time_features"].shape == (numbers, times, STATIC + PAIR)
    assert arrays["number_features"].shape == (numbers, NUMBER)
    assert arrays["role"].shape == (pieces,)


def test_first_and_last_pieces_are_those_of_the_numbers():
    _, window, arrays = found()
    rows = zip(arrays["first"], arrays["last"], strict=True)
    assert [words(window, first, last) for first, last in rows] == ["12", "7"]


@pytest.mark.parametrize("title", ["", TITLE], ids=["no title", "a title with the same words"])
def test_a_time_stands_on_the_pieces_that_print_it_in_the_text(title):
    _, window, arrays = found(title)
    assert arrays["time_printed"].tolist() == [1, 0]
    assert words(window, arrays["time_first"][0], arrays["time_last"][0]) == "In March"
    assert (arrays["time_first"][1], arrays["time_last"][1]) == (0, 0)
    if title:
        assert arrays["time_first"][0] > len(WORDS.encode(title, add_special_tokens=False).ids)


def test_only_pieces_of_a_title_have_the_steps_of_one():
    _, window, arrays = found(TITLE)
    head = len(WORDS.encode(TITLE, add_special_tokens=False).ids)
    assert head > 2
    titled, text = slice(1, 1 + head), slice(2 + head, len(window.ids) - 1)
    assert (arrays["token_gap"][:, titled] == TOKEN_GAPS - 1).all()
    assert (arrays["sentence_gap"][:, titled] == SENTENCE_GAPS - 1).all()
    assert (arrays["token_gap"][:, text] < TOKEN_GAPS - 1).all()
    assert (arrays["sentence_gap"][:, text] < SENTENCE_GAPS - 1).all()


def test_the_first_sentence_that_heads_a_later_window_has_the_steps_of_a_header():
    document = plain_document("Trade grew. " + "It sold 12 boats. " * 150)
    _, *later = windows_of(document, WORDS)
    assert later
    for window in later:
        steps = arrays_of(document, window, TimeFeatures(document))["token_gap"]
        begin = window.zone.tolist().index(0, 1)  # the end sign of the header
        assert (steps[:, 1:begin] == TOKEN_GAPS - 1).all()
        assert (steps[:, begin + 1 : -1] < TOKEN_GAPS - 1).all()


def test_features_are_those_of_the_numbers_of_the_window():
    document, window, arrays = found()
    times = TimeFeatures(document)
    for row, number in enumerate(window.numbers):
        pairs, own = times.of(int(number))
        assert np.array_equal(arrays["time_features"][row], pairs)
        assert np.array_equal(arrays["number_features"][row], own)
