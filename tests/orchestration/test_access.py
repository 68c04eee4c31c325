"""Where a task finds the warehouse, the language model and the keys of an archive at s3://: in the environment, else in
the Airflow connection of that name."""

import json
import os
from decimal import Decimal

import pytest
from airflow.sdk.exceptions import ErrorType

from pipeline.errors import ConfigError, TransientError
from pipeline.model import Price
from pipeline.orchestration.access import connection, task_settings
from tests.support.airflow import answering

pytestmark = pytest.mark.airflow
KEY = "sk-test-0000-1111"
NOT_ANSWERED = [ErrorType.API_SERVER_ERROR, ErrorType.GENERIC_ERROR]


@pytest.fixture(autouse=True)
def _warehouse(monkeypatch):
    monkeypatch.setenv("NEWSFIGURES_DATABASE_URL", "postgresql+psycopg://warehouse.example/news")


def test_a_task_that_is_told_of_no_warehouse_takes_none_of_its_own(airflow_db, monkeypatch):
    monkeypatch.delenv("NEWSFIGURES_DATABASE_URL")
    for asked in (None, ErrorType.CONNECTION_NOT_FOUND):
        with (
            answering(asked),
            pytest.raises(ConfigError, match=r"NEWSFIGURES_DATABASE_URL.* connection newsfigures_warehouse"),
        ):
            task_settings()


@pytest.mark.parametrize("error", NOT_ANSWERED)
@pytest.mark.parametrize("raises", [False, True], ids=["as an answer", "as an error"])
def test_a_connection_that_airflow_cannot_give_is_none_that_does_not_exist(airflow_db, error, raises):
    with answering(error, raises=raises), pytest.raises(TransientError, match=r"connection newsfigures_llm .*status"):
        connection("newsfigures_llm")


@pytest.mark.parametrize("raises", [False, True], ids=["as an answer", "as an error"])
def test_a_connection_that_airflow_does_not_know_is_none(airflow_db, raises):
    with answering(ErrorType.CONNECTION_NOT_FOUND, raises=raises):
        assert connection("newsfigures_llm") is None


@pytest.mark.parametrize("error", NOT_ANSWERED)
def test_a_task_waits_for_airflow_to_say_where_its_warehouse_and_its_model_are(airflow_db, monkeypatch, error):
    with answering(error):
        monkeypatch.setenv("NEWSFIGURES_READER", "llm")
        with pytest.raises(TransientError, match="newsfigures_llm"):
            task_settings()
        monkeypatch.setenv("NEWSFIGURES_READER", "builtin")
        monkeypatch.delenv("NEWSFIGURES_DATABASE_URL")
        with pytest.raises(TransientError, match="newsfigures_warehouse"):
            task_settings()


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
