"""Tables of cues in files -> rules: qualifiers, kinds, joins, ages, what a bare number counts, what stands around.

Qualifiers and kinds are read without regard to case, but in a row that says `case`, or all of them by `flags`.
"""

import re
from collections.abc import Callable
from dataclasses import fields
from decimal import Decimal
from functools import lru_cache, partial
from typing import Any

from pipeline.catalog import units
from pipeline.languages.heads import Entry, by_field, entries
from pipeline.languages.language import NEVER, Ages, Cue, Joins, KindRule, Labels, Side
from pipeline.languages.non_periods import non_period_contexts
from pipeline.languages.pattern_files import has_patterns
from pipeline.languages.words import number_table
from pipeline.model import ClaimKind, Direction, Qualifier

# what rises and falls; a table says `measured`
MEASURED = (
    "percent", "money", "count", "bare", "mass", "length", "volume", "energy", "temperature", "data", "power", "area",
    "speed", "angle",
)  # fmt: skip
CONTEXTS = ("whole", "whole_before", "against", "baseline_before", "baseline_after", "time_clause", "everywhere_before")
_QUALIFIERS = {value.replace("_", " "): value for value in Qualifier}
_SIDES = {side.value: side for side in Side}
_KINDS: dict[str, tuple[ClaimKind, Direction | None]] = {
    **{kind.value: (kind, None) for kind in ClaimKind},
    **{f"{kind} {direction}": (kind, direction) for kind in ClaimKind for direction in Direction},
}
_AGES = {"said before": True, "around": False}


def cues(code: str, *, flags: re.RegexFlag = re.IGNORECASE) -> dict[str, Any]:
    """The fields of Language that the tables of cues fill; of a table that the language has not, none."""
    tables: dict[str, tuple[str, Callable[[str], Any]]] = {
        "joins": ("joins", joins),
        "labels": ("labels", labels),
        "qualifiers": ("qualifiers", partial(qualifiers, flags=flags)),
        "kinds": ("kinds", partial(kind_rules, flags=flags)),
        "ages": ("ages", ages),
        "implied": ("implied", implied),
        "non_period": ("non_periods", non_period_contexts),
    }
    found = {field: read(code) for field, (table, read) in tables.items() if has_patterns(code, table)}
    return found | (contexts(code) if has_patterns(code, "contexts") else {})


def qualifiers(code: str, *, flags: re.RegexFlag = re.IGNORECASE) -> tuple[Cue, ...]:
    """qualifiers.txt: [at least | after]."""
    rows = entries(code, "qualifiers", parts=2)
    return tuple(Cue(row.one(0, _QUALIFIERS), row.one(1, _SIDES), row.compiled(flags)) for row in rows)


def kind_rules(code: str, *, flags: re.RegexFlag = re.IGNORECASE) -> tuple[KindRule, ...]:
    """kinds.txt: [name | kind, or kind and direction | side | dimensions or units | unscaled]."""
    return tuple(_kind_rule(row, flags) for row in entries(code, "kinds", parts=4, words=("unscaled",)))


def _kind_rule(row: Entry, flags: re.RegexFlag) -> KindRule:
    kind, direction = row.one(1, _KINDS)
    side, pattern = row.one(2, _SIDES), row.compiled(flags)
    return KindRule(row.name, kind, side, pattern, direction, _dimensions(row), row.has("unscaled"))


def _dimensions(row: Entry) -> frozenset[str]:
    said = row.said(3).split()
    if unknown := [one for one in said if one not in _measures()]:
        raise row.error(f"{unknown[0]!r} is neither `measured` nor a dimension or unit of pipeline/catalog/units.toml")
    return frozenset(said).difference({"measured"}).union(MEASURED if "measured" in said else ())


@lru_cache
def _measures() -> frozenset[str]:
    return frozenset({"measured", *MEASURED, *units(), *units().values()})


def joins(code: str) -> Joins:
    """joins.txt: [range between], as the fields of Joins are called."""
    return Joins(**by_field(code, "joins", [field.name for field in fields(Joins)]))


def labels(code: str) -> Labels:
    """labels.txt: as the fields of Labels are called; words/label_scales.txt: the words that multiply."""
    scales = {word: Decimal(value) for word, value in number_table(code, "label_scales").items()}
    return Labels(scales, **by_field(code, "labels", [field.name for field in fields(Labels)][1:]))


def ages(code: str) -> Ages:
    """ages.txt: [said before], and [around] for what stands before a number and, as `behind`, what stands behind it."""
    rows = entries(code, "ages", further=("behind",))
    said = [row.compiled() for row in rows if row.one(0, _AGES)]
    around = [(row.compiled(), row.further("behind") or NEVER) for row in rows if not row.one(0, _AGES)]
    return Ages(said_before=said[0] if said else NEVER, around=tuple(around))


def implied(code: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    """implied.txt: [unit]: what stands before a number of that unit which prints none."""
    return tuple((row.compiled(), row.name) for row in entries(code, "implied"))


def contexts(code: str) -> dict[str, re.Pattern[str]]:
    """contexts.txt: [whole before], as the fields of Language are called."""
    return by_field(code, "contexts", CONTEXTS)
