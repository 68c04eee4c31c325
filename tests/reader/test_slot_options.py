"""Where the rules decide a field of a number, what they have read is its only option."""

from dataclasses import replace

import pytest

from pipeline.model import ClaimKind
from pipeline.reader.slot_options import BY_METRIC, BY_TIME, OPTIONS, WORDED
from pipeline.reader.slots import CHOICES
from tests.support.reading import MARCH, plain_document, printed, view_of

TEXT = "Nordfisk of Halden sold 12 boats in March."
SAID = {"entity": {"Halden": 0.9}, "metric": {"boats": 0.9}, "period": {None: 0.9}, "metric_id": {"price": 0.9}}


def options(slot, told=None, decided=()):
    """The options of the number where the rules have told these fields, and other slots are decided too."""
    document = plain_document(TEXT)
    document = replace(document, times=(printed(document, "in March", MARCH),))
    (number,) = document.numbers
    number = number.told("told_owners.told", **(told or {}))
    number = replace(number, told_by={**number.told_by, **dict.fromkeys(decided, "results.told")})
    return OPTIONS[slot](view_of(replace(document, numbers=(number,)), {0: SAID}), 0)


def keys(slot, told=None, decided=()):
    return options(slot, told, decided).keys


@pytest.mark.parametrize(
    ("slot", "value", "key"),
    [
        ("kind", ClaimKind.PRICE, "price"),
        ("direction", "up", "up"),
        ("direction", None, "none"),
        ("modality", "target", "target"),
        ("entity", "Nordfisk", "nordfisk"),
        ("entity", "Halden", "halden"),
        ("metric_id", "revenue", "revenue"),
        ("metric_id", None, None),
        ("unit", "percent", "percent"),
        ("unit", "count:boat", "count:boat"),
    ],
)
def test_what_the_rules_decide_is_the_only_option(slot, value, key):
    assert len(keys(slot)) > 1
    assert keys(slot, {slot: value}) == [key]


def test_options_that_a_rule_has_left_name_it():
    assert options("unit").by == ""
    assert options("unit", {"unit": "percent"}).by == "told_owners.told"
    assert options("metric_id", decided=["metric_id or none"]).by == "results.told"


def test_a_time_that_the_rules_decide_is_the_only_one():
    assert set(keys("period")) == {MARCH, None}
    assert keys("period", decided=["period"]) == [MARCH]  # the claim's own
    assert keys("period", {"period": None}) == [None]


def test_a_metric_that_may_be_another_one_than_the_catalogues_has_none_beside_it():
    found = keys("metric_id", decided=["metric_id or none"])
    assert set(found) == {"monthly_active_users", None}
    assert "price" in keys("metric_id")


def test_a_name_that_the_rules_have_none_of_is_left_to_the_reader():
    found = keys("entity", {"entity": None})
    assert len(found) > 1
    assert "halden" in found


def test_slots_that_see_more_are_slots():
    assert set(OPTIONS) >= WORDED | BY_METRIC | BY_TIME
    assert {slot for slot in CHOICES if slot in OPTIONS} == {"claim", "kind", "direction", "modality"}
