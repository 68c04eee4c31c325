"""What narrows lists, and the parts of health: gaps, quarantine, drops and runs."""

import uuid
from datetime import UTC, datetime

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import create_engine, text

from pipeline.explorer import build_app
from tests.explorer.test_home import words_of
from tests.support.patience import patient_reader

NOW = datetime(2026, 4, 15, 9, tzinfo=UTC)


def items(client: TestClient, question: str, **asked: object) -> list[dict]:
    return client.get(f"/api/{question}", params=asked).json()["items"]


@pytest.mark.parametrize("name", ["MeowTalk", "meowtalk", "미아우톡", "MeowT"])
def test_an_entity_is_found_by_its_key_and_by_its_names_in_any_language(client, name):
    for question in ("claims", "series", "conflicts"):
        rows = items(client, question, entity=name)
        assert rows
        assert {row["entity_key"] for row in rows} == {"meowtalk"}
    assert items(client, "claims", entity="Nobody at all") == []


@pytest.mark.parametrize(
    ("facet", "value"),
    [("kind", "share"), ("unit", "percent"), ("language", "ko"), ("region", "NO"), ("source", "sample_kurier")],
)
def test_a_facet_narrows_claims_to_its_value(client, facet, value):
    field = {"source": "source_key"}.get(facet, facet)
    rows = items(client, "claims", limit=1000, **{facet: value})
    assert {row[field] for row in rows} == {value}
    every = items(client, "claims", limit=1000)
    assert [row["claim_id"] for row in rows] == [row["claim_id"] for row in every if row[field] == value]


def test_times_and_confidence_narrow_claims(client):
    rows = items(client, "claims", first_day="2026-03-01", end_day="2026-04-01", confidence="0.6", limit=1000)
    assert rows
    assert all(row["period_end"] > "2026-03-01" and row["period_start"] < "2026-04-01" for row in rows)
    assert all(float(row["confidence"]) >= 0.6 for row in rows)


def test_a_file_names_the_next_one(client):
    first = client.get("/search?format=json&limit=40")
    following = first.links["next"]["url"]
    ids = {row["claim_id"] for row in first.json()}
    assert ids.isdisjoint(row["claim_id"] for row in client.get(following).json())
    assert "next" not in client.get("/search?format=json&limit=1000").links


def test_support_is_counted_as_it_was_known(client):
    series = items(client, "series", entity="MeowTalk", metric="monthly_active_users", kind="level", region="NO")[0]
    figures = client.get(f"/api/series/{series['series_id']}").json()["figures"]
    day = min(one["first_reported_on"] for one in figures if one["first_reported_on"])
    then = client.get(f"/api/series/{series['series_id']}?known_on={day}").json()["figures"]
    now = {one["observation_id"]: one for one in figures}
    assert then
    assert all(one["claims"] <= now[one["observation_id"]]["claims"] for one in then)
    assert {one["last_reported_on"] for one in then if not one["is_derived"]} == {day}


def test_an_article_of_the_api_says_where_each_number_stands(client):
    claim = items(client, "claims", source="sample_ilbo")[0]
    found = client.get(f"/api/claims/{claim['claim_id']}").json()
    pieces = [piece for one in found["paragraphs"] for piece in one["pieces"]]
    assert [piece["text"] for piece in pieces if piece["claim_id"] == claim["claim_id"]] == [claim["surface"]]
    figure = next(one["observation_id"] for one in found["claims"] if one["observation_id"])
    told = client.get(f"/api/figures/{figure}").json()
    assert claim["article_id"] in {one["article_id"] for one in told["evidence"]}


