"""What a narrow screen leaves out and what stands on the margins of a page, in a real browser."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.support.browser import SIZES
from tests.support.mended_stand import Stand, mended_stand

pytestmark = [pytest.mark.acceptance, pytest.mark.timeout(300)]


@pytest.fixture(scope="module")
def stand(database_server: Any, template_database: str) -> Iterator[Stand]:
    with mended_stand(database_server, template_database) as made:
        yield made


@pytest.mark.parametrize("path", ["/", "/health", "/queue", "/edits"])
def test_all_pages_of_the_menu_are_in_sight(stand: Stand, path: str) -> None:
    page = stand.open(path)
    right = page.evaluate(
        "Math.max(...[...document.querySelectorAll('header.top nav a')].map(one => one.getBoundingClientRect().right))"
    )
    page.context.close()
    assert right <= SIZES["narrow"][0]


@pytest.mark.parametrize(("size", "weeks"), [("wide", "four"), ("narrow", "two")])
def test_health_names_the_weeks_that_it_shows(stand: Stand, size: str, weeks: str) -> None:
    page = stand.open("/health", size)
    heading = page.inner_text("#days h2")
    days = page.evaluate(
        "[...document.querySelectorAll('.heat tbody tr:first-child .day')].filter(one => one.offsetWidth)"
    )
    page.context.close()
    assert (heading, len(days)) == (f"Articles a day, {weeks} weeks", {"two": 14, "four": 28}[weeks])


@pytest.mark.parametrize("size", SIZES)
def test_fields_of_the_queue_end_before_the_edge_of_their_panel(stand: Stand, size: str) -> None:
    page = stand.open("/queue", size)
    page.evaluate("document.querySelector('.queue details').open = true")
    space = page.evaluate(
        "(() => { const one = document.querySelector('.queue details .note input');"
        " return one.closest('li').getBoundingClientRect().right - one.getBoundingClientRect().right })()"
    )
    page.context.close()
    assert space >= 10
