"""Who may not mend sees no form and changes nothing; a form that does not come from a page of one's own is refused."""

import re
from collections.abc import Iterator

import pytest

from pipeline.explorer.mend.guard import SESSION
from pipeline.explorer.security import asking_for
from tests.support.database import DatabaseServer
from tests.support.mended import HELD_URL, Browser, House, mended_pages, said

NOTHING = "SELECT 1 FROM ops.edit UNION ALL SELECT 1 FROM ops.judgement"
ZERO = "00000000-0000-5000-8000-000000000000"
FORMS = {
    "claim": ("/mend/claims/{claim}", {"verdict": "right"}),
    "name": ("/mend/names", {"name": "Quill Gram", "verdict": "reject"}),
    "conflict": ("/mend/conflicts/{conflict}", {"status": "dismissed"}),
    "quarantine": ("/mend/quarantine", {"item": HELD_URL, "settled_as": "released"}),
    "undo": (f"/mend/undo/{ZERO}", {}),
}


@pytest.fixture(scope="module")
def house(database_server: DatabaseServer, papers: str) -> Iterator[House]:
    with mended_pages(database_server, papers) as found:
        yield found


@pytest.fixture(scope="module")
def reading(database_server: DatabaseServer, papers: str) -> Iterator[House]:
    """An explorer without --allow-edits."""
    with mended_pages(database_server, papers, mends=False) as found:
        yield found


def address(house: House, form: str) -> str:
    return FORMS[form][0].format(claim=house.claim("612300"), conflict=house.conflict())


def pages(house: House) -> list[str]:
    article = Browser(house).get(f"/claims/{house.claim('612300')}").headers["location"]
    (figure,) = house.table("SELECT observation_id::text FROM mart.fct_observation WHERE value = 612300")[0]
    return [
        "/",
        "/queue",
        "/edits",
        "/health",
        "/conflicts",
        article,
        f"/figures/{figure}",
        "/entities/candidate/quill%20gram",
    ]


@pytest.mark.parametrize("form", FORMS)
def test_who_may_not_mend_is_refused_even_with_the_token_of_one_who_may(house: House, form: str) -> None:
    ada = Browser(house)
    token = ada.token()
    viewer = Browser(house, None, cookies={SESSION: ada.cookies[SESSION]})
    answer = viewer.submit(address(house, form), token_of_page=token, **FORMS[form][1])
    assert (answer.status_code, "you may look but not mend" in said(answer)) == (403, True)
    assert house.table(NOTHING) == []


@pytest.mark.parametrize("form", FORMS)
def test_without_allow_edits_every_form_is_refused(reading: House, form: str) -> None:
    answer = Browser(reading).submit(address(reading, form), token_of_page="0" * 64, **FORMS[form][1])
    assert (answer.status_code, "--allow-edits" in said(answer)) == (403, True)


def test_forms_are_shown_to_those_who_may_send_them_and_to_nobody_else(house: House, reading: House) -> None:
    for page in pages(house):
        answers = [Browser(house).get(page), Browser(house, None).get(page)]
        assert [answer.status_code for answer in answers] == [200, 200], page
        with_forms, without = (answer.text for answer in answers)
        assert ('method="post"' in with_forms) == (page not in {"/", "/edits"}), page
        assert 'method="post"' not in without, page
        assert "mend.js" in with_forms
        assert "mend.js" not in without
        assert SESSION not in str(answers[1].headers)
    for page in pages(reading):
        assert 'method="post"' not in Browser(reading).get(page).text, page


