"""Korean words without their particles, and what is left that looks like a noun."""

import pytest

from pipeline.languages.ko.morphology import bare, base_form, ends_in_l, is_noun


@pytest.mark.parametrize(
    ("word", "base"),
    [
        ("야옹톡은", "야옹톡"),
        ("회사가", "회사"),
        ("한국은행에서는", "한국은행"),
        ("정부", "정부"),
        ("국회의원이", "국회의원"),
        ("씨는", "씨"),
        ("이용자(MAU)는", "이용자"),
        ("제도", "제도"),
        ("하수도", "하수도"),
        ("만족도", "만족도"),
        ("회사도", "회사"),
    ],
)
def test_particles_come_off_and_nouns_stay(word, base):
    assert bare(word) == base


PARTICLES = [
    ("노르웨이", "노르웨이"),  # no 이 marks a subject behind a vowel
    ("노르웨이의", "노르웨이"),
    ("나루페이는", "나루페이"),
    ("수달마켓이", "수달마켓"),
    ("초롱톡을", "초롱톡"),
    ("앱은", "앱"),
    ("서울로", "서울"),
]


@pytest.mark.parametrize(("printed", "noun"), PARTICLES)
def test_a_particle_comes_off_where_its_form_fits_the_syllable_before(printed: str, noun: str) -> None:
    assert bare(printed) == noun


@pytest.mark.parametrize(
    ("phrase", "base"),
    [("정부가", "정부"), ("초롱톡의 이용자는", "초롱톡의 이용자"), ("외교(28%)", "외교"), ("초롱톡", "초롱톡")],
)
def test_a_phrase_loses_the_particle_of_its_last_word(phrase, base):
    assert base_form(phrase) == base


@pytest.mark.parametrize(("word", "ends"), [("이길", True), ("팔", True), ("이기", False), ("수", False), ("A", False)])
def test_the_last_syllable_ends_in_l(word, ends):
    assert ends_in_l(word) is ends


@pytest.mark.parametrize(
    ("word", "noun"),
    [("이용자", True), ("매출", True), ("늘었다", False), ("밝혔다.", False), ("3", False), ("“”", False)],
)
def test_a_word_without_a_particle_may_be_a_noun(word, noun):
    assert is_noun(word) is noun
