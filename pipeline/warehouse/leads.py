"""raw.lead: what sources list, and what of it is due."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import fields
from datetime import date, datetime, timedelta

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
    here = {"now": now, "forgotten": list(forgotten)}
    made = set(run(conn, "load/lead_new", here).scalars())
    made |= set(run(conn, "load/lead_changed", here).scalars())
    run(conn, "load/lead_filled")
    for url in merged:
        if url in forgotten:
            drops.append(Drop(Reason.FORGOTTEN, url, "a tombstone forbids fetching it"))
        elif url not in made:
            drops.append(Drop(Reason.KNOWN, url))
    return len(made), drops


def due_leads(
    conn: Connection,
    source_key: str,
    *,
    now: datetime,
    limit: int | None = None,
    urls: Collection[str] | None = None,
) -> list[DueLead]:
    """What of the source is to be fetched now, the longest due first; with `urls`, canonical ones, only of these."""
    only = None if urls is None else list(urls)
    found = run(conn, "load/lead_due", {"source_key": source_key, "now": now, "max_rows": limit, "urls": only})
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
            known_sha256=frozenset(row.known_sha256),
        )
        for row in found
    ]


def feed_dates(conn: Connection, urls: Sequence[str]) -> dict[str, datetime]:
    """When the feed says that each was published; URLs of which no feed gave a date are left out."""
    return {row.url: row.feed_published_at for row in run(conn, "load/feed_dates", {"urls": list(urls)})}


def captured_leads(conn: Connection, urls: Collection[str]) -> set[str]:
    """Those of the URLs of which a capture is held."""
    return set(run(conn, "forget/lead_captured", {"urls": list(urls)}).scalars())


def delete_leads(conn: Connection, urls: Collection[str]) -> int:
    """Leads without a capture, and the log of fetching them; how many leads."""
    run(conn, "forget/fetch_log", {"urls": list(urls)})
    return run(conn, "forget/lead", {"urls": list(urls)}).rowcount


def revisit_leads(conn: Connection, source_key: str, visits: Sequence[timedelta], *, now: datetime) -> list[str]:
    """Make captured leads due whose article is fresh and whose next visit has come; their URLs.

    `visits` are the times after publication. An article is fresh for twice the longest of them.
    """
    if not visits:
        return []
    here = {"source_key": source_key, "now": now, "visits": list(visits), "longest": max(visits)}
    return list(run(conn, "load/lead_to_revisit", here).scalars())


def refetch_leads(conn: Connection, source_key: str, day: date, *, begun_at: datetime, now: datetime) -> list[str]:
    """Make captured leads of the day due that were not visited since `begun_at`; their URLs."""
    here = {"source_key": source_key, "day": day, "begun_at": begun_at, "now": now}
    return list(run(conn, "load/lead_to_refetch", here).scalars())


def waiting(
    conn: Connection, source_key: str, *, day: date | None = None, urls: Sequence[str] = ()
) -> tuple[int, datetime | None]:
    """How many leads listed for the day, or of these URLs, are still to be fetched, and when the first may be."""
    row = run(conn, "load/lead_waiting", {"source_key": source_key, "day": day, "urls": list(urls)}).one()
    return row.waiting, row.next_at


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
