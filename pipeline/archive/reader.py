"""Archive -> captures: one by its place, those of a part, or all of them to see whether they still hold."""

import logging
import zlib
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from types import MappingProxyType

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord

from pipeline.archive.answers import checked_answers
from pipeline.archive.erase import ERASED
from pipeline.archive.members import CheckedStream, is_member
from pipeline.archive.records import LEAD_URL, capture_from, in_words
from pipeline.archive.store import Store
from pipeline.errors import PipelineError
from pipeline.model import Capture, CaptureRef, WarcPlace

logger = logging.getLogger(__name__)

# what warcio raises on bytes that are no record
READ_ERRORS = (ArchiveLoadFailed, EOFError, OSError, ValueError, zlib.error)
_REMEDY = "`newsfigures archive verify` lists what is damaged"


def read_capture(archive_url: str, ref: CaptureRef) -> Capture:
    """The capture that a row of raw.capture points to; PipelineError when the bytes there are not those of the row."""
    place = ref.place
    where = f"archive file {place.file} at {place.offset}"
    data = _bytes_at(archive_url, place)
    if len(data) < place.length:
        raise PipelineError(f"{where}: {len(data)} bytes instead of {place.length}; {_REMEDY}")
    try:
        capture = _first(data)
    except READ_ERRORS as error:
        raise PipelineError(f"{where} holds no readable record: {in_words(error)}; {_REMEDY}") from error
    if capture.sha256 != ref.sha256:
        raise PipelineError(f"{where}: sha-256 is {capture.sha256}, the index says {ref.sha256} ({ref.url}); {_REMEDY}")
    return capture


def _bytes_at(archive_url: str, place: WarcPlace) -> bytes:
    store = Store(archive_url)
    data = store.read_range(place.file, place.offset, place.length)
    if data is None:
        raise store.missing(place.file)
    return data


def _first(data: bytes) -> Capture:
    for record in ArchiveIterator(BytesIO(data)):
        if not _is_capture(record):
            raise ValueError(f"a record of type {record.rec_type}")
        capture = capture_from(record, record.raw_stream.read())
        if not is_member(data):  # a URL or a date that is damaged shows in nothing else
            raise ValueError("its gzip checksum does not hold")
        return capture
    raise ValueError("nothing")


def captures_in(archive_url: str, file: str) -> Iterator[tuple[Capture, WarcPlace]]:
    """Every capture of one finished part with its place: the rows that an index of it needs."""
    with Store(archive_url).reading(file) as stream:
        records = ArchiveIterator(stream)
        for record in records:
            if _is_capture(record):
                capture = capture_from(record, record.raw_stream.read())
                yield capture, _place(file, records)


def _is_capture(record: ArcWarcRecord) -> bool:
    return record.rec_type == "response" and record.http_headers is not None


def _place(file: str, records: ArchiveIterator) -> WarcPlace:
    """Of the record that was read last."""
    return WarcPlace(file=file, offset=records.get_record_offset(), length=records.get_record_length())


def records_of(archive_url: str, files: Iterable[str], urls: Collection[str]) -> Iterator[WarcPlace]:
    """Where responses to these URLs lie, as lead or as the end of redirects, also those that no index knows.

    Raises PipelineError for a part that cannot be read to its end: nobody can say what is in the rest of it.
    """
    store = Store(archive_url)
    for file in files:
        with store.reading(file) as stream:
            records = ArchiveIterator(stream)
            try:
                for record in records:
                    names = {record.rec_headers.get_header(name) for name in (LEAD_URL, "WARC-Target-URI")}
                    if record.rec_type == "response" and not names.isdisjoint(urls):
                        yield _place(file, records)
            except READ_ERRORS as error:
                raise PipelineError(
                    f"archive file {file} cannot be read from {records.offset} on: {in_words(error)}; restore it from "
                    "a copy, or remove it if it is not to be had"
                ) from error


def readable_captures(
    archive_url: str, places: Iterable[WarcPlace], parts: Iterable[str]
) -> Iterator[tuple[Capture, WarcPlace]]:
    """The captures at these places and in these whole parts, as far as they can be read; the log tells of the others.

    A record that was erased holds none.
    """
    for place in places:
        yield from _readable(place.file, _captures_at(archive_url, place))
    for file in parts:
        yield from _readable(file, captures_in(archive_url, file))


