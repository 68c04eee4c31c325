"""One request -> one answer of the server as it is: no redirects, no retries, limits on time and bytes."""

import re
import ssl
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from http.client import HTTPException, IncompleteRead
from http.cookiejar import DefaultCookiePolicy
from typing import Any
from urllib.parse import urlsplit

import requests
import urllib3

from pipeline.archive import BodyError, BodyTooLargeError, add_header, stream_decoder
from pipeline.fetch.addresses import Dialer, PrivateAddressError
from pipeline.fetch.answer import NotFetchedError, bad_answer, bad_url, failed, private_address, timed_out
from pipeline.fetch.connections import GuardedAdapter, Line
from pipeline.fetch.deadline import Deadline
from pipeline.fetch.urls import port_of
from pipeline.model import OK_STATUSES, Outcome, Reason

_READ = 1 << 16
_LONGEST_DETAIL = 300
_CONTROL = re.compile(r"[\x00-\x20\x7f]+")
_NOT_ASKED = (requests.exceptions.InvalidURL, urllib3.exceptions.LocationValueError, UnicodeError)
"""What is said of a URL for which nobody can be asked; UnicodeError by the resolver, of a name that it cannot write."""
_BROKEN_OFF = (IncompleteRead, ConnectionError, ssl.SSLError)


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Seconds until the peer must have answered or sent on, seconds for all of it, bytes of decoded body.

    With `cut`, a longer body is cut off there instead of being refused. `bodies` are the statuses of which it is read.
    """

    timeout: float
    total: float
    max_body: int
    cut: bool = False
    bodies: frozenset[int] = OK_STATUSES


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """`received` counts bytes of the body as they came over the wire."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    received: int


class Transport:
    def __init__(self, user_agent: str, dialer: Dialer) -> None:
        self._dialer = dialer
        self._line = Line(dialer)
        self._session = requests.Session()
        self._session.trust_env = False
        self._session.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))
        self._session.headers.update(
            {
                "User-Agent": user_agent,
                "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.5",
                "Accept-Encoding": "gzip, deflate",
            }
        )
        for scheme in ("http://", "https://"):
            self._session.mount(scheme, GuardedAdapter(self._line))

    def close(self) -> None:
        self._session.close()

    def send(self, url: str, limits: Limits, *, headers: Mapping[str, str], proxy: str | None) -> Reply:
        """Raises NotFetchedError, and nothing else, when no whole answer comes; it tells the bytes that did come."""
        wire = _Wire()
        try:
            return self._in_time(url, limits, headers, proxy, wire)
        except NotFetchedError as error:
            error.received = wire.received
            raise

    def _in_time(self, url: str, limits: Limits, headers: Mapping[str, str], proxy: str | None, wire: "_Wire") -> Reply:
        with Deadline(limits.total) as deadline:
            self._line.deadline = deadline
            try:
                reply = self._exchange(url, limits, headers, self._proxies(url, proxy, deadline.left), wire)
            except NotFetchedError:
                raise
            except PrivateAddressError as error:
                raise private_address(f"{url}: {error}") from error
            except (requests.RequestException, urllib3.exceptions.HTTPError, OSError, ValueError) as error:
                raise _reason_for(url, error, deadline, limits) from error
            finally:
                self._line.deadline = None
            if deadline.expired:
                # a cut connection looks like the end of a body that told no length
                raise timed_out(f"{url}: not whole after {limits.total:g} s")
            return reply

    def _proxies(self, url: str, proxy: str | None, within: float) -> dict[str, str]:
        parts = urlsplit(url)
        host = parts.hostname or ""
        if proxy is None or self._dialer.is_mapped(host):
            return {}
        # the proxy connects for us, so that all we can check is where the name leads from here
        self._dialer.peers(host, port_of(parts), within)
        return {"http": proxy, "https": proxy}

    def _exchange(
        self, url: str, limits: Limits, headers: Mapping[str, str], proxies: dict[str, str], wire: "_Wire"
    ) -> Reply:
        try:
            request = self._session.prepare_request(requests.Request("GET", url, headers=dict(headers)))
        except (requests.RequestException, ValueError) as error:
            raise bad_url(f"{url}: {error}") from error
        timeout = min(limits.timeout, limits.total)
        # not by the session, which reads and unpacks the body of a redirect to its end, even when it does not follow it
        with self._session.get_adapter(url).send(request, stream=True, timeout=timeout, proxies=proxies) as response:
            body = _read(url, response, limits, wire) if response.status_code in limits.bodies else b""
            found = _headers(response.raw.headers)
            return Reply(status=response.status_code, headers=found, body=body, received=wire.received)


