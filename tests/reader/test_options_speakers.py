"""Phrases that name who says so, as the numbers around them see them."""

import re

import pytest

from pipeline.reader.inputs import SpeakerInput
from pipeline.reader.options_speakers import of_speakers, speakers_near, without_speakers
from tests.support.reading import plain_document, view_of


def seen_from(text, *who):
    """The document's first number with each place at which one of these words stands as a speaker."""
    found = [match for words in who for match in re.finditer(words, text)]
    found.sort(key=lambda match: match.start())
    speakers = tuple(SpeakerInput(*match.span(), match[0], "person", "said") for match in found)
    return view_of(plain_document(text, speakers=speakers))


def places(text, who, number=0):
    """Where the words for a speaker stand, seen from a number."""
    return [where for where, _ in speakers_near(seen_from(text, who), number).get(who.lower(), ())]


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("Brekke says it sold 12 boats.", ["ahead", "last before"]),
        ("It sold 12 boats, Brekke says.", ["behind"]),
        ('Brekke says: "We sold 12 boats."', ["ahead, in a quote", "last before"]),
        ('Brekke, a "rebel", says it sold 12 boats.', ["ahead", "last before"]),
        ("Brekke spoke. It sold 12 boats.", ["1 sentences back", "last before"]),
        ("Brekke spoke.\nIt sold 12 boats.", ["1 sentences back, another line", "last before"]),
        ("Brekke spoke. It grew. It sold 12 boats.", ["2 sentences back", "last before"]),
        ("It sold 12 boats. Brekke says so.", ["-1 sentences back"]),
        ("It sold 12 boats. It grew. Brekke says so.", []),
        ("Brekke spoke. A. B. C. D. E. It sold 12 boats.", ["6 sentences back", "last before"]),
        ("Brekke spoke. A. B. C. D. E. F. It sold 12 boats.", []),
    ],
    ids=[
        "ahead",
        "behind",
        "inside an open quote",
        "behind a closed quote",
        "the sentence before",
        "the paragraph before",
        "two sentences before",
        "the sentence behind",
        "too far behind",
        "six sentences before",
        "too far before",
    ],
)
def test_where_a_speaker_stands_is_told_from_the_number(text, where):
    assert places(text, "Brekke") == where


def test_only_the_nearest_speaker_before_a_number_is_the_last_one():
    text = "Brekke spoke. Lund says it sold 12 boats."
    found = speakers_near(seen_from(text, "Brekke", "Lund"), 0)
    assert list(found) == ["lund", "brekke"]
    assert [where for where, _ in found["lund"]] == ["ahead", "last before"]
    assert [where for where, _ in found["brekke"]] == ["1 sentences back"]


def test_a_speaker_who_is_named_again_has_each_place():
    assert places("Brekke spoke. It sold 12 boats, Brekke says.", "Brekke") == [
        "behind",
        "1 sentences back",
        "last before",
    ]


def test_features_tell_place_rule_and_kind_of_a_speaker():
    spoken = speakers_near(seen_from("It sold 12 boats, Brekke says.", "Brekke"), 0)
    assert of_speakers("brekke", spoken) == {"speaker behind": 1, "speaker said, behind": 1, "speaker is person": 1}


@pytest.mark.parametrize(("answer", "told"), [("tova brekke", True), ("brekke", True), ("nordfisk", False)])
def test_an_answer_that_shares_words_with_a_speaker_has_its_features(answer, told):
    spoken = speakers_near(seen_from("It sold 12 boats, Tova Brekke says.", "Tova Brekke"), 0)
    assert bool(of_speakers(answer, spoken)) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("It sold 12 boats.", "speaker never back"),
        ("It sold 12 boats. Brekke says so.", "speaker never back"),
        ("It sold 12 boats, Brekke says.", "speaker 0 back"),
        ("Brekke spoke. It grew. It sold 12 boats.", "speaker 2 back"),
        ("Brekke spoke. A. B. C. D. E. F. G. It sold 12 boats.", "speaker 6 back"),
    ],
    ids=["none", "only behind", "in the sentence", "before", "far before"],
)
def test_how_far_the_last_sentence_with_a_speaker_is(text, told):
    assert without_speakers(seen_from(text, "Brekke"), 0) == {told: 1}
