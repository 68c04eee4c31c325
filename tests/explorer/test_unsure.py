"""A figure of which the reader is not sure can be seen: on its page and beside its claim, and is counted."""

from collections.abc import Iterator
from decimal import Decimal

import pytest
from fastapi.testclient import TestClient

from tests.support.figures import Printed, story_of
from tests.support.pages import browser, explorer_of

STORY = story_of(
    "gazette",
    Printed(value="612300", series_confidence=Decimal("0.94")),
    Printed(value="700100", period="2026-02", series_confidence=Decimal("0.31")),
    Printed(value="800200", period="2026-01", limit="other"),
)


@pytest.fixture(scope="module")
def pages(database_server, template_database) -> Iterator[TestClient]:
    with explorer_of(database_server, template_database, STORY) as app:
        yield browser(app)


@pytest.fixture
def claims(pages) -> dict[str, dict]:
    article = pages.get("/api/claims").json()["items"][0]["article_id"]
    return {one["surface"]: one for one in pages.get(f"/api/articles/{article}").json()["claims"]}


def panel_of(pages: TestClient, claims: dict[str, dict], surface: str) -> str:
    claim = claims[surface]
    article = pages.get("/api/claims").json()["items"][0]["article_id"]
    return pages.get(f"/articles/{article}?claim={claim['claim_id']}").text.partition("<aside")[2]


@pytest.mark.parametrize(
    ("surface", "reason", "words"),
    [
        ("612300", None, "one origin"),
        ("700100", "unsure", "in no series: the reader is not sure enough of it"),
        ("800200", "limited", "in no series: what it measures is limited in a way that the catalogue does not know"),
    ],
    ids=["sure", "unsure", "of an unknown limit"],
)
def test_a_claim_says_why_it_is_in_no_series(pages, claims, surface, reason, words):
    assert (claims[surface]["drop_reason"], claims[surface]["in_no_series"]) == (reason, reason)
    panel = panel_of(pages, claims, surface)
    assert (">its series</a>" in panel) == (reason is None)
    assert f"{words}</span>" in panel


def test_only_the_sure_figure_stands_in_the_series(pages):
    (series,) = pages.get("/api/series").json()["items"]
    (figure,) = pages.get(f"/api/series/{series['series_id']}").json()["figures"]
    assert (float(figure["value"]), float(figure["confidence"])) == (612300, 0.94)
    page = pages.get(f"/series/{series['series_id']}").text
    assert "one origin" in page
    assert "94%" not in page, "trust is told in words"


def test_the_page_of_an_unsure_figure_says_so_and_shows_who_prints_it(pages, claims):
    page = pages.get(f"/figures/{claims['700100']['observation_id']}").text
    assert '<span class="tag">unsure</span>' in page
    assert 'href="/series/' not in page.partition("<main")[2]
    assert f'href="/claims/{claims["700100"]["claim_id"]}"' in page
    assert '<span class="tag">unsure</span>' not in pages.get(f"/figures/{claims['612300']['observation_id']}").text


def test_health_counts_what_is_in_no_series_by_reason(pages):
    found = pages.get("/api/health/outside").json()["items"]
    assert [(one["reason"], one["claims"]) for one in found] == [("limited", 1), ("unsure", 1)]
    assert "Numbers that became no figure" in pages.get("/health").text
