"""Where a task finds the language model: in the environment, else in the Airflow connection of that name."""

import json
from decimal import Decimal

import pytest

from pipeline.errors import ConfigError
from pipeline.model import Price
from pipeline.orchestration.access import task_settings

pytestmark = pytest.mark.airflow
KEY = "sk-test-0000-1111"


@pytest.fixture
def connected(airflow_db, monkeypatch):
    """Sets the connection, and what of the environment speaks of a model."""

    def connect(host: str = "http://llm.example:8000/v1", env: dict[str, str] | None = None, **fields: object) -> None:
        extra = {"model": "qwen3:8b", "price": "0.25/2", "day_tokens": 500_000, "run_tokens": "unlimited"}
        said = {"conn_type": "http", "host": host, "password": KEY, "extra": extra, **fields}
        monkeypatch.setenv("AIRFLOW_CONN_NEWSFIGURES_LLM", json.dumps(said))
        for name, word in {"NEWSFIGURES_READER": "llm", **(env or {})}.items():
            monkeypatch.setenv(name, word)

    return connect


def test_the_connection_names_the_model_its_address_its_key_and_its_budget(connected):
    connected()
    found = task_settings().endpoint
    assert (found.url, found.model, found.key) == ("http://llm.example:8000/v1", "qwen3:8b", KEY)
    assert (found.day_tokens, found.run_tokens) == (500_000, None)
    assert found.price == Price(asked=Decimal("0.25"), answered=Decimal(2))


def test_an_address_in_parts_is_put_together(connected):
    connected(host="llm.example", port=8000, schema="http")
    assert task_settings().endpoint.url == "http://llm.example:8000/v1"


def test_the_environment_comes_before_the_connection(connected):
    connected(env={"NEWSFIGURES_LLM_MODEL": "other"})
    found = task_settings().endpoint
    assert (found.model, found.key) == ("other", KEY)


def test_a_connection_with_a_word_that_nobody_knows_says_which_ones_are_known(connected):
    connected(extra={"modell": "qwen3:8b"})
    with pytest.raises(ConfigError, match="NEWSFIGURES_LLM_MODEL"):
        _ = task_settings().endpoint
    connected(extra={"model": "qwen3:8b", "budget": 3})
    with pytest.raises(ConfigError, match=r"budget.*known: url, model"):
        _ = task_settings().endpoint


def test_the_built_in_reader_asks_no_connection(connected, monkeypatch):
    connected()
    monkeypatch.setenv("NEWSFIGURES_READER", "builtin")
    assert task_settings().llm == {}


def test_the_key_is_in_no_repr_of_the_settings(connected):
    connected()
    assert KEY not in repr(task_settings()) + repr(task_settings().endpoint)
