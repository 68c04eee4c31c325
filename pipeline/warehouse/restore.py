"""A backup's file -> a warehouse: whole and compared with its checksums, in one transaction, or not at all."""

import zipfile
from pathlib import Path

from psycopg import Connection as Driver
from psycopg import errors, sql
from sqlalchemy import Connection, text
from sqlalchemy.exc import DataError, IntegrityError

from pipeline.errors import ConfigError, PipelineError
from pipeline.warehouse.backup import (
    Manifest,
    Part,
    Table,
    in_order,
    opened,
    pieces,
    stream_rows,
    tables,
    use_plain_forms,
    verify_backup,
)
from pipeline.warehouse.captures import ensure_partitions
from pipeline.warehouse.copying import Row, driver, run
from pipeline.warehouse.failures import first_line
from pipeline.warehouse.marts import rebuild_marts
from pipeline.warehouse.migrate import known_revisions, migrate_within, schema_status
from pipeline.warehouse.tables import make_table

_LOG = "raw.fetch_log"
"""The one partitioned table."""
_NOTHING = "nothing was restored; restore from another copy"
_NOT_ROWS = frozenset({"ops.observe_state"})
"""Has rows also in a warehouse that nothing was ever put into."""


def restore(conn: Connection, file: Path, sql_dir: Path, *, replace: bool = False) -> Manifest:
    """Fill the database from `file`: its schema as it was, its rows, then later migrations, and the marts.

    In the caller's transaction, which must be new: an error leaves the database as it was, and nobody sees it half
    full. Tombstones that the database has stay: `newsfigures forget --restored` then takes away again what was
    forgotten since the backup. ConfigError for a database that holds rows already, unless `replace`, for schemas of
    somebody else, and for a file of a later newsfigures; PipelineError for a damaged file, before anything is touched.
    """
    manifest = verify_backup(file)
    known = known_revisions()
    if manifest.schema not in known:
        raise ConfigError(
            f"{file} has schema {manifest.schema}, made by a later newsfigures than this one, which knows {known[0]}; "
            "install the later version"
        )
    had_warehouse = schema_status(conn).current is not None
    if had_warehouse:
        make_table(conn, "backup/tombstone_kept")
    _make_room(conn, replace=replace)
    migrate_within(conn, sql_dir, manifest.schema)
    use_plain_forms(conn)
    _fill(conn, file, manifest)
    _migrate(conn, file, sql_dir)
    if had_warehouse:
        run(conn, "backup/tombstone_restored")
    rebuild_marts(conn, sql_dir / "marts")
    return manifest


def _make_room(conn: Connection, *, replace: bool) -> None:
    others = [row.table_name for row in run(conn, "backup/tables_of_others")]
    if others and schema_status(conn).current is None:
        raise ConfigError(
            f"this database has tables of somebody else in schemas of ours ({', '.join(others[:5])}); "
            "give the warehouse a database of its own"
        )
    holding = [table.name for table in tables(conn) if table.name not in _NOT_ROWS and _has_rows(conn, table)]
    if holding and not replace:
        raise ConfigError(
            f"the warehouse holds rows already (in {', '.join(holding[:5])}{', ...' if holding[5:] else ''}); restore "
            "into an empty database, or delete all these rows with --replace"
        )
    conn.execute(text("DROP SCHEMA IF EXISTS raw, stage, core, mart, ops CASCADE"))


def _has_rows(conn: Connection, table: Table) -> bool:
    query = sql.SQL("SELECT EXISTS(SELECT 1 FROM {})").format(sql.Identifier(*table.name.split(".")))
    row = driver(conn).execute(query).fetchone()
    return bool(row and row[0])


def _fill(conn: Connection, file: Path, manifest: Manifest) -> None:
    there = tables(conn)
    parts = {part.table: part for part in manifest.parts}
    if {table.name: set(table.columns) for table in there} != {name: set(parts[name].columns) for name in parts}:
        raise PipelineError(f"{file} does not hold the tables of schema {manifest.schema}; restore from another copy")
    with opened(file) as archive:
        for table in in_order(there):
            _fill_table(conn, archive, table, parts[table.name])
    for table in there:
        rows, size, mark = stream_rows(driver(conn), table, lambda _: None)
        if (rows, size, mark) != (parts[table.name].rows, parts[table.name].size, parts[table.name].sha256):
            raise PipelineError(
                f"{table.name} reads otherwise than it was backed up ({rows} rows of {parts[table.name].rows}); "
                f"{_NOTHING}"
            )


def _migrate(conn: Connection, file: Path, sql_dir: Path) -> None:
    try:
        migrate_within(conn, sql_dir, "head")
    except (IntegrityError, DataError) as error:
        raise PipelineError(f"{file}: its rows do not fit a later schema: {first_line(error)}; {_NOTHING}") from error


def _fill_table(conn: Connection, archive: zipfile.ZipFile, table: Table, part: Part) -> None:
    """PipelineError where they are rows of no such table, or refer to rows that the backup lacks."""
    try:
        _fill_rows(conn, archive, table, part)
    except (errors.IntegrityError, errors.DataError, errors.InternalError) as error:
        raise PipelineError(
            f"{archive.filename}: the rows of {table.name} do not fit ({first_line(error)}); {_NOTHING}"
        ) from error


def _fill_rows(conn: Connection, archive: zipfile.ZipFile, table: Table, part: Part) -> None:
    """Without the triggers that queue what changes: what was queued is in the backup."""
    inner = driver(conn)
    name = sql.Identifier(*table.name.split("."))
    inner.execute(sql.SQL("ALTER TABLE {} DISABLE TRIGGER USER").format(name))
    if table.name == _LOG:
        _fill_log(conn, archive, part)
    else:
        _copy(inner, archive, part, name)
    inner.execute(sql.SQL("ALTER TABLE {} ENABLE TRIGGER USER").format(name))
    for column in table.counted:
        inner.execute(
            sql.SQL("SELECT setval(pg_get_serial_sequence({}, {}), MAX({})) FROM {}").format(
                sql.Literal(table.name), sql.Literal(column), sql.Identifier(column), name
            )
        )
    inner.execute(sql.SQL("ANALYZE {}").format(name))


def _fill_log(conn: Connection, archive: zipfile.ZipFile, part: Part) -> None:
    """The months, and so the partitions, are known when the rows have been read."""
    inner = driver(conn)
    inner.execute("CREATE TEMPORARY TABLE log_rows (LIKE raw.fetch_log) ON COMMIT DROP")
    _copy(inner, archive, part, sql.Identifier("log_rows"))
    months = inner.execute("SELECT DISTINCT date_trunc('month', at, 'UTC') FROM log_rows").fetchall()
    ensure_partitions(conn, [month for (month,) in months])
    columns = sql.SQL(", ").join(map(sql.Identifier, part.columns))
    inner.execute(sql.SQL("INSERT INTO raw.fetch_log ({}) SELECT {} FROM log_rows").format(columns, columns))


def _copy(conn: Driver[Row], archive: zipfile.ZipFile, part: Part, target: sql.Identifier) -> None:
    command = sql.SQL("COPY {} ({}) FROM STDIN").format(target, sql.SQL(", ").join(map(sql.Identifier, part.columns)))
    with conn.cursor() as cursor, cursor.copy(command) as copy:
        for piece in pieces(archive, part):
            copy.write(piece)
