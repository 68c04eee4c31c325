"""The sources as their files are now, for a process that lives for months: one that serves pages."""

import logging
import time
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from pipeline.errors import ConfigError
from pipeline.model import Source
from pipeline.sources.registry import source_files, survey_sources

LOOK_AGAIN = 10.0
"""Seconds between two looks at the files; they are read when one has changed."""

logger = logging.getLogger(__name__)


class LiveSources(Mapping[str, Source]):
    """What survey_sources gives of `folder`, by key. ConfigError where the folder is not there at first; one that is
    gone later leaves the sources as they were."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._files = _states(folder)
        self._found, _ = survey_sources(folder)
        self._looked_at = time.monotonic()

    def __getitem__(self, key: str) -> Source:
        return self._now()[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._now())

    def __len__(self) -> int:
        return len(self._now())

    def _now(self) -> Mapping[str, Source]:
        if time.monotonic() - self._looked_at >= LOOK_AGAIN:
            self._looked_at = time.monotonic()
            try:
                self._look()
            except ConfigError as error:
                logger.warning("the sources stay as they were read before: %s", error)
        return self._found

    def _look(self) -> None:
        files = _states(self._folder)
        if files != self._files:
            self._found, _ = survey_sources(self._folder)
            self._files = files


def _states(folder: Path | None) -> dict[str, tuple[int, int]]:
    """Of each file when it was changed last, and its size."""
    states: dict[str, tuple[int, int]] = {}
    for path in source_files(folder):
        with suppress(OSError):  # gone meanwhile
            found = path.stat()
            states[path.name] = (found.st_mtime_ns, found.st_size)
    return states
