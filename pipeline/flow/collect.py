"""discover and fetch: a source's lists become leads, leads become captures in the archive."""

import logging
import re
from collections import Counter
from collections.abc import Collection, Sequence
from contextlib import ExitStack
from datetime import date
from typing import Any, NamedTuple, Protocol

from pipeline.archive import ArchiveWriter
from pipeline.discover import find_leads, leads_from_list
from pipeline.errors import ConfigError
from pipeline.fetch import Fetcher, fetch_leads
from pipeline.flow.days import TURN_WAIT, enter_leads, getter, refuse_unreachable, take_day, today
from pipeline.flow.forgotten import bury, refuse_forgotten, tell_erased
from pipeline.flow.recovery import parts_of, recover
from pipeline.flow.review import keep_for_review
from pipeline.flow.run import keep_report, log_drops, now, settings_or_env
from pipeline.flow.web import Lists, fetcher_of, read_as
from pipeline.model import (
    Drop,
    DueLead,
    FetchResult,
    Lead,
    Left,
    Source,
    StageReport,
    WarcPlace,
)
from pipeline.settings import Settings
from pipeline.sources import load_source
from pipeline.warehouse import (
    due_leads,
    open_warehouse,
    record_fetches,
    settle_days,
    source_lock,
)
from pipeline.warehouse.connect import Warehouse
from pipeline.warehouse.listings import keep_listings, listing_validators, note_poll

_RECORDED_AT_ONCE = 20
"""Results per transaction: small, since after a kill these pages are found by `recover`, not in the index."""

logger = logging.getLogger(__name__)


class Progress(Protocol):
    """Told how many of how many (None: nobody knows yet) are done, and of what."""

    def __call__(self, done: int, total: int | None, now: str = "") -> None: ...


def discover(
    source_key: str,
    *,
    run_key: str,
    day: date | None = None,
    urls: Sequence[str] | None = None,
    settings: Settings | None = None,
) -> dict[str, Any]:
    """Ask the source what it has: feed and news sitemap, or with `day` whatever reaches that day, or only `urls`.

    A poll is noted in ops.poll; when every list failed the run fails at its end (refuse_failed), so that what was due
    is fetched all the same. A day is noted in ops.source_day, with how much of it polling had missed. PipelineError for
    a day that nothing reaches, TransientError for one whose lists could not be read this time: never a silent success.
    ConfigError where none of `urls` is the address of an article of the source.
    """
    settings = settings_or_env(settings)
    source = load_source(settings.sources_dir, source_key)
    if day is not None and not urls:
        refuse_unreachable(source, day)
        with open_warehouse(settings) as warehouse, fetcher_of(settings, warehouse, source) as fetcher:
            taken = take_day(warehouse, source, getter(fetcher, source), day, run_key=run_key)
            kept = keep_report(warehouse, run_key, taken.report)
        taken.raise_unless_reached()
        return kept
    with open_warehouse(settings) as warehouse, source_lock(warehouse, source_key, wait=TURN_WAIT):
        leads, drops, lists = _from_urls(source, urls) if urls else _listed(warehouse, settings, source)
        with warehouse.begin() as conn:
            report = enter_leads(conn, source, leads, drops, now=now())
            if lists is not None:
                keep_listings(conn, source_key, read_as(source), lists.read, now=now())
                note_poll(conn, run_key, source_key, lists.poll(drops), now=now())
        return keep_report(warehouse, run_key, report)


def refuse_wrong(source_key: str, *, day: date | None, urls: Sequence[str] | None, settings: Settings) -> None:
    """ConfigError for what `discover` would refuse of its arguments, so that there is no run of it."""
    source = load_source(settings.sources_dir, source_key)
    if urls:
        _from_urls(source, urls)
    elif day is not None:
        refuse_unreachable(source, day)


def fetch(
    source_key: str,
    *,
    run_key: str,
    time_budget: float = 600,
    limit: int | None = None,
    urls: Sequence[str] | None = None,
    settings: Settings | None = None,
    progress: Progress | None = None,
) -> dict[str, Any]:
    """Fetch what is due, politely, until done or `time_budget` seconds are over; the rest is left for the next run.

    With `urls`, only what is due of these: what else is due is no part of this run.
    """
    settings = settings_or_env(settings)
    source = load_source(settings.sources_dir, source_key)
    only = {lead.url for lead in leads_from_list(source, urls)[0]} if urls else None
    with open_warehouse(settings) as warehouse, fetcher_of(settings, warehouse, source) as fetcher:
        house = House(settings, warehouse, fetcher)
        report = fetch_due(
            house, source, run_key=run_key, time_budget=time_budget, limit=limit, urls=only, progress=progress
        )
        return keep_report(warehouse, run_key, report)


