"""English noun phrases and their roles, by order, prepositions and verbs."""

import pytest

from pipeline.languages.en.phrases import is_nominal, is_verb, phrases


def found(text):
    return [(one.base, one.role) for one in phrases(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("The yard sold old boats.", [("yard", "subject"), ("old boats", "object")]),
        ("The yard sold boats in Halden.", [("yard", "subject"), ("boats", "object"), ("Halden", "place")]),
        ("Sales of boats fell.", [("Sales", "subject"), ("boats", "owner")]),
        ("Sales of boats and nets fell.", [("Sales", "subject"), ("boats", "owner"), ("nets", "owner")]),
        ("Nordfisk's ferries sank.", [("Nordfisk", "owner"), ("ferries", "subject")]),
        ("Boats were sold by Nordfisk.", [("Boats", "subject"), ("Nordfisk", "agent")]),
        ("It sank.", []),
    ],
    ids=["subject and object", "place", "owner", "two owners", "owner before", "agent", "a pronoun"],
)
def test_a_phrase_has_its_role(text, roles):
    assert found(text) == roles


def test_a_time_is_no_phrase():
    assert found("In March the yard sold boats.") == [("yard", "subject"), ("boats", "object")]


@pytest.mark.parametrize(
    ("word", "before", "after", "verb"),
    [
        ("sold", "yard", "boats", True),
        ("rose", "a", "garden", False),
        ("painted", "yard", "boats", True),
        ("painted", "the", "boats", False),
        ("boats", "old", "in", False),
    ],
    ids=["a verb", "behind an article", "a past", "a participle", "a noun"],
)
def test_a_verb_is_told_by_its_neighbours(word, before, after, verb):
    assert is_verb(word, before, after) is verb


@pytest.mark.parametrize(
    ("printed", "capital", "nominal"),
    [
        ("boats", False, True),
        ("quickly", False, False),
        ("the", False, False),
        ("Quickly", True, True),
        ("9", False, False),
    ],
    ids=["noun", "adverb", "article", "a name that ends as adverbs do", "digits"],
)
def test_what_may_stand_in_a_phrase(printed, capital, nominal):
    assert is_nominal(printed, printed.lower(), "", "", capital=capital) is nominal
