"""publish: staged rows into core, once and only once."""

import threading
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import Connection, text

from pipeline.errors import PipelineError
from pipeline.model import (
    Attribution,
    AttributionKind,
    BlockKind,
    ClaimKind,
    Direction,
    Drop,
    DroppedBlock,
    Grain,
    Modality,
    Period,
    Qualifier,
    Reason,
    StageReport,
)
from pipeline.model.claim import BASES
from pipeline.publish import publish
from pipeline.warehouse import Warehouse, captures_to_extract, checksums, row_counts, stage_batch
from pipeline.warehouse.upkeep import expire_texts
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

MARCH_TEXT = "MeowTalk had 51,200 active users in March."
MARCH_CLAIM = claim_in(MARCH_TEXT, "51,200", "51200")
CORRECTED_TEXT = "MeowTalk had 52,100 active users in March."
CORRECTED_CLAIM = claim_in(CORRECTED_TEXT, "52,100", "52100")


Told = tuple[datetime | None, int | None]
"""When a page says that it was published, and the day of April that a feed gives it."""


def table(conn: Connection, query: str) -> list[tuple[object, ...]]:
    return [tuple(row) for row in conn.execute(text(query))]


def claims(conn: Connection) -> list[tuple[object, ...]]:
    return table(
        conn,
        "SELECT surface, extractor_version, is_current FROM core.claim ORDER BY made_at, extractor_version, surface",
    )


PERIODS = [replace(MARCH, grain=grain) for grain in Grain] + [replace(MARCH, basis=basis) for basis in BASES]


@pytest.mark.parametrize(
    "said",
    [
        [{"kind": kind} for kind in ClaimKind],
        [{"qualifier": qualifier} for qualifier in Qualifier],
        [{"kind": ClaimKind.CHANGE, "direction": direction} for direction in Direction],
        [{"modality": modality} for modality in Modality],
        [{"period": period} for period in PERIODS],
        [{"kind": ClaimKind.CHANGE, "baseline": period} for period in PERIODS],
        [{"attribution": Attribution(text="Tova Brekke", kind=kind)} for kind in AttributionKind],
        [{"block": block} for block in BlockKind],
    ],
    ids=["kinds", "qualifiers", "directions", "modalities", "periods", "baselines", "sources", "blocks"],
)
def test_all_that_a_claim_can_say_is_kept(conn: Connection, said: list[dict[str, Any]]) -> None:
    text_of = "".join(f"It had {number} users. " for number in range(100, 100 + len(said)))
    found = [claim_in(text_of, str(number), str(number), **fields) for number, fields in enumerate(said, 100)]
    run_key = start_run(conn)
    stage_text(conn, run_key, "a", text_of, *found)
    publish(conn, run_key, now=at(1))
    assert table(conn, "SELECT COUNT(*) FROM core.claim") == [(len(said),)]


def test_what_is_staged_goes_to_core_and_staging_is_left_empty(conn: Connection) -> None:
    run_key = start_run(conn)
    stage_text(conn, run_key, "a", MARCH_TEXT, MARCH_CLAIM)
    other = fetch_page(conn, run_key, "b", "menu")
    stage_batch(conn, run_key, [make_reading(other, Drop(Reason.NO_TEXT, other.url, "only a menu"))])
    report = publish(conn, run_key, now=at(1))
    counts = row_counts(conn)
    assert table(conn, "SELECT url, article_key FROM core.article") == [(url_of("a"), url_of("a"))]
    assert table(conn, "SELECT revision_no, is_current, text FROM core.article_revision") == [(1, True, MARCH_TEXT)]
    assert claims(conn) == [("51,200", "e1", True)]
    assert table(conn, "SELECT drop_reason, drop_detail FROM core.reading ORDER BY drop_reason NULLS FIRST") == [
        (None, None),
        ("no_text", "only a menu"),
    ]
    assert report == StageReport(
        stage="publish",
        taken=1,
        made=1,
        rows={"core.article": 1, "core.article_revision": 1, "core.claim": 1, "core.reading": 2},
    )
    assert [counts[f"stage.{name}"] for name in ("reading", "article", "claim")] == [0, 0, 0]


def test_publishing_a_run_twice_changes_nothing_and_reports_the_same(conn: Connection) -> None:
    run_key = start_run(conn)
    stage_text(conn, run_key, "a", MARCH_TEXT, MARCH_CLAIM)
    first = publish(conn, run_key, now=at(1))
    before = checksums(conn)
    assert publish(conn, run_key, now=at(2)) == first
    assert checksums(conn) == before


