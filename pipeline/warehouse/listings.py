"""raw.listing and ops.poll: which lists were read in full, what to ask them for a change by, and which ones failed."""

from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Connection

from pipeline.warehouse.copying import copy_incoming, run

_COLUMNS = ("url", "source_key", "etag", "last_modified", "read_as", "read_at")

_MAX_URL = 2500  # an index of PostgreSQL holds at most 2,704 bytes; a longer one is read in full each time


class Validators(NamedTuple):
    """ETag and Last-Modified of an answer, as the server wrote them."""

    etag: str | None
    last_modified: str | None


class Poll(NamedTuple):
    """How the lists of a source answered: how many were read or had not changed, and why the others were not read.

    `may_pass` says that one failed by something that may pass.
    """

    read: int
    failed: int
    may_pass: bool
    detail: str


def listing_validators(conn: Connection, source_key: str, read_as: str) -> dict[str, Validators]:
    """By URL, for lists that were read with the very rules that `read_as` stands for."""
    found = run(conn, "load/listing", {"source_key": source_key, "read_as": read_as})
    return {row.url: Validators(row.etag, row.last_modified) for row in found}


def keep_listings(
    conn: Connection, source_key: str, read_as: str, found: Mapping[str, Validators], *, now: datetime
) -> None:
    """In the transaction that adds their leads, since the next answer may be that nothing has changed."""
    rows = (
        (url, source_key, told.etag, told.last_modified, read_as, now)
        for url, told in sorted(found.items())
        if len(url) <= _MAX_URL
    )
    copy_incoming(conn, "raw.listing", _COLUMNS, rows)
    run(conn, "load/listing_read")


def note_poll(conn: Connection, run_key: str, source_key: str, poll: Poll, *, now: datetime) -> None:
    run(
        conn,
        "load/poll_noted",
        {
            "this_run": run_key,
            "source_key": source_key,
            "now": now,
            "lists_read": poll.read,
            "lists_failed": poll.failed,
            "may_pass": poll.may_pass,
            "detail": poll.detail,
        },
    )


def poll_of_run(conn: Connection, run_key: str) -> Poll | None:
    """None where the run asked for no lists, or a later one has asked since."""
    row = run(conn, "load/poll_of_run", {"this_run": run_key}).one_or_none()
    return Poll(row.lists_read, row.lists_failed, row.may_pass, row.detail) if row else None
