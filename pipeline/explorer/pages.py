"""The pages of figures. Each is a question and a template; every list is also CSV and JSON, at its own address."""

import json
from typing import Any

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse

from pipeline.explorer import charts, lists, show
from pipeline.explorer.files import as_file
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
from pipeline.explorer.reading import Reader
from pipeline.explorer.rendering import render
from pipeline.explorer.security import base_of
from pipeline.languages import known

router = APIRouter(include_in_schema=False)


@router.get("/")
def home(request: Request) -> Response:
    ask = lists.asked(request)
    if is_empty(ask.reader):
        return render(request, "empty.html")
    series, _ = lists.series(ask, Facets(), None, 12)
    latest, _ = lists.claims(ask, Facets(), None, 6)
    open_ones, _ = lists.conflicts(ask, Facets(status="open"), None, 2)
    return render(
        request, "home.html", overview=ask.reader.one("overview"), series=series, claims=latest, conflicts=open_ones,
        facets=Facets(),
    )  # fmt: skip


def is_empty(reader: Reader) -> bool:
    """Nothing was ever published into this warehouse."""
    overview = reader.one("overview") if reader.has_marts() else None
    return overview is None or not overview["claims"]


@router.get("/search")
def search(request: Request) -> Response:
    ask, facets = lists.asked(request), read_facets(request)
    rows, after = lists.claims(ask, facets, read_cursor(request, read_first_day), read_limit(request))
    if file := as_file(request, rows, "claims", after):
        return file
    return _listed(request, "search.html", facets, claims=rows, after=after)


@router.get("/series")
def series(request: Request) -> Response:
    ask, facets = lists.asked(request), read_facets(request)
    rows, after = lists.series(ask, facets, read_cursor(request), read_limit(request))
    if file := as_file(request, rows, "series", after):
        return file
    return _listed(request, "series_list.html", facets, series=rows, after=after)


@router.get("/conflicts")
def conflicts(request: Request) -> Response:
    ask, facets = lists.asked(request), read_facets(request)
    rows, after = lists.conflicts(ask, facets, read_cursor(request), read_limit(request))
    if file := as_file(request, rows, "conflicts", after):
        return file
    return _listed(request, "conflicts.html", facets, conflicts=rows, after=after, statuses=STATUSES, rules=RULES)


def _listed(request: Request, template: str, facets: Facets, **given: Any) -> Response:
    """A list with its facets, or how to fill a warehouse in which there is nothing to list."""
    reader = lists.asked(request).reader
    found = any(value for value in given.values() if isinstance(value, list))
    if not found and not facets.query() and is_empty(reader):
        return render(request, "empty.html")
    choices: dict[str, list[str]] = {"metric": [], "entity": [], "source": [], "unit": []}
    for row in reader.ask("choices"):
        choices[row["facet"]].append(row["choice"])
    given |= {"choices": choices, "kinds": KINDS, "languages": known(), "places": show.places()}
    return render(request, template, facets=facets, **given)


def read_first_day(text: str) -> object:
    """A date, for read_cursor, which takes ValueError for a refusal."""
    return show.iso_day(text)


@router.get("/series/{series_id}")
def one_series(request: Request, series_id: str) -> Response:
    ask, wanted = lists.asked(request), read_id(series_id, "series")
    known_on = read_day(request.query_params.get("known_on"), "known_on")
    found = lists.one_series(ask, wanted, known_on)
    if file := as_file(request, found["figures"], f"series-{series_id}"):
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
    article_id = lists.article_of(lists.asked(request), read_id(claim_id, "claim"))
    return RedirectResponse(f"{base_of(request)}/articles/{article_id}?claim={claim_id}#c-{claim_id}")
