"""A change is of the metric that is printed behind it."""

from datetime import date

import pytest

from pipeline.extract.read import propose, read_text
from pipeline.reader.changes import told
from pipeline.reader.inputs import DocumentInput
from tests.support.reading import belief

DAY = date(2026, 4, 14)


def document_of(text: str, **metrics: float) -> DocumentInput:
    """As read where the network has these chances for the metric of every figure."""
    found = propose(text, "en", DAY)
    said = {words.replace("_", " "): chance for words, chance in metrics.items()}
    return told(found, {number: {"metric": belief(found, "metric", said)} for number in range(len(found.numbers))})


def metrics(text: str, **chances: float) -> list[str | None]:
    """Of each figure; none where that is left to the reader."""
    numbers = document_of(text, **chances).numbers
    return [one.claim.metric if "metric" in one.told_by else None for one in numbers]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "Tern saw a 24% increase in deposits, a 4% rise in loans and a 3% fall in fees.",
            ["deposits", "loans", "fees"],
        ),
        ("Tern saw 55% growth in storefronts and 45% growth in GBV.", ["storefronts", "GBV"]),
        ("The unions got a 5 percent pay rise and a 3 percent annual increase in pensions.", ["pay", "pensions"]),
        ("Tern told of a 27 percent annual revenue rise.", ["revenue"]),
    ],
)
def test_each_change_has_its_own_metric(text, words):
    assert metrics(text) == words


def test_the_catalogues_metric_is_told_too_and_of_no_other_unit():
    found = document_of("Shares rose after a 52 percent jump in net profit on a 27 percent revenue rise.").numbers
    assert [one.claim.metric_id for one in found] == ["net_profit", "revenue"]
    assert all({"metric", "metric_id"} <= one.told_by.keys() for one in found)


def test_the_network_says_where_the_words_end():
    text = "Tern saw a 12% rise in average daily deposits."
    assert metrics(text, average_daily_deposits=0.2, deposits=0.3) == ["average daily deposits"]
    assert metrics(text, average_daily_deposits=0.001) != ["average daily deposits"]


@pytest.mark.parametrize(
    "text",
    [
        "Sales grew, offsetting a 24 percent slide in Norway.",
        "Sales grew, offsetting a 24 percent slide in Europe.",
        "It follows a 6.5% gain in the DAX.",
        "Tern told of a 12% annual rise.",
        "Tern has 12% more deposits.",
        "Tern took a 12% share in deposits.",
    ],
    ids=["a country", "a continent", "an index", "no metric", "no such noun", "no change"],
)
def test_what_is_not_told_so_is_left_to_the_reader(text):
    assert metrics(text) == [None]


def test_a_text_is_read_so():
    claims = read_text("Tern saw a 24% increase in deposits, a 4% rise in loans and a 3% fall in fees.", "en", DAY)
    assert [claim.metric for claim in claims] == ["deposits", "loans", "fees"]
