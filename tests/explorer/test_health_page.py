"""The page of health: which sources are as usual, four weeks by day, and why numbers became no figure."""

import re
from datetime import timedelta

import pytest
from sqlalchemy import Connection, text

from tests.explorer.test_home import words_of
from tests.support.pages import browser, explorer_of
from tests.support.press import Story
from tests.support.series_pages import TODAY, series_pages

DAY = 24
DAILY = tuple(
    Story(paper=paper, words=f"{paper} {day} {number}", claims=(), hours=-DAY * day - number / 10)
    for paper in ("gazette", "ledger")
    for day in range(31)
    for number in range(4 if paper == "gazette" or day > 2 else 0)
)
"""Two papers with four articles a day; one has none on the last three days."""


@pytest.fixture(scope="module")
def papers(database_server, template_database):
    with series_pages(database_server, template_database, stories=DAILY) as found:
        yield found


@pytest.fixture
def page(papers) -> str:
    return browser(papers).get("/health").text


def row_of(page: str, name: str) -> list[str]:
    row = next(one for one in page.partition('<table class="heat">')[2].split("<tr>") if f"<bdi>{name}</bdi>" in one)
    return re.findall(r'<td class="day.*?</td>', row)


def test_the_title_tells_how_many_sources_are_as_usual_and_which_is_not(page):
    assert "<h1>One of two sources is as usual</h1>" in page
    assert "ledger has had no article for three days." in words_of(page)


def test_a_strip_has_a_cell_for_each_of_28_days_with_its_count_in_words(page):
    for name in ("gazette", "ledger"):
        assert len(row_of(page, name)) == 28
    yesterday = TODAY - timedelta(days=1)
    assert f"{yesterday:%a} {yesterday.day} Apr 2026: 4 articles, usual 4" in row_of(page, "gazette")[-2]


def test_a_day_without_an_article_is_marked_and_says_zero(page):
    marked = [one for one in row_of(page, "ledger") if "nothing" in one.partition(">")[0]]
    assert len(marked) == 3
    assert all('aria-hidden="true">0</span>' in one for one in marked)
    assert not [one for one in row_of(page, "gazette") if "nothing" in one.partition(">")[0]]


def test_today_is_not_over_and_not_marked(page):
    assert "so far" in row_of(page, "ledger")[-1]
    assert "nothing" not in row_of(page, "ledger")[-1]


def test_a_state_stands_in_words_beside_its_sign(page):
    assert '<span class="state well">As usual</span>' in page
    assert '<span class="state silent">Silent for three days</span>' in page


def test_numbers_that_became_no_figure_are_told_by_reason_in_words(client):
    part = client.get("/health").text.partition('id="outside"')[2].partition("</section>")[0]
    told = {row["reason"]: row["claims"] for row in client.get("/api/health/outside").json()["items"]}
    assert told["no_metric"] > 0
    assert f"it measures nothing that the catalogue knows {told['no_metric']}" in words_of(part)
    assert re.search(r"Of [\d,]+ numbers that are held, [\d,]+ are in a series", words_of(part))


def test_what_left_the_flow_is_summed_over_sources(client):
    rows = client.get("/api/health/drops").json()["items"]
    denied = sum(int(row["items"]) for row in rows if row["reason"] == "robots_denied")
    part = client.get("/health").text.partition('id="drops"')[2].partition("</section>")[0]
    assert f"fetch robots denied {denied}" in words_of(part)


def test_every_source_leads_to_its_page_and_what_is_no_source_does_not(client):
    page = client.get("/health").text
    links = set(re.findall(r'href="(/sources/[^"]+)"', page))
    assert "/sources/sample_times" in links
    assert {client.get(one).status_code for one in links} == {200}


def undated(conn: Connection) -> None:
    conn.execute(text("UPDATE core.article_revision SET published_at = NULL, published_on = NULL"))


def test_a_source_whose_articles_say_no_day_is_told_so(database_server, template_database):
    stories = (Story(paper="gazette", words="Nobody knows of which day this is.", claims=()),)
    given = {"before_look": undated, "operator": True, "today": lambda: TODAY}
    with explorer_of(database_server, template_database, *stories, **given) as app:
        page = browser(app).get("/health").text
        (row,) = browser(app).get("/api/health").json()["items"]
    told = words_of(page.partition('id="sources"')[2])
    assert (int(row["articles"]), row["last_published_on"]) == (1, None)
    assert "gazette No day said no day said" in told
    assert "days ago" not in told
    assert "gazette has no article yet" not in words_of(page)


def test_an_empty_warehouse_says_what_to_do(database_server, template_database):
    with series_pages(database_server, template_database, stories=()) as app:
        page = browser(app).get("/health").text
    assert "<h1>No source was asked yet</h1>" in page
    assert "newsfigures ingest SOURCE" in page
