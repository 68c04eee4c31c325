"""A search -> how many claims have each value of a facet, under all other facets that are asked for.

Counted among the newest WINDOW claims that fit, within reading.COUNT_MS; what could not be counted in time is left out,
and said so. Counts are kept for a while, as everything is that changes slowly.
"""

import logging
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from uuid import UUID

from pipeline.explorer import lists
from pipeline.explorer.kept import KeptByKey
from pipeline.explorer.questions import Facets
from pipeline.explorer.reading import Row, Search, SearchEndedError
from pipeline.explorer.search.finding import claims_found
from pipeline.explorer.search.searching import WINDOW

logger = logging.getLogger(__name__)

MOST_VALUES = 40
"""Values of a facet that are told; of the others how many there are."""

MOST_YEARS = 30
FACETS = ("entity", "metric", "kind", "unit", "region", "source", "language")
_EVERY = (*FACETS, "year")
_KEPT = 500


@dataclass(frozen=True, slots=True)
class Choice:
    """A value of a facet and how many claims have it; None: these claims have no value."""

    value: str | None
    name: str | None
    claims: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """`values` by facet, those that most claims have first; `known` how many values a facet has; `capped` those that
    were counted among the newest WINDOW claims only; `left_out` what was not counted in time. `drawn` are the counts as
    HTML."""

    articles: int
    values: Mapping[str, Sequence[Choice]]
    known: Mapping[str, int]
    years: Sequence[tuple[int, int]] = ()
    earlier_or_later: int = 0
    capped: frozenset[str] = frozenset()
    left_out: frozenset[str] = frozenset()
    drawn: dict[str, str] = field(default_factory=dict, compare=False)  # by the page that shows them


Kept = KeptByKey[str, Counts]


def keep_counts() -> Kept:
    return KeptByKey(_KEPT)


def counted(ask: lists.Asked, kept: Kept, facets: Facets, newest: Sequence[UUID] | None = None) -> Counts:
    """`newest`: the ids of the newest claims that fit and of one more, where the page of the search has found them."""
    return kept.get(facets.query(), lambda: _counted(ask, facets, newest))


@dataclass(slots=True)
class _Counting:
    values: dict[str, list[Choice]] = field(default_factory=dict)
    known: dict[str, int] = field(default_factory=dict)
    articles: int | None = None
    """Of what was taken first: the claims that fit all that is asked for."""
    capped: set[str] = field(default_factory=set)
    left_out: set[str] = field(default_factory=lambda: set(_EVERY))

    def take(self, search: Search, ids: Sequence[UUID], wanted: Iterable[str]) -> None:
        names, articles = set(wanted), 0
        for row in _facets(search, ids[:WINDOW]):
            if row["facet"] == "article":
                articles = row["known"]
            elif row["facet"] in names:
                self.values.setdefault(row["facet"], []).append(Choice(row["value"], row["name"], row["claims"]))
                self.known[row["facet"]] = row["known"]
        self.articles = articles if self.articles is None else self.articles
        self.capped |= names if len(ids) > WINDOW else set()
        self.left_out -= names


def _counted(ask: lists.Asked, facets: Facets, newest: Sequence[UUID] | None) -> Counts:
    """What no facet narrows is counted among the claims of the page; of the others each without its own facet."""
    narrowed = [name for name in _EVERY if _without(facets, name) != facets]
    found = _Counting()
    try:
        with ask.reader.counting() as search:
            keys = cache(lambda: lists.entity_keys(search, facets.entity))
            ids = _fitting(search, facets, keys) if newest is None else newest
            found.take(search, ids, set(_EVERY) - set(narrowed))
            for name in narrowed:
                found.take(search, _fitting(search, _without(facets, name), keys), [name])
    except SearchEndedError:
        logger.info("counts of a search took too long and were ended, without %s", ", ".join(sorted(found.left_out)))
    years, others_count = _years(found.values.pop("year", []))
    return Counts(
        articles=found.articles or 0, values=found.values, known=found.known, years=years,
        earlier_or_later=others_count, capped=frozenset(found.capped), left_out=frozenset(found.left_out),
    )  # fmt: skip


def _without(facets: Facets, name: str) -> Facets:
    if name == "year":
        return replace(facets, first_day=None, end_day=None)
    return replace(facets, **{name: None})


def _fitting(search: Search, facets: Facets, keys: Callable[[], list[str] | None]) -> list[UUID]:
    """`keys`: of the entities that are asked for, by the name that stays the same."""
    return claims_found(search, facets, keys() if facets.entity else None, None, WINDOW + 1)


def _facets(search: Search, ids: Sequence[UUID]) -> list[Row]:
    return search.ask("search_facets", {"claim_ids": ids, "most": MOST_VALUES}) if ids else []


def _years(found: Iterable[Choice]) -> tuple[list[tuple[int, int]], int]:
    """The MOST_YEARS years in a row that most claims are about, and how many times a claim is about another one: one
    forecast for 2100 must not make bars of all others too thin.

    >>> _years([Choice("2100", None, 1), Choice("2025", None, 9), Choice("2026", None, 5)])
    ([(2025, 9), (2026, 5)], 1)
    """
    counts = {int(one.value): one.claims for one in found if one.value}
    if not counts:
        return [], 0

    def within(first: int) -> int:
        return sum(count for year, count in counts.items() if first <= year < first + MOST_YEARS)

    first = max(sorted(counts), key=within)
    inside = [year for year in counts if first <= year < first + MOST_YEARS]
    years = [(year, counts.get(year, 0)) for year in range(min(inside), max(inside) + 1)]
    return years, sum(counts.values()) - within(first)
