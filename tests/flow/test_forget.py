"""What is forgotten leaves no trace but hashes, stays away, and takes nothing else with it."""

import gzip
import hashlib
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from pyiceberg.catalog import Catalog
from sqlalchemy import text

from pipeline import flow
from pipeline.archive import ArchiveWriter, part_names, verify
from pipeline.errors import ConfigError
from pipeline.model import Capture
from pipeline.newsstand import Newsstand
from pipeline.settings import Settings
from pipeline.sources import load_sources
from pipeline.warehouse import open_warehouse
from pipeline.warehouse.backup import back_up
from pipeline.warehouse.connect import open_database
from pipeline.warehouse.iceberg import Days, export_to_iceberg
from pipeline.warehouse.iceberg_catalogue import open_catalogue
from pipeline.warehouse.iceberg_expiry import expire
from pipeline.warehouse.restore import restore
from tests.support.database import DatabaseServer
from tests.support.iceberg import rows_in, table_of
from tests.support.snapshot import built, copied
from tests.support.traces import places_of, rows

TIMES = "sample_times"
APPEAL = "http://times.newsstand.test/nation/courts/20260415/nimbo-appeals-fine-cites-43-million-deletions"
WORDS = (APPEAL, "nimbo-appeals", "Nimbo appeals", "deletions")
"""Nothing else of the paper names it: other pages may link to an article, and these links are theirs."""
OTHER = "http://times.newsstand.test/business/tech-science/20260413/lanternet-adds-215000-fiber-subscribers"
KOI = "http://times.newsstand.test/business/games/20260411/paper-koi-nears-10-million-downloads"
"""Its outdated address, which leads to the present one."""
FERRYPAY = "http://times.newsstand.test/business/companies/20260414/ferrypay-revenue-rises-264-percent-in-first-quarter"
FERRYPAY_WORDS = ("412.7 billion", "Pangyo", "38.2 billion won", "32.8 billion won")


def forget(house: Settings, *, url: str | None = None, source: str | None = None) -> dict[str, Any]:
    return flow.forget(flow.read_wish(house, url=url, source_key=source), settings=house)


def build(house: Settings, papers: Newsstand) -> None:
    """Two runs with a correction between them, a check that failed, a page kept for review, and a log that names it."""
    flow.ingest(TIMES, settings=house, urls=[FERRYPAY, KOI, OTHER])
    papers.advance()
    with open_warehouse(house) as warehouse, warehouse.begin() as conn:
        conn.execute(text("UPDATE raw.lead SET state = 'pending' WHERE url = :url"), {"url": FERRYPAY})
    flow.ingest(TIMES, settings=house, urls=[APPEAL, FERRYPAY])
    flow.ingest("sample_kurier", settings=house, limit=2)
    review = house.home / "review" / TIMES
    review.mkdir(parents=True)
    (review / "01.html.gz").write_bytes(gzip.compress(b"Nimbo appeals"))
    (review / "pages.jsonl").write_text(f'{{"url": "{APPEAL}", "file": "01.html.gz"}}\n{{"url": "http://else/"}}\n')
    (house.home / "airflow").mkdir()
    (house.home / "airflow" / "task.log").write_text(f"{APPEAL}: dropped, known\nanother line\n")
    with open_warehouse(house) as warehouse, warehouse.begin() as conn:
        conn.execute(
            text(
                "INSERT INTO ops.check_result (run_key, check_key, severity, bad_rows, sample) SELECT run_key, 'some',"
                " 'warn', 2, jsonb_build_array(jsonb_build_object('url', CAST(:url AS text)),"
                " jsonb_build_object('url', 'http://else/')) FROM ops.run LIMIT 1"
            ),
            {"url": APPEAL},
        )


@pytest.fixture(scope="module")
def once(
    tmp_path_factory: pytest.TempPathFactory, database_server: DatabaseServer, template_database: str
) -> Iterator[tuple[Settings, Newsstand]]:
    with built(tmp_path_factory.mktemp("forget"), database_server, template_database, build) as found:
        yield found


