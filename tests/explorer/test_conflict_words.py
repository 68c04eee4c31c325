"""How far two figures are apart in their unit, what rounding explains of it, and where they stand on one line."""

from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest

from pipeline.explorer.words.conflicts import RULES, distance_of, named_side, named_sides, rounding_of, told_of
from pipeline.observe.consequences import conflict_rules
from pipeline.settings import BUILT_IN_SQL

ONE, OTHER = UUID(int=1), UUID(int=2)
_PLAIN: dict[str, Any] = {
    "value_high": None, "kind": "level", "direction": None, "qualifier": "exact", "period_start": None,
    "period_end": None, "period_grain": "month", "origins": 1, "sentence": "", "surface": "", "language": "en",
    "source_key": "gazette", "published_on": None, "claim_id": None, "url": None, "series": None, "unit": "user",
    "number_start": None,
}  # fmt: skip


def conflict(one: dict[str, Any], other: dict[str, Any] | None, **more: Any) -> dict[str, Any]:
    sides = {"a": {**_PLAIN, "observation": ONE, **one}, "b": {**_PLAIN, "observation": OTHER, **(other or {})}}
    if other is None:
        sides["b"] = {**dict.fromkeys([*sides["b"], "value", "low", "high"])}
    return {
        "rule": "value_disjoint", "unit": "user", "gap": Decimal("0.1"), "gap_unit": "part", "value_c": None,
        **{f"{name}_{side}": value for side, row in sides.items() for name, value in row.items()}, **more,
    }  # fmt: skip


def figure(value: str, low: str | None, high: str | None, **more: Any) -> dict[str, Any]:
    ends = {"low": None if low is None else Decimal(low), "high": None if high is None else Decimal(high)}
    return {"value": Decimal(value), **ends, **more}


FALL = {"kind": "change", "direction": "down", "unit": "percent"}


def test_each_rule_that_finds_conflicts_has_words():
    assert set(RULES) == {rule.key for rule in conflict_rules(BUILT_IN_SQL)}


@pytest.mark.parametrize(
    ("one", "other", "distance", "rounding"),
    [
        (figure("548100", "548050", "548150"), figure("612300", "612250", "612350"), "64200", "100"),
        (figure("612300", "612250", "612350"), figure("548100", "548050", "548150"), "64200", "100"),
        (figure("5", "5", "5"), figure("9", "9", "9"), "4", "0"),
        (figure("5", "5", None), figure("9", "9", "9"), "4", None),
        (figure("5", None, "5"), figure("9", "9", None), "4", "0"),
        (figure("5", "4.5", "6.5", value_high=Decimal(6)), figure("9", "8.5", "9.5"), "3.5", "1.5"),
        (figure("10", "9.5", "10.5", **FALL), figure("3", "2.5", "3.5", **FALL), "7", "1.0"),
        (figure("1", "1", "1"), figure("2", "2", "2", unit="KRW"), None, None),
        (figure("1", "1", "1"), None, None, None),
    ],
    ids=[
        "rounded", "the larger one first", "exact", "the smaller one has no upper end", "open away from each other",
        "a range", "two falls", "two units", "one side only",
    ],
)  # fmt: skip
def test_rounding_explains_what_the_printed_forms_leave_open_between_two_values(one, other, distance, rounding):
    row = conflict(one, other)
    assert distance_of(row) == (None if distance is None else Decimal(distance))
    assert rounding_of(row) == (None if rounding is None else Decimal(rounding))


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (
            conflict(figure("548100", "548050", "548150"), figure("612300", "612250", "612350"), gap=Decimal("0.1171")),
            "They lie 64,200 users or 12% of the smaller value apart; rounding explains 100 users.",
        ),
        (
            conflict(figure("5", "5", "5"), figure("9", "9", "9"), gap=Decimal("0.8")),
            "They lie 4 users or 80% of the smaller value apart; rounding explains nothing of it.",
        ),
        (
            conflict(figure("5", "5", None, qualifier="more_than"), figure("9", "9", "9"), gap=Decimal("0.8")),
            "They lie 4 users or 80% of the smaller value apart; one of them is printed without an end.",
        ),
        (
            conflict(
                figure("20", "19.5", "20.5", kind="change", direction="up", unit="percent"),
                figure("372000", "371500", "372500"),
                rule="change_misfit", gap=Decimal(4), gap_unit="percentage_point", value_c=Decimal(300000),
            ),
            "From 300,000 users to 372,000 users is +24%; +20% is printed. The gap is 4 percentage points.",
        ),
        (
            conflict(figure("130", "129.5", "130.5", unit="percent"), None, rule="share_over_100", gap=Decimal(30),
                     gap_unit="percentage_point"),
            "The gap is 30 percentage points.",
        ),
    ],
    ids=["percent and unit", "nothing", "an open end", "levels against a change", "one side"],
)  # fmt: skip
def test_the_gap_is_told_in_unit_and_percent_with_what_rounding_explains(row, said):
    assert told_of(row, {}).explained == said


