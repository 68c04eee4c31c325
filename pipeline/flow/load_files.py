"""Parquet files of a dataset -> rows, some at a time. What is in them came from elsewhere: it is held to the manifest,
to the columns that we write, and to sizes."""

import hashlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from itertools import islice
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.errors import PipelineError
from pipeline.flow.dataset import DataFile, Dataset
from pipeline.flow.dataset_rows import SCHEMAS

_LARGEST_FILE = 20_000_000_000
_LARGEST_GROUP = 256_000_000
"""Bytes of a row group, unpacked: ours have some 16 MB, or one page more."""
_LONGEST_TEXT = 20_000_000
"""Bytes of one value: a page of ours has 10 MB at most."""
_AT_ONCE = 50
"""Rows of a table of pages in memory at a time."""
_FOOTER = 1 << 26
_CHUNK = 1 << 20

Fields = Mapping[str, Any]


def rows_of(dataset: Dataset, file: DataFile) -> Iterator[dict[str, Any]]:
    """The rows of a file in their order. PipelineError where it is not the one that the manifest names."""
    where = f"{dataset.url}/{file.name}"
    with _opened(dataset, file, where) as stream:
        try:
            for batch in _checked(stream, file).iter_batches(batch_size=_AT_ONCE, use_threads=False):
                for row in batch.to_pylist():
                    _refuse_long(row)
                    yield row
        except (pa.ArrowException, OSError, ValueError, OverflowError) as error:
            raise damaged(where, f"{type(error).__name__}: {str(error)[:300]}") from error


@contextmanager
def _opened(dataset: Dataset, file: DataFile, where: str) -> Iterator[Any]:
    if not 0 <= file.size <= _LARGEST_FILE:
        raise damaged(where, f"{file.size:,} bytes, more than {_LARGEST_FILE:,}")
    if not dataset.store.exists(file.name):
        raise damaged(where, "it is not there")
    with dataset.store.reading(file.name) as stream:
        digest, size = hashlib.sha256(), 0
        while size <= file.size and (piece := stream.read(_CHUNK)):
            digest.update(piece)
            size += len(piece)
        if (size, digest.hexdigest()) != (file.size, file.sha256):
            raise damaged(where, "it is not the file that the manifest names")
        stream.seek(0)
        yield stream


def _checked(stream: Any, file: DataFile) -> pq.ParquetFile:
    """ValueError for a file with other columns, other counts or larger groups than we write."""
    found = pq.ParquetFile(stream, thrift_string_size_limit=_FOOTER, thrift_container_size_limit=_FOOTER)
    if not found.schema_arrow.equals(SCHEMAS[file.table]):
        raise ValueError(f"its columns are not those of {file.table}")
    if found.metadata.num_rows != file.rows:
        raise ValueError(f"{found.metadata.num_rows} rows, where the manifest says {file.rows}")
    for number in range(found.num_row_groups):
        size = found.metadata.row_group(number).total_byte_size
        if not 0 <= size <= _LARGEST_GROUP:
            raise ValueError(f"a row group of {size:,} bytes, more than {_LARGEST_GROUP:,}")
    return found


def _refuse_long(row: Fields) -> None:
    for name, value in row.items():
        if isinstance(value, str | bytes) and len(value) > _LONGEST_TEXT:
            raise ValueError(f"{name} has {len(value):,} bytes, more than {_LONGEST_TEXT:,}")


def articles_of(
    dataset: Dataset, articles: DataFile, claims: DataFile | None
) -> Iterator[tuple[dict[str, Any], list[dict[str, Any]]]]:
    """Each article with its claims, which stand in the order of the articles in a file of the same day and language."""
    where = f"{dataset.url}/{articles.name}"
    rest = rows_of(dataset, claims) if claims is not None else iter(())
    for article in rows_of(dataset, articles):
        count = article["claim_count"]
        if not isinstance(count, int) or not 0 <= count <= _MOST_CLAIMS:
            raise damaged(where, f"an article with {count} claims")
        own = list(islice(rest, count))
        if len(own) < count or any(claim["capture_id"] != article["capture_id"] for claim in own):
            raise damaged(where, f"the claims of {article['url']} are not those that it counts")
        yield article, own
    if next(rest, None) is not None:
        raise damaged(where, "there are claims of no article")


_MOST_CLAIMS = 10_000
"""Of one article: no more than some hundred numbers of one are read."""


def damaged(where: str, why: str) -> PipelineError:
    return PipelineError(
        f"{where} cannot be loaded: {why[:500]}. Copy the dataset anew, or have spark write it again, into a new folder"
    )