@pytest.fixture
def full(once: tuple[Settings, Newsstand], database_server: DatabaseServer, tmp_path: Path) -> Iterator[Settings]:
    with copied(once[0], database_server, tmp_path / "home") as house:
        yield house


@pytest.fixture
def papers(once: tuple[Settings, Newsstand]) -> Newsstand:
    return once[1]


def test_an_address_that_cannot_be_read_is_refused(settings: Settings) -> None:
    for wrong in ("http://[x", "paper.example/article", "ftp://paper.example/article"):
        with pytest.raises(ConfigError, match=f"{re.escape(repr(wrong))} is no address.*; give it in full"):
            flow.read_wish(settings, url=wrong, source_key=None)


def test_a_source_of_which_nobody_has_heard_is_refused_and_one_that_has_left_pages_or_a_tombstone_is_not(
    full: Settings,
) -> None:
    with pytest.raises(ConfigError, match="no source 'sample_tims'; did you mean 'sample_times'"):
        flow.read_wish(full, url=None, source_key="sample_tims")
    with open_warehouse(full) as warehouse, warehouse.begin() as conn:
        for table in ("raw.lead", "raw.capture"):
            moved = f"UPDATE {table} SET source_key = 'long_gone' WHERE source_key = 'sample_kurier'"  # noqa: S608
            conn.execute(text(moved))
    assert forget(full, source="long_gone")["captures"] == 2
    assert flow.let_in_again(flow.read_wish(full, url=None, source_key="long_gone"), settings=full) > 0


def test_an_article_leaves_no_trace_in_any_table_or_file_but_its_hashes(full: Settings) -> None:
    there = places_of(full, WORDS)
    assert {"raw.lead", "raw.capture", "raw.fetch_log", "core.claim", "core.article_revision",
            "mart.fct_claim", "ops.check_result"} <= set(there)  # fmt: skip
    before = dict(rows(full, "SELECT url, count(*) FROM mart.fct_claim GROUP BY url"))
    held = flow.what_is_held(flow.read_wish(full, url=APPEAL, source_key=None), settings=full)
    assert places_of(full, WORDS) == there, "looking takes nothing away"
    told = forget(full, url=APPEAL)
    assert held.items() <= told.items()
    assert (told["captures"], told["articles"], told["records"], told["lines"]) == (1, 1, 1, 2)
    assert places_of(full, WORDS) == []
    hashes = {key for (key,) in rows(full, "SELECT key_sha256 FROM raw.tombstone")}
    assert hashlib.sha256(APPEAL.encode()).hexdigest() in hashes
    assert (full.home / "airflow" / "task.log").read_text() == "another line\n"
    del before[APPEAL]
    assert dict(rows(full, "SELECT url, count(*) FROM mart.fct_claim GROUP BY url")) == before
    kept = verify(full.archive_url)
    assert (kept.erased, kept.faults) == (1, ())
    assert kept.captures == rows(full, "SELECT count(*) FROM raw.capture")[0][0]
    again = forget(full, url=APPEAL)
    assert (again["captures"], again["records"], again["tombstones"], again["rows"]) == (0, 0, 0, {})
    reports = "SELECT made FROM ops.stage_report WHERE stage = 'forget' ORDER BY saved_at"
    assert rows(full, reports) == [(1,), (0,)], "a run that has ended says what it has done"


def test_iceberg_tables_lose_it_with_the_next_export_and_their_old_snapshots_with_expiry(
    full: Settings, tmp_path: Path
) -> None:
    catalogue = open_catalogue(str(tmp_path / "lake"), None)

    def words_found() -> set[str]:
        """In all files that lie there, whether a snapshot lists them or not."""
        tables = [pq.ParquetFile(file).read().to_pylist() for file in (tmp_path / "lake").rglob("*.parquet")]
        others = [file.read_bytes() for file in (tmp_path / "lake").rglob("*") if file.suffix in {".json", ".db"}]
        return {word for word in WORDS if word in str(tables) or any(word.encode() in held for held in others)}

    export_to(catalogue, full)
    assert APPEAL in words_found()
    forget(full, url=APPEAL)
    export_to(catalogue, full)
    assert APPEAL not in {row["url"] for row in rows_in(table_of(catalogue, "fct_claim"))}
    assert APPEAL in words_found(), "the snapshot of before holds it"
    later = datetime.now(UTC) + timedelta(minutes=1)
    expire(catalogue, before=later, now=later)
    assert words_found() == set()
    assert rows_in(table_of(catalogue, "fct_claim"))


