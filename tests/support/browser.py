"""The Chromium of this machine, driven by Playwright, with axe-core to look at pages as a screen reader would."""

import importlib.resources
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

_FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"]
_NAMES = ("chromium", "chromium-browser", "google-chrome")
SERIOUS = {"serious", "critical"}


def chromium_path() -> str:
    """Skips where there is none: Playwright's own browsers are not installed for this."""
    found = os.environ.get("NEWSFIGURES_CHROMIUM") or next(filter(None, map(shutil.which, _NAMES)), None)
    if not found:
        pytest.skip("no Chromium here: install the package chromium, or name one in NEWSFIGURES_CHROMIUM")
    return found


@contextmanager
def chromium() -> Iterator[Any]:
    """A Playwright browser."""
    path = chromium_path()
    api = pytest.importorskip("playwright.sync_api", reason="no Playwright here: `make acceptance` installs it")
    with api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=_FLAGS)
        yield browser
        browser.close()


def serious_findings(frame: Any) -> list[str]:
    """What axe-core calls serious or critical in a page or frame; its context has to bypass the page's policy."""
    script = importlib.resources.files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
    frame.evaluate(script)
    found = frame.evaluate("() => axe.run(document, {resultTypes: ['violations']})")
    return [
        f"{one['id']} ({one['impact']}): {node['html'][:160]}"
        for one in found["violations"]
        if one["impact"] in SERIOUS
        for node in one["nodes"][:3]
    ]
