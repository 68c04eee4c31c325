"""An article's text -> pieces for a page: marked claims, as much around them as may be shown."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from pipeline.explorer.words import show
from pipeline.extract.sentences import split
from pipeline.languages import known, language
from pipeline.model import BlockKind, Span
from pipeline.model.tables import cells_of, is_head, tables_in


@dataclass(frozen=True, slots=True)
class Piece:
    """Some text, and the claim that it is the surface of, if it is one. `gap`: here something is not shown. `chosen`:
    it is of the sentence of the chosen claim."""

    text: str
    claim: dict[str, Any] | None = None
    gap: bool = False
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    kind: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class TableRow:
    """`pieces` as the text has them, `cells` by column, a shorter row filled up."""

    is_head: bool
    pieces: tuple[Piece, ...]
    cells: tuple[tuple[Piece, ...], ...]


@dataclass(frozen=True, slots=True)
class Table:
    rows: tuple[TableRow, ...]
    kind: str = BlockKind.TABLE.value


def paragraphs(
    article: dict[str, Any], claims: Sequence[dict[str, Any]], limit: int | None, chosen: dict[str, Any] | None = None
) -> list[Paragraph | Table]:
    """Blocks with their claims marked, and tables as tables. With a `limit` only sentences with a claim, the chosen
    one's first, and one on each side of them, as long as no stretch of text grows longer than that many characters; of
    others the number alone; and each row of a table by itself."""
    blocks = blocks_of(article)
    told = _Told(article["text"], claims, _sentence_of(chosen))
    spans = None if limit is None else _shown(article, blocks, claims, limit, chosen)
    tables = {rows[0]: rows for rows in tables_in(blocks)} if spans is None else {}
    inside = {row for rows in tables.values() for row in rows[1:]}
    found: list[Paragraph | Table] = []
    for kind, span in blocks:
        if span in tables:
            found.append(_table(told, tables[span]))
        elif span not in inside:
            pieces = tuple(_pieces(told, span, spans))
            if any(not piece.gap for piece in pieces):
                found.append(Paragraph(kind.value, pieces))
    return found


def one_by_one(found: Sequence[Paragraph | Table]) -> Iterator[Paragraph]:
    """Paragraphs with each row of a table as one, as the text has it."""
    for one in found:
        if isinstance(one, Paragraph):
            yield one
            continue
        for row in one.rows:
            yield Paragraph(one.kind, row.pieces)


def blocks_of(article: dict[str, Any]) -> list[tuple[BlockKind, Span]]:
    return [(BlockKind(one["kind"]), Span(one["start"], one["end"])) for one in article["blocks"]]


@dataclass(frozen=True, slots=True)
class _Told:
    """What the pieces are made of; `sentence` is that of the chosen claim."""

    text: str
    claims: Sequence[dict[str, Any]]
    sentence: Span | None


def _sentence_of(claim: dict[str, Any] | None) -> Span | None:
    if not claim or claim.get("sentence_start") is None or claim["sentence_start"] >= claim["sentence_end"]:
        return None
    return Span(claim["sentence_start"], claim["sentence_end"])


def _table(told: _Told, rows: Sequence[Span]) -> Table:
    cells = [cells_of(told.text, row) for row in rows]
    width = max(map(len, cells))
    return Table(
        tuple(
            TableRow(
                is_head(told.text, row),
                tuple(_marked(told, row.start, row.end)),
                (*(_cell(told, cell) for cell in own), *((),) * (width - len(own))),
            )
            for row, own in zip(rows, cells, strict=True)
        )
    )


def _cell(told: _Told, cell: Span | None) -> tuple[Piece, ...]:
    return tuple(_marked(told, cell.start, cell.end)) if cell else ()


def _shown(
    article: dict[str, Any],
    blocks: Sequence[tuple[BlockKind, Span]],
    claims: Sequence[dict[str, Any]],
    limit: int,
    first: dict[str, Any] | None,
) -> list[Span]:
    numbers = [Span(one["span_start"], one["span_end"]) for one in claims]
    code = article["language"]
    sentences = [one.span for one in split(article["text"], blocks, language(code))] if code in known() else []
    told = [at for at, span in enumerate(sentences) if any(span.overlaps(number) for number in numbers)]
    if first:
        told.sort(key=lambda at: not sentences[at].overlaps(Span(first["span_start"], first["span_end"])))
    chosen: set[int] = set()
    for at in told:
        if _stretch(sentences, {*chosen, at}, at) <= limit:
            chosen.add(at)
    for at in [one + step for one in sorted(chosen) for step in (-1, 1)]:
        if 0 <= at < len(sentences) and _stretch(sentences, {*chosen, at}, at) <= limit:
            chosen.add(at)
    whole = [sentences[at] for at in sorted(chosen)]
    return sorted([*whole, *(one for one in numbers if not any(one.overlaps(span) for span in whole))])


def _stretch(sentences: Sequence[Span], chosen: Collection[int], at: int) -> int:
    """How long the text without a gap is to which the sentence at `at` belongs."""
    first = last = at
    while first - 1 in chosen:
        first -= 1
    while last + 1 in chosen:
        last += 1
    return sentences[last].end - sentences[first].start


def _pieces(told: _Told, block: Span, spans: list[Span] | None) -> Iterator[Piece]:
    inside = [block] if spans is None else [span for span in spans if span.overlaps(block)]
    at = block.start
    for span in inside:
        start, end = max(span.start, block.start, at), min(span.end, block.end)
        if told.text[at:start].strip():
            yield Piece("…", gap=True)
        elif at < start:
            yield Piece(" ")
        yield from _marked(told, start, end)
        at = max(at, end)
    if told.text[at : block.end].strip():
        yield Piece("…", gap=True)


def _marked(told: _Told, start: int, end: int) -> Iterator[Piece]:
    at = start
    for claim in told.claims:
        if claim["span_start"] < at or claim["span_end"] > end or claim["span_start"] < start:
            continue  # in another piece, or within a claim that is marked already
        yield from _plain(told, at, claim["span_start"])
        at = claim["span_end"]
        number = Span(claim["span_start"], at)
        chosen = told.sentence is not None and told.sentence.overlaps(number)
        yield Piece(show.plain(told.text[number.start : number.end]), claim, chosen=chosen)
    yield from _plain(told, at, end)


def _plain(told: _Told, start: int, end: int) -> Iterator[Piece]:
    """Text without a number, cut where the sentence of the chosen claim begins and ends."""
    sentence = told.sentence
    inner = () if sentence is None else (one for one in (sentence.start, sentence.end) if start < one < end)
    cuts = sorted({start, end, *inner})
    for one, other in pairwise(cuts):
        chosen = sentence is not None and sentence.start <= one and other <= sentence.end
        yield Piece(show.plain(told.text[one:other]), chosen=chosen)
