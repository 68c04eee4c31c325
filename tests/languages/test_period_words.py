"""What printed times mean by the names of their groups, as of 14 April 2026, a Tuesday; words of a small language."""

import re

import pytest

from pipeline.languages.period_words import PeriodWords, back, by_stem, one_back, year_back
from pipeline.languages.times import Days
from pipeline.model import Grain
from tests.support.reading import DAY
from tests.support.spans import span

MONTHS = {"january": 1, "february": 2, "march": 3, "december": 12}
WORDS = PeriodWords(
    moves={"last": -1, "this": 0, "next": 1},
    counts={"two": 2, "three": 3, "twenty": 20},
    grains={"month": Grain.MONTH, "quarter": Grain.QUARTER, "year": Grain.YEAR},
    ordinals={"first": 1, "second": 2, "last": -1},
    seasons={"summer": 6, "winter": 12},
    weekdays={"monday": 0, "tuesday": 1},
    edge_of=lambda _, days: days,
    lies_ahead=lambda match, *_: "will" in match.string,
    month_names=MONTHS,
)
MONTH, YEAR = r"(?P<m>[a-z]+)", r"(?P<y>\d{4})"
MOVED = r"(?P<r>last|this|next) (?P<g>\w+)"


def days(found):
    return found and (found.start, found.end)


@pytest.mark.parametrize(
    ("resolve", "pattern", "text", "said"),
    [
        (WORDS.month, f"in {MONTH} {YEAR}", "in march 2024", "2024-03"),
        (WORDS.month, f"in {MONTH}", "in december", "2025-12"),
        (WORDS.month, f"in {MONTH}", "it will sail in december", "2026-12"),
        (WORDS.months, f"{MONTH} to (?P<m2>[a-z]+)", "january to march", "2026-01..2026-04"),
        (WORDS.months, f"{MONTH} to (?P<m2>[a-z]+)", "december to february", "2025-12..2026-03"),
        (WORDS.day, f"{MONTH} (?P<d>\\d+)", "march 3", "2026-03-03"),
        (WORDS.day, f"{MONTH} (?P<d>\\d+)", "february 30", "-"),
        (WORDS.numeric_day, r"(?P<d>\d+)/(?P<mo>\d+)/(?P<y>\d+)", "13/04/19", "2019-04-13"),
        (WORDS.part(Grain.QUARTER), rf"(?P<n>\w+) quarter of {YEAR}", "second quarter of 2024", "2024-04..2024-07"),
        (WORDS.part(Grain.QUARTER), rf"(?P<n>\w+) quarter of {YEAR}", "last quarter of 2024", "2024-10..2025-01"),
        (WORDS.year, f"in {YEAR}", "in 2024", "2024"),
        (WORDS.years, r"(?P<y>\d{4})-(?P<y2>\d+)", "2019-21", "2019..2022"),
        (WORDS.decade, r"(?P<y>\d{4})s", "2010s", "2010..2020"),
        (WORDS.from_now, MOVED, "last month", "2026-03"),
        (WORDS.from_now, MOVED, "next year", "2027"),
        (WORDS.to_date, "this (?P<g>year) so far", "this year so far", "2026-01-01..2026-04-15"),
        (WORDS.to_date, f"since the start of {YEAR}", "since the start of 2026", "2026-01-01..2026-04-15"),
        (WORDS.to_date, f"since the start of {YEAR}", "since the start of 2024", "-"),
        (WORDS.past, r"past (?P<c>\w+) (?P<g>\w+)", "past three years", "2023-04-14..2026-04-14"),
        (WORDS.past, r"past (?P<c>\w+) (?P<g>\w+)", "past 24 hours", "2026-04-13"),
        (WORDS.past, r"past (?P<c>\w+) (?P<g>\w+)", "past 72 hours", "-"),
        (WORDS.weekday, r"on (?P<w>\w+)", "on monday", "2026-04-13"),
        (WORDS.weekday, r"on (?P<w>\w+)", "it will sail on monday", "2026-04-20"),
        (WORDS.season, rf"(?P<s>\w+) of {YEAR}", "summer of 2024", "2024-06..2024-09"),
        (WORDS.season, rf"(?P<s>\w+) of {YEAR}", "winter of 2024", "2024-12..2025-03"),
    ],
)
def test_a_printed_time_has_its_days(resolve, pattern, text, said):
    assert days(resolve(re.search(pattern, text), DAY)) == span(said)


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("In 2024 it grew, in March of that year", 2024),
        ("In 2024 (like 2019) it grew, in March of that year", 2024),
        ("In 2019 and 2024 it grew, in March of that year", 2024),
        ("In March of that year", None),
    ],
    ids=["printed before", "in brackets", "the last one", "none printed"],
)
def test_that_year_is_the_last_one_printed_before(text, year):
    assert WORDS.year_of(re.search("(?P<same>that year)", text), DAY) == year


QUARTER, LONG = Days(*span("2026-01..2026-04"), Grain.QUARTER), Days(*span("2026"), Grain.YEAR)


@pytest.mark.parametrize(
    ("shift", "pattern", "text", "of", "said"),
    [
        (WORDS.earlier, r"(?P<c>\w+) (?P<g>\w+) earlier", "three months earlier", QUARTER, "2025-10..2026-01"),
        (WORDS.earlier, "a (?P<g>year) earlier", "a year earlier", QUARTER, "2025-01..2025-04"),
        (WORDS.previous, r"previous (\w+)", "previous quarter", QUARTER, "2025-10..2026-01"),
        (year_back, "same quarter(?: of (?P<y>2024))?", "same quarter", QUARTER, "2025-01..2025-04"),
        (year_back, "same quarter(?: of (?P<y>2024))?", "same quarter of 2024", QUARTER, "2024-01..2024-04"),
        (back(Grain.YEAR), "before", "before", QUARTER, "2025-01..2025-04"),
        (one_back, "sequentially", "sequentially", QUARTER, "2025-10..2026-01"),
        (one_back, "sequentially", "sequentially", LONG, "2025"),
    ],
)
def test_a_shift_moves_the_days_of_a_claim(shift, pattern, text, of, said):
    assert days(shift(re.search(pattern, text), of)) == span(said)


@pytest.mark.parametrize(
    ("word", "count"),
    [("two", 2), ("Twenty-three", 23), ("14", 14), (None, 1)],
    ids=["word", "two words", "digits", "none"],
)
def test_a_count_is_a_word_or_digits(word, count):
    assert WORDS.count_of(word) == count


@pytest.mark.parametrize(("word", "part"), [("second", 2), ("Q3", 3), ("last", -1), ("no", 0)])
def test_which_part_a_word_says(word, part):
    assert WORDS.number(word) == part


@pytest.mark.parametrize(("word", "value"), [("Lastly", 1), ("last  one", 2), ("las", None)])
def test_a_word_has_the_value_of_the_longest_entry_with_which_it_begins(word, value):
    assert by_stem({"last": 1, "last  one": 2}, word) == value


def test_a_word_that_is_no_grain_is_refused():
    assert WORDS.grain_of("months") is Grain.MONTH
    with pytest.raises(KeyError):
        WORDS.grain_of("tide")
