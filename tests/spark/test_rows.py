"""What Spark's workers write and `load` takes in: the rows of `ingest --warc`, and nothing twice.

The function that Spark maps over files is called here on Arrow batches; tests/acceptance/test_spark.py has Spark do it.
"""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from sqlalchemy import text

from pipeline import flow
from pipeline.errors import PipelineError, TransientError
from pipeline.model import Lead, LeadOrigin
from pipeline.settings import Settings
from pipeline.warehouse import add_leads, checksums, open_warehouse
from tests.support.datasets import as_if_read_by, spark
from tests.support.kills import differences, held

DROPPED = {"has_credentials": 1, "same_body": 1, "unreadable": 2}
"""Of the file that breaks off: a record, and what came behind it."""


def rows_by_table(settings: Settings) -> dict[str, Any]:
    """Also when each page was captured, which `held` leaves out."""
    with open_warehouse(settings) as warehouse, warehouse.begin() as conn:
        moments = conn.execute(text("SELECT capture_id, fetched_at FROM raw.capture ORDER BY 1")).all()
    return {**held(settings), "moments": [str(row) for row in moments]}


def test_a_loaded_dataset_gives_the_rows_of_the_same_files_read_here(
    settings: Settings, other: Settings, crawl: Path, dataset: Path
) -> None:
    read = flow.ingest_warc(str(crawl), wanted=flow.Wanted(), settings=other)
    loaded = flow.load(str(dataset), settings=settings)
    assert differences(rows_by_table(settings), rows_by_table(other)) == {}
    assert loaded == read
    assert loaded["stages"]["discover"]["dropped"] == DROPPED
    assert loaded["stages"]["extract"]["dropped"] == {"not_html": 1}


def test_a_file_without_one_readable_record_is_told_of_when_the_others_are_published(
    settings: Settings, crawl: Path, tmp_path: Path
) -> None:
    empty = tmp_path / "empty.warc.gz"
    empty.touch()
    spark(settings, crawl, empty, "--output", tmp_path / "dataset")
    with pytest.raises(PipelineError, match=r"1 of the WARC files .*empty\.warc\.gz.*have spark read them"):
        flow.load(str(tmp_path / "dataset"), settings=settings)
    assert len(held(settings)["core.article"]) > 5


def test_a_forgotten_text_in_a_dataset_goes_while_the_dataset_is_loaded(settings: Settings, dataset: Path) -> None:
    """As if it came in other bytes, under an address that is not known to be the article's."""
    flow.load(str(dataset), settings=settings)
    url = min(json.loads(article)["url"] for article in held(settings)["core.article"])
    flow.forget(flow.read_wish(settings, url=url, source_key=None), settings=settings)
    with open_warehouse(settings) as warehouse, warehouse.begin() as conn:
        conn.execute(text("DELETE FROM raw.tombstone WHERE kind <> 'text'"))
    assert flow.load(str(dataset), settings=settings)["stages"]["extract"]["dropped"] == {"forgotten": 1}
    with open_warehouse(settings) as warehouse, warehouse.begin() as conn:
        assert conn.scalar(text("SELECT count(*) FROM raw.capture WHERE url = :url"), {"url": url}) == 0


def test_loaded_again_nothing_changes(settings: Settings, dataset: Path) -> None:
    flow.load(str(dataset), settings=settings)
    with open_warehouse(settings) as warehouse, warehouse.begin() as conn:
        before = checksums(conn)
    again = flow.load(str(dataset), settings=settings)
    assert not any(again["rows"].values())
    with open_warehouse(settings) as warehouse, warehouse.begin() as conn:
        assert checksums(conn) == before


def test_a_page_that_a_feed_dates_is_read_here_since_spark_knows_no_feeds(
    settings: Settings, other: Settings, crawl: Path, dataset: Path
) -> None:
    at = datetime(2026, 3, 2, 12, tzinfo=UTC)
    url, key = "http://harbour.test/undated", "warc:harbour.test"
    lead = Lead(url=url, source_key=key, origin=LeadOrigin.FEED, feed_published_at=at)
    for house in (settings, other):
        with open_warehouse(house) as warehouse, warehouse.begin() as conn:
            add_leads(conn, [lead], now=at)
    flow.load(str(dataset), settings=settings)
    flow.ingest_warc(str(crawl), wanted=flow.Wanted(), settings=other)
    found = rows_by_table(settings)
    assert any("2026-03-01" in claim for claim in found["core.claim"] if "51,200 boats" in claim)
    assert differences(found, rows_by_table(other)) == {}


def test_files_lie_by_day_and_language_and_the_counts_add_up(dataset: Path) -> None:
    told = json.loads((dataset / "manifest.json").read_text("utf-8"))
    counts = told["counts"]
    assert counts["inputs"] == 2
    assert counts["records"] == counts["captures"] + sum(counts["record_drops"].values())
    assert counts["captures"] == counts["articles"] + sum(counts["page_drops"].values())
    assert counts["record_drops"] == DROPPED
    for table in ("captures", "articles", "claims"):
        files = list((dataset / table).rglob("*.parquet"))
        assert sum(pq.ParquetFile(file).metadata.num_rows for file in files) == counts[table]
    drops = pa.concat_tables(pq.ParquetFile(file).read() for file in (dataset / "drops").rglob("*.parquet")).to_pylist()
    assert sorted((row["stage"], row["reason"]) for row in drops) == [
        ("discover", "has_credentials"), ("discover", "same_body"), ("discover", "unreadable"),
        ("discover", "unreadable"), ("extract", "not_html"),
    ]  # fmt: skip
    assert not any("secret" in str(row) for row in drops)
    assert list((dataset / "claims").glob("day=2026-04-13/language=ko/*.parquet"))
    assert list((dataset / "articles").glob("day=__HIVE_DEFAULT_PARTITION__/language=en/*.parquet"))


