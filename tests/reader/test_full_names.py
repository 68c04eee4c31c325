"""Short forms of names are printed as the full names that the same text has."""

import pytest

from pipeline.reader.full_names import FullNames
from pipeline.reader.inputs import PhraseInput
from tests.support.reading import plain_document


def full(name, text, language="en", title=""):
    return FullNames(plain_document(text, language, title=title)).of(name)


@pytest.mark.parametrize(
    ("name", "text", "found"),
    [
        ("HBU", "The Halden Boat Union met. HBU has 12 members.", "Halden Boat Union"),
        ("CHL", "CHL said so. The Council of Halden Lenders has 12 members.", "Council of Halden Lenders"),
        ("B&T", "Shares of Brekke & Tveit fell. B&T lost 12 kroner.", "Brekke & Tveit"),
        ("B&T", "Shares of Brekke and Tveit fell. B&T lost 12 kroner.", "Brekke and Tveit"),
        ("CIT", "Companies of internet trade (CIT) sold more.", "Companies of internet trade"),
        ("NF", "Nord Fisk (NF) sold 12 boats.", "Nord Fisk"),
        ("HBU", "Halden Boat-Union members", "Halden Boat-Union"),
    ],
)
def test_capitals_are_found_in_words_that_begin_with_them(name, text, found):
    assert full(name, text) == found


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("NF", "Nord Fisk sold 12 boats. NF is a plan."),  # two letters, and no brackets
        ("HBU", "Halden boats were used by HBU."),  # small letters
        ("HBU", "Halden. Boat Union"),  # two sentences
        ("HBU", "HBU sold 12 boats"),
        ("Halden", "Halden and Lofoten"),
        ("HALDENSKI", "Harbour And Lofoten"),
        ("H+(", "H+( is no name"),
    ],
)
def test_a_name_without_a_fuller_one_stays(name, text):
    assert full(name, text) == name


def test_a_headline_may_print_the_full_name():
    assert full("HBU", "HBU has 12 members.", title="Halden Boat Union grows") == "Halden Boat Union"


def test_a_name_that_is_found_in_another_case_is_told_in_its_base_form():
    text = "По данным Ассоциации рыбаков Хальдена (АРХ), продано 12 лодок."
    assert full("АРХ", text, "ru") == "Ассоциация рыбаков Хальдена"


def korean(name, *others):
    text = " ".join(others)
    spans = [(text.index(one), one) for one in others]
    phrases = tuple(PhraseInput(at, at + len(one), one, "name") for at, one in spans)
    return FullNames(plain_document(text, "ko", phrases=phrases)).of(name)


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("농식품부", "농림축산식품부"),
        ("산업부", "산업통상자원부"),
        ("방통위", "방송통신위원회"),
        ("금감원", "금융감독원"),
    ],
)
def test_a_word_without_capitals_is_found_in_one_of_the_same_signs(name, other):
    assert korean(name, "노르웨이", other) == other


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("부산항", "부산신항"),  # another harbour
        ("대전시", "대전도시철도"),  # a place and what is in it
        ("정부", "정보통신부"),  # two signs
        ("이용자", "이용자수"),  # it stands there as it is
        ("금감원", "감독금융원"),  # in another order
        ("노르웨이인", "노르웨이"),
    ],
)
def test_a_word_of_other_signs_is_no_longer_form(name, other):
    assert korean(name, other) == name


def test_of_two_longer_forms_the_longest_is_taken():
    assert korean("농식품부", "농림식품부", "농림축산식품부") == "농림축산식품부"


def test_the_same_text_is_looked_through_once():
    found = FullNames(plain_document("The Halden Boat Union met."))
    assert found.of("HBU") is found.of("HBU")


def test_of_very_many_names_the_first_ones_are_looked_for():
    names = FullNames(plain_document("The Halden Boat Union met."))
    for number in range(49):
        names.of(f"name {number}")
    assert names.of("HBU") == "Halden Boat Union"
    later = FullNames(plain_document("The Halden Boat Union met."))
    for number in range(50):
        later.of(f"name {number}")
    assert later.of("HBU") == "HBU"
