"""What is mended on a page holds in all marts at once and after every later reading, is written down, and can be
undone: the rows are then those of before."""

import re
from collections.abc import Iterator
from uuid import UUID

import pytest

from pipeline.warehouse.judging import judge as word_of
from tests.support.database import DatabaseServer
from tests.support.figures import Printed
from tests.support.mended import ENTITIES, HELD_URL, Browser, House, edit_of, mended_pages, read_again, said
from tests.support.press import look
from tests.support.rows import at

FIGURES = "SELECT entity_key, value::text, period_start::text FROM mart.fct_observation WHERE region IS NULL"
VERDICTS = "SELECT verdict FROM mart.fct_claim WHERE surface = '612300'"
EDITS = "SELECT made_by, before, after, note, undoes IS NOT NULL FROM ops.edit ORDER BY made_at"


@pytest.fixture
def house(database_server: DatabaseServer, papers: str) -> Iterator[House]:
    with mended_pages(database_server, papers) as found:
        yield found


@pytest.fixture(scope="module")
def unchanged(database_server: DatabaseServer, papers: str) -> Iterator[House]:
    """For tests of which none may change anything."""
    with mended_pages(database_server, papers) as found:
        yield found


@pytest.fixture
def ada(house: House) -> Browser:
    return Browser(house)


def judge(ada: Browser, house: House, surface: str, verdict: str, **fields: str) -> object:
    return ada.submit(f"/mend/claims/{house.claim(surface)}", verdict=verdict, **fields)


ACTIONS = {
    "right": ("/mend/claims/{claim}", {"verdict": "right"}),
    "wrong": ("/mend/claims/{claim}", {"verdict": "wrong"}),
    "entity": ("/mend/claims/{claim}", {"verdict": "fix", "entity": "The Gazette"}),
    "nobody": ("/mend/claims/{claim}", {"verdict": "fix", "entity": ""}),
    "metric": ("/mend/claims/{claim}", {"verdict": "fix", "metric_id": "daily_active_users"}),
    "period": ("/mend/claims/{claim}", {"verdict": "fix", "period": "2026-Q1"}),
    "unit": ("/mend/claims/{claim}", {"verdict": "fix", "unit": "person"}),
    "kind": ("/mend/claims/{claim}", {"verdict": "fix", "kind": "price"}),
    "value": ("/mend/claims/{claim}", {"verdict": "fix", "value": "613200"}),
    "an unsure one is right": ("/mend/claims/{unsure}", {"verdict": "right"}),
    "same name": ("/mend/names", {"name": "Quill Gram", "verdict": "alias", "other": "meowtalk"}),
    "same name as a candidate": (
        "/mend/names", {"name": "Mr Nobody", "verdict": "alias", "other": "Quill Gram", "kind": "service"},
    ),
    "not a name": ("/mend/names", {"name": "Mr Nobody", "verdict": "reject"}),
    "an entity": ("/mend/names", {"name": "Quill Gram", "verdict": "entity", "key": "quill_gram", "kind": "service"}),
    "first": ("/mend/conflicts/{conflict}", {"status": "settled_a"}),
    "second": ("/mend/conflicts/{conflict}", {"status": "settled_b"}),
    "both": ("/mend/conflicts/{conflict}", {"status": "both_right"}),
    "dismissed": ("/mend/conflicts/{conflict}", {"status": "dismissed"}),
}  # fmt: skip


@pytest.mark.parametrize("action", ACTIONS)
def test_every_mart_obeys_at_once_and_is_as_before_once_it_is_undone(house: House, ada: Browser, action: str) -> None:
    address, fields = ACTIONS[action]
    ids = {"claim": house.claim("612300"), "unsure": house.claim("77000"), "conflict": house.conflict()}
    before = house.sums()
    made = ada.submit(address.format(**ids), **fields)
    edit_of(made)
    after = house.sums()
    assert {name for name in after if name.startswith("mart.") and after[name] != before.get(name)}
    ada.undo(made)
    assert house.sums() == before
    rows = house.table(EDITS)
    assert [(who, undoes) for who, _, _, _, undoes in rows] == [("ada", False), ("ada", True)]
    assert (rows[0][1], rows[0][2]) == (rows[1][2], rows[1][1]), "the second row leads back"


