"""A WARC file from elsewhere (CC-NEWS and the like) -> captures, with a Drop for each response that gives none."""

import re
import zlib
from collections.abc import Callable, Iterator
from http import HTTPStatus
from io import BytesIO
from pathlib import Path
from typing import IO, Any

import fsspec
from warcio.archiveiterator import ArchiveIterator
from warcio.bufferedreaders import ChunkedDataException, DecompressingBufferedReader
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord
from warcio.statusandheaders import StatusAndHeadersParserException

from pipeline.archive.asked import Asked
from pipeline.archive.decoding import BodyError, BodyTooLargeError, decode_body
from pipeline.archive.records import capture_from, in_words
from pipeline.errors import ConfigError, PipelineError
from pipeline.model import Capture, Drop, Reason

_MAX_HEADERS = 1 << 20
_MAX_BODY = 10_000_000
# The last three are what warcio trips over with headers that are there in name only
_HOSTILE = (
    ArchiveLoadFailed, StatusAndHeadersParserException, ChunkedDataException, EOFError, OSError, ValueError, zlib.error,
    AttributeError, TypeError, IndexError,
)  # fmt: skip
_NO_ITEM = frozenset({"warcinfo", "request", "metadata", "arc_header"})
# What a damaged record leaves in its target names nothing that a person could look for
_NAME = re.compile(r"<?[A-Za-z][A-Za-z0-9+.-]*:[^\s<>]+>?")
_LONGEST_NAME = 2_000
_BEGIN = b"WARC/"
_GZIP = b"\x1f\x8b"
_CHUNK_SIZE = re.compile(rb"[0-9a-fA-F]{1,8}[ \t]*(?:;[^\r\n]*)?\r?\n")


class _BoundedReader(DecompressingBufferedReader):  # type: ignore[misc]  # warcio has no types
    """warcio reads header lines of any length, where a gigabyte of zeros is one line; and it takes a gzip member that
    breaks off for the end of the file.
    """

    _in_headers = 0
    torn = False

    def readline(self, length: int | None = None) -> bytes:
        line: bytes = super().readline(_MAX_HEADERS if length is None else min(length, _MAX_HEADERS))
        self._in_headers += len(line)
        if self._in_headers > _MAX_HEADERS:
            raise ArchiveLoadFailed(f"more than {_MAX_HEADERS} bytes of headers")
        return line

    def close_decompressor(self) -> None:
        self.torn = self.decompressor is not None and not self.decompressor.eof
        super().close_decompressor()

    def read(self, length: int | None = None) -> bytes:
        self._in_headers = 0
        found: bytes = super().read(length)
        return found

    def end_headers(self) -> None:
        """Those of a record have been read: a record without a body is never read further, and its headers would count
        as the next one's."""
        self._in_headers = 0


def iterate_warc(source: str | Path) -> Iterator[Capture | Drop]:
    """Responses with status 200 to GET, bodies without their codings; every other response leaves as a Drop.

    `source` is a path or an fsspec URL. Captures that are not ours have no `source_key`. Records that hold no page
    (requests, metadata) are no items. A file that breaks off gives what stands before, then a Drop; one in which not
    one can be read gives a Drop of its own reason, no_record. Nothing is looked for behind a damaged record: a page may
    hold bytes that look like a record of another publisher.
    Raises PipelineError when the file cannot be opened.
    """
    name = str(source)
    try:
        opened = fsspec.open(name, "rb").open()
    except (OSError, ValueError, ImportError) as error:
        raise PipelineError(f"WARC file {name} cannot be opened: {error}; give a path or an fsspec URL") from error
    with opened as stream:
        yield from read_warc(stream, name)


