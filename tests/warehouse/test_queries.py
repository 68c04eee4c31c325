"""The worked queries of docs/queries.md run as they stand there, from indexes; a reader may ask, and nothing else."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from sqlalchemy import Connection, text
from sqlalchemy.exc import ProgrammingError

from tests.support.database import DatabaseServer
from tests.support.figures import Printed, story_of
from tests.support.press import look, print_stories
from tests.support.queries import Query, big_scans, worked_queries

WITHOUT_ROWS_HERE = {"7", "8"}  # these name a sample source and a copy


@pytest.fixture(scope="module")
def template_database(database_server: DatabaseServer, template_database: str) -> Iterator[str]:
    with database_server.filled(template_database, _print) as name:
        yield name


def _print(conn: Connection) -> None:
    growth = Printed(value="47", kind="change", unit="percent", direction="up", baseline="2026-02", region="NO")
    told = story_of("gazette", Printed(value="612300", region="NO"), growth, Printed(value="5370000"))
    print_stories(conn, told, story_of("courier", Printed(value="548100", region="NO")), replace(told, hours=3))
    look(conn)


def test_there_are_ten() -> None:
    assert [query.title.partition(".")[0] for query in worked_queries()] == [str(number) for number in range(1, 11)]


@pytest.mark.parametrize("query", worked_queries(), ids=lambda query: query.title)
def test_a_worked_query_answers(conn: Connection, query: Query) -> None:
    rows = conn.exec_driver_sql(query.sql.replace("%", "%%")).all()
    assert bool(rows) or query.title.partition(".")[0] in WITHOUT_ROWS_HERE


@pytest.fixture
def others(conn: Connection) -> Connection:
    """Beside the figures above, those of the same metric and month that are of something else."""
    growth = Printed(value="31", kind="change", unit="percent", direction="up", baseline="2026-02", region="NO")
    with_others = story_of(
        "ledger",
        Printed(value="900000", region="NO", modality="forecast"),
        Printed(value="800000", region="NO", modality="target"),
        Printed(value="120000", region="NO", limit="android"),
        replace(growth, modality="forecast"),
        replace(growth, value="12", baseline="2025-03"),
        hours=5,
    )
    print_stories(conn, with_others)
    look(conn)
    known = conn.execute(
        text("SELECT value, modality, metric_limit FROM mart.fct_observation WHERE region = 'NO'")
    ).all()
    assert {(900000, "forecast", ""), (800000, "target", ""), (120000, "actual", "android"), (12, "actual", "")} <= set(
        known
    )
    return conn


def answers(conn: Connection, number: int) -> list[object]:
    return list(conn.exec_driver_sql(worked_queries()[number - 1].sql.replace("%", "%%")).mappings())


def test_how_many_use_something_is_told_by_what_happened_and_is_not_limited(others: Connection) -> None:
    assert sorted(row["value"] for row in answers(others, 1)) == [548100, 612300]


def test_who_grew_in_a_month_is_told_by_what_happened_since_the_month_before(others: Connection) -> None:
    assert [(row["percent"], str(row["baseline_start"])) for row in answers(others, 6)] == [(47, "2026-02-01")]


def test_the_latest_figures_say_what_parts_their_series(others: Connection) -> None:
    told = {(row["metric_limit"], row["modality"], row["value"]) for row in answers(others, 5)}
    assert {("", "forecast", 900000), ("", "target", 800000), ("android", "actual", 120000)} <= told


@pytest.mark.parametrize("query", worked_queries()[:9], ids=lambda query: query.title)
def test_a_worked_query_has_an_index_for_each_big_table(conn: Connection, query: Query) -> None:
    """Where tables are small a scan is quicker, so the planner is told what it will find when they are not. The tenth
    asks for all of a small mart."""
    conn.execute(text("SET LOCAL enable_seqscan = off"))
    assert big_scans(conn, query) == []


def test_a_reader_may_ask_marts_but_reads_no_text_and_changes_nothing(conn: Connection) -> None:
    conn.execute(text("SET LOCAL ROLE newsfigures_reader"))
    assert conn.scalar(text("SELECT COUNT(*) FROM mart.fct_claim"))
    assert conn.scalar(text("SELECT COUNT(title) FROM core.article_revision"))
    for refused in (
        "SELECT text FROM core.article_revision",
        "DELETE FROM mart.fct_claim",
        "SELECT * FROM raw.capture",
        "UPDATE core.claim SET value = 1",
    ):
        with pytest.raises(ProgrammingError, match="permission denied"), conn.begin_nested():
            conn.execute(text(refused))
