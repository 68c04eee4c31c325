"""Metrics that the gold says little of are left to the rules where the reader points at a cue of theirs."""

import pytest

from pipeline.reader.untaught import Record, by_rules
from tests.support.reading import plain_document, view_of, with_claim

TEXT = "The yield of the yard was 12 in spring."
YIELD = (4, 9, "wave_yield")


@pytest.mark.parametrize(
    ("record", "left"),
    [
        (Record(), True),
        (Record(marked=29), True),
        (Record(marked=30), False),
        (Record(marked=29, right=4, wrong=5), True),
        (Record(marked=29, right=4, wrong=6), False),
        (Record(marked=29, right=5, wrong=5), True),
        (Record(marked=300, right=9, wrong=0), False),
        (Record(marked=300, right=18, wrong=2), True),
        (Record(marked=300, right=17, wrong=2), False),
    ],
    ids=[
        "unknown",
        "hardly marked",
        "taught",
        "too few to contradict the rules",
        "more often wrong",
        "as often right",
        "taught, and too few to prove the rules",
        "proven",
        "not quite proven",
    ],
)
def test_a_metric_is_left_to_the_rules_where_it_is_not_taught_or_they_are_proven(record, left):
    assert record.is_left_to_rules is left


@pytest.mark.parametrize(
    ("right", "wrong", "rate"), [(0, 0, 0.5), (9, 1, 10 / 12), (1, 9, 2 / 12)], ids=["unknown", "right", "wrong"]
)
def test_the_rules_are_as_sure_as_they_were_right(right, wrong, rate):
    assert Record(right=right, wrong=wrong).rate == pytest.approx(rate)


def found(records, said=None, ruled="wave_yield", cue=YIELD):
    document = with_claim(plain_document(TEXT, cues=(cue,)), metric_id=ruled)
    return by_rules(view_of(document, {0: {"metric": said or {"yield": 0.4, None: 0.6}}}), 0, records)


def test_the_rules_word_counts_where_the_reader_points_at_a_cue_of_it():
    assert found({}) == "wave_yield"


@pytest.mark.parametrize(
    "changes",
    [
        {"records": {"wave_yield": Record(marked=30)}},
        {"said": {"yield": 0.2, None: 0.8}},
        {"said": {"spring": 0.9}},
        {"ruled": None},
        {"cue": (4, 9, "revenue")},
    ],
    ids=["the metric is taught", "hardly pointed at", "other words", "the rules name none", "a cue of another metric"],
)
def test_else_it_does_not(changes):
    assert found(**{"records": {}, **changes}) is None
