"""A metric is known by its key, its definition and sentences about it, as one vector of fixed length."""

import numpy as np
import pytest

from pipeline.catalog import metric_cues, metrics
from pipeline.reader.metric_words import vector_of, words_of


def test_words_of_a_metric_are_its_key_and_definition():
    definition = metrics()["monthly_active_users"].definition
    assert words_of("monthly_active_users", ()) == f"monthly active users. {definition}"


@pytest.mark.parametrize("code", ["en", "ru", "ko"])
def test_sentences_that_are_about_it_follow_and_those_about_others_do_not(code):
    found = words_of("revenue", (code,))
    cues = metric_cues(code)
    own = [sentence for cue in cues if cue.metric.key == "revenue" for sentence in cue.positive]
    assert own
    assert all(sentence in found for sentence in own)
    assert not [sentence for cue in cues if cue.metric.key == "fine" for sentence in cue.positive if sentence in found]


@pytest.mark.parametrize(
    ("pieces", "expected"),
    [([[3, 0], [0, 4]], [2.4, 3.2]), ([[0, 0.01]], [0, 4]), ([[1, 1], [1, -1]], [4, 0])],
    ids=["between two", "short", "what differs cancels out"],
)
def test_the_vector_has_the_direction_of_the_mean_and_length_four(pieces, expected):
    assert vector_of(np.array(pieces, np.float32)).tolist() == pytest.approx(expected, abs=1e-5)
