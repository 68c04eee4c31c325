"""What the network should answer of gold: the places of every right answer among those that it scores."""

from datetime import date

import pytest

from pipeline.catalog import metrics
from pipeline.reader.slots import CHOICES, NONE, UNSAID
from pipeline.reader.windows import TEXT, windows_of
from tests.support.reading import DAY, TEXTS, TITLES, plain_document, read, tokenizer_of
from training.gold import GoldDocument
from training.labels import OPTIONAL, labels_of, marked_for, options_right, pattern_of, same_days, times_right

KEYS = tuple(metrics())
WORDS = tokenizer_of(*TEXTS.values(), *TITLES.values())
MARCH = {"start": "2026-03-01", "end": "2026-04-01"}


def marked(document, surface, value, **fields):
    start = document.text.index(surface)
    return {"surface": surface, "value": value, "start": start, "end": start + len(surface), **fields}


def gold(document, *claims, slots=None):
    return GoldDocument("one", 0, True, True, slots, {"claims": list(claims)}, document)


def labels(code, surface, *, titled=False, slots=None, **fields):
    """The labels of the number, and its window."""
    document = read(code, titled=titled)
    (window,) = windows_of(document, WORDS)
    row, number = next(each for each in enumerate(document.numbers) if each[1].claim.surface == surface)
    claim = marked(document, surface, str(number.claim.value), **fields)
    return labels_of(gold(document, claim, slots=slots), window, KEYS)[row], window


def printed(found, window, slot, document):
    """The words at the right places of a slot; "none" and "unsaid" are the two answers behind the spans."""
    texts = [
        (document.text if window.zone[first] == TEXT else document.title)[window.starts[first] : window.ends[last]]
        for first, last in zip(window.span_first, window.span_last, strict=True)
    ]
    return [[*texts, "none", "unsaid"][place] for place in found.right[slot]]


