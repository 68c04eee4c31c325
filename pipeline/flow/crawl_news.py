"""Past days of a source out of CC-NEWS: files that begin on a day are read through, and what is the source's kept."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from io import BufferedReader, RawIOBase
from typing import Any
from urllib.parse import urlsplit

from pipeline.archive import ArchiveWriter, read_warc
from pipeline.discover.crawl_index import IndexAnswerError, lead_of, read_news_files
from pipeline.fetch import CrawlClient, NotFetchedError, NoTurnError
from pipeline.flow.crawl_records import BYTES_A_SECOND, CrawlKeeper, Tally, blame_address, is_absent
from pipeline.flow.forgotten import without_forgotten
from pipeline.flow.plan import Plan
from pipeline.flow.run import log_drops, now
from pipeline.flow.work import Work
from pipeline.html import belongs
from pipeline.model import Capture, Drop, LeadOrigin, Left, Reason, StageReport
from pipeline.warehouse import DayState, FileRead, files_read, note_file
from pipeline.warehouse.connect import Warehouse

PIECE = 1 << 24
"""Bytes of a file to one request."""
_BUFFER = 1 << 20
_USUAL_FILE = 1_000_000_000
NO_FILE = "CC-NEWS has no file that begins on that day"
NO_MONTH = "CC-NEWS has no list of files of its month"


class NewsLists:
    """The list of files of each month, asked for once."""

    def __init__(self, client: CrawlClient) -> None:
        self._client = client
        self.pause = client.addresses.pause
        self._months: dict[tuple[int, int], dict[date, list[str]] | None] = {}

    def of_day(self, day: date) -> list[str] | None:
        """The files that begin on the day (UTC); None where its month has no list. NotFetchedError and IndexAnswerError
        where that cannot be read."""
        month = day.year, day.month
        if month not in self._months:
            self._months[month] = self._read(month)
        files = self._months[month]
        return None if files is None else files.get(day, [])

    def _read(self, month: tuple[int, int]) -> dict[date, list[str]] | None:
        try:
            files, drops = read_news_files(self._client.news_files(*month))
        except NotFetchedError as error:
            if error.reason is Reason.NOT_FOUND:
                return None
            raise
        log_drops(drops, "CC-NEWS")
        if drops and not files:
            raise IndexAnswerError(f"the list of CC-NEWS of {month[0]}-{month[1]:02} names no file: {drops[0].item}")
        return files


class _Remote(RawIOBase):
    """A file of Common Crawl from some byte on, asked for piece by piece as it is read."""

    def __init__(self, client: CrawlClient, file: str, start: int) -> None:
        super().__init__()
        self._client = client
        self._file = file
        self._at = start
        self._size: int | None = None
        self._piece = memoryview(b"")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        if not self._piece and (self._size is None or self._at < self._size):
            body, self._size = self._client.rest(self._file, self._at, PIECE)
            self._at += len(body)
            self._piece = memoryview(body)
        count = min(len(buffer), len(self._piece))
        buffer[:count], self._piece = self._piece[:count], self._piece[count:]
        return count


class CrawlNews:
    """The days of a backfill, by the files of CC-NEWS that begin on them."""

    def __init__(self, work: Work, client: CrawlClient, *, again: bool) -> None:
        self._work = work
        self._again = again
        self._client = client
        self._keeper = CrawlKeeper(
            house=work.house, source=work.plan.source, run_key=work.run_key, origin=LeadOrigin.CCNEWS
        )
        self._lists = NewsLists(client)
        self._reached = False
        """Whether a file was found where its list says that one is, by this run or an earlier one."""

    def do(self, after_day: Callable[[], None]) -> None:
        """Between files whoever erases records has a turn, as `after_day` has where it finds what is forgotten."""
        work = self._work
        with self._keeper.own_folder(work):
            pass
        for day in work.plan.to_do:
            if work.out_of_time() or work.stopped:
                return
            work.tell(day)
            self._take(day)
            work.finished += 1
            after_day()

    def _take(self, day: date) -> None:
        try:
            files = self._lists.of_day(day)
        except NoTurnError as error:
            self._work.stopped = str(error)
            return
        except (NotFetchedError, IndexAnswerError) as error:
            self._work.note(day, DayState.FAILED, detail=str(error))
            self._work.stopped = str(error)
            return
        if not files:
            self._work.note(day, DayState.UNREACHABLE, detail=NO_MONTH if files is None else NO_FILE)
            return
        self._take_files(day, files)

    def _take_files(self, day: date, files: list[str]) -> None:
        work = self._work
        source_key = work.plan.source.key
        known = self._read_before(files)
        self._reached |= any(each.read_to or each.is_whole for each in known.values())
        whole = [Drop(Reason.KNOWN, file, "read before") for file in files if file in known and known[file].is_whole]
        self._work.note(day, DayState.BEGUN)
        tally = Tally()
        absent: list[tuple[Drop, _Reading]] = []
        for file in files:
            if not (file in known and known[file].is_whole) and (
                work.is_over(self._keeper.asked) or not self._take_file(file, tally, absent)
            ):
                tally.left.append(Left.NO_TIME)
        self._judge_absent(tally, absent)
        work.keep(StageReport.of("discover", made=len(files) - len(whole), drops=whole))
        is_over = not tally.left and day < now().date()
        foreign = sum(drop.reason is Reason.FOREIGN_HOST for drop in tally.drops)
        listed = tally.made + len(tally.drops) - foreign
        self._work.note(day, DayState.DONE if is_over else DayState.BEGUN, listed=listed, missed=tally.missed)
        log_drops((drop for drop in tally.drops if drop.reason is not Reason.FOREIGN_HOST), source_key)
        work.keep(tally.report())
        work.pages += tally.made

    def _judge_absent(self, tally: Tally, absent: list[tuple[Drop, "_Reading"]]) -> None:
        """A file that is gone is dropped, and not asked for again; where none was ever found, the address is to
        blame."""
        if absent and not self._reached:
            blame_address(self._work, tally, [drop for drop, _ in absent], "files is where its list says")
            return
        for drop, reading in absent:
            tally.drops.append(drop)
            self._note_file(drop.item, reading, is_whole=True)

    def _read_before(self, files: list[str]) -> dict[str, FileRead]:
        with self._work.house.warehouse.begin() as conn:
            return {} if self._again else files_read(conn, self._work.plan.source.key, files)

    def _take_file(self, file: str, tally: Tally, absent: list[tuple[Drop, "_Reading"]]) -> bool:
        """Whether nothing of it is left; another run may have read it while this one waited."""
        with self._keeper.own_folder(self._work):
            before = self._read_before([file]).get(file, FileRead(read_to=0, is_whole=False))
            return before.is_whole or self._read_file(file, before.read_to, tally, absent)

    def _read_file(self, file: str, start: int, tally: Tally, absent: list[tuple[Drop, "_Reading"]]) -> bool:
        """Whether nothing of it is left: it was read to its end, or is `absent`. How far it was read is noted, so that
        another run goes on from there."""
        reading = _Reading(start)
        stream = BufferedReader(_Remote(self._client, file, start), _BUFFER)
        with self._keeper.part() as archive:
            items = read_warc(stream, file, max_body=self._keeper.longest, is_wanted=self._is_ours, told=reading.told)
            try:
                for item in items:
                    self._reached = True
                    if not self._take_item(archive, tally, item):
                        break
                    reading.dealt = reading.at
                    if isinstance(item, Capture) or reading.dealt - reading.noted >= PIECE:
                        self._note_file(file, reading, is_whole=False)
                    if self._work.is_over(self._keeper.asked):
                        break
                else:
                    self._note_file(file, reading, is_whole=True)
                    return True
            except NotFetchedError as error:
                if is_absent(error):
                    absent.append((Drop(Reason.NOT_FOUND, file, str(error)), reading))
                    return True
                self._work.stopped = str(error)
        self._note_file(file, reading, is_whole=False)
        return False

    def _take_item(self, archive: ArchiveWriter, tally: Tally, item: Capture | Drop) -> bool:
        """False where it has to wait, and with it what comes behind it."""
        if isinstance(item, Drop):
            tally.drops.append(item)
            return True
        source = self._work.plan.source
        lead = lead_of(source, item.final_url, LeadOrigin.CCNEWS)
        if isinstance(lead, Drop):
            tally.drops.append(lead)
            return True
        with self._work.house.warehouse.begin() as conn:
            _, forgotten = without_forgotten(conn, source, [lead])
        hindrance = forgotten[0] if forgotten else self._keeper.hindrance(lead.url)
        if isinstance(hindrance, Left):
            self._work.stopped = f"{source.key} cannot be asked for its robots.txt now ({hindrance})"
            return False
        if hindrance is not None:
            tally.drops.append(hindrance)
        else:
            self._keeper.keep(archive, tally, lead, replace(item, url=lead.url, source_key=source.key))
        return True

    def _is_ours(self, target: str) -> bool:
        try:
            host = urlsplit(target).hostname or ""
        except ValueError:
            return False
        return belongs(host, self._work.plan.source.hosts)

    def _note_file(self, file: str, reading: "_Reading", *, is_whole: bool) -> None:
        work = self._work
        with work.house.warehouse.begin() as conn:
            note_file(conn, work.run_key, work.plan.source.key, file, reading.dealt, is_whole=is_whole, now=now())
        reading.noted = reading.dealt


class _Reading:
    """Places in a file, in bytes: `at` where the first record begins that is not given yet, `dealt` the same of those
    dealt with, `noted` what the warehouse knows."""

    def __init__(self, start: int) -> None:
        self._start = self.at = self.dealt = self.noted = start

    def told(self, offset: int) -> None:
        self.at = self._start + offset


def estimated_news(plan: Plan, lists: NewsLists, warehouse: Warehouse, *, again: bool) -> dict[str, Any]:
    """{"files", "bytes", "seconds", "uncovered"}: about, since no list says how long its files are."""
    count = 0
    uncovered: dict[str, str] = {}
    for day in plan.to_do:
        files = lists.of_day(day)
        if not files:
            uncovered[day.isoformat()] = NO_FILE if files is not None else NO_MONTH
            continue
        with warehouse.begin() as conn:
            known = {} if again else files_read(conn, plan.source.key, files)
        count += sum(not (file in known and known[file].is_whole) for file in files)
    size = count * _USUAL_FILE
    seconds = round(size / BYTES_A_SECOND + size / PIECE * lists.pause)
    return {"records": None, "files": count, "bytes": size, "seconds": seconds, "uncovered": uncovered}
