"""The main job through the real Airflow: scheduler, API server, DAG processor, triggerer, PostgreSQL, newsstand."""

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil
import pytest
import requests

from pipeline.errors import PipelineError
from pipeline.settings import Settings
from pipeline.stack import Stack, run_sample
from pipeline.stack.environment import free_port
from pipeline.stack.ledger import read_ledger
from pipeline.stack.processes import members
from pipeline.warehouse import open_warehouse, row_counts

pytestmark = pytest.mark.airflow

CLEAN_ENV = {name: value for name, value in os.environ.items() if not name.startswith(("AIRFLOW", "NEWSFIGURES"))}


@dataclass(frozen=True)
class Told:
    """What one whole life of a stack has shown."""

    stack: Stack
    settings: Settings
    runs: dict[str, Any]
    report: dict[str, Any]
    rows: dict[str, int]
    again: dict[str, Any]
    rows_again: dict[str, int]


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    """Not under pytest's own: each pytest that starts closes that one to PostgreSQL's user, whom we need as root."""
    with tempfile.TemporaryDirectory(prefix="newsfigures-stack-") as made:
        yield Path(made)


@pytest.fixture(scope="module")
def told(folder: Path) -> Iterator[Told]:
    settings = Settings.from_env({"NEWSFIGURES_HOME": str(folder / "home"), "NEWSFIGURES_PORT": str(free_port())})
    said: list[str] = []
    with Stack(settings, said.append, env=CLEAN_ENV) as stack:
        runs = run_sample(stack, ["sample_times"], said.append)
        report = stack.client.xcom("ingest_sample_times", runs["ingest_sample_times"]["run_id"], "report")
        rows = _rows(settings)
        again = run_sample(stack, ["sample_times"], said.append)
        yield Told(stack, settings, runs, report, rows, again, _rows(settings))


def _rows(settings: Settings) -> dict[str, int]:
    with open_warehouse(settings) as warehouse, warehouse.begin() as conn:
        return dict(row_counts(conn))


def test_the_ingest_run_and_the_observe_run_it_causes_succeed(told):
    assert {dag_id: run["state"] for dag_id, run in told.runs.items()} == {
        "ingest_sample_times": "success",
        "observe_figures": "success",
    }
    tasks = told.runs["ingest_sample_times"]["tasks"]
    assert set(tasks) == {"discover", "fetch", "batches", "extract[0]", "audit", "publish", "report"}
    assert set(tasks.values()) == {"success"}


def test_pages_have_become_rows(told):
    assert told.report["stages"]["fetch"]["made"] >= 10
    assert told.rows["core.claim"] >= 10
    assert told.rows["mart.fct_claim"] >= 10


def test_a_second_run_adds_nothing_and_causes_nothing(told):
    assert {dag_id: run["state"] for dag_id, run in told.again.items()} == {"ingest_sample_times": "success"}
    grown = {table for table, count in told.rows_again.items() if count != told.rows[table]}
    assert {table for table in grown if table.startswith(("core.", "mart."))} == set()
    assert told.rows_again["raw.capture"] == told.rows["raw.capture"]


def test_nobody_gets_in_without_the_login(told):
    url = told.stack.urls["airflow"]
    assert requests.get(f"{url}/api/v2/dags", timeout=20).status_code == 401
    wrong = {"username": told.stack.login.user, "password": "guess"}
    assert requests.post(f"{url}/auth/token", json=wrong, timeout=20).status_code == 401
    assert requests.get(f"{url}/auth/token", timeout=20).status_code != 201


def test_only_this_machine_is_listened_on(told):
    pids = members(told.stack.processes)
    heard = [conn.laddr for pid in pids for conn in psutil.Process(pid).net_connections() if conn.status == "LISTEN"]
    assert {address.ip for address in heard} == {"127.0.0.1"}


def test_secrets_stay_out_of_logs_and_xcoms(told):
    password = (told.settings.home / "postgres.password").read_text().strip()
    logs = [path for path in told.settings.home.rglob("*.log") if path.is_file()]
    assert len(logs) > 10
    assert [path for path in logs if password in path.read_text(errors="replace")] == []
    assert password not in str(told.report)


def test_a_component_that_dies_is_named_with_its_log_and_nothing_is_left(told):
    """Last in the file: it ends the stack that the others looked at."""
    processes = told.stack.processes
    scheduler = next(process for process in processes if process.name == "scheduler")
    os.kill(scheduler.pid, signal.SIGKILL)
    with pytest.raises(PipelineError, match=r"scheduler ended with -9; last lines of .*scheduler\.log"):
        told.stack.wait()
    told.stack.stop()
    assert members(processes) == []
    assert _programs_that_mention(told.settings.home) == []
    assert read_ledger(told.settings.home) is None
    told.stack.stop()


START = """
import sys
from pipeline.settings import Settings
from pipeline.stack import Stack
with Stack(Settings.from_env(), lambda line: print(line, flush=True)) as stack:
    stack.wait()
"""


def test_an_interruption_while_it_starts_leaves_nothing_behind(folder):
    home = folder / "interrupted"
    env = {**CLEAN_ENV, "NEWSFIGURES_HOME": str(home), "NEWSFIGURES_PORT": str(free_port())}
    with subprocess.Popen([sys.executable, "-c", START], env=env, stdout=subprocess.PIPE, text=True) as starting:
        assert starting.stdout is not None
        next(line for line in starting.stdout if line.startswith("Migrating"))
        processes = _entered(home, "migration")
        starting.send_signal(signal.SIGINT)
        assert "Stopping" in starting.stdout.read()
        assert starting.wait(timeout=60) != 0
    assert {process.name for process in processes} == {"newsstand", "migration"}
    assert members(processes) == []
    assert _programs_that_mention(home) == []


def _entered(home: Path, name: str) -> Any:
    until = time.monotonic() + 30
    while time.monotonic() < until:
        ledger = read_ledger(home)
        if ledger and any(process.name == name for process in ledger.processes):
            return ledger.processes
        time.sleep(0.02)
    raise AssertionError(f"{name} was not started")


def _programs_that_mention(folder: Path) -> list[str]:
    """Command lines of living processes with `folder` in them: PostgreSQL's and the newsstand's have it."""
    lines = [" ".join(process.info["cmdline"] or ()) for process in psutil.process_iter(["cmdline"])]
    return [line for line in lines if str(folder) in line]
