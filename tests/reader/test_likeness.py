"""Texts are alike where they share the beginnings of half of the shorter one's words."""

import pytest

from pipeline.reader.likeness import alike, share_words, stem, stems


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("central bank", "the central bank of halden", True),
        ("tova brekke", "brekke", True),
        ("user", "users", True),
        ("активный пользователь", "пользователь мурчата", True),
        ("bank", "users", False),
        ("", "users", False),
    ],
)
def test_names_are_alike_where_half_of_the_shorter_one_is_shared(one, other, same):
    assert alike(one, other) is same
    assert alike(other, one) is same


def test_stems_are_the_beginnings_of_words():
    assert stems("active users at sea") == {"acti", "user", "at", "sea"}


def test_nothing_is_alike_to_no_words():
    assert not share_words(frozenset(), stems("boats"))
    assert stem("boats") == "boat"
