"""What a reader sees: figures with their sentences, links that lead on, files, and errors that say what to do."""

import csv
import io
import re

import pytest
from fastapi.testclient import TestClient

from pipeline.explorer import build_app
from tests.explorer.conftest import HOSTILE_URL
from tests.support.pages import browser
from tests.support.patience import patient_reader


def first(client: TestClient, address: str) -> dict:
    return client.get(address).json()["items"][0]


@pytest.fixture
def series_id(client) -> str:
    return first(client, "/api/series?entity=MeowTalk&metric=monthly_active_users&kind=level&region=NO")["series_id"]


def test_a_series_shows_its_figures_with_sentence_and_who_says_so(client, series_id):
    page = client.get(f"/series/{series_id}").text
    assert "<h1><bdi>MeowTalk: monthly active users, Norway</bdi></h1>" in page
    assert "612,300 users" in page
    assert "548,100" in page
    assert "Meterstick says 612,300 users" in page, "what disputes the latest one, of Tallyhouse"
    assert re.search(r"\b[2-9] open conflicts in the series", page), "the other counter, the caption of another month"
    assert f"series {series_id}" in page, "the citation names it"


def test_a_series_as_known_on_a_day_has_nothing_reported_later(client, series_id):
    whole = client.get(f"/api/series/{series_id}").json()["figures"]
    days = sorted(figure["first_reported_on"] for figure in whole if figure["first_reported_on"])
    early = client.get(f"/api/series/{series_id}?known_on={days[0]}").json()["figures"]
    assert {figure["first_reported_on"] for figure in early if not figure["is_derived"]} == {days[0]}
    assert client.get(f"/api/series/{series_id}?known_on=2020-01-01").json()["figures"] == []
    assert (
        "Nothing of this series was reported by 1 Jan 2020"
        in client.get(f"/series/{series_id}?known_on=2020-01-01").text
    )


def test_a_derived_figure_names_what_it_follows_from(client):
    series = [one["series_id"] for one in client.get("/api/series?limit=200").json()["items"]]
    figures = [row for one in series for row in client.get(f"/api/series/{one}").json()["figures"]]
    every = [row for row in figures if row["is_derived"]]
    page = client.get(f"/figures/{every[0]['observation_id']}").text
    assert "Nobody printed this. It follows by arithmetic from" in page
    assert len(re.findall(r'<li><a href="/figures/', page)) >= 1


def test_compared_series_are_told_apart_by_their_wholes(client):
    rows = client.get("/api/series?metric=market_share&kind=share&limit=200").json()["items"]
    whole, other = sorted(rows, key=lambda row: row["whole"] is None)[:2]
    page = client.get(f"/series/{whole['series_id']}?with={other['series_id']}").text
    key = re.search(r'<ul class="key" aria-label="Colours">.*?</ul>', page, re.DOTALL).group()
    assert re.findall(r"<bdi>(.*?)</bdi>", key)[0].endswith(f", of {whole['whole']}")


def test_a_change_that_is_reckoned_says_against_which_time(client):
    series = [one["series_id"] for one in client.get("/api/series?kind=change&limit=200").json()["items"]]
    told = {one: client.get(f"/api/series/{one}").json()["figures"] for one in series}
    derived = {one: row for one, rows in told.items() for row in rows if row["is_derived"]}
    assert derived
    for series_id, row in derived.items():
        assert row["baseline_start"] < row["baseline_end"] <= row["period_start"]
        page = client.get(f"/series/{series_id}").text
        assert not re.search(r"against\s*<", page)
        rows = client.get(f"/series/{series_id}?format=json").json()
        (kept,) = (one for one in rows if one["figure_id"] == row["observation_id"])
        assert {name: kept[name] for name in ("metric_limit", "whole")} == {"metric_limit": "", "whole": None}
        assert (kept["baseline_start"], kept["baseline_end"]) == (row["baseline_start"], row["baseline_end"])


def test_a_claim_leads_to_its_place_in_the_article(client):
    claim = first(client, "/api/claims?q=MeowTalk&source=sample_times")
    answer = client.get(f"/claims/{claim['claim_id']}", follow_redirects=False)
    place = f"/articles/{claim['article_id']}?claim={claim['claim_id']}#c-{claim['claim_id']}"
    assert (answer.status_code, answer.headers["location"]) == (307, place)
    page = client.get(place).text
    assert re.search(f'<mark class="(sure|unsure|loose) chosen" id="c-{claim["claim_id"]}">', page)
    assert "SHA-256" in page
    assert "#:~:text=" in page


def test_a_table_is_a_table_and_its_claims_have_row_and_column(client):
    rows = client.get("/api/claims?q=Chile&source=sample_times&limit=50").json()["items"]
    claim = next(row for row in rows if row["surface"].startswith("1,012"))
    page = client.get(f"/articles/{claim['article_id']}?claim={claim['claim_id']}").text
    table = re.search(r'<table class="printed">.*?</table>', page, re.DOTALL).group()
    lines = [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row) for row in table.split("</tr>")]
    texts = [[re.sub(r"<[^>]+>", "", cell) for cell in row] for row in lines if row]
    assert texts[:2] == [["Country", "Requests fulfilled", "Users affected"], ["Chile", "388", "1,012"]]
    assert '<th scope="col">Users affected</th>' in table
    assert "<dt>Stands in</dt><dd><bdi>table, row Chile, column Users affected</bdi>" in page
    told = client.get(f"/api/articles/{claim['article_id']}").json()["paragraphs"]
    assert "Chile | 388 | 1,012" in {"".join(piece["text"] for piece in one["pieces"]) for one in told}


