"""The first page. What it shows takes walks through the warehouse, and is kept for a while."""

from fastapi import APIRouter, Request, Response

from pipeline.explorer.content.conflicts import CONFLICTS_COUNTED
from pipeline.explorer.rendering import render

router = APIRouter(include_in_schema=False)


@router.get("/")
def first_page(request: Request) -> Response:
    state = request.app.state
    overview = state.overview.now()
    if overview is None:
        return render(request, "empty.html")
    return render(
        request, "home.html", overview=overview, home=state.home.now(), counts=state.open_conflicts.now(),
        conflicts_counted=CONFLICTS_COUNTED,
    )  # fmt: skip
