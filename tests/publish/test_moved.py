"""A page is one article at a time: read otherwise, or answered otherwise, it leaves the one that it was."""

import pytest
from sqlalchemy import text

from pipeline.model import CaptureRef, Drop, Reason
from pipeline.publish import publish
from pipeline.warehouse import Warehouse, checksums, stage_batch
from tests.support.rows import at, claim_in, fetch_page, make_article, make_reading, start_run, url_of

WORDS = "MeowTalk had 51,200 active users in March."
CLAIM = claim_in(WORDS, "51,200", "51200")
Step = tuple[str, int, str | Reason, str]
"""Name of the page, hour of its capture, the address that it says it has (or why it is no article), parser."""


def fetched(warehouse: Warehouse, *steps: Step) -> dict[tuple[str, int], CaptureRef]:
    with warehouse.begin() as conn:
        run_key = start_run(conn, "r/fetch")
        pages = sorted({(hour, page) for page, hour, _, _ in steps})
        return {(page, hour): fetch_page(conn, run_key, page, f"{page} {hour}", at(hour)) for hour, page in pages}


def read(warehouse: Warehouse, number: int, step: Step, known: dict[tuple[str, int], CaptureRef]) -> None:
    page, hour, told, parser = step
    run_key = f"r/{number}"
    with warehouse.begin() as conn:
        start_run(conn, run_key)
        ref = known[page, hour]
        if isinstance(told, Reason):
            reading = make_reading(ref, Drop(told, ref.url), parser_version=parser)
        else:
            article = make_article(page, WORDS)
            reading = make_reading(ref, article, CLAIM, parser_version=parser, canonical_url=url_of(told))
        stage_batch(conn, run_key, [reading])
        publish(conn, run_key, now=at(100 + number))


@pytest.mark.parametrize(
    ("steps", "current"),
    [
        ([("a", 0, "one", "p1"), ("a", 0, "two", "p2")], ["two"]),
        ([("a", 0, "one", "p1"), ("a", 0, "two", "p1")], ["two"]),
        ([("a", 0, "one", "p1"), ("a", 0, "two", "p2"), ("a", 0, "one", "p1")], ["one"]),
        ([("a", 0, "one", "p1"), ("a", 5, "two", "p1")], ["two"]),
        ([("a", 5, "two", "p1"), ("a", 0, "one", "p1")], ["two"]),
        ([("a", 0, "one", "p1"), ("b", 0, "one", "p1"), ("b", 0, "two", "p2")], ["one", "two"]),
        ([("a", 0, "one", "p1"), ("a", 0, Reason.CONSENT_WALL, "p2")], []),
        ([("a", 0, "one", "p1"), ("a", 5, Reason.CONSENT_WALL, "p1")], ["one"]),
        ([("a", 0, "one", "p1"), ("a", 0, Reason.UNREADABLE, "p2")], ["one"]),
        ([("a", 0, "one", "p1"), ("a", 0, Reason.UNREADABLE, "p1")], ["one"]),
        ([("a", 0, Reason.UNREADABLE, "p1"), ("a", 0, "one", "p1")], ["one"]),
        ([("a", 0, "one", "p1"), ("a", 0, Reason.NO_TEXT, "p2"), ("a", 0, Reason.UNREADABLE, "p2")], []),
        ([("a", 0, "one", "p1"), ("a", 5, "two", "p1"), ("a", 5, Reason.NO_TEXT, "p2")], ["one"]),
    ],
    ids=[
        "a better parser", "another source file", "back to the older parser", "its site changed its mind",
        "the older page came later", "another page still is it", "no article after all", "a wall for a day",
        "bytes that cannot be had", "bytes that cannot be had again", "bytes that are back", "none, and then no bytes",
        "the later page was none",
    ],
)  # fmt: skip
def test_a_page_is_one_article_at_a_time(warehouse: Warehouse, steps: list[Step], current: list[str]) -> None:
    known = fetched(warehouse, *steps)
    for number, step in enumerate(steps):
        read(warehouse, number, step, known)
    with warehouse.begin() as conn:
        query = text(
            "SELECT article_key FROM core.article JOIN core.article_revision USING (article_id) WHERE is_current"
            " AND article_id IN (SELECT article_id FROM core.current_claim) ORDER BY article_key"
        )
        assert list(conn.scalars(query)) == [url_of(name) for name in current]
        before = checksums(conn)
    read(warehouse, len(steps), steps[-1], known)
    with warehouse.begin() as conn:
        assert checksums(conn) == before


def test_what_an_article_said_before_its_page_left_it_can_still_be_asked(warehouse: Warehouse) -> None:
    steps: list[Step] = [("a", 0, "one", "p1"), ("a", 0, "two", "p2")]
    known = fetched(warehouse, *steps)
    for number, step in enumerate(steps):
        read(warehouse, number, step, known)
    with warehouse.begin() as conn:
        for moment, count in ((at(99), 0), (at(100), 1), (at(101), 1)):
            said = conn.execute(text("SELECT count(*) FROM core.claim_as_of(:moment)"), {"moment": moment})
            assert said.scalar_one() == count
