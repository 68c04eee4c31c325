"""What follows from printed figures by interval arithmetic: figures in, derived ones out."""

import pytest
from sqlalchemy import Connection

from tests.support.figures import Printed, story_of
from tests.support.press import look, print_stories, table

DERIVED = (
    "SELECT rule, unit, period_start::text, direction, value::text, value_range::text, printed"
    " FROM mart.fct_derivation ORDER BY 1, 2, 3, 5"
)


def users(value: str, **changes: str) -> Printed:
    return Printed(value=value, **changes)  # type: ignore[arg-type]


def rise(value: str, **changes: str) -> Printed:
    found = {"kind": "change", "unit": "percent", "direction": "up", "baseline": "2026-02", **changes}
    return Printed(value=value, **found)  # type: ignore[arg-type]


def share(value: str, **changes: str) -> Printed:
    return Printed(value=value, kind="share", unit="percent", **changes)  # type: ignore[arg-type]


FEBRUARY, MARCH = "2026-02-01", "2026-03-01"
CASES = {
    "a level after a rise": (
        [users("436400"), rise("82")],
        [("earlier_level", "user", FEBRUARY, None, "239780", "[239096,240468]", False)],
    ),
    "a level after a fall": (
        [users("436400"), rise("20", direction="down")],
        [("earlier_level", "user", FEBRUARY, None, "545500", "[542050,548994]", False)],
    ),
    "a level after a rise by so many": (
        [users("436400"), rise("36400", unit="user")],
        [("earlier_level", "user", FEBRUARY, None, "400000", "[399900,400100]", False)],
    ),
    "a level that has doubled": (
        [users("436400"), rise("2", kind="ratio", unit="ratio")],
        [("earlier_level", "user", FEBRUARY, None, "218200", "[218175,218225]", False)],
    ),
    "a level that has halved": (
        [users("200000"), rise("0.5", kind="ratio", unit="ratio", direction="down")],
        [("earlier_level", "user", FEBRUARY, None, "400000", "[396020,404020]", False)],
    ),
    "a level twice as small": (
        [users("200000"), rise("2", kind="ratio", unit="ratio", direction="down")],
        [("earlier_level", "user", FEBRUARY, None, "400000", "[398000,402000]", False)],
    ),
    "a rate that fell by points": (
        [users("5.2", unit="percent", kind="rate"), rise("0.4", unit="percentage_point", direction="down")],
        [("earlier_level", "percent", FEBRUARY, None, "5.6", "[5.5,5.7]", False)],
    ),
    "percent of percent do not follow": ([users("5.2", unit="percent", kind="rate"), rise("4")], []),
    "a change that says no baseline": ([users("436400"), rise("82", baseline="")], []),
    "a change in another place": ([users("436400", region="KR"), rise("82")], []),
    "a fall by more than all": ([users("436400"), rise("120", direction="down")], []),
    "a forecast": ([users("436400", period="2026-06"), rise("82", period="2026-06", baseline="2026-05")], []),
    "an open interval": ([users("436400", qualifier="more_than"), rise("82")], []),
    "a part of a whole": (
        [users("436400"), share("8.7", whole="its users abroad")],
        [("whole", "user", MARCH, None, "5016090", "[4986860,5045660]", False)],
    ),
    "a share of nobody knows what": ([users("436400"), share("8.7")], []),
    "a whole and the share of a place": (
        [users("5016000"), share("8.7", region="KR")],
        [("part", "user", MARCH, None, "436392", "[433841,438944]", False)],
    ),
    "a share of the people of a place": ([users("5016000"), share("8.7", region="KR", whole="Koreans")], []),
    "a whole by its name, and the share of a place": (
        [users("5016000"), share("8.7", region="KR", whole="its users", whole_metric="monthly_active_users")],
        [("part", "user", MARCH, None, "436392", "[433841,438944]", False)],
    ),
    "a limited whole, and the share of it that a place has": (
        [
            users("5016000", limit="abroad"),
            share("8.7", region="KR", whole="users abroad", whole_metric="monthly_active_users+abroad"),
        ],
        [("part", "user", MARCH, None, "436392", "[433841,438944]", False)],
    ),
    "a whole that is limited otherwise": (
        [users("5016000"), share("8.7", region="KR", whole="users abroad", whole_metric="monthly_active_users+abroad")],
        [],
    ),
    "points of one of several shares": (
        [share("40", whole="teenagers"), share("20", whole="pensioners"), rise("3", unit="percentage_point")],
        [],
    ),
    "points of the only share": (
        [share("40", whole="teenagers"), rise("3", unit="percentage_point")],
        [("earlier_level", "percent", FEBRUARY, None, "37", "[36,38]", False)],
    ),
    "two levels": (
        [users("436400"), users("239780", period="2026-02")],
        [("change", "percent", MARCH, "up", "82.0002", "[81.9755,82.0248]", False)],
    ),
    "two levels that may be one": (
        [users("1000000"), users("1001000", period="2026-02")],
        [("change", "percent", MARCH, None, "-0.0999001", "[-0.649026,0.449775]", False)],
    ),
    "two levels far apart in time": ([users("436400"), users("239780", period="2025-11")], []),
    "thirteen weeks, and the thirteen before": (
        [
            users("300000", metric="downloads", period="2026-01-01/2026-04-01"),
            users("200000", metric="downloads", period="2025-10-02/2025-12-31"),
        ],
        [("change", "percent", "2026-01-01", "up", "50", "[48.5075,51.5075]", False)],
    ),
    "degrees": (
        [
            users("20", unit="Cel", metric="temperature"),
            users("10", unit="Cel", metric="temperature", period="2026-02"),
        ],
        [],
    ),
    "a level of nine months, and that of the next": (
        [
            users("900000", metric="downloads", period="2025-01/2025-09"),
            users("90000", metric="downloads", period="2025-10"),
            users("450000", metric="downloads", period="2024-01/2024-09"),
            users("30000", metric="downloads", period="2024-01"),
        ],
        [("change", "percent", "2025-01-01", "up", "100", "[98.01,102.01]", False)],
    ),
    "a level of the year before": (
        [users("436400"), users("239780", period="2025-03")],
        [("change", "percent", MARCH, "up", "82.0002", "[81.9755,82.0248]", False)],
    ),
    "a printed figure of the same time is there": (
        [users("436400"), rise("82"), users("239800", period="2026-02")],
        [
            ("change", "percent", MARCH, "up", "81.985", "[81.9262,82.0438]", True),
            ("earlier_level", "user", FEBRUARY, None, "239780", "[239096,240468]", True),
        ],
    ),
    "a unit that converts": (
        [users("12.5", unit="km", metric="precipitation")],
        [("converted", "m", MARCH, None, "12500", "[12450,12550]", False)],
    ),
    "a unit that is its own base": ([users("12.5", unit="m", metric="precipitation")], []),
}


