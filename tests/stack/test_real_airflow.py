"""The main job through the real Airflow: scheduler, API server, DAG processor, triggerer, PostgreSQL, newsstand."""

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import psutil
import pytest
import requests
from sqlalchemy import text

from pipeline.errors import PipelineError
from pipeline.settings import Settings
from pipeline.stack import Stack, run_sample, running_stack
from pipeline.stack.client import AirflowClient
from pipeline.stack.environment import free_port
from pipeline.stack.ledger import read_ledger
from pipeline.stack.processes import members
from pipeline.warehouse import checksums, open_warehouse, row_counts

pytestmark = pytest.mark.airflow

MOSCOW = ZoneInfo("Europe/Moscow")

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
    (folder / "sources").mkdir()
    (folder / "sources" / "gazette.toml").write_text("name = 3")
    env = {
        "NEWSFIGURES_HOME": str(folder / "home"),
        "NEWSFIGURES_PORT": str(free_port()),
        "NEWSFIGURES_SOURCES_DIR": str(folder / "sources"),
    }
    settings = Settings.from_env(env)
    said: list[str] = []
    with Stack(settings, said.append, env=CLEAN_ENV, recent=False) as stack:
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
    assert tasks.pop("extract_batches") == "skipped", "one batch holds all pages, and `extract` reads it"
    assert set(tasks) == {"discover", "fetch", "extract", "audit", "publish", "report"}
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


def test_the_event_of_a_publish_and_the_tasks_tell_what_was_done(told):
    client, run_id = told.stack.client, told.runs["ingest_sample_times"]["run_id"]
    (event,) = client.events("ingest_sample_times", run_id)
    stages = told.report["stages"]
    assert (event["leads"], event["captured"]) == (stages["discover"]["made"], stages["fetch"]["made"])
    assert event["claims"] == event["rows"]["core.claim"] > 0
    assert client.link("ingest_sample_times", run_id, "fetch", "Source") == "http://times.newsstand.test/"


def test_another_command_finds_the_stack_that_runs_and_works_with_it(told):
    found = running_stack(told.settings.home)
    assert found is not None
    assert found.urls == told.stack.urls
    assert found.client.has_dag("ingest_sample_times")
    found.check()


@pytest.mark.acceptance
def test_a_source_that_fails_stands_beside_one_that_succeeds(told):
    """The schedule starts the healthy one; the other one's file is wrong."""
    client = told.stack.client
    for dag_id in ("ingest_gazette", "ingest_sample_ilbo"):
        client.unpause(dag_id)
    (healthy,) = _until(lambda: client.runs("ingest_sample_ilbo", "scheduled"))
    broken = client.trigger("ingest_gazette")
    assert client.wait("ingest_sample_ilbo", healthy, 240) == "success"
    assert client.wait("ingest_gazette", broken, 240) == "failed"
    assert "gazette.toml: name = 3" in client.task_log("ingest_gazette", broken, "discover")
    assert _until(lambda: any(f"ingest_gazette failed: run {broken}" in line for line in _log_lines(told.settings)))


@pytest.mark.acceptance
def test_days_are_backfilled_and_done_again_changes_nothing(told):
    client, dag_id, last = told.stack.client, "sweep_sample_kurier", date(2026, 4, 14)
    wanted = [last - timedelta(days=n) for n in reversed(range(7))]
    client.unpause(dag_id)
    backfill = client.backfill(dag_id, wanted[0], last, MOSCOW)
    _until(lambda: client.is_over(backfill), 400)
    runs = client.runs(dag_id, "backfill")
    assert not {run_id: _why(client, dag_id, run_id) for run_id in runs if runs[run_id][0] != "success"}
    days = {datetime.fromisoformat(start).astimezone(MOSCOW).date() for _, start in runs.values()}
    assert days == set(wanted)
    assert set() < _published_days(told.settings, "sample_kurier") <= days
    before = _sums(told.settings)
    redone = wanted[-3:]
    again = client.backfill(dag_id, redone[0], last, MOSCOW, reprocess="completed")
    _until(lambda: client.is_over(again), 300)
    assert {state for state, _ in client.runs(dag_id, "backfill").values()} == {"success"}
    tries = sorted(client.tries(dag_id, run_id)["discover"] for run_id in runs)
    assert tries == [1] * 4 + [2] * 3
    assert _sums(told.settings) == before


