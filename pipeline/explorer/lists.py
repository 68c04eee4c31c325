"""The answers that pages and API share: questions -> rows cut to what may be shown, and where the next page begins."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, get_args
from uuid import UUID

from fastapi import HTTPException, Request

from pipeline.explorer.content.article import blocks_of, paragraphs
from pipeline.explorer.content.claim_rows import as_shown, claim_cursor, claim_rows, with_reasons
from pipeline.explorer.questions import Facets
from pipeline.explorer.reading import Reader, Row, Search
from pipeline.explorer.rights import Rights
from pipeline.explorer.search.finding import Cursor, claims_found
from pipeline.model.tables import Cell, cell_at
from pipeline.warehouse.names import name_key

CANDIDATE = "candidate/"
"""How the key of an entity begins that nobody has confirmed."""

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
        found = claims_found(search, facets, entity_keys(search, facets.entity), after, limit + 1)
        rows, following = page_of(claim_rows(search, found), limit, claim_cursor)
    return as_shown(ask.rights, rows), following


def series(ask: Asked, facets: Facets, after: Cursor, limit: int) -> Listed:
    """Series that fit, those with most figures first."""
    count, series_id = after or (None, None)
    given = {name: getattr(facets, name) for name in ("metric", "region", "kind", "unit")}
    given |= {"entity": facets.entity, "after_count": count, "after_id": series_id, "max_rows": limit + 1}
    with ask.reader.searching() as search:
        rows = search.ask("series", {**given, "entity_keys": entity_keys(search, facets.entity)})
    return page_of(rows, limit, lambda row: f"{row['observations']}_{row['series_id']}")


def conflicts(ask: Asked, facets: Facets, after: Cursor, limit: int) -> Listed:
    """Figures that cannot both be right, the best supported first."""
    support, conflict_id = after or (None, None)
    given: Row = {**_ALL_CONFLICTS, **{name: getattr(facets, name) for name in _NARROWING}}
    given |= {"after_support": support, "after_id": conflict_id, "max_rows": limit + 1}
    with ask.reader.searching() as search:
        rows = search.ask("conflicts", {**given, "entity_keys": entity_keys(search, facets.entity)})
    return page_of(_both_sides(ask, rows), limit, lambda row: f"{row['support']}_{row['conflict_id']}")


def open_conflicts(ask: Asked, entity_key: str, most: int) -> list[Row]:
    """Those that are open of the entity with this key, the best supported first."""
    of_it = {"status": "open", "entity": entity_key, "entity_keys": [entity_key], "max_rows": most}
    return _both_sides(ask, ask.reader.ask("conflicts", {**_ALL_CONFLICTS, **of_it}))


def these_conflicts(ask: Asked, conflict_ids: Sequence[UUID]) -> list[Row]:
    given = {**_ALL_CONFLICTS, "conflict_ids": conflict_ids, "max_rows": len(conflict_ids)}
    return _both_sides(ask, ask.reader.ask("conflicts", given))


def figures_of(ask: Asked, series_id: UUID, known_on: date | None) -> list[Row]:
    """In the order of time, derived ones with is_derived."""
    figures = ask.reader.ask("series_figures", {"series_id": series_id, "known_on": known_on})
    return ask.rights.sentences(figures)


def series_row(ask: Asked, series_id: UUID) -> Row:
    found = ask.reader.one("series_one", {"series_id": series_id})
    if found is None:
        raise HTTPException(404, f"no series {series_id}, or none of its figures is sure; look for it under /series")
    return found


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
        "conflicts": _both_sides(ask, ask.reader.ask("conflicts", {**_ALL_CONFLICTS, **given, "max_rows": 100})),
    }


def one_article(ask: Asked, article_id: UUID, claim_id: str | None = None) -> dict[str, Any]:
    """{"article", "claims", "chosen", "cell", "paragraphs", "figures_changed"}: the text as far as it may be shown, and
    of a chosen claim in a table the row and column."""
    given = {"article_id": article_id}
    article = ask.reader.one("article", given)
    if article is None:
        raise HTTPException(404, f"no article {article_id}; look for it under /search")
    limit = ask.rights.limit(article["source_key"])
    if limit is not None:
        article["subtitle"] = None
    read = with_reasons(article, ask.reader.ask("article_claims", given))
    chosen = next((one for one in read if str(one["claim_id"]) == claim_id), None)
    return {
        "article": article,
        "claims": read,
        "chosen": chosen,
        "cell": _cell(article, chosen) if chosen and limit is None else None,
        "paragraphs": paragraphs(article, read, limit, chosen),
        "figures_changed": _both_texts(ask, article["source_key"], ask.reader.ask("article_figure_changes", given)),
        "limit": limit,
    }


def _both_texts(ask: Asked, source_key: str, changed: list[Row]) -> list[Row]:
    """With the sentence of each text as far as it may be shown."""
    keys = {"source_key": source_key, "source_key_before": source_key}
    rows = ask.rights.sentences(ask.rights.sentences([{**row, **keys} for row in changed]), "_before")
    return [{name: value for name, value in row.items() if name not in keys} for row in rows]


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
    if part == "sources":
        return ask.reader.ask("health", {"source_key": None})
    return ask.reader.ask(f"health_{part}")


def entity_keys(search: Search, words: str | None) -> list[str] | None:
    """Keys of the entities that are so called in any language; None where none is asked for. A name that nobody has
    confirmed may be that of claims alone, which are in no series."""
    if words is None:
        return None
    keys = [row["entity_key"] for row in search.ask("entities", {"entity": words, "name_key": name_key(words)})]
    return [*keys, words] if words.startswith(CANDIDATE) and words not in keys else keys


_NARROWING = ("status", "rule", "metric", "entity")
_ALL_CONFLICTS: Row = dict.fromkeys(
    [*_NARROWING, "entity_keys", "observation_id", "conflict_ids", "after_support", "after_id"]
)
"""What narrows the question: nothing yet. Of one figure the open ones come first."""


def _both_sides(ask: Asked, conflicts: list[Row]) -> list[Row]:
    """With both sentences as far as they may be shown."""
    return ask.rights.sentences(ask.rights.sentences(conflicts, "_a"), "_b")


def page_of(rows: list[Row], limit: int, cursor: Callable[[Row], str]) -> Listed:
    """One row more than asked for says that there is a next page."""
    return rows[:limit], cursor(rows[limit - 1]) if len(rows) > limit else None
