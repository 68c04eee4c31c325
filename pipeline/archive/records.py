"""One capture as one WARC response record, and back."""

from collections.abc import Iterable
from datetime import UTC, datetime
from http import HTTPStatus
from io import BytesIO

from warcio.recordloader import ArcWarcRecord
from warcio.statusandheaders import StatusAndHeaders
from warcio.timeutils import datetime_to_iso_date
from warcio.warcwriter import WARCWriter

from pipeline.model import Capture

LEAD_URL = "Newsfigures-Lead-URL"
SOURCE = "Newsfigures-Source"

_LONGEST = 160
_YEARS = range(1990, 2100)
"""Of captures; the years that a capture is filed under."""
# RFC 9110, 7.6.1, and what would no longer be true of a body without its transfer and content codings; cookies are
# nobody's business in an archive
_NOT_KEPT = frozenset({
    "connection", "content-encoding", "content-length", "keep-alive", "proxy-authenticate", "proxy-authorization",
    "proxy-connection", "set-cookie", "set-cookie2", "te", "trailer", "transfer-encoding", "upgrade",
})  # fmt: skip


def in_words(error: Exception) -> str:
    """What a reader says of damaged bytes, in one line that a terminal can show: it quotes them as they are.

    >>> in_words(ValueError("Invalid WARC record,\\n first line: \\x1b[2J\\0"))
    'Invalid WARC record, first line: ?[2J?'
    """
    line = " ".join(str(error).split())[:_LONGEST]
    return "".join(sign if sign.isprintable() else "?" for sign in line) or type(error).__name__


def kept_headers(headers: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Header names in lower case, repeated ones joined, without those that do not describe the stored body."""
    found: dict[str, str] = {}
    for name, value in headers:
        if name.lower() not in _NOT_KEPT:
            add_header(found, name, " ".join(value.split()))
    return found


def add_header(found: dict[str, str], name: str, value: str) -> None:
    """One more line of an answer's headers: repeated ones are joined by ", ", those of X-Robots-Tag by an empty entry
    of the list besides, which means nothing (RFC 9110, 5.6.1): what a line says of one robot ends with the line."""
    key = name.lower()
    if key not in found:
        found[key] = value
    else:
        found[key] += (", , " if key == "x-robots-tag" else ", ") + value


def write_record(writer: WARCWriter, capture: Capture) -> None:
    body = BytesIO(capture.body)
    record = writer.create_warc_record(
        capture.final_url,
        "response",
        payload=body,
        length=len(capture.body),
        http_headers=_http_headers(capture),
        warc_headers_dict={
            "WARC-Date": datetime_to_iso_date(capture.fetched_at.astimezone(UTC).replace(tzinfo=None), use_micros=True),
            LEAD_URL: capture.url,
            SOURCE: capture.source_key,
        },
    )
    writer.write_record(record)


def _http_headers(capture: Capture) -> StatusAndHeaders:
    lines = [*kept_headers(capture.headers.items()).items(), ("content-length", str(len(capture.body)))]
    return StatusAndHeaders(f"{capture.status} {_phrase(capture.status)}", lines, protocol="HTTP/1.1")


def _phrase(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return "Unknown"


def capture_from(record: ArcWarcRecord, body: bytes) -> Capture:
    """`source_key` is empty where the record, of somebody else, has none. ValueError when it has no target, no date or
    no status."""
    target = record.rec_headers.get_header("WARC-Target-URI")
    date = record.rec_headers.get_header("WARC-Date")
    if not target or not date:
        raise ValueError("record has no WARC-Target-URI or no WARC-Date")
    return Capture(
        url=record.rec_headers.get_header(LEAD_URL) or target,
        source_key=record.rec_headers.get_header(SOURCE) or "",
        final_url=target,
        fetched_at=_moment(date),
        status=int(record.http_headers.get_statuscode()),
        headers=kept_headers(_lines(record)),
        body=body,
    )


def _lines(record: ArcWarcRecord) -> list[tuple[str, str]]:
    return [(str(name), str(value)) for name, value in record.http_headers.headers]


def _moment(text: str) -> datetime:
    """A WARC-Date (ISO 8601), in UTC. ValueError for what is none, and for a year in which nobody crawled the web."""
    found = datetime.fromisoformat(text.strip())
    if found.year not in _YEARS:
        raise ValueError(f"WARC-Date {text[:40]!r} is of no year from {_YEARS.start} to {_YEARS.stop - 1}")
    return (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC)
