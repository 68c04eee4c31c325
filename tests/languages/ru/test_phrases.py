"""Russian noun phrases and their roles, by case and preposition."""

import pytest

from pipeline.languages.ru.phrases import noun_phrase, phrases


def found(text):
    return [(one.base, one.role) for one in phrases(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("Завод продал старые лодки.", ("Завод", "subject")),
        ("Выручка завода выросла.", ("Выручка завода", "subject")),
        ("Выручка завода выросла.", ("Выручка", "subject")),
        ("Выручка завода выросла.", ("завода", "owner")),
        ("Лодки стоят в порту.", ("порту", "place")),
        ("Лодки проданы заводом.", ("заводом", "agent")),
    ],
    ids=["subject", "with its genitive", "alone", "the genitive", "place", "agent"],
)
def test_a_phrase_has_the_role_of_its_case_or_preposition(text, phrase):
    assert phrase in found(text)


def test_a_time_and_a_verb_are_no_phrases():
    assert found("В марте подорожали.") == []


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("жителей северного посёлка остались дома", "жителей северного посёлка"),
        ("лодок завода", "лодок завода"),
        ("накануне вечером", ""),
        ("которых спасли", ""),
        ("них спасли", ""),
    ],
    ids=["up to the verb", "all of it", "no genitive", "stands for another", "a pronoun"],
)
def test_the_noun_phrase_at_the_head_of_words(text, phrase):
    assert noun_phrase(text) == phrase
