"""Readings -> the staging tables of a run. All ids that core needs are made here, from the natural keys."""

import logging
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from typing import TypeVar
from uuid import UUID

import psycopg
from psycopg.types.json import Jsonb
from sqlalchemy import Connection

from pipeline.model import Article, CaptureRef, Claim, Drop, make_id
from pipeline.model.ids import hash_of
from pipeline.warehouse.claim_columns import SAID_COLUMNS, claim_values
from pipeline.warehouse.copying import Row, copy_into, run

logger = logging.getLogger(__name__)

_UNSTORABLE = (
    psycopg.DataError,
    psycopg.IntegrityError,
    psycopg.errors.ProgramLimitExceeded,
    ValueError,
    ArithmeticError,
)
"""Errors of values, as against those of the server or the connection."""

PAGE_COLUMNS = ("run_key", "capture_id")
"""What every table of staging begins with."""
READING_COLUMNS = (
    "parser_version", "extractor_version", "url", "fetched_at", "drop_reason", "drop_detail", "claims_skipped",
    "numbers_unread",
)  # fmt: skip
ARTICLE_COLUMNS = (
    "article_id", "revision_id", "source_key", "article_key", "url", "title", "subtitle", "language", "authors",
    "section", "layout", "published_at", "published_on", "modified_at", "paywalled", "syndicated_from", "flags", "text",
    "text_sha256", "blocks", "dropped",
)  # fmt: skip
CLAIM_COLUMNS = ("ordinal", "claim_id", *SAID_COLUMNS)

