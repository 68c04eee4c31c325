"""The key of a source -> what its page shows: its health and its days in words, what it prints, what it corrected."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from fastapi import HTTPException

from pipeline.explorer import lists
from pipeline.explorer.content.usual import Day, State, days_of, state_of
from pipeline.explorer.reading import Row
from pipeline.explorer.words import show
from pipeline.model import Source

MOST = 12
LOOKED_AT = 3_000
"""Claims of the last 90 days that are counted, the newest ones."""
CHANGES = 10
CHANGES_COUNTED = 1_000
"""Changes are counted up to here; beyond it the page says "more than"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Volume:
    days: list[Day]
    state: State


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceFound:
    key: str
    known: Source | None
    """Its file; None of a source that was taken from an archive, or whose file is gone."""
    counts: Row
    volume: Volume
    health: Row | None
    """A row of sql/explore/health.sql; None where it was never asked."""
    entities: list[Row]
    metrics: list[Row]
    looked_at: int
    since: str | None
    """Day of the oldest claim that was counted."""
    changes: list[Row]


def find_source(ask: lists.Asked, key: str, sources: Mapping[str, Source], today: date) -> SourceFound:
    """404 where no source has this key."""
    given: Row = {"source_key": key, "today": today, "looked_at": LOOKED_AT, "most": MOST}
    counts = ask.reader.one("source_counts", given) or {}
    health = ask.reader.one("health", given)
    if not counts.get("articles") and health is None and key not in sources:
        raise HTTPException(404, f"no source {show.plain(key)!r}; all of them stand under /health")
    said = ask.reader.ask("source_said", given)
    (total,) = [row for row in said if row["facet"] == "claims"]
    changes = ask.reader.ask("source_changes", {**given, "most": CHANGES})
    return SourceFound(
        key=key,
        known=sources.get(key),
        counts=counts,
        volume=volumes(ask, {key: health}, today, key)[key],
        health=health,
        entities=[row for row in said if row["facet"] == "entity"],
        metrics=[row for row in said if row["facet"] == "metric"],
        looked_at=total["claims"],
        since=total["key"],
        changes=ask.rights.sentences(changes),
    )


def volumes(
    ask: lists.Asked, health: Mapping[str, Row | None], today: date, source_key: str | None = None
) -> dict[str, Volume]:
    """By source: the last four weeks, each day against that weekday of the weeks before. `health`: rows by source, of
    which some may have no article."""
    counts: dict[str, dict[date, int]] = {key: {} for key in health}
    firsts: dict[str, date | None] = {}
    for row in ask.reader.ask("health_volume", {"today": today, "source_key": source_key}):
        firsts[row["source_key"]] = row["first_day"]
        found = counts.setdefault(row["source_key"], {})
        if row["published_on"]:
            found[row["published_on"]] = row["articles"]
    days = {key: days_of(found, firsts.get(key), today) for key, found in counts.items()}
    return {key: Volume(days=those, state=state_of(key, those, health.get(key))) for key, those in days.items()}
