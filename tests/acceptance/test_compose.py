"""docker-compose.yml, started: the services as processes, with passwords of any characters, and the users of FAB.

Docker is not needed; PostgreSQL is the embedded one, on a port, with the user and password that its image would make.
"""

import re
import shutil
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import psutil
import psycopg
import pytest
import requests

from pipeline.newsstand import HOSTS
from pipeline.stack.client import AirflowClient
from pipeline.stack.sample import run_sample
from tests.support.composed import SECRETS
from tests.support.composed_run import Composed, install, interpreter, memory_mb, postgres, written_since

pytestmark = [pytest.mark.acceptance, pytest.mark.airflow, pytest.mark.timeout(1200)]

HARD = """p@s:s/w?o#r%d&"$'`{} \\ end"""
VARIABLES = SECRETS | {
    "POSTGRES_PASSWORD": HARD,
    "AIRFLOW_PASSWORD": f"{HARD} of the first",
    "AIRFLOW_USER": "erin",
    "AIRFLOW_PARALLELISM": "2",
    "EXPLORER_DATABASE_PASSWORD": f"{HARD} of the web",
    "NEWSFIGURES_EXPLORE_TOKEN": "t@k:e/n?%",
    "NEWSFIGURES_HOST_MAP": ",".join(f"{host}=newsstand:8099" for host in HOSTS),
}
SERVICES = ("newsstand", "airflow-api-server", "airflow-scheduler", "airflow-dag-processor", "airflow-triggerer")
FIGURES = "/newsfigures"
DAG = "ingest_sample_times"
PASSWORD = "a p@ss:word"
ROLES = {
    "Admin": (True, True),
    "Op": (True, True),
    "User": (True, True),
    "Viewer": (True, False),
    "Public": (False, False),
}
"""Whether the role sees Figures, and whether it may mend."""


@dataclass(frozen=True)
class House:
    composed: Composed
    said: list[str]
    begun: float

    @property
    def url(self) -> str:
        return self.composed.url("8080")

    def token(self, user: str, password: str) -> str:
        answer = requests.post(f"{self.url}/auth/token", json={"username": user, "password": password}, timeout=30)
        return str(answer.json()["access_token"]) if answer.ok else f"refused with {answer.status_code}"


@pytest.fixture(scope="module")
def house() -> Iterator[House]:
    folder = Path(tempfile.mkdtemp(prefix="newsfigures-compose-"))
    composed = Composed(folder, VARIABLES)
    for name in ("state", "tmp", "backups", "image/home"):
        (folder / name).mkdir(parents=True)
    try:
        install(composed.image)
        begun = time.time()
        with postgres(folder / "postgres", HARD, composed.ports["5432"]):
            done = composed.run("init")
            assert done.returncode == 0, done.stderr
            for service in SERVICES:
                composed.start(service)
            composed.wait(f"{composed.url('8080')}/api/v2/monitor/health", "airflow-api-server")
            try:
                yield House(composed, done.stdout.splitlines(), begun)
            finally:
                print("\nseconds to end:", {name: round(took, 1) for name, took in composed.stop().items()})
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="module")
def published(house: House) -> dict[str, Any]:
    """The runs of a sample paper, through the login of the first user."""
    client = AirflowClient(house.url, "erin", VARIABLES["AIRFLOW_PASSWORD"])
    stack = SimpleNamespace(client=client, check=house.composed.look_after)
    runs: dict[str, Any] = run_sample(stack, ["sample_times"], print, timeout=400)  # type: ignore[arg-type]
    return runs


def test_init_says_what_it_has_done(house: House) -> None:
    assert house.said == [
        "made Airflow's database",
        "warehouse migrated",
        "login newsfigures_web of the explorer has the password of EXPLORER_DATABASE_PASSWORD",
        "Airflow's metadata migrated",
        "pool newsfigures_fetch has 4 slots",
        "pool newsfigures_llm has 1 slots",
        "user erin made, with the role Admin; Viewer and User may see Figures",
    ]


def test_init_again_changes_no_password_and_makes_nobody(house: House) -> None:
    again = house.composed.run("init", AIRFLOW_USER="frank", AIRFLOW_PASSWORD="another")
    assert again.returncode == 0, again.stderr
    assert again.stdout.splitlines()[-1] == "Airflow has users: no password and no role is changed"
    assert "made Airflow's database" not in again.stdout
    assert house.token("erin", "another") == "refused with 401"
    assert house.token("frank", "another") == "refused with 401"
    assert not house.token("erin", VARIABLES["AIRFLOW_PASSWORD"]).startswith("refused")


def test_the_runs_of_a_paper_succeed(published: dict[str, Any]) -> None:
    assert {dag_id: run["state"] for dag_id, run in published.items()} == {DAG: "success", "observe_figures": "success"}


@pytest.mark.parametrize("service", SERVICES)
def test_a_service_that_runs_is_well_by_its_health_check(house: House, published: dict[str, Any], service: str) -> None:
    found = house.composed.check(service)
    assert found.returncode == 0, found.stderr
    process = psutil.Process(house.composed.running[service][0].pid)
    print(f"\n{service}: {memory_mb(process):,.0f} MB with {len(process.children(recursive=True))} processes below it")


