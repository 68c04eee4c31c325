"""The warehouse: PostgreSQL, its schema, and what goes into raw, stage and ops (docs/decisions/0002-warehouse.md)."""

from pipeline.warehouse.captures import (
    captures_by_id,
    captures_to_extract,
    captures_to_reread,
    claims_skipped,
    record_fetches,
)
from pipeline.warehouse.claims import ClaimQuery, find_claims
from pipeline.warehouse.connect import Warehouse, database_url, open_warehouse, source_lock
from pipeline.warehouse.leads import add_leads, due_count, due_leads, feed_dates
from pipeline.warehouse.migrate import SchemaStatus, downgrade, status, upgrade
from pipeline.warehouse.runs import begin_run, read_reports, save_report
from pipeline.warehouse.staging import Reading, stage_batch
from pipeline.warehouse.sums import checksums, row_counts

__all__ = [
    "ClaimQuery",
    "Reading",
    "SchemaStatus",
    "Warehouse",
    "add_leads",
    "begin_run",
    "captures_by_id",
    "captures_to_extract",
    "captures_to_reread",
    "checksums",
    "claims_skipped",
    "database_url",
    "downgrade",
    "due_count",
    "due_leads",
    "feed_dates",
    "find_claims",
    "open_warehouse",
    "read_reports",
    "record_fetches",
    "row_counts",
    "save_report",
    "source_lock",
    "stage_batch",
    "status",
    "upgrade",
]
