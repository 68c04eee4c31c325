"""mart -> a folder that an analyst takes along: claims and figures with a citation in each row, and what columns mean.

Rows are streamed, so that an export of any size needs little memory. The folder is made beside its place and moved
there whole; the same warehouse gives the same bytes.
"""

import json
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from pipeline.errors import ConfigError, PipelineError, naming_full_disk
from pipeline.model import Source
from pipeline.warehouse.citing import cited, quote_limit
from pipeline.warehouse.copying import at_one_moment, run, streamed
from pipeline.warehouse.export_columns import CITED, described, types_of
from pipeline.warehouse.export_files import Column, Form, Written, write_rows
from pipeline.warehouse.export_readme import readme
from pipeline.warehouse.migrate import schema_status

FORMAT = 1
MANIFEST = "schema.json"
README = "README.md"
TABLES = {"claims": "mart.fct_claim", "observations": "mart.fct_observation"}
"""What may be exported, and the mart whose comments tell its columns."""
_KINDS = {
    "text": "text", "varchar": "text", "uuid": "id", "numeric": "number", "int4": "integer", "int8": "integer",
    "date": "day", "timestamptz": "time", "bool": "boolean", "jsonb": "numbers",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What None leaves open does not narrow. `entity` is a key, or part of a name in any case; `metric` a key, or part
    of the words as printed; days are of publication, half open."""

    entity: str | None = None
    metric: str | None = None
    source_key: str | None = None
    published_from: date | None = None
    published_before: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One exported table."""

    name: str
    grain: str
    columns: tuple[Column, ...]
    files: tuple[Written, ...]

    @property
    def rows(self) -> int:
        return sum(file.rows for file in self.files)


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What an export says of itself. `as_of` is when the warehouse was last added to: not the clock, so that a rerun
    gives the same bytes. `waiting` are changes that the marts, and so the export, do not tell of yet."""

    made_by: str
    schema: str
    as_of: str | None
    waiting: int
    wanted: Mapping[str, str]
    extractor_versions: tuple[str, ...]
    sources: tuple[Mapping[str, Any], ...]
    tables: tuple[Table, ...]


def export(
    conn: Connection,
    folder: Path,
    *,
    what: Sequence[str],
    form: Form,
    wanted: Wanted,
    sources: Mapping[str, Source],
    code_version: str,
) -> Manifest:
    """Write the tables `what` to `folder`, all as they are at one moment. `conn` is not in a transaction yet.

    The folder may be there if it is an export: it is replaced. ConfigError for one that is something else, or has
    something else in it.
    """
    _check_place(folder)
    with at_one_moment(conn) as reading, _new_folder(folder) as place:
        job = _Job(conn=reading, place=place, form=form, wanted=wanted, sources=sources)
        tables = tuple(job.export(name) for name in what)
        known = run(reading, "export/known").one()
        manifest = Manifest(
            made_by=f"newsfigures {code_version}",
            schema=str(schema_status(reading).current),
            as_of=known.as_of.isoformat() if known.as_of else None,
            waiting=known.waiting,
            wanted={name: str(value) for name, value in asdict(wanted).items() if value is not None},
            extractor_versions=tuple(sorted(job.versions)),
            sources=tuple(_terms(key, sources.get(key)) for key in sorted(job.met)),
            tables=tables,
        )
        words = json.dumps({"format": FORMAT, **asdict(manifest)}, ensure_ascii=False, indent=1)
        (place / MANIFEST).write_text(words + "\n", encoding="utf-8")
        (place / README).write_text(readme(manifest, form), encoding="utf-8")
    return manifest


@dataclass(slots=True, kw_only=True)
class _Job:
    """One export; `versions` of the extractor and sources `met` are known when the rows have gone by."""

    conn: Connection
    place: Path
    form: Form
    wanted: Wanted
    sources: Mapping[str, Source]
    versions: set[str] = field(default_factory=set)
    met: set[str] = field(default_factory=set)

    def export(self, name: str) -> Table:
        with streamed(self.conn, f"export/{name}", asdict(self.wanted)) as cursor:
            grain, columns = _columns(self.conn, name, types_of(cursor))
            files = write_rows(self._cited(cursor), columns, self.place, name, self.form)
        return Table(name=name, grain=grain, columns=columns, files=tuple(files))

    def _cited(self, rows: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
        for row in rows:
            self.versions.add(row["extractor_version"])
            self.met.add(row["source_key"])
            yield cited(row, self.sources.get(row["source_key"]))


def _columns(conn: Connection, name: str, types: Sequence[tuple[str, str]]) -> tuple[str, tuple[Column, ...]]:
    grain, words = described(conn, f"export/{name}", TABLES[name])
    columns = [Column(name=column, kind=_KINDS[kind], meaning=words[column]) for column, kind in types]
    cited_by = [Column(name=column, kind="text", meaning=meaning) for column, meaning in CITED.items()]
    return grain, (*columns, *cited_by)


def _terms(key: str, source: Source | None) -> dict[str, Any]:
    """What a reader has to know of a publisher's rights."""
    if source is None:
        return {"key": key, "name": key, "terms_url": None, "quote_limit": 0}
    return {
        "key": key, "name": source.name, "terms_url": source.terms.terms_url, "quote_limit": quote_limit(source),
    }  # fmt: skip


def _check_place(folder: Path) -> None:
    if folder.is_dir() and not any(folder.iterdir()):
        return
    if folder.exists():
        written = _written_to(folder)
        if written is None:
            raise ConfigError(f"{folder} is there already and is no export; give a new name")
        if others := sorted(_files_in(folder) - written):
            more = f" and {len(others) - 1} files more" if others[1:] else ""
            raise ConfigError(
                f"{folder} holds {others[0]}{more}, which no export has written and which would be lost; move them "
                "away, or give a new name"
            )
    if not folder.parent.is_dir():
        raise ConfigError(f"no folder {folder.parent}; make it first")


def _written_to(folder: Path) -> set[str] | None:
    """What the export in it has written; None where it is none."""
    try:
        said = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        if not str(said["made_by"]).startswith("newsfigures "):
            return None
        return {MANIFEST, README, *(file["name"] for table in said["tables"] for file in table["files"])}
    except (OSError, ValueError, RecursionError, KeyError, TypeError):
        return None


def _files_in(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_symlink() or not path.is_dir()}


@contextmanager
def _new_folder(folder: Path) -> Iterator[Path]:
    """A folder beside, moved to its place when it is whole. A kill leaves a hidden `.partial` beside, and at the worst
    moment, between two renames, the export that was there before as `.former`."""
    place = folder.with_name(f".{folder.name}.{os.getpid()}.partial")
    try:
        with naming_full_disk(folder.parent):
            place.mkdir()
            yield place
            _move(place, folder)
    except OSError as error:
        raise PipelineError(f"{folder} could not be written: {error}") from error
    finally:
        shutil.rmtree(place, ignore_errors=True)


def _move(place: Path, folder: Path) -> None:
    if not folder.exists():
        place.rename(folder)
        return
    former = place.with_suffix(".former")
    folder.rename(former)
    try:
        place.rename(folder)
    except OSError:
        former.rename(folder)
        raise
    shutil.rmtree(former)
