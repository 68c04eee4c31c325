"""English sentences -> claims, all fields; invented throughout."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pipeline.extract import quantities, read_by_rules

PUBLISHED = date(2026, 4, 14)


def read(text):
    return read_by_rules(text, "en", PUBLISHED)


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
