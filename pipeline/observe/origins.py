"""Whose words and whose figures they are: copies, translations and "according to X" lead to one origin.

What is measured and why it is done so is in docs/decisions/0007-observe.md.
"""

from collections import Counter
from decimal import Decimal

from sqlalchemy import Connection

from pipeline.warehouse.copying import run
from pipeline.warehouse.tables import make_table

ADMISSION = {"alone": Decimal("0.78"), "beside_another": Decimal("0.65")}
"""How sure the reader has to be of a claim that lets its figure into a series, by itself or beside an independent
origin: docs/decisions/0013-what-makes-a-series.md."""


def trace_copies(conn: Connection) -> Counter[str]:
    """Articles that copy others, among those in changed_article and what these are linked to.

    Adds to changed_article and changed_observation what has another origin now. Wants evidence_wanted.
    """
    added: Counter[str] = Counter()
    make_table(conn, "observe/changed_agent")
    run(conn, "observe/agent_known")
    make_table(conn, "observe/article_printed")
    run(conn, "observe/article_print_stale")
    added["core.article_print"] = run(conn, "observe/article_print_new").rowcount
    make_table(conn, "observe/linked_article")
    make_table(conn, "observe/similar_wanted")
    run(conn, "observe/similar_stale")
    added["core.similar_article"] = run(conn, "observe/similar_new").rowcount
    make_table(conn, "observe/origin_wanted")
    make_table(conn, "observe/changed_origin")
    run(conn, "observe/origin_stale")
    added["core.article_origin"] = run(conn, "observe/origin_new").rowcount
    for more in ("changed_article_more", "changed_observation_more"):
        run(conn, f"observe/{more}")
    return added


def weigh_evidence(conn: Connection) -> Counter[str]:
    """Evidence of the figures in changed_observation with its role and origin, and how each figure is supported."""
    added: Counter[str] = Counter()
    make_table(conn, "observe/evidence_said")
    make_table(conn, "observe/evidence_role")
    run(conn, "observe/evidence_stale")
    added["core.observation_claim"] = run(conn, "observe/evidence_new").rowcount
    make_table(conn, "observe/support_wanted", ADMISSION)
    run(conn, "observe/support_stale")
    added["core.observation_support"] = run(conn, "observe/support_new").rowcount
    return added
