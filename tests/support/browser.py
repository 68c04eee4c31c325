"""The Chromium of this machine, driven by Playwright, with axe-core to look at pages as a screen reader would."""

import importlib.resources
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

_FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"]
_NAMES = ("chromium", "chromium-browser", "google-chrome")


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


def findings(frame: Any) -> list[str]:
    """What axe-core objects to in a page or frame, however little; its context has to bypass the page's policy."""
    script = importlib.resources.files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
    frame.evaluate(script)
    found = frame.evaluate("() => axe.run(document, {resultTypes: ['violations']})")
    return [
        f"{one['id']} ({one['impact']}): {node['html'][:160]}"
        for one in found["violations"]
        for node in one["nodes"][:3]
    ]


SIZES = {"wide": (1400, 900), "narrow": (400, 800)}
"""Width and height of a screen, in pixels."""


def new_page(browser: Any, size: str = "wide", scheme: str = "light", **more: Any) -> Any:
    """In a context of its own, which the caller closes."""
    width, height = SIZES[size]
    return browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme, **more).new_page()


def faults(frame: Any) -> list[str]:
    """What axe objects to in a page or frame, and by how much it is wider than the screen."""
    too_wide = frame.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return [*findings(frame), *([f"{too_wide} px too wide"] if too_wide > 0 else [])]


def keep_picture(page: Any, name: str, *, full_page: bool = True) -> None:
    """In the folder that NEWSFIGURES_SCREENSHOTS names, if it names one."""
    if folder := os.environ.get("NEWSFIGURES_SCREENSHOTS"):
        Path(folder).mkdir(parents=True, exist_ok=True)
        page.screenshot(path=f"{folder}/{name}.png", full_page=full_page)