def test_the_same_reading_from_another_run_is_unchanged_and_touches_nothing(conn: Connection) -> None:
    ref = stage_text(conn, start_run(conn, "ingest/1"), "a", MARCH_TEXT, MARCH_CLAIM)
    publish(conn, "ingest/1", now=at(1))
    before = checksums(conn)
    start_run(conn, "ingest/2")
    stage_batch(conn, "ingest/2", [make_reading(ref, make_article("a", MARCH_TEXT), MARCH_CLAIM)])
    report = publish(conn, "ingest/2", now=at(2))
    assert report == StageReport(stage="publish", taken=1, dropped={"unchanged": 1})
    assert checksums(conn) == before


def test_columns_that_a_schema_has_lost_are_filled_when_the_text_is_read_again(conn: Connection) -> None:
    """As by a migration that was brought down and up again: the claim is the same one, and less of it is held."""
    said = {"modality": Modality.FORECAST, "metric_limit": "abroad", "series_confidence": Decimal("0.91")}
    told = "SELECT modality, metric_limit, series_confidence, is_current FROM core.claim"
    claim = replace(MARCH_CLAIM, **said)
    ref = stage_text(conn, start_run(conn, "ingest/1"), "a", MARCH_TEXT, claim)
    publish(conn, "ingest/1", now=at(1))
    before = checksums(conn)
    conn.execute(text("UPDATE core.claim SET modality = 'actual', metric_limit = '', series_confidence = NULL"))
    conn.execute(text("DELETE FROM ops.observe_queue"))
    start_run(conn, "ingest/2")
    stage_batch(conn, "ingest/2", [make_reading(ref, make_article("a", MARCH_TEXT), claim)])
    assert publish(conn, "ingest/2", now=at(2)).made == 1
    assert table(conn, told) == [("forecast", "abroad", Decimal("0.91"), True)]
    assert checksums(conn)["core.claim"] == before["core.claim"]
    assert table(conn, "SELECT item_kind FROM ops.observe_queue") == [("article",)]


def test_a_new_text_is_a_new_revision_and_the_old_one_stays(conn: Connection) -> None:
    run_key = start_run(conn)
    stage_text(conn, run_key, "a", MARCH_TEXT, MARCH_CLAIM)
    publish(conn, run_key, now=at(1))
    stage_text(conn, start_run(conn, "ingest/2"), "a", CORRECTED_TEXT, CORRECTED_CLAIM, when=at(5))
    report = publish(conn, "ingest/2", now=at(6))
    assert table(conn, "SELECT revision_no, is_current, text FROM core.article_revision ORDER BY revision_no") == [
        (1, False, MARCH_TEXT),
        (2, True, CORRECTED_TEXT),
    ]
    assert claims(conn) == [("51,200", "e1", True), ("52,100", "e1", True)]
    assert (report.made, report.rows) == (1, {"core.article_revision": 1, "core.claim": 1, "core.reading": 1})


def test_two_texts_of_an_article_in_one_run_are_numbered_by_capture(conn: Connection) -> None:
    run_key = start_run(conn)
    stage_text(conn, run_key, "a", MARCH_TEXT, when=at(0))
    stage_text(conn, run_key, "a", CORRECTED_TEXT, when=at(5))
    assert publish(conn, run_key, now=at(6)).made == 2
    assert table(conn, "SELECT revision_no, is_current, text FROM core.article_revision ORDER BY revision_no") == [
        (1, False, MARCH_TEXT),
        (2, True, CORRECTED_TEXT),
    ]


def test_an_older_capture_read_late_does_not_become_current(conn: Connection) -> None:
    run_key = start_run(conn)
    older = fetch_page(conn, run_key, "a", MARCH_TEXT, at(0))
    stage_text(conn, run_key, "a", CORRECTED_TEXT, when=at(5))
    publish(conn, run_key, now=at(6))
    start_run(conn, "ingest/2")
    stage_batch(conn, "ingest/2", [make_reading(older, make_article("a", MARCH_TEXT))])
    publish(conn, "ingest/2", now=at(7))
    assert table(conn, "SELECT text FROM core.article_revision WHERE is_current") == [(CORRECTED_TEXT,)]


def test_a_new_extractor_version_supersedes_and_keeps_the_old(conn: Connection) -> None:
    ref = stage_text(conn, start_run(conn, "ingest/1"), "a", MARCH_TEXT, MARCH_CLAIM)
    publish(conn, "ingest/1", now=at(1))
    start_run(conn, "reextract/1")
    stage_batch(
        conn,
        "reextract/1",
        [make_reading(ref, make_article("a", MARCH_TEXT), MARCH_CLAIM, extractor_version="e2")],
    )
    report = publish(conn, "reextract/1", now=at(2))
    assert claims(conn) == [("51,200", "e1", False), ("51,200", "e2", True)]
    assert table(conn, "SELECT superseded_at FROM core.claim WHERE NOT is_current") == [(at(2),)]
    versions = {"parser_version": "p1", "extractor_version": "e2"}
    assert captures_to_extract(conn, **versions) == []
    assert report.rows == {"core.claim": 1, "core.reading": 1}


