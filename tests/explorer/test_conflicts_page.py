"""The page of conflicts: the finding, both figures on one line, and what each rests on."""

import re

import pytest

from tests.explorer.test_home import words_of
from tests.support.figures import story_of
from tests.support.pages import browser
from tests.support.series_pages import STORIES, printed, series_pages

SAME = (
    story_of("courier", printed("389000", "2026-02", said_by="Tallyhouse"), hours=-20),
    story_of("ledger", printed("389000", "2026-02", said_by="Tallyhouse"), hours=-19),
)
OTHERS = tuple(
    story_of(paper, printed(value, f"20{24 - at // 12}-{at % 12 + 1:02}", region="FI", said_by=paper), hours=-400 - at)
    for at in range(22)
    for paper, value in (("gazette", "1000"), ("ledger", "1500"))
)


@pytest.fixture(scope="module")
def papers(database_server, template_database):
    with series_pages(database_server, template_database, stories=(*STORIES, *SAME)) as found:
        yield found


@pytest.fixture
def page(papers) -> str:
    return browser(papers).get("/conflicts").text


def test_the_title_tells_how_many_are_open(page):
    assert "<h1>One pair of figures cannot both be right</h1>" in page


def test_a_conflict_tells_the_gap_in_unit_and_percent_and_what_rounding_explains(page):
    said = words_of(page)
    assert "MeowTalk: monthly active users, Norway , Feb 2026" in said
    assert "They lie 27,800 users or 7.1% of the smaller value apart; rounding explains" in said


def test_both_figures_stand_on_one_line_from_zero_each_named_at_its_own_end(page):
    names = re.findall(
        r'<text class="name (\w+)" x="([\d.]+)%".*?<tspan class="n">(.*?)</tspan>.*?> (.*?)</tspan>', page
    )
    assert [(side, said, who) for side, _, said, who in names] == [
        ("left", "389,000 users", "Tallyhouse"),
        ("right", "416,800 users", "Meterstick"),
    ]
    assert float(names[0][1]) < float(names[1][1])
    assert ">0</text>" in page


def test_each_side_names_what_it_rests_on(page):
    sides = page.partition('<div class="two">')[2].split('<div class="rests">')[1:]
    said = [words_of(one.partition("</div>")[0]) for one in sides]
    assert any(re.match(r"Rests on one origin, printed three times", one) for one in said), said
    assert any("courier, 13 Apr 2026 : has it from the same origin" in one for one in said), said
    assert any("Tallyhouse says so" in one for one in said), said


def test_a_conflict_leads_to_its_series_its_entity_and_all_evidence(page):
    assert re.search(r'<h2 id="x-[\w-]+"><a href="/series/[\w-]{36}">', page)
    assert 'href="/entities/meowtalk"' in page
    assert 'aria-label="All evidence for 389,000 users"' in page


def test_pages_follow_each_other_and_a_file_has_as_many_as_it_asks_for(database_server, template_database):
    with series_pages(database_server, template_database, stories=OTHERS) as app:
        visitor = browser(app)
        first = visitor.get("/conflicts")
        following = re.search(r'href="(/conflicts\?after=[\w-]+)" rel="next"', first.text)
        assert following
        second = visitor.get(following.group(1))
        ids = [set(re.findall(r'id="conflict-([\w-]+)"', one.text)) for one in (first, second)]
        rows = visitor.get("/conflicts?format=json").json()
        names = re.findall(r'<section class="conflict"[^>]* aria-label="([^"]+)"', first.text + second.text)
    assert [len(one) for one in ids] == [20, len(rows) - 20]
    assert len(set(names)) == len(names) == len(rows)
    assert ids[0] | ids[1] == {row["conflict_id"] for row in rows}


def test_what_does_not_fit_is_said(papers):
    visitor = browser(papers)
    assert visitor.get("/conflicts?status=dismissed").text.count("No conflict fits") == 1
    assert "Take a filter away." in visitor.get("/conflicts?entity=Nobody").text


@pytest.mark.parametrize("query", ["after=x", "status=guess", "rule=guess", "limit=0", "entity=%00", "format=xml"])
def test_what_cannot_be_read_is_refused(papers, query):
    assert browser(papers).get(f"/conflicts?{query}").status_code == 422
