"""Captures of Common Crawl -> our archive: what the publisher says of them today is asked, and obeyed, before."""

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection

from pipeline.archive import ArchiveWriter
from pipeline.fetch import NotFetchedError, NoTurnError, heard_opt_out
from pipeline.flow.collect import House
from pipeline.flow.forgotten import forgotten_captures
from pipeline.flow.recovery import crawl_folder, parts_of, recover
from pipeline.flow.run import now
from pipeline.flow.warc import archived
from pipeline.flow.work import PATIENCE, Work
from pipeline.model import (
    Capture,
    Drop,
    Lead,
    LeadOrigin,
    Left,
    Reason,
    Source,
    StageReport,
)
from pipeline.model.crawl import CrawlRecord
from pipeline.warehouse import add_leads, captures_by_id, note_answers, note_record, record_fetches, source_lock

BYTES_A_SECOND = 10_000_000
"""For estimates of how long files take."""
_NOT_SATISFIABLE = 416
"""What a file is said to be that is empty, or shorter than it was."""


@dataclass(slots=True, kw_only=True)
class Tally:
    """What became of records."""

    made: int = 0
    missed: int = 0
    drops: list[Drop] = field(default_factory=list)
    left: list[Left] = field(default_factory=list)
    rows: Counter[str] = field(default_factory=Counter)

    def hinder(self, hindrance: Drop | Left) -> None:
        if isinstance(hindrance, Drop):
            self.drops.append(hindrance)
        else:
            self.left.append(hindrance)

    def report(self) -> StageReport:
        return StageReport.of("fetch", made=self.made, drops=self.drops, left=self.left, rows=dict(self.rows))


def is_absent(error: NotFetchedError) -> bool:
    """Whether Common Crawl has nothing there: no file, or one that ends before."""
    return error.reason is Reason.NOT_FOUND or error.status == _NOT_SATISFIABLE


def blame_address(work: Work, tally: Tally, absent: Sequence[Drop], what: str) -> None:
    """Stop where nothing was ever found at the address of the data; what is absent there is left."""
    tally.left += [Left.TO_RETRY] * len(absent)
    work.stopped = f"{absent[0].detail}: none of {len(absent)} {what}; is NEWSFIGURES_COMMONCRAWL_DATA right?"


@dataclass(slots=True, kw_only=True)
class CrawlKeeper:
    """Keeps captures of one source that come from `origin`. `asked` counts the records that it was given."""

    house: House
    source: Source
    run_key: str
    origin: LeadOrigin
    asked: int = 0

    @property
    def folder(self) -> str:
        """Where its parts lie, and those of a run that was killed; also what its lock is called."""
        return crawl_folder(self.origin, self.source.key)

    @property
    def longest(self) -> int:
        """Bytes of a record as it lies there: a body that is packed is no longer than one that is not."""
        return self.source.politeness.max_body

    @contextmanager
    def own_folder(self, work: Work) -> Iterator[None]:
        """The folder for oneself. What a killed run had archived there is in the index; `work` is told of it."""
        settings, warehouse, _ = self.house
        with source_lock(warehouse, self.folder, wait=PATIENCE):
            found = recover(warehouse, settings, self.folder, self.run_key, source=self.source, origin=self.origin)
            if found.taken:
                work.keep(found)
            yield

    def part(self) -> ArchiveWriter:
        settings = self.house.settings
        name = f"{self.folder}/{now():%Y/%m}/{now():%Y%m%dT%H%M%S}"
        return ArchiveWriter(settings.archive_url, parts_of(settings, self.folder), name)

    def hindrance(self, url: str) -> Drop | Left | None:
        """What of robots.txt and reservations, as they are today, keeps us from the page."""
        politeness = self.source.politeness
        try:
            self.house.fetcher.check_site(url, politeness, hosts=self.source.hosts, mining=politeness.obey_opt_outs)
        except NoTurnError as error:
            return error.left
        except NotFetchedError as error:
            return Left.TO_RETRY if error.passing else Drop(error.reason, url, str(error))
        return None

    def keep(
        self, archive: ArchiveWriter, tally: Tally, lead: Lead, capture: Capture, record: CrawlRecord | None = None
    ) -> None:
        """Into the archive and the warehouse, or out with a reason. A `record` that an index named is noted as read."""
        self.asked += 1
        said = heard_opt_out(self.source.politeness, capture.headers, capture.body)
        if said is not None:
            self.drop(tally, Drop(Reason.OPTED_OUT, lead.url, said), record)
            return
        with self.house.warehouse.begin() as conn:
            if forgotten_captures(conn, {self.source.key: self.source}, [capture]):
                tally.drops.append(Drop(Reason.FORGOTTEN, lead.url, "a tombstone forbids it"))
                return
            if captures_by_id(conn, [capture.capture_id]):
                tally.drops.append(Drop(Reason.SAME_BODY, lead.url))
                note_answers(conn, [(capture.capture_id, capture.fetched_at)])
            else:
                fresh, _ = add_leads(conn, [lead], now=now())
                tally.missed += fresh
                tally.rows["raw.lead"] += fresh
                where = f"{record.file}, byte {record.offset}" if record else ""
                taken = archived(archive, lead, capture, where)
                archive.share()
                rows = record_fetches(conn, self.run_key, [taken], long_ago=True)
                tally.rows.update(rows)
                tally.made += 1
            self._note(conn, tally, record, capture_id=capture.capture_id)

    def drop(self, tally: Tally, drop: Drop, record: CrawlRecord | None) -> None:
        """A record that was read, and is not wanted."""
        tally.drops.append(drop)
        with self.house.warehouse.begin() as conn:
            self._note(conn, tally, record, reason=drop.reason)

    def _note(self, conn: Connection, tally: Tally, record: CrawlRecord | None, **came_of_it: Any) -> None:
        if record is not None:
            note_record(conn, self.run_key, self.source.key, record, now=now(), **came_of_it)
            tally.rows["ops.crawl_record"] += 1
