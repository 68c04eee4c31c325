"""Printed answers: names, sources, words for what is measured and wholes."""

from dataclasses import replace

import pytest

from pipeline.extract.read import propose
from pipeline.reader.beliefs import key_of
from pipeline.reader.inputs import PhraseInput, SpeakerInput
from pipeline.reader.options import log
from pipeline.reader.options_names import named
from tests.support.reading import DAY, features_of, plain_document, view_of, with_claim

TEXT = "Halden Yard grew. Nordfisk of Halden sold 12 boats, Tova Brekke said."
SAID = {"entity": {"Nordfisk": 0.5, "Halden Yard": 0.3, "Tova Brekke": 0.1, None: 0.1}}


@pytest.fixture
def document():
    return plain_document(TEXT, title="Orbit sails")


@pytest.fixture
def view(document):
    return view_of(document, {0: SAID})


def with_phrase(document, words, role):
    at = document.text.index(words)
    return replace(document, phrases=(PhraseInput(at, at + len(words), words, role),))


def with_speaker(document, words):
    at = document.text.index(words)
    return replace(document, speakers=(SpeakerInput(at, at + len(words), words, "person", "said"),))


def test_answers_come_by_their_chances(view):
    assert named(view, 0, "entity").keys == ["nordfisk", "halden yard", None, "tova brekke"]


def test_no_answer_is_an_option_where_the_network_has_none(document):
    assert (
        named(view_of(document, {0: {"entity": {"Nordfisk": 0.9, "Halden Yard": 0.1}}}), 0, "entity").keys[-1] is None
    )


@pytest.mark.parametrize(("slot", "key"), [("metric", "new boat"), ("whole", "fleet of halden")])
def test_what_only_the_grammars_say_is_an_option_and_told_as_theirs(document, slot, key):
    ruled = with_claim(document, metric="new boats", whole="fleet of Halden")
    found = named(view_of(ruled, {0: {slot: {"Nordfisk": 0.9}}}), 0, slot)
    assert found.keys == ["nordfisk", None, key]
    assert features_of(found, key)["rules"] == features_of(found, key)["unnamed"] == 1
    assert features_of(found, "nordfisk")["rules"] == features_of(found, "nordfisk")["unnamed"] == 0


@pytest.mark.parametrize("slot", ["entity", "attribution"])
def test_the_grammars_choose_no_entity_and_nobody_who_says_so(document, slot):
    ruled = with_claim(document, entity="MeowTalk", metric="new boats", whole="fleet of Halden")
    found = named(view_of(ruled), 0, slot)
    assert found.keys == [None]
    assert "rules" not in features_of(found, None)


def test_an_answer_that_shares_words_with_that_of_the_grammars_is_told_so(document):
    view = view_of(with_claim(document, metric="boats of Halden"), {0: {"metric": {"Halden Yard": 0.5, "Orbit": 0.5}}})
    found = named(view, 0, "metric")
    assert [features_of(found, key)["like rules"] for key in ("halden yard", "orbit")] == [1, 0]


def test_where_an_answer_stands_is_told(view):
    found = named(view, 0, "entity")
    before, here, behind = (features_of(found, key) for key in ("halden yard", "nordfisk", "tova brekke"))
    assert before["gap=1"] == before["opening"] == 1
    assert here["gap=0"] == here["ahead"] == behind["after"] == 1
    assert behind["distance"] < here["distance"] < 1


def test_an_answer_of_the_title_has_no_place_in_the_text(document):
    found = features_of(named(view_of(document, {0: {"entity": {"Orbit": 0.9}}}), 0, "entity"), "orbit")
    assert found["title"] == 1
    assert not [name for name in found if name.startswith("gap=")]


def test_the_role_of_a_phrase_is_told(document):
    view = view_of(with_phrase(document, "Nordfisk", "name"), {0: SAID})
    assert features_of(named(view, 0, "entity"), "nordfisk")["role=name"] == 1
    assert features_of(named(view, 0, "entity"), "halden yard")["role="] == 1


def test_forms_that_share_words_count_for_each_other(document):
    said = {"entity": {"Halden Yard": 0.3, "Halden": 0.3, "Tova Brekke": 0.3}}
    found = named(view_of(document, {0: said}), 0, "entity")
    assert features_of(found, "halden yard")["like"] > features_of(found, "tova brekke")["like"]


@pytest.mark.parametrize(("slot", "name"), [("metric", "is metric"), ("whole", "is whole"), ("attribution", "speaks")])
def test_an_entity_that_may_be_another_answer_too_is_told_so(document, slot, name):
    said = {slot: {"Tova Brekke": 0.8}, "entity": {"Tova Brekke": 0.4, "Nordfisk": 0.4}}
    found = named(view_of(document, {0: said}), 0, "entity")
    assert features_of(found, "tova brekke")[name] == pytest.approx(0.8)
    assert features_of(found, "nordfisk")[name] == 0


def test_a_source_that_may_be_the_entity_is_told_so(document):
    said = SAID | {"attribution": {"Nordfisk": 0.5, "Orbit": 0.5}}
    found = named(view_of(document, {0: said}), 0, "attribution")
    assert features_of(found, "nordfisk")["is entity"] == pytest.approx(0.5)
    assert features_of(found, "orbit")["is entity"] == 0


