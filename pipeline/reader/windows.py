"""Document -> windows that the encoder reads: pieces, what stands on each, and the spans that may be an answer.

A window is `<s> header </s> text </s>`, at most `LENGTH` pieces. The header is the title; in windows after the first of
a document without one it is the first sentence, so that the topic is always at hand. Every number belongs to one
window, the one that gives it the most text before it; the text ends `BEHIND` pieces behind the last one."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from pipeline.catalog.limit_tables import names
from pipeline.reader.budget import WINDOW
from pipeline.reader.inputs import DocumentInput
from pipeline.reader.tokens import BOS, EOS, Tokens, tokenize

LENGTH = 416  # pieces of a window
HEADER = 40  # pieces of its header
STEP = 256  # pieces from one window to the next
BEHIND = 64  # pieces of text behind the last number of a window
LONGEST = 12  # pieces of a span that can be an answer
TEXT, TITLE = 1, 2  # zones; 0: neither
NUMBER, TIME = 1, 2  # marks on pieces
ROLES = ("subject", "object", "owner", "place", "agent", "other", "label", "free", "name", "known")
_OPENING = frozenset("«“\"'‘《<[")
_CLOSING = frozenset("»”\"’'.》>]%)")
Ints = NDArray[np.int64]
_Number = tuple[int, int, int]  # index in the document, first and last piece of the text


@dataclass(slots=True)
class Window:
    """Arrays by piece (`ids`, `zone`, `starts` and `ends` in the zone's text, `sentence`, `mark`, `role`), by number
    (`numbers`: index in the document, `first`/`last` piece) and by span (`span_first`/`span_last` piece)."""

    ids: Ints
    zone: Ints
    starts: Ints
    ends: Ints
    sentence: Ints
    mark: Ints
    role: Ints
    numbers: Ints
    first: Ints
    last: Ints
    span_first: Ints
    span_last: Ints


@dataclass(frozen=True, slots=True)
class _Pieces:
    """First and last piece of spans of the text, each with a value. A window takes those that reach into it."""

    first: Ints
    last: Ints
    value: Ints

    @classmethod
    def of(cls, body: Tokens, spans: Sequence[tuple[int, int, int]]) -> "_Pieces":
        rows = np.array(spans, np.int64).reshape(len(spans), 3)
        first = np.searchsorted(body.ends, rows[:, 0], side="right")
        last = np.searchsorted(body.starts, rows[:, 1], side="left") - 1
        return cls(first, last, rows[:, 2])

    def within(self, at: int, upto: int) -> Iterator[tuple[int, int, int]]:
        for place in np.flatnonzero((self.last >= at) & (self.first < upto)).tolist():
            yield int(self.first[place]), int(self.last[place]), int(self.value[place])


def windows_of(document: DocumentInput, tokenizer: Tokenizer) -> Iterator[Window]:
    body = tokenize(document.text, tokenizer)
    title = tokenize(document.title, tokenizer) if document.title else None
    opening = _cut(body, 0, _upto(body, document.sentences[0][1]) if document.sentences else 0)
    times = _Pieces.of(body, [(one.at, one.upto, TIME) for one in document.times if one.at >= 0])
    phrases = _Pieces.of(body, [(one.start, one.end, _role(one.role)) for one in document.phrases])
    for at, numbers in _shares(document, body, title is not None):
        header, zone = (title, TITLE) if title else (opening if at else None, TEXT)
        headed = _cut(header, 0, HEADER) if header else None, zone
        yield _window(document, body, at, headed, numbers, found=(times, phrases))


def within_work(document: DocumentInput, tokenizer: Tokenizer, most: int) -> DocumentInput:
    """The document up to the first window that costs more than is left of so much work."""
    if len(document.numbers) * (1 + WINDOW) <= most:  # each in a window of its own
        return document
    left = most
    for _, numbers in _shares(document, tokenize(document.text, tokenizer), bool(document.title)):
        left -= WINDOW + len(numbers)
        if left < 0:
            read_to = min(document.numbers[index].start for index, _, _ in numbers)
            kept = tuple(one for one in document.numbers if one.start < read_to)
            return replace(document, numbers=kept, read_to=read_to)
    return document


def _role(name: str) -> int:
    return 1 + ROLES.index(name) if name in ROLES else 0


def _upto(tokens: Tokens, end: int) -> int:
    return bisect_left(tokens.starts, end)


def _cut(tokens: Tokens, first: int, last: int) -> Tokens:
    return Tokens(tokens.ids[first:last], tokens.starts[first:last], tokens.ends[first:last])


def pieces_of(tokens: Tokens, start: int, end: int) -> tuple[int, int]:
    """First and last piece of the characters, or an empty pair where they are blank (first > last)."""
    return bisect_right(tokens.ends, start), bisect_left(tokens.starts, end) - 1


def _shares(document: DocumentInput, body: Tokens, titled: bool) -> Iterator[tuple[int, list[_Number]]]:
    """Where each window begins, with its numbers: index, first and last piece of the text."""
    size = len(body.ids)
    room = LENGTH - HEADER - 3
    whole = size <= (room if titled else LENGTH - 3)
    begins = [0]
    while not whole and begins[-1] + room < size:
        begins.append(begins[-1] + STEP - (0 if begins[-1] else STEP // 4))
    shares: dict[int, list[_Number]] = {}
    for index, number in enumerate(document.numbers):
        first, last = pieces_of(body, number.start, number.end)
        if first > last:
            continue
        fits = [at for at in begins if (at == 0 or first >= at + STEP // 4) and last < at + room]
        begin = fits[-1] if fits else max(at for at in begins if at <= first)
        if last < begin + room or whole:
            shares.setdefault(begin, []).append((index, first, last))
    yield from sorted(shares.items())


def _window(
    document: DocumentInput,
    body: Tokens,
    at: int,
    headed: tuple[Tokens | None, int],
    numbers: list[_Number],
    *,
    found: tuple[_Pieces, _Pieces],
) -> Window:
    header, header_zone = headed
    head = len(header.ids) + 1 if header else 0  # its end sign included
    upto = min(len(body.ids), at + LENGTH - head - 2, max(row[2] for row in numbers) + 1 + BEHIND)
    text = _cut(body, at, upto)
    base = 1 + head
    size = base + len(text.ids) + 1
    ids, zone = np.full(size, EOS, np.int64), np.zeros(size, np.int64)
    starts, ends, sentence = (np.full(size, fill, np.int64) for fill in (0, 0, -1))
    ids[0] = BOS
    parts = [(text, base, TEXT)] + ([(header, 1, header_zone)] if header else [])
    for tokens, place, sort in parts:
        put = slice(place, place + len(tokens.ids))
        ids[put], starts[put], ends[put], zone[put] = tokens.ids, tokens.starts, tokens.ends, sort
        if sort == TEXT and document.sentences:
            begins = [start for start, _ in document.sentences]
            sentence[put] = np.maximum(np.searchsorted(begins, tokens.starts, side="right") - 1, 0)
    mark, role = (_put(pieces, size, at, base) for pieces in found)
    first, last = (np.array([row[place] - at + base for row in numbers], np.int64) for place in (1, 2))
    for one, other in zip(first, last, strict=True):
        mark[one : other + 1] = NUMBER
    span_first, span_last = _spans(document, zone, starts, ends)
    return Window(
        ids, zone, starts, ends, sentence, mark, role, np.array([row[0] for row in numbers], np.int64), first, last,
        span_first, span_last,
    )  # fmt: skip


def _put(pieces: _Pieces, size: int, at: int, base: int) -> Ints:
    """The greatest value of what stands on each piece of a window."""
    found = np.zeros(size, np.int64)
    for first, last, value in pieces.within(at, at + size):
        place = slice(max(first - at, 0) + base, max(min(last - at + base + 1, size - 1), base))
        found[place] = np.maximum(found[place], value)
    return found


def _spans(document: DocumentInput, zone: Ints, starts: Ints, ends: Ints) -> tuple[Ints, Ints]:
    """All runs of at most LONGEST pieces that begin and end a word and stay within a line."""
    size = len(zone)
    begins, closes, line = np.zeros(size, bool), np.zeros(size, bool), np.zeros(size, np.int64)
    texts = {TEXT: document.text, TITLE: document.title}
    glued = not names(document.language).spaced
    lines = 0
    for piece in np.flatnonzero(zone):
        text, start, end = texts[int(zone[piece])], int(starts[piece]), int(ends[piece])
        previous = int(ends[piece - 1]) if zone[piece - 1] == zone[piece] else start
        lines += zone[piece - 1] != zone[piece] or "\n" in text[previous:start]
        line[piece] = lines
        opens, closing = text[start], text[end - 1]
        begins[piece] = (start == 0 or not text[start - 1].isalnum()) and (opens.isalnum() or opens in _OPENING)
        ends_word = end >= len(text) or not text[end].isalnum() or glued
        closes[piece] = ends_word and (closing.isalnum() or closing in _CLOSING)
    firsts, lasts = [], []
    for extra in range(min(LONGEST, size)):
        at = np.flatnonzero(begins[: size - extra] & closes[extra:] & (line[: size - extra] == line[extra:]))
        firsts.append(at)
        lasts.append(at + extra)
    first, last = np.concatenate(firsts), np.concatenate(lasts)
    order = np.lexsort((last, first))
    return first[order], last[order]
