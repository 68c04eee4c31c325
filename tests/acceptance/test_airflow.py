"""The real scheduler under stress: a worker killed in the middle of a task, and what Airflow costs per article.

Run by `make acceptance`; -s shows the figures.
"""

import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import psutil
import pytest
from sqlalchemy import text

from pipeline import flow
from pipeline.archive import ArchiveWriter, verify
from pipeline.model import Capture
from pipeline.settings import Settings
from pipeline.stack import Stack
from pipeline.stack.environment import free_port
from pipeline.warehouse import checksums, open_warehouse
from tests.acceptance.test_kill_and_load import PAGES, generated

pytestmark = [pytest.mark.acceptance, pytest.mark.airflow, pytest.mark.timed]

TIMES = "sample_times"
AT_ONCE = 2
MOST = 10.0  # milliseconds of Airflow an article
ENV = {
    **{name: value for name, value in os.environ.items() if not name.startswith(("AIRFLOW", "NEWSFIGURES"))},
    "AIRFLOW__CORE__PARALLELISM": str(AT_ONCE),
    "AIRFLOW__SCHEDULER__TASK_INSTANCE_HEARTBEAT_TIMEOUT": "15",
    "AIRFLOW__SCHEDULER__TASK_INSTANCE_HEARTBEAT_TIMEOUT_DETECTION_INTERVAL": "5",
}


@pytest.fixture(scope="module")
def stack() -> Iterator[tuple[Stack, Settings]]:
    folder = Path(tempfile.mkdtemp(prefix="newsfigures-acceptance-"))
    (folder / "sources").mkdir()
    unhurried = (Path(flow.__file__).parents[1] / "sources" / f"{TIMES}.toml").read_text().replace(
        "pause = 0.05", "pause = 1.0"
    )  # fmt: skip
    (folder / "sources" / f"{TIMES}.toml").write_text(unhurried)
    settings = Settings.from_env(
        {
            "NEWSFIGURES_HOME": str(folder / "home"),
            "NEWSFIGURES_PORT": str(free_port()),
            "NEWSFIGURES_SOURCES_DIR": str(folder / "sources"),
        }
    )
    try:
        with Stack(settings, lambda _: None, env=ENV, recent=False) as started:
            yield started, settings
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def test_a_worker_killed_in_the_middle_of_a_task_is_made_good_by_the_retry(stack: tuple[Stack, Settings]) -> None:
    house, settings = stack
    client, dag_id = house.client, f"ingest_{TIMES}"
    client.unpause(dag_id)  # which starts the run of the last tick
    _until(lambda: client.runs(dag_id, "scheduled"))
    (run_id,) = client.runs(dag_id, "scheduled")
    _until(lambda: _bytes_in_flight(settings) > 10_000)
    (fetch,) = [task for task in client.tasks(dag_id, run_id) if task["task_id"] == "fetch"]
    killed = _kill_processes_of(fetch["id"])
    assert client.wait(dag_id, run_id, 240) == "success"
    tries = client.tries(dag_id, run_id)
    report = client.xcom(dag_id, run_id, "report")["stages"]
    print(f"\n{killed} processes killed; attempts by task: {tries}")
    assert tries["fetch"] == 2
    assert not verify(settings.archive_url).faults
    asked_twice = "SELECT url FROM raw.fetch_log WHERE outcome = 'ok' GROUP BY url HAVING COUNT(*) > 1"
    assert len(_rows(settings, asked_twice)) <= 1, "more than the page in flight"
    assert report["discover"]["made"] == report["fetch"]["taken"] > 10, "what the killed attempt had fetched counts"
    assert report["extract"]["made"] == _rows(settings, "SELECT COUNT(*) FROM core.article")[0][0] > 10


def test_airflow_costs_little_per_article(stack: tuple[Stack, Settings], tmp_path: Path) -> None:
    """(run - command) / articles, both reading the same pages anew, two at a time; where other work on the machine has
    met one of them, both once more."""
    house, settings = stack
    flow.ingest_warc(_crawl(tmp_path), wanted=flow.Wanted(), settings=settings)
    before = _sums(settings)
    house.client.unpause("reextract")
    cost = _cost(house, settings)
    if cost > MOST:
        cost = _cost(house, settings)
    assert _sums(settings) == before
    assert cost <= MOST


def _cost(house: Stack, settings: Settings) -> float:
    """Milliseconds of Airflow an article."""
    begun = time.monotonic()
    command = flow.reextract(settings=settings, source_key="warc:generated.test")
    command_seconds = time.monotonic() - begun
    run_id = house.client.trigger("reextract", {"source": "warc:generated.test"})
    assert house.client.wait("reextract", run_id, 600) == "success"
    run_seconds = house.client.seconds("reextract", run_id)
    assert command["stages"]["extract"]["made"] == PAGES
    assert house.client.xcom("reextract", run_id, "report")["stages"]["extract"]["made"] == PAGES
    cost = (run_seconds - command_seconds) / PAGES * 1000
    print(
        f"\n{PAGES} articles: command {command_seconds:.1f} s, run {run_seconds:.1f} s: {cost:.1f} ms of Airflow each "
        f"(load {os.getloadavg()[0]:.1f})"
    )
    return cost


def _crawl(folder: Path) -> str:
    first = datetime(2026, 4, 14, 6, tzinfo=UTC)
    with ArchiveWriter((folder / "crawl").as_uri(), folder / "parts", "crawl/generated") as crawl:
        for number in range(PAGES):
            url = f"http://generated.test/2026/04/14/{number}"
            crawl.add(
                Capture(
                    url=url, source_key="", final_url=url, fetched_at=first + timedelta(seconds=number), status=200,
                    headers={"content-type": "text/html; charset=utf-8"}, body=generated(number).encode(),
                )
            )  # fmt: skip
    return str(folder / "crawl")


def _bytes_in_flight(settings: Settings) -> int:
    """Of the WARC part that a fetch writes, before it moves to the archive."""
    return sum(file.stat().st_size for file in (settings.home / "parts").rglob("*.warc*"))


def _kill_processes_of(task_instance: str) -> int:
    """SIGKILL to the worker of a task, to who watches over it there and to the task itself, as when memory runs out."""
    title = f"airflow worker -- LocalExecutor: {task_instance}"
    (worker,) = [
        one for one in psutil.process_iter(["cmdline"]) if " ".join(one.info["cmdline"] or ()).strip() == title
    ]
    processes = [worker, *worker.children(recursive=True)]
    for process in processes:
        process.kill()
    return len(processes)


def _until(is_so: Any, seconds: float = 90) -> None:
    until = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < until, "not in time"
        time.sleep(0.1)


def _rows(settings: Settings, query: str) -> list[Any]:
    with open_warehouse(settings) as warehouse, warehouse.begin() as conn:
        return list(conn.execute(text(query)))


def _sums(settings: Settings) -> dict[str, str]:
    with open_warehouse(settings) as warehouse, warehouse.begin() as conn:
        return dict(checksums(conn))
