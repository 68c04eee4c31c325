"""How many sources one scheduler carries: `python -m benchmarks.scheduling [--sources 500 2000] [--tasks 4]`.

For each number a real Airflow, as `newsfigures up` starts it, with so many generated sources, each with a DAG that
polls once an hour and one that sweeps. Their feeds lie on this machine, list nothing and ask for no pauses (of which a
poll has two once a day, when it reads robots.txt), so that Airflow is measured: how long the DAG files take to read and
to store, and how late runs begin while all the sources are polled.
"""

import argparse
import os
import platform
import shutil
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import psutil
from sqlalchemy import create_engine, text

from benchmarks.dags import SOURCE
from pipeline.settings import Settings
from pipeline.stack import Stack
from pipeline.stack.environment import HOST, free_port
from pipeline.warehouse.embedded import EmbeddedServer

READ_WITHIN = 900.0
"""Seconds for all DAGs to be there."""
FEED = b'<?xml version="1.0"?><rss version="2.0"><channel><title>Nothing</title></channel></rss>'
STORED = r"SELECT COUNT(*) FROM dag WHERE dag_id ~ '^(ingest|sweep)_s\d{4}$'"
READ = r"""
SELECT SUM(seconds) FROM
(
    SELECT MAX(last_parse_duration) AS seconds FROM dag WHERE dag_id ~ '^(ingest|sweep)_s\d{4}$' GROUP BY fileloc
) AS files
"""
UNPAUSED = r"""
UPDATE dag SET is_paused = FALSE,
    next_dagrun = next_dagrun + INTERVAL '1 hour',
    next_dagrun_create_after = next_dagrun_create_after + INTERVAL '1 hour',
    next_dagrun_data_interval_start = next_dagrun_data_interval_start + INTERVAL '1 hour',
    next_dagrun_data_interval_end = next_dagrun_data_interval_end + INTERVAL '1 hour'
WHERE dag_id ~ '^ingest_s\d{4}$'
"""
POLLED = r"""
INSERT INTO dag_run
(
    dag_id, run_id, run_type, state, logical_date, run_after,
    queued_at, start_date, end_date, created_at, updated_at, conf
)
SELECT dag_id, 'scheduled__' || next_dagrun, 'scheduled', 'success', next_dagrun, next_dagrun_create_after,
    NOW(), NOW(), NOW(), NOW(), NOW(), '{}'::jsonb
FROM dag WHERE dag_id ~ '^ingest_s\d{4}$'
"""
"""As if each had been polled at its last time: else all begin at once when they are unpaused."""
RUNS = """
SELECT state, EXTRACT(EPOCH FROM start_date - run_after)::float AS late FROM dag_run
WHERE run_type = 'scheduled' AND run_after > :since ORDER BY late
"""
DUE = "SELECT COUNT(*) FROM dag WHERE NOT is_paused AND next_dagrun_create_after BETWEEN :since AND NOW()"


@dataclass(frozen=True, slots=True)
class Lag:
    """`late` has seconds from when a run was due until it began, in order; seconds of parsing are of both DAG files."""

    sources: int
    stored: float
    parsed: float
    due: int
    late: Sequence[float]
    ended: int
    failed: int
    minutes: float
    load: float
    busy: float
    """Share of the time of all cores."""

    def told(self) -> str:
        middle, slow = (self.late[int(len(self.late) * share)] for share in (0.5, 0.95)) if self.late else (0, 0)
        return (
            f"{self.sources} sources: {self.stored:.0f} s until all DAGs were stored, {self.parsed:.1f} s to read "
            f"their files; in {self.minutes:.0f} minutes {self.due} polls were due, {len(self.late)} began, "
            f"{middle:.1f} s late in the middle, {slow:.1f} s in 95 of 100 cases; {self.ended} ended, "
            f"{self.failed} of them failed; load average {self.load:.1f}, "
            f"cores busy for {100 * self.busy:.0f} % of the time"
        )


