"""The list "worth a look" and the forms of an article in a real browser: by keyboard, without script, light and dark,
wide and narrow."""

from collections.abc import Iterator
from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.responses import HTMLResponse

from tests.support.browser import SIZES, faults, keep_picture
from tests.support.mended_stand import Stand, mended_stand
from tests.support.web import served

pytestmark = [pytest.mark.acceptance, pytest.mark.timeout(300)]


@pytest.fixture
def stand(database_server: Any, template_database: str) -> Iterator[Stand]:
    with mended_stand(database_server, template_database) as made:
        yield made


def article_of(stand: Stand, surface: str) -> str:
    return f"/claims/{stand.house.claim(surface)}"


def test_every_form_is_reached_and_named_in_light_and_dark_wide_and_narrow(stand: Stand) -> None:
    found = []
    for size in SIZES:
        for scheme in ("light", "dark"):
            page = stand.page(size, scheme, bypass_csp=True)
            for name, address in {
                "queue": "/queue", "edits": "/edits", "article": article_of(stand, "77000"),
                "name": article_of(stand, "4321"), "conflicts": "/conflicts", "health": "/health",
                "entity": "/entities/candidate/quill%20gram",
            }.items():  # fmt: skip
                page.goto(f"{stand.address}{address}")
                page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
                found += [f"{size} {address}: {one}" for one in faults(page)]
                keep_picture(page, f"mend-{name}-{size}-{scheme}")
            page.context.close()
    assert found == []


def test_the_list_is_worked_off_by_keyboard(stand: Stand) -> None:
    page, said = stand.page(), []
    page.on("console", lambda message: said.append(message.text))
    page.goto(f"{stand.address}/queue")
    page.keyboard.press("j")
    assert stand.focused(page) == "at-1"
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid", "one sees where one is"
    page.keyboard.press("j")
    page.keyboard.press("k")
    assert stand.focused(page) == "at-1"
    page.keyboard.press("4")
    assert stand.focused(page) == "at-2"
    assert "77,000" in page.inner_text("#at-2")
    with page.expect_navigation():
        page.keyboard.press("1")
    page.wait_for_selector(".mend-notice")
    assert "not judged → right" in page.inner_text(".mend-notice")
    assert stand.focused(page) == "at-2", "what has moved into its place is next"
    assert "9,100" in page.inner_text("#at-2")
    page.keyboard.press("3")
    assert page.evaluate("document.activeElement.name") == "entity"
    page.keyboard.type("1234")
    assert stand.house.table("SELECT COUNT(*) FROM ops.edit") == [(1,)], "digits are typed into a field"
    page.keyboard.press("Escape")
    assert stand.focused(page) == "at-2"
    with page.expect_navigation():
        page.keyboard.press("2")
    with page.expect_navigation():
        page.click(".mend-notice >> text=Undo")
    assert "Undone" in page.inner_text(".mend-notice")
    assert stand.house.table("SELECT made_by, after ->> 'verdict', undoes IS NULL FROM ops.edit ORDER BY made_at") == [
        ("ada", "right", True), ("ada", "wrong", True), ("ada", None, False),
    ]  # fmt: skip
    page.context.close()
    assert said == [], "the policy is kept"


def test_a_field_is_mended_in_the_article_without_a_script(stand: Stand) -> None:
    page = stand.page(java_script_enabled=False)
    page.goto(f"{stand.address}{article_of(stand, '612300')}")
    page.click("text=Mend a field")
    page.fill("[name=value]", "613200")
    page.fill("[name=note]", "digits swapped")
    page.click("text=Save")
    assert "613,200" in page.inner_text("#chosen h2")
    assert "mended by ada" in page.inner_text("#chosen")
    page.goto(f"{stand.address}/edits")
    page.click("td >> text=Undo")
    page.goto(f"{stand.address}{article_of(stand, '612300')}")
    assert "612,300" in page.inner_text("#chosen h2")
    page.context.close()


def test_a_form_in_a_page_of_somebody_else_changes_nothing(stand: Stand) -> None:
    """It has no token, and the browser says from where it comes."""
    page, foreign = stand.page(), FastAPI()
    page.goto(f"{stand.address}/queue")
    claim = stand.house.claim("612300")
    form = (
        f"<form method=post action='{stand.address}/mend/claims/{claim}'>"
        "<input name=verdict value=wrong><button>Win a prize</button></form>"
    )
    foreign.add_api_route("/", lambda: HTMLResponse(form))
    with served(foreign) as elsewhere:
        page.goto(elsewhere.replace("127.0.0.1", "localhost"))
        page.click("button")
        page.wait_for_selector("h1")
        assert "does not come from a page of this explorer" in page.inner_text("main")
    assert stand.house.table("SELECT 1 FROM ops.edit") == []
    page.context.close()
