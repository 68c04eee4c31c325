"""Captures in and out of WARC files, and what language models said of texts. The archive is the truth: all after it can
be made again from it."""

from pipeline.archive.answers import answers_of, forget_answers, has_answers, keep_answer, read_answer
from pipeline.archive.decoding import BodyError, BodyTooLargeError, decode_body, stream_decoder
from pipeline.archive.erase import erase_all
from pipeline.archive.open_parts import open_parts
from pipeline.archive.reader import (
    Fault,
    Verified,
    captures_in,
    part_names,
    read_capture,
    readable_captures,
    records_of,
    remove_parts,
    verify,
)
from pipeline.archive.records import add_header, kept_headers
from pipeline.archive.salvage import SalvagedPart, is_any_open, salvage, throw_away
from pipeline.archive.warc_in import iterate_warc, read_record, read_warc, warc_files
from pipeline.archive.writer import ArchiveWriter

__all__ = [
    "ArchiveWriter",
    "BodyError",
    "BodyTooLargeError",
    "Fault",
    "SalvagedPart",
    "Verified",
    "add_header",
    "answers_of",
    "captures_in",
    "decode_body",
    "erase_all",
    "forget_answers",
    "has_answers",
    "is_any_open",
    "iterate_warc",
    "keep_answer",
    "kept_headers",
    "open_parts",
    "part_names",
    "read_answer",
    "read_capture",
    "read_record",
    "read_warc",
    "readable_captures",
    "records_of",
    "remove_parts",
    "salvage",
    "stream_decoder",
    "throw_away",
    "verify",
    "warc_files",
]
