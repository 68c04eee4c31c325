"""Ingest DAGs in the real Airflow, killed ten times wherever they stand: brought up again, they finish, and the rows
are those of the same papers read by the command with nobody to disturb it.

Run by `make acceptance`; -s shows each kill.
"""

import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

import psutil
import pytest

from pipeline import flow
from pipeline.archive import verify
from pipeline.errors import PipelineError
from pipeline.newsstand import Newsstand, advance
from pipeline.settings import Settings
from pipeline.stack import Stack
from pipeline.stack.environment import free_port
from pipeline.stack.processes import members
from tests.support.kills import HEAD, Held, Kill, checksum, differences, held, postmaster

pytestmark = [pytest.mark.acceptance, pytest.mark.airflow]

SOURCES = ("sample_times", "sample_kurier", "sample_ilbo")
DAGS = tuple(f"ingest_{source}" for source in SOURCES)
OBSERVE = "observe_figures"
DAYS = 3
KILLS = 10
SEED = 15
VICTIMS = ("a worker", "a worker", "scheduler", "PostgreSQL")
BUSY = "airflow worker -- LocalExecutor: "
PATIENCE = 900.0
ENV = {
    **{name: value for name, value in os.environ.items() if not name.startswith(("AIRFLOW", "NEWSFIGURES"))},
    # what is silent is missed sooner than after the five minutes of an Airflow with many machines
    "AIRFLOW__SCHEDULER__TASK_INSTANCE_HEARTBEAT_TIMEOUT": "15",
    "AIRFLOW__SCHEDULER__TASK_INSTANCE_HEARTBEAT_TIMEOUT_DETECTION_INTERVAL": "5",
    "AIRFLOW__SCHEDULER__ORPHANED_TASKS_CHECK_INTERVAL": "5",
}


