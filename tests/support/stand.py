"""One real Airflow with the explorer inside, over what it has made of the three invented papers, and a browser."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Any

import pytest
import requests

from pipeline.explorer import build_app
from pipeline.settings import Settings
from pipeline.sources import load_sources
from pipeline.stack import Stack, run_sample
from pipeline.stack.environment import free_port
from pipeline.warehouse import database_url
from tests.support.browser import chromium, new_page
from tests.support.patience import patient_reader
from tests.support.web import served

SAMPLES = ("sample_times", "sample_kurier", "sample_ilbo")
CLEAN_ENV = {name: value for name, value in os.environ.items() if not name.startswith(("AIRFLOW", "NEWSFIGURES"))}


@dataclass(frozen=True)
class Stand:
    """A browser and where the explorer is: alone, and Airflow with it inside."""

    browser: Any
    alone: str
    airflow: str
    login: dict[str, Any]
    """The cookie of a person who is logged in to Airflow."""

    def items(self, question: str) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = requests.get(f"{self.alone}/api/{question}", timeout=30).json()["items"]
        return found

    def page(self, size: str = "wide", scheme: str = "light", *, bypass_csp: bool = True) -> Any:
        page = new_page(self.browser, size, scheme, bypass_csp=bypass_csp)
        page.context.add_cookies([self.login])
        return page

    def inside(self, page: Any, address: str = "") -> Any:
        """The frame of Figures in Airflow's page, at this address of the explorer."""
        page.goto(f"{self.airflow}/plugin/figures")
        frame = page.wait_for_selector("iframe", timeout=60_000).content_frame()
        frame.wait_for_selector("h1")
        if address:
            frame.goto(f"{self.airflow}/newsfigures{address}")
        return frame


@pytest.fixture(scope="module")
def stand() -> Iterator[Stand]:
    with ExitStack() as things:
        browser = things.enter_context(chromium())  # skips before anything is started
        home = things.enter_context(tempfile.TemporaryDirectory(prefix="newsfigures-browser-"))
        settings = Settings.from_env({"NEWSFIGURES_HOME": home, "NEWSFIGURES_PORT": str(free_port())})
        stack = things.enter_context(Stack(settings, lambda _: None, env=CLEAN_ENV, recent=False))
        run_sample(stack, SAMPLES, lambda _: None)
        reader = patient_reader(things.enter_context(database_url(settings)))
        things.callback(reader.close)
        alone = things.enter_context(served(build_app(reader, load_sources(None), guard=None, operator=True)))
        airflow = stack.urls["airflow"].rstrip("/")
        yield Stand(browser, alone, airflow, _cookie(airflow, stack.login.user, stack.login.password))


def _cookie(airflow: str, user: str, password: str) -> dict[str, Any]:
    told = requests.post(f"{airflow}/auth/token", json={"username": user, "password": password}, timeout=30)
    return {"name": "_token", "value": told.json()["access_token"], "url": airflow}
