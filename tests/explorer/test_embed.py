"""A chart in somebody else's page: read only, framed by anyone, opened by a key that opens nothing else."""

import re
from html import unescape

import pytest
from fastapi.testclient import TestClient

from pipeline.explorer.security import EMBED_POLICY, HEADERS, POLICY, asking_for, asking_this_machine
from pipeline.explorer.statics import FRAME_FILES as FILES
from tests.support.pages import browser
from tests.support.series_pages import id_of, series_pages

TOKEN = "let-me-in"


@pytest.fixture(scope="module")
def app(database_server, template_database):
    with series_pages(database_server, template_database) as found:
        yield found


@pytest.fixture(scope="module")
def guarded(database_server, template_database):
    with series_pages(database_server, template_database, guard=asking_for(TOKEN)) as found:
        yield found


@pytest.fixture
def norway(app) -> str:
    return id_of(browser(app), metric="monthly_active_users", region="NO")


def src_of(page: str) -> str:
    snippet = unescape(re.search(r'<code id="snippet">(.*?)</code>', page).group(1))
    return unescape(re.search(r'src="([^"]+)"', snippet).group(1)).removeprefix("http://testserver")


def files_of(page: str) -> list[str]:
    return re.findall(r'(?:src|href)="(/embed/[^"]+)"', page)


def test_only_the_embedded_page_may_be_framed_by_anyone(app, norway):
    client = browser(app)
    page = client.get(f"/embed/series/{norway}")
    assert page.headers["Content-Security-Policy"] == EMBED_POLICY
    assert "frame-ancestors *" in EMBED_POLICY
    assert EMBED_POLICY.replace("frame-ancestors *", "frame-ancestors 'self'") == POLICY, "in all else it is as strict"
    assert {name: page.headers[name] for name in HEADERS} == {**HEADERS, "Content-Security-Policy": EMBED_POLICY}
    for address in ("/", f"/series/{norway}", f"/embed/series/{norway}/chart.json", "/search"):
        assert client.get(address).headers["Content-Security-Policy"] == POLICY, address


def test_it_has_a_chart_its_rule_and_its_source_line_and_leads_to_the_sentences(app, norway):
    page = browser(app).get(f"/embed/series/{norway}?from=2026-01").text
    assert "The axis begins at zero." in page
    assert "Source: newsfigures, 6 figures of 3 newspapers" in page
    assert f'href="/series/{norway}?from=2026-01" target="_top"' in page
    assert "Read by a machine, not verified" in page
    assert "<form" not in page


def test_the_snippet_of_a_page_leads_to_the_chart_in_the_same_state(app, norway):
    client = browser(app)
    address = src_of(client.get(f"/series/{norway}?from=2026-01&view=percent").text)
    assert address == f"/embed/series/{norway}?from=2026-01&view=percent"
    page = client.get(address)
    assert page.status_code == 200
    for file in files_of(page.text):
        assert client.get(file).status_code == 200, file


def test_inside_airflow_there_is_none(app, norway):
    client = browser(app, root_path="/newsfigures")
    for address in (
        f"/embed/series/{norway}",
        f"/embed/series/{norway}/chart.json",
        f"/embed/series/{norway}/open/chart.js",
    ):
        assert client.get(f"/newsfigures{address}").status_code == 404, address
    assert "<iframe" not in unescape(client.get(f"/newsfigures/series/{norway}").text)


def test_with_a_token_a_key_opens_the_chart_and_its_files_for_who_has_no_cookie(guarded):
    inside = browser(guarded)
    inside.headers["authorization"] = f"Bearer {TOKEN}"
    norway = id_of(inside, metric="monthly_active_users", region="NO")
    address = src_of(inside.get(f"/series/{norway}?from=2026-01").text)
    assert TOKEN not in address
    stranger = TestClient(guarded, headers={"accept": "text/html"})
    page = stranger.get(address)
    assert page.status_code == 200
    assert TOKEN not in page.text
    chart = unescape(re.search(r'data-chart="([^"]+)"', page.text).group(1))
    assert stranger.get(f"{chart}&width=640").status_code == 200
    found = files_of(page.text)
    assert len(found) == len(FILES - {"vega-interpreter.js", "vega-util.js"}), "those two are asked for by the others"
    for file in found:
        assert stranger.get(unescape(file)).status_code == 200, file


@pytest.mark.parametrize("change", ["other series", "other state", "no key", "page itself", "other file", "static"])
def test_a_key_opens_nothing_else(guarded, change):
    inside = browser(guarded)
    inside.headers["authorization"] = f"Bearer {TOKEN}"
    norway = id_of(inside, metric="monthly_active_users", region="NO")
    sweden = id_of(inside, metric="monthly_active_users", region="SE")
    address = src_of(inside.get(f"/series/{norway}").text)
    key = address.partition("key=")[2]
    other = {
        "other series": address.replace(norway, sweden),
        "other state": f"/embed/series/{norway}?with={sweden}&key={key}",
        "no key": address.partition("?")[0],
        "page itself": address.replace("/embed", ""),
        "other file": f"/embed/series/{norway}/{key}/chart.js",
        "static": f"/static/chart.js?key={key}",
    }[change]
    assert TestClient(guarded).get(other).status_code == 401


def test_only_files_of_a_chart_come_by_its_path(app, norway):
    client = browser(app)
    assert client.get(f"/embed/series/{norway}/open/chart.js").status_code == 200
    for name in ("search.js", "..%2fapp.py", "VEGA.md"):
        assert client.get(f"/embed/series/{norway}/open/{name}").status_code == 404


def test_alone_it_answers_to_names_of_this_machine_only(database_server, template_database):
    with series_pages(database_server, template_database, guard=asking_this_machine) as app:
        client = TestClient(app)
        address = "/embed/series/00000000-0000-5000-8000-000000000000"
        assert client.get(address, headers={"host": "evil.test"}).status_code == 403
        assert client.get(address, headers={"host": "127.0.0.1"}).status_code == 404, "no such series"
