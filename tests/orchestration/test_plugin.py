"""The explorer inside Airflow: nobody sees anything of it without Airflow's login."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from pipeline.orchestration import plugin
from pipeline.sources import live

pytestmark = pytest.mark.airflow


@pytest.fixture(scope="module")
def airflow(airflow_db: Path) -> Iterator[TestClient]:
    """Airflow's own API server, with the plugins that are installed."""
    from airflow.api_fastapi.app import create_app  # noqa: PLC0415 - the environment comes first

    with pytest.MonkeyPatch.context() as env:
        env.setenv("NEWSFIGURES_DATABASE_URL", "postgresql+psycopg://nobody@127.0.0.1:1/none")
        yield TestClient(create_app(apps="all"))


def routes() -> list[str]:
    """Of the application that the plugin builds, taken from the application."""
    found = []
    todo = list(plugin.build().routes)
    while todo:
        route = todo.pop()
        todo += getattr(route, "routes", [])
        if hasattr(route, "path") and hasattr(route, "endpoint"):
            found.append(re.sub(r"\{[^}]+\}", "00000000-0000-5000-8000-000000000000", route.path))
    return found


def test_every_route_refuses_who_has_no_login(airflow: TestClient) -> None:
    asked = routes()
    assert {"/", "/search", "/api/claims", "/openapi.json", "/health"} <= set(asked)
    for route in asked:
        address = f"{plugin.PREFIX}{route}"
        assert airflow.get(address).status_code == 401, address
        assert airflow.get(address, headers={"authorization": "Bearer guess"}).status_code in {401, 403}, address
        assert airflow.get(address, cookies={"_token": "guess"}).status_code in {401, 403}, address


def test_the_navigation_leads_to_the_pages() -> None:
    (view,) = plugin.NewsfiguresPlugin.external_views
    assert view["href"] == f"{plugin.PREFIX}/"
    assert plugin.NewsfiguresPlugin.fastapi_apps[0]["url_prefix"] == plugin.PREFIX


def test_the_pages_know_a_source_whose_file_came_after_they_were_built(
    airflow: TestClient, monkeypatch, tmp_path
) -> None:
    """The API server runs for months; of a source without a file nobody may see a sentence."""
    monkeypatch.setattr(live, "LOOK_AGAIN", 0.0)
    monkeypatch.setenv("NEWSFIGURES_SOURCES_DIR", str(tmp_path))
    rights = plugin.build().state.rights
    assert rights.limit("tide") == 0
    (tmp_path / "feeds.toml").write_text('tide = "https://tide.example/feed"')
    assert rights.limit("tide") == 300
