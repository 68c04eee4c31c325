"""Sitemap bytes -> items and further sitemaps: news and plain ones, indexes, gzip, text. https://www.sitemaps.org"""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from zoneinfo import ZoneInfo

from lxml import etree

from pipeline.discover.endings import ending
from pipeline.discover.items import Answer, Item, Listed, UnreadableError, plain
from pipeline.discover.moments import Moment, read_moment
from pipeline.html.encodings import codec_of

_MAX_ENTRIES = 50_000  # the protocol's own limit

_MAX_TAGS = 40 * _MAX_ENTRIES  # twenty elements an entry; a news sitemap has ten

_DECLARATION = re.compile(rb"""\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w:.-]+)["'][^>]{0,200}>""")

# one that begins no reference; the parser would leave it out with the name behind it, and ?a=1&b=2 be ?a=1=2
_BARE_AMPERSAND = re.compile(rb"(<!\[CDATA\[.*?(?:\]\]>|\Z)|<!--.*?(?:-->|\Z))|&(?!#?\w{1,32};)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Child:
    """A sitemap that an index lists."""

    url: str
    changed: Moment | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitemap(Listed):
    """Entries, or as an index further sitemaps; `nameless` counts those that it lists without an address."""

    children: list[Child] = field(default_factory=list)
    nameless: int = 0

    @property
    def read(self) -> int:
        return len(self.items) + len(self.children) + self.nameless


def read_sitemap(answer: Answer, zone: ZoneInfo) -> Sitemap:
    """Raises UnreadableError when the bytes are no sitemap. One that breaks off gives what stands before the break."""
    body = _in_utf8(plain(answer.body))
    if body.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] != b"<":
        return _text_sitemap(body)
    if (tags := body.count(b"<")) > _MAX_TAGS:
        raise UnreadableError(f"{tags} tags, more than {_MAX_TAGS}")
    entries: list[tuple[str, dict[str, str]]] = []
    read = 0
    try:
        for read, entry in enumerate(_entries(_BARE_AMPERSAND.sub(_escaped, body)), start=1):
            if read <= _MAX_ENTRIES:
                entries.append(entry)
    except (etree.XMLSyntaxError, etree.LxmlError) as error:
        if not entries:
            raise UnreadableError(f"no XML: {error}") from error
    told = ending(body, roots="urlset|sitemapindex", entries="url|sitemap")
    whole = told.count_whole(read)
    entries = entries[:whole]
    places = [values for name, values in entries if name == "sitemap"]
    return Sitemap(
        items=[_item(values, zone) for name, values in entries if name == "url"],
        children=[Child(one["loc"], read_moment(one.get("lastmod"), zone)) for one in places if one.get("loc")],
        nameless=sum(not one.get("loc") for one in places),
        beyond=max(0, whole - _MAX_ENTRIES),
        torn=not told.closed or read < told.begun,  # the parser gives up at some mistakes without a word
    )


def is_feed(body: bytes) -> bool:
    """The protocol lets RSS and Atom stand for a sitemap."""
    head = plain(body)[:2048].lower()
    return any(mark in head for mark in (b"<rss", b"<feed", b"<rdf:rdf")) and b"<urlset" not in head


def _in_utf8(body: bytes) -> bytes:
    """As pages are read: the name of an encoding stands for the wider one that sites mean (EUC-KR: windows-949).
    libxml2 ends at the first letter that the name does not promise, and knows fewer names."""
    if body.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        text = body.decode("utf-16", "replace")
        return re.sub(r"\A\s*<\?xml[^>]{0,400}>", "", text).encode("utf-8", "replace")
    told = _DECLARATION.match(body)
    codec = told and codec_of(told[1].decode())
    if told is None or codec is None:
        return body
    rest = body[told.end() :]
    return rest if _is_utf8(rest) else rest.decode(codec, "replace").encode("utf-8", "replace")


def _is_utf8(data: bytes) -> bool:
    """Not ISO-2022, whose letters are bytes of ASCII behind a sign of its own."""
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return b"\x1b" not in data


def _escaped(found: re.Match[bytes]) -> bytes:
    return found[1] or b"&amp;"


def _entries(body: bytes) -> Iterator[tuple[str, dict[str, str]]]:
    """(name, values) of each <url> and <sitemap>. Elements are forgotten as they are read."""
    values: dict[str, str] = {}
    # no DTD, no entity, no network: a sitemap needs none of them
    events = etree.iterparse(
        BytesIO(body), events=("start", "end"), recover=True, resolve_entities=False, no_network=True, load_dtd=False,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    root = ""
    for event, element in events:
        name, media = _name_of(element)
        root = root or name
        if root not in {"urlset", "sitemapindex"}:
            raise UnreadableError(f"XML, but neither a urlset nor a sitemap index: <{root[:40]}>")
        if event == "start":
            continue  # only the root's start matters; every element comes again at its end
        if name in {"url", "sitemap"}:
            yield name, values
            values = {}
            _forget(element)
        elif name not in values and not media and (text := _text_of(element)):
            values[name] = text
    if not root:
        raise UnreadableError("XML without a root")


def _name_of(element: etree._Element) -> tuple[str, bool]:
    """The name without its prefix, and whether it is that of a picture or a film: image:loc and video:title stand in a
    page's entry, and are not the page's.

    Real sitemaps use prefixes that they do not declare. lxml leaves these in the name, and its QName refuses them.
    """
    space, _, name = str(element.tag).rpartition("}")
    prefix, _, local = name.rpartition(":")
    told = f"{space} {prefix}".lower()
    return local.lower(), any(kind in told for kind in ("image", "video"))


def _text_of(element: etree._Element) -> str:
    try:
        return " ".join((element.text or "").split())
    except UnicodeDecodeError:  # libxml2 lets a reference to half of a surrogate pair through, lxml does not
        return ""


def _forget(element: etree._Element) -> None:
    element.clear()
    while element.getprevious() is not None:
        del element.getparent()[0]


def _item(values: dict[str, str], zone: ZoneInfo) -> Item:
    return Item(
        href=values.get("loc"),
        title=values.get("title"),
        published=read_moment(values.get("publication_date"), zone),
        changed=read_moment(values.get("lastmod"), zone),
    )


def _text_sitemap(body: bytes) -> Sitemap:
    lines = [line.strip() for line in body.decode("utf-8-sig", errors="replace").splitlines()]
    urls = [line for line in lines if line.startswith(("http://", "https://"))]
    if not urls:
        raise UnreadableError("neither XML nor a list of URLs")
    return Sitemap(items=[Item(href=url) for url in urls[:_MAX_ENTRIES]], beyond=max(0, len(urls) - _MAX_ENTRIES))
