"""Suggestions while somebody types, as JSON for the script of the page."""

from fastapi import APIRouter, Request, Response
from fastapi.responses import JSONResponse

from pipeline.explorer.search.suggest import suggested

router = APIRouter(include_in_schema=False)


@router.get("/suggest")
def suggest(request: Request) -> Response:
    return JSONResponse(suggested(request))