def test_a_claim_no_longer_read_is_no_longer_current_and_comes_back_when_read_again(conn: Connection) -> None:
    ref = stage_text(conn, start_run(conn, "r/1"), "a", MARCH_TEXT, MARCH_CLAIM)
    publish(conn, "r/1", now=at(1))
    for run_id, claimed in (("r/2", ()), ("r/3", (MARCH_CLAIM,))):
        start_run(conn, run_id)
        stage_batch(conn, run_id, [make_reading(ref, make_article("a", MARCH_TEXT), *claimed)])
        assert publish(conn, run_id, now=at(2)).made == 1
        assert claims(conn) == [("51,200", "e1", bool(claimed))]


@pytest.mark.parametrize(
    ("steps", "read_at"),
    [
        ([("e1", "a", True), ("e1", "a", True)], 1),
        ([("e1", "a", True), ("e1", "a", False)], 2),
        ([("e1", "a", False), ("e1", "a", True)], 2),
        ([("e1", "a", False), ("e2", "a", False), ("e1", "a", False)], 3),
        ([("e1", "a", False), ("e2", "b", False), ("e1", "a", False)], 3),
        ([("e1", "a", False), ("e2", "b", False), ("e1", "a", False), ("e1", "a", False)], 3),
        ([("e1", "a", False), ("e1", "b", False), ("e1", "a", False)], 1),
    ],
    ids=[
        "the same again", "without its claim", "with a claim more", "after another version",
        "after another version of another page with the text", "once after it", "after another page by its own version",
    ],
)  # fmt: skip
def test_a_reading_is_entered_anew_when_it_has_taken_the_place_of_another(
    conn: Connection, steps: list[tuple[str, str, bool]], read_at: int
) -> None:
    run_key = start_run(conn, "r/fetch")
    pages = {page: fetch_page(conn, run_key, page, page) for page in "ab"}
    for hour, (version, page, is_claimed) in enumerate(steps, start=1):
        run_key = start_run(conn, f"r/{hour}")
        article, claimed = make_article(page, MARCH_TEXT), [MARCH_CLAIM] if is_claimed else []
        changes = {"extractor_version": version, "native_id": "77"}
        stage_batch(conn, run_key, [make_reading(pages[page], article, *claimed, **changes)])
        publish(conn, run_key, now=at(hour))
    query = "SELECT MAX(read_at) FROM core.reading INNER JOIN raw.capture USING (capture_id)"
    (found,) = table(conn, f"{query} WHERE extractor_version = 'e1' AND url = '{url_of('a')}'")
    assert found == (at(read_at),)


def test_one_version_that_reads_otherwise_supersedes_its_own_claim(conn: Connection) -> None:
    march: Period | None = MARCH_CLAIM.period
    ref = stage_text(conn, start_run(conn, "r/1"), "a", MARCH_TEXT, replace(MARCH_CLAIM, period=None))
    publish(conn, "r/1", now=at(1))
    start_run(conn, "r/2")
    stage_batch(conn, "r/2", [make_reading(ref, make_article("a", MARCH_TEXT), MARCH_CLAIM, parser_version="p2")])
    publish(conn, "r/2", now=at(2))
    assert table(conn, "SELECT period_start, is_current FROM core.claim ORDER BY is_current") == [
        (None, False),
        (march.start if march else None, True),
    ]


def test_skipped_claims_leave_the_earlier_ones_current(conn: Connection) -> None:
    ref = stage_text(conn, start_run(conn, "r/1"), "a", MARCH_TEXT, MARCH_CLAIM)
    publish(conn, "r/1", now=at(1))
    start_run(conn, "r/2")
    stage_batch(conn, "r/2", [make_reading(ref, make_article("a", MARCH_TEXT), claims_skipped="language")])
    assert publish(conn, "r/2", now=at(2)).dropped == {"unchanged": 1}
    assert claims(conn) == [("51,200", "e1", True)]


