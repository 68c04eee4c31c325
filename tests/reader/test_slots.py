"""The closed lists are those of the contract, and distances are cut into steps that each piece has."""

import numpy as np
import pytest

from pipeline.model import ClaimKind, Modality
from pipeline.reader.slots import CHOICES, NAMES, SENTENCE_GAPS, TOKEN_GAPS, sentence_gaps, token_gaps
from pipeline.reader.units import DIMENSIONS


def test_closed_lists_are_those_of_the_contract():
    assert set(CHOICES["kind"]) == {"level", "change", "share", "ratio", "duration", "price", "rate"} == set(ClaimKind)
    assert set(CHOICES["direction"]) == {"none", "up", "down"}
    assert set(CHOICES["modality"]) == {"actual", "forecast", "target", "possible"} == set(Modality)
    assert CHOICES["dimension"] == DIMENSIONS


def test_no_slot_is_named_twice():
    assert len(set(NAMES)) == len(NAMES)


def steps(piece, number):
    return int(sentence_gaps(np.array([piece]), np.array([number]))[0, 0])


def test_sentences_further_behind_have_a_higher_step():
    far_ahead, ahead, same, behind, far_behind = (steps(5, number) for number in (0, 4, 5, 6, 30))
    assert far_ahead < ahead < same < behind < far_behind < SENTENCE_GAPS - 1


def test_a_title_has_a_step_of_its_own():
    assert {steps(-1, number) for number in (0, 3, 40)} == {SENTENCE_GAPS - 1}


def test_steps_end_somewhere():
    assert steps(0, 15) == steps(0, 500)
    assert steps(500, 0) == steps(9, 0)


@pytest.fixture
def row():
    """Steps from each of nine pieces to a number on the pieces 4 and 5; piece 0 is of a header."""
    body = np.array([False] + [True] * 8)
    return token_gaps(9, np.array([4]), np.array([5]), body)[0]


def test_pieces_before_a_number_have_higher_steps_than_its_own_and_those_behind_lower_ones(row):
    assert row[1] > row[3] > row[4]
    assert row[4] == row[5] > row[6] >= row[8]


def test_a_piece_of_the_header_has_a_step_of_its_own(row):
    assert row[0] == TOKEN_GAPS - 1
    assert (row[1:] < TOKEN_GAPS - 1).all()
