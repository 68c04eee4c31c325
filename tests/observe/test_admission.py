"""A figure is in its series where the reader is sure of a claim of it, or nearly so another origin prints it too."""

from decimal import Decimal
from uuid import UUID

import pytest
from sqlalchemy import Connection, text

from pipeline.model import StageReport
from pipeline.observe import observe
from pipeline.observe.origins import ADMISSION
from pipeline.settings import BUILT_IN_SQL
from pipeline.warehouse import row_counts
from pipeline.warehouse.judging import judge
from tests.support.figures import Printed, story_of
from tests.support.press import GAZETTE, MEOWTALK, look, print_stories, table
from tests.support.rows import at

DIGIT = Decimal("0.001")
ALONE, BESIDE_ANOTHER = ADMISSION["alone"], ADMISSION["beside_another"]
SERIES = "SELECT value::int, confidence, origins FROM mart.fct_observation ORDER BY value"
UNSURE = "SELECT value::int, confidence, origins FROM mart.fct_unsure ORDER BY value"


def users(value: str, sure: Decimal | None) -> Printed:
    return Printed(value=value, series_confidence=sure)


def report_of(conn: Connection) -> StageReport:
    return observe(conn, sql_dir=BUILT_IN_SQL, entities=(MEOWTALK, GAZETTE))


@pytest.mark.parametrize("sure", [None, ALONE, Decimal(1)], ids=["not rated", "just sure", "quite sure"])
def test_a_figure_of_which_the_reader_is_sure_is_in_its_series(conn: Connection, sure: Decimal | None) -> None:
    print_stories(conn, story_of("gazette", users("612300", sure)))
    report = report_of(conn)
    assert (report.made, report.dropped) == (1, {})
    assert table(conn, SERIES) == [(612300, sure, 1)]
    assert table(conn, UNSURE) == []


def test_one_of_which_it_is_not_waits_where_it_can_be_seen_and_counted(conn: Connection) -> None:
    print_stories(conn, story_of("gazette", users("612300", ALONE - DIGIT)))
    report = report_of(conn)
    assert (report.taken, report.made, report.dropped) == (1, 0, {"unsure": 1})
    assert table(conn, SERIES) == []
    assert table(conn, UNSURE) == [(612300, ALONE - DIGIT, 1)]
    assert row_counts(conn)["mart.series_latest"] == 0
    assert table(conn, "SELECT series_confidence FROM mart.fct_claim") == [(ALONE - DIGIT,)]


def test_what_waits_and_what_is_outside_is_counted(conn: Connection) -> None:
    nowhere = Printed(value="71", limit="other")
    print_stories(conn, story_of("gazette", users("612300", ALONE), users("548100", Decimal("0.2")), nowhere))
    look(conn)
    outside = "SELECT drop_reason, claims FROM mart.claims_outside ORDER BY 1"
    assert table(conn, outside) == [("limited", 1), ("unsure", 1)]
    coverage = "SELECT observations, unsure, confidence FROM mart.metric_coverage"
    assert table(conn, coverage) == [(1, 1, ALONE)]
    print_stories(conn, story_of("gazette", users("612300", Decimal("0.2"))))
    look(conn)
    assert table(conn, outside) == [("unsure", 1)]
    assert table(conn, coverage) == [(0, 1, None)]


def test_a_figure_without_a_time_stands_by_the_day_of_its_report_and_in_no_series(conn: Connection) -> None:
    loss = Printed(value="3100000", unit="USD", metric="net_loss", period=None)
    unknown = Printed(value="71", limit="other", period=None)
    misfit = Printed(value="1.5", period=None)
    timeless = Printed(value="612300", period=None)
    print_stories(conn, story_of("gazette", timeless, loss, unknown, misfit, users("5", None)))
    look(conn)
    assert table(conn, SERIES) == [(5, None, 1)]
    told = "SELECT entity_key, metric_key, kind, unit, value::int, reported_on FROM mart.as_reported ORDER BY value"
    day = conn.scalar(text("SELECT published_on FROM mart.fct_article"))
    assert day is not None
    assert table(conn, told) == [
        ("meowtalk", "net_profit", "level", "USD", -3100000, day),
        ("meowtalk", "monthly_active_users", "level", "user", 612300, day),
    ]


def test_a_metric_says_how_often_it_was_right_where_that_was_measured(conn: Connection) -> None:
    print_stories(
        conn, story_of("gazette", users("612300", None), Printed(value="3", unit="person", metric="zeppelins"))
    )
    look(conn)
    measured = table(
        conn,
        "SELECT metric_key, measured_claims >= measured_in_series, measured_in_series >= measured_right"
        " FROM mart.metric_coverage ORDER BY 1",
    )
    assert measured == [("monthly_active_users", True, True), ("zeppelins", None, None)]


def test_a_second_origin_lets_in_what_is_a_little_below(conn: Connection) -> None:
    print_stories(conn, story_of("gazette", users("612300", BESIDE_ANOTHER)))
    look(conn)
    assert table(conn, SERIES) == []
    print_stories(conn, story_of("courier", users("612300", Decimal("0.01")), hours=3))
    look(conn)
    assert table(conn, SERIES) == [(612300, BESIDE_ANOTHER, 2)]
    assert table(conn, UNSURE) == []


def test_a_second_origin_does_not_let_in_what_is_far_below(conn: Connection) -> None:
    for hours, paper in enumerate(("gazette", "courier")):
        print_stories(conn, story_of(paper, users("612300", BESIDE_ANOTHER - DIGIT), hours=hours))
    look(conn)
    assert table(conn, UNSURE) == [(612300, BESIDE_ANOTHER - DIGIT, 2)]


def test_who_repeats_another_paper_is_no_second_origin(conn: Connection) -> None:
    told = Printed(value="612300", series_confidence=BESIDE_ANOTHER, said_by="The Gazette")
    print_stories(conn, story_of("gazette", users("612300", BESIDE_ANOTHER)), story_of("courier", told, hours=3))
    look(conn)
    assert table(conn, UNSURE) == [(612300, BESIDE_ANOTHER, 1)]


def test_only_figures_that_are_in_contradict_each_other(conn: Connection) -> None:
    print_stories(conn, story_of("gazette", users("612300", ALONE)))
    print_stories(conn, story_of("courier", users("548100", ALONE - DIGIT), hours=3))
    look(conn)
    assert row_counts(conn)["core.conflict"] == 0
    print_stories(conn, story_of("herald", users("548100", ALONE), hours=6))
    look(conn)
    assert [row[:1] for row in table(conn, SERIES)] == [(548100,), (612300,)]
    assert row_counts(conn)["core.conflict"] == 1


def test_what_a_person_finds_right_is_in_and_what_one_finds_wrong_is_out(conn: Connection) -> None:
    print_stories(conn, story_of("gazette", users("612300", Decimal("0.1"))))
    look(conn)
    claim = UUID(str(conn.scalar(text("SELECT claim_id FROM core.claim"))))
    for hours, verdict, wanted in ((1, "right", [(612300, Decimal(1), 1)]), (2, "wrong", [])):
        judge(conn, claim, verdict, by="editor", note="read it", now=at(hours), fix=None)
        look(conn)
        assert table(conn, SERIES) == wanted
    assert table(conn, UNSURE) == []
