"""A conflict -> the words a page shows of it: its finding, its sides, what each rests on, both on one line. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from pipeline.explorer.series.headline import middle_of
from pipeline.explorer.words.plurals import count_word
from pipeline.explorer.words.show import amount, number, period, rounded, share, short, unit
from pipeline.explorer.words.speakers import NO_ONE, speaker_of

_SHARED = (
    "value", "value_high", "kind", "direction", "qualifier", "period_start", "period_end", "period_grain", "origins",
    "sentence", "surface", "language", "source_key", "published_on", "observation", "claim_id", "url", "series", "low",
    "high", "number_start",
)  # fmt: skip
RULES: Mapping[str, str] = {
    "value_disjoint": "One time, two values that do not meet",
    "value_two_periods": "One value, told for two times",
    "change_misfit": "The change does not fit the levels",
    "share_over_100": "More than the whole",
    "magnitude_jump": "A leap in size",
}
"""Those of sql/conflicts, and what pages say of each."""
_COMPARED = {"value_disjoint", "magnitude_jump"}
"""Rules whose two sides are values of one series, which stand on one line."""
_LINE = (20.0, 980.0)
"""Where zero stands, and the larger value at most, of a line 1,000 wide."""
_NAME = 0.34
"""Part of the line that is kept for the name at an end."""
_DIGITS, _HUNDRED = 3, 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """`row` has the columns of any figure; `support` says what it rests on; `evidence` are the first articles."""

    row: dict[str, Any]
    speaker: str
    is_named: bool
    support: str
    evidence: Sequence[Mapping[str, Any]]
    more: int
    """Articles that are not named."""


@dataclass(frozen=True, slots=True, kw_only=True)
class End:
    x: float
    said: str
    speaker: str
    is_left: bool
    """Its name stands at the left of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """Two figures on one line from zero; both may be below it."""

    zero: float
    ends: tuple[End, End]
    apart: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    finding: str
    explained: str
    """What the gap is and what rounding explains of it; empty where nothing can be said."""
    sides: list[Side]
    line: Line | None


def told_of(conflict: Mapping[str, Any], evidence: Mapping[Any, Sequence[Mapping[str, Any]]]) -> Told:
    """`evidence`: rows of sql/explore/conflict_evidence.sql by figure."""
    names = [side for side in "ab" if conflict[f"observation_{side}"]]
    sides = [_side(conflict, side, evidence.get(conflict[f"observation_{side}"], ())) for side in names]
    is_compared = conflict["rule"] in _COMPARED and len(sides) == len("ab")
    return Told(
        finding=rule_meaning(conflict["rule"]),
        explained=_explained(conflict, is_compared),
        sides=sides,
        line=_line(conflict, sides) if is_compared else None,
    )


def side_of(conflict: Mapping[str, Any], side: str) -> dict[str, Any]:
    """
    >>> found = side_of({"unit": "user", "unit_b": None, **{f"{name}_b": name for name in _SHARED}}, "b")
    >>> found["value"], found["unit"]
    ('value', 'user')
    """
    found = {name: conflict[f"{name}_{side}"] for name in _SHARED}
    return {**found, "unit": conflict[f"unit_{side}"] or conflict["unit"]}


def named_side(conflict: Mapping[str, Any], side: str) -> str:
    """The amount of a side; its time too, where both sides have the same amount and only times tell them apart."""
    told = side_of(conflict, side)
    said, other = amount(told), side_of(conflict, "a" if side == "b" else "b")
    is_dated = conflict["observation_b"] and said == amount(other) and told["period_start"]
    return f"{said} for {period(*(told[f'period_{part}'] for part in ('start', 'end', 'grain')))}" if is_dated else said


def named_sides(conflict: Mapping[str, Any]) -> str:
    """Both amounts in one line, or that of the only side."""
    sides = ("a", "b") if conflict["observation_b"] else ("a",)
    return " against ".join(named_side(conflict, side) for side in sides)


def rule_meaning(rule: str) -> str:
    """
    >>> rule_meaning("magnitude_jump"), rule_meaning("another")
    ('A leap in size', 'another')
    """
    return RULES.get(rule, rule)


def gap_of(conflict: Mapping[str, Any]) -> str:
    """
    >>> gap_of({"gap": 0.25, "gap_unit": "part"}), gap_of({"gap": 12.34, "gap_unit": "ratio"})
    ('25% of the smaller value', '12.3 times')
    """
    gap, named = conflict["gap"], {"percentage_point": "percentage points", "ratio": "times"}
    if conflict["gap_unit"] == "part":
        return f"{share(gap)} of the smaller value"
    if conflict["gap_unit"] == "d":
        return f"{number(gap)} days"
    known = named.get(conflict["gap_unit"])
    return f"{number(rounded(Decimal(gap or 0), 1))} {known}" if known else number(gap)


def distance_of(conflict: Mapping[str, Any]) -> Decimal | None:
    """Between the two values, in their unit; None where they are not two values of one unit."""
    one, other = _middle(conflict, "a"), _middle(conflict, "b")
    same = (conflict["unit_b"] or conflict["unit"]) == (conflict["unit_a"] or conflict["unit"])
    return abs(other - one) if one is not None and other is not None and same else None


