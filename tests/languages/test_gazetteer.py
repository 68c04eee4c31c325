"""Words of a text -> the countries that they name: what holds in every language."""

from itertools import pairwise

import pytest

from pipeline.languages import known
from pipeline.languages.gazetteer import countries_in


def test_mentions_stand_in_the_order_of_the_text():
    found = countries_in("China, then Georgia, Oslo, and the Fed", "en")
    assert [one.country for one in found] == ["CN", "GE", "US", "NO", "US"]
    assert all(one.start <= other.start for one, other in pairwise(found))


@pytest.mark.parametrize("text", ["", "3", "\n\n", "."], ids=["nothing", "a digit", "blank", "a dot"])
@pytest.mark.parametrize("language", sorted(known()))
def test_a_text_without_words_names_no_country(text, language):
    assert countries_in(text, language) == []


def test_a_language_without_a_folder_has_the_countries_of_cldr():
    assert {one.country for one in countries_in("Brukere i Frankrike og Norge: 40", "nb")} == {"FR", "NO"}
