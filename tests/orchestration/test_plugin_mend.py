"""Inside Airflow whoever may trigger DAGs may mend, under the name of the login; a viewer looks on."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import create_engine, text

from pipeline.orchestration import plugin
from tests.support.database import DatabaseServer
from tests.support.figures import Printed, story_of
from tests.support.press import print_stories, table

pytestmark = pytest.mark.airflow
ROLES = {"viewer": False, "user": True, "op": True, "admin": True}
EDITS = "SELECT made_by, after FROM ops.edit ORDER BY made_at"
HEADERS = {"accept": "text/html", "sec-fetch-site": "same-origin"}


@pytest.fixture(scope="module")
def url(database_server: DatabaseServer, template_database: str) -> Iterator[str]:
    from pipeline.observe import observe  # noqa: PLC0415
    from pipeline.settings import BUILT_IN_SQL  # noqa: PLC0415

    with database_server.database(template_database) as found:
        engine = create_engine(found)
        with engine.begin() as conn:
            print_stories(conn, story_of("gazette", Printed(value="612300")))
            observe(conn, sql_dir=BUILT_IN_SQL)
        engine.dispose()
        yield found


@pytest.fixture(scope="module")
def airflow(airflow_db: Path, url: str) -> Iterator[Any]:
    from airflow.api_fastapi.app import create_app  # noqa: PLC0415 - the environment comes first

    with pytest.MonkeyPatch.context() as env:
        env.setenv("NEWSFIGURES_DATABASE_URL", url)
        app = create_app(apps="all")
        for route in app.routes:  # the plugin is one for the whole process: what another test has built goes
            if getattr(route, "path", "") == plugin.PREFIX:
                route.app._app = None
        yield app
        for route in app.routes:
            if getattr(route, "path", "") == plugin.PREFIX:
                route.app._app = None


def logged_in(airflow: Any, role: str) -> TestClient:
    """A browser with the cookie that Airflow gives to a user of that role."""
    from airflow.api_fastapi.app import get_auth_manager  # noqa: PLC0415
    from airflow.api_fastapi.auth.managers.base_auth_manager import COOKIE_NAME_JWT_TOKEN  # noqa: PLC0415
    from airflow.api_fastapi.auth.managers.simple.user import SimpleAuthManagerUser  # noqa: PLC0415

    token = get_auth_manager().generate_jwt(SimpleAuthManagerUser(username=f"a {role}", role=role))
    return TestClient(airflow, headers=HEADERS, cookies={COOKIE_NAME_JWT_TOKEN: token}, follow_redirects=False)


def rows(url: str, query: str) -> list[tuple[Any, ...]]:
    engine = create_engine(url)
    with engine.begin() as conn:
        found = table(conn, query)
    engine.dispose()
    return found


@pytest.mark.parametrize(("role", "may"), ROLES.items(), ids=ROLES)
def test_a_role_that_may_trigger_dags_may_mend_and_a_viewer_may_not(
    airflow: Any, url: str, role: str, may: bool
) -> None:
    engine = create_engine(url)
    with engine.begin() as conn:
        conn.execute(text("DELETE FROM ops.edit"))
        conn.execute(text("DELETE FROM ops.judgement"))
        claim = conn.scalar(text("SELECT claim_id::text FROM core.claim"))
    engine.dispose()
    browser = logged_in(airflow, role)
    place = browser.get(f"{plugin.PREFIX}/claims/{claim}").headers["location"]
    page = browser.get(place)
    assert page.status_code == 200
    found = re.search(r'name="token_of_page" value="([^"]*)"', page.text)
    assert bool(found) is may
    fields = {"token_of_page": found[1] if found else "0" * 64, "verdict": "right", "back": "/edits"}
    answer = browser.post(f"{plugin.PREFIX}/mend/claims/{claim}", data=fields)
    assert answer.status_code == (303 if may else 403)
    assert rows(url, EDITS) == ([(f"a {role}", {"verdict": "right"})] if may else [])
    if may:
        assert answer.headers["location"].startswith(f"{plugin.PREFIX}/edits?edited=")
        assert f"path={plugin.PREFIX};" in page.headers["set-cookie"].lower()


def test_all_workers_sign_alike_and_not_with_airflows_own_key() -> None:
    from airflow.configuration import conf  # noqa: PLC0415

    assert plugin._secret() == plugin._secret()
    assert conf.get("api", "secret_key").encode() not in plugin._secret()