def _headers(raw: Any) -> dict[str, str]:
    """Lower-case names, repeated ones joined; a header folded over lines becomes one line, without control characters
    (RFC 9110, 5.5), which could be neither stored nor sent back. Bytes beyond ASCII stay as they came."""
    found: dict[str, str] = {}
    for name, value in raw.iteritems():
        add_header(found, str(name), _CONTROL.sub(" ", str(value)).strip(" "))
    return found


def _read(url: str, response: requests.Response, limits: Limits, wire: "_Wire") -> bytes:
    told = response.headers.get("content-length", "")
    if not limits.cut and told.isascii() and told.isdigit() and int(told) > limits.max_body:
        raise _too_large(f"{url}: {told} bytes are announced, {limits.max_body} allowed")
    pieces = wire.counted(response.raw.stream(_READ, decode_content=False))
    try:
        return _decoded(pieces, response.headers.get("content-encoding", ""), limits)
    except BodyTooLargeError as error:
        raise _too_large(f"{url}: {error}") from error
    except BodyError as error:
        raise bad_answer(f"{url}: {error}", status=response.status_code) from error


class _Wire:
    """Counts the bytes of a body as they come."""

    def __init__(self) -> None:
        self.received = 0

    def counted(self, pieces: Iterator[bytes]) -> Iterator[bytes]:
        for piece in pieces:
            self.received += len(piece)
            yield piece


def _decoded(wire: Iterator[bytes], coding: str, limits: Limits) -> bytes:
    decoder = stream_decoder(coding, limits.max_body)
    body = bytearray()
    for piece in wire:
        for plain in decoder.feed(piece):
            body += plain
            if len(body) > limits.max_body:
                if limits.cut:
                    return bytes(body[: limits.max_body])
                raise BodyTooLargeError(f"body is larger than {limits.max_body} bytes when decoded")
    decoder.finish()
    return bytes(body)


def _too_large(detail: str) -> NotFetchedError:
    return NotFetchedError(Outcome.TOO_LARGE, Reason.TOO_LARGE, detail)


def _reason_for(url: str, error: Exception, deadline: Deadline, limits: Limits) -> NotFetchedError:
    if deadline.expired or deadline.left <= 0:
        return timed_out(f"{url}: not whole after {limits.total:g} s")
    if isinstance(error, requests.Timeout | urllib3.exceptions.TimeoutError | TimeoutError):
        return timed_out(f"{url}: no answer within {limits.timeout:g} s")
    causes = list(_causes(error))
    told = " ".join(str(causes[-1]).split()) or type(causes[-1]).__name__
    if any(isinstance(cause, _NOT_ASKED) for cause in causes):
        return bad_url(f"{url}: {told}")
    if any(map(_breaks_http, causes)):
        return bad_answer(f"{url}: {told[:_LONGEST_DETAIL]}")
    return failed(f"{url}: {told}")


def _breaks_http(cause: BaseException) -> bool:
    """Whether it says that the answer is no HTTP, and not only that it broke off."""
    if isinstance(cause, urllib3.exceptions.InvalidChunkLength):
        return True
    return isinstance(cause, ValueError | HTTPException) and not isinstance(cause, _BROKEN_OFF)


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    """From the outside in: requests wraps urllib3's error, which wraps the socket's."""
    while error is not None:
        yield error
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
