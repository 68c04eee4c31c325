"""The explorer over the three invented papers and one hostile page, built once for all tests of this folder."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from pipeline import flow
from pipeline.archive import ArchiveWriter
from pipeline.explorer import build_app
from pipeline.explorer.reading import Reader
from pipeline.model import Capture
from pipeline.newsstand import Newsstand
from pipeline.settings import Settings
from pipeline.sources import load_sources
from tests.support.database import DatabaseServer
from tests.support.mended import printed_papers
from tests.support.patience import patient_reader

TODAY = date(2026, 4, 15)
HOSTILE_URL = "http://hostile.test/2026/04/14/1"
HOSTILE = """<!doctype html><html lang="en"><head><title>&lt;script&gt;alert(1)&lt;/script&gt; &#8238;gnp.exe</title>
<meta property="article:published_time" content="2026-04-14T09:00:00+09:00"></head><body><article>
<h1>&lt;script&gt;alert(1)&lt;/script&gt; &#8238;gnp.exe</h1>
<p>MeowTalk "&gt;&lt;img src=x onerror=alert(2)&gt; had 51,200 &#8238;sresu users in Chile in March, it said.</p>
<p>The firm behind it, in the town of Lund, told reporters that it would go on and on in the same way as before.</p>
<p>=HYPERLINK("http://evil.test") was 12 percent of users, according to {{ 7 * 7 }} and ${7*7}, a survey firm said.</p>
</article></body></html>"""


@pytest.fixture(scope="package")
def house(
    database_server: DatabaseServer, template_database: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Settings]:
    home = tmp_path_factory.mktemp("explorer")
    with database_server.database(template_database) as url, Newsstand(home / "stand") as newsstand:
        settings = Settings.from_env({"NEWSFIGURES_HOME": str(home), "NEWSFIGURES_DATABASE_URL": url})
        settings = replace(settings, host_map=newsstand.host_map)
        for key in ("sample_times", "sample_kurier", "sample_ilbo"):
            flow.ingest(key, settings=settings)
        newsstand.advance()
        flow.ingest("sample_times", settings=settings)
        _take_in_hostile(settings, home)
        yield settings


def _take_in_hostile(settings: Settings, home: Path) -> None:
    with ArchiveWriter((home / "crawl").as_uri(), home / "parts", "crawl/hostile") as crawl:
        crawl.add(
            Capture(
                url=HOSTILE_URL,
                source_key="",
                final_url=HOSTILE_URL,
                fetched_at=datetime(2026, 4, 14, 6, tzinfo=UTC),
                status=200,
                headers={"content-type": "text/html; charset=utf-8"},
                body=HOSTILE.encode(),
            )
        )
    flow.ingest_warc(str(home / "crawl"), wanted=flow.Wanted(), settings=settings)


@pytest.fixture(scope="package")
def reader(house: Settings) -> Iterator[Reader]:
    assert house.database_url
    found = patient_reader(house.database_url)
    yield found
    found.close()


@pytest.fixture(scope="package")
def app(house: Settings, reader: Reader) -> FastAPI:
    return build_app(reader, load_sources(None), guard=None, operator=True, today=lambda: TODAY)


@pytest.fixture
def client(app: FastAPI) -> TestClient:
    return TestClient(app, headers={"accept": "text/html"})


@pytest.fixture(scope="package")
def papers(database_server: DatabaseServer, template_database: str) -> Iterator[str]:
    """A few papers for explorers in which some may mend."""
    with printed_papers(database_server, template_database) as found:
        yield found
