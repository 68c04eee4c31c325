"""ops.source_day: which days of a source were asked for, and how they stand."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection

from pipeline.warehouse.copying import run


class Job(StrEnum):
    """What is done for a day."""

    LIST = "list"  # take what the source lists for it
    REFETCH = "refetch"  # visit its pages again
    REEXTRACT = "reextract"  # read its pages again
    COMMONCRAWL = "commoncrawl"  # take what Common Crawl's index names of it
    CCNEWS = "ccnews"  # take what Common Crawl's files of news hold of it


class DayState(StrEnum):
    BEGUN = "begun"  # its lists are read; pages may still wait
    DONE = "done"
    UNREACHABLE = "unreachable"  # nothing leads to it: asking again would not help
    FAILED = "failed"  # its lists could not be read this time


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """How a day stands. `listed` are the articles that the source lists for it, `missed` those unknown before."""

    day: date
    state: DayState
    listed: int
    missed: int
    detail: str
    begun_at: datetime


def days_of(conn: Connection, source_key: str, job: Job, first: date, end: date) -> dict[date, Day]:
    """Days of the half-open span that were ever asked for."""
    here = {"source_key": source_key, "job": job.value, "first_day": first, "end_day": end}
    return {
        row.day: Day(
            day=row.day,
            state=DayState(row.state),
            listed=row.listed,
            missed=row.missed,
            detail=row.detail,
            begun_at=row.begun_at,
        )
        for row in run(conn, "load/day_found", here)
    }


def note_day(
    conn: Connection,
    run_key: str,
    source_key: str,
    *,
    job: Job,
    day: date,
    state: DayState,
    begun_at: datetime,
    listed: int = 0,
    missed: int = 0,
    detail: str = "",
) -> None:
    """Enter how the day stands; `missed` adds to what was noted before."""
    run(
        conn,
        "load/day_asked",
        {
            "this_run": run_key,
            "source_key": source_key,
            "job": job.value,
            "day": day,
            "state": state.value,
            "listed": listed,
            "missed": missed,
            "detail": detail,
            "begun_at": begun_at,
        },
    )


def missed_on(conn: Connection, source_key: str, day: date, now: datetime) -> int:
    """How many leads of the day were unknown until they were added at `now`."""
    return int(run(conn, "load/day_missed", {"source_key": source_key, "day": day, "now": now}).scalar_one())


def settle_days(conn: Connection, source_key: str, today: date) -> int:
    """Days before `today` whose last page has been fetched are done; how many became so."""
    return run(conn, "load/day_settled", {"source_key": source_key, "today": today}).rowcount


def end_day(conn: Connection, source_key: str, job: Job, day: date) -> None:
    run(conn, "load/day_ended", {"source_key": source_key, "job": job.value, "day": day})


def clear_days(conn: Connection, source_key: str, job: Job, first: date, end: date) -> None:
    """Forget that the job was done for these days, so that it is done again."""
    run(conn, "load/day_cleared", {"source_key": source_key, "job": job.value, "first_day": first, "end_day": end})


def days_of_run(conn: Connection, run_key: str) -> list[dict[str, Any]]:
    """{source_key, day, state, listed, missed, detail} of each day that the run listed, or asked Common Crawl for."""
    return [dict(row) for row in run(conn, "load/day_of_run", {"this_run": run_key}).mappings()]


def pages_held(conn: Connection, source_key: str, first: date, end: date) -> dict[date, int]:
    """How many articles of each day the archive holds: by publication, else listing, else fetching."""
    here = {"source_key": source_key, "first_day": first, "end_day": end}
    return {row.day: row.pages for row in run(conn, "load/day_held", here)}


def usual_day(conn: Connection, source_key: str) -> tuple[int, float]:
    """How many days of the source were ever listed, and the mean number of articles of one."""
    row = run(conn, "load/day_usual", {"source_key": source_key}).one()
    return row.days, float(row.listed or 0)
