"""Unit codes by what they measure, for features."""

from functools import lru_cache

from pipeline.catalog import metrics, units

DIMENSIONS = ("money", "percent", "percentage_point", "person", "user", "ratio", "time", "count", "measure")
PEOPLE = frozenset({"person", "user"})
_TIMES = frozenset({"time", "duration"})


@lru_cache(maxsize=4096)
def dimension(unit: str) -> str:
    if unit in DIMENSIONS:
        return unit
    if unit.startswith("count:"):
        return "count"
    if len(unit) == 3 and unit.isupper() and unit.isalpha() and unit not in units():
        return "money"
    return "time" if units().get(unit) in _TIMES else "measure"


def measures(key: str, unit: str) -> bool:
    """Whether the metric of that key is told in such a unit."""
    sort = dimension(unit)
    return ("count" if sort in PEOPLE else sort) in metrics()[key].dimensions
