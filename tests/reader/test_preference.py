"""Which answer is taken: forms of one name speak for each other, and none counts for less than its chance."""

import numpy as np
import pytest

from pipeline.reader.preference import NONE, SHARED, best_first
from pipeline.reader.slot_options import OPTIONS
from tests.support.reading import FEBRUARY, MARCH


def taken(slot, chances):
    keys = list(chances)
    return [keys[place] for place in best_first(slot, keys, np.array(list(chances.values()), np.float32))]


@pytest.mark.parametrize("slot", ["entity", "attribution", "whole"])
def test_a_name_has_a_part_of_the_chances_of_its_longer_forms(slot):
    forms = {"tova brekke": 0.4, "halden yard": 0.35, "halden yard of nordfisk": 0.25}
    assert 0.35 + SHARED * 0.25 > 0.4
    assert taken(slot, forms)[0] == "halden yard"


def test_words_that_hold_a_name_among_others_have_nothing_of_it():
    assert taken("entity", {"halden": 0.5, "halden and its rivals": 0.3, "norway": 0.2}) == [
        "halden",
        "halden and its rivals",
        "norway",
    ]
    assert taken("entity", {"halden": 0.29, "halden and its rivals": 0.4, "norway": 0.31})[0] == "halden"


def test_what_is_measured_is_not_cut_to_a_word_of_it():
    words = {"sales": 0.34, "sales of boats in the north": 0.33, "price": 0.33}
    assert taken("metric", words) == list(words)
    assert taken("metric", {"price": 0.4, "boat sales": 0.35, "sales of boats": 0.25})[0] == "boat sales"


def test_codes_and_times_lend_nothing():
    assert taken("kind", {"level": 0.4, "level of change": 0.3, "change": 0.3})[0] == "level"
    assert taken("period", {MARCH: 0.5, FEBRUARY: 0.5}) == [MARCH, FEBRUARY]


@pytest.mark.parametrize("slot", sorted(NONE))
@pytest.mark.parametrize(("none", "is_taken"), [(0.55, True), (0.44, False)])
def test_none_counts_for_less_than_its_chance(slot, none, is_taken):
    answer, other = (MARCH, FEBRUARY) if slot == "baseline" else ("halden", "norway")
    assert (NONE[slot] * none > 0.37) is is_taken
    chances = {answer: 0.37, other: 0.63 - none, None: none}
    assert taken(slot, chances)[0] == (None if is_taken else answer)


@pytest.mark.parametrize("slot", ["entity", "region", "metric_id", "period"])
def test_none_of_other_slots_counts_whole(slot):
    assert taken(slot, {"norway": 0.45, None: 0.5, "iceland": 0.05})[0] is None


@pytest.mark.parametrize("slot", sorted(OPTIONS))
def test_an_answer_that_is_clear_is_taken_however_the_others_agree(slot):
    clear = {"lure" if slot == "claim" else "halden": 0.61, "boat sales": 0.2, "boat sales of norway": 0.19}
    assert taken(slot, clear)[0] == next(iter(clear))
    assert taken(slot, {None: 0.61, "boat sales": 0.2, "boat sales of norway": 0.19})[0] is None


def test_no_answers_are_in_no_order():
    assert best_first("entity", [], np.array([], np.float32)).tolist() == []
