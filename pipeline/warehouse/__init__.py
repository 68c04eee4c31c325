"""The warehouse: PostgreSQL, its schema, and what goes into raw, stage and ops (docs/decisions/0002-warehouse.md)."""

from pipeline.warehouse.attempts import Attempt, ReplacedError, enter, hold
from pipeline.warehouse.captures import (
    captures_by_id,
    captures_to_extract,
    captures_to_reread,
    claims_skipped,
    record_fetches,
)
from pipeline.warehouse.claims import ClaimQuery, find_claims
from pipeline.warehouse.connect import Warehouse, database_url, open_warehouse, source_lock
from pipeline.warehouse.days import (
    Day,
    DayState,
    Job,
    clear_days,
    days_of,
    days_of_run,
    end_day,
    missed_on,
    note_day,
    pages_held,
    settle_days,
    usual_day,
)
from pipeline.warehouse.forgetting import Holdings, delete_holdings, delete_source_notes, holdings, leads_of
from pipeline.warehouse.leads import (
    add_leads,
    delete_leads,
    due_leads,
    feed_dates,
    refetch_leads,
    revisit_leads,
    waiting,
)
from pipeline.warehouse.migrate import SchemaStatus, downgrade, status, upgrade
from pipeline.warehouse.runs import begin_run, read_reports, save_report
from pipeline.warehouse.staging import Reading, stage_batch, stage_storable
from pipeline.warehouse.sums import checksums, row_counts
from pipeline.warehouse.tombstones import add_tombstones, article_words, forgotten, lift_tombstones, source_words

__all__ = [
    "Attempt",
    "ClaimQuery",
    "Day",
    "DayState",
    "Holdings",
    "Job",
    "Reading",
    "ReplacedError",
    "SchemaStatus",
    "Warehouse",
    "add_leads",
    "add_tombstones",
    "article_words",
    "begin_run",
    "captures_by_id",
    "captures_to_extract",
    "captures_to_reread",
    "checksums",
    "claims_skipped",
    "clear_days",
    "database_url",
    "days_of",
    "days_of_run",
    "delete_holdings",
    "delete_leads",
    "delete_source_notes",
    "downgrade",
    "due_leads",
    "end_day",
    "enter",
    "feed_dates",
    "find_claims",
    "forgotten",
    "hold",
    "holdings",
    "leads_of",
    "lift_tombstones",
    "missed_on",
    "note_day",
    "open_warehouse",
    "pages_held",
    "read_reports",
    "record_fetches",
    "refetch_leads",
    "revisit_leads",
    "row_counts",
    "save_report",
    "settle_days",
    "source_lock",
    "source_words",
    "stage_batch",
    "stage_storable",
    "status",
    "upgrade",
    "usual_day",
    "waiting",
]
