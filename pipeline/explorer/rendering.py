"""A template and values -> a page."""

from collections.abc import Mapping
from typing import Any

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined

from pipeline.explorer import addresses
from pipeline.explorer.mend.forms import mend
from pipeline.explorer.mend.guard import keep_session
from pipeline.explorer.security import base_of
from pipeline.explorer.series.point_trust import unsure_of
from pipeline.explorer.words import conflicts, plurals, show
from pipeline.explorer.words.sentences import pieces_of
from pipeline.model import Source

_NAMES = (
    "number", "short", "place", "amount", "bounds", "period", "day", "moment", "ago", "unit", "share", "shorter",
    "language_name", "is_web", "limited", "part_of", "modality_label", "series_title",
)  # fmt: skip
_ADDRESS_NAMES = ("entity_href", "source_href", "metric_href", "run_link", "at_the_words")
_CONFLICT_NAMES = ("side_of", "named_side", "named_sides", "rule_meaning", "gap_of")


class _Pages(Environment):
    def getattr(self, obj: Any, attribute: str) -> Any:
        """What templates read are rows, mostly: of these the column first, where Jinja has a dict's methods first."""
        return obj[attribute] if type(obj) is dict and attribute in obj else super().getattr(obj, attribute)


def templates() -> Environment:
    found = _Pages(
        loader=PackageLoader("pipeline.explorer"), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    found.globals.update({name: getattr(show, name) for name in _NAMES})
    found.globals.update({name: getattr(addresses, name) for name in _ADDRESS_NAMES})
    found.globals.update({name: getattr(conflicts, name) for name in _CONFLICT_NAMES})
    found.globals.update(
        pieces_of=pieces_of, unsure_of=unsure_of, mending=mend, counted=plurals.counted, capped=plurals.capped
    )
    found.filters.update({"plain": show.plain, "words": show.words, "number": show.number})
    found.filters["language_name"] = show.language_name
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
        source_name=lambda key: source_name(state.sources, key),
        **given,
    )
    answer = HTMLResponse(page, status_code=code)
    keep_session(request, answer)
    return answer


def source_name(sources: Mapping[str, Source], key: str | None) -> str:
    """As its file calls it; pages that were taken in from an archive have no file."""
    known = sources.get(key or "")
    return show.plain(known.name if known else key)


def wants_page(request: Request) -> bool:
    """A person asks, with a browser, and not a program."""
    return "text/html" in request.headers.get("accept", "") and "/api/" not in request.url.path
