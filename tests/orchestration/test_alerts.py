"""What a person hears of a failed or late run, and through which door."""

import asyncio
import json
import logging
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from types import SimpleNamespace
from typing import Any

import pytest
from airflow.sdk.exceptions import ErrorType

from pipeline.orchestration.alerts import FailureAlert, tell, tell_late
from tests.support.airflow import answering

pytestmark = pytest.mark.airflow

RUN = SimpleNamespace(dag_id="ingest_sample_times", run_id="manual__1")


@pytest.fixture
def inbox() -> Iterator[tuple[int, list[dict[str, Any]]]]:
    """A messenger that takes JSON by HTTP."""
    heard: list[dict[str, Any]] = []

    class Messenger(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            heard.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(200)
            self.end_headers()

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name in the standard library
            del format, args

    with HTTPServer(("127.0.0.1", 0), Messenger) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_port, heard
        server.shutdown()


def connect(monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    config = {"config": json.dumps({"path": address, "tag": "all"})}
    monkeypatch.setenv("AIRFLOW_CONN_NEWSFIGURES_ALERTS", json.dumps({"conn_type": "apprise", "extra": config}))


def test_without_a_connection_the_log_says_it(caplog, airflow_db):
    with caplog.at_level(logging.WARNING):
        assert not tell("ingest_x failed", "task fetch: no route")
    assert "ingest_x failed: task fetch: no route" in caplog.text


def test_with_a_connection_a_message_is_sent(inbox, monkeypatch, airflow_db):
    port, heard = inbox
    connect(monkeypatch, f"json://127.0.0.1:{port}/")
    assert tell("a trial", "line one\nline two")
    assert heard.pop()["message"] == "line one\nline two"
    broken = SimpleNamespace(task_id="fetch", try_number=3)
    FailureAlert().notify({"dag_run": RUN, "ti": broken, "reason": "timed_out"})
    asyncio.run(tell_late("ingest_sample_times", 60, {"dag_run": {"dag_run_id": "scheduled__2"}}))
    failed, late = heard
    assert failed["title"] == "newsfigures: ingest_sample_times failed"
    assert "manual__1, task fetch (try 3): timed_out" in failed["message"]
    assert failed["message"].endswith("/dags/ingest_sample_times/runs/manual__1")
    assert "scheduled__2 has not ended 60 minutes after it was queued" in late["message"]


def test_of_a_task_that_was_killed_nobody_knows_more_than_its_log(caplog, airflow_db):
    broken = SimpleNamespace(task_id="fetch", try_number=3)
    FailureAlert().notify({"dag_run": RUN, "ti": broken, "reason": "task_failure"})
    assert "task fetch (try 3): see its log. http" in caplog.text


@pytest.mark.parametrize(
    ("state", "is_told"), [("running", True), ("queued", True), ("failed", False), ("success", False)]
)
def test_only_a_run_that_has_not_ended_is_late(caplog, airflow_db, state, is_told):
    """Airflow keeps the deadline of a run that failed, and calls an hour later."""
    asyncio.run(tell_late("ingest_x", 60, {"dag_run": {"dag_run_id": "scheduled__2", "state": state}}))
    assert ("ingest_x is late" in caplog.text) is is_told


@pytest.mark.parametrize(
    "address", ["json://127.0.0.1:9/", "nobody://knows.it/", ""], ids=["nobody listens", "no messenger", "no address"]
)
def test_a_messenger_that_is_away_breaks_nothing_and_the_log_says_so(monkeypatch, caplog, airflow_db, address):
    connect(monkeypatch, address)
    assert not tell("ingest_x failed", "why")
    assert "ingest_x failed: why" in caplog.text
    assert "the alert could not be sent by the connection newsfigures_alerts" in caplog.text


def test_an_alert_for_which_airflow_cannot_say_whom_to_tell_says_so_in_the_log(caplog, airflow_db):
    with answering(ErrorType.API_SERVER_ERROR):
        assert not tell("ingest_x failed", "why")
    assert "newsfigures_alerts could not be read, so nobody was sent the alert" in caplog.text
