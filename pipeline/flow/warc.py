"""WARC in: captures that somebody else made become ours, and go the way of all captures from there on."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urlsplit
from uuid import UUID

from pipeline.archive import ArchiveWriter, iterate_warc
from pipeline.discover import BadUrlError, canonical_url, has_credentials, without_credentials
from pipeline.errors import ConfigError, PipelineError
from pipeline.fetch import heard_opt_out
from pipeline.flow.collect import Progress
from pipeline.flow.forgotten import forgotten_captures
from pipeline.flow.recovery import parts_of, recover
from pipeline.flow.run import keep_report, log_drops, now
from pipeline.model import (
    Capture,
    Drop,
    DueLead,
    FetchResult,
    Lead,
    LeadOrigin,
    Outcome,
    Politeness,
    Reason,
    Source,
    StageReport,
)
from pipeline.settings import Settings
from pipeline.sources import load_sources, owner_of
from pipeline.warehouse import add_leads, captures_by_id, note_answers, open_warehouse, record_fetches, source_lock
from pipeline.warehouse.connect import Warehouse

_AT_ONCE = 200
"""Captures per transaction, and in memory at a time."""

LOCK = "warc"
_NAMED = 5
"""Files that an error names."""


_HOST = re.compile(r"[a-z0-9_-]+(?:\.[a-z0-9_-]+)*")


def host_names(said: Iterable[str]) -> frozenset[str]:
    """Hosts as addresses have them. ConfigError for what is none: nothing would be taken, and nothing said.

    >>> sorted(host_names(["Paper.Example", "b\u00fccher.example."]))
    ['paper.example', 'xn--bcher-kva.example']
    """
    return frozenset(map(_host_name, said))


def _host_name(said: str) -> str:
    try:
        name = said.strip().rstrip(".").lower().encode("idna").decode()
    except UnicodeError:
        name = ""
    if not _HOST.fullmatch(name):
        raise ConfigError(f"{said!r} is no name of a host; write it without https:// and path, as paper.example")
    return name


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which captures of a WARC file to take: of these hosts (none: all), fetched on these half-open days."""

    hosts: Collection[str] = ()
    first_day: date | None = None
    end_day: date | None = None

    def refusal(self, capture: Capture) -> Reason | None:
        host = urlsplit(capture.url).hostname or ""
        if self.hosts and host not in self.hosts:
            return Reason.FOREIGN_HOST
        day = capture.fetched_at.date()
        early = self.first_day is not None and day < self.first_day
        late = self.end_day is not None and day >= self.end_day
        return Reason.OUT_OF_SPAN if early or late else None


def take_in(
    files: Iterable[str],
    *,
    run_key: str,
    wanted: Wanted,
    settings: Settings,
    limit: int | None = None,
    progress: Progress | None = None,
) -> tuple[list[UUID], list[Drop]]:
    """Copy the wanted captures of WARC files into the archive and index them.

    Captures go to the source that owns their host, else to `warc:<host>`. Returns the ids of all wanted captures, those
    that were there before too, so that a run that was broken off is read to its end; and a Drop for each file in which
    not one record could be read. Again: nothing is added. With `limit` reading ends behind so many captures that are
    new to the archive.
    """
    sources = load_sources(settings.sources_dir)
    ids: list[UUID] = []
    unread: list[Drop] = []
    total = StageReport(stage="discover")
    with open_warehouse(settings) as warehouse, source_lock(warehouse, LOCK):
        recover(warehouse, settings, LOCK, run_key)
        with new_part(settings) as archive:
            items = owned_items(files, wanted, sources)
            while batch := _batch(items, _AT_ONCE if limit is None else min(_AT_ONCE, limit - total.made)):
                report, found = keep_captures(warehouse, archive, run_key, batch, sources)
                total += report
                ids += found
                unread += [item for item in batch if isinstance(item, Drop) and item.reason is Reason.NO_RECORD]
                if progress:
                    progress(total.made, limit, "copying pages into the archive")
        keep_report(warehouse, run_key, total)
        keep_report(warehouse, run_key, replace(total, stage="fetch", taken=total.made, dropped={}, rows={}))
    return ids, unread


def refuse_no_record(location: str, files: Sequence[str], remedy: str, *, of: int) -> None:
    """PipelineError for files in which not one record can be read, when the others are published: `of` are there."""
    if files:
        named = "; ".join(files[:_NAMED]) + ("; ..." if len(files) > _NAMED else "")
        if len(files) == of:
            raise PipelineError(f"no WARC file at {location} holds a readable record ({named}). {remedy}")
        raise PipelineError(
            f"{len(files)} of the WARC files at {location} hold not one readable record ({named}). {remedy}; what the "
            "others hold is published"
        )