def _readable(file: str, found: Iterator[tuple[Capture, WarcPlace]]) -> Iterator[tuple[Capture, WarcPlace]]:
    try:
        yield from found
    except READ_ERRORS as error:
        logger.warning("archive file %s cannot be read to its end: %s; %s", file, in_words(error), _REMEDY)


def _captures_at(archive_url: str, place: WarcPlace) -> Iterator[tuple[Capture, WarcPlace]]:
    for record in ArchiveIterator(BytesIO(_bytes_at(archive_url, place))):
        if _is_capture(record):
            yield capture_from(record, record.raw_stream.read()), place


def part_names(archive_url: str, folders: Collection[str]) -> list[str]:
    """Finished parts in these folders of the archive; a source's parts lie in the folder of its key."""
    store = Store(archive_url)
    return sorted(file for folder in set(folders) if folder for file in store.files(folder))


def remove_parts(archive_url: str, files: Iterable[str]) -> None:
    """Take whole parts away; the caller has made sure that they hold nothing else."""
    store = Store(archive_url)
    for file in files:
        store.remove(file)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One thing in the archive that is not as it was written."""

    file: str
    offset: int
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Verified:
    """`erased` counts the records in whose place something was taken away, `answers` those of language models."""

    files: int
    captures: int
    erased: int
    faults: tuple[Fault, ...]
    answers: int = 0


def verify(archive_url: str, indexed: Mapping[str, Collection[int]] = MappingProxyType({})) -> Verified:
    """Read every record of every part and hold it against its own digests and its gzip checksum; every answer, against
    the latter.
    `indexed`: the places of captures that the warehouse knows, by file, at each of which a record has to begin."""
    store = Store(archive_url)
    captures = erased = 0
    faults: list[Fault] = []
    files = store.files()
    for file in files:
        with store.reading(file) as stream:
            checked = CheckedStream(stream)
            found = _verify_part(file, ArchiveIterator(checked, check_digests=True), indexed.get(file, ()))
            damage = checked.damage()
        captures += found.captures
        erased += found.erased
        faults.extend(found.faults)
        faults.extend(_damaged(file, damage, found.faults))
    faults.extend(_missing(file, indexed[file]) for file in sorted(indexed.keys() - set(files)))
    answers = 0
    for file, fault in checked_answers(archive_url):
        answers += 1
        if fault is not None:
            faults.append(Fault(file=file, offset=0, detail=f"a damaged answer: {fault}"))
    return Verified(files=len(files), captures=captures, erased=erased, faults=tuple(faults), answers=answers)


def _missing(file: str, places: Collection[int]) -> Fault:
    detail = f"not there: captures that the warehouse knows, from here on {len(places):,}"
    return Fault(file=file, offset=min(places), detail=detail)


def _damaged(file: str, damage: tuple[int, str] | None, told: Collection[Fault]) -> Iterator[Fault]:
    """What shows in the checksum alone: headers are in no digest."""
    if damage is not None and damage[0] not in {fault.offset for fault in told}:
        yield Fault(file=file, offset=damage[0], detail=f"the gzip checksum does not hold: {damage[1]}")


def _verify_part(file: str, records: ArchiveIterator, indexed: Collection[int]) -> Verified:
    captures = erased = 0
    faults: list[Fault] = []
    left = set(indexed)
    try:
        for record in records:
            body = record.raw_stream.read() or b""
            offset = records.get_record_offset()
            left.discard(offset)
            if record.digest_checker.passed is False:
                faults.append(Fault(file=file, offset=offset, detail="; ".join(record.digest_checker.problems)))
            elif record.rec_type == "metadata":
                erased += body == ERASED
            elif record.rec_type == "response":
                captures += 1
                if len(body) != record.payload_length:
                    detail = f"{len(body)} bytes of body instead of {record.payload_length}"
                    faults.append(Fault(file=file, offset=offset, detail=detail))
    except READ_ERRORS as error:
        detail = f"unreadable from here on: {in_words(error)}"
        faults.append(Fault(file=file, offset=int(records.offset), detail=detail))
    if left:
        faults.append(_missing(file, left))
    return Verified(files=1, captures=captures, erased=erased, faults=tuple(faults))
