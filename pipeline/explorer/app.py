"""The web application: pages for people, the same questions as JSON for programs, one guard before all of it."""

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from typing import Any

from fastapi import Depends, FastAPI, HTTPException, Request, Response
from fastapi.exception_handlers import http_exception_handler
from fastapi.exceptions import RequestValidationError

from pipeline import __version__
from pipeline.errors import TransientError
from pipeline.explorer.answers import Answers, KeepAnswers, KeptAnswerError, give_again
from pipeline.explorer.api.rows import ABOUT
from pipeline.explorer.content.entity import most_entities
from pipeline.explorer.content.home import home
from pipeline.explorer.content.metric import metrics_held
from pipeline.explorer.kept import Kept, offer, overview
from pipeline.explorer.lists import Asked
from pipeline.explorer.mend.forms import RefusedFormError
from pipeline.explorer.mend.guard import Mending, naming_editor
from pipeline.explorer.reading import Reader, SearchEndedError, UnreadableError
from pipeline.explorer.rendering import render, templates, wants_page
from pipeline.explorer.rights import Rights
from pipeline.explorer.routes import FOR_PEOPLE, FOR_PROGRAMS
from pipeline.explorer.search.counting import keep_counts
from pipeline.explorer.security import HeadAsGet, SafeHeaders
from pipeline.explorer.statics import static_file
from pipeline.model import Source


def build_app(
    reader: Reader,
    sources: Mapping[str, Source],
    *,
    guard: Callable[..., Any] | None,
    operator: bool = False,
    mending: Mending | None = None,
    airflow_url: str | None = None,
    keeps_answers: bool = False,
    today: Callable[[], date] = lambda: datetime.now(UTC).date(),
) -> FastAPI:
    """`guard` is a FastAPI dependency that refuses strangers; None where only this machine can ask. With `operator`
    whole texts are shown, else what each source's terms let others see. Without `mending` it only reads. With
    `keeps_answers` an answer is given again until the warehouse is seen to hold something else, some seconds later."""
    answers = Answers(reader, today, lambda: _age(app)) if keeps_answers else None
    before = [guard, mending and naming_editor(mending), answers and answers.look]
    app = FastAPI(
        title="newsfigures explorer",
        version=__version__,
        description=ABOUT,
        docs_url=None,  # its page takes scripts from elsewhere; openapi.json is there
        redoc_url=None,
        openapi_url=None,
        dependencies=[Depends(one) for one in before if one],
    )
    app.state.reader, app.state.sources, app.state.rights = reader, sources, Rights(sources, operator=operator)
    app.state.airflow_url, app.state.today, app.state.mending = airflow_url, today, mending
    _keep(app, reader)
    if answers:
        app.state.kept += (answers,)
        app.add_middleware(KeepAnswers, answers=answers)
    app.add_middleware(SafeHeaders)
    app.add_middleware(HeadAsGet)
    for router in FOR_PROGRAMS:
        app.include_router(router, prefix="/api")
    for router in FOR_PEOPLE:
        app.include_router(router)
    app.add_api_route("/static/{name}", static_file, include_in_schema=False)
    app.add_exception_handler(KeptAnswerError, give_again)
    app.add_exception_handler(TransientError, _unavailable)
    app.add_exception_handler(UnreadableError, _unreadable)
    app.add_exception_handler(SearchEndedError, _ended)
    app.add_exception_handler(HTTPException, _refused)
    app.add_exception_handler(RequestValidationError, _unknown)
    app.add_exception_handler(404, _refused)
    return app


def _keep(app: FastAPI, reader: Reader) -> None:
    """What takes a walk through the warehouse, and is kept for a while, or until an edit."""
    state = app.state
    state.templates = templates()
    state.overview = Kept(lambda: overview(reader))
    state.home = Kept(lambda: home(Asked(reader, state.rights), state.today()))
    state.choices = Kept(lambda: offer(reader, state.templates))
    state.counts = keep_counts()
    state.entities = Kept(lambda: most_entities(reader))
    state.metrics = Kept(lambda: metrics_held(reader))
    state.open_conflicts = Kept(lambda: reader.one("conflicts_open"))
    state.kept = (
        state.overview, state.home, state.choices, state.counts, state.entities, state.metrics, state.open_conflicts,
    )  # fmt: skip


def _age(app: FastAPI) -> None:
    for one in app.state.kept:
        one.age()


async def _unavailable(request: Request, error: Exception) -> Response:
    return await _refused(request, HTTPException(503, str(error)))


async def _unreadable(request: Request, error: Exception) -> Response:
    return await _refused(request, HTTPException(422, f"a value of the address cannot be read: {error}"))


async def _unknown(request: Request, error: Exception) -> Response:
    """Words of the address that the interface for programs does not know."""
    faults = error.errors() if isinstance(error, RequestValidationError) else []
    names = ", ".join(str(fault["loc"][-1]) for fault in faults)
    remedy = "leave it out, or write it as the page /api lists it"
    return await _refused(request, HTTPException(422, f"{names}: no such parameter here; {remedy}"))


async def _ended(request: Request, error: Exception) -> Response:
    """The question is what has to change: to ask the same again takes as long."""
    return await _refused(request, HTTPException(422, str(error)))


async def _refused(request: Request, error: Exception) -> Response:
    """JSON for programs, a page for people, the same words in both."""
    wanted = error if isinstance(error, HTTPException) else HTTPException(404, f"no page {request.url.path}")
    if wanted.detail == "Not Found":
        wanted = HTTPException(404, f"no page {request.url.path}")
    if not wants_page(request):
        return await http_exception_handler(request, wanted)
    form = wanted if isinstance(wanted, RefusedFormError) else None
    code = wanted.status_code
    return render(request, "error.html", code, status_code=code, detail=str(wanted.detail), form=form)
