"""Rows of a dataset: the columns of its tables, and rows of staging as Arrow tables and back."""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

import pyarrow as pa
from psycopg.types.json import Jsonb

from pipeline.model import Capture, CaptureRef, Drop, WarcPlace
from pipeline.warehouse.copying import storable
from pipeline.warehouse.staging import ARTICLE_COLUMNS, CLAIM_COLUMNS, READING_COLUMNS, Reading, StagedPage, staged_page

Fields = Mapping[str, Any]

EXTRACT = "extract"
"""`stage` of drops of pages; those of records have `discover`."""
DISCOVER = "discover"

_MOMENT, _DAY, _COUNT = pa.timestamp("us", tz="UTC"), pa.date32(), pa.int64()
_OF_DROPS = ("drop_reason", "drop_detail")
_KINDS: dict[str, Any] = {
    # moments and days
    "fetched_at": _MOMENT,
    "published_at": _MOMENT,
    "modified_at": _MOMENT,
    "published_on": _DAY,
    "period_start": _DAY,
    "period_end": _DAY,
    "baseline_start": _DAY,
    "baseline_end": _DAY,
    # counts and places
    "claim_count": _COUNT,
    "numbers_unread": _COUNT,
    "ordinal": _COUNT,
    "sentence_end": _COUNT,
    "sentence_start": _COUNT,
    "span_end": _COUNT,
    "span_start": _COUNT,
    "status": _COUNT,
    # others
    "authors": pa.list_(pa.string()),
    "body": pa.binary(),
    "flags": pa.list_(pa.string()),
    "paywalled": pa.bool_(),
}
"""Arrow types by column. All others are text: ids, JSON, and numbers with the very digits that the warehouse gets."""

_READ = tuple(name for name in READING_COLUMNS if name not in _OF_DROPS)
COLUMNS = {
    "captures": (
        "capture_id", "url", "final_url", "source_key", "fetched_at", "status", "headers", "sha256", "body",
    ),
    "articles": (
        "capture_id", *_READ, *(name for name in ARTICLE_COLUMNS if name not in _READ), "canonical_url", "claim_count",
    ),
    "claims": ("capture_id", *CLAIM_COLUMNS),
    "drops": (
        "stage", "reason", "item", "detail", "capture_id", "fetched_at", "parser_version", "extractor_version",
    ),
}  # fmt: skip
SCHEMAS = {
    table: pa.schema([pa.field(name, _KINDS.get(name, pa.string())) for name in names])
    for table, names in COLUMNS.items()
}


def arrow_table(table: str, rows: Sequence[Fields]) -> pa.Table:
    schema = SCHEMAS[table]
    return pa.Table.from_arrays(
        [pa.array([_plain(row.get(field.name)) for row in rows], field.type) for field in schema], schema=schema
    )


def _plain(value: Any) -> Any:
    """As Arrow holds it, and COPY writes it: what of it is text has been made storable."""
    if isinstance(value, UUID | Decimal):
        return str(value)
    found = storable(value)
    return json.dumps(found.obj, ensure_ascii=False) if isinstance(found, Jsonb) else found


def capture_fields(capture: Capture) -> dict[str, Any]:
    return {
        "capture_id": capture.capture_id,
        "url": capture.url,
        "final_url": capture.final_url,
        "source_key": capture.source_key,
        "fetched_at": capture.fetched_at,
        "status": capture.status,
        "headers": Jsonb(dict(capture.headers)),
        "sha256": capture.sha256,
        "body": capture.body,
    }


def capture_of(row: Fields) -> Capture:
    """ValueError where the row's own id or digest is of another page."""
    headers = json.loads(row["headers"])
    if not isinstance(headers, dict) or not all(isinstance(value, str) for value in headers.values()):
        raise ValueError(f"headers of {row['url']} are no object of texts")
    capture = Capture(
        url=row["url"],
        source_key=row["source_key"],
        final_url=row["final_url"],
        fetched_at=row["fetched_at"],
        status=row["status"],
        headers=headers,
        body=row["body"],
    )
    if (str(capture.capture_id), capture.sha256) != (row["capture_id"], row["sha256"]):
        raise ValueError(f"the page {row['url']} is not the one that its id and digest name")
    return capture


def ref_of(capture: Capture) -> CaptureRef:
    """As the warehouse will have it; where its record lies is known only there."""
    return CaptureRef(
        capture_id=capture.capture_id,
        url=storable(capture.url),
        final_url=storable(capture.final_url),
        source_key=storable(capture.source_key),
        fetched_at=capture.fetched_at,
        content_type=storable(capture.content_type),
        sha256=capture.sha256,
        place=WarcPlace(file="", offset=0, length=0),
    )


def record_drop_fields(drop: Drop, fetched_at: datetime | None = None) -> dict[str, Any]:
    return {
        "stage": DISCOVER, "reason": drop.reason.value, "item": drop.item, "detail": drop.detail,
        "fetched_at": fetched_at,
    }  # fmt: skip


def page_fields(reading: Reading) -> Iterator[tuple[str, dict[str, Any]]]:
    """The rows of one page, each with its table: an article and its claims, or a drop."""
    page = staged_page(reading)
    read = dict(zip(READING_COLUMNS, page.reading, strict=True))
    if page.article is None:
        kept = {name: read[name] for name in ("fetched_at", "parser_version", "extractor_version")}
        told = {"reason": read["drop_reason"], "item": read["url"], "detail": read["drop_detail"]}
        yield "drops", {"stage": EXTRACT, "capture_id": page.capture_id, **told, **kept}
        return
    of_article = dict(zip(ARTICLE_COLUMNS, page.article, strict=True))
    own = {
        "capture_id": page.capture_id, "canonical_url": reading.canonical_url, "claim_count": len(page.claims),
    }  # fmt: skip
    yield "articles", {**read, **of_article, **own}
    for claim in page.claims:
        yield "claims", {"capture_id": page.capture_id, **dict(zip(CLAIM_COLUMNS, claim, strict=True))}


def staged_article(row: Fields, claims: Sequence[Fields]) -> StagedPage:
    """Rows of `articles` and `claims` as staging takes them."""
    return StagedPage(
        capture_id=UUID(row["capture_id"]),
        reading=tuple(row.get(name) for name in READING_COLUMNS),
        article=tuple(row[name] for name in ARTICLE_COLUMNS),
        claims=[tuple(claim[name] for name in CLAIM_COLUMNS) for claim in claims],
    )


def staged_drop(row: Fields) -> StagedPage:
    """A row of `drops` of a page as staging takes it."""
    read = {**row, "url": row["item"], "drop_reason": row["reason"], "drop_detail": row["detail"], "numbers_unread": 0}
    return StagedPage(capture_id=UUID(row["capture_id"]), reading=tuple(read.get(name) for name in READING_COLUMNS))
