"""A claim guards itself, and prints the shape of the contract."""

import copy
import pickle
from dataclasses import replace
from decimal import Decimal

import pytest

from pipeline.model import CLAIM_FIELDS, Claim, Confidences, Modality
from tests.support.rows import claim_in

TEXT = "MeowTalk expects 51,200 active users in March."
CLAIM = claim_in(TEXT, "51,200", "51200")


def sure(**rates: str) -> dict[str, Decimal]:
    return {name: Decimal(rate) for name, rate in rates.items()}


def test_a_claim_is_actual_and_sure_of_no_field_unless_told() -> None:
    assert (CLAIM.modality, dict(CLAIM.confidences)) == (Modality.ACTUAL, {})
    printed = CLAIM.as_dict()
    assert (printed["modality"], printed["confidences"]) == ("actual", {})
    assert list(printed)[-3:] == ["confidence", "confidences", "series_confidence"]


@pytest.mark.parametrize("word", ["actual", "forecast", "target", "possible"])
def test_a_claim_prints_its_modality(word: str) -> None:
    assert replace(CLAIM, modality=Modality(word)).as_dict()["modality"] == word


def test_confidences_print_in_the_order_of_the_contract_with_three_digits_at_most() -> None:
    claim = replace(CLAIM, confidences=sure(period="0.7404", entity="0.81249", value="1.0", unit="0.0003"))
    printed = claim.as_dict()["confidences"]
    assert list(printed.items()) == [("value", 1.0), ("unit", 0.0), ("entity", 0.812), ("period", 0.74)]
    assert all(isinstance(rate, float) for rate in printed.values())


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (sure(mood="0.5"), "a claim has no field 'mood'; known: value, unit"),
        (sure(value="1.01"), "1.01 of value is not within 0..1"),
        (sure(unit="-0.1"), "-0.1 of unit is not within 0..1"),
    ],
    ids=["no such field", "above 1", "below 0"],
)
def test_confidences_that_cannot_be_are_refused(given: dict[str, Decimal], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        replace(CLAIM, confidences=given)


def test_every_field_of_a_confidence_is_a_field_of_the_claim() -> None:
    assert set(CLAIM_FIELDS) <= set(CLAIM.as_dict())


def test_claims_with_the_same_confidences_are_equal_whatever_mapping_gave_them() -> None:
    one = replace(CLAIM, confidences=sure(value="0.99", unit="0.97"))
    other = replace(CLAIM, confidences=sure(unit="0.970", value="0.9902"))
    assert one == other != CLAIM
    assert len({one, other, CLAIM}) == 2
    assert one.confidences == sure(value="0.99", unit="0.97")


def test_what_gave_the_confidences_may_change_and_the_claim_does_not() -> None:
    given = sure(value="0.99")
    claim = replace(CLAIM, confidences=given)
    given["value"] = Decimal(0)
    assert claim.confidences["value"] == Decimal("0.99")
    with pytest.raises(TypeError):
        claim.confidences["value"] = Decimal(0)  # type: ignore[index]
    with pytest.raises(KeyError):
        claim.confidences["unit"]


@pytest.mark.parametrize("copied", [copy.deepcopy, lambda claim: pickle.loads(pickle.dumps(claim))])  # noqa: S301
def test_a_claim_travels_between_processes(copied) -> None:
    claim = replace(CLAIM, modality=Modality.TARGET, confidences=sure(value="0.99"))
    there: Claim = copied(claim)
    assert there == claim
    assert isinstance(there.confidences, Confidences)
