"""An address as a page prints it -> the host it names."""

from urllib.parse import urlsplit


def host_of(url: str) -> str:
    """In lower case; empty for a relative address and for what is none."""
    try:
        return (urlsplit(url.strip()).hostname or "").lower()
    except ValueError:
        return ""
