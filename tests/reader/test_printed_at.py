"""An answer is at the words that print it; of several such words those count that are nearest to the number."""

from dataclasses import replace

import pytest

from pipeline.reader.inputs import RegionInput, SpeakerInput
from pipeline.reader.printed_at import printed_at
from tests.support.reading import MARCH, plain_document, printed, view_of

TEXT = "Norway had 40 boats in March. Nordfisk sold 12 in Norway. Revenue fell to 9 in March."


def view(**changes):
    document = plain_document(TEXT)
    first = printed(document, "March", MARCH)
    again = replace(first, at=TEXT.rindex("March"), upto=TEXT.rindex("March") + 5, sentence=2)
    document = replace(document, times=(first, again), **changes)
    return view_of(document, {1: {"entity": {"Nordfisk": 1.0}}})


@pytest.mark.parametrize(("number", "at"), [(0, 23), (1, 23), (2, TEXT.rindex("March"))])
def test_a_time_is_at_the_words_of_the_nearest_sentence_an_earlier_one_first(number, at):
    span = printed_at(view(), number, "period", MARCH)
    assert (span.start, span.of(TEXT)) == (at, "March")


def test_a_name_is_where_the_reader_has_it():
    assert printed_at(view(), 1, "entity", "nordfisk").of(TEXT) == "Nordfisk"
    assert printed_at(view(), 1, "entity", "halden") is None


@pytest.mark.parametrize(("number", "at"), [(0, 0), (1, TEXT.rindex("Norway")), (2, TEXT.rindex("Norway"))])
def test_a_country_is_at_its_nearest_mention(number, at):
    places = (0, TEXT.rindex("Norway"))
    regions = tuple(RegionInput(place, place + 6, "NO", "country") for place in places)
    assert printed_at(view(regions=regions), number, "region", "NO").start == at
    assert printed_at(view(regions=regions), number, "region", "SE") is None


def test_a_metric_of_the_catalogue_is_at_its_cue():
    start = TEXT.index("Revenue")
    found = view(cues=((start, start + 7, "revenue"),))
    assert printed_at(found, 2, "metric_id", "revenue").of(TEXT) == "Revenue"


def test_a_speaker_that_only_the_grammar_names_is_at_its_phrase():
    start = TEXT.index("Nordfisk")
    found = view(speakers=(SpeakerInput(start, start + 8, "Nordfisk", "organisation", "said"),))
    assert printed_at(found, 0, "attribution", "nordfisk").of(TEXT) == "Nordfisk"


@pytest.mark.parametrize("slot", ["kind", "direction", "modality", "claim", "unit"])
def test_what_has_no_words_of_its_own_is_nowhere(slot):
    assert printed_at(view(), 0, slot, "level") is None


def test_no_answer_is_nowhere():
    assert printed_at(view(), 0, "period", None) is None
