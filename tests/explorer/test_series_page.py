"""The page of a series: one point for each figure and speaker, what is said first, and states that are addresses."""

import csv
import io
import json
import re

import pytest

from pipeline.explorer.series.take_along import COLUMNS
from tests.support.pages import browser
from tests.support.series_pages import id_of, series_pages


@pytest.fixture(scope="module")
def app(database_server, template_database):
    with series_pages(database_server, template_database) as found:
        yield found


@pytest.fixture
def client(app):
    return browser(app)


@pytest.fixture
def norway(client) -> str:
    return id_of(client, metric="monthly_active_users", region="NO")


@pytest.fixture
def sweden(client) -> str:
    return id_of(client, metric="monthly_active_users", region="SE")


def points(client, address: str) -> list[dict]:
    joint = "&" if "?" in address else "?"
    return client.get(f"{address}{joint}format=json").json()


def test_one_speaker_is_one_in_all_languages(client, norway):
    rows = [row for row in points(client, f"/series/{norway}") if row["speaker"] == "Meterstick"]
    assert {row["attribution"] for row in rows} == {"Meterstick", "Метерстик"}
    assert len([row for row in rows if row["period"] == "Jan 2026"]) == 1, "both papers print one figure of one speaker"
    key = client.get(f"/series/{norway}").text.partition('aria-label="Colours"')[2].partition("</ul>")[0]
    assert re.findall(r"<bdi>(.*?)</bdi>", key) == ["Meterstick", "MeowTalk", "Tallyhouse", "no one named"]


def test_each_speaker_of_a_time_has_a_point_of_its_own(client, norway):
    february = {
        row["speaker"]: row["value"] for row in points(client, f"/series/{norway}") if row["period"] == "Feb 2026"
    }
    assert {name: float(value) for name, value in february.items()} == {"Meterstick": 416800, "Tallyhouse": 389000}


def test_who_is_not_named_is_grey_and_no_speaker(client, norway):
    row = next(row for row in points(client, f"/series/{norway}") if row["period"] == "Nov 2025")
    assert row["speaker"] is None
    spec = client.get(f"/series/{norway}/chart.json").json()
    point = next(one for one in spec["usermeta"]["points"] if "Nov 2025" in one["said"])
    assert (point["colour"], point["who"].partition(" · ")[0]) == (0, "no one named")


def test_what_is_forecast_and_planned_stands_on_the_same_page(client, norway):
    found = {row["modality"] for row in points(client, f"/series/{norway}")}
    assert found == {"actual", "forecast", "target"}
    spec = client.get(f"/series/{norway}/chart.json").json()
    shapes = {layer["mark"].get("shape") for layer in spec["layer"] if layer["mark"].get("cursor")}
    assert shapes == {"circle", "diamond", "triangle-up"}


def test_what_is_said_first_is_the_latest_that_happened_whose_and_since_when(client, norway):
    page = client.get(f"/series/{norway}").text
    head = re.sub(r"<[^>]+>", " ", page.partition('<dl class="latest">')[2].partition("</dl>")[0])
    said = " ".join(head.split())
    assert "Latest 500,000 users Mar 2026, Meterstick" in said
    assert "Change +20% from Feb 2026, same speaker" in said
    assert "Trust One origin" in said
    assert "1 open conflict in the series" in said


def test_colours_stay_whatever_part_of_a_series_is_shown(client, norway):
    def colours(query: str) -> dict[str, int]:
        told = client.get(f"/series/{norway}/chart.json{query}").json()["usermeta"]["points"]
        return {one["who"].partition(" says")[0]: one["colour"] for one in told}

    whole = colours("")
    assert sorted(set(whole.values())) == [0, 1, 2, 3]
    for query in ("?from=2026-02", "?to=2026-01", "?known_on=2026-04-13", "?view=percent", "?width=320"):
        assert colours(query).items() <= whole.items(), query


def test_trust_is_told_in_words_and_never_as_a_percentage(client, norway):
    told = {(row["period"], row["speaker"]): row["trust"] for row in points(client, f"/series/{norway}")}
    assert told["Feb 2026", "Meterstick"] == "Tallyhouse says 389,000 users"
    assert told["Feb 2026", "Tallyhouse"] == "Meterstick says 416,800 users"
    assert told["Jan 2026", "Meterstick"] == "two papers, one origin"
    assert told["Nov 2025", None] == "one origin"
    share = id_of(client, metric="market_share")
    (unsure,) = [row["trust"] for row in points(client, f"/series/{share}")]
    assert unsure.startswith("entity unsure")
    trusted = re.findall(r'<span class="trust \w+">(.*?)</span>', client.get(f"/series/{norway}").text)
    assert trusted
    assert not any("%" in words for words in trusted)


