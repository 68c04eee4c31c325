"""extract: captures out of the archive become articles and claims on the staging tables of the run."""

import logging
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, TypeGuard
from uuid import UUID
from zoneinfo import ZoneInfo

from pipeline.archive import open_parts, read_capture
from pipeline.discover import plausible_canonical
from pipeline.errors import ConfigError, PipelineError, TransientError
from pipeline.extract import ReadText
from pipeline.flow.batches import cut
from pipeline.flow.forget import forget, forget_pages
from pipeline.flow.forgotten import LED_TO, Returned, what_returned
from pipeline.flow.guard import failed, or_drop
from pipeline.flow.readers import Reader
from pipeline.flow.run import enter, keep_report, log_drops, settings_or_env
from pipeline.flow.wishes import read_wish
from pipeline.flow.words import ReadPage, native_id, words_of_reading
from pipeline.languages import known
from pipeline.model import Article, CaptureRef, Drop, Left, Reason, Source, StageReport
from pipeline.parse import PARSER_VERSION, parse_page
from pipeline.settings import Settings
from pipeline.sources import load_source, source_of, survey_sources
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

WHY_RETURNED = "a tombstone forbids the article that it is, by its own word or by its text"


def batches(source_key: str, *, run_key: str, size: int = 100, settings: Settings | None = None) -> list[list[str]]:
    """What `unread` finds, `size` to a batch."""
    return cut(unread(source_key, run_key=run_key, settings=settings), size)


def unread(source_key: str, *, run_key: str, settings: Settings | None = None) -> list[str]:
    """Ids of the source's captures that the current parser and extractor have not read yet, oldest first; without those
    whose part another run is still writing, or has left behind where it was killed: they are not in the archive yet."""
    settings = settings_or_env(settings)
    reader = Reader.of(settings)
    with open_warehouse(settings) as warehouse, warehouse.begin() as conn:
        refs = captures_to_extract(
            conn,
            source_key=source_key,
            parser_version=PARSER_VERSION,
            extractor_version=reader.version,
            reader=reader.mode,
        )
    ids = [str(ref.capture_id) for ref in closed(refs, settings)]
    logger.info("%s: run %s has %d captures to read", source_key, run_key, len(ids))
    return ids


def closed(refs: Sequence[CaptureRef], settings: Settings) -> list[CaptureRef]:
    """Those whose part is in the archive."""
    still_open = open_parts(settings.archive_url, settings.home / "parts", {ref.place.file for ref in refs})
    return [ref for ref in refs if ref.place.file not in still_open]


def extract(
    source_key: str,
    *,
    run_key: str,
    part: int,
    capture_ids: Sequence[str],
    attempt: Attempt | None = None,
    settings: Settings | None = None,
) -> dict[str, Any]:
    """Read one batch onto the staging tables. Again with the same part: the same rows, not twice.

    Where a language model reads, `ask` goes before; articles that it has not answered are left for the next run.
    """
    settings = settings_or_env(settings)
    reader = Reader.of(settings)
    with open_warehouse(settings) as warehouse:
        enter(warehouse, run_key, attempt)
        with warehouse.begin() as conn:
            refs = captures_by_id(conn, [UUID(text) for text in capture_ids])
            sources = sources_of(refs, source_key, settings.sources_dir)
            dates = feed_dates(conn, [ref.url for ref in refs])
        found = [read_one(ref, sources, reader, dates.get(ref.url)) for ref in refs]
        readings = [reading for reading in found if reading is not None]
        with warehouse.begin() as conn:
            hold(conn, run_key, attempt)
            gone = what_returned(conn, [ReadPage(ref=each.ref, words=words_of_reading(each)) for each in readings])
            kept = [reading for reading in readings if not gone.holds(reading.ref)]
            rows, kept = stage_storable(conn, run_key, kept, failed)
        drops = [reading.result for reading in kept if isinstance(reading.result, Drop)]
        drops += [Drop(Reason.FORGOTTEN, each.ref.url, WHY_RETURNED) for each in readings if gone.holds(each.ref)]
        log_drops(drops, source_key)
        report = StageReport.of(
            "extract",
            made=len(readings) - len(drops),
            drops=drops,
            left=[Left.NO_ANSWER] * (len(found) - len(readings)),
            rows=rows,
            parts_dropped=_parts_dropped(kept),
        )
        take_away(gone, settings)
        return keep_report(warehouse, run_key, report, part)


def _parts_dropped(readings: Sequence[Reading]) -> dict[str, int]:
    """What articles went on without, by reason."""
    counts: Counter[str] = Counter()
    for reading in readings:
        counts[Reason.NUMBERS_PAST_BUDGET.value] += reading.numbers_unread
        counts.update(reading.fell_back)
    return dict(counts)


