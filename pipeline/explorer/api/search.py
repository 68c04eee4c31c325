"""The search as JSON: totals, counts by facet, suggestions, and what is new since a moment."""

from dataclasses import asdict
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response
from pydantic import BaseModel, Field

from pipeline.explorer import lists
from pipeline.explorer.api.rows import CANNOT_READ, NOTE, Asking, CutClaims, answer
from pipeline.explorer.feeds.news import news_of_search
from pipeline.explorer.questions import read_limit, read_moment
from pipeline.explorer.search.counting import Counts, counted
from pipeline.explorer.search.searching import PAGE, PAGES, WINDOW, read_search, searched
from pipeline.explorer.search.suggest import suggested

router = APIRouter(tags=["search"], responses=CANNOT_READ)


class Choices(BaseModel):
    values: list[dict[str, Any]] = Field(description="value, name and claims; those that most claims have first")
    known: int = Field(description="How many values there are; the list has the first ones")
    is_capped: bool = Field(description=f"Counted among the newest {WINDOW:,} claims only, as more fit")


class Found(BaseModel):
    """A page of a search, as the page for people shows it."""

    note: str = NOTE
    total: int = Field(description=f"How many claims fit, at most {WINDOW:,}")
    is_more: bool = Field(description="More fit than `total`")
    articles: int = Field(description="In how many articles they stand")
    page: int
    pages: int
    items: list[dict[str, Any]] = Field(
        description="Claims. number_start and number_end: where the number stands in `sentence`, in Unicode code "
        "points; words: where those of `q` stand; doubts: fields that are unsure, with why; in_no_series: why, or null"
    )
    facets: dict[str, Choices] = Field(description="Each is counted under all other filters, without its own")
    years: list[dict[str, int]] = Field(description="Years for which figures are true, and how many")
    not_counted: list[str] = Field(description="Facets whose counts took too long")
    next: str | None = Field(None, description="Value of `after` behind the last page; null where nothing is")


class Suggestions(BaseModel):
    note: str = NOTE
    items: list[dict[str, Any]] = Field(description="kind, key, name, also (another name), figures and address")


class News(BaseModel):
    note: str = NOTE
    items: list[dict[str, Any]] = Field(
        description="The latest first: news_id, which stays the same when the article is read anew; happened_at; "
        "is_correction; before: what the paper printed until then; claim"
    )


class CutSearch(CutClaims):
    sort: str | None = Field(None, description="newest, largest or trusted, the last two among the newest 1,000")
    page: str | None = Field(None, description=f"From 1 to {PAGES}, {PAGE} claims each")


class CutNews(CutClaims):
    since: str | None = Field(None, description="A moment such as 2026-03-31T09:00Z; UTC where it has no zone")


@router.get("/search", response_model=Found)
def search(request: Request, documented: Annotated[CutSearch, Query()]) -> Response:
    """A page of the search with its totals, counts by facet and years."""
    del documented
    ask, wanted = lists.asked(request), read_search(request)
    page = searched(ask, wanted)
    counts = counted(ask, request.app.state.counts, wanted.facets, None if wanted.after else page.newest)
    told = Found(
        total=page.total, is_more=page.is_more, articles=counts.articles, page=wanted.page, pages=page.pages,
        items=[_item(one) for one in page.claims], facets=_facets(counts),
        years=[{"year": year, "claims": claims} for year, claims in counts.years],
        not_counted=sorted(counts.left_out), next=page.next,
    )  # fmt: skip
    return answer(told)


def _item(claim: dict[str, Any]) -> dict[str, Any]:
    """Pieces of the sentence as places in it."""
    found = {name: value for name, value in claim.items() if name != "pieces"}
    words, at = [], 0
    for piece in claim["pieces"]:
        if piece.kind == "word":
            words.append([at, at + piece.length])
        at += piece.length
    return {**found, "words": words}


def _facets(counts: Counts) -> dict[str, Choices]:
    return {
        name: Choices(values=[asdict(one) for one in values], known=counts.known[name], is_capped=name in counts.capped)
        for name, values in counts.values.items()
    }


@router.get("/suggest", response_model=Suggestions)
def suggest(
    request: Request,
    q: Annotated[str | None, Query(description="What was typed so far")] = None,
    kind: Annotated[str | None, Query(description="entity or metric; both where it is left out")] = None,
) -> Response:
    """Entities and metrics that may be meant: at most 8, by the beginning of any of their names."""
    del q, kind  # read by the same code as that of the page
    return answer(Suggestions(items=suggested(request)))


@router.get("/news", response_model=News)
def news(request: Request, documented: Annotated[CutNews, Query()], facets: Asking) -> Response:
    """Figures that are new since a moment, and those that a paper has corrected, of the newest 1,000 that fit."""
    del documented
    since = read_moment(request.query_params.get("since"), "since")
    found = news_of_search(lists.asked(request), facets, since, read_limit(request))
    return answer(News(items=[asdict(one) for one in found]))
