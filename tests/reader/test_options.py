"""What the answers of a slot are chosen from, and what a document says of all of them."""

from datetime import date

import pytest

from pipeline.reader.decisions import context_of
from pipeline.reader.options import Around, log, ranked
from pipeline.reader.slot_options import BY_METRIC, BY_TIME, OPTIONS, WORDED
from pipeline.reader.slots import CHOICES
from tests.support.reading import DAY, FEBRUARY, MARCH, belief, plain_document, read, view_of

CODES = ("en", "ru", "ko")


@pytest.mark.parametrize("slot", OPTIONS)
@pytest.mark.parametrize("code", CODES)
def test_every_slot_has_options_each_once_with_features(code, slot):
    view = view_of(read(code))
    for number in view.order:
        found = OPTIONS[slot](view, number)
        assert found.keys
        assert len(set(found.keys)) == len(found.keys) == len(found.features)
        assert all(isinstance(value, int | float) for features in found.features for value in features.values())


RULED = {
    "kind": lambda claim: claim.kind,
    "unit": lambda claim: claim.unit,
    "metric_id": lambda claim: claim.metric_id,
    "period": lambda claim: claim.period and (claim.period.start, claim.period.end),
    "baseline": lambda claim: claim.baseline and (claim.baseline.start, claim.baseline.end),
}


@pytest.mark.parametrize("slot", RULED)
@pytest.mark.parametrize("code", CODES)
def test_what_the_rules_say_is_always_an_option_and_told_as_theirs(code, slot):
    view = view_of(read(code))
    for number in view.order:
        found = OPTIONS[slot](view, number)
        theirs = [key for key, features in zip(found.keys, found.features, strict=True) if features.get("rules")]
        assert theirs == [RULED[slot](view.row(number).claim)]


@pytest.mark.parametrize("slot", [slot for slot in OPTIONS if slot not in CHOICES and slot != "unit"])
def test_no_answer_is_an_option_where_a_field_may_be_empty(slot):
    view = view_of(read("en"))
    assert all(None in OPTIONS[slot](view, number).keys for number in view.order)


def test_only_slots_have_choosers_that_see_the_words_around():
    assert set(OPTIONS) >= WORDED


def test_chances_are_told_on_a_scale_that_grows_with_them():
    found = [log(chance / 10) for chance in range(11)]
    assert found == sorted(found)
    assert found[-1] == pytest.approx(0, abs=1e-4)


def test_the_likeliest_answers_come_first_and_equal_ones_by_name():
    document = plain_document("It sold 7 boats.")
    found = ranked(belief(document, "metric_id", {"revenue": 0.2, "users": 0.5, "price": 0.2, None: 0.1}))
    assert found == ["users", "price", "revenue", None]


def test_no_more_than_eight_answers_are_options():
    document = plain_document("It sold 7 boats.")
    assert len(ranked(belief(document, "metric_id", {f"key_{n}": 0.05 for n in range(20)}))) == 8


def test_words_around_a_number_are_those_of_its_sentence():
    view = view_of(plain_document("Harbours closed. The yard expects to sell 12 boats this summer. Prices fell."))
    found = set(view.words_near(0))
    assert {"word expec", "word sell", "word boats", "word summe", "ahead sell", "ahead to", "behind boats"} <= found
    assert not {"word harbo", "word price", "ahead yard", "behind summe"} & found


WAGES = "The average wage in the yard was 900 euros in May."
MEASURED = {0: {"metric": {"average wage": 0.6, "wage in the yard": 0.3, None: 0.1}}}


def test_words_for_the_metric_have_the_chance_of_the_phrases_with_them():
    found = view_of(plain_document(WAGES), MEASURED).metric_stems(0)
    assert {stem: round(chance, 2) for stem, chance in found.items()} == {
        "aver": 0.6, "wage": 0.9, "in": 0.3, "the": 0.3, "yard": 0.3,
    }  # fmt: skip


@pytest.mark.parametrize("slot", OPTIONS)
def test_only_some_slots_have_choosers_that_see_the_words_for_the_metric(slot):
    found = context_of(view_of(plain_document(WAGES), MEASURED), 0, slot)
    assert ("metric wage" in found) is (slot in BY_METRIC)


def test_whether_the_time_is_over_at_publication():
    """DAY, a Tuesday of April 2026, is when it is published."""
    april, may = (date(2026, 4, 1), date(2026, 5, 1)), (date(2026, 5, 1), date(2026, 6, 1))
    said = {0: {"period": {FEBRUARY: 0.2, MARCH: 0.3, april: 0.1, may: 0.25, None: 0.15}}}
    found = view_of(plain_document(WAGES, published=DAY), said).times_from_publication(0)
    assert found == pytest.approx({"period over": 0.5, "period lasts": 0.1, "period to come": 0.25})


def test_nothing_is_over_where_the_day_of_publication_is_not_known():
    view = view_of(plain_document(WAGES), {0: {"period": {MARCH: 1.0}}})
    assert set(view.times_from_publication(0).values()) == {0.0}


@pytest.mark.parametrize("slot", OPTIONS)
def test_only_some_slots_have_choosers_that_see_whether_the_time_is_over(slot):
    found = context_of(view_of(plain_document(WAGES), MEASURED), 0, slot)
    assert ("period over" in found) is (slot in BY_TIME)


def test_words_are_counted_by_their_beginnings_in_title_and_text():
    document = plain_document("A yard sold 12 boats. Boating is for boatmen.", title="Boats of Halden")
    assert view_of(document).times_printed("boats") == 4


def test_chances_of_a_sentence_and_of_the_text_add_up():
    document = plain_document("It sold 12 boats and 7 nets. It has 40 men.")
    said = [{"period": {MARCH: chance, None: 1 - chance}} for chance in (0.5, 0.25, 1.0)]
    view = view_of(document, dict(enumerate(said)))
    assert view.sums("period", 0)[MARCH] == pytest.approx(0.75)
    assert view.sums("period", 1)[MARCH] == pytest.approx(1.0)
    assert view.sums("period")[MARCH] == pytest.approx(1.75)


def test_neighbours_tell_what_they_believe():
    document = plain_document("It sold 12 boats and 7 nets. It has 40 men.")
    said = {0: {"period": {MARCH: 0.5}}, 1: {"period": {MARCH: 0.25}}, 2: {"period": {MARCH: 1.0}}}
    view = view_of(document, said)
    first, second, third = (Around(view, number, "period").of(MARCH) for number in range(3))
    assert first["nothing before"] == third["nothing behind"] == 1
    assert first["behind here"] == second["before here"] - log(0.5) + log(0.25) == log(0.25)
    assert second["behind"] == log(1.0)  # of another sentence
    assert first["sentence"] == pytest.approx(0.25)
    assert "sentence" not in third
    assert third["text"] == pytest.approx(1.75 / 3)


def test_what_holds_for_all_answers_of_a_number():
    document = plain_document("It sold 12 boats and 7 nets. It has 40 men.", "ru")
    view = view_of(document, {2: {"kind": {"level": 0.4, "change": 0.6}, "entity": {None: 0.7}}})
    found = view.context(2)
    assert found["language=ru"] == found["kind=level"] == found["dimension=user"] == found["only digits"] == 1
    assert found["kind~change"] == 0.6
    assert found["entity none"] == 0.7
    assert found["sentence"] > view.context(0)["sentence"] == 0
    assert found["numbers of the sentence"] < view.context(0)["numbers of the sentence"]
