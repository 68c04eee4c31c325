"""Words -> a pattern that matches each of them, the longest first."""

import re

import pytest

from pipeline.languages.patterns import alternatives, speaks_of, trie, words

FORMS = ("boat", "boats", "boat yard", "bo'sun", "a.b", "oar")


@pytest.mark.parametrize("make", [alternatives, trie])
@pytest.mark.parametrize(
    ("text", "match"),
    [
        ("boats", "boats"),
        ("boat", "boat"),
        ("boat yards", "boat yard"),
        ("boat\u00a0yard", "boat\u00a0yard"),
        ("oars", "oar"),
    ],
    ids=["longest", "short", "two words", "no-break blank", "beginning"],
)
def test_the_longest_word_at_a_place_is_matched(make, text, match):
    assert re.match(make(FORMS), text)[0] == match


@pytest.mark.parametrize("make", [alternatives, trie])
@pytest.mark.parametrize("text", ["bo", "axb", ""])
def test_nothing_else_is_matched(make, text):
    assert re.match(f"(?:{make(FORMS)})", text) is None


@pytest.mark.parametrize("text", ["bo'sun", "bo’sun"])
def test_either_apostrophe_is_matched(text):
    assert re.fullmatch(alternatives(FORMS), text)


@pytest.mark.parametrize(
    ("text", "found"),
    [("Two BOATS sank", ["BOATS"]), ("sailboats and oarsmen", []), ("boat, oar", ["boat", "oar"])],
    ids=["capitals", "parts of words", "two"],
)
def test_words_are_whole(text, found):
    assert words(FORMS).findall(text) == found


def test_a_text_speaks_of_what_it_holds_anywhere():
    of_a_yard = speaks_of(r"\byards?\b")
    assert of_a_yard("Halden has a Yard.")
    assert not of_a_yard("Halden has a boatyard.")
