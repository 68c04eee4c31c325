"""One spelling for one address: the natural key of a lead. Only what provably changes nothing is changed."""

import re
from collections.abc import Collection
from ipaddress import AddressValueError, IPv6Address
from urllib.parse import SplitResult, unquote, urlsplit

import idna

# Query parameters that tell the publisher where a reader came from, and never what to show.
# Origin: the documentation of each service. Left alone on purpose: `from`, `ref`, `id`, `cid`, `source`, which some
# sites use for content.
_TRACKING = frozenset({
    "__twitter_impression", "_ga", "_gl", "_hsenc", "_hsmi", "_openstat", "cmpid", "dclid", "fb_action_ids",
    "fb_action_types", "fb_comment_id", "fb_ref", "fb_source", "fbclid", "gbraid", "gclid", "gclsrc", "guccounter",
    "guce_referrer", "guce_referrer_sig", "hsctatracking", "igsh", "igshid", "mc_cid", "mc_eid", "mkt_tok", "msclkid",
    "ncid", "ocid", "oly_anon_id", "oly_enc_id", "rb_clickid", "s_cid", "smid", "spm", "srsltid", "taid", "ttclid",
    "twclid", "vero_conv", "vero_id", "wbraid", "wickedid", "wt_mc", "xtor", "yclid", "ysclid",
})  # fmt: skip
_TRACKING_PREFIXES = (
    "utm_",
    "at_campaign",
    "at_custom",
    "at_medium",
    "hsa_",
    "mtm_",
    "pk_campaign",
    "pk_kwd",
    "piwik_",
)
_AMP = frozenset({("amp", "1"), ("amp", "true"), ("amp", ""), ("outputtype", "amp")})

_PORTS = {"http": 80, "https": 443}
_FORBIDDEN_IN_HOST = re.compile(r"[\x00-\x20\x7f\"#%/<>?@\\^`{|}\[\]]")
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")
_UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
_KEPT_IN_PATH = _UNRESERVED | frozenset("!$&'()*+,;=:@/")
_KEPT_IN_QUERY = _KEPT_IN_PATH | frozenset("?")
_KEPT_IN_USER = _KEPT_IN_PATH - frozenset("@/")
_HEX = re.compile(r"%([0-9a-fA-F]{2})")
_MAX_LENGTH = 4096
_MAX_CANONICAL = 2500  # the warehouse finds leads by URL, and an index of PostgreSQL holds at most 2,704 bytes
_ALTERNATES = ("www.", "m.", "mobile.", "amp.")


class BadUrlError(ValueError):
    """No absolute http URL."""


def canonical_url(url: str, hosts: Collection[str] = ()) -> str:
    """The one spelling of an absolute http(s) URL. Raises BadUrlError.

    With the source's `hosts`, a `www.`, mobile or AMP host becomes the host that the source lists, where that is
    certain; without them the host stays as it is, since the two need not serve the same.

    >>> canonical_url("HTTP://Times.Example:80/a/../b%7e?utm_source=x&id=7#top")
    'http://times.example/b~?id=7'
    """
    parts = _split(url)
    host = _chosen_host(_host(parts), hosts)
    netloc = _netloc(parts, host)
    path = _path(parts.path)
    query = _query(parts.query)
    found = f"{parts.scheme}://{netloc}{path}{f'?{query}' if query else ''}"
    if len(found) > _MAX_CANONICAL:
        raise BadUrlError(f"URL of {len(found)} characters: {found[:80]}...")
    return found


def has_credentials(url: str) -> bool:
    """Of a canonical URL: whether asking for it would send a user name or a password."""
    return "@" in urlsplit(url).netloc


def without_credentials(url: str) -> str:
    """A canonical URL to name it by, without what is nobody's business.

    >>> without_credentials("https://desk:secret@paper.example/a")
    'https://paper.example/a'
    """
    parts = urlsplit(url)
    return parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl()


def _split(url: str) -> SplitResult:
    # as browsers do: white space around a URL, and line breaks within it, are accidents of markup
    text = re.sub(r"[\t\r\n]", "", url.strip("".join(map(chr, range(0x21)))))
    if len(text) > _MAX_LENGTH:
        raise BadUrlError(f"URL of {len(text)} characters: {text[:80]}...")
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


def _chosen_host(host: str, hosts: Collection[str]) -> str:
    if not hosts or host in hosts:
        return host
    bare = next((host.removeprefix(one) for one in _ALTERNATES if host.startswith(one)), host)
    return next((one for one in hosts if one in (bare, f"www.{bare}")), host)


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


def _query(query: str) -> str:
    pieces = [_coded(piece, _KEPT_IN_QUERY) for piece in query.split("&") if piece]
    return "&".join(piece for piece in pieces if not _is_tracking(piece))


def _is_tracking(piece: str) -> bool:
    name, _, value = piece.partition("=")
    name = name.lower()
    return name in _TRACKING or name.startswith(_TRACKING_PREFIXES) or (name, value.lower()) in _AMP


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
