"""raw.tombstone: what must never come in again. Only a hash is kept of what is forgotten."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Connection

from pipeline.warehouse.copying import run


def article_words(source_key: str, article_key: str) -> str:
    """What stands for an article under whatever URL: its source and its own number there."""
    return f"article {source_key} {article_key}"


def source_words(source_key: str) -> str:
    """What stands for all that a source ever publishes."""
    return f"source {source_key}"


def forgotten(conn: Connection, words: Iterable[str]) -> set[str]:
    """Those of the words (URLs, `article_words`, `source_words`) for which there is a tombstone."""
    return set(run(conn, "forget/tombstones", {"words": list(words)}).scalars())


def add_tombstones(conn: Connection, words: Iterable[str], *, now: datetime, note: str = "") -> int:
    """How many were not there before. `note` says who asked and why, and must not name what is forgotten."""
    return run(conn, "forget/tombstone_new", {"words": list(words), "now": now, "note": note}).rowcount


def lift_tombstones(conn: Connection, words: Iterable[str]) -> int:
    """Let these in again; how many tombstones that took away."""
    return run(conn, "forget/tombstone_lifted", {"words": list(words)}).rowcount
