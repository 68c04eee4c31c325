"""A person's word on a claim: marts obey it, a later reading does not lose it, gold data say it."""

from collections.abc import Iterator
from decimal import Decimal
from uuid import UUID

import pytest
from sqlalchemy import Connection, text

from pipeline import catalog
from pipeline.errors import ConfigError
from pipeline.publish import publish
from pipeline.warehouse import captures_by_id, stage_batch
from pipeline.warehouse.judging import claim_named, gold, judge
from tests.support.database import DatabaseServer
from tests.support.figures import Printed, story_of
from tests.support.press import MEOWTALK, look, print_stories, table
from tests.support.rows import at, make_article, make_reading, start_run

STORY = story_of("gazette", Printed(value="612300"), Printed(value="47", kind="change", unit="percent", direction="up"))
FIGURES = "SELECT entity_key, value::text, period_start::text FROM mart.fct_observation ORDER BY unit DESC, value"
CLAIMS = "SELECT surface, value::text, verdict FROM mart.fct_claim ORDER BY span_start"


def claim(conn: Connection, surface: str) -> UUID:
    query = text("SELECT claim_id FROM core.claim WHERE surface = :surface AND is_current")
    return UUID(str(conn.scalar(query, {"surface": surface})))


def word(conn: Connection, surface: str, verdict: str, hours: float = 9, **fix: str) -> None:
    judge(conn, claim(conn, surface), verdict, by="editor", note="read it", now=at(hours), fix=fix or None)
    look(conn)


def read_again(conn: Connection, version: str, *figures: Printed) -> None:
    """The same page read by a later extractor, which says this of it."""
    run_key = start_run(conn, f"again/{version}")
    (ref,) = captures_by_id(conn, list(conn.scalars(text("SELECT capture_id FROM raw.capture"))))
    claims = story_of("gazette", *figures).claims
    article = make_article("any", STORY.words, published_at=STORY.published_at)
    stage_batch(conn, run_key, [make_reading(ref, article, *claims, extractor_version=version)])
    publish(conn, run_key, now=at(50))
    look(conn)


@pytest.fixture(scope="module")
def template_database(database_server: DatabaseServer, template_database: str) -> Iterator[str]:
    with database_server.filled(template_database, _print) as name:
        yield name


def _print(conn: Connection) -> None:
    print_stories(conn, STORY)
    look(conn)


def test_a_wrong_claim_leaves_figures_and_marts(conn: Connection) -> None:
    word(conn, "47", "wrong")
    assert table(conn, FIGURES) == [("meowtalk", "612300", "2026-03-01")]
    assert table(conn, CLAIMS) == [("612300", "612300", None)]


def test_a_right_claim_stays_and_says_so(conn: Connection) -> None:
    word(conn, "612300", "right")
    assert table(conn, CLAIMS) == [("612300", "612300", "right"), ("47", "47", None)]


def test_a_mended_claim_counts_as_mended(conn: Connection) -> None:
    word(conn, "612300", "fix", value="613200", period_start="2026-02-01", period_end="2026-03-01")
    assert table(conn, FIGURES) == [("meowtalk", "613200", "2026-02-01"), ("meowtalk", "47", "2026-03-01")]


@pytest.mark.parametrize(
    ("verdict", "fix"),
    [("wrong", {}), ("fix", {"period_start": "2026-02-01", "period_end": "2026-03-01"})],
    ids=["wrong", "of another time"],
)
def test_a_number_that_is_not_printed_so_hides_no_conflict(conn: Connection, verdict: str, fix: dict[str, str]) -> None:
    """Of two papers one seems to know both numbers, so that the two may mean two things."""
    conflicts = "SELECT rule FROM core.conflict"
    print_stories(conn, story_of("courier", Printed(value="548100"), Printed(value="612300.0"), hours=1))
    look(conn)
    assert table(conn, conflicts) == []
    word(conn, "612300.0", verdict, **fix)
    assert table(conn, conflicts) == [("value_disjoint",)]


def test_what_a_person_says_is_one_line(conn: Connection) -> None:
    """A line break in a cell parts the row of a CSV in two."""
    word(conn, "612300", "fix", entity=" Purring\rCo\n", whole=" \t")
    assert table(conn, "SELECT entity, whole FROM mart.fct_claim WHERE surface = '612300'") == [("Purring Co", None)]


@pytest.mark.parametrize(
    ("whole", "key"),
    [("its users abroad", "monthly_active_users+abroad"), ("Nordic people", "nordic people")],
    ids=["the metric by another name", "something else"],
)
def test_what_a_share_is_mended_to_be_of_is_that_of_a_reading(conn: Connection, whole: str, key: str) -> None:
    print_stories(conn, story_of("courier", Printed(value="8.7", kind="share", unit="percent", whole="all"), hours=1))
    word(conn, "8.7", "fix", whole=whole)
    assert table(conn, "SELECT whole FROM mart.fct_observation WHERE kind = 'share'") == [(key,)]
    assert table(conn, "SELECT whole FROM mart.fct_claim WHERE kind = 'share'") == [(whole,)]


