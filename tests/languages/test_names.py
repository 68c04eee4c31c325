"""Names that the catalogue knows, where they stand by themselves, and how they go together with others."""

import pytest

from pipeline.languages.language import Name
from pipeline.languages.names import free_of, in_order, known_names
from pipeline.model import Span


def found(code, text, **options):
    return [(one.span.of(text), one.base) for one in known_names(code, **options)(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("MeowTalk has 40 users.", [("MeowTalk", "MeowTalk")]),
        ("meowtalk has 40 users.", []),
        ("MeowTalks has 40 users.", []),
        ("XMeowTalk has 40 users.", []),
        ("“MeowTalk”-users", [("MeowTalk", "MeowTalk")]),
    ],
    ids=["by itself", "in small letters", "with another end", "behind a letter", "between signs"],
)
def test_a_name_is_known_where_it_stands_by_itself(text, names):
    assert found("en", text) == names


@pytest.mark.parametrize(("inflection", "names"), [("", []), ("(?:а|у)?", [("MeowTalk", "MeowTalk")])])
def test_a_name_may_have_the_endings_of_its_language(inflection, names):
    text = "Пользователи MeowTalkа"
    assert found("ru", text, inflection=inflection) == names


def test_names_of_a_part_of_a_text_alone_are_found():
    text = "MeowTalk and MeowTalk"
    assert [one.span for one in known_names("en")(text, 3, len(text))] == [Span(13, 21)]


ONE, INSIDE, BEHIND = Name(Span(4, 12), "one"), Name(Span(6, 9), "inside"), Name(Span(12, 15), "behind")


def test_names_that_overlap_a_known_one_give_way():
    assert free_of([ONE], [INSIDE, BEHIND]) == [BEHIND]
    assert free_of([], [INSIDE, BEHIND]) == [INSIDE, BEHIND]


def test_names_are_put_in_the_order_of_the_text():
    assert in_order(BEHIND, INSIDE, ONE) == [ONE, INSIDE, BEHIND]
