"""The worked queries of docs/queries.md run as they stand there, from indexes; a reader may ask, and nothing else."""

from dataclasses import replace

import pytest
from sqlalchemy import Connection, text
from sqlalchemy.exc import ProgrammingError

from pipeline.warehouse import Warehouse
from tests.support.figures import Printed, story_of
from tests.support.press import look, print_stories
from tests.support.queries import Query, big_scans, worked_queries

WITHOUT_ROWS_HERE = {"7", "8"}  # these name a sample source and a copy


@pytest.fixture
def conn(warehouse: Warehouse):
    growth = Printed(value="47", kind="change", unit="percent", direction="up", baseline="2026-02", region="NO")
    told = story_of("gazette", Printed(value="612300", region="NO"), growth, Printed(value="5370000"))
    with warehouse.begin() as opened:
        print_stories(opened, told, story_of("courier", Printed(value="548100", region="NO")), replace(told, hours=3))
        look(opened)
        yield opened


def test_there_are_ten() -> None:
    assert [query.title.partition(".")[0] for query in worked_queries()] == [str(number) for number in range(1, 11)]


@pytest.mark.parametrize("query", worked_queries(), ids=lambda query: query.title)
def test_a_worked_query_answers(conn: Connection, query: Query) -> None:
    rows = conn.exec_driver_sql(query.sql.replace("%", "%%")).all()
    assert bool(rows) or query.title.partition(".")[0] in WITHOUT_ROWS_HERE


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
