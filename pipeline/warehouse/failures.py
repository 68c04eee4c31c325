"""What a database or a disk does to a run -> one of our errors, which names the thing and the remedy; None for a bug.

By SQLSTATE, whose classes are told in appendix A of PostgreSQL's documentation.
"""

import os
from collections.abc import Iterator
from pathlib import Path

from psycopg import Error as DriverError
from psycopg import OperationalError as DriverOperationalError
from sqlalchemy.exc import DBAPIError, NoSuchModuleError, OperationalError, SQLAlchemyError

from pipeline.errors import NO_SPACE, ConfigError, PipelineError, TransientError, no_space

_PASSING = frozenset({
    "08", "40", "53", "55", "57", "58",  # connection, rollback, resources, not in the right state, operator, system
})  # fmt: skip
_TO_CONFIGURE = frozenset({"28", "3D"})  # login refused, no such database
_DISK_FULL = "53100"
_BUSY = frozenset({"40", "53", "55"})  # of those above: the server is there, and could not do it just now
_CANCELLED = "57014"  # by an administrator, or by a limit of time
_NO_RIGHT = frozenset({"42501", "25006"})  # no privilege, read-only transaction
_WRITTEN = "a folder that is written to (NEWSFIGURES_HOME, NEWSFIGURES_ARCHIVE_URL, or where the output goes)"
_STAYS = "What is done stays done: start the command again"
_CONNECTING = "is the server up, and NEWSFIGURES_DATABASE_URL right?"


def explained(error: BaseException) -> PipelineError | None:
    """The error that a person can act on; an error of ours as it is."""
    if isinstance(error, PipelineError):
        return error
    if isinstance(error, SQLAlchemyError | DriverError):
        return next(filter(None, map(_of_database, with_causes(error))), None)
    return _of_file(error) if isinstance(error, OSError) else None


def first_line(error: BaseException) -> str:
    """What the server or the driver says, without the statement and without what follows its first line."""
    said = str(getattr(error, "orig", None) or error).strip()
    return said.partition("\n")[0] or type(error).__name__


def with_causes(error: BaseException) -> Iterator[BaseException]:
    """The error and what it followed from: to give back a lock over a lost connection fails again, in other words."""
    seen: BaseException | None = error
    while seen is not None:
        yield seen
        seen = seen.__cause__ or seen.__context__


def _of_database(error: BaseException) -> PipelineError | None:
    inner = error.orig if isinstance(error, DBAPIError) else error
    state = getattr(inner, "sqlstate", None) or getattr(inner, "pgcode", None) or ""
    said = first_line(error)
    if isinstance(error, NoSuchModuleError):
        return ConfigError(f"no driver for this database ({said}); write postgresql://... in NEWSFIGURES_DATABASE_URL")
    if state == _DISK_FULL:
        return TransientError(f"the disk of the database is full: {said}; make room, then start the command again")
    if state in _NO_RIGHT:
        return ConfigError(f"the database refuses it: {said}; give the login of NEWSFIGURES_DATABASE_URL that right")
    if state[:2] in _TO_CONFIGURE or "authentication failed" in said or ("does not exist" in said and not state):
        return ConfigError(f"the database lets nobody in: {said}; is NEWSFIGURES_DATABASE_URL right?")
    is_busy = state[:2] in _BUSY or state == _CANCELLED
    is_lost = isinstance(error, DBAPIError) and error.connection_invalidated
    if is_lost or state[:2] in _PASSING or (not state and isinstance(error, OperationalError | DriverOperationalError)):
        lost = f"no connection to the database, or it was lost: {said}; {_CONNECTING}"
        return TransientError(f"{f'the database could not do it now: {said}.' if is_busy else lost} {_STAYS}")
    return None


def _of_file(error: OSError) -> PipelineError | None:
    where = error.filename2 or error.filename
    if error.errno in NO_SPACE:
        return no_space(Path(os.fsdecode(where)).parent if where else _WRITTEN)
    if isinstance(error, ConnectionError | TimeoutError) or where is None:
        return None
    return ConfigError(
        f"{where}: {error.strerror}; give a path that this user may read and write. NEWSFIGURES_HOME and "
        "NEWSFIGURES_ARCHIVE_URL say where newsfigures keeps its own files"
    )
