"""A language is one folder: Norwegian numbers, units and times, which are read once the folder is in its place."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

import pipeline.languages
from pipeline.extract import explain, read_by_rules
from pipeline.languages import known, language
from pipeline.languages.gazetteer import countries_in

FOLDER = Path(__file__).parent.parent / "support" / "fourth_language"
PUBLISHED = date(2026, 4, 14)  # a Tuesday
pytestmark = pytest.mark.usefixtures("in_place")


@pytest.fixture(scope="module")
def in_place():
    """The folder beside those that are shipped, as if it had been copied there."""
    pipeline.languages.__path__.append(str(FOLDER))
    known.cache_clear()
    yield
    pipeline.languages.__path__.remove(str(FOLDER))
    known.cache_clear()
    language.cache_clear()


def claims(text):
    return read_by_rules(text, "no", PUBLISHED)


def test_a_folder_that_is_there_is_a_language():
    assert known() >= {"en", "no"}
    assert language("no").code == "no"


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("Fergene fraktet 1 234 tonn.", "1234", "t"),
        ("Broen er 12,5 kilometer lang.", "12.5", "km"),
        ("Havnen fikk 3,4 millioner kroner.", "3400000", "NOK"),
        ("Havnen tjente kr 250 000 på det.", "250000", "NOK"),
        ("Salget var på 2 mrd. euro i alt.", "2000000000", "EUR"),
        ("Andelen var 40 prosent.", "40", "percent"),
        ("De kjørte tjue tre kilometer.", "23", "km"),
        ("Det kostet en halv million kroner.", "500000", "NOK"),
        ("Det kostet tre hundre og fem kroner.", "305", "NOK"),
        ("En is koster 50 øre.", "0.5", "NOK"),
    ],
)
def test_norwegian_numbers_have_their_values_and_units(text, value, unit):
    found = [(claim.value, claim.unit) for claim in claims(text)]
    assert found == [(Decimal(value), unit)]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("I mars fraktet fergene 40 tonn.", date(2026, 3, 1), date(2026, 4, 1)),
        ("I mars 2024 fraktet fergene 40 tonn.", date(2024, 3, 1), date(2024, 4, 1)),
        ("Den 2. april fraktet fergene 40 tonn.", date(2026, 4, 2), date(2026, 4, 3)),
        ("I første kvartal fraktet fergene 40 tonn.", date(2026, 1, 1), date(2026, 4, 1)),
        ("I fjor fraktet fergene 40 tonn.", date(2025, 1, 1), date(2026, 1, 1)),
        ("I går fraktet fergene 40 tonn.", date(2026, 4, 13), date(2026, 4, 14)),
        ("I 2019 fraktet fergene 40 tonn.", date(2019, 1, 1), date(2020, 1, 1)),
    ],
)
def test_norwegian_times_are_the_periods_of_their_claims(text, start, end):
    (claim,) = claims(text)
    assert claim.period is not None
    assert (claim.period.start, claim.period.end) == (start, end)


def test_what_a_language_leaves_out_stays_empty():
    (claim,) = claims("Ifølge Fjordavisen fraktet Havnefergene 40 tonn i Norge i mars.")
    assert (claim.entity, claim.region, claim.attribution, claim.metric_id) == (None, None, None, None)


def test_a_language_without_a_gazetteer_has_the_countries_of_cldr():
    found = countries_in("Fergene gikk fra Norge til Sverige, ikke til Oslo.", "no")
    assert [one.country for one in found] == ["NO", "SE"]


def test_the_numbers_of_a_time_are_no_claims():
    rows = explain("Den 2. april 2026 fraktet fergene 40 tonn.", "no", PUBLISHED)
    assert [row["surface"] for row in rows if row["claim"]] == ["40 tonn"]
