"""Whom a number is about, where no name stands before it: phrases, owners, and those named in sentences before."""

from datetime import date

import pytest

from pipeline.extract import read_text
from pipeline.extract.marks import Group
from pipeline.extract.read import trace
from pipeline.extract.reading import Referent
from pipeline.languages import language
from pipeline.languages.language import Role
from pipeline.model import Span

DAY = date(2026, 4, 14)


def entity(text, surface):
    return next(one.entity for one in read_text(text, "en", DAY) if one.surface == surface)


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
