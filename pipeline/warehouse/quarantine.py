"""Articles that checks hold back: ops.quarantine, for a person to settle."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from pipeline.errors import ConfigError
from pipeline.warehouse.copying import run

RELEASED, DISCARDED = "released", "discarded"


def in_quarantine(conn: Connection, *, settled_too: bool = False) -> list[dict[str, Any]]:
    """One row per article and check, those that wait longest first."""
    return [dict(row) for row in run(conn, "load/quarantine_found", {"settled_too": settled_too}).mappings()]


def settle_quarantine(conn: Connection, item: str, settled_as: str, *, by: str, note: str, now: datetime) -> int:
    """Settle whatever holds this article back; the next run of its source publishes it, or drops it for good."""
    kept = {"item": item, "settled_as": settled_as, "settled_by": by, "note": note, "now": now}
    settled = run(conn, "load/quarantine_settled", kept).rowcount
    if not settled:
        raise ConfigError(f"nothing holds {item!r} back; see newsfigures quarantine list")
    return settled
