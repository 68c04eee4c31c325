"""A week of the sample papers swept by two workers of Celery, one of them killed: the same rows as from one machine.

The services are those of docker-compose.yml, each a process; both workers have a host name, a state folder and an open
part of their own, and share what docs/celery.md says that workers share: PostgreSQL, the broker, and an archive in an
S3-compatible store. -s shows the times.
"""

import json
import re
import shutil
import subprocess
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import psutil
import pytest
import requests
from sqlalchemy import URL

from pipeline.newsstand import DAY_ZERO, HOSTS, Fault, Newsstand
from pipeline.settings import Settings
from pipeline.sources import load_sources
from pipeline.stack.client import AirflowClient
from tests.support.composed import SECRETS
from tests.support.composed_run import Composed, install, postgres
from tests.support.kills import Held, checksum, differences, held
from tests.support.s3 import ARCHIVE, S3, s3_server


def _may_be_named() -> bool:
    named = ["unshare", "--uts", "hostname", "one"]
    return bool(shutil.which("unshare")) and not subprocess.run(named, capture_output=True, check=False).returncode


pytestmark = [
    pytest.mark.acceptance,
    pytest.mark.airflow,
    pytest.mark.timeout(2400),
    pytest.mark.skipif(shutil.which("redis-server") is None, reason="no redis-server: apt-get install redis-server"),
    pytest.mark.skipif(not _may_be_named(), reason="a host name for each worker takes root, and unshare of util-linux"),
]

SOURCES = ("sample_times", "sample_kurier", "sample_ilbo")
WEEK = tuple(DAY_ZERO - timedelta(days=back) for back in reversed(range(7)))
SLOW_HOST = "times.newsstand.test"
MACHINES = ("one", "two")
VARIABLES = SECRETS | {
    "AIRFLOW_USER": "erin",
    "AIRFLOW_PARALLELISM": "4",
    "NEWSFIGURES_HOST_MAP": ",".join(f"{host}=newsstand:8099" for host in HOSTS),
}
OF_CELERY = {
    "AIRFLOW_EXECUTOR": "CeleryExecutor",
    "REDIS_PASSWORD": "the-password-of-the-broker",
    "WORKER_CONCURRENCY": "2",
    "FETCHES_AT_ONCE": "3",
    "FLOWER_PASSWORD": "the-password-of-the-monitor",
    "NEWSFIGURES_ARCHIVE_URL": ARCHIVE,
}
VISIBLE = 45
"""Seconds after which the broker gives away again what the killed worker had taken, in place of four hours."""
HASTE = {
    "AIRFLOW__SCHEDULER__TASK_INSTANCE_HEARTBEAT_TIMEOUT": "15",
    "AIRFLOW__SCHEDULER__TASK_INSTANCE_HEARTBEAT_TIMEOUT_DETECTION_INTERVAL": "5",
    "AIRFLOW__CELERY_BROKER_TRANSPORT_OPTIONS__VISIBILITY_TIMEOUT": str(VISIBLE),
}
"""What is silent is missed sooner than after five minutes."""
SERVICES = ("airflow-api-server", "airflow-scheduler", "airflow-dag-processor", "airflow-triggerer")
PATIENCE = 900.0
TAKEN = re.compile(r"Task execute_workload\[([0-9a-f-]{36})\] received")
TWINS = {"twin_one": date(2026, 3, 10), "twin_two": date(2026, 3, 20)}
"""Sources of one host, and the first of the days on which they look for its articles."""
TWIN_DAYS = 3
LATER = date(2026, 3, 13)
PAUSE = 1.0
TWIN = f"""
name = "A twin"
language = "en"
time_zone = "Asia/Seoul"
country = "KR"
hosts = ["{SLOW_HOST}"]
sample = true
poll_cron = "*/10 * * * *"
article_url = '^http://times\\.newsstand\\.test/[a-z-]+/[a-z-]+/\\d{{8}}/[a-z0-9-]+$'
[terms]
terms_url = "http://times.newsstand.test/terms"
terms_checked_on = 2026-11-25
quote_limit = 1000
text_visible_to = "everyone"
legal_note = "Invented text that ships with the project; no publisher is concerned."
[politeness]
pause = {PAUSE}
[archive_pages]
url = "http://times.newsstand.test/archive/{{year}}-{{month:02}}-{{day:02}}"
links = "main a.archive-link"
[[layout]]
key = "2025"
valid_from = 2025-01-01
title = "h1.article-title"
body = 'div[data-article-content="true"]'
"""


