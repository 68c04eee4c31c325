"""Chances of options are those of a small network over their features."""

import numpy as np
import pytest

from pipeline.reader.chooser import Chooser, Columns, Layers
from pipeline.reader.options import Options
from tests.support.reading import weighing

BOATS = Options(["boats", "nets", None], [{"rules": 1.0}, {"rank": 0.5}, {"none": 1.0, "rank": 0.25}])


def test_an_option_with_more_for_it_has_a_higher_chance():
    found = weighing(rules=2.0, rank=1.0, none=-1.0).chances(BOATS, {})
    assert found[0] > found[1] > found[2]
    assert found.sum() == pytest.approx(1, abs=1e-3)


def test_chances_are_a_softmax_of_the_scores():
    found = weighing(rules=2.0, rank=1.0).chances(BOATS, {})
    powers = np.exp([2.0, 0.5, 0.25])
    assert found == pytest.approx(powers / powers.sum(), abs=1e-4)


def test_features_that_training_has_not_seen_are_left_out():
    columns = Columns(("rules",), ())
    new = Options(["boats", "nets"], [{"rules": 1.0, "word harbo": 1.0}, {"country of a new kind": 1.0}])
    assert columns.table(new, {"language=no": 1.0}).tolist() == [[1.0], [0.0]]


def test_what_holds_for_the_number_stands_in_every_row():
    columns = Columns(("rules",), ("range", "rules"))
    assert columns.table(BOATS, {"range": 1.0, "rules": 0.5}).tolist() == [[1, 1, 0.5], [0, 1, 0.5], [0, 1, 0.5]]


def test_what_holds_for_the_number_can_change_what_a_feature_weighs():
    """A hidden unit that is on only where both are there."""
    layers = Layers(np.array([[2.0], [2.0]], np.float32), np.array([-2.0], np.float32), np.array([3.0], np.float32))
    chooser = Chooser(Columns(("rules",), ("range",)), layers)
    plain, ranged = chooser.chances(BOATS, {}), chooser.chances(BOATS, {"range": 1.0})
    assert plain[0] == pytest.approx(1 / 3, abs=1e-4)
    assert ranged[0] > 0.9


def test_chances_have_four_digits_so_that_machines_agree():
    found = weighing(rules=1.234567, rank=0.7654321).chances(BOATS, {}).astype(float)
    assert np.abs(found * 10**4 - np.round(found * 10**4)).max() < 0.01


def test_one_option_is_sure():
    assert weighing(rules=2.0).chances(Options(["boats"], [{}]), {}).tolist() == [1.0]


def test_packed_layers_come_back_within_half_a_step_of_each_feature():
    """A feature that weighs little beside others keeps its own steps; one that weighs nothing weighs nothing again."""
    into = np.array([[12.7, -0.04, 6.0], [0.01, 0.0049, -0.002], [0.0, 0.0, 0.0]], np.float32)
    layers = Layers(into, np.array([0.5, -0.25, 1.0], np.float32), np.array([2.0, 1.0, -1.0], np.float32))
    packed = layers.packed()
    found = Layers.unpacked(**packed)
    assert packed["levels"].dtype == np.int8
    assert (np.abs(found.into - into) <= [[0.0501], [0.0000401], [0]]).all()
    assert (found.hidden.tolist(), found.out.tolist()) == ([0.5, -0.25, 1.0], [2.0, 1.0, -1.0])
