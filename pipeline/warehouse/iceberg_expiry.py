"""Old snapshots of the Iceberg tables, and the files that only they list, are removed: until then, what was forgotten
can be read in them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from pyarrow.fs import FileSelector, FileSystem, FileType
from pyiceberg.catalog import Catalog
from pyiceberg.exceptions import NoSuchTableError
from pyiceberg.io.pyarrow import PyArrowFileIO
from pyiceberg.table import Table
from pyiceberg.table.metadata import TableMetadata
from pyiceberg.table.snapshots import Snapshot

from pipeline.errors import ConfigError
from pipeline.warehouse.iceberg_catalogue import explained_iceberg
from pipeline.warehouse.iceberg_files import digest_of
from pipeline.warehouse.iceberg_tables import EXPORTED

_UNDER_WAY = timedelta(days=1)
"""How long a file that no snapshot lists may belong to a write of another program that goes on."""
_FOLDERS = ("data", "metadata")


@dataclass(frozen=True, slots=True, kw_only=True)
class Expired:
    """`held_back` are older snapshots that stay, since a branch or a tag names them: the current one never counts."""

    name: str
    snapshots: int
    files: int
    held_back: tuple[int, ...]


def expire(catalogue: Catalog, *, before: datetime, now: datetime) -> list[Expired]:
    """Remove the snapshots made before that moment but the current one of each table, then every file that none of the
    remaining ones lists: of expired snapshots, of killed exports, and of other programs when it is a day old."""
    found = []
    for exported in EXPORTED:
        with explained_iceberg(".".join(exported.identifier)):
            try:
                table = catalogue.load_table(exported.identifier)
            except NoSuchTableError:
                continue  # an export makes it
            found.append(_expire(table, before, now))
    return found


def _expire(table: Table, before: datetime, now: datetime) -> Expired:
    listed_before = _listed(table)
    snapshots = len(table.metadata.snapshots)
    older = {one.snapshot_id for one in table.metadata.snapshots if one.timestamp_ms < before.timestamp() * 1000}
    named = {ref.snapshot_id for ref in table.metadata.refs.values()}
    if older - named:
        table.maintenance.expire_snapshots().older_than(before).commit()
        table.refresh()
    listed = _listed(table)
    return Expired(
        name=".".join(table.name()),
        snapshots=snapshots - len(table.metadata.snapshots),
        files=_remove_unlisted(table, listed, listed_before - listed, now),
        held_back=tuple(sorted(older & named - {table.metadata.current_snapshot_id})),
    )


def _remove_unlisted(table: Table, listed: set[str], expired: set[str], now: datetime) -> int:
    files, root = _place(table)
    removed = 0
    for folder in _FOLDERS:
        for one in files.get_file_info(FileSelector(f"{root}/{folder}", recursive=True, allow_not_found=True)):
            if one.type is not FileType.File or one.path in listed:
                continue
            if one.path in expired or digest_of(one.path) or now - one.mtime > _UNDER_WAY:
                files.delete_file(one.path)
                removed += 1
    return removed


def _place(table: Table) -> tuple[FileSystem, str]:
    if not isinstance(table.io, PyArrowFileIO):
        raise ConfigError(
            f"{'.'.join(table.name())} is read by {type(table.io).__name__}, which cannot list files; set py-io-impl "
            "of the catalogue to pyiceberg.io.pyarrow.PyArrowFileIO"
        )
    scheme, host, path = table.io.parse_location(table.location())
    return table.io.fs_by_scheme(scheme, host), path.rstrip("/")


def _listed(table: Table) -> set[str]:
    """The paths of all files that the table's metadata lead to, as its file system names them."""
    return {PyArrowFileIO.parse_location(name)[2] for name in _names(table)}


def _names(table: Table) -> Iterator[str]:
    yield table.metadata_location
    yield from (entry.metadata_file for entry in table.metadata.metadata_log)
    yield from _statistics(table.metadata)
    for snapshot in table.metadata.snapshots:
        yield from _of_snapshot(table, snapshot)


def _statistics(metadata: TableMetadata) -> Iterator[str]:
    yield from (one.statistics_path for one in (*metadata.statistics, *metadata.partition_statistics))


def _of_snapshot(table: Table, snapshot: Snapshot) -> Iterator[str]:
    yield snapshot.manifest_list
    for manifest in snapshot.manifests(table.io):
        yield manifest.manifest_path
        for entry in manifest.fetch_manifest_entry(table.io, discard_deleted=True):
            yield entry.data_file.file_path
