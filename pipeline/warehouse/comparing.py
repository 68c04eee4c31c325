"""core -> where two readings of the same texts differ: of the built-in reader, a language model, or two versions."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby

from sqlalchemy import Connection

from pipeline.errors import ConfigError
from pipeline.model import ReaderMode
from pipeline.model.reader_version import mode_of
from pipeline.warehouse.copying import run, streamed
from pipeline.warehouse.differences import Difference, Said, Tally, differences
from pipeline.warehouse.tables import make_table


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A reader is a mode, of which the latest reading of each text counts, or a version of the extractor. Days are of
    publication, half open; what None leaves open does not narrow."""

    reader_a: str
    reader_b: str
    source_key: str | None = None
    published_from: date | None = None
    published_before: date | None = None


@dataclass(slots=True)
class Texts:
    """How many texts are compared, were read by one reader alone, or have one reading that counts for both readers;
    and by which versions, with the number of texts, each was read."""

    both: int = 0
    only_a: int = 0
    only_b: int = 0
    same_reading: int = 0
    versions_a: Counter[str] = field(default_factory=Counter)
    versions_b: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """`differences` come out of the warehouse as they are asked for, the latest text first; when they have come to
    their end, `tally` counts all claims."""

    texts: Texts
    tally: Tally
    differences: Iterator[Difference]


@contextmanager
def compared(conn: Connection, wanted: Wanted) -> Iterator[Comparison]:
    """All as it is at one moment. `conn` is in no transaction yet. ConfigError for a reader that has read nothing."""
    conn = conn.execution_options(isolation_level="REPEATABLE READ")
    with conn.begin():
        known = {row.extractor_version: row.text_count for row in run(conn, "compare/readers")}
        if wanted.reader_a == wanted.reader_b:
            raise ConfigError(f"both readers are {wanted.reader_a!r}; give two of {_listed(known)}")
        parameters = {
            "versions_a": _versions(wanted.reader_a, known),
            "versions_b": _versions(wanted.reader_b, known),
            "source_key": wanted.source_key,
            "first_day": wanted.published_from,
            "end_day": wanted.published_before,
        }
        make_table(conn, "compare/compared", parameters)
        tally = Tally()
        with streamed(conn, "compare/claims") as rows:
            yield Comparison(texts=_texts(conn), tally=tally, differences=_differences(rows, tally))


def _differences(rows: Iterable[Said], tally: Tally) -> Iterator[Difference]:
    """One text at a time: those of one stand together."""
    for _, found in groupby(rows, key=lambda row: row["revision_id"]):
        claims: tuple[list[Said], list[Said]] = [], []
        for row in found:
            claims[0 if row["is_a"] else 1].append(row)
        yield from differences(*claims, tally)


def _texts(conn: Connection) -> Texts:
    texts = Texts()
    for row in run(conn, "compare/texts"):
        if row.version_a is not None:
            texts.versions_a[row.version_a] += row.text_count
        if row.version_b is not None:
            texts.versions_b[row.version_b] += row.text_count
        if row.version_a is None:
            texts.only_b += row.text_count
        elif row.version_b is None:
            texts.only_a += row.text_count
        elif row.version_a == row.version_b:
            texts.same_reading += row.text_count
        else:
            texts.both += row.text_count
    return texts


def _versions(reader: str, known: Mapping[str, int]) -> Sequence[str]:
    found = [version for version in known if version == reader or mode_of(version) == reader]
    if not found:
        raise ConfigError(f"no text was read by {reader!r}; give two of {_listed(known)}")
    return found


def _listed(known: Mapping[str, int]) -> str:
    """What may be given: modes, and the versions that the warehouse has."""
    return f"{', '.join(ReaderMode)}, or versions that have read texts: {with_counts(known) or 'none yet'}"


def with_counts(versions: Mapping[str, int]) -> str:
    """
    >>> with_counts({"llm:qwen3:8b:1:8+1a2b3c4d": 1200, "7+0f0f0f0f": 1})
    '7+0f0f0f0f (1 text), llm:qwen3:8b:1:8+1a2b3c4d (1,200 texts)'
    """
    return ", ".join(
        f"{version} ({count:,} text{'' if count == 1 else 's'})" for version, count in sorted(versions.items())
    )
