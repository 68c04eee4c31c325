"""`backfill --via commoncrawl`, killed at each record that it asks for: the same command goes on, and nothing is lost.

Run by `make acceptance`.
"""

import os
import subprocess
import sys
from collections import Counter
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta

import psutil
import pytest
from sqlalchemy import text

from pipeline.archive import verify
from pipeline.newsstand import Newsstand
from pipeline.settings import Settings
from pipeline.warehouse import open_warehouse
from tests.support.commoncrawl import CommonCrawl, at, pages_of, served_crawl
from tests.support.times import FIRST, TIMES

pytestmark = pytest.mark.acceptance

COMMAND = ("backfill", TIMES, "--from", "2026-03-02", "--to", "2026-03-05", "--via", "commoncrawl", "--json")


def run(house: Settings, newsstand: Newsstand, crawl: CommonCrawl, kill_at: int | None) -> int:
    """The exit code; killed while it waits for that record, counted from 1."""
    env = {name: value for name, value in os.environ.items() if not name.startswith("NEWSFIGURES")} | {
        "NEWSFIGURES_HOME": str(house.home),
        "NEWSFIGURES_DATABASE_URL": str(house.database_url),
        "NEWSFIGURES_HOST_MAP": ",".join(f"{host}={a}:{port}" for host, (a, port) in newsstand.host_map.items()),
        "NEWSFIGURES_COMMONCRAWL_INDEX": crawl.address,
        "NEWSFIGURES_COMMONCRAWL_DATA": crawl.address,
        "NEWSFIGURES_COMMONCRAWL_PAUSE": "0.05",
    }
    seen = 0
    with subprocess.Popen(
        [sys.executable, "-m", "pipeline.cli", *COMMAND], env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:

        def told(path: str) -> None:
            nonlocal seen
            seen += path.endswith(".warc.gz")
            if seen == kill_at:
                with suppress(psutil.NoSuchProcess):
                    psutil.Process(process.pid).kill()

        crawl.told = told
        return process.wait(timeout=200)


def test_a_backfill_that_is_killed_at_each_record_comes_to_its_end(house: Settings, newsstand: Newsstand) -> None:
    with served_crawl() as crawl:
        pages = [
            page
            for number in range(3)
            for page in pages_of(newsstand, FIRST + timedelta(days=number), crawled=at(2 + number))
        ]
        crawl.hold(pages)
        kills = 0
        while (code := run(house, newsstand, crawl, kill_at=2)) != 0:
            assert code == -9
            kills += 1
            assert kills <= len(pages), "each run keeps a record, and dies at the next"
        asked = Counter(crawl.ranges)
    assert kills == len(pages) - 1
    assert len(asked) == len(pages)
    assert max(asked.values()) == 2, "only the record in flight is asked for twice"
    with open_warehouse(house) as warehouse, warehouse.begin() as conn:
        held = conn.execute(text("SELECT url, fetched_at FROM raw.capture ORDER BY fetched_at")).all()
        states = conn.execute(text("SELECT DISTINCT state FROM ops.source_day")).scalars().all()
        articles = conn.execute(text("SELECT count(*) FROM core.article")).scalar_one()
    assert [tuple(row) for row in held] == [(page.url, page.at) for page in pages]
    assert (states, articles) == (["done"], len(pages))
    assert not verify(house.archive_url).faults


@pytest.fixture
def house(settings: Settings, newsstand: Newsstand) -> Settings:
    return replace(settings, host_map=newsstand.host_map)
