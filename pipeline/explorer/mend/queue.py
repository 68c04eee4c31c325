"""What is most worth a look: unsure claims and open conflicts, by doubt times reach."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pipeline.explorer.content.claim_rows import as_shown, claim_rows
from pipeline.explorer.lists import Asked, these_conflicts
from pipeline.explorer.reading import Row, Search
from pipeline.explorer.words.doubts import FIELDS
from pipeline.explorer.words.plurals import counted

FIGURES, CONFLICTS = 250, 50
"""So many are looked at: the first in the order of two indexes."""
PAGE = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """`claim` or `conflict` is the row; `why` says in words what its place in the list rests on."""

    claim: Row | None
    conflict: Row | None
    doubt: str
    reach: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Queue:
    items: tuple[Item, ...]
    candidates: int
    has_more: bool


def queue(ask: Asked, page: int) -> Queue:
    """`page` counts from 1."""
    skipped = (page - 1) * PAGE
    given = {"figures": FIGURES, "conflicts": CONFLICTS, "max_rows": PAGE, "skipped": skipped}
    with ask.reader.searching() as search:
        rows = search.ask("mend_queue", given)
        claims = _claims(ask, search, rows)
    ids = [row["conflict_id"] for row in rows if row["conflict_id"]]
    disputed = {one["conflict_id"]: one for one in these_conflicts(ask, ids)} if ids else {}
    items = [_item(row, claims, disputed) for row in rows]
    candidates = rows[0]["candidates"] if rows else 0
    shown = tuple(one for one in items if one.claim or one.conflict)
    return Queue(items=shown, candidates=candidates, has_more=skipped + PAGE < candidates)


def _claims(ask: Asked, search: Search, rows: list[Row]) -> dict[Any, Row]:
    found = claim_rows(search, [row["claim_id"] for row in rows if row["claim_id"]])
    return {one["claim_id"]: one for one in as_shown(ask.rights, found)}


def _item(row: Row, claims: Mapping[Any, Row], disputed: Mapping[Any, Row]) -> Item:
    claim = claims.get(row["claim_id"])
    return Item(
        claim=claim,
        conflict=disputed.get(row["conflict_id"]),
        doubt=_doubt(claim) if claim else "one of two cannot be right",
        reach=_reach(row),
    )


def _doubt(claim: Row) -> str:
    """The field of which the reader is least sure.

    >>> _doubt({"confidences": {"entity": 0.5, "value": 0.99}}), _doubt({"confidences": None})
    ('entity unsure', 'all in all unsure')
    """
    rates = claim.get("confidences") or {}
    if not rates:
        return "all in all unsure"
    field = min(rates, key=lambda name: float(rates[name]))
    return f"{FIELDS.get(field, field)} unsure"


def _reach(row: Row) -> str:
    """
    >>> _reach({"claims": 5, "origins": 1, "derived": 2})
    '5 numbers of 1 origin rest on it, 2 more follow from it'
    """
    rest = "rests" if row["claims"] == 1 else "rest"
    told = f"{counted(row['claims'], 'number')} of {counted(row['origins'], 'origin')} {rest} on it"
    return f"{told}, {row['derived']} more follow from it" if row["derived"] else told
