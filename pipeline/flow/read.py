"""extract: captures out of the archive become articles and claims on the staging tables of the run."""

import logging
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from pipeline.archive import read_capture
from pipeline.discover import plausible_canonical
from pipeline.errors import ConfigError, PipelineError
from pipeline.extract import ReadText, extractor_version, read_article
from pipeline.flow.forget import forget, forget_pages, read_wish
from pipeline.flow.forgotten import LED_TO, Returned, what_returned
from pipeline.flow.run import enter, keep_report, settings_or_env
from pipeline.flow.words import native_id
from pipeline.languages import known
from pipeline.model import Article, CaptureRef, Drop, Reason, Source, StageReport
from pipeline.parse import PARSER_VERSION, parse_page
from pipeline.settings import Settings
from pipeline.sources import load_source, owner_of, survey_sources
from pipeline.warehouse import (
    Attempt,
    Reading,
    captures_by_id,
    captures_to_extract,
    feed_dates,
    hold,
    open_warehouse,
    stage_storable,
)

logger = logging.getLogger(__name__)

_DETAIL = 500
_WHY = "a tombstone forbids the article that it is, by its own word or by its text"


def batches(source_key: str, *, run_key: str, size: int = 100, settings: Settings | None = None) -> list[list[str]]:
    """Ids of the source's captures that the current parser and extractor have not read yet, `size` to a batch."""
    with open_warehouse(settings_or_env(settings)) as warehouse, warehouse.begin() as conn:
        refs = captures_to_extract(
            conn, source_key=source_key, parser_version=PARSER_VERSION, extractor_version=extractor_version()
        )
    ids = [str(ref.capture_id) for ref in refs]
    logger.info("%s: run %s has %d captures to read", source_key, run_key, len(ids))
    return [ids[at : at + size] for at in range(0, len(ids), size)]


def extract(
    source_key: str,
    *,
    run_key: str,
    part: int,
    capture_ids: Sequence[str],
    attempt: Attempt | None = None,
    settings: Settings | None = None,
) -> dict[str, Any]:
    """Read one batch onto the staging tables. Again with the same part: the same rows, not twice."""
    settings = settings_or_env(settings)
    with open_warehouse(settings) as warehouse:
        enter(warehouse, run_key, attempt)
        with warehouse.begin() as conn:
            refs = captures_by_id(conn, [UUID(text) for text in capture_ids])
            sources = _sources_of(refs, source_key, settings.sources_dir)
            dates = feed_dates(conn, [ref.url for ref in refs])
        readings = [read_one(ref, sources, settings.archive_url, dates.get(ref.url)) for ref in refs]
        with warehouse.begin() as conn:
            hold(conn, run_key, attempt)
            gone = what_returned(conn, readings)
            kept = [reading for reading in readings if not gone.holds(reading)]
            rows, kept = stage_storable(conn, run_key, kept, failed)
        drops = [reading.result for reading in kept if isinstance(reading.result, Drop)]
        drops += [Drop(Reason.FORGOTTEN, each.ref.url, _WHY) for each in readings if gone.holds(each)]
        for drop in drops:
            logger.info("%s %s: dropped, %s %s", source_key, drop.item, drop.reason, drop.detail)
        unread = {Reason.NUMBERS_PAST_BUDGET.value: sum(reading.numbers_unread for reading in kept)}
        made = len(readings) - len(drops)
        report = StageReport.of("extract", made=made, drops=drops, rows=rows, parts_dropped=unread)
        _take_away(gone, settings)
        return keep_report(warehouse, run_key, report, part)


def _take_away(gone: Returned, settings: Settings) -> None:
    for url, words in sorted(gone.addresses.items()):
        forget(read_wish(settings, url=url, source_key=None), settings=settings, note=LED_TO, led_to_by=words)
    if gone.pages:
        forget_pages(gone.pages, settings=settings)


def _sources_of(refs: Sequence[CaptureRef], source_key: str, folder: Path | None) -> dict[str, Source]:
    """What reads them. The file of a source that none of them is of may be wrong as it likes."""
    if source_key:
        return {source_key: load_source(folder, source_key)}
    sources, wrong = survey_sources(folder)
    if faults := [wrong[key] for key in sorted({ref.source_key for ref in refs} & wrong.keys())]:
        raise ConfigError("\n".join(faults))
    return sources


def read_one(ref: CaptureRef, sources: Mapping[str, Source], archive_url: str, feed_date: datetime | None) -> Reading:
    """Capture -> article and claims. Bytes that the archive cannot give back, and pages over which the readers fall,
    leave with a reason; the batch goes on."""
    source = sources.get(ref.source_key) or owner_of(sources, urlsplit(ref.final_url).hostname or "")
    extractor_version()  # here, since no page is to blame for a reader that cannot be loaded
    try:
        return _reading(ref, source, _page(ref, source, archive_url), feed_date)
    except (PipelineError, OSError):
        raise  # of settings, disks and servers: true of all pages
    except Exception as error:
        logger.exception("%s %s: the reader failed", ref.source_key, ref.url)
        return _reading(ref, source, failed(ref.url, error), feed_date)


def failed(url: str, error: Exception) -> Drop:
    return Drop(Reason.READER_FAILED, url, f"{type(error).__name__}: {error}"[:_DETAIL])


def _reading(ref: CaptureRef, source: Source | None, result: Article | Drop, feed_date: datetime | None) -> Reading:
    read = ReadText([])
    skipped: str | None = None
    canonical: str | None = None
    if isinstance(result, Article):
        canonical = plausible_canonical(result.canonical_url, ref.final_url, source)
        if result.language in known():
            read = read_article(result, published_on(result, feed_date))
        else:
            skipped = Reason.LANGUAGE.value
    return Reading(
        ref=ref,
        parser_version=PARSER_VERSION,
        extractor_version=extractor_version(),
        result=result,
        claims=tuple(read.claims),
        claims_skipped=skipped,
        numbers_unread=read.numbers_unread,
        native_id=native_id(source, ref.url),
        canonical_url=canonical,
    )


def _page(ref: CaptureRef, source: Source | None, archive_url: str) -> Article | Drop:
    try:
        capture = read_capture(archive_url, ref)
    except PipelineError as error:
        return Drop(Reason.UNREADABLE, ref.url, str(error))
    return parse_page(
        capture.body, url=ref.final_url, content_type=ref.content_type, source=source, captured_at=ref.fetched_at
    )


def published_on(article: Article, feed_date: datetime | None) -> date | None:
    """The day that relative words count from: the page's own, else the feed's; never the day we fetched it."""
    moment = article.published_at or feed_date
    return moment.date() if moment else None
