"""Every view of the explorer in a real Chromium: alone and inside Airflow, light and dark, narrow and wide.

Over what the real Airflow has made of the three invented papers. axe-core objects to nothing, nothing is wider than
the screen, the browser complains of nothing. NEWSFIGURES_SCREENSHOTS names a folder for pictures of all of it.
"""

from typing import Any

import pytest
import requests

from pipeline.explorer import build_app
from pipeline.explorer.reading import Reader
from pipeline.explorer.security import asking_for
from pipeline.sources import load_sources
from tests.support.browser import SIZES, faults, keep_picture
from tests.support.stand import SAMPLES, Stand, stand
from tests.support.web import served

__all__ = ["stand"]
pytestmark = [pytest.mark.acceptance, pytest.mark.airflow, pytest.mark.timeout(1200)]


@pytest.fixture(scope="module")
def views(stand: Stand) -> dict[str, str]:
    """Name -> address, of each kind of page, with English, Russian and Korean text."""
    contested = "series?entity=MeowTalk&metric=monthly_active_users&kind=level&region=NO"
    series = stand.items(contested)[0]["series_id"]
    figures = [
        figure
        for row in stand.items("series?limit=200")
        for figure in requests.get(f"{stand.alone}/api/series/{row['series_id']}", timeout=30).json()["figures"]
    ]
    derived = next(one["observation_id"] for one in figures if one["is_derived"])
    printed = next(one["observation_id"] for one in figures if one["claims"] > 1)
    articles = {
        f"article-{source.removeprefix('sample_')}": f"/claims/{stand.items(f'claims?source={source}')[0]['claim_id']}"
        for source in SAMPLES
    }
    return {
        "overview": "/",
        "series": f"/series/{series}",
        "series-then": f"/series/{series}?known_on=2020-01-01",
        "list": "/series",
        **articles,
        "figure": f"/figures/{printed}",
        "derived": f"/figures/{derived}",
        "entity": "/entities/meowtalk",
        "entities": "/entities?q=m",
        "source": "/sources/sample_times",
        "metric": "/metrics/monthly_active_users",
        "conflicts": "/conflicts",
        "search-ru": "/search?q=пользователей",
        "search-ko": "/search?language=ko&q=이용자",
        "search-nothing": "/search?q=zzzzq",
        "health": "/health",
        "error": "/search?kind=guess",
    }


def look(page: Any, frame: Any, name: str, picture: str) -> list[str]:
    """What is wrong with a view that is open in `frame`, which is `page` itself or a frame in it."""
    if name == "series":
        frame.wait_for_selector("[data-drawn]", timeout=20_000)
    keep_picture(page, picture, full_page=page is frame)
    return [f"{name}: {one}" for one in faults(frame)]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
def test_each_view_alone(stand: Stand, views: dict[str, str], size: str, scheme: str) -> None:
    page, found, complaints = stand.page(size, scheme), [], []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    for name, address in views.items():
        page.goto(f"{stand.alone}{address}")
        assert page.evaluate("document.documentElement.classList.contains('dark')") is (scheme == "dark")
        found += look(page, page, name, f"alone-{size}-{scheme}-{name}")
    page.context.close()
    assert (found, complaints) == ([], [])


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
def test_each_view_inside_airflow(stand: Stand, views: dict[str, str], size: str, scheme: str) -> None:
    page, found = stand.page(size, scheme), []
    frame = stand.inside(page)
    assert "new figure" in frame.inner_text("h1")
    for name, address in views.items():
        frame.goto(f"{stand.airflow}/newsfigures{address}")
        assert frame.evaluate("document.documentElement.classList.contains('dark')") is (scheme == "dark")
        found += look(page, frame, name, f"airflow-{size}-{scheme}-{name}")
    page.context.close()
    assert found == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
def test_an_empty_warehouse(stand: Stand, database_server: Any, template_database: str, size: str, scheme: str) -> None:
    with database_server.database(template_database) as url:
        reader = Reader(url)
        with served(build_app(reader, load_sources(None), guard=None)) as address:
            page, found = stand.page(size, scheme), []
            for name in ("", "search", "health"):
                page.goto(f"{address}/{name}")
                found += look(page, page, f"empty-{name}", f"alone-{size}-{scheme}-empty-{name}")
            page.context.close()
        reader.close()
    assert found == []


def test_the_page_of_a_series_keeps_its_own_rules(stand: Stand, views: dict[str, str]) -> None:
    """With the policy in force the chart is drawn by the interpreter, and nothing asks for what is forbidden."""
    page, said = stand.page("wide", "light", bypass_csp=False), []
    page.on("console", lambda message: said.append(message.text))
    page.goto(f"{stand.alone}{views['series']}")
    page.wait_for_selector("[data-drawn]", timeout=20_000)
    assert page.evaluate("document.querySelector('[data-chart] canvas').width") > 400
    page.context.close()
    assert [one for one in said if "Content Security Policy" in one or "Refused" in one] == []


def test_a_chart_is_read_and_opened_by_keyboard(stand: Stand, views: dict[str, str]) -> None:
    page = stand.page("wide", "light")
    page.goto(f"{stand.alone}{views['series']}")
    page.wait_for_selector("[data-drawn]", timeout=20_000)
    page.focus("[data-chart]")
    page.keyboard.press("End")
    told = page.inner_text(".tip")
    assert "Mar 2026" in told
    assert "says so" in told, "who says it stands under the sentence"
    page.keyboard.press("Escape")
    assert not page.is_visible(".tip")
    page.keyboard.press("End")
    page.keyboard.press("Enter")
    page.wait_for_url("**/articles/**")
    assert page.is_visible("mark.chosen")
    page.context.close()


def test_a_point_shows_its_sentence_and_opens_its_place(stand: Stand, views: dict[str, str]) -> None:
    page = stand.page("wide", "light")
    page.goto(f"{stand.alone}{views['series']}")
    page.wait_for_selector("[data-drawn]", timeout=20_000)
    page.focus("[data-chart]")
    page.keyboard.press("End")
    ring = page.query_selector(".ring").bounding_box()
    page.keyboard.press("Escape")
    page.mouse.move(ring["x"] + ring["width"] / 2, ring["y"] + ring["height"] / 2, steps=5)
    page.wait_for_selector(".tip:not([hidden])")
    assert "Mar 2026" in page.inner_text(".tip")
    page.mouse.click(ring["x"] + ring["width"] / 2, ring["y"] + ring["height"] / 2)
    page.wait_for_url("**/articles/**#c-*")
    page.context.close()


def test_a_stranger_meets_airflows_login_and_the_tokens_question(stand: Stand) -> None:
    page = stand.browser.new_context().new_page()
    assert page.goto(f"{stand.airflow}/newsfigures/").status == 401
    with served(build_app(Reader("postgresql+psycopg://x@127.0.0.1:1/none"), {}, guard=asking_for("word"))) as address:
        answer = page.goto(f"{address}/")
        assert answer.status == 401
        assert "the address that `newsfigures explore` printed" in page.inner_text("main")
    page.context.close()