def test_the_number_is_marked_in_its_sentence(client, norway):
    assert (
        "gazette prints <mark>372000</mark> for 2026-01 level, said Meterstick." in client.get(f"/series/{norway}").text
    )


@pytest.mark.parametrize(
    ("query", "periods"),
    [
        ("from=2026-02&to=2026-03", {"Feb 2026", "Mar 2026"}),
        ("to=2025-11", {"Nov 2025"}),
        ("from=2026-03-31&to=2026-05", {"Mar 2026"}),
    ],
    ids=["months, both in", "an end alone", "a day"],
)
def test_a_time_narrows_chart_table_and_file_alike(client, norway, query, periods):
    assert {row["period"] for row in points(client, f"/series/{norway}?{query}")} == periods
    told = client.get(f"/series/{norway}/chart.json?{query}").json()["usermeta"]["points"]
    assert {one["said"].split(", ")[1] for one in told} | {one["said"].split(", ")[-1] for one in told} >= periods
    page = client.get(f"/series/{norway}?{query}").text
    assert page.count('<tr id="f-') == len(told)


def test_a_time_in_which_nothing_was_said_says_so(client, norway):
    page = client.get(f"/series/{norway}?from=2020-01&to=2020-02").text
    assert "Nothing of this series was reported for the time that is asked for" in page
    assert "data-chart" not in page


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("from=soon", "from is 'soon'; write a month such as 2026-03, or a day"),
        ("to=2026-13", "to is '2026-13'"),
        ("from=００００-03", "from is '００００-03'; write a month such as 2026-03, or a day"),
        ("view=pie", "view is 'pie'; write one of values, percent, table"),
        ("with=1", "no series '1'"),
        ("known_on=x", "known_on is 'x'"),
    ],
)
def test_what_cannot_be_read_is_refused_with_the_remedy(client, norway, query, words):
    answer = client.get(f"/series/{norway}?{query}", headers={"accept": "application/json"})
    assert answer.status_code in {404, 422}
    assert words in answer.json()["detail"]


def test_no_more_are_compared_than_there_are_colours(client, norway):
    query = "&".join(f"with=00000000-0000-5000-8000-00000000000{at}" for at in range(8))
    answer = client.get(f"/series/{norway}?{query}", headers={"accept": "application/json"})
    assert (answer.status_code, "7 at most" in answer.json()["detail"]) == (422, True)


def test_compared_series_have_colours_of_their_own_in_the_address(client, norway, sweden):
    page = client.get(f"/series/{norway}?with={sweden}").text
    assert "MeowTalk, Sweden" in page
    assert "Colours tell the series" in page
    told = client.get(f"/series/{norway}/chart.json?with={sweden}").json()["usermeta"]["points"]
    assert {one["colour"] for one in told} == {1, 2}
    rows = points(client, f"/series/{norway}?with={sweden}")
    assert {row["place"] for row in rows} == {"Norway", "Sweden"}
    away = re.search(r'href="([^"]+)" aria-label="Take away MeowTalk, Sweden"', page)
    assert away
    assert sweden not in away.group(1)


@pytest.mark.parametrize("address", ["", "/chart.json"])
def test_what_is_measured_otherwise_is_not_drawn_on_the_same_axis(client, norway, address):
    share = id_of(client, metric="market_share")
    answer = client.get(f"/series/{norway}{address}?with={share}", headers={"accept": "application/json"})
    assert answer.status_code == 422
    assert f"another metric: {share} has 'market_share'" in answer.json()["detail"]


@pytest.mark.parametrize(
    ("words", "found"),
    [("swe", ["MeowTalk, Sweden"]), ("Meow", ["MeowTalk, Sweden"]), ("Мяуток", ["MeowTalk, Sweden"]), ("peru", []),
     ("", ["MeowTalk, Sweden"])],
    ids=["a place", "a part of a name", "a name in another language", "nobody", "nothing"],
)  # fmt: skip
def test_series_to_compare_are_found_by_entity_and_place(client, norway, words, found):
    rows = client.get(f"/series/{norway}/like.json", params={"add": words}).json()
    assert [row["name"] for row in rows] == found
    page = client.get(f"/series/{norway}", params={"add": words}).text
    assert ("Nothing of this metric and unit is so called" in page) == (not found)


