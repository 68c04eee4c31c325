"""An address as a page prints it -> the host it names, and to whom a host belongs."""

from collections.abc import Iterable
from urllib.parse import urlsplit


def host_of(url: str) -> str:
    """In lower case; empty for a relative address and for what is none."""
    try:
        return (urlsplit(url.strip()).hostname or "").lower()
    except ValueError:
        return ""


def belongs(host: str, hosts: Iterable[str]) -> bool:
    """Whether the host is one of these or lies under one of them: m.paper.test belongs to paper.test."""
    return any(host == one or host.endswith(f".{one}") for one in hosts)
