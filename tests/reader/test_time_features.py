"""What speaks for a time of a document as the time of a number, by the names of the columns."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from pipeline.reader.document_index import DocumentIndex
from pipeline.reader.time_features import NAMES, NUMBER, PAIR, SOURCES, STATIC, TimeFeatures
from tests.support.reading import DAY, MARCH, plain_document, printed, read

CODES = ("en", "ru", "ko")


def test_every_column_has_a_name_of_its_own():
    assert len(NAMES) == STATIC + PAIR
    assert len(set(NAMES)) == len(NAMES)


@pytest.mark.parametrize("code", CODES)
def test_features_have_a_row_a_time_and_a_column_a_name(code):
    document = read(code)
    features = TimeFeatures(document)
    for place in range(len(document.numbers)):
        pairs, number = features.of(place)
        assert pairs.shape == (len(document.times), STATIC + PAIR)
        assert number.shape == (NUMBER,)
        assert set(np.unique(pairs)) | set(np.unique(number)) <= {0.0, 1.0}


def test_a_document_without_times_has_features_of_no_time():
    pairs, number = TimeFeatures(plain_document("It sold 12 boats.")).of(0)
    assert pairs.shape == (0, STATIC + PAIR)
    assert number.shape == (NUMBER,)


def said(document, time, number=0):
    pairs, _ = TimeFeatures(document).of(number)
    return {NAMES[column] for column in pairs[document.times.index(time)].nonzero()[0]}


def with_times(text, *times, published=DAY):
    document = plain_document(text, published=published)
    return replace(document, times=tuple(printed(document, *one) for one in times))


APRIL, YEAR = (date(2026, 4, 1), date(2026, 5, 1)), (date(2025, 1, 1), date(2026, 1, 1))

STANDS = [
    ("In March it sold 7 boats.", {"in the sentence, ahead", "nearest ahead", "the only one of the sentence"}),
    ("It sold 7 boats in March.", {"in the sentence, behind", "nearest behind"}),
    ("It grew in March. It sold 7 boats.", {"1 sentences back at most", "last one before"}),
    ("It sold 7 boats. It grew in March.", {"in a later sentence"}),
    ("In March, it sold 7 boats.", {"comma between"}),
    ("In March, when asked, it sold 7 boats.", {"comma between", "commas between"}),
    ("In March - it sold - 7 boats; it says.", set()),
    ("In March; it sold 7 boats.", {"dash between"}),
    ("It (in March) sold 7 boats.", {"bracket between"}),
    ("It grew in March\nIt sold 7 boats.", {"in another line"}),
    ("March: 7 boats.", {"4 characters away at most", "15 characters away at most"}),
]


@pytest.mark.parametrize(("text", "wanted"), STANDS, ids=[text for text, _ in STANDS])
def test_how_a_time_stands_to_a_number(text, wanted):
    document = with_times(text, ("March", MARCH))
    stood = {"comma between", "commas between", "dash between", "bracket between", "in another line"}
    found = said(document, document.times[0])
    assert wanted <= found
    assert found & stood == wanted & stood


def test_numbers_between_are_told():
    document = with_times("In March 5 men sold 6 nets and 7 boats.", ("March", MARCH))
    (time,) = document.times
    between = [said(document, time, number) & {"a number between", "numbers between"} for number in range(3)]
    assert between == [set(), {"a number between"}, {"a number between", "numbers between"}]


def test_of_two_times_the_nearer_one_is_told():
    document = with_times(
        "In March and in 2025 it sold 7 boats in April.", ("March", MARCH), ("2025", YEAR), ("April", APRIL)
    )
    far, near, behind = (said(document, time, 1) for time in document.times)
    assert "nearest ahead" in near - far
    assert "nearest behind" in behind
    assert not {"the only one of the sentence"} & (far | near | behind)


def test_what_a_time_is():
    found = said(*with_one("In March it sold 7 boats.", "March", MARCH))
    assert {"source printed", "grain month", "at most 31 days", "printed", "published is known"} <= found
    assert not {"at most 7 days", "holds publication", "printed again"} & found


def with_one(text, words, days, **more):
    document = with_times(text, (words, days), **more)
    return document, document.times[0]


def test_a_time_that_holds_the_day_of_publication():
    assert "holds publication" in said(*with_one("In April it sold 7 boats.", "April", APRIL))
    assert "holds publication" not in said(*with_one("In March it sold 7 boats.", "March", MARCH))


def test_without_a_day_of_publication_nothing_is_said_of_it():
    found = said(*with_one("In March it sold 7 boats.", "March", MARCH, published=None))
    assert not [name for name in found if "publi" in name]


def test_times_that_are_printed_again_are_told_from_those_printed_once():
    document = plain_document("In March it sold 7 boats, in March 8, in 2025 9.", published=DAY)
    march, year = printed(document, "March", MARCH), printed(document, "2025", YEAR, "year")
    document = replace(document, times=(march, replace(march, at=29, upto=34), year))
    assert {"printed again", "printed most", "the latest"} <= said(document, march)
    assert "the earliest" in said(document, year)
    assert not {"printed again", "printed most", "the latest"} & said(document, year)


def test_times_that_no_word_prints_stand_nowhere():
    document = read("en")
    for time in document.times:
        if time.at < 0:
            assert not said(document, time) & set(NAMES[STATIC:])
            assert f"source {time.source}" in said(document, time)


@pytest.mark.parametrize("code", CODES)
def test_every_source_of_a_time_has_a_column(code):
    assert {one.source for one in read(code).times} <= set(SOURCES)


def test_places_by_days():
    document = read("en")
    found = DocumentIndex(document).by_days
    assert sorted(place for places in found.values() for place in places) == list(range(len(document.times)))
    assert all(document.times[place].days == days for days, places in found.items() for place in places)
    assert len(found[MARCH]) == 2  # printed, and the month before publication
