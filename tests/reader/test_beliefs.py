"""Score tables of a window become chances of answers: forms of a name and times of the same days are one answer."""

from datetime import date

import numpy as np
import pytest

from pipeline.reader.beliefs import Belief, beliefs_of, key_of
from pipeline.reader.slots import CHOICES, NAMES, NONE, POINTERS, TIMES, UNSAID
from pipeline.reader.windows import TEXT, TITLE, windows_of
from tests.support.reading import MARCH, TEXTS, TITLES, flat_tables, read, set_chances, tokenizer_of

METRICS = ("revenue", "users")
WORDS = tokenizer_of(*TEXTS.values(), *TITLES.values())


def window_and_tables(code, *, titled=False):
    document = read(code, titled=titled)
    (window,) = windows_of(document, WORDS)
    return document, window, flat_tables(document, window, METRICS)


def places_of(document, window, words, zone=TEXT):
    """Spans that print these words."""
    texts = {TEXT: document.text, TITLE: document.title}
    return [
        place
        for place, (first, last) in enumerate(zip(window.span_first, window.span_last, strict=True))
        if window.zone[first] == zone and texts[zone][window.starts[first] : window.ends[last]] == words
    ]


@pytest.mark.parametrize("code", ["en", "ru", "ko"])
def test_every_number_has_a_belief_of_every_slot(code):
    document, window, tables = window_and_tables(code)
    found = beliefs_of(document, window, tables, METRICS)
    assert sorted(found) == list(range(len(document.numbers)))
    assert all(set(slots) == set(NAMES) for slots in found.values())


def test_closed_lists_times_and_metrics_have_all_chances_by_key():
    document, window, tables = window_and_tables("en")
    beliefs = beliefs_of(document, window, tables, METRICS)[0]
    for name, values in CHOICES.items():
        assert set(beliefs[name].chances) == set(values)
    assert set(beliefs["metric_id"].chances) == {*METRICS, None}
    for name in TIMES:
        assert set(beliefs[name].chances) == {None, *(time.days for time in document.times)}
    for name in (*CHOICES, *TIMES, "metric_id"):
        assert sum(beliefs[name].chances.values()) == pytest.approx(1, abs=1e-4)


def test_times_of_the_same_days_add_up():
    document, window, tables = window_and_tables("en")
    places = [place for place, time in enumerate(document.times) if time.days == MARCH]
    set_chances(tables["period"], 0, {places[0]: 0.3, places[1]: 0.25, len(document.times): 0.45})
    found = beliefs_of(document, window, tables, METRICS)[0]["period"]
    assert found.chances[MARCH] == pytest.approx(0.55)
    assert found.best() == MARCH


def test_a_name_that_is_printed_twice_is_one_answer_shown_where_it_is_likeliest():
    document, window, tables = window_and_tables("en")
    one, other = places_of(document, window, "Nordfisk")
    set_chances(tables["entity"], 0, {one: 0.2, other: 0.3, len(window.span_first) + NONE: 0.4})
    found = beliefs_of(document, window, tables, METRICS)[0]["entity"]
    assert found.chances["nordfisk"] == pytest.approx(0.5)
    assert found.best() == "nordfisk"
    assert found.shown["nordfisk"].start == document.text.rindex("Nordfisk")


def test_a_name_in_the_title_is_shown_without_a_place():
    document, window, tables = window_and_tables("en", titled=True)
    (place,) = places_of(document, window, "Nordfisk", TITLE)
    set_chances(tables["entity"], 0, {place: 0.9})
    shown = beliefs_of(document, window, tables, METRICS)[0]["entity"].shown["nordfisk"]
    assert (shown.text, shown.start, shown.end) == ("Nordfisk", -1, -1)


@pytest.mark.parametrize("slot", POINTERS)
def test_none_and_unsaid_stand_behind_the_spans(slot):
    document, window, tables = window_and_tables("en")
    count = len(window.span_first)
    set_chances(tables[slot], 0, {count + NONE: 0.7, count + UNSAID: 0.2})
    found = beliefs_of(document, window, tables, METRICS)[0][slot]
    assert found.chances[None] == pytest.approx(0.7)
    assert found.unsaid == pytest.approx(0.2)


def test_offsets_of_what_is_shown_give_back_its_words():
    document, window, tables = window_and_tables("ru", titled=True)
    for slots in beliefs_of(document, window, tables, METRICS).values():
        for shown in slots["entity"].shown.values():
            assert shown.start < 0 or document.text[shown.start : shown.end] == shown.text


def test_spans_that_are_next_to_impossible_are_not_named():
    document, window, tables = window_and_tables("en")
    (place, *_) = places_of(document, window, "boats")
    set_chances(tables["metric"], 0, {place: 0.9})
    assert set(beliefs_of(document, window, tables, METRICS)[0]["metric"].chances) == {None, key_of("boats", "en")}


KEYS = [
    ("en", "Nordfisk's", "Nordfisk"),
    ("en", "“Halden Yard”", "Halden Yard"),
    ("en", "Active Users", "active users"),
    ("ru", "«Мурчат»", "Мурчат"),
    ("ru", "активных пользователей", "активные пользователи"),
    ("ru", "Центральным банком", "Центральный банк"),
    ("ko", "“님보”", "님보"),
    ("ko", "별빛은행이", "별빛은행"),
    ("ko", "해솔시의 이용자들은", "해솔시 이용자"),
    ("xx", "Some Name", "some name"),
]


@pytest.mark.parametrize(("code", "one", "other"), KEYS, ids=[one for _, one, _ in KEYS])
def test_forms_of_a_name_have_one_key(code, one, other):
    assert key_of(one, code) == key_of(other, code)


OTHERS = [
    ("en", ("Nordfisk", "Halden", "Nordfisk Halden")),
    ("ko", ("별빛은행", "해솔은행", "은행", "별빛시", "해솔시")),  # that end in one noun, which is counted
]


@pytest.mark.parametrize(("code", "names"), OTHERS, ids=[code for code, _ in OTHERS])
def test_other_names_have_other_keys(code, names):
    assert len({key_of(name, code) for name in names}) == len(names)


def test_a_belief_without_answers_has_no_best_one():
    assert Belief().best() is None
    assert Belief({MARCH: 0.2, None: 0.3, (date(2025, 1, 1), date(2026, 1, 1)): 0.5}).best() == (
        date(2025, 1, 1),
        date(2026, 1, 1),
    )


def test_tables_in_half_precision_are_read_too():
    document, window, tables = window_and_tables("en")
    halves = {name: table.astype(np.float16) for name, table in tables.items()}
    found = beliefs_of(document, window, halves, METRICS)[0]["kind"].chances
    assert sum(found.values()) == pytest.approx(1, abs=1e-2)
