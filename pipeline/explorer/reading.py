"""The warehouse as the explorer sees it: read only, bounded in time, every question a file of sql/explore."""

import select
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import psycopg
from psycopg.errors import InsufficientPrivilege, QueryCanceled
from psycopg.rows import dict_row
from sqlalchemy import create_engine, event, exc, make_url
from sqlalchemy.pool import ConnectionPoolEntry

from pipeline.errors import PipelineError, TransientError
from pipeline.warehouse.copying import driver, statement, storable
from pipeline.warehouse.failures import first_line

ROLE = "newsfigures_explorer"
"""Made by the migration 0017 where its user may make roles; elsewhere the explorer has the rights of its login."""

PATIENCE = 5
"""Seconds that the server may work on one question."""

SEARCH_MS = 400
"""Milliseconds that the server may work on one question of a search. A page of it is there within 500."""

COUNT_MS = 100
"""Milliseconds for all counts of a page together."""

_NEAR_MS = 40
"""By so much the server's bound may be longer than what is left, before it is told anew."""

_AT_ONCE = 8
"""Questions that are answered at the same time; others wait for one of these connections, which stay open."""

Row = dict[str, Any]


class TooSlowError(TransientError):
    """The server gave a question up after PATIENCE seconds."""


class SearchEndedError(PipelineError):
    """So much had to be looked through that a search was ended. What it had found may not be all that fits."""


class UnreadableError(ValueError):
    """A value of the question is none that the warehouse can compare with: too large, or of a form of its own."""


class Search:
    """The questions of one search: in one transaction, by indexes, each no longer than it may take."""

    def __init__(self, conn: "psycopg.Connection[Any]", most_ms: int) -> None:
        self._conn, self._most_ms = conn, most_ms
        self._ends: float | None = None
        self._told_ms: float = 0

    def ask(self, question: str, parameters: Mapping[str, Any] | None = None) -> list[Row]:
        """Rows of sql/explore/<question>.sql."""
        left_ms = self._most_ms if self._ends is None else (self._ends - time.monotonic()) * 1000
        if left_ms < 1:
            raise self._ended()
        try:
            if not left_ms <= self._told_ms <= left_ms + _NEAR_MS:
                _rows(self._conn, "search_bounds", {"most": f"{left_ms:.0f}ms"})
                self._told_ms = left_ms
            return _rows(self._conn, question, parameters)
        except QueryCanceled as error:
            raise self._ended() from error

    def end_soon(self) -> None:
        """From here on all questions together take no longer than one may."""
        ends = time.monotonic() + self._most_ms / 1000
        self._ends = ends if self._ends is None else min(self._ends, ends)

    def _ended(self) -> SearchEndedError:
        return SearchEndedError(
            f"This search was ended after {self._most_ms / 1000:g} s: there is too much to look through, or too many "
            "search at once. Add a word, or a filter."
        )


class Reader:
    """Answers questions. Each is a transaction of its own that can write nothing: by its mode, and by its role where
    the warehouse has one for that. Those of a search share one."""

    def __init__(self, url: str, *, search_ms: int = SEARCH_MS, count_ms: int = COUNT_MS) -> None:
        # compiling a plan takes longer than any page may
        options = f"-c timezone=UTC -c default_transaction_read_only=on -c statement_timeout={PATIENCE}s -c jit=off"
        self._search_ms, self._count_ms = search_ms, min(count_ms, search_ms)
        self._engine = create_engine(
            make_url(url),
            pool_size=_AT_ONCE,
            max_overflow=0,
            pool_timeout=PATIENCE,
            pool_reset_on_return=None,
            isolation_level="AUTOCOMMIT",  # one way to the server and back a question; BEGIN and ROLLBACK made it three
            # a plan for every set of facets: a general one would look at none of them
            connect_args={"options": options, "application_name": "newsfigures explorer", "prepare_threshold": None},
        )
        event.listen(self._engine, "connect", _take_role)
        event.listen(self._engine, "checkout", _leave_ended)

    def ask(self, question: str, parameters: Mapping[str, Any] | None = None) -> list[Row]:
        """Rows of sql/explore/<question>.sql."""
        with self._connection() as conn:
            return _rows(conn, question, parameters)

    def one(self, question: str, parameters: Mapping[str, Any] | None = None) -> Row | None:
        return next(iter(self.ask(question, parameters)), None)

    @contextmanager
    def searching(self) -> Iterator[Search]:
        """Its questions raise SearchEndedError where there is too much to look through."""
        with self._connection() as conn, conn.transaction():
            yield Search(conn, self._search_ms)

    @contextmanager
    def counting(self) -> Iterator[Search]:
        """As a search, but all questions together take no longer than the counts of a page may."""
        with self._connection() as conn, conn.transaction():
            search = Search(conn, self._count_ms)
            search.end_soon()
            yield search

    def has_marts(self) -> bool:
        """False for a warehouse in which nothing was ever published."""
        found = self.one("marts_made")
        return bool(found and found["made"])

    def close(self) -> None:
        self._engine.dispose()

    @contextmanager
    def _connection(self) -> Iterator["psycopg.Connection[Any]"]:
        with _telling(), self._engine.connect() as held:
            yield driver(held)


@contextmanager
def _telling() -> Iterator[None]:
    """What goes wrong at the server, in words that say what to do."""
    try:
        yield
    except QueryCanceled as error:
        raise TooSlowError(f"no answer within {PATIENCE} s; narrow the question") from error
    except (psycopg.OperationalError, exc.OperationalError) as error:
        raise TransientError(f"the warehouse does not answer: {getattr(error, 'orig', error)}") from error
    except exc.TimeoutError as error:
        raise TransientError(f"more readers at once than can be answered within {PATIENCE} s; try again") from error
    except psycopg.DataError as error:
        raise UnreadableError(first_line(error)) from error
    except psycopg.ProgrammingError as error:
        # a table is missing or closed: the schema is of another version than these questions
        said = str(error).partition("\n")[0]
        raise TransientError(f"the warehouse has another schema ({said}); run: newsfigures db upgrade") from error


def _rows(conn: "psycopg.Connection[Any]", question: str, parameters: Mapping[str, Any] | None) -> list[Row]:
    with conn.cursor(row_factory=dict_row) as cursor:
        return cursor.execute(statement(f"explore/{question}").encode(), storable(dict(parameters or {}))).fetchall()


def _leave_ended(raw: Any, record: ConnectionPoolEntry, held: Any) -> None:
    """A server has something to say on a connection that lies idle when it ends it: seen without a question to it. All
    that lie beside it are as old."""
    del record, held
    waiting = select.poll()
    if not raw.closed:
        waiting.register(raw.fileno(), select.POLLIN)
    if raw.closed or waiting.poll(0):
        raise exc.InvalidatePoolError


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