@dataclass
class House:
    composed: Composed
    newsstand: Newsstand
    changed: dict[str, str] = field(default_factory=dict)

    @property
    def client(self) -> AirflowClient:
        return AirflowClient(self.composed.url("8080"), "erin", VARIABLES["AIRFLOW_PASSWORD"])

    def rows(self, settings: Settings) -> Held:
        address = URL.create(
            "postgresql+psycopg", "newsfigures", VARIABLES["POSTGRES_PASSWORD"], "127.0.0.1",
            self.composed.ports["5432"], "warehouse",
        )  # fmt: skip
        return held(replace(settings, database_url=address.render_as_string(hide_password=False)))

    def until(self, is_so: Callable[[], Any], seconds: float = PATIENCE, every: float = 1.0) -> Any:
        until = time.monotonic() + seconds
        while not (found := is_so()):
            self.composed.look_after()
            assert time.monotonic() < until, "not in time"
            time.sleep(every)
        return found

    def sweep_the_week(self) -> dict[str, int]:
        """Asks for the runs; the number of each backfill."""
        zones = {key: ZoneInfo(source.time_zone) for key, source in load_sources(None).items()}
        self.until(lambda: all(self.client.has_dag(f"sweep_{source}") for source in SOURCES), every=2)
        for dag_id in ("observe_figures", *(f"sweep_{source}" for source in SOURCES)):
            self.client.unpause(dag_id)
        return {source: self.client.backfill(f"sweep_{source}", WEEK[0], WEEK[-1], zones[source]) for source in SOURCES}

    def finish(self, sweeps: dict[str, int]) -> None:
        """Until all days are taken, and all their figures observed."""
        self.until(lambda: all(self.client.is_over(number) for number in sweeps.values()))
        states = {run: state for source in SOURCES for run, (state, _) in self.backfilled(source).items()}
        assert Counter(states.values()) == {"success": len(WEEK)} or set(states.values()) == {"success"}, states
        self.until(lambda: not self.client.active_runs("observe_figures"))
        assert self.client.wait("observe_figures", self.client.trigger("observe_figures"), PATIENCE) == "success"
        self.until(lambda: not self.client.active_runs("observe_figures"))

    def backfilled(self, source: str) -> dict[str, tuple[str, str | None]]:
        return self.client.runs(f"sweep_{source}", "backfill")

    def tasks(self, source: str, runs: Iterable[str] = ()) -> list[dict[str, Any]]:
        dag_id = f"sweep_{source}"
        return [
            task | {"run": run} for run in runs or self.backfilled(source) for task in self.client.tasks(dag_id, run)
        ]


@contextmanager
def a_house(variables: dict[str, str], changed: dict[str, str]) -> Iterator[House]:
    """PostgreSQL, the newsstand and the services that every deployment has. `changed` is of their environment."""
    folder = Path(tempfile.mkdtemp(prefix="newsfigures-celery-"))  # for the reason given in tests/stack
    composed = Composed(folder, variables)
    for name in ("state", "tmp", "redis", "image/home", *(f"state-{machine}" for machine in (*MACHINES, "three"))):
        (folder / name).mkdir(parents=True)
    try:
        install(composed.image)
        for twin in TWINS:
            (composed.image / "opt" / "newsfigures" / "sources" / f"{twin}.toml").write_text(TWIN)
        with (
            Newsstand(folder / "newsstand") as newsstand,
            postgres(folder / "postgres", VARIABLES["POSTGRES_PASSWORD"], composed.ports["5432"]),
        ):
            composed.ports["8099"] = newsstand.port
            done = composed.run("init")
            assert done.returncode == 0, done.stderr
            assert f"pool newsfigures_fetch has {variables.get('FETCHES_AT_ONCE', '4')} slots" in done.stdout
            house = House(composed, newsstand, changed)
            try:
                if "REDIS_PASSWORD" in variables:
                    composed.start("redis")
                    house.until(lambda: composed.check("redis").returncode == 0, 60)
                for service in SERVICES:
                    composed.start(service, **changed)
                composed.wait(f"{composed.url('8080')}/api/v2/monitor/health", "airflow-api-server")
                yield house
            finally:
                print("\nseconds to end:", {name: round(took, 1) for name, took in composed.stop().items()})
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="module")
def wanted(tmp_path_factory: pytest.TempPathFactory) -> Held:
    """The rows of one machine, with the executor that has no broker."""
    begun = time.monotonic()
    with a_house(VARIABLES, {}) as house:
        house.finish(house.sweep_the_week())
        print(f"\none machine: {time.monotonic() - begun:.0f} s")
        return house.rows(Settings.from_env({"NEWSFIGURES_HOME": str(tmp_path_factory.mktemp("home"))}))