def test_a_wrong_claim_leaves_figures_at_once(house: House, ada: Browser) -> None:
    judge(ada, house, "612300", "wrong", note="of another app")
    assert house.table(FIGURES) == [("meowtalk", "548100", "2026-03-01")]
    (edit,) = house.table(EDITS)
    assert edit == ("ada", {"verdict": None}, {"verdict": "wrong"}, "of another app", False)


def test_a_mended_field_is_written_down_with_what_stood_there_before(house: House, ada: Browser) -> None:
    judge(ada, house, "612300", "fix", entity="The Gazette", period="2026-02", value="612300")
    assert ("gazette", "612300", "2026-02-01") in house.table(FIGURES)
    (edit,) = house.table(EDITS)
    assert edit[1:3] == (
        {
            "verdict": None, "entity": "MeowTalk", "period_start": "2026-03-01", "period_end": "2026-04-01",
            "period_grain": "month",
        },
        {
            "verdict": "fix", "entity": "The Gazette", "period_start": "2026-02-01", "period_end": "2026-03-01",
            "period_grain": "month",
        },
    )  # fmt: skip


def test_an_article_shows_each_field_as_it_is_mended_and_no_printed_words_for_another_time(house: House) -> None:
    fix = {
        "qualifier": "about", "metric": "monthly users", "region": "SE", "whole": "Nordic users",
        "period_start": "2026-01-01", "period_end": "2026-04-01", "period_grain": "quarter",
        "baseline_start": "2025-01-01", "baseline_end": "2025-04-01", "baseline_grain": "quarter",
    }  # fmt: skip
    claim_id = house.claim("612300")
    with house.engine.begin() as conn:
        word_of(conn, UUID(claim_id), "fix", by="ada", note="", now=at(60), fix=fix)
        look(conn, *ENTITIES)
    browser = Browser(house)
    (article,) = house.table("SELECT article_id FROM mart.fct_claim WHERE surface = '612300'")[0]
    found = {one["claim_id"]: one for one in browser.get(f"/api/articles/{article}").json()["claims"]}[claim_id]
    assert {name: found[name] for name in fix} == fix
    assert (found["low"], found["high"]) == ("606177", "618423"), "about is less sure than the bare number"
    assert (found["period_text"], found["period_basis"], found["baseline_text"]) == (None, None, None)
    listed = {one["claim_id"]: one for one in browser.get("/api/claims").json()["items"]}[claim_id]
    told = (*fix, "value", "unit", "low", "high", "period_text", "period_basis")
    assert {name: listed[name] for name in told} == {name: found[name] for name in told}
    panel = said(browser.get(f"/articles/{article}?claim={claim_id}"))
    assert "Period Q1 2026 Against Q1 2025 Place Sweden" in panel
    assert "printed, “2026-03”" not in panel


def test_a_name_pasted_with_marks_that_nobody_sees_is_that_name(house: House, ada: Browser) -> None:
    judge(ada, house, "612300", "fix", entity="The\u00a0Gazette\u200b")
    assert ("gazette", "612300", "2026-03-01") in house.table(FIGURES)
    ada.submit("/mend/names", name="Mr Nobody", verdict="alias", other="Meow\u00adTalk", kind="service")
    assert house.table("SELECT DISTINCT entity_key FROM mart.fct_claim WHERE surface = '17'") == [("meowtalk",)]


def test_what_was_mended_first_stays_when_another_field_is_mended(house: House, ada: Browser) -> None:
    judge(ada, house, "612300", "fix", value="613200")
    judge(ada, house, "612300", "fix", period="2026-02")
    assert ("meowtalk", "613200", "2026-02-01") in house.table(FIGURES)
    last = ada.undo(judge(ada, house, "612300", "fix", period="2026-01"))
    assert last.status_code == 303
    assert ("meowtalk", "613200", "2026-02-01") in house.table(FIGURES), "the word before the undone one holds again"


