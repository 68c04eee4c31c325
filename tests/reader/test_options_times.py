"""Times as options: those that the network believes in, what the rules say, and none."""

from dataclasses import replace
from datetime import date

import pytest

from pipeline.reader.options_times import timed
from tests.support.reading import FEBRUARY, MARCH, features_of, plain_document, printed, read, view_of, with_claim

OLD = (date(2019, 1, 1), date(2020, 1, 1))


@pytest.fixture
def document():
    """The claims of the rules have March."""
    plain = plain_document("In March it sold 12 boats, 7 more than in February.")
    return replace(plain, times=(printed(plain, "March", MARCH), printed(plain, "February", FEBRUARY)))


def test_answers_come_by_their_chances_then_what_only_the_rules_say(document):
    view = view_of(document, {0: {"period": {FEBRUARY: 0.6, OLD: 0.1, None: 0.3}}})
    assert timed(view, 0, "period").keys == [FEBRUARY, None, OLD, MARCH]


def test_a_time_that_only_the_rules_have_is_told_with_how_they_found_it(document):
    view = view_of(document, {0: {"period": {FEBRUARY: 0.6}}})
    found = features_of(timed(view, 0, "period"), MARCH)
    assert found["rules"] == found["only rules"] == found["basis=explicit"] == 1
    assert features_of(timed(view, 0, "period"), FEBRUARY)["only rules"] == 0


def test_where_a_time_is_printed_is_told_in_words(document):
    found = timed(view_of(document, {0: {"period": {FEBRUARY: 0.5, MARCH: 0.5}}}), 0, "period")
    assert features_of(found, MARCH)["nearest ahead"] == features_of(found, FEBRUARY)["nearest behind"] == 1
    assert features_of(found, MARCH)["source printed"] == 1


def test_a_time_that_the_document_has_not_is_an_option_all_the_same(document):
    view = view_of(with_claim(document, period=replace(document.numbers[0].claim.period, start=OLD[0], end=OLD[1])))
    assert OLD in timed(view, 0, "period").keys


def test_what_is_compared_with_is_told_by_its_months_from_the_period(document):
    view = view_of(document, {0: {"period": {MARCH: 0.9}, "baseline": {FEBRUARY: 0.5, OLD: 0.4, MARCH: 0.1}}})
    found = timed(view, 0, "baseline")
    assert features_of(found, FEBRUARY)["from other=-1"] == 1
    assert features_of(found, MARCH)["from other=0"] == 1
    assert features_of(found, OLD)["from other=-13"] == 1  # further ones are one
    assert features_of(found, MARCH)["other"] > features_of(found, FEBRUARY)["other"]


def test_none_is_told_as_such(document):
    found = timed(view_of(with_claim(document, period=None)), 0, "period")
    assert features_of(found, None)["none"] == features_of(found, None)["rules none"] == 1


@pytest.mark.parametrize("code", ["en", "ru", "ko"])
def test_the_time_of_the_rules_has_what_is_known_of_it(code):
    view = view_of(read(code))
    for number in view.order:
        period = view.row(number).claim.period
        found = features_of(timed(view, number, "period"), (period.start, period.end))
        assert found["source printed"] == found[f"grain {period.grain}"] == 1
