"""A server goes back to a body of before: the text read out of it is the latest again, and not read anew."""

import pytest
from sqlalchemy import Connection, text

from pipeline.model import DueLead, Outcome, Reason
from pipeline.publish import publish
from pipeline.warehouse import captures_by_id, record_fetches, stage_batch
from tests.support.rows import (
    at,
    captured,
    claim_in,
    dropped,
    fetch_page,
    make_article,
    make_capture,
    make_lead,
    make_reading,
    start_run,
    url_of,
)

RUN = "r/1"
CURRENT = text(
    "SELECT article_key, text FROM core.article JOIN core.article_revision USING (article_id) WHERE is_current"
    " ORDER BY article_key"
)


def answered(conn: Connection, body: str, hour: float, *, name: str = "a", long_ago: bool = False) -> None:
    """A body that the lead may have had before is told of as fetching does: without a record of its own."""
    due = DueLead(lead=make_lead(name))
    capture = make_capture(name, body, at(hour))
    result = captured(due, capture)
    if captures_by_id(conn, [capture.capture_id]):
        result = dropped(due, Outcome.OK, at(hour), reason=Reason.SAME_BODY, known_sha256=capture.sha256)
    record_fetches(conn, RUN, [result], long_ago=long_ago)


def read(conn: Connection, body: str, *, name: str = "a", article: str | None = None) -> None:
    """Onto the stage: the text says the body; the page says that it is `article`, else that of its address."""
    (ref,) = captures_by_id(conn, [make_capture(name, body).capture_id])
    words = f"Page {body} counts 51,200 users."
    found = make_reading(
        ref, make_article(name, words), claim_in(words, "51,200", "51200"), canonical_url=url_of(article or name)
    )
    stage_batch(conn, RUN, [found])


def published(conn: Connection, hour: float) -> tuple[int, int, int]:
    told = publish(conn, start_run(conn, f"r/publish {hour}") if hour else RUN, now=at(100 + hour))
    return told.taken, told.made, told.dropped.get("unchanged", 0)


def current(conn: Connection) -> list[tuple[str, str]]:
    return [(row.article_key.rpartition("/")[2], row.text.split()[1]) for row in conn.execute(CURRENT)]


@pytest.fixture
def corrected(conn: Connection) -> Connection:
    """A page that said A at noon and says B an hour later."""
    start_run(conn, RUN)
    fetch_page(conn, RUN, "a", "A", at(0))
    answered(conn, "B", 1)
    read(conn, "A")
    read(conn, "B")
    published(conn, 0)
    assert current(conn) == [("a", "B")]
    return conn


def test_the_text_of_before_is_current_again_and_the_report_counts_its_article(corrected: Connection) -> None:
    answered(corrected, "A", 2)
    assert published(corrected, 1) == (1, 1, 0)
    assert current(corrected) == [("a", "A")]
    past = corrected.execute(text("SELECT current_to FROM core.revision_past")).scalars()
    assert list(past) == [at(101)]
    assert published(corrected, 2) == (0, 0, 0)


def test_back_and_forth_between_two_publishes_changes_nothing(corrected: Connection) -> None:
    answered(corrected, "A", 2)
    answered(corrected, "B", 3)
    assert published(corrected, 1) == (0, 0, 0)
    assert current(corrected) == [("a", "B")]


def test_what_returned_before_it_was_read_is_current_once_it_is(conn: Connection) -> None:
    start_run(conn, RUN)
    fetch_page(conn, RUN, "a", "A", at(0))
    answered(conn, "B", 1)
    answered(conn, "A", 2)
    assert published(conn, 1) == (0, 0, 0)
    read(conn, "A")
    read(conn, "B")
    published(conn, 0)
    assert current(conn) == [("a", "A")]


@pytest.mark.parametrize("hour", [-5.0, 0.5, 1.5])
def test_what_was_fetched_long_ago_never_stands_over_a_newer_text(corrected: Connection, hour: float) -> None:
    """The page was asked for again two hours after noon, and still said B."""
    answered(corrected, "B", 2)
    answered(corrected, "old", hour, long_ago=True)
    read(corrected, "old")
    published(corrected, 0)
    assert current(corrected) == [("a", "B")]


@pytest.mark.parametrize("hour", [-1.0, 0.5], ids=["before the correction", "before the correction, after the first"])
def test_a_body_of_before_that_comes_in_late_out_of_the_past_is_no_return(corrected: Connection, hour: float) -> None:
    answered(corrected, "A", hour, long_ago=True)
    assert published(corrected, 1) == (0, 0, 0)
    assert current(corrected) == [("a", "B")]


def test_an_address_that_goes_back_to_the_article_of_before_leaves_the_other_one(conn: Connection) -> None:
    start_run(conn, RUN)
    fetch_page(conn, RUN, "a", "A", at(0))
    answered(conn, "B", 1)
    read(conn, "A", article="one")
    read(conn, "B", article="two")
    published(conn, 0)
    assert current(conn) == [("two", "B")]
    answered(conn, "A", 2)
    published(conn, 1)
    assert current(conn) == [("one", "A")]


def test_a_page_that_is_forgotten_meanwhile_is_taken_off_the_queue(corrected: Connection) -> None:
    answered(corrected, "A", 2)
    corrected.execute(text("DELETE FROM core.claim"))
    for table in ("core.reading", "core.article_revision", "raw.capture"):
        corrected.execute(text(f"DELETE FROM {table}"))  # noqa: S608
    assert corrected.scalar(text("SELECT count(*) FROM ops.publish_queue")) == 0
