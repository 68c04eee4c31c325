"""Answers that a number's window does not print, and that other numbers of the text have."""

import pytest

from pipeline.extract.answers import answered
from pipeline.reader.beliefs import Belief, Shown
from pipeline.reader.carried import carried
from pipeline.reader.options_names import named
from tests.support.reading import decided, features_of, plain_document, view_of

TEXT = "Tallyhouse counted 12 boats. Nordfisk has 7 boats. It had 5 boats. Tova Brekke counted 3 boats."
SAID = {
    0: {"attribution": {"Tallyhouse": 0.8, "Nordfisk": 0.1, None: 0.1}},
    1: {"attribution": {"Nordfisk": 0.2, None: 0.8}},
    2: {"attribution": {None: 0.4}},
    3: {"attribution": {"Tova Brekke": 0.9, None: 0.1}},
}


@pytest.fixture
def view():
    return view_of(plain_document(TEXT), SAID)


def belief(**chances: float) -> Belief:
    return Belief({**chances, None: 0.1}, {key: Shown(key, 0, len(key)) for key in chances})


def test_a_number_may_have_who_was_named_for_the_numbers_before(view):
    found = named(view, 2, "attribution")
    assert "tallyhouse" in found.keys
    features = features_of(found, "tallyhouse")
    assert (features["carried"], features["carried last"], features["unnamed"]) == (1, 0.8, 1)
    assert features["carried mean"] == pytest.approx(0.4)
    assert features["gap=2"] == features["opening"] == 1  # where it is printed is known


def test_what_all_numbers_have_most_is_an_option_of_the_first_too(view):
    found = named(view, 0, "attribution")
    features = features_of(found, "tova brekke")
    assert (features["carried"], features["carried mean"], features["carried last"]) == (1, 0, 0)


def test_only_entities_and_speakers_are_carried():
    said = {0: {"metric": {"counted": 0.9}, "entity": {"Nordfisk": 0.9}}}
    view = view_of(plain_document(TEXT), said)
    assert "counted" not in named(view, 1, "metric").keys
    assert "nordfisk" in named(view, 1, "entity").keys


def test_a_claim_says_what_was_carried_as_it_is_printed(view):
    index, row = view.index, view.row(2)
    decisions = {
        slot: decided(slot, key)
        for slot, key in {
            "unit": "count:boat", "kind": "level", "direction": "none", "modality": "actual", "entity": None,
            "metric": None, "whole": None, "metric_id": None, "region": None, "period": None, "baseline": None,
            "attribution": "tallyhouse",
        }.items()
    }  # fmt: skip
    claim = answered(index, row, view.beliefs[2], decisions)
    assert claim.attribution.text == "Tallyhouse"
    assert (claim.attribution.span.start, claim.attribution.span.end) == (0, 10)


def test_of_many_answers_the_three_of_the_numbers_before_and_the_two_of_all_are_carried():
    beliefs = [belief(a=0.5), belief(b=0.6), belief(c=0.7), belief(d=0.8), belief(e=0.9), belief(f=0.95), belief()]
    found = carried(beliefs)
    assert list(found[0]) == ["f", "e"]
    assert list(found[3]) == ["c", "b", "a", "f", "e"]
    assert list(found[6]) == ["f", "e", "d"]


def test_equal_answers_are_carried_in_one_order():
    assert list(carried([belief(b=0.5, a=0.5)] * 2)[1]) == list(carried([belief(a=0.5, b=0.5)] * 2)[1]) == ["a", "b"]


def test_without_an_answer_nothing_is_carried():
    assert carried([Belief({None: 1.0}), Belief({None: 1.0})]) == [{}, {}]
