"""The pages "worth a look" and "edits", and the routes that forms are sent to. Each change is one transaction."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from fastapi import APIRouter, HTTPException, Request, Response
from fastapi.responses import RedirectResponse
from sqlalchemy import Connection

from pipeline.errors import ConfigError
from pipeline.explorer import lists
from pipeline.explorer.mend import actions
from pipeline.explorer.mend.actions import ChangedMeanwhileError, Review
from pipeline.explorer.mend.forms import RefusedFormError, way_back
from pipeline.explorer.mend.guard import Form, Mending, editor_of
from pipeline.explorer.mend.queue import CONFLICTS, FIGURES, PAGE, queue
from pipeline.explorer.mend.words import edited
from pipeline.explorer.questions import read_cursor, read_id, read_page
from pipeline.explorer.rendering import render
from pipeline.explorer.security import base_of
from pipeline.model.conflict import CONFLICT_STATUSES
from pipeline.warehouse.judging import VERDICTS
from pipeline.warehouse.mended import one_line
from pipeline.warehouse.quarantine import DISCARDED, RELEASED
from pipeline.warehouse.reviewing import Verdict, Word

router = APIRouter(include_in_schema=False)

SHOWN = 50
_LONGEST_NOTE = 500
_REVIEWS = (Verdict.ALIAS, Verdict.ENTITY, Verdict.REJECT)
Action = Callable[[Connection, Word], UUID | None]


@router.get("/queue")
def worth_a_look(request: Request) -> Response:
    page = read_page(request, -(-(FIGURES + CONFLICTS) // PAGE))
    return render(request, "mend_queue.html", found=queue(lists.asked(request), page), page=page)


@router.get("/edits")
def edits(request: Request) -> Response:
    at, edit_id = read_cursor(request, datetime.fromisoformat) or (None, None)
    asked = {"edit_id": None, "after_at": at, "after_id": edit_id, "max_rows": SHOWN + 1}
    rows = lists.asked(request).reader.ask("mend_edits", asked)
    shown, after = lists.page_of(rows, SHOWN, lambda row: f"{row['made_at'].isoformat()}_{row['edit_id']}")
    return render(request, "mend_edits.html", edits=[(row, edited(row)) for row in shown], after=after)


@router.post("/mend/claims/{claim_id}")
def mend_claim(request: Request, claim_id: str, form: Form) -> Response:
    wanted, verdict = read_id(claim_id, "claim"), _one_of(form.get("verdict"), VERDICTS)
    last = form.get("last")
    return _done(
        request, form, lambda conn, word: actions.judge_claim(conn, wanted, verdict, word, form=form, last=last)
    )


@router.post("/mend/names")
def mend_name(request: Request, form: Form) -> Response:
    name = form.get("name", "").strip()
    verdict = Verdict(_one_of(form.get("verdict"), [one.value for one in _REVIEWS]))
    said = {key: one_line(form.get(key, "")) for key in ("other", "key", "kind", "print_as")}
    review = Review(verdict=verdict, **said)
    return _done(request, form, lambda conn, word: actions.review_name(conn, name, review, word))


@router.post("/mend/conflicts/{conflict_id}")
def mend_conflict(request: Request, conflict_id: str, form: Form) -> Response:
    wanted, status = read_id(conflict_id, "conflict"), _one_of(form.get("status"), CONFLICT_STATUSES)
    return _done(request, form, lambda conn, word: actions.settle(conn, wanted, status, word))


@router.post("/mend/quarantine")
def mend_quarantine(request: Request, form: Form) -> Response:
    item, settled_as = form.get("item", ""), _one_of(form.get("settled_as"), (RELEASED, DISCARDED))
    return _done(request, form, lambda conn, word: actions.settle_held(conn, item, settled_as, word))


@router.post("/mend/undo/{edit_id}")
def undo(request: Request, edit_id: str, form: Form) -> Response:
    wanted = read_id(edit_id, "edit")
    return _done(request, form, lambda conn, word: actions.undo(conn, wanted, word))


@router.get("/mend/{rest:path}")
def asked_by_hand(request: Request, rest: str) -> Response:
    """The address of a form, opened as a page."""
    del rest
    return RedirectResponse(f"{base_of(request)}/edits", status_code=303)


def _one_of(given: str | None, known: Any) -> str:
    if given not in known:
        raise HTTPException(422, f"{given!r} is none of {', '.join(known)}")
    return str(given)


def _done(request: Request, form: Form, action: Action) -> Response:
    """Do it, and lead back to where the form was."""
    mending: Mending = request.app.state.mending
    word = Word(by=str(editor_of(request)), at=datetime.now(UTC), note=form.get("note", "").strip()[:_LONGEST_NOTE])
    try:
        with mending.writer.editing() as conn:
            made = action(conn, word)
    except ChangedMeanwhileError as error:
        raise RefusedFormError(409, str(error), form) from error
    except ConfigError as error:
        raise RefusedFormError(422, str(error), form) from error
    for one in request.app.state.kept:
        one.age()
    return RedirectResponse(base_of(request) + way_back(form, made), status_code=303)