@pytest.mark.parametrize(
    ("verdict", "fields", "figures"),
    [
        ("right", {}, [("meowtalk", "548100", "2026-03-01"), ("meowtalk", "612300", "2026-03-01")]),
        ("wrong", {}, [("meowtalk", "548100", "2026-03-01")]),
        ("fix", {"value": "613200"}, [("meowtalk", "548100", "2026-03-01"), ("meowtalk", "613200", "2026-03-01")]),
        ("fix", {"entity": "The Gazette"}, [("gazette", "612300", "2026-03-01"), ("meowtalk", "548100", "2026-03-01")]),
    ],
    ids=["right", "wrong", "value", "entity"],
)
def test_a_later_extractor_that_reads_the_same_number_does_not_lose_it(
    house: House, ada: Browser, verdict: str, fields: dict[str, str], figures: list[tuple[str, str, str]]
) -> None:
    judge(ada, house, "612300", verdict, **fields)
    read_again(house, "e2", Printed(value="612300"))
    assert house.table(f"{FIGURES} ORDER BY entity_key, value") == figures
    assert house.table("SELECT extractor_version FROM core.claim WHERE surface = '612300' AND is_current") == [("e2",)]
    assert house.table(VERDICTS) == ([] if verdict == "wrong" else [(verdict,)])


def test_a_mended_period_is_whole_after_a_later_reading_of_another_length(house: House, ada: Browser) -> None:
    """Also where only its last day had to be mended."""
    judge(ada, house, "612300", "fix", period="2026-02")
    read_again(house, "e2", Printed(value="612300", period="2026"))
    query = "SELECT period_start::text, period_end::text, period_grain FROM mart.fct_claim WHERE surface = '612300'"
    assert house.table(query) == [("2026-02-01", "2026-03-01", "month")]


def test_it_can_be_undone_after_a_later_reading(house: House, ada: Browser) -> None:
    made = judge(ada, house, "612300", "fix", value="613200")
    read_again(house, "e2", Printed(value="612300", period="2026-02"))
    assert ("meowtalk", "613200", "2026-02-01") in house.table(FIGURES)
    ada.undo(made)
    assert ("meowtalk", "612300", "2026-02-01") in house.table(FIGURES)


def test_what_is_so_already_is_no_edit(house: House, ada: Browser) -> None:
    judge(ada, house, "612300", "right")
    for verdict, fields in (("right", {}), ("fix", {"value": "612300", "entity": "MeowTalk"})):
        answer = judge(ada, house, "612300", verdict, **fields)
        assert (answer.status_code, answer.headers["location"]) == (303, "/queue"), "back, and nothing is said"
    judge(ada, house, "612300", "fix", value="613200")
    judge(ada, house, "612300", "right")
    assert len(house.table(EDITS)) == 2
    assert ("meowtalk", "613200", "2026-03-01") in house.table(FIGURES), "right, as it was mended"


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"verdict": "fix", "value": "many"}, "'many' is no number"),
        ({"verdict": "fix", "value": "1e999999"}, "is no number"),
        ({"verdict": "fix", "value": ""}, "Value cannot be empty"),
        ({"verdict": "fix", "unit": "furlong"}, "'furlong' is no unit"),
        ({"verdict": "fix", "metric_id": "luck"}, "'luck' is no metric"),
        ({"verdict": "fix", "kind": "guess"}, "'guess' is no kind"),
        ({"verdict": "fix", "period": "March"}, "'March' is no period"),
        ({"verdict": "fix", "period": "2026-03-14/2026-03-01"}, "runs backwards"),
        ({"verdict": "perhaps"}, "none of right, wrong, fix"),
        ({}, "none of right, wrong, fix"),
    ],
    ids=lambda one: one if isinstance(one, str) else "",
)
def test_what_cannot_be_is_refused_in_words_and_changes_nothing(
    unchanged: House, fields: dict[str, str], words: str
) -> None:
    answer = Browser(unchanged).submit(f"/mend/claims/{unchanged.claim('612300')}", **fields)
    assert answer.status_code == 422
    assert words in said(answer)
    assert unchanged.table("SELECT 1 FROM ops.judgement UNION ALL SELECT 1 FROM ops.edit") == []


def test_what_was_typed_into_a_form_that_is_refused_is_shown_with_the_way_back(unchanged: House) -> None:
    typed = {"verdict": "fix", "period": "2026-13", "note": "<b>typo</b>", "back": "/queue?page=2"}
    answer = Browser(unchanged).submit(f"/mend/claims/{unchanged.claim('612300')}", **typed)
    assert answer.status_code == 422
    assert [one in answer.text for one in ("2026-13", "&lt;b&gt;typo", 'href="/queue?page=2"')] == [True, True, True]


