"""What the server refuses for now is not told as a connection that is lost."""

from collections.abc import Sequence

import pytest
from psycopg import OperationalError as LostError
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from pipeline.errors import TransientError
from pipeline.warehouse import Warehouse
from pipeline.warehouse.failures import explained

STAYS = "What is done stays done: start the command again"


def told_of(warehouse: Warehouse, *statements: str) -> str:
    with pytest.raises(DBAPIError) as caught:
        do(warehouse, statements)
    told = explained(caught.value)
    assert type(told) is TransientError
    return str(told)


def do(warehouse: Warehouse, statements: Sequence[str]) -> None:
    with warehouse.begin() as conn:
        for statement in statements:
            conn.execute(text(statement))


@pytest.mark.parametrize(
    ("statements", "said"),
    [
        (
            ("SET LOCAL statement_timeout = '20ms'", "SELECT pg_sleep(9)"),
            "canceling statement due to statement timeout",
        ),
        (("SET LOCAL lock_timeout = '20ms'", "LOCK TABLE raw.lead"), "canceling statement due to lock timeout"),
        (("DO $$ BEGIN RAISE SQLSTATE '40P01' USING MESSAGE = 'deadlock detected'; END $$",), "deadlock detected"),
    ],
    ids=["a limit of time", "a lock that others hold", "a deadlock"],
)
def test_a_server_that_is_busy_is_told_as_that(warehouse: Warehouse, statements: tuple[str, ...], said: str) -> None:
    with warehouse.begin() as other:
        other.execute(text("LOCK TABLE raw.lead"))
        assert told_of(warehouse, *statements) == f"the database could not do it now: {said}. {STAYS}"


def test_a_connection_that_is_lost_is_told_as_that(warehouse: Warehouse) -> None:
    told = told_of(warehouse, "SELECT pg_terminate_backend(pg_backend_pid())")
    assert told.startswith("no connection to the database, or it was lost: ")
    assert told.endswith(f"is the server up, and NEWSFIGURES_DATABASE_URL right? {STAYS}")
    assert str(explained(LostError("the connection is closed"))).startswith("no connection to the database")