def test_a_better_parser_mends_what_surrounds_the_text_without_a_new_revision(conn: Connection) -> None:
    run_key = start_run(conn)
    ref = fetch_page(conn, run_key, "a", MARCH_TEXT)
    stage_batch(conn, run_key, [make_reading(ref, make_article("a", MARCH_TEXT, published_at=None))])
    publish(conn, run_key, now=at(1))
    start_run(conn, "r/2")
    stage_batch(conn, "r/2", [make_reading(ref, make_article("a", MARCH_TEXT, authors=("Ann Lee",)))])
    assert publish(conn, "r/2", now=at(2)).made == 1
    query = "SELECT revision_no, published_at, authors FROM core.article_revision"
    assert table(conn, query) == [(1, at(-1), ["Ann Lee"])]


def test_dates_of_page_and_feed_are_kept_apart(conn: Connection) -> None:
    run_key = start_run(conn)
    for name, published_at in (("dated", at(-1)), ("undated", None)):
        ref = fetch_page(conn, run_key, name, MARCH_TEXT)
        conn.execute(text("UPDATE raw.lead SET feed_published_at = :at"), {"at": at(-30)})
        article = make_article(name, MARCH_TEXT, published_at=published_at)
        stage_batch(conn, run_key, [make_reading(ref, article, feed_day=at(-30).date())])
    publish(conn, run_key, now=at(1))
    query = "SELECT published_at, feed_published_at, published_on FROM core.article_revision ORDER BY published_on"
    assert table(conn, query) == [
        (None, at(-30), at(-30).date()),
        (at(-1), at(-30), at(-1).date()),
    ]


@pytest.mark.parametrize(
    ("first", "second", "day"),
    [
        ((at(-1), None), (None, 2), at(-1).date()),
        ((None, 1), (None, 2), date(2026, 4, 2)),
        ((None, 1), (None, None), date(2026, 4, 1)),
        ((None, 1), (at(-1), None), at(-1).date()),
    ],
    ids=["the page's stays", "the feed's as it is read now", "the feed's stays", "the page's at last"],
)
def test_the_day_of_the_page_goes_before_that_of_a_feed(conn: Connection, first: Told, second: Told, day: date) -> None:
    ref = fetch_page(conn, start_run(conn), "a", MARCH_TEXT)
    for number, (published_at, of_feed) in enumerate((first, second)):
        run_key = start_run(conn, f"r/{number}")
        told = date(2026, 4, of_feed) if of_feed else None
        article = make_article("a", MARCH_TEXT, published_at=published_at)
        stage_batch(conn, run_key, [make_reading(ref, article, feed_day=told)])
        publish(conn, run_key, now=at(1 + number))
    assert table(conn, "SELECT published_on FROM core.article_revision") == [(day,)]


def test_a_text_that_is_kept_no_longer_does_not_come_back_with_its_page(conn: Connection) -> None:
    article = make_article("a", MARCH_TEXT, subtitle="Of lanterns", dropped=(DroppedBlock(reason="menu", text="Home"),))
    for number, hours in enumerate((0, 50)):
        run_key = start_run(conn, f"r/{number}")
        ref = fetch_page(conn, run_key, "a", f"{MARCH_TEXT} {number}", at(hours))
        stage_batch(conn, run_key, [make_reading(ref, article, MARCH_CLAIM)])
        publish(conn, run_key, now=at(hours + 1))
        assert expire_texts(conn, SOURCE, before=at(10)) == 1 - number
    query = "SELECT text, subtitle, blocks, dropped, flags FROM core.article_revision"
    assert table(conn, query) == [("", None, [], [], ["text_expired"])]


def test_an_article_whose_address_changes_stays_one_article_by_its_own_number(conn: Connection) -> None:
    run_key = start_run(conn)
    stage_text(conn, run_key, "old-title", MARCH_TEXT, native_id="77")
    stage_text(conn, run_key, "new-title", CORRECTED_TEXT, when=at(5), native_id="77")
    publish(conn, run_key, now=at(6))
    assert table(conn, "SELECT article_key, url FROM core.article") == [("77", url_of("old-title"))]


def test_a_run_whose_audit_has_failed_publishes_nothing(warehouse: Warehouse) -> None:
    with warehouse.begin() as conn:
        run_key = start_run(conn)
        stage_text(conn, run_key, "a", MARCH_TEXT, MARCH_CLAIM)
        conn.execute(
            text(
                "INSERT INTO ops.check_result (run_key, check_key, severity, bad_rows, sample)"
                " VALUES (:run_key, 'surface_at_span', 'error', 1, '[]')"
            ),
            {"run_key": run_key},
        )
    with warehouse.begin() as conn, pytest.raises(PipelineError, match="has failed surface_at_span"):
        publish(conn, run_key, now=at(1))
    with warehouse.begin() as conn:
        assert row_counts(conn)["core.article"] == 0


