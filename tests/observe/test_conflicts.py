"""Rules for conflicts: figures in, conflicts out; what a person has settled stays."""

from typing import Any

import pytest
from sqlalchemy import Connection, text

from pipeline.model import BlockKind
from pipeline.warehouse.conflicts import settle_conflict
from tests.support.figures import Printed, story_of
from tests.support.press import look, print_stories, table
from tests.support.rows import at

CONFLICTS = "SELECT rule, value_a, value_b, gap, origins_a, origins_b FROM mart.fct_conflict ORDER BY 1, 2, 3"


def users(value: str, **changes: Any) -> Printed:
    return Printed(value=value, **changes)


def loss(value: str) -> Printed:
    return Printed(value=value, unit="USD", metric="net_loss", period="2025")


def on_last_day(value: str) -> Printed:
    return Printed(value=value, metric="users", period="2026-03-31")


def rise(value: str, **changes: str | None) -> Printed:
    found = {"kind": "change", "unit": "percent", "direction": "up", "baseline": "2026-02", **changes}
    return Printed(value=value, **found)  # type: ignore[arg-type]


def share(value: str, **changes: str) -> Printed:
    return Printed(value=value, kind="share", unit="percent", **changes)  # type: ignore[arg-type]


CASES = {
    "two papers print two values": (
        [story_of("gazette", users("612300")), story_of("courier", users("548100"))],
        [("value_disjoint", "548100", "612300", "0.1171", 1, 1)],
    ),
    "one article quotes two counters": (
        [story_of("gazette", users("612300", said_by="Tallyhouse"), users("548100", said_by="Meterstick"))],
        [("value_disjoint", "548100", "612300", "0.1171", 1, 1)],
    ),
    "two speakers of whom one was named in an earlier sentence may be one": (
        [
            story_of(
                "gazette",
                users("612300", said_by="Tallyhouse"),
                users("548100", said_by="Meterstick", is_named_beside=False),
            )
        ],
        [],
    ),
    "an article that prints both numbers as its own means two things": (
        [
            story_of("gazette", users("612300", said_by="Tallyhouse"), users("548100")),
            story_of("courier", users("612300")),
        ],
        [],
    ),
    "but not where two others know one of them each": (
        [
            story_of("gazette", users("612300"), users("548100", metric="users")),
            story_of("courier", users("612300")),
            story_of("herald", users("548100")),
        ],
        [("value_disjoint", "548100", "612300", "0.1171", 1, 2)],
    ),
    "nor where its other number is of another time": (
        [story_of("gazette", users("612300"), users("548100", period="2026-02")), story_of("courier", users("548100"))],
        [("value_disjoint", "548100", "612300", "0.1171", 1, 1)],
    ),
    "a caption knows nothing of the text beside it": (
        [story_of("gazette", users("612300"), users("548100", block=BlockKind.CAPTION))],
        [("value_disjoint", "548100", "612300", "0.1171", 1, 1)],
    ),
    "and the text prints both as its own": (
        [story_of("gazette", users("612300"), users("548100"), users("548100", block=BlockKind.CAPTION))],
        [],
    ),
    "two captions are of two things": (
        [story_of("gazette", *(users(one, block=BlockKind.CAPTION) for one in ("612300", "548100")))],
        [],
    ),
    "two papers have two values from one speaker": (
        [
            story_of("gazette", users("612300", said_by="Tallyhouse")),
            story_of("mail", users("548100", said_by="Tallyhouse")),
        ],
        [("value_disjoint", "548100", "612300", "0.1171", 1, 1)],
    ),
    "one paper has them": (
        [
            story_of("gazette", users("612300", said_by="Tallyhouse")),
            story_of("gazette", users("548100", said_by="Tallyhouse"), hours=1),
        ],
        [],
    ),
    "a rise and a fall of one thing": (
        [story_of("gazette", rise("12")), story_of("courier", rise("12", direction="down"))],
        [("value_disjoint", "12", "12", "0.0000", 1, 1)],
    ),
    "a change that says neither may be the fall": (
        [story_of("gazette", rise("12", direction=None)), story_of("courier", rise("12", direction="down"))],
        [],
    ),
    "an article that prints two losses means two things": (
        [story_of("gazette", loss("5100000"), loss("4300000")), story_of("courier", loss("4300000"))],
        [],
    ),
    "and so does one that prints two numbers for a month's last day": (
        [
            story_of("gazette", on_last_day("612300"), on_last_day("548100")),
            story_of("courier", on_last_day("548100")),
        ],
        [],
    ),
    "a rounded value agrees with a precise one": (
        [story_of("gazette", users("612300")), story_of("courier", users("600000", qualifier="about"))],
        [],
    ),
    "more than so many agrees with what is above": (
        [story_of("gazette", users("612300")), story_of("courier", users("600000", qualifier="more_than"))],
        [],
    ),
    "one paper with two values corrects itself or means two things": (
        [story_of("gazette", users("612300")), story_of("gazette", users("548100"), hours=1)],
        [],
    ),
    "two months are two values": (
        [story_of("gazette", users("612300")), story_of("courier", users("548100", period="2026-02"))],
        [],
    ),
    "two places are two values": (
        [story_of("gazette", users("612300", region="NO")), story_of("courier", users("548100", region="CL"))],
        [],
    ),
    "more than double is of another thing by that name": (
        [story_of("gazette", users("612300")), story_of("courier", users("88000"))],
        [],
    ),
    "forecasts are no claims of what is": (
        [
            story_of("gazette", users("612300", period="2026-06")),
            story_of("courier", users("548100", period="2026-06")),
        ],
        [],
    ),
    "one number for two times in one article": (
        [story_of("gazette", users("612300"), users("612300", period="2025"))],
        [("value_two_periods", "612300", "612300", "424", 1, 1)],
    ),
    "one number for two times in two articles": (
        [story_of("gazette", users("612300")), story_of("courier", users("612300", period="2025"))],
        [],
    ),
    "a rate that was kept": (
        [
            story_of(
                "gazette",
                users("16.25", unit="percent", kind="rate", metric="interest_rate"),
                users("16.25", unit="percent", kind="rate", metric="interest_rate", period="2026-02"),
            )
        ],
        [],
    ),
    "a round number for two times is chance": (
        [story_of("gazette", users("60000"), users("60000", period="2025"))],
        [],
    ),
    "a month and its year hold both": (
        [story_of("gazette", users("612300"), users("612300", period="2026"))],
        [],
    ),
    "a change that its levels do not bear out": (
        [story_of("gazette", users("612300"), users("416500", period="2026-02"), rise("31.5"))],
        [("change_misfit", "31.5", "612300", "15.5108", 1, 1)],
    ),
    "a change that they do": (
        [story_of("gazette", users("612300"), users("416500", period="2026-02"), rise("47"))],
        [],
    ),
    "a change and levels of two counters are not compared": (
        [
            story_of("gazette", users("612300"), rise("47")),
            story_of("courier", users("548100", period="2026-02")),
        ],
        [],
    ),
    "a share over 100 percent": (
        [story_of("gazette", share("104"))],
        [("share_over_100", "104", None, "4", 1, None)],
    ),
    "all of it is a share": ([story_of("gazette", share("100"))], []),
    "a jump by an order of magnitude": (
        [story_of("gazette", users("612300")), story_of("courier", users("61230", period="2026-02"))],
        [("magnitude_jump", "61230", "612300", "10.0", 1, 1)],
    ),
    "a jump of which one article prints both ends": (
        [story_of("gazette", users("612300"), users("61230", period="2026-02"))],
        [],
    ),
    "a jump between times that do not follow each other": (
        [story_of("gazette", users("612300")), story_of("courier", users("61230", period="2025-12"))],
        [],
    ),
    "a sum of nine months is no jump from that of the next one": (
        [
            story_of("gazette", users("900000", metric="downloads", period="2025-01/2025-09")),
            story_of("courier", users("90000", metric="downloads", period="2025-10")),
        ],
        [],
    ),
    "small counts jump": (
        [story_of("gazette", users("90")), story_of("courier", users("7", period="2026-02"))],
        [],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_figures_that_cannot_all_be_right_are_a_conflict(conn: Connection, case: str) -> None:
    stories, expected = CASES[case]
    print_stories(conn, *stories)
    look(conn)
    found = [tuple(str(one) if hasattr(one, "quantize") else one for one in row) for row in table(conn, CONFLICTS)]
    assert found == expected


def test_what_is_settled_stays_when_all_is_worked_out_anew(conn: Connection) -> None:
    stories = CASES["two papers print two values"][0]
    ranks = "SELECT value::text, rank FROM mart.fct_observation ORDER BY value"
    print_stories(conn, *stories)
    look(conn)
    assert table(conn, ranks) == [("548100", "normal"), ("612300", "preferred")] or table(conn, ranks) == [
        ("548100", "preferred"),
        ("612300", "normal"),
    ]
    conflict = dict(conn.execute(text("SELECT * FROM mart.fct_conflict")).mappings().one())
    settle_conflict(conn, conflict, status="settled_a", by="editor", note="asked", now=at(9))
    look(conn, anew=True)
    assert table(conn, ranks) == [("548100", "preferred"), ("612300", "deprecated")]
    assert table(conn, "SELECT status, settled_by, note FROM mart.fct_conflict") == [("settled_a", "editor", "asked")]


def test_a_figure_that_is_found_wrong_opens_no_other_conflict(conn: Connection) -> None:
    """Nor does one that another paper prints later; with the person's word taken back all are open."""
    stories = [story_of(paper, users(value)) for paper, value in (("courier", "548100"), ("gazette", "612300"))]
    told = "SELECT value_a::text, value_b::text, status FROM mart.fct_conflict ORDER BY 1, 2"
    wanted = text("SELECT * FROM mart.fct_conflict WHERE value_a = 548100 AND value_b = 612300")
    print_stories(conn, *stories, story_of("mail", users("590000")))
    look(conn)
    assert len(table(conn, told)) == 3
    conflict = dict(conn.execute(wanted).mappings().one())
    settle_conflict(conn, conflict, status="settled_a", by="editor", note="asked", now=at(9))
    look(conn)
    known = [("548100", "590000", "open"), ("548100", "612300", "settled_a")]
    assert table(conn, told) == known
    print_stories(conn, story_of("post", users("575000")))
    look(conn)
    assert table(conn, told) == [("548100", "575000", "open"), *known, ("575000", "590000", "open")]
    settle_conflict(conn, conflict, status="open", by="editor", note="not sure", now=at(10))
    look(conn)
    assert len(table(conn, told)) == 6


def test_a_conflict_goes_with_the_figure_that_made_it(conn: Connection) -> None:
    print_stories(conn, *CASES["two papers print two values"][0])
    look(conn)
    print_stories(conn, story_of("courier", users("612300")))
    look(conn)
    assert table(conn, CONFLICTS) == []


def test_a_rule_can_be_switched_off(conn: Connection) -> None:
    print_stories(conn, *CASES["two papers print two values"][0])
    look(conn)
    conn.execute(text("INSERT INTO ops.rule_switch VALUES ('value_disjoint', FALSE, 'editor', :at)"), {"at": at(9)})
    look(conn)
    assert table(conn, CONFLICTS) == []
