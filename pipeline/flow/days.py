"""One day of a source: what leads to it is asked, and how the day stands is written down."""

import logging
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from pipeline.discover import find_leads
from pipeline.discover.leads import filled
from pipeline.errors import ConfigError, PipelineError, TransientError
from pipeline.fetch import Answer, Fetcher, NotFetchedError, may_pass
from pipeline.flow.forgotten import without_forgotten
from pipeline.flow.run import log_drops, now
from pipeline.model import OK_STATUSES, Drop, Lead, Reason, Source, StageReport
from pipeline.warehouse import DayState, Job, add_leads, missed_on, note_day, source_lock
from pipeline.warehouse.connect import Warehouse

TURN_WAIT = 150.0
"""Seconds to wait for another run of the source: longer than a backfill holds it at a time. One out of Common Crawl or
CC-NEWS holds its own folder for a day or a file, which may be longer."""

_MEMO_BYTES = 50_000_000
_DETAIL = 300

logger = logging.getLogger(__name__)

Get = Callable[[str], Answer]


def today(source: Source) -> date:
    """The source's own calendar day."""
    return now().astimezone(ZoneInfo(source.time_zone)).date()


def refuse_unreachable(source: Source, day: date) -> None:
    """ConfigError for a day to come, and for a source whose file names nothing that reaches the past."""
    if day > today(source):
        raise ConfigError(f"source {source.key}: {day} has not come yet; name a day up to {today(source)}")
    if not source.reaches_past:
        raise ConfigError(
            f"source {source.key}: no method reaches {day}: it has no archive_pages, day_sitemap or past_sitemaps. "
            "Give its file one (docs/add-a-source.md), or leave that day out"
        )


def enter_leads(
    conn: Connection, source: Source, leads: Sequence[Lead], drops: Sequence[Drop], *, now: datetime
) -> StageReport:
    """What discover found, into the warehouse: new and changed leads are to be fetched."""
    allowed, forgotten = without_forgotten(conn, source, leads)
    made, known = add_leads(conn, allowed, now=now)
    gone = [*drops, *forgotten, *known]
    log_drops(gone, source.key)
    return StageReport.of("discover", made=made, drops=gone, rows={"raw.lead": made})


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenDay:
    """A day that was asked for. `listed` are its articles, `missed` those that nothing had told us of before."""

    source_key: str
    day: date
    state: DayState
    listed: int
    missed: int
    detail: str
    report: StageReport

    def raise_unless_reached(self) -> None:
        if self.state is DayState.FAILED:
            raise TransientError(f"{self.source_key}: the lists of {self.day} could not be read: {self.detail}")
        if self.state is DayState.UNREACHABLE:
            raise PipelineError(
                f"{self.source_key}: nothing reaches {self.day}: {self.detail}. If the paper was out on that day, its "
                "pages can come from WARC files (newsfigures ingest --warc)"
            )


class Memo:
    """Lists that serve many days, such as a month's sitemap, are asked for once in a backfill."""

    def __init__(self, get: Get) -> None:
        self._get = get
        self._kept: OrderedDict[str, Answer] = OrderedDict()
        self._bytes = 0

    def __call__(self, url: str) -> Answer:
        if url in self._kept:
            self._kept.move_to_end(url)
            return self._kept[url]
        answer = self._get(url)
        if answer.status in OK_STATUSES:
            self._kept[url] = answer
            self._bytes += len(answer.body)
        while self._bytes > _MEMO_BYTES:
            self._bytes -= len(self._kept.popitem(last=False)[1].body)
        return answer


def getter(fetcher: Fetcher, source: Source) -> Get:
    """For lists that the source's own file names."""
    return lambda url: fetcher.get(url, source.politeness, trusted=True)


