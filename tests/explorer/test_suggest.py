"""As one types, entities and metrics are suggested by how any of their names begins, in any language: at most eight."""

import pytest
from fastapi.testclient import TestClient

from pipeline.explorer import build_app
from pipeline.explorer.search.suggest import MOST, suggestions
from pipeline.warehouse.names import name_key
from tests.support.patience import patient_reader


def keys(client: TestClient, typed: str, **asked: str) -> list[tuple[str, str]]:
    return [(one["kind"], one["key"]) for one in client.get("/suggest", params={"q": typed, **asked}).json()]


@pytest.mark.parametrize("typed", ["meowt", "MEOWTALK", "  MeowT", "미아우", "«MeowTalk»"])
def test_an_entity_is_suggested_by_the_beginning_of_any_of_its_names(client, typed):
    assert ("entity", "meowtalk") in keys(client, typed)


def test_what_was_typed_stands_beside_a_name_that_does_not_begin_so(client):
    (one,) = [one for one in client.get("/suggest?q=미아우").json() if one["key"] == "meowtalk"]
    assert (one["name"], one["also"], one["address"]) == ("MeowTalk", "미아우톡", "/search?entity=meowtalk")
    assert next(one for one in client.get("/suggest?q=meowt").json() if one["key"] == "meowtalk")["also"] is None


@pytest.mark.parametrize(
    ("typed", "metric"),
    [
        ("monthly", "monthly_active_users"),
        ("active us", "monthly_active_users"),
        ("MAU", "monthly_active_users"),
        ("월간 이용자", "monthly_active_users"),
        ("выручка", "revenue"),
        ("market sh", "market_share"),
    ],
    ids=["key", "a word within the key", "English cue", "Korean cue", "Russian cue", "two words"],
)
def test_a_metric_is_suggested_by_its_key_or_by_how_it_is_printed(client, typed, metric):
    assert ("metric", metric) in keys(client, typed)


def test_each_suggestion_leads_to_what_it_names(client):
    for one in client.get("/suggest?q=m").json():
        field = "entity_key" if one["kind"] == "entity" else "metric_id"
        rows = client.get(one["address"].replace("/search", "/api/search")).json()["items"]
        assert {row[field] for row in rows} <= {one["key"]}, one


def test_entities_with_most_figures_come_first_and_metrics_last(client):
    found = client.get("/suggest?q=m").json()
    figures = [one["figures"] for one in found if one["kind"] == "entity"]
    assert figures == sorted(figures, reverse=True)
    assert [one["kind"] for one in found] == sorted(one["kind"] for one in found)


def test_there_are_eight_at_most_with_room_for_both_kinds(reader):
    names = reader.ask("entities_begin", {"begins": "", "looked_at": 10_000, "max_rows": 10_000})
    letters = {name_key(row["name"])[:1] for row in names}
    for letter in letters:
        found = suggestions(reader, letter)
        assert len(found) <= MOST
        assert sum(one.kind == "metric" for one in found) <= 3 or sum(one.kind == "entity" for one in found) < MOST - 3


@pytest.mark.parametrize("kind", ["entity", "metric"])
def test_one_kind_alone_can_be_asked_for(client, kind):
    assert {one for one, _ in keys(client, "m", kind=kind)} == {kind}
    assert client.get("/suggest?q=m&kind=other").status_code == 422


@pytest.mark.parametrize(
    "typed", ["", " ", "%", "_", "\\", "'", "\x00", "x" * 5_000, "\u202e", "((((", "[a-z]+", "*" * 90, "a" * 90 + "!"]
)
def test_what_names_nothing_is_answered_by_nothing(client, typed):
    answer = client.get("/suggest", params={"q": typed})
    assert (answer.status_code, answer.json()) == (200, [])


def test_it_is_the_same_in_the_api(client):
    assert client.get("/api/suggest?q=meow").json()["items"] == client.get("/suggest?q=meow").json()


def test_inside_another_path_suggestions_lead_below_it(house):
    reader = patient_reader(house.database_url)
    client = TestClient(build_app(reader, {}, guard=None), root_path="/newsfigures")
    assert all(one["address"].startswith("/newsfigures/search?") for one in client.get("/suggest?q=m").json())
    reader.close()


def test_the_names_that_begin_so_are_found_by_an_index(reader):
    """Where the server compares letters by their bytes, as the embedded one does."""
    with reader._connection() as conn:
        conn.execute("SET enable_seqscan = off")
        plan = conn.execute(
            "EXPLAIN SELECT alias_key FROM core.entity_alias AS alias WHERE STARTS_WITH(alias.alias_key, 'meow')"
            " ORDER BY alias_key LIMIT 60"
        ).fetchall()
        conn.execute("RESET enable_seqscan")
    assert any("Index Cond" in line[0] for line in plan), plan
