"""The whole run without Airflow: nothing is lost, nothing doubles, what changes is seen."""

import re
import signal
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from sqlalchemy import text

from pipeline import flow
from pipeline.archive import iterate_warc, verify
from pipeline.errors import ConfigError, PipelineError
from pipeline.model import Capture
from pipeline.newsstand import Newsstand
from pipeline.settings import Settings
from pipeline.warehouse import checksums, open_warehouse, row_counts

TIMES = "sample_times"

KILLED_WHILE_WRITING = """
import os, signal, sys
from datetime import UTC, datetime
from pathlib import Path
from pipeline.archive import ArchiveWriter
from pipeline.model import Capture
archive, parts, url, page = sys.argv[1:]
ArchiveWriter(archive, Path(parts), "sample_times/killed").add(Capture(
    url=url, source_key="sample_times", final_url=url, fetched_at=datetime(2026, 4, 14, 6, tzinfo=UTC), status=200,
    headers={"content-type": "text/html; charset=utf-8"}, body=Path(page).read_bytes()))
os.kill(os.getpid(), signal.SIGKILL)
"""


def stages(report: Mapping[str, Any]) -> Mapping[str, Any]:
    return report["stages"]


def sums(house: Settings) -> dict[str, str]:
    with open_warehouse(house) as warehouse, warehouse.begin() as conn:
        return checksums(conn)


def rows(house: Settings, query: str) -> list[tuple[Any, ...]]:
    with open_warehouse(house) as warehouse, warehouse.begin() as conn:
        return [tuple(row) for row in conn.execute(text(query))]


@pytest.mark.parametrize("source_key", [TIMES, "sample_kurier", "sample_ilbo"])
def test_every_item_of_a_run_is_accounted_for(house: Settings, source_key: str) -> None:
    report = flow.ingest(source_key, settings=house)
    for counts in stages(report).values():
        assert counts["taken"] == counts["made"] + sum(counts["dropped"].values()) + counts["left"]
    assert stages(report)["discover"]["made"] == stages(report)["fetch"]["taken"] > 0
    assert stages(report)["fetch"]["made"] == stages(report)["extract"]["taken"] == report["rows"]["raw.capture"]
    assert stages(report)["extract"]["made"] == report["rows"]["core.article"]
    assert report["rows"]["core.claim"] > 50
    assert verify(house.archive_url).captures == report["rows"]["raw.capture"]


def test_what_the_paper_forbids_or_lacks_is_counted_by_its_reason(house: Settings, newsstand: Newsstand) -> None:
    report = flow.ingest(TIMES, settings=house)
    assert stages(report)["discover"]["dropped"]["foreign_host"] == 1
    assert stages(report)["fetch"]["dropped"] == {"not_found": 1, "robots_denied": 2}
    denied = {url for (url,) in rows(house, "SELECT url FROM raw.fetch_log WHERE outcome = 'robots_denied'")}
    asked = {f"http://{request.host}{request.path}" for request in newsstand.requests}
    assert len(denied) == 2
    assert not denied & asked


def test_a_second_run_fetches_nothing_and_changes_nothing(house: Settings, newsstand: Newsstand) -> None:
    flow.ingest(TIMES, settings=house)
    before, pages = sums(house), len(newsstand.requests)
    again = flow.ingest(TIMES, settings=house)
    assert {stage: counts["made"] for stage, counts in stages(again).items() if stage != "observe"} == {
        "discover": 0,
        "fetch": 0,
        "extract": 0,
        "audit": 0,
        "publish": 0,
    }
    assert sums(house) == before
    articles = [request for request in newsstand.requests[pages:] if request.path.count("/") > 3]
    assert not articles


