"""Whatever an address holds, it is answered, refused with words, or not found: never with an error of the server."""

import random

import pytest
from fastapi.testclient import TestClient

from pipeline.errors import ConfigError
from pipeline.explorer import build_app
from pipeline.explorer.questions import KINDS
from pipeline.explorer.security import COOKIE, asking_for, asking_this_machine

LISTS = ("/search", "/series", "/conflicts", "/api/claims", "/api/series", "/api/conflicts")
FACETS = ("q", "entity", "metric", "region", "unit", "kind", "source", "language", "first_day", "end_day", "confidence",
          "status", "rule", "limit", "after", "known_on", "format", "claim")  # fmt: skip
ID = "00000000-0000-5000-8000-000000000000"
VALUES = (
    "%00", "a%00b", "%ED%B2%80", "%FF", "NaN", "sNaN", "-NaN1", "Infinity", "1e-999999999", "1e999999999", "0E-999999",
    "%C2%B2", "%D9%A3", "9" * 30, "9" * 5000, "-1", "1_0", f"%D9%A3_{ID}", f"{'9' * 30}_{ID}", f"20260314_{ID}",
    f"2026-W11-1_{ID}", f"0001-01-01_{ID}", f"9999-12-31_{ID}", "9999-12-31", "0001-01-01", "20260314", "%27", "%5C",
    "%28%28", "%F0%9F%98%80", "%E2%80%AE", "%0A", "%22 or", "-", ":*",
)  # fmt: skip


@pytest.fixture(scope="module")
def alone(reader):
    return build_app(reader, {}, guard=asking_this_machine, operator=True)


@pytest.fixture
def visitor(alone):
    return TestClient(alone, base_url="http://127.0.0.1", raise_server_exceptions=False)


@pytest.mark.acceptance  # 10 s
def test_no_value_of_any_facet_is_an_error_of_the_server(visitor):
    """Each value in each facet of a list drawn at random, by a fixed seed."""
    draw = random.Random(20)
    for facet in FACETS:
        for value in VALUES:
            address = f"{draw.choice(LISTS)}?{facet}={value}"
            assert visitor.get(address).status_code in {200, 422}, address


@pytest.mark.parametrize("address", LISTS)
@pytest.mark.parametrize(
    "query",
    ["q=%00", "entity=a%00", "unit=%00", "confidence=NaN", "limit=%C2%B2", "limit=" + "9" * 5000,
     f"after=%D9%A3_{ID}", f"after={'9' * 30}_{ID}"],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_with_its_name(visitor, address, query):
    answer = visitor.get(f"{address}?{query}")
    assert answer.status_code == 422
    assert query.partition("=")[0] in answer.text or "cannot be read" in answer.text


def test_ids_in_other_spellings_are_no_error_of_the_server(visitor):
    for spelled in ("%00", f"urn:uuid:{ID}", "%7B" + ID + "%7D", "%EF%BC%90" * 32, "x" * 5000, "%0D%0AX-Y:%201"):
        for address in ("/series/{}", "/series/{}?format=csv", "/series/{}/chart.json", "/figures/{}", "/articles/{}",
                        "/claims/{}", "/api/claims/{}", "/api/series/{}", "/health/{}", "/static/{}"):  # fmt: skip
            assert visitor.get(address.format(spelled)).status_code in {404, 422}, (address, spelled)


def test_a_file_of_a_series_in_another_spelling_has_a_name(visitor):
    series = visitor.get("/api/series").json()["items"][0]["series_id"]
    wide = "".join(f"%EF%BC%{0x90 + int(sign):X}" if sign.isdigit() else sign for sign in series)
    answer = visitor.get(f"/series/{wide}?format=csv")
    assert (answer.status_code, series in answer.headers["content-disposition"]) == (200, True)


def test_alone_a_token_in_the_address_means_nothing(visitor):
    for token in ("x", "%D0%B6", "%00", "%0D%0A"):
        answer = visitor.get(f"/search?token={token}", headers={"accept": "text/html"}, follow_redirects=False)
        assert (answer.status_code, "set-cookie" in answer.headers) == (200, False), token


@pytest.mark.parametrize("token", ["жук", "토큰", "a b;c", "=", "é"])
def test_any_token_opens_and_no_other_does(reader, token):
    visitor = TestClient(build_app(reader, {}, guard=asking_for(token)), raise_server_exceptions=False)
    for wrong in ("x", "жу", "\x00", token + "a"):
        assert visitor.get("/search", params={"token": wrong}).status_code == 401
        assert visitor.get("/search", headers={"authorization": f"Bearer {wrong}".encode()}).status_code == 401
    assert visitor.get("/search", headers={"authorization": f"Bearer {token}".encode()}).status_code == 200
    opened = visitor.get("/search", params={"token": token}, headers={"accept": "text/html"}, follow_redirects=False)
    assert (opened.status_code, opened.headers["location"]) == (303, "/search")
    assert visitor.get("/search").status_code == 200, "by the cookie"
    assert token not in visitor.cookies[COOKIE]


def test_an_empty_token_is_refused():
    with pytest.raises(ConfigError, match="keeps nobody out"):
        asking_for("")


def test_the_next_page_of_a_file_is_named_without_token_and_host(reader):
    visitor = TestClient(build_app(reader, {}, guard=asking_for("let-me-in")))
    address = "/search?format=json&limit=2&token=let-me-in&kind=" + KINDS[0]
    answer = visitor.get(address, headers={"host": "evil.test"})
    link = answer.headers["link"]
    assert link.startswith("</search?format=json&limit=2&kind=level&after=")
    assert "let-me-in" not in link
    assert "evil.test" not in link
    following = visitor.get(link[1 : link.index(">")], headers={"authorization": "Bearer let-me-in"}).json()
    first = {row["claim_id"] for row in answer.json()}
    assert following
    assert not first & {row["claim_id"] for row in following}


def test_head_is_answered_as_get_without_a_body(visitor):
    for address in ("/", "/search", "/series", "/api/claims", "/openapi.json", "/static/explorer.css", "/nowhere"):
        got, head = visitor.get(address), visitor.head(address)
        assert (head.status_code, head.content) == (got.status_code, b""), address
        assert head.headers["content-type"] == got.headers["content-type"]
        assert head.headers["content-length"] == str(len(got.content))
    assert visitor.head("/search", headers={"host": "evil.test"}).status_code == 403
