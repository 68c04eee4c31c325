"""The questions as JSON. Errors are {"detail": what was wrong and what to write}."""

from dataclasses import asdict
from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request, Response
from pydantic import BaseModel, Field

from pipeline.explorer import lists
from pipeline.explorer.content.article import one_by_one
from pipeline.explorer.questions import Facets, read_cursor, read_day, read_facets, read_id, read_limit
from pipeline.explorer.series.asked import AskedSeries
from pipeline.explorer.series.points import find_series
from pipeline.explorer.series.take_along import file_rows

NOTE = "Read by a machine, not verified."
ABOUT = f"""Figures that news articles print, with their sentences. {NOTE}

The names of the fields are those of the marts, which docs/data-dictionary.md describes. Numbers come as texts, so that
no digit is lost, except those of `confidences`, which have three digits; days are ISO 8601, all times UTC.
`sentence_shown` says whether a sentence is whole, cut to the words around its number, or left out (none), since its
source's terms allow no more. `number_start` and `number_end` say where the number stands in it as it is shown, in
Unicode code points; `doubts` which fields are unsure and why; `in_no_series` why a claim is in no series, null for one
that is in one."""


class Refusal(BaseModel):
    detail: str = Field(description="What was wrong, and what to write instead")


CANNOT_READ: dict[int | str, dict[str, Any]] = {
    422: {"model": Refusal, "description": "A word of the address cannot be read, or a search was ended"},
    503: {"model": Refusal, "description": "The warehouse does not answer, or not in time"},
}
_NOT_THERE: dict[int | str, dict[str, Any]] = {404: {"model": Refusal, "description": "Nothing has this id"}}

router = APIRouter(tags=["figures"], responses=CANNOT_READ)


class Page(BaseModel):
    """Some rows of a list, and where the next ones begin."""

    note: str = NOTE
    items: list[dict[str, Any]]
    next: str | None = Field(None, description="Value of `after` for the next page; null on the last one")


class OneSeries(BaseModel):
    note: str = NOTE
    series: dict[str, Any]
    figures: list[dict[str, Any]] = Field(description="In the order of time; derived ones have is_derived")
    points: list[dict[str, Any]] = Field(
        description="One for each figure and speaker, of all modalities, with trust in words: the columns of the CSV"
    )


class OneFigure(BaseModel):
    note: str = NOTE
    figure: dict[str, Any]
    evidence: list[dict[str, Any]] = Field(
        description="Claims of a printed figure, those of an independent origin first"
    )
    inputs: list[dict[str, Any]] = Field(description="Printed figures that a derived one follows from")
    conflicts: list[dict[str, Any]]


class Paragraph(BaseModel):
    kind: str
    pieces: list[dict[str, Any]] = Field(
        description="text; claim_id where it is a number; gap where words are not shown"
    )


class OneArticle(BaseModel):
    note: str = NOTE
    article: dict[str, Any]
    claims: list[dict[str, Any]]
    paragraphs: list[Paragraph] = Field(description="The text as far as it may be shown")
    figures_changed: list[dict[str, Any]] = Field(description="Figures that an earlier text printed otherwise")


class Cut(BaseModel, extra="forbid"):
    """Documents what narrows a list, which is read by the same code as that of the pages, and refuses what is no such
    word: a mistyped one would narrow nothing."""

    entity: str | None = Field(None, description="Key, name or other name in any language; else a part of the name")
    metric: str | None = Field(None, description="Key of a metric, such as monthly_active_users")
    limit: str | None = Field(None, description="Rows of a page, at most 1000")
    after: str | None = Field(None, description="`next` of the page before")
    token: str | None = Field(
        None, description="Of the server, where it asks for one; better as `Authorization: Bearer`"
    )


class CutSeries(Cut):
    region: str | None = Field(None, description="ISO 3166 code")
    unit: str | None = None
    kind: str | None = Field(None, description="level, change, share, ratio, duration, price or rate")


class CutClaims(CutSeries):
    q: str | None = Field(None, description='Words of the sentence, as in a web search: "in quotes", or, -not')
    source: str | None = None
    language: str | None = Field(None, description="Code of the article's language, such as ko")
    first_day: str | None = Field(None, description="Figures that hold on this day or later")
    end_day: str | None = Field(None, description="Figures that hold before this day")
    confidence: str | None = Field(None, description="At least this, from 0 to 1")


