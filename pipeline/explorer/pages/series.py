"""The page of a series, its chart, its files and what can be drawn beside it. Every state is an address."""

import json
from typing import Any

from fastapi import APIRouter, Request, Response

from pipeline.explorer import lists
from pipeline.explorer.charts.colours import in_light
from pipeline.explorer.charts.embed import snippet_of
from pipeline.explorer.feeds.address import follow_address
from pipeline.explorer.files import as_file, is_file
from pipeline.explorer.rendering import render
from pipeline.explorer.security import base_of
from pipeline.explorer.series import take_along
from pipeline.explorer.series.asked import VIEWS, read_series, read_width
from pipeline.explorer.series.drawing import rule_of, spec_of
from pipeline.explorer.series.headline import headline
from pipeline.explorer.series.like import find_like
from pipeline.explorer.series.points import SeriesFound, find_series
from pipeline.explorer.words import show
from pipeline.explorer.words.plurals import counted

router = APIRouter(include_in_schema=False)

ROWS = 60
"""Of the table, before all are asked for."""
TAKEN_WIDTH = 1000
"""Pixels of a picture that is downloaded; twice as many in PNG."""
_SHAPES = (("actual", "happened"), ("forecast", "forecast"), ("target", "target"), ("possible", "only possible"))


@router.get("/series/{series_id}")
def one_series(request: Request, series_id: str) -> Response:
    ask, asked = lists.asked(request), read_series(request, series_id)
    found = find_series(ask, asked, is_whole=is_file(request))
    if file := as_file(request, take_along.file_rows(found.points), f"series-{asked.series_id}"):
        return file
    today = request.app.state.today()
    add = _typed(request)
    head = headline(found.of(asked.series_id), found.clashes)
    rows = list(reversed(found.points))
    return render(
        request, "series.html", found=found, series=found.series, title=found.title, points=found.points,
        rows=rows if asked.every_row else rows[:ROWS], drawn=found.drawn, drawn_conflicts=_conflicts_drawn(found),
        head=head, trust_head=_trust_head(head), key=found.key, shapes=_shapes(found), rule=rule_of(found),
        asked=asked, here=f"{base_of(request)}/series/{asked.series_id}", views=VIEWS, add=add,
        like=find_like(ask, asked, add), beside=ask.reader.ask("series_beside", {"series_id": asked.series_id}),
        cite=take_along.cite(found, today, asked.known_on), snippet=snippet_of(request, asked, found.title),
        follow=follow_address(request, f"{base_of(request)}/series/{asked.series_id}.atom"),
    )  # fmt: skip


@router.get("/series/{series_id}/chart.json")
def chart(request: Request, series_id: str) -> Response:
    """The specification that the page draws; with `take`, one that stands alone, in the colours of the light theme."""
    asked = read_series(request, series_id)
    found = find_series(lists.asked(request), asked)
    if "take" in request.query_params:
        spec = in_light(spec_of(request, found, asked, TAKEN_WIDTH, is_taken=True))
    else:
        spec = spec_of(request, found, asked, read_width(request))
    return Response(json.dumps(spec, default=str), media_type="application/json")


@router.get("/series/{series_id}/like.json")
def like(request: Request, series_id: str) -> Response:
    """Series that can be drawn beside this one, as one types."""
    asked = read_series(request, series_id)
    here = f"{base_of(request)}/series/{asked.series_id}"
    rows = [
        {
            "href": f"{here}?{asked.with_series(row['series_id'])}",
            "name": show.entity_and_place(row),
            "said": f"{counted(row['observations'], 'figure')}, latest {show.amount(row)}",
        }
        for row in find_like(lists.asked(request), asked, _typed(request))
    ]
    return Response(json.dumps(rows), media_type="application/json")


def _typed(request: Request) -> str:
    """What is to be drawn beside the series."""
    return (request.query_params.get("add") or "").strip()


def _shapes(found: SeriesFound) -> list[tuple[str, str]]:
    held = {point["modality"] for point in found.points if not point["is_derived"]}
    return [(name, words) for name, words in _SHAPES if name in held]


def _conflicts_drawn(found: SeriesFound) -> int:
    drawn = {point["observation_id"] for point in found.drawn}
    return sum(not drawn.isdisjoint({row["observation_a"], row["observation_b"]}) for row in found.conflicts)


def _trust_head(head: dict[str, Any] | None) -> str:
    """Of the latest figure, in a word; the words beside it say why."""
    if head is None:
        return ""
    names = {"clash": "Disputed", "many": "Agreed", "one": "One origin", "unsure": "Unsure", "mended": "Checked"}
    return names[head["latest"]["trust_mark"]]
