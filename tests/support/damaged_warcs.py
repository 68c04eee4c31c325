"""WARC files of the invented papers, written in three ways, and damaged by chance."""

import gzip
import re
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BytesIO
from itertools import count
from pathlib import Path
from random import Random
from uuid import UUID

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from pipeline.archive import ArchiveWriter, captures_in
from pipeline.discover import find_leads
from pipeline.fetch import Fetcher, fetch_leads
from pipeline.model import Capture, DueLead
from pipeline.newsstand import Newsstand
from pipeline.sources import find_source, load_sources
from tests.support.hostile_answers import CODINGS, LENGTHS, LINES, LOCATIONS, TRANSFERS, TYPES, chunked, flipped
from tests.support.rows import NOON
from tests.support.site import Naps

OF_A_PAPER = 5
"""Pages of each paper that stand in a file."""
TYPES_OF_RECORD = (
    b"response",
    b"resource",
    b"revisit",
    b"conversion",
    b"continuation",
    b"warcinfo",
    b"metadata",
    b"",
    b"\xff",
)
DATES = (
    b"never", b"", b"2026", b"2026-04-14", b"2026-13-45T99:99:99Z", b"0000-00-00T00:00:00Z", b"99999-04-14T09:30:00Z",
    b"2026-04-14T09:30:00", b"2026-04-14T09:30:00+99:99", b"20260414093000", b"-1", b"\xff", b"2026-04-14 " * 900,
)  # fmt: skip
VERSIONS = (
    b"WARC/0.18",
    b"WARC/9.9",
    b"WARC/",
    b"warc/1.0",
    b"ARC/1.0",
    b"HTTP/1.1 200 OK",
    b"",
    b"\x00",
    b"WARC/1.0 " * 9_000,
)
FIELDS = (b"WARC-Type", b"WARC-Target-URI", b"WARC-Date", b"WARC-Record-ID", b"Content-Length", b"Content-Type")
_ID = re.compile(rb"<urn:uuid:[^>]+>")
OURS = (b"Newsfigures-Lead-URL", b"Newsfigures-Source")

Groups = list[list[bytes]]
"""The records of a file as they stand, plain: first those of its header, then those of each page."""


@dataclass(frozen=True)
class Damaged:
    """A file, how it was damaged, and the places (from 0) of the pages that are to be read all the same."""

    data: bytes
    kind: str
    whole: tuple[int, ...]


def sample_pages(newsstand: Newsstand, folder: Path) -> list[Capture]:
    """Some pages of each invented paper, fetched as ever."""
    naps, found = Naps(), []
    with (
        Fetcher(
            user_agent="newsfigures/0.1", host_map=newsstand.host_map, sleep=naps.sleep, monotonic=naps.monotonic
        ) as fetcher,
        ArchiveWriter((folder / "archive").as_uri(), folder / "work", "part") as archive,
    ):
        for key in ("sample_times", "sample_kurier", "sample_ilbo"):
            source = find_source(load_sources(None), key)
            asked = lambda url, source=source: fetcher.get(url, source.politeness, trusted=True)  # noqa: E731
            leads, _ = find_leads(source, asked, day=None)
            due = [DueLead(lead=lead) for lead in leads]
            results = fetch_leads(fetcher, source, due, archive, clock=lambda: NOON, time_budget=60)
            found += [result.capture for result in results if result.capture][:OF_A_PAPER]
    assert len(found) == 3 * OF_A_PAPER
    return found


def as_ours(pages: list[Capture], folder: Path) -> Groups:
    """As the archive writes them."""
    with ArchiveWriter((folder / "archive").as_uri(), folder / "work", "ours") as archive:
        for page in pages:
            archive.add(page)
    url = (folder / "archive").as_uri()
    data = (folder / "archive" / str(archive.file)).read_bytes()
    places = [place for _, place in captures_in(url, str(archive.file))]
    members = [data[: places[0].offset], *(data[place.offset : place.offset + place.length] for place in places)]
    return _same_again([[gzip.decompress(member)] for member in members])


