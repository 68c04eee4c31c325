"""How fast generated claims go into the warehouse, and out again: `python benchmarks/warehouse.py [--articles N]`.

Runs against an embedded PostgreSQL of its own in a temporary folder, or the empty database that --url names. The peer,
measured in the same run, is PostgreSQL itself: the same claims by COPY into a bare table, without keys or checks.
"""

import argparse
import os
import platform
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection, text

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from pipeline.observe import observe  # noqa: E402
from pipeline.publish import publish  # noqa: E402
from pipeline.settings import BUILT_IN_SQL, Settings  # noqa: E402
from pipeline.warehouse import Warehouse, checksums, open_warehouse, upgrade  # noqa: E402
from pipeline.warehouse.copying import copy_into  # noqa: E402
from pipeline.warehouse.staging import CLAIM_COLUMNS, claim_rows  # noqa: E402
from tests.support.million import Load, stage  # noqa: E402
from tests.support.rows import start_run  # noqa: E402

NOW = datetime(2026, 4, 14, tzinfo=UTC)


@contextmanager
def opened(url: str | None) -> Iterator[Warehouse]:
    with tempfile.TemporaryDirectory(prefix="newsfigures-bench-", ignore_cleanup_errors=True) as home:
        env = {"NEWSFIGURES_HOME": home, **({"NEWSFIGURES_DATABASE_URL": url} if url else {})}
        if url:
            upgrade(url, BUILT_IN_SQL)
        with open_warehouse(Settings.from_env(env)) as warehouse:
            yield warehouse


def load(
    warehouse: Warehouse, name: str, articles: int, runs: int, observe_every: int
) -> tuple[list[float], list[float], int, float]:
    """Seconds of publish and of observe by run, rows that came into core, and seconds of COPY into a bare table."""
    published: list[float] = []
    observed: list[float] = []
    rows, bare = 0, 0.0
    for number, readings in enumerate(Load(articles).batches(-(-articles // runs))):
        with warehouse.begin() as conn:
            run_key = start_run(conn, f"{name}/{number}")
            stage(conn, run_key, readings)
        begun = time.perf_counter()
        with warehouse.begin() as conn:
            rows += sum(publish(conn, run_key, now=NOW).rows.values())
        published.append(time.perf_counter() - begun)
        begun = time.perf_counter()
        if observe_every and number % observe_every == 0:
            with warehouse.begin() as conn:
                observe(conn, now=NOW, sql_dir=BUILT_IN_SQL)
        observed.append(time.perf_counter() - begun)
        print(f"{name} {number}: publish {published[-1]:.2f} s, observe {observed[-1]:.2f} s", flush=True)
        if name == "first" and number % 10 == 0:
            bare += peer(warehouse, run_key, readings)
    return published, observed, rows, bare


def peer(warehouse: Warehouse, run_key: str, readings: list) -> float:  # type: ignore[type-arg]
    """Seconds of COPY of the same claims into a bare table."""
    rows = list(claim_rows(run_key, [(one, one.result) for one in readings]))
    with warehouse.begin() as conn:
        conn.execute(text("CREATE TABLE IF NOT EXISTS public.bare AS SELECT * FROM stage.claim WITH NO DATA"))
        begun = time.perf_counter()
        copy_into(conn, "public.bare", CLAIM_COLUMNS, rows)
    seconds = time.perf_counter() - begun
    return seconds / len(rows)


def look_up(conn: Connection) -> float:
    """Milliseconds for all figures of a series drawn by chance."""
    series = conn.scalar(text("SELECT series_id FROM core.series TABLESAMPLE SYSTEM (1) LIMIT 1"))
    query = text("SELECT period_start, value, origins FROM mart.fct_observation WHERE series_id = :series ORDER BY 1")
    begun = time.perf_counter()
    conn.execute(query, {"series": series}).all()
    return (time.perf_counter() - begun) * 1000


def tenths(seconds: list[float]) -> str:
    part = max(1, len(seconds) // 10)
    return " ".join(f"{sum(seconds[at : at + part]):.1f}" for at in range(0, len(seconds), part))


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--articles", type=int, default=65_000)
    options.add_argument("--runs", type=int, default=70)
    options.add_argument("--observe-every", type=int, default=1, help="observe after so many runs; 0: never")
    options.add_argument("--url")
    options.add_argument("--again", action="store_true", help="load the same again, and compare checksums")
    asked = options.parse_args()
    with opened(asked.url) as warehouse:
        published, observed, rows, bare = load(warehouse, "first", asked.articles, asked.runs, asked.observe_every)
        with warehouse.begin() as conn:
            conn.execute(text("DROP TABLE public.bare"))
            claims = conn.scalar(text("SELECT COUNT(*) FROM core.claim")) or 0
            size = conn.scalar(text("SELECT pg_database_size(current_database())")) or 0
            server = conn.scalar(text("SHOW server_version"))
            look_ups = [look_up(conn) for _ in range(50)]
        both = [sum(pair) for pair in zip(published, observed, strict=True)]
        part = max(1, len(both) // 10)
        peers = len(range(0, len(published), 10))
        print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, PostgreSQL {server}")
        print(f"{claims:,} claims of {asked.articles:,} articles in {len(published)} runs")
        print(
            f"publish: {rows / sum(published):,.0f} rows/s into core, {claims / sum(published):,.0f} claims/s; "
            f"by tenths {tenths(published)} s. Peer, COPY into a bare table: {peers / bare:,.0f} claims/s"
        )
        print(f"observe: {claims / max(sum(observed), 0.001):,.0f} claims/s; by tenths {tenths(observed)} s")
        print(f"last tenth against the first: {sum(both[-part:]) / sum(both[:part]):.2f}")
        print(f"a series is looked up in {statistics.median(look_ups):.2f} ms (median of 50)")
        print(f"{size / claims * 1e6 / 2**30:.2f} GiB per million claims, marts and all")
        if asked.again:
            with warehouse.begin() as conn:
                before = checksums(conn)
            load(warehouse, "again", asked.articles, asked.runs, asked.observe_every)
            with warehouse.begin() as conn:
                after = checksums(conn)
            odd = sorted(name for name in before if before[name] != after[name])
            print(f"the same load again: {odd or 'no checksum differs'}")


if __name__ == "__main__":
    main()
