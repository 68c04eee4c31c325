"""mart -> Iceberg tables, a partition per day: days that are new are added, days whose rows have changed are replaced,
days without rows go. One snapshot per table and export, and none where nothing has changed."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from typing import Any

from pyiceberg.catalog import Catalog
from pyiceberg.io import FileIO
from pyiceberg.manifest import DataFile
from pyiceberg.table import Table, Transaction
from sqlalchemy import Connection

from pipeline.model import Source
from pipeline.warehouse.copying import at_one_moment, run, streamed
from pipeline.warehouse.export_columns import described, types_of
from pipeline.warehouse.iceberg_catalogue import explained_iceberg
from pipeline.warehouse.iceberg_files import held_days, says_the_same, write_day
from pipeline.warehouse.iceberg_rows import days_of
from pipeline.warehouse.iceberg_tables import EXPORTED, Column, Exported, columns_of, follow, table_for
from pipeline.warehouse.migrate import schema_status


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """Which partitions an export looks at, half open; it leaves the others as they are, and with a bound also the rows
    without a day."""

    day_from: date | None = None
    day_before: date | None = None

    def __contains__(self, day: date | None) -> bool:
        if day is None:
            return self.day_from is None and self.day_before is None
        return (self.day_from is None or self.day_from <= day) and (self.day_before is None or day < self.day_before)


@dataclass(frozen=True, slots=True, kw_only=True)
class TableWritten:
    """What an export has done to a table. `rows` are all that it looked at; `snapshot_id` is the one that stands now,
    None for a table that never had a row; `metadata` is the file that a reader without a catalogue is given."""

    name: str
    rows: int
    days_written: int
    days_removed: int
    columns_changed: bool
    snapshot_id: int | None
    metadata: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IcebergExport:
    """`waiting` are changes that the marts, and so the export, do not tell of yet."""

    tables: tuple[TableWritten, ...]
    waiting: int


def export_to_iceberg(
    conn: Connection,
    catalogue: Catalog,
    *,
    days: Days,
    sources: Mapping[str, Source],
    code_version: str,
    now: datetime,
) -> IcebergExport:
    """Bring the tables of `catalogue` to what the marts say, all as they are at one moment. `conn` is not in a
    transaction yet. Each table changes in one commit of its own."""
    with at_one_moment(conn) as reading:
        known = run(reading, "export/known").one()
        said = {
            "newsfigures.code-version": code_version,
            "newsfigures.schema": str(schema_status(reading).current),
            "newsfigures.exported-at": now.isoformat(),
            "newsfigures.as-of": known.as_of.isoformat() if known.as_of else "",
        }
        job = _Job(conn=reading, catalogue=catalogue, days=days, sources=sources, said=said)
        return IcebergExport(tables=tuple(job.export(each) for each in EXPORTED), waiting=known.waiting)


@dataclass(slots=True, kw_only=True)
class _Job:
    """One export. `versions` of the extractor are known when the claims have gone by, which come first."""

    conn: Connection
    catalogue: Catalog
    days: Days
    sources: Mapping[str, Source]
    said: Mapping[str, str]
    versions: set[str] = field(default_factory=set)

    def export(self, exported: Exported) -> TableWritten:
        query = f"iceberg/{exported.name}"
        grain, words = described(self.conn, query, f"mart.{exported.name}")
        with streamed(self.conn, query, asdict(self.days)) as cursor:
            columns = columns_of(exported, types_of(cursor), words)
            with explained_iceberg(".".join(exported.identifier)):
                table = table_for(self.catalogue, exported, columns, grain)
                return self._bring_up_to_date(table, exported, columns, self._finished(cursor, exported))

    def _finished(self, rows: Iterable[dict[str, Any]], exported: Exported) -> Iterator[dict[str, Any]]:
        for row in rows:
            if "extractor_version" in row:
                self.versions.add(row["extractor_version"])
            yield exported.finish(row, self.sources)

    def _bring_up_to_date(
        self, table: Table, exported: Exported, columns: Sequence[Column], rows: Iterable[dict[str, Any]]
    ) -> TableWritten:
        count, written, old = 0, 0, list[DataFile]()
        with table.transaction() as change, _cleaning_up(table.io) as new:
            columns_changed = follow(change, columns)
            metadata = change.table_metadata
            held = {day: files for day, files in held_days(table).items() if day in self.days}
            for day in days_of(rows, metadata.schema(), exported.day):
                count += day.rows
                files = held.pop(day.day, [])
                if not says_the_same(files, day):
                    new.extend(write_day(day, metadata, table.io))
                    old += files
                    written += 1
            old += [file for files in held.values() for file in files]
            self._take_snapshot(change, new, old)
        table.refresh()
        snapshot = table.current_snapshot()
        return TableWritten(
            name=".".join(exported.identifier),
            rows=count,
            days_written=written,
            days_removed=len(held),
            columns_changed=columns_changed,
            snapshot_id=snapshot.snapshot_id if snapshot else None,
            metadata=table.metadata_location,
        )

    def _take_snapshot(self, change: Transaction, new: Sequence[DataFile], old: Sequence[DataFile]) -> None:
        if not (new or old):
            return
        said = {**self.said, "newsfigures.extractor-versions": ",".join(sorted(self.versions))}
        snapshot = change.update_snapshot(snapshot_properties=said)
        with snapshot.overwrite() if old else snapshot.merge_append() as update:
            for file in new:
                update.append_data_file(file)
            for file in old:
                update.delete_data_file(file)


@contextmanager
def _cleaning_up(io: FileIO) -> Iterator[list[DataFile]]:
    """Takes away what was written before an error. Of a killed export, and of one whose commit fails, files stay until
    snapshots are expired: whether a commit has come through is not always known."""
    files: list[DataFile] = []
    try:
        yield files
    except BaseException:
        for file in files:
            with suppress(OSError):
                io.delete(file.file_path)
        raise
