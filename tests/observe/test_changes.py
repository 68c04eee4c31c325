"""observe looks only at what has changed, and comes to the rows that it would come to from nothing."""

import random
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy import Connection, text

from pipeline import catalog
from pipeline.model import Attribution, AttributionKind, Claim, ClaimKind, Direction, Grain, Period
from pipeline.observe import observe
from pipeline.publish import publish
from pipeline.settings import BUILT_IN_SQL
from pipeline.warehouse import Warehouse, checksums
from pipeline.warehouse.reviewing import Known, Word, accept_alias, accept_entity, reject, reopen
from tests.support.figures import Printed, story_of
from tests.support.press import GAZETTE, MEOWTALK, print_stories, table
from tests.support.rows import MARCH, at, claim_in, stage_text, start_run

CAT = catalog.Entity(key="meowtalk", kind="service", names={"en": ("MeowTalk",)})
QUILL = catalog.Entity(key="quillgram", kind="service", names={"en": ("QuillGram", "Quill Gram")})
APRIL = Period(start=date(2026, 4, 1), end=date(2026, 5, 1), grain=Grain.MONTH, text="in April")
MADE_BY_OBSERVE = (
    "core.observation_claim", "core.observation", "core.series", "core.agent", "core.period", "core.unit",
    "core.metric", "core.entity_alias", "core.entity", "core.article_print", "core.similar_article",
    "core.article_origin", "core.article_outside", "ops.observe_state",
)  # fmt: skip


def look(conn: Connection, *entities: catalog.Entity, anew: bool = False) -> int:
    return observe(conn, sql_dir=BUILT_IN_SQL, entities=entities or (CAT,), anew=anew).taken


def from_nothing(conn: Connection, *entities: catalog.Entity) -> dict[str, str]:
    """Checksums of what one look at everything makes, where nothing had been observed before."""
    conn.execute(text(f"TRUNCATE {', '.join(MADE_BY_OBSERVE)} CASCADE"))
    for name in conn.scalars(
        text("SELECT relname FROM pg_class WHERE relnamespace = 'mart'::regnamespace AND relkind = 'r'")
    ):
        conn.execute(text(f"TRUNCATE mart.{name}"))
    look(conn, *entities, anew=True)
    return checksums(conn)


def page(conn: Connection, run: int, name: str, words: str, *claims: Claim) -> None:
    run_key = start_run(conn, f"r/{run}")
    stage_text(conn, run_key, name, words, *claims, when=at(run))
    publish(conn, run_key, now=at(run))


WORDS = "MeowTalk had 51,200 active users in March, Quill Gram 8 percent more, said Wire A."
USERS = claim_in(WORDS, "51,200", "51200")
GROWTH = claim_in(
    WORDS, "8 percent", "8", unit="percent", kind=ClaimKind.CHANGE, direction=Direction.UP, entity="Quill Gram"
)
SAID = Attribution(text="Wire A", kind=AttributionKind.MEDIA)
READINGS: tuple[tuple[Claim, ...], ...] = (
    (),
    (USERS,),
    (USERS, GROWTH),
    (replace(USERS, attribution=SAID), replace(GROWTH, period=APRIL, baseline=MARCH)),
    (replace(USERS, entity="quill  gram", metric_id="odd_metric", unit="count:odd"),),
    (replace(USERS, entity="Quill Gram"), replace(GROWTH, entity=None)),
    (replace(USERS, value=Decimal(52100), entity="Purr"), replace(GROWTH, metric_id=None)),
)
SEEDS = [0, *(pytest.param(seed, marks=pytest.mark.acceptance) for seed in (1, 2))]


@pytest.mark.parametrize("seed", SEEDS)
def test_small_looks_come_to_the_rows_of_one_look_at_everything(conn: Connection, seed: int) -> None:
    chance = random.Random(seed)
    known = (CAT,)
    for run in range(1, 7):
        for number in range(chance.randint(1, 3)):
            words = WORDS + " More." * chance.randint(0, 2)
            page(conn, run * 10 + number, chance.choice("abcd"), words, *chance.choice(READINGS))
        if run == 4:
            known = (CAT, QUILL)
        look(conn, *known)
    small = checksums(conn)
    assert from_nothing(conn, *known) == small


