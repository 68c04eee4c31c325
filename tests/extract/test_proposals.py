"""What the grammars find in a text, as the learned reader takes it."""

from datetime import date
from itertools import pairwise

import pytest

from pipeline.extract import read_by_rules, read_text
from pipeline.extract.read import propose
from pipeline.reader.published_times import FROM_PUBLICATION
from tests.support.reading import DAY, FEBRUARY, MARCH, TEXTS, read

CODES = ("en", "ru", "ko")


@pytest.mark.parametrize("code", CODES)
def test_numbers_are_those_of_the_rules_with_their_claims(code):
    document = read(code)
    assert [one.claim for one in document.numbers] == read_by_rules(TEXTS[code], code, DAY)
    assert all(document.text[one.start : one.end] == one.claim.surface for one in document.numbers)


@pytest.mark.parametrize("code", CODES)
def test_everything_lies_in_its_sentence(code):
    document = read(code)
    for one in document.numbers:
        start, end = document.sentences[one.sentence]
        assert start <= one.start < one.end <= end
    for time in document.times:
        if time.at >= 0:
            start, end = document.sentences[time.sentence]
            assert start <= time.at < time.upto <= end


@pytest.mark.parametrize("code", CODES)
def test_sentences_follow_each_other(code):
    spans = read(code).sentences
    assert len(spans) == 2
    assert all(end <= start for (_, end), (start, _) in pairwise(spans))


def printed(document, source):
    return [(document.text[one.at : one.upto], one.days) for one in document.times if one.source == source]


@pytest.mark.parametrize(
    ("code", "words", "days"),
    [
        ("en", "March", MARCH),
        ("en", "At the end of March", (date(2026, 3, 31), date(2026, 4, 1))),
        ("ru", "марте", MARCH),
        ("ko", "지난 3월", MARCH),
    ],
)
def test_printed_times_have_their_days(code, words, days):
    assert (words, days) in printed(read(code), "printed")


@pytest.mark.parametrize(("code", "words"), [("en", "March"), ("ru", "марте"), ("ko", "지난 3월")])
def test_a_printed_month_gives_its_last_day_too(code, words):
    assert (words, (date(2026, 3, 31), date(2026, 4, 1))) in printed(read(code), "last_day")


@pytest.mark.parametrize(
    ("code", "words", "days"),
    [
        ("en", "the previous month", FEBRUARY),
        ("ru", "месяцем ранее", FEBRUARY),
        ("ko", "전년", (date(2025, 3, 1), date(2025, 4, 1))),
    ],
)
def test_what_is_compared_with_is_counted_from_the_times_of_the_text(code, words, days):
    assert (words, days) in printed(read(code), "shifted")
    (time,) = [one for one in read(code).times if one.days == days and one.at >= 0]
    assert time.flags[1]


def test_times_from_the_day_of_publication_come_last():
    sources = [one.source for one in read("en").times]
    assert sources[-len(FROM_PUBLICATION) :] == list(FROM_PUBLICATION)


def test_without_a_day_of_publication_only_what_is_printed_in_full_is_a_time():
    document = propose("In March 2024 Nordfisk sold 12 boats, and 7 yesterday.", "en", None)
    assert printed(document, "printed") == [("March 2024", (date(2024, 3, 1), date(2024, 4, 1)))]
    assert not [one for one in document.times if one.at < 0]


@pytest.mark.parametrize(
    ("code", "words", "role"), [("en", "Tova Brekke", "name"), ("en", "boats", "object"), ("ru", "Мурчат", "name"),
                                ("ko", "매출", "subject")]
)  # fmt: skip
def test_names_and_noun_phrases_have_their_roles(code, words, role):
    document = read(code)
    assert (words, role) in {(document.text[one.start : one.end], one.role) for one in document.phrases}


@pytest.mark.parametrize(
    ("code", "words", "country"), [("en", "Iceland", "IS"), ("ru", "Норвегии", "NO"), ("ko", "노르웨이", "NO")]
)
def test_countries_that_are_named(code, words, country):
    document = read(code)
    assert [(document.text[one.start : one.end], one.country) for one in document.regions] == [(words, country)]


@pytest.mark.parametrize(("code", "words", "key"), [("ru", "Выручка", "revenue"), ("ko", "매출", "revenue")])
def test_metrics_that_are_named(code, words, key):
    document = read(code)
    assert (words, key) in {(document.text[start:end], name) for start, end, name in document.cues}