def take_away(gone: Returned, settings: Settings) -> None:
    for url, words in sorted(gone.addresses.items()):
        forget(read_wish(settings, url=url, source_key=None), settings=settings, note=LED_TO, led_to_by=words)
    if gone.pages:
        forget_pages(gone.pages, settings=settings)


def sources_of(refs: Sequence[CaptureRef], source_key: str, folder: Path | None) -> dict[str, Source]:
    """What reads them. The file of a source that none of them is of may be wrong as it likes."""
    if source_key:
        return {source_key: load_source(folder, source_key)}
    sources, wrong = survey_sources(folder)
    if faults := [wrong[key] for key in sorted({ref.source_key for ref in refs} & wrong.keys())]:
        raise ConfigError("\n".join(faults))
    return sources


def read_one(
    ref: CaptureRef, sources: Mapping[str, Source], reader: Reader, feed_date: datetime | None
) -> Reading | None:
    """Capture -> article and claims; None where a language model has yet to answer. Bytes that the archive cannot give
    back, and pages over which the readers fall, leave with a reason; the batch goes on."""
    source = source_of(sources, ref)
    return _guarded(ref, source, reader, feed_date, lambda: page_of(ref, source, reader.archive_url))


def read_body(ref: CaptureRef, body: bytes, sources: Mapping[str, Source], reader: Reader) -> Reading:
    """read_one, of a page that lies in no archive yet and that no feed gives a date. ConfigError where a language model
    is to read: it answers elsewhere."""
    source = source_of(sources, ref)
    reading = _guarded(ref, source, reader, None, lambda: _parsed(ref, body, source))
    if reading is None:
        raise ConfigError(f"{reader.version} asks a language model; set NEWSFIGURES_READER=builtin here")
    return reading


def _guarded(
    ref: CaptureRef,
    source: Source | None,
    reader: Reader,
    feed_date: datetime | None,
    parse: Callable[[], Article | Drop],
) -> Reading | None:
    version = reader.version  # here, since no page is to blame for a reader that cannot be loaded
    day = feed_day(feed_date, source)

    def read() -> Reading | None:
        result = parse()
        claims = _claims_of(result, reader, day)
        return None if claims is None else replace(reading_of(ref, source, result, version, claims), feed_day=day)

    found = or_drop(ref, read)
    return reading_of(ref, source, found, version, ReadText([])) if isinstance(found, Drop) else found


def _claims_of(result: Article | Drop, reader: Reader, day_of_feed: date | None) -> ReadText | None:
    if is_read(result):
        return reader.read(result, published_on(result, day_of_feed))
    return ReadText([])


def is_read(result: Article | Drop) -> TypeGuard[Article]:
    """Whether its claims are read: an article in a language that is known."""
    return isinstance(result, Article) and result.language in known()


def reading_of(ref: CaptureRef, source: Source | None, result: Article | Drop, version: str, read: ReadText) -> Reading:
    skipped: str | None = None
    canonical: str | None = None
    if isinstance(result, Article):
        canonical = plausible_canonical(result.canonical_url, ref.final_url, source)
        skipped = None if is_read(result) else Reason.LANGUAGE.value
    return Reading(
        ref=ref,
        parser_version=PARSER_VERSION,
        extractor_version=version,
        result=result,
        claims=tuple(read.claims),
        claims_skipped=skipped,
        numbers_unread=read.numbers_unread,
        fell_back=read.fell_back,
        native_id=native_id(source, ref.url),
        canonical_url=canonical,
    )


def page_of(ref: CaptureRef, source: Source | None, archive_url: str) -> Article | Drop:
    try:
        capture = read_capture(archive_url, ref)
    except TransientError:  # it is the archive that cannot be had, and no fault of the page
        raise
    except PipelineError as error:
        return Drop(Reason.UNREADABLE, ref.url, str(error))
    return _parsed(ref, capture.body, source)


def _parsed(ref: CaptureRef, body: bytes, source: Source | None) -> Article | Drop:
    return parse_page(body, url=ref.final_url, content_type=ref.content_type, source=source, captured_at=ref.fetched_at)


def published_on(article: Article, day_of_feed: date | None) -> date | None:
    """The day that relative words count from: the page's own, else the feed's; never the day we fetched it."""
    return article.published_at.date() if article.published_at else day_of_feed


def feed_day(feed_date: datetime | None, source: Source | None) -> date | None:
    """The day on which the readers of the paper see a moment that its feed tells."""
    zone = ZoneInfo(source.time_zone) if source else UTC
    return feed_date.astimezone(zone).date() if feed_date else None
