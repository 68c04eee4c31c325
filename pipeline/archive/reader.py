"""Archive -> captures: one by its place, those of a part, or all of them to see whether they still hold."""

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from pipeline.archive.records import capture_from, http_headers, kept_headers
from pipeline.archive.store import Store
from pipeline.errors import PipelineError
from pipeline.model import Capture, CaptureRef, WarcPlace

# what warcio raises on bytes that are no record
READ_ERRORS = (ArchiveLoadFailed, EOFError, OSError, ValueError, zlib.error)
_REMEDY = "`newsfigures archive verify` lists what is damaged"


def read_capture(archive_url: str, ref: CaptureRef) -> Capture:
    """The capture that a row of raw.capture points to; PipelineError when the bytes there are not those of the row."""
    place = ref.place
    where = f"archive file {place.file} at {place.offset}"
    with Store(archive_url).reading(place.file) as stream:
        stream.seek(place.offset)
        data = stream.read(place.length)
    if len(data) < place.length:
        raise PipelineError(f"{where}: {len(data)} bytes instead of {place.length}; {_REMEDY}")
    try:
        capture = _first(data)
    except READ_ERRORS as error:
        raise PipelineError(f"{where} holds no readable record: {error}; {_REMEDY}") from error
    if capture.sha256 != ref.sha256:
        raise PipelineError(f"{where}: sha-256 is {capture.sha256}, the index says {ref.sha256} ({ref.url}); {_REMEDY}")
    return capture


def _first(data: bytes) -> Capture:
    for record in ArchiveIterator(BytesIO(data)):
        if record.rec_type != "response" or record.http_headers is None:
            raise ValueError(f"a record of type {record.rec_type}")
        body = record.raw_stream.read()
        return capture_from(record, body, kept_headers(http_headers(record)), "")
    raise ValueError("nothing")


def captures_in(archive_url: str, file: str) -> Iterator[tuple[Capture, WarcPlace]]:
    """Every capture of one finished part with its place: the rows that an index of it needs."""
    with Store(archive_url).reading(file) as stream:
        records = ArchiveIterator(stream)
        for record in records:
            if record.rec_type == "response" and record.http_headers is not None:
                body = record.raw_stream.read()
                capture = capture_from(record, body, kept_headers(http_headers(record)), "")
                yield (
                    capture,
                    WarcPlace(file=file, offset=records.get_record_offset(), length=records.get_record_length()),
                )


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One thing in the archive that is not as it was written."""

    file: str
    offset: int
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Verified:
    files: int
    captures: int
    faults: tuple[Fault, ...]


def verify(archive_url: str) -> Verified:
    """Read every record of every part and hold it against its own digests."""
    store = Store(archive_url)
    captures = 0
    faults: list[Fault] = []
    files = store.files()
    for file in files:
        with store.reading(file) as stream:
            found = _verify_part(file, ArchiveIterator(stream, check_digests=True))
        captures += found.captures
        faults.extend(found.faults)
    return Verified(files=len(files), captures=captures, faults=tuple(faults))


def _verify_part(file: str, records: ArchiveIterator) -> Verified:
    captures = 0
    faults: list[Fault] = []
    try:
        for record in records:
            read = len(record.raw_stream.read() or b"")
            offset = records.get_record_offset()
            if record.digest_checker.passed is False:
                faults.append(Fault(file=file, offset=offset, detail="; ".join(record.digest_checker.problems)))
            elif record.rec_type == "response":
                captures += 1
                if read != record.payload_length:
                    detail = f"{read} bytes of body instead of {record.payload_length}"
                    faults.append(Fault(file=file, offset=offset, detail=detail))
    except READ_ERRORS as error:
        faults.append(Fault(file=file, offset=int(records.offset), detail=f"unreadable: {error}"))
    return Verified(files=1, captures=captures, faults=tuple(faults))
