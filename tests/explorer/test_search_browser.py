"""Search and article in a real Chromium: by keyboard, with and without script, light and dark, narrow and wide."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest

from tests.support.browser import SIZES, chromium, faults, new_page
from tests.support.web import served

pytestmark = [pytest.mark.acceptance, pytest.mark.timeout(600)]

VIEWS = ("/search", "/search?q=monthly+users", "/search?language=ko&sort=largest", "/search?q=zzzzq&kind=level", "/api")


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with chromium() as found:
        yield found


@pytest.fixture(scope="module")
def address(app: Any) -> Iterator[str]:
    with served(app) as found:
        yield found


@pytest.fixture
def far_claim(client: Any) -> str:
    """The permalink of a number in the middle of a long article."""
    rows = client.get("/api/claims?source=sample_times&limit=1000").json()["items"]
    article = Counter(row["article_id"] for row in rows).most_common(1)[0][0]
    claims = client.get(f"/api/articles/{article}").json()["claims"]
    return f"/claims/{claims[len(claims) // 2]['claim_id']}"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
def test_each_page_is_open_to_all_and_no_wider_than_the_screen(browser, address, far_claim, size, scheme):
    page, found, said = new_page(browser, size, scheme, bypass_csp=True), [], []
    page.on("pageerror", lambda error: said.append(str(error)))
    for view in (*VIEWS, far_claim):
        page.goto(address + view)
        found += [f"{view}: {one}" for one in faults(page)]
    page.context.close()
    assert (found, said) == ([], [])


def test_suggestions_are_chosen_by_keyboard_and_told_to_screen_readers(browser, address):
    page = new_page(browser)
    page.goto(f"{address}/search")
    field = page.locator("#q")
    assert field.get_attribute("role") == "combobox"
    assert field.get_attribute("aria-expanded") == "false"
    field.press_sequentially("meow")
    page.wait_for_selector("[role=option]")
    assert field.get_attribute("aria-expanded") == "true"
    page.keyboard.press("ArrowDown")
    chosen = page.locator(f"#{field.get_attribute('aria-activedescendant')}")
    assert chosen.get_attribute("aria-selected") == "true"
    assert "MeowTalk" in chosen.inner_text()
    page.keyboard.press("Escape")
    assert field.get_attribute("aria-expanded") == "false"
    assert field.input_value() == "meow"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?entity=meowtalk")
    page.context.close()


def test_enter_without_a_choice_searches_for_the_words_and_leaves_empty_fields_out_of_the_address(browser, address):
    page = new_page(browser)
    page.goto(f"{address}/search")
    page.locator("#q").press_sequentially("meow")
    page.wait_for_selector("[role=option]")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=meow")
    page.context.close()


def test_an_order_is_taken_over_at_once(browser, address):
    page = new_page(browser)
    page.goto(f"{address}/search?kind=level")
    page.select_option("#sort", "largest")
    page.wait_for_url("**/search?kind=level&sort=largest")
    page.context.close()


def test_without_script_the_form_searches_and_an_order_has_its_button(browser, address):
    page = new_page(browser, java_script_enabled=False)
    page.goto(f"{address}/search?kind=level")
    page.fill("#q", "users")
    page.select_option("#sort", "largest")
    page.click(".sort button")
    page.wait_for_url("**sort=largest**")
    assert "q=users" in page.url
    assert page.input_value("#q") == "users"
    page.context.close()


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without"])
def test_the_chosen_number_lands_in_the_middle_of_the_window(browser, address, far_claim, script):
    page = new_page(browser, java_script_enabled=script)
    page.set_viewport_size({"width": 1400, "height": 500})
    page.goto(address + far_claim)
    mark = page.locator("mark.chosen").bounding_box()
    assert page.locator("h1").bounding_box()["y"] < 0, "it had to be scrolled to"
    assert 150 < mark["y"] + mark["height"] / 2 < 350
    page.context.close()


def test_on_a_narrow_screen_the_chosen_number_is_not_behind_what_is_told_of_it(browser, address, far_claim):
    page = new_page(browser, "narrow")
    page.goto(address + far_claim)
    mark, panel = page.locator("mark.chosen").bounding_box(), page.locator("aside.chosen").bounding_box()
    assert mark["y"] >= 0
    assert mark["y"] + mark["height"] <= panel["y"]
    page.context.close()


def test_a_row_on_a_narrow_screen_is_three_lines_and_shows_its_number(browser, address):
    page = new_page(browser, "narrow")
    page.goto(f"{address}/search?q=users&language=en")
    rows = page.locator(".hits > li")
    assert rows.count() > 10
    for at in range(rows.count()):
        row = rows.nth(at)
        assert row.bounding_box()["height"] < 110
        mark, width = row.locator("mark").bounding_box(), 400
        assert mark["x"] + min(mark["width"], 60) < width, row.inner_text()
    page.context.close()


def test_filters_fold_on_a_narrow_screen_and_open_by_keyboard(browser, address):
    page = new_page(browser, "narrow")
    page.goto(f"{address}/search")
    assert not page.is_visible(".facet")
    page.focus(".fold > summary")
    page.keyboard.press("Enter")
    assert page.locator(".facet").first.is_visible()
    page.context.close()
