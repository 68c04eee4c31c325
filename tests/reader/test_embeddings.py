"""Packed vectors: what comes in 4-bit blocks goes out as it came, and 2 bits keep where a vector points."""

import numpy as np
import pytest

from pipeline.reader.embeddings import BLOCK, Embeddings

WIDTH = 4 * BLOCK


@pytest.fixture
def chance():
    return np.random.default_rng(7)


def of_blocks(chance, rows):
    """Rows as a 4-bit file has them: in every block a number that is -8 times the scale, which may be below zero."""
    levels = chance.integers(-8, 8, (rows, WIDTH // BLOCK, BLOCK))
    levels[..., 5] = -8
    scales = chance.normal(0, 0.02, (rows, WIDTH // BLOCK, 1)).astype(np.float16).astype(np.float32)
    return (levels * scales).reshape(rows, WIDTH).astype(np.float32)


def test_rows_of_4_bit_blocks_come_back_exactly(chance):
    words = of_blocks(chance, 50)
    packed = Embeddings.of(words, np.ones(50, bool))
    assert np.array_equal(packed.rows(np.arange(50)), words)


def test_a_row_of_zeros_stays_one(chance):
    words = of_blocks(chance, 3)
    words[1] = 0
    assert not Embeddings.of(words, np.ones(3, bool)).rows(np.array([1])).any()


def test_2_bits_keep_the_direction_and_the_length_of_a_row(chance):
    words = chance.normal(0, 0.3, (200, WIDTH)).astype(np.float32)
    found = Embeddings.of(words, np.zeros(200, bool)).rows(np.arange(200))
    lengths = np.linalg.norm(words, axis=1), np.linalg.norm(found, axis=1)
    cosine = (words * found).sum(axis=1) / (lengths[0] * lengths[1])
    assert cosine.min() > 0.9
    assert np.abs(lengths[1] / lengths[0] - 1).max() < 0.2


def test_each_piece_has_its_own_row_whatever_it_is_packed_in(chance):
    words = of_blocks(chance, 40)
    is_fine = chance.random(40) < 0.5
    packed = Embeddings.of(words, is_fine)
    pieces = np.array([39, 0, 7, 7, 21, 3])
    for piece, found in zip(pieces, packed.rows(pieces), strict=True):
        cosines = words @ found / (np.linalg.norm(words, axis=1) * np.linalg.norm(found))
        assert cosines.argmax() == piece
        assert not is_fine[piece] or np.array_equal(found, words[piece])


@pytest.mark.parametrize("pieces", [[0, 1], [2, 3], []], ids=["fine alone", "coarse alone", "none"])
def test_pieces_may_all_be_of_one_sort(chance, pieces):
    packed = Embeddings.of(of_blocks(chance, 4), np.arange(4) < 2)
    assert packed.rows(np.array(pieces, np.int64)).shape == (len(pieces), WIDTH)


def test_a_packed_row_takes_4_or_2_bits_a_number(chance):
    packed = Embeddings.of(of_blocks(chance, 10), np.arange(10) < 4)
    assert packed.fine.nbytes * 8 == 4 * 4 * WIDTH
    assert packed.coarse.nbytes * 8 == 6 * 2 * WIDTH
