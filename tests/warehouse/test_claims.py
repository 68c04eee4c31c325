"""mart.fct_claim answers who had how many, when, and where it says so."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import Connection, NullPool, create_engine, text

from pipeline.model import Grain, Period
from pipeline.observe import observe
from pipeline.publish import publish
from pipeline.settings import BUILT_IN_SQL
from pipeline.warehouse import ClaimQuery, find_claims, stage_batch
from tests.support.database import DatabaseServer
from tests.support.rows import MARCH, at, claim_in, make_article, make_reading, start_run, url_of
from tests.support.rows import fetch_page as fetched

TEXT = "KakaoTalk grew. It had 51,200 active users in March, after 36,570 in February. Fines came to $2 million."
FEBRUARY = Period(start=date(2026, 2, 1), end=date(2026, 3, 1), grain=Grain.MONTH, text="in February")


@pytest.fixture(scope="module")
def observed(database_server: DatabaseServer, template_database: str) -> Iterator[Connection]:
    """A transaction of all tests, which only read."""
    with (
        database_server.filled(template_database, _publish) as name,
        create_engine(database_server.url(name), poolclass=NullPool).begin() as conn,
    ):
        yield conn


def _publish(conn: Connection) -> None:
    march = claim_in(TEXT, "51,200", "51200", entity="KakaoTalk")
    sentence = replace(march.sentence, start=TEXT.index("It had"), end=TEXT.index(" Fines"))
    march = replace(march, sentence=sentence, period=MARCH)
    february = replace(claim_in(TEXT, "36,570", "36570", entity="Какаоток"), sentence=sentence, period=FEBRUARY)
    fine = claim_in(TEXT, "$2 million", "2000000", unit="USD", entity="Kakao", metric="fines", metric_id="fine")
    run_key = start_run(conn)
    first, second = fetched(conn, run_key, "a", "1"), fetched(conn, run_key, "b", "2")
    stage_batch(
        conn,
        run_key,
        [
            make_reading(first, make_article("a", TEXT), march, february),
            make_reading(second, make_article("b", TEXT, published_at=at(-48)), fine),
        ],
    )
    publish(conn, run_key, now=at(1))
    observe(conn, sql_dir=BUILT_IN_SQL)


def test_active_users_of_a_service_by_month_with_sentence_and_url(observed: Connection) -> None:
    query = text(
        "SELECT period_start, value, sentence, url FROM mart.fct_claim"
        " WHERE entity_name = 'KakaoTalk' AND metric_id = 'monthly_active_users' AND period_grain = 'month'"
        " ORDER BY period_start"
    )
    sentence = "It had 51,200 active users in March, after 36,570 in February."
    assert [tuple(row) for row in observed.execute(query)] == [
        (date(2026, 2, 1), Decimal(36570), sentence, url_of("a")),
        (date(2026, 3, 1), Decimal(51200), sentence, url_of("a")),
    ]


@pytest.mark.parametrize(
    ("asked", "surfaces"),
    [
        ({}, ["51,200", "36,570", "$2 million"]),
        ({"entity": "kakaotalk"}, ["51,200", "36,570"]),
        ({"entity": "kakao"}, ["51,200", "36,570", "$2 million"]),
        ({"entity": "каток%"}, []),
        ({"metric": "monthly_active_users"}, ["51,200", "36,570"]),
        ({"metric": "FINE"}, ["$2 million"]),
        ({"unit": "USD"}, ["$2 million"]),
        ({"source_key": "other"}, []),
        ({"region": "XX"}, []),
        ({"kind": "level"}, ["51,200", "36,570", "$2 million"]),
        ({"kind": "share"}, []),
        ({"language": "en"}, ["51,200", "36,570", "$2 million"]),
        ({"language": "ko"}, []),
        ({"modality": "actual"}, ["51,200", "36,570", "$2 million"]),
        ({"modality": "forecast"}, []),
        ({"min_confidence": 0.99}, []),
        ({"published_from": date(2026, 4, 14)}, ["51,200", "36,570"]),
        ({"published_before": date(2026, 4, 14)}, ["$2 million"]),
        ({"limit": 1}, ["51,200"]),
    ],
    ids=str,
)
def test_a_query_narrows_by_what_it_names(observed: Connection, asked: dict[str, Any], surfaces: list[str]) -> None:
    assert [row["surface"] for row in find_claims(observed, ClaimQuery(**asked))] == surfaces


def test_before_the_first_observe_there_are_no_claims_to_find(conn: Connection) -> None:
    assert find_claims(conn, ClaimQuery()) == []