@pytest.mark.parametrize(("role", "sees", "mends"), [(role, *may) for role, may in ROLES.items()], ids=ROLES)
def test_who_sees_figures_and_who_may_mend(
    house: House, published: dict[str, Any], role: str, sees: bool, mends: bool
) -> None:
    user = f"a-{role.lower()}"
    made = house.composed.run(
        "airflow-api-server", "airflow", "users", "create", "--username", user, "--role", role, "--email",
        f"{user}@example.test", "--firstname", "A", "--lastname", role, "--password", PASSWORD,
    )  # fmt: skip
    assert made.returncode == 0, made.stderr
    browser = requests.Session()
    browser.cookies.set("_token", house.token(user, PASSWORD))
    browser.headers.update({"accept": "text/html", "sec-fetch-site": "same-origin"})
    home = browser.get(f"{house.url}{FIGURES}/", timeout=60)
    assert home.status_code == (200 if sees else 403)
    # the page of Airflow asks this for its navigation
    assert browser.get(f"{house.url}/api/v2/plugins", timeout=60).status_code == (200 if sees else 403)
    if not sees:
        return
    claims = browser.get(f"{house.url}{FIGURES}/api/claims?limit={len(ROLES)}", timeout=60).json()["items"]
    claim = claims[list(ROLES).index(role)]  # of each user another: the same again would be no edit
    page = browser.get(f"{house.url}{FIGURES}/claims/{claim['claim_id']}", timeout=60)
    token = re.search(r'name="token_of_page" value="([^"]*)"', page.text)
    assert bool(token) is mends
    fields = {"token_of_page": token[1] if token else "0" * 64, "verdict": "right", "back": "/edits"}
    address = f"{house.url}{FIGURES}/mend/claims/{claim['claim_id']}"
    answer = browser.post(address, data=fields, timeout=60, allow_redirects=False)
    assert answer.status_code == (303 if mends else 403)
    if mends:
        assert user in browser.get(f"{house.url}{FIGURES}/edits", timeout=60).text, "written down under the login"


def test_without_a_login_nothing_is_seen(house: House) -> None:
    assert requests.get(f"{house.url}{FIGURES}/", timeout=60).status_code == 401
    assert requests.get(f"{house.url}/api/v2/dags", timeout=60).status_code == 401
    assert requests.get(f"{house.url}/auth/login/", timeout=60).status_code == 200, "the form to log in"


def test_behind_a_proxy_that_speaks_https_cookies_are_for_https_alone(house: House, published: dict[str, Any]) -> None:
    """The proxy is on this machine, as AIRFLOW_PROXY says where nothing else is told."""
    browser = {"_token": house.token("erin", VARIABLES["AIRFLOW_PASSWORD"])}
    for scheme in ("http", "https"):
        headers = {"accept": "text/html", "x-forwarded-proto": scheme}
        page = requests.get(f"{house.url}{FIGURES}/queue", headers=headers, cookies=browser, timeout=60)
        assert ("secure" in page.headers["set-cookie"].lower()) is (scheme == "https")


def test_the_explorer_alone_asks_for_its_token_and_only_reads(house: House, published: dict[str, Any]) -> None:
    composed = house.composed
    composed.start("explorer")
    address = composed.url("8090")
    composed.wait(address, "explorer")
    assert composed.check("explorer").returncode == 0
    assert requests.get(f"{address}/api/claims", timeout=60).status_code == 401
    token = {"authorization": f"Bearer {VARIABLES['NEWSFIGURES_EXPLORE_TOKEN']}"}
    assert requests.get(f"{address}/api/claims?limit=1", headers=token, timeout=60).json()["items"]
    where = {"host": "127.0.0.1", "port": composed.ports["5432"], "dbname": "warehouse", "user": "newsfigures_web"}
    conn = psycopg.connect(**where, password=VARIABLES["EXPLORER_DATABASE_PASSWORD"])
    with conn, pytest.raises(psycopg.errors.InsufficientPrivilege):
        conn.execute("DELETE FROM core.claim")


def test_a_backup_is_written_to_the_folder_and_holds(house: House, published: dict[str, Any]) -> None:
    composed = house.composed
    done = composed.run("backup")
    assert done.returncode == 0, done.stderr
    (file,) = (composed.folder / "backups").iterdir()
    assert re.fullmatch(r"warehouse-\d{4}-\d\d-\d\dT\d{6}Z\.zip", file.name)
    checked = composed.run("backup", "newsfigures", "restore", f"/backups/{file.name}", "--check")
    assert "every checksum holds" in checked.stdout
    copy = ("cp", "--archive", "--update", "--no-target-directory")
    copied = composed.run("backup", *copy, "/var/lib/newsfigures/archive", "/backups/archive")
    assert copied.returncode == 0, copied.stderr
    assert list((composed.folder / "backups" / "archive").rglob("*.warc.gz"))


def test_nothing_is_written_but_to_the_volumes_and_tmp(house: House, published: dict[str, Any]) -> None:
    """All else can only be read in the containers."""
    assert written_since(house.composed.image, house.begun) == []
    assert written_since(interpreter().parents[1], house.begun) == []


def test_the_way_back_to_a_backup(house: House, published: dict[str, Any]) -> None:
    """The last test, since the services are stopped for it. The explorer then reads what it read before."""
    composed = house.composed
    composed.stop()
    backups = composed.folder / "backups"
    assert composed.run("backup").returncode == 0
    newest = max(backups.glob("*.zip"))
    restored = composed.run("backup", "newsfigures", "restore", f"/backups/{newest.name}", "--replace")
    assert restored.returncode == 0, restored.stderr
    again = composed.run("init")
    assert again.returncode == 0, again.stderr
    composed.start("explorer")
    composed.wait(composed.url("8090"), "explorer")
    token = {"authorization": f"Bearer {VARIABLES['NEWSFIGURES_EXPLORE_TOKEN']}"}
    answer = requests.get(f"{composed.url('8090')}/api/claims?limit=1", headers=token, timeout=60)
    assert answer.json()["items"]
