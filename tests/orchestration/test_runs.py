"""Whole runs of the DAGs, task by task, against the newsstand and a real warehouse (Airflow without its scheduler)."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from airflow.models.asset import AssetEvent
from airflow.utils.session import create_session
from sqlalchemy import select, text

from pipeline import flow
from pipeline.archive import ArchiveWriter
from pipeline.model import StageReport
from pipeline.newsstand import Fault, Newsstand
from pipeline.orchestration import ingest_dags, observe_dags, reextract_dags, revisit_dags, sweep_dags
from pipeline.warehouse import Attempt, Warehouse, checksums, enter, save_report
from tests.support.asked import levels
from tests.support.commoncrawl import at, pages_of, served_crawl
from tests.support.crawls import crawled
from tests.support.times import FIRST

pytestmark = pytest.mark.airflow

TIMES = "ingest_sample_times"
SWEEP = "sweep_sample_times"
NOON = datetime(2026, 4, 14, 12, tzinfo=UTC)
PAGE = f"""
<html lang="en"><head><title>MeowTalk moves</title></head><body><article><h1>MeowTalk moves to another house</h1>
{"<p>The company said in a statement that it expects its cats to like the new house as much as the old one.</p>" * 5}
</article></body></html>
"""
STAGES = ("discover", "fetch", "extract", "extract_batches", "audit", "publish", "report")
LEAVE = {
    "a page that is due": """
        UPDATE raw.lead SET state = 'pending', due_at = NOW() WHERE url = (SELECT MIN(final_url) FROM raw.capture)
    """,
    "a page that nobody has read": """
        UPDATE core.reading SET parser_version = 'older'
        WHERE capture_id = (SELECT MIN(capture_id::text)::uuid FROM core.reading)
    """,
}
WITHOUT_PAST = """
name = "The Feed Only"
language = "en"
time_zone = "Asia/Seoul"
hosts = ["feedonly.newsstand.test"]
sample = true

[terms]
terms_url = "http://times.newsstand.test/terms"
terms_checked_on = 2026-11-25
quote_limit = 1000
text_visible_to = "everyone"
legal_note = "Invented for this test; no publisher is concerned."

