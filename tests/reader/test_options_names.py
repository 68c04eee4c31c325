"""Printed answers: names, sources, words for what is measured and wholes."""

from dataclasses import replace

import pytest

from pipeline.model import Attribution, AttributionKind
from pipeline.reader.inputs import PhraseInput
from pipeline.reader.options_names import named, text_by_rules
from tests.support.reading import features_of, plain_document, read, view_of, with_claim

TEXT = "Halden Yard grew. Nordfisk of Halden sold 12 boats, Tova Brekke said."
SAID = {"entity": {"Nordfisk": 0.5, "Halden Yard": 0.3, "Tova Brekke": 0.1, None: 0.1}}


@pytest.fixture
def view():
    document = with_claim(plain_document(TEXT, title="Orbit sails"), entity="MeowTalk", metric="boats")
    return view_of(document, {0: SAID})


def test_answers_come_by_their_chances_then_what_only_the_rules_say(view):
    assert named(view, 0, "entity").keys == ["nordfisk", "halden yard", None, "tova brekke", "meowtalk"]


def test_what_only_the_rules_name_is_told_so(view):
    found = features_of(named(view, 0, "entity"), "meowtalk")
    assert found["rules"] == found["unnamed"] == 1
    assert features_of(named(view, 0, "entity"), "nordfisk")["unnamed"] == 0


def test_where_an_answer_stands_is_told(view):
    found = named(view, 0, "entity")
    before, here, behind = (features_of(found, key) for key in ("halden yard", "nordfisk", "tova brekke"))
    assert before["gap=1"] == before["opening"] == 1
    assert here["gap=0"] == here["ahead"] == behind["after"] == 1
    assert behind["distance"] < here["distance"] < 1


def test_an_answer_of_the_title_has_no_place_in_the_text():
    document = plain_document(TEXT, title="Orbit sails")
    found = features_of(named(view_of(document, {0: {"entity": {"Orbit": 0.9}}}), 0, "entity"), "orbit")
    assert found["title"] == 1
    assert not [name for name in found if name.startswith("gap=")]


def test_the_role_of_a_phrase_is_told():
    document = plain_document(TEXT)
    at = TEXT.index("Nordfisk")
    document = replace(document, phrases=(PhraseInput(at, at + len("Nordfisk"), "Nordfisk", "name"),))
    assert features_of(named(view_of(document, {0: SAID}), 0, "entity"), "nordfisk")["role=name"] == 1


def test_entities_that_the_rules_ranked_are_told_by_rank():
    document = plain_document(TEXT)
    (number,) = document.numbers
    document = replace(document, numbers=(replace(number, runners_up=("Tova Brekke", "Nordfisk")),))
    found = named(view_of(document, {0: SAID}), 0, "entity")
    assert features_of(found, "tova brekke")["runner-up 0"] == 1
    assert features_of(found, "nordfisk")["runner-up 1"] == 1


def test_forms_that_share_words_count_for_each_other():
    said = {"entity": {"Halden Yard": 0.3, "Halden": 0.3, "Tova Brekke": 0.3}}
    found = named(view_of(plain_document(TEXT), {0: said}), 0, "entity")
    assert features_of(found, "halden yard")["like"] > features_of(found, "tova brekke")["like"]


def test_an_entity_that_may_be_the_metric_is_told_so():
    said = SAID | {"metric": {"boats": 0.8}, "entity": {"boats": 0.4, "Nordfisk": 0.4}}
    found = named(view_of(plain_document(TEXT), {0: said}), 0, "entity")
    boats = next(key for key in found.keys if str(key).startswith("boat"))
    assert features_of(found, boats)["is metric"] == pytest.approx(0.8)
    assert features_of(found, "nordfisk")["is metric"] == 0


@pytest.mark.parametrize("code", ["en", "ru", "ko"])
def test_the_rules_entity_is_an_option_under_the_key_of_its_form(code):
    document = read(code)
    view = view_of(document)
    for number in view.order:
        found = named(view, number, "entity")
        assert [features["rules"] for features in found.features].count(1.0) == 1


@pytest.mark.parametrize(
    ("slot", "changes", "text"),
    [
        ("entity", {"entity": "Nordfisk"}, "Nordfisk"),
        ("entity", {"entity": None}, None),
        ("whole", {"whole": "boats"}, "boats"),
        ("attribution", {"attribution": Attribution(text="Wire A", kind=AttributionKind.MEDIA)}, "Wire A"),
        ("attribution", {"attribution": None}, None),
    ],
)
def test_the_words_of_a_field_of_the_rules(slot, changes, text):
    document = with_claim(plain_document(TEXT), **changes)
    assert text_by_rules(document.numbers[0].claim, slot) == text
