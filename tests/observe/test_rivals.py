"""Figures of one series and time rank among each other: where one comes or goes, the others are looked at as well."""

from sqlalchemy import Connection, text

from tests.support.figures import Printed, story_of
from tests.support.press import look, print_stories, table

RANKS = "SELECT value, rank FROM mart.fct_observation ORDER BY value"


def test_where_the_first_goes_the_next_ranks_first(conn: Connection) -> None:
    print_stories(
        conn,
        story_of("gazette", Printed(value="612300")),
        story_of("courier", Printed(value="612300")),
        story_of("herald", Printed(value="548100")),
    )
    look(conn)
    assert table(conn, RANKS) == [(548100, "normal"), (612300, "preferred")]
    conn.execute(text("UPDATE core.claim SET is_current = FALSE, superseded_at = made_at WHERE value = 612300"))
    look(conn)
    assert table(conn, RANKS) == [(548100, "preferred")]
