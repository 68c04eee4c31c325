"""The warehouse is asked over few connections that stay open, and a search that takes too long is ended and says so."""

import csv
import io
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import quote

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import create_engine, text

from pipeline.explorer import build_app
from pipeline.explorer.questions import Facets
from pipeline.explorer.reading import Reader, SearchEndedError
from pipeline.explorer.search.finding import TOO_COMMON, claims_found
from tests.support.figures import Printed, story_of
from tests.support.patience import patient_reader
from tests.support.press import look, print_stories

COPIES = 40_000
"""Sentences that hold both words: more than are looked through in BRIEF_MS by any machine."""
BRIEF_MS = 2
NEVER_ADJACENT, ADJACENT = '"prints gazette"', '"gazette prints"'


@pytest.fixture(scope="module")
def common(database_server, template_database):
    """The address of a warehouse in which every sentence has "gazette prints", and none "prints gazette": one claim,
    and words like its own of others that come behind it."""
    with database_server.database(template_database) as url:
        engine = create_engine(url)
        with engine.begin() as conn:
            print_stories(conn, story_of("gazette", Printed(value="612300")))
            look(conn)
            conn.execute(
                text(
                    "INSERT INTO mart.claim_words SELECT (known.copy).* FROM ("
                    " SELECT jsonb_populate_record(one, jsonb_build_object("
                    "  'claim_id', gen_random_uuid(), 'listed_on', '2020-01-01'"
                    " )) AS copy"
                    " FROM mart.claim_words AS one CROSS JOIN generate_series(1, :copies)) AS known"
                ), {"copies": COPIES},
            )  # fmt: skip
        engine.dispose()
        yield url


@pytest.fixture(scope="module")
def brief(common):
    reader = Reader(common, search_ms=BRIEF_MS)
    yield TestClient(build_app(reader, {}, guard=None), headers={"accept": "text/html"})
    reader.close()


@pytest.fixture(scope="module")
def patient(common):
    reader = patient_reader(common)
    yield TestClient(build_app(reader, {}, guard=None), headers={"accept": "text/html"})
    reader.close()


def test_the_page_of_an_ended_search_says_so_above_no_claims_and_keeps_its_form(brief):
    answer = brief.get("/search", params={"q": NEVER_ADJACENT, "kind": "level"})
    assert answer.status_code == 422
    assert TOO_COMMON in answer.text
    assert "Nothing fits" not in answer.text
    assert 'value="&#34;prints gazette&#34;"' in answer.text
    assert '<option value="level" selected>' in answer.text


@pytest.mark.parametrize("address", ["/api/claims?q=", "/search?format=csv&q=", "/search?format=json&q="])
def test_a_program_is_refused_with_the_same_words_and_gets_no_empty_list(brief, address):
    answer = brief.get(address + quote(NEVER_ADJACENT), headers={"accept": "*/*"})
    assert (answer.status_code, answer.json()) == (422, {"detail": TOO_COMMON})


def test_a_file_that_a_browser_asks_for_is_refused_by_a_page(brief):
    answer = brief.get("/search?format=csv&q=" + quote(NEVER_ADJACENT))
    assert (answer.status_code, answer.headers["content-type"]) == (422, "text/html; charset=utf-8")
    assert TOO_COMMON in answer.text


def test_any_other_search_that_is_ended_says_that_there_is_too_much_to_look_through(brief):
    answer = brief.get("/api/claims", params={"q": "gazette -prints"})
    assert answer.status_code == 422
    assert "This search was ended after 0.002 s: there is too much to look through" in answer.json()["detail"]


@pytest.mark.parametrize(("words", "found"), [(NEVER_ADJACENT, False), (ADJACENT, True)], ids=["never", "always"])
def test_with_time_enough_the_same_words_are_looked_for_to_the_end(patient, words, found):
    answer = patient.get("/api/claims", params={"q": words})
    assert (answer.status_code, bool(answer.json()["items"])) == (200, found)


def test_the_server_ends_the_statement_and_the_connection_is_good_for_the_next(common):
    reader = Reader(common, search_ms=BRIEF_MS)
    with pytest.raises(SearchEndedError), reader.searching() as search:
        claims_found(search, Facets(q=NEVER_ADJACENT), None, None, 50)
    with reader._connection() as conn:
        row = conn.execute("SHOW statement_timeout").fetchone()
        assert conn.execute("SHOW enable_seqscan").fetchone() == ("on",)
    reader.close()
    assert row == ("5s",)


def test_after_the_bound_the_next_question_of_a_search_is_not_asked(common):
    reader = Reader(common, search_ms=0)
    with pytest.raises(SearchEndedError), reader.searching() as search:
        search.ask("marts_made")
    reader.close()


def test_many_readers_at_once_are_answered_over_few_connections(common):
    reader = Reader(common)
    with ThreadPoolExecutor(24) as readers:
        asked = list(readers.map(lambda _: reader.one("overview"), range(240)))
    assert {row["claims"] for row in asked} == {1}
    engine = create_engine(common)
    with engine.connect() as conn:
        count = conn.scalar(text(f"SELECT COUNT(*) {OURS}"))
    engine.dispose()
    reader.close()
    assert 1 <= count <= 8 + 2, "those of the other two fixtures lie beside them"


OURS = "FROM pg_stat_activity WHERE application_name = 'newsfigures explorer' AND datname = CURRENT_DATABASE()"


def test_a_connection_that_the_server_has_ended_is_made_anew(common):
    reader = Reader(common)
    with ThreadPoolExecutor(8) as readers:
        list(readers.map(lambda _: reader.one("overview"), range(80)))
    engine = create_engine(common)
    with engine.begin() as conn:
        assert conn.scalars(text(f"SELECT pg_terminate_backend(pid, 10000) {OURS}")).all()
    engine.dispose()
    for _ in range(10):
        assert reader.one("overview")["claims"] == 1
    reader.close()


def test_a_file_of_a_search_that_ends_well_has_its_rows(patient):
    table = patient.get("/search", params={"q": ADJACENT, "format": "csv", "limit": 3}).text
    assert [row["surface"] for row in csv.DictReader(io.StringIO(table))] == ["612300"]
