"""Who gets in, and what a page may do in the browser."""

import hashlib
import hmac
import re
from collections.abc import Awaitable, Callable
from urllib.parse import urlencode

from fastapi import HTTPException, Request, Response
from fastapi.responses import RedirectResponse
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from pipeline.errors import ConfigError

COOKIE = "newsfigures_token"
_OPENED = "opened_by_token"
"""Where the guard leaves, in the request's state, the cookie for who came with the right token in the address."""

_FEED = re.compile(r"/(?:search|series/[0-9a-f-]{36})\.atom")
"""The addresses of feeds, and of nothing else."""
_OPENS_FEEDS = "opens_feeds"
"""Where the guard leaves, in the request's state, what opens feeds."""

_FRAMED = "framed_anywhere"
"""Where a route leaves that any page may frame its answer."""
_SIGN = "embed_sign"
FILES_OF_FRAME = "files of the frame"
"""Signed for the scripts and styles of a chart, in the place of a query: no query of an address has spaces."""

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

EMBED_POLICY = POLICY.replace("frame-ancestors 'self'", "frame-ancestors *")
"""Of a chart in somebody else's page: the same, but any page may frame it: it changes nothing."""

HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",  # with no-referrer a browser would hide from where a form of ours comes
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


def is_alone(request: Request) -> bool:
    """Inside Airflow the explorer stands below a path, and knows where Airflow is."""
    return not base_of(request) and request.app.state.airflow_url is None


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
                if is_framed(request):
                    headers["Content-Security-Policy"] = EMBED_POLICY
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
    """A feed is none, whatever its reader says that it takes: it keeps no cookie."""
    return status == 200 and "text/html" in request.headers.get("accept", "") and not _is_feed(request)


def _is_feed(request: Request) -> bool:
    return bool(_FEED.fullmatch(request.url.path.removeprefix(base_of(request))))


def feed_token_of(request: Request) -> str | None:
    """What opens feeds and nothing else, where a token is asked for at all: it lies in the settings of feed readers,
    which is no place for the token that opens all."""
    found: str | None = getattr(request.state, _OPENS_FEEDS, None)
    return found


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
    sign = _signer(wanted)
    feed = hashlib.sha256(b"feeds of " + wanted).hexdigest()

    async def guard(request: Request) -> None:
        setattr(request.state, _OPENS_FEEDS, feed)
        setattr(request.state, _SIGN, sign)
        if _is_signed(request, sign):
            return
        asked = request.query_params.get("token", "").encode()
        if hmac.compare_digest(asked, wanted):
            setattr(request.state, _OPENED, cookie)
            return
        if _is_feed(request) and hmac.compare_digest(asked, feed.encode()):
            return
        scheme, _, given = request.headers.get("authorization", "").partition(" ")
        bearer = given.strip().encode("latin-1") if scheme.lower() == "bearer" else b""  # the bytes of the header
        came = request.cookies.get(COOKIE, "").encode()
        if not (hmac.compare_digest(bearer, wanted) or hmac.compare_digest(came, cookie.encode())):
            raise HTTPException(401, "open the address that `newsfigures explore` printed: it carries the token")

    return guard


Sign = Callable[[object, str], str]


def allow_frames(request: Request) -> None:
    setattr(request.state, _FRAMED, True)


def is_framed(request: Request) -> bool:
    """Whether any page may frame the answer."""
    return bool(getattr(request.state, _FRAMED, False))


def sign_of(request: Request) -> Sign | None:
    """Of a series and the query of its chart, the key that opens them; None where no token is asked for."""
    found: Sign | None = getattr(request.state, _SIGN, None)
    return found


def _signer(token: bytes) -> Sign:
    """A key tells nothing of the token, and opens one chart in one state, or its scripts."""

    def sign(series_id: object, query: str) -> str:
        return hmac.new(token, f"embed {series_id}?{query}".encode(), hashlib.sha256).hexdigest()[:40]

    return sign


def _is_signed(request: Request, sign: Sign) -> bool:
    """Whether the address is one of an embedded chart, with its key."""
    series_id = request.path_params.get("series_id", "")
    route: str = getattr(request.scope.get("route"), "path", "")
    if not route.startswith("/embed/series/"):
        return False
    given = [(name, value) for name, value in request.query_params.multi_items() if name not in {"key", "width"}]
    wanted, came = sign(series_id, urlencode(given)), request.query_params.get("key", "")
    if "key" in request.path_params:
        wanted, came = sign(series_id, FILES_OF_FRAME), request.path_params["key"]
    return hmac.compare_digest(wanted.encode(), came.encode())


LOCAL = frozenset({"127.0.0.1", "localhost", "::1"})


async def asking_this_machine(request: Request) -> None:
    """A guard for who runs it alone. A site whose name is made to lead to 127.0.0.1 (DNS rebinding) would else have
    the browser read the pages for it; the name in the request tells it apart."""
    if request.url.hostname not in LOCAL:
        raise HTTPException(
            403, "open it as 127.0.0.1; for other names start `newsfigures explore --host`, with a token"
        )
