"""The heading over a part of a text: *Full Year 2024:*, *Сегмент B2B*. What it prints holds for the lines below it."""

import re
from collections.abc import Iterator
from itertools import islice

from pipeline.model import Span

_MOST = 8  # lines between a heading and what it holds for, empty ones aside
_LONGEST, _WIDEST = 70, 300  # characters of a heading, and of a line that are looked at
_LISTED = re.compile(r"\s*(?:[•·*▲△▶■◇○\-–—]|\d{1,2}[.)])\s|.*\s\|\s")  # a line of a list or a table
_CLOSED = re.compile(r"[.!?;,…»”\"'’)\]]\s*\Z")  # as sentences end
_ENDED = re.compile(r"[.!?…]\W*\Z")
_FIGURE = re.compile(r"[%$€£¥₩₹₽]|\d[.,]\d|\b(?!(?:19|20)\d\d\b)\d{3,}")  # which a heading has none of
_LETTER = re.compile(r"[^\W\d_]")


def heading_over(text: str, at: int) -> Span | None:
    """The heading of the section in which a place lies; None above the first one, and in that line itself. A list ends
    what a heading holds for: sentences behind it are of the whole text again."""
    start = text.rfind("\n", 0, at)
    own = _line(text, start + 1, text.find("\n", at))
    is_listed = _is_listed(own) or len(own) <= _LONGEST
    for first, last in islice(_lines_before(text, start), _MOST):
        line = _line(text, first, last)
        if _is_listed(line):
            if not is_listed:
                return None
        elif len(line) <= _LONGEST and not _CLOSED.search(line) and _LETTER.search(line):
            return Span(first, last)
    return None


def _line(text: str, start: int, end: int) -> str:
    """As much of it as tells what it is; one that ends nowhere is the last."""
    return text[start : min(end if end >= 0 else len(text), start + _WIDEST)]


def _is_listed(line: str) -> bool:
    is_short = len(line) <= 2 * _LONGEST and not _ENDED.search(line)
    return bool(_LISTED.match(line)) or (is_short and bool(_FIGURE.search(line)))


def _lines_before(text: str, end: int) -> Iterator[tuple[int, int]]:
    """Start and end of those that are not empty, the nearest first."""
    while end > 0:
        start = text.rfind("\n", 0, end) + 1
        if text[start:end].strip():
            yield start, end
        end = start - 1
