"""raw.lead: what sources list, and what of it is due."""

from collections.abc import Iterable, Sequence
from dataclasses import fields
from datetime import datetime

from sqlalchemy import Connection

from pipeline.model import Drop, DueLead, Lead, LeadOrigin, Reason, lead_id
from pipeline.warehouse.copying import copy_incoming, run

_COLUMNS = ("lead_id", "url", "source_key", "origin", "title", "feed_published_at", "changed_at", "listed_on")


def add_leads(conn: Connection, leads: Iterable[Lead], *, now: datetime) -> tuple[int, list[Drop]]:
    """How many are to be fetched, new or announced as changed, and a Drop for each of the others.

    A URL listed twice (feed and sitemap) is one lead with what both say; the second mention drops as known.
    """
    merged: dict[str, Lead] = {}
    drops: list[Drop] = []
    for lead in leads:
        if lead.url in merged:
            merged[lead.url] = _merge(merged[lead.url], lead)
            drops.append(Drop(Reason.KNOWN, lead.url, "listed twice"))
        else:
            merged[lead.url] = lead
    rows = (
        (lead_id(url), url, lead.source_key, lead.origin.value, lead.title, lead.feed_published_at, lead.changed_at,
         lead.listed_on)
        for url, lead in merged.items()
    )  # fmt: skip
    copy_incoming(conn, "raw.lead", _COLUMNS, rows)
    forgotten = set(run(conn, "load/lead_forgotten").scalars())
    made = set(run(conn, "load/lead_new", {"now": now}).scalars())
    made |= set(run(conn, "load/lead_changed", {"now": now}).scalars())
    run(conn, "load/lead_filled")
    for url in merged:
        if url in forgotten:
            drops.append(Drop(Reason.FORGOTTEN, url, "a tombstone forbids fetching it"))
        elif url not in made:
            drops.append(Drop(Reason.KNOWN, url))
    return len(made), drops


def due_leads(conn: Connection, source_key: str, *, now: datetime, limit: int | None = None) -> list[DueLead]:
    found = run(conn, "load/lead_due", {"source_key": source_key, "now": now, "max_rows": limit})
    return [
        DueLead(
            lead=Lead(
                url=row.url,
                source_key=row.source_key,
                origin=LeadOrigin(row.origin),
                title=row.title,
                feed_published_at=row.feed_published_at,
                changed_at=row.changed_at,
                listed_on=row.listed_on,
            ),
            attempts=row.attempts,
            etag=row.etag,
            last_modified=row.last_modified,
            known_sha256=row.known_sha256,
        )
        for row in found
    ]


def due_count(conn: Connection, source_key: str, now: datetime) -> int:
    return int(run(conn, "load/lead_due_count", {"source_key": source_key, "now": now}).scalar_one())


def feed_dates(conn: Connection, urls: Sequence[str]) -> dict[str, datetime]:
    """When the feed says that each was published; URLs of which no feed gave a date are left out."""
    return {row.url: row.feed_published_at for row in run(conn, "load/feed_dates", {"urls": list(urls)})}


def _merge(first: Lead, second: Lead) -> Lead:
    """What the first mention leaves open, the second fills; the later of two announced changes counts."""
    filled = {
        field.name: getattr(first, field.name)
        if getattr(first, field.name) is not None
        else getattr(second, field.name)
        for field in fields(Lead)
    }
    changes = [moment for moment in (first.changed_at, second.changed_at) if moment is not None]
    return Lead(**{**filled, "changed_at": max(changes, default=None)})
