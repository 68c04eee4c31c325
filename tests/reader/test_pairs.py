"""Two figures that tell one thing are answered alike."""

from datetime import date

import numpy as np
import pytest

from pipeline.extract.read import propose, read_text
from pipeline.reader.decisions import first_pass
from pipeline.reader.pairs import joined
from tests.support.reading import trusting, view_of

DAY = date(2026, 4, 14)


def chances(text: str, slot: str, first: dict, second: dict) -> list[dict]:
    """Of the answers of both figures, after they were made one."""
    view = view_of(propose(text, "en", DAY), {0: {slot: first}, 1: {slot: second}})
    passed = joined(view, {number: first_pass(view, number, {slot: trusting()}) for number in view.order})
    return [dict(zip(own[slot].options.keys, own[slot].chances.tolist(), strict=True)) for own in passed.values()]


CONVERTED = "Nordfisk and Halden earned 9 million euros ($10 million) in March."


@pytest.mark.parametrize(
    ("first", "second", "owner"),
    [
        ({"Nordfisk": 0.9}, {"Halden": 0.6, "Nordfisk": 0.3}, "nordfisk"),
        ({"Nordfisk": 0.5, "Halden": 0.4}, {"Halden": 0.9}, "halden"),
    ],
)
def test_an_amount_and_its_conversion_are_of_whom_the_surer_one_is(first, second, owner):
    assert [max(own, key=own.get) for own in chances(CONVERTED, "entity", first, second)] == [owner, owner]


def test_an_answer_that_the_other_figure_does_not_have_is_not_taken_over():
    one, other = chances(CONVERTED, "metric", {"Nordfisk": 0.5}, {"euros": 0.9})
    assert (max(one, key=one.get), max(other, key=other.get)) == ("nordfisk", "euro")


@pytest.mark.parametrize(
    "text",
    [
        "Nordfisk and Halden earned 9 million euros and $10 million in March.",
        "Nordfisk and Halden sold 9 boats (10 nets) in March.",
        "Nordfisk and Halden earned 9 million euros (10 million euros) in March.",
    ],
    ids=["no brackets", "two counts", "one unit"],
)
def test_other_figures_keep_their_own(text):
    one, other = chances(text, "entity", {"Nordfisk": 0.9}, {"Halden": 0.9})
    assert max(one, key=one.get) == "nordfisk"
    assert max(other, key=other.get) == "halden"


def test_what_the_two_need_not_share_is_left_alone():
    one, other = chances("Revenue: $9 million vs. $8 million expected", "attribution", {"Revenue": 0.9}, {})
    assert one != other


def test_a_text_is_read_so():
    euros, dollars = read_text(CONVERTED, "en", DAY)
    fields = ("entity", "metric", "metric_id", "region", "period", "kind", "modality", "attribution")
    assert [getattr(euros, field) for field in fields] == [getattr(dollars, field) for field in fields]
    assert np.isclose(float(dollars.value), 10_000_000)
