"""A chart in somebody else's page: how its frame is addressed. Only of the explorer that runs alone, never inside
Airflow, whose pages belong to who is logged in.

Where the explorer asks for a token, the address of a frame carries a key instead, which opens this chart and no
other.
"""

from html import escape
from urllib.parse import urlencode

from fastapi import HTTPException, Request

from pipeline.explorer.security import FILES_OF_FRAME, is_alone, sign_of
from pipeline.explorer.series.asked import AskedSeries

_OPEN = "open"
"""Where nobody is kept out, no key is needed; a name for it stands in the path of the files."""
_HEIGHT = 480


def refuse_inside(request: Request) -> None:
    if not is_alone(request):
        raise HTTPException(404, "a chart is embedded from the explorer that runs alone (`newsfigures explore`)")


def frame_query(request: Request, asked: AskedSeries) -> str:
    """The state of the chart, with the key where one is needed."""
    sign = sign_of(request)
    words = asked.query()
    return "&".join(filter(None, [words, urlencode({"key": sign(asked.series_id, words)}) if sign else ""]))


def files_path(request: Request, asked: AskedSeries) -> str:
    """Where the scripts and styles of the frame lie, of which the key is a part: a browser sends no cookie for them."""
    sign = sign_of(request)
    return f"/embed/series/{asked.series_id}/{sign(asked.series_id, FILES_OF_FRAME) if sign else _OPEN}"


def snippet_of(request: Request, asked: AskedSeries, title: str) -> str | None:
    """HTML to copy; None inside Airflow."""
    if not is_alone(request):
        return None
    query = frame_query(request, asked)
    address = f"{request.url.scheme}://{request.url.netloc}/embed/series/{asked.series_id}" + (
        f"?{query}" if query else ""
    )
    return (
        f'<iframe src="{escape(address)}" title="{escape(title)}" width="100%" height="{_HEIGHT}" '
        'loading="lazy" style="border:0"></iframe>'
    )
