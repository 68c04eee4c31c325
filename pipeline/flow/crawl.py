"""A backfill out of Common Crawl: whole, as one day of a sweep, or only what it would ask for."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlsplit

from pipeline.discover.crawl_index import IndexAnswerError, spans
from pipeline.errors import PipelineError, TransientError
from pipeline.fetch import CrawlClient, NotFetchedError
from pipeline.flow.collect import House
from pipeline.flow.crawl_days import CrawlDays, to_ask
from pipeline.flow.crawl_listing import LONGEST_SPAN, CrawlIndex
from pipeline.flow.crawl_news import CrawlNews, NewsLists, estimated_news
from pipeline.flow.crawl_records import BYTES_A_SECOND
from pipeline.flow.plan import Plan, plan_with
from pipeline.flow.run import settings_or_env
from pipeline.flow.web import fetcher_of
from pipeline.flow.work import Work, read_new
from pipeline.model.backfill import Mode, Via
from pipeline.settings import Settings
from pipeline.sources import load_source
from pipeline.warehouse import DayState, days_of, open_warehouse
from pipeline.warehouse.connect import Warehouse
from pipeline.warehouse.hosts import SharedHosts


@contextmanager
def crawl_client(settings: Settings, warehouse: Warehouse) -> Iterator[CrawlClient]:
    """It takes its turns with all who share the warehouse."""
    with (
        SharedHosts(warehouse) as hosts,
        CrawlClient(
            settings.commoncrawl, user_agent=settings.user_agent, host_map=settings.host_map, pauses=hosts
        ) as client,
    ):
        yield client


def replay_crawl(work: Work, again: bool) -> dict[str, int]:
    """Take the days and read what came; {"requests", "bytes"} of Common Crawl."""
    since = time.monotonic()

    def read_in_between() -> None:
        nonlocal since
        if time.monotonic() - since >= work.slice_seconds:
            read_new(work)
            since = time.monotonic()

    # nothing is read before: what a killed run has brought is in the archive once `do` has recovered it
    with crawl_client(work.house.settings, work.house.warehouse) as client:
        _take_days(work, client, read_in_between, again=again)
        read_new(work)
        return {"requests": client.requests, "bytes": client.received}


def _take_days(work: Work, client: CrawlClient, after_day: Callable[[], None], *, again: bool) -> None:
    days = CrawlNews if work.plan.via is Via.CCNEWS else CrawlDays
    days(work, client, again=again).do(after_day)


def fetch_crawled(
    source_key: str,
    *,
    run_key: str,
    day: date,
    via: Via,
    limit: int | None = None,
    time_budget: float = 600,
    settings: Settings | None = None,
) -> dict[str, Any]:
    """What a sweep does for one day: its records into the archive, for the next stage to read; {"state", "requests",
    "bytes", "stopped"}.

    PipelineError for a day that no crawl covers, TransientError where Common Crawl could not be read this time.
    """
    settings = settings_or_env(settings)
    source = load_source(settings.sources_dir, source_key)
    end = day + timedelta(days=1)
    with open_warehouse(settings) as warehouse, fetcher_of(settings, warehouse, source) as fetcher:
        plan = plan_with(warehouse, source, Mode.REPLAY, day, end, again=True, via=via)
        work = Work(
            house=House(settings, warehouse, fetcher), plan=plan, run_key=run_key, told=lambda _: None,
            ends=time.monotonic() + time_budget, slice_seconds=time_budget, limit=limit,
        )  # fmt: skip
        with crawl_client(settings, warehouse) as client:
            _take_days(work, client, lambda: None, again=False)
            told = {"requests": client.requests, "bytes": client.received, "stopped": work.stopped}
        with warehouse.begin() as conn:
            known = days_of(conn, source.key, plan.job, day, end).get(day)
    if known is None or known.state is DayState.FAILED:
        raise TransientError(
            f"{source.key}: {via} could not be asked for {day}: {known.detail if known else work.stopped}"
        )
    if known.state is DayState.UNREACHABLE:
        raise PipelineError(f"{source.key}: nothing of {via} reaches {day}: {known.detail}")
    return {"state": known.state.value, **told}


def estimate_crawl(plan: Plan, *, settings: Settings, again: bool = False) -> dict[str, Any]:
    """What a backfill would ask of Common Crawl; for that its index is asked, and nobody else.

    {"hosts", "pause", "records", "bytes", "seconds", "crawls": [key], "uncovered": {day: why}}; of CC-NEWS "records" is
    None, and "files" says how many would be read through, some gigabyte each.
    TransientError where the index cannot be read.
    """
    addresses = settings.commoncrawl
    hosts = sorted({urlsplit(address).hostname or "" for address in (addresses.index, addresses.data)})
    told: dict[str, Any] = {"hosts": hosts, "pause": addresses.pause}
    try:
        with open_warehouse(settings) as warehouse, crawl_client(settings, warehouse) as client:
            if plan.via is Via.CCNEWS:
                return told | estimated_news(plan, NewsLists(client), warehouse, again=again)
            return told | _estimated(plan, client, warehouse, again=again)
    except (NotFetchedError, IndexAnswerError) as error:
        raise TransientError(f"Common Crawl cannot be asked what it has of {plan.source.key}: {error}") from error


def _estimated(plan: Plan, client: CrawlClient, warehouse: Warehouse, *, again: bool) -> dict[str, Any]:
    index = CrawlIndex(client, plan.source, plan.source.politeness.max_body)
    records = size = 0
    crawls: set[str] = set()
    uncovered: dict[str, str] = {}
    for days in spans(plan.to_do, LONGEST_SPAN):
        listed = index.of_span(days)
        held = [pair for day in days for pair in listed.wanted.get(day, [])]
        wanted, _ = to_ask(warehouse, plan.source, held, again=again)
        records += len(wanted)
        size += sum(record.length for _, record in wanted)
        crawls.update(listed.crawls)
        uncovered |= {day.isoformat(): why for day, why in listed.uncovered.items()}
    return {
        "records": records,
        "bytes": size,
        "seconds": round(records * client.addresses.pause + size / BYTES_A_SECOND),
        "crawls": sorted(crawls),
        "uncovered": uncovered,
    }
