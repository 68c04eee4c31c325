"""The page of a search: how many figures fit, what narrows them, rows in any order, an address for each state."""

import re
from collections.abc import Iterator
from decimal import Decimal
from html import unescape
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from fastapi.testclient import TestClient

from pipeline.explorer import build_app
from pipeline.explorer.search.searching import PAGE, PAGES, WINDOW
from tests.support.figures import Printed, story_of
from tests.support.pages import browser, explorer_of


def found(client: TestClient, **asked: object) -> dict:
    return client.get("/api/search", params=asked).json()


def rows_of(page: str) -> list[str]:
    return re.findall(r"<li>\s*<p class=\"amt\">.*?</li>", page, re.DOTALL)


def hrefs(page: str) -> list[str]:
    return [unescape(one) for one in re.findall(r'href="([^"]*)"', page)]


def test_the_page_says_how_many_figures_fit_and_in_how_many_articles(client):
    rows = client.get("/api/claims?kind=share&limit=1000").json()["items"]
    page = client.get("/search?kind=share").text
    assert f"<b>{len(rows)} figures</b>" in page
    assert f"in {len({row['article_id'] for row in rows})} articles" in page
    assert len(rows_of(page)) == min(len(rows), PAGE)


def test_pages_of_25_lead_to_each_other_and_hold_every_claim_once(client):
    wanted = [row["claim_id"] for row in client.get("/api/claims?kind=level&limit=1000").json()["items"]]
    address, seen, before = "/search?kind=level", [], None
    while address:
        page = client.get(address).text
        seen += re.findall(r'class="meta"><a class="quiet" href="/claims/([^"]+)"', page)
        previous = re.search(r'rel="prev" href="([^"]+)"', page)
        assert (previous and unescape(previous[1])) == before
        following = re.search(r'rel="next" href="([^"]+)"', page)
        before, address = address, unescape(following[1]) if following else None
    assert seen == wanted
    assert len(wanted) > 2 * PAGE


def test_the_number_is_marked_where_it_stands_and_the_words_that_were_asked_for_beside_it(client):
    for words, language in (("monthly users", "en"), ("пользователи", "ru"), ("이용자", "ko")):
        told = found(client, q=words, language=language)
        assert told["items"], words
        assert any(one["words"] for one in told["items"]), words
        for one in told["items"]:
            assert one["sentence"][one["number_start"] : one["number_end"]] == one["surface"]
            assert all(one["sentence"][start:end].strip() for start, end in one["words"])
    page = client.get("/search?q=monthly+users").text
    marks = re.findall(r"<mark>(.*?)</mark>", page)
    assert len(marks) == len(rows_of(page))
    assert '<span class="hit">monthly</span>' in page
    assert not [one for one in marks if "users" in one and "hit" in one], "yellow is the number alone"


@pytest.mark.parametrize(
    ("sort", "key"),
    [
        ("largest", lambda row: -Decimal(row["value_high"] or row["value"] or "-1e30")),
        ("trusted", lambda row: (row["series_id"] is None, -(row["origins"] or 0))),
    ],
)
def test_an_order_is_that_of_all_that_fit(client, sort, key):
    told = [found(client, kind="level", sort=sort, page=page)["items"] for page in (1, 2, 3)]
    rows = [row for page in told for row in page]
    assert [key(row) for row in rows] == sorted(key(row) for row in rows)
    every = client.get("/api/claims?kind=level&limit=1000").json()["items"]
    assert key(rows[0]) == min(map(key, every))


def test_an_order_stays_on_the_next_page_and_in_every_filter(client):
    page = client.get("/search?kind=level&sort=largest").text
    assert '<option value="largest" selected>largest</option>' in page
    following = re.search(r'rel="next" href="([^"]+)"', page)
    assert "sort=largest" in following[1]
    narrowing = [one for one in hrefs(page) if one.startswith("/search?") and "language=ko" in one]
    assert narrowing
    assert all("sort=largest" in one for one in narrowing)
    assert "choose a unit to compare like with like" in page


