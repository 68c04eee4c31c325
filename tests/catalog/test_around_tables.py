"""Patterns for what limits a metric from beside its own words, and none where a language lists none."""

import pytest

from pipeline.catalog.around_tables import around


@pytest.mark.parametrize(
    ("field", "text", "words"),
    [
        ("parts_had", "Its film division saw ", "film division"),
        ("parts_had", "Its film division, which makes shorts, posted net ", "film division"),
        ("parts_had", "Its film division sells ", None),
        ("parts_at_head", "In the film division, its ", "the film division"),
        ("parts_at_head", "Its revenue grew in the film division, its ", None),
        ("ahead", "Excluding fees, its ", "fees"),
        ("ahead", "It grew excluding fees, its ", None),
    ],
    ids=["a part", "told of between commas", "no result", "a clause", "no clause", "left out", "not at the head"],
)
def test_words_before_a_metric_are_found(field, text, words):
    found = getattr(around("en"), field).search(text)
    assert (found and found["words"]) == words


@pytest.mark.parametrize(
    ("behind", "found"),
    [
        (" from users abroad", True),
        (", excluding users abroad", True),
        (", from users abroad", False),
        (" from the previous year", False),
        (" from March", False),
        (" to users abroad", False),
    ],
    ids=["a preposition", "an aside", "no aside", "a time with an article", "a time", "none of them"],
)
def test_a_preposition_behind_a_metric_leads_to_no_time(behind, found):
    assert (around("en").surely.match(behind) is not None) is found


@pytest.mark.parametrize(
    ("behind", "found"),
    [(" to $40 in", " to $40"), (" (4%) to $40 million in", " (4%) to $40 million"), (" a share in", " a share")],
)
def test_what_a_change_led_to_is_passed_over(behind, found):
    assert around("en").led_to.match(behind)[0] == found


@pytest.mark.parametrize("text", ["Its film division saw ", "In Europe, ", "| between 13 and 17", " from users"])
def test_a_language_without_a_table_has_patterns_that_find_nothing(text):
    unknown = around("xx")
    for name in ("surely", "maybe", "ahead", "parts", "parts_had", "parts_at_head", "unknown", "per", "of_which"):
        assert getattr(unknown, name).search(text) is None
    assert unknown.heads == ()
    assert unknown.owners == (" ",)


@pytest.mark.parametrize("sign", ["5", ",", "\n", "$", "—"])
def test_the_words_behind_a_preposition_end_at_a_sign_in_any_language(sign):
    assert around("xx").ends.match(sign)
    assert around("en").ends.match(sign)
