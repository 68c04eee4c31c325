"""The list of series, and the permalink of a claim. Every list is also CSV and JSON, at its own address."""

from collections.abc import Callable

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse

from pipeline.explorer import lists
from pipeline.explorer.files import as_file, is_file
from pipeline.explorer.questions import (
    KINDS,
    Facets,
    read_cursor,
    read_facets,
    read_id,
    read_limit,
)
from pipeline.explorer.reading import Row, SearchEndedError
from pipeline.explorer.rendering import render, wants_page
from pipeline.explorer.search.finding import Cursor
from pipeline.explorer.security import base_of

router = APIRouter(include_in_schema=False)


Question = Callable[[lists.Asked, Facets, Cursor, int], lists.Listed]


@router.get("/series")
def series(request: Request) -> Response:
    """A list with its facets, as a page or a file; or how to fill a warehouse in which there is nothing to list."""
    facets = read_facets(request)
    rows, after, ended = listed(request, lists.series, facets, read_limit(request))
    if file := as_file(request, rows, "series", after):
        return file
    if not rows and not facets.query() and request.app.state.overview.now() is None:
        return render(request, "empty.html")
    return render(
        request, "series_list.html", 422 if ended else 200, facets=facets, after=after, series=rows, ended=ended,
        choices=request.app.state.choices.now(), kinds=KINDS,
    )  # fmt: skip


def listed(
    request: Request, question: Question, facets: Facets, limit: int
) -> tuple[list[Row], str | None, str | None]:
    """Rows, where the next page begins, and of a search that was ended what the page says so with, above its form: what
    was found may not be all that fits, so that programs get none of it."""
    try:
        return *question(lists.asked(request), facets, read_cursor(request), limit), None
    except SearchEndedError as error:
        if is_file(request) or not wants_page(request):
            raise
        return [], None, str(error)


@router.get("/claims/{claim_id}")
def claim(request: Request, claim_id: str) -> Response:
    """The permalink of a claim: its place in the article."""
    wanted = read_id(claim_id, "claim")
    article_id = lists.article_of(lists.asked(request), wanted)
    return RedirectResponse(f"{base_of(request)}/articles/{article_id}?claim={wanted}#c-{wanted}")
