"""An address as pages, lists and servers print it -> its one spelling, of which nothing is left out."""

import re
from ipaddress import AddressValueError, IPv6Address
from urllib.parse import SplitResult, unquote, urlsplit

import idna

_PORTS = {"http": 80, "https": 443}
_FORBIDDEN_IN_HOST = re.compile(r"[\x00-\x20\x7f\"#%/<>?@\\^`{|}\[\]]")
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")
_UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
_KEPT_IN_PATH = _UNRESERVED | frozenset("!$&'()*+,;=:@/")
_KEPT_IN_QUERY = _KEPT_IN_PATH | frozenset("?")
_KEPT_IN_USER = _KEPT_IN_PATH - frozenset("@/")
_HEX = re.compile(r"%([0-9a-fA-F]{2})")


class BadUrlError(ValueError):
    """No absolute http URL."""


def spelled(url: str) -> SplitResult:
    """An absolute http(s) URL: host in ASCII without a final dot, port only where it is not the usual one, letters
    escaped as far as they must be, no dots in the path, no fragment. Raises BadUrlError.

    >>> spelled("HTTP://Times.Example.:80/a/%2e%2e/b%7e?id=7#top").geturl()
    'http://times.example/b~?id=7'
    """
    parts = _split(url)
    return SplitResult(
        parts.scheme, _netloc(parts, _host(parts)), _path(parts.path), _coded(parts.query, _KEPT_IN_QUERY), ""
    )


def _split(url: str) -> SplitResult:
    # as browsers do: white space around a URL, and line breaks within it, are accidents of markup
    text = re.sub(r"[\t\r\n]", "", url.strip("".join(map(chr, range(0x21)))))
    head, mark, tail = text.partition("?")
    if not mark:
        head, mark, tail = text.partition("#")
    scheme = head[: head.find(":")].lower()
    if not _SCHEME.match(head) or scheme not in _PORTS:
        raise BadUrlError(f"{text[:200]!r} is no http URL")
    try:
        parts = urlsplit(_with_slashes(head.replace("\\", "/"), scheme) + mark + tail)
    except ValueError as error:
        raise BadUrlError(f"{text[:200]!r}: {error}") from error
    if not parts.netloc:
        raise BadUrlError(f"{text[:200]!r} names no host")
    return parts


def _with_slashes(head: str, scheme: str) -> str:
    """As browsers read it: http:paper.example is a host when it stands alone."""
    rest = head[len(scheme) + 1 :]
    return head if rest.startswith("/") else f"{scheme}://{rest}"


def _host(parts: SplitResult) -> str:
    try:
        host = (parts.hostname or "").rstrip(".")
        if parts.netloc.rpartition("@")[2].startswith("["):
            if "%" in host:
                raise BadUrlError(f"host {parts.netloc[:200]!r} holds only on the machine that wrote it")
            return f"[{IPv6Address(host)}]"
        host = unquote(host)
        if not host.isascii():
            host = idna.encode(host, uts46=True, transitional=False).decode("ascii")
    except (AddressValueError, UnicodeError, ValueError) as error:
        raise BadUrlError(f"host {parts.netloc[:200]!r}: {error}") from error
    if not host or _FORBIDDEN_IN_HOST.search(host) or ".." in host or host.startswith("."):
        raise BadUrlError(f"host {parts.netloc[:200]!r} is none")
    return host.lower()


def _netloc(parts: SplitResult, host: str) -> str:
    user = parts.netloc.rpartition("@")[0]
    try:
        port = parts.port
    except ValueError as error:
        raise BadUrlError(f"port of {parts.netloc[:200]!r}: {error}") from error
    shown = "" if port is None or port == _PORTS[parts.scheme] else f":{port}"
    return f"{_coded(user, _KEPT_IN_USER) + '@' if user.strip(':') else ''}{host}{shown}"


def _path(path: str) -> str:
    kept: list[str] = []
    segments = _coded(path, _KEPT_IN_PATH).split("/")
    for place, segment in enumerate(segments[1:] or [""], start=1):
        last = place >= len(segments) - 1
        if segment == "..":
            kept = kept[:-1]
        elif segment != ".":
            kept.append(segment)
        if last and segment in {".", ".."}:
            kept.append("")
    return "/" + "/".join(kept)


def _coded(text: str, kept: frozenset[str]) -> str:
    """RFC 3986, 6.2.2: escapes in upper case, unreserved characters plain, everything else that may not stand escaped.

    Escapes that stand for reserved characters stay: %2F in a path is not a slash.
    """
    found: list[str] = []
    at = 0
    while at < len(text):
        escape = _HEX.match(text, at)
        if escape:
            character = chr(int(escape.group(1), 16))
            found.append(character if character in _UNRESERVED else escape.group().upper())
            at = escape.end()
        else:
            character = text[at]
            found.append(character if character in kept else _escaped(character))
            at += 1
    return "".join(found)


def _escaped(character: str) -> str:
    return "".join(f"%{byte:02X}" for byte in character.encode("utf-8", errors="replace"))