def test_a_day_later_new_articles_come_and_the_corrected_figure_takes_the_old_ones_place(
    house: Settings, newsstand: Newsstand
) -> None:
    profit = "SELECT value FROM mart.fct_claim WHERE value IN (38200000000, 32800000000) AND url LIKE '%ferrypay%'"
    flow.ingest(TIMES, settings=house)
    assert rows(house, profit) == [(38_200_000_000,)]
    newsstand.advance()
    report = flow.ingest(TIMES, settings=house)
    assert report["rows"]["core.article"] == 2
    assert report["rows"]["core.article_revision"] == 3
    assert rows(house, profit) == [(32_800_000_000,)]
    assert rows(house, "SELECT count(*) FROM core.claim WHERE value = 38200000000") == [(1,)]


@pytest.mark.acceptance
def test_a_page_that_is_announced_as_changed_and_is_not_is_no_new_capture(
    house: Settings, newsstand: Newsstand
) -> None:
    flow.ingest(TIMES, settings=house)
    before = sums(house)
    rows_changed = "UPDATE raw.lead SET state = 'pending', due_at = now() WHERE state = 'done'"
    with open_warehouse(house) as warehouse, warehouse.begin() as conn:
        due = conn.execute(text(rows_changed)).rowcount
    report = flow.ingest(TIMES, settings=house)
    assert stages(report)["fetch"]["dropped"] == {"not_modified": due}
    assert sums(house) == before


@pytest.mark.acceptance
def test_a_limit_leaves_the_rest_for_the_next_run(house: Settings) -> None:
    first = flow.ingest(TIMES, settings=house, limit=3)
    assert stages(first)["fetch"]["left"] == stages(first)["discover"]["made"] - 3
    second = flow.ingest(TIMES, settings=house)
    assert stages(second)["fetch"]["taken"] == stages(first)["fetch"]["left"]


def test_a_past_day_comes_from_the_day_archive(house: Settings) -> None:
    report = flow.ingest(TIMES, settings=house, day=date(2026, 4, 13))
    days = rows(house, "SELECT DISTINCT published_on FROM core.article_revision")
    assert stages(report)["fetch"]["made"] > 0
    assert days == [(date(2026, 4, 13),)]


@pytest.mark.acceptance
def test_only_the_named_pages_are_taken(house: Settings) -> None:
    flow.ingest(TIMES, settings=house)
    (url,) = rows(house, "SELECT url FROM raw.capture ORDER BY url LIMIT 1")[0]
    report = flow.ingest(TIMES, settings=house, urls=[url, "http://127.0.0.1/admin"])
    assert stages(report)["discover"] == {
        "taken": 2,
        "made": 0,
        "dropped": {"known": 1, "foreign_host": 1},
        "left": 0,
    }


def test_of_what_is_due_only_the_named_pages_are_fetched(house: Settings, newsstand: Newsstand) -> None:
    flow.discover(TIMES, run_key=flow.begin(TIMES, dag_id="test", run_id="poll", settings=house), settings=house)
    (due,) = rows(house, "SELECT COUNT(*) FROM raw.lead WHERE state = 'pending'")[0]
    (url,) = rows(house, "SELECT url FROM raw.lead WHERE url LIKE '%ferrypay%'")[0]
    report = flow.ingest(TIMES, settings=house, urls=[f"{url}?utm_source=letter#top"])
    assert stages(report)["fetch"] == {"taken": 1, "made": 1, "dropped": {}, "left": 0}
    assert rows(house, "SELECT url FROM raw.capture") == [(url,)]
    assert rows(house, "SELECT COUNT(*) FROM raw.lead WHERE state = 'pending'") == [(due - 1,)]
    again = flow.ingest(TIMES, settings=house, urls=[url])
    assert stages(again)["fetch"] == {"taken": 0, "made": 0, "dropped": {}, "left": 0}
    asked = len(newsstand.requests)
    for wrong, reason in (("garbage", "bad_url"), ("https://[x/", "bad_url"), ("http://127.0.0.1/a", "foreign_host")):
        with pytest.raises(ConfigError, match=f"{TIMES}: .*{re.escape(repr(wrong))} is dropped as {reason}"):
            flow.ingest(TIMES, settings=house, urls=[wrong])
    assert len(newsstand.requests) == asked


