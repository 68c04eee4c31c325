"""A paper corrects a figure and takes the correction back: the pages tell both, and lead to what is read now."""

import re
from collections.abc import Iterator
from datetime import date

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import Connection

from tests.support.figures import Printed, story_of
from tests.support.pages import browser, explorer_of
from tests.support.press import GAZETTE, MEOWTALK, print_stories

BEFORE, CORRECTED = (story_of("gazette", Printed(value=value)) for value in ("300100", "400200"))


def _correct_and_take_back(conn: Connection) -> None:
    print_stories(conn, CORRECTED, advert="2")
    print_stories(conn, BEFORE, advert="3")


@pytest.fixture(scope="module")
def pages(database_server, template_database) -> Iterator[TestClient]:
    with explorer_of(
        database_server, template_database, BEFORE, entities=(MEOWTALK, GAZETTE), before_look=_correct_and_take_back,
        operator=True, today=lambda: date(2026, 4, 15),
    ) as app:  # fmt: skip
        yield browser(app)


def corrections(page: str) -> list[tuple[str, str, str]]:
    """Before, after, and where it leads to."""
    item = r'<p class="fixed"><del>(.*?)</del> → <ins>(.*?)</ins>.*?<a class="quiet" href="(/articles/[^"]*)"'
    found = re.findall(item, page, re.DOTALL)
    return [(before, after, href) for before, after, href in found]


@pytest.mark.parametrize("address", ["/", "/sources/gazette"])
def test_lists_of_corrections_tell_that_one_was_taken_back(pages: TestClient, address: str) -> None:
    told = corrections(pages.get(address).text)
    assert [(before, after) for before, after, _ in told] == [("400200", "300100"), ("300100", "400200")]
    (_, _, back), (_, _, correction) = told
    assert "?claim=" in back
    assert "?" not in correction
    for href in (back, correction):
        page = pages.get(href).text
        assert "no longer read from this text" not in page
        assert "300100" in page


def test_the_article_tells_its_texts_in_the_order_in_which_they_stood(pages: TestClient) -> None:
    _, _, href = corrections(pages.get("/").text)[0]
    page = pages.get(href).text
    assert re.findall(r"What changed from text no. (\d) to no. (\d)", page) == [("2", "1"), ("1", "2")]
    figures = re.findall(r'<p class="figure-line"><b><del>(.*?)</del> <ins>(.*?)</ins></b>', page)
    assert figures == [("300100", "400200"), ("400200", "300100")]
