"""Where a redirect leads, and which host is asked for a URL."""

from urllib.parse import SplitResult, urljoin, urlsplit

from pipeline.fetch.answer import NotFetchedError, bad_answer, bad_url
from pipeline.html import spelled
from pipeline.model import Outcome, Reason

_LONGEST_HOST = 253  # RFC 1035, 2.3.4, without the dots of its wire form


def joined(base: str, location: str) -> str:
    """The target of a Location header: relative ones resolved, in the one spelling by which hosts and rules of
    robots.txt are compared.

    Raises NotFetchedError: of the host's answer (bad_answer) when it leads to no web address.
    """
    try:
        # http.client reads headers as Latin-1, servers write them in UTF-8
        text = location.encode("latin-1").decode("utf-8").strip()
        found = spelled(urljoin(base, text)).geturl()
    except ValueError as error:
        raise bad_answer(f"{base} leads to {location[:200]!r}, which is no URL: {error}") from error
    try:
        host_of(found)
    except NotFetchedError as error:
        if error.reason is Reason.BAD_URL:
            raise bad_answer(f"{base} leads to {location[:200]!r}: {error}") from error
        raise
    return found


def host_of(url: str) -> str:
    """Raises NotFetchedError for what is no http URL, or one that would send a password."""
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError as error:
        raise bad_url(f"{url[:200]!r} is no URL: {error}") from error
    if parts.scheme not in {"http", "https"} or not host or len(host) > _LONGEST_HOST:
        raise bad_url(f"{url[:200]!r} is no http URL")
    if parts.username or parts.password:
        detail = f"a URL of {host} with a user name or password in it, which nobody is sent"
        raise NotFetchedError(Outcome.ERROR, Reason.HAS_CREDENTIALS, detail)
    return host


def port_of(parts: SplitResult) -> int:
    """The port of an http URL, which seldom names it."""
    return parts.port or (443 if parts.scheme == "https" else 80)


def origin_of(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2].lower()}"
