"""Folders of source files -> {key: Source}. A file that is wrong stops the load: nothing runs on half a registry.

Hidden files are none: editors and file systems keep things of their own under such names while a file is edited.
"""

from collections.abc import Mapping
from difflib import get_close_matches
from functools import lru_cache
from pathlib import Path
from urllib.parse import urlsplit

from pipeline.errors import ConfigError
from pipeline.model import Capture, CaptureRef, Source
from pipeline.sources.feeds import FEEDS_FILE, read_feeds_file
from pipeline.sources.file import read_source_file

_BUILT_IN = Path(__file__).resolve().parent


def load_sources(folder: Path | None) -> dict[str, Source]:
    """The built-in sources and those of the user's folder (*.toml, and feeds.toml with a feed per line), by key.

    A user's file with the key of a built-in source takes its place, and a file of its own that of a line in feeds.toml.
    Raises ConfigError naming every wrong file, the key in it and the remedy.
    """
    sources, wrong = survey_sources(folder)
    if wrong:
        raise ConfigError("\n".join(wrong.values()))
    return sources


def survey_sources(folder: Path | None) -> tuple[dict[str, Source], dict[str, str]]:
    """The sources that can be used, by key, and what is wrong with the others: {key of the file or line: message}."""
    sources = dict(_built_in())
    wrong: dict[str, str] = {}
    for path in source_files(folder):
        found, faults = _read(path)
        for key in faults:
            sources.pop(key, None)  # the user's file was to take its place
        for key in found:
            wrong.pop(key, None)  # of a line whose place a file takes
        sources |= found
        wrong |= faults
    return dict(sorted(sources.items())), wrong


def load_source(folder: Path | None, key: str) -> Source:
    """One source, read from its own file alone, so that neither the number nor the faults of the others matter."""
    path = folder / f"{key}.toml" if folder else None
    if path and path.is_file() and path.name != FEEDS_FILE:
        return read_source_file(path)
    if folder and (folder / FEEDS_FILE).is_file():
        lines, wrong = _read(folder / FEEDS_FILE)
        if key in wrong:
            raise ConfigError(wrong[key])
        if key in lines:
            return lines[key]
    built_in = _BUILT_IN / f"{key}.toml"
    return read_source_file(built_in) if built_in.is_file() else find_source(load_sources(folder), key)


def _read(path: Path) -> tuple[dict[str, Source], dict[str, str]]:
    """The sources of a file, and what is wrong with it or with lines of it; by key."""
    try:
        if path.name == FEEDS_FILE:
            return read_feeds_file(path)
        source = read_source_file(path)
    except ConfigError as error:
        return {}, {path.stem: str(error)}
    return {source.key: source}, {}


def source_files(folder: Path | None) -> list[Path]:
    """The files of a user's folder, feeds.toml first. ConfigError where it is not there."""
    if folder is None:
        return []
    if not folder.is_dir():
        raise ConfigError(f"no folder {folder}; make it, or correct NEWSFIGURES_SOURCES_DIR")
    found = [path for path in folder.glob("*.toml") if not path.name.startswith(".")]
    return sorted(found, key=lambda path: (path.name != FEEDS_FILE, path.name))


def find_source(sources: Mapping[str, Source], key: str) -> Source:
    try:
        return sources[key]
    except KeyError:
        known = ", ".join(sorted(sources))
        alike = get_close_matches(key, sources, n=1)
        meant = f"did you mean {alike[0]!r}? " if alike else ""
        raise ConfigError(f"no source {key!r}; {meant}known: {known}. Add one with docs/add-a-source.md") from None


def named_host(url: str) -> str:
    """The host that a given address names, empty where it names none. ConfigError where it cannot be read."""
    try:
        return urlsplit(url).hostname or ""
    except ValueError as error:
        raise ConfigError(f"{url!r} is no address: {error}; give it in full, as https://paper.test/a") from error


def owner_of(sources: Mapping[str, Source], host: str) -> Source | None:
    """The source that names this host, or the nearest host above it: m.paper.test belongs to paper.test."""
    owners = {name: source for source in sources.values() for name in source.hosts}
    labels = host.lower().rstrip(".").split(".")
    for cut in range(len(labels) - 1):
        found = owners.get(".".join(labels[cut:]))
        if found:
            return found
    return None


def source_of(sources: Mapping[str, Source], page: Capture | CaptureRef) -> Source | None:
    """By whose file a page is read: its own source's, else that of the host on which it was found."""
    return sources.get(page.source_key) or owner_of(sources, urlsplit(page.final_url).hostname or "")


@lru_cache(maxsize=1)
def _built_in() -> dict[str, Source]:
    return {source.key: source for source in map(read_source_file, sorted(_BUILT_IN.glob("*.toml")))}