def test_the_last_word_holds(conn: Connection) -> None:
    word(conn, "47", "wrong")
    word(conn, "47", "right", hours=10)
    assert table(conn, CLAIMS) == [("612300", "612300", None), ("47", "47", "right")]


def test_a_later_reading_that_says_the_same_is_as_wrong(conn: Connection) -> None:
    word(conn, "612300", "wrong")
    read_again(conn, "e2", Printed(value="612300"))
    assert table(conn, CLAIMS) == []


def test_a_later_reading_that_says_otherwise_is_not(conn: Connection) -> None:
    word(conn, "612300", "wrong")
    read_again(conn, "e2", Printed(value="612300", period="2026-02"))
    assert table(conn, CLAIMS) == [("612300", "612300", None)], "the word was not said of this reading"


@pytest.mark.parametrize(
    ("later", "verdict"), [(Printed(value="612300"), "right"), (Printed(value="612300", period="2026-02"), None)]
)
def test_right_holds_of_what_a_person_saw(conn: Connection, later: Printed, verdict: str | None) -> None:
    word(conn, "612300", "right")
    read_again(conn, "e2", later)
    assert table(conn, CLAIMS) == [("612300", "612300", verdict)]


def test_a_refused_reading_comes_back_when_it_is_told_as_a_forecast(conn: Connection) -> None:
    word(conn, "612300", "wrong")
    read_again(conn, "e2", Printed(value="612300", modality="forecast"))
    assert table(conn, "SELECT surface, modality FROM mart.fct_claim") == [("612300", "forecast")]
    word(conn, "612300", "wrong", hours=60)
    read_again(conn, "e3", Printed(value="612300", modality="forecast"))
    assert table(conn, CLAIMS) == []


def test_what_was_refused_before_modality_was_read_stays_refused(conn: Connection) -> None:
    """Nothing of modality stands in what was taken down then, nor now of a claim that is actual."""
    word(conn, "612300", "wrong")
    assert not conn.scalar(text("SELECT JSONB_EXISTS(said, 'modality') FROM ops.judgement"))
    read_again(conn, "e2", Printed(value="612300", confidences={"value": Decimal("0.9")}))
    assert table(conn, CLAIMS) == []


def test_a_mended_modality_counts_and_is_gold(conn: Connection) -> None:
    word(conn, "612300", "fix", modality="target")
    query = "SELECT surface, modality, verdict FROM mart.fct_claim ORDER BY span_start"
    assert table(conn, query) == [("612300", "target", "fix"), ("47", "actual", None)]
    (document,) = gold(conn)
    assert [found["modality"] for found in document["claims"]] == ["target"]


def test_a_metric_that_a_person_has_mended_is_the_one_that_he_named(conn: Connection) -> None:
    read_again(conn, "e2", Printed(value="612300", limit="other"))
    word(conn, "612300", "fix", metric="users")
    assert table(conn, "SELECT value::text, metric_limit FROM mart.fct_observation WHERE value > 47") == [
        ("612300", "")
    ]
    word(conn, "612300", "fix", hours=10, metric_limit="abroad")
    assert table(conn, "SELECT value::text, metric_limit FROM mart.fct_observation WHERE value > 47") == [
        ("612300", "abroad")
    ]


def test_what_was_mended_stays_mended_whatever_a_later_reading_says(conn: Connection) -> None:
    word(conn, "612300", "fix", value="613200")
    read_again(conn, "e2", Printed(value="612300", period="2026-02"))
    assert table(conn, CLAIMS) == [("612300", "613200", "fix")]


def test_an_alias_moves_a_name_that_a_person_has_mended(conn: Connection) -> None:
    word(conn, "612300", "fix", entity="Quill Gram")
    assert ("candidate/quill gram", "612300", "2026-03-01") in table(conn, FIGURES)
    look(conn, MEOWTALK, catalog.Entity(key="quillgram", kind="service", names={"en": ("Quill Gram",)}))
    assert ("quillgram", "612300", "2026-03-01") in table(conn, FIGURES)


def test_gold_data_hold_what_was_judged_as_it_should_be_read(conn: Connection) -> None:
    word(conn, "612300", "fix", value="613200", region="NO")
    word(conn, "47", "wrong")
    (document,) = gold(conn)
    (found,) = document["claims"]
    assert (document["id"], document["lang"], document["published"]) == (STORY.url, "en", "2026-04-14")
    assert document["text"][found["start"] : found["end"]] == found["surface"] == "612300"
    assert (Decimal(found["value"]), found["region"], found["period"]["start"]) == (613200, "NO", "2026-03-01")
    assert [wrong["surface"] for wrong in document["wrong"]] == ["47"]


