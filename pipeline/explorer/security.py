"""Who gets in, and what a page may do in the browser."""

import hmac
from collections.abc import Awaitable, Callable

from fastapi import HTTPException, Request, Response

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


async def add_headers(request: Request, call_next: Callable[[Request], Awaitable[Response]]) -> Response:
    response = await call_next(request)
    for name, value in HEADERS.items():
        response.headers[name] = value
    if "/static/" not in request.url.path:
        response.headers["Cache-Control"] = "no-store"
    return response


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
