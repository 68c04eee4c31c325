"""Facets -> what is asked of the index of mart.claim_words. Pure. Its words are told in the header of that mart."""

from calendar import monthrange
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from pipeline.explorer.questions import Facets

NEVER = "never"
"""Where articles without a date are listed: behind all others."""

_LONGEST = 400
"""Characters of a value that the index keeps."""
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
"""Times before and after are told by these years."""


def facet_terms(facets: Facets, entity_keys: Sequence[str] | None) -> dict[str, str | None]:
    """Parts of the question, each a tsquery, all of which have to hold; None asks nothing. They stay apart, so that the
    index goes on from the rarest part and only looks the others up. Days and confidence are rounded so that nothing is
    missed.

    >>> found = facet_terms(Facets(kind="price", unit="USD", confidence=Decimal("0.88")), None)
    >>> found["same"], found["times"], found["sure"]
    ("'#unit:USD' & '#kind:price'", None, "'#sure:0.88' | '#sure:0.89' | '#sure:9' | '#sure:10'")
    """
    same = ("source", "language", "metric", "unit", "kind", "region")
    given = [(name, getattr(facets, name)) for name in same]
    timed = facets.first_day or facets.end_day
    return {
        "same": " & ".join(any_of([f"{name}:{value}"]) for name, value in given if value is not None) or None,
        "entities": any_of(f"entity:{key}" for key in entity_keys) if entity_keys else None,
        "times": any_of(_times(facets.first_day, facets.end_day)) if timed else None,
        "sure": any_of(_sure(facets.confidence)) if facets.confidence else None,
    }


def any_of(values: Iterable[str]) -> str:
    """
    >>> any_of(["entity:o'hara"]), any_of(["listed:2026", "listed:never"])
    ("'#entity:o''hara'", "'#listed:2026' | '#listed:never'")
    """
    return " | ".join("'#" + _kept(value).replace("\\", "\\\\").replace("'", "''") + "'" for value in values)


def _kept(value: str) -> str:
    name, mark, words = value.partition(":")
    return name + mark + words[:_LONGEST]


def _sure(least: Decimal) -> list[str]:
    hundredths = int(least * 100)
    upto = -(-hundredths // 10)
    return [f"sure:0.{one:02}" for one in range(hundredths, upto * 10)] + [f"sure:{one}" for one in range(upto, 11)]


def _times(first: date | None, end: date | None) -> list[str]:
    """Of periods that meet the days from `first` to before `end`: whole decades, years and months.

    >>> _times(date(2024, 11, 5), date(2030, 1, 1))
    ['time:2024-11', 'long:2024', 'time:2024-12', 'time:2025', 'time:2026', 'time:2027', 'time:2028', 'time:2029']
    """
    at, behind = _months(first, end)
    found: dict[str, None] = {}
    while at < behind:
        year, month = divmod(at, 12)
        if at % 120 == 0 and at + 120 <= behind:
            found[f"time:{year // 10}x"], at = None, at + 120
        elif month == 0 and at + 12 <= behind:
            found[f"time:{year}"], at = None, at + 12
        else:
            found |= {f"time:{year}-{month + 1:02}": None, f"long:{year}": None}
            at += 1
    return list(found)


def _months(first: date | None, end: date | None) -> tuple[int, int]:
    """The first month and the one behind the last, counted from year 0; whole years at the ends of what is told."""
    least, most = 12 * _FIRST_YEAR, 12 * (_LAST_YEAR + 1)
    at = 12 * first.year + first.month - 1 if first else least
    behind = 12 * end.year + end.month - 1 + (end.day > 1) if end else most
    if at < least:
        at, behind = least, max(behind, least + 12)
    if behind > most - 12:
        at, behind = min(at, most - 12), most
    return at, max(behind, least + 12) if at == least else behind


def listed_from(day: date, first_year: int) -> list[str]:
    """When claims are listed, from `day` back: that day, all its month, the months before it, the years before them.

    >>> listed_from(date(2026, 3, 9), 2024)
    ['2026-03-09', '2026-03', '2026-02', '2026-01', '2025', '2024', 'never']
    """
    months = [f"{day.year:04}-{one:02}" for one in range(day.month, 0, -1)]
    years = [f"{year:04}" for year in range(day.year - 1, first_year - 1, -1)]
    return [day.isoformat(), *months, *years, NEVER]


def parts_of(listed: str) -> list[str]:
    """The months of a year or the days of a month, the last first; a day has none.

    >>> parts_of("2024-02")[:2], parts_of("2024-02-29")
    (['2024-02-29', '2024-02-28'], [])
    """
    if listed == NEVER or listed.count("-") == 2:
        return []
    if "-" not in listed:
        return [f"{listed}-{month:02}" for month in range(12, 0, -1)]
    year, month = map(int, listed.split("-"))
    return [f"{listed}-{one:02}" for one in range(monthrange(year, month)[1], 0, -1)]
