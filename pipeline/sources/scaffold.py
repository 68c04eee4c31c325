"""A first source file, as text, for a person to finish: what was found is filled in, what is unknown says so."""

import json
import re
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlsplit

from pipeline.model import Layout

_LAYOUT_KEYS = ("body", "lead", "title", "caption")


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What is known of a source after one page; `layout` is None where the general reader shall go on reading it.

    `sitemaps` list what is new; `more_sitemaps` are others that the site names, for a person to look at.
    `address` is where an invented paper is served on this machine.
    """

    name: str
    language: str
    time_zone: str
    url: str
    feeds: tuple[str, ...]
    layout: Layout | None
    sitemaps: tuple[str, ...] = ()
    more_sitemaps: tuple[str, ...] = ()
    address: str | None = None


def source_text(draft: Draft) -> str:
    place = urlsplit(draft.url)
    lines = [
        f"# Drafted from {draft.url}; read each line before you unpause the source (docs/add-a-source.md).",
        f"name = {_quoted(draft.name)}",
        f"language = {_quoted(draft.language)}",
        f"time_zone = {_quoted(draft.time_zone)}",
        f"hosts = [{_quoted((place.hostname or '').removeprefix('www.'))}]",
        "# A guess from one address; without it everything that the feed lists is taken for an article.",
        f"# article_url = '{address_pattern(draft.url)}'",
    ]
    if draft.address:
        lines.append(f"address = {_quoted(draft.address)}     # where its hosts are served on this machine")
    if draft.sitemaps:
        lines.append(f"sitemaps = [{', '.join(map(_quoted, draft.sitemaps))}]")
    if draft.more_sitemaps:
        lines += [
            "# The site names these as well; one that lists all that it has ever published leads to days gone by.",
            f"# past_sitemaps = [{', '.join(map(_quoted, draft.more_sitemaps))}]",
        ]
    if draft.layout is None:
        lines.append("unverified = true")
    lines += [
        "\n[terms]",
        f"terms_url = {_quoted(f'{place.scheme}://{place.netloc}/')}",
        "quote_limit = 300",
        'legal_note = "Nobody has read the terms yet: find their page, read it and write down here what they allow."',
    ]
    lines += [f"\n[[feed]]\nurl = {_quoted(feed)}" for feed in draft.feeds]
    return "\n".join([*lines, *(_layout_lines(draft.layout) if draft.layout else [])]) + "\n"


def address_pattern(url: str) -> str:
    """
    >>> address_pattern("https://harbour.example/tech/20260414/ferries-grow-8.html")
    '^https://harbour\\\\.example/tech/\\\\d{8}/[^/?#]+\\\\.html$'
    >>> address_pattern("https://harbour.example/articleView.html?idxno=4711")
    '^https://harbour\\\\.example/[^/?#]+\\\\.html\\\\?(?:.*&)?idxno=\\\\d+(?:&|$)'
    """
    place = urlsplit(url)
    parts = place.path.strip("/").split("/")
    shapes = [_shape(part, last=at == len(parts) - 1) for at, part in enumerate(parts)] if parts[0] else []
    slash = "/" if shapes and place.path.endswith("/") else ""
    return f"^{place.scheme}://{re.escape(place.netloc)}/{'/'.join(shapes)}{slash}{_query(place.query)}"


def _query(told: str) -> str:
    """Of a query what holds a number tells the article; the rest may be there or not."""
    number = next((name for name, value in parse_qsl(told) if value.isdigit()), None)
    if number is not None:
        return rf"\?(?:.*&)?{re.escape(number)}=\d+(?:&|$)"
    return r"(?:\?|$)" if told else "$"


def _shape(part: str, *, last: bool) -> str:
    if part.isdigit():
        return rf"\d{{{len(part)}}}" if len(part) in {2, 4, 8} else r"\d+"
    if not last:
        return re.escape(part)
    ending = re.search(r"\.[a-z]{3,5}$", part)
    return r"[^/?#]+" + (re.escape(ending.group()) if ending else "")


def _layout_lines(layout: Layout) -> list[str]:
    lines = [
        f"\n# Backed by a page saved on {layout.valid_from}.",
        "[[layout]]",
        f"key = {_quoted(layout.key)}",
        f"valid_from = {layout.valid_from.isoformat()}",
    ]
    lines += [f"{key} = {_quoted(getattr(layout, key))}" for key in _LAYOUT_KEYS if getattr(layout, key)]
    if layout.drop:
        lines.append(f"drop = [{', '.join(map(_quoted, layout.drop))}]")
    return lines


def _quoted(text: str) -> str:
    """A basic string of TOML, whose escapes are those of JSON."""
    return json.dumps(text, ensure_ascii=False)
