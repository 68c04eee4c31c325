"""Columns of a claim: the same in stage and core, and what tells one claim from another."""

from dataclasses import replace
from decimal import Decimal

import pytest
from sqlalchemy import Connection, text

from pipeline.model import Claim, Modality
from pipeline.publish import publish
from pipeline.warehouse import checksums, stage_batch
from pipeline.warehouse.claim_columns import LATER, SAID_COLUMNS, claim_values, with_later_columns
from pipeline.warehouse.copying import statement
from pipeline.warehouse.staging import CLAIM_COLUMNS, PAGE_COLUMNS
from tests.support.rows import at, claim_in, make_article, make_reading, stage_text, start_run

TEXT = "MeowTalk had 51,200 active users in March and 36,570 in February."
CLAIM = claim_in(TEXT, "51,200", "51200")
RATES = {"value": Decimal("0.990"), "period": Decimal("0.74"), "unit": Decimal("0.9704")}
FORECAST = replace(CLAIM, modality=Modality.FORECAST, confidences=RATES)
COLUMNS = text(
    "SELECT attname FROM pg_attribute WHERE attrelid = to_regclass(:name) AND attnum > 0 AND NOT attisdropped"
)


@pytest.mark.parametrize(
    "other",
    [
        replace(CLAIM, period=None),
        replace(CLAIM, modality=Modality.FORECAST),
        replace(CLAIM, modality=Modality.TARGET),
        replace(CLAIM, confidences=RATES),
        FORECAST,
    ],
    ids=["without its period", "as a forecast", "as a target", "with confidences", "with both"],
)
def test_a_claim_that_says_something_else_has_another_hash(other: Claim) -> None:
    assert claim_values(CLAIM)[-1] == claim_values(claim_in(TEXT, "51,200", "51200"))[-1]
    assert claim_values(other)[-1] != claim_values(CLAIM)[-1]


def test_a_claim_of_before_keeps_the_hash_that_its_id_was_made_from() -> None:
    """Taken down with the version that knew neither modality nor confidences."""
    assert claim_values(CLAIM)[-1] == "96446cfefd47dfd2eb5961f82ceb27dd3975cc57498424c8ee226f698fc8ea0b"


def test_the_order_in_which_confidences_were_given_makes_no_other_claim() -> None:
    turned = replace(FORECAST, confidences=dict(reversed(RATES.items())))
    assert claim_values(turned)[-1] == claim_values(FORECAST)[-1]


def test_every_column_of_stage_and_core_is_declared(conn: Connection) -> None:
    staged = set(conn.scalars(COLUMNS, {"name": "stage.claim"}))
    held = set(conn.scalars(COLUMNS, {"name": "core.claim"}))
    assert staged == {*PAGE_COLUMNS, *CLAIM_COLUMNS}
    assert held - set(SAID_COLUMNS) == {
        "claim_id", "revision_id", "extractor_version", "is_current", "made_at", "superseded_at", "current_since",
    }  # fmt: skip
    assert len(claim_values(CLAIM)) == len(SAID_COLUMNS)


def test_what_a_claim_says_is_published_column_by_column(conn: Connection) -> None:
    other = claim_in(TEXT, "36,570", "36570")
    stage_text(conn, start_run(conn), "a", TEXT, FORECAST, other)
    publish(conn, "ingest/1", now=at(1))
    rows = [dict(row) for row in conn.execute(text("SELECT * FROM core.claim ORDER BY span_start")).mappings()]
    assert [(row["modality"], row["confidences"]) for row in rows] == [
        ("forecast", {"value": 0.99, "unit": 0.97, "period": 0.74}),
        ("actual", None),
    ]
    for row, claim in zip(rows, (FORECAST, other), strict=True):
        said = dict(zip(SAID_COLUMNS, claim_values(claim), strict=True))
        assert {name: row[name] for name in said if name != "confidences"} == {
            name: value for name, value in said.items() if name != "confidences"
        }


def test_a_rerun_with_confidences_leaves_every_checksum_as_it_was(conn: Connection) -> None:
    ref = stage_text(conn, start_run(conn, "ingest/1"), "a", TEXT, FORECAST)
    publish(conn, "ingest/1", now=at(1))
    before = checksums(conn)
    again = replace(CLAIM, modality=Modality.FORECAST, confidences=dict(reversed(RATES.items())))
    start_run(conn, "ingest/2")
    stage_batch(conn, "ingest/2", [make_reading(ref, make_article("a", TEXT), again)])
    report = publish(conn, "ingest/2", now=at(2))
    assert report.dropped == {"unchanged": 1}
    assert checksums(conn) == before


def test_a_reading_of_the_same_version_with_another_modality_takes_the_place_of_the_first(conn: Connection) -> None:
    ref = stage_text(conn, start_run(conn, "ingest/1"), "a", TEXT, CLAIM)
    publish(conn, "ingest/1", now=at(1))
    start_run(conn, "ingest/2")
    stage_batch(conn, "ingest/2", [make_reading(ref, make_article("a", TEXT), FORECAST)])
    publish(conn, "ingest/2", now=at(2))
    rows = conn.execute(text("SELECT modality, is_current FROM core.claim ORDER BY made_at")).all()
    assert [tuple(row) for row in rows] == [("actual", False), ("forecast", True)]


LIST = """-- One row.
-- later columns
SELECT
    claim.block,
    -- later columns of claim
    claim.made_at
FROM core.claim AS claim"""


def test_later_columns_stand_where_a_statement_has_their_mark() -> None:
    query = with_later_columns(LIST)
    names = [column.name for column in LATER]
    assert names[:2] == ["modality", "confidences"]
    assert "    claim.block,\n" + "".join(f"    claim.{name},\n" for name in names) + "    claim.made_at\n" in query
    said = [line.partition(":")[0] for line in query.splitlines()]
    assert said[1 : len(names) + 1] == [f"-- column {name}" for name in names]


@pytest.mark.parametrize(
    "name",
    [
        "export/claims",
        "iceberg/fct_claim",
        "explore/claims",
        "explore/article_claims",
        "explore/evidence",
        "load/claims_found",
    ],
)
def test_every_list_of_claims_has_them(name: str) -> None:
    assert all(f".{column.name}," in statement(name) for column in LATER)
