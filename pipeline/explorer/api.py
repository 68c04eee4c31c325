"""The questions as JSON. Errors are {"detail": what was wrong and what to write}."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request
from pydantic import BaseModel, Field

from pipeline.explorer import lists
from pipeline.explorer.questions import Facets, read_cursor, read_day, read_facets, read_id, read_limit

router = APIRouter(tags=["figures"])

NOTE = "Read by a machine, not verified."


class Page(BaseModel):
    """Some rows of a list, and where the next ones begin."""

    note: str = NOTE
    items: list[dict[str, Any]]
    next: str | None = Field(None, description="Value of `after` for the next page; null on the last one")


class Asked(BaseModel):
    """Documents the facets; they are read by the same code as those of the pages."""

    q: str | None = Field(None, description="Words of the sentence; Korean by parts of words")
    entity: str | None = None
    metric: str | None = None
    region: str | None = Field(None, description="ISO 3166 code")
    unit: str | None = None
    kind: str | None = Field(None, description="level, change, share, ratio, duration, price or rate")
    source: str | None = None
    language: str | None = Field(None, description="en, ru or ko")
    first_day: str | None = Field(None, description="Figures that hold on this day or later")
    end_day: str | None = Field(None, description="Figures that hold before this day")
    confidence: str | None = Field(None, description="At least this, from 0 to 1")
    limit: str | None = Field(None, description="Rows of a page, at most 1000")
    after: str | None = Field(None, description="`next` of the page before")


Documented = Annotated[Asked, Query()]
Asking = Annotated[Facets, Depends(read_facets)]


@router.get("/claims")
def claims(request: Request, asked: Documented, facets: Asking) -> Page:
    """Claims as printed, the latest article first."""
    del asked
    rows, after = lists.claims(request.app.state.reader, facets, read_cursor(request), read_limit(request))
    return Page(items=rows, next=after)


@router.get("/series")
def series(request: Request, asked: Documented, facets: Asking) -> Page:
    """Series: one entity, metric, kind, unit and region; the latest figure of each. Those with most figures first."""
    del asked
    rows, after = lists.series(request.app.state.reader, facets, read_cursor(request), read_limit(request))
    return Page(items=rows, next=after)


@router.get("/series/{series_id}")
def one_series(request: Request, series_id: str, known_on: str | None = None) -> dict[str, Any]:
    """A series with its figures; with `known_on`, as it was known at the end of that day."""
    found = lists.one_series(request.app.state.reader, read_id(series_id, "series"), read_day(known_on, "known_on"))
    return {"note": NOTE, **found}


@router.get("/figures/{observation_id}/evidence")
def evidence(request: Request, observation_id: str) -> Page:
    """The claims behind a figure, those of an independent origin first."""
    return Page(items=lists.evidence(request.app.state.reader, read_id(observation_id, "figure")), next=None)


@router.get("/conflicts")
def conflicts(request: Request, status: str | None = None, rule: str | None = None) -> Page:
    """Figures that cannot both be right, with both sentences."""
    rows, after = lists.conflicts(
        request.app.state.reader, status=status, rule=rule, after=read_cursor(request), limit=read_limit(request)
    )
    return Page(items=rows, next=after)


@router.get("/health")
def health(request: Request) -> Page:
    """Each source: how fresh, how much, how it answers."""
    return Page(items=lists.health(request.app.state.reader), next=None)
