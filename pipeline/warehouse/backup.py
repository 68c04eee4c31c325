"""The warehouse -> one file that any PostgreSQL can be filled from again: a zip of what COPY gives out, and a manifest.

Rows and not the server's files or a dump of its schema, so that the file fits an embedded server and one elsewhere, an
older one and a newer one, and needs no program of PostgreSQL on this machine (docs/backup.md).
"""

import hashlib
import json
import lzma
import os
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import IO, Any

from psycopg import Connection as Driver
from psycopg import sql
from sqlalchemy import Connection, text

from pipeline.errors import ConfigError, PipelineError, naming_full_disk
from pipeline.warehouse.copying import Row, at_one_moment, driver, run
from pipeline.warehouse.migrate import schema_status

FORMAT = 1
MANIFEST = "manifest.json"
_LEVEL = 3  # of deflate: half the time of the usual 6 for a tenth more bytes
_PIECE = 1 << 20
_PLAIN_FORMS = (
    "SET LOCAL datestyle = 'ISO'",
    "SET LOCAL intervalstyle = 'postgres'",
    "SET LOCAL extra_float_digits = 1",
)
_DAMAGED = "restore from another copy"
_UNREADABLE = (RuntimeError, lzma.LZMAError)
"""Beside what zipfile says of a damaged file: encrypted, packed in an unknown way, or nested too deep to be read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table that a backup holds. `order` are the columns of its key, `parents` the tables that it refers to."""

    name: str
    columns: tuple[str, ...]
    order: tuple[str, ...]
    texts: frozenset[str]
    counted: tuple[str, ...]
    parents: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """The rows of one table in the file: in the order of its key, with the SHA-256 of all their bytes."""

    table: str
    columns: tuple[str, ...]
    rows: int
    size: int
    sha256: str

    def __post_init__(self) -> None:
        if not all(isinstance(word, str) for word in (self.table, self.sha256, *self.columns)):
            raise TypeError(f"table {self.table!r}: its name, its columns and its checksum are texts")
        if not all(isinstance(number, int) for number in (self.rows, self.size)):
            raise TypeError(f"table {self.table!r}: its rows and bytes are numbers")


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What a backup says of itself. `schema` is the number of the last migration."""

    schema: str
    code_version: str
    server_version: int
    made_at: str
    parts: tuple[Part, ...]

    def __post_init__(self) -> None:
        if not all(isinstance(word, str) for word in (self.schema, self.code_version, self.made_at)):
            raise TypeError(f"schema {self.schema!r}: it, the version and the time are texts")

    @property
    def rows(self) -> int:
        return sum(part.rows for part in self.parts)


def back_up(conn: Connection, file: Path, *, code_version: str, now: datetime) -> Manifest:
    """Write the whole warehouse, as it is at one moment, to `file`, which must not be there yet.

    `conn` is not in a transaction yet. The file appears under its name when it is whole and on the disk; a kill leaves
    at most a `.partial` beside it. ConfigError for a name that is taken, and for a database without a warehouse.
    """
    if file.exists():
        raise ConfigError(f"{file} is there already; give a new name, or move it away")
    with at_one_moment(conn) as reading, _new_file(file) as out:
        schema = _schema(reading)
        use_plain_forms(reading)
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=_LEVEL) as archive:
            parts = tuple(_write(driver(reading), archive, table) for table in tables(reading))
            manifest = Manifest(
                schema=schema,
                code_version=code_version,
                server_version=driver(reading).info.server_version,
                made_at=now.isoformat(),
                parts=parts,
            )
            with _entry(archive, MANIFEST) as entry:
                entry.write(json.dumps({"format": FORMAT, **asdict(manifest)}, indent=1).encode())
    return manifest


def _schema(conn: Connection) -> str:
    """An older one is taken as it is: the moment before a migration is the one to back up in."""
    found = schema_status(conn)
    if found.current is None:
        raise ConfigError("this database holds no warehouse; see NEWSFIGURES_DATABASE_URL and NEWSFIGURES_HOME")
    if not found.known:
        raise ConfigError(
            f"the warehouse has schema {found.current}, made by a later newsfigures than this one, which knows "
            f"{found.head}; back it up with that version"
        )
    return found.current


def tables(conn: Connection) -> list[Table]:
    return [
        Table(
            name=f"{row.schema_name}.{row.table_name}",
            columns=tuple(row.column_names),
            order=tuple(row.key_names or row.column_names),
            texts=frozenset(row.text_names),
            counted=tuple(row.counted_names),
            parents=frozenset(row.parent_names),
        )
        for row in run(conn, "backup/tables")
    ]


def use_plain_forms(conn: Connection) -> None:
    """Until the transaction ends values are written the same way, whatever the server is set to."""
    for command in (*_PLAIN_FORMS, "SET LOCAL timezone = 'UTC'"):
        conn.execute(text(command))


def stream_rows(conn: Driver[Row], table: Table, take: Callable[[bytes], Any]) -> tuple[int, int, str]:
    """Hand the rows of a table to `take` as COPY writes them, in the order of its key: rows, bytes, SHA-256."""
    total, size = hashlib.sha256(), 0
    order = sql.SQL(", ").join(
        sql.SQL('{} COLLATE "C"').format(sql.Identifier(name)) if name in table.texts else sql.Identifier(name)
        for name in table.order
    )
    command = sql.SQL("COPY (SELECT {} FROM {} ORDER BY {}) TO STDOUT").format(
        sql.SQL(", ").join(map(sql.Identifier, table.columns)), sql.Identifier(*table.name.split(".")), order
    )
    with conn.cursor() as cursor:
        with cursor.copy(command) as copy:
            for piece in copy:
                total.update(piece)
                size += len(piece)
                take(bytes(piece))
        return cursor.rowcount, size, total.hexdigest()


def read_manifest(archive: zipfile.ZipFile, file: Path) -> Manifest:
    """ConfigError for a file that is no backup, or one of a later newsfigures."""
    try:
        said = json.loads(archive.read(MANIFEST))
        found = said.pop("format")
        if found != FORMAT:
            raise ConfigError(f"{file} has format {found}, this newsfigures reads {FORMAT}; install the later version")
        parts = tuple(Part(**{**part, "columns": tuple(part["columns"])}) for part in said.pop("parts"))
        return Manifest(**said, parts=parts)
    except (KeyError, ValueError, TypeError, AttributeError, *_UNREADABLE) as error:
        raise ConfigError(f"{file} is no backup of newsfigures: {error}") from error


@contextmanager
def opened(file: Path) -> Iterator[zipfile.ZipFile]:
    try:
        with zipfile.ZipFile(file) as archive:
            yield archive
    except FileNotFoundError as error:
        raise ConfigError(f"no file {file}") from error
    except (zipfile.BadZipFile, zlib.error, EOFError) as error:
        raise PipelineError(f"{file} is damaged or cut short ({error}); {_DAMAGED}") from error


def verify_backup(file: Path) -> Manifest:
    """Read it through and compare with its checksums. PipelineError where one does not hold."""
    with opened(file) as archive:
        manifest = read_manifest(archive, file)
        for part in manifest.parts:
            total = hashlib.sha256()
            for piece in pieces(archive, part):
                total.update(piece)
            if total.hexdigest() != part.sha256:
                raise PipelineError(f"{file}: the rows of {part.table} do not have their checksum; {_DAMAGED}")
    return manifest


def pieces(archive: zipfile.ZipFile, part: Part) -> Iterator[bytes]:
    try:
        stream = archive.open(_entry_name(part.table))
    except KeyError as error:
        raise PipelineError(f"{archive.filename} lacks the rows of {part.table}; {_DAMAGED}") from error
    except _UNREADABLE as error:
        raise PipelineError(f"the rows of {part.table} cannot be unpacked: {error}; {_DAMAGED}") from error
    with stream:
        while piece := _piece(stream, part):
            yield piece


def _piece(stream: IO[bytes], part: Part) -> bytes:
    try:
        return stream.read(_PIECE)
    except (OSError, *_UNREADABLE) as error:
        raise PipelineError(f"the rows of {part.table} cannot be unpacked: {error}; {_DAMAGED}") from error


def _write(conn: Driver[Row], archive: zipfile.ZipFile, table: Table) -> Part:
    with _entry(archive, _entry_name(table.name)) as entry:
        rows, size, mark = stream_rows(conn, table, entry.write)
    return Part(table=table.name, columns=table.columns, rows=rows, size=size, sha256=mark)


def _entry(archive: zipfile.ZipFile, name: str) -> IO[bytes]:
    """No time of day in it: the same warehouse gives the same bytes."""
    entry = zipfile.ZipInfo(name)
    entry.compress_type = zipfile.ZIP_DEFLATED
    return archive.open(entry, "w", force_zip64=True)


def _entry_name(table: str) -> str:
    return f"{table}.copy"


@contextmanager
def _new_file(file: Path) -> Iterator[IO[bytes]]:
    """Readable by its owner alone: it holds the texts of articles."""
    if not file.parent.is_dir():
        raise ConfigError(f"no folder {file.parent}; make it first")
    beside = file.with_name(f".{file.name}.{os.getpid()}.partial")
    try:
        handle = os.open(beside, os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, 0o600)
        with naming_full_disk(file.parent), os.fdopen(handle, "w+b") as out:
            yield out
            out.flush()
            os.fsync(out.fileno())
        beside.replace(file)
    except OSError as error:
        raise PipelineError(f"{file} could not be written: {error}") from error
    finally:
        beside.unlink(missing_ok=True)


def in_order(found: Sequence[Table]) -> list[Table]:
    """A table behind those that it refers to."""
    placed: dict[str, Table] = {}
    waiting = list(found)
    while waiting:
        ready = [table for table in waiting if table.parents <= placed.keys()]
        if not ready:
            names = ", ".join(table.name for table in waiting)
            raise PipelineError(f"tables that refer to each other cannot be filled one after the other: {names}")
        placed |= {table.name: table for table in ready}
        waiting = [table for table in waiting if table.name not in placed]
    return list(placed.values())
