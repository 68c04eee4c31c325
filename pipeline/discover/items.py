"""One entry of a listing, before it is known to be an article of the source."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from pipeline.archive import BodyError, BodyTooLargeError, decode_body
from pipeline.discover.moments import Moment
from pipeline.html import MAX_CHARACTERS, too_many_attributes

MAX_BYTES = 50 * 1024 * 1024
"""Of a listing, unpacked: the limit of https://www.sitemaps.org"""
MAX_TAGS = 150_000
"""Of a feed or a day page, escaped ones too, since feedparser reads these as well: each takes some 50 microseconds."""
_TAG = re.compile("<|&(?:lt|#0*60|#x0*3c);", re.IGNORECASE)
_GZIP = b"\x1f\x8b"


class Answer(Protocol):
    """What the caller's `get` gives back for a URL."""

    @property
    def body(self) -> bytes: ...
    @property
    def status(self) -> int: ...
    @property
    def content_type(self) -> str | None: ...
    @property
    def url(self) -> str: ...


class UnreadableError(ValueError):
    """A listing is not what it should be; the message says in what way."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """`href` as printed, perhaps relative, perhaps absent."""

    href: str | None
    title: str | None = None
    published: Moment | None = None
    changed: Moment | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """What one list gave. `beyond` counts its entries past the limit, which are not among the items; `torn` says that
    it breaks off, or that its reader could not read on to its end."""

    items: list[Item]
    beyond: int = 0
    torn: bool = False

    @property
    def read(self) -> int:
        """How many entries were read of it."""
        return len(self.items)


def plain(body: bytes) -> bytes:
    """The body of a listing that is itself a gzip file, unpacked. UnreadableError when it is torn or too large."""
    if not body.startswith(_GZIP):
        return body
    try:
        return decode_body(body, "gzip", MAX_BYTES)
    except (BodyError, BodyTooLargeError) as error:
        raise UnreadableError(str(error)) from error


def bounded(markup: str) -> None:
    """UnreadableError for a list that would take a reader written in Python longer than a page may."""
    if len(markup) > MAX_CHARACTERS:
        raise UnreadableError(f"{len(markup)} characters, more than {MAX_CHARACTERS}")
    found = sum(1 for _ in _TAG.finditer(markup))
    if found > MAX_TAGS:
        raise UnreadableError(f"{found} tags, more than {MAX_TAGS}")
    if too_many := too_many_attributes(markup):
        raise UnreadableError(too_many)


def without_disbelieved_dates(items: Sequence[Item]) -> list[Item]:
    """Dates that are all alike are those of the listing's making, not of its items; such dates are not believed."""
    found = list(items)
    if _all_alike([item.published for item in found]):
        found = [replace(item, published=None) for item in found]
    if _all_alike([item.changed for item in found]):
        found = [replace(item, changed=None) for item in found]
    return found


def _all_alike(moments: Sequence[Moment | None]) -> bool:
    # a day alone may well be shared by all; an instant to the second may not
    return len(moments) > 1 and moments[0] is not None and moments[0].at is not None and len(set(moments)) == 1
