"""What fetching brought: raw.capture, raw.fetch_log and the state of raw.lead."""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

from psycopg import sql
from sqlalchemy import Connection, Row, text

from pipeline.model import CaptureRef, FetchResult, Outcome, ReaderMode, Reason, WarcPlace, lead_id
from pipeline.warehouse.copying import Row as Values
from pipeline.warehouse.copying import add_missing, copy_incoming, driver, run
from pipeline.warehouse.locks import Lock, one_at_a_time

_FIRST_PAUSE = timedelta(minutes=5)
_LONGEST_PAUSE = timedelta(days=1)
_STILL_THERE = {Reason.NOT_MODIFIED, Reason.SAME_BODY}
"""Ends of an attempt that say nothing against the lead: the archive holds what its server has."""

_LOG_COLUMNS = (
    "lead_id", "at", "run_key", "url", "source_key", "outcome", "reason", "retry", "status", "seconds", "received",
    "requests", "detail", "capture_id",
)  # fmt: skip
_CAPTURE_COLUMNS = (
    "capture_id", "fetched_at", "lead_id", "url", "sha256", "source_key", "final_url", "status", "content_type",
    "body_bytes", "warc_file", "warc_offset", "warc_length",
)  # fmt: skip
_LEAD_COLUMNS = (
    "url", "state", "due_at", "attempts", "last_fetch_at", "last_outcome", "drop_reason", "etag", "last_modified",
    "known_sha256",
)  # fmt: skip


def record_fetches(
    conn: Connection, run_key: str, results: Sequence[FetchResult], *, long_ago: bool = False
) -> dict[str, int]:
    """Write what came of each attempt; the rows added, by table. The same results again add nothing. With `long_ago`
    they may be older than the lead's last answer, or than its last change, and then leave the lead as it is. Where a
    server went back to a body of before, publish is to look at it."""
    ensure_partitions(conn, [result.at for result in results])
    logged = add_missing(conn, "raw.fetch_log", _LOG_COLUMNS, (_log_row(run_key, result) for result in results))
    captured = add_missing(conn, "raw.capture", _CAPTURE_COLUMNS, _capture_rows(results))
    _note_returns(conn, _answers(results))
    last = {result.due.lead.url: result for result in sorted(results, key=lambda result: result.at)}
    copy_incoming(conn, "raw.lead", _LEAD_COLUMNS, map(_lead_row, last.values()))
    run(conn, "load/lead_fetched", {"long_ago": long_ago})
    return {"raw.fetch_log": logged, "raw.capture": captured}


def note_answers(conn: Connection, answers: Iterable[tuple[UUID, datetime]]) -> None:
    """A crawler was answered with the bodies of these captures at these moments: where another body came between, that
    is a return, and an answer newer than the lead's last one becomes its last. The same answers again change nothing;
    one older than the capture's `fetched_at` is no return."""
    _note_returns(conn, answers)
    run(conn, "load/lead_answered")


def returns_wait(conn: Connection, source_key: str) -> bool:
    """Whether publish has yet to look at a body of the source to which its server went back."""
    return bool(run(conn, "load/return_waiting", {"source_key": source_key}).scalar_one())


def captures_to_extract(
    conn: Connection,
    *,
    source_key: str | None = None,
    parser_version: str,
    extractor_version: str,
    reader: ReaderMode = ReaderMode.BUILTIN,
) -> list[CaptureRef]:
    """Captures that these versions have not read, nor a language model; where `reader` asks one, that nobody has."""
    parameters = {
        "source_key": source_key,
        "parser_version": parser_version,
        "extractor_version": extractor_version,
        "reader": reader.value,
    }
    return [_ref(row) for row in run(conn, "load/capture_to_extract", parameters)]


def captures_to_reread(
    conn: Connection,
    *,
    source_key: str | None = None,
    read_by: str | None = None,
    first_day: date | None = None,
    end_day: date | None = None,
) -> list[CaptureRef]:
    """Captures of a half-open span of days, of publication where known, else of fetching; read before or not.

    `read_by` narrows to those that this version of the extractor has read.
    """
    parameters = {"source_key": source_key, "read_by": read_by, "first_day": first_day, "end_day": end_day}
    return [_ref(row) for row in run(conn, "load/capture_to_reread", parameters)]


def extractors(conn: Connection) -> list[str]:
    """The versions of the extractor that have read pages, with claims or without."""
    return list(run(conn, "load/extractors").scalars())


def readers_of(conn: Connection, ids: Iterable[UUID], run_key: str) -> dict[UUID, set[tuple[str, str] | None]]:
    """The versions of parser and extractor that have read each of these captures, and None where the run has staged
    it; captures that nobody has read are left out."""
    found: dict[UUID, set[tuple[str, str] | None]] = {}
    for row in run(conn, "load/reading_of_capture", {"ids": list(ids), "this_run": run_key}):
        version = None if row.parser_version is None else (row.parser_version, row.extractor_version)
        found.setdefault(row.capture_id, set()).add(version)
    return found


