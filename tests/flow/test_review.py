"""A source that nobody has seen work lays its first pages aside."""

import gzip
import json
from dataclasses import replace

import pytest
from sqlalchemy import text

from pipeline import flow
from pipeline.errors import NoSpaceError
from pipeline.flow.review import keep_for_review
from pipeline.model import DueLead, FetchResult, Lead, LeadOrigin, Outcome, WarcPlace
from pipeline.newsstand import Newsstand
from pipeline.settings import Settings
from pipeline.sources import find_source, load_sources
from pipeline.warehouse import open_warehouse
from tests.archive.test_writer import capture
from tests.support.disks import fill, mounted

SOURCE = """
name = "The Unseen"
language = "en"
time_zone = "Asia/Seoul"
hosts = ["times.newsstand.test"]
sample = true
unverified = {unverified}

[politeness]
pause = 0.05

[terms]
terms_url = "http://times.newsstand.test/terms"
quote_limit = 1000
text_visible_to = "everyone"
legal_note = "Invented for this test; no publisher is concerned."

[[feed]]
url = "http://times.newsstand.test/rss/allnews.xml"
"""


def fetched(number: int) -> FetchResult:
    found = capture(number)
    lead = Lead(url=found.url, source_key=found.source_key, origin=LeadOrigin.LIST)
    return FetchResult(
        due=DueLead(lead=lead),
        outcome=Outcome.OK,
        at=found.fetched_at,
        seconds=0,
        requests=1,
        capture=found,
        place=WarcPlace(file="a.warc.gz", offset=0, length=1),
    )


def run(house: Settings, key: str, unverified: str) -> Settings:
    folder = house.home / "sources"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{key}.toml").write_text(SOURCE.format(unverified=unverified))
    settings = replace(house, sources_dir=folder)
    flow.ingest(key, settings=settings)
    return settings


def test_the_first_run_of_an_unverified_source_keeps_pages_with_a_list_that_parse_reads(
    house: Settings, newsstand: Newsstand
) -> None:
    settings = run(house, "unseen", "true")
    folder = settings.home / "review" / "unseen"
    pages = [json.loads(line) for line in (folder / "pages.jsonl").read_text().splitlines()]
    assert len(pages) == 10
    assert all(b"</html>" in gzip.decompress((folder / page["file"]).read_bytes()) for page in pages)
    (folder / "pages.jsonl").write_text("looked at\n")
    with open_warehouse(settings) as warehouse, warehouse.begin() as conn:
        conn.execute(text("TRUNCATE raw.lead, core.article, ops.run CASCADE"))
    flow.ingest("unseen", settings=settings)
    assert (folder / "pages.jsonl").read_text() == "looked at\n"


def test_a_verified_source_keeps_none(house: Settings, newsstand: Newsstand) -> None:
    settings = run(house, "seen", "false")
    assert not (settings.home / "review").exists()


def test_pages_that_find_no_room_for_review_are_laid_aside_whole_by_a_later_run(
    settings: Settings,
) -> None:
    unseen = replace(find_source(load_sources(None), "sample_times"), unverified=True)
    results = [fetched(number) for number in range(10)]
    with mounted(settings.home / "review", "size=64k") as disk:
        ballast = fill(disk, leaving=12 << 10)
        with pytest.raises(NoSpaceError, match=f"^no space left in {disk}; make room"):
            keep_for_review(settings, unseen, results)
        assert [path.name for path in disk.iterdir()] == ["ballast"]
        ballast.unlink()
        folder = keep_for_review(settings, unseen, results)
        assert folder is not None
        assert len((folder / "pages.jsonl").read_text().splitlines()) == 10
        assert [path.name for path in disk.iterdir()] == [folder.name]
