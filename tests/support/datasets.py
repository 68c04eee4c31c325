"""Datasets as Spark's workers write them, without Spark; and such that somebody has changed since: another version of
the extractor, or whatever a stranger may put there."""

import hashlib
import json
import shutil
from collections.abc import Callable, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.flow.dataset import IDENTITY, Dataset, Finished
from pipeline.model import make_id
from pipeline.settings import Settings
from pipeline.spark.job import read_arguments, run
from pipeline.spark.reading import DONE, INPUT, InputReader

Rows = list[dict[str, Any]]


def by_hand(urls: Sequence[str], reader: InputReader) -> list[tuple[str, str]]:
    """As Spark does: a partition of one input after the other."""
    batches = [pa.RecordBatch.from_pydict({"url": [url]}, schema=INPUT) for url in urls]
    found = pa.Table.from_batches(reader(iter(batches)), schema=DONE).to_pylist()
    return [(row["url"], row["error"]) for row in found]


def spark(settings: Settings, *words: str | Path) -> dict[str, Any]:
    """What `newsfigures spark` does, in this process; the manifest."""
    return run(read_arguments([str(word) for word in words]), settings, by_hand)


def change_rows(folder: Path, table: str, change: Callable[[Rows], Rows]) -> None:
    """Each file of a table; the manifest still speaks of the files of before."""
    for file in sorted((folder / table).rglob("*.parquet")):
        found = pq.ParquetFile(file).read()
        pq.write_table(pa.Table.from_pylist(change(found.to_pylist()), schema=found.schema), file)


def seal(folder: Path, **counts: int) -> None:
    """Have the manifest name the files as they are now, and these counts."""
    dataset = Dataset(folder.as_uri())
    identity = dataset.identity()
    assert identity is not None
    done: list[Finished] = []
    for named in json.loads((folder / "manifest.json").read_text("utf-8"))["inputs"]:
        found = dataset.finished(named["key"])
        assert found is not None
        files = [
            replace(
                file,
                rows=pq.ParquetFile(folder / file.name).metadata.num_rows,
                size=(folder / file.name).stat().st_size,
                sha256=hashlib.sha256((folder / file.name).read_bytes()).hexdigest(),
            )
            for file in found.files
        ]
        done.append(replace(found, files=files, **counts))
        dataset.finish(done[-1])
    dataset.complete(identity, done)


def as_if_read_by(dataset: Path, folder: Path, version: str) -> Path:
    """A copy, as an extractor of that version would have written it, with the ids that follow."""
    shutil.copytree(dataset, folder)

    def versioned(rows: Rows) -> Rows:
        return [{**row, "extractor_version": row["extractor_version"] and version} for row in rows]

    revisions: dict[str, str] = {}
    for file in (folder / "articles").rglob("*.parquet"):
        revisions |= {row["capture_id"]: row["revision_id"] for row in pq.ParquetFile(file).read().to_pylist()}

    def claimed(rows: Rows) -> Rows:
        keys = [
            (revisions[row["capture_id"]], row["span_start"], row["span_end"], version, row["said_sha256"])
            for row in rows
        ]
        return [{**row, "claim_id": str(make_id("claim", *key))} for row, key in zip(rows, keys, strict=True)]

    change_rows(folder, "articles", versioned)
    change_rows(folder, "drops", versioned)
    change_rows(folder, "claims", claimed)
    identity = Dataset(folder.as_uri()).identity()
    assert identity is not None
    told = asdict(replace(identity, extractor_version=version))
    (folder / IDENTITY).write_text(json.dumps(told), "utf-8")
    seal(folder)
    return folder
