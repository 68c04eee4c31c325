"""An article's text -> pieces for a page: marked claims, as much around them as the source's rights allow, changes."""

import difflib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.explorer import show
from pipeline.extract.sentences import split
from pipeline.languages import known, language
from pipeline.model import BlockKind, Source, Span

EVERYONE = "everyone"
"""The word of a source's `text_visible_to` that lets the whole text be shown."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Some text, and the claim that it is the surface of, if it is one. `gap`: here something is not shown."""

    text: str
    claim: dict[str, Any] | None = None
    gap: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    kind: str
    pieces: tuple[Piece, ...]


def may_show_all(source: Source | None) -> bool:
    return source is not None and source.terms.text_visible_to == EVERYONE


def paragraphs(article: dict[str, Any], claims: Sequence[dict[str, Any]], *, whole: bool) -> list[Paragraph]:
    """Blocks with their claims marked. Unless `whole`, only sentences with a claim, and one on each side of them."""
    blocks = [(BlockKind(one["kind"]), Span(one["start"], one["end"])) for one in article["blocks"]]
    spans = None if whole else _shown(article, blocks, claims)
    found = []
    for kind, span in blocks:
        pieces = tuple(_pieces(article["text"], span, claims, spans))
        if any(not piece.gap for piece in pieces):
            found.append(Paragraph(kind.value, pieces))
    return found


def _shown(
    article: dict[str, Any], blocks: Sequence[tuple[BlockKind, Span]], claims: Sequence[dict[str, Any]]
) -> list[Span]:
    code = article["language"]
    if code not in known():
        return []
    sentences = [one.span for one in split(article["text"], blocks, language(code))]
    chosen: set[int] = set()
    for at, span in enumerate(sentences):
        if any(one["span_start"] < span.end and span.start < one["span_end"] for one in claims):
            chosen |= {at - 1, at, at + 1}
    return [span for at, span in enumerate(sentences) if at in chosen]


def _pieces(text: str, block: Span, claims: Sequence[dict[str, Any]], spans: list[Span] | None) -> Iterator[Piece]:
    inside = [block] if spans is None else [span for span in spans if span.start < block.end and block.start < span.end]
    at = block.start
    for span in inside:
        start, end = max(span.start, block.start), min(span.end, block.end)
        if text[at:start].strip():
            yield Piece("…", gap=True)
        elif at < start:
            yield Piece(" ")
        yield from _marked(text, start, end, claims)
        at = end
    if text[at : block.end].strip():
        yield Piece("…", gap=True)


def _marked(text: str, start: int, end: int, claims: Sequence[dict[str, Any]]) -> Iterator[Piece]:
    at = start
    for claim in claims:
        if claim["span_start"] < at or claim["span_end"] > end or claim["span_start"] < start:
            continue  # in another piece, or within a claim that is marked already
        if at < claim["span_start"]:
            yield Piece(show.plain(text[at : claim["span_start"]]))
        yield Piece(show.plain(text[claim["span_start"] : claim["span_end"]]), claim)
        at = claim["span_end"]
    if at < end:
        yield Piece(show.plain(text[at:end]))


@dataclass(frozen=True, slots=True)
class Change:
    """Some words of a revision: "same", "gone" from the one before or "new" in this one."""

    kind: str
    text: str


_LONG = 2_000
"""Words of a changed paragraph above which it is shown as a whole: comparing words takes the square of their number."""


def changes(before: str, after: str, *, around: int = 12) -> list[Change]:
    """What has changed, paragraph by paragraph and in these word by word, with a few words around it."""
    old, new = before.splitlines(), after.splitlines()
    found: list[Change] = []
    for tag, old_from, old_to, new_from, new_to in _steps(old, new):
        gone, come = " ".join(old[old_from:old_to]).split(), " ".join(new[new_from:new_to]).split()
        if tag == "equal":
            found.append(_same(come, around))
        elif len(gone) + len(come) > _LONG:
            found += _replaced(gone, come)
        else:
            found += _word_by_word(gone, come, around)
    return found


def _word_by_word(old: Sequence[str], new: Sequence[str], around: int) -> Iterator[Change]:
    for tag, old_from, old_to, new_from, new_to in _steps(old, new):
        if tag == "equal":
            yield _same(new[new_from:new_to], around)
        else:
            yield from _replaced(old[old_from:old_to], new[new_from:new_to])


def _steps(old: Sequence[str], new: Sequence[str]) -> Sequence[tuple[str, int, int, int, int]]:
    return difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes()


def _replaced(gone: Sequence[str], come: Sequence[str]) -> list[Change]:
    both = (("gone", gone), ("new", come))
    return [Change(kind, show.plain(" ".join(words))) for kind, words in both if words]


def _same(words: Sequence[str], around: int) -> Change:
    cut = words if len(words) <= 2 * around else [*words[:around], "…", *words[-around:]]
    return Change("same", show.plain(" ".join(cut)))