@dataclass
class Told:
    """What came of the week."""

    house: House
    s3: S3
    rows: Held
    killed: str
    archived: set[str]
    """Paths of pages that were archived when the worker was killed."""
    asked_before: int
    retried: dict[str, Any]
    tasks: list[dict[str, Any]]


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Told]:
    with ExitStack() as stack:
        s3 = stack.enter_context(s3_server())
        house = stack.enter_context(a_house(VARIABLES | OF_CELERY | s3.env, HASTE))
        begun = time.monotonic()
        for machine in MACHINES:
            house.composed.start("airflow-worker", machine, **HASTE)
        house.newsstand.fault(SLOW_HOST, "*", Fault.SLOW)
        sweeps = house.sweep_the_week()
        hit = kill_in_mid_fetch(house, s3)
        at = time.monotonic()
        archived = _archived(house)
        asked_before = len(house.newsstand.requests)
        print(f"\nworker {hit['hostname']} killed in {hit['run']} with {len(archived)} pages archived")
        retried = house.until(lambda: _again(house, hit), every=0.5)
        print(f"tried again on {retried['hostname']} after {time.monotonic() - at:.0f} s")
        house.composed.start("airflow-worker", hit["hostname"], **HASTE)
        house.newsstand.heal()
        house.finish(sweeps)
        time.sleep(max(0.0, at + VISIBLE + 15 - time.monotonic()))  # the broker has given away what was taken
        print(f"two workers, one killed: {time.monotonic() - begun:.0f} s")
        yield Told(
            house, s3, house.rows(Settings.from_env({"NEWSFIGURES_HOME": str(tmp_path_factory.mktemp("home"))})),
            hit["hostname"], archived, asked_before, retried,
            [task for source in SOURCES for task in house.tasks(source)],
        )  # fmt: skip


def _fetching(house: House, s3: S3, source: str) -> dict[str, Any] | None:
    """The fetch of the source that runs, once a page of it is in the store and its part is not."""
    if not s3.keys(f"archive/open-parts/{source}/"):
        return None
    tasks = house.tasks(source, house.client.active_runs(f"sweep_{source}"))
    return next((task for task in tasks if (task["task_id"], task["state"]) == ("fetch", "running")), None)


def _again(house: House, hit: dict[str, Any]) -> dict[str, Any] | None:
    found = next(task for task in house.tasks("sample_times", [hit["run"]]) if task["task_id"] == hit["task_id"])
    return found if found["try_number"] > hit["try_number"] and found["state"] in {"running", "success"} else None


def _archived(house: House) -> set[str]:
    """Paths of the pages that lie in the store, be it in pieces."""
    script = (
        "import sys, json; from io import BytesIO; from warcio.archiveiterator import ArchiveIterator; "
        "from pipeline.archive.store import Store; store = Store(sys.argv[1]); found = []\n"
        "for name in store.files('', suffix=''):\n"
        "    with store.reading(name) as stream:\n"
        "        found += [r.rec_headers.get_header('WARC-Target-URI') for r in ArchiveIterator(BytesIO(stream.read()))"
        " if r.rec_type == 'response']\n"
        "print(json.dumps(found))"
    )
    done = house.composed.run("airflow-worker", "python", "-c", script, ARCHIVE, machine="three")
    assert done.returncode == 0, done.stderr
    return {url.removeprefix("http://") for url in json.loads(done.stdout)}


def kill_in_mid_fetch(house: House, s3: S3) -> dict[str, Any]:
    """The task that was hit: its part is open, and stays so."""
    while True:
        hit: dict[str, Any] = house.until(lambda: _fetching(house, s3, "sample_times"), every=0.2)
        kill(house.composed, hit["hostname"])
        if s3.keys("archive/open-parts/sample_times/"):
            return hit
        house.composed.start("airflow-worker", hit["hostname"], **HASTE)  # it was through a moment before


