"""What a source says is an article (Lead), and what its server answered (Capture)."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import cached_property
from uuid import UUID

from pipeline.model.ids import make_id
from pipeline.model.report import Reason


class LeadOrigin(StrEnum):
    """How a lead was found."""

    FEED = "feed"
    SITEMAP = "sitemap"
    ARCHIVE = "archive"
    LIST = "list"
    WARC = "warc"
    COMMONCRAWL = "commoncrawl"
    CCNEWS = "ccnews"


class Outcome(StrEnum):
    """What came of one attempt to fetch one lead: the words of raw.fetch_log."""

    OK = "ok"
    NOT_MODIFIED = "not_modified"
    GONE = "gone"
    NOT_FOUND = "not_found"
    BLOCKED = "blocked"
    PAYWALLED = "paywalled"
    ROBOTS_DENIED = "robots_denied"
    OPTED_OUT = "opted_out"
    TOO_LARGE = "too_large"
    TIMEOUT = "timeout"
    ERROR = "error"


OK_STATUSES = frozenset({200, 203})
"""Of an answer that is what was asked for; 203 is one that a proxy has changed on its way."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lead:
    """A URL that a source says is an article. `url` is canonical and is the lead's natural key.

    `changed_at` is what the source says of its last change (sitemap lastmod, Atom updated): a later one than our last
    fetch makes a known lead due again.
    """

    url: str
    source_key: str
    origin: LeadOrigin
    title: str | None = None
    feed_published_at: datetime | None = None
    changed_at: datetime | None = None
    listed_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class Capture:
    """One HTTP answer, byte for byte (after transfer and content decoding), as it is archived.

    Natural key: the lead's URL and the sha-256 of the body. `url` is the lead's; `final_url` what redirects led to.
    """

    url: str
    source_key: str
    final_url: str
    fetched_at: datetime
    status: int
    headers: Mapping[str, str]
    body: bytes

    @cached_property
    def sha256(self) -> str:
        return hashlib.sha256(self.body).hexdigest()

    @property
    def capture_id(self) -> UUID:
        return capture_id(self.url, self.sha256)

    @property
    def content_type(self) -> str | None:
        return next((value for name, value in self.headers.items() if name.lower() == "content-type"), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class DueLead:
    """A lead to fetch now, with what the server told us last time for a conditional GET, and the hashes of all bodies
    that it was answered with before."""

    lead: Lead
    attempts: int = 0
    etag: str | None = None
    last_modified: str | None = None
    known_sha256: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class WarcPlace:
    """Where a capture lies: the archive-relative WARC file, and its record's offset and length in bytes."""

    file: str
    offset: int
    length: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchResult:
    """What came of one attempt at one lead: a row of raw.fetch_log, and with outcome ok a row of raw.capture.

    Either `capture` is set, or `reason` (the lead leaves the flow), or `retry` (left, and a later run tries again).
    `seconds` is the wall time of the attempt, `received` the bytes of body read. `of_site`: robots.txt could not be
    had, so that no page of the host may be asked for. `known_sha256`: hash of the body where it came before.
    """

    due: DueLead
    outcome: Outcome
    at: datetime
    seconds: float
    received: int = 0
    requests: int = 1
    status: int | None = None
    reason: Reason | None = None
    retry: bool = False
    of_site: bool = False
    detail: str = ""
    capture: Capture | None = None
    place: WarcPlace | None = None
    etag: str | None = None
    last_modified: str | None = None
    known_sha256: str | None = None

    @property
    def capture_id(self) -> UUID | None:
        """Of the body, whether it was fetched for the first time or again."""
        if self.known_sha256 is not None:
            return capture_id(self.due.lead.url, self.known_sha256)
        return self.capture.capture_id if self.capture else None

    def __post_init__(self) -> None:
        if (self.capture is None) == (self.reason is None and not self.retry):
            raise ValueError(f"fetch of {self.due.lead.url}: either a capture, or a reason or a retry")
        if (self.capture is None) != (self.place is None):
            raise ValueError(f"fetch of {self.due.lead.url}: a capture is archived before it is reported")


@dataclass(frozen=True, slots=True, kw_only=True)
class CaptureRef:
    """A row of raw.capture: enough to find the bytes again, and to parse them as what they were when fetched."""

    capture_id: UUID
    url: str
    final_url: str
    source_key: str
    fetched_at: datetime
    content_type: str | None
    sha256: str
    place: WarcPlace


def lead_id(url: str) -> UUID:
    return make_id("lead", url)


def capture_id(url: str, sha256: str) -> UUID:
    return make_id("capture", url, sha256)
