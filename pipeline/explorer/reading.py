"""The warehouse as the explorer sees it: read only, bounded in time, every question a file of sql/explore."""

from collections.abc import Mapping
from typing import Any

from psycopg.errors import InsufficientPrivilege
from sqlalchemy import Connection, create_engine, event, make_url, text
from sqlalchemy.exc import DataError, DBAPIError, OperationalError, ProgrammingError
from sqlalchemy.pool import ConnectionPoolEntry

from pipeline.errors import TransientError
from pipeline.warehouse.copying import run
from pipeline.warehouse.failures import first_line

ROLE = "newsfigures_explorer"
"""Made by the migration 0017 where its user may make roles; elsewhere the explorer has the rights of its login."""

PATIENCE = 5
"""Seconds that the server may work on one question."""

Row = dict[str, Any]


class TooSlowError(TransientError):
    """The server gave a question up after PATIENCE seconds."""


class UnreadableError(ValueError):
    """A value of the question is none that the warehouse can compare with: too large, or of a form of its own."""


class Reader:
    """Answers questions. Each is a transaction of its own that can write nothing: by its mode, and by its role where
    the warehouse has one for that."""

    def __init__(self, url: str) -> None:
        # compiling a plan takes longer than any page may
        options = f"-c timezone=UTC -c default_transaction_read_only=on -c statement_timeout={PATIENCE}s -c jit=off"
        self._engine = create_engine(
            make_url(url),
            pool_size=4,
            max_overflow=4,
            pool_pre_ping=True,
            # a plan for every set of facets: a general one would look at none of them
            connect_args={"options": options, "application_name": "newsfigures explorer", "prepare_threshold": None},
        )
        event.listen(self._engine, "connect", _take_role)

    def ask(self, question: str, parameters: Mapping[str, Any] | None = None, *, by_index: bool = False) -> list[Row]:
        """Rows of sql/explore/<question>.sql; `by_index`: not by reading a whole table."""
        try:
            with self._engine.connect() as conn:
                if by_index:
                    run(conn, "explore/by_index")
                return [dict(row) for row in run(conn, f"explore/{question}", parameters).mappings()]
        except OperationalError as error:
            if "statement timeout" in str(error.orig):
                raise TooSlowError(f"no answer within {PATIENCE} s; narrow the question") from error
            raise TransientError(f"the warehouse does not answer: {error.orig}") from error
        except DataError as error:
            raise UnreadableError(first_line(error)) from error
        except ProgrammingError as error:
            # a table is missing or closed: the schema is of another version than these questions
            said = str(error.orig).partition("\n")[0]
            raise TransientError(f"the warehouse has another schema ({said}); run: newsfigures db upgrade") from error

    def one(self, question: str, parameters: Mapping[str, Any] | None = None) -> Row | None:
        return next(iter(self.ask(question, parameters)), None)

    def has_marts(self) -> bool:
        """False for a warehouse in which nothing was ever published."""
        try:
            with self._engine.connect() as conn:
                return _exists(conn, "mart.fct_claim")
        except OperationalError as error:
            raise TransientError(f"the warehouse does not answer: {error.orig}") from error

    def close(self) -> None:
        self._engine.dispose()


def _exists(conn: Connection, table: str) -> bool:
    return conn.scalar(text("SELECT to_regclass(:table) IS NOT NULL"), {"table": table}) is True


def _take_role(raw: Any, record: ConnectionPoolEntry) -> None:
    """Only the rights that pages need, where this login may put the others down."""
    del record
    with raw.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s AND pg_has_role(rolname, 'MEMBER')", (ROLE,))
        if cursor.fetchone():
            try:
                cursor.execute(f"SET ROLE {ROLE}")
            except InsufficientPrivilege:  # a member WITH SET FALSE, as whoever made a role is from PostgreSQL 16
                raw.rollback()
    raw.commit()


__all__ = ["ROLE", "DBAPIError", "Reader", "Row", "TooSlowError", "UnreadableError"]
