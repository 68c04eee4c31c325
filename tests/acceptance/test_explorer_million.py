"""At a million claims every page of the explorer, and its JSON, is there within 300 ms.

NEWSFIGURES_LOAD_ARTICLES makes it smaller; NEWSFIGURES_LOAD_URL names a warehouse that is filled already.
"""

import os
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import create_engine, text

from pipeline.explorer import build_app
from pipeline.explorer.reading import Reader
from pipeline.warehouse import Warehouse
from tests.support.explored import LONGEST_MS, fill, median_ms, pairs, timings, vacuum

pytestmark = [pytest.mark.acceptance, pytest.mark.timed, pytest.mark.timeout(5400)]

ARTICLES = int(os.environ.get("NEWSFIGURES_LOAD_ARTICLES", "65000"))
NOW = datetime(2026, 4, 14, tzinfo=UTC)


@pytest.fixture(scope="module")
def url(database_server, template_database: str) -> Iterator[str]:
    if given := os.environ.get("NEWSFIGURES_LOAD_URL"):
        yield given
        return
    with database_server.database(template_database) as made:
        fill(Warehouse(create_engine(made)), ARTICLES, NOW, print)
        yield made


@pytest.fixture(scope="module")
def client(url: str) -> Iterator[TestClient]:
    with create_engine(url, isolation_level="AUTOCOMMIT").connect() as conn:
        vacuum(conn)
        claims = conn.scalar(text("SELECT COUNT(*) FROM mart.fct_claim"))
    print(f"\n{claims:,} claims")
    reader = Reader(url)
    yield TestClient(build_app(reader, {}, guard=None, operator=True), headers={"accept": "text/html"})
    reader.close()


def slowest(found: list[tuple[str, float]]) -> None:
    print(f"slowest of {len(found)} answers, medians:")
    for name, spent in sorted(found, key=lambda one: -one[1])[:10]:
        print(f"  {spent:5.0f} ms  {name}")


def test_every_page_is_there_within_300_ms(client: TestClient) -> None:
    found = [(f"{form}  {name}", spent) for name, form, spent in timings(client)]
    slowest(found)
    assert [one for one in found if one[1] >= LONGEST_MS] == []


def test_no_two_facets_take_longer_whether_they_meet_or_not(client: TestClient) -> None:
    """Of facets that many claims have, that exclude each other, and that none has; common words too."""
    found = [(name, median_ms(client, asked, rounds=3)) for name, asked in pairs()]
    slowest(found)
    assert [one for one in found if one[1] >= LONGEST_MS] == []
