"""sql/marts/*.sql -> tables of the schema mart. A file is a query under a header: key, indexes, columns.

A mart is a table, so that what people ask is answered from an index. It is made anew beside itself and compared: rows
that are gone or differ leave, rows that are new come, all in the caller's transaction. So nobody sees it empty or half
done, rows that stay are not touched, and a reader is never locked out, except for a moment when its columns change.
"""

from pathlib import Path

from psycopg import Connection as Driver
from psycopg import sql
from sqlalchemy import Connection

from pipeline.errors import ConfigError
from pipeline.warehouse.copying import Row, driver
from pipeline.warehouse.headers import SqlFile, read_folder

_COLUMNS = (
    "SELECT attname, format_type(atttypid, atttypmod) FROM pg_attribute"
    " WHERE attrelid = to_regclass(%(table)s) AND attnum > 0 AND NOT attisdropped ORDER BY attnum"
)


def rebuild_marts(conn: Connection, marts_dir: Path) -> dict[str, int]:
    """Bring every mart up to date; rows added, by table."""
    return {f"mart.{mart.key}": _rebuild(driver(conn), mart) for mart in read_folder(marts_dir)}


def _rebuild(conn: Driver[Row], mart: SqlFile) -> int:
    fresh = sql.Identifier("pg_temp", f"fresh_{mart.key}")
    table = sql.Identifier("mart", mart.key)
    conn.execute(sql.SQL("DROP TABLE IF EXISTS {}").format(fresh))
    conn.execute(
        sql.SQL("CREATE TEMPORARY TABLE {} ON COMMIT DROP AS {}").format(
            sql.Identifier(f"fresh_{mart.key}"),
            sql.SQL(mart.query),
        )
    )
    columns = _columns(conn, f"pg_temp.fresh_{mart.key}")
    if columns != _columns(conn, f"mart.{mart.key}"):
        _create(conn, mart, [name for name, _ in columns])
    key = _key(mart)
    conn.execute(sql.SQL("CREATE UNIQUE INDEX ON {} ({})").format(fresh, _names(key)))
    conn.execute(sql.SQL("ANALYZE {}").format(fresh))
    same_key = sql.SQL(" AND ").join(sql.SQL("fresh.{0} = kept.{0}").format(sql.Identifier(name)) for name in key)
    conn.execute(
        sql.SQL(
            "DELETE FROM {} AS kept WHERE NOT EXISTS ("
            "SELECT 1 FROM {} AS fresh WHERE {} AND ROW(fresh.*) IS NOT DISTINCT FROM ROW(kept.*))"
        ).format(table, fresh, same_key)
    )
    added = conn.execute(
        sql.SQL(
            "INSERT INTO {} SELECT fresh.* FROM {} AS fresh"
            " WHERE NOT EXISTS (SELECT 1 FROM {} AS kept WHERE {}) ORDER BY {}"
        ).format(table, fresh, table, same_key, _names(key))
    )
    return added.rowcount


def _create(conn: Driver[Row], mart: SqlFile, columns: list[str]) -> None:
    said = {name.removeprefix("column "): words for name, words in mart.header if name.startswith("column ")}
    if set(said) != set(columns):
        odd = ", ".join(sorted(set(said) ^ set(columns)))
        raise ConfigError(f"{mart.path}: describe each column with '-- column name: words', no others; see {odd}")
    table = sql.Identifier("mart", mart.key)
    conn.execute(sql.SQL("DROP TABLE IF EXISTS {}").format(table))
    conn.execute(
        sql.SQL("CREATE TABLE {} AS TABLE {} WITH NO DATA").format(
            table, sql.Identifier("pg_temp", f"fresh_{mart.key}")
        )
    )
    conn.execute(sql.SQL("ALTER TABLE {} ADD PRIMARY KEY ({})").format(table, _names(_key(mart))))
    for index in mart.all("index"):
        conn.execute(sql.SQL("CREATE INDEX ON {} ({})").format(table, _names(_split(index))))
    grain = mart.query.splitlines()[0].removeprefix("--").strip()
    conn.execute(sql.SQL("COMMENT ON TABLE {} IS {}").format(table, sql.Literal(grain)))
    for name, words in said.items():
        column = sql.Identifier("mart", mart.key, name)
        conn.execute(sql.SQL("COMMENT ON COLUMN {} IS {}").format(column, sql.Literal(words)))


def _columns(conn: Driver[Row], table: str) -> list[tuple[str, str]]:
    return [(name, kind) for name, kind in conn.execute(_COLUMNS, {"table": table})]


def _key(mart: SqlFile) -> list[str]:
    return _split(mart.one("key"))


def _split(words: str) -> list[str]:
    return [name.strip() for name in words.split(",")]


def _names(names: list[str]) -> sql.Composed:
    return sql.SQL(", ").join(map(sql.Identifier, names))
