"""Strangers stay out, and what an article smuggles in does nothing."""

import re

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from pipeline.explorer import build_app
from pipeline.explorer.addresses import at_the_words
from pipeline.explorer.reading import PATIENCE, ROLE
from pipeline.explorer.security import HEADERS, asking_for, asking_this_machine
from pipeline.explorer.words.show import plain

TOKEN = "let-me-in"


@pytest.fixture(scope="module")
def guarded(reader):
    return build_app(reader, {}, guard=asking_for(TOKEN))


def addresses(app) -> list[str]:
    """Of every route that the application has, taken from the application itself."""
    found = []
    todo = list(app.routes)
    while todo:
        route = todo.pop()
        todo += getattr(route, "routes", [])
        if hasattr(route, "path") and hasattr(route, "endpoint"):
            found.append(re.sub(r"\{[^}]+\}", "00000000-0000-5000-8000-000000000000", route.path))
    return found


def test_a_stranger_is_refused_at_every_route(guarded):
    client = TestClient(guarded)
    asked = addresses(guarded)
    assert {"/", "/search", "/api/claims", "/openapi.json", "/health"} <= set(asked)
    for address in asked:
        assert client.get(address).status_code == 401, address
        assert client.get(address, headers={"authorization": "Bearer guess"}).status_code == 401, address
        assert client.get(address, cookies={"newsfigures_token": "guess"}).status_code == 401, address


def test_the_token_opens_by_address_cookie_and_header(guarded):
    client = TestClient(guarded)
    assert client.get("/search", headers={"authorization": f"Bearer {TOKEN}"}).status_code == 200
    assert client.get(f"/api/claims?token={TOKEN}").status_code == 200, "a program stays at its address"
    opened = client.get(f"/search?kind=level&token={TOKEN}", headers={"accept": "text/html"}, follow_redirects=False)
    assert (opened.status_code, opened.headers["location"]) == (303, "/search?kind=level"), (
        "the token leaves the address"
    )
    assert "httponly" in opened.headers["set-cookie"].lower()
    assert client.get("/search").status_code == 200, "by the cookie that the first page set"


def test_alone_it_answers_to_names_of_this_machine_only(reader):
    client = TestClient(build_app(reader, {}, guard=asking_this_machine, operator=True))
    for host, status in {"127.0.0.1:8090": 200, "localhost": 200, "[::1]:8090": 200, "evil.test": 403, "": 403}.items():
        assert client.get("/search", headers={"host": host}).status_code == status, host


def test_every_answer_forbids_scripts_from_elsewhere(client):
    for address in ("/", "/search?kind=x", "/static/chart.js", "/api/claims", "/nowhere"):
        answer = client.get(address)
        assert {name: answer.headers[name] for name in HEADERS} == HEADERS
    assert "unsafe" not in HEADERS["Content-Security-Policy"]


def test_no_page_has_a_script_or_style_of_its_own(client):
    series = client.get("/api/series").json()["items"][0]["series_id"]
    for address in ("/", "/search", "/series", f"/series/{series}", "/conflicts", "/health"):
        page = client.get(address).text
        assert re.findall(r"<script(?![^>]* src=)", page) == []
        assert re.findall(r"<[^>]+ (style|on[a-z]+)=", page) == []
        assert re.findall(r"(?:src|href)=\"(?:https?:)?//(?!\w+\.newsstand\.test|hostile\.test)", page) == []


def test_an_article_full_of_tricks_is_shown_as_text(client):
    claims = client.get("/api/claims?source=warc:hostile.test").json()["items"]
    assert claims
    for address in (f"/articles/{claims[0]['article_id']}", "/search?source=warc:hostile.test"):
        page = client.get(address).text
        assert "<script>alert" not in page
        assert "<img src=x" not in page
        assert "\u202e" not in page, "no mark that turns the direction"
        assert "onerror=alert" not in re.sub(r"&lt;.*?&gt;", "", page)
    table = client.get("/search?source=warc:hostile.test&format=csv").text
    assert ",=HYPERLINK" not in table
    assert ',"=HYPERLINK' not in table


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("a\u202eb\u2066c\u200fd", "abcd"),
        ("a\x00b\x1bc", "a\ufffdb\ufffdc"),
        (None, ""),
    ],
)
def test_marks_that_hide_words_are_taken_out(given, shown):
    assert plain(given) == shown


def test_a_link_to_the_words_holds_nothing_but_the_words():
    sentence = 'It said "a-b, c&d" <b>51,200</b> users'
    link = at_the_words("https://paper.example/1", sentence)
    assert link.startswith("https://paper.example/1#:~:text=It%20said")
    assert not set('"<>&-') & set(link.partition("text=")[2])


def test_nothing_can_be_written_through_a_reader(reader):
    with pytest.raises(DBAPIError, match="read-only"), reader._engine.connect() as conn:
        conn.execute(text("DELETE FROM core.claim"))


def test_a_reader_asks_in_a_role_that_sees_what_pages_need_and_nothing_else(reader):
    with reader._engine.connect() as conn:
        assert conn.scalar(text("SELECT CURRENT_USER")) == ROLE
        assert conn.scalar(text("SELECT COUNT(text) FROM core.article_revision"))
        conn.execute(text("SET default_transaction_read_only = off"))
        conn.commit()
        for refused in ("SELECT * FROM raw.tombstone", "DELETE FROM mart.fct_claim", "DELETE FROM raw.lead"):
            with pytest.raises(DBAPIError, match="permission denied"):
                conn.execute(text(refused))
            conn.rollback()
        conn.execute(text("SET default_transaction_read_only = on"))
        conn.commit()


def test_a_question_that_takes_too_long_is_given_up(reader):
    with reader._engine.connect() as conn:
        assert conn.scalar(text("SHOW statement_timeout")) == f"{PATIENCE}s"
        conn.execute(text("SET statement_timeout = 50"))
        with pytest.raises(DBAPIError, match="statement timeout"):
            conn.execute(text("SELECT pg_sleep(5)"))
        conn.execute(text("RESET statement_timeout"))
