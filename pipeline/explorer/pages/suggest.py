"""Suggestions while somebody types, as JSON for the script of the page."""

from dataclasses import asdict
from typing import Any

from fastapi import APIRouter, Request, Response
from fastapi.responses import JSONResponse

from pipeline.explorer.questions import read_choice
from pipeline.explorer.search.suggest import suggestions
from pipeline.explorer.security import base_of

router = APIRouter(include_in_schema=False)

BOTH, ENTITY, METRIC = "both", "entity", "metric"


def told(request: Request) -> list[dict[str, Any]]:
    """As `q` and `kind` of the address ask for it."""
    kind = read_choice(request, "kind", (BOTH, ENTITY, METRIC))
    typed = request.query_params.get("q") or ""
    return [
        {**asdict(one), "address": base_of(request) + one.address}
        for one in suggestions(request.app.state.reader, typed, None if kind == BOTH else kind)
    ]


@router.get("/suggest")
def suggest(request: Request) -> Response:
    return JSONResponse(told(request))
