"""Rows of one input -> Parquet files in a folder of this machine, a bounded part of them in memory at a time."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from pipeline.flow.dataset import DataFile, file_of
from pipeline.flow.dataset_rows import arrow_table

_IN_A_GROUP = 16_000_000
"""Bytes of a row group, about: what whoever reads the file holds in memory at a time."""
_ROWS_IN_A_GROUP = 20_000
_IN_MEMORY = 64_000_000
"""Bytes of rows that wait to be written, of all files of an input together."""
_OF_A_ROW = 500
"""Bytes that a row takes beside its texts, about."""


@dataclass(slots=True, kw_only=True)
class _Part:
    table: str
    name: str
    path: Path
    rows: list[Mapping[str, Any]] = field(default_factory=list)
    size: int = 0
    written: int = 0
    writer: Any = None

    def flush(self) -> None:
        found = arrow_table(self.table, self.rows)
        if self.writer is None:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self.writer = pq.ParquetWriter(self.path, found.schema, compression="zstd")
        self.writer.write_table(found, row_group_size=max(1, found.num_rows))
        self.written += found.num_rows
        self.rows, self.size = [], 0


class InputFiles:
    """The Parquet files of one input, below `folder` under the names that they have in the dataset."""

    def __init__(self, folder: Path, key: str) -> None:
        self._folder = folder
        self._key = key
        self._parts: dict[str, _Part] = {}
        self._size = 0

    def add(self, table: str, row: Mapping[str, Any], day: date | None, language: str | None) -> None:
        """Files are few enough for each to wait in memory, but for large ones: those alone are open before the end."""
        name = file_of(table, self._key, day, language)
        part = self._parts.get(name)
        if part is None:
            part = self._parts[name] = _Part(table=table, name=name, path=self._folder / name)
        size = _OF_A_ROW + sum(len(value) for value in row.values() if isinstance(value, str | bytes))
        part.rows.append(row)
        part.size += size
        self._size += size
        if part.size >= _IN_A_GROUP or len(part.rows) >= _ROWS_IN_A_GROUP:
            self._flush(part)
        elif self._size >= _IN_MEMORY:
            self._flush(max(self._parts.values(), key=lambda one: one.size))

    def close(self) -> Iterator[tuple[DataFile, Path]]:
        """Each file when it is whole, with where it lies now."""
        for name in sorted(self._parts):
            part = self._parts[name]
            if part.rows:
                self._flush(part)
            part.writer.close()
            yield _described(part), part.path

    def _flush(self, part: _Part) -> None:
        self._size -= part.size
        part.flush()


def _described(part: _Part) -> DataFile:
    with part.path.open("rb") as stream:
        sha256 = hashlib.file_digest(stream, "sha256").hexdigest()
    return DataFile(
        table=part.table,
        name=part.name,
        rows=part.written,
        size=part.path.stat().st_size,
        sha256=sha256,
    )