def kill(composed: Composed, machine: str) -> None:
    """As when the machine loses its power: all of the worker at once."""
    process, log = composed.running.pop(f"airflow-worker-{machine}")
    worker = psutil.Process(process.pid)
    all_of_it = [worker, *worker.children(recursive=True)]
    for one in all_of_it:
        with suppress(psutil.NoSuchProcess):
            one.kill()
    process.wait(30)
    log.close()


def end(composed: Composed, machine: str) -> int:
    """SIGTERM, as `docker compose stop` sends it."""
    process, log = composed.running.pop(f"airflow-worker-{machine}")
    begun = time.monotonic()
    process.terminate()
    code = process.wait(120)
    print(f"worker {machine} told to end: {time.monotonic() - begun:.0f} s")
    log.close()
    return code


def test_the_rows_are_those_of_one_machine(wanted: Held, told: Told) -> None:
    print(f"\n{sum(map(len, wanted.values()))} rows of {len(wanted)} tables, {checksum(wanted)[:16]}")
    assert differences(told.rows, wanted) == {}
    assert checksum(told.rows) == checksum(wanted)
    assert len(wanted["raw.capture"]) > 20


def test_nothing_that_was_archived_was_fetched_twice(told: Told) -> None:
    assert told.archived
    after = told.house.newsstand.requests[told.asked_before :]
    assert {f"{one.host}{one.path}" for one in after} & told.archived == set()
    pages = Counter(f"{one.host}{one.path}" for one in told.house.newsstand.requests if one.host == SLOW_HOST)
    twice = {page for page, count in pages.items() if count > 1 and "/archive/" not in page and ".xml" not in page}
    assert len(twice) <= 1, "the page on its way when the worker was killed"


def test_the_task_of_the_killed_worker_was_tried_again_by_the_other(told: Told) -> None:
    assert told.retried["hostname"] != told.killed
    assert (told.retried["try_number"], told.retried["max_tries"]) == (2, 3)
    assert {task["state"] for task in told.tasks} <= {"success", "skipped"}


def test_what_the_killed_worker_had_taken_the_broker_gave_away_again_and_it_was_refused(told: Told) -> None:
    """To whichever worker asked first, also the killed one, back by then. Refused by Airflow, which had tried the task
    again by then; had it run twice, the rows would tell."""
    logs = [told.house.composed.folder / f"airflow-worker-{machine}.log" for machine in MACHINES]
    taken = Counter(found for log in logs for found in TAKEN.findall(log.read_text(errors="replace")))
    assert max(taken.values()) > 1


def test_what_one_worker_has_archived_another_reads(told: Told) -> None:
    on: dict[tuple[str, str], dict[str, str]] = {}
    for task in told.tasks:
        on.setdefault((task["dag_id"], task["run"]), {})[task["task_id"]] = task["hostname"]
    assert {host for tasks in on.values() for host in tasks.values() if host} == set(MACHINES)
    assert [run for run, tasks in on.items() if tasks.get("extract") and tasks["fetch"] != tasks["extract"]]
    done = told.house.composed.run("airflow-worker", "newsfigures", "archive", "verify", "--json", machine="three")
    verified = json.loads(done.stdout)
    assert (verified["captures"], verified["faults"]) == (len(told.rows["raw.capture"]), [])
    assert told.s3.keys("archive/open-parts/") == []


def test_pauses_of_a_host_hold_across_workers(told: Told) -> None:
    """Two sources of one host, each taken by another worker at the same time."""
    client, before = told.house.client, len(told.house.newsstand.requests)
    dags = {f"sweep_{twin}": first for twin, first in TWINS.items()}
    for dag_id in dags:
        client.unpause(dag_id)
    zone = ZoneInfo(load_sources(None)["sample_times"].time_zone)
    over = [
        client.backfill(dag_id, first, first + timedelta(days=TWIN_DAYS - 1), zone) for dag_id, first in dags.items()
    ]
    told.house.until(lambda: all(map(client.is_over, over)))
    log = [one for one in told.house.newsstand.requests[before:] if one.host == SLOW_HOST]
    assert len(log) > 2 * TWIN_DAYS
    assert min(later.at - earlier.at for earlier, later in pairwise(log)) >= PAUSE
    spans: dict[str, list[tuple[datetime, datetime]]] = {machine: [] for machine in MACHINES}
    for dag_id in dags:
        runs = client.runs(dag_id, "backfill")
        assert {state for state, _ in runs.values()} == {"success"}
        for run in runs:
            for task in client.tasks(dag_id, run):
                if task["task_id"] in {"discover", "fetch"}:
                    begun, ended = (datetime.fromisoformat(task[name]) for name in ("start_date", "end_date"))
                    spans[task["hostname"]].append((begun, ended))
    assert [1 for a, b in spans["one"] for c, d in spans["two"] if a < d and c < b], "both asked at the same time"