class House(NamedTuple):
    """What fetching works with, opened once for many calls."""

    settings: Settings
    warehouse: Warehouse
    fetcher: Fetcher


def fetch_due(
    house: House,
    source: Source,
    *,
    run_key: str,
    time_budget: float,
    limit: int | None = None,
    urls: Collection[str] | None = None,
    progress: Progress | None = None,
    wait: float = TURN_WAIT,
) -> StageReport:
    """What `fetch` does; `urls` are those of leads. The source's lock is held from beginning to end, so nobody else
    fetches from it meanwhile."""
    settings, warehouse, _ = house
    with source_lock(warehouse, source.key, wait=wait):
        recovered = recover(warehouse, settings, source.key, run_key, source=source)
        with warehouse.begin() as conn:
            due = due_leads(conn, source.key, now=now(), urls=urls)
        wanted = due if limit is None else due[:limit]
        results, left, rows = _fetch_and_record(
            house, source, run_key=run_key, due=wanted, time_budget=time_budget, progress=progress
        )
        keep_for_review(settings, source, results)
        with warehouse.begin() as conn:
            settle_days(conn, source.key, today(source))
    drops = [
        Drop(result.reason, result.due.lead.url, result.detail)
        for result in results
        if result.reason is not None and not result.retry
    ]
    log_drops(drops, source.key)
    return recovered + StageReport.of(
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


def _fetch_and_record(
    house: House,
    source: Source,
    *,
    run_key: str,
    due: Sequence[DueLead],
    time_budget: float,
    progress: Progress | None,
) -> tuple[list[FetchResult], list[Left], dict[str, int]]:
    """Fetch one by one into a WARC part of this attempt; the part is closed, and so readable, when this returns."""
    settings, warehouse, fetcher = house
    results: list[FetchResult] = []
    left: list[Left] = []
    rows: Counter[str] = Counter()
    recorded = 0

    def record() -> None:
        nonlocal recorded
        results[recorded:], refused = _enter(warehouse, source, run_key, results[recorded:], rows)
        archive.erase(refused, at=now())
        recorded = len(results)

    name = f"{source.key}/{now():%Y/%m}/{_file_name(run_key)}-{now():%Y%m%dT%H%M%S}"
    with ArchiveWriter(settings.archive_url, parts_of(settings, source.key), name) as archive:
        try:
            for result in fetch_leads(
                fetcher, source, due, archive, clock=now, time_budget=time_budget,
                on_left=lambda _, why: left.append(why),
            ):  # fmt: skip
                results.append(result)
                if len(results) - recorded >= _RECORDED_AT_ONCE:
                    record()
                if progress:
                    progress(len(results), len(due))
        finally:  # also of a task that is told to end: its part is closed, and nobody would look into it for more
            with ExitStack() as unless_recorded:
                unless_recorded.callback(archive.leave)  # the next run enters these pages in place of asking again
                record()
                unless_recorded.pop_all()
    return results, left, dict(rows)


def _enter(
    warehouse: Warehouse, source: Source, run_key: str, found: Sequence[FetchResult], rows: Counter[str]
) -> tuple[list[FetchResult], list[WarcPlace]]:
    """Into the warehouse, but for what is forgotten: that leaves no row, and the caller is to erase its records, whose
    places are given back."""
    with warehouse.begin() as conn:
        kept, refused = refuse_forgotten(conn, source, found)
        rows.update(record_fetches(conn, run_key, kept))
        bury(conn, refused.led)
    tell_erased(refused.places)
    return kept, refused.places


Found = tuple[list[Lead], list[Drop], Lists | None]


def _listed(warehouse: Warehouse, settings: Settings, source: Source) -> Found:
    """A poll asks lists for changes."""
    with warehouse.begin() as conn:
        known = listing_validators(conn, source.key, read_as(source))
    with fetcher_of(settings, warehouse, source) as fetcher:
        lists = Lists(fetcher, source, known)
        leads, drops = find_leads(source, lists.get, day=None, on_complete=lists.complete)
    return leads, drops, lists


def _from_urls(source: Source, urls: Sequence[str]) -> Found:
    leads, drops = leads_from_list(source, urls)
    if not leads:
        why = "; ".join(f"{drop.item!r} is dropped as {drop.reason} ({drop.detail})" for drop in drops)
        raise ConfigError(f"{source.key}: no address of an article is given: {why}. Give one of this source in full")
    return leads, drops, None


def _file_name(run_key: str) -> str:
    return re.sub(r"[^A-Za-z0-9_-]+", "-", run_key)
