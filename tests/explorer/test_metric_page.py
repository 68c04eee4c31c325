"""The page of a metric: what it is, how news print it in each language, who has it and how much is held of it."""

from datetime import date, timedelta

import pytest

from pipeline import catalog
from pipeline.explorer.words.show import day, words
from tests.explorer.test_home import words_of


def test_it_tells_the_definition_and_how_it_is_measured(client):
    page = client.get("/metrics/monthly_active_users").text
    said = words_of(page)
    assert "People or accounts that used a service at least once in a month." in said
    assert "its levels are whole numbers" in said
    assert "a bare number counts users" in said
    assert 'href="/metrics/users"' in page, "the broader one"


def test_cues_are_sentences_of_three_languages_with_what_matches(client):
    page = client.get("/metrics/monthly_active_users").text
    assert [name in page for name in ("<h3>English</h3>", "<h3>Korean</h3>", "<h3>Russian</h3>")] == [True] * 3
    assert 'lang="ko"><li>야옹톡의 <span class="hit">월간 활성 이용자</span>(MAU)는' in page
    assert "The monthly fee is 4 dollars." in page, "what it does not match"
    assert "<mark" not in page, "yellow marks numbers of articles alone"


def test_who_has_it_stands_once_with_the_latest_value_and_place_by_name(client):
    page = client.get("/metrics/monthly_active_users").text
    table = page.partition("<h2>Who has it</h2>")[2].partition("</section>")[0]
    assert table.count('href="/entities/meowtalk"') == 1
    assert "Norway" in table or "Chile" in table
    assert "users</a>" in table


def test_coverage_is_that_of_the_mart(client):
    told = client.get("/api/metrics/monthly_active_users").json()
    held = told["coverage"]
    series = client.get("/api/series?metric=monthly_active_users&limit=1000").json()["items"]
    assert (held["series"], held["observations"]) == (len(series), sum(row["observations"] for row in series))
    assert held["entities"] == len({row["entity_key"] for row in series})
    assert f"{held['observations']} figures of {held['entities']} entities" in words_of(
        client.get("/metrics/monthly_active_users").text
    )


def test_the_last_day_of_what_is_held_belongs_to_it(client):
    held = client.get("/api/metrics/monthly_active_users").json()["coverage"]
    first, end = (date.fromisoformat(held[name]) for name in ("first_period_start", "last_period_end"))
    said = words_of(client.get("/metrics/monthly_active_users").text)
    assert f"series, for {day(first)} – {day(end - timedelta(days=1))}." in said


@pytest.mark.parametrize("key", sorted(catalog.metrics()))
def test_every_metric_of_the_catalogue_has_a_page(client, key):
    page = client.get(f"/metrics/{key}")
    assert page.status_code == 200
    assert catalog.metrics()[key].definition[:40].replace("'", "&#39;") in page.text


def test_all_metrics_are_listed(client):
    page = client.get("/metrics").text
    assert all(f'href="/metrics/{key}">{words(key)}</a>' in page for key in catalog.metrics())
