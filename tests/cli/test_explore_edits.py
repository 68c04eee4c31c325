"""`explore --allow-edits`: what is mended bears the login, or the name that was given; without it nothing can be."""

import getpass
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
import requests

from pipeline.observe import observe
from pipeline.settings import BUILT_IN_SQL, Settings
from pipeline.stack.environment import free_port
from pipeline.warehouse import open_warehouse
from tests.support.command import env_of
from tests.support.figures import Printed, story_of
from tests.support.press import print_stories, table


@contextmanager
def exploring(settings: Settings, *options: str) -> Iterator[str]:
    home = env_of(settings)
    command = [sys.executable, "-m", "pipeline.cli", "explore", "--port", str(free_port()), *options]
    child = subprocess.Popen(command, env={**os.environ, **home}, stdout=subprocess.PIPE, text=True)
    try:
        assert child.stdout
        yield child.stdout.readline().strip().rstrip("/")
    finally:
        child.terminate()
        child.wait(timeout=30)


@pytest.mark.parametrize(
    ("options", "name"),
    [
        pytest.param((), None, id="reading"),
        pytest.param(("--allow-edits",), getpass.getuser(), id="login", marks=pytest.mark.acceptance),
        pytest.param(("--allow-edits", "--as", "The desk"), "The desk", id="named"),
    ],
)
def test_an_edit_bears_the_name_of_who_started_it(settings: Settings, options: tuple[str, ...], name: str) -> None:
    with open_warehouse(settings) as warehouse, warehouse.begin() as conn:
        print_stories(conn, story_of("gazette", Printed(value="612300")))
        observe(conn, sql_dir=BUILT_IN_SQL)
        claim = table(conn, "SELECT claim_id::text FROM core.claim")[0][0]
    with exploring(settings, *options) as address, requests.Session() as session:
        session.mount(
            "http://", requests.adapters.HTTPAdapter(max_retries=requests.adapters.Retry(10, backoff_factor=0.2))
        )
        session.headers["accept"] = "text/html"
        page = session.get(f"{address}/claims/{claim}", timeout=20).text
        found = re.search(r'name="token_of_page" value="([^"]*)"', page)
        fields = {"token_of_page": found[1] if found else "guess", "verdict": "right", "back": "/edits"}
        answer = session.post(f"{address}/mend/claims/{claim}", data=fields, headers={"origin": address}, timeout=60)
    assert bool(found) is bool(name)
    assert answer.status_code == (200 if name else 403)
    with open_warehouse(settings) as warehouse, warehouse.begin() as conn:
        assert table(conn, "SELECT made_by FROM ops.edit") == ([(name,)] if name else [])


def test_a_name_without_edits_is_refused() -> None:
    command = [sys.executable, "-m", "pipeline.cli", "explore", "--as", "The desk"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert (done.returncode, "--as wants --allow-edits" in done.stderr) == (2, True)
