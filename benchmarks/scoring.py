"""How right claims are against gold, field by field, with an interval from a bootstrap over documents."""

import random
from collections.abc import Callable, Sequence
from typing import Any

from pipeline.catalog import unit_forms

Document = dict[str, Any]
Counts = tuple[int, int, int]  # right, in the gold, found
Same = Callable[[dict[str, Any], dict[str, Any]], bool]

RESAMPLES = 1000
FIELDS = ("kind", "period", "baseline", "entity", "metric_id", "region", "attribution")


def overlap(one: dict[str, Any], other: dict[str, Any]) -> bool:
    if one.get("start") is None or other.get("start") is None:
        return True  # some gold has no offsets: the value decides
    return bool(one["start"] < other["end"] and other["start"] < one["end"])


def same_value(gold: dict[str, Any], found: dict[str, Any]) -> bool:
    def equal(key: str) -> bool:
        one, other = gold.get(key), found.get(key)
        if one in (None, "") or other in (None, ""):
            return one in (None, "") and other in (None, "")
        return abs(float(one) - float(other)) <= 1e-6 * max(abs(float(one)), abs(float(other)), 1e-9)

    return overlap(gold, found) and equal("value") and equal("value_high")


def unit_key(unit: str | None) -> str:
    """One key for a unit's code and its English names: percent, percentage, %; count:case, cases."""
    plain = (unit or "").lower().removeprefix("count:").removesuffix("s")
    return _UNIT_NAMES.get(plain, plain)


_UNIT_NAMES = {
    form.lower().removesuffix("s"): unit.code.lower()
    for unit in unit_forms("en")
    for form in (*unit.before, *unit.after_words, *unit.after_signs)
} | {"percentage": "percent", "people": "person", "dollar": "usd", "pound sterling": "gbp", "won": "krw"}


def same_unit(gold: dict[str, Any], found: dict[str, Any]) -> bool:
    one, other = unit_key(gold.get("unit")), unit_key(found.get("unit"))
    return one == other or (min(len(one), len(other)) > 2 and (one in other or other in one))


def same_field(name: str, gold: Any, found: Any) -> bool:
    """Periods by their days, names by half of the shorter one's words, codes as they are."""
    if name in {"period", "baseline"}:
        return bool(gold["start"] == found["start"] and gold["end"] == found["end"])
    if name in {"entity", "attribution"}:
        one, other = (set(_text(each).lower().split()) for each in (gold, found))
        stems = {word[:4] for word in other}
        return 2 * sum(word[:4] in stems for word in one) >= min(len(one), len(other))
    return bool(gold == found)


def _text(value: Any) -> str:
    return str(value["text"] if isinstance(value, dict) else value)


def pair(gold: Sequence[dict[str, Any]], found: Sequence[dict[str, Any]], same: Same) -> list[tuple[Any, Any]]:
    free, pairs = list(found), []
    for one in gold:
        hit = next((each for each in free if same(one, each)), None)
        if hit is not None:
            free.remove(hit)
            pairs.append((one, hit))
    return pairs


def counts(document: Document, claims: Sequence[dict[str, Any]]) -> dict[str, Counts]:
    """For each field what is right, what the gold has and what was found, of one document."""
    gold = [one for one in document["claims"] if not one.get("optional") and one.get("value") is not None]
    optional = [one for one in document["claims"] if one.get("optional")]
    scored = [
        one
        for one in claims
        if any(overlap(each, one) for each in gold) or not any(overlap(each, one) for each in optional)
    ]
    pairs = pair(gold, scored, same_value)
    units = pair(gold, scored, lambda one, other: same_value(one, other) and same_unit(one, other))
    result = {"value": (len(pairs), len(gold), len(scored)), "unit": (len(units), len(gold), len(scored))}
    for name in FIELDS:
        both = [(one.get(name), other.get(name)) for one, other in pairs]
        right = sum(bool(one and other and same_field(name, one, other)) for one, other in both)
        result[name] = (right, sum(bool(one) for one, _ in both), sum(bool(other) for _, other in both))
    rows = sum(_is_whole(one, other) for one, other in pairs)
    return result | {"full": (rows, len(gold), len(scored))}


def _is_whole(gold: dict[str, Any], found: dict[str, Any]) -> bool:
    def right(name: str) -> bool:
        one, other = gold.get(name), found.get(name)
        return same_field(name, one, other) if one and other else not one and not other

    return same_unit(gold, found) and all(right(name) for name in ("kind", "entity", "period"))


def f1(rows: Sequence[Counts]) -> float:
    right, gold, found = (sum(row[column] for row in rows) for column in range(3))
    return 200 * right / (gold + found) if gold + found else 0.0


def interval(rows: Sequence[Counts]) -> tuple[float, float]:
    chance = random.Random(0)  # the same figures on every run
    again = sorted(f1(chance.choices(rows, k=len(rows))) for _ in range(RESAMPLES))
    return again[round(0.025 * RESAMPLES)], again[round(0.975 * RESAMPLES) - 1]
