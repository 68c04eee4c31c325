"""What of that which comes in is forgotten: its address, its article under another address, or its whole source."""

import logging
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from uuid import UUID

from sqlalchemy import Connection

from pipeline.archive import erase_all
from pipeline.flow.run import now
from pipeline.flow.words import words_of
from pipeline.model import Capture, Drop, FetchResult, Lead, Reason, Source, WarcPlace
from pipeline.warehouse import add_tombstones, delete_leads, forgotten

logger = logging.getLogger(__name__)

_WHY = "a tombstone forbids it"


def without_forgotten(conn: Connection, source: Source, leads: Sequence[Lead]) -> tuple[list[Lead], list[Drop]]:
    """Leads whose article is not forgotten under another URL; those whose own URL is are refused by the warehouse."""
    gone = forgotten(conn, {word for lead in leads for word in words_of(source, source.key, lead.url)})
    bad = {lead.url for lead in leads if gone & words_of(source, source.key, lead.url)}
    return [lead for lead in leads if lead.url not in bad], [Drop(Reason.FORGOTTEN, url, _WHY) for url in sorted(bad)]


def refuse_forgotten(
    conn: Connection, source: Source | None, results: Iterable[FetchResult]
) -> tuple[list[FetchResult], list[WarcPlace]]:
    """Results whose page turned out to be one that is forgotten, as behind a redirect, lose their capture.

    Also gives where their records lie: the caller erases them once the part is closed.
    """
    found = list(results)
    sources = {source.key: source} if source else {}
    gone = forgotten_captures(conn, sources, [result.capture for result in found if result.capture is not None])
    kept: list[FetchResult] = []
    places: list[WarcPlace] = []
    for result in found:
        if result.capture is not None and result.place is not None and result.capture.capture_id in gone:
            places.append(result.place)
            kept.append(replace(result, capture=None, place=None, reason=Reason.FORGOTTEN, detail=_WHY))
        else:
            kept.append(result)
    return kept, places


def forgotten_captures(conn: Connection, sources: Mapping[str, Source], captures: Sequence[Capture]) -> set[UUID]:
    """Ids of those that a tombstone forbids."""
    words = {
        each.capture_id: words_of(sources.get(each.source_key), each.source_key, each.url, each.final_url)
        for each in captures
    }
    gone = forgotten(conn, set().union(*words.values()))
    return {capture_id for capture_id, said in words.items() if gone & said}


def bury(conn: Connection, urls: Sequence[str]) -> None:
    """These led to what is forgotten: they are forgotten as well."""
    add_tombstones(conn, urls, now=now(), note="led to what is forgotten")
    delete_leads(conn, urls)


def erase_places(archive_url: str, places: Sequence[WarcPlace]) -> None:
    if places:
        logger.warning("%d pages that are forgotten came in again; their records are erased", len(places))
        erase_all(archive_url, places, at=now())
