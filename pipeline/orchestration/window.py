"""Context of a task -> what its run is about: the place that tells polls, manual runs and backfill days apart."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from pipeline.errors import ConfigError
from pipeline.model.backfill import Via


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """`day` None is a poll: whatever the source lists now. `urls`, when given, are the only ones asked for. `refetch`
    visits the archived pages of the day again instead of listing it. `via` is who is asked for the day's pages."""

    day: date | None
    urls: tuple[str, ...]
    limit: int | None
    why: str
    refetch: bool = False
    via: Via = Via.SOURCE

    def __str__(self) -> str:
        what = (
            f"{len(self.urls)} given URLs"
            if self.urls
            else f"day {self.day}{self._how}"
            if self.day
            else "what the source lists now"
        )
        return f"{what} ({self.why}), {f'at most {self.limit} pages' if self.limit else 'no limit of pages'}"

    @property
    def _how(self) -> str:
        if self.via is not Via.SOURCE:
            return f" of crawling, from {self.via}"
        return ", its archived pages visited again" if self.refetch else ""


def window_from(context: Mapping[str, Any], *, zone: str | None) -> Window:
    """
    `zone` is the source's time zone for a DAG of days, None for a DAG that polls.

    A poll never looks at dates: its data interval is no filter. A DAG of days takes, in this order: the day typed into
    the trigger form; the day that the data interval covers (scheduled runs, backfills, manual runs with a date); and
    for a manual run without any date, which has no interval at all, the last whole day of the source.
    """
    params, run = context["params"], context["dag_run"]
    urls, limit = tuple(params.get("urls") or ()), params.get("limit")
    if zone is None:
        return Window(day=None, urls=urls, limit=limit, why=f"{_kind(run)} run")
    day, why = _day(params.get("day"), run, zone)
    via = Via(params.get("via") or Via.SOURCE)
    refetch = params.get("mode") == "refetch" and not urls
    if via is not Via.SOURCE and (refetch or urls):
        raise ConfigError(f"{via} takes a day as it was crawled; leave given pages and the mode refetch out")
    return Window(day=day, urls=urls, limit=limit, why=why, refetch=refetch, via=via)


def _day(typed: str | None, run: Any, zone: str) -> tuple[date, str]:
    if typed:
        return date.fromisoformat(typed), f"{_kind(run)} run, day from its form"
    if run.data_interval_start is not None:
        day = run.data_interval_start.astimezone(ZoneInfo(zone)).date()
        return day, f"{_kind(run)} run, day from its data interval"
    day = run.run_after.astimezone(ZoneInfo(zone)).date() - timedelta(days=1)
    return day, f"{_kind(run)} run without a date, so the last whole day in {zone}"


def _kind(run: Any) -> str:
    return str(getattr(run.run_type, "value", run.run_type))
