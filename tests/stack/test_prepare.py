"""What an installation is told of itself wrongly is said before anything is made."""

import pytest

from pipeline.errors import ConfigError
from pipeline.settings import Settings
from pipeline.stack.prepare import prepare


@pytest.mark.parametrize("said", ["many", "0", "-1", "2.5", "²"])
def test_a_number_of_fetches_that_is_none_is_named(settings: Settings, said: str) -> None:
    env = {
        "AIRFLOW__DATABASE__SQL_ALCHEMY_CONN": "postgresql+psycopg2://nobody@127.0.0.1:1/none",
        "FETCHES_AT_ONCE": said,
    }
    with pytest.raises(ConfigError, match=r"FETCHES_AT_ONCE is .*; write a number of at least 1"):
        prepare(settings, env)
