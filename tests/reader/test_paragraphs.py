"""The one figure of a paragraph whose speaker is not sure has the speaker of all the others."""

import pytest

from pipeline.extract.read import propose
from pipeline.reader.decisions import decide
from tests.support.reading import DAY, trusting, view_of

ENGLISH = (
    "Pinto had 51,200 users in March. It lost 4,300 users in Norway. Its rival Murmur won 7,100 users, "
    "the Harbour Gazette wrote on Monday after a talk with Tallyhouse."
)
RUSSIAN = (
    "У «Пинто» в марте было 51 200 пользователей. В Норвегии он потерял 4 300 пользователей. "
    "«Мурчат» получил 7 100 пользователей, такие данные «Счетомера» есть у «Вечернего причала»."
)
KOREAN = (
    "핀토의 3월 이용자는 5만1200명이었다. 노르웨이에서는 4300명이 줄었다. "
    "경쟁 앱 머머는 7100명을 얻었다. 할덴신문이 집계하우스에서 받은 숫자다."
)
SURE = {"Tallyhouse": 0.8, "Harbour Gazette": 0.1, None: 0.05}
UNSURE = {"Harbour Gazette": 0.5, "Tallyhouse": 0.3, None: 0.2}


def decisions(text, *said, code="en", claim=None):
    """Of each number in its order: what the network believes of its speaker, and of all but `claim` that they are."""
    document = propose(text, code, DAY)
    assert len(document.numbers) == len(said)
    lure = {"lure": 0.9, "claim": 0.1}
    beliefs = {
        number: {"attribution": one, "claim": lure if number == claim else {"claim": 0.9}}
        for number, one in enumerate(said)
    }
    found = decide(view_of(document, beliefs), {"attribution": trusting(), "claim": trusting()})
    return [found[number]["attribution"] for number in range(len(said))]


def speakers(text, *said, **options):
    return [one.answer.key for one in decisions(text, *said, **options)]


@pytest.mark.parametrize("unsure", [UNSURE, {None: 0.5, "Tallyhouse": 0.3, "Harbour Gazette": 0.1}])
@pytest.mark.parametrize("place", [0, 1, 2])
def test_it_is_that_of_the_others(place, unsure):
    said = [SURE, SURE, SURE]
    said[place] = unsure
    text = ENGLISH.replace("the Harbour Gazette wrote on Monday", "a paper has it")
    assert speakers(f"{text} The Harbour Gazette.", *said) == ["tallyhouse"] * 3


@pytest.mark.parametrize(
    ("code", "text", "first", "paper"),
    [("ru", RUSSIAN, "Счетомера", "Вечернего причала"), ("ko", KOREAN, "집계하우스", "할덴신문")],
)
def test_so_it_is_in_every_language(code, text, first, paper):
    sure, unsure = {first: 0.8, paper: 0.1}, {paper: 0.5, first: 0.3, None: 0.1}
    found = speakers(text, sure, unsure, sure, code=code)
    assert found[1] == found[0] != speakers(text, unsure, unsure, unsure, code=code)[1]


def test_why_is_told_and_it_is_no_surer_for_it():
    found = decisions(ENGLISH, SURE, UNSURE, SURE)[1]
    assert found.answer.features[0] == "as all other figures of its paragraph"
    assert found.chance == pytest.approx(0.5, abs=0.05)
    assert found.runners_up[0].key == "harbour gazette"


@pytest.mark.parametrize(
    "said",
    [
        (SURE, {"Harbour Gazette": 0.7, "Tallyhouse": 0.25}, SURE),
        (SURE, {"Harbour Gazette": 0.5, "Tallyhouse": 0.1, None: 0.3}, SURE),
        (SURE, UNSURE, {None: 0.9}),
        (SURE, SURE, UNSURE),
    ],
    ids=["sure", "the speaker of the others is unlikely", "the others are of two", "its sentence says who tells it"],
)
def test_it_keeps_its_own(said):
    place = said.index(UNSURE) if UNSURE in said else 1
    assert speakers(ENGLISH, *said)[place] == "harbour gazette"


def test_other_paragraphs_and_numbers_that_are_no_claims_do_not_count():
    apart = ENGLISH.replace(" It lost", "\nIt lost")
    assert speakers(apart, SURE, UNSURE, SURE)[1] == "harbour gazette"
    assert speakers(ENGLISH, SURE, UNSURE, SURE, claim=0)[1] == "harbour gazette"


def test_where_nobody_says_the_others_it_keeps_its_own():
    nobody = {None: 0.9, "Harbour Gazette": 0.05}
    assert speakers(ENGLISH, nobody, {"Harbour Gazette": 0.5, None: 0.4}, nobody)[1] == "harbour gazette"
