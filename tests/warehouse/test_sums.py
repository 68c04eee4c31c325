"""Checksums: a changed, missing or doubled row, or a touched time, shows."""

import pytest
from sqlalchemy import Connection, text

from pipeline.publish import publish
from pipeline.warehouse import checksums, row_counts
from tests.support.rows import at, claim_in, stage_text, start_run

TEXT = "MeowTalk had 51,200 active users in March."


@pytest.mark.parametrize(
    ("change", "table"),
    [
        ("UPDATE raw.capture SET fetched_at = fetched_at + INTERVAL '1 second'", "raw.capture"),
        ("UPDATE core.claim SET made_at = made_at + INTERVAL '1 second'", "core.claim"),
        ("UPDATE core.claim SET value = 51200.0", "core.claim"),
        ("UPDATE core.article_revision SET title = NULLIF(title, '') || ' '", "core.article_revision"),
        ("DELETE FROM core.reading", "core.reading"),
        ("INSERT INTO core.article SELECT gen_random_uuid(), source_key, 'b', url FROM core.article", "core.article"),
    ],
    ids=["touched capture", "touched claim", "precision", "title", "lost", "doubled"],
)
def test_a_change_shows_in_its_table_only(conn: Connection, change: str, table: str) -> None:
    run_key = start_run(conn)
    stage_text(conn, run_key, "a", TEXT, claim_in(TEXT, "51,200", "51200"))
    publish(conn, run_key, now=at(1))
    before = checksums(conn)
    conn.execute(text(change))
    after = checksums(conn)
    assert {name for name in after if after[name] != before[name]} == {table}


def test_what_may_grow_in_a_rerun_is_counted_and_not_summed(conn: Connection) -> None:
    summed, counted = set(checksums(conn)), set(row_counts(conn))
    assert {"raw.capture", "core.claim", "core.observation"} <= summed
    assert not {name for name in summed if name.startswith(("ops.", "stage.", "raw.")) and name != "raw.capture"}
    assert {"raw.fetch_log", "raw.lead", "ops.run", "stage.claim"} <= counted
    assert not {name for name in counted if name.startswith("raw.fetch_log_")}
