"""Where a task finds the language model, and the keys of an archive at s3://: in the environment, else in the Airflow
connection of that name."""

import json
import os
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


@pytest.fixture
def keys(airflow_db, monkeypatch):
    """What a task has of the keys once its settings were read, with the archive at this URL and these keys set."""
    names = ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_DEFAULT_REGION", "AWS_ENDPOINT_URL")

    def read(archive_url: str, **env: str) -> list[str | None]:
        extra = {"region_name": "eu-north-1", "endpoint_url": "https://s3.example"}
        said = {"conn_type": "aws", "login": "of the connection", "password": "its secret", "extra": extra}
        monkeypatch.setenv("AIRFLOW_CONN_NEWSFIGURES_ARCHIVE", json.dumps(said))
        monkeypatch.setenv("NEWSFIGURES_ARCHIVE_URL", archive_url)
        for name in names:  # set first, so that what the task sets goes with the test
            monkeypatch.setenv(name, env.get(name, ""))
        task_settings()
        return [os.environ[name] or None for name in names]

    return read


def test_the_keys_of_the_archive_come_from_their_connection(keys):
    found = ["of the connection", "its secret", "eu-north-1", "https://s3.example"]
    assert keys("s3://bucket/archive") == found


def test_keys_of_the_environment_come_before_the_connection(keys):
    env = {"AWS_ACCESS_KEY_ID": "of the environment", "AWS_SECRET_ACCESS_KEY": "another"}
    assert keys("s3://bucket/archive", **env) == ["of the environment", "another", None, None]


def test_an_archive_in_a_folder_asks_for_no_keys(keys):
    assert keys("file:///archive") == [None, None, None, None]