def test_each_value_of_a_facet_leads_to_as_many_figures_as_it_says(client):
    page = client.get("/search?q=users").text
    links = re.findall(r'<a class="value" href="([^"]+)"><span>.*?</span> <span>([\d,]+)</span></a>', page)
    assert len(links) > 12
    for address, claims in links:
        told = client.get("/api" + unescape(address)).json()
        assert (told["total"], told["is_more"]) == (int(claims.replace(",", "")), False), address


def test_what_narrows_is_a_chip_that_takes_it_away(client):
    page = client.get("/search?q=users&kind=level&region=NO&first_day=2026-01-01&end_day=2027-01-01").text
    chips = re.findall(r'<a class="chip" href="([^"]*)" aria-label="Take away: ([^"]*)"', page)
    assert [unescape(name) for _, name in chips] == ["“users”", "level", "Norway", "true for 2026"]
    for address, name in chips:
        left = parse_qs(urlsplit(unescape(address)).query)
        assert len(left) == (3 if name == "true for 2026" else 4), name


def test_a_filter_forgets_the_page(client):
    assert "page=" not in "".join(one for one in hrefs(client.get("/search?page=2").text) if "kind=" in one)


def test_a_row_says_in_words_why_it_is_in_no_series(client):
    told = [one for one in found(client)["items"] if one["in_no_series"] == "no_metric"]
    page = client.get("/search").text
    assert told
    assert page.count("in no series: it measures nothing that the catalogue knows") == len(told)
    assert not re.search(r"confidence \d+%", page)


def test_a_contested_figure_says_what_another_one_says(client):
    page = client.get("/search?entity=MeowTalk&metric=monthly_active_users&region=NO").text
    assert "another figure says 548,100 users" in page
    assert "another figure says 612,300 users" in page


def test_what_words_may_name_is_a_link_for_who_has_no_script(client):
    page = client.get("/search?q=meow").text
    assert 'Straight to <a href="/search?entity=meowtalk"><bdi>MeowTalk</bdi></a>' in page


def test_all_fields_are_plain_ones_that_keep_what_was_asked(client):
    asked = "q=users&entity=MeowTalk&kind=level&unit=user&region=NO&source=sample_times&language=en&confidence=0.62"
    page = client.get(f"/search?{asked}&first_day=2026-01-01").text
    for name, value in {**parse_qs(asked), "first_day": ["2026-01-01"]}.items():
        field = re.search(rf'<(input|select) id="{name}"[^>]*>(.*?)(?=</div>)', page, re.DOTALL)
        assert f'value="{value[0]}"' in field[0], name
    assert '<option value="0.62" selected>sure from 0.62 of 1</option>' in page


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("sort=best", "sort is 'best'; write one of newest, largest, trusted"),
        ("page=0", f"page is '0'; write a number from 1 to {PAGES}"),
        (f"page={PAGES + 1}", f"page is '{PAGES + 1}'; write a number from 1 to {PAGES}"),
        ("page=x", "page is 'x'; write a number"),
    ],
)
def test_an_order_or_page_that_there_is_not_is_refused_with_words(client, query, words):
    for address in (f"/search?{query}", f"/api/search?{query}"):
        answer = client.get(address)
        assert (answer.status_code, words in unescape(answer.text)) == (422, True)


@pytest.mark.parametrize(
    "words",
    ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "\u202egnp.exe", "x" * 3_000, "가" * 3_000,
     "{{ 7*7 }}", "' OR 1=1 --", "\ue000a\ue001", "%(words)s", "a" + "\u0301" * 300],
)  # fmt: skip
def test_words_that_would_do_harm_are_shown_as_text(client, words):
    answer = client.get("/search", params={"q": words})
    assert answer.status_code == 200
    assert "<script>alert" not in answer.text
    assert "<img src=x" not in answer.text
    assert not re.findall(r"<[^>]+ on[a-z]+=", re.sub(r'"[^"]*"', '""', answer.text))
    assert "\u202e" not in answer.text.partition("<main")[2].replace(f'value="{words}"', "")
    assert client.get("/api/search", params={"q": words}).status_code == 200


