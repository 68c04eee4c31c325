"""What a run had archived when it died, or lost its warehouse, is indexed by the next one and not asked for again."""

import logging
from collections.abc import Sequence
from pathlib import Path

from sqlalchemy import Connection

from pipeline.archive import captures_in, salvage, throw_away
from pipeline.flow.forgotten import erase_places, refuse_forgotten
from pipeline.flow.run import now
from pipeline.model import Drop, DueLead, FetchResult, Lead, LeadOrigin, Outcome, Source, StageReport
from pipeline.settings import Settings
from pipeline.warehouse import add_leads, captures_by_id, record_fetches
from pipeline.warehouse.connect import Warehouse

_CRAWLS = frozenset({LeadOrigin.CCNEWS, LeadOrigin.COMMONCRAWL})

logger = logging.getLogger(__name__)


def recover(
    warehouse: Warehouse,
    settings: Settings,
    folder: str,
    run_key: str,
    *,
    source: Source | None = None,
    origin: LeadOrigin = LeadOrigin.WARC,
) -> StageReport:
    """Index what a killed run had archived but not recorded, so that it is not asked for again. It counts as fetched.

    `folder` is where the run's parts lie: the key of the `source`, or a name for captures that come from `origin`.
    """
    throw_away(settings.home / "parts", settings.archive_url)
    report = StageReport(stage="fetch")
    origin = LeadOrigin.LIST if source and folder == source.key else origin
    for part in salvage(parts_of(settings, folder), settings.archive_url, folder):
        found = [
            FetchResult(
                due=DueLead(lead=Lead(url=capture.url, source_key=capture.source_key, origin=origin)),
                outcome=Outcome.OK,
                at=capture.fetched_at,
                seconds=0,
                requests=0,
                status=capture.status,
                capture=capture,
                place=place,
                etag=capture.headers.get("etag"),
                last_modified=capture.headers.get("last-modified"),
            )
            for capture, place in captures_in(settings.archive_url, part.file)
        ]
        with warehouse.begin() as conn:
            heard, refused = refuse_forgotten(conn, source, found)
            kept = [result for result in heard if result.capture is not None]
            add_leads(conn, [result.due.lead for result in kept], now=now())
            new = _unrecorded(conn, kept)
            rows = record_fetches(conn, run_key, new, long_ago=origin is not LeadOrigin.LIST)
        drops = [Drop(one.reason, one.due.lead.url, one.detail) for one in heard if one.reason is not None]
        report += StageReport.of("fetch", made=len(kept), drops=drops, rows=rows)
        erase_places(settings.archive_url, refused.places)
        logger.warning("%s %s: %d captures of a run that was killed are kept", folder, part.file, len(kept))
    return report


def _unrecorded(conn: Connection, results: Sequence[FetchResult]) -> list[FetchResult]:
    """Without those whose record the index knows: the killed run had recorded these, under the moment at which the
    attempt began, which no record holds."""
    ids = [result.capture.capture_id for result in results if result.capture is not None]
    known = {ref.place for ref in captures_by_id(conn, ids)}
    return [result for result in results if result.place not in known]


def crawl_folder(origin: LeadOrigin, source_key: str) -> str:
    """Where the captures of a source lie that come from this origin, ccnews or commoncrawl."""
    return f"{origin.value}/{source_key}"


def folder_of(file: str) -> str:
    """The folder of the archive, as `recover` wants it, in which a part lies.

    >>> folder_of("sample_times/2026/11/run.warc.gz"), folder_of("ccnews/sample_times/2026/11/20261128T093000.warc.gz")
    ('sample_times', 'ccnews/sample_times')
    """
    first, _, rest = file.partition("/")
    return f"{first}/{rest.partition('/')[0]}" if first in _CRAWLS else first


def folders_of(source_key: str) -> list[str]:
    """The folders of the archive in which captures of the source lie, beside the one of WARC files taken in. Their
    parts are written under locks of the same names."""
    return [source_key, *(crawl_folder(origin, source_key) for origin in _CRAWLS)]


def parts_of(settings: Settings, folder: str) -> Path:
    """Where this machine writes the parts of a folder of the archive."""
    return settings.home / "parts" / folder
