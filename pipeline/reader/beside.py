"""The text around a number and around the words for its metric, as `limit_among` of the catalogue asks for it."""

import re

from pipeline.catalog.limits_around import Texts
from pipeline.model import Span
from pipeline.reader.sections import heading_over

_WIDTH = 120  # characters on each side of the words
_MOST = 300  # characters of its sentence on each side of a number, and of a row that may label it
_FAR = 3000  # characters up to a number
_LONGEST = 500  # characters of a paragraph that may begin with what it is all of
_CELL = " | "  # between the cells of a row
_HEADING = re.compile(r"(?:[•*–—-] ?)?(?P<words>[^\W\d_]+(?: [^\W\d_]+){0,3}): ?(?P<next>\w)(?:\S* \w){0,2}\Z")
_LETTER = re.compile(r"[^\W\d_]")
_TIME = re.compile(r"(?:19|20)\d\d|\b[QH][1-4]\b|\b[1-4][QH]\b")


def beside(text: str, number: Span, sentence: Span, words: Span | None) -> Texts:
    """What `limit_among` asks of the text around a number; `words`: where it prints the metric."""
    start, end = max(sentence.start, number.start - _MOST), min(sentence.end, number.end + _MOST)
    found = Texts(
        leading=text[max(sentence.start, number.start - _WIDTH) : number.start],
        behind=text[number.end : number.end + _WIDTH],
        sentence=text[start:end],
        earlier=text[max(0, number.start - _FAR) : number.start],
    )
    if words is not None:
        found["before"] = text[max(0, words.start - _WIDTH) : words.start]
        found["after"] = text[words.end : words.end + _WIDTH]
        found["between"] = text[max(words.end, number.start - _WIDTH) : number.start]
        line = text.rfind("\n", 0, number.start) + 1
        found["paragraph"] = text[line : words.start] if line < words.start <= line + _LONGEST else ""
        found["label"] = _row_label(text, line, number, words) or _heading(text, line, words)
    heading = heading_over(text, number.start)
    if heading is not None:
        found["section"] = text[heading.start : heading.end]
    return found


def _row_label(text: str, start: int, number: Span, words: Span) -> str:
    """The first cell with a letter of the row of a number, where another line names the metric; a time is no label."""
    *cells, _ = text[start : min(number.start, start + _MOST)].split(_CELL)
    label = next((cell for cell in cells if _LETTER.search(cell)), "")
    return "" if start <= words.start < number.start or _TIME.search(label) else label


def _heading(text: str, start: int, words: Span) -> str:
    """What a line tells of before a colon, where a sentence begins behind it: *Teapots: Revenue rose*. What stands at
    the head of a text is a place, capitals all through are a company."""
    heading = _HEADING.match(text, start, words.start + 1) if 0 < start <= words.start else None
    if heading is None or heading["words"].isupper() or not heading["next"].isupper():
        return ""
    return heading["words"]
