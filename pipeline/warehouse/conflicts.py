"""Conflicts between figures as persons see and settle them: mart.fct_conflict, ops.conflict_settled."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from pipeline.errors import ConfigError
from pipeline.warehouse.copying import run

_WRONG = {"settled_a": "observation_b", "settled_b": "observation_a"}


def find_conflicts(
    conn: Connection,
    *,
    status: str | None = "open",
    rule: str | None = None,
    entity: str | None = None,
    limit: int | None = None,
) -> list[dict[str, Any]]:
    """Rows of mart.fct_conflict, the best supported first; what is None does not narrow."""
    wanted = {"status": status, "rule": rule, "entity": entity, "max_rows": limit}
    return [dict(row) for row in run(conn, "load/conflicts_found", wanted).mappings()]


def one_conflict(conn: Connection, conflict_id: str) -> dict[str, Any]:
    """The conflict whose id begins so. ConfigError where none or several do."""
    found = [dict(row) for row in run(conn, "load/conflict_by_id", {"begins": conflict_id.lower()}).mappings()]
    if len(found) != 1:
        raise ConfigError(
            f"{len(found) or 'no'} conflicts have an id that begins with {conflict_id!r}; "
            "see newsfigures conflicts list --status all --json"
        )
    return found[0]


def settle_conflict(
    conn: Connection, conflict: Mapping[str, Any], *, status: str, by: str, note: str, now: datetime
) -> None:
    """Keep what a person says of it, by what papers print; takes effect with the next observe."""
    if status in _WRONG and conflict["observation_b"] is None:
        raise ConfigError(f"{conflict['rule']} is about one figure; settle it with both or dismiss, or judge its claim")
    kept = {
        "conflict_key": conflict["conflict_key"],
        "status": status,
        "wrong_id": conflict[_WRONG[status]] if status in _WRONG else None,
        "settled_by": by,
        "now": now,
        "note": note,
    }
    run(conn, "load/conflict_settled", kept)
    place_settled(conn)


def place_settled(conn: Connection) -> None:
    """Let what persons have settled hold for the entities that its names mean now. For when a name has come to mean
    another one, and when a word was given or taken back: all words are read."""
    run(conn, "load/settled_placed")


def switch_rule(conn: Connection, rule: str, *, is_on: bool, by: str, now: datetime) -> None:
    run(conn, "load/rule_switched", {"rule": rule, "is_on": is_on, "set_by": by, "now": now})
