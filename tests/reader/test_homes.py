"""Each language of ours has the country where most who write it live."""

import pytest

from pipeline.reader.homes import home_of_language


@pytest.mark.parametrize(("code", "country"), [("en", "US"), ("ru", "RU"), ("ko", "KR"), ("no", "NO"), ("xx", None)])
def test_a_language_has_its_country(code, country):
    assert home_of_language(code) == country