class CutConflicts(Cut):
    status: str | None = Field(None, description="open, settled_a, settled_b, both_right or dismissed")
    rule: str | None = Field(None, description="value_disjoint, value_two_periods, change_misfit, ...")


async def _facets(request: Request) -> Facets:
    """Without waiting for a thread: nothing in it takes time."""
    return read_facets(request)


Asking = Annotated[Facets, Depends(_facets)]


def answer(told: BaseModel) -> Response:
    """What a route's response_model describes, written as it is: it was checked when it was made."""
    return Response(told.model_dump_json(), media_type="application/json")


@router.get("/claims", response_model=Page)
def claims(request: Request, documented: Annotated[CutClaims, Query()], facets: Asking) -> Response:
    """Claims as printed, the latest article first."""
    del documented
    after, limit = read_cursor(request, date.fromisoformat), read_limit(request)
    rows, following = lists.claims(lists.asked(request), facets, after, limit)
    return answer(Page(items=rows, next=following))


@router.get("/series", response_model=Page)
def series(request: Request, documented: Annotated[CutSeries, Query()], facets: Asking) -> Response:
    """Series: one entity, metric, kind, unit and region; the latest figure of each. Those with most figures first."""
    del documented
    rows, following = lists.series(lists.asked(request), facets, read_cursor(request), read_limit(request))
    return answer(Page(items=rows, next=following))


@router.get("/conflicts", response_model=Page)
def conflicts(request: Request, documented: Annotated[CutConflicts, Query()], facets: Asking) -> Response:
    """Figures that cannot both be right, with both sentences, the best supported first."""
    del documented
    rows, following = lists.conflicts(lists.asked(request), facets, read_cursor(request), read_limit(request))
    return answer(Page(items=rows, next=following))


@router.get("/series/{series_id}", response_model=OneSeries, responses=_NOT_THERE)
def one_series(request: Request, series_id: str, known_on: str | None = None) -> Response:
    """A series with its figures; with `known_on`, as it was known at the end of that day."""
    ask, day, wanted = lists.asked(request), read_day(known_on, "known_on"), read_id(series_id, "series")
    found = find_series(ask, AskedSeries(series_id=wanted, known_on=day), is_whole=True)
    figures = lists.figures_of(ask, wanted, day)
    return answer(OneSeries(series=found.series, figures=figures, points=file_rows(found.points)))


@router.get("/figures/{observation_id}", response_model=OneFigure, responses=_NOT_THERE)
def one_figure(request: Request, observation_id: str) -> Response:
    """A figure with the claims that print it, or the figures it follows from, and its disagreements."""
    return answer(OneFigure(**lists.one_figure(lists.asked(request), read_id(observation_id, "figure"))))


@router.get("/articles/{article_id}", response_model=OneArticle, responses=_NOT_THERE)
def one_article(request: Request, article_id: str) -> Response:
    """An article: where it is from, what was read from it, and its text as far as that may be shown."""
    found = lists.one_article(lists.asked(request), read_id(article_id, "article"))
    hidden = ("text", "blocks", "dropped")
    told = OneArticle(
        article={name: value for name, value in found["article"].items() if name not in hidden},
        claims=found["claims"],
        paragraphs=[
            Paragraph(kind=one.kind, pieces=[_piece(asdict(p)) for p in one.pieces])
            for one in one_by_one(found["paragraphs"])
        ],
        figures_changed=found["figures_changed"],
    )
    return answer(told)


def _piece(piece: dict[str, Any]) -> dict[str, Any]:
    claim = piece.pop("claim")
    del piece["chosen"]  # nobody chooses one here
    return {**piece, "claim_id": claim["claim_id"] if claim else None}


@router.get("/claims/{claim_id}", response_model=OneArticle, responses=_NOT_THERE)
def one_claim(request: Request, claim_id: str) -> Response:
    """The article in which a claim stands."""
    return one_article(request, str(lists.article_of(lists.asked(request), read_id(claim_id, "claim"))))


@router.get("/health", response_model=Page)
@router.get("/health/{part}", response_model=Page, responses=_NOT_THERE)
def health(request: Request, part: str = "sources") -> Response:
    """The sources: how fresh, how much, how they answer; with a part, coverage gaps, quarantine, drops or runs."""
    return answer(Page(items=lists.health(lists.asked(request), part), next=None))
