"""Who may mend, and that a form comes from a page of this explorer that was made for the same person."""

import hashlib
import hmac
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Annotated, Any
from urllib.parse import parse_qsl, urlsplit

from fastapi import Depends, HTTPException, Request, Response

from pipeline.explorer.mend.writer import Writer
from pipeline.explorer.security import base_of

SESSION = "newsfigures_edits"
TOKEN = "token_of_page"  # noqa: S105 - the name of the field
_MOST_BYTES, _MOST_FIELDS = 20_000, 40
_FORM = "application/x-www-form-urlencoded"
_REFUSED = "the form does not come from a page of this explorer: open the page again, and send it from there"


@dataclass(frozen=True, slots=True)
class Mending:
    """`who` is a FastAPI dependency that gives the name of whoever asks, or None for one who may not mend. `secret` is
    the same in all processes that answer for one address."""

    writer: Writer
    who: Callable[..., Any]
    secret: bytes

    def __repr__(self) -> str:
        return "Mending(...)"


def naming_editor(mending: Mending) -> Callable[..., None]:
    """A dependency of every route, behind the guard: pages show forms to those who may send them."""

    def name_editor(request: Request, name: Annotated[str | None, Depends(mending.who)]) -> None:
        request.state.editor = name or None

    return name_editor


def editor_of(request: Request) -> str | None:
    found: str | None = getattr(request.state, "editor", None)
    return found


def mending_of(request: Request) -> Mending | None:
    """None where nothing can be mended, or not by whoever asks."""
    found: Mending | None = request.app.state.mending
    return found if found and editor_of(request) else None


def page_token(request: Request) -> str:
    """For the forms of a page: it holds for one person in one browser."""
    session = request.cookies.get(SESSION) or getattr(request.state, SESSION, "")
    if not session:
        session = secrets.token_urlsafe(24)
        setattr(request.state, SESSION, session)
    return _signed(request, session)


def keep_session(request: Request, answer: Response) -> None:
    """The browser gets what page_token was made for, if it has none yet."""
    session = getattr(request.state, SESSION, "")
    if session:
        secure = request.url.scheme == "https"
        answer.set_cookie(SESSION, session, httponly=True, samesite="lax", secure=secure, path=base_of(request) or "/")


def _signed(request: Request, session: str) -> str:
    mending: Mending = request.app.state.mending
    said = f"{len(session)} {session} {editor_of(request)}"
    return hmac.new(mending.secret, said.encode(), hashlib.sha256).hexdigest()


async def form_sent(request: Request) -> Mapping[str, str]:
    """The fields of a form, from one who may send it. HTTPException else: the right comes first, so that nothing of a
    stranger's is read."""
    if mending_of(request) is None:
        raise HTTPException(403, _who_may(request))
    _check_origin(request)
    fields = await _fields(request)
    session = request.cookies.get(SESSION, "")
    came = fields.get(TOKEN, "").encode()
    if not session or not hmac.compare_digest(came, _signed(request, session).encode()):
        raise HTTPException(403, _REFUSED)
    return fields


def _who_may(request: Request) -> str:
    if request.app.state.mending is None:
        return "this explorer only reads; start it with `newsfigures explore --allow-edits` to mend"
    return "you may look but not mend: it takes the right to trigger DAGs in Airflow"


def _check_origin(request: Request) -> None:
    """A browser says from where a form comes: Sec-Fetch-Site where the address is https or this machine, else Origin.
    The host is compared and not the scheme, which a proxy before the explorer may change."""
    site, origin = request.headers.get("sec-fetch-site"), request.headers.get("origin")
    if site is not None:
        is_own = site == "same-origin"
    else:
        is_own = bool(origin) and urlsplit(str(origin)).netloc == request.headers.get("host")
    if not is_own:
        raise HTTPException(403, _REFUSED)


async def _fields(request: Request) -> dict[str, str]:
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != _FORM:
        raise HTTPException(422, f"a form is sent as {_FORM}")
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > _MOST_BYTES:
            raise HTTPException(413, f"a form has at most {_MOST_BYTES:,} bytes")
    try:
        pairs = parse_qsl(body.decode(), keep_blank_values=True, max_num_fields=_MOST_FIELDS)
    except ValueError as error:
        raise HTTPException(422, "the form cannot be read") from error
    return dict(pairs)


Form = Annotated[Mapping[str, str], Depends(form_sent)]
