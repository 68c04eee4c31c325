"""Pieces of a text give it back by their offsets."""

import pytest

from pipeline.reader.tokens import tokenize
from tests.support.reading import TEXTS, tokenizer_of

CODES = ("en", "ru", "ko")


@pytest.mark.parametrize("code", CODES)
def test_offsets_of_pieces_give_back_all_that_is_printed(code):
    text = TEXTS[code]
    found = tokenize(text, tokenizer_of(text))
    pieces = [text[start:end] for start, end in zip(found.starts, found.ends, strict=True)]
    assert "".join(pieces) == "".join(text.split())
    assert all(piece == piece.strip() for piece in pieces)


@pytest.mark.parametrize("code", CODES)
def test_pieces_follow_each_other_and_do_not_overlap(code):
    found = tokenize(TEXTS[code], tokenizer_of(TEXTS[code]))
    assert (found.starts < found.ends).all()
    assert (found.ends[:-1] <= found.starts[1:]).all()
    assert len(found.ids) == len(found.starts) == len(found.ends)


def test_ids_are_those_of_the_vocabulary():
    tokenizer = tokenizer_of("Boats sold")
    assert [tokenizer.id_to_token(int(one)) for one in tokenize("Boats sold", tokenizer).ids] == ["▁Boat", "s", "▁sold"]


@pytest.mark.parametrize("text", ["", "   ", "\n\n"], ids=["empty", "blanks", "lines"])
def test_a_text_without_letters_has_no_pieces(text):
    assert len(tokenize(text, tokenizer_of("Boats")).ids) == 0


def test_a_letter_that_no_piece_has_keeps_its_place():
    found = tokenize("Boats ☂ sold", tokenizer_of("Boats sold"))
    assert (6, 7) in set(zip(found.starts.tolist(), found.ends.tolist(), strict=True))


@pytest.mark.xfail(strict=True, reason="the blank that is put before a text has the place of its first letter")
def test_the_first_letter_of_a_text_has_one_piece():
    assert tokenize("“Halden”", tokenizer_of("“Halden”")).starts.tolist()[:2] == [0, 1]