def as_crawled(pages: list[Capture], chance: Random) -> Groups:
    """As a crawler writes them: with their requests, and bodies as they came over the wire."""
    groups = [[_written(lambda writer: writer.create_warcinfo_record("crawl", {"software": "crawler"}))]]
    for page in pages:
        body, headers = page.body, list(page.headers.items())
        if chance.random() < 0.4:
            body, headers = gzip.compress(body, mtime=0), [*headers, ("Content-Encoding", "gzip")]
        if chance.random() < 0.4:
            # no wrong sizes: the file is to be whole before it is damaged
            pieces = [body[at : at + 500] for at in range(0, len(body), 500)]
            body = b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\n\r\n"
            headers = [*headers, ("Transfer-Encoding", "chunked")]
        records = [_request(page), _response(page, body, headers)]
        groups.append(records if chance.random() < 0.5 else records[::-1])
    return _same_again(groups)


def _request(page: Capture) -> bytes:
    path = "/" + page.final_url.partition("//")[2].partition("/")[2]
    http = StatusAndHeaders(f"GET {path} HTTP/1.1", [("Host", "paper")], is_http_request=True)
    return _written(lambda writer: writer.create_warc_record(page.final_url, "request", http_headers=http))


def _response(page: Capture, body: bytes, headers: list[tuple[str, str]]) -> bytes:
    http = StatusAndHeaders("200 OK", headers, protocol="HTTP/1.1")
    told = {"WARC-Date": "2026-04-14T12:00:00Z"}
    return _written(
        lambda writer: writer.create_warc_record(
            page.final_url,
            "response",
            payload=BytesIO(body),
            length=len(body),
            http_headers=http,
            warc_headers_dict=told,
        )
    )


def _written(make: Callable[[WARCWriter], object]) -> bytes:
    out = BytesIO()
    writer = WARCWriter(out, gzip=False)
    writer.write_record(make(writer))
    return out.getvalue()


def _same_again(groups: Groups) -> Groups:
    """With ids and dates that do not change from run to run, so that a case can be made again."""
    numbers = count(1)
    return [
        [
            re.sub(rb"(?m)^WARC-Date: [^\r]+", b"WARC-Date: 2026-04-14T12:00:00Z", _ID.sub(_numbered(numbers), record))
            for record in group
        ]
        for group in groups
    ]


def _numbered(numbers: Iterator[int]) -> Callable[[re.Match[bytes]], bytes]:
    return lambda _: f"<urn:uuid:{UUID(int=next(numbers))}>".encode()


def packed(groups: Groups, zipped: bool) -> bytes:
    return b"".join(gzip.compress(one, 6, mtime=0) if zipped else one for group in groups for one in group)


def damaged(groups: Groups, zipped: bool, chance: Random) -> Damaged:
    kind = chance.choice([*OF_BYTES, *OF_RECORDS, *OF_FILES])
    at = chance.randrange(len(groups))
    before = tuple(range(max(0, at - 1)))
    if kind in OF_FILES:
        return Damaged(OF_FILES[kind](packed(groups, zipped), chance), kind, ())
    if kind in OF_RECORDS:
        changed, whole = OF_RECORDS[kind]([list(group) for group in groups], at, chance)
        return Damaged(packed(changed, zipped), kind, before if whole is None else whole)
    head, tail = packed(groups[:at], zipped), packed(groups[at + 1 :], zipped)
    return Damaged(
        head + OF_BYTES[kind](packed([groups[at]], zipped), chance) + ("torn" not in kind) * tail, kind, before
    )


def _inserted(data: bytes, chance: Random) -> bytes:
    at = chance.randrange(len(data) + 1)
    more = chance.choice((chance.randbytes(chance.randint(1, 300)), bytes(5_000), b"\r\n" * 50, b"\x1f\x8b\x08", data))
    return data[:at] + more + data[at:]


def _cut(data: bytes, chance: Random) -> bytes:
    at = chance.randrange(len(data))
    return data[:at] + data[at + chance.randint(1, 200) :]


def _torn(data: bytes, chance: Random) -> bytes:
    return data[: chance.randrange(1, len(data))]


OF_BYTES: dict[str, Callable[[bytes, Random], bytes]] = {
    "bits turned": lambda data, chance: flipped(data, chance, 20),
    "bytes inserted": _inserted,
    "bytes cut out": _cut,
    "torn": _torn,
    "torn and zeros": lambda data, chance: _torn(data, chance) + bytes(chance.randint(1, 9_000)),
    "wrong checksum": lambda data, chance: data[:-8] + chance.randbytes(8),
    "checksum cut off": lambda data, _: data[:-8],
    "magic gone": lambda data, chance: chance.randbytes(2) + data[2:],
    "packed twice": lambda data, _: gzip.compress(data, mtime=0),
    "bare deflate": lambda data, _: zlib.compress(data),
    "a bomb before": lambda data, _: gzip.compress(bytes(16 << 20), mtime=0) + data,
    "an empty member before": lambda data, _: gzip.compress(b"", mtime=0) + data,
}
"""What is done to the bytes of one group of records."""


