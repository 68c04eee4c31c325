"""Readings -> the staging tables of a run. All ids that core needs are made here, from the natural keys."""

import logging
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
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

_READING_COLUMNS = (
    "run_key", "capture_id", "parser_version", "extractor_version", "url", "fetched_at", "drop_reason", "drop_detail",
    "claims_skipped", "numbers_unread",
)  # fmt: skip
_ARTICLE_COLUMNS = (
    "run_key", "capture_id", "article_id", "revision_id", "source_key", "article_key", "url", "title", "subtitle",
    "language", "authors", "section", "layout", "published_at", "published_on", "modified_at", "paywalled",
    "syndicated_from", "flags", "text", "text_sha256", "blocks", "dropped",
)  # fmt: skip
CLAIM_COLUMNS = ("run_key", "capture_id", "ordinal", "claim_id", *SAID_COLUMNS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What one version of parser and extractor made of a capture.

    `claims_skipped` says why the claims of an article were not read, `numbers_unread` how many of its numbers stand
    behind the place to which its text was read, `fell_back` by reason what a language model has said of it in vain.
    `native_id` is the source's own number for the
    article, under which it stays one article when its URL changes; without one, `canonical_url` is what the page says
    of its address, as far as that is believed.
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


def stage_batch(conn: Connection, run_key: str, readings: Sequence[Reading]) -> dict[str, int]:
    """Write readings to the staging tables; the rows by table. A capture staged before in this run is replaced."""
    run(
        conn,
        "load/stage_cleared",
        {"this_run": run_key, "capture_ids": [reading.ref.capture_id for reading in readings]},
    )
    articles = [(reading, reading.result) for reading in readings if isinstance(reading.result, Article)]
    return {
        "stage.reading": copy_into(
            conn, "stage.reading", _READING_COLUMNS, (_reading_row(run_key, reading) for reading in readings)
        ),
        "stage.article": copy_into(
            conn, "stage.article", _ARTICLE_COLUMNS, (_article_row(run_key, *pair) for pair in articles)
        ),
        "stage.claim": copy_into(conn, "stage.claim", CLAIM_COLUMNS, claim_rows(run_key, articles)),
    }


def stage_storable(
    conn: Connection, run_key: str, readings: Sequence[Reading], refuse: Callable[[str, Exception], Drop]
) -> tuple[dict[str, int], list[Reading]]:
    """stage_batch, and what it staged. A reading that no table can hold is staged as the drop that `refuse` makes of
    its URL and the error, so that it costs no other."""
    try:
        with conn.begin_nested():
            return stage_batch(conn, run_key, readings), list(readings)
    except _UNSTORABLE as error:
        logger.warning("%s: the batch cannot be stored (%s); its pages are staged one by one", run_key, error)
    rows: Counter[str] = Counter()
    kept: list[Reading] = []
    for reading in readings:
        try:
            with conn.begin_nested():
                rows.update(stage_batch(conn, run_key, [reading]))
            kept.append(reading)
        except _UNSTORABLE as error:
            gone = replace(
                reading, result=refuse(reading.ref.url, error), claims=(), claims_skipped=None, numbers_unread=0
            )
            rows.update(stage_batch(conn, run_key, [gone]))
            kept.append(gone)
    return dict(rows), kept


def _reading_row(run_key: str, reading: Reading) -> Row:
    drop = reading.result if isinstance(reading.result, Drop) else None
    return (
        run_key, reading.ref.capture_id, reading.parser_version, reading.extractor_version, reading.ref.url,
        reading.ref.fetched_at, drop.reason.value if drop else None, drop.detail if drop else None,
        reading.claims_skipped, reading.numbers_unread,
    )  # fmt: skip


def _article_row(run_key: str, reading: Reading, article: Article) -> Row:
    hashed = text_hash(article)
    blocks = [{"kind": block.kind.value, "start": block.span.start, "end": block.span.end} for block in article.blocks]
    dropped = [{"reason": block.reason, "text": block.text} for block in article.dropped]
    return (
        run_key, reading.ref.capture_id, reading.article_id, _revision_id(reading, article), reading.ref.source_key,
        reading.article_key, reading.ref.url, article.title, article.subtitle, article.language, list(article.authors),
        article.section, article.layout, article.published_at,
        article.published_at.date() if article.published_at else None, article.modified_at, article.paywalled,
        article.syndicated_from, list(article.flags), article.text, hashed, Jsonb(blocks), Jsonb(dropped),
    )  # fmt: skip


def claim_rows(run_key: str, articles: Iterable[tuple[Reading, Article]]) -> Iterator[Row]:
    for reading, article in articles:
        revision_id = _revision_id(reading, article)
        for ordinal, claim in enumerate(reading.claims):
            values, said = claim_values(claim)
            key = (revision_id, claim.span.start, claim.span.end, reading.extractor_version, said)
            yield (run_key, reading.ref.capture_id, ordinal, make_id("claim", *key), *values, said)


def _revision_id(reading: Reading, article: Article) -> UUID:
    return make_id("revision", reading.article_id, text_hash(article))
