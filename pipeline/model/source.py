"""A news source as its file in pipeline/sources/ describes it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """An RSS, Atom, RDF or JSON feed. `dates_believed` is false where every item carries the same date."""

    url: str
    dates_believed: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchivePages:
    """Pages that list one day: `{year} {month:02} {day:02}` and `{page}` are filled in; `links` is a CSS selector."""

    url: str
    links: str
    first_page: int = 1
    last_page: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """A site's look, valid from a date. Selectors are CSS, with `::attr(name)` at the end for an attribute.

    `embedded` names a body, `embedded_lead` a lead held in page data (`next_f:key`, `json_ld:key`). `drop` are elements
    that are not the article, `erase` regular expressions whose matches leave the body's text. `paywall` finds something
    only where the text is cut short for readers who do not pay.
    """

    key: str
    valid_from: date
    body: str | None = None
    lead: str | None = None
    title: str | None = None
    subtitle: str | None = None
    authors: str | None = None
    published: str | None = None
    modified: str | None = None
    section: str | None = None
    caption: str | None = None
    embedded: str | None = None
    embedded_lead: str | None = None
    drop: tuple[str, ...] = ()
    erase: tuple[str, ...] = ()
    paywall: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Politeness:
    """How a source is asked. Times in seconds, sizes in bytes.

    `rest` is how long a host that keeps failing is left alone at first. `opt_out_words` are the robots directives that
    count as an opt-out from mining, besides the TDM Reservation Protocol; `obey_opt_outs` false disregards them all.
    """

    pause: float = 2.0
    timeout: float = 20.0
    total_time: float = 60.0
    max_body: int = 10_000_000
    max_redirects: int = 5
    retries: int = 3
    rest: float = 600.0
    proxy: str | None = None
    obey_opt_outs: bool = True
    opt_out_words: tuple[str, ...] = ("noai",)


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What the publisher allows (design, section 7)."""

    terms_url: str
    terms_checked_on: date | None
    quote_limit: int
    text_visible_to: str
    retention_days: int | None
    legal_note: str


REVISIT = (timedelta(hours=1), timedelta(days=1), timedelta(days=7))
"""When a fresh article is visited again, counted from its publication, unless its source says otherwise."""


FAIL_ABOVE = 0.8
"""A run of a source counts as failed when more than this share of its pages failed, unless its file says otherwise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Everything the stages need to know about one site; built only by pipeline.sources, which checks it.

    `layouts` come out newest first, the order in which they are tried when no date picks one. `address` is where an
    invented paper is served on this machine (address, port); None for all that are on the web.
    """

    key: str
    name: str
    language: str
    time_zone: str
    country: str | None
    hosts: tuple[str, ...]
    poll_cron: str
    sample: bool
    unverified: bool
    terms: Terms
    politeness: Politeness
    feeds: tuple[Feed, ...] = ()
    sitemaps: tuple[str, ...] = ()
    archive_pages: ArchivePages | None = None
    day_sitemap: str | None = None
    past_sitemaps: tuple[str, ...] = ()
    article_url: str | None = None
    native_id: str | None = None
    layouts: tuple[Layout, ...] = field(default=())
    aliases: tuple[str, ...] = ()
    revisit: tuple[timedelta, ...] = REVISIT
    fail_above: float = FAIL_ABOVE
    address: tuple[str, int] | None = None

    def __post_init__(self) -> None:
        newest_first = sorted(self.layouts, key=lambda layout: layout.valid_from, reverse=True)
        object.__setattr__(self, "layouts", tuple(newest_first))

    @property
    def host_map(self) -> Mapping[str, tuple[str, int]]:
        """Its hosts -> where they are served on this machine; empty for a source that is on the web."""
        if self.address is None:
            return {}
        return {name: self.address for host in self.hosts for name in (host, f"www.{host}")}

    @property
    def front_page(self) -> str:
        """Where a person looks at the site."""
        return f"{'http' if self.sample or self.address else 'https'}://{self.hosts[0]}/"

    @property
    def present_by(self) -> tuple[str, ...]:
        """The methods of discovery that list what is new."""
        return tuple(name for name, given in (("feed", self.feeds), ("sitemap", self.sitemaps)) if given)

    @property
    def past_by(self) -> tuple[str, ...]:
        """The methods of discovery that list a day gone by."""
        ways = (
            ("archive pages", self.archive_pages),
            ("day sitemap", self.day_sitemap),
            ("past sitemaps", self.past_sitemaps),
        )
        return tuple(name for name, given in ways if given)

    @property
    def reaches_past(self) -> bool:
        """Whether any method of discovery can list a day that polling has missed."""
        return bool(self.past_by)
