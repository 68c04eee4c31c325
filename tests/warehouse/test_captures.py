"""raw.capture and raw.fetch_log: what fetching brought, and what is to be read."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import permutations

import pytest
from sqlalchemy import Connection, text

from pipeline.model import Capture, Drop, DueLead, Outcome, ReaderMode, Reason
from pipeline.publish import publish
from pipeline.warehouse import (
    add_leads,
    captures_by_id,
    captures_to_extract,
    checksums,
    due_leads,
    note_answers,
    record_fetches,
    row_counts,
    stage_batch,
)
from pipeline.warehouse.captures import retry_pause
from tests.support.rows import (
    NOON,
    SOURCE,
    at,
    captured,
    dropped,
    fetch_page,
    make_capture,
    make_lead,
    make_reading,
    retried,
    start_run,
    url_of,
)


def listed(conn: Connection, *names: str) -> list[DueLead]:
    add_leads(conn, [make_lead(name) for name in names], now=at(0))
    return due_leads(conn, SOURCE, now=at(0))


def lead_row(conn: Connection, name: str) -> dict[str, object]:
    found = conn.execute(text("SELECT * FROM raw.lead WHERE url = :url"), {"url": url_of(name)})
    return dict(found.mappings().one())


def test_each_attempt_is_logged_and_each_body_indexed(conn: Connection) -> None:
    run_key = start_run(conn)
    a, b, c = listed(conn, "a", "b", "c")
    results = [
        captured(a, make_capture("a", "body"), etag='"1"', last_modified="Tue"),
        dropped(b, Outcome.NOT_FOUND, at(0)),
        retried(c, at(0)),
    ]
    assert record_fetches(conn, run_key, results) == {"raw.fetch_log": 3, "raw.capture": 1}
    assert [(lead_row(conn, name)["state"], lead_row(conn, name)["drop_reason"]) for name in "abc"] == [
        ("done", None),
        ("dropped", "not_found"),
        ("pending", None),
    ]
    (ref,) = captures_by_id(conn, [make_capture("a", "body").capture_id])
    capture = make_capture("a", "body")
    assert (ref.url, ref.sha256, ref.fetched_at, ref.place) == (
        capture.url,
        capture.sha256,
        capture.fetched_at,
        results[0].place,
    )
    assert ref.content_type == "text/html; charset=utf-8"


def test_the_same_results_again_add_and_touch_nothing(conn: Connection) -> None:
    run_key = start_run(conn)
    (a,) = listed(conn, "a")
    results = [captured(a, make_capture("a", "body"))]
    record_fetches(conn, run_key, results)
    before = checksums(conn), row_counts(conn)
    assert record_fetches(conn, run_key, results) == {"raw.fetch_log": 0, "raw.capture": 0}
    assert (checksums(conn), row_counts(conn)) == before


def test_a_body_met_again_keeps_the_time_of_its_first_capture(conn: Connection) -> None:
    run_key = start_run(conn)
    (a,) = listed(conn, "a")
    record_fetches(conn, run_key, [captured(a, make_capture("a", "body", at(0)))])
    rows = record_fetches(conn, run_key, [captured(a, make_capture("a", "body", at(5)))])
    (ref,) = captures_by_id(conn, [make_capture("a", "body").capture_id])
    assert rows == {"raw.fetch_log": 1, "raw.capture": 0}
    assert ref.fetched_at == at(0)


RETURNED = text("SELECT returned_at FROM raw.capture WHERE sha256 = :sha256")


@pytest.mark.parametrize(
    ("bodies", "returns"),
    [
        ("A", {"A": []}),
        ("AA", {"A": []}),
        ("AB", {"A": [], "B": []}),
        ("ABA", {"A": [2], "B": []}),
        ("ABAA", {"A": [2], "B": []}),
        ("ABAB", {"A": [2], "B": [3]}),
        ("ABACA", {"A": [2, 4], "B": [], "C": []}),
    ],
)
@pytest.mark.parametrize("at_once", [False, True], ids=["one by one", "all at once"])
def test_a_body_that_comes_again_behind_another_one_has_returned(
    conn: Connection, bodies: str, returns: dict[str, list[int]], at_once: bool
) -> None:
    run_key = start_run(conn)
    (a,) = listed(conn, "a")
    results = [captured(a, make_capture("a", body, at(hour))) for hour, body in enumerate(bodies)]
    for batch in [results] if at_once else [[one] for one in results]:
        record_fetches(conn, run_key, batch)
    found = {body: conn.scalar(RETURNED, {"sha256": make_capture("a", body).sha256}) for body in returns}
    assert found == {body: [at(hour) for hour in hours] for body, hours in returns.items()}
    before = checksums(conn), row_counts(conn)
    record_fetches(conn, run_key, results)
    assert (checksums(conn), row_counts(conn)) == before


def test_a_known_body_is_recorded_without_a_place_in_the_archive(conn: Connection) -> None:
    run_key = start_run(conn)
    (a,) = listed(conn, "a")
    record_fetches(conn, run_key, [captured(a, make_capture("a", body, at(hour))) for hour, body in enumerate("AB")])
    first = make_capture("a", "A")
    again = dropped(a, Outcome.OK, at(2), reason=Reason.SAME_BODY, known_sha256=first.sha256)
    assert record_fetches(conn, run_key, [again]) == {"raw.fetch_log": 1, "raw.capture": 0}
    assert conn.scalar(RETURNED, {"sha256": first.sha256}) == [at(2)]
    assert lead_row(conn, "a")["known_sha256"] == first.sha256
    logged = conn.execute(text("SELECT reason, capture_id FROM raw.fetch_log WHERE at = :at"), {"at": at(2)}).one()
    assert tuple(logged) == ("same_body", first.capture_id)


@pytest.mark.parametrize(
    ("hour", "returned"), [(-1, []), (1, [at(3)]), (5, [])], ids=["before it", "between", "behind all we know"]
)
def test_a_lead_stands_by_its_last_answer_when_an_older_capture_comes_in_late(
    conn: Connection, hour: int, returned: list[datetime]
) -> None:
    """The page was fetched at noon, and was the same three hours later."""
    run_key = start_run(conn)
    (a,) = listed(conn, "a")
    record_fetches(conn, run_key, [captured(a, make_capture("a", "ours", at(0)))])
    record_fetches(conn, run_key, [dropped(a, Outcome.NOT_MODIFIED, at(3))])
    record_fetches(conn, run_key, [captured(a, make_capture("a", "theirs", at(hour)))], long_ago=True)
    assert conn.scalar(RETURNED, {"sha256": make_capture("a", "ours").sha256}) == returned


def take_in(conn: Connection, run_key: str, capture: Capture) -> None:
    """Out of a crawl: a body that is there already is not archived again."""
    if captures_by_id(conn, [capture.capture_id]):
        note_answers(conn, [(capture.capture_id, capture.fetched_at)])
    else:
        record_fetches(conn, run_key, [captured(DueLead(lead=make_lead("a")), capture)], long_ago=True)


MOMENTS = text("SELECT unnest(fetched_at || returned_at) AS at FROM raw.capture WHERE sha256 = :sha256 ORDER BY at")


@pytest.mark.parametrize("order", permutations([("A", 0), ("B", 1), ("A", 2)]), ids=str)
def test_the_body_seen_last_is_the_same_in_whichever_order_crawls_are_taken_in(
    conn: Connection, order: tuple[tuple[str, int], ...]
) -> None:
    run_key = start_run(conn)
    listed(conn, "a")
    captures = [make_capture("a", body, at(hour)) for body, hour in order]
    for capture in captures:
        take_in(conn, run_key, capture)
    last = {body: list(conn.scalars(MOMENTS, {"sha256": make_capture("a", body).sha256}))[-1] for body in "AB"}
    assert last == {"A": at(2), "B": at(1)}
    found = lead_row(conn, "a")
    assert (found["last_fetch_at"], found["known_sha256"]) == (at(2), make_capture("a", "A").sha256)
    before = checksums(conn), row_counts(conn), found
    for capture in captures:
        take_in(conn, run_key, capture)
    assert (checksums(conn), row_counts(conn), lead_row(conn, "a")) == before


def test_no_moment_of_a_lead_is_lost_where_a_batch_holds_an_older_and_a_newer_body(conn: Connection) -> None:
    run_key = start_run(conn)
    (a,) = listed(conn, "a")
    for hour in (0, 2):
        take_in(conn, run_key, make_capture("a", "A", at(hour)))
    later = [captured(a, make_capture("a", body, at(hour))) for body, hour in (("B", 1), ("C", 3))]
    record_fetches(conn, run_key, later, long_ago=True)
    assert conn.scalar(RETURNED, {"sha256": make_capture("a", "A").sha256}) == [at(2)]


@pytest.mark.parametrize(
    ("body", "hour", "expected"),
    [("A", 5, (5, "A", None)), ("B", 5, (5, "B", '"b"')), ("A", 1, (2, "B", '"b"'))],
    ids=["another body than the last", "the last body", "an older answer"],
)
def test_a_known_body_of_a_crawl_brings_no_validators(
    conn: Connection, body: str, hour: int, expected: tuple[int, str, str | None]
) -> None:
    run_key = start_run(conn)
    (a,) = listed(conn, "a")
    record_fetches(conn, run_key, [captured(a, make_capture("a", "A", at(0)), etag='"a"')])
    record_fetches(conn, run_key, [captured(a, make_capture("a", "B", at(2)), etag='"b"')])
    take_in(conn, run_key, make_capture("a", body, at(hour)))
    found = lead_row(conn, "a")
    last, known, etag = expected
    assert (found["last_fetch_at"], found["known_sha256"]) == (at(last), make_capture("a", known).sha256)
    assert found["etag"] == etag


@pytest.mark.parametrize(
    ("outcome", "changed_at", "state"),
    [(Outcome.NOT_MODIFIED, at(9), "pending"), (Outcome.NOT_FOUND, None, "done")],
    ids=["waits for a change", "was gone"],
)
def test_a_known_body_of_a_crawl_ends_no_fetch_that_waits_and_takes_a_drop_back(
    conn: Connection, outcome: Outcome, changed_at: datetime | None, state: str
) -> None:
    run_key = start_run(conn)
    (a,) = listed(conn, "a")
    record_fetches(conn, run_key, [captured(a, make_capture("a", "A", at(0)))])
    record_fetches(conn, run_key, [dropped(a, outcome, at(1))])
    if changed_at is not None:
        add_leads(conn, [make_lead("a", changed_at=changed_at)], now=changed_at)
    take_in(conn, run_key, make_capture("a", "A", at(5)))
    found = lead_row(conn, "a")
    assert (found["state"], found["drop_reason"]) == (state, None)
    assert (found["last_fetch_at"], found["last_outcome"]) == (at(5), "ok")
    take_in(conn, run_key, make_capture("a", "B", at(3)))
    assert conn.scalar(RETURNED, {"sha256": make_capture("a", "A").sha256}) == [at(5)]


def test_a_body_without_validators_is_not_asked_for_by_those_of_the_one_before(conn: Connection) -> None:
    run_key = start_run(conn)
    (a,) = listed(conn, "a")
    record_fetches(conn, run_key, [captured(a, make_capture("a", "A", at(0)), etag='"a"', last_modified="Tue")])
    record_fetches(conn, run_key, [captured(a, make_capture("a", "B", at(1)))])
    found = lead_row(conn, "a")
    assert (found["etag"], found["last_modified"]) == (None, None)


def test_a_due_lead_knows_all_bodies_that_it_was_answered_with(conn: Connection) -> None:
    (a,) = listed(conn, "a")
    assert a.known_sha256 == frozenset()
    record_fetches(conn, start_run(conn), [captured(a, make_capture("a", body, at(0))) for body in "AB"])
    conn.execute(text("UPDATE raw.lead SET state = 'pending'"))
    (again,) = due_leads(conn, SOURCE, now=at(1))
    assert again.known_sha256 == {make_capture("a", body).sha256 for body in "AB"}


@pytest.mark.parametrize("outcome", [Outcome.NOT_MODIFIED], ids=str)
def test_an_unchanged_page_stays_done_with_its_validators(conn: Connection, outcome: Outcome) -> None:
    run_key = start_run(conn)
    (a,) = listed(conn, "a")
    record_fetches(conn, run_key, [captured(a, make_capture("a", "body"), etag='"1"')])
    record_fetches(conn, run_key, [dropped(a, outcome, at(1))])
    found = lead_row(conn, "a")
    capture_count = row_counts(conn)["raw.capture"]
    assert (found["state"], found["etag"], found["last_outcome"]) == ("done", '"1"', "not_modified")
    assert (found["known_sha256"], capture_count) == (make_capture("a", "body").sha256, 1)


def test_another_body_takes_the_validators_of_the_one_before(conn: Connection) -> None:
    run_key = start_run(conn)
    (a,) = listed(conn, "a")
    record_fetches(conn, run_key, [captured(a, make_capture("a", "body"), etag='"1"', last_modified="then")])
    record_fetches(conn, run_key, [captured(a, make_capture("a", "other", at(1)), last_modified="now")])
    found = lead_row(conn, "a")
    assert (found["etag"], found["last_modified"]) == (None, "now")


@pytest.mark.parametrize(("captured_at", "state"), [(1, "pending"), (3, "done")], ids=["before the change", "after it"])
def test_what_a_crawl_captured_before_the_last_change_ends_no_fetch(
    conn: Connection, captured_at: float, state: str
) -> None:
    add_leads(conn, [make_lead("a", changed_at=at(2))], now=at(2))
    found = captured(DueLead(lead=make_lead("a")), make_capture("a", "body", at(captured_at)))
    assert record_fetches(conn, start_run(conn), [found], long_ago=True)["raw.capture"] == 1
    assert lead_row(conn, "a")["state"] == state


def test_where_robots_txt_cannot_be_had_no_attempt_at_the_page_is_counted(conn: Connection) -> None:
    run_key = start_run(conn)
    listed(conn, "a")
    for hours in range(9):
        (due,) = due_leads(conn, SOURCE, now=at(hours))
        record_fetches(conn, run_key, [replace(retried(due, at(hours)), of_site=True)])
    found = lead_row(conn, "a")
    assert (found["state"], found["attempts"], found["due_at"]) == ("pending", 0, at(8) + timedelta(minutes=5))


def test_the_last_of_several_attempts_decides_the_state(conn: Connection) -> None:
    (a,) = listed(conn, "a")
    record_fetches(conn, start_run(conn), [captured(a, make_capture("a", "x", at(1))), retried(a, at(0))])
    assert lead_row(conn, "a")["state"] == "done"


@pytest.mark.parametrize(
    ("attempts", "minutes"), [(0, 5), (1, 5), (2, 10), (5, 80), (9, 1280), (10, 1440), (400, 1440)], ids=str
)
def test_the_pause_before_another_attempt_doubles_up_to_a_day(attempts: int, minutes: int) -> None:
    assert retry_pause(attempts) == timedelta(minutes=minutes)


@pytest.mark.parametrize(
    ("moment", "partition"),
    [
        (datetime(2026, 4, 30, 23, 59, tzinfo=UTC), "raw.fetch_log_2026_04"),
        (datetime.fromisoformat("2026-05-01T01:00+03:00"), "raw.fetch_log_2026_04"),
        (datetime(2026, 12, 31, 12, tzinfo=UTC), "raw.fetch_log_2026_12"),
        (datetime(2027, 1, 1, tzinfo=UTC), "raw.fetch_log_2027_01"),
    ],
    ids=str,
)
def test_an_attempt_lies_in_the_partition_of_its_month_in_utc(
    conn: Connection, moment: datetime, partition: str
) -> None:
    (a,) = listed(conn, "a")
    record_fetches(conn, start_run(conn), [retried(a, moment)])
    assert conn.scalar(text("SELECT tableoid::regclass::text FROM raw.fetch_log")) == partition


def test_a_capture_is_to_be_read_until_these_versions_have_read_it(conn: Connection) -> None:
    run_key = start_run(conn)
    ref = fetch_page(conn, run_key, "a", "menu")
    versions = {"parser_version": "p1", "extractor_version": "e1"}
    assert captures_to_extract(conn, source_key=SOURCE, **versions) == [ref]
    stage_batch(conn, run_key, [make_reading(ref, Drop(Reason.NO_TEXT, ref.url))])
    publish(conn, run_key, now=at(1))
    assert captures_to_extract(conn, source_key=SOURCE, **versions) == []
    assert captures_to_extract(conn, **{**versions, "extractor_version": "e2"}) == [ref]
    assert captures_to_extract(conn, **{**versions, "parser_version": "p2"}) == [ref]


MODEL = "llm:qwen3:8b:1:8+1a2b3c4d"
BOTH = "both:qwen3:8b:1:8+1a2b3c4d"


@pytest.mark.parametrize(
    ("read_by", "reader", "waits"),
    [
        ((), ReaderMode.BUILTIN, True),
        (("7+0f0f0f0f",), ReaderMode.BUILTIN, True),
        (("8+1a2b3c4d",), ReaderMode.BUILTIN, False),
        ((MODEL,), ReaderMode.BUILTIN, False),
        ((BOTH,), ReaderMode.BUILTIN, False),
        (("7+0f0f0f0f", MODEL), ReaderMode.BUILTIN, False),
        ((MODEL, "7+0f0f0f0f"), ReaderMode.BUILTIN, False),
        ((), ReaderMode.LLM, True),
        ((), ReaderMode.BOTH, True),
        (("7+0f0f0f0f",), ReaderMode.LLM, False),
        (("7+0f0f0f0f",), ReaderMode.BOTH, False),
        ((MODEL,), ReaderMode.LLM, False),
        ((MODEL,), ReaderMode.BOTH, False),
        (("llmish",), ReaderMode.BUILTIN, True),
    ],
    ids=[
        "new to the built-in reader", "read by its former version", "read by this version", "read by a model",
        "read by both", "read by a model last", "read by a model once", "new to a model", "new to both",
        "a model leaves the archive alone", "both leave it alone", "another model has read it",
        "a model alone has read it", "a version that merely begins so",
    ],
)  # fmt: skip
def test_a_run_leaves_alone_what_only_reextract_may_read_again(
    conn: Connection, read_by: tuple[str, ...], reader: ReaderMode, waits: bool
) -> None:
    versions = {
        ReaderMode.BUILTIN: "8+1a2b3c4d",
        ReaderMode.LLM: "llm:other:1:8+1a2b3c4d",
        ReaderMode.BOTH: "both:other:1:8+1a2b3c4d",
    }
    ref = fetch_page(conn, start_run(conn, "r/fetch"), "a", "menu")
    untouched = fetch_page(conn, "r/fetch", "b", "other")
    for number, version in enumerate(read_by):
        run_key = start_run(conn, f"r/{number}")
        stage_batch(conn, run_key, [make_reading(ref, Drop(Reason.NO_TEXT, ref.url), extractor_version=version)])
        publish(conn, run_key, now=at(1 + number))
    found = captures_to_extract(conn, parser_version="p1", extractor_version=versions[reader], reader=reader)
    assert {each.url for each in found} == {untouched.url} | ({ref.url} if waits else set())


def test_a_new_parser_reads_again_what_the_built_in_reader_has_read_and_not_what_a_model_has(
    conn: Connection,
) -> None:
    run_key = start_run(conn, "r/fetch")
    ours, models = (fetch_page(conn, run_key, name, name) for name in "ab")
    for ref, version in ((ours, "8+1a2b3c4d"), (models, MODEL)):
        stage_batch(conn, run_key, [make_reading(ref, Drop(Reason.NO_TEXT, ref.url), extractor_version=version)])
    publish(conn, run_key, now=at(1))
    assert captures_to_extract(conn, parser_version="p2", extractor_version="8+1a2b3c4d") == [ours]


def test_captures_are_narrowed_by_source(conn: Connection) -> None:
    run_key = start_run(conn)
    first, second, third = (
        fetch_page(conn, run_key, name, name, NOON + timedelta(days=day)) for day, name in enumerate(("a", "b", "c"))
    )
    versions = {"parser_version": "p1", "extractor_version": "e1"}
    assert captures_to_extract(conn, **versions) == [first, second, third]
    assert captures_to_extract(conn, source_key="other", **versions) == []
