"""The pages of entities, sources and metrics as JSON."""

from dataclasses import asdict
from typing import Any

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel, Field

from pipeline.explorer import lists
from pipeline.explorer.api.rows import CANNOT_READ, NOTE, Refusal, answer
from pipeline.explorer.content.entity import find_entity
from pipeline.explorer.content.metric import find_metric
from pipeline.explorer.content.source import find_source
from pipeline.explorer.reading import Row
from pipeline.explorer.words.speakers import speaker_of

_NOT_THERE: dict[int | str, dict[str, Any]] = {404: {"model": Refusal, "description": "Nothing has this key"}}

router = APIRouter(tags=["entities, sources and metrics"], responses=CANNOT_READ)


class OneEntity(BaseModel):
    note: str = NOTE
    entity: dict[str, Any] = Field(
        description="key, name, kind, status (known or candidate), figures, series (5,001: more than 5,000) and "
        "open conflicts (1,001: more than 1,000)"
    )
    names: list[dict[str, Any]] = Field(description="Printed names, their languages, and who says that they mean it")
    series: list[dict[str, Any]] = Field(description="Those told for most times; the latest figure of each, and whose")
    articles: list[dict[str, Any]] = Field(description="The newest ones, with how many figures each has about it")
    speakers: list[dict[str, Any]] = Field(description="Who speaks of it, by the newest claims")
    claims: int = Field(description="Of so many claims articles, speakers and names are counted, the newest ones")
    is_more: bool = Field(description="There are more claims than were counted")
    conflicts: list[dict[str, Any]]


class OneSource(BaseModel):
    note: str = NOTE
    source: dict[str, Any]
    state: str = Field(description="In words, such as: as usual")
    why: str
    days: list[dict[str, Any]] = Field(description="Four weeks: articles, and the mean of that weekday before")
    entities: list[dict[str, Any]] = Field(description="Whom its newest claims are about")
    metrics: list[dict[str, Any]] = Field(description="What they measure")
    changes: list[dict[str, Any]] = Field(description="Figures that it prints otherwise than before, the latest first")


class OneMetric(BaseModel):
    note: str = NOTE
    metric: dict[str, Any]
    coverage: dict[str, Any] = Field(description="How much is held: a row of mart.metric_coverage")
    cues: list[dict[str, Any]] = Field(description="Sentences that print it, by language")
    entities: list[dict[str, Any]] = Field(description="Who has it, with the latest figure of the largest series")


@router.get("/entities/{key:path}", response_model=OneEntity, responses=_NOT_THERE)
def one_entity(request: Request, key: str) -> Response:
    """An entity: how much is said of it, in which series, by whom, in which articles, and how it is called."""
    found = find_entity(lists.asked(request), key)
    return answer(
        OneEntity(
            entity=found.entity,
            names=found.names,
            series=[_series(card) for card in found.multiples.cards],
            articles=[_without(row, "claim_id", "entity", "speaker_key", "speaker_name") for row in found.articles],
            speakers=[_without(row, "colour") for row in found.speakers],
            claims=found.claims,
            is_more=found.is_more,
            conflicts=found.conflicts,
        )
    )


def _series(card: Row) -> Row:
    latest = card["head"]["latest"] if card["head"] else None
    return {
        **{name: card[name] for name in ("series_id", "title", "unit", "figures", "speakers")},
        "latest": latest["said"] if latest else None,
        "value": latest["value"] if latest else None,
        "when": latest["when"] if latest else None,
        "speaker": speaker_of(latest) if latest else None,
        "trust": card["trust"].words if card["trust"] else None,
    }


@router.get("/sources/{key:path}", response_model=OneSource, responses=_NOT_THERE)
def one_source(request: Request, key: str) -> Response:
    """A source: its health in words, its days, whom and what it prints, and what it has corrected."""
    state = request.app.state
    found = find_source(lists.asked(request), key, state.sources, state.today())
    name = found.known.name if found.known else key
    return answer(
        OneSource(
            source={"source_key": key, "name": name, **found.counts, "health": found.health},
            state=found.volume.state.words,
            why=found.volume.state.why,
            days=[{"day": day.on, "articles": day.articles, "usual": day.usual} for day in found.volume.days],
            entities=[_without(row, "facet") for row in found.entities],
            metrics=[_without(row, "facet", "name") for row in found.metrics],
            changes=found.changes,
        )
    )


@router.get("/metrics/{key:path}", response_model=OneMetric, responses=_NOT_THERE)
def one_metric(request: Request, key: str) -> Response:
    """A metric: its definition, how news print it, how much is held of it, and who has it."""
    found = find_metric(lists.asked(request), key, request.app.state.metrics.now() or {})
    names = ("key", "definition", "unit", "dimensions", "traits", "broader", "negative_of", "bounds")
    return answer(
        OneMetric(
            metric={name: getattr(found, name) for name in names},
            coverage=found.coverage,
            cues=[{**asdict(cue), "examples": ["".join(parts) for parts in cue.examples]} for cue in found.cues],
            entities=found.holders,
        )
    )


def _without(row: Row, *names: str) -> Row:
    return {name: value for name, value in row.items() if name not in names}
