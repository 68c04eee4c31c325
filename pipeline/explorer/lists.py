"""The answers that pages and API share: questions -> rows cut to what may be shown, and where the next page begins."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, get_args
from uuid import UUID

from fastapi import HTTPException, Request

from pipeline.explorer.article import blocks_of, paragraphs
from pipeline.explorer.finding import NO_DAY, Cursor, claims_found
from pipeline.explorer.questions import Facets
from pipeline.explorer.reading import Reader, Row, Search
from pipeline.explorer.rights import Rights
from pipeline.model.tables import Cell, cell_at
from pipeline.warehouse.names import name_key

Listed = tuple[list[Row], str | None]
Part = Literal["sources", "gaps", "quarantine", "outside", "model", "drops", "runs"]
HEALTH_PARTS: tuple[Part, ...] = get_args(Part)


@dataclass(frozen=True, slots=True)
class Asked:
    """Who answers, and what the visitor may see."""

    reader: Reader
    rights: Rights


def asked(request: Request) -> Asked:
    return Asked(request.app.state.reader, request.app.state.rights)


def claims(ask: Asked, facets: Facets, after: Cursor, limit: int) -> Listed:
    """Claims that fit, the latest article first."""
    with ask.reader.searching() as search:
        keys = _entities(search, facets.entity)["entity_keys"]
        found = claims_found(search, facets, keys, after, limit + 1)
        rows = search.ask("claims", {"claim_ids": found}) if found else []
    rows, following = _page(rows, limit, lambda row: f"{row['published_on'] or NO_DAY}_{row['claim_id']}")
    return ask.rights.sentences(rows), following


def series(ask: Asked, facets: Facets, after: Cursor, limit: int) -> Listed:
    """Series that fit, those with most figures first."""
    count, series_id = after or (None, None)
    given = {name: getattr(facets, name) for name in ("metric", "region", "kind", "unit")}
    given |= {"entity": facets.entity, "after_count": count, "after_id": series_id, "max_rows": limit + 1}
    with ask.reader.searching() as search:
        rows = search.ask("series", {**given, **_entities(search, facets.entity)})
    return _page(rows, limit, lambda row: f"{row['observations']}_{row['series_id']}")


def conflicts(ask: Asked, facets: Facets, after: Cursor, limit: int) -> Listed:
    """Figures that cannot both be right, the best supported first."""
    support, conflict_id = after or (None, None)
    given: Row = {name: getattr(facets, name) for name in _NARROWING}
    given |= {"after_support": support, "after_id": conflict_id, "observation_id": None, "max_rows": limit + 1}
    with ask.reader.searching() as search:
        rows = search.ask("conflicts", {**given, **_entities(search, facets.entity)})
    return _page(_both_sides(ask, rows), limit, lambda row: f"{row['support']}_{row['conflict_id']}")


def one_series(ask: Asked, series_id: UUID, known_on: date | None = None) -> dict[str, Any]:
    """{"series": ..., "figures": [...]}: the figures in the order of time, derived ones with is_derived."""
    found = ask.reader.one("series_one", {"series_id": series_id})
    if found is None:
        raise HTTPException(404, f"no series {series_id}, or none of its figures is sure; look for it under /series")
    figures = ask.reader.ask("series_figures", {"series_id": series_id, "known_on": known_on})
    return {"series": found, "figures": ask.rights.sentences(figures)}


def one_figure(ask: Asked, observation_id: UUID) -> dict[str, Any]:
    """{"figure", "evidence", "inputs", "conflicts"}: claims for a printed figure, inputs for a derived one."""
    given = {"observation_id": observation_id}
    found = ask.reader.one("figure", given)
    if found is None:
        raise HTTPException(404, f"no figure {observation_id}; look for its series under /series")
    return {
        "figure": found,
        "evidence": ask.rights.sentences(ask.reader.ask("evidence", given)),
        "inputs": ask.reader.ask("derivation_inputs", given),
        "conflicts": _both_sides(ask, ask.reader.ask("conflicts", {**_OF_A_FIGURE, **given})),
    }


def one_article(ask: Asked, article_id: UUID, claim_id: str | None = None) -> dict[str, Any]:
    """{"article", "claims", "chosen", "cell", "paragraphs", "figures_changed"}: the text as far as it may be shown, and
    of a chosen claim in a table the row and column."""
    given = {"article_id": article_id}
    article = ask.reader.one("article", given)
    if article is None:
        raise HTTPException(404, f"no article {article_id}; look for it under /search")
    limit = ask.rights.limit(article["source_key"])
    read = ask.reader.ask("article_claims", given)
    chosen = next((one for one in read if str(one["claim_id"]) == claim_id), None)
    return {
        "article": article,
        "claims": read,
        "chosen": chosen,
        "cell": _cell(article, chosen) if chosen and limit is None else None,
        "paragraphs": paragraphs(article, read, limit, chosen),
        "figures_changed": ask.reader.ask("article_figure_changes", given) if article["revision_no"] > 1 else [],
        "limit": limit,
    }


def _cell(article: Row, claim: Row) -> Cell | None:
    return cell_at(article["text"], blocks_of(article), claim["span_start"])


def article_of(ask: Asked, claim_id: UUID) -> UUID:
    found = ask.reader.one("claim_place", {"claim_id": claim_id})
    if found is None:
        raise HTTPException(404, f"no claim {claim_id}; look for it under /search")
    article_id: UUID = found["article_id"]
    return article_id


def health(ask: Asked, part: str) -> list[Row]:
    """One of HEALTH_PARTS."""
    if part not in HEALTH_PARTS:
        raise HTTPException(404, f"no part {part!r} of health; write one of {', '.join(HEALTH_PARTS)}")
    return ask.reader.ask("health" if part == "sources" else f"health_{part}")


def _entities(search: Search, words: str | None) -> Row:
    """Keys of the entities that are so called in any language."""
    if words is None:
        return {"entity_keys": None}
    rows = search.ask("entities", {"entity": words, "name_key": name_key(words)})
    return {"entity_keys": [row["entity_key"] for row in rows]}


_NARROWING = ("status", "rule", "metric", "entity")
_OF_A_FIGURE: Row = {**dict.fromkeys([*_NARROWING, "entity_keys", "after_support", "after_id"]), "max_rows": 100}
"""All conflicts of one figure, open ones first."""


def _both_sides(ask: Asked, conflicts: list[Row]) -> list[Row]:
    """With both sentences as far as they may be shown."""
    return ask.rights.sentences(ask.rights.sentences(conflicts, "_a"), "_b")


def _page(rows: list[Row], limit: int, cursor: Callable[[Row], str]) -> Listed:
    """One row more than asked for says that there is a next page."""
    return rows[:limit], cursor(rows[limit - 1]) if len(rows) > limit else None
