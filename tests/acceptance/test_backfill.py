"""Slow proof: a backfill of thirty days, killed in the middle, is completed by the same command; nothing twice.

Run by `make acceptance`; -s shows the figures.
"""

import os
import signal
import subprocess
import sys
import time
from collections import Counter
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import text

from pipeline import flow
from pipeline.archive import verify
from pipeline.model.backfill import Mode
from pipeline.newsstand import Newsstand
from pipeline.settings import Settings
from pipeline.warehouse import open_warehouse, row_counts
from tests.support.database import DatabaseServer
from tests.support.times import FIRST, TIMES, paths_of

pytestmark = pytest.mark.acceptance

DAYS = 30
END = FIRST + timedelta(days=DAYS)
_OUR_CLOCK = ["fetched_at", "made_at", "read_at", "superseded_at", "current_since", "asked_at", "changed_at"]
_OUR_PLACES = ["warc_file", "warc_offset", "warc_length"]


def sums(house: Settings) -> dict[str, str]:
    """Ordered checksums of raw.capture and every table of core and mart, without our clock and our places."""
    tables = text(
        "SELECT schemaname || '.' || tablename FROM pg_tables WHERE schemaname IN ('core', 'mart')"
        " UNION SELECT 'raw.capture' ORDER BY 1"
    )
    with open_warehouse(house) as warehouse, warehouse.begin() as conn:
        return {
            table: conn.scalar(
                text(
                    "SELECT md5(string_agg(line, chr(10) ORDER BY line))"  # noqa: S608 - names from the catalogue
                    " FROM (SELECT (to_jsonb(entry) - CAST(:gone AS text[]))::text AS line"
                    f" FROM {table} AS entry) AS lines"
                ),
                {"gone": [*_OUR_CLOCK, *_OUR_PLACES]},
            )
            for table in conn.scalars(tables).all()
        }


def environment(house: Settings) -> dict[str, str]:
    return {
        **os.environ,
        "NEWSFIGURES_HOME": str(house.home),
        "NEWSFIGURES_DATABASE_URL": str(house.database_url),
        "NEWSFIGURES_HOST_MAP": ",".join(f"{host}={at}:{port}" for host, (at, port) in house.host_map.items()),
    }


def command(*more: str) -> list[str]:
    span = ["--from", FIRST.isoformat(), "--to", END.isoformat()]
    return [sys.executable, "-m", "pipeline.cli", "backfill", TIMES, *span, *more]


def test_a_backfill_killed_in_the_middle_is_completed_by_the_same_command(
    settings: Settings, newsstand: Newsstand, database_server: DatabaseServer, template_database: str
) -> None:
    house = replace(settings, host_map=newsstand.host_map)
    wanted = paths_of(FIRST, DAYS)
    begun = time.monotonic()
    killed = subprocess.Popen(command("--json"), env=environment(house))
    until = begun + 180
    while sum(request.path in wanted for request in newsstand.requests) < len(wanted) // 2:
        assert time.monotonic() < until
        time.sleep(0.05)
    killed.send_signal(signal.SIGKILL)
    killed.wait()
    asked_before = Counter(request.path for request in newsstand.requests if request.path in wanted)
    done = subprocess.run(command(), env=environment(house), capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stderr
    seconds = time.monotonic() - begun
    asked = Counter(request.path for request in newsstand.requests if request.path in wanted)
    twice = {path for path, count in asked.items() if count > 1}
    assert set(asked) == wanted
    assert len(twice) <= 1, "only the page in flight may be asked for twice"
    assert not verify(house.archive_url).faults
    with database_server.database(template_database) as url:
        undisturbed = replace(house, home=house.home / "undisturbed", database_url=url)
        undisturbed = replace(undisturbed, archive_url=(undisturbed.home / "archive").as_uri())
        plan = flow.plan_backfill(TIMES, mode=Mode.REPLAY, first=FIRST, end=END, settings=undisturbed)
        flow.backfill(plan, settings=undisturbed)
        usual = sums(undisturbed)
    assert sums(house) == usual
    with open_warehouse(house) as warehouse, warehouse.begin() as conn:
        claims = row_counts(conn)["core.claim"]
    print(
        f"\n{DAYS} days, {len(wanted)} pages, {claims} claims: killed after {asked_before.total()} pages, "
        f"done after {seconds:.0f} s in all; asked for twice: {len(twice)}; {len(usual)} tables have equal checksums"
    )
