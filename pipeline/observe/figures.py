"""Claims about the same thing at the same time -> one observation with its evidence. Statements are in sql/observe."""

from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, text

from pipeline import catalog
from pipeline.model import StageReport, make_id
from pipeline.observe.pins import Catalogue, pin
from pipeline.warehouse.copying import add_missing, run
from pipeline.warehouse.marts import rebuild_marts

_ONE_AT_A_TIME = 7_306_005  # advisory lock: a mart is compared with what it should be by one process at a time

_OBSERVATION_COLUMNS = (
    "observation_id", "observation_key", "series_id", "period_id", "baseline_id", "direction", "value", "value_high",
    "qualifier", "value_range",
)  # fmt: skip


def observe(conn: Connection, *, now: datetime, sql_dir: Path, entities: Catalogue | None = None) -> StageReport:
    """Pin all current claims, gather observations, bring the marts up to date; in the caller's transaction.

    `taken` counts the current claims of current revisions: evidence for an observation, or dropped for what they do not
    say. `entities` is the catalogue's list unless given. Done again without new claims, no row changes. `now` is not
    written anywhere: what is known of a figure does not depend on when it was worked out.
    """
    del now
    conn.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _ONE_AT_A_TIME})
    rows = pin(conn, catalog.entities() if entities is None else entities)
    rows["core.observation"] = _add_observations(conn)
    run(conn, "observe/evidence_stale")
    rows["core.observation_claim"] = run(conn, "observe/evidence_new").rowcount
    for leftover in ("observation_unsupported", "series_empty", "candidate_settled"):
        run(conn, f"observe/{leftover}")
    rows.update(rebuild_marts(conn, sql_dir / "marts"))
    counts = {row.drop_reason: row.claims for row in run(conn, "observe/pinned_counts")}
    made = counts.pop(None, 0)
    return StageReport(stage="observe", taken=made + sum(counts.values()), made=made, dropped=counts, rows=dict(+rows))


def _add_observations(conn: Connection) -> int:
    rows = [
        (make_id("observation", found.observation_key), *found) for found in run(conn, "observe/observation_unknown")
    ]
    return add_missing(conn, "core.observation", _OBSERVATION_COLUMNS, rows)
