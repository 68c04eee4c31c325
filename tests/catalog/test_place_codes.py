"""A place by its code or its English name."""

import pytest

from pipeline.catalog.place_codes import code_of_place
from pipeline.errors import ConfigError


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("no", "NO"), ("Norway", "NO"), ("south korea", "KR"), ("us-ca", "US-CA"), ("uk", "GB"), ("USA", "US"),
        ("kor", "KR"),
    ],
)  # fmt: skip
def test_a_place_has_a_code(words: str, code: str) -> None:
    assert code_of_place(words) == code


def test_a_place_that_is_none_is_refused_with_what_is_like_it() -> None:
    with pytest.raises(ConfigError, match="no place 'Norwa' is known; did you mean NO"):
        code_of_place("Norwa")


@pytest.mark.parametrize("words", ["xx", "su", "xx-ca"], ids=["of none", "of several", "a part of none"])
def test_a_code_that_is_no_country_is_refused(words: str) -> None:
    with pytest.raises(ConfigError, match=f"no place '{words}' is known"):
        code_of_place(words)