@pytest.mark.parametrize("case", CASES)
def test_what_follows_is_derived(conn: Connection, case: str) -> None:
    figures, expected = CASES[case]
    print_stories(conn, story_of("gazette", *figures))
    look(conn)
    assert table(conn, DERIVED) == expected


def test_a_whole_that_is_the_metric_itself_is_a_level_of_it(conn: Connection) -> None:
    """So it stands beside the printed level, and not apart under the words of the share."""
    abroad = share("8.7", region="NO", whole="its users abroad", whole_metric="monthly_active_users+abroad")
    figures = [users("436400", region="NO"), abroad, users("5016000", limit="abroad")]
    told = "SELECT rule, region, whole, metric_limit, value::text, printed FROM mart.fct_derivation ORDER BY 1"
    print_stories(conn, story_of("gazette", *figures))
    look(conn)
    assert table(conn, told) == [
        ("part", "NO", None, "", "436392", True),
        ("whole", None, None, "abroad", "5016090", True),
    ]


def test_a_derived_figure_is_worked_out_anew_when_an_input_changes(conn: Connection) -> None:
    print_stories(conn, story_of("gazette", users("436400"), rise("82")))
    look(conn)
    print_stories(conn, story_of("gazette", users("436500"), rise("82")))
    look(conn)
    assert [row[4] for row in table(conn, DERIVED)] == ["239835"]
    print_stories(conn, story_of("gazette", users("436500")))
    look(conn)
    assert table(conn, DERIVED) == []


def test_no_derived_figure_stands_among_the_printed_ones(conn: Connection) -> None:
    print_stories(conn, story_of("gazette", users("436400"), rise("82")))
    look(conn)
    assert table(conn, "SELECT value::text FROM mart.fct_observation ORDER BY LENGTH(value::text)") == [
        ("82",),
        ("436400",),
    ]


def test_of_two_figures_that_are_as_good_the_last_reported_is_calculated_with(conn: Connection) -> None:
    """It is the one that marts prefer."""
    print_stories(conn, story_of("herald", users("239800", period="2026-02")))
    print_stories(conn, story_of("gazette", users("436400")), story_of("courier", users("441100"), hours=72))
    look(conn)
    preferred = "SELECT value::text FROM mart.fct_observation WHERE rank = 'preferred' ORDER BY period_start"
    assert table(conn, preferred) == [("239800",), ("441100",)]
    assert [(row[0], row[4]) for row in table(conn, DERIVED)] == [("change", "83.945")]


