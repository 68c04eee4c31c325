"""Sends one request by the openai package. The only module that needs the extra `llm`."""

import time
from collections.abc import Iterator
from email.utils import parsedate_to_datetime
from typing import Any

import httpx2
import openai

from pipeline.ask.failures import Said, read_said
from pipeline.ask.hiding import shown, shown_url, without_key
from pipeline.ask.reply import NOTHING, UnansweredError
from pipeline.errors import ConfigError
from pipeline.model.endpoint import Endpoint

_NO_KEY = "none"
"""The package sends some key or none is asked at all; an endpoint of one's own looks at none."""
_LONGEST_BODY = 4 * 2**20
_CONNECTING = 10.0
"""Seconds; a host that is there takes one."""
_LONGEST_REST = 120.0
"""Seconds; who wants to be left alone for longer is asked by the next run."""
_SENT = frozenset({
    "host", "accept", "accept-encoding", "connection", "content-type", "content-length", "transfer-encoding",
    "user-agent",
})  # fmt: skip
_ABOUT_PACKAGE = "x-stainless-"


class Transport:
    """Safe to use from several threads."""

    def __init__(self, endpoint: Endpoint) -> None:
        _refuse_unsendable(endpoint)
        self._endpoint = endpoint
        timeout = openai.Timeout(endpoint.timeout, connect=min(_CONNECTING, endpoint.timeout))
        try:
            self._openai = openai.OpenAI(
                api_key=endpoint.key or _NO_KEY,  # never the environment's: it is OpenAI's, and goes to nobody else
                base_url=endpoint.url,
                timeout=timeout,
                max_retries=0,  # by those of the package nobody could count what they take
                # led on elsewhere, the package would send text and perhaps key to a host that nobody named
                http_client=openai.DefaultHttpxClient(
                    follow_redirects=False,
                    timeout=timeout,
                    event_hooks={"request": [self._strip], "response": [self._bound]},
                ),
            )
        except httpx2.InvalidURL as error:
            raise ConfigError(f"{shown_url(endpoint.url)} is no address ({error}); see NEWSFIGURES_LLM_URL") from None
        self._create: Any = self._openai.chat.completions.with_raw_response.create

    def close(self) -> None:
        self._openai.close()

    def send(self, body: dict[str, Any]) -> str | Said:
        """The answer's body as text, or what was said instead.

        UnansweredError where nothing is said. It is raised outside of the handlers, so that no error of the package
        hangs on it, which would show in a traceback what the endpoint sent.
        """
        try:
            return without_key(self._create(**body).text, self._endpoint.key)
        except openai.APIStatusError as error:
            where = error.response.headers.get("location", "")
            return read_said(
                error.status_code,
                error.response.text,
                key=self._endpoint.key,
                location=where,
                retry_after=_retry_after(error.response.headers.get("retry-after", "")),
            )
        except openai.APIConnectionError as error:
            failed = self._unanswered(error)
        except _TooLongError:
            failed = UnansweredError(f"an answer of more than {_LONGEST_BODY:,} bytes was not read on", spent=None)
        raise failed

    def _strip(self, request: httpx2.Request) -> None:
        """Of what the package takes from the environment (OPENAI_ORG_ID, OPENAI_CUSTOM_HEADERS) nothing is sent."""
        for name in [name for name in request.headers if not name.startswith(_ABOUT_PACKAGE) and name not in _SENT]:
            del request.headers[name]
        request.headers["authorization"] = f"Bearer {self._endpoint.key or _NO_KEY}"

    def _bound(self, response: httpx2.Response) -> None:
        stream = response.stream
        if isinstance(stream, httpx2.SyncByteStream):
            response.stream = _BoundedBody(stream, until=time.monotonic() + self._endpoint.timeout)

    def _unanswered(self, error: openai.APIConnectionError) -> UnansweredError:
        cause = error.__cause__
        where, why = shown_url(self._endpoint.url), shown(f"{cause or error}", self._endpoint.key)
        if isinstance(cause, httpx2.ConnectError | httpx2.ConnectTimeout | httpx2.ProxyError):
            return UnansweredError(
                f"{where} cannot be reached: {why}; is it up?", spent=NOTHING, reached=False, again=0
            )
        if isinstance(error, openai.APITimeoutError):
            limit = f"{self._endpoint.timeout:g} seconds"
            return UnansweredError(
                f"{where} has not answered within {limit} (NEWSFIGURES_LLM_TIMEOUT)", spent=None, again=0
            )
        return UnansweredError(f"{where} broke off: {why}", spent=None, again=0)


def _retry_after(told: str) -> float | None:
    """Seconds, as a number or as a moment of HTTP; 0 where it says none, None for more than _LONGEST_REST."""
    try:
        rest = float(told)
    except ValueError:
        try:
            rest = parsedate_to_datetime(told).timestamp() - time.time()
        except ValueError:
            return 0.0
    return max(0.0, rest) if rest <= _LONGEST_REST else None


class _TooLongError(Exception):
    """No error of the package's own: the same would come back, at the same cost, and is not tried again."""


class _BoundedBody(httpx2.SyncByteStream):
    """A body that ends in time. By itself the package waits for each piece anew, and there are endpoints that send
    blanks for as long as a model thinks."""

    def __init__(self, inner: httpx2.SyncByteStream, *, until: float) -> None:
        self._inner = inner
        self._until = until

    def __iter__(self) -> Iterator[bytes]:
        size = 0
        for piece in self._inner:
            size += len(piece)
            if size > _LONGEST_BODY:
                raise _TooLongError
            if time.monotonic() > self._until:
                raise httpx2.ReadTimeout("the body did not end in time")
            yield piece

    def close(self) -> None:
        self._inner.close()


def _refuse_unsendable(endpoint: Endpoint) -> None:
    if "@" in endpoint.url.partition("://")[2].partition("/")[0]:
        raise ConfigError("NEWSFIGURES_LLM_URL holds a login, which would show in logs; use NEWSFIGURES_LLM_KEY for it")
    if endpoint.key is not None and not (endpoint.key.isascii() and endpoint.key.isprintable()):
        raise ConfigError(
            "NEWSFIGURES_LLM_KEY holds a sign that no header can carry, such as a line break; set it anew"
        )
