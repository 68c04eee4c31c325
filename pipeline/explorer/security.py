"""Who gets in, and what a page may do in the browser."""

import hmac
from collections.abc import Awaitable, Callable

from fastapi import HTTPException, Request, Response
from fastapi.responses import RedirectResponse

COOKIE = "newsfigures_token"

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


def base_of(request: Request) -> str:
    """Under which path the explorer is reached: /newsfigures within Airflow, nothing alone."""
    path: str = request.scope.get("root_path", "")
    return path.rstrip("/")


async def add_headers(request: Request, call_next: Callable[[Request], Awaitable[Response]]) -> Response:
    response = _with_cookie(request, await call_next(request))
    for name, value in HEADERS.items():
        response.headers[name] = value
    if "/static/" not in request.url.path:
        response.headers["Cache-Control"] = "no-store"
    return response


def _with_cookie(request: Request, response: Response) -> Response:
    """A page that was opened with ?token= goes on by cookie, at an address that can be passed on."""
    token = request.query_params.get("token")
    if not token or response.status_code != 200 or "text/html" not in request.headers.get("accept", ""):
        return response
    url = request.url.remove_query_params("token")
    again = RedirectResponse(f"{url.path}?{url.query}" if url.query else url.path, status_code=303)
    again.set_cookie(COOKIE, token, httponly=True, samesite="lax", secure=url.scheme == "https")
    return again


def asking_for(token: str) -> Callable[[Request], None]:
    """A guard of every route: the token as bearer, as cookie, or once as ?token=, from which the cookie is made."""

    def guard(request: Request) -> None:
        scheme, _, given = request.headers.get("authorization", "").partition(" ")
        words = (
            given.strip() if scheme.lower() == "bearer" else "",
            request.cookies.get(COOKIE, ""),
            request.query_params.get("token", ""),
        )
        if not any(hmac.compare_digest(word.encode(), token.encode()) for word in words if word):
            raise HTTPException(401, "open the address that `newsfigures explore` printed: it carries the token")

    return guard


LOCAL = frozenset({"127.0.0.1", "localhost", "::1"})


def asking_this_machine(request: Request) -> None:
    """A guard for who runs it alone. A site whose name is made to lead to 127.0.0.1 (DNS rebinding) would else have
    the browser read the pages for it; the name in the request tells it apart."""
    if request.url.hostname not in LOCAL:
        raise HTTPException(
            403, "open it as 127.0.0.1; for other names start `newsfigures explore --host`, with a token"
        )
