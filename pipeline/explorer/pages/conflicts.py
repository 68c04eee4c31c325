"""The page of conflicts: both sides of each, what they rest on, how far apart they are, and what rounding explains."""

from fastapi import APIRouter, Request, Response

from pipeline.explorer import lists
from pipeline.explorer.content.conflicts import CONFLICTS_COUNTED, told_conflicts
from pipeline.explorer.files import as_file
from pipeline.explorer.pages.series_list import listed
from pipeline.explorer.questions import read_facets, read_limit
from pipeline.explorer.rendering import render
from pipeline.explorer.words.conflicts import RULES
from pipeline.model.conflict import CONFLICT_STATUSES

router = APIRouter(include_in_schema=False)

SHOWN = 20
"""Conflicts of a page, where the address does not say how many; a file has more."""


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
        facets=facets, choices=request.app.state.choices.now(), statuses=CONFLICT_STATUSES, rules=RULES,
        counts=request.app.state.open_conflicts.now() or {}, conflicts_counted=CONFLICTS_COUNTED,
    )  # fmt: skip
