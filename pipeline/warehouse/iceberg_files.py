"""Days of rows <-> data files of an Iceberg table. The name of a file begins with the digest of its day's rows, so that
the next export knows from the table's own list of files which days have changed, and reads none of them."""

import re
import uuid
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count
from typing import Any

from pyiceberg.io import FileIO
from pyiceberg.io.pyarrow import bin_pack_record_batches, write_file
from pyiceberg.manifest import DataFile, DataFileContent
from pyiceberg.partitioning import PartitionFieldValue, PartitionKey
from pyiceberg.table import Table, WriteTask
from pyiceberg.table.metadata import TableMetadata

from pipeline.errors import ConfigError
from pipeline.warehouse.iceberg_rows import DIGEST_SIGNS, DayOfRows

Held = dict[date | None, list[DataFile]]
_OURS = re.compile(rf"([0-9a-f]{{{DIGEST_SIGNS}}})-\d+-[0-9a-f-]{{36}}\.parquet")
_IN_A_FILE = 64 * 2**20
"""Bytes of Arrow that become one file, of some ten megabytes: what is held in memory at a time."""
_EPOCH = date(1970, 1, 1)


def digest_of(file_path: str) -> str | None:
    """What the rows of its day said when the file was written; None for a file of another program."""
    found = _OURS.fullmatch(file_path.rpartition("/")[2])
    return found[1] if found else None


def held_days(table: Table) -> Held:
    """Data files of the current snapshot by their day. ConfigError where another program has deleted single rows."""
    snapshot, found = table.current_snapshot(), defaultdict[date | None, list[DataFile]](list)
    for manifest in snapshot.manifests(table.io) if snapshot else ():
        for entry in manifest.fetch_manifest_entry(table.io, discard_deleted=True):
            if entry.data_file.content is not DataFileContent.DATA:
                raise ConfigError(
                    f"{'.'.join(table.name())} has rows that another program has deleted, by "
                    f"{entry.data_file.file_path}; roll it back to a snapshot of newsfigures, or export elsewhere"
                )
            found[_day(entry.data_file.partition[0])].append(entry.data_file)
    return dict(found)


def _day(value: Any) -> date | None:
    return _EPOCH + timedelta(days=value) if isinstance(value, int) else value


def says_the_same(files: Sequence[DataFile], day: DayOfRows) -> bool:
    """Whether these files are all of that day's rows, as they are now."""
    return {digest_of(one.file_path) for one in files} == {day.digest} and _rows(files) == day.rows


def _rows(files: Sequence[DataFile]) -> int:
    return sum(one.record_count for one in files)


@dataclass(frozen=True)
class _NamedTask(WriteTask):
    """Another name for the file; everything else is pyiceberg's."""

    digest: str = ""

    def generate_data_file_filename(self, extension: str) -> str:
        return f"{self.digest}-{self.task_id}-{self.write_uuid}.{extension}"


def write_day(day: DayOfRows, metadata: TableMetadata, io: FileIO) -> Iterator[DataFile]:
    """Files of the day's rows, which are in no snapshot yet."""
    (part,) = metadata.spec().fields
    key = PartitionKey(
        field_values=[PartitionFieldValue(field=part, value=day.day)],
        partition_spec=metadata.spec(),
        schema=metadata.schema(),
    )
    numbers, written = count(), uuid.uuid4()
    for batches in bin_pack_record_batches(day.batches(), _IN_A_FILE):
        task = _NamedTask(
            write_uuid=written, task_id=next(numbers), schema=metadata.schema(), record_batches=batches,
            partition_key=key, digest=day.digest,
        )  # fmt: skip
        yield from write_file(io, metadata, iter([task]))
