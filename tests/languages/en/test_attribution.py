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
    ("It has 4 million users, according to a survey published on Saturday.", "survey", "document"),
    ("It has 4 million users, Wire Daily reported on April 9.", "Wire Daily", "media"),
    ("A study by the Harbour Institute found that 4 million people use it.", "Harbour Institute", "organisation"),
    ("The latest poll, published on Monday, put Lindqvist on 41 percent.", "latest poll", "document"),
    ("Fjordline's tracker shows 4 million users.", "Fjordline", "organisation"),
    ("On its own count, Meow has 4 million users.", "Meow", "organisation"),
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


def test_each_number_has_the_source_beside_it():
    text = "Brekke said the force had 80 officers, while figures from the ministry show 95 officers."
    assert [row[1] for row in sources(text)] == ["Brekke", "ministry"]
    text = "Sund puts the market at 4 percent; the index fell 2 percent."
    assert [row[1] for row in sources(text)] == ["Sund", None]


QUOTES = [
    ('"We sold 40 boats," said Ola Brekke. "We want to sell 60 boats."', ["Ola Brekke", "Ola Brekke"]),
    ("“We sold 40 boats. We want 60 boats,” said Ola Brekke.", ["Ola Brekke", "Ola Brekke"]),
    ("“It rained,” said Ola Brekke.\n“We sold 40 boats all the same.”", ["Ola Brekke"]),
    ("“It rained,” said Ola Brekke. The harbour has 40 boats.", [None]),
    ("“It rained,” said Ola Brekke, adding that 40 boats sank.", ["Ola Brekke"]),
    ("Ola Brekke spoke first. “It rained,” Brekke said.\nHe added that 40 boats sank.", ["Brekke"]),
]


@pytest.mark.parametrize(("text", "speakers"), QUOTES)
def test_a_quote_is_of_who_speaks_it_and_nothing_else_is(text, speakers):
    assert [row[1] for row in sources(text)] == speakers


def test_a_last_name_is_a_person_where_the_text_has_the_first_name():
    (row,) = sources("Mayor Ola Brekke came. Brekke said 40 boats sank.")
    assert row[1:] == ("Brekke", "person")


def test_the_newspaper_and_its_report_are_the_one_named_before():
    text = (
        "Revelations by the newspaper Bergen Post shook the town.\nIn a report, the paper claimed 4 cases.\n"
        "The report alleged that 30 police officers resigned."
    )
    assert [row[1:] for row in sources(text)] == [("Bergen Post", "media")] * 2


def test_who_gives_figures_goes_on_giving_them():
    text = "Figures from Fjordline show Meow with 4 million users in March. A year ago it had 3 million users."
    assert [row[1] for row in sources(text)] == ["Fjordline", "Fjordline"]
    text = "Fjordline has published its figures for March. Meow had 4 million users."
    assert [row[1] for row in sources(text)] == ["Fjordline"]


def test_figure_by_figure_a_list_goes_on_with_its_source():
    rows = " ".join(f"{place}. Show {letter}, NRC, {9 - place} million." for place, letter in enumerate("ABCDEFG", 1))
    found = sources(f"Prime-time viewership compiled by Northstar for April 6-12. {rows}")
    assert [row[1] for row in found] == ["Northstar"] * 7


def test_a_newspaper_and_a_person_say_one_thing_at_a_time():
    text = "Meow has 4 million users, Wire Daily reported. Its sales grew 5 percent."
    assert [row[1] for row in sources(text)] == ["Wire Daily", None]


def test_an_embedded_post_is_of_who_signed_it():
    text = "The stream runs at 60fps now.\n— Pixel Foundry (@pixelfoundry) November 18, 2025\nWe saw 30fps."
    assert [row[1] for row in sources(text)] == ["Pixel Foundry", None]


def test_a_source_is_kept_with_its_place():
    text = "Meow has 4 million users, according to Fjordline."
    (claim,) = read_by_rules(text, "en", PUBLISHED)
    assert claim.attribution is not None
    assert claim.attribution.span is not None
    assert claim.attribution.span.of(text) == "Fjordline"


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Brevly has grown. It now has 4 million subscribers, the parcel carrier said on Tuesday.", "Brevly"),
        ("Brevly grew last year. Sales rose by 9%, the state-owned group reported in late February.", "Brevly"),
        ("Brevly grew. Its sales rose by 9%, the rival carrier said.", "rival carrier"),
        ("Brevly's first report on demands, issued on Tuesday, covers 26 states.", "Brevly"),
    ],
)
def test_a_company_without_its_name_is_the_one_that_the_text_is_about(text, who):
    assert [row[1] for row in sources(text)] == [who]