def rounding_of(conflict: Mapping[str, Any]) -> Decimal | None:
    """How much of the distance the printed forms leave open: as much as both ranges reach towards each other.
    None where a side is open at that end: "more than" can be any number."""
    distance, one, other = distance_of(conflict), _middle(conflict, "a"), _middle(conflict, "b")
    if distance is None or one is None or other is None:
        return None
    lower, upper = ("a", "b") if one <= other else ("b", "a")
    top, least = _ends(conflict, lower)[1], _ends(conflict, upper)[0]
    if top is None or least is None:
        return None
    return max(Decimal(0), min(distance, distance - (least - top)))


def _middle(conflict: Mapping[str, Any], side: str) -> Decimal | None:
    said = {name: conflict[f"{name}_{side}"] for name in ("value", "value_high", "kind", "direction")}
    return None if said["value"] is None else middle_of(said)


def _is_fall(conflict: Mapping[str, Any], side: str) -> bool:
    return (conflict[f"kind_{side}"], conflict[f"direction_{side}"]) == ("change", "down")


def _ends(conflict: Mapping[str, Any], side: str) -> tuple[Decimal | None, Decimal | None]:
    """Where the true value lies, by the printed form."""
    low, high = (None if one is None else Decimal(one) for one in (conflict[f"low_{side}"], conflict[f"high_{side}"]))
    if _is_fall(conflict, side):
        return (None if high is None else -high), (None if low is None else -low)
    return low, high


def _explained(conflict: Mapping[str, Any], is_compared: bool) -> str:
    distance, rounding = distance_of(conflict), rounding_of(conflict)
    if reckoned := _reckoned(conflict):
        return f"{reckoned} The gap is {gap_of(conflict)}."
    if not is_compared or distance is None:
        return f"The gap is {gap_of(conflict)}."
    same = conflict["gap_unit"] == "part"
    said = f"They lie {_measured(conflict, distance)}" + (
        f" or {gap_of(conflict)}" if same else f", {gap_of(conflict)},"
    )
    if rounding is None:
        return f"{said} apart; one of them is printed without an end."
    if rounding == 0:
        return f"{said} apart; rounding explains nothing of it."
    return f"{said} apart; rounding explains {_measured(conflict, rounding)}."


def _reckoned(conflict: Mapping[str, Any]) -> str:
    """What the two levels say of a change between them; nobody has printed it."""
    then, now = conflict["value_c"], _middle(conflict, "b")
    if conflict["rule"] != "change_misfit" or not then or now is None:
        return ""
    part = 100 * (now / Decimal(then) - 1)
    shown = rounded(part, 0 if abs(part) >= _HUNDRED else 1)
    levels = " to ".join(f"{short(one)}{unit(conflict['unit_b'], one)}" for one in (then, conflict["value_b"]))
    return f"From {levels} is {'−' if shown < 0 else '+'}{number(abs(shown))}%; {_amount_of_a(conflict)} is printed."


def _amount_of_a(conflict: Mapping[str, Any]) -> str:
    return amount(side_of(conflict, "a"))


def _measured(conflict: Mapping[str, Any], value: Decimal) -> str:
    """What is reckoned has three digits at most, unless it is a whole number."""
    shown = value if value == value.to_integral_value() else round(value, _DIGITS - 1 - value.adjusted())
    code = conflict["unit_a"] or conflict["unit"]
    return f"{short(shown)}{unit('percentage_point' if code == 'percent' else code, shown)}"


def _line(conflict: Mapping[str, Any], sides: Sequence[Side]) -> Line | None:
    values = [_middle(conflict, side) for side in "ab"]
    distance = distance_of(conflict)
    if distance is None or any(value is None for value in values):
        return None
    known = [float(value or 0) for value in values]
    low, high = min(0.0, *known), max(0.0, *known)
    if low == high:
        return None
    start, end = _LINE
    name = _NAME * (end - start)
    left, right = start + (name if low < 0 else 0), end - (name if high > 0 else 0)

    def x(value: float) -> float:
        return round(left + (right - left) * (value - low) / (high - low), 1)

    first = 0 if known[0] <= known[1] else 1
    ends = [
        End(x=x(known[at]), said=amount(sides[at].row), speaker=sides[at].speaker, is_left=at == first) for at in (0, 1)
    ]
    lower, upper = ends[first], ends[1 - first]
    return Line(zero=x(0.0), ends=(lower, upper), apart=f"{_measured(conflict, distance)} apart")


def _side(conflict: Mapping[str, Any], side: str, evidence: Sequence[Mapping[str, Any]]) -> Side:
    row = side_of(conflict, side)
    first = next((one for one in evidence if one["claim_id"] == row["claim_id"]), None) or next(iter(evidence), None)
    speaker = speaker_of(first) if first else NO_ONE
    claims = first["claims"] if first else len(evidence)
    return Side(
        row=row,
        speaker=speaker,
        is_named=speaker != NO_ONE,
        support=_support(row["origins"] or 0, claims),
        evidence=evidence,
        more=max(0, claims - len(evidence)),
    )


def _support(origins: int, claims: int) -> str:
    """
    >>> _support(1, 3), _support(2, 2)
    ('one origin, printed three times', 'two origins, printed two times')
    """
    times = "once" if claims == 1 else f"{count_word(claims)} times"
    return f"{count_word(origins)} origin{'' if origins == 1 else 's'}, printed {times}"
