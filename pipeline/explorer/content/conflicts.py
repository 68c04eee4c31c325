"""Rows of conflicts -> what pages show of each: the words of it, and the articles that each side rests on."""

from uuid import UUID

from pipeline.explorer.lists import Asked
from pipeline.explorer.reading import Row
from pipeline.explorer.words.conflicts import Told, told_of

CONFLICTS_COUNTED = 1_000
"""Conflicts are counted up to here; beyond it a page says "more than"."""
_EVIDENCE = 6
"""Articles of a side that are named."""


def told_conflicts(ask: Asked, rows: list[Row]) -> list[tuple[Row, Told]]:
    """Each with the words and the places that a page shows of it."""
    ids = [row[name] for row in rows for name in ("observation_a", "observation_b") if row[name]]
    evidence: dict[UUID, list[Row]] = {}
    given = {"observation_ids": ids, "looked_at": _EVIDENCE}
    for one in ask.reader.ask("conflict_evidence", given) if ids else []:
        evidence.setdefault(one["observation_id"], []).append(one)
    return [(row, told_of(row, evidence)) for row in rows]
