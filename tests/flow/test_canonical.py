"""One article under many addresses is one article, when its page says so."""

from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import text

from pipeline import flow
from pipeline.archive import ArchiveWriter
from pipeline.model import Capture
from pipeline.settings import Settings
from pipeline.warehouse import open_warehouse

FIRST = datetime(2026, 4, 14, 6, tzinfo=UTC)
WORDS = "<p>The ferry app had 51,200 users in Norway in March, the harbour office said, and that is more than ever.</p>"
OWN = "http://post.test/tech/ferry-app-users"


def page(canonical: str) -> bytes:
    head = f"<title>Ferry app users</title><link rel='canonical' href='{canonical}'>"
    body = f"<h1>Ferry app has more users</h1><article>{WORDS * 6}</article>"
    return f"<!doctype html><html lang='en'><head>{head}</head><body>{body}</body></html>".encode()


def test_pages_that_name_the_same_address_are_one_article(house: Settings, tmp_path: Path) -> None:
    folder = tmp_path / "crawl"
    with ArchiveWriter(folder.as_uri(), tmp_path / "parts", "other/extra") as extra:
        for url, canonical in [
            (f"{OWN}?from=rss", OWN),
            (f"{OWN}?from=top", OWN),
            (f"{OWN}?from=x", "http://post.test/"),
        ]:
            extra.add(
                Capture(
                    url=url,
                    source_key="",
                    final_url=url,
                    fetched_at=FIRST,
                    status=200,
                    headers={"content-type": "text/html; charset=utf-8"},
                    body=page(canonical),
                )
            )
    flow.ingest_warc(folder, settings=house, wanted=flow.Wanted())
    with open_warehouse(house) as warehouse, warehouse.begin() as conn:
        assert list(conn.scalars(text("SELECT article_key FROM core.article ORDER BY article_key"))) == [
            OWN,
            f"{OWN}?from=x",
        ]
