"""The lists that pages and API share: questions -> rows, and where the next page begins."""

from datetime import date
from typing import Any
from uuid import UUID

from fastapi import HTTPException

from pipeline.explorer.questions import Facets
from pipeline.explorer.reading import Reader, Row

Cursor = tuple[str, UUID] | None
NO_DAY = date(1, 1, 1)
"""Where articles without a date stand in the order of days."""


def claims(reader: Reader, facets: Facets, after: Cursor, limit: int) -> tuple[list[Row], str | None]:
    """Claims that fit, the latest article first."""
    day, claim_id = after or (None, None)
    rows = reader.ask("claims", {**facets.parameters(), "after_day": day, "after_id": claim_id, "max_rows": limit + 1})
    return _page(rows, limit, lambda row: f"{row['published_on'] or NO_DAY}_{row['claim_id']}")


def series(reader: Reader, facets: Facets, after: Cursor, limit: int) -> tuple[list[Row], str | None]:
    """Series that fit, those with most figures first."""
    count, series_id = after or (None, None)
    asked = {name: getattr(facets, name) for name in ("entity", "metric", "region", "kind")}
    rows = reader.ask("series", {**asked, "after_count": count, "after_id": series_id, "max_rows": limit + 1})
    return _page(rows, limit, lambda row: f"{row['observations']}_{row['series_id']}")


def one_series(reader: Reader, series_id: UUID, known_on: date | None = None) -> dict[str, Any]:
    """{"series": ..., "figures": [...]}: the figures in the order of time, derived ones with is_derived."""
    found = reader.one("series_one", {"series_id": series_id})
    if found is None:
        raise HTTPException(404, f"no series {series_id}; look for it under /series")
    return {
        "series": found,
        "figures": reader.ask("series_figures", {"series_id": series_id, "known_on": known_on}),
    }


def evidence(reader: Reader, observation_id: UUID) -> list[Row]:
    """The claims behind a printed figure, or the inputs of a derived one."""
    return reader.ask("evidence", {"observation_id": observation_id})


def conflicts(
    reader: Reader, *, status: str | None, rule: str | None, after: Cursor, limit: int
) -> tuple[list[Row], str | None]:
    """Figures that cannot both be right, the best supported first."""
    support, conflict_id = after or (None, None)
    rows = reader.ask(
        "conflicts",
        {"status": status, "rule": rule, "after_support": support, "after_id": conflict_id, "max_rows": limit + 1},
    )
    return _page(rows, limit, lambda row: f"{row['support']}_{row['conflict_id']}")


def health(reader: Reader) -> list[Row]:
    return reader.ask("health")


def _page(rows: list[Row], limit: int, cursor: Any) -> tuple[list[Row], str | None]:
    """One row more than asked for says that there is a next page."""
    return rows[:limit], cursor(rows[limit - 1]) if len(rows) > limit else None
