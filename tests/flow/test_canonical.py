"""One article under many addresses is one article, when its page says so."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import text

from pipeline import flow
from pipeline.archive import ArchiveWriter
from pipeline.model import Capture
from pipeline.settings import Settings
from pipeline.warehouse import open_warehouse
from tests.support.traces import places_of

FIRST = datetime(2026, 4, 14, 6, tzinfo=UTC)
WORDS = "<p>The ferry app had 51,200 users in Norway in March, the harbour office said, and that is more than ever.</p>"
OWN = "http://post.test/tech/ferry-app-users"


HARBOURS = (
    "<p>The harbours of Norway had 312 calls of cruise ships in March, the harbour office said on the day before.</p>"
)


def page(canonical: str, words: str = WORDS) -> bytes:
    head = f"<title>Ferry app users</title><link rel='canonical' href='{canonical}'>"
    body = f"<h1>Ferry app has more users</h1><article>{words * 6}</article>"
    return f"<!doctype html><html lang='en'><head>{head}</head><body>{body}</body></html>".encode()


def crawled(folder: Path, pages: dict[str, str]) -> None:
    """A WARC file of pages, by their address, each with the address that it says it has."""
    with ArchiveWriter((folder / "crawl").as_uri(), folder / "parts", "other/extra") as extra:
        for url, canonical in pages.items():
            extra.add(
                Capture(
                    url=url,
                    source_key="",
                    final_url=url,
                    fetched_at=FIRST,
                    status=200,
                    headers={"content-type": "text/html; charset=utf-8"},
                    body=page(canonical, _words(url)),
                )
            )


def _words(url: str) -> str:
    """The top of the front page led to a later text of the article."""
    if "harbours" in url:
        return HARBOURS
    return WORDS.replace("51,200", "52,900") if "from=top" in url else WORDS


def test_pages_that_name_the_same_address_are_one_article(house: Settings, tmp_path: Path) -> None:
    crawled(tmp_path, {f"{OWN}?from=rss": OWN, f"{OWN}?from=top": OWN, f"{OWN}?from=x": "http://post.test/"})
    flow.ingest_warc(str(tmp_path / "crawl"), settings=house, wanted=flow.Wanted())
    with open_warehouse(house) as warehouse, warehouse.begin() as conn:
        assert list(conn.scalars(text("SELECT article_key FROM core.article ORDER BY article_key"))) == [
            OWN,
            f"{OWN}?from=x",
        ]


SOURCE = """
name = "The Post"
language = "en"
time_zone = "UTC"
hosts = ["post.test"]
sitemaps = ["http://post.test/sitemap.xml"]
{more}
[terms]
terms_url = "http://post.test/terms"
quote_limit = 300
legal_note = "An invented paper, made for a test."
"""
MARTS = "SELECT (SELECT count(*) FROM mart.fct_article), (SELECT count(*) FROM mart.fct_claim)"


def test_a_source_that_gets_a_number_for_its_articles_does_not_double_them(house: Settings, tmp_path: Path) -> None:
    """Read again after its file has changed: each article is another one now, and the one before is none."""
    folder = tmp_path / "sources"
    folder.mkdir()
    file = folder / "post.toml"
    file.write_text(SOURCE.format(more=""), "utf-8")
    house = replace(house, sources_dir=folder)
    crawled(tmp_path, {f"{OWN}-{number}": f"{OWN}-{number}" for number in (101, 102)})
    flow.ingest_warc(str(tmp_path / "crawl"), settings=house, wanted=flow.Wanted())
    with open_warehouse(house) as warehouse, warehouse.begin() as conn:
        before = conn.execute(text(MARTS)).one()
    assert before[0] == 2
    file.write_text(SOURCE.format(more="native_id = '(\\d+)$'"), "utf-8")
    flow.reextract(settings=house, source_key="post")
    with open_warehouse(house) as warehouse, warehouse.begin() as conn:
        assert conn.execute(text(MARTS)).one() == before
        keys = "SELECT article_key FROM mart.fct_article JOIN core.article USING (article_id) ORDER BY 1"
        assert list(conn.scalars(text(keys))) == ["101", "102"]


def test_a_forgotten_article_does_not_come_back_under_another_address(house: Settings, tmp_path: Path) -> None:
    """That it is the same one stands in the page alone, so that it is found out only when the page is read."""
    crawled(tmp_path, {f"{OWN}?from=rss": OWN})
    flow.ingest_warc(str(tmp_path / "crawl"), settings=house, wanted=flow.Wanted())
    told = flow.forget(flow.read_wish(house, url=OWN, source_key=None), settings=house)
    assert (told["captures"], told["articles"]) == (1, 1), "the address that the page gives itself is one as well"
    assert places_of(house, ("ferry-app",)) == []
    crawled(tmp_path / "again", {f"{OWN}?from=top": OWN, "http://post.test/tech/harbours": ""})
    report = flow.ingest_warc(str(tmp_path / "again" / "crawl"), settings=house, wanted=flow.Wanted())
    stages = report["stages"]
    assert (stages["extract"]["dropped"], stages["extract"]["made"]) == ({"forgotten": 1}, 1)
    assert places_of(house, ("ferry-app",)) == []
    once_more = flow.ingest_warc(str(tmp_path / "again" / "crawl"), settings=house, wanted=flow.Wanted())
    assert once_more["stages"]["discover"]["dropped"] == {"forgotten": 1, "same_body": 1}
