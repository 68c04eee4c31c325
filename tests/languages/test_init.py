"""Which languages there are, and the tables of each."""

import pytest

from pipeline.errors import ConfigError
from pipeline.languages import known, language


def test_each_known_language_has_tables_with_its_own_code():
    assert known() >= {"en", "ru", "ko"}
    assert {language(code).code for code in known()} == known()


def test_a_language_is_built_once():
    assert language("ko") is language("ko")


@pytest.mark.parametrize("code", ["xx", "EN", "", "words"])
def test_a_language_that_has_no_folder_is_an_error_that_names_those_that_have(code):
    with pytest.raises(ConfigError, match=r"known: en, ko, ru"):
        language(code)
