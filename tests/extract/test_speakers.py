"""Phrases of a sentence that name who says something."""

import pytest

from pipeline.extract.read import propose
from pipeline.extract.speakers import kind_of
from pipeline.languages import language
from pipeline.model import AttributionKind


def speakers(text, code):
    document = propose(text, code, None)
    return [(text[one.start : one.end], one.base, one.kind, one.rule) for one in document.speakers]


@pytest.mark.parametrize(
    ("code", "text", "found"),
    [
        ("en", "It grew, Tova Brekke said.", [("Tova Brekke", "Tova Brekke", "person", "said")]),
        ("en", "According to Fjordline, it grew.", [("Fjordline", "Fjordline", "organisation", "according to")]),
        ("en", "It grew.", []),
    ],
    ids=["a person", "a body", "nobody"],
)
def test_a_phrase_has_its_name_its_kind_and_its_rule(code, text, found):
    assert speakers(text, code) == found


def test_the_text_needs_no_number_for_its_speakers():
    document = propose("It grew, Tova Brekke said.", "en", None)
    assert document.numbers == ()
    assert [one.base for one in document.speakers] == ["Tova Brekke"]


def test_each_speaker_of_a_sentence_is_found_once():
    text = "По оценке Лиманстата, улов вырос на 5%, а по подсчётам Tallyhouse, на 7%."
    found = speakers(text, "ru")
    assert [(words, base) for words, base, _, _ in found] == [("Лиманстата", "Лиманстат"), ("Tallyhouse", "Tallyhouse")]


def test_a_claim_has_the_speaker_of_the_first_rule_of_its_sentence():
    document = propose("It grew, Tova Brekke said. It has 9 boats, according to Fjordline.", "en", None)
    (number,) = document.numbers
    assert number.claim.attribution.text == "Fjordline"
    assert number.claim.attribution.span.of(document.text) == "Fjordline"


@pytest.mark.parametrize(
    ("who", "kind"),
    [
        ("Wire Daily", AttributionKind.MEDIA),
        ("analysts", AttributionKind.UNNAMED),
        ("a survey", AttributionKind.DOCUMENT),
        ("Fjordline", AttributionKind.ORGANISATION),
    ],
)
def test_a_speaker_is_of_the_kind_that_its_words_say(who, kind):
    assert kind_of(who, language("en")) is kind