def test_two_publishes_at_once_make_each_row_once(warehouse: Warehouse) -> None:
    with warehouse.begin() as conn:
        for run_key in ("ingest/1", "ingest/2"):
            start_run(conn, run_key)
        ref = fetch_page(conn, "ingest/1", "a", MARCH_TEXT)
        for run_key in ("ingest/1", "ingest/2"):
            stage_batch(conn, run_key, [make_reading(ref, make_article("a", MARCH_TEXT), MARCH_CLAIM)])
    reports: list[StageReport] = []
    begun = threading.Barrier(2)

    def publish_one(run_key: str) -> None:
        with warehouse.begin() as conn:
            begun.wait(timeout=30)
            reports.append(publish(conn, run_key, now=NOON))

    threads = [threading.Thread(target=publish_one, args=(run_key,)) for run_key in ("ingest/1", "ingest/2")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    with warehouse.begin() as conn:
        counts = row_counts(conn)
    assert sorted(report.made for report in reports) == [0, 1]
    assert [counts[f"core.{name}"] for name in ("article", "article_revision", "claim", "reading")] == [1, 1, 1, 1]


def test_a_second_publish_waits_for_the_first_and_numbers_its_revision_after_it(warehouse: Warehouse) -> None:
    texts = {f"ingest/{number}": MARCH_TEXT.replace("51", str(number)) for number in (1, 2, 3)}
    with warehouse.begin() as conn:
        for hours, (run_key, words) in enumerate(texts.items()):
            stage_text(conn, start_run(conn, run_key), "a", words, when=at(hours))
        publish(conn, "ingest/1", now=at(5))
    done: list[StageReport] = []

    def publish_third() -> None:
        with warehouse.begin() as conn:
            done.append(publish(conn, "ingest/3", now=at(6)))

    third = threading.Thread(target=publish_third)
    with warehouse.begin() as conn:
        publish(conn, "ingest/2", now=at(6))
        third.start()
        third.join(timeout=0.3)
        assert done == []
    third.join(timeout=60)
    with warehouse.begin() as conn:
        query = "SELECT revision_no, is_current, text FROM core.article_revision ORDER BY revision_no"
        assert table(conn, query) == [
            (number, number == 3, words) for number, words in enumerate(texts.values(), start=1)
        ]


def test_of_two_captures_with_one_text_the_latest_reading_counts(conn: Connection) -> None:
    run_key = start_run(conn)
    first = fetch_page(conn, run_key, "a", "page one", at(0))
    second = fetch_page(conn, run_key, "a", "page two", at(5))
    article = make_article("a", MARCH_TEXT)
    stage_batch(conn, run_key, [make_reading(first, article, replace(MARCH_CLAIM, period=None))])
    publish(conn, run_key, now=at(6))
    start_run(conn, "r/2")
    readings = [
        make_reading(second, article, MARCH_CLAIM),
        make_reading(first, article, replace(MARCH_CLAIM, period=None)),
    ]
    stage_batch(conn, "r/2", readings)
    report = publish(conn, "r/2", now=at(7))
    query = "SELECT period_start IS NULL, region, is_current FROM core.claim ORDER BY is_current"
    assert table(conn, query) == [(True, None, False), (False, None, True)]
    assert (report.made, report.dropped) == (1, {"unchanged": 1})


def test_an_error_in_the_middle_leaves_no_row_of_the_run(warehouse: Warehouse) -> None:
    with warehouse.begin() as conn:
        run_key = start_run(conn)
        before = checksums(conn)
        stage_text(conn, run_key, "a", MARCH_TEXT, MARCH_CLAIM, replace(MARCH_CLAIM, period=None))
    with pytest.raises(Exception, match="claim_current"), warehouse.begin() as conn:
        publish(conn, run_key, now=at(1))
    with warehouse.begin() as conn:
        after = checksums(conn)
        assert {name: after[name] for name in after if name.startswith("core")} == {
            name: before[name] for name in before if name.startswith("core")
        }
        assert row_counts(conn)["stage.claim"] == 2


def test_a_reading_that_counts_other_numbers_as_unread_is_entered_anew(conn: Connection) -> None:
    ref = stage_text(conn, start_run(conn, "r/1"), "a", MARCH_TEXT, MARCH_CLAIM)
    publish(conn, "r/1", now=at(1))
    start_run(conn, "r/2")
    stage_batch(conn, "r/2", [make_reading(ref, make_article("a", MARCH_TEXT), MARCH_CLAIM, numbers_unread=7)])
    publish(conn, "r/2", now=at(2))
    assert table(conn, "SELECT numbers_unread, read_at FROM core.reading") == [(7, at(2))]
