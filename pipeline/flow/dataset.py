"""A dataset: pages that were read elsewhere, as Parquet files, with a manifest of what they hold; and who may load it.

FOLDER/dataset.json        who reads: written before anything else
FOLDER/_inputs/KEY.json    one for each input that is finished: its files and counts
FOLDER/manifest.json       when all inputs are: nothing is loaded without it
FOLDER/captures/KEY.parquet
FOLDER/{articles,claims,drops}/day=2026-04-14/language=ko/KEY.parquet
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any, TypeVar
from urllib.parse import quote

import fsspec

from pipeline.archive.store import Store
from pipeline.errors import ConfigError, PipelineError
from pipeline.model import Source
from pipeline.model.ids import hash_of

FORMAT = 1
"""Goes up when files of before can no longer be read."""
IDENTITY = "dataset.json"
MANIFEST = "manifest.json"
INPUTS = "_inputs"
SUFFIX = ".parquet"
TABLES = ("captures", "articles", "claims", "drops")
NO_VALUE = "__HIVE_DEFAULT_PARTITION__"
"""How readers of partitioned files know an empty value."""
_LONGEST_JSON = 64_000_000
_KEY_LENGTH = 24
Made = TypeVar("Made")
_READ_BY = ("key", "hosts", "language", "time_zone", "article_url", "native_id", "layouts", "aliases")
"""What of a source decides how its pages are read, and as whose."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """Who reads, and what of it is kept; the same for all inputs of a dataset. `sources` has a digest of each source's
    file, as far as it decides how pages are read. `of_archive`: of captures that the archive of a warehouse holds, so
    that no pages lie in the dataset."""

    code_version: str
    parser_version: str
    extractor_version: str
    sources: Mapping[str, str]
    wanted: Mapping[str, Any] = field(default_factory=dict)
    of_archive: bool = False
    format: int = FORMAT


@dataclass(frozen=True, slots=True, kw_only=True)
class DataFile:
    """`name` is its path within the dataset."""

    table: str
    name: str
    rows: int
    size: int
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Finished:
    """An input that has been read to its end. `records` of it became `captures` or were dropped as `record_drops` says;
    captures became `articles` or were dropped as `page_drops` says. `size` (bytes) and `sha256` are of the input."""

    key: str
    url: str
    size: int
    sha256: str
    seconds: float
    records: int
    captures: int
    articles: int
    claims: int
    numbers_unread: int
    record_drops: Mapping[str, int]
    page_drops: Mapping[str, int]
    claims_skipped: Mapping[str, int]
    sources: Mapping[str, int]
    files: Sequence[DataFile]

    def __post_init__(self) -> None:
        for counted in (self.record_drops, self.page_drops, self.claims_skipped, self.sources):
            if not isinstance(counted, Mapping) or not all(isinstance(count, int) for count in counted.values()):
                raise TypeError(f"input {self.url} counts {str(counted)[:100]}")
        if self.records != self.captures + sum(self.record_drops.values()):
            raise ValueError(f"input {self.url} lost count of its {self.records} records")
        if self.captures != self.articles + sum(self.page_drops.values()):
            raise ValueError(f"input {self.url} lost count of its {self.captures} captures")


def absolute(location: str) -> str:
    """A path or fsspec URL as one that means the same in every folder. ConfigError for an unknown kind of URL."""
    try:
        files, root = fsspec.url_to_fs(location)
    except (ImportError, ValueError, OSError) as error:
        raise ConfigError(f"{location} cannot be opened: {error}; give a folder or an fsspec URL") from error
    return str(files.unstrip_protocol(root))


def input_key(url: str) -> str:
    """By which the files of an input are named.

    >>> input_key("file:///crawl/a.warc.gz") == input_key("file:///crawl/a.warc.gz")
    True
    """
    return hash_of(url)[:_KEY_LENGTH]


def file_of(table: str, key: str, day: date | None = None, language: str | None = None) -> str:
    """
    >>> file_of("claims", "0a1b", date(2026, 4, 14), "ko")
    'claims/day=2026-04-14/language=ko/0a1b.parquet'
    """
    if table == "captures":
        return f"{table}/{key}{SUFFIX}"
    in_day = day.isoformat() if day else NO_VALUE
    in_language = quote(language, safe="") if language else NO_VALUE
    return f"{table}/day={in_day}/language={in_language}/{key}{SUFFIX}"


def digests_of(sources: Mapping[str, Source]) -> dict[str, str]:
    return {
        key: hash_of(repr([getattr(source, name) for name in _READ_BY]))[:_KEY_LENGTH]
        for key, source in sources.items()
    }


class Dataset:
    """The JSON files of a dataset at a folder or fsspec URL. All of them are written whole or not at all."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.store = Store(url)

    def begin(self, identity: Identity) -> None:
        """Enter who reads. ConfigError where the folder holds something else, or was begun otherwise."""
        found = self.identity()
        if found is None:
            if any(self.store.files(table, suffix=SUFFIX) for table in TABLES):
                raise ConfigError(f"{self.url} holds Parquet files that are none of ours; name a new folder")
            self._write(IDENTITY, asdict(identity))
        elif found != identity:
            raise ConfigError(f"{self.url} was begun with {_difference(found, identity)}; name a new folder")

    def identity(self) -> Identity | None:
        found = self._read(IDENTITY)
        return None if found is None else _made(Identity, found, f"{self.url}/{IDENTITY}")

    def read_by(self) -> Identity:
        """ConfigError where this is no dataset."""
        found = self.identity()
        if found is None:
            raise ConfigError(f"{self.url} is no dataset: it has no {IDENTITY}; name the folder that spark has written")
        return found

    def finish(self, done: Finished) -> None:
        """Enter that an input is finished; its files are there."""
        self._write(f"{INPUTS}/{done.key}.json", asdict(done))

    def finished(self, key: str) -> Finished | None:
        """None where the input is not finished. PipelineError where its files are of another."""
        name = f"{INPUTS}/{key}.json"
        found = self._read(name)
        if found is None:
            return None
        where = f"{self.url}/{name}"
        files = [_made(DataFile, one, where) for one in _list(found.get("files"), where)]
        done = _made(Finished, {**found, "files": files}, where)
        if done.key != key or any(not _is_named(one, key) for one in files):
            raise PipelineError(f"{where} names files of another input; it is damaged: remove it, and run spark again")
        return done

    def finished_keys(self) -> set[str]:
        """Of all inputs that are finished, also of those that an earlier run was given."""
        names = self.store.files(INPUTS, suffix=".json")
        return {name.rpartition("/")[2].removesuffix(".json") for name in names}

    def reopen(self) -> None:
        """Inputs are to be read: until they are, nothing is loaded as if it were all."""
        self.store.remove(MANIFEST)

    def undo(self, key: str) -> None:
        """An input is to be read again: first it is no longer finished, then its files go."""
        self.reopen()
        self.store.remove(f"{INPUTS}/{key}.json")
        self.sweep({key})

    def sweep(self, keys: Iterable[str]) -> int:
        """Remove Parquet files of these inputs, as a run that was killed leaves them; how many."""
        wrong = set(keys)
        files = [name for table in TABLES for name in self.store.files(table, suffix=SUFFIX)]
        left = [name for name in files if name.rpartition("/")[2].removesuffix(SUFFIX) in wrong]
        for name in left:
            self.store.remove(name)
        return len(left)

    def complete(self, identity: Identity, inputs: Sequence[Finished]) -> dict[str, Any]:
        """Write the manifest: the dataset may be loaded from now on."""
        told = {**asdict(identity), "inputs": [summary(done) for done in inputs], "counts": counts_of(inputs)}
        self._write(MANIFEST, told)
        return told

    def inputs(self) -> Iterator[Finished]:
        """The inputs that the manifest names, in its order. PipelineError where one is not as the manifest says."""
        for named in self.manifest()["inputs"]:
            done = self.finished(str(named.get("key")))
            if done is None or summary(done) != named:
                raise PipelineError(
                    f"{self.url}/{INPUTS}: input {named.get('url')!r} is not as {MANIFEST} says; the dataset is "
                    "damaged: copy it anew, or remove manifest.json and run spark again"
                )
            yield done

    def manifest(self) -> dict[str, Any]:
        """ConfigError where this is no dataset, or one that is not finished."""
        found = self._read(MANIFEST)
        identity = self.read_by()
        if found is None:
            raise ConfigError(
                f"the dataset {self.url} is not finished: {len(self.finished_keys())} inputs are; start the same "
                "`newsfigures spark` again, which goes on there"
            )
        _list(found.get("inputs"), f"{self.url}/{MANIFEST}")
        if identity.format != FORMAT:
            raise ConfigError(
                f"the dataset {self.url} has format {identity.format}, this code reads {FORMAT}; take the version of "
                f"newsfigures that wrote it ({identity.code_version}), or run spark again"
            )
        return found

    def _write(self, name: str, value: Mapping[str, Any]) -> None:
        text = json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True)
        self.store.replace(name, text.encode())

    def _read(self, name: str) -> dict[str, Any] | None:
        data = self.store.read_bytes(name, most=_LONGEST_JSON)
        if data is None:
            return None
        try:
            found = json.loads(data) if len(data) <= _LONGEST_JSON else None
        except (ValueError, RecursionError):
            found = None
        if not isinstance(found, dict):
            raise PipelineError(
                f"{self.url}/{name} is no JSON object of at most {_LONGEST_JSON:,} bytes; it is damaged: copy "
                "the dataset anew, or have spark write it again, into a new folder"
            )
        return found


