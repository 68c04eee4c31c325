"""Of each answer it is known which rule has changed it, if one has."""

import numpy as np
import pytest

from pipeline.extract import explain
from pipeline.reader.decided_by import address, all_signed, signed
from pipeline.reader.options import Options
from pipeline.reader.paragraphs import agreed
from pipeline.reader.second_pass import Pass
from tests.support.reading import DAY


def of(**chances: float) -> Pass:
    return Pass(Options(list(chances), [{} for _ in chances]), np.array(list(chances.values()), np.float32))


def rule(*_):
    """Some rule."""


HERE = "test_decided_by.rule"


def test_an_address_is_the_module_and_the_name_without_its_underscore():
    assert address(agreed) == "paragraphs.agreed"


@pytest.mark.parametrize(
    ("after", "by"),
    [
        ({"NO": 0.1, "SE": 0.9}, HERE),
        ({"NO": 0.6, "SE": 0.4}, ""),
    ],
    ids=["another answer", "the same answer, less sure"],
)
def test_an_answer_that_a_rule_has_changed_is_by_it(after, by):
    assert signed(rule, {"region": of(NO=0.9, SE=0.1)}, {"region": of(**after)})["region"].by == by


def test_the_last_rule_that_changes_an_answer_counts():
    first = Pass(of(NO=0.9, SE=0.1).options, of(NO=0.9, SE=0.1).chances, "pairs.joined")
    after = first.with_chances({"SE": 1.0})
    assert signed(rule, {"region": first}, {"region": after})["region"].by == HERE


def test_a_rule_that_another_one_calls_keeps_its_name():
    after = Pass(of(NO=0.1, SE=0.9).options, of(NO=0.1, SE=0.9).chances, "own_times.at_head")
    assert signed(rule, {"region": of(NO=0.9, SE=0.1)}, {"region": after})["region"].by == "own_times.at_head"


def test_what_a_rule_leaves_alone_is_the_same_object():
    own = {"region": of(NO=0.9, SE=0.1)}
    assert signed(rule, own, own) is own
    found = all_signed(lambda _, passed: passed, None, {0: own})
    assert found[0] is own


@pytest.mark.parametrize(
    ("text", "field", "number", "by"),
    [
        ("Revenue at Nordfisk in 2025 was $61.4 million (2024: $58.7 million).", "unit", 0, "units.attach"),
        ("Orbit overtook Halden with 9 million users.", "entity", 0, "told_owners.told"),
        ("Nordfisk complied with 340 of 1,020 requests in March.", "metric_id", 1, "told_metrics.told"),
    ],
    ids=["unit", "owner", "metric"],
)
def test_an_explanation_names_the_rule(text, field, number, by):
    rows = [row for row in explain(text, "en", DAY) if row["claim"]]
    assert rows[number]["decisions"][field]["by"] == by