def test_a_value_of_a_facet_that_would_do_harm_is_shown_as_text(client):
    for name in ("entity", "metric", "unit", "region", "source", "language"):
        page = client.get("/search", params={name: '"><script>alert(1)</script>'})
        assert (page.status_code, "<script>alert" in page.text) == (200, False), name
        assert "Nothing fits all of this together" in page.text


@pytest.fixture(scope="module")
def long_ago(database_server, template_database) -> Iterator[TestClient]:
    """More claims than one window holds."""
    stories = [
        story_of("gazette", *(Printed(value=str(first + at)) for at in range(1, 106)), hours=-24 * first / 105)
        for first in range(0, WINDOW + 2 * PAGE, 105)
    ]
    with explorer_of(database_server, template_database, *stories) as app:
        yield browser(app)


def test_behind_the_newest_thousand_a_window_of_its_own_begins(long_ago):
    first = long_ago.get("/search").text
    assert "<b>More than 1,000 figures</b>" in first
    assert "1–25 of the newest 1,000" in first
    last = long_ago.get(f"/search?page={PAGES}").text
    back = re.search(r'rel="next" href="([^"]+)">Further back', last)
    further = long_ago.get(unescape(back[1])).text
    assert "Figures further back" in further
    assert "To the newest" in further
    pages = [long_ago.get(f"/search?page={page}").text for page in range(1, PAGES + 1)]
    ids = [one for page in [*pages, further] for one in re.findall(r'"quiet" href="/claims/([^"]+)"', page)]
    assert len(ids) == len(set(ids)) == WINDOW + PAGE
    every = [row["claim_id"] for row in long_ago.get("/api/claims?limit=1000").json()["items"]]
    assert ids[:WINDOW] == every


def test_of_too_many_an_order_is_that_of_the_newest_and_says_so(long_ago):
    page = long_ago.get("/search?sort=largest").text
    assert "The largest of the newest 1,000: more fit than can be put in order." in page
    told = long_ago.get("/api/search?sort=largest").json()
    newest = long_ago.get("/api/claims?limit=1000").json()["items"]
    assert Decimal(told["items"][0]["value"]) == max(Decimal(row["value"]) for row in newest)
    assert (told["total"], told["is_more"]) == (WINDOW, True)


@pytest.mark.parametrize("most", [7, 1000])
def test_a_file_is_in_the_order_that_its_page_has_and_nothing_follows(long_ago, most):
    page = long_ago.get("/search?sort=largest").text
    (link,) = [one for one in hrefs(page) if "format=json" in one]
    assert "sort=largest" in link
    answer = long_ago.get(link.replace("limit=1000", f"limit={most}"))
    newest = long_ago.get("/api/claims?limit=1000").json()["items"]
    values = [Decimal(row["value"]) for row in answer.json()]
    assert values == sorted((Decimal(row["value"]) for row in newest), reverse=True)[:most]
    assert "link" not in answer.headers


def test_inside_another_path_every_address_lies_below_it(reader):
    client = TestClient(build_app(reader, {}, guard=None), root_path="/newsfigures", headers={"accept": "text/html"})
    page = client.get("/search?q=meow&kind=level").text
    within = [one for one in hrefs(page) if one.startswith("/")]
    assert within
    assert [one for one in within if not one.startswith("/newsfigures/")] == []
    assert 'data-suggest="/newsfigures/suggest"' in page
    assert "Follow" not in page, "no feed reader gets into Airflow"


def test_a_search_is_followed_by_its_own_address(client):
    page = client.get(f"/search?q={quote('monthly users')}&kind=level").text
    assert 'href="/search.atom?q=monthly+users&amp;kind=level">Follow</a>' in page
