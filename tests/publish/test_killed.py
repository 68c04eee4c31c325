"""A publish or a server that is killed in the middle leaves no row that anybody sees, and the next try brings all."""

import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import psutil
import pytest
from sqlalchemy import Connection, NullPool, create_engine, text
from sqlalchemy.exc import OperationalError

from pipeline.publish import publish
from pipeline.settings import Settings
from pipeline.warehouse import Warehouse, checksums, open_warehouse, row_counts
from pipeline.warehouse.embedded import EmbeddedServer
from tests.support.rows import at, claim_in, stage_text, start_run

pytestmark = pytest.mark.acceptance

WORDS = "MeowTalk had 51,200 active users in March."
RUN = "ingest/1"
CORE = ("core.article", "core.article_revision", "core.claim", "core.reading")

PUBLISH = """
import sys
from datetime import UTC, datetime
from sqlalchemy import create_engine
from pipeline.publish import publish
with create_engine(sys.argv[1]).begin() as conn:
    publish(conn, sys.argv[2], now=datetime(2026, 4, 14, 13, tzinfo=UTC))
"""


def stage_some(conn: Connection) -> None:
    start_run(conn, RUN)
    for name in "abc":
        stage_text(conn, RUN, name, WORDS, claim_in(WORDS, "51,200", "51200"))


def core_rows(conn: Connection) -> list[int]:
    counts = row_counts(conn)
    return [counts[name] for name in CORE]


@contextmanager
def stuck_in_the_middle(url: str) -> Iterator[subprocess.Popen[bytes]]:
    """A publish in another process that has written articles and texts, and waits for us before it writes claims."""
    engine = create_engine(url, poolclass=NullPool)
    waits = text(
        "SELECT COUNT(*) FROM pg_locks WHERE NOT granted AND relation = 'core.claim'::regclass"
        " AND pid IN (SELECT pid FROM pg_locks WHERE relation = 'core.article_revision'::regclass"
        " AND mode = 'RowExclusiveLock')"
    )
    with engine.connect() as conn:
        conn.execute(text("LOCK TABLE core.claim IN SHARE MODE"))
        child = subprocess.Popen([sys.executable, "-c", PUBLISH, url, RUN])
        until = time.monotonic() + 60
        while not conn.scalar(waits):
            assert child.poll() is None
            assert time.monotonic() < until
            time.sleep(0.05)
        try:
            yield child
        finally:
            child.kill()
            child.wait(timeout=60)


def test_a_killed_publish_leaves_nothing_and_the_next_brings_all(
    warehouse: Warehouse, settings: Settings, database_url: str
) -> None:
    with warehouse.begin() as conn:
        stage_some(conn)
        before = checksums(conn)
    with stuck_in_the_middle(database_url) as child:
        with warehouse.begin() as conn:
            assert core_rows(conn) == [0, 0, 0, 0]
        child.send_signal(signal.SIGKILL)
    with warehouse.begin() as conn:
        assert checksums(conn) == before
        assert publish(conn, RUN, now=at(1)).made == 3
        assert core_rows(conn) == [3, 3, 3, 3]


def test_a_server_killed_during_a_publish_comes_back_without_its_rows(state_folder: Path, settings: Settings) -> None:
    home = state_folder / "home"
    house = replace(settings, home=home, database_url=None)
    try:
        with open_warehouse(house) as warehouse, warehouse.begin() as conn:
            stage_some(conn)
        with (
            EmbeddedServer.start(home) as server,
            pytest.raises(OperationalError),
            stuck_in_the_middle(server.url("warehouse")),
        ):
            kill_server(home)
        with open_warehouse(house) as warehouse, warehouse.begin() as conn:
            assert core_rows(conn) == [0, 0, 0, 0]
            assert publish(conn, RUN, now=at(1)).made == 3
    finally:
        EmbeddedServer.start(home).stop()


def kill_server(home: Path) -> None:
    main = psutil.Process(int((home / "postgres" / "postmaster.pid").read_text().split()[0]))
    for process in (main, *main.children()):
        process.kill()
