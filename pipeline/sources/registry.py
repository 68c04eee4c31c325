"""Folders of source files -> {key: Source}. A file that is wrong stops the load: nothing runs on half a registry."""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from pipeline.errors import ConfigError
from pipeline.model import Source
from pipeline.sources.feeds import FEEDS_FILE, read_feeds_file
from pipeline.sources.file import read_source_file

_BUILT_IN = Path(__file__).resolve().parent


def load_sources(folder: Path | None) -> dict[str, Source]:
    """The built-in sources and those of the user's folder (*.toml, and feeds.toml with a feed per line), by key.

    A user's file with the key of a built-in source takes its place. Raises ConfigError naming file, key and remedy.
    """
    sources = dict(_built_in())
    if folder is None:
        return sources
    if not folder.is_dir():
        raise ConfigError(f"no folder {folder}; make it, or correct NEWSFIGURES_SOURCES_DIR")
    for path in sorted(folder.glob("*.toml")):
        for source in read_feeds_file(path) if path.name == FEEDS_FILE else [read_source_file(path)]:
            sources[source.key] = source
    return dict(sorted(sources.items()))


def find_source(sources: Mapping[str, Source], key: str) -> Source:
    try:
        return sources[key]
    except KeyError:
        known = ", ".join(sorted(sources))
        raise ConfigError(f"no source {key!r}; known: {known}. Add one with docs/add-a-source.md") from None


def owner_of(sources: Mapping[str, Source], host: str) -> Source | None:
    """The source that names this host, or the nearest host above it: m.paper.test belongs to paper.test."""
    owners = {name: source for source in sources.values() for name in source.hosts}
    labels = host.lower().rstrip(".").split(".")
    for cut in range(len(labels) - 1):
        found = owners.get(".".join(labels[cut:]))
        if found:
            return found
    return None


@lru_cache(maxsize=1)
def _built_in() -> dict[str, Source]:
    return {source.key: source for source in map(read_source_file, sorted(_BUILT_IN.glob("*.toml")))}
