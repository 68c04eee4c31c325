"""What keeps a warehouse in order over years: partitions ahead, rows that have had their time, statistics."""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from psycopg import sql
from sqlalchemy import Connection, text

from pipeline.model import WarcPlace
from pipeline.warehouse.captures import ensure_partitions, place_of
from pipeline.warehouse.copying import driver, run
from pipeline.warehouse.locks import Lock

_AHEAD = 62
"""Days for which partitions are made beforehand; the one after these comes with them."""

_ANALYZED = ("raw.lead", "raw.capture", "core.article", "core.article_revision", "core.claim", "core.reading",
             "core.observation", "core.observation_claim")  # fmt: skip
"""Tables that change in bursts; the server's own autovacuum looks at them too, later."""


def findings(conn: Connection, *, now: datetime, with_layouts: list[str]) -> list[dict[str, Any]]:
    """What a person should look at: {source_key, finding, detail}, finding being silent, blocked, slow, redesigned,
    coverage_gap, reader_failed, unread or unlisted. `with_layouts` are the keys of sources whose file has layouts."""
    found = run(conn, "watch/findings", {"now": now, "with_layouts": with_layouts})
    return [dict(row) for row in found.mappings()]


def is_any_asked(conn: Connection) -> bool:
    """Whether a source was ever asked for its lists, or a page of it taken in."""
    return bool(run(conn, "watch/asked").scalar_one())


def make_partitions(conn: Connection, *, now: datetime) -> None:
    ensure_partitions(conn, [now, now + timedelta(days=_AHEAD)])


def drop_old_log(conn: Connection, *, before: datetime) -> list[str]:
    """Drop the months of raw.fetch_log that end before; their names."""
    names = list(run(conn, "maintain/expired", {"before": before.date()}).scalars())
    for name in names:
        driver(conn).execute(sql.SQL("DROP TABLE {}").format(sql.Identifier("raw", name)))
    return names


def clear_staging(conn: Connection, *, before: datetime, silent_since: datetime) -> int:
    """Staged readings that nobody will publish: of runs that were killed, and of those whose audit has failed and that
    began `before`. A run of a DAG of which nothing was heard `silent_since` counts as killed."""
    times = {"before": before, "silent_since": silent_since, "lock": Lock.RUN.value}
    return run(conn, "maintain/stage_left", times).rowcount


def clear_site_files(conn: Connection, *, before: datetime) -> int:
    return run(conn, "maintain/site_files_old", {"before": before}).rowcount


def expired_pages(conn: Connection, source_key: str, *, before: datetime) -> dict[UUID, WarcPlace]:
    """Pages that were fetched before and whose records are not erased, and where these lie."""
    rows = run(conn, "maintain/page_expired", {"source_key": source_key, "before": before})
    return {row.capture_id: place_of(row) for row in rows}


def archived_places(conn: Connection) -> dict[str, list[int]]:
    """Where the archive has to have the captures of the warehouse: by file, the places at which their records begin."""
    return {row.warc_file: row.places for row in run(conn, "maintain/capture_places", {})}


def note_erased(conn: Connection, captures: Collection[UUID], *, now: datetime) -> None:
    run(conn, "maintain/page_erased", {"captures": list(captures), "now": now})


def expire_texts(conn: Connection, source_key: str, *, before: datetime) -> int:
    """Empty the texts of articles that were fetched before; titles, claims and hashes stay. How many."""
    return len(run(conn, "maintain/text_expired", {"source_key": source_key, "before": before}).all())


def texts_not_held(conn: Connection, *, before: datetime) -> list[str]:
    """Hashes of texts that a language model was last asked about before, and that are neither published nor staged."""
    return list(run(conn, "maintain/text_not_held", {"before": before}).scalars())


def clear_requests(conn: Connection, texts: Collection[str]) -> int:
    """Requests to language models no longer say that they were about these texts; how many."""
    return run(conn, "forget/model_request", {"texts": list(texts)}).rowcount


def analyze(conn: Connection) -> None:
    for table in _ANALYZED:
        conn.execute(text(f"ANALYZE {table}"))