def test_of_two_figures_the_better_supported_is_calculated_with(conn: Connection) -> None:
    print_stories(conn, story_of("gazette", users("436400"), rise("82")), story_of("courier", users("441100")))
    print_stories(conn, story_of("herald", users("436400")))
    look(conn)
    assert [row[4] for row in table(conn, DERIVED)] == ["239780"]


METERSTICK, TALLYHOUSE = {"said_by": "Meterstick"}, {"said_by": "Tallyhouse"}
ONE_SPEAKER = {
    "one tracker's, in two papers": ([users("436400", **METERSTICK)], rise("82", **METERSTICK), ["239780"]),
    "a level of one tracker, a rise by another": ([users("436400", **METERSTICK)], rise("82", **TALLYHOUSE), []),
    "a level that a paper tells, a rise by a tracker": ([users("436400")], rise("82", **TALLYHOUSE), []),
    "levels of two, a rise by one": (
        [users("436400", **METERSTICK), users("391300", **TALLYHOUSE)],
        rise("82", **TALLYHOUSE),
        ["215000"],
    ),
    "levels of two, a rise by the other": (
        [users("436400", **METERSTICK), users("391300", **TALLYHOUSE)],
        rise("82", **METERSTICK),
        ["239780"],
    ),
}


@pytest.mark.parametrize("case", ONE_SPEAKER)
def test_a_level_and_a_rise_of_two_speakers_are_not_reckoned_together(conn: Connection, case: str) -> None:
    """Each counts in its own way: a rise by one count says nothing of the level by another."""
    levels, change, derived = ONE_SPEAKER[case]
    print_stories(conn, story_of("gazette", *levels), story_of("courier", change))
    look(conn)
    assert [row[4] for row in table(conn, DERIVED)] == derived


TWO_MONTHS = {
    "one tracker's": ([users("436400", **METERSTICK)], ["82.0002"]),
    "another tracker's": ([users("436400", **TALLYHOUSE)], []),
    "of nobody that is named": ([users("436400")], ["82.0002"]),
    "of both trackers": ([users("391300", **METERSTICK), users("436400", **TALLYHOUSE)], ["63.1913"]),
    "of one tracker and of nobody that is named": ([users("391300", **METERSTICK), users("436400")], ["63.1913"]),
}


@pytest.mark.parametrize("case", TWO_MONTHS)
def test_levels_of_two_months_that_two_speakers_tell_make_no_change(conn: Connection, case: str) -> None:
    levels, derived = TWO_MONTHS[case]
    before = users("239780", period="2026-02", **METERSTICK)
    print_stories(conn, story_of("gazette", before), story_of("courier", *levels))
    look(conn)
    assert [row[4] for row in table(conn, DERIVED)] == derived


def test_a_change_leaves_when_a_level_of_the_speaker_of_the_month_before_is_printed(conn: Connection) -> None:
    before = users("239780", period="2026-02", **METERSTICK)
    print_stories(conn, story_of("gazette", before, users("436400")))
    look(conn)
    assert [row[4] for row in table(conn, DERIVED)] == ["82.0002"]
    print_stories(conn, story_of("courier", users("391300", **METERSTICK)))
    look(conn)
    assert [row[4] for row in table(conn, DERIVED)] == ["63.1913"]


ABROAD = {"whole": "its users abroad"}
SHARES = {
    "a level and a share of it, by one": (
        [users("436400", **METERSTICK), share("8.7", **ABROAD, **METERSTICK)],
        ["5016090"],
    ),
    "a level and a share of it, by two": ([users("436400", **TALLYHOUSE), share("8.7", **ABROAD, **METERSTICK)], []),
    "a level of nobody that is named": ([users("436400"), share("8.7", **ABROAD, **METERSTICK)], ["5016090"]),
    "levels of both and a share by one": (
        [users("391300", **METERSTICK), users("436400", **TALLYHOUSE), share("8.7", **ABROAD, **METERSTICK)],
        ["4497700"],
    ),
    "a whole and the share of a place, by one": (
        [users("5016000", **METERSTICK), share("8.7", region="KR", **METERSTICK)],
        ["436392"],
    ),
    "a whole and the share of a place, by two": (
        [users("5016000", **TALLYHOUSE), share("8.7", region="KR", **METERSTICK)],
        [],
    ),
}


@pytest.mark.parametrize("case", SHARES)
def test_a_share_by_one_speaker_is_none_of_what_another_counts(conn: Connection, case: str) -> None:
    figures, derived = SHARES[case]
    print_stories(conn, story_of("gazette", *figures))
    look(conn)
    assert [row[4] for row in table(conn, DERIVED)] == derived
