"""A search as JSON has all that its page has; what is new since a moment is a list too; the API describes itself."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from fastapi.testclient import TestClient

from pipeline.explorer import build_app


def test_a_search_has_totals_facets_years_and_where_number_and_words_stand(client):
    told = client.get("/api/search?q=MeowTalk&language=en").json()
    every = client.get("/api/claims?q=MeowTalk&language=en&limit=1000").json()["items"]
    assert (told["total"], told["is_more"], told["articles"]) == (
        len(every), False, len({row["article_id"] for row in every}),
    )  # fmt: skip
    assert [row["claim_id"] for row in told["items"]] == [row["claim_id"] for row in every[:25]]
    kinds = {one["value"]: one["claims"] for one in told["facets"]["kind"]["values"]}
    assert sum(kinds.values()) == len(every)
    assert {one["value"] for one in told["facets"]["language"]["values"]} > {"en"}, "counted without its own filter"
    assert sum(one["claims"] for one in told["years"]) > 0
    assert told["not_counted"] == []


def test_each_claim_of_the_api_says_where_its_number_stands_what_is_unsure_and_why_it_is_in_no_series(client):
    rows = client.get("/api/claims?limit=1000").json()["items"]
    assert all(row["sentence"][row["number_start"] : row["number_end"]] == row["surface"] for row in rows)
    assert {row["in_no_series"] for row in rows} >= {None, "unsure", "no_metric", "no_period"}
    assert all((row["in_no_series"] is None) == (row["series_id"] is not None) for row in rows)
    doubts = [one for row in rows for one in row["doubts"]]
    assert {"entity", "period"} <= {one["field"] for one in doubts}
    assert any(one["why"] for one in doubts)


def test_the_claims_of_an_article_say_so_too(client):
    row = client.get("/api/claims").json()["items"][0]
    claims = client.get(f"/api/articles/{row['article_id']}").json()["claims"]
    assert {"doubts", "in_no_series", "series_id"} <= set(claims[0])
    assert "sentence" not in claims[0], "the text tells it as far as it may be shown"


def test_figures_that_are_new_since_a_moment_are_listed_the_latest_first(client):
    rows = client.get("/api/news?limit=1000").json()["items"]
    times = [one["happened_at"] for one in rows]
    assert times == sorted(times, reverse=True)
    assert len(rows) > 300
    middle = times[len(times) // 2]
    later = client.get("/api/news", params={"since": middle, "limit": 1000}).json()["items"]
    assert [one["news_id"] for one in later] == [one["news_id"] for one in rows if one["happened_at"] > middle]
    tomorrow = (datetime.now(UTC) + timedelta(days=1)).isoformat()
    assert client.get("/api/news", params={"since": tomorrow}).json()["items"] == []


def test_news_are_narrowed_like_a_search(client):
    rows = client.get("/api/news?metric=operating_profit&limit=1000").json()["items"]
    assert {one["claim"]["metric_id"] for one in rows} == {"operating_profit"}
    assert "38.2 billion won" in {one["before"] for one in rows if one["is_correction"]}


@pytest.mark.parametrize("since", ["soon", "2026-13-01", "9999-12-31T23:59-14:00", "0001-01-01T00:00+14:00", "1e9"])
def test_a_moment_that_cannot_be_read_is_refused_with_words(client, since):
    answer = client.get("/api/news", params={"since": since})
    assert (answer.status_code, "write a moment such as 2026-03-31T09:00Z" in answer.json()["detail"]) == (422, True)


@pytest.mark.parametrize("path", ["claims", "series", "conflicts", "search", "news"])
def test_a_mistyped_parameter_is_refused_and_narrows_nothing_in_silence(client, path):
    answer = client.get(f"/api/{path}?entitiy=MeowTalk")
    assert (answer.status_code, answer.json()["detail"].partition(":")[0]) == (422, "entitiy")


@pytest.mark.parametrize(("path", "server"), [("", "/"), ("/newsfigures", "/newsfigures")], ids=["alone", "inside"])
def test_the_description_names_the_path_at_which_it_is_reached(reader, path, server):
    client = TestClient(build_app(reader, {}, guard=None), root_path=path)
    assert client.get("/openapi.json").json()["servers"] == [{"url": server}]


def test_the_description_and_its_page_have_every_route(client):
    told = client.get("/openapi.json").json()
    assert {"/api/search", "/api/suggest", "/api/news", "/api/claims", "/api/series"} <= set(told["paths"])
    names = {one["name"] for one in told["paths"]["/api/search"]["get"]["parameters"]}
    assert {"q", "entity", "sort", "page", "after"} <= names
    page = client.get("/api").text
    for path in told["paths"]:
        assert f"<code>{path}</code>" in page
    assert re.findall(r"<script(?![^>]* src=)", page) == []
    assert "https://" not in page, "nothing is taken from elsewhere"


def test_each_example_of_the_page_works_inside_another_path(reader):
    client = TestClient(build_app(reader, {}, guard=None), root_path="/newsfigures", headers={"accept": "text/html"})
    examples = re.findall(r'<a href="(/newsfigures/api/[^"]+)" aria-label="Open', client.get("/api").text)
    assert len(examples) > 5
    for address in examples:
        assert client.get(address.removeprefix("/newsfigures")).status_code == 200, address