@pytest.mark.parametrize("form", FORMS)
def test_a_wrong_token_is_refused(house: House, form: str) -> None:
    ada = Browser(house)
    others = Browser(house, "grace").token()
    another_browser = Browser(house).token()
    for token in ("guess", "é", others, another_browser, ada.token()[:-1]):
        answer = ada.submit(address(house, form), token_of_page=token, **FORMS[form][1])
        assert answer.status_code == 403, token
    assert house.table(NOTHING) == []


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.test", "sec-fetch-site": "cross-site"},
        {"origin": "http://testserver", "sec-fetch-site": "cross-site"},
        {"origin": "http://other.testserver", "sec-fetch-site": "same-site"},
        {"sec-fetch-site": "none"},
        {"origin": "https://evil.test"},
        {"origin": "http://testserver.evil.test"},
        {"origin": "null"},
        {},
    ],
    ids=[
        "cross-site",
        "origin is not enough",
        "same site",
        "by hand",
        "other origin",
        "suffix",
        "null",
        "nothing said",
    ],
)
def test_another_origin_is_refused_even_with_the_right_token(house: House, form: str, headers: dict[str, str]) -> None:
    answer = Browser(house).submit(address(house, form), headers=headers, **FORMS[form][1])
    assert (answer.status_code, "does not come from a page of this explorer" in said(answer)) == (403, True)
    assert house.table(NOTHING) == []


@pytest.mark.parametrize(
    "headers", [{"sec-fetch-site": "same-origin"}, {"origin": "http://testserver"}], ids=["site", "origin"]
)
def test_a_page_of_this_explorer_is_known_by_what_the_browser_says(house: House, headers: dict[str, str]) -> None:
    answer = Browser(house).submit(f"/mend/undo/{ZERO}", headers=headers)
    assert (answer.status_code, "no edit" in said(answer)) == (422, True)


def test_a_token_without_the_cookie_of_its_browser_is_refused(house: House) -> None:
    token = Browser(house).token()
    assert Browser(house).submit(f"/mend/undo/{ZERO}", token_of_page=token).status_code == 403


def test_the_cookie_is_for_this_site_and_no_script(house: House) -> None:
    given = Browser(house).get("/queue").headers["set-cookie"].lower()
    assert re.fullmatch(rf"{SESSION}=[\w-]{{32}}; httponly; path=/; samesite=lax", given)
    again = Browser(house, cookies={SESSION: "x" * 32}).get("/queue")
    assert "set-cookie" not in again.headers, "other open pages keep their token"


@pytest.mark.parametrize(
    ("content", "kind", "status"),
    [
        (b"{}", "application/json", 422),
        (b"a=1", "text/plain", 422),
        (b"a=" + b"x" * 30_000, "application/x-www-form-urlencoded", 413),
        (b"&".join(b"a=1" for _ in range(50)), "application/x-www-form-urlencoded", 422),
        (b"\xff\xfe", "application/x-www-form-urlencoded", 422),
    ],
    ids=["json", "plain", "too long", "too many", "no text"],
)
def test_what_is_no_form_is_refused(house: House, content: bytes, kind: str, status: int) -> None:
    headers = {"content-type": kind, "sec-fetch-site": "same-origin"}
    assert Browser(house).post(f"/mend/undo/{ZERO}", content=content, headers=headers).status_code == status


def test_the_address_of_a_form_opened_by_hand_leads_to_the_edits(house: House) -> None:
    answer = Browser(house).get(f"/mend/claims/{ZERO}")
    assert (answer.status_code, answer.headers["location"]) == (303, "/edits")


def test_a_stranger_is_refused_before_it_is_asked_who_may_mend(database_server: DatabaseServer, papers: str) -> None:
    with mended_pages(database_server, papers, guard=asking_for("let-me-in")) as guarded:
        stranger = Browser(guarded)
        assert stranger.get("/queue").status_code == 401
        assert stranger.submit(f"/mend/undo/{ZERO}", token_of_page="x").status_code == 401
        known = Browser(guarded)
        known.headers["authorization"] = "Bearer let-me-in"
        assert known.submit(f"/mend/claims/{guarded.claim('612300')}", verdict="right").status_code == 303


def test_no_secret_is_told(house: House) -> None:
    assert "of these tests" not in repr(house.app.state.mending)