@pytest.mark.parametrize(
    ("verdict", "fix", "said"),
    [
        ("fix", {}, "fix wants what to mend"),
        ("right", {"value": "1"}, "right and wrong want nothing"),
        ("fix", {"colour": "red"}, "colour='red' cannot be mended"),
        ("fix", {"value": "many"}, "value='many' is no number"),
        ("fix", {"value": ""}, "value='' cannot be mended"),
        ("fix", {"period_start": "March"}, "is no day"),
        ("fix", {"kind": "guess"}, "known: change, duration, level"),
        ("fix", {"modality": "hoped"}, "known: actual, forecast, possible, target"),
        ("fix", {"modality": ""}, "modality='' cannot be mended"),
        ("fix", {"unit": "  "}, "unit='' cannot be mended"),
        ("fix", {"value": "NaN"}, "value='NaN' is no number of a figure; write it as"),
        ("fix", {"value": "-Infinity"}, "value='-Infinity' is no number"),
        ("fix", {"value_high": "1e400"}, "value_high='1e400' is no number"),
        ("fix", {"value": "1e-400"}, "value='1e-400' is no number"),
        ("fix", {"metric_id": "rvenue"}, "metric_id='rvenue' is no metric of the catalogue; mart.dim_metric"),
        ("fix", {"unit": "kroner"}, "unit='kroner' is no unit; write a code such as"),
        ("fix", {"unit": "count:"}, "unit='count:' is no unit"),
        ("fix", {"unit": "t/furlong"}, "unit='t/furlong' is no unit"),
        ("fix", {"region": "norway"}, "region='norway' is no country"),
        ("fix", {"region": "UK"}, "region='UK' is no country"),
        ("fix", {"metric_limit": "abroad+luck"}, "is no limit; write keys of docs/limits.md"),
        ("fix", {"period_start": "0206-03-01"}, "period_start='0206-03-01' is outside the years 1000 to 2200"),
    ],
)
def test_a_word_that_cannot_be_is_refused(conn: Connection, verdict: str, fix: dict[str, str], said: str) -> None:
    with pytest.raises(ConfigError, match=said):
        judge(conn, claim(conn, "47"), verdict, by="editor", note="", now=at(9), fix=fix or None)


@pytest.mark.parametrize(
    "fix",
    [
        {"unit": "count:kayak"}, {"unit": "NOK"}, {"unit": "t/ha"}, {"unit": "USD/t"},
        {"metric_limit": "age:12-17+mobile"}, {"metric_limit": "other"}, {"period_end": "2201-01-01"}, {"value": "0"},
        {"value": "-2.5"}, {"region": ""}, {"entity": " "},
    ],
)  # fmt: skip
def test_a_word_that_can_be_is_kept(conn: Connection, fix: dict[str, str]) -> None:
    word(conn, "47", "fix", **fix)
    ((kept,),) = table(conn, "SELECT fix FROM ops.judgement")
    assert {name: kept[name] for name in fix} == {name: said.strip() or None for name, said in fix.items()}


def test_a_claim_is_found_by_the_first_signs_of_its_id(conn: Connection) -> None:
    wanted = claim(conn, "47")
    assert claim_named(conn, str(wanted)[:10]) == wanted
    with pytest.raises(ConfigError, match="no claims have an id"):
        claim_named(conn, "zz")


@pytest.mark.parametrize(
    ("fix", "said"),
    [
        ({"value_high": "600000"}, "value would run from 612300 to 600000"),
        ({"period_end": "2026-02-01"}, "period would run from 2026-03-01 to 2026-02-01"),
        ({"baseline_start": "2026-02-01", "baseline_end": "2026-02-01"}, "baseline would run from 2026-02-01"),
    ],
)
def test_a_range_or_time_that_ends_before_it_begins_is_refused(
    conn: Connection, fix: dict[str, str], said: str
) -> None:
    with pytest.raises(ConfigError, match=said):
        word(conn, "612300", "fix", **fix)
    assert table(conn, "SELECT count(*) FROM ops.judgement") == [(0,)]


def test_a_word_on_one_reading_makes_no_range_of_a_later_one_run_backwards(conn: Connection) -> None:
    """The word is laid over each reading of the same place, and a look fails over none of them."""
    word(conn, "612300", "fix", value="613200", period_end="2026-03-08")
    read_again(conn, "later", Printed(value="612300", value_high="612900", period="2026-03-14"))
    assert table(conn, "SELECT value::text, value_high FROM mart.fct_claim") == [("613200", None)]
    assert table(conn, FIGURES) == []
    assert table(conn, "SELECT drop_reason FROM core.article_outside") == [("no_period",)]
