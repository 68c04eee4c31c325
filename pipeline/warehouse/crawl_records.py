"""ops.crawl_record and ops.crawl_file: what of Common Crawl was read for a source."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import Connection

from pipeline.model import Lead, Reason
from pipeline.model.crawl import CrawlRecord
from pipeline.warehouse.copying import run


class FileRead(NamedTuple):
    """How far a file of CC-NEWS was read: up to the record that begins there, or to its end."""

    read_to: int
    is_whole: bool


def known_records(
    conn: Connection, source_key: str, wanted: Sequence[tuple[Lead, CrawlRecord]], *, again: bool = False
) -> dict[tuple[str, int], Reason]:
    """By place, those that need not be asked for. With `again` those that were dropped are asked for once more."""
    here = {
        "source_key": source_key,
        "files": [record.file for _, record in wanted],
        "offsets": [record.offset for _, record in wanted],
        "urls": [lead.url for lead, _ in wanted],
        "digests": [record.digest for _, record in wanted],
        "again": again,
    }
    found = run(conn, "load/crawl_record_known", here)
    return {(row.file, row.record_offset): Reason.SAME_BODY if row.same_body else Reason.KNOWN for row in found}


def note_record(
    conn: Connection,
    run_key: str,
    source_key: str,
    record: CrawlRecord,
    *,
    now: datetime,
    capture_id: UUID | None = None,
    reason: Reason | None = None,
) -> None:
    """It was read. Of what is forgotten nothing is to be noted."""
    here = {"source_key": source_key, "file": record.file, "record_offset": record.offset, "digest": record.digest}
    came_of_it = {"capture_id": capture_id, "reason": reason.value if reason else None}
    run(conn, "load/crawl_record_read", {**here, **came_of_it, "this_run": run_key, "now": now})


def note_file(
    conn: Connection, run_key: str, source_key: str, file: str, read_to: int, *, is_whole: bool, now: datetime
) -> None:
    here = {"source_key": source_key, "file": file, "read_to": read_to, "is_whole": is_whole, "this_run": run_key}
    run(conn, "load/crawl_file_read", {**here, "now": now})


def files_read(conn: Connection, source_key: str, files: Sequence[str]) -> dict[str, FileRead]:
    found = run(conn, "load/crawl_file_found", {"source_key": source_key, "files": list(files)})
    return {row.file: FileRead(row.read_to, row.is_whole) for row in found}
