"""Feed bytes -> items: RSS 0.9 to 2.0, RDF and Atom by feedparser, JSON Feed. Nothing here asks the network."""

import json
from io import BytesIO
from typing import Any
from zoneinfo import ZoneInfo

import feedparser

from pipeline.discover.endings import ending
from pipeline.discover.items import Answer, Item, Listed, UnreadableError, bounded, plain
from pipeline.discover.moments import read_moment

_MAX_ITEMS = 20_000


def read_feed(answer: Answer, zone: ZoneInfo) -> Listed:
    """Raises UnreadableError when the bytes are no feed at all; a feed without items is one. One that breaks off gives
    what stands before the break, unless it is JSON."""
    body = plain(answer.body)
    if body[:512].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return _json_items(body, zone)
    return _xml_items(answer, body, zone)


def _xml_items(answer: Answer, body: bytes, zone: ZoneInfo) -> Listed:
    bounded(body.decode("latin-1"))  # the letters of its tags are the same in all encodings that feeds are in
    headers = {"content-location": answer.url, "content-type": answer.content_type or "application/xml"}
    try:
        # a string would be taken for an address to open; a stream of bytes is only read
        feed = feedparser.parse(BytesIO(body), response_headers=headers, sanitize_html=False)
    except (ValueError, LookupError, AssertionError, RecursionError, TypeError, AttributeError) as error:
        raise UnreadableError(f"feedparser gave up: {type(error).__name__}: {error}") from error
    if not feed.entries and not feed.get("version"):
        raise UnreadableError(f"no feed: {feed.get('bozo_exception') or 'neither RSS nor Atom'}")
    told = ending(body, roots="rss|feed|rdf", entries="item|entry")
    entries = feed.entries[: told.count_whole(len(feed.entries))]
    return Listed(
        items=[_item(entry, zone) for entry in entries[:_MAX_ITEMS]],
        beyond=max(0, len(entries) - _MAX_ITEMS),
        torn=not told.closed,
    )


def _item(entry: Any, zone: ZoneInfo) -> Item:
    # dict.get, because feedparser's own falls back from "updated" to "published"
    return Item(
        href=_text(dict.get(entry, "feedburner_origlink")) or _link(entry),
        title=_text(dict.get(entry, "title")),
        published=read_moment(_text(dict.get(entry, "published")), zone),
        changed=read_moment(_text(dict.get(entry, "updated")), zone),
    )


def _link(entry: Any) -> str | None:
    link = _text(dict.get(entry, "link"))
    if link:
        return link
    for other in dict.get(entry, "links") or ():
        if other.get("rel", "alternate") == "alternate" and other.get("href"):
            return _text(other.get("href"))
    return _address(dict.get(entry, "id"))


def _address(guid: object) -> str | None:
    """An item's own id, where it is an address."""
    found = _text(guid)
    return found if found and found.startswith(("http://", "https://")) else None


def _text(value: object) -> str | None:
    return " ".join(value.split()) or None if isinstance(value, str) else None


def _json_items(body: bytes, zone: ZoneInfo) -> Listed:
    """https://www.jsonfeed.org/version/1.1/"""
    try:
        feed = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise UnreadableError(f"no JSON: {error}") from error
    entries = feed.get("items") if isinstance(feed, dict) else None
    if not isinstance(entries, list):
        raise UnreadableError("JSON without a list of items")
    return Listed(
        items=[_json_item(entry if isinstance(entry, dict) else {}, zone) for entry in entries[:_MAX_ITEMS]],
        beyond=max(0, len(entries) - _MAX_ITEMS),
    )


def _json_item(told: dict[str, Any], zone: ZoneInfo) -> Item:
    return Item(
        href=_text(told.get("url")) or _text(told.get("external_url")) or _address(told.get("id")),
        title=_text(told.get("title")),
        published=read_moment(_text(told.get("date_published")), zone),
        changed=read_moment(_text(told.get("date_modified")), zone),
    )