def test_a_speaker_whom_only_the_grammars_find_is_an_option_of_the_attribution_alone(document):
    view = view_of(with_speaker(document, "Tova Brekke"))
    assert named(view, 0, "attribution").keys == [None, "tova brekke"]
    assert features_of(named(view, 0, "attribution"), "tova brekke")["speaker behind"] == 1
    assert named(view, 0, "entity").keys == [None]


def test_that_nobody_says_so_is_told_with_how_far_the_last_speaker_is(document):
    none = features_of(named(view_of(document), 0, "attribution"), None)
    assert none["none"] == none["speaker never back"] == 1
    spoken = with_speaker(document, "Halden Yard")
    assert features_of(named(view_of(spoken), 0, "attribution"), None)["speaker 1 back"] == 1
    assert not [name for name in features_of(named(view_of(spoken), 0, "entity"), None) if name.startswith("speaker")]


def test_answers_nearest_to_the_number_and_first_in_its_sentence_are_told():
    said = {"entity": {"Halden": 0.4, "Nordfisk": 0.3, "Tova Brekke": 0.2, "Orbit": 0.1}}
    document = plain_document("Orbit grew. Halden of Nordfisk sold 12 boats, Tova Brekke said.")
    found = named(view_of(document, {0: said}), 0, "entity")
    told = ("first of its sentence", "nearest ahead", "nearest behind")
    assert {key: [name for name in told if features_of(found, key).get(name)] for key in found.keys if key} == {
        "halden": ["first of its sentence"],
        "nordfisk": ["nearest ahead"],
        "tova brekke": ["nearest behind"],
        "orbit": [],
    }


BETWEEN = [("Nordfisk (12 boats)", "between=("), ("Nordfisk: 12 boats", "between=:"), ("Nordfisk 12", "between=blank")]


@pytest.mark.parametrize(("text", "name"), BETWEEN, ids=[text for text, _ in BETWEEN])
def test_a_number_that_only_a_sign_parts_from_an_answer_is_told_so(text, name):
    found = named(view_of(plain_document(text), {0: {"entity": {"Nordfisk": 0.9}}}), 0, "entity")
    assert features_of(found, "nordfisk")[name] == 1


def test_a_word_between_an_answer_and_the_number_is_no_sign(view):
    found = features_of(named(view, 0, "entity"), "nordfisk")
    assert not [name for name in found if name.startswith("between=")]


def test_answers_are_told_beside_the_likeliest_of_the_sentence(view):
    found = named(view, 0, "entity")
    first, other, elsewhere = (features_of(found, key) for key in ("nordfisk", "tova brekke", "halden yard"))
    assert first["sentence has"] == other["sentence has"] == log(0.5)
    assert [one["first here"] for one in (first, other)] == [1, 0]
    assert other["of its sentence"] == log(0.1 / 0.5)
    assert "of its sentence" not in elsewhere


def test_longer_and_shorter_forms_of_the_likeliest_answer_are_told(document):
    said = {"entity": {"Halden Yard": 0.5, "Halden": 0.2, "Yard": 0.1, "Nordfisk": 0.1}}
    found = named(view_of(document, {0: said}), 0, "entity")
    told = ("inside first", "holds first", "begins as first", "ends as first")
    assert {
        key: [name for name in told if features_of(found, key)[name]] for key in ("halden", "yard", "nordfisk")
    } == {
        "halden": ["inside first", "begins as first"],
        "yard": ["inside first", "ends as first"],
        "nordfisk": [],
    }
    assert "inside first" not in features_of(found, "halden yard")


def test_words_of_another_sentence_may_have_a_number_of_their_own():
    document = plain_document("Halden sold 3 boats and Orbit. Nordfisk sold 12 boats.")
    found = named(view_of(document, {1: {"entity": {"Halden": 0.5, "Orbit": 0.5}}}), 1, "entity")
    assert [features_of(found, key)["before its own number"] for key in ("halden", "orbit")] == [1, 0]
    assert [features_of(found, key)["numbers since"] for key in ("halden", "orbit")] == [0.1, 0]


HOLDING = ["holds number", "holds comma", "holds bracket", "holds line", "small letter"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("boats", ["small letter"]),
        ("Nordfisk", []),
        ("sold 12 boats", ["holds number", "small letter"]),
        ("boats, Tova", ["holds comma", "small letter"]),
        ("boats (all", ["holds bracket", "small letter"]),
        ("Halden\nNordfisk", ["holds line"]),
    ],
)
def test_what_words_for_a_metric_hold_is_told(words, told):
    text = "Halden\nNordfisk sold 12 boats (all) of new boats, Tova said."
    view = view_of(plain_document(text), {0: {"metric": {words: 0.9}}})
    found = features_of(named(view, 0, "metric"), key_of(words, "en"))
    assert [name for name in HOLDING if found[name]] == told


def test_what_other_answers_hold_is_not_told(view):
    assert not set(HOLDING) & set(features_of(named(view, 0, "entity"), "nordfisk"))


def test_who_has_a_figure_from_whom_is_told():
    text = "The app has 51,200 users, the Harbour Gazette reported on Friday, citing the tracker Tallyhouse."
    document = propose(text, "en", DAY)
    said = {0: {"attribution": {"Harbour Gazette": 0.5, "Tallyhouse": 0.3, "app": 0.1}}}
    found = named(view_of(document, said), 0, "attribution")
    told = {key: (features_of(found, key)["cites"], features_of(found, key)["is cited"]) for key in found.keys if key}
    assert told["harbour gazette"] == (1, 0)
    assert told["tallyhouse"] == (0, 1)
    assert told["app"] == (0, 0)
