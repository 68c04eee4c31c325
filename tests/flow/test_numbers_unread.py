"""An article with more numbers than one text may cost is read in its beginning; the rest is counted and told of."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import text

from pipeline import flow
from pipeline.archive import ArchiveWriter
from pipeline.reader.budget import NUMBERS
from pipeline.settings import Settings
from pipeline.warehouse import open_warehouse
from pipeline.warehouse.copying import run
from tests.support.crawls import crawled

MORE = 25
FIRST = "<p>MeowTalk had 51,200 active users in Norway in spring, and that is a good deal more than in winter.</p>"
ARTICLES = "".join(
    f"<p>The court named Article {number} once more, as courts of the north do when rain falls.</p>"
    for number in range(100, 100 + NUMBERS + MORE)
)
PAGES = {
    "short": f"<h1>MeowTalk grows</h1><article>{FIRST}</article>",
    "long": f"<h1>MeowTalk grows</h1><article>{FIRST}{ARTICLES}</article>",
}


@pytest.fixture
def crawl(tmp_path: Path) -> str:
    with ArchiveWriter((tmp_path / "crawl").as_uri(), tmp_path / "parts", "crawl") as crawl:
        for name, words in PAGES.items():
            url = f"http://lantern.test/{name}"
            page = f"<html lang='en'><head><title>x</title></head><body>{words}</body></html>"
            crawl.add(crawled(url, datetime(2026, 4, 14, 6, tzinfo=UTC), page.encode(), "text/html"))
    return str(tmp_path / "crawl")


def test_numbers_behind_the_budget_of_a_text_are_counted_from_the_page_to_the_report(
    settings: Settings, crawl: str
) -> None:
    told = flow.ingest_warc(crawl, wanted=flow.Wanted(), settings=settings)
    read = told["stages"]["extract"]
    unread = MORE + 1  # the first number of the budget is that of the first paragraph
    assert (read["taken"], read["made"], read["dropped"]) == (2, 2, {})
    assert read["parts_dropped"] == {"numbers_past_budget": unread}
    with open_warehouse(settings) as warehouse, warehouse.begin() as conn:
        rows = conn.execute(text("SELECT url, claims, numbers_unread FROM mart.fct_article ORDER BY url"))
        assert [(row.url.rpartition("/")[2], row.claims, row.numbers_unread) for row in rows] == [
            ("long", 1, unread),
            ("short", 1, 0),
        ]
        drops = [tuple(row)[1:] for row in run(conn, "explore/health_drops", {})]
    assert ("extract", "numbers_past_budget", unread) in drops
