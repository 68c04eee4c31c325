"""No pattern of any language runs away: long texts of one kind of sign are read within the time of a test."""

from datetime import date

import pytest

from pipeline.extract import read_text
from pipeline.extract.read import propose
from pipeline.languages import known

DAY = date(2026, 4, 14)
LONG = 500
VERY_LONG = 20_000  # for what a page may really be full of
UNITS = [
    "1", "1 ", "1,", "1,000", "1-", "1/", "1.", "1:", ",", ". ", " ", "\u00a0", "\n1", "(", "“ ", "—", "+", "a",
    "A", "A ", "Ab ", "a-", "a@", "http://", "abc1", "word ", "and ", "one ", "hundred ", "of the ", "2024 ",
    "2024-", "January ", "he said ", "Kite said ", "According to the data from ", "the new report ",
    "rose from ", "5 percent of the big ", "Kite Of The ", "$1,234.5 million in March 2024 for Kite (5) ",
    "рост на ", "Банк России ", "по данным ", "«", "тыс. ", "две тысячи ", "12억3천", "1만 ", "회사는 ", "에 따르면 ",
    "as many as ", "than what the ", "since the start of ", "compared with the ", "с начала ", "за последние ",
    "к уровню ", "최근 5년 ", "1월부터 ", "3일부터 ", "지난해 ", "가", "сообщил Банк ",
    "лет двадцать ", "가 조사한 ", "국내 시장 ",
]  # fmt: skip


@pytest.mark.timeout(60)
@pytest.mark.parametrize("code", sorted(known()))
@pytest.mark.parametrize("unit", UNITS)
def test_no_pattern_runs_away_in_a_long_text_of_one_sign(code, unit):
    text = unit * (LONG // len(unit))
    check(text, [number.claim for number in propose(text, code, DAY).numbers])


@pytest.mark.acceptance
@pytest.mark.timeout(60)
@pytest.mark.parametrize("code", sorted(known()))
@pytest.mark.parametrize("unit", UNITS)
def test_a_longer_text_of_one_sign_is_read_in_bounded_time(code, unit):
    text = unit * (3 * LONG // len(unit))
    check(text, read_text(text, code, DAY))


@pytest.mark.timeout(60)
@pytest.mark.parametrize("code", sorted(known()))
@pytest.mark.parametrize("unit", ["1", ",", " ", "Ab ", "a", "\n"])
def test_a_very_long_text_of_one_sign_is_read_in_bounded_time(code, unit):
    text = unit * (VERY_LONG // len(unit))
    check(text, read_text(text, code, DAY))


def check(text, claims):
    for claim in claims:
        assert claim.span.of(text) == claim.surface


SENTENCES = {
    "en": "Fjordline{} carried 212,000 passengers in May.",
    "ru": "В мае «Фьорд{}лайн» перевёз 212 000 пассажиров.",
    "ko": "피오르드{}라인은 5월 승객 21만2000명을 실었다.",
}


@pytest.mark.parametrize("code", sorted(SENTENCES))
@pytest.mark.parametrize("half", [0xD800, 0xDFFF], ids=["first", "second"])
def test_half_of_a_surrogate_pair_costs_no_claim(code, half):
    """A str may hold it, and data of a page may write it; no tokenizer takes it."""
    text = SENTENCES[code].format(chr(half))
    (claim,) = read_text(text, code, date(2026, 6, 1), title=f"7 {half:c}")
    assert (claim.value, claim.span.of(text)) == (212_000, claim.surface)


@pytest.mark.parametrize("code", sorted(SENTENCES))
@pytest.mark.parametrize("published", [date.min, date(999, 12, 31), date(3000, 1, 1), date.max])
def test_a_day_that_is_no_day_of_publication_counts_for_none(code, published):
    text = SENTENCES[code].format("")
    assert read_text(text, code, published) == read_text(text, code, None)


FIGURES = {
    "en": "Fjordline carried {} passengers in May.",
    "ru": "В мае «Фьордлайн» перевёз {} пассажиров.",
    "ko": "피오르드라인은 5월 승객 {}명을 실었다.",
}


@pytest.mark.parametrize("code", sorted(FIGURES))
@pytest.mark.parametrize(
    ("digits", "claims"),
    [("9" * 26, 1), ("9" * 27, 0), ("9" * 400, 0), (f"0.{'0' * 400}1", 0)],
    ids=["as many as tables hold", "one more", "hundreds", "hundreds behind the point"],
)
def test_a_number_of_more_digits_than_a_figure_has_is_no_claim(code, digits, claims):
    text = FIGURES[code].format(digits.replace(".", "," if code == "ru" else "."))
    assert len(read_text(text, code, date(2026, 6, 1))) == claims


@pytest.mark.parametrize("mark", ["-", "–", " to "])
def test_a_range_to_more_digits_than_a_figure_has_is_read(mark):
    assert propose(f"It had 716{mark}{'9' * 60},000 boats and 12 yards.", "en", DAY).numbers[-1].claim.value == 12
