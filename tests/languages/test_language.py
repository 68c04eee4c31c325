"""What a language leaves out is not read in its texts."""

import re
from decimal import Decimal

import pytest

from pipeline.languages import language
from pipeline.languages.language import NEVER, Language, RawNumber

SPARSE = Language(code="xx", sentence_end=re.compile(r"\."), numbers=lambda *_: [], units=language("en").units)
TEXT = "Halden Yard sold 40 boats."
FORTY = RawNumber(17, 19, Decimal(40))


def test_it_counts_nothing_and_names_nothing():
    assert SPARSE.counted(TEXT, FORTY, 19, len(TEXT)) is None
    assert (SPARSE.names(TEXT, 0, len(TEXT)), SPARSE.phrases(TEXT, 0, len(TEXT))) == ([], [])
    assert SPARSE.metrics == SPARSE.qualifiers == SPARSE.periods == ()


def test_what_one_answer_holds_is_no_other_answers():
    SPARSE.names(TEXT, 0, 6).append("Halden")
    assert SPARSE.names(TEXT, 0, 6) == []


@pytest.mark.parametrize(("word", "lemma", "base"), [("Boats", "boats", "Boats"), ("ЛОДОК", "лодок", "ЛОДОК")])
def test_words_have_no_forms(word, lemma, base):
    assert (SPARSE.lemma(word), SPARSE.base_form(word)) == (lemma, base)


@pytest.mark.parametrize("text", ["", " ", TEXT], ids=["nothing", "a blank", "a sentence"])
def test_its_patterns_match_nothing(text):
    patterns = (SPARSE.whole, SPARSE.against, SPARSE.determiner, SPARSE.places.pattern, SPARSE.joins.range_between)
    assert set(patterns) == {NEVER}
    assert NEVER.search(text) is None
