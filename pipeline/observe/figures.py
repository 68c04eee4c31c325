"""Claims about the same thing at the same time -> one observation with its evidence. Statements are in sql/observe."""

from collections import Counter
from pathlib import Path

from sqlalchemy import Connection

from pipeline import catalog
from pipeline.model import StageReport
from pipeline.observe.changes import catalogue_fingerprint, changed_since, rules_fingerprint, take_changes
from pipeline.observe.consequences import draw_consequences
from pipeline.observe.origins import trace_copies, weigh_evidence
from pipeline.observe.pins import Catalogue, obey_reviews, pin, seed
from pipeline.warehouse.conflicts import place_settled
from pipeline.warehouse.copying import run
from pipeline.warehouse.locks import Lock, one_at_a_time
from pipeline.warehouse.marts import RefreshScope, rebuild_marts
from pipeline.warehouse.tables import make_table, plan_for_few


def observe(conn: Connection, *, sql_dir: Path, entities: Catalogue | None = None, anew: bool = False) -> StageReport:
    """Pin the claims that have changed since the last refresh, gather observations, bring the marts up to date; in the
    caller's transaction.

    `taken` counts the current claims of the articles looked at: evidence for a figure of a series, or dropped for what
    they do not say, or because the reader is not sure enough of the figure (`unsure`). `entities` is the catalogue's
    list of entities and media unless given. With `anew`, or where the catalogue or a rule reads otherwise than last
    time, everything is looked at again; the rows are the same as by small steps, and do not depend on when they are
    worked out.
    """
    one_at_a_time(conn, Lock.OBSERVE)  # a mart is compared with what it should be
    plan_for_few(conn, ("raw", "core", "mart"))
    known = tuple((*catalog.entities(), *catalog.media()) if entities is None else entities)
    rows: Counter[str] = Counter()
    new_names = changed_since(conn, "catalogue", catalogue_fingerprint(known))
    new_rules = changed_since(conn, "rules", rules_fingerprint(conn, sql_dir))
    if new_names or new_rules or anew:
        rows += seed(conn, known)
    reviewed = obey_reviews(conn)
    rows += reviewed
    all_names = bool(new_names or new_rules or reviewed or anew)
    if all_names:
        place_settled(conn)
    if new_rules or anew:
        run(conn, "observe/queue_all")
    if not take_changes(conn) and not all_names:
        rows.update(rebuild_marts(conn, sql_dir / "marts", RefreshScope.DEFINITIONS))
        return StageReport(stage="observe", rows=dict(+rows))
    run(conn, "observe/observing", {"state": "on"})
    rows += pin(conn)
    rows += _gather(conn)
    _clear_up(conn, all_entities=all_names)
    rows += draw_consequences(conn, sql_dir)
    for more in ("candidate_named", "changed_series_more", "changed_conflict_more", "changed_derivation_more"):
        run(conn, f"observe/{more}")
    run(conn, "observe/observing", {"state": "off"})
    rows.update(rebuild_marts(conn, sql_dir / "marts", RefreshScope.ALL if anew else RefreshScope.CHANGED))
    return _report(conn, rows)


def _gather(conn: Connection) -> Counter[str]:
    """The evidence that the claims in `pinned` are, and how figures are supported by it."""
    added: Counter[str] = Counter()
    make_table(conn, "observe/evidence_held")
    make_table(conn, "observe/outside_wanted")
    run(conn, "observe/outside_stale")
    added["core.article_outside"] = run(conn, "observe/outside_new").rowcount
    make_table(conn, "observe/evidence_wanted")
    make_table(conn, "observe/changed_observation")
    return added + trace_copies(conn) + weigh_evidence(conn)


def _clear_up(conn: Connection, *, all_entities: bool) -> None:
    """What nothing refers to any more goes, and with it the names that only it bore."""
    run(conn, "observe/changed_observation_rival")
    for table in ("series", "place", "entity", "conflict", "derivation"):
        make_table(conn, f"observe/changed_{table}")
    make_table(conn, "observe/lost_observation")
    if all_entities:
        run(conn, "observe/changed_entity_all")
    for leftover in ("observation_unsupported", "series_empty", "period_unused", "agent_unused", "metric_unused"):
        run(conn, f"observe/{leftover}")
    run(conn, "observe/unit_unused", {"listed": list(catalog.units())})
    for leftover in ("candidate_alias_settled", "candidate_settled"):
        run(conn, f"observe/{leftover}")
    if all_entities:
        run(conn, "observe/known_settled")


def _report(conn: Connection, rows: Counter[str]) -> StageReport:
    counts = {row.drop_reason: row.claims for row in run(conn, "observe/pinned_count")}
    made = counts.pop(None, 0)
    return StageReport(stage="observe", taken=made + sum(counts.values()), made=made, dropped=counts, rows=dict(+rows))