def read_record(data: bytes, name: str, *, max_body: int = _MAX_BODY) -> Capture | Drop:
    """One record, cut out of a WARC file: what iterate_warc would give for it. `name` says where it lies.

    It is unpacked as a whole and within limits first, since one record may be a gigabyte of zeros.
    """
    try:
        plain = decode_body(data, "gzip" if data.startswith(_GZIP) else "", max_body + _MAX_HEADERS)
    except BodyTooLargeError as error:
        return Drop(Reason.TOO_LARGE, name, str(error))
    except BodyError as error:
        return Drop(Reason.UNREADABLE, name, in_words(error))
    if not plain.startswith(_BEGIN):
        return Drop(Reason.UNREADABLE, name, f"no record begins there: {plain[:20]!r}")
    items = list(read_warc(BytesIO(plain), name, max_body=max_body))
    if len(items) != 1:
        return Drop(Reason.UNREADABLE, name, f"holds {len(items)} records, not one")
    (found,) = items
    if isinstance(found, Drop) and found.reason is Reason.NO_RECORD:  # which is a word for whole files
        return Drop(Reason.UNREADABLE, name, found.detail)
    return found


def read_warc(
    stream: IO[bytes],
    name: str,
    *,
    max_body: int = _MAX_BODY,
    is_wanted: Callable[[str], bool] | None = None,
    told: Callable[[int], None] | None = None,
) -> Iterator[Capture | Drop]:
    """What iterate_warc does, with a stream that is read as it comes.

    Responses whose address is not wanted leave as foreign_host, their bodies unread. Before an item is given, `told`
    hears where in the stream the first record begins that the items so far do not answer for.
    """
    records = ArchiveIterator(stream, arc2warc=True)
    records.INC_RECORD = ""  # what it would print to stderr of a record of another length: a line of the page
    reader = records.reader = _BoundedReader(records.fh)
    asked, seen, items, readable, broken = Asked(), 0, 0, 0, ""
    try:
        for record in records:
            reader.end_headers()
            seen += 1
            if record.rec_type == "request":
                asked.request(record)
            elif record.rec_type not in _NO_ITEM:
                found = _unwanted(record, is_wanted) or _item(record, f"{name}@{records.offset}", max_body)
                items += 1
                readable += isinstance(found, Capture) or found.reason is not Reason.UNREADABLE
                item = asked.answer(record, found)
                if item is not None:
                    if told is not None:
                        told(records.offset)
                    yield item
    except _HOSTILE as error:
        broken = f"after {seen} records: {in_words(error)}"
    item = asked.last()
    if item is not None:
        yield item
    if not readable and (items or broken or reader.torn or not seen):
        yield Drop(Reason.NO_RECORD, name, broken or f"none of its {seen} records can be read")
    elif broken:
        yield Drop(Reason.UNREADABLE, f"{name}@{records.offset}", broken)
    elif reader.torn:
        yield Drop(Reason.UNREADABLE, f"{name}@{records.offset}", f"breaks off after {seen} records")
    elif not items:
        yield Drop(Reason.UNREADABLE, name, f"holds {seen} WARC records, and no response among them")


def warc_files(location: str | Path) -> list[str]:
    """A file, or all `*.warc[.gz]` below a folder, as fsspec URLs. ConfigError where there is none."""
    name = str(location)
    try:
        files, root = fsspec.url_to_fs(name)
        found = sorted(files.find(root)) if files.isdir(root) else [root] if files.exists(root) else []
    except (OSError, ValueError, ImportError) as error:
        raise PipelineError(f"{name} cannot be looked at: {error}; give a path or an fsspec URL") from error
    warcs = [path for path in found if path.endswith((".warc", ".warc.gz"))] if files.isdir(root) else found
    if not warcs:
        raise ConfigError(f"no WARC file at {name}; give a file, or a folder with *.warc or *.warc.gz in it")
    return [files.unstrip_protocol(path) for path in warcs]


def _unwanted(record: ArcWarcRecord, is_wanted: Callable[[str], bool] | None) -> Drop | None:
    target = record.rec_headers.get_header("WARC-Target-URI") or ""
    return None if is_wanted is None or is_wanted(target) else Drop(Reason.FOREIGN_HOST, target[:_LONGEST_NAME])


