"""The page of an embedded chart, its chart and its files: routes of their own, with a policy of their own."""

import json

from fastapi import APIRouter, HTTPException, Request, Response

from pipeline.explorer import lists
from pipeline.explorer.charts.embed import files_path, frame_query, refuse_inside
from pipeline.explorer.rendering import render
from pipeline.explorer.security import allow_frames
from pipeline.explorer.series import take_along
from pipeline.explorer.series.asked import read_series, read_width
from pipeline.explorer.series.drawing import rule_of, spec_of
from pipeline.explorer.series.points import find_series
from pipeline.explorer.statics import FRAME_FILES, static_file

router = APIRouter(include_in_schema=False, prefix="/embed/series/{series_id}")


@router.get("")
def page(request: Request, series_id: str) -> Response:
    refuse_inside(request)
    allow_frames(request)
    asked = read_series(request, series_id)
    found = find_series(lists.asked(request), asked)
    query = frame_query(request, asked)
    here = f"/embed/series/{asked.series_id}"
    return render(
        request, "embed.html", title=found.title, points=found.drawn, key=found.key, rule=rule_of(found),
        chart=f"{here}/chart.json?{query}", files=files_path(request, asked),
        link=f"/series/{asked.series_id}?{asked.query()}",
        source_line=take_along.source_line(found, request.app.state.today(), asked.known_on),
    )  # fmt: skip


@router.get("/chart.json")
def chart(request: Request, series_id: str) -> Response:
    refuse_inside(request)
    asked = read_series(request, series_id)
    spec = spec_of(request, find_series(lists.asked(request), asked), asked, read_width(request))
    return Response(json.dumps(spec, default=str), media_type="application/json")


@router.get("/{key}/{name}")
def file(request: Request, series_id: str, key: str, name: str) -> Response:
    del series_id, key  # the guard has looked at them
    refuse_inside(request)
    if name not in FRAME_FILES:
        raise HTTPException(404, f"no file {name}")
    return static_file(name)