class Operator:
    """Keeps a stack up, and starts again what has failed."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.stack = Stack(settings, lambda _: None, env=ENV, recent=False)
        self.stack.start()

    def bring_up_again(self) -> float:
        """As who finds `newsfigures up` ended, or hanging, starts it again; the seconds that takes."""
        begun = time.monotonic()
        self.stack.stop()
        self.stack = Stack(self.settings, lambda _: None, env=ENV, recent=False)
        self.stack.start()
        return time.monotonic() - begun

    def begin(self) -> dict[str, str]:
        """A run of each paper: the one under way where the schedule has begun one."""
        client = self.stack.client
        return {dag_id: next(iter(client.active_runs(dag_id)), None) or client.trigger(dag_id) for dag_id in DAGS}

    def active(self) -> list[str]:
        """Runs that are under way, as DAG/run."""
        return [f"{dag_id}/{run_id}" for dag_id in (*DAGS, OBSERVE) for run_id in self.stack.client.active_runs(dag_id)]

    def finish(self, runs: dict[str, str]) -> int:
        """Until all has ended; how many runs had to be started anew. A task has three attempts."""
        client, anew, left = self.stack.client, 0, list(runs.items())
        for dag_id, run_id in left:
            if client.wait(dag_id, run_id, PATIENCE) != "success":
                print(f"    {dag_id} has failed: {client.task_states(dag_id, run_id)} {client.tries(dag_id, run_id)}")
                assert anew < KILLS
                left.append((dag_id, client.trigger(dag_id)))
                anew += 1
        _until(lambda: not self.active())
        return anew


@pytest.fixture
def operator() -> Iterator[Operator]:
    folder = Path(tempfile.mkdtemp(prefix="newsfigures-kills-"))  # for the reason given in tests/stack
    env = {"NEWSFIGURES_HOME": str(folder / "home"), "NEWSFIGURES_PORT": str(free_port())}
    started = Operator(Settings.from_env(env))
    try:
        yield started
    finally:
        started.stack.stop()
        if server := postmaster(started.settings.home):
            server.kill()
        shutil.rmtree(folder, ignore_errors=True)


def undisturbed(settings: Settings, newsstand: Newsstand) -> Held:
    house = replace(settings, host_map=newsstand.host_map)
    for _ in range(DAYS):
        for source in SOURCES:
            flow.ingest(source, settings=house)
        newsstand.advance()
    return held(house)


def strike(operator: Operator, victim: str, draw: Random, begun: float) -> Kill | None:
    """Kill it, and bring up again what went down with it; None where no task runs that could be hit."""
    tasks = _busy_workers(operator)
    if not tasks:
        return None
    hit = draw.choice(tasks)
    at = time.monotonic() - begun
    running = f"{_task_of(operator, hit)}, of {len(tasks)} tasks at work"
    if victim == "a worker":
        try:
            for process in [*hit.children(recursive=True), hit]:  # as when memory runs out
                process.kill()
        except psutil.NoSuchProcess:
            return None
        return Kill(victim, at, running, "Airflow tries the task again")
    found = postmaster(operator.settings.home) if victim == "PostgreSQL" else _component(operator, victim)
    assert found is not None
    found.kill()
    time.sleep(draw.uniform(0, 5))  # somebody has to notice
    seconds = operator.bring_up_again()
    return Kill(victim, at, running, f"the stack is up again in {seconds:.0f} s")


def _busy_workers(operator: Operator) -> list[psutil.Process]:
    """Processes of the stack that run a task: their title ends in the id of its instance."""
    found = [psutil.Process(pid) for pid in members(operator.stack.processes) if psutil.pid_exists(pid)]
    return [process for process in found if _id_of_task(process).count("-") == 4]


def _id_of_task(process: psutil.Process) -> str:
    with suppress(psutil.Error):
        title = " ".join(process.cmdline()).strip()
        return title.removeprefix(BUSY) if title.startswith(BUSY) else ""
    return ""


def _task_of(operator: Operator, worker: psutil.Process) -> str:
    with suppress(psutil.Error, PipelineError):
        wanted = _id_of_task(worker)
        for run in operator.active():
            dag_id, _, run_id = run.partition("/")
            for task in operator.stack.client.tasks(dag_id, run_id):
                if task["id"] == wanted:
                    return f"{dag_id.removeprefix('ingest_sample_')}.{task['task_id']}"
    return "one that ends"


def _component(operator: Operator, name: str) -> psutil.Process | None:
    return next((psutil.Process(one.pid) for one in operator.stack.processes if one.name == name), None)


def _until(is_so: Callable[[], Any], seconds: float = PATIENCE) -> None:
    until = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < until, "not in time"
        time.sleep(0.5)


def test_ten_kills_of_dag_runs_leave_no_trace(operator: Operator, settings: Settings, newsstand: Newsstand) -> None:
    wanted = undisturbed(settings, newsstand)
    draw = Random(SEED)
    victims = [VICTIMS[number % len(VICTIMS)] for number in range(KILLS)]
    draw.shuffle(victims)
    kills: list[Kill] = []
    begun, anew = time.monotonic(), 0
    print(HEAD)
    _until(lambda: all(operator.stack.client.has_dag(dag_id) for dag_id in (*DAGS, OBSERVE)))
    for dag_id in (OBSERVE, *DAGS):
        operator.stack.client.unpause(dag_id)
    for day in range(1, DAYS + 1):
        runs = operator.begin()
        while len(kills) < KILLS * day // DAYS:
            time.sleep(draw.uniform(1, 12))
            if kill := strike(operator, victims[len(kills)], draw, begun):
                kills.append(kill)
                print(f"{len(kills):>3} {kill}", flush=True)
            elif not operator.active():
                runs = operator.begin()
        anew += operator.finish(runs)
        advance(operator.settings.home / "newsstand")
    rows = held(operator.settings)
    print(
        f"{len(kills)} kills of {DAYS * len(DAGS)} runs in {time.monotonic() - begun:.0f} s, {anew} started anew; "
        f"{sum(map(len, rows.values()))} rows of {len(rows)} tables, {checksum(rows)[:16]}"
    )
    assert differences(rows, wanted) == {}
    assert not verify(operator.settings.archive_url).faults
    assert {kill.victim for kill in kills} == set(VICTIMS)
    assert len(kills) == KILLS
