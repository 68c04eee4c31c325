"""Other days that words of time may mean: where they stand in the document, and what is known of them."""

from datetime import date

import pytest

from pipeline.extract.read import propose
from tests.support.reading import DAY, TEXTS

FISCAL = "Nordfisk sees 12 orders in the year to March 2027.\nOver the next two years it will build 40 boats."


def further(text, published=DAY):
    return [time for time in propose(text, "en", published).times if time.source == "further"]


def test_they_lie_in_the_sentence_that_prints_their_words():
    document = propose(FISCAL, "en", DAY)
    found = [time for time in document.times if time.source == "further"]
    assert {time.sentence for time in found} == {0, 1}
    for time in found:
        start, end = document.sentences[time.sentence]
        assert start <= time.at < time.upto <= end


def test_none_is_offered_twice_in_a_sentence_nor_where_the_grammar_gives_it():
    document = propose(FISCAL, "en", DAY)
    keys = [(time.sentence, time.days) for time in document.times if time.source in {"printed", "further"}]
    assert len(keys) == len(set(keys))


def test_they_have_what_is_known_of_the_printed_time_that_they_are_part_of():
    relative, baseline = 0, 1
    (then,) = [time for time in further("Sales rose 4% from two quarters ago.") if time.start == date(2024, 10, 1)]
    assert then.flags[relative]
    assert then.flags[baseline]


def test_words_that_the_grammar_does_not_take_for_a_time_have_no_marks():
    found = further("It sold 40 boats in 2019under a licence.")
    assert date(2019, 1, 1) in {time.start for time in found}
    assert not any(any(time.flags) for time in found)


def test_without_a_day_of_publication_only_what_is_printed_in_full_is_a_time():
    found = further("In the three months ended March 7, 2026 it sold 40 boats, and 7 since Friday.", None)
    assert (date(2025, 12, 8), date(2026, 3, 8)) in {time.days for time in found}
    assert all(time.start.year > 2000 for time in found)


@pytest.mark.parametrize("code", ["ru", "ko"])
def test_a_language_that_knows_none_has_none(code):
    assert not [time for time in propose(TEXTS[code], code, DAY).times if time.source == "further"]


def test_they_block_no_number():
    document = propose("The film took $40 million in three days.", "en", DAY)
    assert (date(2026, 4, 11), date(2026, 4, 14)) in {time.days for time in document.times}
    assert [one.claim.surface for one in document.numbers] == ["$40 million", "three days"]
