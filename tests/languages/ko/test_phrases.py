"""Korean noun phrases and their roles, by the particles at their ends."""

import pytest

from pipeline.languages.ko.phrases import phrases


def found(text):
    return [(one.base, one.role) for one in phrases(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("님보가 유람선을 팔았다.", ("님보", "subject")),
        ("님보가 유람선을 팔았다.", ("유람선", "object")),
        ("님보의 매출은 늘었다.", ("님보", "owner")),
        ("부두에서 유람선을 팔았다.", ("부두", "place")),
        ("초롱톡 이용자는 늘었다.", ("초롱톡 이용자", "subject")),
    ],
    ids=["subject", "object", "owner", "place", "two nouns"],
)
def test_a_phrase_has_the_role_of_its_particle(text, phrase):
    assert phrase in found(text)


def test_of_a_chain_the_whole_its_ends_and_the_owner_before_a_measure_are_found():
    bases = [base for base, _ in found("초롱톡 이용자는 늘었다.")]
    assert set(bases) == {"초롱톡 이용자", "이용자", "초롱톡"}
    assert len(set(bases)) == len(bases)


def test_the_owner_before_a_measure_stands_without_it():
    assert "초롱톡 메신저" in [base for base, _ in found("초롱톡 메신저 이용자는 늘었다.")]


@pytest.mark.parametrize("text", ["늘었다.", "3월 늘었다.", ""], ids=["a verb", "a time", "nothing"])
def test_what_is_no_noun_is_no_phrase(text):
    assert found(text) == []


def test_a_phrase_stands_where_it_is_printed():
    text = "어제 님보가 유람선을 팔았다."
    assert all(one.span.of(text) == one.base for one in phrases(text, 0, len(text)))
