"""Rows of a table of times: what a head says becomes the fields of a rule."""

from datetime import date

import pytest

from pipeline.errors import ConfigError
from pipeline.languages.en import periods_resolved
from pipeline.languages.heads import Entry
from pipeline.languages.pattern_files import Row
from pipeline.languages.period_rules import period_rule
from pipeline.languages.times import Days
from pipeline.model import Grain

DAY = date(2024, 5, 16)


def read(*head, pattern="x"):
    return period_rule(Entry("times.txt", Row(head, pattern)), (periods_resolved,))


def days_of(rule, text):
    return rule.resolve(rule.pattern.search(text), DAY)


def test_a_function_of_the_calendar_is_made_with_the_arguments_behind_it():
    rule = read("the quarter", "whole -1 quarter", "relative", "same")
    assert days_of(rule, "x") == Days(date(2024, 1, 1), date(2024, 4, 1), Grain.QUARTER)
    assert (rule.name, rule.relative, rule.same, rule.fleeting) == ("the quarter", True, True, False)


def test_a_function_of_the_language_comes_before_that_of_all_languages():
    assert read("season", "season").resolve is periods_resolved.season
    assert read("month", "month").resolve == periods_resolved.TIMES.month


def test_a_shift_is_relative_and_has_no_days_of_its_own():
    rule = read("a month before", "shift back month", "adverb")
    assert rule.shift(None, Days(date(2024, 3, 1), date(2024, 4, 1), Grain.MONTH)).start == date(2024, 2, 1)
    assert (rule.resolve, rule.relative, rule.adverb) == (None, True, True)


def test_further_functions_stand_behind_the_name_of_their_field():
    rule = read("ago", "ago", "against earlier", "onward later")
    assert (rule.against, rule.onward) == (periods_resolved.TIMES.earlier, periods_resolved.later)
    assert not rule.relative


@pytest.mark.parametrize(("marks", "found"), [((), True), (("case",), False)], ids=["folded", "case"])
def test_capitals_count_where_the_head_says_so(marks, found):
    assert bool(read("may", "no_days", *marks, pattern="May").pattern.search("may")) is found


def test_a_head_that_asks_for_no_function_is_told_where_functions_stand():
    with pytest.raises(ConfigError, match=r"no function .montth. in .*periods_resolved"):
        read("month", "montth")


def test_a_mistake_in_a_head_or_a_pattern_names_file_and_row():
    with pytest.raises(ConfigError, match=r"times\.txt: \[month \| montth\]: no function"):
        read("month", "montth")
    with pytest.raises(ConfigError, match=r"times\.txt: \[month \| month\]: "):
        read("month", "month", pattern="(")
