"""Airflow's REST API, as far as a person with a mouse would go: unpause, trigger, look until it is done."""

import time
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import requests

from pipeline.errors import PipelineError, TransientError

FINAL = frozenset({"success", "failed"})
_TIMEOUT = 20.0
_SILENT = 120.0  # seconds without an answer, in which a machine that is busy gets to it


class AirflowClient:
    """Logs in at the first call. Errors name the call and what Airflow answered."""

    def __init__(self, base_url: str, user: str, password: str) -> None:
        self._base_url = base_url.rstrip("/")
        self._login = {"username": user, "password": password}
        self._session = requests.Session()
        self._session.trust_env = False  # the API is on this machine; no proxy of the user's knows the way

    def health(self) -> dict[str, str]:
        """Component -> "healthy" or another word; empty while nobody answers."""
        try:
            answer = self._session.get(f"{self._base_url}/api/v2/monitor/health", timeout=_TIMEOUT)
        except requests.RequestException:
            return {}
        if answer.status_code != requests.codes.ok:
            return {}
        return {name: str(state.get("status")) for name, state in answer.json().items() if state}

    def make_pool(self, name: str, slots: int, description: str) -> None:
        body = {"name": name, "slots": slots, "description": description, "include_deferred": False}
        self._call("POST", "/pools", body, fine=(409,))

    def has_dag(self, dag_id: str) -> bool:
        return bool(self._call("GET", f"/dags/{dag_id}", fine=(404,)).get("dag_id") == dag_id)

    def import_errors(self) -> dict[str, str]:
        """DAG file -> the traceback that keeps its DAGs away."""
        found = self._call("GET", "/importErrors")["import_errors"]
        return {error["filename"]: error["stack_trace"] for error in found}

    def unpause(self, dag_id: str) -> None:
        self._call("PATCH", f"/dags/{dag_id}", {"is_paused": False})

    def is_due(self, dag_id: str) -> bool:
        """Whether the schedule owes a run: the scheduler starts it as soon as the DAG is not paused."""
        after = self._call("GET", f"/dags/{dag_id}")["next_dagrun_run_after"]
        return after is not None and datetime.fromisoformat(after) <= datetime.now(UTC)

    def active_runs(self, dag_id: str) -> list[str]:
        """Ids of the runs that are queued or running, the first in line first."""
        query = {"state": ["running", "queued"], "order_by": "run_after"}
        found = self._call("GET", f"/dags/{dag_id}/dagRuns", query=query)["dag_runs"]
        return [run["dag_run_id"] for run in found]

    def trigger(self, dag_id: str, conf: Mapping[str, Any] | None = None) -> str:
        """Start a manual run without a logical date, with `conf` as its params; its run_id."""
        body = {"logical_date": None, "conf": dict(conf or {})}
        return str(self._call("POST", f"/dags/{dag_id}/dagRuns", body)["dag_run_id"])

    def state(self, dag_id: str, run_id: str) -> str:
        return str(self._call("GET", f"/dags/{dag_id}/dagRuns/{run_id}")["state"])

    def wait(
        self,
        dag_id: str,
        run_id: str,
        timeout: float,
        on_progress: Callable[[dict[str, str]], None] | None = None,
        every: float = 1.0,
    ) -> str:
        """Until the run has ended: "success" or "failed". `on_progress` gets the task states whenever they change.

        A busy machine may leave a call without an answer; TransientError after `_SILENT` seconds of that."""
        until = time.monotonic() + timeout
        answered = time.monotonic()
        state, told = "queued", dict[str, str]()
        while True:
            try:
                state = self.state(dag_id, run_id)
                if on_progress and (tasks := self.task_states(dag_id, run_id)) != told:
                    on_progress(tasks)
                    told = tasks
                answered = time.monotonic()
            except TransientError:
                if time.monotonic() > min(until, answered + _SILENT):
                    raise
            if state in FINAL:
                return state
            if time.monotonic() > until:
                raise TransientError(
                    f"run {run_id} of {dag_id} is still {state} after {timeout:.0f} s; look at it in the UI"
                )
            time.sleep(every)

    def task_states(self, dag_id: str, run_id: str) -> dict[str, str]:
        """Task (with [n] for a mapped one) -> state, "none" before it is scheduled."""
        return {
            task["task_id"] + (f"[{task['map_index']}]" if task["map_index"] >= 0 else ""): task["state"] or "none"
            for task in self.tasks(dag_id, run_id)
        }

    def tasks(self, dag_id: str, run_id: str) -> list[dict[str, Any]]:
        """All that Airflow shows of the task instances of a run, their rendered templates included."""
        found: list[dict[str, Any]] = self._call("GET", f"/dags/{dag_id}/dagRuns/{run_id}/taskInstances?limit=1000")[
            "task_instances"
        ]
        return found

    def tries(self, dag_id: str, run_id: str) -> dict[str, int]:
        """Task -> number of its last attempt; of a mapped one the highest."""
        tries: dict[str, int] = {}
        for task in self.tasks(dag_id, run_id):
            tries[task["task_id"]] = max(task["try_number"], tries.get(task["task_id"], 0))
        return tries

    def seconds(self, dag_id: str, run_id: str) -> float:
        """From the start of an ended run to its end."""
        run = self._call("GET", f"/dags/{dag_id}/dagRuns/{run_id}")
        first, last = (datetime.fromisoformat(run[name]) for name in ("start_date", "end_date"))
        return (last - first).total_seconds()

    def xcom(self, dag_id: str, run_id: str, task_id: str, map_index: int = -1) -> Any:
        """What the task returned."""
        path = f"/dags/{dag_id}/dagRuns/{run_id}/taskInstances/{task_id}/xcomEntries/return_value"
        return self._call("GET", f"{path}?map_index={map_index}&deserialize=true")["value"]

    def backfill(self, dag_id: str, first: date, last: date, zone: ZoneInfo, *, reprocess: str = "none") -> int:
        """Ask for the runs of these days of `zone`, both included, as the UI's dialog does; the backfill's number.

        Airflow takes instants: midnights of another zone than the DAG's give runs that are a day off.
        `reprocess`: "none" only days without a run, "failed" those that failed too, "completed" all.
        """
        body = {
            "dag_id": dag_id,
            "from_date": datetime(first.year, first.month, first.day, tzinfo=zone).isoformat(),
            "to_date": datetime(last.year, last.month, last.day, tzinfo=zone).isoformat(),
            "reprocess_behavior": reprocess,
            "max_active_runs": 1,
        }
        return int(self._call("POST", "/backfills", body)["id"])

    def is_over(self, backfill: int) -> bool:
        """Whether Airflow has closed the backfill: until then it takes no other of the same DAG."""
        return self._call("GET", f"/backfills/{backfill}")["completed_at"] is not None

    def runs(self, dag_id: str, run_type: str) -> dict[str, tuple[str, str | None]]:
        """Runs of a kind ("scheduled", "manual", "backfill", ...): id -> (state, start of the data interval)."""
        query = {"run_type": [run_type], "order_by": "run_after", "limit": 100}
        found = self._call("GET", f"/dags/{dag_id}/dagRuns", query=query)["dag_runs"]
        return {run["dag_run_id"]: (run["state"], run["data_interval_start"]) for run in found}

    def events(self, dag_id: str, run_id: str) -> list[dict[str, Any]]:
        """What the run's asset events say: their extra."""
        found = self._call("GET", "/assets/events", query={"source_dag_id": dag_id, "source_run_id": run_id})
        return [event["extra"] for event in found["asset_events"]]

    def link(self, dag_id: str, run_id: str, task_id: str, name: str) -> str | None:
        """Where the button `name` on the page of a task leads."""
        path = f"/dags/{dag_id}/dagRuns/{run_id}/taskInstances/{task_id}/links"
        found: str | None = self._call("GET", path)["extra_links"].get(name)
        return found

    def event_times(self, dag_id: str, run_id: str) -> list[datetime]:
        """When the run emitted its asset events."""
        found = self._call("GET", "/assets/events", query={"source_dag_id": dag_id, "source_run_id": run_id})
        return [datetime.fromisoformat(event["timestamp"]) for event in found["asset_events"]]

    def runs_begun_since(self, dag_id: str, moment: datetime) -> list[str]:
        """Runs of a DAG that have started at `moment` or later, the earliest first."""
        query = {"start_date_gte": moment.isoformat(), "order_by": "start_date"}
        return [run["dag_run_id"] for run in self._call("GET", f"/dags/{dag_id}/dagRuns", query=query)["dag_runs"]]

    def task_log(self, dag_id: str, run_id: str, task_id: str, map_index: int = -1) -> str:
        """The log of the last attempt as plain text, an event a line."""
        task = f"/dags/{dag_id}/dagRuns/{run_id}/taskInstances/{task_id}"
        path = f"{task}/logs/{self._call('GET', f'{task}/{map_index}')['try_number']}"
        found = self._call("GET", path, query={"map_index": map_index, "full_content": "true"})["content"]
        return "\n".join(line if isinstance(line, str) else str(line.get("event", "")) for line in found)

    def _call(
        self,
        method: str,
        path: str,
        body: Mapping[str, Any] | None = None,
        *,
        query: Mapping[str, Any] | None = None,
        fine: tuple[int, ...] = (),
    ) -> Any:
        """The JSON of the answer; {} for the refusals named in `fine`. A token that ran out is renewed once."""
        for attempt in (1, 2):
            if "Authorization" not in self._session.headers:
                self._log_in()
            answer = self._send(method, f"/api/v2{path}", body, query)
            if answer.status_code == requests.codes.unauthorized and attempt == 1:
                del self._session.headers["Authorization"]
            else:
                break
        if answer.status_code in fine:
            return {}
        if not answer.ok:
            raise PipelineError(f"Airflow refused {method} {path}: {answer.status_code} {answer.text[:500]}")
        return answer.json()

    def _log_in(self) -> None:
        answer = self._send("POST", "/auth/token", self._login, None)
        if not answer.ok:
            raise PipelineError(
                f"Airflow refused the login of {self._login['username']}: {answer.status_code} {answer.text[:200]}"
            )
        self._session.headers["Authorization"] = f"Bearer {answer.json()['access_token']}"

    def _send(
        self, method: str, path: str, body: Mapping[str, Any] | None, query: Mapping[str, Any] | None
    ) -> requests.Response:
        try:
            return self._session.request(method, self._base_url + path, json=body, params=query, timeout=_TIMEOUT)
        except requests.RequestException as error:
            raise TransientError(f"Airflow at {self._base_url} does not answer {method} {path}: {error}") from error
