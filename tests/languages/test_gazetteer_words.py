"""Places in a text whose words stand apart: the longest name, and what stands around a doubtful one."""

import re

import pytest

from pipeline.languages.gazetteer_index import Name, index
from pipeline.languages.gazetteer_words import PlaceRules, gazetteer_of_words

RULES = PlaceRules(re.compile(r"\bin\s\Z"), lambda text, _, end: text.startswith(" Post", end))
GAZETTEER = gazetteer_of_words(lambda name: [name.text], RULES)
NAMES = (
    Name("Halden", "NO", "city"),
    Name("New Halden", "CA", "city"),
    Name("Reading", "GB", "city", doubtful=True),
    Name("Nordland", "NO", "province"),
    Name("Berg", "US", "behind_comma"),
    Name("Halden Cup", "NO", "no_place"),
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("40 users in Halden", [("Halden", "NO")]),
        ("40 users in New  Halden", [("New  Halden", "CA")]),
        ("HALDEN: 40 users", [("HALDEN", "NO")]),
        ("halden", []),
        ("Haldens", []),
        ("40 users in Reading", [("Reading", "GB")]),
        ("Reading is for 40 users", []),
        ("The Halden Post has 40 users", []),
        ("40 users saw the Halden Cup", []),
        ("40 users in Halden, Nordland", [("Halden", "NO"), ("Nordland", "NO")]),
        ("40 users in New Halden, Nordland", [("New Halden", "NO"), ("Nordland", "NO")]),
        ("40 users in Halden, Berg", [("Halden", "US"), ("Berg", "US")]),
        ("40 users of Berg", []),
    ],
    ids=[
        "a town",
        "the longest",
        "in capitals",
        "a small letter",
        "a longer word",
        "doubtful, where it may begin",
        "doubtful, elsewhere",
        "another name",
        "no place",
        "a town and its province",
        "a town of another country by its province",
        "a short form behind a comma",
        "a short form elsewhere",
    ],
)
def test_a_text_names_these_places(text, found):
    mentions = GAZETTEER.mentions(text, index(NAMES, GAZETTEER))
    assert [(text[one.start : one.end], one.country) for one in mentions] == found
