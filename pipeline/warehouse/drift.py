"""The schema that is there against the one that the migrations and marts make: what somebody has changed by hand.

What should be there is written down nowhere: the migrations are run beside the warehouse, in a transaction that is
taken back. So it is right for this version of PostgreSQL and of newsfigures.
"""

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection

from pipeline.settings import BUILT_IN_SQL
from pipeline.warehouse.copying import run, run_script
from pipeline.warehouse.marts import RefreshScope, rebuild_marts
from pipeline.warehouse.migrate import migrate_within

Thing = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Drift:
    """One difference. `kind` is table, view, column, constraint, index, trigger or function; `wanted` is None for
    what no migration has made, `found` for what is not there."""

    kind: str
    name: str
    wanted: str | None
    found: str | None

    @property
    def words(self) -> str:
        if self.found is None:
            return f"{self.kind} {self.name} is missing"
        if self.wanted is None:
            return f"{self.kind} {self.name} is not of newsfigures"
        return f"{self.kind} {self.name} is otherwise: {self.found}; should be: {self.wanted}"


def find_drift(conn: Connection, sql_dir: Path) -> list[Drift]:
    """By kind and name. Nobody else sees anything of it, and no table is locked. Wants a connection that is in no
    transaction, and the right to make schemas."""
    with conn.begin() as attempt:
        found = _schema(conn)
        run_script(conn, (BUILT_IN_SQL / "drift" / "aside.sql").read_text(encoding="utf-8"))
        migrate_within(conn, sql_dir, "head")
        rebuild_marts(conn, sql_dir / "marts", RefreshScope.DEFINITIONS)
        wanted = _schema(conn)
        attempt.rollback()
    names = sorted(thing for thing in found.keys() | wanted.keys() if found.get(thing) != wanted.get(thing))
    return [Drift(kind, name, wanted.get((kind, name)), found.get((kind, name))) for kind, name in names]


def _schema(conn: Connection) -> dict[Thing, str]:
    return {(row.kind, row.name): " ".join(row.definition.split()) for row in run(conn, "drift/schema", {})}
