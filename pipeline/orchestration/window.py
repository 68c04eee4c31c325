"""Context of a task -> what its run is about: the place that tells polls, manual runs and backfill days apart."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from pipeline.errors import ConfigError
from pipeline.model.backfill import Mode, Via


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
    urls, limit = tuple(params.get("urls") or ()), _limit(params)
    if zone is None:
        return Window(day=None, urls=urls, limit=limit, why=f"{_kind(run)} run")
    day, why = _day(params.get("day"), run, zone)
    via, refetch = Via(params.get("via") or Via.SOURCE), params.get("mode") == Mode.REFETCH
    if via is not Via.SOURCE and (refetch or urls):
        raise ConfigError(f"{via} takes a day as it was crawled; leave given pages and the mode refetch out")
    if urls and (refetch or params.get("day")):
        raise ConfigError("given pages are taken whatever their day; leave the day and the mode refetch out")
    return Window(day=day, urls=urls, limit=limit, why=why, refetch=refetch, via=via)


def _limit(params: Mapping[str, Any]) -> int | None:
    """How many pages at most. To the form 2.0 is a whole number too."""
    limit = params.get("limit")
    return None if limit is None else int(limit)


def span_from(params: Mapping[str, Any]) -> tuple[date | None, date | None]:
    """The first day of a reextract run, and the day after its last one. ConfigError where no day is between them."""
    first, end = (params[name] and date.fromisoformat(params[name]) for name in ("first_day", "end_day"))
    if first and end and not first < end:
        raise ConfigError(f"from {first} to {end} is no span of days; the second is the day after the last one")
    return first, end


def refuse_unknown(context: Mapping[str, Any]) -> None:
    """ConfigError for what a run was given under names that its form does not have. Airflow lets it pass, and the run
    would do something else than it was asked for. What begins with airflow/ is for Airflow itself."""
    known = list(context["dag"].params)
    given = [name for name in context["dag_run"].conf or {} if not name.startswith("airflow/")]
    unknown = [name for name in given if name not in known]
    if unknown:
        fields = ", ".join(known) or "none at all"
        raise ConfigError(f"this DAG has no field {', '.join(unknown)} in its form; known: {fields}. Trigger it anew")


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