def test_two_figures_stand_on_one_line_from_zero_each_named_at_its_own_end():
    row = conflict(figure("612300", "612250", "612350"), figure("548100", "548050", "548150"))
    line = told_of(row, {}).line
    assert line is not None
    lower, upper = line.ends
    assert (lower.said, lower.is_left, upper.said, upper.is_left) == ("548,100 users", True, "612,300 users", False)
    assert (lower.x - line.zero) / (upper.x - line.zero) == pytest.approx(548100 / 612300, abs=0.001)
    assert line.apart == "64,200 users apart"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (figure("10", "9.5", "10.5", **FALL), figure("3", "2.5", "3.5", **FALL)),
        (figure("3", "2.5", "3.5", **FALL), figure("10", "9.5", "10.5", kind="change", direction="up", unit="percent")),
        (figure("1", "1", "1"), figure("1000000000000", "1000000000000", "1000000000000")),
    ],
    ids=["both below zero", "on both sides of zero", "a leap in size"],
)
def test_a_line_keeps_its_ends_and_zero_within_its_width(one, other):
    line = told_of(conflict(one, other), {}).line
    assert line is not None
    assert line.ends[0].x <= line.ends[1].x
    assert all(0 < at < 1000 for at in (line.zero, *(end.x for end in line.ends)))


@pytest.mark.parametrize(
    "row",
    [
        conflict(figure("0", "0", "0"), figure("0", "0", "0")),
        conflict(
            figure("130", "129.5", "130.5", unit="percent"), None, rule="share_over_100", gap_unit="percentage_point"
        ),
        conflict(figure("5", "5", "5"), figure("5", "5", "5"), rule="value_two_periods", gap=31, gap_unit="d"),
    ],
    ids=["two zeros", "one side", "one value of two times"],
)
def test_what_cannot_stand_on_a_line_has_none(row):
    assert told_of(row, {}).line is None


def test_a_side_names_its_speaker_and_what_it_rests_on():
    said = {"claim_id": 7, "speaker_key": "entity:tallyhouse", "speaker_name": "Tallyhouse", "claims": 3}
    told = told_of(conflict(figure("5", "5", "5", claim_id=7), figure("9", "9", "9")), {ONE: [said]})
    one, other = told.sides
    assert (one.speaker, one.is_named, one.support, one.more) == (
        "Tallyhouse",
        True,
        "one origin, printed three times",
        2,
    )
    assert (other.speaker, other.is_named) == ("no one named", False)


MARCH = {"period_start": date(2026, 3, 1), "period_end": date(2026, 4, 1)}
FEBRUARY = {"period_start": date(2026, 2, 1), "period_end": date(2026, 3, 1)}


@pytest.mark.parametrize(
    ("one", "other", "names"),
    [
        (figure("5", "5", "5", **MARCH), figure("9", "9", "9", **MARCH), ("5 users", "9 users")),
        (
            figure("5", "5", "5", **FEBRUARY), figure("5", "5", "5", **MARCH),
            ("5 users for Feb 2026", "5 users for Mar 2026"),
        ),
        (figure("5", "5", "5"), figure("5", "5", "5"), ("5 users", "5 users")),
    ],
    ids=["two values", "one value for two times", "no time"],
)  # fmt: skip
def test_two_sides_with_one_value_are_told_apart_by_their_times(one, other, names):
    row = conflict(one, other)
    assert (named_side(row, "a"), named_side(row, "b")) == names
    assert named_sides(row) == " against ".join(names)


def test_a_conflict_of_one_figure_names_it_by_its_amount():
    row = conflict(figure("5", "5", "5", **MARCH), None) | {"observation_b": None}
    assert named_side(row, "a") == named_sides(row) == "5 users"
