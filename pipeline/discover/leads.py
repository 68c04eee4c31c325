"""Source -> leads and drops, by every method that the source has for now or for a day."""

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar
from urllib.parse import urljoin, urlsplit
from zoneinfo import ZoneInfo

from pipeline.discover.feeds import read_feed
from pipeline.discover.indexes import worth_reading
from pipeline.discover.items import Answer, Item, Listed, UnreadableError, without_disbelieved_dates
from pipeline.discover.listing import Listing
from pipeline.discover.pages import read_links
from pipeline.discover.sitemaps import Child, Sitemap, is_feed, read_sitemap
from pipeline.errors import PipelineError
from pipeline.model import OK_STATUSES, ArchivePages, Drop, Feed, Lead, LeadOrigin, Reason, Source

Get = Callable[[str], Answer]
Found = TypeVar("Found")

logger = logging.getLogger(__name__)

_MAX_DEPTH = 3
_MAX_SITEMAPS = 50
_NOT_MODIFIED = 304


def find_leads(
    source: Source, get: Get, *, day: date | None, on_complete: Callable[[str], None] | None = None
) -> tuple[list[Lead], list[Drop]]:
    """Everything that the source lists now (`day` None), or lists for that day of its own calendar.

    `get(url)` gives an answer with body, status, content_type and url, or raises PipelineError. A listing that cannot
    be read is a Drop, and the others are still read; so is what was not read of one, and one that `get` asked for
    changes only (status 304), since all its items are known. Leads are in the order of listing, each URL once.
    `on_complete` is told the URL of each listing that was read whole; of an index it is not, since what it lists may
    change while it stays the same.
    """
    search = _Search(
        source=source,
        get=get,
        day=day,
        listing=Listing(source),
        zone=ZoneInfo(source.time_zone),
        on_complete=on_complete or (lambda _: None),
    )
    if day is None:
        for feed in source.feeds:
            search.feed(feed)
    if day is not None and source.archive_pages is not None:
        search.day_pages(source.archive_pages, day)
    if day is not None and source.day_sitemap is not None:
        search.sitemaps([filled(source.day_sitemap, day)], all_of_day=True)
    search.sitemaps(source.sitemaps)
    if day is not None:
        search.sitemaps(source.past_sitemaps)
    return search.listing.leads, search.listing.drops


def leads_from_list(source: Source, urls: Iterable[str]) -> tuple[list[Lead], list[Drop]]:
    """A list of URLs that a person gives."""
    listing = Listing(source)
    for url in urls:
        listing.take(Item(href=url.strip() or None), base="the list", origin=LeadOrigin.LIST)
    return listing.leads, listing.drops


def filled(template: str, day: date, page: int = 1) -> str:
    """
    >>> filled("https://paper.example/{year}/{month:02}/{day:02}?p={page}", date(2026, 4, 9), 2)
    'https://paper.example/2026/04/09?p=2'
    """
    return template.format(year=day.year, month=day.month, day=day.day, page=page)


def _is_led_to_front(asked: str, ended: str) -> bool:
    """
    >>> _is_led_to_front("https://paper.example/2026/04/09", "https://www.paper.example/")
    True
    >>> _is_led_to_front("https://paper.example/", "https://www.paper.example/")
    False
    """
    asked_for, found = urlsplit(asked), urlsplit(ended)
    front = ("", "")
    return (found.path.strip("/"), found.query) == front != (asked_for.path.strip("/"), asked_for.query)


def _sitemap_or_feed(answer: Answer, zone: ZoneInfo) -> Sitemap:
    if not is_feed(answer.body):
        return read_sitemap(answer, zone)
    feed = read_feed(answer, zone)
    return Sitemap(items=feed.items, beyond=feed.beyond, torn=feed.torn)


