"""What sort of figure an English number is: invented sentences -> kind and direction of each claim; lures."""

from datetime import date

import pytest

from pipeline.extract import read_by_rules

PUBLISHED = date(2026, 4, 14)

SORTS = [
    ("Norhaven put a 15% tariff on rope.", [("rate", None)]),
    ("The 15% tariffs on rope stay.", [("rate", None)]),
    ("It pays a tax of 12 percent on boats.", [("rate", None)]),
    ("The broker charges a 1.4 per cent fee.", [("rate", None)]),
    ("The index lost 84 points, or 0.3%.", [("change", "down"), ("change", "down")]),
    ("The index added 84 points, or 0.3%.", [("change", "up"), ("change", "up")]),
    ("Ferries sail at 15% slower speeds.", [("change", "down")]),
    ("The new crane lifts 30 percent more freight.", [("change", "up")]),
    ('Freight rose "a little" by 7 percent.', [("change", "up")]),
    ("The Oslo index increased by 3 percent but others decrease by 4 percent.", [("change", "up"), ("change", "down")]),
    ("Few have confidence in ferries and 31 per cent of riders drive.", [("share", None)]),
    ("The state spends more than £8bn each year on docks.", [("rate", None)]),
    ("Ropes cost $14 each.", [("price", None)]),
    ("It put 4 million shares up for sale.", [("level", None)]),
    ("The average barge price rose from €1.1 million to €1.5 million.", [("price", None), ("price", None)]),
    ("Churn fell below 2% for the first time.", [("share", None)]),
    ("Inflation rose above 5% in March.", [("rate", None)]),
    ("The share slipped well below 30 percent.", [("share", None)]),
    ("The fare dropped below $40.", [("level", None)]),
    ("Sales rose over 5%.", [("change", "up")]),
    ("Sales fell by less than 2%.", [("change", "down")]),
    ("Adjusted EPS was $1.05 vs. $0.98 expected.", [("rate", None), ("rate", None)]),
    ("EPS rose to $2.10 and its shares gained 3% to $45.", [("rate", None), ("change", "up"), ("price", None)]),
    ("They want 3,100 rupees per quintal.", [("price", None)]),
    ("Rope bears duties of 145%, up from 20%.", [("rate", None), ("rate", None)]),
    ("The app had 11 million fewer users.", [("change", "down")]),
    ("It has 20 or fewer clerks.", [("level", None)]),
    ("Fuel will cost 3 euros less per litre.", [("change", "down")]),
    ("The index closed 48.9 points, or 0.59%, higher at 8,328.", [("change", "up"), ("change", "up"), ("level", None)]),
    ("Ferries made $3m, up at first.", [("level", None)]),
    ("The index tumbled 1,390 points.", [("change", "down")]),
    ("The Nasdaq lost 700 points.", [("change", "down")]),
    ("The team lost 30 points.", [("level", None)]),
    ("Wages ate up 91% of turnover.", [("share", None)]),
    ("It raised the price of its plan by $2.50.", [("change", "up")]),
    ("It raised a round of $30m led by 3 clerks.", [("level", None), ("level", None)]),
    ("Output rose 12,000 tonnes.", [("change", "up")]),
    ("Imports were 5% below last year's.", [("change", "down")]),
    ("It made a $3m loss.", [("level", None)]),
    ("It told of a $3m drop.", [("change", "down")]),
    ("It will lift sonar accuracy from 65% to 71%.", [("level", None), ("level", None)]),
]


@pytest.mark.parametrize(("text", "sorts"), SORTS)
def test_kind_and_direction(text, sorts):
    assert [(claim.kind, claim.direction) for claim in read_by_rules(text, "en", PUBLISHED)] == sorts


NONE = [
    "By one measure Quillport leads the market.",
    "The plan follows Goals 2, 5 and 9.",
    "It is bound by SDGs 2 and 9.",
    "Osprey 4 did not leave the ground.",
    "Gemini 2.5 on a desk is slow.",
    "The car went from 0 to 100km/h at once.",
]


@pytest.mark.parametrize("text", NONE)
def test_names_and_idioms_are_no_counts(text):
    assert read_by_rules(text, "en", PUBLISHED) == []


def test_from_one_price_to_over_another_is_a_range():
    (claim,) = read_by_rules("Its barges are priced from €200,000 to over €9 million.", "en", PUBLISHED)
    assert (claim.value, claim.value_high) == (200_000, 9_000_000)
    rose = read_by_rules("Its value rose from €4 million to over €9 million.", "en", PUBLISHED)
    assert [one.value for one in rose] == [4_000_000, 9_000_000]


NOBODY = [
    ("I’ve mended 40 sails, Nora Quill said.", "I’ve"),
    ("Captain Quill underwent 40 trials.", "Captain Quill underwent"),
    ("The yard predicts that half of all ferries will be new.", "predicts"),
    ("Riders in the 9th District made 40 trips.", "th District"),
]


@pytest.mark.parametrize(("text", "wrong"), NOBODY)
def test_verbs_and_halves_of_words_are_nobody(text, wrong):
    assert wrong not in [claim.entity for claim in read_by_rules(text, "en", PUBLISHED)]
