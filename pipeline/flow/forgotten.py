"""What of that which comes in is forgotten: its address, its article or its page under another, or its whole source."""

import logging
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from sqlalchemy import Connection

from pipeline.archive import erase_all
from pipeline.flow.run import now
from pipeline.flow.words import ReadPage, words_of
from pipeline.model import Capture, CaptureRef, Drop, FetchResult, Lead, Reason, Source, WarcPlace
from pipeline.warehouse import (
    add_tombstones,
    beside_articles,
    body_words,
    captured_leads,
    delete_leads,
    forgotten,
    speaks_of_page,
)

logger = logging.getLogger(__name__)

LED_TO = "led to what is forgotten"
_WHY = "a tombstone forbids it"


def without_forgotten(conn: Connection, source: Source, leads: Sequence[Lead]) -> tuple[list[Lead], list[Drop]]:
    """Leads whose article is not forgotten under another URL; those whose own URL is are refused by the warehouse."""
    gone = forgotten(conn, {word for lead in leads for word in words_of(source, source.key, lead.url)})
    bad = {lead.url for lead in leads if gone & words_of(source, source.key, lead.url)}
    return [lead for lead in leads if lead.url not in bad], [Drop(Reason.FORGOTTEN, url, _WHY) for url in sorted(bad)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """`places` are where records of it lie, for the caller to erase; `led` are the addresses that led to it, each with
    the words of the tombstones that it came upon."""

    places: list[WarcPlace]
    led: dict[str, set[str]]


def refuse_forgotten(
    conn: Connection, source: Source | None, results: Iterable[FetchResult]
) -> tuple[list[FetchResult], Refused]:
    """Results whose page turned out to be one that is forgotten, as behind a redirect, lose their capture."""
    found = list(results)
    sources = {source.key: source} if source else {}
    gone = forgotten_captures(conn, sources, [result.capture for result in found if result.capture is not None])
    kept: list[FetchResult] = []
    refused = Refused(places=[], led={})
    for result in found:
        if result.capture is not None and result.place is not None and result.capture.capture_id in gone:
            refused.places.append(result.place)
            refused.led.setdefault(result.due.lead.url, set()).update(gone[result.capture.capture_id])
            kept.append(replace(result, capture=None, place=None, reason=Reason.FORGOTTEN, detail=_WHY))
        else:
            kept.append(result)
    return kept, refused


def forgotten_captures(
    conn: Connection, sources: Mapping[str, Source], captures: Sequence[Capture]
) -> dict[UUID, set[str]]:
    """Ids of those that a tombstone forbids, and the words that it stands for."""
    words = {
        each.capture_id: {
            *words_of(sources.get(each.source_key), each.source_key, each.url, each.final_url),
            body_words(each.sha256),
        }
        for each in captures
    }
    gone = forgotten(conn, set().union(*words.values()))
    return {capture_id: said & gone for capture_id, said in words.items() if gone & said}


def bury(conn: Connection, led: Mapping[str, set[str]]) -> None:
    """These addresses led to what is forgotten: they are forgotten with it, unless another article is held of them."""
    alone = led.keys() - captured_leads(conn, led.keys())
    for url in sorted(alone):
        add_tombstones(conn, [url], now=now(), note=LED_TO, beside=led[url], of_source=True)
    delete_leads(conn, sorted(alone))


def erase_places(archive_url: str, places: Sequence[WarcPlace]) -> None:
    tell_erased(places)
    erase_all(archive_url, places, at=now())


def tell_erased(places: Sequence[WarcPlace]) -> None:
    if places:
        logger.warning("%d pages that are forgotten came in again; their records are erased", len(places))


@dataclass(frozen=True, slots=True, kw_only=True)
class Returned:
    """What is forgotten and has come in: `addresses` that are to be forgotten with it, each with the words of the
    tombstones; `pages` that go alone, since another article is held of their address."""

    addresses: dict[str, set[str]]
    pages: list[CaptureRef]

    def holds(self, ref: CaptureRef) -> bool:
        return ref.url in self.addresses or ref in self.pages


def what_returned(conn: Connection, read: Sequence[ReadPage]) -> Returned:
    """Only now that it is read, a page says which article it is, by its own word or by its text."""
    said = {page.ref.capture_id: page.words for page in read}
    gone = forgotten(conn, set().union(*said.values()))
    hits = {key: words & gone for key, words in said.items() if words & gone}
    alike = {key for key, words in hits.items() if all(map(speaks_of_page, words))}
    known = beside_articles(conn, alike)
    others = {page.ref.url for page in read if page.ref.capture_id not in hits and page.is_article}
    addresses: dict[str, set[str]] = {}
    pages: list[CaptureRef] = []
    for ref in [page.ref for page in read if page.ref.capture_id in hits]:
        if ref.capture_id not in alike or (ref.capture_id not in known and ref.url not in others):
            addresses.setdefault(ref.url, set()).update(hits[ref.capture_id])
        elif not known.get(ref.capture_id):  # what was published of it before is left to `forget --restored`
            pages.append(ref)
    return Returned(addresses=addresses, pages=pages)
