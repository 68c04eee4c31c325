"""Blocks -> sentences, as spans of the article's text."""

import re
from collections.abc import Iterable, Iterator

from pipeline.extract.reading import Sentence
from pipeline.languages.language import Language
from pipeline.model import BlockKind, Span

_HYPHENS = re.compile("[-‐‑–—]")
_LONGEST = 1500  # characters: what has no end by then is a table or noise, and is read piece by piece


def split(text: str, blocks: Iterable[tuple[BlockKind, Span]], language: Language) -> Iterator[Sentence]:
    for kind, span in blocks:
        start = span.start
        for match in language.sentence_end.finditer(text, span.start, span.end):
            if not _is_abbreviation(text, start, match.start(), language):
                yield from _sentence(text, start, match.end(), kind)
                start = match.end()
        yield from _sentence(text, start, span.end, kind)


def _sentence(text: str, start: int, end: int, kind: BlockKind) -> Iterator[Sentence]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    while end - start > _LONGEST:
        cut = max(text.rfind(" ", start, start + _LONGEST), start + _LONGEST // 2)
        yield Sentence(Span(start, cut), kind)
        start = cut
    if start < end:
        yield Sentence(Span(start, end), kind)


def _is_abbreviation(text: str, start: int, dot: int, language: Language) -> bool:
    if text[dot] != ".":
        return False
    last = (text[max(start, dot - 12) : dot].split()[-1:] or [""])[0].lstrip("(“\"'‘[").lower()
    part = _HYPHENS.split(last)[-1]  # July-Sept. 2025; but a letter behind a hyphen is an ending, as in 90-х
    if last in language.abbreviations or (len(part) > 1 and part in language.abbreviations):
        return True
    return len(last) == 1 and last.isalpha()
