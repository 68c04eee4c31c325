"""core.value_range: where the true value of a printed number lies."""

from decimal import Decimal

import pytest
from sqlalchemy import Connection, text

ROWS = [
    # value, value_high, unit, qualifier, range
    ("82", None, "percent", "exact", "[81.5,82.5]"),
    ("80", None, "percent", "exact", "[79.5,80.5]"),
    ("8.7", None, "percent", "exact", "[8.65,8.75]"),
    ("8.70", None, "percent", "exact", "[8.695,8.705]"),
    ("-3.5", None, "percent", "exact", "[-3.55,-3.45]"),
    ("1.5", None, "percentage_point", "exact", "[1.45,1.55]"),
    ("0", None, "percent", "exact", "[-0.5,0.5]"),
    ("436400", None, "user", "exact", "[436350,436450]"),
    ("436400.0", None, "user", "exact", "[436350,436450]"),
    ("51234", None, "user", "exact", "[51234,51234]"),
    ("7", None, "person", "exact", "[7,7]"),
    ("0", None, "person", "exact", "[0,0]"),
    ("10", None, "person", "exact", "[9.95,10.05]"),
    ("5000000", None, "user", "exact", "[4975000,5025000]"),
    ("1200000000", None, "USD", "exact", "[1194000000,1206000000]"),
    ("-1200", None, "USD", "exact", "[-1206,-1194]"),
    ("12.5", None, "km", "exact", "[12.45,12.55]"),
    ("2.5", None, "km", "exact", "[2.4875,2.5125]"),
    ("10", "12", "percent", "exact", "[10,12]"),
    ("440000", None, "user", "about", "[435000,445000]"),
    ("5000000", None, "user", "about", "[4500000,5500000]"),
    ("51234", None, "user", "about", "[50721.66,51746.34]"),
    ("8", None, "percent", "about", "[7.5,8.5]"),
    ("400000", None, "user", "more_than", "(400000,)"),
    ("400000", None, "user", "at_least", "[400000,)"),
    ("400000", None, "user", "less_than", "(,400000)"),
    ("400000", None, "user", "at_most", "(,400000]"),
    ("400000", None, "user", "up_to", "(,400000]"),
]


def value_range(conn: Connection, value: str, high: str | None, unit: str, qualifier: str) -> str:
    query = text("SELECT core.value_range(:value, :high, :unit, :qualifier)::text")
    numbers = {"value": Decimal(value), "high": None if high is None else Decimal(high)}
    return str(conn.scalar(query, {**numbers, "unit": unit, "qualifier": qualifier}))


def test_a_printed_number_is_an_interval(conn: Connection) -> None:
    assert [(*row[:4], value_range(conn, *row[:4])) for row in ROWS] == ROWS


@pytest.mark.parametrize(
    ("first", "second", "agree"),
    [
        (("436400", None, "user", "exact"), ("440000", None, "user", "about"), True),
        (("436400", None, "user", "exact"), ("400000", None, "user", "more_than"), True),
        (("436400", None, "user", "exact"), ("450000", None, "user", "exact"), False),
        (("82", None, "percent", "exact"), ("82.4", None, "percent", "exact"), True),
        (("82", None, "percent", "exact"), ("83.1", None, "percent", "exact"), False),
        (("400000", None, "user", "less_than"), ("400000", None, "user", "more_than"), False),
    ],
    ids=["rounded", "more than", "apart", "more precise", "apart in percent", "less and more than one number"],
)
def test_two_figures_agree_when_their_intervals_overlap(
    conn: Connection,
    first: tuple[str, str | None, str, str],
    second: tuple[str, str | None, str, str],
    agree: bool,
) -> None:
    ranges = {"first": value_range(conn, *first), "second": value_range(conn, *second)}
    overlap = conn.scalar(text("SELECT CAST(:first AS numrange) && CAST(:second AS numrange)"), ranges)
    assert overlap is agree
