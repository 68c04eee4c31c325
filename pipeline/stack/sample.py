"""The main job through the real Airflow: sample sources ingested, figures observed."""

import time
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import Any

from pipeline.errors import PipelineError
from pipeline.stack.attached import StackLike
from pipeline.stack.client import AirflowClient

OBSERVE = "observe_figures"
_PARSED_WITHIN = 120.0
_SCHEDULED_WITHIN = 30.0
_CAUSED_WITHIN = 60.0

Progress = Callable[[str], None]


def run_sample(
    stack: StackLike, source_keys: Sequence[str], progress: Progress, timeout: float = 900
) -> dict[str, Any]:
    """Unpause the ingest DAG of each source and run it, wait for these runs and for the observe run that they cause.

    Returns, by DAG id, {"run_id", "state", "tasks": {task: state}}; observe_figures is missing where nothing changed,
    and has "earlier" too: its runs behind the first that published, which leave less or nothing to the last.
    PipelineError when a run fails, with the task's own last words.
    """
    client = stack.client
    dag_ids = [f"ingest_{key}" for key in source_keys]
    _wait_until_parsed(client, [OBSERVE, *dag_ids], stack.check)
    client.unpause(OBSERVE)  # before any publish: an event that meets a paused DAG starts nothing
    owed = [dag_id for dag_id in dag_ids if client.is_due(dag_id)]
    for dag_id in dag_ids:
        client.unpause(dag_id)
    runs = {dag_id: _run_of(client, dag_id, dag_id in owed) for dag_id in dag_ids}
    done = {dag_id: _follow(client, dag_id, run_id, progress, timeout) for dag_id, run_id in runs.items()}
    if published := _published(client, runs.items()):
        observing = _observing(client, max(published))
        earlier = [one for one in client.runs_begun_since(OBSERVE, min(published)) if one != observing]
        done[OBSERVE] = {**_follow(client, OBSERVE, observing, progress, timeout), "earlier": earlier}
    return done


def _wait_until_parsed(client: AirflowClient, dag_ids: Sequence[str], check: Callable[[], None]) -> None:
    until = time.monotonic() + _PARSED_WITHIN
    missing = list(dag_ids)
    while missing := [dag_id for dag_id in missing if not client.has_dag(dag_id)]:
        check()
        if broken := client.import_errors():
            raise PipelineError("\n".join(f"Airflow cannot read {file}:\n{trace}" for file, trace in broken.items()))
        if time.monotonic() > until:
            raise PipelineError(f"Airflow has not found {', '.join(missing)} after {_PARSED_WITHIN:.0f} s")
        time.sleep(0.5)


def _run_of(client: AirflowClient, dag_id: str, is_owed: bool) -> str:
    """The run to follow: the one that the schedule owed and starts once the DAG is unpaused, else one that we trigger.

    Triggered beside that one, ours would queue behind it and find nothing left to do.
    """
    until = time.monotonic() + _SCHEDULED_WITHIN
    while not (active := client.active_runs(dag_id)) and is_owed and time.monotonic() < until:
        time.sleep(0.5)
    return active[0] if active else client.trigger(dag_id)


def _follow(client: AirflowClient, dag_id: str, run_id: str, progress: Progress, timeout: float) -> dict[str, Any]:
    """Wait for one run, saying each task's end once."""
    told: set[tuple[str, str]] = set()

    def tell(tasks: dict[str, str]) -> None:
        for task, state in tasks.items():
            if state not in {"none", "scheduled", "queued"} and (task, state) not in told:
                told.add((task, state))
                progress(f"{dag_id}: {task} {state}")

    state = client.wait(dag_id, run_id, timeout, tell)
    tasks = client.task_states(dag_id, run_id)
    if state != "success":
        raise PipelineError(_last_words(client, dag_id, run_id, tasks))
    return {"run_id": run_id, "state": state, "tasks": tasks}


def _published(client: AirflowClient, runs: Iterable[tuple[str, str]]) -> list[datetime]:
    """When these runs have published; nothing where none changed a row."""
    return [moment for dag_id, run_id in runs for moment in client.event_times(dag_id, run_id)]


def _observing(client: AirflowClient, published: datetime) -> str:
    """The run of observe_figures that began after this moment.

    Not the run that an event names as caused by it: of events milliseconds apart Airflow names but one as a cause,
    and the run that follows reads what all of them published.
    """
    until = time.monotonic() + _CAUSED_WITHIN
    while not (begun := client.runs_begun_since(OBSERVE, published)):
        if time.monotonic() > until:
            raise PipelineError(f"rows have changed, but no run of {OBSERVE} followed; is it paused in the UI?")
        time.sleep(0.5)
    return begun[0]


def _last_words(client: AirflowClient, dag_id: str, run_id: str, tasks: dict[str, str]) -> str:
    failed = [task for task, state in tasks.items() if state == "failed"]
    said = [f"{task}:\n{_log_of(client, dag_id, run_id, task)}" for task in failed]
    return "\n".join([f"run {run_id} of {dag_id} failed in {', '.join(failed) or 'no task'}", *said])


def _log_of(client: AirflowClient, dag_id: str, run_id: str, task: str) -> str:
    task_id, _, index = task.rstrip("]").partition("[")
    lines = client.task_log(dag_id, run_id, task_id, int(index or -1)).splitlines()
    return "\n".join(lines[-20:])
