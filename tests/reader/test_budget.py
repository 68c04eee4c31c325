"""A text is read up to the place where its budget is used up; what stands behind is counted, and no clock is asked."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.extract import learned, quantities, read_plain
from pipeline.extract.read import propose, trace
from pipeline.languages import known, language
from pipeline.reader.budget import LETTERS, NUMBERS, TIMES, WINDOW, WORK, numbers_behind
from pipeline.reader.network import network
from pipeline.reader.published_times import FROM_PUBLICATION
from pipeline.reader.windows import windows_of, within_work
from tests.support.reading import plain_document, tokenizer_of

DAY = date(2026, 4, 14)
LENGTH = 2_500  # characters of a text that is made of a few pieces
PIECES = (
    "1", "1 ", "1, ", "1.", "1. ", "1/2 ", "1-", "1–2 ", "1:", "1 | ", "5% ", "%", "만 ", "1만 ", "+1 ", "-", "$1 ",
    "от 1 до ", "from 1 to ", "1에서 2까지 ", "«", "“", '"', "(", "a ", "\n", "млн ", "Norway ", "users ",
    "one hundred ", "in 2024 ", "a year earlier ", "в 2024 году ", "годом ранее ", "2024년 ", "1년 전 ", "said Brekke ",
)  # fmt: skip


def numbers_read(text, code="en"):
    return sum(len(one.readings) for one in trace(text, language(code), DAY))


def test_an_article_is_read_to_its_end():
    text = "Nordfisk sold 12 boats in March 2026.\nIt had 400 people then. \n"
    document = propose(text, "en", DAY)
    assert (document.text, document.read_to) == (text, -1)
    assert read_plain(text, "en", DAY).numbers_unread == 0


def test_reading_ends_behind_the_last_number_of_the_budget():
    text = "Nordfisk sold boats: " + ", ".join(str(1000 + number) for number in range(NUMBERS + 7))
    document = propose(text, "en", DAY)
    assert numbers_read(text) == NUMBERS
    assert document.read_to == text.index(str(1000 + NUMBERS))
    assert numbers_behind(text, document.read_to) == 7


def test_sentences_behind_the_last_number_of_the_budget_are_not_read():
    text = "Nordfisk sold 5 boats. " * NUMBERS + "It sold 12 nets, and 13 oars."
    document = propose(text, "en", DAY)
    assert len(document.sentences) == NUMBERS
    assert numbers_behind(text, document.read_to) == 2


def test_numbers_that_stand_first_are_read():
    text = "Nordfisk sold 12 boats. " + "The court named Article 281. " * (NUMBERS + 30)
    found = read_plain(text, "en", DAY)
    assert [claim.surface for claim in found.claims] == ["12 boats"]
    assert found.numbers_unread == 31


def test_reading_ends_with_the_sentence_in_which_the_letters_end():
    text = "Rain fell on the hills of the north. " * (LETTERS // 30) + "Nordfisk sold 12 boats."
    document = propose(text, "en", DAY)
    assert LETTERS <= document.read_to < LETTERS + 40
    assert numbers_behind(text, document.read_to) == 1


@pytest.mark.parametrize(("code", "said"), [("en", "A year earlier it sank. "), ("ru", "Годом ранее он затонул. ")])
def test_reading_ends_with_the_sentence_in_which_the_times_end(code, said):
    years = "".join(f"{year}. " for year in range(1990, 2020))
    text = f"In {years}" if code == "en" else "".join(f"В {year} году. " for year in range(1990, 2020))
    text += said * 200 + "12."
    document = propose(text, code, DAY)
    printed = [time for time in document.times if time.at >= 0]
    assert len(printed) <= 2 * TIMES
    assert 0 < document.read_to < len(text) - 3
    assert all(time.upto <= document.read_to for time in printed)


def test_numbers_in_windows_that_are_past_the_budget_are_not_read():
    text = "".join(f"{'boat ' * 250}{number} " for number in range(60))
    document = plain_document(text)
    found = within_work(document, tokenizer_of(text), WORK)
    most = WORK // (WINDOW + 1)
    assert [text[one.start : one.end] for one in found.numbers] == [str(number) for number in range(most)]
    assert text[found.read_to :].startswith(f"{most} ")


def test_windows_within_the_budget_leave_a_document_as_it_is():
    document = plain_document("".join(f"{'boat ' * 250}{number} " for number in range(30)))
    assert within_work(document, tokenizer_of(document.text), WORK) is document


def test_whoever_asks_for_every_number_gets_it():
    text = "5 boats. " * (NUMBERS + 3)
    assert len(quantities(text, "en")) == NUMBERS + 3


def work_of(document):
    """Of a document of which no more than the budget is left."""
    windows = list(windows_of(learned.within_budget(document, network()), network().tokenizer))
    return sum(WINDOW + len(window.numbers) for window in windows)


@pytest.mark.acceptance
@pytest.mark.timeout(120)
@settings(max_examples=12, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(sorted(known())), st.lists(st.sampled_from(PIECES), min_size=1, max_size=4))
def test_no_text_has_more_work_than_the_budget(code, pieces):
    text = ("".join(pieces) * LENGTH)[:LENGTH]
    document = propose(text, code, DAY)
    assert numbers_read(text, code) <= NUMBERS
    assert len(document.numbers) <= NUMBERS
    assert len(document.times) <= 2 * TIMES + len(FROM_PUBLICATION)
    assert work_of(document) <= WORK
    assert document.text == (text if document.read_to < 0 else text[: document.read_to])
    assert propose(text, code, DAY) == document