def export_to(catalogue: Catalog, house: Settings) -> None:
    with open_warehouse(house) as warehouse, warehouse.engine.connect() as conn:
        export_to_iceberg(
            conn, catalogue, days=Days(), sources=load_sources(None), code_version="1", now=datetime.now(UTC)
        )


def test_what_is_forgotten_is_not_fetched_again_and_not_taken_from_warc(
    full: Settings, papers: Newsstand, tmp_path: Path
) -> None:
    forget(full, url=APPEAL)
    asked = len(papers.requests)
    report = flow.ingest(TIMES, settings=full, urls=[APPEAL])
    assert report["stages"]["discover"]["dropped"] == {"forgotten": 1}
    flow.ingest(TIMES, settings=full, urls=[APPEAL])
    assert [request for request in papers.requests[asked:] if "nimbo-appeals" in request.path] == []
    # the same article under another section: the paper's own number for it is the same
    other = APPEAL.replace("/nation/courts/", "/culture/games/")
    write_part(tmp_path / "crawl", tmp_path / "parts", "crawl", APPEAL, other)
    report = flow.ingest_warc(str(tmp_path / "crawl"), wanted=flow.Wanted(), settings=full)
    assert report["stages"]["discover"]["dropped"] == {"forgotten": 2}
    assert places_of(full, WORDS) == []


def test_an_article_with_a_correction_goes_with_all_its_texts(full: Settings) -> None:
    claims = rows(full, "SELECT count(*) FROM core.claim")[0][0]
    told = forget(full, url=FERRYPAY + "?utm_source=feed")
    assert (told["captures"], told["articles"]) == (2, 1)
    assert told["rows"]["core.article_revision"] == 2
    assert places_of(full, FERRYPAY_WORDS) == []
    assert rows(full, "SELECT count(*) FROM core.claim")[0][0] == claims - told["rows"]["core.claim"]


LEARNT_FROM_ONE = """
SELECT entity.name, MIN(article.url) FROM core.entity AS entity
JOIN core.entity_alias AS alias USING (entity_id)
JOIN core.claim AS claim ON claim.entity_key = alias.alias_key
JOIN core.article_revision AS revision USING (revision_id)
JOIN core.article AS article USING (article_id)
WHERE entity.status = 'candidate' GROUP BY entity.entity_id HAVING COUNT(DISTINCT article_id) = 1 ORDER BY 1
"""


def test_names_that_were_learnt_from_it_alone_go_with_it(full: Settings) -> None:
    name, url = rows(full, LEARNT_FROM_ONE)[0]
    assert rows(full, "SELECT 1 FROM mart.dim_entity WHERE name = :name", name=name)
    assert forget(full, url=url)["articles"] == 1
    for table in ("core.entity", "mart.dim_entity"):
        assert rows(full, f"SELECT 1 FROM {table} WHERE name = :name", name=name) == []  # noqa: S608


KILLED = """
import importlib, os, signal, sys
from pipeline.settings import Settings
settings = Settings.from_env()
from pipeline.flow import read_wish
forgetting = importlib.import_module("pipeline.flow.forget")
real = getattr(forgetting, sys.argv[2])
def dies(*arguments, **named):
    if sys.argv[3] == "after":
        real(*arguments, **named)
    os.kill(os.getpid(), signal.SIGKILL)
setattr(forgetting, sys.argv[2], dies)
forgetting.forget(read_wish(settings, url=sys.argv[1], source_key=None), settings=settings)
"""


