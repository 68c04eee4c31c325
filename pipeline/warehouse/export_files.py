"""Rows in the order of their day -> files: Parquet in a folder per day, CSV, or a JSON object a line."""

import csv
import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from itertools import groupby
from pathlib import Path
from typing import IO, Any

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.model import plain
from pipeline.model.cells import text_cell

Fields = Mapping[str, Any]
_IN_A_GROUP = 10_000
"""Rows of a Parquet row group: what is held in memory at a time."""
_NO_DAY = "__HIVE_DEFAULT_PARTITION__"
"""How readers of partitioned files know an empty value."""
_ARROW = {
    "text": pa.string(),
    "id": pa.string(),
    "number": pa.float64(),
    "integer": pa.int64(),
    "day": pa.date32(),
    "time": pa.timestamp("us", tz="UTC"),
    "boolean": pa.bool_(),
    "numbers": pa.map_(pa.string(), pa.float64()),
}


class Form(StrEnum):
    PARQUET = "parquet"
    CSV = "csv"
    JSONL = "jsonl"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """`kind` is text, id, number, integer, day, time, boolean, or numbers: several, each under a name."""

    name: str
    kind: str
    meaning: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A file of an export; `name` is its path within the folder."""

    name: str
    rows: int
    size: int
    sha256: str


def write_rows(
    rows: Iterable[Fields], columns: Sequence[Column], folder: Path, table: str, form: Form
) -> list[Written]:
    """Write rows that come in the order of `published_on` to files of `folder`; the same rows give the same bytes."""
    if form is Form.PARQUET:
        return list(_write_days(rows, columns, folder, table))
    name = f"{table}.{form.value}"
    with (folder / name).open("w", encoding="utf-8", newline="") as out:
        count = _write_csv(rows, columns, out) if form is Form.CSV else _write_jsonl(rows, columns, out)
    return [_written(folder, name, count)]


def _write_days(rows: Iterable[Fields], columns: Sequence[Column], folder: Path, table: str) -> Iterator[Written]:
    schema = pa.schema([pa.field(one.name, _ARROW[one.kind], metadata={"meaning": one.meaning}) for one in columns])
    for day, found in groupby(rows, key=lambda row: row["published_on"]):
        name = f"{table}/day={day.isoformat() if day else _NO_DAY}/part-0.parquet"
        (folder / name).parent.mkdir(parents=True)
        count = 0
        with pq.ParquetWriter(folder / name, schema, compression="zstd", compression_level=1) as writer:
            for group in _groups(found):
                writer.write_table(_arrow(group, columns, schema))
                count += len(group)
        yield _written(folder, name, count)


def _groups(rows: Iterable[Fields]) -> Iterator[list[Fields]]:
    group: list[Fields] = []
    for row in rows:
        group.append(row)
        if len(group) == _IN_A_GROUP:
            yield group
            group = []
    if group:
        yield group


def _arrow(rows: Sequence[Fields], columns: Sequence[Column], schema: pa.Schema) -> pa.Table:
    arrays = [pa.array([_simple(row[one.name], one) for row in rows], _ARROW[one.kind]) for one in columns]
    return pa.Table.from_arrays(arrays, schema=schema)


def _simple(value: Any, column: Column) -> Any:
    if value is None:
        return None
    if column.kind == "number":
        return float(value)
    if column.kind == "numbers":
        return [(name, float(one)) for name, one in value.items()]
    return str(value) if column.kind == "id" else value


def _write_csv(rows: Iterable[Fields], columns: Sequence[Column], out: IO[str]) -> int:
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([one.name for one in columns])
    count = 0
    for row in rows:
        writer.writerow([_cell(row[one.name]) for one in columns])
        count += 1
    return count


def _cell(value: Any) -> str:
    """Texts never stand as formulas; a number with its sign stays one."""
    return text_cell(value) if isinstance(value, str) else _printed(value)


def _printed(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return plain(value)
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False)
    return value.isoformat() if isinstance(value, date | datetime) else str(value)


def _write_jsonl(rows: Iterable[Fields], columns: Sequence[Column], out: IO[str]) -> int:
    count = 0
    for row in rows:
        out.write(json.dumps({one.name: _as_json(row[one.name]) for one in columns}, ensure_ascii=False) + "\n")
        count += 1
    return count


def _as_json(value: Any) -> Any:
    """A number stays a number, whole where it is whole: no reader of JSON wants the decimals of an integer."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value if value is None or isinstance(value, str | int | float | dict) else _printed(value)


def _written(folder: Path, name: str, rows: int) -> Written:
    path = folder / name
    with path.open("rb") as file:
        mark = hashlib.file_digest(file, "sha256").hexdigest()
    return Written(name=name, rows=rows, size=path.stat().st_size, sha256=mark)
