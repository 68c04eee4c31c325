"""One WARC file -> rows of a dataset and what they count. The function that Spark maps over files stands here."""

import logging
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from uuid import UUID

import pyarrow as pa

from pipeline.archive import read_warc
from pipeline.errors import PipelineError
from pipeline.flow.dataset import DataFile, Dataset, Finished, input_key
from pipeline.flow.dataset_rows import capture_fields, page_fields, record_drop_fields, ref_of
from pipeline.flow.read import read_body, read_one
from pipeline.flow.readers import Reader
from pipeline.flow.reread import listed_captures
from pipeline.flow.warc import Wanted, owned
from pipeline.model import Article, Capture, CaptureRef, Drop, ReaderMode, Reason, Source
from pipeline.spark.files import InputFiles
from pipeline.spark.stream import WarcStream
from pipeline.warehouse import Reading

logger = logging.getLogger(__name__)

INPUT = pa.schema([("url", pa.string())])
DONE = pa.schema([("url", pa.string()), ("key", pa.string()), ("error", pa.string())])
"""`error` is empty for an input that is finished."""

Row = tuple[str, Mapping[str, Any], date | None, str | None]
"""A row with its table, and the day and language by which it is filed."""


@dataclass(slots=True)
class Tally:
    """What became of the records of an input."""

    records: int = 0
    captures: int = 0
    articles: int = 0
    claims: int = 0
    numbers_unread: int = 0
    record_drops: Counter[str] = field(default_factory=Counter)
    page_drops: Counter[str] = field(default_factory=Counter)
    claims_skipped: Counter[str] = field(default_factory=Counter)
    sources: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True, kw_only=True)
class InputReader:
    """Reads inputs into the dataset at an fsspec URL: what Spark sends to its workers. `wanted` says which captures are
    taken, `sources` to whom they belong and how they are read. With an `archive` the inputs are lists of captures that
    lie in it, and not WARC files."""

    dataset: str
    sources: Mapping[str, Source]
    wanted: Wanted = field(default_factory=Wanted)
    archive: str = ""

    def __call__(self, batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        """For DataFrame.mapInArrow: batches of INPUT -> batches of DONE, a row for each input.

        An input that cannot be opened or read on costs no other: it is told of, and not finished."""
        for batch in batches:
            for url in batch.column("url").to_pylist():
                yield _done(url, self._tried(url))

    def _tried(self, url: str) -> str:
        try:
            self.read(url)
        except (PipelineError, OSError) as error:
            logger.warning("%s: %s", url, error)
            return str(error) or type(error).__name__
        return ""

    def read(self, url: str) -> Finished:
        """Read one input, and enter it as finished when all of its files are there. Again: the same files."""
        dataset, key, begun = Dataset(self.dataset), input_key(url), time.monotonic()
        tally = Tally()
        with WarcStream(url) as warc, TemporaryDirectory(prefix="newsfigures-spark-") as folder:
            files = InputFiles(Path(folder), key)
            listed = self.archived_rows(listed_captures(warc.stream), tally) if self.archive else None
            for row in listed or self.rows(read_warc(warc.stream, url), tally):
                files.add(*row)
            size, sha256 = warc.rest()
            kept = [_moved(dataset, file, path) for file, path in files.close()]
        seconds = round(time.monotonic() - begun, 3)
        done = _finished(tally, key=key, url=url, size=size, sha256=sha256, seconds=seconds, files=kept)
        dataset.finish(done)
        return done

    def rows(self, items: Iterable[Capture | Drop], tally: Tally) -> Iterator[Row]:
        """What reading makes of records, in their order. Of two records with the same page, byte for byte, the first
        counts."""
        reader = Reader(ReaderMode.BUILTIN, "", "")
        seen: set[UUID] = set()
        for item in items:
            tally.records += 1
            found = owned(item, self.wanted, self.sources)
            if isinstance(found, Capture) and found.capture_id in seen:
                found = Drop(Reason.SAME_BODY, found.url)
            if isinstance(found, Drop):
                tally.record_drops[found.reason.value] += 1
                moment = item.fetched_at if isinstance(item, Capture) else None
                yield "drops", record_drop_fields(found, moment), moment.date() if moment else None, None
                continue
            seen.add(found.capture_id)
            tally.captures += 1
            tally.sources[found.source_key] += 1
            yield "captures", capture_fields(found), None, None
            yield from filed(read_body(ref_of(found), found.body, self.sources, reader), tally)

    def archived_rows(self, captures: Iterable[tuple[CaptureRef, datetime | None]], tally: Tally) -> Iterator[Row]:
        """What reading makes of captures of the archive, each with the moment that a feed gives it."""
        reader = Reader(ReaderMode.BUILTIN, "", self.archive)
        for ref, feed_date in captures:
            tally.records += 1
            tally.captures += 1
            tally.sources[ref.source_key] += 1
            reading = read_one(ref, self.sources, reader, feed_date)
            if reading is not None:  # which a language model alone leaves for later
                yield from filed(reading, tally)


def filed(reading: Reading, tally: Tally) -> Iterator[Row]:
    """The rows of a page, and under which day and language each is filed."""
    day: date | None = reading.ref.fetched_at.date()
    language = None
    if isinstance(reading.result, Article):
        day = reading.result.published_at.date() if reading.result.published_at else None
        language = reading.result.language
        tally.articles += 1
        tally.claims += len(reading.claims)
        tally.numbers_unread += reading.numbers_unread
        tally.claims_skipped.update([reading.claims_skipped] if reading.claims_skipped else [])
    else:
        tally.page_drops[reading.result.reason.value] += 1
    for table, row in page_fields(reading):
        yield table, row, day, language


def _moved(dataset: Dataset, file: DataFile, path: Path) -> DataFile:
    dataset.store.take_in(path, file.name)
    return file


def _finished(
    tally: Tally, *, key: str, url: str, size: int, sha256: str, seconds: float, files: Sequence[DataFile]
) -> Finished:
    counted: dict[str, Any] = {name: getattr(tally, name) for name in Tally.__slots__}
    plain: dict[str, Any] = {
        name: dict(sorted(one.items())) if isinstance(one, Counter) else one for name, one in counted.items()
    }
    return Finished(key=key, url=url, size=size, sha256=sha256, seconds=seconds, files=files, **plain)


def _done(url: str, error: str) -> pa.RecordBatch:
    return pa.RecordBatch.from_pydict({"url": [url], "key": [input_key(url)], "error": [error]}, schema=DONE)