def test_no_machine_keeps_a_part(told: Told) -> None:
    """Also not the killed one, which has fetched again in the test before."""
    folder = told.house.composed.folder
    assert [str(file) for machine in MACHINES for file in (folder / f"state-{machine}").rglob("*.warc.gz*")] == []


def test_a_worker_that_is_told_to_end_ends_its_task_first(told: Told) -> None:
    house, dag_id = told.house, "sweep_twin_one"
    house.newsstand.fault(SLOW_HOST, "*", Fault.SLOW)
    run = house.client.trigger(dag_id, {"day": LATER.isoformat()})
    task = house.until(lambda: _fetching(house, told.s3, "twin_one"), every=0.3)
    assert end(house.composed, task["hostname"]) == 0
    (ended,) = [one for one in house.tasks("twin_one", [run]) if one["task_id"] == "fetch"]
    assert (ended["state"], ended["try_number"], ended["hostname"]) == ("success", 1, task["hostname"])
    house.newsstand.heal()
    house.composed.start("airflow-worker", task["hostname"], **HASTE)
    assert house.client.wait(dag_id, run, PATIENCE) == "success"


@pytest.mark.parametrize(("service", "machine"), [("redis", ""), *(("airflow-worker", one) for one in MACHINES)])
def test_a_service_that_runs_is_well_by_its_health_check(told: Told, service: str, machine: str) -> None:
    told.house.until(lambda: told.house.composed.check(service, machine).returncode == 0, 120)


def test_a_worker_that_is_not_there_is_not_well(told: Told) -> None:
    """Else the test above would show nothing."""
    assert told.house.composed.check("airflow-worker", "three").returncode != 0


def test_the_monitor_asks_for_its_password(told: Told) -> None:
    composed = told.house.composed
    composed.start("flower")
    composed.wait(f"{composed.url('5555')}/healthcheck", "flower")
    assert composed.check("flower").returncode == 0
    assert requests.get(f"{composed.url('5555')}/workers", timeout=60).status_code == 401
    login = ("newsfigures", OF_CELERY["FLOWER_PASSWORD"])

    def names_both() -> bool:
        page = requests.get(f"{composed.url('5555')}/workers", auth=login, timeout=60)
        return all(f"celery@{machine}" in page.text for machine in MACHINES)

    told.house.until(names_both, 120)


@pytest.mark.parametrize(("service", "secret"), [("redis", "REDIS_PASSWORD"), ("flower", "FLOWER_PASSWORD")])
def test_without_its_password_a_service_says_so_and_ends(told: Told, service: str, secret: str) -> None:
    variables = {name: word for name, word in told.house.composed.variables.items() if name != secret}
    done = replace(told.house.composed, variables=variables, running={}).run(service)
    assert (done.returncode, done.stderr.strip()) == (78, f"set {secret}, as .env.example says")


def test_what_is_forgotten_leaves_the_store(told: Told) -> None:
    page = next(path for path in sorted(told.archived) if path.startswith(SLOW_HOST))
    run = told.house.composed.run
    done = run("airflow-worker", "newsfigures", "forget", f"http://{page}", "--yes", "--json", machine="three")
    assert done.returncode == 0, done.stderr
    verified = json.loads(run("airflow-worker", "newsfigures", "archive", "verify", "--json", machine="three").stdout)
    assert (verified["erased"], verified["faults"]) == (1, [])


def test_no_key_and_no_password_stands_in_a_log(told: Told) -> None:
    secrets = [told.s3.env["AWS_SECRET_ACCESS_KEY"], OF_CELERY["REDIS_PASSWORD"], VARIABLES["AIRFLOW_JWT_SECRET"]]
    folder = told.house.composed.folder
    logs = [*folder.glob("*.log"), *(file for machine in MACHINES for file in (folder / f"state-{machine}").rglob("*"))]
    read = [file for file in logs if file.is_file() and file.name != "airflow.cfg"]
    assert len(read) > len(MACHINES) * len(SOURCES)
    assert [(str(file), word) for file in read for word in secrets if word in file.read_text(errors="replace")] == []