def test_a_page_older_than_the_last_word_changes_nothing(house: House, ada: Browser) -> None:
    old = {"last": "", "verdict": "right"}
    Browser(house, "grace").submit(f"/mend/claims/{house.claim('612300')}", verdict="wrong")
    answer = ada.submit(f"/mend/claims/{house.claim('612300')}", **old)
    assert (answer.status_code, "somebody has judged this number" in said(answer)) == (409, True)


def test_an_edit_on_which_more_was_said_is_undone_last(house: House, ada: Browser) -> None:
    first, second = judge(ada, house, "612300", "right"), judge(ada, house, "612300", "wrong")
    assert ada.undo(first).status_code == 409
    assert ada.undo(second).status_code == 303
    assert ada.undo(second).status_code == 409, "once is enough"
    assert house.table(VERDICTS) == [("right",)]
    assert ada.undo(first).status_code == 303
    assert house.table(VERDICTS) == [(None,)]


def test_an_undoing_is_not_undone(house: House, ada: Browser) -> None:
    again = ada.undo(judge(ada, house, "612300", "right"))
    assert ada.undo(again).status_code == 422


def test_a_conflict_settled_otherwise_before_is_so_again(house: House, ada: Browser) -> None:
    address = f"/mend/conflicts/{house.conflict()}"
    ada.submit(address, status="settled_a", note="the paper corrected it")
    settled = house.sums()
    ada.undo(ada.submit(address, status="both_right"))
    assert house.sums() == settled
    assert house.table("SELECT settled_by, note FROM mart.fct_conflict WHERE status = 'settled_a'") == [
        ("ada", "the paper corrected it")
    ]


def test_a_name_that_is_like_another_kind_wants_its_kind(house: House, ada: Browser) -> None:
    answer = ada.submit("/mend/names", name="Quill Gram", verdict="entity", key="Quill Gram", kind="service")
    assert (answer.status_code, "is no key; write small letters" in said(answer)) == (422, True)
    answer = ada.submit("/mend/names", name="Quill Gram", verdict="alias", other="Nobody knows")
    assert (answer.status_code, "no entity 'Nobody knows'" in said(answer)) == (422, True)
    answer = ada.submit("/mend/names", name="Quill Gram", verdict="open")
    assert answer.status_code == 422


@pytest.mark.parametrize("settled_as", ["released", "discarded"])
def test_an_article_held_back_is_settled_and_held_again(house: House, ada: Browser, settled_as: str) -> None:
    waiting = house.table("SELECT item, check_key, settled_as, settled_by FROM ops.quarantine")
    made = ada.submit("/mend/quarantine", item=HELD_URL, settled_as=settled_as)
    assert house.table("SELECT settled_as, settled_by FROM ops.quarantine") == [(settled_as, "ada")]
    ada.undo(made)
    assert house.table("SELECT item, check_key, settled_as, settled_by FROM ops.quarantine") == waiting


def test_what_a_run_has_carried_out_is_not_undone(house: House, ada: Browser) -> None:
    with house.engine.begin() as conn:
        conn.exec_driver_sql("UPDATE ops.run SET source_key = 'lanterns' WHERE run_key = 'held/1'")
        conn.exec_driver_sql("UPDATE ops.run SET source_key = 'lanterns' WHERE run_key <> 'held/1'")
    made = ada.submit("/mend/quarantine", item=HELD_URL, settled_as="released")
    with house.engine.begin() as conn:
        conn.exec_driver_sql("UPDATE ops.run SET begun_at = CURRENT_TIMESTAMP WHERE run_key <> 'held/1'")
    answer = ada.undo(made)
    assert (answer.status_code, "has been run since" in said(answer)) == (409, True)


def test_edits_are_listed_newest_first_with_who_before_and_after(house: House, ada: Browser) -> None:
    judge(ada, house, "612300", "fix", entity="The Gazette", note="see its second line")
    made = Browser(house, "grace").submit("/mend/names", name="Mr Nobody", verdict="reject")
    words = said(ada.get("/edits"))
    assert words.index("Mr Nobody") < words.index("see its second line")
    assert re.search(r"grace name Mr Nobody Name not reviewed Name not a name Undo", words)
    assert re.search(r"ada number 612300, MeowTalk .* About MeowTalk .* About The Gazette Undo", words)
    ada.undo(made)
    words = said(ada.get("/edits"))
    assert "undone by ada" in words
    assert "undoes an edit" in words


