"""A million claims of 65,000 generated articles go in quickly and evenly, again without a change, and are found.

A look at everything comes to the same figures. How even the load is holds for what goes into core, and with wider
bounds for a look of observe: the first third of the looks, of the first of three years, finds no year before to hold
figures against, so the last third is held against the second as well.

Run by `make acceptance`; -s shows the figures. NEWSFIGURES_LOAD_ARTICLES makes it smaller.
"""

import os
import platform
import statistics
import time
from datetime import UTC, datetime

import pytest
from sqlalchemy import Connection, text

from pipeline.observe import observe
from pipeline.publish import publish
from pipeline.settings import BUILT_IN_SQL
from pipeline.warehouse import Warehouse, checksums
from tests.support.million import Load, stage
from tests.support.queries import big_scans, worked_queries
from tests.support.rows import start_run

pytestmark = [pytest.mark.acceptance, pytest.mark.timed, pytest.mark.timeout(5400)]

ARTICLES = int(os.environ.get("NEWSFIGURES_LOAD_ARTICLES", "65000"))
RUNS = 70
NOW = datetime(2026, 4, 14, tzinfo=UTC)
ROWS_PER_SECOND, LOOK_UP_MS = 15_000, 10
PUBLISH_GROWTH, LOOK_GROWTH, LOOK_GROWTH_FROM_SECOND = 1.3, 2.0, 1.3


def load(warehouse: Warehouse, name: str) -> tuple[list[float], list[float], int]:
    """Seconds of publish and of observe for each run, and the rows that came into core."""
    published, observed, rows = [], [], 0
    for number, readings in enumerate(Load(ARTICLES).batches(-(-ARTICLES // RUNS))):
        with warehouse.begin() as conn:
            run_key = start_run(conn, f"{name}/{number}")
            stage(conn, run_key, readings)
        begun = time.perf_counter()
        with warehouse.begin() as conn:
            report = publish(conn, run_key, now=NOW)
        published.append(time.perf_counter() - begun)
        rows += sum(report.rows.values())
        begun = time.perf_counter()
        with warehouse.begin() as conn:
            observe(conn, sql_dir=BUILT_IN_SQL)
        observed.append(time.perf_counter() - begun)
    return published, observed, rows


def test_a_million_claims(warehouse: Warehouse) -> None:
    published, observed, rows = load(warehouse, "first")
    with warehouse.begin() as conn:
        claims = conn.scalar(text("SELECT COUNT(*) FROM core.claim")) or 0
        size = conn.scalar(text("SELECT pg_database_size(current_database())")) or 0
        server = conn.scalar(text("SHOW server_version"))
        sums = checksums(conn)
        look_ups = [look_up(conn) for _ in range(50)]
        scans = {query.title: big_scans(conn, query) for query in worked_queries()}
    rate = rows / sum(published)
    print(
        f"\n{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, PostgreSQL {server}\n"
        f"{claims:,} claims of {ARTICLES:,} articles in {len(published)} runs: {rate:,.0f} rows/s into core "
        f"(publish {sum(published):.0f} s), {claims / sum(published):,.0f} claims/s\n"
        f"observe {sum(observed):.0f} s, by tenths of the load: {tenths(observed)}; publish by tenths: "
        f"{tenths(published)}; last third against the first: publish {last_against(published, 1):.2f}, "
        f"observe {last_against(observed, 1):.2f}, against the second {last_against(observed, 2):.2f}\n"
        f"a series is looked up in {statistics.median(look_ups):.2f} ms (median of 50); "
        f"{size / claims * 1e6 / 2**30:.2f} GiB per million claims"
    )
    load(warehouse, "again")
    with warehouse.begin() as conn:
        assert checksums(conn) == sums
    begun = time.perf_counter()
    with warehouse.begin() as conn:
        observe(conn, sql_dir=BUILT_IN_SQL, anew=True)
    print(f"a look at everything, as after a change of a rule: {time.perf_counter() - begun:.0f} s")
    with warehouse.begin() as conn:
        assert checksums(conn) == sums
    assert {title: found for title, found in scans.items() if found} == {}
    assert statistics.median(look_ups) < LOOK_UP_MS
    assert last_against(published, 1) <= PUBLISH_GROWTH
    assert last_against(observed, 1) <= LOOK_GROWTH
    assert last_against(observed, 2) <= LOOK_GROWTH_FROM_SECOND
    assert rate >= ROWS_PER_SECOND


def last_against(seconds: list[float], nth: int) -> float:
    """The middle run of the last third of the load against that of the nth: a run takes up to twice as long as the one
    before it where the server writes out what it holds, so that a few runs say little."""
    third = max(1, len(seconds) // 3)
    return statistics.median(seconds[-third:]) / statistics.median(seconds[(nth - 1) * third : nth * third])


def tenths(seconds: list[float]) -> str:
    part = max(1, len(seconds) // 10)
    return " ".join(f"{sum(seconds[at : at + part]):.1f}" for at in range(0, len(seconds), part))


def look_up(conn: Connection) -> float:
    """Milliseconds for all figures of a series that is drawn by chance."""
    series = conn.scalar(text("SELECT series_id FROM core.series TABLESAMPLE SYSTEM (0.5) LIMIT 1"))
    query = text("SELECT period_start, value, origins FROM mart.fct_observation WHERE series_id = :series ORDER BY 1")
    begun = time.perf_counter()
    conn.execute(query, {"series": series}).all()
    return (time.perf_counter() - begun) * 1000
