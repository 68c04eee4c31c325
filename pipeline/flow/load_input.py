"""One input of a dataset -> the archive and the staging tables of a run."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import chain, islice
from typing import Any, TypeVar
from uuid import UUID

from pipeline.errors import ConfigError
from pipeline.extract import extractor_version
from pipeline.flow.batches import cut
from pipeline.flow.dataset import DataFile, Dataset, Finished, Identity
from pipeline.flow.dataset_rows import DISCOVER, capture_of, ref_of
from pipeline.flow.days import TURN_WAIT
from pipeline.flow.forgotten import what_returned
from pipeline.flow.guard import failed
from pipeline.flow.load_files import articles_of, damaged, rows_of
from pipeline.flow.load_pages import LoadedPage, drop_of, dropped, loaded_article, loaded_drop, told_drop, url_of
from pipeline.flow.load_versions import stands
from pipeline.flow.read import WHY_RETURNED, extract, take_away
from pipeline.flow.recovery import recover
from pipeline.flow.run import keep_report, log_drops
from pipeline.flow.warc import LOCK, Wanted, keep_captures, new_part, owned
from pipeline.model import Capture, CaptureRef, Drop, Reason, Source, StageReport
from pipeline.parse import PARSER_VERSION
from pipeline.settings import Settings
from pipeline.warehouse import Attempt, Warehouse, captures_by_id, feed_dates, hold, readers_of, source_lock
from pipeline.warehouse.staging import StagedPage, stage_storable_pages

_AT_ONCE = 200
"""Captures per transaction."""
_BYTES_AT_ONCE = 64_000_000
"""Of pages in memory at a time, and one page more."""
_PAGES = 100
"""Pages staged in one transaction."""
_MALFORMED = (ValueError, KeyError, TypeError, AttributeError)
Loaded = TypeVar("Loaded")


def versions_here() -> tuple[str, str]:
    """Of the parser and extractor of this code."""
    return PARSER_VERSION, extractor_version()


@dataclass(slots=True, kw_only=True)
class InputLoader:
    """Loads the inputs of a dataset one after another into one run. `as_read`: as whose page one was read counts, also
    where the sources here say otherwise."""

    dataset: Dataset
    identity: Identity
    sources: Mapping[str, Source]
    as_read: bool
    warehouse: Warehouse
    settings: Settings
    run_key: str
    attempt: Attempt | None = None
    part: int = 0
    taken: StageReport = field(default_factory=lambda: StageReport(stage="discover"))

    def load(self, done: Finished) -> None:
        """PipelineError where its files do not hold what the manifest says."""
        refs = {} if self.identity.of_archive else self._take_in(done)
        self._stage(done, refs)

    def reports(self) -> tuple[StageReport, StageReport]:
        """Of discover and fetch, as of a run that reads WARC files."""
        return self.taken, replace(self.taken, stage="fetch", taken=self.taken.made, dropped={}, rows={})

    def _take_in(self, done: Finished) -> dict[UUID, CaptureRef]:
        """Captures into the archive and the index; each as it was when it was read. The archive is left to others when
        this returns, as to `forget`, for what is forgotten shows when it is staged."""
        refs: dict[UUID, CaptureRef] = {}
        items = chain(self._record_drops(done), self._captures(done, refs))
        with source_lock(self.warehouse, LOCK, wait=TURN_WAIT):
            recover(self.warehouse, self.settings, LOCK, self.run_key)
            with new_part(self.settings) as archive:
                while batch := _batch(items):
                    report, _ = keep_captures(self.warehouse, archive, self.run_key, batch, self.sources)
                    self.taken += report
        if len(refs) != done.captures:
            raise damaged(done.url, f"{len(refs)} captures, where the manifest says {done.captures}")
        return refs

    def _record_drops(self, done: Finished) -> Iterator[Drop]:
        for file, row in self._rows(done, "drops"):
            if row["stage"] == DISCOVER:
                yield self._made(file, partial(told_drop, row))

    def _captures(self, done: Finished, refs: dict[UUID, CaptureRef]) -> Iterator[Capture | Drop]:
        for file, row in self._rows(done, "captures"):
            capture = self._made(file, partial(capture_of, row))
            if capture.capture_id in refs:
                raise damaged(file.name, f"the capture {capture.capture_id} stands there twice")
            refs[capture.capture_id] = ref_of(capture)
            yield self._as_here(capture)

    def _as_here(self, capture: Capture) -> Capture | Drop:
        found = owned(capture, Wanted(), self.sources)
        if isinstance(found, Drop):
            return found
        if self.as_read:
            return capture
        if (found.url, found.source_key) != (capture.url, capture.source_key):
            raise ConfigError(
                f"{capture.url} was read as a page of {capture.source_key}, and is one of {found.source_key} by the "
                "source files here (NEWSFIGURES_SOURCES_DIR). Have spark read with the same files, or load it with "
                "--as-read"
            )
        return found

    def _rows(self, done: Finished, table: str) -> Iterator[tuple[DataFile, dict[str, Any]]]:
        for file in done.files:
            if file.table == table:
                for row in rows_of(self.dataset, file):
                    yield file, row

    def _made(self, file: DataFile, make: Callable[[], Loaded]) -> Loaded:
        try:
            return make()
        except _MALFORMED as error:
            raise damaged(f"{self.dataset.url}/{file.name}", str(error)) from error

    def _stage(self, done: Finished, refs: Mapping[UUID, CaptureRef]) -> None:
        pages, read_here, counted = self._pages(done), list[UUID](), 0
        while batch := list(islice(pages, _PAGES)):
            counted += len(batch)
            read_here += self._stage_batch(batch, refs)
        if counted != done.captures:
            raise damaged(done.url, f"{counted} pages were read, where the manifest says {done.captures}")
        for ids in cut([str(one) for one in read_here], _PAGES):
            extract(
                "", run_key=self.run_key, part=self._next_part(), capture_ids=ids, attempt=self.attempt,
                settings=self.settings,
            )  # fmt: skip

    def _pages(self, done: Finished) -> Iterator[LoadedPage]:
        claims = {file.name.partition("/")[2]: file for file in done.files if file.table == "claims"}
        for file in done.files:
            if file.table == "articles":
                own = claims.pop(file.name.partition("/")[2], None)
                for row, said in articles_of(self.dataset, file, own):
                    yield self._made(file, partial(loaded_article, row, said, self.identity))
        if claims:
            raise damaged(self.dataset.url, f"{len(claims)} files hold claims of no article")
        for file, row in self._rows(done, "drops"):
            if row["stage"] != DISCOVER:
                yield self._made(file, partial(loaded_drop, row, self.identity))

    def _stage_batch(self, pages: Sequence[LoadedPage], refs: Mapping[UUID, CaptureRef]) -> list[UUID]:
        """Those of the pages that are to be read here: what is known of them here is not what they were read with."""
        held, wanted, dates = self._what_is_known(pages)
        here = [page for page in wanted if self._is_otherwise(page, refs, held[page.capture_id], dates)]
        chosen = [page for page in wanted if page not in here]
        if foreign := [page for page in chosen if not page.is_of(held[page.capture_id])]:
            raise damaged(foreign[0].url, "its address, source or moment is not that of its capture")
        with self.warehouse.begin() as conn:
            hold(conn, self.run_key, self.attempt)
            gone = what_returned(conn, [page.read_page(held[page.capture_id]) for page in chosen])
            kept = [page for page in chosen if not gone.holds(held[page.capture_id])]
            rows, staged = stage_storable_pages(conn, self.run_key, [page.staged for page in kept], _without_article)
        drops = [drop for page in staged if (drop := drop_of(page)) is not None]
        drops += [Drop(Reason.FORGOTTEN, page.url, WHY_RETURNED) for page in chosen if page not in kept]
        log_drops(drops)
        unread = sum(page.numbers_unread for page, as_staged in zip(kept, staged, strict=True) if as_staged.article)
        report = StageReport.of(
            "extract", made=len(chosen) - len(drops), drops=drops, rows=rows,
            parts_dropped={Reason.NUMBERS_PAST_BUDGET.value: unread},
        )  # fmt: skip
        keep_report(self.warehouse, self.run_key, report, self._next_part())
        take_away(gone, self.settings)
        return [page.capture_id for page in here]

    def _what_is_known(self, pages: Sequence[LoadedPage]) -> tuple[dict[UUID, CaptureRef], list[LoadedPage], set[str]]:
        """The captures that are held; the pages whose reading takes the place of what stands; and addresses to which a
        feed gives the day that their page does not."""
        ids = [page.capture_id for page in pages]
        with self.warehouse.begin() as conn:
            held = {ref.capture_id: ref for ref in captures_by_id(conn, ids)}
            # pages of the archive are read again whoever has read them, and loaded again by a task that is
            readers = {} if self.identity.of_archive else readers_of(conn, ids, self.run_key)
            dated = set(feed_dates(conn, [page.url for page in pages if not page.is_dated]))
        read_by = (self.identity.parser_version, self.identity.extractor_version)
        wanted = [
            page
            for page in pages
            if page.capture_id in held and not stands(readers.get(page.capture_id, ()), read_by, versions_here())
        ]
        return held, wanted, dated

    def _is_otherwise(
        self, page: LoadedPage, refs: Mapping[UUID, CaptureRef], held: CaptureRef, dated: Collection[str]
    ) -> bool:
        if self.identity.of_archive:
            return False
        known = refs.get(page.capture_id)
        return known is None or replace(known, place=held.place) != held or (not page.is_dated and page.url in dated)

    def _next_part(self) -> int:
        self.part += 1
        return self.part


def _batch(items: Iterator[Capture | Drop]) -> list[Capture | Drop]:
    batch: list[Capture | Drop] = []
    size = 0
    while len(batch) < _AT_ONCE and size < _BYTES_AT_ONCE and (item := next(items, None)):
        batch.append(item)
        size += len(item.body) if isinstance(item, Capture) else 0
    return batch


def _without_article(page: StagedPage, error: Exception) -> StagedPage:
    return dropped(page, failed(url_of(page), error))
