"""audit: each check finds its bad row and nothing else; an error publishes nothing."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import text

from pipeline.audit import AuditError, AuditResult, audit
from pipeline.errors import ConfigError, PipelineError
from pipeline.model import Claim, ClaimKind
from pipeline.publish import publish
from pipeline.settings import BUILT_IN_SQL
from pipeline.warehouse import Warehouse, row_counts, stage_batch
from tests.support.rows import (
    MARCH,
    at,
    claim_in,
    fetch_page,
    make_article,
    make_reading,
    stage_text,
    start_run,
    url_of,
)

CHECKS = BUILT_IN_SQL / "checks"
TEXT = "MeowTalk had 51,200 active users in March, 8.7 percent of all."
USERS = claim_in(TEXT, "51,200", "51200")
SHARE = claim_in(TEXT, "8.7 percent", "8.7", unit="percent", kind=ClaimKind.SHARE)

BREAKS = {
    "surface_at_span": "UPDATE stage.claim SET surface = '51,300' WHERE surface = '51,200'",
    "span_in_text": "UPDATE stage.claim SET sentence_end = 500 WHERE surface = '51,200'",
    "range_in_order": "UPDATE stage.claim SET value_high = value - 1 WHERE surface = '51,200'",
    "one_claim_per_span": (
        "UPDATE stage.claim SET (span_start, span_end, surface) ="
        " (SELECT c.span_start, c.span_end, c.surface FROM stage.claim AS c WHERE c.ordinal = 0) WHERE ordinal = 1"
    ),
}


def staged(warehouse: Warehouse, *claims: Claim, body: str = TEXT) -> str:
    with warehouse.begin() as conn:
        run_key = start_run(conn)
        stage_text(conn, run_key, "a", body, *claims)
    return run_key


def checked(warehouse: Warehouse, run_key: str) -> AuditResult:
    with warehouse.begin() as conn:
        return audit(conn, run_key, CHECKS)


def found(result: AuditResult) -> dict[str, int]:
    return {check.check_key: check.bad_rows for check in result.checks if check.bad_rows}


def test_good_rows_pass_every_check(warehouse: Warehouse) -> None:
    result = checked(warehouse, staged(warehouse, USERS, SHARE))
    result.raise_on_error()
    assert found(result) == {}
    assert len(result.checks) == len(list(CHECKS.glob("*.sql"))) >= 8
    assert (result.report.taken, result.report.made, result.report.left) == (1, 1, 0)


def test_one_page_with_a_date_in_the_future_is_told_of_and_stops_nobody(warehouse: Warehouse) -> None:
    run_key = staged(warehouse, USERS, SHARE)
    with warehouse.begin() as conn:
        conn.execute(text("UPDATE stage.article SET published_at = published_at + INTERVAL '3 days'"))
    result = checked(warehouse, run_key)
    assert found(result) == {"published_in_past": 1}
    result.raise_on_error()
    with warehouse.begin() as conn:
        publish(conn, run_key, now=at(1))
        assert row_counts(conn)["core.article"] == 1


@pytest.mark.parametrize(("check_key", "damage"), BREAKS.items(), ids=list(BREAKS))
def test_a_bad_row_fails_its_check_and_nothing_is_published(warehouse: Warehouse, check_key: str, damage: str) -> None:
    run_key = staged(warehouse, USERS, SHARE)
    with warehouse.begin() as conn:
        conn.execute(text(damage))
    result = checked(warehouse, run_key)
    assert found(result) == {check_key: 1}
    assert (result.report.made, result.report.left) == (0, 1)
    with pytest.raises(AuditError, match=rf"{check_key}: 1 rows, .*{url_of('a')}.*\w+\."):
        result.raise_on_error()
    with warehouse.begin() as conn, pytest.raises(PipelineError, match=check_key):
        publish(conn, run_key, now=at(1))
    with warehouse.begin() as conn:
        counts = row_counts(conn)
        kept = conn.execute(text("SELECT severity, sample FROM ops.check_result WHERE bad_rows > 0")).one()
    assert {name: counts[f"core.{name}"] for name in ("article", "claim", "reading")} == dict.fromkeys(
        ("article", "claim", "reading"), 0
    )
    assert kept.severity == "error"
    assert kept.sample[0]["url"] == url_of("a")


def test_an_article_of_blanks_has_no_text(warehouse: Warehouse) -> None:
    assert found(checked(warehouse, staged(warehouse, body=" \n\t\u00a0"))) == {"article_has_text": 1}


@pytest.mark.parametrize(
    ("body", "claim", "check_key"),
    [
        ("MeowTalk \ufffd\ufffd 51,200 users", None, "text_decoded"),
        (TEXT, replace(SHARE, value=Decimal("100.5")), "share_over_100"),
        (TEXT, replace(SHARE, value_high=Decimal(120)), "share_over_100"),
        (TEXT, replace(SHARE, value=Decimal(100)), None),
        (TEXT, replace(SHARE, value=Decimal(300), kind=ClaimKind.CHANGE, baseline=MARCH), None),
    ],
    ids=["undecoded", "share over 100", "range over 100", "all of it", "a change may be"],
)
def test_a_warning_shows_and_lets_through(
    warehouse: Warehouse, body: str, claim: Claim | None, check_key: str | None
) -> None:
    run_key = staged(warehouse, *([claim] if claim else []), body=body)
    result = checked(warehouse, run_key)
    result.raise_on_error()
    assert [check.check_key for check in result.checks if check.bad_rows] == ([check_key] if check_key else [])
    with warehouse.begin() as conn:
        assert publish(conn, run_key, now=at(1)).made == 1


def test_the_checks_look_at_their_own_run_only(warehouse: Warehouse) -> None:
    bad = staged(warehouse, USERS)
    with warehouse.begin() as conn:
        conn.execute(text(BREAKS["surface_at_span"]))
        good = start_run(conn, "ingest/2")
        ref = fetch_page(conn, good, "b", TEXT)
        stage_batch(conn, good, [make_reading(ref, make_article("b", TEXT), USERS)])
    assert found(checked(warehouse, good)) == {}
    assert found(checked(warehouse, bad)) == {"surface_at_span": 1}


def test_a_mended_run_passes_when_audited_again(warehouse: Warehouse) -> None:
    run_key = staged(warehouse, USERS)
    with warehouse.begin() as conn:
        conn.execute(text(BREAKS["surface_at_span"]))
    assert checked(warehouse, run_key).report.left == 1
    with warehouse.begin() as conn:
        conn.execute(text("UPDATE stage.claim SET surface = '51,200'"))
    assert checked(warehouse, run_key).report.left == 0
    with warehouse.begin() as conn:
        assert publish(conn, run_key, now=at(1)).made == 1


def test_a_check_without_its_remedy_is_refused_by_name(warehouse: Warehouse, tmp_path: Path) -> None:
    (tmp_path / "odd.sql").write_text("-- One row.\n-- severity: error\n-- meaning: odd\nSELECT 1 AS bad\n")
    run_key = staged(warehouse, USERS)
    with warehouse.begin() as conn, pytest.raises(ConfigError, match=r"odd\.sql: wants one line '-- remedy: \.\.\.'"):
        audit(conn, run_key, tmp_path)
    with warehouse.begin() as conn, pytest.raises(ConfigError, match="no folder"):
        audit(conn, run_key, tmp_path / "none")
