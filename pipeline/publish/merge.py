"""Staged rows of a run -> core, in the caller's one transaction. Statements are in sql/publish."""

from collections import Counter
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection

from pipeline.errors import PipelineError
from pipeline.model import Left, Reason, StageReport
from pipeline.warehouse import read_reports, save_report
from pipeline.warehouse.claim_columns import LATER_COLUMNS, SAID_COLUMNS
from pipeline.warehouse.copying import run
from pipeline.warehouse.locks import Lock, one_at_a_time
from pipeline.warehouse.tables import count_rows, make_table, plan_for_few

STAGE = "publish"

_MERGED = ("core.article", "core.article_revision", "core.claim", "core.reading", "raw.capture", "raw.lead")
_STAGED = ("stage.reading", "stage.article", "stage.claim")
_STEPS = (
    ("publish/revision_new", "core.article_revision"),
    ("publish/revision_changed", None),
    ("publish/claim_superseded", None),
    ("publish/claim_revived", None),
    ("publish/claim_completed", None),
    ("publish/claim_new", "core.claim"),
)
"""Each gives back the revisions that it changed, with a count, and names the table to which it added rows."""
_COLUMNS = {"said_columns": SAID_COLUMNS, "later_columns": LATER_COLUMNS}


def publish(conn: Connection, run_key: str, *, now: datetime) -> StageReport:
    """Merge the run's staged rows, and let go of them. `rows` counts rows added; nothing changed means no rows.

    Of the staged articles those `made` changed something, the others are `unchanged`, or `discarded` from quarantine;
    those that wait there are left, and read again by the next run. Articles beside them whose page went back to a text
    of before, in whichever run that was seen, are `made` too. The report is saved with the merge, in one transaction:
    published again, the run has nothing staged and reports the same. PipelineError when the run's audit has failed.
    """
    one_at_a_time(conn, Lock.PUBLISH)  # numbers of revisions and current flags are set
    here = {"this_run": run_key, "now": now}
    failed = list(run(conn, "publish/checks_failed", here).scalars())
    if failed:
        raise PipelineError(
            f"run {run_key} has failed {', '.join(failed)}: nothing is published. "
            "See ops.check_result for the rows, mend their cause, then clear the run from extract on"
        )
    before = read_reports(conn, run_key).get(STAGE)
    _plan(conn)
    staged = run(conn, "publish/staged", here).one()
    if before is not None and not staged.readings:
        return before
    held = run(conn, "publish/held_back", here).rowcount
    discarded = run(conn, "publish/discarded", here).rowcount
    report = _merge(conn, here, staged.articles - held - discarded) + _kept_out(held, discarded)
    report = report if before is None else before + report
    save_report(conn, run_key, report)
    return report


def _plan(conn: Connection) -> None:
    """What the server counted in staging is of another run, or of none: by that it would compare each with each."""
    plan_for_few(conn, _MERGED)
    for table in _STAGED:
        count_rows(conn, table, ("run_key", "capture_id"))


def _kept_out(held: int, discarded: int) -> StageReport:
    return StageReport(
        stage=STAGE,
        taken=held + discarded,
        dropped={Reason.DISCARDED.value: discarded} if discarded else {},
        left=held,
        left_because={Left.HELD_BACK.value: held} if held else {},
    )


def _merge(conn: Connection, here: dict[str, object], articles: int) -> StageReport:
    returned = list(run(conn, "publish/returned").scalars())
    rows: Counter[str] = Counter({"core.article": run(conn, "publish/article_new", here).rowcount})
    make_table(conn, "publish/chosen", here)
    changed: set[UUID] = set()
    for name, table in _STEPS:
        found = run(conn, name, here, columns=_COLUMNS).all()
        changed |= {row.revision_id for row in found}
        if table is not None:
            rows[table] = sum(row.row_count for row in found)
    left = set(run(conn, "publish/article_left", {**here, "returned": returned}).scalars())
    rows["core.reading"] = run(conn, "publish/reading_new", here).scalar_one()
    run(conn, "publish/revision_outdated", {**here, "articles_left": list(left)})
    current = set(run(conn, "publish/revision_current", {**here, "articles_left": list(left)}).scalars())
    run(conn, "publish/stage_done", here)
    unchanged, beside = articles - len(changed), len(current & left)
    return StageReport(
        stage=STAGE,
        taken=articles + beside,
        made=len(changed) + beside,
        dropped={Reason.UNCHANGED.value: unchanged} if unchanged else {},
        rows=dict(+rows),
    )