def test_what_is_compared_already_is_not_offered_again(client, norway, sweden):
    assert client.get(f"/series/{norway}/like.json?with={sweden}").json() == []


def test_percent_of_the_first_begins_each_line_at_a_hundred(client, norway):
    spec = client.get(f"/series/{norway}/chart.json?view=percent&from=2025-12").json()
    labels = {row["said"] for layer in spec["layer"] for row in layer["data"]["values"] if "said" in row}
    assert {"100%", "% of the first figure"} <= labels
    assert any(words.endswith("166.7%") for words in labels), "500,000 of 300,000"


def test_every_state_is_kept_by_the_links_of_the_page(client, norway, sweden):
    page = client.get(f"/series/{norway}?with={sweden}&from=2026-01&view=percent").text
    for pattern in (
        r'data-chart="[^"]+"',
        r'href="[^"]+format=csv"',
        r'href="[^"]+">Link to this state',
        r"&lt;iframe.*?&gt;",
    ):
        link = re.search(pattern, page).group().replace("&amp;", "&")
        assert all(words in link for words in (f"with={sweden}", "from=2026-01", "view=percent")), pattern


def test_a_file_has_its_columns_in_csv_json_and_the_api(client, norway):
    table = list(csv.DictReader(io.StringIO(client.get(f"/series/{norway}?format=csv").text)))
    rows = points(client, f"/series/{norway}")
    told = client.get(f"/api/series/{norway}").json()["points"]
    assert tuple(table[0]) == tuple(rows[0]) == tuple(told[0]) == COLUMNS
    assert len(table) == len(rows) == len(told)
    first = table[0]
    assert (first["entity"], first["metric"], first["region"], first["place"]) == (
        "MeowTalk", "monthly_active_users", "NO", "Norway",
    )  # fmt: skip
    assert first["sentence"].startswith("courier prints 350000")
    assert first["url"].startswith("http://courier.test/")
    assert (first["low"], first["high"], first["qualifier"]) == ("350000", "", "more_than")


def test_a_picture_has_title_source_line_and_no_name_of_a_colour(client, norway):
    spec = client.get(f"/series/{norway}/chart.json?take=1").json()
    said = {row["said"] for layer in spec["layer"] for row in layer["data"]["values"] if "said" in row}
    assert "MeowTalk: monthly active users, Norway" in said
    assert "The axis begins at zero." in said
    source = next(words for words in said if words.startswith("Source: newsfigures"))
    assert source == (
        "Source: newsfigures, 8 figures of 3 newspapers, as known on 15 Apr 2026. Read by a machine, not verified."
    )
    assert "var(" not in json.dumps(spec)


def test_places_are_told_by_name(client, norway):
    for address in (f"/series/{norway}", "/series", "/", f"/series/{norway}?add=x"):
        page = client.get(address).text
        assert "Norway" in page
        assert not re.search(r">[^<]*\bNO\b", page.replace('value="NO"', "")), address


@pytest.mark.parametrize("base", ["", "/newsfigures"], ids=["alone", "inside Airflow"])
def test_every_address_of_a_page_stands_below_the_base_path(app, norway, sweden, base):
    page = browser(app, root_path=base).get(f"{base}/series/{norway}?with={sweden}").text
    inner = re.findall(r'(?:href|src|action|data-chart|data-compare)="(/[^"]*)"', page)
    assert len(inner) > 20
    assert [one for one in inner if not one.startswith(f"{base}/")] == []
    told = browser(app, root_path=base).get(f"{base}/series/{norway}/chart.json").json()["usermeta"]["points"]
    assert {
        one["href"].startswith(f"{base}/claims/") or one["href"].startswith(f"{base}/figures/") for one in told
    } == {True}


def test_no_script_is_needed_to_read_and_compare(client, norway):
    page = client.get(f"/series/{norway}").text
    assert "<noscript>" in page
    assert page.count('<tr id="f-') == len(points(client, f"/series/{norway}"))
    assert re.search(r'<form method="get"[^>]*aria-label="Series to compare with"', page)
    assert 'data-picture="png" hidden' in page, "what only a script can do is hidden without one"
