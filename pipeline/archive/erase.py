"""A record's bytes -> nothing to read, in the same number of bytes, so that every other record stays where it is."""

import zlib
from collections.abc import Iterable
from datetime import UTC, datetime
from io import BytesIO

from warcio.timeutils import datetime_to_iso_date
from warcio.warcwriter import WARCWriter

from pipeline.archive.members import is_member
from pipeline.archive.store import Store
from pipeline.errors import PipelineError
from pipeline.model import WarcPlace

_RAW = -zlib.MAX_WBITS
# RFC 1951, 3.2.4: a stored block without content, which may stand any number of times before the data
_EMPTY_BLOCK = b"\x00\x00\x00\xff\xff"
# RFC 1952, 2.3: deflate, with an extra field, no time, unknown system; then two bytes of length of that field
_HEADER = b"\x1f\x8b\x08\x04\x00\x00\x00\x00\x00\xff"
_FRAME = len(_HEADER) + 2 + 8

ERASED = b"erased: 1\r\n"
"""The body of a metadata record that stands in the place of an erased one."""


def erase_all(archive_url: str, places: Iterable[WarcPlace], *, at: datetime) -> int:
    """Put a record that only says when something was erased in the place of each; how many. Each part is rewritten
    once. Twice is once.

    Raises PipelineError when no record ends where a place says; that part is then left as it was. A part is replaced as
    a whole, so that a crash leaves the old one or the new one; what an earlier crash left half copied beside it goes.
    """
    by_file: dict[str, set[tuple[int, int]]] = {}
    for place in places:
        by_file.setdefault(place.file, set()).add((place.offset, place.length))
    store = Store(archive_url)
    for file, spans in sorted(by_file.items()):
        _erase_in(store, file, sorted(spans), at)
    return sum(map(len, by_file.values()))


def _erase_in(store: Store, file: str, spans: list[tuple[int, int]], at: datetime) -> None:
    with store.reading(file) as stream:
        data = stream.read()
    store.replace(file, without_records(data, file, spans, at))


def without_records(part: bytes, file: str, spans: Iterable[tuple[int, int]], at: datetime) -> bytes:
    """The bytes of a part, in as many bytes, without the records at these offsets and of these lengths; `file` is its
    name. PipelineError where there is none."""
    data = bytearray(part)
    for offset, length in spans:
        record = bytes(data[offset : offset + length])
        if len(record) != length or not is_member(record):
            raise PipelineError(
                f"archive file {file} holds no record at {offset} of {length} bytes; nothing was erased in it. "
                "`newsfigures archive verify` lists what is damaged"
            )
        data[offset : offset + length] = _tombstone(at, length)
    return bytes(data)


def _tombstone(at: datetime, length: int) -> bytes:
    plain = _record(at)
    packer = zlib.compressobj(9, zlib.DEFLATED, _RAW)
    packed = packer.compress(plain) + packer.flush()
    room = length - _FRAME - len(packed)
    if room < 0:
        raise PipelineError(f"a record of {length} bytes is too short to be erased in place; was it written by us?")
    blocks, extra = divmod(room, len(_EMPTY_BLOCK))
    checks = zlib.crc32(plain).to_bytes(4, "little") + len(plain).to_bytes(4, "little")
    return _HEADER + extra.to_bytes(2, "little") + bytes(extra) + _EMPTY_BLOCK * blocks + packed + checks


def _record(at: datetime) -> bytes:
    out = BytesIO()
    writer = WARCWriter(out, gzip=False, warc_version="1.1")
    moment = datetime_to_iso_date(at.astimezone(UTC).replace(tzinfo=None))
    body = ERASED
    record = writer.create_warc_record(
        "", "metadata", payload=BytesIO(body), length=len(body), warc_headers_dict={"WARC-Date": moment}
    )
    writer.write_record(record)
    return out.getvalue()
