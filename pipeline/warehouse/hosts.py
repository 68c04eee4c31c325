"""ops.host and ops.site_file: whose turn it is at a host, for all processes and machines that share the warehouse."""

from collections.abc import Mapping
from types import TracebackType
from typing import Any, Self

from sqlalchemy import Connection, Row
from sqlalchemy.exc import OperationalError

from pipeline.errors import TransientError
from pipeline.model import Ended, SiteFile, Turn
from pipeline.model.host import FAILURES_TO_REST, LONGEST_REST
from pipeline.warehouse.connect import Warehouse
from pipeline.warehouse.copying import run

_LOOK_AGAIN = (0.05, 1.0)
"""Seconds: how often to look whether a request under way elsewhere has ended; a pause between them is kept to."""
_DETAIL = 500


class SharedHosts:
    """Turns and files of hosts, by the clock of the database; one per process and thread.

    It keeps a session of its own, in which no transaction stays open: a host taken by it is free again when the session
    ends, however it ends. TransientError when the database cannot be had.
    """

    def __init__(self, warehouse: Warehouse) -> None:
        self._engine = warehouse.engine
        self._conn: Connection | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        if self._conn is not None:
            self._conn.close()
            self._conn = None

    def ask(self, host: str, *, pause: float, longest: float) -> Turn:
        """Take the host, for at most `longest` seconds, when nobody has it, its pause is over and it does not rest."""
        least, most = _LOOK_AGAIN
        row = self._row(
            "load/host_asked",
            {"host": host, "pause": pause, "longest": longest, "look_again": min(max(pause, least), most)},
        )
        if row is None:  # entered by another session at this very moment
            return Turn(wait=least)
        return Turn(wait=float(row.wait), resting=row.resting)

    def done(self, host: str, ended: Ended) -> None:
        self._row(
            "load/host_done",
            {
                "host": host,
                "pause": ended.pause,
                "hold": ended.hold,
                "went": ended.went.value,
                "detail": ended.detail[:_DETAIL],
                "rest": ended.rest,
                "failures_to_rest": FAILURES_TO_REST,
                "longest_rest": LONGEST_REST,
            },
        )

    def kept(self, url: str) -> SiteFile | None:
        row = self._row("load/site_file", {"url": url})
        return None if row is None else SiteFile(status=row.status, body=bytes(row.body), left=row.seconds_left)

    def keep(self, url: str, found: SiteFile) -> None:
        self._row(
            "load/site_file_kept", {"url": url, "status": found.status, "body": found.body, "seconds": found.left}
        )

    def _row(self, statement: str, parameters: Mapping[str, Any]) -> Row[Any] | None:
        try:
            return self._asked(statement, parameters)
        except OperationalError as error:
            if not error.connection_invalidated:
                raise
        # a session may be ended while it waits for hours: by a restart of the server, or by a limit on idle ones
        self.close()
        try:
            return self._asked(statement, parameters)
        except OperationalError as error:
            raise TransientError(
                f"the warehouse that keeps the pauses of hosts is gone: {error.orig}; is the server up?"
            ) from error

    def _asked(self, statement: str, parameters: Mapping[str, Any]) -> Row[Any] | None:
        if self._conn is None:
            self._conn = self._engine.connect().execution_options(isolation_level="AUTOCOMMIT")
        try:
            found = run(self._conn, statement, parameters)
            return found.one_or_none() if found.returns_rows else None
        finally:
            # SQLAlchemy counts a transaction of its own even where the server has none
            self._conn.rollback()
