"""observe: claims about one thing at one time become one observation with its evidence."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy import Connection, text

from pipeline import catalog
from pipeline.model import (
    Attribution,
    AttributionKind,
    Claim,
    ClaimKind,
    Direction,
    Grain,
    Modality,
    Period,
    Qualifier,
    StageReport,
)
from pipeline.observe import observe
from pipeline.publish import publish
from pipeline.settings import BUILT_IN_SQL
from pipeline.warehouse import Warehouse, checksums, row_counts, stage_batch
from tests.support.rows import MARCH, at, claim_in, make_article, make_reading, stage_text, start_run

TEXT = "MeowTalk had 51,200 active users in March, up 40 percent."
USERS = claim_in(TEXT, "51,200", "51200")
GROWTH = claim_in(
    TEXT,
    "40 percent",
    "40",
    unit="percent",
    kind=ClaimKind.CHANGE,
    direction=Direction.UP,
    baseline=Period(start=date(2026, 2, 1), end=date(2026, 3, 1), grain=Grain.MONTH, text="from February"),
)
LOSS = replace(USERS, metric_id="net_loss", unit="USD", value=Decimal(3000000))
CAT = catalog.Entity(key="meowtalk", kind="service", names={"en": ("MeowTalk",), "ru": ("Мяуток",)})


def load(conn: Connection, run_key: str, pages: dict[str, tuple[Claim, ...]], words: str = TEXT) -> None:
    start_run(conn, run_key)
    for name, claims in pages.items():
        stage_text(conn, run_key, name, words, *claims)
    publish(conn, run_key, now=at(1))


def look(conn: Connection, *entities: catalog.Entity) -> StageReport:
    return observe(conn, sql_dir=BUILT_IN_SQL, entities=entities or (CAT,))


def table(conn: Connection, query: str) -> list[tuple[object, ...]]:
    return [tuple(row) for row in conn.execute(text(query))]


def last_of_march(grain: Grain) -> Period:
    return Period(start=date(2026, 3, 31), end=date(2026, 4, 1), grain=grain, text="at the end of March")


FIGURES = (
    "SELECT entity_key, metric_key, unit, value, direction, period_start, baseline_start, claims"
    " FROM mart.fct_observation ORDER BY unit DESC, value"
)


def test_a_figure_printed_by_two_articles_is_one_observation(conn: Connection) -> None:
    load(conn, "r/1", {"a": (USERS, GROWTH), "b": (USERS,)})
    report = look(conn)
    assert table(conn, FIGURES) == [
        ("meowtalk", "monthly_active_users", "user", Decimal(51200), None, MARCH.start, None, 2),
        ("meowtalk", "monthly_active_users", "percent", Decimal(40), "up", MARCH.start, date(2026, 2, 1), 1),
    ]
    assert (report.taken, report.made, report.dropped) == (3, 3, {})
    assert {name: report.rows[name] for name in ("core.observation", "core.observation_claim", "mart.fct_claim")} == {
        "core.observation": 2,
        "core.observation_claim": 3,
        "mart.fct_claim": 3,
    }


def test_observing_again_changes_nothing(warehouse: Warehouse) -> None:
    with warehouse.begin() as conn:
        load(conn, "r/1", {"a": (USERS, GROWTH)})
        look(conn)
        before = checksums(conn)
        places = table(conn, "SELECT ctid::text, xmin::text FROM mart.fct_claim ORDER BY 1")
    with warehouse.begin() as conn:
        again = look(conn)
        assert checksums(conn) == before
        assert table(conn, "SELECT ctid::text, xmin::text FROM mart.fct_claim ORDER BY 1") == places
    assert (again.taken, again.made, again.rows) == (0, 0, {})


@pytest.mark.parametrize(
    ("claim", "reason"),
    [
        (replace(USERS, entity=None), "no_entity"),
        (replace(USERS, metric_id=None), "no_metric"),
        (replace(USERS, period=None), "no_period"),
        (replace(USERS, metric_limit="other"), "limited"),
        (replace(LOSS, period=last_of_march(Grain.DAY)), "period_misfit"),
        (replace(USERS, unit="USD"), "unit_misfit"),
        (replace(USERS, unit="m/s"), "unit_misfit"),
        (replace(USERS, value=Decimal("1.5")), "implausible"),
        (replace(USERS, metric_id="turnout", unit="percent", value=Decimal(101)), "implausible"),
        (replace(USERS, value=Decimal(9_000_000_000)), "implausible"),
        (replace(LOSS, value=Decimal(30)), "implausible"),
        (replace(LOSS, value=Decimal(3) * 10**16), "implausible"),
    ],
    ids=[
        "no_entity",
        "no_metric",
        "no_period",
        "limited",
        "a loss of one day",
        "users in dollars",
        "users a second",
        "1.5 users",
        "turnout of 101 %",
        "more users than people",
        "a loss of thirty dollars",
        "a loss of all money there is",
    ],
)
def test_a_claim_that_leaves_open_what_it_is_about_drops_and_stays_queryable(
    conn: Connection, claim: Claim, reason: str
) -> None:
    load(conn, "r/1", {"a": (claim,)})
    report = look(conn)
    counts = row_counts(conn)
    assert (report.taken, report.made, report.dropped) == (1, 0, {reason: 1})
    assert (counts["core.observation"], counts["mart.fct_claim"]) == (0, 1)


@pytest.mark.parametrize(
    "claim",
    [
        replace(LOSS, value=Decimal(0)),
        replace(LOSS, value=Decimal(30), metric_limit="per:share"),
        replace(LOSS, value=Decimal("0.3"), kind=ClaimKind.RATE),
        replace(LOSS, value=Decimal(30), kind=ClaimKind.CHANGE),
    ],
    ids=["none at all", "of a share", "as a rate", "a change"],
)
def test_what_may_be_small_is_evidence(conn: Connection, claim: Claim) -> None:
    load(conn, "r/1", {"a": (claim,)})
    assert look(conn).made == 1


def test_names_in_two_languages_and_spellings_are_one_entity(conn: Connection) -> None:
    load(conn, "r/1", {"a": (USERS,), "b": (replace(USERS, entity="«МЯУТОК»"),)})
    look(conn)
    assert [row[0::7] for row in table(conn, FIGURES)] == [("meowtalk", 2)]


def test_a_name_that_nobody_knows_is_a_candidate_of_its_own(conn: Connection) -> None:
    load(conn, "r/1", {"a": (replace(USERS, entity="Quill  Gram"),), "b": (replace(USERS, entity="Quill gram"),)})
    look(conn)
    assert table(conn, "SELECT entity_key, name, kind, status FROM mart.dim_entity WHERE observations > 0") == [
        ("candidate/quill gram", "Quill  Gram", "unknown", "candidate")
    ]


def test_a_new_alias_moves_old_claims_without_reading_them_again(conn: Connection) -> None:
    quill = catalog.Entity(key="quillgram", kind="service", names={"en": ("QuillGram", "Quill Gram")})
    load(conn, "r/1", {"a": (replace(USERS, entity="Quill Gram"),)})
    look(conn)
    claims = checksums(conn)["core.claim"]
    look(conn, CAT, quill)
    assert [row[0::7] for row in table(conn, FIGURES)] == [("quillgram", 1)]
    assert table(conn, "SELECT entity_key FROM core.entity ORDER BY 1") == [("meowtalk",), ("quillgram",)]
    assert table(conn, "SELECT DISTINCT entity_name FROM mart.fct_claim") == [("QuillGram",)]
    assert checksums(conn)["core.claim"] == claims


def test_different_periods_regions_units_and_wholes_are_different_figures(conn: Connection) -> None:
    april = Period(start=date(2026, 4, 1), end=date(2026, 5, 1), grain=Grain.MONTH, text="in April")
    share = replace(USERS, kind=ClaimKind.SHARE, unit="percent", value=Decimal(8))
    others = [
        USERS,
        replace(USERS, period=april),
        replace(USERS, region="RU"),
        replace(USERS, unit="person"),
        replace(USERS, value=Decimal(51300)),
        replace(share, whole="its users abroad"),
        replace(share, whole="all users"),
    ]
    load(conn, "r/1", {f"page{number}": (claim,) for number, claim in enumerate(others)})
    look(conn)
    assert len(table(conn, FIGURES)) == len(others)


def test_a_corrected_figure_takes_the_place_of_the_old_one(conn: Connection) -> None:
    corrected = TEXT.replace("51,200", "52,100")
    load(conn, "r/1", {"a": (USERS,)})
    look(conn)
    start_run(conn, "r/2")
    stage_text(conn, "r/2", "a", corrected, claim_in(corrected, "52,100", "52100"), when=at(5))
    publish(conn, "r/2", now=at(6))
    look(conn)
    assert [row[3] for row in table(conn, FIGURES)] == [Decimal(52100)]
    assert table(conn, "SELECT value, corrected, revision_no FROM mart.fct_claim") == [(Decimal(52100), True, 2)]
    assert row_counts(conn)["core.claim"] == 2


def test_evidence_of_a_superseded_claim_goes_over_to_the_new_one(conn: Connection) -> None:
    start_run(conn, "r/1")
    ref = stage_text(conn, "r/1", "a", TEXT, USERS)
    publish(conn, "r/1", now=at(1))
    look(conn)
    start_run(conn, "r/2")
    stage_batch(conn, "r/2", [make_reading(ref, make_article("a", TEXT), USERS, extractor_version="e2")])
    publish(conn, "r/2", now=at(2))
    look(conn)
    query = "SELECT claim.extractor_version FROM core.observation_claim INNER JOIN core.claim AS claim USING (claim_id)"
    assert table(conn, query) == [("e2",)]


def test_who_says_so_is_kept_with_the_evidence(conn: Connection) -> None:
    said = replace(USERS, attribution=Attribution(text="Wire A", kind=AttributionKind.MEDIA))
    load(conn, "r/1", {"a": (said,), "b": (USERS,)})
    look(conn)
    query = (
        "SELECT agent.kind, agent.name_key FROM core.observation_claim"
        " LEFT JOIN core.agent AS agent USING (agent_id) ORDER BY 1"
    )
    assert table(conn, query) == [("media", "wire a"), (None, None)]


@pytest.mark.parametrize("name", ["KakaoTalk", "Какао Ток", "«КакаоТок»", "카카오톡"])
def test_a_service_has_one_key_in_three_scripts(conn: Connection, name: str) -> None:
    load(conn, "r/1", {"a": (replace(USERS, entity=name),)})
    observe(conn, sql_dir=BUILT_IN_SQL)
    assert table(conn, "SELECT entity_key FROM mart.fct_observation") == [("kakaotalk",)]


def test_a_name_that_only_claims_without_a_series_print_is_no_entity(conn: Connection) -> None:
    """Else it would come and go with what else is looked at."""
    known = "SELECT entity_key FROM core.entity UNION SELECT alias_key FROM core.entity_alias ORDER BY 1"
    quill = replace(USERS, entity="QuillGram", unit="USD")
    load(conn, "r/1", {"a": (quill,), "b": (USERS,)})
    look(conn)
    assert table(conn, known) == [("meowtalk",), ("мяуток",)]
    load(conn, "r/2", {"c": (replace(quill, unit="user"),)})
    look(conn)
    assert ("candidate/quillgram",) in table(conn, known)


def test_the_catalogue_itself_is_one_that_can_be_seeded(conn: Connection) -> None:
    observe(conn, sql_dir=BUILT_IN_SQL)
    counts = row_counts(conn)
    assert counts["core.entity"] == len(catalog.entities()) + len(catalog.media())
    assert counts["core.metric"] == len(catalog.metrics())


SIGNED = (
    "SELECT metric_key, kind, value, value_high, qualifier, value_range::text FROM mart.fct_observation ORDER BY value"
)


@pytest.mark.parametrize(
    ("loss", "figure"),
    [
        (LOSS, (Decimal(-3000000), None, "exact", "[-3015000,-2985000]")),
        (replace(LOSS, qualifier=Qualifier.MORE_THAN), (Decimal(-3000000), None, "less_than", "(,-3000000)")),
        (replace(LOSS, qualifier=Qualifier.UP_TO), (Decimal(-3000000), None, "at_least", "[-3000000,)")),
        (
            replace(LOSS, value_high=Decimal(4000000)),
            (Decimal(-4000000), Decimal(-3000000), "exact", "[-4000000,-3000000]"),
        ),
    ],
    ids=["exact", "more than", "up to", "range"],
)
def test_a_loss_is_a_profit_below_zero(
    conn: Connection, loss: Claim, figure: tuple[Decimal, Decimal | None, str, str]
) -> None:
    load(conn, "r/1", {"a": (loss,)})
    look(conn)
    assert table(conn, SIGNED) == [("net_profit", "level", *figure)]
    assert table(conn, "SELECT metric_id, value FROM mart.fct_claim") == [("net_loss", loss.value)]


def test_a_change_of_a_loss_stays_a_change_of_the_loss(conn: Connection) -> None:
    wider = replace(GROWTH, metric_id="net_loss")
    load(conn, "r/1", {"a": (wider,)})
    look(conn)
    assert table(conn, SIGNED) == [("net_loss", "change", Decimal(40), None, "exact", "[39.5,40.5]")]


def test_what_is_expected_is_a_series_of_its_own(conn: Connection) -> None:
    expected = replace(USERS, value=Decimal(60000), modality=Modality.FORECAST)
    load(conn, "r/1", {"a": (USERS,), "b": (expected,)})
    look(conn)
    told = "SELECT modality, value, rank FROM mart.fct_observation ORDER BY value"
    assert table(conn, told) == [("actual", Decimal(51200), "preferred"), ("forecast", Decimal(60000), "preferred")]
    assert table(conn, "SELECT modality, observations FROM mart.series_latest ORDER BY 1") == [
        ("actual", 1),
        ("forecast", 1),
    ]
    assert row_counts(conn)["core.conflict"] == 0


def test_what_limits_a_metric_makes_another_series(conn: Connection) -> None:
    """Users abroad are not users, and the share of users abroad is none of all users."""
    abroad = replace(USERS, value=Decimal(3100), metric_limit="abroad")
    share = replace(GROWTH, kind=ClaimKind.SHARE, direction=None, baseline=None, region="NO", metric_limit="abroad")
    load(conn, "r/1", {"a": (USERS,), "b": (abroad, share)})
    look(conn)
    told = "SELECT metric_limit, unit, value, rank FROM mart.fct_observation ORDER BY value"
    assert table(conn, told) == [
        ("abroad", "percent", Decimal(40), "preferred"),
        ("abroad", "user", Decimal(3100), "preferred"),
        ("", "user", Decimal(51200), "preferred"),
    ]
    assert row_counts(conn)["core.conflict"] == 0
    derived = "SELECT rule, metric_limit, value FROM mart.fct_derivation"
    assert table(conn, derived) == [("part", "abroad", Decimal(1240))]


@pytest.mark.parametrize("grain", [Grain.DAY, Grain.INSTANT])
def test_what_a_month_closed_with_is_the_figure_of_the_month(conn: Connection, grain: Grain) -> None:
    of_month = replace(USERS, metric_id="subscribers")
    closing = replace(of_month, period=last_of_march(grain))
    load(conn, "r/1", {"a": (of_month,), "b": (closing,)})
    look(conn)
    told = "SELECT period, period_grain, claims FROM mart.fct_observation"
    assert table(conn, told) == [("2026-03", "month", 2)]


def test_what_happened_on_the_last_day_of_a_month_did_not_take_the_month(conn: Connection) -> None:
    load(conn, "r/1", {"a": (USERS,), "b": (replace(USERS, period=last_of_march(Grain.DAY)),)})
    look(conn)
    told = "SELECT period, claims FROM mart.fct_observation ORDER BY period_start"
    assert table(conn, told) == [("2026-03", 1), ("2026-03-31", 1)]
