"""What persons have said of an article's figures and names goes with it, and what they said of others stays."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from sqlalchemy import text

from pipeline import flow
from pipeline.explorer.mend.actions import settle
from pipeline.observe import observe
from pipeline.settings import Settings
from pipeline.warehouse import open_warehouse
from pipeline.warehouse.conflicts import find_conflicts, one_conflict, settle_conflict
from pipeline.warehouse.judging import judge
from pipeline.warehouse.quarantine import settle_quarantine
from pipeline.warehouse.reviewing import Known, Word, accept_alias, accept_entity, reject
from tests.support.figures import Printed, story_of
from tests.support.press import Story, print_stories
from tests.support.rows import at
from tests.support.traces import places_of, rows


def printed(paper: str, value: str, name: str = "KakaoTalk", hours: float = 0, period: str = "2026-03") -> Story:
    found = story_of(paper, Printed(value=value, period=period), hours=hours)
    return replace(found, claims=[replace(claim, entity=name) for claim in found.claims])


FORGOTTEN = printed("courier", "548117")
LEARNT = printed("courier", "7001", "Zorbelina", hours=2)
REJECTED = printed("courier", "7002", "Zorbelinski", hours=4)
PAPERS = [
    printed("gazette", "612300"),
    FORGOTTEN,
    printed("ledger", "31200", period="2025-06"),
    printed("herald", "33100", period="2025-06"),
    LEARNT,
    REJECTED,
    printed("gazette", "7003", "Quillmark", hours=6),
    printed("courier", "7003", "Quillmark", hours=8),
]
HELD = """
INSERT INTO ops.quarantine (item, check_key, run_key, detail, held_at)
SELECT :item, 'some', run_key, '["548117"]', :now FROM ops.run LIMIT 1
"""
WORD = Word(by="ann", at=at(10), note="looked up")


@pytest.fixture
def full(house: Settings) -> Iterator[Settings]:
    """Two settled conflicts, three reviewed names, a judgement, and an item that was held back."""
    with open_warehouse(house) as warehouse, warehouse.begin() as conn:
        print_stories(conn, *PAPERS)
        observe(conn, sql_dir=house.sql_dir)
        for conflict in find_conflicts(conn):
            settle_conflict(
                conn,
                one_conflict(conn, str(conflict["conflict_id"])),
                status="both_right",
                by="ann",
                note="looked up",
                now=at(10),
            )
        accept_entity(conn, "Zorbelina", Known(key="zorbelina_app", kind="service", name="Zorbelina App"), WORD)
        accept_entity(conn, "Quillmark", Known(key="quillmark", kind="service", name="Quillmark"), WORD)
        reject(conn, "Zorbelinski", WORD)
        for claim_id in conn.scalars(text("SELECT claim_id FROM core.claim WHERE surface IN ('548117', '7003')")).all():
            judge(conn, claim_id, "right", by="ann", note="looked up", now=at(11))
        conn.execute(text(HELD), {"item": FORGOTTEN.url, "now": at(9)})
        settle_quarantine(conn, FORGOTTEN.url, "released", by="ann", note="", now=at(10))
        observe(conn, sql_dir=house.sql_dir)
    return house


def settled(house: Settings, *papers: Story) -> None:
    """The one conflict of what is printed by then is settled."""
    with open_warehouse(house) as warehouse, warehouse.begin() as conn:
        if papers:
            print_stories(conn, *papers)
        observe(conn, sql_dir=house.sql_dir)
        (conflict,) = find_conflicts(conn)
        found = one_conflict(conn, str(conflict["conflict_id"]))
        settle_conflict(conn, found, status="both_right", by="ann", note="looked up", now=at(10))
        observe(conn, sql_dir=house.sql_dir)


def forget(house: Settings, story: Story) -> dict[str, int]:
    told = flow.forget(flow.read_wish(house, url=story.url, source_key=None), settings=house)
    found: dict[str, int] = told["rows"]
    return found


def test_a_settled_conflict_a_judgement_and_a_held_item_go_with_the_figure(full: Settings) -> None:
    there = {"core.conflict", "mart.fct_conflict", "ops.conflict_settled", "ops.judgement", "ops.quarantine"}
    assert there <= set(places_of(full, ("548117",)))
    assert forget(full, FORGOTTEN)["ops.conflict_settled"] == 1
    assert places_of(full, ("548117",)) == []
    assert rows(full, "SELECT status, count(*) FROM mart.fct_conflict GROUP BY status") == [("both_right", 1)]
    assert rows(full, "SELECT count(*) FROM ops.judgement") == [(2,)]


def test_a_reviewed_name_goes_with_the_only_article_that_prints_it(full: Settings) -> None:
    assert {"core.entity", "core.entity_alias", "ops.entity_review"} <= set(places_of(full, ("zorbelina",)))
    assert forget(full, LEARNT)["ops.entity_review"] == 2
    assert places_of(full, ("zorbelina",)) == []
    assert forget(full, REJECTED)["ops.entity_review"] == 2
    assert places_of(full, ("zorbelin",)) == []


def test_a_reviewed_name_that_another_article_prints_stays(full: Settings) -> None:
    assert "ops.entity_review" not in forget(full, PAPERS[-1])
    assert rows(full, "SELECT name FROM core.entity WHERE entity_key = 'quillmark'") == [("Quillmark",)]
    assert rows(full, "SELECT count(*) FROM ops.entity_review WHERE verdict = 'entity'") == [(2,)]


PRINTED_OTHERWISE = {
    "a loss, a profit below zero in its series": Printed(value="", unit="USD", metric="net_loss", period="2025"),
    "a month's last day, the month in its series": Printed(value="", metric="users", period="2026-03-31"),
}


@pytest.mark.parametrize("case", PRINTED_OTHERWISE)
def test_a_settled_conflict_goes_however_its_series_says_the_figure(house: Settings, case: str) -> None:
    papers = [
        replace(found, claims=[replace(claim, entity="KakaoTalk") for claim in found.claims])
        for found in (
            story_of(paper, replace(PRINTED_OTHERWISE[case], value=value))
            for paper, value in (("gazette", "612300"), ("courier", "548117"))
        )
    ]
    settled(house, *papers)
    assert "ops.conflict_settled" in places_of(house, ("548117",))
    assert forget(house, papers[1])["ops.conflict_settled"] == 1
    assert places_of(house, ("548117",)) == []


def test_a_settled_conflict_goes_with_the_figure_that_a_person_has_mended(house: Settings) -> None:
    papers = [printed("gazette", "612300"), printed("courier", "548116")]
    with open_warehouse(house) as warehouse, warehouse.begin() as conn:
        print_stories(conn, *papers)
        claim_id = conn.scalar(text("SELECT claim_id FROM core.claim WHERE surface = '548116'"))
        judge(conn, claim_id, "fix", by="ann", note="read it", now=at(9), fix={"value": "548117"})
    settled(house)
    assert forget(house, papers[1])["ops.conflict_settled"] == 1
    assert places_of(house, ("548117",)) == []


KEPT = "SELECT printed_key, names, status FROM ops.conflict_settled"
SHOWN = """
SELECT status, (SELECT ARRAY_AGG(value::text) FROM mart.fct_observation WHERE rank = 'deprecated')
FROM mart.fct_conflict
"""
OF_QUILLMARK = printed("courier", "645700", "Quillmark", hours=2)
DISPUTED = (printed("gazette", "612300", "Zorbel"), printed("herald", "645700", "Zorbel", hours=3))


def look(house: Settings, *papers: Story, entity: str = "", alias: str = "") -> None:
    """These papers are printed, and a person makes an entity of the one name and accepts the other for it."""
    with open_warehouse(house) as warehouse, warehouse.begin() as conn:
        print_stories(conn, *papers)
        observe(conn, sql_dir=house.sql_dir)
        if entity:
            accept_entity(conn, entity, Known(key="amber_chat", kind="service", name="Amber Chat"), WORD)
        if alias:
            accept_alias(conn, alias, "amber_chat", WORD)
        observe(conn, sql_dir=house.sql_dir)


def say(house: Settings, status: str, hour: float = 12) -> None:
    """As on a page of the explorer, with an edit."""
    with open_warehouse(house) as warehouse, warehouse.begin() as conn:
        (conflict,) = find_conflicts(conn, status=None)
        settle(conn, conflict["conflict_id"], status, replace(WORD, at=at(hour)))
        observe(conn, sql_dir=house.sql_dir)


@pytest.mark.parametrize(
    ("entity", "alias"),
    [("Zorbel", "Quillmark"), ("Quillmark", "Zorbel")],
    ids=["of an accepted name", "of the name that made the entity"],
)
def test_what_is_settled_stands_under_the_names_of_the_articles_that_are_left(
    house: Settings, entity: str, alias: str
) -> None:
    look(house, OF_QUILLMARK, *DISPUTED, entity=entity, alias=alias)
    say(house, "settled_a")
    shown = rows(house, SHOWN)
    ((key, names, _),) = rows(house, KEPT)
    assert (names, shown[0][0]) == (["quillmark", "zorbel"], "settled_a")
    assert "ops.conflict_settled" not in forget(house, OF_QUILLMARK)
    assert rows(house, KEPT) == [(key.replace("quillmark|", ""), ["zorbel"], "settled_a")]
    assert rows(house, SHOWN) == shown
    assert places_of(house, ("quillmark",)) == []


def test_what_is_settled_stands_when_only_a_name_of_the_catalogue_is_printed_no_more(house: Settings) -> None:
    seen = printed("courier", "645700", "KakaoTalk", hours=2)
    with open_warehouse(house) as warehouse, warehouse.begin() as conn:
        print_stories(conn, seen, *DISPUTED)
        observe(conn, sql_dir=house.sql_dir)
        accept_alias(conn, "Zorbel", "kakaotalk", WORD, kind="service")
        observe(conn, sql_dir=house.sql_dir)
    say(house, "settled_a")
    kept, shown = rows(house, KEPT), rows(house, SHOWN)
    assert kept[0][1] == ["kakaotalk", "zorbel"]
    forget(house, seen)
    assert (rows(house, KEPT), rows(house, SHOWN)) == (kept, shown)


@pytest.mark.parametrize(("hour", "status"), [(13, "settled_b"), (11, "settled_a")], ids=["the later", "the earlier"])
def test_of_two_words_that_are_one_without_a_forgotten_name_the_last_holds(
    house: Settings, hour: float, status: str
) -> None:
    """One was given before the forgotten article printed the figure, one while it did."""
    look(house, *DISPUTED, entity="Zorbel")
    say(house, "settled_a")
    look(house, OF_QUILLMARK, alias="Quillmark")
    with open_warehouse(house) as warehouse, warehouse.begin() as conn:
        (conflict,) = find_conflicts(conn, status=None)
        found = one_conflict(conn, str(conflict["conflict_id"]))
        settle_conflict(conn, found, status="settled_b", by="ann", note="looked up", now=at(hour))
        observe(conn, sql_dir=house.sql_dir)
    assert len(rows(house, KEPT)) == 2
    shown = rows(house, SHOWN)
    assert shown[0][0] == status
    forget(house, OF_QUILLMARK)
    assert [(names, kept) for _, names, kept in rows(house, KEPT)] == [(["zorbel"], status)]
    assert rows(house, SHOWN) == shown
    assert places_of(house, ("quillmark",)) == []


def test_what_was_settled_under_a_forgotten_name_is_told_by_no_edit(house: Settings) -> None:
    """Not by one either that was made under other names and says what was settled before."""
    look(house, OF_QUILLMARK, *DISPUTED, entity="Zorbel", alias="Quillmark")
    say(house, "settled_a")
    look(house, printed("ledger", "645700", "Amberline", hours=5), alias="Amberline")
    say(house, "settled_b", 13)
    assert rows(house, "SELECT count(*) FROM ops.edit WHERE before::text ~ 'quillmark'") == [(1,)]
    forget(house, OF_QUILLMARK)
    assert places_of(house, ("quillmark",)) == []
    assert rows(house, SHOWN)[0][0] == "settled_b"


def test_what_is_settled_goes_with_a_name_when_there_is_no_conflict_any_more(house: Settings) -> None:
    """A person had mended value and name, and then called the number wrong."""
    named = printed("ledger", "7003", "Quillmark", hours=1, period="2025-06")
    look(house, DISPUTED[0], printed("courier", "1", "Amberline", hours=2), named, entity="Zorbel", alias="Quillmark")
    with open_warehouse(house) as warehouse, warehouse.begin() as conn:
        claim_id = conn.scalar(text("SELECT claim_id FROM core.claim WHERE surface = '1'"))
        fix = {"value": "645700", "entity": "Quillmark"}
        judge(conn, claim_id, "fix", by="ann", note="read it", now=at(11), fix=fix)
        observe(conn, sql_dir=house.sql_dir)
    say(house, "settled_a")
    with open_warehouse(house) as warehouse, warehouse.begin() as conn:
        judge(conn, claim_id, "wrong", by="ann", note="read it again", now=at(13))
        observe(conn, sql_dir=house.sql_dir)
    assert [names for _, names, _ in rows(house, KEPT)] == [["quillmark", "zorbel"]]
    assert forget(house, named)["ops.conflict_settled"] == 1
    assert rows(house, KEPT) == []


def test_a_settled_conflict_stands_without_the_name_under_which_it_was_seen(house: Settings) -> None:
    """Another article has come to print the figure, by the name in the catalogue."""
    seen = printed("gazette", "612300", "Zorbelina")
    with open_warehouse(house) as warehouse, warehouse.begin() as conn:
        print_stories(conn, seen, printed("courier", "548100", hours=2))
        observe(conn, sql_dir=house.sql_dir)
        accept_alias(conn, "Zorbelina", "kakaotalk", WORD, kind="service")
    settled(house)
    with open_warehouse(house) as warehouse, warehouse.begin() as conn:
        print_stories(conn, printed("herald", "612300", hours=4))
        observe(conn, sql_dir=house.sql_dir)
    assert "ops.conflict_settled" in places_of(house, ("zorbelina",))
    assert rows(house, "SELECT status FROM mart.fct_conflict") == [("both_right",)]
    assert "ops.conflict_settled" not in forget(house, seen)
    assert places_of(house, ("zorbelina",)) == []
    assert [(names, status) for _, names, status in rows(house, KEPT)] == [(["kakaotalk"], "both_right")]
    assert rows(house, "SELECT status FROM mart.fct_conflict") == [("both_right",)]
