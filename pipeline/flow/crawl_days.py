"""Past days of a source out of Common Crawl: its index says which records there are, and each is asked for by range."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from pipeline.archive import ArchiveWriter, read_record
from pipeline.discover.crawl_index import IndexAnswerError, lead_of, spans
from pipeline.fetch import CrawlClient, NotFetchedError, NoTurnError
from pipeline.flow.crawl_listing import LONGEST_SPAN, CrawlIndex, SpanListed
from pipeline.flow.crawl_records import CrawlKeeper, Tally, blame_address, is_absent
from pipeline.flow.forgotten import without_forgotten
from pipeline.flow.run import log_drops, now
from pipeline.flow.work import Work
from pipeline.model import Capture, Drop, Lead, LeadOrigin, Left, Reason, Source, StageReport
from pipeline.model.crawl import CrawlRecord
from pipeline.warehouse import DayState, known_records
from pipeline.warehouse.connect import Warehouse

_DETAIL = 300

Wanted = list[tuple[Lead, CrawlRecord]]


class CrawlDays:
    """The days of a backfill, by the index of Common Crawl."""

    def __init__(self, work: Work, client: CrawlClient, *, again: bool) -> None:
        self._work = work
        self._again = again
        self._client = client
        self._keeper = CrawlKeeper(
            house=work.house, source=work.plan.source, run_key=work.run_key, origin=LeadOrigin.COMMONCRAWL
        )
        self._index = CrawlIndex(client, work.plan.source, self._keeper.longest)
        self._asked = 0
        self._reached = False
        """Whether a record was found where the index says that one is."""

    def do(self, after_day: Callable[[], None]) -> None:
        """Between its days whoever erases records has a turn, as `after_day` has where it finds what is forgotten."""
        work = self._work
        with self._keeper.own_folder(work):
            pass
        for days in spans(work.plan.to_do, LONGEST_SPAN):
            if work.out_of_time() or work.stopped:
                return
            listed = self._listed(days)
            if listed is not None:
                self._take_all(days, listed, after_day)

    def _listed(self, days: Sequence[date]) -> SpanListed | None:
        """None where the index cannot be read: then its days have failed, or have not come to their turn."""
        work = self._work
        try:
            listed = self._index.of_span(days)
        except NoTurnError as error:
            work.stopped = str(error)
            return None
        except (NotFetchedError, IndexAnswerError) as error:
            for day in days:
                self._work.note(day, DayState.FAILED, detail=str(error))
            work.stopped = str(error) if isinstance(error, NotFetchedError) else work.stopped
            return None
        log_drops(listed.drops, work.plan.source.key)
        work.keep(StageReport.of("discover", made=0, drops=listed.drops))
        return listed

    def _take_all(self, days: Sequence[date], listed: SpanListed, after_day: Callable[[], None]) -> None:
        work = self._work
        for day in days:
            if work.out_of_time() or work.stopped:
                return
            work.tell(day)
            if day in listed.uncovered:
                self._work.note(day, DayState.UNREACHABLE, detail=listed.uncovered[day])
            else:
                with self._keeper.own_folder(work):
                    self._take(day, listed.wanted.get(day, []))
            work.finished += 1
            after_day()

    def _take(self, day: date, held: Wanted) -> None:
        work = self._work
        wanted, drops = to_ask(work.house.warehouse, work.plan.source, held, again=self._again)
        work.keep(StageReport.of("discover", made=len(wanted), drops=drops))
        self._work.note(day, DayState.BEGUN, listed=len(held))
        tally = Tally()
        absent: list[tuple[Drop, CrawlRecord]] = []
        with self._keeper.part() as archive:
            for lead, record in wanted:
                if work.is_over(self._asked):
                    tally.left.append(Left.NO_TIME)
                else:
                    self._ask(archive, tally, lead, record, absent)
        failure = self._judge_absent(tally, absent)
        is_over = not tally.left and day < now().date()
        state = DayState.FAILED if failure else DayState.DONE if is_over else DayState.BEGUN
        self._work.note(day, state, listed=len(held), missed=tally.missed, detail=failure)
        log_drops([*drops, *tally.drops], work.plan.source.key)
        work.keep(tally.report())
        work.pages += tally.made

    def _ask(
        self,
        archive: ArchiveWriter,
        tally: Tally,
        lead: Lead,
        record: CrawlRecord,
        absent: list[tuple[Drop, CrawlRecord]],
    ) -> None:
        hindrance = self._keeper.hindrance(lead.url)
        if hindrance is not None:
            tally.hinder(hindrance)
            return
        try:
            self._asked += 1
            data = self._client.part(record.file, record.offset, record.length)
        except NoTurnError as error:
            self._work.stopped = str(error)
            tally.left.append(error.left)
        except NotFetchedError as error:
            if is_absent(error):
                absent.append((Drop(Reason.NOT_FOUND, lead.url, str(error)), record))
            elif error.reason is Reason.TOO_LARGE:
                self._keeper.drop(tally, Drop(error.reason, lead.url, str(error)), record)
            else:
                self._work.stopped = "" if error.passing else str(error)
                tally.left.append(Left.TO_RETRY)
        else:
            self._reached = True
            self._read(archive, tally, lead, record, data)

    def _read(self, archive: ArchiveWriter, tally: Tally, lead: Lead, record: CrawlRecord, data: bytes) -> None:
        source = self._work.plan.source
        where = f"{record.file}@{record.offset}"
        found = read_record(data, where, max_body=source.politeness.max_body)
        if isinstance(found, Capture):
            found = _as_asked(source, lead, record, found)
        if isinstance(found, Capture):
            self._keeper.keep(archive, tally, lead, found, record)
        else:
            drop = Drop(found.reason, lead.url, f"{where}: {found.detail}")
            self._keeper.drop(tally, drop, record)

    def _judge_absent(self, tally: Tally, absent: Sequence[tuple[Drop, CrawlRecord]]) -> str:
        """A record that is gone is dropped; where none was ever found, the address of the data is to blame, and why."""
        if absent and not self._reached:
            blame_address(self._work, tally, [drop for drop, _ in absent], "records is where the index says")
            return self._work.stopped
        for drop, record in absent:
            self._keeper.drop(tally, drop, record)
        return ""


def to_ask(warehouse: Warehouse, source: Source, held: Wanted, *, again: bool) -> tuple[Wanted, list[Drop]]:
    """Those that were not read before and are not forgotten; and why the others are not asked for."""
    with warehouse.begin() as conn:
        known = known_records(conn, source.key, held, again=again)
        allowed, drops = without_forgotten(conn, source, [lead for lead, _ in held])
    urls = {lead.url for lead in allowed}
    fresh = [(lead, record) for lead, record in held if lead.url in urls]
    drops += [Drop(known[record.place], lead.url) for lead, record in fresh if record.place in known]
    return [(lead, record) for lead, record in fresh if record.place not in known], drops


def _as_asked(source: Source, lead: Lead, record: CrawlRecord, found: Capture) -> Capture | Drop:
    """The capture as one of the source; a Drop where the record is of another page or time than was asked for."""
    target = lead_of(source, found.final_url, lead.origin)
    if isinstance(target, Drop):
        return Drop(target.reason, lead.url, f"is of {found.final_url[:_DETAIL]}")
    if target.url != lead.url:
        return Drop(Reason.NOT_AS_ASKED, lead.url, f"is of {found.final_url[:_DETAIL]}")
    if found.fetched_at.replace(microsecond=0) != record.crawled_at:
        return Drop(Reason.NOT_AS_ASKED, lead.url, f"is of {found.fetched_at}, not of {record.crawled_at}")
    return replace(found, url=lead.url, source_key=source.key)
