"""Keys of entities, sources and metrics -> the addresses of their pages. Pure."""

from urllib.parse import quote, urlencode

_STEPS = {"", ".", ".."}
"""Parts of a path that a browser takes away, however they are spelled."""


def entity_href(key: str) -> str:
    """
    >>> entity_href("candidate/Meow & Sons"), entity_href("candidate/..")
    ('/entities/candidate/Meow%20%26%20Sons', '/entities?key=candidate%2F..')
    """
    return _page("entities", key)


def source_href(key: str) -> str:
    """
    >>> source_href("warc:hostile.test")
    '/sources/warc%3Ahostile.test'
    """
    return _page("sources", key)


def metric_href(key: str) -> str:
    return _page("metrics", key)


def _page(place: str, key: str) -> str:
    if _STEPS.isdisjoint(key.split("/")):
        return f"/{place}/{quote(key)}"
    return f"/{place}?{urlencode({'key': key})}"
