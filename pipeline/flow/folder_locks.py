"""Whoever erases records has their folders of the archive to himself: nobody else writes or rewrites parts there."""

from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager

from pipeline.flow.recovery import recover
from pipeline.flow.warc import LOCK
from pipeline.model import LeadOrigin, Source
from pipeline.settings import Settings
from pipeline.warehouse import Warehouse, source_locks


@contextmanager
def alone_in(
    warehouse: Warehouse,
    settings: Settings,
    folders: Collection[str],
    sources: Mapping[str, Source],
    run_key: str,
    *,
    wait: float,
) -> Iterator[None]:
    """What killed runs have left open in these folders is in archive and index. TransientError where another run has
    not left one of them within `wait` seconds.

    Everybody who takes several takes them in this order; the one that a long `ingest --warc` holds comes last.
    """
    order = [*sorted({*folders} - {LOCK}), *({LOCK} & {*folders})]
    with source_locks(warehouse, order, wait=wait):
        for folder in order:
            crawl, _, key = folder.rpartition("/")
            origin = LeadOrigin(crawl) if crawl else LeadOrigin.WARC
            recover(warehouse, settings, folder, run_key, source=sources.get(key), origin=origin)
        yield
