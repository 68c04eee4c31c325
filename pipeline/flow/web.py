"""How the flow asks the web: with what the warehouse knows of hosts, and for lists only when they have changed."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from pipeline import __version__
from pipeline.errors import PipelineError
from pipeline.fetch import Answer, Fetcher, NotFetchedError, may_pass
from pipeline.model import Drop, Reason, Source
from pipeline.model.ids import hash_of
from pipeline.settings import Settings
from pipeline.warehouse import Warehouse
from pipeline.warehouse.hosts import SharedHosts
from pipeline.warehouse.listings import Poll, Validators

_NOT_MODIFIED = 304
_LONGEST_DETAIL = 500


@contextmanager
def fetcher_of(settings: Settings, warehouse: Warehouse, source: Source) -> Iterator[Fetcher]:
    """A fetcher for one source, whose pauses, rests and robots.txt are those of all who share the warehouse.

    Only this source's own file may lead it to this machine: what others publish about its hosts leads nowhere.
    """
    host_map = {**source.host_map, **settings.host_map}
    with (
        SharedHosts(warehouse) as hosts,
        Fetcher(user_agent=settings.user_agent, host_map=host_map, pauses=hosts, files=hosts) as fetcher,
    ):
        yield fetcher


def read_as(source: Source) -> str:
    """Stands for all that decides what becomes of an item of a list: the source's file and this version."""
    return hash_of(f"{__version__} {source!r}")


class Lists:
    """Asks for a source's lists, each with the validators of the last time, and remembers those of this time."""

    def __init__(self, fetcher: Fetcher, source: Source, known: dict[str, Validators]) -> None:
        self._fetcher = fetcher
        self._source = source
        self._known = known
        self._found: dict[str, Validators] = {}
        self._unchanged = 0
        self._may_pass = False
        self.read: dict[str, Validators] = {}
        """Of the lists that were read whole, so that they need not be read again while they stay the same."""

    def get(self, url: str) -> Answer:
        told = self._known.get(url, Validators(None, None))
        try:
            answer = self._fetcher.get(
                url, self._source.politeness, trusted=True, etag=told.etag, last_modified=told.last_modified
            )
        except NotFetchedError as error:
            self._may_pass |= error.passing
            raise
        self._may_pass |= may_pass(answer.status)
        if answer.status == _NOT_MODIFIED and told == Validators(None, None):
            raise PipelineError(f"{url} answers 304, although it was not asked for a change")
        self._unchanged += answer.status == _NOT_MODIFIED
        self._found[url] = Validators(answer.headers.get("etag"), answer.headers.get("last-modified"))
        return answer

    def complete(self, url: str) -> None:
        self.read[url] = self._found[url]

    def poll(self, drops: Sequence[Drop]) -> Poll:
        """How the lists answered, those that an index led to among them. `drops` are what became of their items. A list
        of which only a part was read counts as read."""
        failed = {drop.item: drop.detail for drop in drops if drop.reason is Reason.FEED_UNREADABLE}
        told = [why if url in why else f"{url}: {why}" for url, why in failed.items()]
        in_part = {drop.item for drop in drops if drop.reason in {Reason.FEED_TORN, Reason.TOO_LARGE}}
        read = len(self.read) + self._unchanged + len(in_part)
        return Poll(read, len(failed), self._may_pass, "; ".join(told)[:_LONGEST_DETAIL])
