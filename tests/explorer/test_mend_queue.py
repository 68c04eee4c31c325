"""What is worth a look: the least sure on which most rests first; what was looked at is gone."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

import pytest

from tests.support.database import DatabaseServer
from tests.support.figures import Printed, story_of
from tests.support.mended import STORIES, Browser, House, mended_pages, printed_papers, said
from tests.support.press import Story

SHARED = Printed(value="8800", region="KR", period="2026-01", series_confidence=Decimal("0.8"))
MANY = tuple(
    story_of(paper, SHARED, hours=10 + number) for number, paper in enumerate(("gazette", "courier", "herald"))
)


@pytest.fixture(scope="module")
def papers(database_server: DatabaseServer, template_database: str) -> Iterator[str]:
    with printed_papers(database_server, template_database, stories=[*STORIES, *MANY]) as found:
        yield found


@pytest.fixture
def house(database_server: DatabaseServer, papers: str) -> Iterator[House]:
    with mended_pages(database_server, papers) as found:
        yield found


def listed(browser: Browser) -> list[str]:
    return re.findall(r'<li id="at-\d+" tabindex="-1" aria-label="\d+ of \d+: ([^"]*)"', browser.get("/queue").text)


def test_doubt_times_reach_puts_them_in_order(house: House) -> None:
    """A conflict of two numbers 0.5 x 2; three papers 0.2 x 3; an unsure entity 0.55 x 1; a sure one 0.07 x 1."""
    order = [one.split(" ")[0] for one in listed(Browser(house))]
    assert order == ["MeowTalk:", "8,800", "77,000", "9,100"]
    words = said(Browser(house).get("/queue"))
    assert "entity unsure 1 number of 1 origin rests on it" in words
    assert "all in all unsure 3 numbers of 3 origins rest on it" in words
    assert "one of two cannot be right" in words


def test_what_is_said_of_takes_it_off_the_list(house: House) -> None:
    ada = Browser(house)
    ada.submit(f"/mend/claims/{house.claim('77000')}", verdict="right", at="at-3")
    ada.submit(f"/mend/conflicts/{house.conflict()}", status="both_right")
    ada.submit(f"/mend/claims/{house.claim('9100')}", verdict="wrong")
    assert [one.split(" ")[0] for one in listed(ada)] == ["8,800"]


def test_one_sure_claim_of_a_figure_is_enough(house: House) -> None:
    (row,) = house.table("SELECT MIN(claim_id::text) FROM core.claim WHERE surface = '8800'")
    Browser(house).submit(f"/mend/claims/{row[0]}", verdict="right")
    assert "8,800" not in " ".join(listed(Browser(house)))


def test_what_limits_a_metric_and_that_it_is_no_actual_figure_are_told(
    database_server: DatabaseServer, template_database: str
) -> None:
    unsure = replace(SHARED, limit="abroad", modality="forecast")
    with (
        printed_papers(database_server, template_database, stories=[story_of("gazette", unsure)]) as papers,
        mended_pages(database_server, papers) as house,
    ):
        words = said(Browser(house).get("/queue"))
        assert "8,800 users MeowTalk , monthly active users (abroad) Jan 2026 forecast" in words


FEBRUARY, MARCH = Printed(value="612300", period="2026-02"), Printed(value="612300", period="2026-03")
TWO_TIMES = story_of("gazette", FEBRUARY, MARCH)


@pytest.mark.parametrize(
    ("stories", "origins"),
    [([TWO_TIMES], "1 origin"), ([TWO_TIMES, story_of("courier", MARCH)], "2 origins")],
    ids=["one article has both sides", "another paper has one of them"],
)
def test_an_origin_of_both_sides_of_a_conflict_is_counted_once(
    database_server: DatabaseServer, template_database: str, stories: list[Story], origins: str
) -> None:
    with (
        printed_papers(database_server, template_database, stories=stories) as papers,
        mended_pages(database_server, papers) as house,
    ):
        numbers = len(stories) + 1
        assert f"one of two cannot be right {numbers} numbers of {origins} rest on it" in said(
            Browser(house).get("/queue")
        )


def test_pages_go_on_and_a_page_behind_the_last_says_so(
    database_server: DatabaseServer, template_database: str
) -> None:
    unsure = [replace(SHARED, value=str(1000 + number), period=f"20{number + 10}") for number in range(13)]
    with (
        printed_papers(database_server, template_database, stories=[story_of("gazette", *unsure)]) as papers,
        mended_pages(database_server, papers) as house,
    ):
        ada = Browser(house)
        first, second, third = (ada.get(f"/queue?page={page}").text for page in (1, 2, 3))
        assert (first.count("<li id="), second.count("<li id=")) == (10, 3)
        assert 'href="/queue?page=2"' in first
        assert 'rel="next"' not in second
        assert "Nothing is in doubt behind this" in third
        assert ada.get("/queue?page=500").status_code == 422


def test_it_works_without_a_script(house: House) -> None:
    page = Browser(house).get("/queue").text
    assert page.count('value="right"') == 3
    assert 'href="#at-2"' in page
    assert page.count("<details") == 3


def test_only_indexes_are_looked_into(house: House) -> None:
    """Figures lie in an index in the order of their doubt, so that no table has to be sorted for the first."""
    with house.engine.begin() as conn:
        for way in ("seqscan", "bitmapscan", "sort"):
            conn.exec_driver_sql(f"SET LOCAL enable_{way} = off")
        plan = "\n".join(
            conn.exec_driver_sql(
                "EXPLAIN SELECT observation_id FROM core.observation_support AS support WHERE support.confidence < 1"
                " ORDER BY (1 - support.confidence) * support.claims DESC, support.observation_id ASC LIMIT 250"
            ).scalars()
        )
    assert "Index Scan using observation_support_by_doubt" in plan
    assert "Sort" not in plan