@pytest.mark.acceptance
def test_a_failed_check_publishes_nothing(told):
    """Staged rows are spoilt on their way in; what the check finds nobody sees."""
    client = told.stack.client
    client.unpause("reextract")
    with open_warehouse(told.settings) as warehouse, warehouse.begin() as conn:
        conn.execute(text(SPOIL))
    before = _sums(told.settings)
    run_id = client.trigger("reextract", {"source": "sample_times"})
    assert client.wait("reextract", run_id, 240) == "failed"
    states = client.task_states("reextract", run_id)
    assert (states["audit"], states["publish"]) == ("failed", "upstream_failed"), _why(client, "reextract", run_id)
    assert _sums(told.settings) == before
    with open_warehouse(told.settings) as warehouse, warehouse.begin() as conn:
        conn.execute(text("DROP FUNCTION stage.spoil() CASCADE"))


SPOIL = """
CREATE FUNCTION stage.spoil() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN NEW.surface := NEW.surface || '!'; RETURN NEW; END $$;
CREATE TRIGGER spoil BEFORE INSERT ON stage.claim FOR EACH ROW EXECUTE FUNCTION stage.spoil();
"""


def _why(client: AirflowClient, dag_id: str, run_id: str) -> dict[str, str]:
    """The ends of the logs of a run's failed tasks."""
    failed = [task for task, state in client.task_states(dag_id, run_id).items() if state == "failed"]
    parts = {task: task.removesuffix("]").partition("[") for task in failed}
    return {
        task: client.task_log(dag_id, run_id, name, int(part or -1))[-1500:] for task, (name, _, part) in parts.items()
    }


def _until(look: Callable[[], Any], seconds: float = 90) -> Any:
    until = time.monotonic() + seconds
    while not (found := look()):
        assert time.monotonic() < until, "not in time"
        time.sleep(0.5)
    return found


def _log_lines(settings: Settings) -> list[str]:
    logs = [path for path in settings.home.rglob("*.log") if path.is_file()]
    return [line for path in logs for line in path.read_text(errors="replace").splitlines()]


def _sums(settings: Settings) -> dict[str, str]:
    with open_warehouse(settings) as warehouse, warehouse.begin() as conn:
        return dict(checksums(conn))


def _published_days(settings: Settings, source_key: str) -> set[date]:
    query = (
        "SELECT published_on FROM core.article_revision JOIN core.article USING (article_id) WHERE source_key = :key"
    )
    with open_warehouse(settings) as warehouse, warehouse.begin() as conn:
        return set(conn.execute(text(query), {"key": source_key}).scalars())


@pytest.mark.acceptance
def test_runs_go_on_when_all_idle_workers_have_been_killed(told):
    """One of them holds what Airflow's own executor could not do without (docs/decisions/0014)."""
    (scheduler,) = (psutil.Process(one.pid) for one in told.stack.processes if one.name == "scheduler")
    idle = [child for child in scheduler.children() if "<idle>" in " ".join(child.cmdline())]
    assert idle
    for worker in idle:
        worker.kill()
    client = told.stack.client
    assert client.wait("ingest_sample_times", client.trigger("ingest_sample_times"), 120) == "success"


def test_nobody_gets_in_without_the_login(told):
    url = told.stack.urls["airflow"]
    assert requests.get(f"{url}/api/v2/dags", timeout=20).status_code == 401
    wrong = {"username": told.stack.login.user, "password": "guess"}
    assert requests.post(f"{url}/auth/token", json=wrong, timeout=20).status_code == 401
    assert requests.get(f"{url}/auth/token", timeout=20).status_code != 201


def test_only_this_machine_is_listened_on(told):
    pids = members(told.stack.processes)
    heard = [conn.laddr for pid in pids for conn in _connections(pid) if conn.status == "LISTEN"]
    assert {address.ip for address in heard} == {"127.0.0.1"}


def _connections(pid: int) -> list[Any]:
    """None of a process that has ended meanwhile, as those of tasks do."""
    try:
        return psutil.Process(pid).net_connections()
    except psutil.NoSuchProcess:
        return []


def test_secrets_stay_out_of_logs_xcoms_and_rendered_templates(told):
    password = (told.settings.home / "postgres.password").read_text().strip()
    logs = [path for path in told.settings.home.rglob("*.log") if path.is_file()]
    assert len(logs) > 10
    assert [path for path in logs if password in path.read_text(errors="replace")] == []
    client, (dag_id, run) = told.stack.client, next(iter(told.runs.items()))
    tasks = client.tasks(dag_id, run["run_id"])
    assert any(task["rendered_fields"] for task in tasks)
    done = [task for task in tasks if task["state"] == "success"]
    values = [client.xcom(dag_id, run["run_id"], task["task_id"], task["map_index"]) for task in done]
    assert len(values) == 6
    assert password not in f"{told.report} {tasks} {values}"


@pytest.mark.acceptance
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


@pytest.mark.acceptance
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
