"""Fresh articles are visited again by the source's own plan, and a corrected figure is recorded as such."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

import pipeline.sources
from pipeline import flow
from pipeline.newsstand import Newsstand
from pipeline.settings import Settings
from pipeline.warehouse import checksums, open_warehouse

TIMES = "sample_times"
FERRYPAY = "http://times.newsstand.test/business/companies/20260414/ferrypay-revenue-rises-264-percent-in-first-quarter"
OTHER = "http://times.newsstand.test/business/tech-science/20260413/lanternet-adds-215000-fiber-subscribers"
"""One of them is corrected on the day after, the other is not."""
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def rows(house: Settings, query: str, **values: object) -> list[tuple[Any, ...]]:
    with open_warehouse(house) as warehouse, warehouse.begin() as conn:
        return [tuple(row) for row in conn.execute(text(query), values)]


@pytest.fixture
def fresh(house: Settings, newsstand: Newsstand) -> tuple[Settings, datetime]:
    """A run whose articles have come out just now, and when that was."""
    flow.ingest(TIMES, settings=house, urls=[FERRYPAY, OTHER])
    born = datetime.now(UTC)
    with open_warehouse(house) as warehouse, warehouse.begin() as conn:
        conn.execute(text("UPDATE raw.lead SET feed_published_at = :at, last_fetch_at = :at"), {"at": born})
        conn.execute(text("UPDATE raw.capture SET fetched_at = :at"), {"at": born})
    return house, born


def visit(house: Settings, at: datetime) -> dict[str, Any] | None:
    return flow.revisit_all(settings=house, source_key=TIMES, at=at).get(TIMES)


def test_pages_are_visited_an_hour_a_day_and_a_week_after_they_came_out(fresh: tuple[Settings, datetime]) -> None:
    """The visits themselves are made now; what is told is which moments make them due."""
    house, born = fresh
    pages = rows(house, "SELECT count(*) FROM raw.capture")[0][0]
    due = {}
    for later in (HOUR / 2, HOUR, 5 * HOUR, DAY, 3 * DAY, 7 * DAY, 13 * DAY, 15 * DAY):
        found = visit(house, born + later)
        due[later] = found["stages"]["fetch"]["dropped"].get("not_modified", 0) if found else 0
        with open_warehouse(house) as warehouse, warehouse.begin() as conn:
            moment = {"at": born + later}
            conn.execute(text("UPDATE raw.lead SET last_fetch_at = :at WHERE last_fetch_at > :at"), moment)
            if due[later]:
                conn.execute(text("UPDATE raw.lead SET last_fetch_at = :at WHERE state = 'done'"), moment)
    assert {later for later, count in due.items() if count} == {HOUR, DAY, 7 * DAY}
    assert {count for count in due.values() if count} == {pages}


def test_a_visit_left_out_is_made_up_once_while_the_article_is_fresh(fresh: tuple[Settings, datetime]) -> None:
    house, born = fresh
    assert visit(house, born + 15 * DAY) is None
    assert visit(house, born + 10 * DAY) is not None


def test_an_old_article_that_is_fetched_today_is_not_visited_again(house: Settings) -> None:
    """What a backfill brings has come out long ago."""
    flow.ingest(TIMES, settings=house, urls=[OTHER])
    assert visit(house, datetime.now(UTC) + DAY) is None


def test_unchanged_pages_cost_a_conditional_request_each_and_change_no_row(
    fresh: tuple[Settings, datetime], newsstand: Newsstand
) -> None:
    house, born = fresh
    with open_warehouse(house) as warehouse, warehouse.begin() as conn:
        before = checksums(conn)
    seen = len(newsstand.requests)
    done = visit(house, born + HOUR)
    assert done is not None
    fetched = done["stages"]["fetch"]
    assert fetched["dropped"] == {"not_modified": fetched["taken"]}
    visits = [each for each in newsstand.requests[seen:] if each.path.count("/") > 3]
    assert [(each.status, each.conditional) for each in visits] == [(304, True)] * 2
    with open_warehouse(house) as warehouse, warehouse.begin() as conn:
        assert checksums(conn) == before


def test_a_corrected_figure_is_recorded_with_what_it_was_before(
    fresh: tuple[Settings, datetime], newsstand: Newsstand
) -> None:
    house, born = fresh
    newsstand.advance()
    done = visit(house, born + HOUR)
    assert done is not None
    assert done["rows"]["core.article_revision"] >= 1
    changed = (
        "SELECT value_before, value, unit, surface_before, surface FROM mart.claim_change WHERE url LIKE '%ferrypay%'"
    )
    assert set(rows(house, changed)) == {
        (38_200_000_000, 32_800_000_000, "KRW", "38.2 billion won", "32.8 billion won"),
    }
    ((before, after),) = set(rows(house, "SELECT previous_revision_no, revision_no FROM mart.claim_change"))
    assert (before, after) == (1, 2)
    flow.reextract(settings=house, source_key=TIMES)
    assert len(rows(house, changed)) == len(set(rows(house, changed)))


def test_a_source_may_have_visits_of_its_own_or_none(house: Settings) -> None:
    folder = house.home / "sources"
    folder.mkdir(parents=True)
    built_in = (Path(pipeline.sources.__file__).parent / "sample_times.toml").read_text("utf-8")
    (folder / "sample_times.toml").write_text(f"revisit = []\n{built_in}", "utf-8")
    settings = replace(house, sources_dir=folder)
    flow.ingest(TIMES, settings=settings, urls=[OTHER])
    with open_warehouse(house) as warehouse, warehouse.begin() as conn:
        conn.execute(text("UPDATE raw.lead SET feed_published_at = now()"))
    assert visit(settings, datetime.now(UTC) + 8 * DAY) is None
    assert visit(house, datetime.now(UTC) + 8 * DAY) is not None


def test_the_first_stage_of_a_run_of_visits_says_how_many_are_due(fresh: tuple[Settings, datetime]) -> None:
    house, born = fresh
    run_key = flow.begin(TIMES, dag_id="revisit", run_id="one", settings=house)
    told = flow.revisit(TIMES, run_key=run_key, at=born + HOUR, settings=house)
    assert told["made"] == rows(house, "SELECT count(*) FROM raw.lead WHERE state = 'pending'")[0][0] > 0
