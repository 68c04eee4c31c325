"""What a user names as input -> the WARC files, as fsspec URLs in the order in which they are to be loaded."""

import gzip
import zlib
from collections.abc import Iterable, Iterator
from io import BytesIO
from urllib.parse import urlsplit

import fsspec
from fsspec.core import has_magic

from pipeline.archive import warc_files
from pipeline.archive.store import Store
from pipeline.errors import ConfigError, PipelineError
from pipeline.flow.dataset import absolute
from pipeline.flow.reread import SUFFIX

LISTS = (".paths", ".paths.gz", ".txt")
"""Endings of files that name WARC files, one a line, as Common Crawl's warc.paths.gz."""
_LONGEST_LIST = 200_000_000


def inputs_of(locations: Iterable[str], prefix: str | None) -> list[str]:
    """Paths, folders, globs, fsspec URLs, and lists of these, each once; `prefix` stands before relative names of
    lists. ConfigError where a name leads to no file, or a list has relative names and there is no prefix."""
    found = [url for location in locations for url in _expanded(location, prefix)]
    return list(dict.fromkeys(found))


def lists_of(folders: Iterable[str]) -> list[str]:
    """The lists of captures in these folders, as flow.reread has written them; none is no error."""
    stores = [Store(absolute(folder)) for folder in folders]
    return [f"{store.url}/{file}" for store in stores for file in store.files(suffix=SUFFIX)]


def _expanded(location: str, prefix: str | None) -> Iterator[str]:
    if location.endswith(LISTS):
        yield from _listed(location, prefix)
    elif has_magic(location):
        yield from _globbed(location)
    else:
        try:
            yield from warc_files(location)
        except PipelineError as error:
            raise ConfigError(str(error)) from error


def _globbed(pattern: str) -> list[str]:
    try:
        files, root = fsspec.url_to_fs(pattern)
        found = sorted(path for path in files.glob(root) if path.endswith((".warc", ".warc.gz")))
    except (OSError, ValueError, ImportError) as error:
        raise ConfigError(f"{pattern} cannot be looked at: {error}; give a path or an fsspec URL") from error
    if not found:
        raise ConfigError(f"no WARC file at {pattern}; it should match files that end in .warc or .warc.gz")
    return [files.unstrip_protocol(path) for path in found]


def _listed(location: str, prefix: str | None) -> Iterator[str]:
    """Not one of the files is looked at: a list may name a hundred thousand of them."""
    names = [line.strip() for line in _lines(location)]
    named = [name for name in names if name and not name.startswith("#")]
    if not named:
        raise ConfigError(f"the list {location} names no WARC file; it should have a name on each line")
    if prefix and not urlsplit(prefix).scheme:
        prefix = absolute(prefix)
    for name in named:
        if urlsplit(name).scheme:
            yield name
        elif name.startswith("/"):
            yield f"file://{name}"
        elif not prefix:
            raise ConfigError(f"{location} names {name!r}; say what stands before it: --prefix s3://commoncrawl/")
        else:
            yield f"{prefix.rstrip('/')}/{name.removeprefix('./')}"


def _lines(location: str) -> list[str]:
    try:
        with fsspec.open(location, "rb") as stream:
            data = stream.read(_LONGEST_LIST + 1)
        if data.startswith(b"\x1f\x8b"):
            with gzip.open(BytesIO(data)) as members:  # lists of several months are put together as they are
                data = members.read(_LONGEST_LIST + 1)
        if len(data) > _LONGEST_LIST:
            raise ConfigError(f"the list {location} is longer than {_LONGEST_LIST:,} bytes; cut it into several")
        return str(data, "utf-8-sig").splitlines()
    except (OSError, EOFError, ValueError, ImportError, zlib.error) as error:
        raise ConfigError(f"the list {location} cannot be read: {error}; it should have a name on each line") from error
