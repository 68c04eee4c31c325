"""Past days of a source, on demand: bounded slices, between which polling has its turn; what is done stays done.

The state lies in the warehouse (ops.source_day, raw.lead) and in the archive. The same command
goes on with a backfill that was killed: days that are done are not asked for, pages that are archived are not fetched.
"""

import logging
import time
from datetime import timedelta
from typing import Any

from pipeline.flow.batches import cut
from pipeline.flow.collect import House, fetch_due
from pipeline.flow.crawl import replay_crawl
from pipeline.flow.days import Memo, getter, take_day, today
from pipeline.flow.plan import Plan, plan_with
from pipeline.flow.release import observe
from pipeline.flow.run import command_run, now, report
from pipeline.flow.story import to_reread
from pipeline.flow.web import fetcher_of
from pipeline.flow.work import BATCH, PATIENCE, Told, Work, read, read_new
from pipeline.model import Left, StageReport
from pipeline.model.backfill import Mode, Via
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


def backfill(
    plan: Plan,
    *,
    settings: Settings,
    again: bool = False,
    time_budget: float | None = None,
    limit: int | None = None,
    slice_seconds: float = SLICE,
    told: Told | None = None,
) -> dict[str, Any]:
    """Do what the plan says, until it is done or `time_budget` seconds are over. Of Common Crawl at most `limit`
    records are asked for.

    {"source", "mode", "from", "to", "days": {"done": count, "empty": [day], "unreachable": {day: why}, "failed": {day:
    why}, "waiting": {day: pages}, "left": [day]}, "stopped": why, "stages", "rows"}, and of a backfill by Common Crawl
    "crawl": {"requests", "bytes"}, what was asked of it. Days are ISO text. `failed` and
    `waiting` come right when the same backfill is started later; `unreachable` do not.
    """
    source = plan.source
    run_id = f"{source.key}/{plan.mode}/{now().isoformat()}"
    with (
        open_warehouse(settings) as warehouse,
        fetcher_of(settings, warehouse, source) as fetcher,
        command_run(source.key, dag_id="cli_backfill", run_id=run_id, settings=settings) as run_key,
    ):
        work = Work(
            house=House(settings, warehouse, fetcher),
            plan=plan,
            run_key=run_key,
            told=told or (lambda _: None),
            ends=time.monotonic() + (float("inf") if time_budget is None else time_budget),
            slice_seconds=slice_seconds,
            limit=limit,
        )
        crawl = _do(work, again)
        observe(run_key=run_key, settings=settings)
        days = _how_days_stand(work)
        if plan.mode is not Mode.REPLAY and not (days["left"] or days["waiting"]):
            with warehouse.begin() as conn:  # to its end: the same again is a new job
                clear_days(conn, source.key, plan.job, plan.first, plan.end)
    told_as = {
        "source": source.key,
        "mode": plan.mode.value,
        "via": plan.via.value,
        "from": plan.first.isoformat(),
        "to": plan.end.isoformat(),
    }
    return {**report(run_key=run_key, settings=settings), **told_as, "days": days, "stopped": work.stopped, **crawl}


def _do(work: Work, again: bool) -> dict[str, Any]:
    """What the report has beside the counts."""
    if work.plan.via is not Via.SOURCE:
        return {"crawl": replay_crawl(work, again)}
    {Mode.REPLAY: _replay, Mode.REFETCH: _refetch, Mode.REEXTRACT: _reextract}[work.plan.mode](work, again)
    return {}


def _replay(work: Work, again: bool) -> None:
    read_new(work)
    source, warehouse = work.plan.source, work.house.warehouse
    get = Memo(getter(work.house.fetcher, source))
    since_read = time.monotonic()
    for day in work.plan.to_do:
        if work.out_of_time() or work.stopped:
            break
        work.tell(day)
        before = work.plan.known.get(day)
        if again or before is None or before.state is not DayState.BEGUN or day >= today(source):
            work.keep(take_day(warehouse, source, get, day, run_key=work.run_key, wait=PATIENCE).report)
        _fetch_all(work)
        work.finished += 1
        if time.monotonic() - since_read >= work.slice_seconds:
            read_new(work)
            since_read = time.monotonic()
    read_new(work)


def _refetch(work: Work, again: bool) -> None:
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
    read_new(work)


def _reextract(work: Work, _again: bool) -> None:
    source, settings = work.plan.source, work.house.settings
    for day in work.plan.to_do:
        if work.out_of_time():
            break
        work.tell(day)
        ids = to_reread(
            settings=settings, source_key=source.key, read_by=None, first_day=day, end_day=day + timedelta(days=1)
        )
        read(work, cut(ids, BATCH))
        with work.house.warehouse.begin() as conn:
            note_day(
                conn, work.run_key, source.key, job=Job.REEXTRACT, day=day, state=DayState.DONE, begun_at=now(),
                listed=len(ids),
            )  # fmt: skip
        work.finished += 1


def _fetch_all(work: Work) -> bool:
    """Whatever of the source is due, slice after slice, the source free in between. False when that was broken off."""
    while not work.out_of_time():
        budget = min(work.slice_seconds, work.ends - time.monotonic())
        found = work.keep(
            fetch_due(work.house, work.plan.source, run_key=work.run_key, time_budget=max(budget, 1.0), wait=PATIENCE)
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


def _how_days_stand(work: Work) -> dict[str, Any]:
    """By what is to be done about them."""
    plan, warehouse = work.plan, work.house.warehouse
    fresh = plan_with(warehouse, plan.source, plan.mode, plan.first, plan.end, again=False, via=plan.via)
    with warehouse.begin() as conn:
        known = days_of(conn, plan.source.key, plan.job, plan.first, plan.end)
        pages = {day: waiting(conn, plan.source.key, day=day)[0] for day in known}
    begun = {day for day, found in known.items() if found.state is DayState.BEGUN}
    of_crawl = plan.via is not Via.SOURCE
    is_open = {day for day in begun if not pages[day] and plan.mode is Mode.REPLAY and not of_crawl}
    done = {day for day, found in known.items() if found.state is DayState.DONE} | is_open
    return {
        "done": len(done - set(fresh.unreachable)),
        "empty": [day.isoformat() for day in sorted(done) if not known[day].listed],
        "unreachable": {day.isoformat(): why for day, why in sorted(fresh.unreachable.items())},
        "failed": {day.isoformat(): found.detail for day, found in known.items() if found.state is DayState.FAILED},
        "waiting": {day.isoformat(): pages[day] for day in sorted(begun - is_open) if not of_crawl},
        "left": [day.isoformat() for day in fresh.to_do if day not in known or (of_crawl and day in begun)],
    }
