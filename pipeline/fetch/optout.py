"""Answer -> whether its publisher keeps text and data mining for itself."""

import re
from collections.abc import Collection, Iterator, Mapping
from html import unescape

_HEAD = 1 << 16
_META = re.compile(rb"<meta\b[^>]{0,2000}>", re.IGNORECASE)
_END_OF_HEAD = re.compile(rb"</head\s*>|<body\b", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""([a-z-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)
_ROBOTS = frozenset({"robots", "newsfigures"})


def opted_out(headers: Mapping[str, str], body: bytes, words: Collection[str] = ("noai",)) -> str | None:
    """What says so, or None. Of the body only the head is read, at most 64 KiB.

    Read are the TDM Reservation Protocol (header and meta `tdm-reservation`, value 1) and those directives (header
    X-Robots-Tag, meta robots) that the source counts as opt-outs: by default `noai` alone, since `noimageai` is about
    pictures and `noarchive` about showing copies to readers, which nobody here does.
    """
    if headers.get("tdm-reservation", "").strip() == "1":
        return "header TDM-Reservation: 1"
    if _names_directive(headers.get("x-robots-tag", ""), words):
        return f"header X-Robots-Tag: {headers['x-robots-tag'][:100]}"
    for name, content in _metas(body):
        if name == "tdm-reservation" and content.strip() == "1":
            return "meta tdm-reservation 1"
        if name in _ROBOTS and _names_directive(content, words):
            return f"meta {name}: {content[:100]}"
    return None


def _names_directive(value: str, words: Collection[str]) -> bool:
    """Directives are listed with commas, each perhaps behind the name of a robot: "otherbot: noai" is not for us."""
    agent = ""
    for part in value.lower().split(","):
        name, colon, rest = part.partition(":")
        if colon and not name.strip().startswith(("max-", "unavailable_after")):
            agent, part = name.strip(), rest  # noqa: PLW2901  the rest of the list belongs to the robot named last
        if part.strip() in words and agent in {"", *_ROBOTS}:
            return True
    return False


def _metas(body: bytes) -> Iterator[tuple[str, str]]:
    head = body[:_HEAD]
    end = _END_OF_HEAD.search(head)
    for tag in _META.finditer(head, 0, end.start() if end else len(head)):
        text = tag.group().decode("ascii", errors="replace")
        found = {
            name.lower(): unescape(double or single or bare) for name, double, single, bare in _ATTRIBUTE.findall(text)
        }
        yield found.get("name", "").lower(), found.get("content", "")
