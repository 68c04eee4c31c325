"""The page of conflicts: both sides of each, what they rest on, how far apart they are, and what rounding explains."""

from uuid import UUID

from fastapi import APIRouter, Request, Response

from pipeline.explorer import lists
from pipeline.explorer.files import as_file
from pipeline.explorer.pages.series_list import listed
from pipeline.explorer.questions import RULES, STATUSES, read_facets, read_limit
from pipeline.explorer.reading import Row
from pipeline.explorer.rendering import render
from pipeline.explorer.words.conflicts import Told, told_of

router = APIRouter(include_in_schema=False)

SHOWN = 20
"""Conflicts of a page, where the address does not say how many; a file has more."""
_EVIDENCE = 6
"""Articles of a side that are named."""


@router.get("/conflicts")
def conflicts(request: Request) -> Response:
    ask, facets = lists.asked(request), read_facets(request)
    limit = read_limit(request) if {"limit", "format"} & set(request.query_params) else SHOWN
    rows, after, ended = listed(request, lists.conflicts, facets, limit)
    if file := as_file(request, rows, "conflicts", after):
        return file
    if not rows and not facets.query() and request.app.state.overview.now() is None:
        return render(request, "empty.html")
    return render(
        request, "conflicts.html", 422 if ended else 200, conflicts=told_conflicts(ask, rows), after=after, ended=ended,
        facets=facets, choices=request.app.state.choices.now(), statuses=STATUSES, rules=RULES,
        counts=request.app.state.open_conflicts.now() or {},
    )  # fmt: skip


def told_conflicts(ask: lists.Asked, rows: list[Row]) -> list[tuple[Row, Told]]:
    """Each with the words and the places that a page shows of it."""
    ids = [row[name] for row in rows for name in ("observation_a", "observation_b") if row[name]]
    evidence: dict[UUID, list[Row]] = {}
    given = {"observation_ids": ids, "looked_at": _EVIDENCE}
    for one in ask.reader.ask("conflict_evidence", given) if ids else []:
        evidence.setdefault(one["observation_id"], []).append(one)
    return [(row, told_of(row, evidence)) for row in rows]