@pytest.mark.acceptance
@pytest.mark.parametrize(("step", "moment"), [("erase_all", "before"), ("delete_holdings", "after")])
def test_killed_half_way_it_is_completed_by_the_same_command(full: Settings, step: str, moment: str) -> None:
    env = {
        "NEWSFIGURES_HOME": str(full.home),
        "NEWSFIGURES_DATABASE_URL": str(full.database_url),
        "PYTHONPATH": ":".join(sys.path),
    }
    done = subprocess.run(
        [sys.executable, "-c", KILLED, APPEAL, step, moment], env=env, check=False, capture_output=True
    )
    assert done.returncode == -9, done.stderr
    assert "raw.capture" in places_of(full, WORDS)
    assert flow.ingest(TIMES, settings=full, urls=[APPEAL])["stages"]["discover"]["dropped"] == {"forgotten": 1}
    assert forget(full, url=APPEAL)["captures"] == 1
    assert places_of(full, WORDS) == []
    assert verify(full.archive_url).faults == ()
    fingerprints = (
        "SELECT count(*) FROM core.article_print WHERE article_id NOT IN (SELECT article_id FROM core.article)"
    )
    assert rows(full, fingerprints) == [(0,)]


def test_what_a_killed_run_or_a_killed_rewrite_left_goes_too(full: Settings) -> None:
    """An open part, a part that no index knows, and half a copy beside a part."""
    folder = Path(full.archive_url.removeprefix("file://"))
    for name in ("open", "unknown"):
        write_part(full.home / "spare", full.home / "spare-parts", f"{TIMES}/{name}", APPEAL)
    (full.home / "spare" / TIMES / "unknown.warc.gz").rename(folder / TIMES / "unknown.warc.gz")
    part = full.home / "parts" / TIMES / TIMES / "open.warc.gz.open"
    part.parent.mkdir(parents=True, exist_ok=True)
    (full.home / "spare" / TIMES / "open.warc.gz").rename(part)
    first = folder / part_names(full.archive_url, {TIMES})[0]
    first.with_name(f".{first.name}.123.moving").write_bytes(first.read_bytes())
    told = forget(full, url=APPEAL)
    assert told["records"] == 3
    assert places_of(full, WORDS) == []


def test_a_page_that_leads_to_a_forgotten_one_is_not_kept(full: Settings) -> None:
    """An outdated address answers with a redirect to the article."""
    moved = "SELECT url, final_url FROM raw.capture WHERE url <> final_url"
    ((old, new),) = rows(full, moved)
    assert old == KOI
    forget(full, url=new)
    assert rows(full, moved) == []
    with open_warehouse(full) as warehouse, warehouse.begin() as conn:
        conn.execute(text("DELETE FROM raw.tombstone WHERE key_sha256 <> raw.tombstone_key(:url)"), {"url": new})
    report = flow.ingest(TIMES, settings=full, urls=[old])
    assert report["stages"]["fetch"]["dropped"] == {"forgotten": 1}
    assert report["stages"]["extract"]["taken"] == 0
    assert rows(full, "SELECT url FROM raw.lead WHERE url IN (:old, :new)", old=old, new=new) == []
    assert places_of(full, ("Red Carp",)) == []


def test_a_source_leaves_with_all_its_parts_and_others_stay(full: Settings) -> None:
    count = "SELECT count(*) FROM raw.capture WHERE source_key = :key"
    others = rows(full, count, key="sample_kurier")
    told = forget(full, source=TIMES)
    assert told["parts"] == 2
    assert rows(full, count, key=TIMES) == [(0,)]
    assert set(places_of(full, ("times.newsstand.test",))) <= {"ops.host", "ops.site_file"}, (
        "how to ask a host, no page"
    )
    assert rows(full, count, key="sample_kurier") == others
    report = flow.ingest(TIMES, settings=full)
    assert report["stages"]["discover"]["dropped"]["forgotten"] > 0
    assert report["stages"]["discover"]["made"] == 0
    wish = flow.read_wish(full, url=None, source_key=TIMES)
    assert flow.let_in_again(wish, settings=full) > 1
    assert rows(full, "SELECT count(*) FROM raw.tombstone") == [(0,)], "those of its articles with that of the source"


