"""extract: captures out of the archive become articles and claims on the staging tables of the run."""

import logging
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from pipeline.archive import read_capture
from pipeline.errors import PipelineError
from pipeline.extract import EXTRACTOR_VERSION, read_claims
from pipeline.flow.run import keep_report, settings_or_env
from pipeline.languages import known
from pipeline.model import Article, CaptureRef, Claim, Drop, Reason, Source, StageReport
from pipeline.parse import PARSER_VERSION, parse_page
from pipeline.settings import Settings
from pipeline.sources import load_sources, owner_of
from pipeline.warehouse import Reading, captures_by_id, captures_to_extract, feed_dates, open_warehouse, stage_batch

logger = logging.getLogger(__name__)


def batches(
    source_key: str, *, run_key: str, size: int = 100, settings: Settings | None = None
) -> list[list[str]]:
    """Ids of the source's captures that the current parser and extractor have not read yet, `size` to a batch."""
    with open_warehouse(settings_or_env(settings)) as warehouse, warehouse.begin() as conn:
        refs = captures_to_extract(
            conn, source_key=source_key, parser_version=PARSER_VERSION, extractor_version=EXTRACTOR_VERSION
        )
    ids = [str(ref.capture_id) for ref in refs]
    logger.info("%s: run %s has %d captures to read", source_key, run_key, len(ids))
    return [ids[at : at + size] for at in range(0, len(ids), size)]


def extract(
    source_key: str, *, run_key: str, part: int, capture_ids: Sequence[str], settings: Settings | None = None
) -> dict[str, Any]:
    """Read one batch onto the staging tables. Again with the same part: the same rows, not twice."""
    settings = settings_or_env(settings)
    sources = load_sources(settings.sources_dir)
    with open_warehouse(settings) as warehouse:
        with warehouse.begin() as conn:
            refs = captures_by_id(conn, [UUID(text) for text in capture_ids])
            dates = feed_dates(conn, [ref.url for ref in refs])
        readings = [read_one(ref, sources, settings.archive_url, dates.get(ref.url)) for ref in refs]
        with warehouse.begin() as conn:
            rows = stage_batch(conn, run_key, readings)
        drops = [reading.result for reading in readings if isinstance(reading.result, Drop)]
        for drop in drops:
            logger.info("%s %s: dropped, %s %s", source_key, drop.item, drop.reason, drop.detail)
        report = StageReport.of("extract", made=len(readings) - len(drops), drops=drops, rows=rows)
        return keep_report(warehouse, run_key, report, part)


def read_one(
    ref: CaptureRef, sources: Mapping[str, Source], archive_url: str, feed_date: datetime | None
) -> Reading:
    """Capture -> article and claims. Bytes that the archive cannot give back leave with a reason; the batch goes on."""
    try:
        capture = read_capture(archive_url, ref)
    except PipelineError as error:
        return _reading(ref, Drop(Reason.UNREADABLE, ref.url, str(error)))
    source = sources.get(ref.source_key) or owner_of(sources, urlsplit(ref.final_url).hostname or "")
    result = parse_page(
        capture.body, url=ref.final_url, content_type=ref.content_type, source=source, captured_at=ref.fetched_at
    )
    if isinstance(result, Drop):
        return _reading(ref, result)
    if result.language not in known():
        return _reading(ref, result, skipped=Reason.LANGUAGE.value)
    return _reading(ref, result, read_claims(result, published_on(result, feed_date)))


def published_on(article: Article, feed_date: datetime | None) -> date | None:
    """The day that relative words count from: the page's own, else the feed's; never the day we fetched it."""
    moment = article.published_at or feed_date
    return moment.date() if moment else None


def _reading(
    ref: CaptureRef, result: Article | Drop, claims: Sequence[Claim] = (), skipped: str | None = None
) -> Reading:
    return Reading(
        ref=ref,
        parser_version=PARSER_VERSION,
        extractor_version=EXTRACTOR_VERSION,
        result=result,
        claims=tuple(claims),
        claims_skipped=skipped,
    )
