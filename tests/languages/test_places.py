"""The codes that places have: countries of today, by CLDR, or parts of one."""

import pytest

from pipeline.languages import cldr, known, language
from pipeline.languages.gazetteer_index import names_of

COUNTRIES = set(cldr.country_names("en").values())


@pytest.mark.parametrize("code", sorted(known()))
def test_a_place_is_in_a_country_of_today_or_has_no_code(code):
    found = {place.partition("-")[0] for place in language(code).places.codes.values() if place}
    assert found
    assert found - COUNTRIES == set()


@pytest.mark.parametrize("code", sorted(known()))
def test_a_name_of_the_gazetteer_is_of_a_country_of_today(code):
    assert {name.country for name in names_of(code) if name.sort != "no_place"} - COUNTRIES == set()