@pytest.mark.acceptance
def test_what_was_forgotten_since_a_backup_is_forgotten_again_when_it_is_restored(
    full: Settings, tmp_path: Path
) -> None:
    archive = Path(full.archive_url.removeprefix("file://"))
    shutil.copytree(archive, tmp_path / "older")
    with open_database(full) as conn:
        back_up(conn, tmp_path / "older.zip", code_version="0", now=datetime.now(UTC))
    forget(full, url=APPEAL)
    forget(full, source="sample_kurier")
    assert flow.what_came_back(settings=full) == []
    with open_database(full) as conn, conn.begin():
        restore(conn, tmp_path / "older.zip", full.sql_dir, replace=True)
    shutil.rmtree(archive)
    shutil.copytree(tmp_path / "older", archive)
    assert "core.claim" in places_of(full, WORDS)
    for wish in flow.what_came_back(settings=full):
        flow.forget(wish, settings=full)
    assert places_of(full, WORDS) == []
    assert rows(full, "SELECT DISTINCT source_key FROM raw.capture") == [(TIMES,)]
    assert flow.what_came_back(settings=full) == []


QUAY = "http://quay.test/harbour/ferry-fares"
SPELLINGS = (
    "https://quay.test/harbour/ferry-fares",
    "http://www.quay.test/harbour/ferry-fares",
    "http://quay.test/harbour/ferry-fares/",
    "https://www.quay.test/harbour/ferry-fares/",
)


@pytest.mark.parametrize("given", [QUAY, SPELLINGS[-1]], ids=["as held", "another spelling"])
def test_one_address_stands_for_all_its_spellings(house: Settings, tmp_path: Path, given: str) -> None:
    """Of a source without a file, and so without numbers for its articles."""
    write_part(tmp_path / "crawl", tmp_path / "parts", "crawl", QUAY, "http://quay.test/harbour/other")
    flow.ingest_warc(str(tmp_path / "crawl"), wanted=flow.Wanted(), settings=house)
    told = forget(house, url=given)
    assert (told["captures"], set(told["urls"])) == (1, {QUAY, given})
    write_part(tmp_path / "later", tmp_path / "parts", "later", QUAY, *SPELLINGS)
    report = flow.ingest_warc(str(tmp_path / "later"), wanted=flow.Wanted(), settings=house)
    assert report["stages"]["discover"]["dropped"] == {"forgotten": 5}
    assert rows(house, "SELECT url FROM raw.capture") == [("http://quay.test/harbour/other",)]
    assert flow.let_in_again(flow.read_wish(house, url=SPELLINGS[0], source_key=None), settings=house) > 0
    report = flow.ingest_warc(str(tmp_path / "later"), wanted=flow.Wanted(), settings=house)
    assert report["stages"]["discover"]["made"] > 0


@pytest.mark.parametrize(
    ("url", "source", "says"),
    [(None, None, "not both"), (APPEAL, TIMES, "not both"), ("paper-koi", None, "is no address")],
    ids=["neither", "both", "no address"],
)
def test_a_wish_is_for_one_thing(house: Settings, url: str | None, source: str | None, says: str) -> None:
    with pytest.raises(ConfigError, match=says):
        flow.read_wish(replace(house), url=url, source_key=source)


def write_part(archive: Path, work: Path, name: str, *urls: str) -> None:
    with ArchiveWriter(archive.as_uri(), work, name) as writer:
        for url in urls:
            writer.add(
                Capture(
                    url=url,
                    source_key=TIMES,
                    final_url=url,
                    fetched_at=datetime(2026, 4, 14, tzinfo=UTC),
                    status=200,
                    headers={"content-type": "text/html"},
                    body=b"<html><body><h1>Nimbo appeals</h1><p>Deletions again.</p></body></html>",
                )
            )
