"""discover and fetch: a source's lists become leads, leads become captures in the archive."""

import logging
import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from pipeline.archive import ArchiveWriter, captures_in, salvage
from pipeline.discover import find_leads, leads_from_list
from pipeline.errors import ConfigError
from pipeline.fetch import fetch_leads
from pipeline.flow.review import keep_for_review
from pipeline.flow.run import keep_report, now, settings_or_env
from pipeline.flow.web import Lists, fetcher_of, read_as
from pipeline.model import Drop, DueLead, FetchResult, Lead, LeadOrigin, Left, Outcome, Source, StageReport
from pipeline.settings import Settings
from pipeline.sources import find_source, load_sources
from pipeline.warehouse import add_leads, due_leads, open_warehouse, record_fetches, source_lock
from pipeline.warehouse.connect import Warehouse
from pipeline.warehouse.listings import Validators, keep_listings, listing_validators

_RECORDED_AT_ONCE = 20
"""Results per transaction: small, since after a kill these pages are found by `recover`, not in the index."""

logger = logging.getLogger(__name__)

Progress = Callable[[int, int], None]
"""Told how many of how many are done."""


def discover(
    source_key: str,
    *,
    run_key: str,
    day: date | None = None,
    urls: Sequence[str] | None = None,
    settings: Settings | None = None,
) -> dict[str, Any]:
    """Ask the source what it has: feed and news sitemap, or with `day` whatever reaches that day, or only `urls`."""
    settings = settings_or_env(settings)
    source = find_source(load_sources(settings.sources_dir), source_key)
    if day is not None and not source.reaches_past:
        raise ConfigError(
            f"source {source_key}: no method reaches {day}: it has neither archive_pages nor a day_sitemap. "
            "Give its file one (docs/add-a-source.md), or leave that day out"
        )
    with open_warehouse(settings) as warehouse, source_lock(warehouse, source_key):
        leads, drops, read = _from_urls(source, urls) if urls else _listed(warehouse, settings, source, day)
        with warehouse.begin() as conn:
            made, known = add_leads(conn, leads, now=now())
            keep_listings(conn, source_key, read_as(source), read, now=now())
        drops += known
        _log_drops(source_key, drops)
        report = StageReport.of("discover", made=made, drops=drops, rows={"raw.lead": made})
        return keep_report(warehouse, run_key, report)


def fetch(
    source_key: str,
    *,
    run_key: str,
    time_budget: float = 600,
    limit: int | None = None,
    settings: Settings | None = None,
    progress: Progress | None = None,
) -> dict[str, Any]:
    """Fetch what is due, politely, until done or `time_budget` seconds are over; the rest is left for the next run."""
    settings = settings_or_env(settings)
    source = find_source(load_sources(settings.sources_dir), source_key)
    with open_warehouse(settings) as warehouse, source_lock(warehouse, source_key):
        recover(warehouse, settings, source_key, run_key)
        with warehouse.begin() as conn:
            due = due_leads(conn, source_key, now=now(), limit=None)
        wanted = due if limit is None else due[:limit]
        results, left, rows = _fetch_and_record(
            warehouse, settings, source, run_key=run_key, due=wanted, time_budget=time_budget, progress=progress
        )
        keep_for_review(settings, source, results)
        drops = [
            Drop(result.reason, result.due.lead.url, result.detail)
            for result in results
            if result.reason is not None and not result.retry
        ]
        _log_drops(source_key, drops)
        report = StageReport.of(
            "fetch",
            made=sum(result.capture is not None for result in results),
            drops=drops,
            left=[
                *left,
                *[Left.TO_RETRY for result in results if result.retry],
                *[Left.NO_TIME for _ in due[len(wanted) :]],
            ],
            rows=rows,
        )
        return keep_report(warehouse, run_key, report)


def _fetch_and_record(
    warehouse: Warehouse,
    settings: Settings,
    source: Source,
    *,
    run_key: str,
    due: Sequence[DueLead],
    time_budget: float,
    progress: Progress | None,
) -> tuple[list[FetchResult], list[Left], dict[str, int]]:
    """Fetch one by one into a WARC part of this attempt; the part is closed, and so readable, when this returns."""
    parts = _parts(settings, source.key)
    results: list[FetchResult] = []
    left: list[Left] = []
    rows: Counter[str] = Counter()
    recorded = 0

    def record() -> None:
        nonlocal recorded
        with warehouse.begin() as conn:
            rows.update(record_fetches(conn, run_key, results[recorded:]))
        recorded = len(results)

    name = f"{source.key}/{now():%Y/%m}/{_file_name(run_key)}-{now():%Y%m%dT%H%M%S}"
    with (
        fetcher_of(settings, warehouse) as fetcher,
        ArchiveWriter(settings.archive_url, parts, name) as archive,
    ):
        for result in fetch_leads(
            fetcher, source, due, archive, clock=now, time_budget=time_budget, on_left=lambda _, why: left.append(why)
        ):
            results.append(result)
            if len(results) - recorded >= _RECORDED_AT_ONCE:
                record()
            if progress:
                progress(len(results), len(due))
        record()
    return results, left, dict(rows)


def recover(warehouse: Warehouse, settings: Settings, source_key: str, run_key: str) -> None:
    """Index what a killed run had archived but not recorded, so that it is not asked for again."""
    for part in salvage(_parts(settings, source_key), settings.archive_url):
        found = [
            FetchResult(
                due=DueLead(lead=Lead(url=capture.url, source_key=capture.source_key, origin=LeadOrigin.LIST)),
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
            add_leads(conn, [result.due.lead for result in found], now=now())
            record_fetches(conn, run_key, found)
        logger.warning("%s %s: %d captures of a run that was killed are kept", source_key, part.file, len(found))


def _parts(settings: Settings, source_key: str) -> Path:
    return settings.home / "parts" / source_key


Found = tuple[list[Lead], list[Drop], dict[str, Validators]]


def _listed(warehouse: Warehouse, settings: Settings, source: Source, day: date | None) -> Found:
    """A poll asks lists for changes; a day needs all that they hold, whenever they changed."""
    known: dict[str, Validators] = {}
    if day is None:
        with warehouse.begin() as conn:
            known = listing_validators(conn, source.key, read_as(source))
    with fetcher_of(settings, warehouse) as fetcher:
        lists = Lists(fetcher, source, known)
        leads, drops = find_leads(source, lists.get, day=day)
    return leads, drops, lists.read(drops) if day is None else {}


def _from_urls(source: Source, urls: Sequence[str]) -> Found:
    leads, drops = leads_from_list(source, urls)
    return leads, drops, {}


def _file_name(run_key: str) -> str:
    return re.sub(r"[^A-Za-z0-9_-]+", "-", run_key)


def _log_drops(source_key: str, drops: Iterable[Drop]) -> None:
    for drop in drops:
        logger.info("%s %s: dropped, %s %s", source_key, drop.item, drop.reason, drop.detail)
