"""Runs that are killed: what a warehouse holds apart from times and names of runs, and a table of the kills."""

import hashlib
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import psutil
from sqlalchemy import text

from pipeline.settings import Settings
from pipeline.warehouse import open_warehouse

OF_TIME_AND_RUN = (
    "at", "changed_at", "current_from", "current_since", "current_to", "due_at", "feed_published_at", "fetched_at",
    "found_at", "issued_at", "last_captured_on", "last_fetch_at", "made_at", "read_at", "run_key", "superseded_at",
    # of one fetch, and where its record lies
    "received", "requests", "seconds", "warc_file", "warc_length", "warc_offset",
)  # fmt: skip
"""Columns that two runs over the same pages fill differently. What the page says of its own times is compared."""

_TABLES = """
SELECT nspname || '.' || relname FROM pg_class INNER JOIN pg_namespace ON pg_namespace.oid = relnamespace
WHERE nspname IN ('raw', 'core', 'mart') AND relkind IN ('r', 'p') AND NOT relispartition
"""

_ROWS = "SELECT (to_jsonb(entry) - CAST(:without AS text[]))::text FROM {table} AS entry"

Held = dict[str, list[str]]


def held(settings: Settings) -> Held:
    """The rows of every table of raw, core and mart, each as JSON without OF_TIME_AND_RUN, in the order of that."""
    with open_warehouse(settings) as warehouse, warehouse.begin() as conn:
        return {
            table: sorted(
                conn.scalars(
                    text(_ROWS.format(table=table)),
                    {"without": list(OF_TIME_AND_RUN)},
                )
            )
            for table in sorted(conn.scalars(text(_TABLES)))
        }


def checksum(rows: Held) -> str:
    return hashlib.sha256(
        "\n".join(f"{table} {row}" for table in sorted(rows) for row in rows[table]).encode()
    ).hexdigest()


def differences(found: Held, wanted: Held) -> dict[str, tuple[list[str], list[str]]]:
    """By table: rows that were not wanted, and rows that are missing; the first of each."""
    told = {}
    for table in sorted(found.keys() | wanted.keys()):
        more, less = Counter(found.get(table, ())), Counter(wanted.get(table, ()))
        if more != less:
            told[table] = (list((more - less).elements())[:3], list((less - more).elements())[:3])
    return told


class Kill(NamedTuple):
    """One kill, and what came after."""

    victim: str
    at: float
    """Seconds after the start of the run."""
    ended: str
    then: str

    def __str__(self) -> str:
        return f"{self.victim:<10} {self.at:6.1f}  {self.ended:<58}  {self.then}"


HEAD = "\n    victim       at s  what it hit                                                 what came then"


def postmaster(home: Path) -> psutil.Process | None:
    """The first process of the embedded PostgreSQL of this home, if it lives."""
    try:
        number = int((home / "postgres" / "postmaster.pid").read_text().partition("\n")[0])
        found = psutil.Process(number)
        return found if "postgres" in found.name() else None
    except (FileNotFoundError, ValueError, psutil.NoSuchProcess):
        return None