class _Nothing(BaseHTTPRequestHandler):
    """A feed without entries at each address but /robots.txt, which is not there."""

    def do_GET(self) -> None:
        is_feed = self.path != "/robots.txt"
        self.send_response(200 if is_feed else 404)
        body = FEED if is_feed else b""
        self.send_header("Content-Type", "application/rss+xml")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        """Nothing is told."""


@contextmanager
def _feeds() -> Iterator[int]:
    server = ThreadingHTTPServer((HOST, 0), _Nothing)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()


def _write_sources(folder: Path, sources: int) -> None:
    folder.mkdir()
    for n in range(sources):
        hourly = f'poll_cron = "{n % 60} * * * *"\n\n[politeness]\npause = 0\n\n[terms]\nterms_checked_on = 2026-11-28'
        words = SOURCE.format(n=n).replace("[terms]", hourly).replace("https://", "http://")
        Path(folder, f"s{n:04}.toml").write_text(words, encoding="utf-8")


def measure(sources: int, minutes: float, tasks: int) -> Lag:
    home = Path(tempfile.mkdtemp(prefix="newsfigures-scheduling-"))
    try:
        _write_sources(home / "sources", sources)
        with _feeds() as port:
            hosts = {f"p{n}.example": (HOST, port) for n in range(sources)}
            settings = Settings.from_env(
                {
                    "NEWSFIGURES_HOME": str(home / "home"),
                    "NEWSFIGURES_PORT": str(free_port()),
                    "NEWSFIGURES_SOURCES_DIR": str(home / "sources"),
                    "NEWSFIGURES_HOST_MAP": ",".join(f"{host}={at}:{port}" for host, (at, port) in hosts.items()),
                }
            )
            env = {name: value for name, value in os.environ.items() if not name.startswith(("AIRFLOW", "NEWSFIGURES"))}
            env["AIRFLOW__CORE__PARALLELISM"] = str(tasks)
            begun = time.monotonic()
            with Stack(settings, print, env=env, recent=False):
                return _watch(settings, sources, minutes, begun)
    finally:
        shutil.rmtree(home, ignore_errors=True)


def until(is_so: Callable[[], bool]) -> None:
    begun = time.monotonic()
    while not is_so():
        if time.monotonic() - begun > READ_WITHIN:
            raise SystemExit(f"the DAG files were not read within {READ_WITHIN:.0f} s")
        time.sleep(1)


def _watch(settings: Settings, sources: int, minutes: float, begun: float) -> Lag:
    with EmbeddedServer.start(settings.home) as server:
        engine = create_engine(server.airflow_url(), isolation_level="AUTOCOMMIT")

        def ask(query: str, **given: Any) -> list[Any]:
            with engine.connect() as conn:
                return list(conn.execute(text(query), given))

        until(lambda: ask(STORED)[0][0] >= 2 * sources)
        stored, parsed = time.monotonic() - begun, float(ask(READ)[0][0])
        since = datetime.now(UTC)
        with engine.connect() as conn:
            conn.execute(text(POLLED))
            conn.execute(text(UNPAUSED))
        print(f"{sources} sources: stored after {stored:.0f} s, polled from now on", flush=True)
        psutil.cpu_percent()  # from here on
        time.sleep(minutes * 60)
        load, busy = os.getloadavg()[0], psutil.cpu_percent() / 100
        runs, waiting = ask(RUNS, since=since), ask(DUE, since=since)[0][0]
        engine.dispose()
    late = [run.late for run in runs if run.late is not None]
    ended = [run.state for run in runs if run.state in {"success", "failed"}]
    return Lag(
        sources, stored, parsed, len(runs) + waiting, late, len(ended), ended.count("failed"), minutes, load, busy,
    )  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sources", type=int, nargs="+", default=[500, 2000])
    parser.add_argument("--minutes", type=float, default=15)
    parser.add_argument("--tasks", type=int, default=4, help="how many run at once ([core] parallelism)")
    asked = parser.parse_args()
    machine = f"{platform.machine()}, {os.cpu_count()} cores"
    print(f"Python {platform.python_version()}, {machine}, tasks at once: {asked.tasks}")
    for sources in asked.sources:
        print(measure(sources, asked.minutes, asked.tasks).told(), flush=True)


if __name__ == "__main__":
    main()
