"""Articles that checks hold back: ops.quarantine, for a person to settle."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from pipeline.errors import ConfigError
from pipeline.model.ids import make_id
from pipeline.warehouse.copying import run

RELEASED, DISCARDED = "released", "discarded"


def in_quarantine(conn: Connection, *, settled_too: bool = False) -> list[dict[str, Any]]:
    """One row per article and check, those that wait longest first; the checks of an article share its `id`."""
    found = run(conn, "load/quarantine_found", {"settled_too": settled_too}).mappings()
    return [{"id": make_id("quarantine", row["item"]), **row} for row in found]


def held_article(conn: Connection, words: str) -> str:
    """URL of the article that is held back under this URL, or an id that begins so; ConfigError where not one is."""
    rows = [(str(row["item"]), str(row["id"])) for row in in_quarantine(conn)]
    begins = {url for url, key in rows if words and key.startswith(words.lower())}
    found = {words} if words in dict(rows) else begins
    if len(found) != 1:
        many = f"{len(found)} articles have an id that begins with" if found else "nothing holds back"
        raise ConfigError(f"{many} {words!r}; see newsfigures quarantine list")
    return found.pop()


def settle_quarantine(conn: Connection, item: str, settled_as: str, *, by: str, note: str, now: datetime) -> int:
    """Settle whatever holds this article back; the next run of its source publishes it, or drops it for good."""
    kept = {"item": item, "settled_as": settled_as, "settled_by": by, "note": note, "now": now}
    settled = run(conn, "load/quarantine_settled", kept).rowcount
    if not settled:
        raise ConfigError(f"nothing holds {item!r} back; see newsfigures quarantine list")
    return settled