def modified(dataset: Path) -> dict[str, int]:
    return {str(file): file.stat().st_mtime_ns for file in sorted(dataset.rglob("*.parquet"))}


@pytest.mark.acceptance
def test_a_run_goes_on_where_another_was_killed(settings: Settings, crawl: Path, dataset: Path) -> None:
    whole, before = json.loads((dataset / "manifest.json").read_text("utf-8")), modified(dataset)
    gone, *kept = sorted((dataset / "_inputs").iterdir())
    key = gone.stem
    (dataset / "manifest.json").unlink()
    gone.unlink()
    left = dataset / "articles" / "day=1999-01-01" / "language=en" / f"{key}.parquet"
    left.parent.mkdir(parents=True)
    left.write_bytes(b"half a file")
    spark(settings, crawl, "--output", dataset)
    after = modified(dataset)
    assert before.keys() == after.keys()
    assert {file for file in before if before[file] != after[file]} == {file for file in before if key in file}
    again = json.loads((dataset / "manifest.json").read_text("utf-8"))
    for one in (*whole["inputs"], *again["inputs"]):
        del one["seconds"]
    assert again == whole
    assert len(kept) == 1


def test_an_input_that_has_changed_is_read_again(settings: Settings, crawl: Path, tmp_path: Path) -> None:
    file, output = tmp_path / "a.warc.gz", tmp_path / "dataset"
    whole = sorted(crawl.glob("*.warc.gz"))
    file.write_bytes(whole[-1].read_bytes())
    assert spark(settings, file, "--output", output)["counts"]["articles"] == 1
    file.write_bytes(whole[0].read_bytes())
    told = spark(settings, file, "--output", output)
    assert told["counts"]["articles"] > 5
    found = [pq.ParquetFile(one).metadata.num_rows for one in (output / "articles").rglob("*.parquet")]
    assert sum(found) == told["counts"]["articles"]


def test_a_file_that_cannot_be_opened_costs_no_other_and_the_next_run_reads_it(
    settings: Settings, crawl: Path, tmp_path: Path
) -> None:
    files, output = sorted(crawl.glob("*.warc.gz")), tmp_path / "dataset"
    names = tmp_path / "warc.paths"
    names.write_text(f"{files[-1].name}\nlater.warc.gz\n", "utf-8")
    words = (names, "--prefix", tmp_path / "there", "--output", output)
    (tmp_path / "there").mkdir()
    (tmp_path / "there" / files[-1].name).write_bytes(files[-1].read_bytes())
    with pytest.raises(TransientError, match=r"1 of 2 WARC files could not be read \(.*later\.warc\.gz"):
        spark(settings, *words)
    assert len(list((output / "_inputs").iterdir())) == 1
    assert not (output / "manifest.json").exists()
    (tmp_path / "there" / "later.warc.gz").write_bytes(files[0].read_bytes())
    assert spark(settings, *words)["counts"]["inputs"] == 2


def test_only_wanted_hosts_are_kept_and_the_others_are_counted(settings: Settings, crawl: Path, tmp_path: Path) -> None:
    told = spark(settings, crawl, "--output", tmp_path / "dataset", "--host", "harbour.test")
    assert told["wanted"]["hosts"] == ["harbour.test"]
    assert told["counts"]["captures"] == 2
    assert told["counts"]["record_drops"]["foreign_host"] > 5


@pytest.mark.acceptance  # 13 s, and the DAG of tests/acceptance/test_spark.py goes the same way
def test_pages_of_the_archive_are_read_again_as_reextract_reads_them(
    settings: Settings, other: Settings, dataset: Path, tmp_path: Path
) -> None:
    older = as_if_read_by(dataset, tmp_path / "older", "7+0a0a0a0a0a0a")
    for house in (settings, other):
        flow.load(str(older), settings=house)
    listed = (tmp_path / "reread" / "captures").as_uri()
    span = {"source_key": None, "read_by": None, "first_day": None, "end_day": None}
    pages = flow.list_to_reread(listed, **span, settings=settings)
    assert pages > 5
    spark(settings, listed, "--output", tmp_path / "reread" / "dataset", "--archive", settings.archive_url)
    assert not (tmp_path / "reread" / "dataset" / "captures").exists()
    flow.load(str(tmp_path / "reread" / "dataset"), settings=settings)
    told = flow.reextract(settings=other)
    assert told["stages"]["publish"]["made"] > 2
    assert differences(rows_by_table(settings), rows_by_table(other)) == {}
    flow.clear_reread((tmp_path / "reread").as_uri())
    assert not (tmp_path / "reread").exists()


def test_an_older_dataset_is_superseded_and_supersedes_nothing_newer(
    settings: Settings, crawl: Path, tmp_path: Path, dataset: Path
) -> None:
    older = as_if_read_by(dataset, tmp_path / "older", "7+0a0a0a0a0a0a")
    flow.load(str(older), settings=settings)
    first = held(settings)
    assert all('"extractor_version": "7+0a0a0a0a0a0a"' in row for row in first["core.claim"])
    flow.load(str(dataset), settings=settings)
    then = held(settings)
    current = [row for row in then["core.claim"] if '"is_current": true' in row]
    assert len(then["core.claim"]) == 2 * len(current) == 2 * len(first["core.claim"])
    assert not any('"7+0a0a0a0a0a0a"' in row for row in current)
    again = flow.load(str(older), settings=settings)
    assert not any(again["rows"].values())
    assert held(settings) == then
