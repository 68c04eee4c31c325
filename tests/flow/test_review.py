"""A source that nobody has seen work lays its first pages aside."""

import gzip
import json
from dataclasses import replace

from sqlalchemy import text

from pipeline import flow
from pipeline.newsstand import Newsstand
from pipeline.settings import Settings
from pipeline.warehouse import open_warehouse

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
