"""The page of a source: its state and days in words, whom it writes about, what it was corrected on."""

import re
from datetime import UTC, datetime

import pytest
from sqlalchemy import Connection, text

from pipeline.warehouse.upkeep import make_partitions
from tests.explorer.test_home import CORRECTED, OF_WEEKS, words_of
from tests.support.pages import browser, explorer_of
from tests.support.press import Story
from tests.support.series_pages import STORIES, series_pages


@pytest.fixture(scope="module")
def papers(database_server, template_database):
    with series_pages(database_server, template_database, stories=(*STORIES, *OF_WEEKS), later=CORRECTED) as found:
        yield found


@pytest.fixture
def visitor(papers):
    return browser(papers)


def test_each_day_of_four_weeks_is_told_with_what_is_usual_on_that_weekday(visitor):
    page = visitor.get("/sources/gazette").text
    rows = [words_of(row) for row in re.findall(r"<tr><td>.*?</tr>", page)]
    assert len(rows) == 28
    assert rows[1].startswith("Tue 14 Apr 2026 2 1"), "one article on each of the three Tuesdays before"
    assert rows[0] == "Wed 15 Apr 2026 0 so far" or rows[0].startswith("Wed 15 Apr 2026")
    assert page.count('class="usual"') == len([row for row in rows if re.search(r"\d{4} \d+ [\d.]+", row)])


def test_whom_it_writes_about_and_what_it_measures_lead_to_their_pages_and_to_the_figures(visitor):
    page = visitor.get("/sources/gazette").text
    assert 'href="/entities/meowtalk"' in page
    assert 'href="/metrics/monthly_active_users"' in page
    assert 'href="/search?entity=meowtalk&amp;source=gazette"' in page
    assert "numbers of the last ninety days" in page


def test_what_it_was_corrected_on_has_both_values_and_the_sentence(visitor):
    page = visitor.get("/sources/ledger").text
    assert "1 figure was corrected" in words_of(page)
    assert "<del>46</del> → <ins>47</ins>" in page
    assert "ledger prints <mark>47</mark> for" in page
    assert "Nothing. Where a paper changes a figure" in visitor.get("/sources/gazette").text


def test_a_source_that_was_polled_shows_how_it_answers(client):
    said = words_of(client.get("/sources/sample_times").text)
    assert "The Newsstand Times" in said
    assert "Answered well, seven days" in said
    assert "English" in said


ATTEMPTED = """INSERT INTO raw.fetch_log
    (lead_id, at, run_key, url, source_key, outcome, retry, seconds, received, requests, detail)
SELECT lead_id, :at, 'r', url, source_key, :outcome, false, :seconds, 0, :requests, '' FROM raw.lead"""


def attempted(conn: Connection) -> None:
    """Two pages answered, one not found, two forbidden: by robots.txt that was held, and by one asked for then."""
    outcomes = [("ok", 0.4, 1), ("ok", 0.4, 2), ("not_found", 0.4, 1), ("robots_denied", 0, 0), ("robots_denied", 9, 1)]
    now = datetime.now(UTC)
    make_partitions(conn, now=now)
    conn.execute(text("DELETE FROM raw.fetch_log"))
    for second, (outcome, seconds, requests) in enumerate(outcomes):
        given = {"at": now.replace(microsecond=second), "outcome": outcome, "seconds": seconds, "requests": requests}
        conn.execute(text(ATTEMPTED), given)


def test_a_page_that_robots_txt_forbids_is_not_one_that_was_answered_badly(database_server, template_database):
    story = Story(paper="gazette", words="A paper that answers.", claims=())
    with explorer_of(database_server, template_database, story, before_look=attempted, operator=True) as app:
        visitor = browser(app)
        said, health = (words_of(visitor.get(page).text) for page in ("/sources/gazette", "/health"))
        (row,) = visitor.get("/api/health").json()["items"]
    assert "67% 3 pages asked for, 0.4 s each with our pauses" in said, "the log has the time of the whole attempt"
    assert "the time for a page with our pauses between requests" in health
    assert (row["attempts"], round(float(row["ok_rate"]), 2)) == (3, 0.67)


def test_one_that_was_taken_from_an_archive_is_not_judged(client):
    said = words_of(client.get("/sources/warc:hostile.test").text)
    assert "Taken from an archive" in said
    assert "1 article with 6 numbers" in said


def test_one_that_was_not_asked_yet_has_a_page(client):
    page = client.get("/health").text
    (first, *_) = re.findall(r'href="(/sources/\w+)"', page.partition("Not asked yet")[2])
    said = words_of(client.get(first).text)
    assert "Not asked yet · It was not asked yet." in said
    assert "No article of it is held." in said


def test_the_same_is_json(visitor):
    told = visitor.get("/api/sources/ledger").json()
    assert told["source"]["source_key"] == "ledger"
    assert len(told["days"]) == 28
    assert told["entities"][0]["key"] == "meowtalk"
    assert (told["changes"][0]["surface_before"], told["changes"][0]["surface"]) == ("46", "47")


def test_the_list_of_sources_is_the_page_of_their_health(visitor):
    answer = visitor.get("/sources", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (307, "/health")