def test_a_long_list_of_edits_goes_on(house: House, ada: Browser) -> None:
    with house.engine.begin() as conn:
        conn.exec_driver_sql(
            "INSERT INTO ops.edit (edit_id, made_at, made_by, item, about, before, after, note)"
            " SELECT GEN_RANDOM_UUID(), CURRENT_TIMESTAMP - MAKE_INTERVAL(mins => place), 'ada', 'x', 'no. ' || place,"
            """ '{"state": "waits"}', '{"state": "released"}', '' FROM GENERATE_SERIES(1, 70) AS place"""
        )
    first = ada.get("/edits").text
    onward = re.search(r'href="(/edits\?after=[^"]+)"', first)[1].replace("&amp;", "&")
    rest = ada.get(onward).text
    assert ("no. 50<" in first, "no. 51<" in first, "no. 51<" in rest, "no. 70<" in rest) == (True, False, True, True)


def test_the_page_to_which_a_form_leads_back_says_what_was_saved_and_offers_to_undo_it(
    house: House, ada: Browser
) -> None:
    claim = house.claim("612300")
    place = ada.get(f"/claims/{claim}").headers["location"].partition("#")[0]
    made = ada.submit(f"/mend/claims/{claim}", page=place, verdict="right", at=f"c-{claim}")
    back = made.headers["location"]
    assert back.startswith(f"{place}&edited=")
    assert back.endswith(f"#c-{claim}")
    page = ada.get(back)
    assert "Saved. 612300, MeowTalk · Judged: not judged → right Undo" in said(page)
    assert "found right by ada" in said(page)
    assert "edited=" not in re.search(r'name="back" value="([^"]*)"', page.text)[1]


@pytest.mark.parametrize(
    "back", ["//evil.test/", "https://evil.test/", "/\\evil.test", "javascript:alert(1)", "", "/x\r\nset-cookie: a=b"]
)
def test_a_form_leads_nowhere_else(house: House, ada: Browser, back: str) -> None:
    given = {"token_of_page": ada.token(), "back": back, "verdict": "right"}
    answer = ada.post(f"/mend/claims/{house.claim('612300')}", data=given, headers={"sec-fetch-site": "same-origin"})
    assert answer.headers["location"].startswith("/edits?edited=")


def test_the_place_that_a_form_of_conflicts_leads_back_to_stands_on_the_page(ada: Browser) -> None:
    page = ada.get("/conflicts?status=open").text
    places = re.findall(r'name="at" value="([^"]+)"', page)
    assert places
    assert all(f'id="{place}"' in page for place in places)


def test_a_settled_conflict_is_on_no_page_of_what_contradicts(house: House, ada: Browser) -> None:
    titles = ("One pair of figures cannot both be right", "Nothing contradicts")
    assert (titles[0] in said(ada.get("/conflicts?status=open")), "All 1 open" in said(ada.get("/"))) == (True, True)
    ada.submit(f"/mend/conflicts/{house.conflict()}", status="both_right")
    assert (titles[1] in said(ada.get("/conflicts?status=open")), "open" in said(ada.get("/"))) == (True, False)


def test_what_is_forgotten_is_in_no_edit(house: House, ada: Browser) -> None:
    judge(ada, house, "612300", "right")
    ada.submit("/mend/names", name="Mr Nobody", verdict="reject")
    ada.submit(f"/mend/conflicts/{house.conflict()}", status="dismissed")
    ada.submit("/mend/quarantine", item=HELD_URL, settled_as="discarded")
    assert len(house.table(EDITS)) == 4
    with house.engine.begin() as conn:
        conn.exec_driver_sql("DELETE FROM ops.entity_review")
        conn.exec_driver_sql("DELETE FROM ops.conflict_settled")
        conn.exec_driver_sql("DELETE FROM ops.quarantine")
        conn.exec_driver_sql("DELETE FROM core.claim")
    assert house.table(EDITS) == []