POINTED = [
    ("en", "12 boats", "entity", {"entity": "Nordfisk"}, ["Nordfisk", "Nordfisk"]),
    ("en", "12 boats", "entity", {"entity": "Nordfisk", "entity_also": ["Tova Brekke"]},
     ["Nordfisk", "Tova Brekke", "Nordfisk"]),
    ("en", "12 boats", "entity", {"entity": None}, ["none"]),
    ("en", "12 boats", "entity", {"entity": "Nordfisk", "entity_also": [None]}, ["Nordfisk", "Nordfisk", "none"]),
    ("en", "12 boats", "entity", {"entity": "Skandihavn"}, ["unsaid"]),
    ("en", "12 boats", "attribution", {"attribution": {"text": "Tova Brekke", "kind": "person"}}, ["Tova Brekke"]),
    ("en", "12 boats", "attribution",
     {"attribution": {"text": "Tova Brekke", "kind": "person"},
      "attribution_also": [{"text": "Nordfisk", "kind": "media"}]},
     ["Tova Brekke"]),
    ("en", "12 boats", "attribution",
     {"attribution": {"text": "Skandihavn", "kind": "organisation"},
      "attribution_also": [{"text": "Tova Brekke", "kind": "media"}]}, ["Tova Brekke"]),
    ("en", "12 boats", "attribution",
     {"attribution": {"text": "Tova Brekke", "kind": "media"},
      "attribution_also": [{"text": "Nordfisk", "kind": "media"}]},
     ["Nordfisk", "Tova Brekke", "Nordfisk"]),
    ("en", "12 boats", "attribution", {}, ["none"]),
    ("en", "12 boats", "metric", {"metric": "boats"}, ["boats"]),
    ("en", "12 boats", "counted", {"unit": "count:boat"}, ["boats"]),
    ("en", "12 boats", "counted", {"unit": "person"}, ["none"]),
    ("en", "400 people", "region", {"region": "IS"}, ["Iceland"]),
    ("en", "400 people", "region", {"region": "IS", "region_also": [None]}, ["Iceland", "none"]),
    ("en", "400 people", "region", {"region": "SE"}, ["unsaid"]),
    ("en", "400 people", "entity", {"entity": "Halden Yard"}, ["Halden Yard"]),
    ("ru", "51 200 пользователей", "entity", {"entity": "Мурчат"}, ["Мурчат"]),
    ("ru", "51 200 пользователей", "metric", {"metric": "пользователи"}, ["пользователей"]),
    ("ru", "51 200 пользователей", "region", {"region": "NO"}, ["Норвегии"]),
    ("ko", "5만1200명", "metric", {"metric": "이용자"}, ["이용자"]),
    ("ko", "40%", "metric", {"metric": "매출"}, ["매출"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("code", "surface", "slot", "fields", "wanted"),
    POINTED,
    ids=[f"{n} {p[0]} {p[2]}" for n, p in enumerate(POINTED)],
)
def test_where_an_answer_is_printed(code, surface, slot, fields, wanted):
    found, window = labels(code, surface, **fields)
    assert printed(found, window, slot, read(code)) == wanted


def test_an_answer_may_stand_in_the_title_too():
    found, window = labels("en", "12 boats", titled=True, entity="Nordfisk")
    assert printed(found, window, "entity", read("en", titled=True)) == ["Nordfisk"] * 3
    assert [window.zone[window.span_first[place]] for place in found.right["entity"]].count(TEXT) == 2


def test_an_answer_that_is_printed_in_other_words_is_the_nearest_span_that_shares_most_of_them():
    found, window = labels("en", "12 boats", entity="Captain Tova Brekke")
    assert printed(found, window, "entity", read("en")) == ["Tova Brekke"]


CHOSEN = [
    ("kind", {"kind": "change"}, {"change"}),
    ("kind", {"kind": "change", "kind_also": ["level"]}, {"change", "level"}),
    ("direction", {"direction": "up"}, {"up"}),
    ("direction", {}, {"none"}),
    ("modality", {}, {"actual"}),
    ("modality", {"modality": "forecast"}, {"forecast"}),
    ("modality", {"modality": "forecast", "modality_also": ["actual"]}, {"forecast", "actual"}),
    ("modality", {"modality": "target", "modality_also": [None]}, {"target", "actual"}),
    ("dimension", {"unit": "count:boat"}, {"count"}),
    ("dimension", {"unit": "user", "unit_also": ["person"]}, {"user", "person"}),
    ("dimension", {"unit": "NOK"}, {"money"}),
    ("home", {"region": "US"}, {"home"}),
    ("home", {"region": "IS"}, {"elsewhere"}),
    ("home", {"region": None}, {"none"}),
    ("home", {"region": "IS", "region_also": [None]}, {"elsewhere", "none"}),
    ("claim", {}, {"claim"}),
    ("claim", {"optional": True}, {"optional"}),
]


@pytest.mark.parametrize(("slot", "fields", "wanted"), CHOSEN, ids=[f"{n} {c[0]}" for n, c in enumerate(CHOSEN)])
def test_which_of_a_closed_list_is_right(slot, fields, wanted):
    found, _ = labels("en", "12 boats", **fields)
    assert {CHOICES[slot][place] for place in found.right[slot]} == wanted


def test_metrics_are_places_in_the_catalogue_and_none_behind_them():
    found, _ = labels("en", "12 boats", metric_id="revenue", metric_id_also=[None])
    assert [(*KEYS, None)[place] for place in found.right["metric_id"]] == ["revenue", None]


def test_a_metric_that_the_catalogue_has_not_is_not_marked():
    found, _ = labels("en", "12 boats", metric_id="harbour_fees")
    assert found.right["metric_id"] == []


def test_a_number_that_is_not_marked_is_a_lure_of_which_nothing_else_is_asked():
    document = read("en")
    (window,) = windows_of(document, WORDS)
    for one in labels_of(gold(document), window, KEYS):
        assert one.right == {"claim": [CHOICES["claim"].index("lure")]}
        assert one.weight == 1


def test_an_optional_number_weighs_less():
    assert labels("en", "12 boats", optional=True)[0].weight == OPTIONAL < labels("en", "12 boats")[0].weight


def test_a_text_that_is_marked_for_some_slots_teaches_these_alone():
    found, _ = labels("en", "12 boats", slots=frozenset({"entity", "unit"}), entity="Nordfisk", unit="count:boat")
    assert found.right.keys() == {"entity", "dimension"}


def test_an_answer_that_a_text_does_not_print_is_not_taught_by_one_that_is_marked_for_some_slots():
    found, _ = labels("en", "12 boats", slots=frozenset({"entity", "attribution"}), entity="Skandihavn")
    assert found.right.keys() == {"attribution"}


def test_times_that_are_right_are_those_of_the_same_days_and_the_place_behind_them_is_none():
    document = read("en")
    right = times_right(document, [MARCH])
    assert {document.times[place].days for place in right} == {(date(2026, 3, 1), date(2026, 4, 1))}
    assert {document.times[place].source for place in right} == {"printed", "month before"}
    assert times_right(document, [None]) == [len(document.times)]
    assert times_right(document, [MARCH, None]) == [*right, len(document.times)]


def test_a_time_that_the_text_has_not_is_nowhere():
    assert times_right(read("en"), [{"start": "1998-01-01", "end": "1999-01-01"}]) == []


@pytest.mark.parametrize(
    ("marked_days", "same"),
    [
        (MARCH, True),
        ({"start": "2026-02-28", "end": "2026-03-31"}, True),
        ({"start": "2026-03-03", "end": "2026-04-01"}, False),
        ({"start": "2026-03-01T00:00:00", "end": "2026-04-01T00:00:00"}, True),
        ({"start": "2026-03-01"}, False),
        ({"start": "soon", "end": "later"}, False),
    ],
    ids=["equal", "off by a day", "off by two", "with hours", "without an end", "no dates"],
)
def test_days_are_the_same_as_the_contract_has_it(marked_days, same):
    assert same_days((date(2026, 3, 1), date(2026, 4, 1)), marked_days) is same


def test_short_spans_are_never_off_by_a_day():
    assert not same_days((DAY, date(2026, 4, 15)), {"start": "2026-04-13", "end": "2026-04-14"})


def test_a_number_is_marked_by_the_claim_of_its_value_before_one_that_only_overlaps():
    document = plain_document("It sold 12 of 12 boats.")
    whole = marked(document, "12 of 12 boats", "100")
    own = marked(document, "12", "12")
    assert marked_for(gold(document, whole, own)) == [own, whole]
    assert marked_for(gold(document)) == [None, None]


def test_a_claim_without_a_value_marks_the_number_that_it_overlaps():
    document = plain_document("It sold 12 boats.")
    vague = marked(document, "12 boats", None, optional=True)
    assert marked_for(gold(document, vague)) == [vague]


@pytest.mark.parametrize(
    ("answer", "code", "text", "found"),
    [
        ("Nordfisk", "en", "the NORDFISK yard", "NORDFISK"),
        ("Nordfisk", "en", "Nordfisks", None),
        ("Tova Brekke", "en", "Tova\nBrekke", "Tova\nBrekke"),
        ("«Мурчат»", "ru", "сервиса «Мурчат»", "Мурчат"),
        ("пользователи", "ru", "от пользователей", "пользователей"),
        ("Галден", "ru", "в Галдене", "Галдене"),
        ("НАТО", "ru", "НАТОвский", None),
        ("이용자", "ko", "이용자가 늘었다", "이용자"),
        ("매출", "ko", "총매출", None),
        ("“”", "en", "“”", None),
    ],
)
def test_a_printed_answer_is_found_in_any_case_and_ending(answer, code, text, found):
    pattern = pattern_of(answer, code)
    match = pattern.search(text) if pattern else None
    assert (match and match[0]) == found


def test_none_and_unsaid_stand_behind_the_spans():
    assert (NONE, UNSAID) == (0, 1)
    found, window = labels("en", "12 boats", entity=None)
    assert found.right["entity"] == [len(window.span_first) + NONE]
    other, _ = labels("en", "12 boats", entity="Skandihavn")
    assert other.right["entity"] == [len(window.span_first) + UNSAID]


@pytest.mark.parametrize(
    ("first", "options", "right"),
    [
        ({"text": "Tallyhouse", "kind": "organisation"}, ["Tallyhouse", "Gazette"], [True, False]),
        ({"text": "Tallyhouse", "kind": "organisation"}, ["Nordfisk", "Gazette"], [False, True]),
        ({"text": "Courier", "kind": "media"}, ["Courier", "Gazette"], [True, True]),
    ],
    ids=["both", "who passes it on alone", "a paper says it first"],
)
def test_who_says_a_figure_first_is_the_right_option(first, options, right):
    said = {"attribution": first, "attribution_also": [{"text": "Gazette", "kind": "media"}]}
    found = [{"attribution": {"text": one}} for one in options]
    assert options_right(said, found, "attribution") == right


def test_every_answer_of_other_fields_is_a_right_option():
    said = {"entity": "Nordfisk", "entity_also": ["Skandihavn"]}
    assert options_right(said, [{"entity": "Skandihavn"}, {"entity": "Tallyhouse"}], "entity") == [True, False]
