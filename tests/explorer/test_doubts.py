"""What is unsure is told by field and in words, with the reason that the printed words give; never as a percentage."""

import pytest

from pipeline.explorer.words.doubts import FIELDS, REASONS, doubts, known_by, outside, outside_reason, told, trusts
from pipeline.model.confidences import CLAIM_FIELDS

CLAIM = {
    "series_id": "x", "observation_id": "y", "drop_reason": None, "verdict": None, "origins": 1, "sources": 1,
    "confidences": {}, "sentence": "MeowTalk had 51 users in Norway in March.", "language": "en", "entity": "MeowTalk",
    "metric": "users", "metric_id": "users", "region": "NO", "period_basis": "explicit", "period_text": "in March",
    "baseline_text": None, "whole": None, "attribution": "Meterstick",
}  # fmt: skip


def claim(**changed: object) -> dict:
    return {**CLAIM, **changed}


def unsure(field: str, **changed: object) -> str:
    (one,) = doubts(claim(confidences={field: 0.4}, **changed))
    return one.said


@pytest.mark.parametrize(
    ("field", "changed", "words"),
    [
        ("entity", {}, "entity unsure"),
        ("entity", {"entity": "Meow Works"}, "entity unsure: not in these words in the sentence"),
        ("period", {}, "period unsure: year not printed, “in March”"),
        ("period", {"period_text": "March 2026"}, "period unsure"),
        ("period", {"period_basis": "relative", "period_text": "last month"},
         "period unsure: reckoned from the day of publication, “last month”"),
        ("period", {"period_basis": "inherited"}, "period unsure: taken over from a sentence before, “in March”"),
        ("region", {}, "place unsure"),
        ("region", {"region": "KR"}, "place unsure: not in the sentence"),
        ("region", {"region": "NO", "language": "ru", "sentence": "У MeowTalk в Норвегии 51 человек"}, "place unsure"),
        ("metric_id", {"metric": "people"}, "metric unsure: printed as “people”"),
        ("attribution", {}, "speaker unsure: not in these words in the sentence"),
        ("value", {}, "number unsure"),
    ],
    ids=["named in the sentence", "not named in it", "no year printed", "a year printed", "reckoned", "taken over",
         "a place in the sentence", "a place that is not", "a place in another form", "metric", "speaker", "number"],
)  # fmt: skip
def test_a_doubt_names_its_field_and_what_of_it_is_not_printed(field, changed, words):
    assert unsure(field, **changed) == words


def test_every_field_that_the_reader_rates_has_a_name():
    assert set(FIELDS) == set(CLAIM_FIELDS)
    every = doubts(claim(confidences=dict.fromkeys(FIELDS, 0.1)))
    assert [one.field for one in every] == [name for name in FIELDS if name != "metric"], "told once, as metric"


@pytest.mark.parametrize(("rate", "is_told"), [(0, True), (0.69, True), (0.7, False), (1, False)])
def test_a_field_is_unsure_below_the_bound(rate, is_told):
    assert bool(doubts(claim(confidences={"unit": rate}))) is is_told


def test_a_claim_that_no_trained_reader_has_read_has_no_doubts():
    assert doubts(claim(confidences=None)) == []


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({}, None),
        ({"series_id": None, "observation_id": None, "drop_reason": "no_period"}, "no_period"),
        ({"series_id": None}, "unsure"),
        ({"series_id": None, "observation_id": None}, "not_observed"),
    ],
    ids=["in a series", "a reason of its own", "its figure waits", "not looked at yet"],
)
def test_why_a_claim_is_in_no_series_is_told(changed, reason):
    assert outside_reason(claim(**changed)) == reason
    assert outside(claim(**changed)) == ("" if reason is None else REASONS[reason])


def test_a_claim_that_waits_says_of_which_fields_the_reader_is_unsure():
    waits = claim(series_id=None, confidences={"period": 0.5, "entity": 0.6})
    assert outside(waits) == "the reader is not sure enough of it: entity, period"


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({}, ["one origin"]),
        ({"sources": 5}, ["five papers, one origin"]),
        ({"origins": 2, "sources": 2}, ["two origins agree"]),
        ({"verdict": "fix"}, ["mended by a person", "one origin"]),
        ({"verdict": "right"}, ["found right by a person", "one origin"]),
        ({"contested": {"value": 548100, "unit": "user"}}, ["another figure says 548,100 users", "one origin"]),
        ({"confidences": {"entity": 0.2}}, ["entity unsure", "one origin"]),
        ({"series_id": None, "observation_id": None, "drop_reason": "no_entity"},
         ["in no series: it does not say whom or what it is about"]),
    ],
    ids=["one", "copies", "two", "mended", "right", "conflict", "unsure", "outside"],
)  # fmt: skip
def test_trust_is_told_in_words(changed, words):
    said = [one.words for one in trusts(claim(**changed))]
    assert said == words
    assert "%" not in "".join(said)


def test_how_a_field_is_known_is_told_by_the_whole_article_where_it_is_at_hand():
    assert known_by(CLAIM, "attribution", "Meterstick counts. MeowTalk had 51 users.") == "elsewhere in the article"
    assert known_by(CLAIM, "attribution", "Nobody counts.") == "not in these words in the article"


def test_programs_are_told_the_same_as_people():
    found = told(claim(series_id=None, confidences={"period": 0.5}))
    assert found["in_no_series"] == "unsure"
    assert found["doubts"] == [{"field": "period", "name": "period", "why": "year not printed, “in March”"}]
