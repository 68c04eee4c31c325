"""An article marks every number that was read, in three ways; of the chosen one it tells how each field is known."""

import re
from collections.abc import Iterator
from decimal import Decimal

import pytest
from fastapi.testclient import TestClient

from pipeline.explorer.content.article import paragraphs
from pipeline.explorer.content.article_panel import fields_of, legend, mark_of
from pipeline.explorer.words.doubts import REASONS
from pipeline.model.tables import Cell
from tests.support.figures import Printed, story_of
from tests.support.pages import browser, explorer_of

SURE, WAITS, LIMITED = "612300", "700100", "800200"
STORY = story_of(
    "gazette",
    Printed(value=SURE, series_confidence=Decimal("0.94"), said_by="Meterstick"),
    Printed(value="612301", period="2026-04", series_confidence=Decimal("0.9"), confidences={"region": Decimal("0.4")}),
    Printed(value=WAITS, period="2026-02", series_confidence=Decimal("0.31"), confidences={"period": Decimal("0.3")}),
    Printed(value=LIMITED, period="2026-01", limit="other"),
)


@pytest.fixture(scope="module")
def pages(database_server, template_database) -> Iterator[TestClient]:
    with explorer_of(database_server, template_database, STORY, operator=True) as app:
        yield browser(app)


@pytest.fixture
def claims(pages) -> dict[str, dict]:
    article = pages.get("/api/claims").json()["items"][0]["article_id"]
    return {one["surface"]: one for one in pages.get(f"/api/articles/{article}").json()["claims"]}


def page_of(pages: TestClient, claim: dict) -> str:
    return pages.get(f"/claims/{claim['claim_id']}").text


def fields(page: str) -> dict[str, str]:
    """Name of each field of the panel -> what stands beside it, without markup."""
    found = re.findall(r'<div id="field-\w+"><dt>(.*?)</dt><dd>(.*?)</dd></div>', page, re.DOTALL)
    return {name: " ".join(re.sub(r"<[^>]+>", " ", told).split()) for name, told in found}


def test_three_kinds_of_marks_tell_what_entered_a_series(pages, claims):
    page = page_of(pages, claims[SURE])
    kinds = {
        surface: re.search(f'<mark class="(\\w+)[^"]*" id="c-{one["claim_id"]}">', page)[1]
        for surface, one in claims.items()
    }
    assert kinds == {SURE: "sure", "612301": "unsure", WAITS: "loose", LIMITED: "loose"}
    told = re.sub(r"<[^>]+>", "", re.search(r'<div class="leg">.*?</div>', page, re.DOTALL)[0])
    assert "4 figures read:" in told
    assert f"{SURE} in a series: 1" in told
    assert "612301 in a series, a field unsure: 1" in told
    assert f"{WAITS} in no series: 2" in told


def test_what_entered_no_series_is_listed_with_why(pages, claims):
    listed = page_of(pages, claims[SURE]).partition('id="outside"')[2].partition("</ul>")[0]
    rows = [" ".join(re.sub(r"<[^>]+>", " ", row).split()) for row in re.findall(r"<li>.*?</li>", listed, re.DOTALL)]
    assert rows == [f"{WAITS} {REASONS['unsure']}: period", f"{LIMITED} {REASONS['limited']}"]
    assert f'href="?claim={claims[WAITS]["claim_id"]}#c-{claims[WAITS]["claim_id"]}"' in listed


def test_the_panel_tells_each_field_and_how_it_is_known(pages, claims):
    told = fields(page_of(pages, claims[SURE]))
    assert told["Value"] == "612,300 users printed as “612300”, which leaves open 612,250–612,350 users"
    assert told["About"] == "MeowTalk not in these words in the article"
    assert told["Metric"] == "monthly active users printed as “users”"
    assert told["Period"].startswith("Mar 2026 printed, “2026-03”")
    assert told["Says so"] == "Meterstick organisation, in the sentence"
    assert told["Kind"] == "level, happened"
    assert "Place" not in told, "nothing is said of a place"


