"""Names and noun phrases of a sentence, as candidates for whom and what its numbers are about."""

from datetime import date

import pytest

from pipeline.extract.read import propose


def phrases(text, code="en"):
    return [(one.base, one.role) for one in propose(text, code, date(2026, 4, 14)).phrases]


@pytest.mark.parametrize(
    ("code", "text", "phrase"),
    [
        ("en", "Halden Yard sold boats for $9.", ("Halden Yard", "name")),
        ("en", "MeowTalk sold boats for $9.", ("MeowTalk", "known")),
        ("en", "The yard sold old boats for $9.", ("old boats", "object")),
        ("ru", "В Норвегии «Мурчат» вырос на 9%.", ("Мурчат", "name")),
        ("ko", "님보는 유람선을 9척 팔았다.", ("유람선", "object")),
    ],
    ids=["a name", "a name of the catalogue", "a noun phrase", "a quoted name", "by its particle"],
)
def test_a_phrase_is_proposed_in_its_base_form_with_its_role(code, text, phrase):
    assert phrase in phrases(text, code)


def test_phrases_come_in_the_order_of_the_text():
    document = propose("Nordfisk sold boats of Halden Yard to MeowTalk for $9.", "en", None)
    starts = [one.start for one in document.phrases]
    assert starts == sorted(starts)
    assert len(starts) > 2


def test_a_time_is_no_phrase():
    found = {words for words, _ in phrases("Last summer the yard sold boats for $9.")}
    assert "yard" in found
    assert not {words for words in found if "summer" in words}


def test_a_name_that_ends_a_phrase_stands_for_it():
    found = phrases("The Norwegian messenger MeowTalk has 9 users.")
    assert ("MeowTalk", "known") in found
    assert not [words for words, _ in found if words != "MeowTalk" and words.endswith("MeowTalk")]


def test_a_name_that_goes_on_behind_a_phrase_leaves_it_its_own_words():
    found = [words for words, _ in phrases("별빛은행의 모바일 앱 이용자는 9명이다.", "ko")]
    assert "별빛은행" in found
    assert "별빛은행 모바일" not in found
