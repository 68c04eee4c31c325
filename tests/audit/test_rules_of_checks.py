"""Each check of a kind of row: what it finds, and what it lets be."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from sqlalchemy import Connection, text

from pipeline.audit import audit
from pipeline.model import Claim, ClaimKind, Drop, Reason
from pipeline.publish import publish
from pipeline.settings import BUILT_IN_SQL
from pipeline.warehouse import begin_run, captures_to_extract, stage_batch
from pipeline.warehouse.quarantine import settle_quarantine
from tests.support.rows import (
    MARCH,
    NOON,
    SOURCE,
    at,
    claim_in,
    fetch_page,
    make_article,
    make_reading,
    stage_text,
    start_run,
    url_of,
)

TEXT = "MeowTalk had 51,200 active users in March, 40 percent more; the rate fell 0.4 percentage points or 0,4 п.п."
USERS = claim_in(TEXT, "51,200", "51200")
RISE = claim_in(TEXT, "40 percent", "40", unit="percent", kind=ClaimKind.CHANGE)
POINTS = claim_in(TEXT, "0.4 percentage points", "0.4", unit="percentage_point", kind=ClaimKind.CHANGE, metric_id=None)
SHARE = replace(RISE, kind=ClaimKind.SHARE, metric_id="market_share")


def bad(conn: Connection, run_key: str) -> dict[str, int]:
    result = audit(conn, run_key, BUILT_IN_SQL / "checks")
    return {check.check_key: check.bad_rows for check in result.checks if check.bad_rows}


@pytest.mark.parametrize(
    ("claim", "check_key"),
    [
        (USERS, None),
        (RISE, "change_has_baseline"),
        (replace(RISE, baseline=MARCH), None),
        (replace(RISE, metric_id=None), None),
        (POINTS, None),
        (replace(POINTS, unit="percent"), "percent_or_point"),
        (replace(RISE, unit="percentage_point", baseline=MARCH), "percent_or_point"),
        (claim_in(TEXT, "0,4 п.п.", "0.4", unit="percentage_point", kind=ClaimKind.LEVEL), None),
        (SHARE, None),
        (replace(SHARE, value=Decimal(-3)), "value_in_range"),
        (replace(USERS, value=Decimal(-3)), "value_in_range"),
        (replace(USERS, value=Decimal("3e13")), "value_in_range"),
        (replace(USERS, value=Decimal(-3), unit="Cel", metric_id="temperature"), None),
        (replace(USERS, value=Decimal(-300), unit="Cel", metric_id="temperature"), "value_in_range"),
        (replace(USERS, value=Decimal(-3), unit="USD", metric_id="net_profit"), None),
    ],
)
def test_a_claim_that_cannot_be_is_found(conn: Connection, claim: Claim, check_key: str | None) -> None:
    run_key = start_run(conn)
    stage_text(conn, run_key, "a", TEXT, claim)
    assert bad(conn, run_key) == ({check_key: 1} if check_key else {})


def test_an_article_without_a_date_is_told_of_unless_the_feed_has_one(conn: Connection) -> None:
    run_key = start_run(conn)
    ref = fetch_page(conn, run_key, "a", TEXT)
    stage_batch(conn, run_key, [make_reading(ref, make_article("a", TEXT, published_at=None))])
    assert bad(conn, run_key) == {"published_at_absent": 1}
    conn.execute(text("UPDATE raw.lead SET feed_published_at = found_at"))
    assert bad(conn, run_key) == {}


def test_an_article_that_was_never_a_lead_stops_the_run(conn: Connection) -> None:
    run_key = start_run(conn)
    stage_text(conn, run_key, "a", TEXT, USERS)
    conn.execute(text("UPDATE stage.article SET url = 'http://elsewhere.test/'"))
    assert bad(conn, run_key) == {"orphan_links": 1}


def polling(conn: Connection, run_key: str = "ingest_lantern/1") -> str:
    dag_id, _, run_id = run_key.partition("/")
    begin_run(
        conn,
        run_key=run_key,
        dag_id=dag_id,
        run_id=run_id,
        clear_number=1,
        code_version="0",
        now=NOON,
        source_key=SOURCE,
    )
    return run_key


@pytest.mark.parametrize(
    ("days", "run_key", "stale"), [(8, "ingest_x/1", True), (6, "ingest_x/1", False), (8, "sweep_x/1", False)]
)
def test_a_source_that_stopped_moving_is_told_of(conn: Connection, days: int, run_key: str, stale: bool) -> None:
    polling(conn, run_key)
    ref = fetch_page(conn, run_key, "a", TEXT)
    article = make_article("a", TEXT, published_at=NOON - timedelta(days=days))
    stage_batch(conn, run_key, [make_reading(ref, article)])
    assert bad(conn, run_key) == ({"freshness": 1} if stale else {})


@pytest.mark.parametrize(("yesterday", "few"), [(2, True), (3, False)])
def test_a_day_with_few_articles_for_its_weekday_is_told_of(conn: Connection, yesterday: int, few: bool) -> None:
    start_run(conn, "r/1")
    for week in range(1, 5):
        for number in range(5):
            day = NOON - timedelta(days=1 + 7 * week)
            name = f"w{week}-{number}"
            ref = fetch_page(conn, "r/1", name, name)
            stage_batch(conn, "r/1", [make_reading(ref, make_article(name, name, published_at=day))])
    publish(conn, "r/1", now=at(1))
    run_key = polling(conn)
    for number in range(yesterday):
        ref = fetch_page(conn, run_key, f"y{number}", f"y{number}")
        article = make_article(f"y{number}", f"y{number}", published_at=NOON - timedelta(days=1))
        stage_batch(conn, run_key, [make_reading(ref, article)])
    assert bad(conn, run_key) == ({"volume_as_usual": 1} if few else {})


@pytest.mark.parametrize(("dropped", "poor"), [(6, True), (5, False)])
def test_a_source_whose_pages_cannot_be_read_is_told_of(conn: Connection, dropped: int, poor: bool) -> None:
    run_key = start_run(conn)
    for number in range(10):
        ref = fetch_page(conn, run_key, f"p{number}", f"p{number}")
        result = Drop(Reason.NO_TEXT, ref.url) if number < dropped else make_article(f"p{number}", f"p{number}")
        stage_batch(conn, run_key, [make_reading(ref, result)])
    assert bad(conn, run_key) == ({"parse_yield": 1} if poor else {})


@pytest.mark.parametrize(("resolved", "poor"), [(4, True), (5, False)])
def test_claims_that_hardly_say_what_they_are_about_are_told_of(conn: Connection, resolved: int, poor: bool) -> None:
    words = " ".join(f"{number:03} users" for number in range(50))
    claims = [
        claim_in(words, f"{number:03} users", str(number), **({} if number < resolved else {"metric_id": None}))
        for number in range(50)
    ]
    run_key = start_run(conn)
    stage_text(conn, run_key, "a", words, *claims)
    assert bad(conn, run_key) == ({"resolved_share": 1} if poor else {})


WAITING = "SELECT item, check_key, settled_as FROM ops.quarantine"


def unread(conn: Connection) -> list[str]:
    return [ref.url for ref in captures_to_extract(conn, parser_version="p1", extractor_version="e1")]


def test_an_article_that_a_check_holds_back_waits_and_the_others_are_published(conn: Connection) -> None:
    odd = replace(USERS, value=Decimal(-3))
    run_key = start_run(conn, "r/1")
    ref = stage_text(conn, run_key, "a", TEXT, odd)
    stage_text(conn, run_key, "b", TEXT, USERS)
    result = audit(conn, run_key, BUILT_IN_SQL / "checks")
    result.raise_on_error()
    assert [check.check_key for check in result.checks if check.bad_rows] == ["value_in_range"]
    report = publish(conn, run_key, now=at(1))
    assert (report.taken, report.made, report.left, report.left_because) == (2, 1, 1, {"held_back": 1})
    assert [tuple(row) for row in conn.execute(text(WAITING))] == [(url_of("a"), "value_in_range", None)]
    assert unread(conn) == [url_of("a")]

    settle_quarantine(conn, url_of("a"), "released", by="editor", note="printed so", now=at(2))
    run_key = start_run(conn, "r/2")
    stage_batch(conn, run_key, [make_reading(ref, make_article("a", TEXT), odd)])
    audit(conn, run_key, BUILT_IN_SQL / "checks")
    assert publish(conn, run_key, now=at(3)).made == 1
    assert unread(conn) == []


def test_an_article_that_a_person_discards_is_dropped_and_not_read_again(conn: Connection) -> None:
    odd = replace(USERS, value=Decimal(-3))
    run_key = start_run(conn, "r/1")
    ref = stage_text(conn, run_key, "a", TEXT, odd)
    audit(conn, run_key, BUILT_IN_SQL / "checks")
    publish(conn, run_key, now=at(1))
    settle_quarantine(conn, url_of("a"), "discarded", by="editor", note="misread", now=at(2))
    run_key = start_run(conn, "r/2")
    stage_batch(conn, run_key, [make_reading(ref, make_article("a", TEXT), odd)])
    audit(conn, run_key, BUILT_IN_SQL / "checks")
    report = publish(conn, run_key, now=at(3))
    assert (report.taken, report.made, report.dropped) == (1, 0, {"discarded": 1})
    assert unread(conn) == []
    assert conn.scalar(text("SELECT COUNT(*) FROM core.article")) == 0
