"""English text -> who says so; invented throughout."""

from datetime import date

import pytest

from pipeline.extract import read_by_rules

PUBLISHED = date(2026, 4, 14)


def sources(text):
    found = [(claim.surface, claim.attribution) for claim in read_by_rules(text, "en", PUBLISHED)]
    return [(surface, source and source.text, source and str(source.kind)) for surface, source in found]


ONE = [
    ("Meow has 4 million users, according to Fjordline.", "Fjordline", "organisation"),
    ("Meow has 4 million users, according to data from the market tracker Fjordline.", "Fjordline", "organisation"),
    (
        "It has 4 million users, according to analysts at Norwegian consultancy Sund Partners.",
        "Sund Partners",
        "organisation",
    ),
    ("It has 4 million users, according to a survey published on Saturday.", "a survey", "document"),
    ("It has 4 million users, Wire Daily reported on April 9.", "Wire Daily", "media"),
    ("A study by the Harbour Institute found that 4 million people use it.", "Harbour Institute", "organisation"),
    ("The latest poll, published on Monday, put Lindqvist on 41 percent.", "The latest poll", "document"),
    ("Fjordline's tracker shows 4 million users.", "Fjordline", "organisation"),
    ("The messenger has 4 million users, says Ola Brekke, head of research at Sund.", "Ola Brekke", "person"),
    ("Ola Brekke, head of research at Sund, said 4 million people use it.", "Ola Brekke", "person"),
    ("Analysts say 4 million people use it.", "Analysts", "unnamed"),
    ("Its owner, Faro Group, reported 4 million users.", "Faro Group", "organisation"),
    ("She wrote in her memoir, A Winter Abroad, “I lived with 4 cats.”", "A Winter Abroad", "document"),
    ("A fine of 4 million euros is likely, citing Sund Partners.", "Sund Partners", "organisation"),
]


@pytest.mark.parametrize(("text", "who", "kind"), ONE)
def test_a_sentence_names_its_source(text, who, kind):
    assert [row[1:] for row in sources(text)] == [(who, kind)]


NONE = [
    "All goes according to plan with 4 million users.",
    "Faro told Wire Daily nothing. It has 4 million users.",
    "The claimed 40 lives and 4 million users are two things.",
]


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_source_is_none(text):
    assert all(who is None for _, who, _ in sources(text))


def test_a_newspaper_and_a_person_say_one_thing_at_a_time():
    text = "Meow has 4 million users, Wire Daily reported. Its sales grew 5 percent."
    assert [row[1] for row in sources(text)] == ["Wire Daily", None]


def test_a_source_is_kept_with_its_place():
    text = "Meow has 4 million users, according to Fjordline."
    (claim,) = read_by_rules(text, "en", PUBLISHED)
    assert claim.attribution is not None
    assert claim.attribution.span is not None
    assert claim.attribution.span.of(text) == "Fjordline"
