"""The page of an entity, and the list in which one is found by the beginning of a name."""

from fastapi import APIRouter, Request, Response

from pipeline.explorer import lists
from pipeline.explorer.content.conflicts import CONFLICTS_COUNTED, told_conflicts
from pipeline.explorer.content.entity import (
    SERIES_COUNTED,
    WINDOW,
    EntityFound,
    entities_begin,
    find_entity,
)
from pipeline.explorer.questions import Facets, read_facets
from pipeline.explorer.rendering import render
from pipeline.explorer.words.plurals import counted

router = APIRouter(include_in_schema=False)


@router.get("/entities")
def entities(request: Request, key: str | None = None) -> Response:
    """With `key` the page of one whose key is no path, such as candidate/.. is."""
    if key:
        return entity(request, key)
    words = read_facets(request).q
    begun = entities_begin(lists.asked(request), words) if words else None
    rows = request.app.state.entities.now() if begun is None else begun
    if not rows and request.app.state.overview.now() is None:
        return render(request, "empty.html")
    return render(request, "entities.html", rows=rows or [], typed=words or "")


@router.get("/entities/{key:path}")
def entity(request: Request, key: str) -> Response:
    if not key:
        return entities(request)
    found = find_entity(lists.asked(request), key)
    return render(
        request, "entity.html", found=found, entity=found.entity, figures=_figures(found), window=WINDOW,
        series_counted=SERIES_COUNTED, conflicts_counted=CONFLICTS_COUNTED,
        search=f"/search?{Facets(entity=key).query()}", series=f"/series?{Facets(entity=key).query()}",
        disputes=f"/conflicts?{Facets(entity=key, status='open').query()}",
        disputed=told_conflicts(lists.asked(request), found.conflicts),
        most=max((one["claims"] for one in found.speakers), default=1),
    )  # fmt: skip


def _figures(found: EntityFound) -> str:
    """How many figures of it stand in series, in words."""
    count, series = found.entity["figures"], found.entity["series"]
    more = "more than " if series > SERIES_COUNTED else ""
    return f"{more}{counted(count, 'figure')}"
