"""A search or a series -> what is new in it: figures that were not there before, and those that a paper has changed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid5

from pipeline.explorer import lists
from pipeline.explorer.content.claim_rows import as_shown, claim_rows
from pipeline.explorer.questions import Facets
from pipeline.explorer.reading import Row, Search
from pipeline.explorer.search.finding import claims_found
from pipeline.explorer.search.searching import WINDOW

MOST = 100
"""Entries of a feed; a list of the API may have up to WINDOW."""

_NAMES = UUID("8c3b2c7e-7a53-5b0c-9d0e-2f6f4f1f7d11")
"""Of this the ids of entries are made; another one would show every figure as new to all who follow."""


@dataclass(frozen=True, slots=True, kw_only=True)
class New:
    """`news_id` stays the same however often the article is read anew. `before`: what was printed in place of a figure
    that is corrected, as far as it may be shown."""

    news_id: UUID
    happened_at: datetime
    is_correction: bool
    before: str | None
    claim: Row


def news_of_search(ask: lists.Asked, facets: Facets, since: datetime | None, most: int) -> list[New]:
    """Of the newest WINDOW claims that fit, the latest first."""
    with ask.reader.searching() as search:
        found = claims_found(search, facets, lists.entity_keys(search, facets.entity), None, WINDOW)
        return _news(ask, search, found, since, most)


def news_of_series(ask: lists.Asked, series_id: UUID, since: datetime | None, most: int) -> tuple[Row, list[New]]:
    """The series, and the figures of it that are new or corrected."""
    series = lists.series_row(ask, series_id)
    with ask.reader.searching() as search:
        given = {"series_id": series_id, "max_rows": WINDOW}
        found = [row["claim_id"] for row in search.ask("news_series", given)]
        return series, _news(ask, search, found, since, most)


def _news(ask: lists.Asked, search: Search, ids: Sequence[UUID], since: datetime | None, most: int) -> list[New]:
    given = {"claim_ids": ids, "since": since, "max_rows": most}
    happened = search.ask("news_claims", given) if ids else []
    rows = claim_rows(search, [row["claim_id"] for row in happened])
    claims = {row["claim_id"]: row for row in as_shown(ask.rights, rows)}
    return [_new(row, claims[row["claim_id"]]) for row in happened if row["claim_id"] in claims]


def _new(row: Row, claim: Row) -> New:
    said = f"{claim['article_id']}|{claim['surface']}|{row['nth']}|{'changed' if row['is_correction'] else ''}"
    return New(
        news_id=uuid5(_NAMES, said),
        happened_at=row["happened_at"],
        is_correction=row["is_correction"],
        before=row["surface_before"] if row["is_correction"] else None,
        claim=claim,
    )