def _item(record: ArcWarcRecord, place: str, max_body: int) -> Capture | Drop:
    target = record.rec_headers.get_header("WARC-Target-URI") or ""
    url = target if len(target) <= _LONGEST_NAME and target.isprintable() and _NAME.fullmatch(target) else place
    drop = _no_page(record, url)
    if drop is not None:
        return drop
    try:
        return capture_from(record, _body(record, max_body))
    except BodyTooLargeError as error:
        return Drop(Reason.TOO_LARGE, url, str(error))
    except (BodyError, ValueError) as error:
        return Drop(Reason.UNREADABLE, url, in_words(error))


def _no_page(record: ArcWarcRecord, url: str) -> Drop | None:
    """What the headers alone rule out."""
    if record.rec_type == "revisit":
        return Drop(Reason.SAME_BODY, url, "a revisit record: the body is in an earlier one")
    if record.rec_type != "response" or record.http_headers is None:
        return Drop(Reason.ERROR, url, f"a {record.rec_type} record without an HTTP answer; only responses are read")
    status = record.http_headers.get_statuscode()
    if status != "200":
        return Drop(_reason_of(status), url, f"status {status[:20]}")
    cut = record.rec_headers.get_header("WARC-Truncated")
    return Drop(Reason.TOO_LARGE, url, f"cut by its crawler: {cut}") if cut else None


def _reason_of(status: str) -> Reason:
    return {
        str(HTTPStatus.NOT_MODIFIED.value): Reason.NOT_MODIFIED,
        str(HTTPStatus.UNAUTHORIZED.value): Reason.PAYWALLED,
        str(HTTPStatus.PAYMENT_REQUIRED.value): Reason.PAYWALLED,
        str(HTTPStatus.FORBIDDEN.value): Reason.BLOCKED,
        str(HTTPStatus.NOT_FOUND.value): Reason.NOT_FOUND,
        str(HTTPStatus.GONE.value): Reason.GONE,
        str(HTTPStatus.TOO_MANY_REQUESTS.value): Reason.BLOCKED,
        str(HTTPStatus.UNAVAILABLE_FOR_LEGAL_REASONS.value): Reason.BLOCKED,
    }.get(status, Reason.ERROR)


def _body(record: ArcWarcRecord, max_body: int) -> bytes:
    headers: Any = record.http_headers
    raw = _read_within(record.raw_stream, max_body)
    expected = record.payload_length
    if 0 <= expected != len(raw):
        # some writers count a record's length wrong; the answer's own length then says whether the page is whole
        own = headers.get_header("content-length") or ""
        if not (own.isascii() and own.isdigit() and int(own) <= len(raw)):
            raise BodyError(f"the record breaks off: {len(raw)} bytes of {expected}")
        raw = raw[: int(own)]
    if "chunked" in (headers.get_header("transfer-encoding") or "").lower():
        raw = _unchunked(raw)
    coding = headers.get_header("content-encoding") or ""
    if coding.lower().endswith("gzip") and raw[:2] != b"\x1f\x8b":
        # crawlers store the decoded body and leave the header as it was
        coding = ""
    return decode_body(raw, coding, max_body)


def _read_within(stream: Any, max_body: int) -> bytes:
    found = bytearray()
    while piece := stream.read(1 << 16):
        found += piece
        if len(found) > max_body:
            raise BodyTooLargeError(f"body is larger than {max_body} bytes")
    return bytes(found)


def _unchunked(raw: bytes) -> bytes:
    """RFC 9112, 7.1. Bytes that never were chunked, whatever the header says, come back as they are."""
    if not _CHUNK_SIZE.match(raw):
        return raw
    source = BytesIO(raw)
    found = bytearray()
    while True:
        line = source.readline()
        if not _CHUNK_SIZE.fullmatch(line):
            raise BodyError("chunked body is damaged" if line else "chunked body ends too early")
        size = int(line.split(b";")[0], 16)
        if size == 0:
            return bytes(found)
        piece = source.read(size)
        if len(piece) < size:
            raise BodyError("chunked body ends too early")
        found += piece
        source.readline()
