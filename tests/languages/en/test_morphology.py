"""The forms of an English noun."""

import pytest

from pipeline.languages.en.morphology import is_plural, singular


@pytest.mark.parametrize(
    ("word", "form"),
    [
        ("boats", "boat"),
        ("Ferries", "ferry"),
        ("ties", "tie"),
        ("boxes", "box"),
        ("glasses", "glass"),
        ("matches", "match"),
        ("people", "person"),
        ("children", "child"),
        ("GPUs", "gpu"),
        ("glass", "glass"),
        ("bus", "bus"),
        ("basis", "basis"),
        ("boat", "boat"),
    ],
)
def test_a_noun_has_its_singular(word, form):
    assert singular(word) == form


@pytest.mark.parametrize("word", ["boats", "BOATS", "ferries", "GPUs", "people", "children"])
def test_forms_of_several(word):
    assert is_plural(word)


@pytest.mark.parametrize("word", ["boat", "glass", "bus", "basis", "news", "Halden’s", "gas", "is"])
def test_forms_of_one_and_words_that_only_end_alike(word):
    assert not is_plural(word)
