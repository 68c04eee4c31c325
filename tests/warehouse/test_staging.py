"""stage.*: what a run has read, before it is published."""

import pytest
from sqlalchemy import Connection

from pipeline.model import Attribution, AttributionKind, Drop, DroppedBlock, Reason
from pipeline.warehouse import feed_dates, row_counts, stage_batch
from pipeline.warehouse.names import name_key
from tests.support.rows import claim_in, fetch_page, make_article, make_reading, start_run, url_of

TEXT = "MeowTalk had 51,200 active users in March and 36,570 in February."


def test_restaging_a_capture_in_the_same_run_replaces_it(conn: Connection) -> None:
    first, second = claim_in(TEXT, "51,200", "51200"), claim_in(TEXT, "36,570", "36570")
    run_key = start_run(conn)
    ref = fetch_page(conn, run_key, "a", TEXT)
    other = fetch_page(conn, run_key, "b", "menu")
    rows = stage_batch(
        conn,
        run_key,
        [
            make_reading(ref, make_article("a", TEXT), first, second),
            make_reading(other, Drop(Reason.NO_TEXT, other.url)),
        ],
    )
    assert rows == {"stage.reading": 2, "stage.article": 1, "stage.claim": 2}
    stage_batch(conn, run_key, [make_reading(ref, make_article("a", TEXT), second)])
    counts = row_counts(conn)
    assert [counts[f"stage.{table}"] for table in ("reading", "article", "claim")] == [2, 1, 1]


def test_two_runs_stage_the_same_capture_side_by_side(conn: Connection) -> None:
    ref = fetch_page(conn, start_run(conn, "ingest/1"), "a", TEXT)
    for run_key in ("ingest/1", "ingest/2"):
        stage_batch(conn, start_run(conn, run_key), [make_reading(ref, make_article("a", TEXT))])
    assert row_counts(conn)["stage.article"] == 2


def test_a_text_that_postgres_cannot_hold_keeps_its_length(conn: Connection) -> None:
    run_key = start_run(conn)
    ref = fetch_page(conn, run_key, "a", "x")
    stage_batch(conn, run_key, [make_reading(ref, make_article("a", "a\0b\ud800c 51,200"))])
    found = conn.exec_driver_sql("SELECT text FROM stage.article").scalar_one()
    assert found == "a\ufffdb\ufffdc 51,200"


def test_no_column_of_an_article_or_a_drop_makes_the_batch_fail(conn: Connection) -> None:
    """Half of a surrogate pair (JSON-LD may hold it as an escape) or a NUL, wherever a page can put one."""
    bad = "x\udfff\0"
    article = make_article(
        "a", TEXT, title=bad, subtitle=bad, language=bad, layout=bad, authors=("Ann", bad), section=bad,
        syndicated_from=bad, flags=(bad,), dropped=(DroppedBlock(bad, bad),),
    )  # fmt: skip
    spoken = Attribution(text=bad, kind=AttributionKind.PERSON)
    claim = claim_in(
        TEXT, "51,200", "51200", unit=bad, entity=bad, metric=bad, whole=bad, region=bad, attribution=spoken
    )
    run_key = start_run(conn)
    readings = [
        make_reading(fetch_page(conn, run_key, "a", TEXT), article, claim, native_id=bad),
        make_reading(fetch_page(conn, run_key, "b", "b"), Drop(Reason.NO_TEXT, url_of("b"), bad), claims_skipped=bad),
    ]
    stage_batch(conn, run_key, readings)
    authors, flags, dropped = conn.exec_driver_sql("SELECT authors, flags, dropped FROM stage.article").one()
    staged = conn.exec_driver_sql("SELECT entity, unit, attribution FROM stage.claim").one()
    assert (authors, flags) == (["Ann", "x\ufffd\ufffd"], ["x\ufffd\ufffd"])
    assert dropped == [{"reason": "x\ufffd\ufffd", "text": "x\ufffd\ufffd"}]
    assert set(staged) == {"x\ufffd\ufffd"}


def test_parameters_of_a_statement_are_made_storable_too(conn: Connection) -> None:
    assert feed_dates(conn, ["http://lantern.test/\ud800", "http://lantern.test/\0"]) == {}


def test_a_dropped_capture_has_no_claims(conn: Connection) -> None:
    ref = fetch_page(conn, start_run(conn), "a", "x")
    with pytest.raises(ValueError, match="dropped as no_text"):
        make_reading(ref, Drop(Reason.NO_TEXT, ref.url), claim_in(TEXT, "51,200", "51200"))


@pytest.mark.parametrize(
    ("printed", "key"),
    [
        ("MeowTalk", "meowtalk"),
        ("  «Мяу   Ток» ", "мяу ток"),
        ("ＭｅｏｗＴａｌｋ", "meowtalk"),
        ("“Meow\u00a0Talk”", "meow talk"),
        ("『미야오톡』", "미야오톡"),
        ("MEOW-TALK", "meow-talk"),
    ],
)
def test_one_name_has_one_key_however_it_is_printed(printed: str, key: str) -> None:
    assert name_key(printed) == key
