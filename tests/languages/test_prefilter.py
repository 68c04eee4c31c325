"""What a pattern needs: never more than its matches hold."""

import re

import pytest

from pipeline.languages import known, language
from pipeline.languages.prefilter import RegexPrefilter, required_literals
from tests.support import gold


@pytest.mark.parametrize(
    ("pattern", "needed"),
    [
        (r"(?:запрос|ордер)[а-яё]*", {"запрос", "ордер"}),
        (r"\bпол(?:у)?часа\b", {"часа"}),
        (r"взл[её]т", {"взл"}),
        (r"цен(?:а|ы)?", {"цен"}),
        (r"(?<!\w)Рост\s\d+(?=\s?%)", {"рост"}),
        (r"a{2,}b{0,4}cd", {"cd"}),
        (r"x+|yz", {"x", "yz"}),
        (r"в\.п\.", {"в.п."}),
        (r"(?i:KG)\(", {"kg"}),
        (r"\u2013до", {"–до"}),
        (r"[^]a]\[ok", {"[ok"}),
        (r"조\s?원", {"조"}),
    ],
)
def test_a_pattern_needs_the_longest_letters_that_it_always_matches(pattern, needed):
    assert required_literals(re.compile(pattern)) == needed


@pytest.mark.parametrize("pattern", [r"\d+", r"(?:ab)?", r"ab|\d", r"(?=ab)\w", r"(?!ab)\w", r"(?P<a>x)?(?(a)ab|\w)"])
def test_a_pattern_that_may_match_without_any_letters_of_its_own_needs_nothing(pattern):
    assert required_literals(re.compile(pattern)) is None


def test_a_verbose_pattern_needs_nothing():
    assert required_literals(re.compile("a b # c", re.VERBOSE)) is None


def test_a_prefilter_lets_rows_through_in_their_order():
    rows = [re.compile("beta"), re.compile(r"\d"), re.compile("ALPHA")]
    prefilter = RegexPrefilter(rows, lambda row: row)
    assert list(prefilter.through("alpha beta")) == rows
    assert list(prefilter.through("alpha")) == rows[1:]
    assert list(prefilter.through("")) == rows[1:2]


@pytest.mark.parametrize("code", sorted(known()))
def test_no_match_of_a_language_is_filtered_out(code):
    tables = language(code)
    rows = [*tables.blockers, *tables.periods, *tables.metrics, *tables.attributions]
    prefilter = RegexPrefilter(rows, lambda row: row.pattern)
    for document in gold.documents(code):
        for line in document["text"].split("\n"):
            matching = [row for row in rows if row.pattern.search(line)]
            kept = prefilter.through(line.casefold())
            assert set(map(id, matching)) <= set(map(id, kept))
