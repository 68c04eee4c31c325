"""Common Crawl as the pipeline sees it: where it is asked, its crawls, and the records that its index names."""

from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import urlsplit

from pipeline.errors import ConfigError

INDEX = "https://index.commoncrawl.org"
DATA = "https://data.commoncrawl.org"
"""Unverified: from the published description of the service; what asks it was tested against a local server only."""
PAUSE = 2.0


@dataclass(frozen=True, slots=True, kw_only=True)
class CrawlAddresses:
    """Where the index and the files of Common Crawl, or of a mirror, are asked; `pause` in seconds between requests.

    The operator names them, so that they may lie on a private address. What their answers name lies under them, or is
    not asked for.
    """

    index: str = INDEX
    data: str = DATA
    pause: float = PAUSE

    def __post_init__(self) -> None:
        for name, address in (("INDEX", self.index), ("DATA", self.data)):
            if not _is_base(address):
                raise ConfigError(
                    f"NEWSFIGURES_COMMONCRAWL_{name} is {address!r}; write an http(s) address without a login, a query "
                    "or a slash at its end"
                )
        if not 0 <= self.pause < float("inf"):
            raise ConfigError(f"NEWSFIGURES_COMMONCRAWL_PAUSE is {self.pause}; write seconds, such as 2")


@dataclass(frozen=True, slots=True, kw_only=True)
class Crawl:
    """One crawl with an index of its own. Its days are those of crawling, in UTC, both included; None where the list of
    crawls does not say them."""

    key: str
    first: date | None
    last: date | None

    def covers(self, day: date) -> bool:
        """Also where nobody says which days it holds: then only its index can tell."""
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)


@dataclass(frozen=True, slots=True, kw_only=True)
class CrawlRecord:
    """A record of a WARC file: `offset` and `length` in bytes as it lies there; `digest` is the crawler's."""

    url: str
    crawled_at: datetime
    digest: str
    mime: str
    file: str
    offset: int
    length: int

    @property
    def day(self) -> date:
        return self.crawled_at.date()

    @property
    def place(self) -> tuple[str, int]:
        return self.file, self.offset


def _is_base(address: str) -> bool:
    try:
        parts = urlsplit(address)
        _ = parts.port
    except ValueError:
        return False
    whole = parts.scheme in {"http", "https"} and bool(parts.hostname) and address.isprintable() and " " not in address
    return whole and "@" not in parts.netloc and not (parts.query or parts.fragment or address.endswith("/"))