def test_a_field_that_is_unsure_says_so_in_its_place_and_a_missing_one_that_it_is_not_said(pages, claims):
    assert fields(page_of(pages, claims[WAITS]))["Period"] == "Feb 2026 unsure"
    claim = {**_CLAIM, "entity": None, "metric_id": None, "period_start": None}
    told = {one.name: one.value for one in fields_of(claim, "", None)}
    assert (told["About"], told["Metric"], told["Period"]) == ("not said",) * 3


def test_no_trust_is_told_as_a_bare_percentage(pages, claims):
    for one in claims.values():
        assert not re.search(r"\d%", re.sub(r"<[^>]+>", "", page_of(pages, one)))


_CLAIM = {
    "value": Decimal(5), "value_high": None, "unit": "user", "qualifier": "exact", "kind": "level", "direction": None,
    "entity": "A", "metric": "users", "metric_id": "users", "metric_limit": "", "region": None, "modality": "target",
    "period_start": None, "period_end": None, "period_grain": None, "period_text": None, "period_basis": None,
    "baseline_start": None, "baseline_end": None, "baseline_grain": None, "baseline_text": None, "whole": None,
    "attribution": None, "attribution_kind": None, "block": "table", "surface": "5", "low": None, "high": None,
    "confidences": None, "sentence": "A: 5", "language": "en", "series_id": "s", "observation_id": "o", "doubts": [],
}  # fmt: skip


def test_a_number_of_a_table_tells_its_row_and_column_and_a_target_that_it_is_one():
    told = {one.name: one.value for one in fields_of(_CLAIM, "A: 5", Cell(row="Oslo", column="2025"))}
    assert told["Stands in"] == "table, row Oslo, column 2025"
    assert told["Kind"] == "level, a target: a plan, a goal, an offer or an order"


def test_a_kind_of_mark_that_there_is_not_is_not_explained():
    assert [one.kind for one in legend([_CLAIM])] == ["sure"]
    assert legend([]) == []
    assert mark_of({**_CLAIM, "doubts": [{"field": "unit"}]}) == "unsure"


def test_the_sentence_of_the_chosen_number_is_told_apart_and_nothing_else():
    text = "One came. Two had 5 users here. Three left."
    claim = {"claim_id": "c", "span_start": 18, "span_end": 19, "sentence_start": 10, "sentence_end": 31}
    article = {"text": text, "language": "en", "blocks": [{"kind": "paragraph", "start": 0, "end": len(text)}]}
    (one,) = paragraphs(article, [claim], None, claim)
    assert "".join(piece.text for piece in one.pieces) == text
    assert "".join(piece.text for piece in one.pieces if piece.chosen) == "Two had 5 users here."
    (other,) = paragraphs(article, [claim], None)
    assert not any(piece.chosen for piece in other.pieces)


def test_a_sentence_in_a_source_that_shows_numbers_only_tells_nothing_of_its_words():
    text = "One came. Two had 5 users here."
    claim = {"claim_id": "c", "span_start": 18, "span_end": 19, "sentence_start": 10, "sentence_end": 31}
    article = {"text": text, "language": "en", "blocks": [{"kind": "paragraph", "start": 0, "end": len(text)}]}
    (one,) = paragraphs(article, [claim], 0, claim)
    assert "".join("[…]" if piece.gap else piece.text for piece in one.pieces) == "[…]5[…]"


def test_the_chosen_mark_is_in_the_panel_and_named_for_who_does_not_see_it(pages, claims):
    page = page_of(pages, claims[SURE])
    assert page.count('aria-current="true"') == 1
    assert '<aside aria-label="The chosen figure" class="chosen" tabindex="0">' in page
    assert f"<h2>{'612,300 users'}</h2>" in page


def test_an_article_without_a_chosen_claim_asks_to_choose_one(pages, claims):
    article = pages.get("/api/claims").json()["items"][0]["article_id"]
    page = pages.get(f"/articles/{article}").text
    assert "Choose a marked number" in page
    assert 'class="sent"' not in page


def test_a_claim_in_an_open_conflict_says_what_the_other_figure_is(client):
    rows = client.get("/api/search?entity=MeowTalk&metric=monthly_active_users&region=NO").json()["items"]
    one = next(row for row in rows if row["contested"])
    page = client.get(f"/claims/{one['claim_id']}").text
    assert re.search(r'<span class="trust clash">another figure says [^<]+</span>', page)