def new_part(settings: Settings) -> ArchiveWriter:
    """Where captures of somebody else go."""
    moment = now()
    name = f"warc/{moment:%Y/%m}/{moment:%Y%m%dT%H%M%S}"
    return ArchiveWriter(settings.archive_url, parts_of(settings, LOCK), name)


def owned_items(files: Iterable[str], wanted: Wanted, sources: Mapping[str, Source]) -> Iterator[Capture | Drop]:
    for file in files:
        for item in iterate_warc(file):
            yield owned(item, wanted, sources)


def owned(capture: Capture | Drop, wanted: Wanted, sources: Mapping[str, Source]) -> Capture | Drop:
    """The capture, as one of the source whose host it is of; a Drop where it is not wanted, or where its publisher kept
    it from mining when it was crawled. A Drop stays one."""
    if isinstance(capture, Drop):
        return capture
    try:
        host = urlsplit(capture.url).hostname or ""
        source = owner_of(sources, host)
        url = canonical_url(capture.url, source.hosts if source else ())
    except (BadUrlError, ValueError) as error:
        return Drop(Reason.BAD_URL, capture.url, str(error))
    if has_credentials(url):
        return Drop(Reason.HAS_CREDENTIALS, without_credentials(url), "of a WARC file")
    refusal = wanted.refusal(capture)
    if refusal is not None:
        return Drop(refusal, capture.url)
    said = heard_opt_out(source.politeness if source else Politeness(), capture.headers, capture.body)
    if said is not None:
        return Drop(Reason.OPTED_OUT, url, said)
    return replace(capture, url=url, source_key=source.key if source else f"warc:{host}")


def keep_captures(
    warehouse: Warehouse,
    archive: ArchiveWriter,
    run_key: str,
    batch: Iterable[Capture | Drop],
    sources: Mapping[str, Source],
) -> tuple[StageReport, list[UUID]]:
    """Those of a batch that are new go into the archive and the index. The report of `discover`, and the ids of all
    that are held now; of two that are the same page, byte for byte, the first counts, and the other may tell that its
    server went back to it."""
    items = list(batch)
    drops = [item for item in items if isinstance(item, Drop)]
    captures = [item for item in items if isinstance(item, Capture)]
    unique: dict[UUID, Capture] = {}
    for capture in captures:
        unique.setdefault(capture.capture_id, capture)
    with warehouse.begin() as conn:
        there = {ref.capture_id for ref in captures_by_id(conn, unique)}
        again = [each for each in captures if each.capture_id in there or unique[each.capture_id] is not each]
        drops += [Drop(Reason.SAME_BODY, capture.url) for capture in again]
        fresh = [capture for capture_id, capture in unique.items() if capture_id not in there]
        gone = forgotten_captures(conn, sources, fresh)
        drops += [Drop(Reason.FORGOTTEN, capture.url) for capture in fresh if capture.capture_id in gone]
        fresh = [capture for capture in fresh if capture.capture_id not in gone]
        leads = {
            capture.url: Lead(url=capture.url, source_key=capture.source_key, origin=LeadOrigin.WARC)
            for capture in fresh
        }
        made, _ = add_leads(conn, leads.values(), now=now())
        taken = [archived(archive, leads[each.url], each) for each in fresh]
        archive.share()
        rows = record_fetches(conn, run_key, taken, long_ago=True)
        note_answers(conn, [(each.capture_id, each.fetched_at) for each in again if each.capture_id not in gone])
    log_drops(drops)
    report = StageReport.of("discover", made=len(fresh), drops=drops, rows={"raw.lead": made, **rows})
    return report, [capture_id for capture_id in unique if capture_id not in gone]


def archived(archive: ArchiveWriter, lead: Lead, capture: Capture, detail: str = "") -> FetchResult:
    """A capture that somebody else has fetched, into the archive. `detail` says where it was found."""
    return FetchResult(
        due=DueLead(lead=lead),
        outcome=Outcome.OK,
        at=capture.fetched_at,
        seconds=0,
        received=len(capture.body),
        requests=0,
        status=capture.status,
        detail=detail,
        capture=capture,
        place=archive.add(capture),
    )


def _batch(items: Iterator[Capture | Drop], captures: int) -> list[Capture | Drop]:
    """The next items, at most so many captures among them; none when there are no more, or none is wanted."""
    batch: list[Capture | Drop] = []
    while captures > 0 and len(batch) < _AT_ONCE and (item := next(items, None)):
        batch.append(item)
        captures -= isinstance(item, Capture)
    return batch
