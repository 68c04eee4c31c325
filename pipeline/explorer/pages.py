"""The pages of figures. Each is a question and a template; every list is also CSV and JSON, at its own address."""

from collections.abc import Callable
from datetime import date
from typing import Any

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse

from pipeline.explorer import lists, show
from pipeline.explorer.files import as_file, is_file
from pipeline.explorer.finding import Cursor
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
from pipeline.explorer.security import base_of
from pipeline.languages import known

router = APIRouter(include_in_schema=False)


@router.get("/series")
def series(request: Request) -> Response:
    return _list(request, "series_list.html", "series", lists.series)


Question = Callable[[lists.Asked, Facets, Cursor, int], lists.Listed]


def _list(
    request: Request,
    template: str,
    name: str,
    question: Question,
    head: Callable[[str], object] = int,
    **given: Any,
) -> Response:
    """A list with its facets, as a page or a file; or how to fill a warehouse in which there is nothing to list. Of a
    search that was ended the page says so, above its form: what was found may not be all that fits."""
    ask, facets = lists.asked(request), read_facets(request)
    rows, after, ended = list[Row](), None, None
    try:
        rows, after = question(ask, facets, read_cursor(request, head), read_limit(request))
    except SearchEndedError as error:
        if is_file(request) or not wants_page(request):
            raise
        ended = str(error)
    if file := as_file(request, rows, name, after):
        return file
    if not rows and not facets.query() and request.app.state.overview.now() is None:
        return render(request, "empty.html")
    given |= {"choices": request.app.state.choices.now(), "kinds": KINDS, "languages": known(), "ended": ended}
    return render(request, template, 422 if ended else 200, facets=facets, after=after, **{name: rows}, **given)


def read_first_day(text: str) -> object:
    """A date, for read_cursor, which takes ValueError for a refusal."""
    return date.fromisoformat(text)


@router.get("/figures/{observation_id}")
def figure(request: Request, observation_id: str) -> Response:
    wanted = read_id(observation_id, "figure")
    found = lists.one_figure(lists.asked(request), wanted)
    if file := as_file(request, found["inputs"] or found["evidence"], f"figure-{wanted}"):
        return file
    return render(request, "figure.html", **found, title=show.series_title(found["figure"]))


@router.get("/claims/{claim_id}")
def claim(request: Request, claim_id: str) -> Response:
    """The permalink of a claim: its place in the article."""
    wanted = read_id(claim_id, "claim")
    article_id = lists.article_of(lists.asked(request), wanted)
    return RedirectResponse(f"{base_of(request)}/articles/{article_id}?claim={wanted}#c-{wanted}")
