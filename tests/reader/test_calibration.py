"""Confidences grow with chances, and stay within 0 and 1."""

import pytest

from pipeline.reader.calibration import ROW, Curve, logit


def test_a_confidence_grows_with_each_of_its_chances():
    curve = Curve(0.2, (("entity", 0.8), ("period", 0.4)))
    for name in ("entity", "period"):
        found = [curve({"entity": 0.6, "period": 0.6, name: chance / 20}) for chance in range(21)]
        assert found == sorted(found)
        assert found[-1] > found[0] + 0.3


def test_chances_that_a_curve_does_not_weigh_do_not_matter():
    curve = Curve(0.0, (("unit", 1.0),))
    assert curve({"unit": 0.7, "entity": 0.1}) == curve({"unit": 0.7, "entity": 0.9})


def test_a_curve_of_weight_one_gives_the_chance_itself():
    assert [Curve(0.0, (("unit", 1.0),))({"unit": chance}) for chance in (0.125, 0.5, 0.875)] == [0.125, 0.5, 0.875]


@pytest.mark.parametrize("chance", [0.0, 1.0])
def test_a_sure_chance_gives_a_confidence_within_bounds(chance):
    assert 0 <= Curve(-3.0, (("unit", 2.5),))({"unit": chance}) <= 1


@pytest.mark.parametrize("chance", [0.0, 0.2, 0.5, 0.93, 1.0])
def test_a_logit_is_as_far_from_a_half_as_that_of_the_rest(chance):
    assert logit(chance) == pytest.approx(-logit(1 - chance))


def test_a_row_is_what_the_contract_calls_one():
    assert set(ROW) == {"claim", "unit", "kind", "entity", "period"}
