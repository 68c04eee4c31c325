"""Pages of an explorer in which one may mend, in a real browser."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from tests.support.browser import chromium, new_page
from tests.support.mended import House, mended_pages, printed_papers
from tests.support.web import served


@dataclass(frozen=True)
class Stand:
    browser: Any
    address: str
    house: House

    def page(self, size: str = "wide", scheme: str = "light", **more: Any) -> Any:
        return new_page(self.browser, size, scheme, extra_http_headers={"x-editor": "ada"}, **more)

    def open(self, path: str, size: str = "narrow") -> Any:
        page = self.page(size)
        page.goto(f"{self.address}{path}")
        return page

    def focused(self, page: Any) -> str:
        return str(page.evaluate("document.activeElement.closest('[data-queue] > li')?.id ?? ''"))


@contextmanager
def mended_stand(database_server: Any, template_database: str) -> Iterator[Stand]:
    with (
        chromium() as found,
        printed_papers(database_server, template_database) as papers,
        mended_pages(database_server, papers) as house,
        served(house.app) as address,
    ):
        yield Stand(found, address, house)
