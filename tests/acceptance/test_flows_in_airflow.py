"""What a journalist does in the explorer inside the real Airflow, in a real Chromium: find, narrow down, take along,
mend, settle, undo, and follow a figure to its publisher."""

import json
from typing import Any

import pytest

from tests.support.stand import Stand, stand

__all__ = ["stand"]
pytestmark = [pytest.mark.acceptance, pytest.mark.airflow, pytest.mark.timeout(1200)]

CONTESTED = "entity=MeowTalk&metric=monthly_active_users&kind=level&region=NO"


def claim_of(stand: Stand, surface: str) -> str:
    found = stand.items(f"claims?{CONTESTED}")
    return next(f"/claims/{one['claim_id']}" for one in found if one["surface"] == surface)


def test_a_name_that_is_suggested_is_chosen_by_keyboard(stand: Stand) -> None:
    page = stand.page()
    frame = stand.inside(page, "/search")
    frame.focus("#q")
    page.keyboard.type("Meow", delay=30)
    frame.wait_for_selector("[role=option]")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    frame.wait_for_url("**/newsfigures/search?entity=meowtalk")
    assert number_of(frame) == len(stand.items("claims?entity=MeowTalk&limit=1000"))
    page.context.close()


def test_a_search_is_narrowed_by_what_it_counts(stand: Stand) -> None:
    page = stand.page()
    frame = stand.inside(page, "/search?q=users")
    whole = number_of(frame)
    assert frame.query_selector(".hits mark"), "the number stands out in its sentence"
    value = frame.query_selector("section.narrow a[href*='metric=monthly_active_users']")
    promised = int("".join(filter(str.isdigit, value.inner_text())))
    with frame.expect_navigation():
        value.click()
    assert 0 < number_of(frame) == promised < whole
    frame.select_option("#sort", "largest")
    frame.wait_for_url("**sort=largest**")
    assert number_of(frame) == promised
    page.context.close()


def number_of(frame: Any) -> int:
    return int(frame.inner_text(".how-many b").split()[0].replace(",", ""))


@pytest.mark.parametrize("way", ["PNG", "SVG", "CSV", "JSON"])
def test_a_series_is_taken_along(stand: Stand, way: str) -> None:
    page = stand.page(bypass_csp=False)
    series = stand.items(f"series?{CONTESTED}")[0]["series_id"]
    frame = stand.inside(page, f"/series/{series}")
    frame.wait_for_selector("[data-drawn]", timeout=20_000)
    with page.expect_download() as taken:
        frame.click(f".take >> text='{way}'")
    assert taken.value.suggested_filename == f"newsfigures-series-{series}.{way.lower()}"
    page.context.close()


def test_a_claim_is_found_right_by_who_is_logged_in_and_that_is_undone(stand: Stand) -> None:
    page = stand.page()
    frame = stand.inside(page, claim_of(stand, "548,100"))
    with frame.expect_navigation():
        frame.click("section.mend >> text=Right")
    assert "not judged → right" in frame.inner_text(".mend-notice")
    assert "found right by newsfigures" in frame.inner_text("section.mend"), "the name in Airflow"
    with frame.expect_navigation():
        frame.click(".mend-notice >> text=Undo")
    assert "Undone" in frame.inner_text(".mend-notice")
    assert "found right" not in frame.inner_text("section.mend")
    page.context.close()


def test_a_field_is_mended_and_the_figure_moves_at_once(stand: Stand) -> None:
    page = stand.page()
    frame = stand.inside(page, claim_of(stand, "548,100"))
    frame.click("section.mend >> text=Mend a field")
    frame.fill("section.mend input[name=period]", "2026-02")
    with frame.expect_navigation():
        frame.click("section.mend >> text=Save")
    said = frame.inner_text(".mend-notice")
    assert ("2026-03" in said, "2026-02" in said) == (True, True), said
    series = stand.items(f"series?{CONTESTED}")[0]["series_id"]
    told = stand.items(f"claims?{CONTESTED}&first_day=2026-02-01&end_day=2026-03-01")
    assert "548,100" in [one["surface"] for one in told]
    frame.goto(f"{stand.airflow}/newsfigures/edits")
    with frame.expect_navigation():
        frame.click("form.undo button >> nth=0")
    frame.goto(f"{stand.airflow}/newsfigures/series/{series}?view=table")
    assert "Mar 2026" in frame.inner_text("table.points tr:has-text('548,100')")
    page.context.close()


def test_the_list_of_doubts_is_worked_by_keyboard(stand: Stand) -> None:
    page = stand.page()
    frame = stand.inside(page, "/queue")
    frame.focus("#at-1")
    first = frame.inner_text("#at-1 .figure-line")
    with frame.expect_navigation():
        page.keyboard.press("1")
    assert "Saved" in frame.inner_text(".mend-notice")
    assert frame.inner_text("#at-1 .figure-line") != first, "what was looked at is off the list"
    with frame.expect_navigation():
        frame.click(".mend-notice >> text=Undo")
    page.context.close()


def test_a_conflict_is_settled_as_counted_differently_and_opened_again(stand: Stand) -> None:
    page = stand.page()
    frame = stand.inside(page, "/conflicts?status=open")
    before = len(frame.query_selector_all("section.conflict"))
    with frame.expect_navigation():
        frame.click("section.conflict >> text='Both, they count differently' >> nth=0")
    assert len(frame.query_selector_all("section.conflict")) == before - 1
    with frame.expect_navigation():
        frame.click(".mend-notice >> text=Undo")
    assert len(frame.query_selector_all("section.conflict")) == before
    page.context.close()


def test_links_lead_out_of_the_frame_that_airflow_puts_around_the_pages(stand: Stand) -> None:
    """It may open no window and leave its own place by no link."""
    page = stand.page(bypass_csp=False)
    frame = stand.inside(page, "/conflicts")
    with page.context.expect_page() as opened:
        frame.click("text='the live page' >> nth=0")
    assert opened.value.evaluate("window.opener") is None
    frame.click("footer >> text=Airflow")
    page.wait_for_url(lambda url: "/plugin/" not in url)
    page.context.close()


def test_the_interface_is_described_under_airflows_address(stand: Stand) -> None:
    page = stand.page()
    frame = stand.inside(page, "/api")
    with frame.expect_navigation():
        frame.click("[aria-label='Open /api/series']")
    assert frame.url.startswith(f"{stand.airflow}/newsfigures/api/")
    frame.goto(f"{stand.airflow}/newsfigures/openapi.json")
    told = json.loads(frame.inner_text("body"))
    (server,) = told["servers"]
    assert frame.evaluate(f"fetch('{server['url']}/api/series').then(answer => answer.status)") == 200
    page.context.close()
