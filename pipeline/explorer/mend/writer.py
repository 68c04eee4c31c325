"""The warehouse as whoever may mend it sees it: an edit and all that follows from it in one transaction, or nothing."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from psycopg.errors import LockNotAvailable, QueryCanceled
from sqlalchemy import Connection, create_engine, exc, make_url

from pipeline import catalog
from pipeline.errors import ConfigError, PipelineError, TransientError
from pipeline.observe import observe
from pipeline.settings import BUILT_IN_SQL
from pipeline.warehouse.connect import SESSION_OPTIONS
from pipeline.warehouse.failures import first_line
from pipeline.warehouse.locks import Lock, one_at_a_time

PATIENCE = 30
"""Seconds that the server may work on one statement of an edit: one article is looked at, not the warehouse."""
_LOCK_WAIT = 10
"""Seconds that an edit waits for another one, or for a refresh by observe."""
_AT_ONCE = 2
"""Connections of editors: edits are made one after the other anyway."""
_UNCHANGED = "nothing was changed"


class Writer:
    """Beside the Reader, with a pool of its own and the rights of the warehouse's owner. Only routes of POST use it."""

    def __init__(
        self,
        url: str,
        *,
        sql_dir: Path = BUILT_IN_SQL,
        entities: Iterable[catalog.Entity] | None = None,
    ) -> None:
        limits = f"-c statement_timeout={PATIENCE}s -c lock_timeout={_LOCK_WAIT}s"
        self._sql_dir, self._entities = sql_dir, None if entities is None else tuple(entities)
        self._engine = create_engine(
            make_url(url),
            pool_size=_AT_ONCE,
            max_overflow=0,
            pool_timeout=_LOCK_WAIT,
            pool_pre_ping=True,
            connect_args={
                "options": f"{SESSION_OPTIONS} {limits}",
                "application_name": "newsfigures explorer, edits",
            },
        )

    @contextmanager
    def editing(self) -> Iterator[Connection]:
        """A transaction at whose end observe looks at what has changed, so that marts obey at once."""
        with _telling(), self._engine.begin() as conn:
            one_at_a_time(conn, Lock.EDIT)  # each knows what was said before it
            yield conn
            observe(conn, sql_dir=self._sql_dir, entities=self._entities)

    def close(self) -> None:
        self._engine.dispose()


@contextmanager
def _telling() -> Iterator[None]:
    """What goes wrong at the server, in words that say what to do."""
    try:
        yield
    except exc.TimeoutError as error:
        raise TransientError(f"others are editing; {_UNCHANGED}: try again in some seconds") from error
    except (exc.DBAPIError, psycopg.Error) as error:
        raise _told(error) from error


def _told(error: exc.DBAPIError | psycopg.Error) -> PipelineError:
    inner = error.orig if isinstance(error, exc.DBAPIError) else error
    if isinstance(inner, LockNotAvailable):
        return TransientError(f"figures are being put together just now; {_UNCHANGED}: try again in a minute")
    if isinstance(inner, QueryCanceled):
        return TransientError(
            f"more has to be counted anew than an edit may wait for; {_UNCHANGED}: run newsfigures observe, "
            "and try again"
        )
    if isinstance(inner, psycopg.DataError | psycopg.IntegrityError):
        return ConfigError(f"the warehouse cannot hold that: {first_line(inner)}; {_UNCHANGED}")
    if isinstance(inner, psycopg.ProgrammingError):
        return TransientError(
            f"the warehouse has another schema, or this login may not write to it ({first_line(inner)}); {_UNCHANGED}: "
            "run newsfigures db upgrade"
        )
    return TransientError(f"the warehouse does not answer: {first_line(inner or error)}; {_UNCHANGED}")
