"""How right claims are against gold, field by field: the rules of the contract, with intervals over documents.

A marked field may have other answers that are right too (`<field>_also`; None: empty is right). Names count as found
where half of the words of the shorter form are shared and the longer one is not a whole sentence."""

import random
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache
from typing import Any

from pipeline.catalog import limit_of, unit_forms, units

Row = Mapping[str, Any]
Days = tuple[date, date]
Counts = tuple[int, int, int]  # right, in the gold, found

NAMED = ("entity", "metric", "whole", "attribution")
DATED = ("period", "baseline")
FIELDS = ("kind", "period", "entity", "metric", "metric_id", "region", "attribution", "modality", "direction",
          "baseline", "whole", "qualifier")  # fmt: skip
ROW = ("unit", "kind", "entity", "period")
REST = ("direction", "modality", "metric", "region", "baseline", "attribution")
DEFAULTS = {"modality": "actual"}  # said by leaving it out
LONG = timedelta(days=14)
STEM = 4  # letters by which words are compared
RESAMPLES = 1000


def answers(marked: Row, field: str) -> list[Any]:
    """All that counts as right for a field, the best first; None for empty."""
    given = [marked.get(field), *(marked.get(f"{field}_also") or ())]
    return [one if one and one != DEFAULTS.get(field) else None for one in given]


def is_right(marked: Row, found: Row, field: str) -> bool:
    """Whether the field is right, empty where it may be empty included."""
    given = _given(found, field)
    if field == "unit":
        return any(same_unit(one, given) for one in answers(marked, field))
    return any(
        one is given if one is None or given is None else same(field, one, given) for one in answers(marked, field)
    )


def is_limited_alike(marked: Row, found: Row, language: str) -> bool:
    """Whether the words of the metric are right, or limit it as the marked ones do for the entity and place found."""
    if is_right(marked, found, "metric"):
        return True
    words = [one for one in answers(marked, "metric") if one]
    place = {"entity": found.get("entity"), "region": found.get("region")}
    return found["metric_limit"] in {limit_of(found["metric_id"], one, language, **place) for one in words}


def _given(found: Row, field: str) -> Any:
    value = found.get(field) or None
    return None if value == DEFAULTS.get(field, "") else value


def same(field: str, one: Any, other: Any) -> bool:
    if field in DATED:
        return same_span(days_of(one), days_of(other))
    if field in NAMED:
        return alike(text_of(one), text_of(other))
    if field == "region":
        return bool(str(one)[:2] == str(other)[:2])
    return bool(one == other)


def days_of(span: Row) -> Days:
    return date.fromisoformat(span["start"][:10]), date.fromisoformat(span["end"][:10])


def same_span(one: Days, other: Days) -> bool:
    """Spans of two weeks or more may be off by a day at either end."""
    (start, end), (first, last) = one, other
    off = max(abs(start - first), abs(end - last))
    return not off or (off <= timedelta(days=1) and min(end - start, last - first) >= LONG)


def text_of(value: Any) -> str:
    return str(value["text"] if isinstance(value, Mapping) else value)


@lru_cache(maxsize=100_000)
def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", text.lower()))


