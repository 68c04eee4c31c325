"""Answers become claims: what holds stands, else the built-in reader's field, and what fell back is counted."""

import json
from datetime import date

import pytest

from pipeline.asked import read_asked
from pipeline.asked.trust import NEW
from pipeline.extract import read_plain
from pipeline.model import Asked, ReaderMode, Reason
from tests.support.asked import DAY, NORWAY, USERS, answer_to, asked, content, drafted, norway


def read(*rounds, draft=None, mode=ReaderMode.LLM, **changes):
    draft = draft or drafted()
    asking = asked(draft, mode)
    return read_asked(draft, [(asking, answer_to(asking, *rounds, **changes))])


def by_surface(found):
    return {claim.surface: claim for claim in found.claims}


BUILT_IN = {claim.surface: claim for claim in read_plain(NORWAY, "en", DAY).claims}


def test_the_fields_of_the_model_stand_in_the_claims():
    found = read(content(norway()))
    users, jump, abroad = found.claims
    assert (users.surface, users.value, users.unit, users.entity, users.metric) == (
        "51,200", 51200, "user", "MeowTalk", "active users")  # fmt: skip
    assert (users.metric_id, users.region, users.attribution.text) == ("monthly_active_users", "NO", "Wire A")
    assert (users.period.start, users.period.end, users.period.text) == (date(2026, 3, 1), date(2026, 4, 1), "March")
    assert (jump.kind, jump.direction, jump.baseline.start) == ("change", "up", date(2026, 2, 1))
    assert (abroad.kind, abroad.whole, abroad.region) == ("share", "its users abroad", None)
    assert found.fell_back == {}


def test_a_number_that_is_no_claim_for_the_model_is_none():
    assert "half" not in by_surface(read(content(norway())))


def test_value_and_place_of_a_number_are_never_the_models():
    answer = json.loads(content(norway()))
    answer["claims"][0] |= {"value": "999", "surface": "999", "start": 0, "value_high": "1000", "confidence": 1}
    assert read(json.dumps(answer)) == read(content(norway()))


@pytest.mark.parametrize(
    ("field", "said", "reason"),
    [
        ("entity", "Meow Talk Inc", Reason.MODEL_WORDS_ABSENT),
        ("region", "Norway", Reason.MODEL_CODE_UNKNOWN),
        ("period", "last summer", Reason.MODEL_TIME_UNKNOWN),
        ("kind", "amount", Reason.MODEL_CODE_UNKNOWN),
    ],
)
def test_a_field_that_does_not_hold_twice_is_the_built_in_readers_and_counted(field, said, reason):
    wrong = content(norway(**{field: said}))
    found = read(wrong, wrong)
    assert getattr(by_surface(found)["51,200"], field) == getattr(BUILT_IN["51,200"], field)
    assert by_surface(found)["51,200"].attribution.text == "Wire A"  # the others stand
    assert found.fell_back == {reason: 1}


def test_a_second_answer_mends_the_first_one_where_it_was_wrong_and_nowhere_else():
    first = content(norway(entity="Meow Talk Inc"))
    second = content({1: USERS | {"metric_id": None, "region": "SE"}})
    found = read(first, second)
    users = by_surface(found)["51,200"]
    assert (users.entity, users.metric_id, users.region) == ("MeowTalk", "monthly_active_users", "NO")
    assert found.fell_back == {}


def test_a_second_answer_that_is_no_answer_leaves_the_first():
    found = read(content(norway(entity="Meow Talk Inc")), "sorry")
    assert by_surface(found)["51,200"].attribution.text == "Wire A"
    assert found.fell_back == {Reason.MODEL_WORDS_ABSENT: 1}


def test_after_prose_a_second_answer_counts_as_a_whole():
    assert read("Let me see.", content(norway())) == read(content(norway()))


def test_prose_twice_leaves_all_to_the_built_in_reader():
    found = read("Let me see.", '{"claims": [')
    assert by_surface(found) == BUILT_IN
    assert found.fell_back == {Reason.MODEL_NO_JSON: 4}


@pytest.mark.parametrize(
    ("outcome", "reason"), [(Asked.REFUSED, Reason.MODEL_REFUSED), (Asked.GIVEN_UP, Reason.MODEL_GIVEN_UP)]
)
def test_a_text_that_is_not_answered_at_all_is_the_built_in_readers(outcome, reason):
    found = read(outcome=outcome, detail="too long")
    assert by_surface(found) == BUILT_IN
    assert found.fell_back == {reason: 4}


def test_what_a_kind_cannot_have_is_left_out():
    found = read(content(norway(direction="up", baseline="T2a", whole="its users abroad")))
    users = by_surface(found)["51,200"]
    assert (users.direction, users.baseline, users.whole) == (None, None, None)


MISSED = USERS | {"unit": "count:boat", "metric": "sank", "period": None, "metric_id": None, "region": None}
SUNK = "Nordfisk sold 12 boats in March. Within a day two of them sank."


@pytest.mark.parametrize(
    ("quote", "printed", "value"),
    [
        ("day two of them", "two", 2),
        ("day two of them", "them", None),
        ("day three of them", "three", None),
        ("Nordfisk sold 12 boats", "12 boats", None),
        ("day two of them", 2, None),
        ("in March", "two", None),
    ],
    ids=["a number", "no number", "not printed", "known already", "no text", "printed elsewhere"],
)
def test_a_number_that_the_model_points_out_is_a_claim_where_our_grammar_reads_it(quote, printed, value):
    draft = drafted(SUNK)
    asking = asked(draft)
    rows = dict.fromkeys(range(1, len(asking.places) + 1))
    row = MISSED | {"entity": "Nordfisk", "attribution": None, "attribution_kind": None}
    found = read(content(rows, {"quote": quote, "printed": printed, **row}), draft=draft)
    assert [claim.value for claim in found.claims] == ([] if value is None else [value])
    assert found.fell_back == ({Reason.MODEL_MISSED_UNREAD: 1} if value is None else {})
    for claim in found.claims:
        assert claim.surface == SUNK[claim.span.start : claim.span.end] == "two"
        assert claim.confidence == NEW


def test_a_row_is_the_less_sure_the_more_the_two_readers_differ():
    told = [
        by_surface(read(content(norway(**changes))))["51,200"].confidence
        for changes in ({}, {"entity": "Wire A"}, {"entity": "Wire A", "period": None})
    ]
    assert told == sorted(told, reverse=True)
    assert len(set(told)) == 3


def test_only_a_claim_that_can_stand_in_a_series_has_a_confidence_for_it():
    whole, without = (by_surface(read(content(norway(**changes))))["51,200"] for changes in ({}, {"entity": None}))
    assert whole.series_confidence is not None
    assert without.series_confidence is None


def test_in_the_mode_both_numbers_that_are_not_asked_about_keep_the_built_in_readers_claims():
    draft = drafted()
    asking = asked(draft, ReaderMode.BOTH)
    nothing = content(dict.fromkeys(range(1, len(asking.places) + 1)))
    kept = {draft.chosen[place].claim for place in range(len(draft.chosen)) if place not in asking.places}
    assert set(read(nothing, mode=ReaderMode.BOTH).claims) == kept - {None}
