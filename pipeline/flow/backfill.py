"""Past days of a source, on demand: bounded slices, between which polling has its turn; what is done stays done.

The state lies in the warehouse (ops.source_day, raw.lead) and in the archive. The same command
goes on with a backfill that was killed: days that are done are not asked for, pages that are archived are not fetched.
"""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from pipeline.flow.batches import cut
from pipeline.flow.collect import House, fetch_due
from pipeline.flow.days import Memo, getter, take_day, today
from pipeline.flow.plan import JOBS, Plan, plan_with
from pipeline.flow.read import batches
from pipeline.flow.release import audit, observe, publish
from pipeline.flow.run import command_run, keep_report, now, report
from pipeline.flow.story import read_all, to_reread
from pipeline.flow.web import fetcher_of
from pipeline.model import Left, StageReport
from pipeline.model.backfill import Mode
from pipeline.settings import Settings
from pipeline.warehouse import (
    DayState,
    Job,
    clear_days,
    days_of,
    end_day,
    note_day,
    open_warehouse,
    refetch_leads,
    waiting,
)

logger = logging.getLogger(__name__)

SLICE = 60.0
"""Seconds for which a backfill keeps its source to itself. Whoever waits for it then has the next turn."""

_BATCH = 50
_PATIENCE = 1800.0
"""Seconds to wait for another run of the source, such as a poll with much to fetch."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Progressed:
    """How far a backfill is: `day` is what it works on, `pages` were fetched so far, `ends_at` is an estimate."""

    day: date
    done: int
    total: int
    pages: int
    ends_at: datetime | None


Told = Callable[[Progressed], None]


@dataclass(slots=True, kw_only=True)
class _Work:
    """One backfill under way. `part` numbers the reports of its stages, so that they add up."""

    house: House
    plan: Plan
    run_key: str
    told: Told
    ends: float
    slice_seconds: float
    begun: float = field(default_factory=time.monotonic)
    part: int = 0
    pages: int = 0
    finished: int = 0
    stopped: str = ""

    def next_part(self) -> int:
        self.part += 1
        return self.part

    def keep(self, found: StageReport) -> StageReport:
        keep_report(self.house.warehouse, self.run_key, found, self.next_part())
        return found

    def out_of_time(self) -> bool:
        return time.monotonic() >= self.ends

    def tell(self, day: date) -> None:
        spent, total = time.monotonic() - self.begun, len(self.plan.to_do)
        ends_at = now() + timedelta(seconds=spent / self.finished * (total - self.finished)) if self.finished else None
        self.told(Progressed(day=day, done=self.finished, total=total, pages=self.pages, ends_at=ends_at))


def backfill(
    plan: Plan,
    *,
    settings: Settings,
    again: bool = False,
    time_budget: float | None = None,
    slice_seconds: float = SLICE,
    told: Told | None = None,
) -> dict[str, Any]:
    """Do what the plan says, until it is done or `time_budget` seconds are over.

    {"source", "mode", "from", "to", "days": {"done": count, "empty": [day], "unreachable": {day: why}, "failed": {day:
    why}, "waiting": {day: pages}, "left": [day]}, "stopped": why, "stages", "rows"}. Days are ISO text. `failed` and
    `waiting` come right when the same backfill is started later; `unreachable` do not.
    """
    source = plan.source
    run_id = f"{source.key}/{plan.mode}/{now().isoformat()}"
    with (
        open_warehouse(settings) as warehouse,
        fetcher_of(settings, warehouse, source) as fetcher,
        command_run(source.key, dag_id="cli_backfill", run_id=run_id, settings=settings) as run_key,
    ):
        work = _Work(
            house=House(settings, warehouse, fetcher),
            plan=plan,
            run_key=run_key,
            told=told or (lambda _: None),
            ends=time.monotonic() + (float("inf") if time_budget is None else time_budget),
            slice_seconds=slice_seconds,
        )
        {Mode.REPLAY: _replay, Mode.REFETCH: _refetch, Mode.REEXTRACT: _reextract}[plan.mode](work, again)
        observe(run_key=run_key, settings=settings)
        days = _how_days_stand(work)
        if plan.mode is not Mode.REPLAY and not (days["left"] or days["waiting"]):
            with warehouse.begin() as conn:  # to its end: the same again is a new job
                clear_days(conn, source.key, JOBS[plan.mode], plan.first, plan.end)
    told_as = {
        "source": source.key,
        "mode": plan.mode.value,
        "from": plan.first.isoformat(),
        "to": plan.end.isoformat(),
    }
    return {**report(run_key=run_key, settings=settings), **told_as, "days": days, "stopped": work.stopped}


def _replay(work: _Work, again: bool) -> None:
    _read_new(work)
    source, warehouse = work.plan.source, work.house.warehouse
    get = Memo(getter(work.house.fetcher, source))
    since_read = time.monotonic()
    for day in work.plan.to_do:
        if work.out_of_time() or work.stopped:
            break
        work.tell(day)
        before = work.plan.known.get(day)
        if again or before is None or before.state is not DayState.BEGUN or day >= today(source):
            work.keep(take_day(warehouse, source, get, day, run_key=work.run_key, wait=_PATIENCE).report)
        _fetch_all(work)
        work.finished += 1
        if time.monotonic() - since_read >= work.slice_seconds:
            _read_new(work)
            since_read = time.monotonic()
    _read_new(work)


def _refetch(work: _Work, again: bool) -> None:
    source, warehouse = work.plan.source, work.house.warehouse
    for day in work.plan.to_do:
        if work.out_of_time() or work.stopped:
            break
        work.tell(day)
        before = work.plan.known.get(day)
        begun_at = before.begun_at if before and not again else now()
        with warehouse.begin() as conn:
            note_day(
                conn, work.run_key, source.key, job=Job.REFETCH, day=day, state=DayState.BEGUN, begun_at=begun_at,
                listed=work.plan.held.get(day, 0),
            )  # fmt: skip
            urls = refetch_leads(conn, source.key, day, begun_at=begun_at, now=now())
        work.keep(StageReport.of("discover", made=len(urls)))
        if _fetch_all(work):
            with warehouse.begin() as conn:
                if waiting(conn, source.key, urls=urls)[0] == 0:
                    end_day(conn, source.key, Job.REFETCH, day)
        work.finished += 1
    _read_new(work)


def _reextract(work: _Work, _again: bool) -> None:
    source, settings = work.plan.source, work.house.settings
    for day in work.plan.to_do:
        if work.out_of_time():
            break
        work.tell(day)
        ids = to_reread(
            settings=settings, source_key=source.key, read_by=None, first_day=day, end_day=day + timedelta(days=1)
        )
        _read(work, cut(ids, _BATCH))
        with work.house.warehouse.begin() as conn:
            note_day(
                conn, work.run_key, source.key, job=Job.REEXTRACT, day=day, state=DayState.DONE, begun_at=now(),
                listed=len(ids),
            )  # fmt: skip
        work.finished += 1


def _fetch_all(work: _Work) -> bool:
    """Whatever of the source is due, slice after slice, the source free in between. False when that was broken off."""
    while not work.out_of_time():
        budget = min(work.slice_seconds, work.ends - time.monotonic())
        found = work.keep(
            fetch_due(work.house, work.plan.source, run_key=work.run_key, time_budget=max(budget, 1.0), wait=_PATIENCE)
        )
        work.pages += found.made
        tried = found.taken - found.left + found.left_because.get(Left.TO_RETRY.value, 0)
        kept_away = [why for why in (Left.RESTING, Left.NO_TURN) if found.left_because.get(why.value)]
        if kept_away and not tried:
            work.stopped = f"{work.plan.source.key} may not be asked now ({', '.join(kept_away)})"
            return False
        if not (kept_away or found.left_because.get(Left.NO_TIME.value)):
            return True
    return False


def _read_new(work: _Work) -> None:
    """Captures of the source that nothing has read yet, whichever run brought them."""
    settings, key = work.house.settings, work.plan.source.key
    _read(work, batches(key, run_key=work.run_key, size=_BATCH, settings=settings))


def _read(work: _Work, parts: list[list[str]]) -> None:
    if not parts:
        return
    settings, run_key = work.house.settings, work.run_key
    read_all(parts, run_key=run_key, settings=settings, first_part=work.part + 1)
    work.part += len(parts)
    audit(run_key=run_key, part=work.next_part(), settings=settings)
    publish(run_key=run_key, settings=settings)


def _how_days_stand(work: _Work) -> dict[str, Any]:
    """By what is to be done about them."""
    plan, warehouse = work.plan, work.house.warehouse
    fresh = plan_with(warehouse, plan.source, plan.mode, plan.first, plan.end, again=False)
    with warehouse.begin() as conn:
        known = days_of(conn, plan.source.key, JOBS[plan.mode], plan.first, plan.end)
        pages = {day: waiting(conn, plan.source.key, day=day)[0] for day in known}
    begun = {day for day, found in known.items() if found.state is DayState.BEGUN}
    is_open = {day for day in begun if not pages[day] and plan.mode is Mode.REPLAY}
    done = {day for day, found in known.items() if found.state is DayState.DONE} | is_open
    return {
        "done": len(done - set(fresh.unreachable)),
        "empty": [day.isoformat() for day in sorted(done) if not known[day].listed],
        "unreachable": {day.isoformat(): why for day, why in sorted(fresh.unreachable.items())},
        "failed": {day.isoformat(): found.detail for day, found in known.items() if found.state is DayState.FAILED},
        "waiting": {day.isoformat(): pages[day] for day in sorted(begun - is_open)},
        "left": [day.isoformat() for day in fresh.to_do if day not in known],
    }