def claims_skipped(
    conn: Connection, ids: Iterable[UUID], *, parser_version: str, extractor_version: str
) -> dict[str, int]:
    """Why articles of these captures are kept without claims, and how many."""
    parameters = {"ids": list(ids), "parser_version": parser_version, "extractor_version": extractor_version}
    return {row.claims_skipped: row.article_count for row in run(conn, "load/claims_skipped", parameters)}


def captures_by_id(conn: Connection, ids: Iterable[UUID]) -> list[CaptureRef]:
    return [_ref(row) for row in run(conn, "load/capture_by_id", {"ids": list(ids)})]


def retry_pause(attempts: int) -> timedelta:
    """How long to leave a server alone after so many attempts without an end: doubling, at most a day. After none
    (robots.txt could not be had) it is the pause after one."""
    doublings = min(max(attempts, 1) - 1, 16)
    return min(_LONGEST_PAUSE, _FIRST_PAUSE * (1 << doublings))


def ensure_partitions(conn: Connection, moments: Iterable[datetime]) -> None:
    """Make the partitions of raw.fetch_log for these months and the ones after them."""
    months = {_month(moment) for moment in moments}
    wanted = {f"fetch_log_{month:%Y_%m}": month for month in months | {_next(month) for month in months}}
    there = set(
        conn.scalars(
            text("SELECT inhrelid::regclass::text FROM pg_inherits WHERE inhparent = 'raw.fetch_log'::regclass")
        )
    )
    missing = {name: month for name, month in wanted.items() if f"raw.{name}" not in there}
    if not missing:
        return
    one_at_a_time(conn, Lock.PARTITIONS)
    make = sql.SQL("CREATE TABLE IF NOT EXISTS {} PARTITION OF raw.fetch_log FOR VALUES FROM ({}) TO ({})")
    for name, month in sorted(missing.items()):
        ends = (sql.Literal(f"{month:%Y-%m-%d} 00:00+00"), sql.Literal(f"{_next(month):%Y-%m-%d} 00:00+00"))
        driver(conn).execute(make.format(sql.Identifier("raw", name), *ends))


def _month(moment: datetime) -> date:
    return moment.astimezone(UTC).date().replace(day=1)


def _next(month: date) -> date:
    return (month + timedelta(days=31)).replace(day=1)


def _log_row(run_key: str, result: FetchResult) -> Values:
    lead = result.due.lead
    return (
        lead_id(lead.url), result.at, run_key, lead.url, lead.source_key, result.outcome.value,
        result.reason.value if result.reason else None, result.retry, result.status, result.seconds, result.received,
        result.requests, result.detail, result.capture_id,
    )  # fmt: skip


def _capture_rows(results: Iterable[FetchResult]) -> Iterable[Values]:
    for result in results:
        if result.capture is not None and result.place is not None:
            found, place = result.capture, result.place
            yield (
                found.capture_id, found.fetched_at, lead_id(found.url), found.url, found.sha256, found.source_key,
                found.final_url, found.status, found.content_type, len(found.body),
                place.file, place.offset, place.length,
            )  # fmt: skip


def _answers(results: Iterable[FetchResult]) -> Iterable[tuple[UUID, datetime]]:
    for result in results:
        if (known := result.capture_id) is not None:
            yield known, result.capture.fetched_at if result.capture else result.at


def _note_returns(conn: Connection, answers: Iterable[tuple[UUID, datetime]]) -> None:
    """To be called before the leads change: what they were answered with before counts as well."""
    copy_incoming(conn, "raw.capture", ("capture_id", "fetched_at"), answers)
    run(conn, "load/capture_returned")


def _lead_row(result: FetchResult) -> Values:
    attempts = result.due.attempts + (not result.of_site) if result.retry else 0
    dropped = result.reason if not result.retry and result.reason not in _STILL_THERE else None
    return (
        result.due.lead.url,
        "pending" if result.retry else "dropped" if dropped else "done",
        result.at + retry_pause(attempts) if result.retry else None,
        attempts,
        None if result.retry else result.at,
        Outcome(result.outcome).value,
        dropped.value if dropped else None,
        result.etag,
        result.last_modified,
        result.capture.sha256 if result.capture else result.known_sha256,
    )


def _ref(row: Row[Any]) -> CaptureRef:
    return CaptureRef(
        capture_id=row.capture_id,
        url=row.url,
        final_url=row.final_url,
        source_key=row.source_key,
        fetched_at=row.fetched_at,
        content_type=row.content_type,
        sha256=row.sha256,
        place=place_of(row),
    )


def place_of(row: Row[Any]) -> WarcPlace:
    """Of a row of raw.capture."""
    return WarcPlace(file=row.warc_file, offset=row.warc_offset, length=row.warc_length)
