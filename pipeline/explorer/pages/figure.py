"""The page of one figure: who prints it or what it follows from, and what contradicts it."""

from fastapi import APIRouter, Request, Response

from pipeline.explorer import lists
from pipeline.explorer.content.conflicts import told_conflicts
from pipeline.explorer.files import as_file
from pipeline.explorer.questions import read_id
from pipeline.explorer.rendering import render
from pipeline.explorer.words import show

router = APIRouter(include_in_schema=False)


@router.get("/figures/{observation_id}")
def figure(request: Request, observation_id: str) -> Response:
    ask, wanted = lists.asked(request), read_id(observation_id, "figure")
    found = lists.one_figure(ask, wanted)
    if file := as_file(request, found["inputs"] or found["evidence"], f"figure-{wanted}"):
        return file
    told = {**found, "conflicts": told_conflicts(ask, found["conflicts"])}
    return render(request, "figure.html", **told, title=show.series_title(found["figure"]))