@pytest.mark.parametrize(
    ("code", "speakers"),
    [
        ("en", [("Tova Brekke", "Tova Brekke", "person")]),
        ("ru", [("сервис «Мурчат»", "Мурчат", "organisation")]),
        ("ko", [("님보", "님보", "organisation")]),
    ],
)
def test_phrases_that_name_who_says_so(code, speakers):
    document = read(code)
    found = [(document.text[one.start : one.end], one.base, one.kind) for one in document.speakers]
    assert found == speakers


def test_a_title_is_kept_beside_the_text():
    document = read("en", titled=True)
    assert (document.title, document.text) == ("Nordfisk grows in Iceland", TEXTS["en"])


@pytest.mark.parametrize("text", ["", "\n\n"], ids=["empty", "lines"])
def test_a_text_without_sentences_has_nothing(text):
    document = propose(text, "en", DAY, title="Boats")
    assert (document.numbers, document.sentences, document.times, document.title) == ((), (), (), "Boats")


def test_a_text_without_numbers_has_none():
    document = propose("Nordfisk sold its boats in March.", "en", DAY)
    assert document.numbers == ()
    assert document.times


def test_what_only_some_readings_need_is_kept_apart_from_what_is_printed():
    document = propose("님보는 7월 9척을 판다.", "ko", DAY)
    assert printed(document, "printed") == [("7월", (date(2025, 7, 1), date(2025, 8, 1)))]
    assert printed(document, "further") == [("7월", (date(2026, 7, 1), date(2026, 8, 1)))]


def test_what_is_compared_with_is_counted_from_those_times_too():
    document = propose("님보는 지난달부터 이달 10일까지 9척을 팔아 지난해 같은 기간 8척보다 많다.", "ko", DAY)
    assert ("지난해 같은 기간", (date(2025, 3, 1), date(2025, 4, 11))) in printed(document, "shifted")


@pytest.mark.parametrize(
    ("text", "code", "words", "starts"),
    [
        ("Nordfisk's revenue rose to $9 million from $8 million a year earlier.", "en", "a year earlier",
         {date(2025, 3, 1), date(2025, 1, 1), date(2024, 1, 1)}),
        ("Аудитория «Нордфиска» выросла до 9 млн с 8 млн месяцем ранее.", "ru", "месяцем ранее", {date(2026, 2, 1)}),
        ("Nordfisk's revenue rose to $9 million in 2024, from $8 million a year earlier.", "en", "a year earlier",
         {date(2023, 1, 1)}),
    ],
    ids=["the month, quarter and year before", "no part of a quarter", "of a printed time alone"],
)  # fmt: skip
def test_where_no_time_is_printed_shifts_are_counted_from_what_was_over_at_publication(text, code, words, starts):
    found = printed(propose(text, code, DAY), "shifted")
    assert {days[0] for said, days in found if said == words} == starts


def test_a_figure_of_a_year_before_the_quarter_that_nobody_names_has_its_own_time():
    text = "Nordfisk had quarterly revenue of $9 million, up from $8 million a year earlier. Net profit was $2 million."
    now, then, behind = (claim.period for claim in read_text(text, "en", DAY))
    assert (now.start, now.end) == (behind.start, behind.end) == (date(2026, 1, 1), date(2026, 4, 1))
    assert (then.start, then.end) == (date(2025, 1, 1), date(2025, 4, 1))


def test_printed_times_are_counted_from_however_many_others_stand_between():
    years = "\n".join(f"{year}년 님보는 7월 9척을 팔았다." for year in range(1980, 1992))
    document = propose(f"{years}\n매출은 전년보다 9% 늘었다.", "ko", DAY)
    assert ("전년", (date(1990, 1, 1), date(1991, 1, 1))) in printed(document, "shifted")
    assert ("전년", (date(1979, 7, 1), date(1979, 8, 1))) in printed(document, "shifted")


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Its tour grossed $2,077,618,725 from 149 shows.", "USD"),
        ("The Quill can carry 24,004 TEU and is 400m long.", "count:teu"),
        ("The service index fell to 55.8 while 40 jobs went.", "count:point"),
    ],
    ids=["sign", "unit", "index"],
)
def test_a_unit_that_the_words_at_the_number_say_is_not_left_to_the_reader(text, unit):
    first = propose(text, "en", DAY).numbers[0]
    assert (first.claim.unit, first.told_by) == (unit, {"unit": "units.attach"})
    assert read_text(text, "en", DAY)[0].unit == unit


def test_a_noun_that_a_number_counts_is_left_to_the_reader():
    (number,) = propose("It has 40 boats.", "en", DAY).numbers
    assert number.told_by == {}
