"""A local Common Crawl: an index that answers queries, and ranges of WARC files made of pages that a test names."""

import gzip
import json
from base64 import b32encode
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from hashlib import sha1
from http.server import BaseHTTPRequestHandler
from io import BytesIO
from typing import Any
from urllib.parse import parse_qs, urlsplit

import requests
from warcio.statusandheaders import StatusAndHeaders
from warcio.timeutils import datetime_to_iso_date
from warcio.warcwriter import WARCWriter

from pipeline.model.crawl import CrawlAddresses
from pipeline.newsstand import Newsstand
from pipeline.newsstand.back import back_stories
from pipeline.newsstand.stories import load_papers
from pipeline.settings import Settings
from tests.support.site import running

CRAWL = "CC-MAIN-2026-10"
FILE = f"crawl-data/{CRAWL}/segments/1700000000000.1/warc/CC-MAIN-20260301000000-00000.warc.gz"
TIMES_HOST = "times.newsstand.test"


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page as it was crawled."""

    url: str
    at: datetime
    body: bytes
    headers: tuple[tuple[str, str], ...] = (("Content-Type", "text/html; charset=utf-8"),)

    @property
    def digest(self) -> str:
        return b32encode(sha1(self.body, usedforsecurity=False).digest()).decode()


def at(day: int, hour: int = 6, second: int = 0) -> datetime:
    """A moment of March 2026."""
    return datetime(2026, 3, day, hour, 0, second, tzinfo=UTC)


def pages_of(newsstand: Newsstand, published: date, *, crawled: datetime) -> list[Page]:
    """The back issue of The Newsstand Times of that day, as a crawler finds it later; a second apart."""
    address, port = newsstand.host_map[TIMES_HOST]
    found: list[Page] = []
    for number, story in enumerate(back_stories(load_papers()[TIMES_HOST], published)):
        answer = requests.get(f"http://{address}:{port}{story.path}", headers={"Host": TIMES_HOST}, timeout=30)
        found.append(Page(url=story.url, at=crawled.replace(second=number), body=answer.content))
    newsstand.requests.clear()
    return found


def packed(pages: Iterable[Page]) -> tuple[bytes, list[tuple[int, int]]]:
    """A WARC file of a request and a response for each page, and where the responses lie."""
    out = BytesIO()
    writer = WARCWriter(out, gzip=True)
    writer.write_record(writer.create_warcinfo_record("crawl.warc.gz", {"software": "a crawler"}))
    places: list[tuple[int, int]] = []
    for page in pages:
        date_header = {"WARC-Date": datetime_to_iso_date(page.at.replace(tzinfo=None))}
        asked = StatusAndHeaders(f"GET {urlsplit(page.url).path} HTTP/1.1", [("Host", "any")], is_http_request=True)
        writer.write_record(
            writer.create_warc_record(page.url, "request", http_headers=asked, warc_headers_dict=date_header)
        )
        begin = out.tell()
        answered = StatusAndHeaders("200 OK", list(page.headers), protocol="HTTP/1.1")
        writer.write_record(
            writer.create_warc_record(
                page.url, "response", payload=BytesIO(page.body), http_headers=answered, warc_headers_dict=date_header
            )
        )
        places.append((begin, out.tell() - begin))
    return out.getvalue(), places


Reply = tuple[int, dict[str, str], bytes]


@dataclass
class CommonCrawl:
    """`faults` answer in place of the real thing as long as there are any for a path; `asked` are path and range."""

    address: str = ""
    crawls: list[dict[str, Any]] = field(
        default_factory=lambda: [{"id": CRAWL, "from": "2026-03-01T00:00:10", "to": "2026-03-20T23:00:00"}]
    )
    entries: list[dict[str, Any]] = field(default_factory=list)
    files: dict[str, bytes] = field(default_factory=dict)
    faults: dict[str, list[Reply]] = field(default_factory=dict)
    asked: list[tuple[str, str | None]] = field(default_factory=list)
    page_size: int = 4
    told: Callable[[str], None] = lambda _: None

    def hold(self, pages: Sequence[Page], file: str = FILE) -> list[dict[str, Any]]:
        """Pack the pages into a file, and name them in the index; its entries, to be changed by a test."""
        self.files[file], places = packed(pages)
        fresh = [
            {
                "urlkey": page.url, "timestamp": f"{page.at:%Y%m%d%H%M%S}", "url": page.url, "mime": "text/html",
                "mime-detected": "text/html", "status": "200", "digest": page.digest, "length": str(length),
                "offset": str(offset), "filename": file, "languages": "eng",
            }
            for page, (offset, length) in zip(pages, places, strict=True)
        ]  # fmt: skip
        self.entries += fresh
        return fresh

    def hold_news(self, day: date, files: Sequence[Sequence[Page]]) -> list[str]:
        """Files of CC-NEWS that begin on the day, in the list of its month."""
        folder = f"crawl-data/CC-NEWS/{day:%Y/%m}"
        names = [f"{folder}/CC-NEWS-{day:%Y%m%d}{number:02}0000-{number:05}.warc.gz" for number in range(len(files))]
        for name, pages in zip(names, files, strict=True):
            self.files[name] = packed(pages)[0]
        before = self.files.get(f"{folder}/warc.paths.gz", gzip.compress(b""))
        listed = gzip.decompress(before).decode() + "".join(f"{name}\n" for name in names)
        self.files[f"{folder}/warc.paths.gz"] = gzip.compress(listed.encode())
        return names

    @property
    def ranges(self) -> list[tuple[str, str]]:
        return [(path, told) for path, told in self.asked if told is not None]

    def settings(self, house: Settings, pause: float = 0.0) -> Settings:
        return replace(house, commoncrawl=CrawlAddresses(index=self.address, data=self.address, pause=pause))

    def reply(self, path: str, query: dict[str, list[str]], told: str | None) -> Reply:
        waiting = self.faults.get(path, [])
        if waiting:
            return waiting.pop(0)
        if path == "collinfo.json":
            return 200, {}, json.dumps(self.crawls).encode()
        if path in {f"{crawl['id']}-index" for crawl in self.crawls}:
            return self._searched(path.removesuffix("-index"), query)
        if path in self.files:
            return _ranged(self.files[path], told)
        return 404, {}, b"<html>no such file</html>"

    def _searched(self, crawl: str, query: dict[str, list[str]]) -> Reply:
        host, first, last = query["url"][0], query["from"][0], query["to"][0]
        assert (query["matchType"], query["output"]) == (["domain"], ["json"])
        assert query["filter"] == ["status:200", "mime-detected:text/html"]
        found = [
            entry
            for entry in self.entries
            if first <= entry["timestamp"][:8] <= last and host in entry["url"] and entry.get("crawl", crawl) == crawl
        ]
        if not found:
            return 404, {}, json.dumps({"message": f"No Captures found for: {host}"}).encode()
        if "showNumPages" in query:
            pages = -(-len(found) // self.page_size)
            return 200, {}, json.dumps({"pages": pages, "pageSize": self.page_size, "blocks": pages}).encode()
        begin = int(query["page"][0]) * self.page_size
        lines = (json.dumps({name: told for name, told in one.items() if name != "crawl"}) for one in found)
        return 200, {}, "\n".join(list(lines)[begin : begin + self.page_size]).encode()


def _ranged(data: bytes, told: str | None) -> Reply:
    if told is None:
        return 200, {}, data
    first, last = (int(number) for number in told.removeprefix("bytes=").split("-"))
    if first >= len(data):
        return 416, {"Content-Range": f"bytes */{len(data)}"}, b""
    body = data[first : last + 1]
    return 206, {"Content-Range": f"bytes {first}-{first + len(body) - 1}/{len(data)}"}, body


@contextmanager
def served_crawl() -> Iterator[CommonCrawl]:
    crawl = CommonCrawl()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            path = parts.path.lstrip("/")
            crawl.asked.append((path, self.headers.get("Range")))
            crawl.told(path)
            status, headers, body = crawl.reply(path, parse_qs(parts.query), self.headers.get("Range"))
            self.send_response(status)
            for name, value in {"Content-Length": str(len(body)), **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_args: object) -> None:
            return

    with running(Handler) as port:
        crawl.address = f"http://127.0.0.1:{port}"
        yield crawl
