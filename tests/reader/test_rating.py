"""How sure the reader is of a claim grows with the chances of its decisions, field by field."""

from dataclasses import replace

import pytest

from pipeline.extract.answers import MOVING
from pipeline.model import CLAIM_FIELDS, ClaimKind
from pipeline.reader.rating import rated
from pipeline.reader.slot_options import OPTIONS
from tests.support.reading import CURVES, decided, read, with_claim


@pytest.fixture
def document():
    return read("en")


def ratings(document, chance, **answers):
    claim = document.numbers[0].claim
    decisions = {slot: decided(slot, answers.get(slot), chance) for slot in OPTIONS}
    return rated(claim, decisions, CURVES)


def test_confidences_grow_with_the_chances(document):
    document = with_claim(document, entity="Nordfisk")
    found = [ratings(document, chance) for chance in (0.2, 0.5, 0.7, 0.95)]
    assert [one.confidence for one in found] == sorted({one.confidence for one in found})
    for name in ("value", "unit", "entity", "period"):
        column = [one.confidences[name] for one in found]
        assert column == sorted(set(column))


def test_confidences_are_those_of_the_filled_fields(document):
    for number in document.numbers:
        claim = rated(number.claim, {slot: decided(slot, None) for slot in OPTIONS}, CURVES)
        filled = {name for name in CLAIM_FIELDS if getattr(claim, name) is not None} - {"qualifier"}
        assert set(claim.confidences) == filled


def test_a_change_without_a_direction_is_not_sure_of_one(document):
    changed = with_claim(document, kind=ClaimKind.CHANGE, direction=None)
    assert changed.numbers[0].claim.kind in MOVING
    assert "direction" not in ratings(changed, 0.9).confidences


def test_the_confidence_of_the_row_is_of_value_unit_kind_entity_and_period(document):
    claim = document.numbers[0].claim
    sure = {slot: decided(slot, None, 0.9) for slot in OPTIONS}
    for name in OPTIONS:
        less = rated(claim, sure | {name: decided(name, None, 0.2)}, CURVES).confidence
        assert (less < rated(claim, sure, CURVES).confidence) == (name in {"claim", "unit", "kind", "entity", "period"})


@pytest.mark.parametrize(("limit", "counts"), [("share", False), ("mobile", True), ("", True)])
def test_the_region_is_no_part_of_the_series_of_what_is_of_no_place(document, limit, counts):
    claim = replace(document.numbers[0].claim, entity="Nordfisk", metric_id="price", metric_limit=limit)
    sure = {slot: decided(slot, None, 0.9) for slot in OPTIONS}
    less = rated(claim, sure | {"region": decided("region", None, 0.2)}, CURVES).series_confidence
    assert (less < rated(claim, sure, CURVES).series_confidence) is counts
