"""Settings as the environment words them; those of a language model stand in tests/model/test_endpoint.py."""

import pytest

from pipeline.errors import ConfigError
from pipeline.settings import Settings


def test_the_contact_is_sent_with_every_request() -> None:
    assert Settings.from_env({}).user_agent == "newsfigures/0.1"
    found = Settings.from_env({"NEWSFIGURES_CONTACT": "https://xn--e1afmkfd.example/bot"})
    assert found.user_agent == "newsfigures/0.1 (+https://xn--e1afmkfd.example/bot)"


@pytest.mark.parametrize("contact", ["https://пример.example/bot", "me@example.org\nX-Other: 1"])
def test_a_contact_that_no_header_can_carry_is_refused(contact: str) -> None:
    with pytest.raises(ConfigError, match=r"NEWSFIGURES_CONTACT is .* write an address in letters of ASCII"):
        Settings.from_env({"NEWSFIGURES_CONTACT": contact})
