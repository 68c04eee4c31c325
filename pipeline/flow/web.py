"""How the flow asks the web: with what the warehouse knows of hosts, and for lists only when they have changed."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager

from pipeline import __version__
from pipeline.errors import PipelineError
from pipeline.fetch import Answer, Fetcher
from pipeline.model import Source
from pipeline.settings import Settings
from pipeline.warehouse import Warehouse
from pipeline.warehouse.hosts import SharedHosts
from pipeline.warehouse.listings import Validators

_NOT_MODIFIED = 304


@contextmanager
def fetcher_of(settings: Settings, warehouse: Warehouse) -> Iterator[Fetcher]:
    """A fetcher whose pauses, rests and robots.txt are those of all who share the warehouse."""
    with (
        SharedHosts(warehouse) as hosts,
        Fetcher(user_agent=settings.user_agent, host_map=settings.host_map, pauses=hosts, files=hosts) as fetcher,
    ):
        yield fetcher


def read_as(source: Source) -> str:
    """Stands for all that decides what becomes of an item of a list: the source's file and this version."""
    return hashlib.sha256(f"{__version__} {source!r}".encode()).hexdigest()


class Lists:
    """Asks for a source's lists, each with the validators of the last time, and remembers those of this time."""

    def __init__(self, fetcher: Fetcher, source: Source, known: dict[str, Validators]) -> None:
        self._fetcher = fetcher
        self._source = source
        self._known = known
        self._found: dict[str, Validators] = {}
        self.read: dict[str, Validators] = {}
        """Of the lists that were read whole, so that they need not be read again while they stay the same."""

    def get(self, url: str) -> Answer:
        told = self._known.get(url, Validators(None, None))
        answer = self._fetcher.get(
            url, self._source.politeness, trusted=True, etag=told.etag, last_modified=told.last_modified
        )
        if answer.status == _NOT_MODIFIED and told == Validators(None, None):
            raise PipelineError(f"{url} answers 304, although it was not asked for a change")
        self._found[url] = Validators(answer.headers.get("etag"), answer.headers.get("last-modified"))
        return answer

    def complete(self, url: str) -> None:
        self.read[url] = self._found[url]
