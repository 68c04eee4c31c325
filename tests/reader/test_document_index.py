"""What a document has is found by where it stands, and is the same as going through all of it would find."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.reader.document_index import DocumentIndex, Spans, any_between, last_at_most
from pipeline.reader.inputs import PhraseInput, RegionInput, SpeakerInput
from tests.support.reading import FEBRUARY, MARCH, plain_document, printed

PLACES = st.integers(0, 60)
SPANS = st.lists(st.tuples(PLACES, st.integers(1, 12)).map(lambda one: (one[0], one[0] + one[1])), max_size=20)
TEXT = "Norway has 5 boats. Norway sold 7 boats, and Iceland 9, said Brekke. Brekke left. Iceland has 2."


def regions():
    places = [(TEXT.index("Norway"), "NO"), (TEXT.rindex("Norway"), "NO")]
    places += [(TEXT.index("Iceland"), "IS"), (TEXT.rindex("Iceland"), "IS")]
    return tuple(RegionInput(at, at + 6, country, "country") for at, country in places)


def index(**found):
    return DocumentIndex(plain_document(TEXT, **found))


@settings(max_examples=200, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(SPANS, PLACES, st.integers(1, 15))
def test_spans_that_overlap_are_found_in_their_order(spans, start, size):
    wanted = [place for place, (one, other) in enumerate(spans) if one < start + size and start < other]
    assert Spans(spans).overlapping(start, start + size) == wanted


def test_a_title_overlaps_nothing():
    assert Spans([(0, 5)]).overlapping(-1, -1) == []


@settings(max_examples=200, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(PLACES, max_size=20).map(sorted), PLACES, PLACES)
def test_sorted_places_are_asked_for_the_last_and_for_any(places, first, last):
    assert last_at_most(places, last) == max((one for one in places if one <= last), default=None)
    assert any_between(places, first, last) == any(first <= one <= last for one in places)


def test_countries_are_known_by_their_sentences():
    found = index(regions=regions())
    assert found.country_sentences == {"NO": [0, 1], "IS": [1, 3], "": [0, 1, 1, 3]}
    assert [one.start for one in found.mentions_in("IS", 1)] == [TEXT.index("Iceland")]
    assert found.mentions_in("IS", 0) == []


def test_the_number_that_follows_is_of_the_same_sentence():
    found = index()
    assert found.next_number(TEXT.index("7"), 1) == TEXT.index("9")
    assert found.next_number(TEXT.index("9"), 1) is None


def test_numbers_between_two_places_are_counted_in_either_direction():
    found = index()
    first, last = TEXT.index("5"), TEXT.index("9")
    assert found.numbers_between(first, last) == 2
    assert found.numbers_between(first + 1, last) == 1
    assert found.numbers_between(last, first) == -2


def test_speakers_are_known_by_their_sentences_and_names():
    places = [TEXT.index("Brekke"), TEXT.rindex("Brekke")]
    speakers = tuple(SpeakerInput(at, at + 6, "Brekke", "person", "said") for at in places)
    found = index(speakers=speakers)
    assert [(sentence, one.start) for sentence, one in found.speakers_between(0, 1)] == [(1, places[0])]
    assert found.speaker_sentences == [1, 2]
    assert found.speakers["brekke"] is speakers[0]


def test_base_forms_are_known_by_place_and_by_words():
    phrases = (PhraseInput(0, 6, "Norway", "name"), PhraseInput(20, 26, "norway", "name"))
    found = index(phrases=phrases)
    assert found.phrase_bases == {(0, 6): "Norway", (20, 26): "norway"}
    assert found.bases == {"norway": {"Norway": 1, "norway": 1}}


def test_times_are_known_by_their_days():
    one, other = (printed(plain_document(TEXT), word, MARCH) for word in ("Norway", "Iceland"))
    last = printed(plain_document(TEXT), "boats", FEBRUARY)
    assert index(times=(one, last, other)).by_days == {MARCH: [0, 2], FEBRUARY: [1]}


def test_metrics_are_known_by_their_sentences():
    cues = ((0, 6, "boats"), (20, 26, "boats"), (21, 25, "nets"))
    assert index(cues=cues).cue_sentences == {"boats": {0, 1}, "nets": {1}}
