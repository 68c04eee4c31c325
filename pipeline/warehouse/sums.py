"""What the warehouse holds, in numbers: rows by table, and checksums that tell whether a rerun changed anything."""

import hashlib

from psycopg import sql
from sqlalchemy import Connection, text

from pipeline.warehouse.copying import driver

_LASTING = ("core", "mart")
"""Schemas whose rows a rerun must leave as they are, beside raw.capture (design: the same rows on a rerun)."""
_OURS = ("raw", "stage", "core", "mart", "ops")

_TABLES = text(
    "SELECT nspname, relname FROM pg_class INNER JOIN pg_namespace ON pg_namespace.oid = relnamespace"
    " WHERE nspname = ANY(:schemas) AND relkind IN ('r', 'p') AND NOT relispartition"
    " ORDER BY nspname, relname"
)


def row_counts(conn: Connection) -> dict[str, int]:
    """Rows of every table of the warehouse, by schema.table."""
    count = sql.SQL("SELECT COUNT(*) FROM {}")
    found: dict[str, int] = {}
    for schema, table in _tables(conn, _OURS):
        row = driver(conn).execute(count.format(sql.Identifier(schema, table))).fetchone()
        found[f"{schema}.{table}"] = row[0] if row else 0
    return found


def checksums(conn: Connection) -> dict[str, str]:
    """Of raw.capture and every table of core and mart: sha-256 over the rows as text, in the order of that text."""
    return {
        f"{schema}.{table}": _checksum(conn, schema, table)
        for schema, table in [*_tables(conn, _LASTING), ("raw", "capture")]
    }


def _checksum(conn: Connection, schema: str, table: str) -> str:
    """Rows are hashed on the server, so that what travels and is sorted here is 32 characters a row."""
    query = sql.SQL("SELECT md5(entry::text) FROM {} AS entry ORDER BY 1").format(sql.Identifier(schema, table))
    total = hashlib.sha256()
    with driver(conn).cursor() as cursor:
        for (line,) in cursor.stream(query):
            total.update(line.encode())
    return total.hexdigest()


def _tables(conn: Connection, schemas: tuple[str, ...]) -> list[tuple[str, str]]:
    return [(row.nspname, row.relname) for row in conn.execute(_TABLES, {"schemas": list(schemas)})]