@pytest.fixture
def troubled(database_server, template_database):
    """A warehouse in which nothing is published, a check holds an article back, and a day could not be reached."""
    with database_server.database(template_database) as url:
        with create_engine(url).begin() as conn:
            conn.execute(
                text(
                    "INSERT INTO ops.run VALUES ('r', 'ingest_gazette', 'scheduled__1', 'gazette', 0, '0', :now),"
                    " ('w', 'cli_warc', '1', 'warc', 0, '0', CAST(:now AS timestamptz) - '1 hour'::interval)"
                ), {"now": NOW},
            )  # fmt: skip
            conn.execute(
                text(
                    "INSERT INTO ops.quarantine (item, check_key, run_key, detail, held_at)"
                    " VALUES ('http://gazette.test/1', 'text_decoded', 'r', '[{\"bad\": 1}]', :now)"
                ), {"now": NOW},
            )  # fmt: skip
            conn.execute(
                text(
                    "INSERT INTO ops.source_day (source_key, job, day, state, detail, run_key, begun_at)"
                    " VALUES ('gazette', 'list', '2026-04-01', 'unreachable', 'nothing leads there', 'r', :now)"
                ), {"now": NOW},
            )  # fmt: skip
            conn.execute(
                text(
                    "INSERT INTO ops.stage_report VALUES"
                    " ('r', 0, 'fetch', 0, 9, 5, 1, '{\"robots_denied\": 3}', '{}', :now)"
                ), {"now": NOW},
            )  # fmt: skip
        reader = patient_reader(url)
        app = build_app(reader, {}, guard=None, airflow_url="http://airflow.test", today=NOW.date)
        yield TestClient(app, headers={"accept": "text/html"})
        reader.close()


def test_health_tells_what_is_held_back_missing_and_run_where_nothing_is_published(troubled):
    page = troubled.get("/health").text
    assert 'href="http://airflow.test/dags/ingest_gazette/runs/scheduled__1"' in page
    assert "1 held back" in page
    assert "fetch 9 → 5, 3 dropped, 1 left" in page
    assert "nothing leads there" in page
    (held,) = items(troubled, "health/quarantine")
    assert (held["item"], held["check_key"], held["state"]) == ("http://gazette.test/1", "text_decoded", "waits")
    (gap,) = items(troubled, "health/gaps")
    assert (gap["source_key"], gap["day"], gap["state"]) == ("gazette", "2026-04-01", "unreachable")
    run, taken_in = items(troubled, "health/runs")
    assert (taken_in["source_key"], taken_in["stages"]) == (None, []), "WARC files are of no one source"
    assert "cli_warc no stage has ended" in words_of(page)
    assert run["stages"] == [{"stage": "fetch", "taken": 9, "made": 5, "dropped": 3, "left": 1}]


@pytest.mark.parametrize("part", ["sources", "gaps", "quarantine", "runs"])
def test_each_part_of_health_is_a_file(troubled, part):
    assert "gazette" in troubled.get(f"/health/{part}?format=csv").text
    assert troubled.get(f"/health/{part}", follow_redirects=False).headers["location"] == f"/health#{part}"
    assert troubled.get("/health/weather").status_code == 404


def test_a_part_of_health_that_there_is_not_is_refused_with_words(troubled):
    answer = troubled.get("/api/health/weather")
    said = "no part 'weather' of health; write one of sources, gaps, quarantine, outside, model, drops, runs"
    assert (answer.status_code, answer.json()) == (404, {"detail": said})


def test_a_claim_that_is_no_longer_read_leads_to_its_article(client):
    claim = items(client, "claims", source="sample_times")[0]
    page = client.get(f"/articles/{claim['article_id']}?claim={uuid.uuid4()}").text
    assert "is no longer read from this text" in page


def test_a_figure_has_the_conflicts_that_the_list_tells_of_it(client):
    """One query answers both, so both say the same of each."""
    every = items(client, "conflicts", limit=1000)
    sides = ("observation_a", "observation_b", "observation_c")
    assert every
    for figure in {row[side] for row in every for side in sides if row[side]}:
        told = client.get(f"/api/figures/{figure}").json()["conflicts"]
        listed = [row for row in every if figure in [row[side] for side in sides]]
        assert told == sorted(listed, key=lambda row: row["status"] != "open")
