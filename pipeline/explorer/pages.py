"""The pages of figures. Each is a question and a template; every list is also CSV and JSON, at its own address."""

import json
from collections.abc import Callable
from datetime import date
from typing import Any

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse

from pipeline.explorer import charts, lists, show
from pipeline.explorer.files import as_file, is_file
from pipeline.explorer.finding import Cursor
from pipeline.explorer.questions import (
    KINDS,
    RULES,
    STATUSES,
    Facets,
    read_cursor,
    read_day,
    read_facets,
    read_id,
    read_limit,
)
from pipeline.explorer.reading import Row, SearchEndedError
from pipeline.explorer.rendering import render, wants_page
from pipeline.explorer.security import base_of
from pipeline.languages import known

router = APIRouter(include_in_schema=False)


@router.get("/")
def home(request: Request) -> Response:
    ask = lists.asked(request)
    overview = request.app.state.overview.now()
    if overview is None:
        return render(request, "empty.html")
    series, _ = lists.series(ask, Facets(), None, 12)
    latest, _ = lists.claims(ask, Facets(), None, 6)
    open_ones, _ = lists.conflicts(ask, Facets(status="open"), None, 2)
    return render(
        request, "home.html", overview=overview, series=series, claims=latest, conflicts=open_ones, facets=Facets()
    )  # fmt: skip


@router.get("/search")
def search(request: Request) -> Response:
    return _list(request, "search.html", "claims", lists.claims, read_first_day)


@router.get("/series")
def series(request: Request) -> Response:
    return _list(request, "series_list.html", "series", lists.series)


@router.get("/conflicts")
def conflicts(request: Request) -> Response:
    return _list(request, "conflicts.html", "conflicts", lists.conflicts, statuses=STATUSES, rules=RULES)


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


@router.get("/series/{series_id}")
def one_series(request: Request, series_id: str) -> Response:
    ask, wanted = lists.asked(request), read_id(series_id, "series")
    known_on = read_day(request.query_params.get("known_on"), "known_on")
    found = lists.one_series(ask, wanted, known_on)
    if file := as_file(request, found["figures"], f"series-{wanted}"):
        return file
    beside = ask.reader.ask("series_beside", {"series_id": wanted})
    title = show.series_title(found["series"])
    return render(request, "series.html", **found, title=title, known_on=known_on, beside=beside)


@router.get("/series/{series_id}/chart.json")
def chart(request: Request, series_id: str) -> Response:
    known_on = read_day(request.query_params.get("known_on"), "known_on")
    found = lists.one_series(lists.asked(request), read_id(series_id, "series"), known_on)
    spec = charts.series_chart(found["figures"], show.series_title(found["series"]), found["series"]["unit"])
    return Response(json.dumps(spec), media_type="application/json")


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
