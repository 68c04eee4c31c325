"""raw.tombstone: what must never come in again. Only a hash is kept of what is forgotten."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import Connection

from pipeline.warehouse.copying import run

_KINDS = ("article", "source", "body", "text")
_OF_PAGES = ("body", "text")


@dataclass(frozen=True, slots=True, kw_only=True)
class Forgetting:
    """Tombstones that stand together. `kinds` says how many stand for what; of some it is not known (None)."""

    forgotten_at: datetime
    kinds: dict[str | None, int]
    note: str


def article_words(source_key: str, article_key: str) -> str:
    """What stands for an article under whatever URL: its source and its own number there."""
    return f"article {source_key} {article_key}"


def source_words(source_key: str) -> str:
    """What stands for all that a source ever publishes."""
    return f"source {source_key}"


def body_words(sha256: str) -> str:
    """What stands for a page, byte for byte, at whatever address."""
    return f"body {sha256}"


def text_words(source_key: str, text_sha256: str) -> str:
    """What stands for the text of an article in whatever markup of its source."""
    return f"text {source_key} {text_sha256}"


def speaks_of_page(words: str) -> bool:
    """Whether it stands for what a page holds, and not for what it is called.

    >>> speaks_of_page(body_words("ab12")), speaks_of_page(article_words("paper", "12"))
    (True, False)
    """
    return _kind(words) in _OF_PAGES


def forgotten(conn: Connection, words: Iterable[str]) -> set[str]:
    """Those of the words (URLs, `article_words`, `body_words` and so on) for which there is a tombstone."""
    return set(run(conn, "forget/tombstones", {"words": list(words)}).scalars())


def add_tombstones(
    conn: Connection,
    words: Collection[str],
    *,
    now: datetime,
    note: str = "",
    beside: Collection[str] = (),
    of_source: bool = False,
) -> int:
    """How many were not there before. `note` says who asked and why, and must not name what is forgotten.

    They stand with each other and with what is there of `beside` already, so that they are lifted together. Words that
    have a tombstone of a whole source get out of it, since they are now asked for by themselves; unless with
    `of_source` they are the whole source, or what has led to it.
    """
    group = run(conn, "forget/tombstone_group", {"words": list(beside), "also_sources": of_source}).scalar()
    here = {
        "words": list(words),
        "kinds": [_kind(each) for each in words],
        "now": now,
        "note": note,
        "stands_with": group if isinstance(group, UUID) else uuid4(),
        "takes_over": not of_source,
    }
    return sum(run(conn, "forget/tombstone_new", here).scalars())


def lift_tombstones(conn: Connection, words: Iterable[str]) -> int:
    """Let these in again, with all that stands with them; how many tombstones that took away."""
    return run(conn, "forget/tombstone_lifted", {"words": list(words)}).rowcount


def forgettings(conn: Connection) -> list[Forgetting]:
    """The oldest first."""
    kinds: dict[str, Counter[str | None]] = {}
    first: dict[str, tuple[datetime, str]] = {}
    for row in run(conn, "forget/told"):
        kinds.setdefault(row.forgetting, Counter())[row.kind] += row.tombstones
        first.setdefault(row.forgetting, (row.forgotten_at, row.note))
    return [Forgetting(forgotten_at=first[key][0], kinds=dict(kinds[key]), note=first[key][1]) for key in kinds]


def _kind(words: str) -> str:
    first = words.partition(" ")[0]
    return first if first in _KINDS else "address"
