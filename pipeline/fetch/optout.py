"""Answer -> whether its publisher keeps text and data mining for itself."""

import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Collection, Iterator, Mapping
from html import unescape

from pipeline.model import Politeness

_MARK = re.compile(
    rb"<!--|<(script|style|title|textarea|template)\b|(<meta\b[^>]{0,2000}>)|</head\s*>|<body\b", re.IGNORECASE
)
_ATTRIBUTE = re.compile(r"""([a-z-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)
_AGENT = re.compile(r"\s*(?P<agent>[\w*.-]+)\s*:(?P<rest>.*)", re.DOTALL)
_VALUED = ("max-", "unavailable_after")
_ROBOTS = frozenset({"robots", "newsfigures"})
_OURS = frozenset({"", "*", *_ROBOTS})


def opted_out(headers: Mapping[str, str], body: bytes, words: Collection[str] = ("noai",)) -> str | None:
    """What says so, or None. Of the body only the head is read, without scripts and comments.

    Read are the TDM Reservation Protocol (header and meta `tdm-reservation`, value 1) and those directives (header
    X-Robots-Tag, meta robots) that the source counts as opt-outs: by default `noai` alone, since `noimageai` is about
    pictures and `noarchive` about showing copies to readers, which nobody here does.
    """
    if _is_reserved(headers.get("tdm-reservation", "")):
        return "header TDM-Reservation: 1"
    if _names_directive(headers.get("x-robots-tag", ""), words):
        return f"header X-Robots-Tag: {headers['x-robots-tag'][:100]}"
    for name, content in _metas(body):
        if name == "tdm-reservation" and _is_reserved(content):
            return "meta tdm-reservation 1"
        if name in _ROBOTS and _names_directive(content, words):
            return f"meta {name}: {content[:100]}"
    return None


def heard_opt_out(politeness: Politeness, headers: Mapping[str, str], body: bytes) -> str | None:
    """`opted_out` as the source's politeness counts it: None also where it disregards opt-outs."""
    return opted_out(headers, body, politeness.opt_out_words) if politeness.obey_opt_outs else None


def _is_reserved(value: str) -> bool:
    """Also where it is said more than once."""
    return "1" in (part.strip() for part in value.split(","))


def _names_directive(value: str, words: Collection[str]) -> bool:
    """Directives are listed with commas or blanks, each perhaps behind the name of a robot, to which the rest of the
    line belongs: "otherbot: noai" is not for us. A line ends with an empty entry (pipeline.archive.add_header)."""
    agent = ""
    for part in value.lower().split(","):
        named = _AGENT.fullmatch(part)
        if named and not named["agent"].startswith(_VALUED):
            agent, part = named["agent"], named["rest"]  # noqa: PLW2901
        elif not part.strip():
            agent = ""
        if agent in _OURS and not set(part.split()).isdisjoint(words):
            return True
    return False


def _metas(body: bytes) -> Iterator[tuple[str, str]]:
    """Name and content of the meta elements of the head."""
    for tag in _meta_tags(_in_ascii(body)):
        text = tag.decode("ascii", errors="replace")
        found = {
            name.lower(): unescape(double or single or bare) for name, double, single, bare in _ATTRIBUTE.findall(text)
        }
        yield found.get("name", "").lower(), found.get("content", "")


def _meta_tags(page: bytes) -> Iterator[bytes]:
    """What looks like a tag in a comment, or in an element that holds bare text, is none. One of these that is never
    closed hides nothing; that it is not closed is looked for once."""
    unclosed: set[bytes] = set()
    small, at = page.lower(), 0
    while mark := _MARK.search(page, at):
        at = mark.end()
        if mark[2]:
            yield mark[2]
            continue
        if not mark[1] and not mark[0].startswith(b"<!--"):
            return
        close = b"</" + mark[1].lower() if mark[1] else b"-->"
        end = -1 if close in unclosed else small.find(close, at)
        if end < 0:
            unclosed.add(close)
        else:
            at = end + len(close)


def _in_ascii(body: bytes) -> bytes:
    """A page of two bytes a letter as one whose tags are ASCII, as those of all other encodings of the web are."""
    if body.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return body.decode("utf-16", errors="replace").encode("utf-8", errors="replace")
    for encoding, begin in (("utf-16-le", b"<\0"), ("utf-16-be", b"\0<")):
        if body.startswith(begin):
            return body.decode(encoding, errors="replace").encode("utf-8", errors="replace")
    return body
