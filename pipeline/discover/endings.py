"""XML of a list -> whether it came whole. Readers of XML that forgive mistakes read a torn list as a short one."""

import re
from typing import NamedTuple

from pipeline.discover.items import UnreadableError

# what stands in these is no markup of the list; the last one may be torn
_ASIDE = re.compile(rb"<!--.*?(?:-->|\Z)|<!\[CDATA\[.*?(?:\]\]>|\Z)", re.DOTALL)


class Ending(NamedTuple):
    """How many entries begin and end, and whether the root is closed behind the last one that ends."""

    begun: int
    ended: int
    closed: bool

    def count_whole(self, read: int) -> int:
        """How many of the entries `read` may be taken: the last one of a torn list may be half an address.

        Raises UnreadableError where that is none of a torn list.
        """
        whole = read - (not self.closed and read > self.ended)
        if not (self.closed or whole):
            raise UnreadableError("it breaks off before the end of its first entry")
        return whole


def ending(body: bytes, *, roots: str, entries: str) -> Ending:
    """`roots` and `entries` are local names, divided by |. Names may have any prefix."""
    markup = body.replace(b"\0", b"")  # so that UTF-16 reads as ASCII
    markup = _ASIDE.sub(b"", markup)
    ends = [found.end() for found in re.finditer(_end(entries), markup)]
    closed = re.compile(_end(roots)).search(markup, ends[-1] if ends else 0) is not None
    return Ending(begun=len(re.findall(_beginning(entries), markup)), ended=len(ends), closed=closed)


def _beginning(names: str) -> bytes:
    return rf"(?i)<(?:[\w.-]+:)?(?:{names})(?:\s[^<>]*)?/?>".encode()  # an empty element among them


def _end(names: str) -> bytes:
    name = rf"(?:[\w.-]+:)?(?:{names})"
    return rf"(?i)</{name}\s*>|<{name}(?:\s[^<>]*)?/>".encode()
