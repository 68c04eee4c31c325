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


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("Norwa", r"; did you mean Norway \(NO\);"),
        ("Korea", r"; did you mean North Korea \(KP\) or South Korea \(KR\);"),
        ("Atlantis", ";"),
    ],
    ids=["misspelt", "a word of two names", "like none"],
)
def test_a_place_that_is_none_is_refused_with_what_is_like_it(words: str, meant: str) -> None:
    with pytest.raises(ConfigError, match=f"no place '{words}' is known{meant} write an ISO 3166 code"):
        code_of_place(words)


@pytest.mark.parametrize("words", ["xx", "su", "xx-ca"], ids=["of none", "of several", "a part of none"])
def test_a_code_that_is_no_country_is_refused(words: str) -> None:
    with pytest.raises(ConfigError, match=f"no place '{words}' is known"):
        code_of_place(words)
