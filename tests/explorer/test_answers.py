"""An answer is given again until the warehouse holds something else; to those who may have it, and to no editor."""

from collections.abc import Iterator

import pytest

from pipeline.explorer.answers import Answers
from pipeline.explorer.security import EMBED_POLICY, asking_for
from tests.support.database import DatabaseServer
from tests.support.mended import Browser, House, mended_pages

TOKEN = "let-me-in"
CLAIMS = "/api/claims?region=KR"


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture(scope="module")
def house(database_server: DatabaseServer, papers: str) -> Iterator[House]:
    with mended_pages(database_server, papers, guard=asking_for(TOKEN), keeps_answers=True) as found:
        yield found


@pytest.fixture
def clock(house: House) -> Clock:
    """At its start nothing is kept, and the warehouse was just looked at."""
    found, held = Clock(), kept(house)
    held.age()
    held.kept.clock = found
    visitor(house).get("/api/claims")
    return found


def kept(house: House) -> Answers:
    (found,) = (one for one in house.app.state.kept if isinstance(one, Answers))
    return found


def until_of_last(house: House) -> float:
    until, _ = list(kept(house).kept.held().values())[-1]
    return until


def visitor(house: House, editor: str | None = None) -> Browser:
    found = Browser(house, editor)
    found.headers["authorization"] = f"Bearer {TOKEN}"
    return found


def write(house: House, statement: str, *given: str) -> None:
    """Over a connection that is closed behind it, as a task of the flow does."""
    with house.engine.begin() as conn:
        conn.exec_driver_sql(statement, given)
    house.engine.dispose()


def rename(house: House, surface: str) -> None:
    write(house, "UPDATE mart.fct_claim SET surface = %s WHERE region = 'KR'", surface)


def surface(browser: Browser) -> str:
    return str(browser.get(CLAIMS).json()["items"][0]["surface"])


def test_an_answer_is_given_again_until_the_warehouse_is_seen_to_have_changed(house: House, clock: Clock):
    rename(house, "first")
    clock.now += 1
    seen = [surface(visitor(house))]
    rename(house, "second")
    seen.append(surface(visitor(house)))
    clock.now += 1
    seen.append(surface(visitor(house)))
    assert seen == ["first", "first", "second"]


def test_what_no_page_shows_changes_no_answer(house: House, clock: Clock):
    assert surface(visitor(house))
    before = len(kept(house).kept.held())
    write(house, "INSERT INTO ops.observe_state (state_key, fingerprint) VALUES ('of a test', '')")
    clock.now += 1
    assert (visitor(house).get(CLAIMS).status_code, len(kept(house).kept.held())) == (200, before)


def test_an_answer_grows_no_older_than_five_minutes(house: House, clock: Clock):
    surface(visitor(house))
    assert until_of_last(house) == 300
    clock.now = 301
    surface(visitor(house))
    assert until_of_last(house) == 601


@pytest.mark.parametrize(("address", "until"), [("/health", 5), ("/api/health", 5), ("/search?kind=guess", 10)])
def test_what_is_under_way_and_what_was_refused_is_kept_for_seconds(house: House, clock: Clock, address, until):
    visitor(house).get(address)
    assert until_of_last(house) == until


@pytest.mark.parametrize(
    "address", ["/claims/1", "/static/explorer.css", f"/search?token={TOKEN}", "/?q=" + "a" * 2000]
)
def test_what_is_not_there_files_and_addresses_with_a_token_are_not_kept(house: House, clock: Clock, address):
    before = list(kept(house).kept.held())
    visitor(house).get(address)
    assert list(kept(house).kept.held()) == before


def test_a_stranger_is_refused_what_is_kept(house: House, clock: Clock):
    assert visitor(house).get("/conflicts").status_code == 200
    assert Browser(house, None).get("/conflicts").status_code == 401


def test_an_editor_gets_a_page_of_their_own_and_is_seen_at_once(house: House, clock: Clock):
    page = "/conflicts?status=dismissed"
    viewer, ada = visitor(house), visitor(house, "ada")
    assert "no conflict" in viewer.get(page).text.lower()
    assert 'method="post"' in ada.get("/conflicts").text
    assert 'method="post"' not in viewer.get("/conflicts").text
    sent = ada.submit(f"/mend/conflicts/{house.conflict()}", token_of_page=ada.token(), status="dismissed")
    assert sent.status_code == 303
    assert "no conflict" not in viewer.get(page).text.lower()


def test_an_embedded_chart_may_be_framed_by_any_page_each_time(house: House, clock: Clock):
    (series_id,) = house.table("SELECT series_id::text FROM mart.fct_observation WHERE value = 612300")[0]
    both = [visitor(house).get(f"/embed/series/{series_id}") for _ in range(2)]
    assert [one.headers["content-security-policy"] for one in both] == [EMBED_POLICY] * 2
    assert both[0].text == both[1].text


def test_a_file_keeps_its_name_and_kind(house: House, clock: Clock):
    both = [visitor(house).get("/search?format=csv") for _ in range(2)]
    assert both[0].headers == both[1].headers
    assert "attachment" in both[1].headers["content-disposition"]


def test_what_people_and_programs_get_at_one_address_are_kept_apart(house: House, clock: Clock):
    person, program = visitor(house), visitor(house)
    program.headers["accept"] = "*/*"
    refused = [one.get("/search?kind=guess") for one in (person, program, person, program)]
    kinds = [one.headers["content-type"].partition(";")[0] for one in refused[2:]]
    assert kinds == ["text/html", "application/json"]


def test_of_many_answers_those_last_asked_for_are_kept(house: House, clock: Clock, monkeypatch):
    monkeypatch.setattr(kept(house).kept, "most", 20_000)
    browser = visitor(house)
    for value in ("KR", "NO", "SE", "DE", "KR", "FR", "IT", "ES", "PT"):
        browser.get(f"/api/claims?region={value}")
    held = [key[1] for key in kept(house).kept.held()]
    assert "http://testserver/api/claims?region=KR" in held
    assert "http://testserver/api/claims?region=NO" not in held
    assert sum(one.size for _, one in kept(house).kept.held().values()) == kept(house).kept.size <= 20_000
