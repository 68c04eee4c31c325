"""The page of an entity: how much is said of it, its series in small, its articles, its names, who speaks of it."""

import re

import pytest

from pipeline.explorer.content.entity import ARTICLES
from tests.explorer.test_home import words_of
from tests.support.figures import Printed, story_of
from tests.support.pages import browser
from tests.support.press import MEOWTALK
from tests.support.series_pages import STORIES, id_of, printed, series_pages

UNSURE = story_of("ledger", Printed(value="7", metric="revenue", unit="KRW", said_by="Tallyhouse"), hours=9)
MANY = tuple(story_of("courier", printed(str(1000 + at), "2025-10", region="DE"), hours=-200 - at) for at in range(9))


@pytest.fixture(scope="module")
def papers(database_server, template_database):
    with series_pages(database_server, template_database, stories=(*STORIES, UNSURE, *MANY)) as found:
        yield found


@pytest.fixture
def visitor(papers):
    return browser(papers)


@pytest.fixture
def page(visitor) -> str:
    answer = visitor.get(f"/entities/{MEOWTALK.key}")
    assert answer.status_code == 200
    return answer.text


def part(page: str, heading: str) -> str:
    """The section under a heading."""
    return page.partition(f"<h2>{heading}</h2>")[2].partition("</section>")[0]


def test_it_says_how_much_is_said_of_it_in_how_many_series(visitor, page):
    series = visitor.get("/api/series", params={"entity": "MeowTalk", "limit": "100"}).json()["items"]
    figures = sum(row["observations"] for row in series)
    said = words_of(page)
    assert f"{figures} figures in {len(series)} series , the earliest for Oct 2025" in said
    assert re.search(r"Its \d+ numbers stand in \d+ articles of 3 newspapers", said)
    assert "1 conflict is open" in said


def test_the_earliest_time_is_told_with_its_length(database_server, template_database):
    """A quarter is not its first month."""
    quarters = [story_of("gazette", Printed(value="900", period=time)) for time in ("2025-10/2025-12", "2025-11")]
    with series_pages(database_server, template_database, stories=quarters) as app:
        said = words_of(browser(app).get(f"/entities/{MEOWTALK.key}").text)
    assert "the earliest for 1 Oct 2025 – 31 Dec 2025" in said


def test_its_series_are_shown_in_small_with_the_latest_value_and_whose_it_is(visitor, page):
    norway = id_of(visitor, metric="monthly_active_users", region="NO")
    card = next(one for one in page.split('<article class="multi">')[1:] if norway in one)
    said = words_of(card.partition("</article>")[0])
    assert said.startswith("Monthly active users, Norway users · ")
    assert "500,000 users Mar 2026, Meterstick" in said
    assert "one origin" in said
    assert 'class="cl"' in card, "two figures of one time that cannot both be right"
    assert 'd="M' in card, "what is forecast stands with what happened, in another shape"


def test_small_series_share_one_time_axis(page):
    cards = [one.partition("</article>")[0] for one in page.split('<article class="multi">')[1:]]
    marks = {tuple(re.findall(r'<text class="year \w+" x="([\d.]+)" y="74">(\w+)<', card)) for card in cards}
    assert len(cards) > 2
    assert len(marks) == 1
    sweden = next(card for card in cards if "Sweden" in card)
    places = [float(x) for x in re.findall(r'cx="([\d.]+)"', sweden)]
    assert max(places) < 200, "it ends long before the forecasts of the others do"


def test_a_speaker_has_one_colour_in_all_of_them(page):
    (colour,) = set(re.findall(r'<li class="c(\d)"><span class="dot"></span><bdi>Meterstick</bdi>', page))
    sweden = next(one for one in page.split('<article class="multi">')[1:] if "Sweden" in one.partition("</h3>")[0])
    assert set(re.findall(r'class="pt c(\d)"', sweden.partition("</article>")[0])) == {colour}


def test_articles_are_the_newest_with_how_many_numbers_each_has(page):
    shown = re.findall(r"<li><div><a class=\"t\".*?</li>", part(page, "Latest articles"), re.DOTALL)
    assert len(shown) == ARTICLES
    assert 'href="/search?entity=meowtalk">More under Search' in part(page, "Latest articles")
    assert "1 number" in words_of(shown[0])


def test_who_speaks_of_it_is_one_in_all_languages_and_no_one_named_comes_last(page):
    said = re.findall(r"<li class=\"c\d\">.*?</li>", part(page, "Who speaks of it"), re.DOTALL)
    names = [words_of(one) for one in said]
    assert names[0].startswith("Meterstick "), "Метерстик is the same speaker"
    assert len([one for one in names if one.startswith("Tallyhouse")]) == 1, "in a series or not"
    assert names[-1].startswith("no one named")
    assert 'href="/entities/meterstick"' in said[0]


