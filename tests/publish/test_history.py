"""What did we say on day D: claims and texts keep when they were current."""

import pytest
from sqlalchemy import Connection, text

from pipeline.publish import publish
from pipeline.warehouse import stage_batch
from tests.support.rows import at, claim_in, make_article, make_reading, stage_text, start_run

OLD = "MeowTalk had 51,200 active users in March."
NEW = "MeowTalk had 52,100 active users in March."


def said(conn: Connection, hours: float) -> list[tuple[object, ...]]:
    query = text("SELECT surface, extractor_version FROM core.claim_as_of(:moment) ORDER BY 1, 2")
    return [tuple(row) for row in conn.execute(query, {"moment": at(hours)})]


def test_a_day_before_the_correction_says_what_was_said_then(conn: Connection) -> None:
    run_key = start_run(conn, "r/1")
    stage_text(conn, run_key, "a", OLD, claim_in(OLD, "51,200", "51200"))
    publish(conn, run_key, now=at(1))
    run_key = start_run(conn, "r/2")
    stage_text(conn, run_key, "a", NEW, claim_in(NEW, "52,100", "52100"), when=at(5))
    publish(conn, run_key, now=at(6))
    assert [said(conn, hours) for hours in (0, 2, 7)] == [[], [("51,200", "e1")], [("52,100", "e1")]]


@pytest.mark.parametrize(
    ("hours", "expected"),
    [(0, []), (2, ["e1"]), (4, ["e2"]), (6, ["e1"])],
    ids=["before", "by the first version", "by the second", "by the first again"],
)
def test_a_claim_that_comes_back_was_away_in_between(conn: Connection, hours: float, expected: list[str]) -> None:
    run_key = start_run(conn, "r/1")
    ref = stage_text(conn, run_key, "a", OLD, claim_in(OLD, "51,200", "51200"))
    publish(conn, run_key, now=at(1))
    for number, version in ((3, "e2"), (5, "e1")):
        run_key = start_run(conn, f"r/{number}")
        claim = claim_in(OLD, "51,200", "51200")
        stage_batch(conn, run_key, [make_reading(ref, make_article("a", OLD), claim, extractor_version=version)])
        publish(conn, run_key, now=at(number))
    assert [version for _, version in said(conn, hours)] == expected
