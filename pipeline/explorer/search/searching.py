"""What a visitor searches for -> the claims of one page, told as far as they may be shown.

Of the newest WINDOW claims that fit, pages are made and orders other than the newest first; what is behind them begins
a window of its own. So no search looks at more than that many rows, however many fit.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from fastapi import Request

from pipeline.explorer import lists
from pipeline.explorer.content.claim_rows import as_shown, claim_cursor, claim_rows
from pipeline.explorer.questions import SORTS, Facets, read_choice, read_cursor, read_facets, read_page
from pipeline.explorer.reading import Row, Search
from pipeline.explorer.search.finding import Cursor, claims_found
from pipeline.explorer.search.marking import BEGINS, ENDS, Marked, Span, moved_into, parts_found, pieces, words_marked

PAGE = 25
WINDOW = 1_000
PAGES = WINDOW // PAGE
_STEMMED = ("en", "ru")


@dataclass(frozen=True, slots=True, kw_only=True)
class Searched:
    """All that the address of a search says."""

    facets: Facets
    sort: str = SORTS[0]
    page: int = 1
    after: Cursor = None

    def query(self, **changed: Any) -> str:
        """The address that asks the same with these facets changed, from its first page on; None takes one away."""
        return self.facets.query(**{"sort": None if self.sort == SORTS[0] else self.sort, **changed})

    def page_query(self, page: int) -> str:
        after = f"{self.after[0]}_{self.after[1]}" if self.after else None
        sort = None if self.sort == SORTS[0] else self.sort
        return self.facets.query(sort=sort, after=after, page=None if page == 1 else page)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """`claims` are the rows of the page; `newest` the ids of the newest claims that fit, from where the window begins,
    and of one more if there are more; `next` the cursor behind the window, where this is its last page."""

    claims: list[Row]
    newest: Sequence[UUID]
    next: str | None

    @property
    def total(self) -> int:
        return min(len(self.newest), WINDOW)

    @property
    def is_more(self) -> bool:
        return len(self.newest) > WINDOW

    @property
    def pages(self) -> int:
        return -(-self.total // PAGE)


def read_search(request: Request) -> Searched:
    return Searched(
        facets=read_facets(request),
        sort=read_choice(request, "sort", SORTS),
        page=read_page(request, PAGES),
        after=read_cursor(request, date.fromisoformat),
    )


def searched(ask: lists.Asked, wanted: Searched) -> Page:
    """Raises SearchEndedError where there is too much to look through."""
    with ask.reader.searching() as search:
        keys = lists.entity_keys(search, wanted.facets.entity)
        found = claims_found(search, wanted.facets, keys, wanted.after, WINDOW + 1)
        window = found[:WINDOW]
        ordered = window if wanted.sort == SORTS[0] else _ordered(search, window, wanted.sort)
        ids = ordered[(wanted.page - 1) * PAGE : wanted.page * PAGE]
        rows = _by_id(claim_rows(search, ids), ids)
        words = _words(search, rows, wanted.facets.q)
        contested = _contested(search, rows)
    is_last = len(found) > WINDOW and wanted.sort == SORTS[0] and wanted.page == PAGES
    told = [
        {**one, "pieces": _pieces(whole, one, words), "contested": contested.get(one["observation_id"])}
        for whole, one in zip(rows, as_shown(ask.rights, rows), strict=True)
    ]
    return Page(claims=told, newest=found, next=claim_cursor(rows[-1]) if is_last and rows else None)


def listed(ask: lists.Asked, wanted: Searched, limit: int) -> lists.Listed:
    """The rows of a file and where the next one begins. In another order than the newest first, of the newest WINDOW
    that fit; then nothing follows."""
    if wanted.sort == SORTS[0]:
        return lists.claims(ask, wanted.facets, wanted.after, limit)
    with ask.reader.searching() as search:
        keys = lists.entity_keys(search, wanted.facets.entity)
        window = claims_found(search, wanted.facets, keys, wanted.after, WINDOW)
        ids = _ordered(search, window, wanted.sort)[:limit]
        rows = _by_id(claim_rows(search, ids), ids)
    return as_shown(ask.rights, rows), None


def _ordered(search: Search, ids: Sequence[UUID], sort: str) -> list[UUID]:
    return [row["claim_id"] for row in search.ask("claims_ordered", {"claim_ids": ids, "sort": sort})]


def _by_id(rows: Iterable[Row], ids: Iterable[UUID]) -> list[Row]:
    """In the order of the ids; a claim that has gone meanwhile is not there."""
    known = {row["claim_id"]: row for row in rows}
    return [known[one] for one in ids if one in known]


def _words(search: Search, rows: Sequence[Row], asked: str | None) -> dict[UUID, list[Span]]:
    """Where the words that were asked for stand in each whole sentence."""
    if not asked or not rows:
        return {}
    stemmed = [row["claim_id"] for row in rows if row["language"] in _STEMMED]
    given = {"claim_ids": stemmed, "words": asked, "begins": BEGINS, "ends": ENDS}
    marked = {row["claim_id"]: row["marked"] for row in search.ask("claims_marked", given)} if stemmed else {}
    return {
        row["claim_id"]: (
            words_marked(marked.get(row["claim_id"], ""), row["sentence"])
            if row["language"] in _STEMMED
            else parts_found(asked, row["sentence"])
        )
        for row in rows
    }


def _pieces(whole: Row, shown: Row, words: dict[UUID, list[Span]]) -> list[Marked]:
    if not shown["sentence"]:
        return []
    number = None if shown["number_start"] is None else (shown["number_start"], shown["number_end"])
    found = moved_into(words.get(whole["claim_id"], []), whole["sentence"], shown["sentence"])
    return pieces(shown["sentence"], number, found)


def _contested(search: Search, rows: Iterable[Row]) -> dict[UUID, Row]:
    ids = [row["observation_id"] for row in rows if row["series_id"]]
    found = search.ask("claims_contested", {"observation_ids": ids}) if ids else []
    return {row["observation_id"]: row for row in found}
