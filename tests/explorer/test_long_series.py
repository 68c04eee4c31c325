"""A series with more points than a page has: the page has the latest ones and says so, the files have all."""

import csv
import io
from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import create_engine, text

from pipeline.explorer import build_app
from pipeline.explorer.series.points import MOST
from tests.support.figures import Printed, story_of
from tests.support.mended import said
from tests.support.pages import browser
from tests.support.patience import patient_reader
from tests.support.press import look, print_stories

LAST, EARLIER = date(2026, 4, 14), MOST["series_points"] + 1
FIRST = LAST - timedelta(days=EARLIER)
COPIES = (
    """INSERT INTO core.observation
    SELECT (JSONB_POPULATE_RECORD(known, JSONB_BUILD_OBJECT(
        'observation_id', MD5('observation' || number), 'observation_key', MD5('observation' || number)
    ))).* FROM core.observation AS known, GENERATE_SERIES(1, :copies) AS number""",
    """INSERT INTO mart.fct_observation
    SELECT (JSONB_POPULATE_RECORD(known, JSONB_BUILD_OBJECT(
        'observation_id', MD5('observation' || number), 'value', 1000 + number,
        'period_start', known.period_start - number, 'period_end', known.period_end - number
    ))).* FROM mart.fct_observation AS known, GENERATE_SERIES(1, :copies) AS number""",
    """INSERT INTO core.claim
    SELECT (JSONB_POPULATE_RECORD(known, JSONB_BUILD_OBJECT(
        'claim_id', MD5('claim' || number),
        'span_start', known.span_start + 100 * number, 'span_end', known.span_end + 100 * number,
        'sentence_start', known.sentence_start + 100 * number, 'sentence_end', known.sentence_end + 100 * number
    ))).* FROM core.claim AS known, GENERATE_SERIES(1, :copies) AS number""",
    """INSERT INTO mart.fct_claim
    SELECT (JSONB_POPULATE_RECORD(known, JSONB_BUILD_OBJECT(
        'claim_id', MD5('claim' || number)
    ))).* FROM mart.fct_claim AS known, GENERATE_SERIES(1, :copies) AS number""",
    """INSERT INTO core.observation_claim
    SELECT (JSONB_POPULATE_RECORD(known, JSONB_BUILD_OBJECT(
        'claim_id', MD5('claim' || number), 'observation_id', MD5('observation' || number)
    ))).* FROM core.observation_claim AS known, GENERATE_SERIES(1, :copies) AS number""",
)
"""The one figure that is printed, again for each of the days before its own."""


@pytest.fixture(scope="module")
def pages(database_server, template_database) -> Iterator[TestClient]:
    figure = Printed(value="900", period=LAST.isoformat(), metric="share_price", kind="price", unit="USD")
    with database_server.database(template_database) as url:
        engine = create_engine(url)
        with engine.begin() as conn:
            print_stories(conn, story_of("gazette", figure))
            look(conn)
            for copy in COPIES:
                conn.execute(text(copy), {"copies": EARLIER})
        engine.dispose()
        reader = patient_reader(url)
        yield browser(build_app(reader, {}, guard=None))
        reader.close()


@pytest.fixture(scope="module")
def address(pages) -> str:
    (series,) = pages.get("/api/series").json()["items"]
    return f"/series/{series['series_id']}"


def test_a_page_has_the_latest_points_and_says_how_many_are_left_out(pages, address):
    page = said(pages.get(address))
    assert "Latest 900 USD 14 Apr 2026" in page
    assert "60 of 3000, the latest first" in page
    assert "2 points of earlier times are left out of this page, its chart and its table." in page
    assert "newsfigures, “MeowTalk: share price (price)”, the latest 3,000 figures," in page
    drawn = pages.get(f"{address}/chart.json").json()["usermeta"]["points"]
    assert len(drawn) == MOST["series_points"]
    assert any("14 Apr 2026" in one["said"] for one in drawn)


def test_a_time_that_is_asked_for_is_there_however_early_it_is(pages, address):
    page = said(pages.get(f"{address}?to={FIRST + timedelta(days=1)}"))
    assert "2 of 2, the latest first" in page
    assert "left out" not in page


def test_files_and_the_api_have_all_points(pages, address):
    rows = list(csv.DictReader(io.StringIO(pages.get(f"{address}?format=csv").text)))
    assert (len(rows), rows[0]["period_start"], rows[-1]["period_start"]) == (EARLIER + 1, str(FIRST), str(LAST))
    assert len(pages.get(f"{address}?format=json").json()) == EARLIER + 1
    assert len(pages.get(f"/api{address}").json()["points"]) == EARLIER + 1