@lru_cache(maxsize=200_000)
def alike(one: str, other: str) -> bool:
    first, second = _words(one), _words(other)
    if not first or not second:
        return False
    short, long = sorted((len(first), len(second)))
    if long > 2 * short + 2:
        return False
    shared = sum(any(_same_word(word, each) for each in second) for word in first)
    return shared >= max(1, (short + 1) // 2)


def _same_word(one: str, other: str) -> bool:
    if one == other or (min(len(one), len(other)) >= STEM and one[:STEM] == other[:STEM]):
        return True
    return len(one) > 1 and not other.isascii() and (one in other or other in one)


@lru_cache(maxsize=20_000)
def unit_key(unit: str | None) -> str:
    """One key for a unit's code and its printed names.

    >>> unit_key("percentage"), unit_key("count:cases"), unit_key("USD"), unit_key("dollar")
    ('percent', 'case', 'USD', 'USD')
    """
    plain = re.sub(r"\s+", " ", str(unit or "").strip().lower())
    for form in (plain, plain.removeprefix("count:")):
        if form in _names():
            return _names()[form]
        if form.endswith("s") and form[:-1] in _names():
            return _names()[form[:-1]]
    noun = plain.removeprefix("count:")
    return noun.rstrip("s") if noun.isascii() else noun


@lru_cache
def _names() -> dict[str, str]:
    forms = {
        form.lower(): unit.code
        for language in ("en", "ru", "ko")
        for unit in unit_forms(language)
        for form in (*unit.before, *unit.after_words, *unit.after_signs)
        if len(form) > 1 or not form.isalpha()
    }
    codes = {unit.code.lower(): unit.code for unit in unit_forms("en")}
    said = {"percentage": "percent", "people": "person", "dollar": "USD", "pound sterling": "GBP", "won": "KRW"}
    return forms | codes | said


def same_unit(one: str | None, other: str | None) -> bool:
    first, second = unit_key(one), unit_key(other)
    if first == second or {first, second} <= units().keys():  # percent is no part of percentage_point
        return first == second
    return min(len(first), len(second)) > 2 and (first in second or second in first)


def overlap(one: Row, other: Row) -> bool:
    if one.get("start") is None or other.get("start") is None:
        return True  # some gold has no offsets: the value decides
    return bool(one["start"] < other["end"] and other["start"] < one["end"])


def same_value(marked: Row, found: Row) -> bool:
    def equal(key: str) -> bool:
        one, other = (row.get(key) for row in (marked, found))
        if one in {None, ""} or other in {None, ""}:
            return one in {None, ""} and other in {None, ""}
        first, second = Decimal(str(one)), Decimal(str(other))
        return abs(first - second) <= Decimal("1e-6") * max(abs(first), abs(second), Decimal("1e-9"))

    return marked.get("value") not in {None, ""} and equal("value") and equal("value_high") and overlap(marked, found)


def pairs_of(marked: Sequence[Row], found: Sequence[Row], allowed: Callable[[Row, Row], bool]) -> dict[int, int]:
    """As many pairs as can be: place in the gold -> place among what was found."""
    edges = [[place for place, each in enumerate(found) if allowed(one, each)] for one in marked]
    owner: dict[int, int] = {}

    def give(one: int, tried: set[int]) -> bool:
        for place in edges[one]:
            if place not in tried:
                tried.add(place)
                if place not in owner or give(owner[place], tried):
                    owner[place] = one
                    return True
        return False

    for one in range(len(marked)):
        give(one, set())
    return {one: place for place, one in owner.items()}


def counts(document: Row, claims: Sequence[Row]) -> dict[str, Counts]:
    """For each field what is right, what the gold has and what was found, of one document. A prediction on an optional
    item is neither rewarded nor punished."""
    every = document["claims"]
    gold = [one for one in every if not one.get("optional")]
    optional = [one for one in every if one.get("optional")]
    scored = [
        one
        for one in claims
        if any(overlap(each, one) for each in gold) or not any(overlap(each, one) for each in optional)
    ]
    valued = [one for one in gold if one.get("value") not in {None, ""}]
    pairs = pairs_of(valued, scored, same_value)
    units = pairs_of(valued, scored, lambda one, other: same_value(one, other) and is_right(one, other, "unit"))
    result = {"value": (len(pairs), len(valued), len(scored)), "unit": (len(units), len(valued), len(scored))}
    both = [(valued[one], scored[place]) for one, place in pairs.items()]
    for field in FIELDS:
        given = [_given(found, field) is not None for _, found in both]
        right = [said and is_right(marked, found, field) for said, (marked, found) in zip(given, both, strict=True)]
        wanted = sum(
            hit or bool(marked.get(field) and not is_right(marked, found, field))
            for hit, (marked, found) in zip(right, both, strict=True)
        )
        result[field] = (sum(right), wanted, sum(given))
    full = [all(is_right(marked, found, field) for field in ROW) for marked, found in both]
    whole = [
        hit and all(is_right(marked, found, field) for field in REST)
        for hit, (marked, found) in zip(full, both, strict=True)
    ]
    result["full"] = (sum(full), len(valued), len(scored))
    result["complete"] = (sum(whole), len(valued), len(scored))
    return result | {"lures": lures_taken(document, scored)}


def lures_taken(document: Row, claims: Sequence[Row]) -> Counts:
    lures = document.get("lures") or ()
    taken = sum(
        any(overlap(lure, one) for one in claims) and not any(overlap(lure, one) for one in document["claims"])
        for lure in lures
    )
    return taken, len(lures), 0


def f1(rows: Iterable[Counts]) -> float:
    right, gold, found = (sum(column) for column in zip(*rows, strict=True))
    return 200 * right / (gold + found) if gold + found else 0.0


def percent_taken(rows: Iterable[Counts]) -> float:
    taken, of, _ = (sum(column) for column in zip(*rows, strict=True))
    return 100 * taken / of if of else 0.0


def interval(rows: Sequence[Counts], figure: Callable[[Iterable[Counts]], float] = f1) -> tuple[float, float]:
    chance = random.Random(0)  # the same figures on every run
    again = sorted(figure(chance.choices(rows, k=len(rows))) for _ in range(RESAMPLES))
    return again[round(0.025 * RESAMPLES)], again[round(0.975 * RESAMPLES) - 1]
