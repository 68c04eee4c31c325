"""English numbers as newspapers print them in sport, courts, energy, shops, polls and headlines: value, unit, span."""

from datetime import date

import pytest

from pipeline.extract import read_by_rules


def read(text):
    return read_by_rules(text, "en", date(2026, 4, 14))


def shown(text):
    """surface = value, or low..high, and unit."""
    found = []
    for claim in read(text):
        high = "" if claim.value_high is None else f"..{claim.value_high.normalize():f}"
        found.append(f"{claim.surface} = {claim.value.normalize():f}{high} {claim.unit}")
    return found


RANGES = [
    ("Its users doubled to 50 million.", ["doubled = 2 ratio", "50 million = 50000000 user"]),
    ("The fare will rise 10 cents to $3.00.", ["10 cents = 0.1 USD", "$3.00 = 3 USD"]),
    ("Oil could rise $5 to $90.", ["$5 = 5 USD", "$90 = 90 USD"]),
    ("Prices will rise 2 percent to 3 percent.", ["2 percent to 3 percent = 2..3 percent"]),
    ("It sells $300-400 phones.", ["$300-400 = 300..400 USD"]),
    ("It won £10-15m contracts.", ["£10-15m = 10000000..15000000 GBP"]),
    ("It forecast $1.1-1.2bn sales.", ["$1.1-1.2bn = 1100000000..1200000000 USD"]),
    ("Some 10-15,000 homes lost power.", ["10-15,000 homes = 10000..15000 count:home"]),
    ("It has 100-150,000 users.", ["100-150,000 users = 100000..150000 user"]),
    ("It has 1-10,000 users.", ["1-10,000 users = 1..10000 user"]),
    ("Growth of -3 to +2 percent is likely.", ["-3 to +2 percent = -3..2 percent"]),
    ("One to two million people fled.", ["One to two million people = 1000000..2000000 person"]),
    ("The debt ratio rose from 1.2 to 1.5.", ["1.2 = 1.2 count:unit", "1.5 = 1.5 count:unit"]),
    ("The hazard ratio was 0.66 (95% interval 0.51 to 0.85).", ["0.66 = 0.66 count:unit", "95% = 95 percent",
                                                             "0.51 to 0.85 = 0.51..0.85 count:unit"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "claims"), RANGES)
def test_two_numbers_are_one_range_or_two_values(text, claims):
    assert shown(text) == claims
