"""Temporary tables made by the statements of sql/, and how the server plans; for the rest of one transaction."""

from collections.abc import Mapping, Sequence
from typing import Any

from psycopg import sql
from sqlalchemy import Connection

from pipeline.warehouse.copying import driver, run


def make_table(conn: Connection, name: str, parameters: Mapping[str, Any] | None = None) -> None:
    """Run sql/<folder>/<table>.sql, which makes the temporary table <table>; one that is there makes room.

    Counted for the planner at once: of a table just made it knows nothing.
    """
    table = sql.Identifier("pg_temp", name.rpartition("/")[2])
    driver(conn).execute(sql.SQL("DROP TABLE IF EXISTS {} CASCADE").format(table))
    run(conn, name, parameters)
    driver(conn).execute(sql.SQL("ANALYZE {}").format(table))


def plan_for_few(conn: Connection, read: Sequence[str]) -> None:
    """For the rest of the transaction: few rows of big tables are wanted, and the server knows how big: those of
    `read`, schemas or tables as schema.table.

    Its own count comes within minutes, which is late where many articles are published at once: what it takes for small
    it reads whole, for each statement.
    """
    run(conn, "plan/for_few")
    for grown in run(conn, "plan/table_grown", {"read": list(read)}).all():
        count_rows(conn, f"{grown.schema_name}.{grown.table_name}")


def count_rows(conn: Connection, table: str, columns: Sequence[str] = ()) -> None:
    """Have the server count schema.table for its planner, or only these columns of it; not while another counts it."""
    name = sql.Identifier(*table.split("."))
    of = sql.SQL("({})").format(sql.SQL(", ").join(map(sql.Identifier, columns))) if columns else sql.SQL("")
    driver(conn).execute(sql.SQL("ANALYZE (SKIP_LOCKED) {} {}").format(name, of))
