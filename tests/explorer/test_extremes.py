"""Numbers of more digits than arithmetic keeps, and times at the ends of the calendar, take no page away."""

from collections.abc import Iterator
from decimal import Decimal

import pytest
from fastapi.testclient import TestClient

from pipeline.explorer.series.headline import change_words
from pipeline.explorer.words.conflicts import gap_of, told_of
from pipeline.explorer.words.show import short
from tests.explorer.test_conflict_words import conflict, figure
from tests.support.database import DatabaseServer
from tests.support.figures import Printed, story_of
from tests.support.pages import browser
from tests.support.series_pages import id_of, series_pages

LUCAS = "170141183460469231731687303715884105727"
SHOWN = "170,141,183,460,469,231,731,687,303,715,884,105,727"


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (LUCAS, SHOWN),
        (f"-{LUCAS}", f"-{SHOWN}"),
        ("1" + "0" * 40, "10" + ",000" * 13),
        ("1175000000000000", "1,175 trillion"),
        ("999999999000000000", "999,999.999 trillion"),
        ("1000000000000000000", "1,000,000,000,000,000,000"),
        ("5370000.00000000000000000000000000000001", "5,370,000.00000000000000000000000000000001"),
        ("1234567", "1,234,567"),
        ("1234567000", "1,234,567,000"),
        ("1234000000", "1.234 billion"),
    ],
)  # fmt: skip
def test_a_number_is_told_in_words_only_where_these_keep_its_digits(value: str, said: str) -> None:
    assert short(Decimal(value)) == said


def test_what_is_reckoned_from_such_numbers_is_told_too() -> None:
    now, then = ({"value": Decimal(value), "unit": "user", "qualifier": "exact"} for value in ("1e40", "1"))
    assert change_words(now, then).endswith("0,000%")
    assert gap_of({"gap": Decimal("2e40"), "gap_unit": "ratio"}) == "20" + ",000" * 13 + " times"
    levels = conflict(
        figure("20", None, None, kind="change", direction="up", unit="percent"), figure("1e40", None, None),
        rule="change_misfit", gap=Decimal("1e42"), gap_unit="percentage_point", value_c=Decimal(1),
    )  # fmt: skip
    assert told_of(levels, {}).explained.startswith("From 1 user to 10,000,")


@pytest.fixture(scope="module")
def visitor(database_server: DatabaseServer, template_database: str) -> Iterator[TestClient]:
    """The longest numbers are of traffic, which the catalogue does not bound."""
    stories = (
        story_of("gazette", Printed(value=LUCAS, metric="traffic", period="2026-02", said_by="Meterstick")),
        story_of("courier", Printed(value="612300", metric="traffic", period="2026-02", said_by="Tallyhouse"), hours=1),
        story_of("courier", Printed(value="5", metric="traffic", said_by="Meterstick"), hours=2),
        story_of("ledger", Printed(value=LUCAS, metric="traffic", said_by="Meterstick"), hours=3),
        story_of("ledger", Printed(value="7", period="9999-12-30", region="NO"), hours=4),
        story_of("ledger", Printed(value="7", period="0001-01-01", region="SE"), hours=5),
    )
    with series_pages(database_server, template_database, stories=stories) as app:
        yield browser(app)


def test_every_page_of_such_a_number_opens(visitor: TestClient) -> None:
    (claim, *_) = (row for row in visitor.get("/api/claims?limit=100").json()["items"] if row["value"] == LUCAS)
    lists = ("/", "/search", "/search?sort=largest", "/series", "/conflicts", "/entities/meowtalk", "/search.atom",
             "/metrics/monthly_active_users", "/metrics/traffic", "/sources/gazette", "/search?format=csv",
             "/api/claims")  # fmt: skip
    own = (f"/claims/{claim['claim_id']}", f"/figures/{claim['observation_id']}", f"/series/{claim['series_id']}")
    for address in (*lists, *own, f"/series/{claim['series_id']}/chart.json"):
        assert visitor.get(address).status_code == 200, address
    assert f"{SHOWN} users" in visitor.get("/search").text


@pytest.mark.parametrize("region", ["NO", "SE"], ids=["the last year", "the first year"])
def test_a_time_at_an_end_of_the_calendar_has_its_chart(visitor: TestClient, region: str) -> None:
    series = id_of(visitor, region=region)
    chart = visitor.get(f"/series/{series}/chart.json")
    assert (chart.status_code, len(chart.json()["usermeta"]["points"])) == (200, 1)
    assert visitor.get(f"/series/{series}").status_code == 200