def test_a_speaker_in_capitals_is_the_same_one_in_any_alphabet(database_server, template_database):
    """Whether the number is in a series or not."""
    stories = (
        story_of("ledger", printed("300", "2026-03", said_by="Счётная палата")),
        story_of("ledger", Printed(value="7", metric="revenue", unit="KRW", said_by="СЧЁТНАЯ «ПАЛАТА»"), hours=1),
    )
    with series_pages(database_server, template_database, stories=stories) as app:
        (speaker,) = browser(app).get("/api/entities/meowtalk").json()["speakers"]
    assert (speaker["claims"], speaker["name"].lower().replace("«", "").replace("»", "")) == (2, "счётная палата")


def test_names_are_told_in_all_languages_and_where_they_are_from(page):
    names = [words_of(one) for one in re.findall(r"<li>.*?</li>", part(page, "Names"), re.DOTALL)]
    assert any(re.match(r"MeowTalk English, .*in the catalogue · \d+ numbers", one) for one in names), names
    assert any("in the catalogue" in one and one.lower().startswith("мяуток") for one in names), names


def test_what_contradicts_has_both_values_on_one_line(page):
    clash = part(page, "Cannot both be right")
    assert "389,000 users, Tallyhouse, and 416,800 users, Meterstick: 27,800 users apart" in words_of(clash)
    assert '<svg class="ticks">' in clash


def test_the_same_is_json(visitor):
    told = visitor.get("/api/entities/meowtalk").json()
    assert told["entity"]["name"] == "MeowTalk"
    norway = next(row for row in told["series"] if row["title"] == "Monthly active users, Norway")
    assert (norway["latest"], norway["speaker"], norway["when"]) == ("500,000 users", "Meterstick", "Mar 2026")
    assert {row["name"] for row in told["speakers"]} >= {"Meterstick", "Tallyhouse", "no one named"}
    assert len(told["conflicts"]) == 1
    assert told["is_more"] is False


@pytest.mark.parametrize(
    ("typed", "key"), [("meow", "meowtalk"), ("МЯУТ", "meowtalk"), ("tally", "tallyhouse")], ids=["en", "ru", "speaker"]
)
def test_entities_are_found_by_the_beginning_of_any_name(visitor, typed, key):
    assert f'href="/entities/{key}"' in visitor.get("/entities", params={"q": typed}).text


def test_without_words_those_with_most_figures_are_listed(visitor):
    page = visitor.get("/entities").text
    assert 'href="/entities/meowtalk"' in page
    assert "tallyhouse" not in page, "nothing is said of it"


def test_a_beginning_that_nobody_has_is_said(visitor):
    page = visitor.get("/entities", params={"q": '"><script>alert(1)</script>'}).text
    assert "Nobody is called so" in page
    assert "<script>alert" not in page


def test_an_entity_of_which_nothing_is_said_has_a_page(visitor):
    said = words_of(visitor.get("/entities/tallyhouse").text)
    assert "None of its numbers is in a series" in said
    assert "No article that is held prints a number of it" in said


def test_a_name_that_nobody_has_confirmed_says_so(client):
    found = client.get("/entities").text
    key = re.search(r'href="/entities/(candidate/[^"]+)"', found)
    assert key, "the papers teach a name that is in no catalogue"
    said = words_of(client.get(f"/entities/{key[1]}").text)
    assert "a name nobody has confirmed" in said
    assert "learnt from an article" in said


@pytest.mark.parametrize(
    "key",
    ["nobody", "candidate/nobody", "%00", "%ED%B2%80", "..%2f..%2fhealth", "x" * 5000, "%22%3E%3Cscript%3Ealert(1)",
     "%E2%80%AEgnp", "candidate/%F0%9F%98%80", "a/b/c/d", "%25", "'%20OR%201=1"],
)  # fmt: skip
@pytest.mark.parametrize("place", ["entities", "sources", "metrics", "api/entities", "api/sources", "api/metrics"])
def test_a_key_that_nothing_has_is_not_found_and_shown_harmless(client, place, key):
    answer = client.get(f"/{place}/{key}")
    assert answer.status_code == 404, answer.text[:300]
    is_page = answer.headers["content-type"].startswith("text/html")
    assert is_page != place.startswith("api/")
    assert not is_page or "<script>alert" not in answer.text
    assert "\u202e" not in answer.text


@pytest.mark.parametrize("place", ["entities", "sources", "metrics"])
def test_a_key_that_is_no_path_is_asked_for_by_word(client, place):
    for key in ("candidate/..", ".", "candidate//x", "\x00"):
        assert client.get(f"/{place}", params={"key": key}).status_code == 404
    assert client.get(f"/{place}/").status_code == 200, "the list"
