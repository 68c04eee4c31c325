"""Rows into PostgreSQL by COPY, and the statements of sql/ that merge them or give rows out: never row by row."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from typing import Any

import psycopg
from psycopg import sql
from psycopg.rows import dict_row
from psycopg.types.json import Jsonb
from sqlalchemy import Connection, CursorResult, text

from pipeline.settings import BUILT_IN_SQL
from pipeline.warehouse.claim_columns import with_later_columns

Row = tuple[Any, ...]
_STREAMED_AT_ONCE = 2_000
_UNSTORABLE = re.compile("[\0\ud800-\udfff]")


def run_script(conn: Connection, script: str) -> None:
    """Several statements without parameters, in the connection's transaction."""
    with _cursor(conn) as cursor:
        cursor.execute(script.encode())


@cache
def statement(name: str) -> str:
    """The text of sql/<name>.sql, with %(name)s parameters."""
    return with_later_columns((BUILT_IN_SQL / f"{name}.sql").read_text(encoding="utf-8"))


def run(
    conn: Connection,
    name: str,
    parameters: Mapping[str, Any] | None = None,
    *,
    columns: Mapping[str, Sequence[str]] | None = None,
) -> CursorResult[Any]:
    """Run the one statement of sql/<name>.sql. `columns` are parameters that stand for names of columns, for tables
    whose columns are declared in one place."""
    words = statement(name)
    for parameter, names in (columns or {}).items():
        words = words.replace(f"%({parameter})s", sql.SQL(", ").join(map(sql.Identifier, names)).as_string())
    return conn.exec_driver_sql(words, storable(dict(parameters or {})))


@contextmanager
def at_one_moment(conn: Connection) -> Iterator[Connection]:
    """A transaction that only reads and in which all queries see the same rows. `conn` is not in one yet."""
    conn = conn.execution_options(isolation_level="REPEATABLE READ")
    with conn.begin():
        conn.execute(text("SET TRANSACTION READ ONLY"))
        yield conn


@contextmanager
def streamed(
    conn: Connection, name: str, parameters: Mapping[str, Any] | None = None
) -> Iterator[psycopg.ServerCursor[dict[str, Any]]]:
    """The rows of sql/<name>.sql, some at a time, so that any number of them needs little memory."""
    conn.execute(text("SET LOCAL cursor_tuple_fraction = 1"))  # all rows are wanted, not the first ones soon
    with driver(conn).cursor(name=name, row_factory=dict_row) as cursor:
        cursor.itersize = _STREAMED_AT_ONCE
        cursor.execute(statement(name).encode(), storable(dict(parameters or {})))
        yield cursor


def copy_into(conn: Connection, table: str, columns: Sequence[str], rows: Iterable[Row]) -> int:
    """COPY `rows` into schema.table; how many there were."""
    command = sql.SQL("COPY {} ({}) FROM STDIN").format(
        sql.Identifier(*table.split(".")), sql.SQL(", ").join(map(sql.Identifier, columns))
    )
    count = 0
    with _cursor(conn) as cursor, cursor.copy(command) as copy:
        for row in rows:
            copy.write_row([storable(value) for value in row])
            count += 1
    return count


def copy_incoming(conn: Connection, table: str, columns: Sequence[str], rows: Iterable[Row]) -> int:
    """COPY `rows` into the temporary table incoming_<table>, typed as these columns of `table`, gone at commit."""
    schema, name = table.split(".")
    incoming = f"incoming_{name}"
    make = sql.SQL("CREATE TEMPORARY TABLE {} ON COMMIT DROP AS SELECT {} FROM {} WITH NO DATA")
    with _cursor(conn) as cursor:
        cursor.execute(sql.SQL("DROP TABLE IF EXISTS pg_temp.{}").format(sql.Identifier(incoming)))
        cursor.execute(
            make.format(
                sql.Identifier(incoming),
                sql.SQL(", ").join(map(sql.Identifier, columns)),
                sql.Identifier(schema, name),
            )
        )
    count = copy_into(conn, incoming, columns, rows)
    with _cursor(conn) as cursor:
        cursor.execute(sql.SQL("ANALYZE {}").format(sql.Identifier(incoming)))
    return count


def add_missing(conn: Connection, table: str, columns: Sequence[str], rows: Iterable[Row]) -> int:
    """Insert the rows whose keys `table` does not hold yet, in the order of their columns; how many that were."""
    copy_incoming(conn, table, columns, rows)
    schema, name = table.split(".")
    names = sql.SQL(", ").join(map(sql.Identifier, columns))
    insert = sql.SQL("INSERT INTO {} ({}) SELECT {} FROM {} ORDER BY {} ON CONFLICT DO NOTHING").format(
        sql.Identifier(schema, name), names, names, sql.Identifier(f"incoming_{name}"), names
    )
    with _cursor(conn) as cursor:
        cursor.execute(insert)
        return cursor.rowcount


def storable(value: Any) -> Any:
    """A value of any column as PostgreSQL can hold it: in every text inside, a NUL or half of a surrogate pair becomes
    U+FFFD, so that the text keeps its length."""
    if isinstance(value, str):
        return _UNSTORABLE.sub("\ufffd", value)
    if isinstance(value, list | tuple):
        return type(value)(map(storable, value))
    if isinstance(value, dict):
        return {storable(key): storable(inner) for key, inner in value.items()}
    if isinstance(value, Jsonb):
        return Jsonb(storable(value.obj))
    return value


def driver(conn: Connection) -> psycopg.Connection[Row]:
    """The psycopg connection inside, in the same transaction."""
    inner = conn.connection.driver_connection
    if not isinstance(inner, psycopg.Connection):
        raise TypeError(f"the warehouse speaks psycopg 3, not {type(inner)}; use a postgresql+psycopg:// URL")
    return inner


def _cursor(conn: Connection) -> psycopg.Cursor[Row]:
    if not conn.in_transaction():
        raise RuntimeError("COPY outside a transaction; use Warehouse.begin()")
    return driver(conn).cursor()
