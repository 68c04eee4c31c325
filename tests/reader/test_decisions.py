"""The best option is the answer; equal chances are decided by order, and some answers have a chance to reach."""

from datetime import date

import numpy as np
import pytest

from pipeline.reader.chooser import Chooser, Columns, Layers
from pipeline.reader.decisions import decide, in_words
from pipeline.reader.likeness import alike
from pipeline.reader.preference import AT_LEAST, NONE
from pipeline.reader.slot_options import OPTIONS
from pipeline.reader.slots import CHOICES
from tests.support.reading import FEBRUARY, MARCH, plain_document, read, trusting, view_of, weighing, with_claim

TEXT = "Nordfisk of Halden sold 12 boats, Tova Brekke said."


def decision(slot, said, chooser=None, **changes):
    view = view_of(with_claim(plain_document(TEXT), **changes), {0: {slot: said}})
    return decide(view, {slot: chooser or trusting()})[0][slot]


def test_the_likeliest_option_is_the_answer_and_the_next_ones_are_told():
    found = decision("kind", {"level": 0.2, "change": 0.5, "rate": 0.3})
    assert (found.field, found.answer.key) == ("kind", "change")
    assert (found.chance, found.answer.chance) == pytest.approx((0.5, 0.5), abs=0.01)
    assert [one.key for one in found.runners_up] == ["rate", "level"]


def test_equal_chances_are_decided_by_the_order_of_the_options():
    found = decision("kind", {}, weighing(nothing=1.0))
    assert [found.answer.key, *(one.key for one in found.runners_up)] == list(CHOICES["kind"][:3])


@pytest.mark.parametrize("slot", OPTIONS)
def test_equal_chances_fall_alike_however_often_they_are_decided(slot):
    view = view_of(read("en"))
    blank = {slot: weighing(nothing=1.0)}
    found = [decide(view, blank)[1][slot] for _ in range(3)]
    assert found[0] == found[1] == found[2]
    last = {key for name, key in AT_LEAST if name == slot and slot != "claim"}
    last |= {"None"} if slot in NONE else set()
    keys = [key for key in OPTIONS[slot](view, 1).keys if str(key) not in last] or [None]
    assert found[0].answer.key == keys[0] or alike(str(found[0].answer.key), str(keys[0]))


@pytest.mark.parametrize(
    ("lure", "answer"), [(0.25, "claim"), (0.29, "claim"), (0.31, "lure"), (0.45, "lure"), (0.9, "lure")]
)
def test_a_lure_is_taken_for_one_from_three_tenths_on(lure, answer):
    assert AT_LEAST["claim", "lure"] == 0.3
    assert decision("claim", {"lure": lure, "claim": 1 - lure}).answer.key == answer


@pytest.mark.parametrize(
    ("actual", "answer"), [(0.9, "actual"), (0.66, "actual"), (0.64, "forecast"), (0.5, "forecast"), (0.1, "forecast")]
)
def test_what_is_told_is_actual_only_where_that_is_likely_enough(actual, answer):
    assert AT_LEAST["modality", "actual"] == 0.65
    assert decision("modality", {"actual": actual, "forecast": 1 - actual}).answer.key == answer


def test_an_answer_below_its_limit_comes_last_even_where_it_is_likeliest():
    found = decision("modality", {"actual": 0.6, "forecast": 0.2, "target": 0.15, "possible": 0.05})
    assert [found.answer.key, *(one.key for one in found.runners_up)] == ["forecast", "target", "possible"]


def test_the_chance_of_a_name_is_that_of_all_its_forms():
    found = decision("entity", {"Nordfisk of Halden": 0.4, "Nordfisk": 0.3, "Tova Brekke": 0.3}, entity=None)
    assert found.answer.key == "nordfisk"
    assert found.answer.chance == pytest.approx(0.3, abs=0.01)
    assert found.answer.features[0] == "taken before a likelier one"
    assert found.chance == pytest.approx(0.7, abs=0.01)


def test_the_chance_of_a_time_is_its_own():
    found = decision("period", {MARCH: 0.6, FEBRUARY: 0.4})
    assert found.answer.key == MARCH
    assert found.chance == pytest.approx(0.6, abs=0.01)


def test_no_answer_can_be_the_best():
    assert decision("entity", {"Nordfisk": 0.2, None: 0.8}, entity=None).answer.key is None


def test_a_chance_is_never_above_one():
    found = decision("entity", {"Nordfisk of Halden": 0.5, "Nordfisk": 0.5}, entity="Nordfisk")
    assert found.chance <= 1


def test_each_slot_is_decided_by_its_own_chooser():
    view = view_of(read("en"), {0: {"kind": {"change": 1.0}, "direction": {"up": 1.0}}})
    found = decide(view, {"kind": trusting(), "direction": trusting()})[0]
    assert {slot: one.answer.key for slot, one in found.items()} == {"kind": "change", "direction": "up"}


@pytest.mark.parametrize(
    ("text", "answer"), [("Nordfisk promises 12 boats.", "target"), ("Nordfisk mends 12 boats.", "forecast")]
)
def test_words_around_the_number_are_seen_where_the_slot_wants_them(text, answer):
    """A hidden unit that is on only for a target beside "promises"; else all are equal, and actual is too unlikely."""
    into, hidden, out = [[2.0], [2.0]], [-2.0], [3.0]
    layers = Layers(*(np.array(one, np.float32) for one in (into, hidden, out)))
    chooser = Chooser(Columns(("is=target",), ("word promi",)), layers)
    assert decide(view_of(plain_document(text)), {"modality": chooser})[0]["modality"].answer.key == answer


def test_rows_tell_answers_in_words_and_what_spoke_for_them():
    found = decision("period", {MARCH: 0.7, None: 0.3}).as_dict(TEXT)
    rows = found["answers"]
    assert found["by"] == ""
    assert [row["answer"] for row in rows] == ["2026-03-01..2026-04-01", "none"]
    assert rows[0]["chance"] == pytest.approx(0.7, abs=0.01)
    assert "rules" in rows[0]["because"]
    assert not [name for row in rows for name in row["because"] if "=" in name]


def test_names_are_told_as_the_text_prints_them_and_where():
    first, second, _ = decision("entity", {"Nordfisk": 0.8, "Halden": 0.2}, entity=None).as_dict(TEXT)["answers"]
    assert (first["answer"], first["start"], first["end"]) == ("Nordfisk", 0, 8)
    assert (second["answer"], second["start"], second["end"]) == ("Halden", 12, 18)


def test_what_a_rule_decides_behind_the_chooser_comes_before_what_that_chose():
    chosen = decision("region", {"NO": 1.0})
    found = chosen.overruled("SE", "measures.place")
    assert (found.answer.key, found.by, found.runners_up[0]) == ("SE", "measures.place", chosen.answer)
    assert (found.chance, len(found.runners_up)) == (chosen.chance, 2)


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ((date(2026, 12, 31), date(2027, 1, 1)), "2026-12-31..2027-01-01"),
        (None, "none"),
        ("count:дело", "count:дело"),
    ],
)
def test_answers_in_words(key, words):
    assert in_words(key) == words


def test_an_answer_that_a_rule_gives_behind_the_choosers_has_no_chance_of_its_own():
    first, second, *_ = decision("region", {"NO": 1.0}).overruled("SE", "measures.place").as_dict(TEXT)["answers"]
    assert (first["answer"], first["chance"]) == ("SE", None)
    assert second["chance"] is not None
