"""Captures in and out of WARC files. The archive is the truth: all after it can be made again from it."""

from pipeline.archive.decoding import BodyError, BodyTooLargeError, decode_body, stream_decoder
from pipeline.archive.erase import erase, erase_all
from pipeline.archive.reader import (
    Fault,
    Verified,
    captures_in,
    part_names,
    read_capture,
    records_of,
    remove_parts,
    verify,
)
from pipeline.archive.records import kept_headers
from pipeline.archive.salvage import SalvagedPart, salvage
from pipeline.archive.warc_in import iterate_warc, warc_files
from pipeline.archive.writer import ArchiveWriter

__all__ = [
    "ArchiveWriter",
    "BodyError",
    "BodyTooLargeError",
    "Fault",
    "SalvagedPart",
    "Verified",
    "captures_in",
    "decode_body",
    "erase",
    "erase_all",
    "iterate_warc",
    "kept_headers",
    "part_names",
    "read_capture",
    "records_of",
    "remove_parts",
    "salvage",
    "stream_decoder",
    "verify",
    "warc_files",
]
