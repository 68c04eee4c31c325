"""The page of a source. The list of all is the page of their health."""

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse

from pipeline.explorer import lists
from pipeline.explorer.content.source import CHANGES_COUNTED, LOOKED_AT, find_source
from pipeline.explorer.questions import Facets
from pipeline.explorer.rendering import render
from pipeline.explorer.security import base_of

router = APIRouter(include_in_schema=False)


@router.get("/sources")
def sources(request: Request, key: str | None = None) -> Response:
    """With `key` the page of one whose key is no path."""
    return source(request, key) if key else RedirectResponse(f"{base_of(request)}/health")


@router.get("/sources/{key:path}")
def source(request: Request, key: str) -> Response:
    if not key:
        return sources(request)
    state = request.app.state
    found = find_source(lists.asked(request), key, state.sources, state.today())
    return render(
        request,
        "source.html",
        found=found,
        changes_counted=CHANGES_COUNTED,
        looked_at=LOOKED_AT,
        search=f"/search?{Facets(source=key).query()}",
        most_articles=max([1, *(max(day.articles, day.usual or 0) for day in found.volume.days)]),
        about=lambda key: f"/search?{Facets(source=found.key, entity=key).query()}",
        measuring=lambda key: f"/search?{Facets(source=found.key, metric=key).query()}",
    )