Page = TypeVar("Page")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What one version of parser and extractor made of a capture.

    `claims_skipped` says why the claims of an article were not read, `numbers_unread` how many of its numbers stand
    behind the place to which its text was read, `fell_back` by reason what a language model has said of it in vain.
    `native_id` is the source's own number for the
    article, under which it stays one article when its URL changes; without one, `canonical_url` is what the page says
    of its address, as far as that is believed. `feed_day` is the day that a feed gives the page.
    """

    ref: CaptureRef
    parser_version: str
    extractor_version: str
    result: Article | Drop
    claims: Sequence[Claim] = ()
    claims_skipped: str | None = None
    numbers_unread: int = 0
    fell_back: Mapping[str, int] = field(default_factory=dict)
    native_id: str | None = None
    canonical_url: str | None = None
    feed_day: date | None = None

    def __post_init__(self) -> None:
        if isinstance(self.result, Drop) and self.claims:
            raise ValueError(f"reading of {self.ref.url}: dropped as {self.result.reason}, yet with claims")

    @property
    def article_key(self) -> str:
        return self.native_id or self.canonical_url or self.ref.url

    @property
    def article_id(self) -> UUID:
        return make_id("article", self.ref.source_key, self.article_key)


def text_hash(article: Article) -> str:
    """As in core.article_revision."""
    return hash_of(article.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class StagedPage:
    """What a run stages of one capture: values of READING_COLUMNS, of ARTICLE_COLUMNS (None of a page that was dropped)
    and of CLAIM_COLUMNS, each behind the two columns of PAGE_COLUMNS."""

    capture_id: UUID
    reading: Row
    article: Row | None = None
    claims: Sequence[Row] = ()


def staged_page(reading: Reading) -> StagedPage:
    """The rows of a reading. Each of its values is one that PostgreSQL can hold."""
    article = reading.result if isinstance(reading.result, Article) else None
    return StagedPage(
        capture_id=reading.ref.capture_id,
        reading=_reading_row(reading),
        article=None if article is None else _article_row(reading, article),
        claims=() if article is None else tuple(_claim_rows(reading, article)),
    )


def stage_batch(conn: Connection, run_key: str, readings: Sequence[Reading]) -> dict[str, int]:
    """Write readings to the staging tables; the rows by table. A capture staged before in this run is replaced."""
    return stage_pages(conn, run_key, [staged_page(reading) for reading in readings])


def stage_pages(conn: Connection, run_key: str, pages: Sequence[StagedPage]) -> dict[str, int]:
    """stage_batch, of rows."""
    run(conn, "load/stage_cleared", {"this_run": run_key, "capture_ids": [page.capture_id for page in pages]})
    rows = {
        ("stage.reading", READING_COLUMNS): ((page, page.reading) for page in pages),
        ("stage.article", ARTICLE_COLUMNS): ((page, page.article) for page in pages if page.article is not None),
        ("stage.claim", CLAIM_COLUMNS): ((page, claim) for page in pages for claim in page.claims),
    }
    return {
        table: copy_into(
            conn, table, (*PAGE_COLUMNS, *columns), ((run_key, page.capture_id, *row) for page, row in found)
        )
        for (table, columns), found in rows.items()
    }


def stage_storable(
    conn: Connection, run_key: str, readings: Sequence[Reading], refuse: Callable[[str, Exception], Drop]
) -> tuple[dict[str, int], list[Reading]]:
    """stage_batch, and what it staged. A reading that no table can hold is staged as the drop that `refuse` makes of
    its URL and the error, so that it costs no other."""

    def dropped(reading: Reading, error: Exception) -> Reading:
        drop = refuse(reading.ref.url, error)
        return replace(reading, result=drop, claims=(), claims_skipped=None, numbers_unread=0)

    return _storable(conn, run_key, readings, partial(stage_batch, conn, run_key), dropped)


def stage_storable_pages(
    conn: Connection, run_key: str, pages: Sequence[StagedPage], dropped: Callable[[StagedPage, Exception], StagedPage]
) -> tuple[dict[str, int], list[StagedPage]]:
    """stage_storable, of rows; `dropped` makes of a page that no table can hold one without an article."""
    return _storable(conn, run_key, pages, partial(stage_pages, conn, run_key), dropped)


def _storable(
    conn: Connection,
    run_key: str,
    pages: Sequence[Page],
    stage: Callable[[Sequence[Page]], dict[str, int]],
    dropped: Callable[[Page, Exception], Page],
) -> tuple[dict[str, int], list[Page]]:
    try:
        with conn.begin_nested():
            return stage(pages), list(pages)
    except _UNSTORABLE as error:
        logger.warning("%s: the batch cannot be stored (%s); its pages are staged one by one", run_key, error)
    rows: Counter[str] = Counter()
    kept: list[Page] = []
    for page in pages:
        try:
            with conn.begin_nested():
                rows.update(stage([page]))
            kept.append(page)
        except _UNSTORABLE as error:
            gone = dropped(page, error)
            rows.update(stage([gone]))
            kept.append(gone)
    return dict(rows), kept


def _reading_row(reading: Reading) -> Row:
    drop = reading.result if isinstance(reading.result, Drop) else None
    return (
        reading.parser_version, reading.extractor_version, reading.ref.url, reading.ref.fetched_at,
        drop.reason.value if drop else None, drop.detail if drop else None, reading.claims_skipped,
        reading.numbers_unread,
    )  # fmt: skip


def _article_row(reading: Reading, article: Article) -> Row:
    hashed = text_hash(article)
    blocks = [{"kind": block.kind.value, "start": block.span.start, "end": block.span.end} for block in article.blocks]
    dropped = [{"reason": block.reason, "text": block.text} for block in article.dropped]
    return (
        reading.article_id, _revision_id(reading, article), reading.ref.source_key, reading.article_key,
        reading.ref.url, article.title, article.subtitle, article.language, list(article.authors), article.section,
        article.layout, article.published_at, article.published_at.date() if article.published_at else reading.feed_day,
        article.modified_at, article.paywalled, article.syndicated_from, list(article.flags), article.text, hashed,
        Jsonb(blocks), Jsonb(dropped),
    )  # fmt: skip


def _claim_rows(reading: Reading, article: Article) -> Iterator[Row]:
    revision_id = _revision_id(reading, article)
    for ordinal, claim in enumerate(reading.claims):
        values = claim_values(claim)
        key = (revision_id, claim.span.start, claim.span.end, reading.extractor_version, values[-1])
        yield (ordinal, make_id("claim", *key), *values)


def _revision_id(reading: Reading, article: Article) -> UUID:
    return make_id("revision", reading.article_id, text_hash(article))
