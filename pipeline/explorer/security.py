"""Who gets in, and what a page may do in the browser."""

import hashlib
import hmac
from collections.abc import Awaitable, Callable

from fastapi import HTTPException, Request, Response
from fastapi.responses import RedirectResponse
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from pipeline.errors import ConfigError

COOKIE = "newsfigures_token"
_OPENED = "opened_by_token"
"""Where the guard leaves, in the request's state, the cookie for who came with the right token in the address."""

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'self'",
    )
)
"""No inline script or style and nothing from elsewhere, whatever an article smuggles in; shown inside Airflow only."""

HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


class HeadAsGet:
    """HEAD is answered as GET is, without the body (RFC 9110, 9.3.2)."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] != "HEAD":
            await self._app(scope, receive, send)
            return

        async def without_body(message: Message) -> None:
            await send({**message, "body": b""} if message["type"] == "http.response.body" else message)

        await self._app({**scope, "method": "GET"}, receive, without_body)


def base_of(request: Request) -> str:
    """Under which path the explorer is reached: /newsfigures within Airflow, nothing alone."""
    path: str = request.scope.get("root_path", "")
    return path.rstrip("/")


class SafeHeaders:
    """What a browser may do with any answer, said in its headers. Of a page that was opened with the right ?token= a
    redirect is made, to an address that can be passed on, and it goes on by cookie."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request, is_sent = Request(scope), False
        opened = request.state  # made here, so that what the guard leaves in it is seen here

        async def safe(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update(HEADERS)
                if "/static/" not in request.url.path:
                    headers["Cache-Control"] = "no-store"
            await send(message)

        async def safe_or_redirect(message: Message) -> None:
            nonlocal is_sent
            cookie = getattr(opened, _OPENED, None)
            if message["type"] == "http.response.start" and cookie and _is_page(request, message["status"]):
                is_sent = True
                await _with_cookie(request, cookie)(scope, receive, safe)
            if not is_sent:
                await safe(message)

        await self._app(scope, receive, safe_or_redirect)


def _is_page(request: Request, status: int) -> bool:
    return status == 200 and "text/html" in request.headers.get("accept", "")


def _with_cookie(request: Request, cookie: str) -> Response:
    again = RedirectResponse(address_of(request), status_code=303)
    again.set_cookie(COOKIE, cookie, httponly=True, samesite="lax", secure=request.url.scheme == "https")
    return again


def address_of(request: Request, **changed: object) -> str:
    """What was asked, with other words in its query; without token and host, since a client may invent one."""
    url = request.url.include_query_params(**changed).remove_query_params("token")
    path = "/" + url.path.lstrip("/")  # two slashes would begin a host
    return f"{path}?{url.query}" if url.query else path


def asking_for(token: str) -> Callable[[Request], Awaitable[None]]:
    """A guard of every route: the token as bearer, or once as ?token=, from which a cookie is made. The cookie holds a
    hash of it, so that any token can be one."""
    if not token:
        raise ConfigError("an empty token keeps nobody out; leave it out, and one is made")

    wanted = token.encode()
    cookie = hashlib.sha256(b"cookie of " + wanted).hexdigest()

    async def guard(request: Request) -> None:
        if hmac.compare_digest(request.query_params.get("token", "").encode(), wanted):
            setattr(request.state, _OPENED, cookie)
            return
        scheme, _, given = request.headers.get("authorization", "").partition(" ")
        bearer = given.strip().encode("latin-1") if scheme.lower() == "bearer" else b""  # the bytes of the header
        came = request.cookies.get(COOKIE, "").encode()
        if not (hmac.compare_digest(bearer, wanted) or hmac.compare_digest(came, cookie.encode())):
            raise HTTPException(401, "open the address that `newsfigures explore` printed: it carries the token")

    return guard


LOCAL = frozenset({"127.0.0.1", "localhost", "::1"})


async def asking_this_machine(request: Request) -> None:
    """A guard for who runs it alone. A site whose name is made to lead to 127.0.0.1 (DNS rebinding) would else have
    the browser read the pages for it; the name in the request tells it apart."""
    if request.url.hostname not in LOCAL:
        raise HTTPException(
            403, "open it as 127.0.0.1; for other names start `newsfigures explore --host`, with a token"
        )
