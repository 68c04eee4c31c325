"""English sentences -> claims, all fields; invented throughout."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pipeline.extract import explain, quantities, read_by_rules
from pipeline.extract.read import propose

PUBLISHED = date(2026, 4, 14)
CHAIN = (
    "Wire A reported on April 13 that MeowTalk's active users in Norway reached 51,200 in March, a 40 percent jump "
    "from the previous month. That is 2.5 percent of its users abroad."
)


def read(text):
    return read_by_rules(text, "en", PUBLISHED)


def test_the_worked_example_gives_its_three_claims():
    level, change, share = read(CHAIN)
    assert (level.surface, level.value, level.unit, level.kind) == ("51,200", Decimal(51200), "user", "level")
    assert level.period is not None
    assert (level.period.start, level.period.end) == (date(2026, 3, 1), date(2026, 4, 1))
    assert (level.metric_id, level.block) == ("users", "paragraph")
    assert (change.surface, change.kind, change.direction) == ("40 percent", "change", "up")
    assert change.baseline is not None
    assert change.baseline.start == date(2026, 2, 1)
    assert (share.kind, share.whole) == ("share", "its users abroad")


def test_whom_the_worked_example_is_about_where_and_who_says_so_are_proposed():
    document = propose(CHAIN, "en", PUBLISHED)
    assert ("MeowTalk", "known") in {(one.base, one.role) for one in document.phrases}
    assert [one.country for one in document.regions] == ["NO"]
    assert [(one.base, one.kind) for one in document.speakers] == [("Wire A", "media")]


LURES = [
    "He came on April 13, 2024 at 09:30.",
    "They beat Norway 3-1 and drew 2-2.",
    "The Kite Phone 15 is out.",
    "He cites Article 281 and Section 4.",
    "It was the 22nd meeting and the second time.",
    "Call 02-555-0134 or write to desk@meow.test.",
    "One of the largest, at first.",
    "The 5G net and the G7 met on Flight 370.",
    "Olsen, 41, resigned.",
]


@pytest.mark.parametrize("text", LURES)
def test_a_lure_is_no_claim(text):
    assert [claim.surface for claim in read(text)] == []


VALUES = [
    ("It rose 10 to 12 percent.", [("10 to 12 percent", "10", "12", "percent")]),
    ("The share went from 3.4% to 8.7%.", [("3.4%", "3.4", None, "percent"), ("8.7%", "8.7", None, "percent")]),
    ("It costs $1.2 billion.", [("$1.2 billion", "1200000000", None, "USD")]),
    ("It was fined 300 billion won.", [("300 billion won", "300000000000", None, "KRW")]),
    ("He weighs 40 pounds.", [("40 pounds", "40", None, "lb")]),
    ("He owes 40 million pounds.", [("40 million pounds", "40000000", None, "GBP")]),
    ("Some 200 people came.", [("200 people", "200", None, "person")]),
    ("There were 9,709 new cases.", [("9,709", "9709", None, "count:case")]),
    ("At night it was -7 degrees Celsius.", [("-7 degrees Celsius", "-7", None, "Cel")]),
    ("It is 6 feet, 3 inches tall.", [("6 feet, 3 inches", "75", None, "in")]),
    ("Output was up 2 percentage points.", [("2 percentage points", "2", None, "percentage_point")]),
    ("It grew from 5 million users in March to 6 million in April.",
     [("5 million users", "5000000", None, "user"), ("6 million", "6000000", None, "user")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), VALUES)
def test_surface_value_and_unit(text, expected):
    found = [
        (claim.surface, str(claim.value), None if claim.value_high is None else str(claim.value_high), claim.unit)
        for claim in read(text)
    ]
    assert [(s, Decimal(v), h and Decimal(h), u) for s, v, h, u in found] == [
        (s, Decimal(v), h and Decimal(h), u) for s, v, h, u in expected
    ]


QUALIFIERS = [
    ("about 40 users", "about"),
    ("more than 40 users", "more_than"),
    ("no fewer than 40 users", "at_least"),
    ("no more than 40 users", "at_most"),
    ("up to 40 users", "up_to"),
    ("under 40 users", "less_than"),
    ("40 users or more", "at_least"),
    ("exactly 40 users", "exact"),
]


@pytest.mark.parametrize(("phrase", "qualifier"), QUALIFIERS)
def test_qualifiers(phrase, qualifier):
    (claim,) = read(f"MeowTalk has {phrase}.")
    assert claim.qualifier == qualifier


KINDS = [
    ("Sales fell 4 percent.", "change", "down"),
    ("Sales were 4 percent higher than in May.", "change", "up"),
    ("Inflation stood at 4 percent.", "rate", None),
    ("It took 4 percent of the market.", "share", None),
    ("Shares closed at $4.", "price", None),
    ("Data are stored for three days.", "duration", None),
    ("Sales doubled.", "ratio", "up"),
    ("The humidity was 74 percent.", "level", None),
]


@pytest.mark.parametrize(("text", "kind", "direction"), KINDS)
def test_kinds(text, kind, direction):
    (claim,) = read(text)
    assert (claim.kind, claim.direction) == (kind, direction)


def test_explain_names_the_reason_of_each_blocked_number():
    rows = explain(CHAIN, "en", PUBLISHED)
    assert [(row["surface"], row["blocked"]) for row in rows if row["blocked"]] == [("13", "calendar: day")]
    assert all(row["decisions"] for row in rows if row["claim"])
    assert [row["surface"] for row in rows if row["claim"]] == ["51,200", "40 percent", "2.5 percent"]


def test_quantities_keep_what_selection_blocks():
    assert [row["surface"] for row in quantities("On April 13 it had 40 users.", "en")] == ["13", "40 users"]


@settings(max_examples=200, deadline=None)
@example(["4", "to", "$3bn"])
@given(
    st.lists(
        st.sampled_from(
            ["MeowTalk", "rose", "1,234", "5.5%", "$3bn", "to", "–", "-", "in March", "2024", "users", "half",
             "a", "one", "million", "(3)", "\n", "\u202f", "4", "people", "№", "٣", "½", "°C", "twice as", "of", ".",
             "\U0001f600"]
        )
    )
)  # fmt: skip
def test_every_surface_is_the_text_at_its_offsets_and_reads_back_to_its_value(parts):
    text = " ".join(parts)
    for claim in read(text):
        assert claim.span.of(text) == claim.surface
        again = quantities(claim.surface, "en")
        assert again
        assert (
            Decimal(again[0]["value"]) in {claim.value, abs(claim.value)}
            or claim.value_high is not None
            # the scale of two numbers is printed behind the second: 4 to $3bn
            or (
                text.startswith((" to ", " – ", " - "), claim.span.end)
                and claim.value == Decimal(again[0]["value"]) * 10**9
            )
        )


@settings(max_examples=200, deadline=None)
@given(st.text())
def test_any_text_is_read_without_an_error(text):
    for claim in read(text):
        assert claim.span.of(text) == claim.surface


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("The six-time champion lost on Monday.", "count:title"),
        ("The 12-time Harbour Cup winner Anna Berg is back.", "count:title"),
        ("Berg, a four-time Olympic medallist, is back.", "count:medal"),
        ("The ferry has a four-time slot.", "count:time"),
        ("The champion won four times.", "count:time"),
    ],
)
def test_what_somebody_is_so_many_times_over(text, unit):
    (claim,) = read_by_rules(text, "en", date(2026, 4, 14))
    assert claim.unit == unit