def test_a_corrected_article_shows_which_figure_has_changed(client):
    pages = [client.get(f"/articles/{row['article_id']}").text
             for row in client.get("/api/claims?metric=operating_profit&limit=50").json()["items"]]  # fmt: skip
    assert any("<del>38.2 billion won</del> <ins>32.8 billion won</ins>" in page for page in pages)


def test_conflicts_stand_side_by_side(client):
    page = client.get("/conflicts?rule=value_disjoint").text
    assert "612,300 users" in page
    assert "548,100 users" in page
    assert "Rests on " in page
    assert client.get("/conflicts?status=dismissed").text.count("No conflict fits") == 1


@pytest.mark.parametrize(
    ("words", "language"),
    [("monthly users", "en"), ("Пользователей", "ru"), ("пользователи", "ru"), ("이용자", "ko"), ("이용", "ko")],
)
def test_words_are_found_in_the_form_in_which_they_are_asked(client, words, language):
    rows = client.get("/api/claims", params={"q": words, "limit": 200}).json()["items"]
    assert language in {row["language"] for row in rows}
    assert client.get("/api/claims", params={"q": f"{words} zzzzq"}).json()["items"] == []


def test_pages_follow_each_other_without_a_gap(client):
    whole = [row["claim_id"] for row in client.get("/api/claims?limit=1000").json()["items"]]
    seen, after = [], ""
    while after is not None:
        page = client.get(f"/api/claims?limit=60{'&after=' + after if after else ''}").json()
        seen += [row["claim_id"] for row in page["items"]]
        after = page["next"]
    assert seen == whole
    assert len(seen) > 300


@pytest.mark.parametrize("address", ["/search", "/series", "/conflicts", "/health"])
def test_every_list_is_a_file_too(client, address):
    table = client.get(f"{address}?format=csv")
    rows = list(csv.DictReader(io.StringIO(table.text)))
    assert table.headers["content-type"] == "text/csv; charset=utf-8"
    assert len(rows) == len(client.get(f"{address}?format=json").json()) > 0


@pytest.mark.parametrize(
    ("address", "status", "words"),
    [
        ("/search?kind=guess", 422, "kind is 'guess'; write one of level, change"),
        ("/search?first_day=soon", 422, "first_day is 'soon'; write a day such as 2026-03-31"),
        ("/search?first_day=2026-05-01&end_day=2026-03-01", 422, "end_day is '2026-03-01'; write a day after"),
        ("/search?first_day=2026-03-01&end_day=2026-03-01", 422, "a day after first_day, which is 2026-03-01"),
        ("/api/claims?first_day=2026-03-20&end_day=2026-03-10", 422, "a day after first_day, which is 2026-03-20"),
        ("/search?limit=100000", 422, "limit is '100000'; write a number from 1 to 1,000"),
        ("/search?after=x", 422, "what the page before gave as its next one"),
        ("/search?format=xml", 422, "format is 'xml'; write csv or json"),
        ("/series/1", 404, "no series '1'; ids are those of the lists"),
        ("/articles/00000000-0000-5000-8000-000000000000", 404, "look for it under /search"),
        ("/nowhere", 404, "no page /nowhere"),
        ("/static/..%2fapp.py", 404, "no "),
    ],
)
def test_an_error_says_what_to_write_to_people_and_to_programs(client, address, status, words):
    page = client.get(address)
    assert page.status_code == status
    assert words in page.text.replace("&#39;", "'")
    told = client.get(address, headers={"accept": "application/json"})
    assert (told.status_code, words in told.json()["detail"]) == (status, True)


def test_the_api_describes_itself(client):
    told = client.get("/openapi.json").json()
    assert {"/api/claims", "/api/series", "/api/series/{series_id}", "/api/conflicts", "/api/health"} <= set(
        told["paths"]
    )
    names = {one["name"] for one in told["paths"]["/api/claims"]["get"]["parameters"]}
    assert {"q", "entity", "metric", "first_day", "after", "limit"} <= names


def test_every_page_says_that_nobody_has_verified_it(client, series_id):
    for address in ("/", "/search", "/series", f"/series/{series_id}", "/conflicts", "/health", "/nowhere"):
        assert "Read by a machine, not verified" in client.get(address).text


def test_an_empty_warehouse_says_how_to_fill_it(database_server, template_database):
    with database_server.database(template_database) as url:
        reader = patient_reader(url)
        visitor = browser(build_app(reader, {}, guard=None))
        pages = {address: visitor.get(address) for address in ("/", "/search", "/series", "/entities", "/conflicts")}
        reader.close()
    for address, page in pages.items():
        assert page.status_code == 200, address
        assert "No figures yet" in page.text, address
        assert "newsfigures run" in page.text, address


def test_health_shows_how_each_source_answers(client):
    rows = {row["source_key"]: row for row in client.get("/api/health").json()["items"]}
    assert {"sample_times", "sample_kurier", "sample_ilbo"} <= set(rows)
    assert float(rows["sample_times"]["ok_rate"]) > 0.5
    page = client.get("/health").text
    assert "robots denied" in page
    assert 'class="heat"' in page


def test_the_hostile_page_is_held(client):
    assert first(client, "/api/claims?source=warc:hostile.test")["url"] == HOSTILE_URL
