"""A sentence -> pieces for a page: the number and the words that were asked for told apart from the rest. Pure."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.explorer.words.show import plain

BEGINS, ENDS = "\ue000", "\ue001"
"""Between these the server puts the words it has found; signs that no text has (Private Use Area)."""

_MOST_WORDS = 20
_NEAR = 18
"""Signs before the number that a narrow row has room for."""

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Marked:
    """Some words of a sentence: `kind` is number, word (one that was asked for) or empty. `far`: so long before the
    number that a narrow row begins behind it."""

    text: str
    kind: str = ""
    far: bool = False
    length: int = 0  # of the sentence, which the words are without signs that hide them


def moved_into(spans: Iterable[Span], whole: str, shown: str) -> list[Span]:
    """Spans of the whole sentence, in the piece of it that is shown, with a mark at each end that was cut.

    >>> moved_into([(4, 6), (0, 3)], "was 51 today", "…51 today")
    [(1, 3)]
    """
    if whole == shown:
        return list(spans)
    lead = 1 if shown.startswith("…") and not whole.startswith("…") else 0
    inner = shown[lead:].removesuffix("…")
    at = whole.find(inner)
    if at < 0:
        return []
    moved = [(start - at + lead, end - at + lead) for start, end in spans]
    return [(start, end) for start, end in moved if lead <= start and end <= lead + len(inner)]


def words_marked(marked: str, sentence: str) -> list[Span]:
    """Where the words stand around which the server has put marks.

    >>> words_marked("had \ue000users\ue001 here", "had users here")
    [(4, 9)]
    """
    spans, at, begun = [], 0, None
    for part in re.split(f"([{BEGINS}{ENDS}])", marked):
        if part == BEGINS:
            begun = at
        elif part == ENDS and begun is not None:
            spans.append((begun, at))
        else:
            at += len(part)
    return spans if re.sub(f"[{BEGINS}{ENDS}]", "", marked) == sentence else []


def parts_found(asked: str, sentence: str) -> list[Span]:
    """Where the words that were asked for stand, or their pairs of letters: languages without word stems are searched
    by these.

    >>> parts_found("월간 이용자 -광고", "월간이용자가 늘었다")
    [(0, 5)]
    """
    spans: list[Span] = []
    for word in re.findall(r"(?<![\w-])\w+", asked)[:_MOST_WORDS]:
        found = _places(word, sentence)
        if not found and len(word) > 2:
            found = [span for at in range(len(word) - 1) for span in _places(word[at : at + 2], sentence)]
        spans += found
    return _joined(spans)


def _places(word: str, sentence: str) -> list[Span]:
    return [match.span() for match in re.finditer(re.escape(word), sentence, re.IGNORECASE)]


def _joined(spans: Iterable[Span]) -> list[Span]:
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def pieces(sentence: str, number: Span | None, words: Iterable[Span] = ()) -> list[Marked]:
    """The sentence in its order; where the number and a word meet, it is the number."""
    kinds = [""] * len(sentence)
    for start, end in words:
        kinds[start:end] = ["word"] * len(kinds[start:end])
    if number:
        kinds[number[0] : number[1]] = ["number"] * len(kinds[number[0] : number[1]])
    near = _near(sentence, number[0]) if number else 0
    found, begun = [], 0
    for at in range(1, len(sentence) + 1):
        if at in (near, len(sentence)) or kinds[at] != kinds[begun]:
            found.append(Marked(plain(sentence[begun:at]), kinds[begun], begun < near, at - begun))
            begun = at
    return found


def _near(sentence: str, number: int) -> int:
    """Where a narrow row begins: at a word some signs before the number, or at the sentence's own beginning.

    >>> _near("MeowTalk had, as of the end of March, 5 users", 38), _near("It had 5 users", 7)
    (20, 0)
    """
    if number <= _NEAR + _NEAR // 2:
        return 0
    space = sentence.rfind(" ", 0, number - _NEAR)
    return space + 1 if space >= number - 2 * _NEAR else number - _NEAR
