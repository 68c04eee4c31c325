"""raw.lead: what add_leads takes, and what is due."""

from collections import Counter
from datetime import UTC, datetime

import pytest
from sqlalchemy import Connection, text

from pipeline.model import LeadOrigin, Outcome, Reason
from pipeline.warehouse import add_leads, due_leads, feed_dates, record_fetches
from tests.support.rows import SOURCE, at, captured, dropped, make_capture, make_lead, retried, start_run, url_of

FORGET = "INSERT INTO raw.tombstone (key_sha256, forgotten_at) VALUES (raw.tombstone_key(:url), :at)"


def due_urls(conn: Connection, hours: float, limit: int | None = None) -> list[str]:
    return [due.lead.url for due in due_leads(conn, SOURCE, now=at(hours), limit=limit)]


def fetch(conn: Connection, name: str, body: str, hours: float) -> None:
    (due,) = [found for found in due_leads(conn, SOURCE, now=at(hours)) if found.lead.url == url_of(name)]
    record_fetches(conn, start_run(conn), [captured(due, make_capture(name, body, at(hours)))])


def test_every_lead_is_made_or_dropped(conn: Connection) -> None:
    conn.execute(
        text(FORGET),
        {"url": url_of("gone"), "at": at(0)},
    )
    add_leads(conn, [make_lead("old")], now=at(0))
    made, drops = add_leads(conn, [make_lead("old"), make_lead("new"), make_lead("gone"), make_lead("new")], now=at(1))
    assert made == 1
    assert Counter((drop.reason, drop.item) for drop in drops) == {
        (Reason.KNOWN, url_of("old")): 1,
        (Reason.KNOWN, url_of("new")): 1,
        (Reason.FORGOTTEN, url_of("gone")): 1,
    }
    assert due_urls(conn, 1) == [url_of("old"), url_of("new")]


@pytest.mark.parametrize(
    ("changed_hours", "due"),
    [(None, False), (0.5, False), (1.5, True)],
    ids=["says nothing of changes", "changed before our fetch", "changed after it"],
)
def test_a_known_lead_is_due_again_when_it_changed_after_our_fetch(
    conn: Connection, changed_hours: float | None, due: bool
) -> None:
    changed_at = None if changed_hours is None else at(changed_hours)
    add_leads(conn, [make_lead("a")], now=at(0))
    fetch(conn, "a", "first", 1)
    made, drops = add_leads(conn, [make_lead("a", changed_at=changed_at)], now=at(2))
    assert (made, len(drops)) == ((1, 0) if due else (0, 1))
    assert due_urls(conn, 2) == ([url_of("a")] if due else [])


def test_a_change_announced_for_the_future_makes_the_lead_due_once(conn: Connection) -> None:
    add_leads(conn, [make_lead("a")], now=at(0))
    fetch(conn, "a", "first", 1)
    assert add_leads(conn, [make_lead("a", changed_at=at(99))], now=at(2))[0] == 1
    fetch(conn, "a", "first", 3)
    assert add_leads(conn, [make_lead("a", changed_at=at(99))], now=at(4))[0] == 0


def test_a_forgotten_lead_is_not_due_again_when_it_changes(conn: Connection) -> None:
    add_leads(conn, [make_lead("a")], now=at(0))
    fetch(conn, "a", "first", 1)
    conn.execute(text(FORGET), {"url": url_of("a"), "at": at(2)})
    made, drops = add_leads(conn, [make_lead("a", changed_at=at(3))], now=at(4))
    assert (made, [drop.reason for drop in drops]) == (0, [Reason.FORGOTTEN])
    assert due_urls(conn, 5) == []


def test_two_lists_that_name_one_url_make_one_lead_with_what_both_say(conn: Connection) -> None:
    feed = make_lead("a", title="Lanterns", feed_published_at=at(-3))
    sitemap = make_lead("a", origin=LeadOrigin.SITEMAP, changed_at=at(-1))
    add_leads(conn, [feed, sitemap], now=at(0))
    (due,) = due_leads(conn, SOURCE, now=at(0))
    assert due.lead == make_lead("a", title="Lanterns", feed_published_at=at(-3), changed_at=at(-1))


def test_what_an_earlier_list_left_out_is_filled_in_and_what_it_said_stays(conn: Connection) -> None:
    add_leads(conn, [make_lead("a", title="First")], now=at(0))
    add_leads(conn, [make_lead("a", title="Second", feed_published_at=at(-3))], now=at(1))
    assert feed_dates(conn, [url_of("a"), url_of("b")]) == {url_of("a"): at(-3)}
    (due,) = due_leads(conn, SOURCE, now=at(1))
    assert due.lead.title == "First"


def test_due_leads_are_those_of_the_source_longest_due_first_up_to_the_limit(conn: Connection) -> None:
    add_leads(conn, [make_lead("b")], now=at(0))
    add_leads(conn, [make_lead("a"), make_lead("c"), make_lead("d", source_key="other")], now=at(1))
    assert due_urls(conn, 2) == [url_of("b"), url_of("a"), url_of("c")]
    assert due_urls(conn, 2, limit=2) == [url_of("b"), url_of("a")]
    assert due_urls(conn, 0.5) == [url_of("b")]


def test_a_lead_that_left_is_not_due_and_one_to_try_again_waits(conn: Connection) -> None:
    run_key = start_run(conn)
    add_leads(conn, [make_lead("gone"), make_lead("slow")], now=at(0))
    gone, slow = due_leads(conn, SOURCE, now=at(0))
    record_fetches(conn, run_key, [dropped(gone, Outcome.GONE, at(0)), retried(slow, at(0))])
    assert due_urls(conn, 0.05) == []
    (again,) = due_leads(conn, SOURCE, now=at(0.1))
    assert (again.lead.url, again.attempts) == (url_of("slow"), 1)
    record_fetches(conn, run_key, [retried(again, at(0.1))])
    assert due_urls(conn, 0.1 + 0.15) == []
    assert due_urls(conn, 0.1 + 0.17) == [url_of("slow")]


def test_times_come_back_in_utc(conn: Connection) -> None:
    add_leads(conn, [make_lead("a", feed_published_at=datetime.fromisoformat("2026-04-14T09:00+09:00"))], now=at(0))
    (found,) = feed_dates(conn, [url_of("a")]).values()
    assert found.isoformat() == datetime(2026, 4, 14, tzinfo=UTC).isoformat()
