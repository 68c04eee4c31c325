"""A page's own word on its address (rel=canonical), where it may be believed."""

import re
from urllib.parse import urlsplit

from pipeline.discover.urls import canonical_url, has_credentials
from pipeline.html import BadUrlError, belongs
from pipeline.model import Source

_NUMBER = re.compile(r"\d{4,20}")
_SHORTEST_SLUG = 8
_AMP = re.compile(r"/amp(?:\.html?)?$")


def plausible_canonical(told: str | None, url: str, source: Source | None) -> str | None:
    """`told`, absolute, in our one spelling; None where it cannot be the address of the page that `url` led to.

    Templates name the front page, a section or the first part of a story as canonical. Believed is what lies on the
    hosts of the source (without a source: on the page's own host), is an article by the source's pattern, and shares
    the page's number or its last word with its own address.
    """
    if not told:
        return None
    hosts = source.hosts if source else ()
    try:
        found, own = canonical_url(told, hosts), canonical_url(url, hosts)
    except BadUrlError:
        return None
    host = urlsplit(found).hostname or ""
    at_home = belongs(host, hosts) if source else host == urlsplit(own).hostname
    if not at_home or has_credentials(found):
        return None
    if source and source.article_url and not re.search(source.article_url, found):
        return None
    return found if _path(found) == _path(own) or _tokens(found) & _tokens(own) else None


def _path(url: str) -> str:
    return _AMP.sub("", urlsplit(url).path.rstrip("/"))


def _tokens(url: str) -> set[str]:
    """What names the article in its address: its longest number, and its last part when that is no mere word."""
    parts = urlsplit(url)
    last = _path(url).rpartition("/")[2].lower()
    last = re.sub(r"(?:\.amp)?\.[a-z]{3,5}$", "", last)
    numbers = sorted(_NUMBER.findall(f"{parts.path}?{parts.query}"), key=len)
    dates = {number for number in numbers if re.fullmatch(r"(?:19|20)\d{2}(?:\d{4})?", number)}
    return {
        *[number for number in numbers if number not in dates][-1:],
        *([last] if len(last) >= _SHORTEST_SLUG else []),
    }
