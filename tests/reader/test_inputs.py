"""What the rules decide of a number stands in its claim and is told; a text has the joins of its language."""

from datetime import date

import pytest

from pipeline.languages import known, language
from pipeline.reader.inputs import TimeInput
from tests.support.reading import MARCH, plain_document

TEXT = "Nordfisk falsely reported 12 boats."


def test_what_is_told_of_a_number_changes_its_claim_alone_and_is_told_as_decided():
    (number,) = plain_document(TEXT).numbers
    told = number.told("told_owners.told", entity="Nordfisk", metric=None)
    assert (told.claim.entity, told.claim.metric) == ("Nordfisk", None)
    assert (told.claim.value, told.claim.period) == (number.claim.value, number.claim.period)
    assert told.told_by == {"entity": "told_owners.told", "metric": "told_owners.told"}
    assert number.told_by == {}


def test_what_was_told_before_stays_told():
    (number,) = plain_document(TEXT).numbers
    told = number.told("told_owners.told", entity="Nordfisk").told("moves.told", unit="count:boat")
    assert (told.claim.entity, told.claim.unit) == ("Nordfisk", "count:boat")
    assert told.told_by == {"entity": "told_owners.told", "unit": "moves.told"}


def test_days_of_a_time_are_half_open():
    assert TimeInput(*MARCH, "month", "printed").days == (date(2026, 3, 1), date(2026, 4, 1))


@pytest.mark.parametrize("code", sorted(known()))
def test_a_text_has_the_joins_of_its_language(code):
    assert plain_document(TEXT, code).joins is language(code).joins


@pytest.mark.parametrize(("code", "is_denied"), [("en", True), ("xx", False)], ids=["with tables", "without"])
def test_a_text_of_a_language_without_tables_has_joins_that_match_nothing(code, is_denied):
    joins = plain_document(TEXT, code).joins
    assert (joins.denied.search("falsely reported ①") is not None) is is_denied
    assert (joins.range_between.fullmatch(" to ") is not None) is is_denied