def summary(done: Finished) -> dict[str, Any]:
    """A line of the manifest: an input without its files, and a digest of these."""
    found = asdict(done)
    files = json.dumps(found.pop("files"), sort_keys=True)
    return {**found, "files_sha256": hash_of(files), "files": len(done.files)}


def counts_of(inputs: Sequence[Finished]) -> dict[str, Any]:
    """Of all inputs together."""
    names = ("records", "captures", "articles", "claims", "numbers_unread", "size")
    found: dict[str, Any] = {
        "inputs": len(inputs),
        **{name: sum(getattr(one, name) for one in inputs) for name in names},
    }
    for name in ("record_drops", "page_drops", "claims_skipped"):
        total: dict[str, int] = {}
        for one in inputs:
            for reason, count in getattr(one, name).items():
                total[reason] = total.get(reason, 0) + count
        found[name] = dict(sorted(total.items()))
    return found


def _difference(found: Identity, wanted: Identity) -> str:
    before, now = asdict(found), asdict(wanted)
    return ", ".join(
        "other source files" if name == "sources" else f"{name} {before[name]!r} and not {now[name]!r}"
        for name in before
        if before[name] != now[name]
    )


def _is_named(file: DataFile, key: str) -> bool:
    return file.table in TABLES and file.name.startswith(f"{file.table}/") and file.name.endswith(f"/{key}{SUFFIX}")


def _list(found: Any, where: str) -> list[dict[str, Any]]:
    if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
        raise PipelineError(f"{where} has no list where one belongs; it is damaged, or none of ours")
    return found


def _made(kind: type[Made], found: Mapping[str, Any], where: str) -> Made:
    try:
        made = kind(**found)
    except (TypeError, ValueError, AttributeError) as error:
        raise PipelineError(f"{where} is none of ours, or damaged: {str(error)[:200]}") from error
    for name, wanted in kind.__annotations__.items():
        if wanted in _PLAIN and not isinstance(getattr(made, name), _PLAIN[wanted]):
            raise PipelineError(f"{where} is none of ours, or damaged: {name} is {str(getattr(made, name))[:200]!r}")
    return made


_PLAIN: dict[Any, Any] = {str: str, int: int, bool: bool, float: (int, float)}
