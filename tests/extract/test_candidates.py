"""Whom a number is about, where no name stands before it: phrases, owners, and those named in sentences before."""

from datetime import date

import pytest

from pipeline.extract import bearings, read_by_rules
from pipeline.extract.candidates import pooled
from pipeline.extract.marks import Group
from pipeline.extract.read import trace
from pipeline.extract.reading import Candidate, Referent
from pipeline.languages import language
from pipeline.languages.language import Role
from pipeline.model import Span

DAY = date(2026, 4, 14)


def entity(text, surface):
    return next(one.entity for one in read_by_rules(text, "en", DAY) if one.surface == surface)


@pytest.mark.parametrize(
    ("text", "surface", "about"),
    [
        ("Tova Brekke signed a contract after Halden United paid $3 million for her.", "$3 million", "Halden United"),
        ("The bridge has six lanes.", "six lanes", "bridge"),
        ("Nordfisk opened a plant in Bergen. It employs 400 people.", "400 people", "Nordfisk"),
    ],
)
def test_whom_a_number_is_about(text, surface, about):
    assert entity(text, surface) == about


def roles(text):
    return {one.base: one.role for one in language("en").phrases(text, 0, len(text))}


def test_what_phrases_do_in_their_clause():
    found = roles("After Brekke won three cups, the old club in Halden sold its keeper to rivals.")
    assert found["Brekke"] is Role.SUBJECT
    assert found["old club"] is Role.SUBJECT
    assert found["Halden"] is Role.PLACE
    assert found["keeper"] is Role.OBJECT


def test_verbs_are_no_phrases():
    found = roles("The firms join nine others that don't sell boats, which is able to help, and will launch rockets.")
    assert set(found) == {"firms", "others", "boats", "rockets"}


def test_a_last_name_stands_for_its_whole_name():
    def said(base):
        return Referent(span=Span(0, 1), base=base, role=Role.SUBJECT)

    assert Group([said("Brekke")]).means(said("Tova Brekke"))
    assert not Group([said("Brekke")]).means(said("Tova"))


def test_a_known_metric_of_a_known_service_is_left_to_the_rules():
    text = "KakaoTalk is used by many. Its monthly active users rose to 48 million, the old maker of boats said."
    (sentence,) = [one for one in trace(text, language("en"), DAY) if one.readings]
    (reading,) = sentence.readings
    assert reading.entity == "KakaoTalk"
    assert "entity:weighed" not in reading.rules
    assert reading.candidates


def sentence(text):
    (found,) = [one for one in trace(text, language("en"), DAY) if one.readings]
    return found


@pytest.mark.parametrize(
    ("text", "before", "verb", "after"),
    [
        ("The yard had at least 12 boats in Halden.", "verb have", "have object", "in"),
        ("Twelve people were killed in the storm.", "start", "harm subject", "verb be"),
        ("The club paid for it with more than 40 boats, Brekke said.", "with", "pay object", ","),
        ("Nordfisk fell while 12 boats of the yard gained.", "while", "move subject", "of"),
    ],
)
def test_how_a_number_stands(text, before, verb, after):
    found = sentence(text)
    bearing = bearings.of(found.readings[0], found.scene, language("en").grammar)
    assert (bearing.before, bearing.verb, bearing.after) == (before, verb, after)


def test_a_number_that_no_verb_governs():
    found = sentence("Boats: 12 in Halden")
    assert bearings.of(found.readings[0], found.scene, language("en").grammar).verb == "no verb"


def test_what_lies_between_a_phrase_and_its_number_is_told():
    (reading,) = sentence("The old yard, which has been closed, and the new pier sold 12 boats.").readings
    marks = {one.referent.base: one.features for one in reading.candidates}
    assert {"ahead verbs:2/subject", "ahead pauses:2", "ahead phrases:1"} <= set(marks["old yard"])
    assert {"ahead pauses:0", "ahead phrases:0"} <= set(marks["new pier"])


def test_a_time_is_nobody():
    (reading,) = sentence("On Christmas Eve the yard in Halden sold 12 boats last week.").readings
    assert not [one for one in reading.candidates if "week" in one.referent.base]


def test_a_name_that_only_says_which_is_marked_so():
    (reading,) = sentence("They say that some Swiss keepers sold 12 boats.").readings
    marks = {one.referent.base: one.features for one in reading.candidates}
    assert "modifies" in marks["Swiss"]
    assert "modifies" not in marks["Swiss keepers"]


def test_forms_that_share_words_add_up():
    def scored(base, score):
        return Candidate(Referent(span=Span(0, 1), base=base, role=Role.SUBJECT), (), score)

    alone = pooled([scored("Brekke", 1.0), scored("Halden Yard", 0.8)])
    assert [one.referent.base for one in alone] == ["Brekke", "Halden Yard"]
    shared = pooled([scored("Brekke", 1.0), scored("Halden Yard", 0.8), scored("yard", 0.5)])
    assert shared[0].referent.base == "Halden Yard"