def _wrong_length(groups: Groups, at: int, chance: Random) -> tuple[Groups, None]:
    told = chance.choice((b"%d" % chance.randint(0, 20_000), *LENGTHS))
    place = chance.randrange(len(groups[at]))
    groups[at][place] = re.sub(
        rb"(?m)^Content-Length: \d+", lambda _: b"Content-Length: " + told, groups[at][place], count=1
    )
    return groups, None


def _hostile_headers(groups: Groups, at: int, chance: Random) -> tuple[Groups, None]:
    """The record's own, those of the answer, or its first line."""
    place = chance.randrange(len(groups[at]))
    head, _, rest = groups[at][place].partition(b"\r\n\r\n")
    lines = head.split(b"\r\n")
    for _ in range(chance.randint(1, 3)):
        match chance.randrange(5):
            case 0:
                lines[0] = chance.choice(VERSIONS)
            case 1:
                name = chance.choice((*FIELDS, *OURS))
                value = chance.choice(chance.choice((DATES, LOCATIONS, TYPES_OF_RECORD, LENGTHS)))
                lines = [line for line in lines if not line.startswith(name)] + [name + b": " + value]
            case 2:
                lines.remove(chance.choice(lines[1:])) if len(lines) > 1 else None
            case 3:
                lines.insert(chance.randint(1, len(lines)), chance.choice(LINES))
            case _:
                rest = _answer_headers(rest, chance)
    groups[at][place] = b"\r\n".join(lines) + b"\r\n\r\n" + rest
    return groups, None


def _answer_headers(rest: bytes, chance: Random) -> bytes:
    """Of the same length, so that the record is framed as before."""
    head, gap, body = rest.partition(b"\r\n\r\n")
    name, values = chance.choice(
        ((b"Content-Type", TYPES), (b"Content-Encoding", CODINGS), (b"Transfer-Encoding", TRANSFERS))
    )
    line = chance.choice((name + b": " + chance.choice(values), *LINES, b"HTTP/1.1 200"))
    size = len(rest)
    found = head + b"\r\n" + line + gap + (chunked(body, chance) if chance.random() < 0.2 else body)
    return found[:size].ljust(size, b" ")


def _swapped(groups: Groups, at: int, chance: Random) -> tuple[Groups, tuple[int, ...]]:
    chance.shuffle(groups)
    return groups, tuple(range(len(groups) - 1))


def _doubled(groups: Groups, at: int, chance: Random) -> tuple[Groups, tuple[int, ...]]:
    groups.insert(chance.randrange(len(groups)), groups[at])
    return groups, tuple(range(len(groups) - 2))


def _removed(groups: Groups, at: int, chance: Random) -> tuple[Groups, tuple[int, ...]]:
    del groups[at]
    return groups, tuple(page for page in range(len(groups)) if page != at - 1)


def _interleaved(groups: Groups, at: int, chance: Random) -> tuple[Groups, tuple[int, ...]]:
    """All requests behind all responses."""
    ordered = [record for place in (0, -1) for group in groups for record in group[place:][:1]]
    return [[record] for record in dict.fromkeys(ordered)], tuple(range(len(groups) - 1))


OF_RECORDS: dict[str, Callable[[Groups, int, Random], tuple[Groups, tuple[int, ...] | None]]] = {
    "wrong length": _wrong_length,
    "wrong length again": _wrong_length,
    "hostile headers": _hostile_headers,
    "hostile headers again": _hostile_headers,
    "hostile headers once more": _hostile_headers,
    "shuffled": _swapped,
    "doubled": _doubled,
    "removed": _removed,
    "interleaved": _interleaved,
}
"""What is done to the records of a file, and which pages are to be read all the same (None: those before)."""

OF_FILES: dict[str, Callable[[bytes, Random], bytes]] = {
    "all packed again": lambda data, _: gzip.compress(data, mtime=0),
    "begins in its middle": lambda data, chance: data[chance.randrange(1, len(data)) :],
    "bits turned everywhere": lambda data, chance: flipped(data, chance, 400),
    "line ends changed": lambda data, _: data.replace(b"\r\n", b"\n"),
    "zeros in its middle": lambda data, _: data[: len(data) // 3] + bytes(len(data) // 3) + data[2 * len(data) // 3 :],
}
"""What is done to a whole file."""
