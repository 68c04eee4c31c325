"""The page of the sources: how fresh, how much, what left and why, what is missing, what is held back, what ran."""

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse

from pipeline.explorer import charts, lists
from pipeline.explorer.files import as_file
from pipeline.explorer.rendering import render
from pipeline.explorer.security import base_of

router = APIRouter(include_in_schema=False)


@router.get("/health")
def health(request: Request) -> Response:
    ask = lists.asked(request)
    sources = lists.health(ask, "sources")
    if file := as_file(request, sources, "health"):
        return file
    volumes: dict[str, list[int]] = {}
    for row in ask.reader.ask("health_volume", {"today": request.app.state.today()}):
        volumes.setdefault(row["source_key"], []).append(row["articles"])
    asked = {row["source_key"] for row in sources}
    return render(
        request, "health.html", sources=sources, volumes=volumes,
        lines={key: charts.volume_line(counts) for key, counts in volumes.items()},
        not_asked=sorted(set(request.app.state.sources) - asked),
        **{part: lists.health(ask, part) for part in lists.HEALTH_PARTS[1:]},
    )  # fmt: skip


@router.get("/health/{part}")
def one_part(request: Request, part: str) -> Response:
    """A table of the page as a file; without a format, its place on the page."""
    file = as_file(request, lists.health(lists.asked(request), part), f"health-{part}")
    return file or RedirectResponse(f"{base_of(request)}/health#{part}")