@pytest.mark.acceptance
def test_captures_of_a_killed_run_are_kept_and_not_asked_for_again(house: Settings, newsstand: Newsstand) -> None:
    flow.ingest(TIMES, settings=house)
    (url, file) = rows(house, "SELECT url, warc_file FROM raw.capture WHERE url LIKE '%ferrypay%'")[0]
    (body,) = [
        found.body
        for found in iterate_warc(f"{house.archive_url}/{file}")
        if isinstance(found, Capture) and found.url == url
    ]
    other = replace(house, home=house.home / "other", archive_url=(house.home / "other" / "archive").as_uri())
    with open_warehouse(other) as warehouse, warehouse.begin() as conn:
        conn.execute(text("TRUNCATE raw.lead, core.article, ops.run CASCADE"))
    page = house.home / "page.html"
    page.write_bytes(body)
    killed = subprocess.run(
        [
            sys.executable,
            "-c",
            KILLED_WHILE_WRITING,
            other.archive_url,
            str(other.home / "parts" / TIMES),
            url,
            str(page),
        ],
        check=False,
    )
    assert killed.returncode == -signal.SIGKILL
    asked = len(newsstand.requests)
    report = flow.ingest(TIMES, settings=other)
    assert not [request for request in newsstand.requests[asked:] if request.path in url and "ferrypay" in request.path]
    assert stages(report)["extract"]["made"] == stages(report)["fetch"]["made"] == 1


@pytest.mark.acceptance
def test_what_a_killed_run_had_recorded_is_not_recorded_again(house: Settings) -> None:
    """It records twenty pages at a time, and may be killed before it closes the part that they are in."""
    flow.ingest(TIMES, settings=house)
    recorded = "SELECT lead_id::text, at, run_key FROM raw.fetch_log ORDER BY 1, 2"
    before, index = rows(house, recorded), rows(house, "SELECT * FROM raw.capture ORDER BY capture_id")
    file = rows(house, "SELECT MIN(warc_file) FROM raw.capture")[0][0]
    left = house.home / "parts" / TIMES / f"{file}.open"
    left.parent.mkdir(parents=True, exist_ok=True)
    (house.home / "archive" / file).rename(left)
    report = flow.ingest(TIMES, settings=house)
    assert not left.exists()
    assert stages(report)["fetch"]["made"] == len(index), "what is taken in counts"
    assert report["rows"].get("raw.fetch_log", 0) == 0
    assert rows(house, recorded) == before
    assert rows(house, "SELECT * FROM raw.capture ORDER BY capture_id") == index
    assert verify(house.archive_url).faults == ()


def test_a_failed_audit_publishes_nothing_and_names_the_remedy(house: Settings) -> None:
    run_key = flow.begin(TIMES, dag_id="test", run_id="audit", settings=house)
    flow.discover(TIMES, run_key=run_key, settings=house)
    flow.fetch(TIMES, run_key=run_key, settings=house)
    (batch,) = flow.batches(TIMES, run_key=run_key, settings=house)
    flow.extract(TIMES, run_key=run_key, part=0, capture_ids=batch, settings=house)
    with open_warehouse(house) as warehouse, warehouse.begin() as conn:
        conn.execute(text("UPDATE stage.claim SET surface = 'x' || surface WHERE ordinal = 0"))
    with pytest.raises(PipelineError, match="surface_at_span"):
        flow.audit(run_key=run_key, settings=house)
    with open_warehouse(house) as warehouse, warehouse.begin() as conn:
        assert row_counts(conn)["core.claim"] == 0


