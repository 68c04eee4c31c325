"""WARC files of the invented papers, and two houses: one that reads them, one that loads what was read of them."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pipeline.archive import ArchiveWriter, iterate_warc
from pipeline.model import Capture
from pipeline.newsstand import Newsstand
from pipeline.settings import Settings
from tests.support.crawls import crawled, write_crawl
from tests.support.database import DatabaseServer
from tests.support.datasets import spark

AT = datetime(2026, 4, 15, 6, tzinfo=UTC)
UNDATED = (
    "<!doctype html><html lang='en'><head><title>Boats</title></head><body><article><h1>Boats and nets</h1>"
    + "<p>The harbour of Lund counted 51,200 boats yesterday, and that is 12 % more than a year ago, it said.</p>" * 4
    + "</article></body></html>"
).encode()


@pytest.fixture(scope="session")
def crawl(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Some pages of the papers of a day; and a file with pages that are dropped, stand twice or have no date, which
    breaks off."""
    folder = tmp_path_factory.mktemp("spark-crawl")
    with Newsstand(folder / "newsstand") as newsstand:
        write_crawl(newsstand, folder / "all", days=1, back_days=0, work=folder / "parts")
    pages = [item for file in (folder / "all").rglob("*.gz") for item in iterate_warc(file)]
    with ArchiveWriter(folder.as_uri(), folder / "parts", "crawl/day") as day:
        for page in [page for page in pages if isinstance(page, Capture)][::3]:
            day.add(page)
    with ArchiveWriter(folder.as_uri(), folder / "parts", "crawl/odd") as odd:
        for url, body, content_type in (
            ("http://harbour.test/undated", UNDATED, "text/html"),
            ("http://harbour.test/undated", UNDATED, "text/html; charset=utf-8"),
            ("http://harbour.test/picture", b"\x89PNG", "image/png"),
            ("http://user:secret@harbour.test/", UNDATED, "text/html"),
            ("http://harbour.test/last", UNDATED, "text/html"),
        ):
            odd.add(crawled(url, AT, body, content_type))
    file = folder / "crawl" / "odd.warc.gz"
    file.write_bytes(file.read_bytes()[:-40])
    return folder / "crawl"


@pytest.fixture(scope="session")
def read_dataset(crawl: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("spark-dataset")
    spark(Settings.from_env({"NEWSFIGURES_HOME": str(folder / "home")}), crawl, "--output", folder / "dataset")
    return folder / "dataset"


@pytest.fixture
def dataset(read_dataset: Path, tmp_path: Path) -> Path:
    """What was read of the crawl, to be changed."""
    return Path(shutil.copytree(read_dataset, tmp_path / "dataset"))


@pytest.fixture
def other(settings: Settings, database_server: DatabaseServer, template_database: str) -> Iterator[Settings]:
    """A second house."""
    home = settings.home.with_name("other")
    with database_server.database(template_database) as url:
        yield replace(settings, home=home, database_url=url, archive_url=(home / "archive").as_uri())
