"""Tables of cues: what a row becomes."""

import re

import pytest

from pipeline.languages.cues import MEASURED, ages, contexts, cues, implied, joins, kind_rules, qualifiers
from pipeline.languages.language import NEVER, Ages, Cue, Joins, KindRule, Side
from pipeline.model import ClaimKind, Direction, Qualifier

QUAY = re.compile("quay", re.IGNORECASE)


def test_a_qualifier_has_its_side(written):
    code = written("qualifiers", "[at least | after]\n    quay\n[about | before | case]\n    quay")
    assert qualifiers(code) == (
        Cue(Qualifier.AT_LEAST, Side.AFTER, QUAY),
        Cue(Qualifier.ABOUT, Side.BEFORE, re.compile("quay")),
    )


@pytest.mark.parametrize(
    ("head", "rule"),
    [
        ("[x | price | after]", KindRule("x", ClaimKind.PRICE, Side.AFTER, QUAY)),
        ("[x | change down | before]", KindRule("x", ClaimKind.CHANGE, Side.BEFORE, QUAY, Direction.DOWN)),
        ("[x | ratio up | sentence]", KindRule("x", ClaimKind.RATIO, Side.SENTENCE, QUAY, Direction.UP)),
        (
            "[x | level | inside | money user]",
            KindRule("x", ClaimKind.LEVEL, Side.INSIDE, QUAY, dimensions=frozenset({"money", "user"})),
        ),
        (
            "[x | level | inside | measured time]",
            KindRule("x", ClaimKind.LEVEL, Side.INSIDE, QUAY, dimensions=frozenset({*MEASURED, "time"})),
        ),
        (
            "[x | price | after | money | unscaled]",
            KindRule("x", ClaimKind.PRICE, Side.AFTER, QUAY, dimensions=frozenset({"money"}), unscaled=True),
        ),
        ("[x | price | after | case]", KindRule("x", ClaimKind.PRICE, Side.AFTER, re.compile("quay"))),
    ],
    ids=["kind", "with direction", "of a ratio", "dimension and unit", "measured", "unscaled", "case"],
)
def test_the_head_of_a_kind_says_what_it_is_for(written, head, rule):
    assert kind_rules(written("kinds", f"{head}\n    quay")) == (rule,)


def test_all_rules_of_a_language_may_take_capitals_as_printed(written):
    code = written("kinds", "[x | price | after]\n    quay")
    assert [rule.pattern for rule in kind_rules(code, flags=re.NOFLAG)] == [re.compile("quay")]


def test_joins_and_contexts_are_called_as_their_fields(written):
    code = written("joins", "[range between]\n    \\sto\\s\n[moved by | any case]\n    quay")
    assert joins(code) == Joins(range_between=re.compile(r"\sto\s"), moved_by=QUAY)
    assert contexts(written("contexts", "[whole before | any case]\n    quay")) == {"whole_before": QUAY}


def test_an_age_is_said_before_a_number_or_around_it(written):
    code = written("ages", "[around]\n    was\\s\\Z\n    behind = \\swhen\n[said before]\n    aged\\s\\Z")
    assert ages(code) == Ages(
        said_before=re.compile(r"aged\s\Z"), around=((re.compile(r"was\s\Z"), re.compile(r"\swhen")),)
    )
    assert ages(written("ages", "")).said_before is NEVER


def test_a_shared_pattern_may_stand_before_what_a_number_counts(written):
    written("shared", "pier = jetty")
    code = written("implied", "[count:berth]\n    {pier}\\s\\Z")
    assert implied(code) == ((re.compile(r"jetty\s\Z"), "count:berth"),)


def test_a_language_has_the_cues_whose_tables_are_there(written):
    written("qualifiers", "[at least | after]\n    quay")
    code = written("contexts", "[whole before | any case]\n    quay")
    assert cues(code) == {"qualifiers": (Cue(Qualifier.AT_LEAST, Side.AFTER, QUAY),), "whole_before": QUAY}