@dataclass(slots=True, kw_only=True)
class _Search:
    source: Source
    get: Get
    day: date | None
    listing: Listing
    zone: ZoneInfo
    on_complete: Callable[[str], None]
    sitemaps_read: int = 0

    def feed(self, feed: Feed) -> None:
        answer = self._asked(feed.url)
        if answer is None:
            return
        found = self._read(feed.url, lambda: read_feed(answer, self.zone))
        if found is None:
            return
        for item in without_disbelieved_dates(found.items):
            believed = item if feed.dates_believed else replace(item, published=None)
            self.listing.take(believed, base=answer.url, origin=LeadOrigin.FEED)
        if self.listing.told_whole(feed.url, found):
            self.on_complete(feed.url)

    def day_pages(self, pages: ArchivePages, day: date) -> None:
        """Page after page, until one lists nothing that the ones before did not, or leads to the front page: so do
        sites for a page that they do not have, and the links there are of today."""
        seen: set[str | None] = set()
        last = pages.last_page if "{page" in pages.url else pages.first_page
        for page in range(pages.first_page, last + 1):
            url = filled(pages.url, day, page)
            answer = self._asked(url, beyond_the_last=page > pages.first_page)
            if answer is not None and _is_led_to_front(url, answer.url):
                if page == pages.first_page:
                    self.listing.unreadable(url, f"it leads to the front page, {answer.url}")
                return
            found = self._links(answer, url, pages.links)
            fresh = {item.href for item in found.items} - seen
            if answer is None or not fresh:
                return
            for item in found.items:
                self.listing.take(item, base=answer.url, origin=LeadOrigin.ARCHIVE, day=day, all_of_day=True)
            self.listing.told_whole(url, found)
            seen |= fresh
        if "{page" in pages.url:
            detail = f"no page after it is read (last_page = {last}), and {len(fresh)} of its links are new"
            self.listing.drops.append(Drop(Reason.TOO_LARGE, url, detail))

    def _links(self, answer: Answer | None, url: str, selector: str) -> Listed:
        found = self._read(url, lambda: read_links(answer, selector)) if answer else None
        return found or Listed(items=[])

    def _read(self, url: str, read: Callable[[], Found]) -> Found | None:
        """None where that list cannot be read. Whatever it holds, it costs no other list."""
        try:
            return read()
        except UnreadableError as error:
            self.listing.unreadable(url, str(error))
        except Exception as error:
            logger.exception("%s %s: the list could not be read", self.source.key, url)
            self.listing.unreadable(url, f"{type(error).__name__}: {error}")
        return None

    def sitemaps(
        self, urls: Sequence[str], *, all_of_day: bool = False, depth: int = 1, seen: frozenset[str] = frozenset()
    ) -> None:
        for url in urls:
            if self.sitemaps_read >= _MAX_SITEMAPS:
                self.listing.unreadable(url, f"not read: more than {_MAX_SITEMAPS} sitemaps in one look")
            elif url in seen:
                self.listing.unreadable(url, "not read: it lists itself")
            else:
                self.sitemaps_read += 1
                self._sitemap(url, all_of_day, depth, seen | {url})

    def _sitemap(self, url: str, all_of_day: bool, depth: int, seen: frozenset[str]) -> None:
        answer = self._asked(url)
        if answer is None:
            return
        found = self._read(url, lambda: _sitemap_or_feed(answer, self.zone))
        if found is None:
            return
        for item in without_disbelieved_dates(found.items):
            self.listing.take(item, base=answer.url, origin=LeadOrigin.SITEMAP, day=self.day, all_of_day=all_of_day)
        whole = self.listing.told_whole(url, found)
        if found.nameless:
            detail = f"{found.nameless} of the {found.read} sitemaps that it lists have no address"
            self.listing.drops.append(Drop(Reason.BAD_URL, url, detail))
        if not found.children:
            if whole and not found.nameless:
                self.on_complete(url)
        elif depth >= _MAX_DEPTH:
            self.listing.unreadable(url, f"an index {depth} deep; its {len(found.children)} sitemaps are not read")
        else:
            worth = list(self._worth_reading(found.children, answer.url))
            self.sitemaps(worth, all_of_day=all_of_day, depth=depth + 1, seen=seen)

    def _worth_reading(self, children: Sequence[Child], index_url: str) -> Iterator[str]:
        """Children that may hold what is looked for, likeliest first; the others leave as one Drop of the index."""
        stale = 0
        for child, worth in worth_reading(children, self.day):
            try:
                url = urljoin(index_url, child.url)
            except ValueError as error:  # such as an address in broken brackets
                self.listing.drops.append(Drop(Reason.BAD_URL, child.url[:500], f"{error}; a sitemap in {index_url}"))
                continue
            if not self.listing.is_ours(url):
                self.listing.drops.append(Drop(Reason.FOREIGN_HOST, url, f"a sitemap listed in {index_url}"))
            elif worth:
                yield url
            else:
                stale += 1
        if stale:
            wanted = f"{self.day}" if self.day else "the last two days"
            detail = f"{stale} of its {len(children)} sitemaps say that they hold nothing of {wanted}"
            self.listing.drops.append(Drop(Reason.OUT_OF_SPAN, index_url, detail))

    def _asked(self, url: str, *, beyond_the_last: bool = False) -> Answer | None:
        try:
            answer = self.get(url)
        except PipelineError as error:
            self.listing.unreadable(url, str(error))
            return None
        if answer.status in OK_STATUSES:
            return answer
        if answer.status == _NOT_MODIFIED:
            self.listing.drops.append(Drop(Reason.NOT_MODIFIED, url, "as it was when it was last read"))
            return None
        if not (beyond_the_last and answer.status in {404, 410}):
            self.listing.unreadable(url, f"status {answer.status}")
        return None
