"""A template and values -> a page."""

from typing import Any

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined

from pipeline.explorer import claim_words, show
from pipeline.explorer.security import base_of

_NAMES = (
    "plain", "number", "short", "place", "amount", "bounds", "period", "day", "moment", "ago", "unit", "share", "words",
    "shorter", "language_name", "at_the_words", "is_web", "limited", "modality_label", "series_title", "run_link",
)  # fmt: skip


_CLAIM_NAMES = ("modality_meaning", "sure_of")


def templates() -> Environment:
    found = Environment(
        loader=PackageLoader("pipeline.explorer"), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    found.globals.update({name: getattr(show, name) for name in _NAMES})
    found.globals.update({name: getattr(claim_words, name) for name in _CLAIM_NAMES})
    found.filters.update({"plain": show.plain, "words": show.words, "number": show.number})
    return found


def render(request: Request, template: str, code: int = 200, /, **given: Any) -> HTMLResponse:
    state = request.app.state
    base = base_of(request)
    page = state.templates.get_template(template).render(
        base=base,
        path=request.url.path.removeprefix(base),
        request=request,
        airflow_url=state.airflow_url,
        today=state.today(),
        **given,
    )
    return HTMLResponse(page, status_code=code)
