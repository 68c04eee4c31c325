"""Names of places -> an index of their printed forms."""

import re

import pytest

from pipeline.errors import ConfigError
from pipeline.languages import known
from pipeline.languages.gazetteer_index import Gazetteer, Name, index, names_of, section

WORDS = Gazetteer(lambda name: [name.text, f"{name.text}s"], re.compile(r"\w+"), lambda *_: [])


def found(*names):
    return {form: [(one.country, one.sort) for one in rows] for form, rows in index(names, WORDS).forms.items()}


def test_each_printed_form_has_the_names_that_it_may_be():
    rows = found(Name("Halden", "NO", "city"), Name("Halden", "US", "city"))
    assert rows == {"Halden": [("NO", "city"), ("US", "city")], "Haldens": [("NO", "city"), ("US", "city")]}


@pytest.mark.parametrize(
    ("first", "second", "kept"),
    [
        (Name("Nord", "NO", "country"), Name("Nord", "NO", "city"), [("NO", "country")]),
        (Name("Nord", "NO", "adjective"), Name("Nord", "US", "city", drawn=True), [("NO", "adjective")]),
        (
            Name("Nord", "NO", "city", drawn=True),
            Name("Nord", "US", "city", drawn=True),
            [("NO", "city"), ("US", "city")],
        ),
        (Name("Nord", "NO", "province", drawn=True), Name("Nord", "US", "city", drawn=True), [("NO", "province")]),
        (Name("Nord", "NO", "city"), Name("Nord", "US", "city", drawn=True), [("NO", "city")]),
    ],
    ids=[
        "the first of one country",
        "a drawn town is no adjective",
        "drawn towns of two countries",
        "a drawn town is no province",
        "a drawn town beside one by hand",
    ],
)
def test_what_a_script_has_drawn_adds_nothing_to_a_form_that_is_known_otherwise(first, second, kept):
    assert found(first, second)["Nord"] == kept


def test_the_first_part_of_a_form_tells_how_long_its_longest_form_is():
    rows = index([Name("Nord", "NO", "city"), Name("Nord Fjord Bay", "NO", "city")], WORDS)
    assert rows.heads == {"Nord": 3, "Nords": 1}


@pytest.mark.parametrize("code", sorted(known()))
def test_names_drawn_from_other_tables_come_last(code):
    drawn = [name.drawn for name in names_of(code)]
    assert drawn == sorted(drawn)
    assert set(drawn) == {False, True}


def test_a_language_without_a_folder_has_the_countries_of_cldr_alone():
    assert {name.sort for name in names_of("nb")} == {"country"}
    assert "Norge" in {name.text for name in names_of("nb")}


def test_a_section_that_nobody_knows_is_refused():
    assert section("city", "places.txt") == "city"
    with pytest.raises(ConfigError, match=r"\[village\]; known: country"):
        section("village", "places.txt")
