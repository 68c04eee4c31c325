"""Items of listings -> leads and drops: each item becomes exactly one of them."""

import re
from dataclasses import replace
from datetime import date
from urllib.parse import urljoin, urlsplit

from pipeline.discover.items import Item, Listed
from pipeline.discover.urls import canonical_url, has_credentials, without_credentials
from pipeline.html import belongs
from pipeline.model import Drop, Lead, LeadOrigin, Reason, Source


class Listing:
    """What one look at a source found."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._article = re.compile(source.article_url) if source.article_url else None
        self._native = re.compile(source.native_id) if source.native_id else None
        self._leads: dict[str, Lead] = {}
        self.drops: list[Drop] = []

    @property
    def leads(self) -> list[Lead]:
        return list(self._leads.values())

    def take(
        self, item: Item, *, base: str, origin: LeadOrigin, day: date | None = None, all_of_day: bool = False
    ) -> None:
        """`base` is the listing's own URL. With a `day`, the item must be of that day: by its own word, or because the
        listing lists nothing else (`all_of_day`)."""
        found = self._lead(item, base, origin, day)
        if isinstance(found, Lead) and day is not None:
            found = _of_day(found, item, day, all_of_day)
        if isinstance(found, Drop):
            self.drops.append(found)
            return
        key = self._key(found.url)
        if key in self._leads:
            self._leads[key] = _merged(self._leads[key], found)
            self.drops.append(Drop(Reason.KNOWN, found.url, f"listed twice; again in {base}"))
        else:
            self._leads[key] = found

    def _key(self, url: str) -> str:
        """The source's own number for an article, where it has one: the same article under two sections is one."""
        native = self._native.search(url) if self._native else None
        number = native and native.group(native.lastindex or 0)
        return f"native {number}" if number else url

    def unreadable(self, url: str, detail: str) -> None:
        self.drops.append(Drop(Reason.FEED_UNREADABLE, url, detail))

    def told_whole(self, url: str, found: Listed) -> bool:
        """Whether all of this list was read; what was not leaves as one Drop of the list."""
        if found.beyond:
            detail = f"{found.beyond} of its {found.read + found.beyond} entries are past the limit of {found.read}"
            self.drops.append(Drop(Reason.TOO_LARGE, url, detail))
        if found.torn:
            self.drops.append(Drop(Reason.FEED_TORN, url, f"breaks off after {found.read} entries"))
        return not (found.beyond or found.torn)

    def is_ours(self, url: str) -> bool:
        return belongs(urlsplit(url).hostname or "", self._source.hosts)

    def _lead(self, item: Item, base: str, origin: LeadOrigin, day: date | None) -> Lead | Drop:
        if not item.href:
            return Drop(Reason.BAD_URL, item.title or base, f"an item of {base} has no link")
        try:
            url = canonical_url(urljoin(base, item.href.strip()), self._source.hosts)
        except ValueError as error:
            return Drop(Reason.BAD_URL, item.href[:500], f"{error}; in {base}")
        refusal = self._refusal(url, base)
        if refusal is not None:
            return refusal
        return Lead(
            url=url,
            source_key=self._source.key,
            origin=origin,
            title=item.title,
            feed_published_at=item.published.at if item.published else None,
            changed_at=item.changed.at if item.changed else None,
            listed_on=day,
        )

    def _refusal(self, url: str, base: str) -> Drop | None:
        if has_credentials(url):
            return Drop(Reason.HAS_CREDENTIALS, without_credentials(url), f"in {base}")
        if not self.is_ours(url):
            return Drop(Reason.FOREIGN_HOST, url, f"in {base}")
        if self._article and not self._article.search(url):
            return Drop(Reason.NOT_AN_ARTICLE, url, f"does not match article_url of {self._source.key}")
        return None


def _of_day(lead: Lead, item: Item, day: date, all_of_day: bool) -> Lead | Drop:
    said = item.published or (None if all_of_day else item.changed)
    if said is None:
        return lead if all_of_day else Drop(Reason.OUT_OF_SPAN, lead.url, f"gives no date; {day} was asked for")
    return lead if said.on == day else Drop(Reason.OUT_OF_SPAN, lead.url, f"of {said.on}, not of {day}")


def _merged(first: Lead, again: Lead) -> Lead:
    """The first finding stands; a second one only adds what the first did not say."""
    return replace(
        first,
        title=first.title or again.title,
        feed_published_at=first.feed_published_at or again.feed_published_at,
        changed_at=first.changed_at or again.changed_at,
    )
