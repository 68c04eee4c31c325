"""A backfill under way, and the reading of what it has brought."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from pipeline.flow.collect import House
from pipeline.flow.plan import Plan
from pipeline.flow.read import batches
from pipeline.flow.release import audit, publish
from pipeline.flow.run import keep_report, now
from pipeline.flow.story import read_all
from pipeline.model import StageReport
from pipeline.model.plurals import counted
from pipeline.warehouse import DayState, note_day

BATCH = 50
PATIENCE = 1800.0
"""Seconds to wait for another run of the source, such as a poll with much to fetch."""
_DETAIL = 300


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
class Work:
    """One backfill under way. `part` numbers the reports of its stages, so that they add up. Of Common Crawl at
    most `limit` records are asked for."""

    house: House
    plan: Plan
    run_key: str
    told: Told
    ends: float
    slice_seconds: float
    limit: int | None = None
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

    def is_over(self, asked: int) -> bool:
        """Whether it has stopped, or is to stop now: `asked` records were asked for."""
        if self.limit is not None and asked >= self.limit:
            self.stopped = f"the limit of {counted(self.limit or 0, 'record')} is reached"
        return bool(self.stopped) or self.out_of_time()

    def note(self, day: date, state: DayState, *, listed: int = 0, missed: int = 0, detail: str = "") -> None:
        """How the day stands in the ledger, as of now."""
        with self.house.warehouse.begin() as conn:
            note_day(
                conn, self.run_key, self.plan.source.key, job=self.plan.job, day=day, state=state, begun_at=now(),
                listed=listed, missed=missed, detail=detail[:_DETAIL],
            )  # fmt: skip

    def tell(self, day: date) -> None:
        spent, total = time.monotonic() - self.begun, len(self.plan.to_do)
        ends_at = now() + timedelta(seconds=spent / self.finished * (total - self.finished)) if self.finished else None
        self.told(Progressed(day=day, done=self.finished, total=total, pages=self.pages, ends_at=ends_at))


def read_new(work: Work) -> None:
    """Captures of the source that nothing has read yet, whichever run brought them."""
    settings, key = work.house.settings, work.plan.source.key
    read(work, batches(key, run_key=work.run_key, size=BATCH, settings=settings))


def read(work: Work, parts: list[list[str]]) -> None:
    if not parts:
        return
    settings, run_key = work.house.settings, work.run_key
    read_all(parts, run_key=run_key, settings=settings, first_part=work.part + 1)
    work.part += len(parts)
    audit(run_key=run_key, part=work.next_part(), settings=settings)
    publish(run_key=run_key, settings=settings)