[[feed]]
url = "http://feedonly.newsstand.test/rss.xml"
"""


@pytest.fixture
def play(airflow_db, newsstand: Newsstand, settings, tmp_path, monkeypatch) -> Callable[..., Any]:
    """Play one run of a DAG through, with a trigger form filled in as given; gives the run and its XComs by task."""
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "feed_only.toml").write_text(WITHOUT_PAST)
    monkeypatch.setenv("NEWSFIGURES_SOURCES_DIR", str(tmp_path / "sources"))
    monkeypatch.setenv("NEWSFIGURES_HOME", str(settings.home))
    monkeypatch.setenv("NEWSFIGURES_DATABASE_URL", settings.database_url)
    monkeypatch.setenv("NEWSFIGURES_HOST_MAP", ",".join(f"{h}={a}:{p}" for h, (a, p) in newsstand.host_map.items()))

    def played(dag_id: str, *, marked_as_done: str = "", **form: Any) -> tuple[Any, dict[str, Any]]:
        dag = {**ingest_dags(), **sweep_dags(), **observe_dags(), **reextract_dags(), **revisit_dags()}[dag_id]
        dag.deadline = None  # without the scheduler nobody stores it, and Airflow's test run trips over that
        run = dag.test(logical_date=None, run_conf=form, mark_success_pattern=marked_as_done or None)
        tasks = run.get_task_instances()
        return run, {
            ti.task_id: ti.xcom_pull(ti.task_id, map_indexes=ti.map_index) for ti in tasks if ti.state == "success"
        }

    return played


def test_a_poll_brings_every_page_to_rows_and_again_begins_no_task_in_between_and_changes_nothing(
    play, warehouse: Warehouse, newsstand: Newsstand
):
    run, said = play(TIMES)
    assert run.state == "success"
    assert _states(run) == {**dict.fromkeys(STAGES, "success"), "extract_batches": "skipped"}
    stages = said["report"]["stages"]
    assert stages["fetch"]["made"] == stages["extract"]["taken"] >= 10
    assert _count(warehouse, "core.claim") >= 10
    before, asked = _sums(warehouse), len(newsstand.requests)
    run, said = play(TIMES)
    assert run.state == "success"
    assert _states(run) == {**dict.fromkeys(STAGES, "skipped"), "discover": "success", "report": "success"}
    assert said["discover"]["run_key"] == f"{TIMES}/{run.run_id}"
    again = said["report"]["stages"]
    assert again.keys() == stages.keys()
    assert again["discover"]["taken"] == said["discover"]["taken"]
    assert again["fetch"]["made"] == 0
    assert _sums(warehouse) == before
    assert len(newsstand.requests) > asked, "the lists are asked all the same"


@pytest.mark.acceptance
def test_what_earlier_runs_have_left_is_done_where_nothing_is_new(play, warehouse: Warehouse, settings):
    play(TIMES)
    part = settings.home / "parts" / "sample_times" / "left.warc.gz.open"
    for left, taken in {
        "a page that is due": {"fetch": 1, "extract": 0},
        "a page that nobody has read": {"fetch": 0, "extract": 1},
        "a part of a killed run": {"fetch": 0, "extract": 0},
    }.items():
        if left in LEAVE:
            with warehouse.begin() as conn:
                conn.execute(text(LEAVE[left]))
        else:
            part.parent.mkdir(parents=True, exist_ok=True)
            part.write_bytes(b"")
        run, said = play(TIMES)
        assert _states(run) == {**dict.fromkeys(STAGES, "success"), "extract_batches": "skipped"}, left
        assert {stage: said["report"]["stages"][stage]["taken"] for stage in taken} == taken, left
    run, _ = play(TIMES)
    assert _states(run)["fetch"] == "skipped", "it is done"


@pytest.mark.acceptance
def test_a_day_that_is_over_is_settled_where_nothing_is_due(play, warehouse: Warehouse):
    play(SWEEP, day="2026-04-13")
    with warehouse.begin() as conn:
        conn.execute(text("UPDATE ops.source_day SET state = 'begun'"))
    run, _ = play(TIMES)
    assert _states(run)["fetch"] == "success"
    with warehouse.begin() as conn:
        conn.execute(text("UPDATE ops.source_day SET state = 'begun'"))
    run, _ = play(TIMES)
    assert _states(run)["fetch"] == "skipped"
    assert _count(warehouse, "ops.source_day WHERE state = 'begun'") == 0


def _states(run: Any) -> dict[str, str]:
    return {ti.task_id: str(ti.state) for ti in run.get_task_instances()}


def test_a_sweep_takes_a_day_out_of_common_crawl(play, newsstand: Newsstand, warehouse: Warehouse, monkeypatch):
    with served_crawl() as crawl:
        monkeypatch.setenv("NEWSFIGURES_COMMONCRAWL_INDEX", crawl.address)
        monkeypatch.setenv("NEWSFIGURES_COMMONCRAWL_DATA", crawl.address)
        monkeypatch.setenv("NEWSFIGURES_COMMONCRAWL_PAUSE", "0")
        pages = pages_of(newsstand, FIRST + timedelta(days=1), crawled=at(2))
        crawl.hold(pages)
        run, said = play(SWEEP, day="2026-03-02", via="commoncrawl")
    assert run.state == "success"
    assert said["report"]["stages"]["fetch"]["made"] == said["report"]["stages"]["extract"]["taken"] == len(pages)
    assert [(day["day"], day["state"]) for day in said["report"]["days"]] == [("2026-03-02", "done")]
    assert {each.path for each in newsstand.requests} == {"/robots.txt", "/.well-known/tdmrep.json"}
    assert _count(warehouse, "core.article") == len(pages)


def test_pages_of_one_batch_need_no_mapped_task(play):
    run, said = play(TIMES, limit=2)
    states = {ti.task_id: ti.state for ti in run.get_task_instances()}
    assert (states["extract"], states["extract_batches"], states["publish"]) == ("success", "skipped", "success")
    assert said["extract"] == []
    assert said["report"]["stages"]["extract"]["taken"] == said["fetch"]["made"] > 0


@pytest.mark.acceptance
def test_more_pages_are_read_by_a_mapped_task_for_each_batch(play, settings, warehouse: Warehouse, tmp_path):
    """Slow ones: by its last run the DAG takes a page to cost a second, and fifty of them to be a batch."""
    earlier = flow.begin("", dag_id="reextract", run_id="manual__1", settings=settings)
    with warehouse.begin() as conn:
        enter(conn, earlier, Attempt("extract", 1), now=datetime.now(UTC) - timedelta(seconds=50))
        save_report(conn, earlier, StageReport(stage="extract", taken=50, made=50))
    with ArchiveWriter((tmp_path / "crawl").as_uri(), tmp_path / "parts", "crawl/pages") as crawl:
        for number in range(60):
            page = PAGE.replace("MeowTalk", f"MeowTalk {'the' * number}")
            crawl.add(crawled(f"http://other.test/2026/04/14/{number}", NOON, page.encode()))
    flow.ingest_warc(str(tmp_path / "crawl"), wanted=flow.Wanted(), settings=settings)
    before = _sums(warehouse)
    run, said = play("reextract", source="warc:other.test")
    tasks = {ti.map_index: ti for ti in run.get_task_instances() if ti.task_id == "extract_batches"}
    assert {index: (ti.state, ti.rendered_map_index) for index, ti in tasks.items()} == {
        0: ("success", "batch 1: 30 pages"),
        1: ("success", "batch 2: 15 pages"),
        2: ("success", "batch 3: 15 pages"),
    }
    assert said["report"]["stages"]["extract"]["taken"] == said["publish"]["taken"] == 60
    assert _sums(warehouse) == before


@pytest.mark.acceptance
def test_a_language_model_is_asked_about_the_pages_before_they_are_read(play, endpoint_server, monkeypatch):
    endpoint_server.answer = levels
    for name, word in {"NEWSFIGURES_READER": "llm", **endpoint_server.env()}.items():
        monkeypatch.setenv(name, word)
    run, said = play(TIMES, limit=2)
    assert run.state == "success"
    stages = said["report"]["stages"]
    assert stages["ask"]["made"] == stages["extract"]["made"] == said["fetch"]["made"] > 0
    assert endpoint_server.seen


@pytest.mark.acceptance
def test_the_form_caps_the_pages_and_the_rest_waits(play, warehouse: Warehouse):
    _, said = play(TIMES, limit=2)
    fetched = said["fetch"]
    assert fetched["made"] + sum(fetched["dropped"].values()) == 2
    assert fetched["left"] > 0


@pytest.mark.acceptance
def test_the_form_may_name_the_only_pages(play, warehouse: Warehouse):
    url = "http://times.newsstand.test/business/games/20260411/paper-koi-nears-10-million-downloads"
    _, said = play(TIMES, urls=[url])
    assert (said["discover"]["taken"], said["fetch"]["made"]) == (1, 1)
    with warehouse.begin() as conn:
        assert conn.execute(text("SELECT url FROM raw.lead")).scalars().all() == [url]
    _, said = play(TIMES, limit=2)
    assert said["fetch"]["left"] > 0
    _, said = play(TIMES, urls=[url])
    assert said["fetch"]["taken"] == 0, "the page is fetched, and what else is due waits"


def test_a_sweep_takes_the_day_of_its_form(play, warehouse: Warehouse):
    run, said = play(SWEEP, day="2026-04-13")
    assert run.state == "success"
    assert said["discover"]["day"] == "2026-04-13"
    with warehouse.begin() as conn:
        urls = conn.execute(text("SELECT final_url FROM raw.capture")).scalars().all()
    assert urls
    assert [url for url in urls if "/20260413/" not in url] == []


@pytest.mark.acceptance
def test_a_sweep_may_visit_the_pages_of_a_day_again(play, warehouse: Warehouse, newsstand: Newsstand):
    play(SWEEP, day="2026-04-13")
    before, asked = _sums(warehouse), len(newsstand.requests)
    run, said = play(SWEEP, day="2026-04-13", mode="refetch")
    assert run.state == "success"
    pages = _count(warehouse, "raw.capture")
    assert said["discover"]["made"] == pages > 0
    assert said["fetch"]["dropped"] == {"not_modified": pages}
    assert [each.path for each in newsstand.requests[asked:] if "/archive/" in each.path] == []
    assert _sums(warehouse) == before


@pytest.mark.acceptance
def test_fresh_pages_are_made_due_and_the_next_poll_visits_them(play, warehouse: Warehouse):
    _, said = play(TIMES)
    captured = said["report"]["stages"]["fetch"]["made"]
    with warehouse.begin() as conn:  # published and captured an hour and a half ago
        for moved in ("raw.lead SET feed_published_at", "raw.lead SET last_fetch_at", "raw.capture SET fetched_at"):
            conn.execute(text(f"UPDATE {moved} = now() - interval '90 minutes'"))
    _, said = play("revisit")
    assert said["revisit"]["due"] == {"sample_times": captured}
    _, said = play(TIMES)
    assert said["fetch"]["dropped"]["not_modified"] == captured


def test_a_run_whose_pages_fail_is_a_failure(play, newsstand: Newsstand):
    gone = [f"/business/games/20260411/page-{number}" for number in range(5)]
    for path in gone:
        newsstand.fault("times.newsstand.test", path, Fault.REDIRECT_LOOPBACK)
    run, said = play(TIMES, urls=[f"http://times.newsstand.test{path}" for path in gone])
    states = {ti.task_id: ti.state for ti in run.get_task_instances()}
    assert (states["publish"], states["report"], run.state) == ("success", "failed", "failed")
    assert said["fetch"]["dropped"] == {"foreign_host": 5}


@pytest.mark.acceptance
def test_a_poll_whose_every_list_failed_is_a_failure_and_ends_what_was_begun(play, newsstand: Newsstand):
    play(TIMES, limit=2)
    for path in ("/rss/allnews.xml", "/sitemap/news.xml"):
        newsstand.fault("times.newsstand.test", path, Fault.REDIRECT_LOOPBACK)
    run, said = play(TIMES)
    states = {ti.task_id: ti.state for ti in run.get_task_instances()}
    assert (states["publish"], states["report"], run.state) == ("success", "failed", "failed")
    assert said["discover"]["dropped"] == {"feed_unreadable": 2}
    assert said["fetch"]["made"] > 5, "no page is to blame"


@pytest.mark.acceptance  # it waits for each try to read the lists
def test_a_poll_whose_lists_are_away_for_now_is_a_failure_that_is_not_counted_again(play, newsstand: Newsstand, caplog):
    for path in ("/rss/allnews.xml", "/sitemap/news.xml"):
        newsstand.fault("times.newsstand.test", path, Fault.UNAVAILABLE)
    run, said = play(TIMES)
    (report,) = [ti for ti in run.get_task_instances() if ti.task_id == "report"]
    assert (said["discover"]["dropped"], report.state, report.try_number) == ({"feed_unreadable": 2}, "failed", 1)
    assert "none of the 2 lists of sample_times could be read" in caplog.text


@pytest.mark.parametrize(("dag_id", "first"), [(TIMES, "discover"), ("reextract", "plan")])
def test_what_is_due_is_done_where_a_person_has_marked_the_first_task_as_done(
    play, warehouse: Warehouse, dag_id, first
):
    play(TIMES, limit=2)
    run, said = play(dag_id, marked_as_done=first)
    assert run.state == "success"
    assert said[first] is None
    stages = said["report"]["stages"]
    assert stages["discover"]["taken"] == 0
    assert stages["extract"]["taken"] == (stages["fetch"]["made"] if dag_id == TIMES else 2) > 0
    with warehouse.begin() as conn:
        assert conn.scalar(text("SELECT count(*) FROM ops.run WHERE run_id = :run"), {"run": run.run_id}) == 1


def test_a_day_that_nothing_reaches_is_a_failure_that_says_so(play, caplog):
    run, told = play("sweep_feed_only", day="2026-04-13")
    assert run.state == "failed"
    assert told == {}
    assert {ti.task_id: ti.state for ti in run.get_task_instances()}["discover"] == "failed"
    said = [line.message for line in caplog.records if line.name == "pipeline.orchestration.tasks"]
    assert said[-1].startswith("source feed_only: no method reaches 2026-04-13")


@pytest.mark.parametrize(
    ("trigger", "said"),
    [
        ((TIMES, {"limits": 1}), "no field limits in its form; known: limit, urls"),
        ((SWEEP, {"date": "2026-04-13"}), "no field date in its form; known: day, mode, via, limit, urls"),
        (("revisit", {"source": "sample_times"}), "no field source in its form; known: none at all"),
        (
            ("reextract", {"first_day": "2026-04-14", "end_day": "2026-04-13"}),
            "from 2026-04-14 to 2026-04-13 is no span",
        ),
        ((SWEEP, {"day": "2200-01-01"}), "2200-01-01 has not come yet"),
    ],
)
def test_a_form_that_asks_for_what_there_is_not_is_a_failure(play, newsstand: Newsstand, caplog, trigger, said):
    dag_id, form = trigger
    run, told = play(dag_id, **form)
    assert (run.state, told) == ("failed", {})
    lines = [line.message for line in caplog.records if line.name == "pipeline.orchestration.tasks"]
    assert said in lines[-1]
    assert newsstand.requests == []


@pytest.mark.acceptance  # as tests/stack/test_real_airflow.py sees it in the real scheduler
def test_publishing_says_in_its_event_what_the_run_has_done(play, airflow_db):
    run, said = play(TIMES, limit=3)
    (event,) = _events("newsfigures_claims", run.run_id)
    told = said["report"]["stages"]
    assert event.extra["captured"] == told["fetch"]["made"] == 3 - sum(told["fetch"]["dropped"].values())
    assert (event.extra["leads"], event.extra["left"]) == (told["discover"]["made"], told["fetch"]["left"])
    assert event.extra["claims"] == event.extra["rows"]["core.claim"] > 0
    assert set(event.extra["dropped"]) >= set(told["discover"]["dropped"])
    run, said = play("observe_figures")
    (event,) = _events("newsfigures_figures", run.run_id)
    assert event.extra["rows"]["core.observation"] > 0


@pytest.mark.acceptance
def test_claims_that_become_current_again_are_told_of_too(play, warehouse: Warehouse):
    """As after a bad version of the extractor: no row is new, and yet the figures have to be made anew."""
    play(TIMES, limit=3)
    with warehouse.begin() as conn:
        conn.execute(text("UPDATE core.claim SET is_current = FALSE, superseded_at = now()"))
    run, said = play("reextract")
    assert said["publish"]["rows"] == {}
    assert _count(warehouse, "core.claim WHERE is_current") == _count(warehouse, "core.claim") > 0
    assert len(_events("newsfigures_claims", run.run_id)) == 1
    run, _ = play("reextract")
    assert _events("newsfigures_claims", run.run_id) == []


def _events(asset: str, run_id: str) -> list[Any]:
    with create_session() as session:
        of_asset = AssetEvent.asset.has(name=asset)
        return list(session.scalars(select(AssetEvent).where(of_asset, AssetEvent.source_run_id == run_id)))


def test_the_warehouse_may_be_named_by_a_connection(play, settings, monkeypatch, warehouse: Warehouse):
    monkeypatch.delenv("NEWSFIGURES_DATABASE_URL")
    monkeypatch.setenv(
        "AIRFLOW_CONN_NEWSFIGURES_WAREHOUSE", settings.database_url.replace("postgresql+psycopg", "postgres")
    )
    run, said = play(TIMES, limit=1)
    assert run.state == "success"
    assert said["report"]["stages"]["discover"]["made"] == _count(warehouse, "raw.lead")


def test_a_source_whose_file_is_wrong_says_so_and_the_others_run(play, tmp_path):
    (tmp_path / "sources" / "gazette.toml").write_text("name = 3")
    run, told = play("ingest_gazette")
    assert (run.state, told) == ("failed", {})
    assert "gazette.toml: name = 3" in ingest_dags()["ingest_gazette"].doc_md
    run, _ = play(TIMES, limit=1)
    assert run.state == "success"


def test_observing_without_anything_new_is_a_success(play):
    run, said = play("observe_figures")
    assert run.state == "success"
    assert set(said) == {"observe", "report"}


def _count(warehouse: Warehouse, table: str) -> int:
    with warehouse.begin() as conn:
        return int(conn.execute(text(f"SELECT COUNT(*) FROM {table}")).scalar_one())  # noqa: S608 - a name in this file


def _sums(warehouse: Warehouse) -> dict[str, str]:
    with warehouse.begin() as conn:
        return checksums(conn)


@pytest.mark.acceptance
def test_the_archive_is_read_again_without_asking_the_paper(play, warehouse: Warehouse, newsstand: Newsstand):
    play(TIMES)
    before, asked = _sums(warehouse), len(newsstand.requests)
    run, said = play("reextract", source="sample_times")
    assert run.state == "success"
    stages = said["report"]["stages"]
    assert stages["extract"]["made"] >= 10
    assert stages["publish"]["dropped"] == {"unchanged": stages["extract"]["made"]}
    assert len(newsstand.requests) == asked
    assert _sums(warehouse) == before


@pytest.mark.acceptance
def test_only_the_days_of_the_form_are_read_again(play, warehouse: Warehouse):
    play(TIMES)
    _, said = play("reextract", first_day="2026-04-13", end_day="2026-04-14")
    with warehouse.begin() as conn:
        of_the_day = conn.scalar(text("SELECT count(*) FROM core.article_revision WHERE published_on = '2026-04-13'"))
    assert said["report"]["stages"]["extract"]["taken"] == of_the_day > 0
