"""Slow proofs: a run killed in the middle is completed by the next, and many pages in are the same pages again.

Run by `make acceptance`; -s shows the figures.
"""

import os
import signal
import subprocess
import sys
import time
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from pipeline import flow
from pipeline.archive import ArchiveWriter, verify
from pipeline.newsstand import Fault, Newsstand
from pipeline.settings import Settings
from pipeline.warehouse import checksums, open_warehouse
from tests.support.crawls import crawled
from tests.support.database import DatabaseServer

pytestmark = pytest.mark.acceptance

TIMES = "sample_times"
PAGES = 2_000


def known_claims(settings: Settings) -> list[tuple[str, ...]]:
    query = "SELECT url, surface, value::text, unit, entity_name, metric_id, period_start::text FROM mart.fct_claim"
    with open_warehouse(settings) as warehouse, warehouse.begin() as conn:
        return sorted(tuple(map(str, row)) for row in conn.execute(text(query)))


def pages_asked_for(newsstand: Newsstand) -> Counter[str]:
    """By path, those that were given: a redirect on the way to one is no page."""
    return Counter(each.path for each in newsstand.requests if each.path.count("/") > 3 and each.status == 200)


def test_a_run_killed_in_the_middle_is_completed_by_the_next(
    settings: Settings, newsstand: Newsstand, database_server: DatabaseServer, template_database: str
) -> None:
    house = replace(settings, host_map=newsstand.host_map)
    env = {
        **os.environ,
        "NEWSFIGURES_HOME": str(house.home),
        "NEWSFIGURES_DATABASE_URL": str(house.database_url),
        "NEWSFIGURES_HOST_MAP": ",".join(f"{h}={a}:{p}" for h, (a, p) in newsstand.host_map.items()),
    }
    newsstand.fault("times.newsstand.test", "*", Fault.SLOW)
    killed = subprocess.Popen([sys.executable, "-m", "pipeline.cli", "ingest", TIMES, "--json"], env=env)
    until = time.monotonic() + 120
    while sum(request.path.count("/") > 3 for request in newsstand.requests) < 5:
        assert time.monotonic() < until
        time.sleep(0.05)
    killed.send_signal(signal.SIGKILL)
    killed.wait()
    newsstand.heal()
    flow.ingest(TIMES, settings=house)
    asked = pages_asked_for(newsstand)
    assert not verify(house.archive_url).faults
    with database_server.database(template_database) as url:
        undisturbed = replace(house, home=house.home / "undisturbed", database_url=url)
        undisturbed = replace(undisturbed, archive_url=(undisturbed.home / "archive").as_uri())
        flow.ingest(TIMES, settings=undisturbed)
        usual = pages_asked_for(newsstand) - asked
        assert (asked - usual).total() <= 1, f"{asked - usual}: more than the page in flight was asked for twice"
        assert known_claims(house) == known_claims(undisturbed)


def test_two_thousand_pages_come_in_and_again_add_nothing(settings: Settings, tmp_path: Path) -> None:
    first = datetime(2026, 4, 14, 6, tzinfo=UTC)
    with ArchiveWriter((tmp_path / "crawl").as_uri(), tmp_path / "parts", "crawl/generated") as crawl:
        for number in range(PAGES):
            url = f"http://generated.test/2026/04/14/{number}"
            crawl.add(crawled(url, first + timedelta(seconds=number), generated(number).encode()))
    begun = time.monotonic()
    report = flow.ingest_warc(str(tmp_path / "crawl"), wanted=flow.Wanted(), settings=settings)
    seconds = time.monotonic() - begun
    assert report["stages"]["extract"]["made"] == PAGES
    claims = report["rows"]["core.claim"]
    print(
        f"\n{PAGES} pages, {claims} claims in {seconds:.0f} s: {PAGES / seconds:.0f} pages/s on {os.cpu_count()} cores"
    )
    with open_warehouse(settings) as warehouse, warehouse.begin() as conn:
        before = checksums(conn)
    again = flow.ingest_warc(str(tmp_path / "crawl"), wanted=flow.Wanted(), settings=settings)
    assert again["stages"]["discover"]["dropped"] == {"same_body": PAGES}
    with open_warehouse(settings) as warehouse, warehouse.begin() as conn:
        assert checksums(conn) == before


def generated(number: int) -> str:
    users = 10_000 + number * 7
    sentences = [
        f"MeowTalk had {users:,} users in Norway in March, a {number % 90 + 1} percent jump from the previous month.",
        f"Revenue of its owner, Meow Works, rose {number % 40 + 2} percent to {number % 50 + 3}.{number % 9} bn won.",
        "The company, based in Seoul, said in a statement that it expects growth to go on in the rest of the year.",
        f"Data of {number % 700 + 5} users were handed over to authorities in the fourth quarter of 2025, it said.",
    ]
    body = "".join(f"<p>{sentence}</p>" for sentence in sentences * 2)
    title = f"MeowTalk counts {users:,} users"
    return (
        f"<!doctype html><html lang='en'><head><title>{title}</title><meta property='article:published_time' "
        f"content='2026-04-14T09:00:00+09:00'></head><body><article><h1>{title}</h1>{body}</article></body></html>"
    )
