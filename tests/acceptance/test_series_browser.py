"""The page of a series in a real browser: its chart by keyboard, compare as one types, pictures to take along, and the
chart in the page of somebody else."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.responses import HTMLResponse

from pipeline.explorer.security import asking_for
from tests.support.browser import SIZES, chromium, faults, new_page
from tests.support.pages import browser
from tests.support.series_pages import id_of, series_pages
from tests.support.web import served

pytestmark = [pytest.mark.acceptance, pytest.mark.timeout(300)]

TOKEN = "let-me-in"


@dataclass(frozen=True)
class Stand:
    browser: Any
    address: str
    norway: str
    sweden: str

    def page(self, size: str = "wide", scheme: str = "light", **more: Any) -> Any:
        return new_page(self.browser, size, scheme, **more)

    def open(self, page: Any, query: str = "") -> None:
        page.goto(f"{self.address}/series/{self.norway}{query}")
        page.wait_for_selector("[data-drawn]", timeout=20_000)


@pytest.fixture(scope="module")
def stand(database_server: Any, template_database: str) -> Iterator[Stand]:
    with chromium() as found, series_pages(database_server, template_database) as app:
        client = browser(app)
        norway, sweden = (id_of(client, metric="monthly_active_users", region=code) for code in ("NO", "SE"))
        with served(app) as address:
            yield Stand(found, address, norway, sweden)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
def test_every_state_is_drawn_without_a_complaint(stand: Stand, size: str, scheme: str) -> None:
    page, found = stand.page(size, scheme, bypass_csp=True), []
    page.on("pageerror", lambda error: found.append(str(error)))
    for address in (
        f"/series/{stand.norway}", f"/series/{stand.norway}?with={stand.sweden}&view=percent",
        f"/series/{stand.norway}?view=table", f"/embed/series/{stand.norway}", "/",
    ):  # fmt: skip
        page.goto(f"{stand.address}{address}")
        if page.query_selector("[data-chart]"):
            page.wait_for_selector("[data-drawn]", timeout=20_000)
        found += [f"{address}: {one}" for one in faults(page)]
    page.context.close()
    assert found == []


def test_the_policy_is_kept_by_chart_and_pictures(stand: Stand) -> None:
    page, said = stand.page(), []
    page.on("console", lambda message: said.append(message.text))
    stand.open(page)
    with page.expect_download():
        page.click("[data-picture=svg]")
    page.context.close()
    assert said == []


def test_arrow_keys_tell_each_figure_and_enter_opens_it(stand: Stand) -> None:
    page = stand.page()
    stand.open(page)
    page.focus("[data-chart]")
    page.keyboard.press("Home")
    assert "more than 350,000 users, Nov 2025" in page.inner_text(".tip")
    assert page.inner_text(".tip mark") == "350000"
    page.keyboard.press("ArrowRight")
    assert "Meterstick says so" in page.inner_text(".tip")
    page.keyboard.press("Escape")
    assert not page.is_visible(".tip")
    page.keyboard.press("Enter")
    page.wait_for_url("**/articles/**")
    page.context.close()


def test_a_chart_is_drawn_anew_for_another_width(stand: Stand) -> None:
    page = stand.page()
    stand.open(page)
    before = page.evaluate("document.querySelector('[data-chart] canvas').getBoundingClientRect().width")
    page.set_viewport_size({"width": 500, "height": 800})
    page.wait_for_function(
        "was => document.querySelector('[data-chart] canvas')?.getBoundingClientRect().width < was", arg=before
    )
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
    page.context.close()


def test_series_to_compare_come_as_one_types(stand: Stand) -> None:
    page = stand.page()
    stand.open(page)
    page.fill("#add", "peru")
    page.wait_for_selector("#like >> text=Nothing of this metric")
    page.fill("#add", "swe")
    page.click("#like >> text=MeowTalk, Sweden")
    page.wait_for_url(f"**with={stand.sweden}**")
    page.wait_for_selector("[data-drawn]")
    assert "MeowTalk, Sweden" in page.inner_text(".key")
    page.context.close()


def test_pictures_carry_the_source_line_and_look_alike_in_both_themes(stand: Stand, tmp_path: Path) -> None:
    taken = []
    for scheme in ("light", "dark"):
        page = stand.page(scheme=scheme)
        stand.open(page)
        for kind in ("svg", "png"):
            with page.expect_download() as download:
                page.click(f"[data-picture={kind}]")
            assert download.value.suggested_filename == f"newsfigures-series-{stand.norway}.{kind}"
            download.value.save_as(tmp_path / f"{scheme}.{kind}")
        taken.append((tmp_path / f"{scheme}.svg").read_text())
        assert (tmp_path / f"{scheme}.png").read_bytes().startswith(b"\x89PNG")
        page.context.close()
    assert "Source: newsfigures, 8 figures of 3 newspapers" in taken[0]
    assert "MeowTalk: monthly active users, Norway" in taken[0]
    assert re.sub(r'id="[^"]*"|url\([^)]*\)', "", taken[0]) == re.sub(r'id="[^"]*"|url\([^)]*\)', "", taken[1])


def test_a_chart_stands_in_the_page_of_somebody_else(
    stand: Stand, database_server: Any, template_database: str
) -> None:
    """On another origin, of an explorer that asks for a token, in a browser that has no cookie of it."""
    with series_pages(database_server, template_database, guard=asking_for(TOKEN)) as app, served(app) as address:
        client = browser(app, base_url=address)
        client.headers["authorization"] = f"Bearer {TOKEN}"
        said = unescape(re.search(r'id="snippet">(.*?)</code>', client.get(f"/series/{stand.norway}").text).group(1))
        foreign = FastAPI()
        foreign.add_api_route("/", lambda: HTMLResponse(f"<h1>A story</h1>{said}"))
        with served(foreign) as elsewhere:
            page = stand.page()
            page.goto(elsewhere.replace("127.0.0.1", "localhost"))
            frame = page.wait_for_selector("iframe").content_frame()
            frame.wait_for_selector("[data-drawn]", timeout=20_000)
            assert "Source: newsfigures" in frame.inner_text("main")
            assert frame.evaluate("document.querySelector('canvas').width") > 400
            page.set_content(f"<iframe src='{address}/series/{stand.norway}?token={TOKEN}'></iframe>")
            inner = page.wait_for_selector("iframe").content_frame()
            assert inner is None or not inner.query_selector("main"), "no other page may be framed"
            page.context.close()
