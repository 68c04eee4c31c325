"""`watch` says what a person should look at, and of a warehouse in which nothing was read that nothing was."""

from sqlalchemy import text

from pipeline.settings import Settings
from pipeline.warehouse import open_warehouse
from tests.support.command import env_of, newsfigures

POLLED = """INSERT INTO ops.poll (source_key, run_key, polled_at, lists_read, lists_failed, may_pass, detail)
VALUES ('gazette', 'r', now(), 1, 0, true, '')"""


def test_where_no_source_was_read_that_is_said_and_not_that_all_is_well(settings: Settings) -> None:
    env = env_of(settings)
    for words in (("watch",), ("claims",), ("claims", "--limit", "0")):
        done = newsfigures(env, *words)
        assert (done.returncode, done.stdout.startswith("No source was read yet. `newsfigures run`")) == (0, True), (
            words
        )
    with open_warehouse(settings) as warehouse, warehouse.begin() as conn:
        conn.execute(text("INSERT INTO ops.run VALUES ('r', 'ingest_gazette', '1', 'gazette', 0, '0', now())"))
        conn.execute(text(POLLED))
    said = newsfigures(env, "watch").stdout
    assert said.startswith("All sources list new addresses and answer as they usually do.")
    assert "under Health" in said, "which may call a source silent at the same moment"
    assert newsfigures(env, "claims").stdout.startswith("No claims match.")
