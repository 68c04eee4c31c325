"""Words by which Korean names are told from what is none."""

import pytest

from pipeline.languages.ko.names_words import apposed, says_what, titled


def test_a_sort_of_thing_is_no_name_of_its_own() -> None:
    assert apposed(["경쟁사", "메신저", "초롱톡"]) == 2
    assert apposed(["통신사", "직원"]) == 0


@pytest.mark.parametrize(
    ("word", "says"), [("이용자", True), ("매출", True), ("노르웨이", True), ("3월", True), ("초롱톡", False)]
)
def test_a_measure_a_place_or_a_time_only_says_what_is_told_of_a_name(word, says):
    assert says_what(word) is says


@pytest.mark.parametrize(
    ("word", "following", "is_titled"),
    [
        ("도상진", "의원은", True),
        ("도상진", "대표가", True),
        ("도상진", "꽃은", False),
        ("초롱톡", "의원은", False),
        ("도상은", "의원은", False),
    ],
    ids=["a title", "another title", "no title", "no full name", "with a particle"],
)
def test_a_word_before_a_title_is_a_full_name(word, following, is_titled):
    assert titled(word, following) is is_titled
