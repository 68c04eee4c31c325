"""What is forecast, planned or only possible says so, and a claim's page tells which fields are unsure."""

import csv
import io
import json
import re
from collections.abc import Iterator
from decimal import Decimal

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import text

from tests.support.figures import Printed, story_of
from tests.support.pages import browser, explorer_of

RATES = {"entity": Decimal("0.81"), "value": Decimal("0.99"), "period": Decimal("0.645")}
STORY = story_of(
    "gazette",
    Printed(value="612300", confidences=RATES),
    Printed(value="700100", period="2026-06", modality="forecast", confidences=RATES),
    Printed(value="800200", period="2026-07", modality="target"),
    Printed(value="900300", period="2026-08", modality="possible"),
)
HOSTILE = "UPDATE core.claim SET confidences = '{\"<b>bold</b>\": 0.5, \"value\": 0.99}' WHERE surface = '900300'"


@pytest.fixture(scope="module")
def told(database_server, template_database) -> Iterator[TestClient]:
    """The pages over one article; one of its rows has a field that no reader writes."""
    with explorer_of(
        database_server, template_database, STORY, before_look=lambda conn: conn.execute(text(HOSTILE))
    ) as app:
        yield browser(app)


@pytest.fixture
def claims(told) -> dict[str, dict]:
    return {row["surface"]: row for row in told.get("/api/claims").json()["items"]}


def page_of(told: TestClient, claim: dict) -> str:
    return told.get(f"/articles/{claim['article_id']}?claim={claim['claim_id']}").text


def test_a_list_labels_what_is_not_actual(told):
    page = told.get("/search").text
    cards = page.split('<p class="amt">')[1:]
    labels = {
        surface: [word for word in ("actual", "forecast", "target", "possible") if f'<span class="tag">{word}<' in card]
        for surface in ("612300", "700100", "800200", "900300")
        for card in cards
        if surface in card
    }
    assert labels == {"612300": [], "700100": ["forecast"], "800200": ["target"], "900300": ["possible"]}


@pytest.mark.parametrize(
    ("surface", "words"),
    [
        ("612300", "happened"),
        ("700100", "a forecast: somebody expects it"),
        ("800200", "a target: a plan, a goal, an offer or an order"),
        ("900300", "possible: nobody says that it is so"),
    ],
)
def test_the_page_of_a_claim_says_what_its_modality_means(told, claims, surface, words):
    assert f"<dt>Kind</dt><dd><bdi>level, {words}</bdi>" in page_of(told, claims[surface])


def test_the_page_of_a_claim_says_in_words_which_field_is_unsure(told, claims):
    page = page_of(told, claims["700100"])
    assert re.findall(r'<span class="trust unsure">([^<]*)</span>', page) == ["period unsure", "unsure"]
    assert (
        '<div id="field-period"><dt>Period</dt><dd><bdi>Jun 2026</bdi> <span class="trust unsure">unsure</span>' in page
    )


def test_a_claim_without_confidences_has_no_doubts(told, claims):
    assert "trust unsure" not in page_of(told, claims["800200"])


def test_a_field_that_is_not_known_is_shown_as_text(told, claims):
    page = page_of(told, claims["900300"])
    assert "&lt;b&gt;bold&lt;/b&gt;" in page
    assert "<b>bold</b>" not in page


def test_the_evidence_of_a_figure_is_labelled(told, claims):
    found = told.get(f"/api/articles/{claims['700100']['article_id']}").json()["claims"]
    figures = {one["surface"]: one["observation_id"] for one in found}
    assert '<span class="tag">forecast</span>' in told.get(f"/figures/{figures['700100']}").text
    assert '<span class="tag">forecast</span>' not in told.get(f"/figures/{figures['612300']}").text


def test_api_and_files_carry_both(told, claims):
    assert (claims["700100"]["modality"], claims["800200"]["confidences"]) == ("forecast", None)
    assert claims["700100"]["confidences"] == {"value": 0.99, "entity": 0.81, "period": 0.645}
    rows = {row["surface"]: row for row in csv.DictReader(io.StringIO(told.get("/search?format=csv").text))}
    assert rows["612300"]["modality"] == "actual"
    assert json.loads(rows["612300"]["confidences"]) == claims["612300"]["confidences"]
