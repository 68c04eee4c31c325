"""What a backfill would do, worked out from the source's file and the warehouse: nobody is asked for anything."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlsplit

from pipeline.discover.leads import filled
from pipeline.errors import ConfigError
from pipeline.flow.days import today
from pipeline.flow.run import settings_or_env
from pipeline.model import Source
from pipeline.model.backfill import Mode, Via
from pipeline.settings import Settings
from pipeline.sources import load_source
from pipeline.warehouse import Day, DayState, Job, days_of, open_warehouse, pages_held, usual_day
from pipeline.warehouse.connect import Warehouse

_LONGEST = 20_000
"""Days; beyond that a span is a slip of the pen."""


_JOBS = {Mode.REPLAY: Job.LIST, Mode.REEXTRACT: Job.REEXTRACT, Mode.REFETCH: Job.REFETCH}
_CRAWL_JOBS = {Via.COMMONCRAWL: Job.COMMONCRAWL, Via.CCNEWS: Job.CCNEWS}


def job_of(mode: Mode, via: Via) -> Job:
    return _CRAWL_JOBS.get(via) or _JOBS[mode]


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A half-open span of days of one source. `to_do` wait for work; `done` are left out; `unreachable` says why.

    `usual` is the mean number of articles of a day, None while no day of the source was ever listed. `held` counts the
    articles of each day in the archive.
    """

    source: Source
    mode: Mode
    first: date
    end: date
    to_do: tuple[date, ...]
    done: tuple[date, ...]
    unreachable: Mapping[date, str]
    known: Mapping[date, Day]
    held: Mapping[date, int]
    usual: float | None
    via: Via = Via.SOURCE

    @property
    def job(self) -> Job:
        return job_of(self.mode, self.via)

    @property
    def pages(self) -> int | None:
        """Pages to fetch, as far as that can be told."""
        if self.mode is Mode.REEXTRACT or self.via is not Via.SOURCE:
            return 0
        if self.mode is Mode.REFETCH:
            return sum(self.held.get(day, 0) for day in self.to_do)
        total = 0.0
        for day in self.to_do:
            known = self.known.get(day)
            expected = known.listed if known and known.state is DayState.BEGUN else self.usual
            if expected is None:
                return None
            total += max(expected - self.held.get(day, 0), 0)
        return round(total)

    @property
    def lists(self) -> int:
        """Requests for lists: at most so many pages of a day; sitemaps once for all days, without the parts of one that
        is an index."""
        pages = self.source.archive_pages
        a_day = 1 if self.source.day_sitemap else 0
        if pages is not None:
            a_day += pages.last_page - pages.first_page + 1 if "{page}" in pages.url else 1
        general = len(self.source.sitemaps) + len(self.source.past_sitemaps)
        return a_day * self._unlisted + (general if self._unlisted else 0)

    @property
    def indexes(self) -> int:
        """How many of the lists may lead to others: which parts hold these days, only they can say."""
        return len(self.source.past_sitemaps) if self._unlisted else 0

    @property
    def _unlisted(self) -> int:
        """Days whose lists are to be asked for."""
        if self.mode is not Mode.REPLAY or self.via is not Via.SOURCE:
            return 0
        return sum(day not in self.known or self.known[day].state is not DayState.BEGUN for day in self.to_do)

    @property
    def hosts(self) -> list[str]:
        if self.mode is Mode.REEXTRACT or not self.to_do:
            return []
        if self.via is not Via.SOURCE:
            return sorted(self.source.hosts)
        pages, sitemap, day = self.source.archive_pages, self.source.day_sitemap, self.to_do[0]
        lists = [filled(pages.url, day, pages.first_page)] if pages else []
        lists += [filled(sitemap, day)] if sitemap else []
        lists += [*self.source.sitemaps, *self.source.past_sitemaps]
        listed = {urlsplit(url).hostname or "" for url in lists} if self.mode is Mode.REPLAY else set()
        return sorted({*listed, *self.source.hosts})

    def as_dict(self) -> dict[str, Any]:
        """For people and scripts; `requests` and `seconds` are None where the number of pages is not known."""
        requests = None if self.pages is None else self.lists + self.pages
        pause = self.source.politeness.pause
        return {
            "source": self.source.key,
            "mode": self.mode.value,
            "via": self.via.value,
            "from": self.first.isoformat(),
            "to": self.end.isoformat(),
            "hosts": self.hosts,
            "pause": pause,
            "days_to_do": len(self.to_do),
            "days_done": len(self.done),
            "unreachable": {day.isoformat(): why for day, why in sorted(self.unreachable.items())},
            "lists": self.lists,
            "indexes": self.indexes,
            "pages": self.pages,
            "held": sum(self.held.values()),
            "requests": requests,
            "seconds": None if requests is None else round(requests * pause),
        }


def plan_backfill(
    source_key: str,
    *,
    mode: Mode,
    first: date,
    end: date | None = None,
    again: bool = False,
    via: Via = Via.SOURCE,
    settings: Settings | None = None,
) -> Plan:
    """ConfigError for a span that holds no day, and for a mode that `via` does not know. Without `end` the span reaches
    to today; `again` leaves no day out."""
    settings = settings_or_env(settings)
    source = load_source(settings.sources_dir, source_key)
    end = end or today(source)
    if via is not Via.SOURCE and mode is not Mode.REPLAY:
        raise ConfigError(f"{mode} asks nothing of {via}; leave out one of --mode and --via")
    if not first < end:
        raise ConfigError(f"from {first} to {end} is no span of days; --to is the day after the last one")
    if (end - first).days > _LONGEST:
        raise ConfigError(f"from {first} to {end} are {(end - first).days} days; name at most {_LONGEST}")
    with open_warehouse(settings) as warehouse:
        return plan_with(warehouse, source, mode, first, end, again=again, via=via)


def plan_with(
    warehouse: Warehouse, source: Source, mode: Mode, first: date, end: date, *, again: bool, via: Via = Via.SOURCE
) -> Plan:
    with warehouse.begin() as conn:
        known = days_of(conn, source.key, job_of(mode, via), first, end)
        held = pages_held(conn, source.key, first, end)
        seen, usual = usual_day(conn, source.key)
    days = [first + timedelta(days=number) for number in range((end - first).days)]
    unreachable = {
        day: why
        for day in days
        if (why := _unreachable(source, mode, day, via, before=known.get(day), held=held.get(day, 0), again=again))
    }
    finished = [
        day
        for day in days
        if day not in unreachable and not again and day in known and known[day].state is DayState.DONE
    ]
    left_out = {*unreachable, *finished}
    return Plan(
        source=source,
        mode=mode,
        first=first,
        end=end,
        to_do=tuple(day for day in days if day not in left_out),
        done=tuple(finished),
        unreachable=unreachable,
        known=known,
        held=held,
        usual=usual if seen else None,
        via=via,
    )


def _unreachable(
    source: Source, mode: Mode, day: date, via: Via, *, before: Day | None, held: int, again: bool
) -> str | None:
    if day > today(source):
        return "it has not come yet"
    if mode is not Mode.REPLAY:
        return None if held else "the archive holds no page of it; a replay may fetch some"
    why = None
    if via is Via.SOURCE and not source.reaches_past:
        methods = "archive_pages, day_sitemap or past_sitemaps"
        why = f"the file of {source.key} names nothing that reaches the past ({methods})"
    elif before and before.state is DayState.UNREACHABLE and not again:
        why = f"{before.detail} (asked on {before.begun_at:%Y-%m-%d}; --again asks once more)"
    if why and held:
        return f"{why}; {held} pages of it are in the archive"
    return why
