"""One page over which our code falls, or that no table can hold, costs itself and no other, and people are told."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from pipeline import flow
from pipeline.archive import ArchiveWriter
from pipeline.model import Capture
from pipeline.parse import dates
from pipeline.settings import Settings
from pipeline.warehouse import open_warehouse

WORDS = "<p>MeowTalk had 51,200 active users in Norway in March, and that is a good deal more than in February.</p>"
PAGE = (
    f"<html lang='en'><head><title>x</title></head><body><h1>MeowTalk grows</h1><article>{WORDS * 4}</article></body>"
)
FETCHED_AT = datetime(2026, 4, 14, 6, tzinfo=UTC)
BAD = "http://lantern.test/bad"
REFUSE = """
CREATE FUNCTION stage.refuse() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN
    IF NEW.url LIKE '%/bad' THEN RAISE EXCEPTION 'no such letter' USING ERRCODE = '22021'; END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER refuse BEFORE INSERT ON stage.article FOR EACH ROW EXECUTE FUNCTION stage.refuse()
"""


@pytest.fixture
def taken_in(settings: Settings, tmp_path: Path) -> Callable[[], dict[str, Any]]:
    """Takes in three pages that name no date, one of them at BAD, in one batch."""
    with ArchiveWriter((tmp_path / "crawl").as_uri(), tmp_path / "parts", "crawl") as crawl:
        for url in ("http://lantern.test/first", BAD, "http://lantern.test/last"):
            crawl.add(
                Capture(url=url, source_key="", final_url=url, fetched_at=FETCHED_AT, status=200,
                        headers={"content-type": "text/html"}, body=f"{PAGE}<!-- {url} -->".encode())
            )  # fmt: skip
    return lambda: flow.ingest_warc(str(tmp_path / "crawl"), wanted=flow.Wanted(), settings=settings)


def told_of(settings: Settings) -> list[dict[str, str]]:
    return [one for one in flow.watch(settings=settings) if one["finding"] == "reader_failed"]


def test_a_page_over_which_a_library_falls_is_dropped_and_told_of(
    settings: Settings, taken_in: Callable[[], dict[str, Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    find_date = dates.find_date

    def falling(*given: Any, url: str, **more: Any) -> Any:
        if url == BAD:
            raise KeyError("no such thing")
        return find_date(*given, url=url, **more)

    monkeypatch.setattr(dates, "find_date", falling)  # htmldate's, which reads a page that names no date
    read = taken_in()["stages"]["extract"]
    assert (read["taken"], read["made"], read["dropped"]) == (3, 2, {"reader_failed": 1})
    with open_warehouse(settings) as warehouse, warehouse.begin() as conn:
        dropped = conn.execute(
            text("SELECT drop_reason, drop_detail FROM core.reading WHERE revision_id IS NULL")
        ).one()
        claims = conn.execute(text("SELECT count(*) FROM core.claim")).scalar_one()
    assert tuple(dropped) == ("reader_failed", "KeyError: 'no such thing'")
    assert claims > 0
    (finding,) = told_of(settings)
    assert finding["source"] == "warc:lantern.test"
    assert finding["detail"] == f"our reader failed on 1 pages in a day, such as {BAD} (KeyError: 'no such thing')"


def test_a_page_that_no_table_can_hold_is_dropped_and_the_others_are_staged(
    settings: Settings, taken_in: Callable[[], dict[str, Any]]
) -> None:
    with open_warehouse(settings) as warehouse, warehouse.begin() as conn:
        conn.exec_driver_sql(REFUSE.replace("%", "%%"))
    read = taken_in()["stages"]["extract"]
    assert (read["taken"], read["made"], read["dropped"]) == (3, 2, {"reader_failed": 1})
    (finding,) = told_of(settings)
    assert f"such as {BAD} (CharacterNotInRepertoire: no such letter" in finding["detail"]


def test_nothing_is_told_where_nothing_fell(settings: Settings, taken_in: Callable[[], dict[str, Any]]) -> None:
    assert taken_in()["stages"]["extract"]["made"] == 3
    assert told_of(settings) == []