def test_only_articles_that_changed_are_looked_at(conn: Connection) -> None:
    for number, name in enumerate("abc"):
        page(conn, number, name, WORDS, USERS, GROWTH)
    assert look(conn) == 6
    page(conn, 7, "b", WORDS + " More.", USERS)
    assert look(conn) == 1
    assert look(conn) == 0


def test_a_look_touches_no_row_of_articles_that_did_not_change(warehouse: Warehouse) -> None:
    marks = text(
        "SELECT claim_id::text, xmin::text FROM mart.fct_claim UNION ALL"
        " SELECT series_id::text, xmin::text FROM mart.series_latest"
    )
    with warehouse.begin() as conn:
        page(conn, 1, "a", WORDS, USERS, GROWTH)
        look(conn)
    with warehouse.begin() as conn:
        before = {row[0]: row[1] for row in conn.execute(marks)}
        page(conn, 2, "b", WORDS, replace(USERS, region="NO"))
        look(conn)
        after = {row[0]: row[1] for row in conn.execute(marks)}
    assert {key: after.get(key) for key in before} == before
    assert len(after) == len(before) + 2


def test_a_claim_that_is_deleted_takes_its_figure_along(conn: Connection) -> None:
    page(conn, 1, "a", WORDS, USERS, GROWTH)
    look(conn)
    conn.execute(text("DELETE FROM core.observation_claim"))
    conn.execute(text("DELETE FROM core.claim"))
    look(conn)
    left = conn.scalar(text("SELECT (SELECT COUNT(*) FROM core.observation) + (SELECT COUNT(*) FROM mart.fct_claim)"))
    assert left == 0


def test_what_is_published_during_a_look_waits_for_the_next(warehouse: Warehouse) -> None:
    with warehouse.begin() as conn:
        page(conn, 1, "a", WORDS, USERS)
    with warehouse.begin() as looking, warehouse.begin() as publishing:
        assert look(looking) == 1
        page(publishing, 2, "b", WORDS, USERS)
    with warehouse.begin() as conn:
        assert look(conn) == 1


def test_a_rule_that_reads_otherwise_than_last_time_has_everything_looked_at(conn: Connection) -> None:
    page(conn, 1, "a", WORDS, USERS)
    assert look(conn) == 1
    conn.execute(text("UPDATE ops.observe_state SET fingerprint = 'older' WHERE state_key = 'rules'"))
    assert look(conn) == 1


VARIED = (
    Printed(value="612300"),
    Printed(value="548100", said_by="Tallyhouse"),
    Printed(value="612300", period="2026-02"),
    Printed(value="47", kind="change", unit="percent", direction="up", baseline="2026-02", said_by="Meterstick"),
    Printed(value="8.7", kind="share", unit="percent", whole="all"),
    Printed(value="104", kind="share", unit="percent", said_by="The Gazette"),
    Printed(value="12.5", unit="km", metric="precipitation"),
    Printed(value="61230", period="2026-02", qualifier="about"),
)


