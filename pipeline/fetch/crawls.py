"""Asks Common Crawl, or a mirror of it: its index by queries, its WARC files by ranges. Never a publisher.

Its addresses come from the settings, so that they are asked as they are, on a private address too, and without looking
for a robots.txt: that is for crawlers of sites, and this is a service for programs. One request at a time, `pause`
apart, over all who share the warehouse; Retry-After is kept. No redirect is followed. Unverified, as
pipeline/model/crawl.py says.
"""

import json
import re
import time
from collections.abc import Callable, Collection, Mapping
from typing import NamedTuple, Self
from urllib.parse import urlsplit

from pipeline.fetch.addresses import Dialer
from pipeline.fetch.answer import Answer, NotFetchedError, bad_answer, failed, may_pass
from pipeline.fetch.asking import Asker, Visit
from pipeline.fetch.pauses import HostPauses
from pipeline.fetch.transport import Transport
from pipeline.fetch.urls import host_of, port_of
from pipeline.model import Outcome, Politeness, Reason
from pipeline.model.crawl import CrawlAddresses

MAX_ANSWER = 64_000_000
"""Bytes of a page of the index."""
MAX_WAIT = 900.0
"""Seconds that an answer may take with its retries; what the service asks for beyond that ends the run."""
_WHOLE, _PART, _NOT_FOUND, _GONE = 200, 206, 404, 410
_RANGE = re.compile(r"bytes (\d{1,18})-(\d{1,18})/(\d{1,18}|\*)")


class CrawlClient:
    """One per process. Not for several threads at once."""

    def __init__(
        self,
        addresses: CrawlAddresses,
        *,
        user_agent: str,
        host_map: Mapping[str, tuple[str, int]],
        pauses: HostPauses,
        sleep: Callable[[float], None] = time.sleep,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self.addresses = addresses
        self.requests = 0
        self.received = 0

        def base(address: str) -> _Base:
            transport = Transport(user_agent, _dialer(address, host_map))
            return _Base(address, transport, Asker(transport, pauses, sleep, monotonic))

        self._index, self._data = base(addresses.index), base(addresses.data)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        self._index.transport.close()
        self._data.transport.close()

    def crawls(self) -> bytes:
        """collinfo.json."""
        return self._whole(self._index, "collinfo.json")

    def query(self, crawl: str, question: str) -> bytes:
        """A page of records, or the number of pages; empty where the index says that it has none."""
        answer = self._ask(self._index, f"{crawl}-index?{question}", MAX_ANSWER, bodies={_WHOLE, _NOT_FOUND})
        if answer.status == _NOT_FOUND and _is_object(answer.body):
            return b""
        return _body(answer, _WHOLE)

    def news_files(self, year: int, month: int) -> bytes:
        """warc.paths.gz of a month of CC-NEWS; NotFetchedError, not_found, where it has none."""
        return self._whole(self._data, f"crawl-data/CC-NEWS/{year:04}/{month:02}/warc.paths.gz")

    def part(self, file: str, offset: int, length: int) -> bytes:
        """So many bytes of a WARC file, exactly."""
        return self._part(file, offset, length, exact=True)[0]

    def rest(self, file: str, offset: int, most: int) -> tuple[bytes, int]:
        """At most so many bytes from there on, and how many the file has in all."""
        return self._part(file, offset, most, exact=False)

    def _part(self, file: str, offset: int, length: int, *, exact: bool) -> tuple[bytes, int]:
        asked = {"Range": f"bytes={offset}-{offset + length - 1}", "Accept-Encoding": "identity"}
        answer = self._ask(self._data, file, length, headers=asked, bodies={_PART})
        body = _body(answer, _PART)
        told = _RANGE.fullmatch(answer.headers.get("content-range", "").strip())
        first, last, size = told.groups() if told else ("", "", "")
        if not told or int(first) != offset or int(last) != offset + len(body) - 1 or not body:
            raise bad_answer(f"{answer.url}: {len(body)} bytes came as {answer.headers.get('content-range')!r}")
        if (exact and len(body) != length) or (not exact and not size.isdigit()):
            raise bad_answer(
                f"{answer.url}: {len(body)} bytes of {size}, where {length} from {offset} on were asked for"
            )
        return body, int(size) if size.isdigit() else 0

    def _whole(self, base: "_Base", path: str) -> bytes:
        return _body(self._ask(base, path, MAX_ANSWER, bodies={_WHOLE}), _WHOLE)

    def _ask(
        self,
        base: "_Base",
        path: str,
        max_body: int,
        *,
        bodies: Collection[int],
        headers: Mapping[str, str] | None = None,
    ) -> Answer:
        visit = Visit(
            politeness=Politeness(
                pause=self.addresses.pause, timeout=120.0, total_time=MAX_WAIT, max_body=max_body, retries=4
            ),
            within=2 * MAX_WAIT,
        )
        url = f"{base.address}/{path}"

        def once() -> Answer:
            reply = base.asker.send(url, visit, pause=self.addresses.pause, headers=headers, bodies=frozenset(bodies))
            return Answer(url=url, status=reply.status, headers=reply.headers, body=reply.body)

        try:
            return base.asker.with_retries(url, visit, once)
        finally:
            self.requests += visit.requests
            self.received += visit.received


class _Base(NamedTuple):
    """One of the two addresses, and what asks there."""

    address: str
    transport: Transport
    asker: Asker


def _dialer(address: str, host_map: Mapping[str, tuple[str, int]]) -> Dialer:
    """One that goes there, wherever it lies, since the operator has named it."""
    host = host_of(address)
    return Dialer({host: (host, port_of(urlsplit(address))), **host_map})


def _body(answer: Answer, wanted: int) -> bytes:
    if answer.status == wanted:
        return answer.body
    if answer.status in {_NOT_FOUND, _GONE}:
        detail = f"{answer.url} answers {answer.status}"
        raise NotFetchedError(Outcome.NOT_FOUND, Reason.NOT_FOUND, detail, status=answer.status)
    location = answer.headers.get("location")
    led = f" and leads to {location[:200]!r}, which is not followed; is its address right?" if location else ""
    raise failed(f"{answer.url} answers {answer.status}{led}", passing=may_pass(answer.status), status=answer.status)


def _is_object(body: bytes) -> bool:
    """What the index says where it has no captures; a page of a gateway that says 404 is none."""
    try:
        return isinstance(json.loads(body), dict)
    except (ValueError, RecursionError):
        return False
