"""One day of a source: what leads to it is asked, and how the day stands is written down."""

import logging
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from pipeline.discover import find_leads
from pipeline.discover.leads import filled
from pipeline.errors import ConfigError, PipelineError, TransientError
from pipeline.fetch import Answer, Fetcher, NotFetchedError
from pipeline.flow.forgotten import without_forgotten
from pipeline.flow.run import now
from pipeline.model import Drop, Lead, Reason, Source, StageReport
from pipeline.warehouse import DayState, Job, add_leads, missed_on, note_day, source_lock
from pipeline.warehouse.connect import Warehouse

TURN_WAIT = 150.0
"""Seconds to wait for another run of the source: longer than a backfill holds it at a time."""

_OK = frozenset({200, 203})
_PASSING = frozenset({403, 408, 429})
_MEMO_BYTES = 4_000_000
_DETAIL = 300

logger = logging.getLogger(__name__)

Get = Callable[[str], Answer]


def today(source: Source) -> date:
    """The source's own calendar day."""
    return now().astimezone(ZoneInfo(source.time_zone)).date()


def log_drops(source_key: str, drops: Iterable[Drop]) -> None:
    for drop in drops:
        logger.info("%s %s: dropped, %s %s", source_key, drop.item, drop.reason, drop.detail)


def refuse_unreachable(source: Source, day: date) -> None:
    """ConfigError for a source whose file names nothing that reaches the past."""
    if not source.reaches_past:
        raise ConfigError(
            f"source {source.key}: no method reaches {day}: it has neither archive_pages nor a day_sitemap. "
            "Give its file one (docs/add-a-source.md), or leave that day out"
        )


def enter_leads(
    conn: Connection, source: Source, leads: Sequence[Lead], drops: Sequence[Drop], *, now: datetime
) -> StageReport:
    """What discover found, into the warehouse: new and changed leads are to be fetched."""
    allowed, forgotten = without_forgotten(conn, source, leads)
    made, known = add_leads(conn, allowed, now=now)
    gone = [*drops, *forgotten, *known]
    log_drops(source.key, gone)
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
    """Answers of lists that are the same for every day, such as a news sitemap: asked for once in a backfill."""

    def __init__(self, get: Get, urls: Iterable[str]) -> None:
        self._get = get
        self._urls = frozenset(urls)
        self._kept: dict[str, Answer] = {}

    def __call__(self, url: str) -> Answer:
        if url in self._kept:
            return self._kept[url]
        answer = self._get(url)
        if url in self._urls and answer.status in _OK and len(answer.body) <= _MEMO_BYTES:
            self._kept[url] = answer
        return answer


def getter(fetcher: Fetcher, source: Source) -> Get:
    """For lists that the source's own file names."""
    return lambda url: fetcher.get(url, source.politeness, trusted=True)


def take_day(warehouse: Warehouse, source: Source, fetcher: Fetcher | Get, day: date, *, run_key: str) -> TakenDay:
    """Ask what the source lists for the day, enter it, and note how the day stands. Holds the source's lock."""
    get = getter(fetcher, source) if isinstance(fetcher, Fetcher) else fetcher
    watch = _Watch(get)
    begun_at = now()
    with source_lock(warehouse, source.key, wait=TURN_WAIT):
        leads, drops = find_leads(source, watch, day=day)
        state, detail = watch.judge(source, day, bool(leads), drops)
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
        if answer.status in _OK:
            self._good.add(url)
        else:
            passing = answer.status in _PASSING or answer.status >= 500
            (self._passing if passing else self._lasting)[url] = f"{url} answers {answer.status}"
        return answer

    def judge(self, source: Source, day: date, found: bool, drops: Sequence[Drop]) -> tuple[DayState, str]:
        """A list for every day, such as a news sitemap, may fail: it does not lead to the past anyway."""
        passing = [why for url, why in self._passing.items() if url not in source.sitemaps]
        if passing:
            return DayState.FAILED, "; ".join(passing)[:_DETAIL]
        broken = {drop.item: drop.detail for drop in drops if drop.reason is Reason.FEED_UNREADABLE}
        roots = _roots(source, day)
        if found or any(url in self._good and url not in broken for url in roots):
            return DayState.BEGUN, ""
        why = [self._lasting.get(url) or f"{url}: {broken.get(url, 'it lists nothing')}" for url in roots]
        return DayState.UNREACHABLE, "; ".join(why)[:_DETAIL]


def _roots(source: Source, day: date) -> list[str]:
    """The addresses that the source's file gives for this very day."""
    pages = source.archive_pages
    roots = [filled(pages.url, day, pages.first_page)] if pages is not None else []
    return [*roots, filled(source.day_sitemap, day)] if source.day_sitemap is not None else roots
