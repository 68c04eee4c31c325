"""A conflict -> the words a page shows of it, and each of its sides as a row with the columns of any figure."""

from collections.abc import Mapping
from typing import Any

from pipeline.explorer.show import number, share

_SHARED = (
    "value", "value_high", "kind", "direction", "qualifier", "period_start", "period_end", "period_grain", "origins",
    "sentence", "surface", "language", "source_key", "published_on", "observation", "claim_id", "url",
)  # fmt: skip
_RULES = {
    "value_disjoint": "One time, two values that do not meet",
    "value_two_periods": "One value, told for two times",
    "change_misfit": "The change does not fit the levels",
    "share_over_100": "More than the whole",
    "magnitude_jump": "A leap in size",
}


def side_of(conflict: Mapping[str, Any], side: str) -> dict[str, Any]:
    """
    >>> found = side_of({"unit": "user", "unit_b": None, **{f"{name}_b": name for name in _SHARED}}, "b")
    >>> found["value"], found["unit"]
    ('value', 'user')
    """
    found = {name: conflict[f"{name}_{side}"] for name in _SHARED}
    return {**found, "unit": conflict[f"unit_{side}"] or conflict["unit"]}


def rule_meaning(rule: str) -> str:
    """
    >>> rule_meaning("magnitude_jump"), rule_meaning("another")
    ('A leap in size', 'another')
    """
    return _RULES.get(rule, rule)


def gap_of(conflict: Mapping[str, Any]) -> str:
    """
    >>> gap_of({"gap": 0.25, "gap_unit": "part"}), gap_of({"gap": 12.34, "gap_unit": "ratio"})
    ('25% of the smaller value', '12.3 times')
    """
    gap, unit = conflict["gap"], conflict["gap_unit"]
    if unit == "part":
        return f"{share(gap)} of the smaller value"
    if unit == "d":
        return f"{number(gap)} days"
    named = {"percentage_point": "percentage points", "ratio": "times"}
    return f"{number(round(gap or 0, 1))} {named[unit]}" if unit in named else number(gap)
