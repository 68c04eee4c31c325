"""A language model reads in the real Airflow: the day's tokens end, the next day goes on, a run says what it cost.

Run by `make acceptance`; -s shows the figures.
"""

import json
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from pipeline.settings import Settings
from pipeline.stack import Stack, run_sample
from pipeline.stack.environment import free_port
from pipeline.warehouse import open_warehouse
from tests.support.asked import levels
from tests.support.endpoint import KEY, MODEL, EndpointServer, served_endpoint

pytestmark = [pytest.mark.acceptance, pytest.mark.airflow]

DAG = "ingest_sample_times"
DAY_TOKENS = 25_000  # some five of its articles


@pytest.fixture(scope="module")
def server() -> Iterator[EndpointServer]:
    with served_endpoint() as started:
        started.answer = levels
        yield started


@pytest.fixture(scope="module")
def stack(server: EndpointServer) -> Iterator[tuple[Stack, Settings]]:
    """The model stands in the Airflow connection, with its key as the password."""
    extra = {"model": MODEL, "price": "1/10", "day_tokens": DAY_TOKENS, "at_once": 1, "retries": 0}
    connection = {"conn_type": "http", "host": server.url, "password": KEY, "extra": extra}
    with tempfile.TemporaryDirectory(prefix="newsfigures-model-") as folder:
        settings = Settings.from_env(
            {"NEWSFIGURES_HOME": str(Path(folder) / "home"), "NEWSFIGURES_PORT": str(free_port())}
        )
        env = {name: value for name, value in os.environ.items() if not name.startswith(("AIRFLOW", "NEWSFIGURES"))}
        env |= {"NEWSFIGURES_READER": "llm", "AIRFLOW_CONN_NEWSFIGURES_LLM": json.dumps(connection)}
        with Stack(settings, lambda _: None, env=env, recent=False) as started:
            yield started, settings


def test_a_run_ends_at_the_days_tokens_and_the_run_of_the_next_day_goes_on(
    stack: tuple[Stack, Settings], server: EndpointServer
) -> None:
    house, settings = stack
    told: list[dict[str, Any]] = []
    while not told or told[-1]["stages"]["ask"]["left"]:
        run = run_sample(house, ["sample_times"], lambda _: None)[DAG]
        told.append(house.client.xcom(DAG, run["run_id"], "report"))
        print({"ask": told[-1]["stages"]["ask"], "extract": told[-1]["stages"]["extract"], "model": told[-1]["model"]})
        assert len(told) < 10
        _a_day_passes(settings)
    first, last = told[0], told[-1]
    waiting = first["stages"]["ask"]["left_because"]["no_tokens"]
    assert first["stages"]["extract"]["made"] > 0 < waiting
    assert first["model"]["cost_usd"] == pytest.approx(
        (first["model"]["tokens_in"] + 10 * first["model"]["tokens_out"]) / 1_000_000
    )
    assert last["stages"]["extract"]["left"] == 0
    assert not any("parts_dropped" in one["stages"]["extract"] for one in told)
    assert sum(one["model"]["requests"] for one in told) == len(server.seen) == len(set(map(_asked, server.seen)))
    with open_warehouse(settings) as warehouse, warehouse.begin() as conn:
        readers = conn.execute(text("SELECT DISTINCT split_part(extractor_version, ':', 1) FROM core.claim")).scalars()
        assert list(readers) == ["llm"]


def test_the_summary_and_the_logs_tell_of_the_model_and_not_of_its_key(stack: tuple[Stack, Settings]) -> None:
    house, settings = stack
    runs = {**house.client.runs(DAG, "scheduled"), **house.client.runs(DAG, "manual")}
    (event, *_) = [event for run_id in runs for event in house.client.events(DAG, run_id)]
    assert event["model"]["requests"] > 0
    assert event["model"]["cost_usd"] > 0
    for file in settings.home.rglob("*"):
        if file.is_file() and "postgres" not in file.parts:
            assert KEY.encode() not in file.read_bytes(), file


def _asked(seen: Any) -> str:
    return str(seen.body["messages"][1]["content"])


def _a_day_passes(settings: Settings) -> None:
    with open_warehouse(settings) as warehouse, warehouse.begin() as conn:
        conn.execute(text("UPDATE ops.model_request SET asked_at = asked_at - '1 day'::interval"))
