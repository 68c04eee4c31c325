"""The first page: what is new against what is usual, series in small, what was corrected, what contradicts."""

import re
from datetime import date
from decimal import Decimal

import pytest

from pipeline.explorer.charts.spark import HEIGHT, WIDTH, spark
from tests.explorer.test_charts import figure
from tests.support.figures import Printed, story_of
from tests.support.pages import browser
from tests.support.press import Story
from tests.support.series_pages import STORIES, id_of, printed, series_pages

WEEK = 7 * 24
OF_WEEKS = tuple(
    story_of(
        "gazette",
        *(Printed(value=str(1000 * weeks + number), region="DE") for number in range(weeks)),
        hours=-WEEK * weeks,
    )
    for weeks in (1, 2, 3)
)
"""One number a week ago, two the week before, three before that; none in the fourth week, before which nothing is."""


CORRECTED = (
    story_of(
        "ledger", printed("47", "2026-02", region="KR", unit="percent", kind="share", metric="market_share"), hours=6
    ),
)


@pytest.fixture(scope="module")
def app(database_server, template_database):
    with series_pages(database_server, template_database, stories=(*STORIES, *OF_WEEKS), later=CORRECTED) as found:
        yield found


@pytest.fixture
def page(app) -> str:
    return browser(app).get("/").text


def words_of(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_it_says_how_much_is_new_on_the_newest_day_and_of_how_many_papers(page):
    said = words_of(page)
    assert "Tuesday 14 Apr 2026, the newest day held" in said
    assert "7 new figures Read from 7 articles of 3 newspapers, in which 7 numbers were found." in said


def test_a_source_is_held_against_that_weekday_of_the_weeks_since_it_is_read(page):
    bars = dict(re.findall(r">(\w+)</a><svg class=\"bar\".*?<span class=\"num\">(.*?)</span></li>", page))
    assert words_of(bars["gazette"]) == "2 , usual 2", "(1 + 2 + 3) / 3: the fourth week was before its first day"
    assert words_of(bars["ledger"]) == "3", "a source without a week before has no usual day"
    assert page.count('class="usual"') == 1


def test_the_languages_of_the_day_are_counted(page):
    assert "English <b>7</b>" in page


def test_a_card_has_value_change_trust_and_a_shape_drawn_by_the_server(app, page):
    norway = id_of(browser(app), metric="monthly_active_users", region="NO")
    card = next(one for one in page.split('<article class="scard">')[1:] if norway in one)
    said = words_of(card)
    assert "MeowTalk monthly active users, Norway" in said
    assert "500,000 users Mar 2026 · +20% from Feb 2026" in said
    assert "one origin" in said
    assert card.count('<polyline class="ln') == 1
    assert 'class="cl"' in card, "two figures of one time that cannot both be right"
    assert "<script" not in card


def test_series_that_were_not_printed_that_week_stand_under_a_heading_of_their_own(database_server, template_database):
    now, before = printed("500", "2026-03"), printed("210", "2026-01", region="SE")
    with series_pages(
        database_server, template_database, stories=(story_of("gazette", now), story_of("ledger", before, hours=-WEEK))
    ) as app:
        said = words_of(browser(app).get("/").text)
    new, _, others = said.partition("Series printed in the week up to that day")[2].partition("Other series")
    assert ("Norway" in new, "Sweden" in new) == (True, False)
    assert ("Norway" in others, "Sweden" in others) == (False, True)


def test_what_contradicts_is_told_with_both_values_and_how_far_apart(page):
    assert "Of all figures held, 1 pair cannot both be right" in words_of(page), "and not of those of the day"
    part = words_of(page.partition('id="clash"')[2])
    assert "389,000 users 7.1% apart 416,800 users" in part or "416,800 users 7.1% apart 389,000 users" in part
    assert "All 1 open" in part


def test_what_was_corrected_is_told_with_both_values(page):
    part = page.partition('id="corrected"')[2]
    assert "<del>46</del> → <ins>47</ins>" in part
    assert "ledger prints <mark>47</mark> for" in part
    assert "1 figure was corrected" in words_of(page)


def test_the_most_printed_figure_of_the_day_has_its_sentence(page):
    part = page.partition("Most printed that day")[2].partition("</section>")[0]
    assert re.search(r'<p class="q lead" lang="en"><bdi>\w+ prints <mark>\d+</mark> for', part)


def test_a_warehouse_without_a_series_looks_as_one_that_will_have_some(database_server, template_database):
    unsure = story_of("gazette", Printed(value="5", series_confidence=Decimal("0.2")))
    with series_pages(database_server, template_database, stories=(unsure,)) as app:
        said = words_of(browser(app).get("/").text)
    assert "Read from 1 article of 1 newspaper, in which 1 number was found." in said
    assert "No series yet" in said
    assert "Nothing was corrected in thirty days" in said
    assert "Nothing contradicts" in said


def test_all_sources_of_the_day_are_counted_and_the_twelve_that_print_most_are_drawn(
    database_server, template_database
):
    papers = [story_of(f"paper{number}", Printed(value="9100")) for number in range(13)]
    silent = Story(paper="ledger", words="Nothing to count here.", claims=[])
    with series_pages(database_server, template_database, stories=(*papers, silent)) as app:
        page = browser(app).get("/").text
    assert "1 new figure Read from 14 articles of 14 newspapers, in which 13 numbers were found." in words_of(page)
    assert page.count('<svg class="bar"') == 12


def test_what_an_earlier_article_printed_is_not_new(database_server, template_database):
    first, again = Printed(value="9100"), story_of("ledger", Printed(value="9100"), hours=24)
    with series_pages(database_server, template_database, stories=(story_of("gazette", first), again)) as app:
        said = words_of(browser(app).get("/").text)
    assert "No new figures Read from 1 article of 1 newspaper, in which 1 number was found." in said


def test_a_day_without_a_number_says_how_many_articles_were_read(database_server, template_database):
    silent = Story(paper="ledger", words="Nothing to count here.", claims=[], hours=24)
    before = story_of("gazette", Printed(value="9100"), hours=-WEEK * 10)
    with series_pages(database_server, template_database, stories=(before, silent)) as app:
        said = words_of(browser(app).get("/").text)
    assert "Wednesday 15 Apr 2026, the newest day held No new figures Read from 1 article of 1 newspaper" in said
    assert "in which 0 numbers were found." in said


def test_a_day_that_has_not_come_is_not_the_newest(database_server, template_database):
    with series_pages(database_server, template_database) as app:
        app.state.today = lambda: date(2026, 4, 13)
        assert "Monday 13 Apr 2026" in browser(app).get("/").text


def test_a_sparkline_stays_within_its_frame_and_needs_no_range():
    for points in ([figure(0)], [figure(0), figure(1)], [figure(at, value=at) for at in range(100)]):
        shape = spark(points)
        assert 1 <= len(shape.dots) <= 60
        assert all(0 < dot.x < WIDTH and 0 < dot.y < HEIGHT for dot in shape.dots)
    assert spark([]).dots == []
