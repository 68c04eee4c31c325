"""A search and its counts -> what the page draws: chips to take away, facets to choose from, bars of years. Pure."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from pipeline.explorer.lists import CANDIDATE
from pipeline.explorer.questions import Facets
from pipeline.explorer.rendering import source_name
from pipeline.explorer.search.counting import FACETS, Choice, Counts
from pipeline.explorer.search.searching import Searched
from pipeline.explorer.words import show
from pipeline.model import Source

SHOWN = 6
"""Values of a facet in sight; the others unfold."""

LABELS = {
    "entity": "About", "metric": "Metric", "kind": "Kind", "unit": "Unit", "region": "Place", "source": "Source",
    "language": "Language",
}  # fmt: skip
_NOT_SAID = {
    "entity": "not said", "metric": "none of the catalogue", "region": "not said", "language": "unknown",
    "kind": "not said", "unit": "none", "source": "unknown",
}  # fmt: skip
_WIDTH, _HEIGHT, _GAP, _WIDEST = 236, 60, 2, 40


@dataclass(frozen=True, slots=True)
class Value:
    """A value to choose; `query` is the address that does, empty where there is none to be asked for."""

    name: str
    claims: int
    query: str
    chosen: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A facet: values in sight, those that unfold, and how many more there are. `left_out`: not counted in time."""

    key: str
    label: str
    values: Sequence[Value]
    more: Sequence[Value]
    others: int
    left_out: bool


@dataclass(frozen=True, slots=True)
class Chip:
    """What narrows the search, and the address without it."""

    name: str
    query: str


@dataclass(frozen=True, slots=True)
class Bar:
    """A year: where its bar stands, and the address that asks for it."""

    year: int
    claims: int
    x: float
    y: float
    width: float
    height: float
    query: str
    chosen: bool


class Names:
    """Values of facets in words; of entities as they are printed in what was found."""

    def __init__(self, sources: Mapping[str, Source], counts: Counts, rows: Iterable[Mapping[str, Any]]) -> None:
        self._sources = sources
        self._entities = {one.value: one.name for one in counts.values.get("entity", ()) if one.value}
        self._entities |= {row["entity_key"]: row["entity_name"] for row in rows if row["entity_key"]}

    def of(self, facet: str, value: str) -> str:
        if facet == "entity":
            return show.plain(self._entities.get(value) or value.removeprefix(CANDIDATE))
        if facet == "source":
            return source_name(self._sources, value)
        return show.plain(_WORDED[facet](value) if facet in _WORDED else value)


def _unit(code: str) -> str:
    named = show.unit(code).strip()
    return named if named not in {"", "%"} else {"percent": "percent (%)"}.get(code, code)


_WORDED: Mapping[str, Callable[[str], str]] = {
    "metric": show.words, "region": show.place, "language": show.language_name, "unit": _unit,
}  # fmt: skip


def groups(wanted: Searched, counts: Counts, names: Names) -> list[Group]:
    return [_group(wanted, counts, names, facet) for facet in FACETS]


def _group(wanted: Searched, counts: Counts, names: Names, facet: str) -> Group:
    chosen: str | None = getattr(wanted.facets, facet)
    given = [one for one in counts.values.get(facet, ()) if one.value is not None]
    values = [_value(wanted, names, facet, one) for one in given if one.value != chosen]
    if chosen:
        count = next((one.claims for one in given if one.value == chosen), 0)
        values.insert(0, Value(names.of(facet, chosen), count, wanted.query(**{facet: None}), chosen=True))
    without = sum(one.claims for one in counts.values.get(facet, ()) if one.value is None)
    none = [Value(_NOT_SAID[facet], without, "")] if without else []
    return Group(
        key=facet,
        label=LABELS[facet],
        values=[*values[:SHOWN], *none] if len(values) <= SHOWN else values[:SHOWN],
        more=[*values[SHOWN:], *none] if len(values) > SHOWN else [],
        others=max(counts.known.get(facet, 0) - len(given), 0),
        left_out=facet in counts.left_out,
    )


def _value(wanted: Searched, names: Names, facet: str, one: Choice) -> Value:
    return Value(names.of(facet, one.value or ""), one.claims, wanted.query(**{facet: one.value}))


def chips(wanted: Searched, names: Names) -> list[Chip]:
    facets = wanted.facets
    found = [Chip(f"“{show.plain(facets.q)}”", wanted.query(q=None))] if facets.q else []
    narrowed = [(facet, getattr(facets, facet)) for facet in FACETS if getattr(facets, facet)]
    found += [Chip(names.of(facet, value), wanted.query(**{facet: None})) for facet, value in narrowed]
    if when := _when(facets):
        found.append(Chip(when, wanted.query(first_day=None, end_day=None)))
    if facets.confidence is not None:
        found.append(Chip(f"sure from {facets.confidence} of 1", wanted.query(confidence=None)))
    return found


def _when(facets: Facets) -> str:
    """
    >>> _when(Facets(first_day=date(2025, 1, 1), end_day=date(2026, 1, 1))), _when(Facets(end_day=date(2026, 1, 1)))
    ('true for 2025', 'true before 1 Jan 2026')
    """
    first, end = facets.first_day, facets.end_day
    if first and end:
        return f"true for {show.period(first, end, 'year')}" if first < end else f"{show.day(first)} – {show.day(end)}"
    if first:
        return f"true from {show.day(first)} on"
    return f"true before {show.day(end)}" if end else ""


def bars(wanted: Searched, years: Sequence[tuple[int, int]]) -> list[Bar]:
    """Bars of equal width beside each other, from the left; the smallest that is not zero is still to be seen."""
    most = max((count for _, count in years), default=0)
    step = min((_WIDTH + _GAP) / max(len(years), 1), _WIDEST)
    found = []
    for at, (year, count) in enumerate(years):
        height = max(2.0, round(_HEIGHT * count / most, 1)) if count else 0.0
        first, end = date(year, 1, 1), date(year + 1, 1, 1)
        meets = (wanted.facets.first_day or date.min) < end and (wanted.facets.end_day or date.max) > first
        found.append(
            Bar(
                year, count, round(at * step, 1), round(_HEIGHT - height, 1), round(step - _GAP, 1), height,
                wanted.query(first_day=first, end_day=end),
                meets and bool(wanted.facets.first_day or wanted.facets.end_day),
            )
        )  # fmt: skip
    return found