def test_extracting_a_batch_again_replaces_it(house: Settings) -> None:
    run_key = flow.begin(TIMES, dag_id="test", run_id="twice", settings=house)
    flow.discover(TIMES, run_key=run_key, settings=house)
    flow.fetch(TIMES, run_key=run_key, settings=house)
    (batch,) = flow.batches(TIMES, run_key=run_key, settings=house)
    for _ in range(2):
        flow.extract(TIMES, run_key=run_key, part=0, capture_ids=batch, settings=house)
    with open_warehouse(house) as warehouse, warehouse.begin() as conn:
        assert row_counts(conn)["stage.article"] == len(batch)
    assert stages(flow.report(run_key=run_key, settings=house))["extract"]["taken"] == len(batch)


def test_an_unknown_source_is_named_with_the_known_ones(house: Settings) -> None:
    with pytest.raises(ConfigError, match=r"sample_tims.*sample_times"):
        flow.ingest("sample_tims", settings=house)


def test_to_read_again_a_source_or_version_of_which_nothing_is_known_is_refused(house: Settings) -> None:
    flow.ingest(TIMES, settings=house, limit=1)
    ((version,),) = rows(house, "SELECT DISTINCT extractor_version FROM core.reading")

    def pages(source_key: str | None, read_by: str | None) -> list[str]:
        days = {"first_day": date(2020, 1, 1), "end_day": date(2020, 1, 2)}
        return flow.to_reread(settings=house, source_key=source_key, read_by=read_by, **days)

    assert pages(TIMES, version) == pages("sample_ilbo", None) == []
    with pytest.raises(ConfigError, match="no source 'sample_tims'; did you mean 'sample_times'"):
        pages("sample_tims", None)
    with pytest.raises(ConfigError, match=rf"read by extractor '9\+none'; versions .*: {re.escape(version)}$"):
        pages(None, "9+none")
    with open_warehouse(house) as warehouse, warehouse.begin() as conn:
        conn.execute(text("UPDATE raw.capture SET source_key = 'long_gone'"))
    assert pages("long_gone", None) == [], "its file is gone, and its pages are held"


def test_a_reading_that_is_refused_leaves_no_run_that_makes_its_name_a_source(house: Settings) -> None:
    with pytest.raises(ConfigError, match="no source 'sample_tims'"):
        flow.reextract(settings=house, source_key="sample_tims")
    assert rows(house, "SELECT source_key FROM ops.run") == []


@pytest.mark.parametrize(
    ("given", "why"),
    [({"day": date(2999, 1, 1)}, "has not come yet"), ({"urls": ["notaurl"]}, "no address of an article is given")],
    ids=["a day to come", "no address"],
)
def test_what_is_refused_before_anything_is_asked_leaves_no_run(house: Settings, given: Any, why: str) -> None:
    with pytest.raises(ConfigError, match=why):
        flow.ingest(TIMES, settings=house, **given)
    assert rows(house, "SELECT run_id FROM ops.run") == []


def test_a_broken_file_stops_its_own_source_only(house: Settings, caplog) -> None:
    flow.ingest(TIMES, settings=house, limit=2)
    flow.ingest("sample_ilbo", settings=house, limit=3)
    (house.home / "own").mkdir()
    (house.home / "own" / "sample_ilbo.toml").write_text("name = 3")
    broken = replace(house, sources_dir=house.home / "own")
    days = {"read_by": None, "first_day": None, "end_day": None}
    own = flow.to_reread(settings=broken, source_key=TIMES, **days)
    assert flow.to_reread(settings=broken, source_key=None, **days) == own != []
    assert "sample_ilbo: 3 pages are left as they are" in caplog.text
    run_key = flow.begin("", dag_id="reextract", run_id="broken beside", settings=broken)
    assert flow.extract("", run_key=run_key, part=0, capture_ids=own, settings=broken)["made"] == 2
    with pytest.raises(ConfigError, match=r"sample_ilbo\.toml: name = 3"):
        flow.to_reread(settings=broken, source_key="sample_ilbo", **days)
    everything = flow.to_reread(settings=house, source_key=None, **days)
    with pytest.raises(ConfigError, match=r"sample_ilbo\.toml: name = 3"):
        flow.extract("", run_key=run_key, part=1, capture_ids=everything, settings=broken)