def take_day(
    warehouse: Warehouse,
    source: Source,
    get: Get,
    day: date,
    *,
    run_key: str,
    wait: float = TURN_WAIT,
) -> TakenDay:
    """Ask what the source lists for the day, enter it, and note how the day stands. Holds the source's lock."""
    begun_at = now()
    with source_lock(warehouse, source.key, wait=wait):
        leads, drops, state, detail = look_at_day(source, get, day)
        with warehouse.begin() as conn:
            report = enter_leads(conn, source, leads, drops, now=begun_at)
            missed = missed_on(conn, source.key, day, begun_at)
            note_day(
                conn,
                run_key,
                source.key,
                job=Job.LIST,
                day=day,
                state=state,
                begun_at=begun_at,
                listed=len(leads),
                missed=missed,
                detail=detail,
            )
    logger.info(
        "%s %s: %s, %d articles listed, %d unknown before %s", source.key, day, state, len(leads), missed, detail
    )
    return TakenDay(
        source_key=source.key, day=day, state=state, listed=len(leads), missed=missed, detail=detail, report=report
    )


class LookedAt(NamedTuple):
    """What the source lists for a day; `state` is begun where something leads to it, also to a day without articles."""

    leads: list[Lead]
    drops: list[Drop]
    state: DayState
    detail: str


def look_at_day(source: Source, get: Get, day: date) -> LookedAt:
    """Ask, and enter nothing."""
    watch = _Watch(get)
    leads, drops = find_leads(source, watch, day=day)
    state, detail = watch.judge(source, day, bool(leads), drops)
    return LookedAt(leads, drops, state, detail)


class _Watch:
    """Remembers how each list answered: whether a day was reached is more than whether something was found."""

    def __init__(self, get: Get) -> None:
        self._get = get
        self._good: set[str] = set()
        self._passing: dict[str, str] = {}
        self._lasting: dict[str, str] = {}

    def __call__(self, url: str) -> Answer:
        try:
            answer = self._get(url)
        except NotFetchedError as error:
            (self._passing if error.passing else self._lasting)[url] = str(error)
            raise
        if answer.status in OK_STATUSES:
            self._good.add(url)
        else:
            (self._passing if may_pass(answer.status) else self._lasting)[url] = f"{url} answers {answer.status}"
        return answer

    def judge(self, source: Source, day: date, found: bool, drops: Sequence[Drop]) -> tuple[DayState, str]:
        """A list of the present, such as a news sitemap, may fail: it does not lead to the past anyway.
        Any other that breaks off leaves the day to be asked for again: what stands behind the break is not known.
        So does a page of the archive behind the first that cannot be read, for whatever reason.

        A sitemap of days gone by leads to the day only where one of its parts may hold it: an index that can be read
        says nothing of a day which none of its parts covers.
        """
        torn = {drop.item: f"{drop.item}: {drop.detail}" for drop in drops if drop.reason is Reason.FEED_TORN}
        broken = {drop.item: drop.detail for drop in drops if drop.reason is Reason.FEED_UNREADABLE}
        later = {url: f"{url}: {broken[url]}" for url in broken.keys() & _later_pages(source, day)}
        again = [why for url, why in {**later, **self._passing, **torn}.items() if url not in source.sitemaps]
        if again:
            return DayState.FAILED, "; ".join(again)[:_DETAIL]
        roots = _roots(source, day)
        general = {*source.sitemaps, *source.past_sitemaps}
        reached = self._good - general if source.past_sitemaps else self._good & set(roots)
        if found or reached - broken.keys():
            return DayState.BEGUN, ""
        why = [self._lasting.get(url) or f"{url}: {broken.get(url, 'it lists nothing')}" for url in roots]
        return DayState.UNREACHABLE, "; ".join(why)[:_DETAIL]


def _later_pages(source: Source, day: date) -> set[str]:
    """The addresses of the archive's pages of the day behind the first."""
    pages = source.archive_pages
    if pages is None:
        return set()
    first = filled(pages.url, day, pages.first_page)
    return {filled(pages.url, day, page) for page in range(pages.first_page, pages.last_page + 1)} - {first}


def _roots(source: Source, day: date) -> list[str]:
    """The addresses by which the source's file leads to the day."""
    pages = source.archive_pages
    roots = [filled(pages.url, day, pages.first_page)] if pages is not None else []
    roots += [filled(source.day_sitemap, day)] if source.day_sitemap is not None else []
    return [*roots, *source.past_sitemaps]