@pytest.mark.parametrize("seed", SEEDS)
def test_origins_conflicts_and_derivations_do_not_depend_on_the_order_of_looks(conn: Connection, seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(5):
        stories = {
            (paper, hours): story_of(paper, *chance.sample(VARIED, chance.randint(1, 5)), hours=hours)
            for paper in chance.sample(("gazette", "courier", "herald"), 2)
            for hours in (0, 5)
        }
        copied = replace(next(iter(stories.values())), paper="vestnik", language=chance.choice(("en", "ru")))
        print_stories(conn, *stories.values(), copied)
        look(conn, MEOWTALK, GAZETTE)
    small = checksums(conn)
    assert len(table(conn, "SELECT 1 FROM core.conflict")) > 0
    assert from_nothing(conn, MEOWTALK, GAZETTE) == small


@pytest.mark.parametrize(
    ("said", "entities", "names"),
    [
        ("nothing", ["candidate/quill gram"], [("quill gram", "article")]),
        ("alias", ["meowtalk"], [("quill gram", "review")]),
        ("reject", [], []),
    ],
)
def test_a_name_that_the_catalogue_lets_go_means_what_is_said_of_it_elsewhere(
    conn: Connection, said: str, entities: list[str], names: list[tuple[str, str]]
) -> None:
    figures = "SELECT entity_key FROM mart.fct_observation"
    page(conn, 1, "a", WORDS, replace(USERS, entity="Quill Gram"))
    look(conn, CAT)
    if said == "alias":
        accept_alias(conn, "Quill Gram", "meowtalk", Word(by="editor", at=at(3)))
    elif said == "reject":
        reject(conn, "Quill Gram", Word(by="editor", at=at(3)))
    look(conn, CAT, QUILL)
    assert table(conn, figures) == [("quillgram",)]
    look(conn, CAT)
    assert table(conn, figures) == [(entity,) for entity in entities]
    assert table(conn, "SELECT alias_key, origin FROM core.entity_alias WHERE alias_key LIKE 'quill%'") == names
    assert table(conn, "SELECT entity_key FROM core.entity WHERE entity_key = 'quillgram'") == []
    seen = checksums(conn)
    assert from_nothing(conn, CAT) == seen


PURR = catalog.Entity(key="purr", kind="service", names={"en": ("Purr",)})
FIGURES_OF = "SELECT entity_key, entity_name FROM mart.fct_observation"


def test_an_entity_that_the_catalogue_lets_go_stays_while_a_person_gives_a_name_to_it(conn: Connection) -> None:
    page(conn, 1, "a", WORDS, replace(USERS, entity="Quill Gram"))
    look(conn, CAT, PURR)
    accept_alias(conn, "Quill Gram", "purr", Word(by="editor", at=at(3)))
    look(conn, CAT)
    assert table(conn, FIGURES_OF) == [("purr", "Purr")]
    seen = checksums(conn)
    assert from_nothing(conn, CAT) == seen
    reopen(conn, "Quill Gram", Word(by="editor", at=at(4)))
    look(conn, CAT)
    assert table(conn, FIGURES_OF) == [("candidate/quill gram", "Quill Gram")]
    assert table(conn, "SELECT entity_key FROM core.entity WHERE entity_key = 'purr'") == []


def test_an_entity_that_the_catalogue_lets_go_is_again_what_a_person_made(conn: Connection) -> None:
    page(conn, 1, "a", WORDS, replace(USERS, entity="Quill Gram"))
    look(conn, CAT)
    accept_entity(conn, "Quill Gram", Known(key="purr", kind="company", name="Purr Inc"), Word(by="editor", at=at(3)))
    seen = []
    for known in ((CAT,), (CAT, PURR), (CAT,)):
        look(conn, *known)
        seen += table(conn, FIGURES_OF)
    assert seen == [("purr", "Purr Inc"), ("purr", "Purr"), ("purr", "Purr Inc")]
    small = checksums(conn)
    assert from_nothing(conn, CAT) == small


def test_an_entity_whose_only_name_the_catalogue_gives_to_another_goes_once(conn: Connection) -> None:
    page(conn, 1, "a", WORDS, replace(USERS, entity="Quill Gram"))
    look(conn, CAT)
    accept_entity(conn, "Quill Gram", Known(key="purr", kind="company", name="Purr Inc"), Word(by="editor", at=at(3)))
    look(conn, CAT)
    look(conn, CAT, QUILL)
    assert table(conn, FIGURES_OF) == [("quillgram", "QuillGram")]
    assert observe(conn, sql_dir=BUILT_IN_SQL, entities=(CAT, QUILL)).rows == {}
    seen = checksums(conn)
    assert from_nothing(conn, CAT, QUILL) == seen
