"""The page of the sources: which are as usual, four weeks by day, what left and why, what is held back, what ran."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse

from pipeline.explorer import lists
from pipeline.explorer.content.source import Volume, volumes
from pipeline.explorer.content.usual import shade, steps_of, title_of
from pipeline.explorer.files import as_file
from pipeline.explorer.reading import Row
from pipeline.explorer.rendering import render
from pipeline.explorer.security import base_of
from pipeline.explorer.words.doubts import REASONS

router = APIRouter(include_in_schema=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Watched:
    """A source that was ever asked, or from which an article is held."""

    key: str
    row: Row | None
    volume: Volume


@router.get("/health")
def health(request: Request) -> Response:
    ask, today = lists.asked(request), request.app.state.today()
    sources = lists.health(ask, "sources")
    if file := as_file(request, sources, "health"):
        return file
    watched = watch(ask, sources, today)
    strips = [one for one in watched if one.volume.days]
    outside = lists.health(ask, "outside")
    return render(
        request, "health.html", watched=watched, strips=strips, steps=steps_of([one.volume.days for one in strips]),
        shade=shade, title=title_of([one.volume.state for one in watched]), reasons=REASONS,
        troubled=[one for one in watched if one.volume.state.mark in _TROUBLED],
        most_outside=max((row["claims"] for row in outside), default=1), outside=outside,
        not_asked=sorted(set(request.app.state.sources) - {row["source_key"] for row in sources}),
        linked={one.key for one in watched} | set(request.app.state.sources),
        claims=(request.app.state.overview.now() or {}).get("claims"), **_parts(ask),
    )  # fmt: skip


_TROUBLED = {"low", "silent", "bad"}
_SHOWN_PARTS: tuple[lists.Part, ...] = ("gaps", "quarantine", "model", "drops", "runs")


def _parts(ask: lists.Asked) -> dict[str, Any]:
    found: dict[str, Any] = {part: lists.health(ask, part) for part in _SHOWN_PARTS}
    return {**found, "drops": _by_reason(found["drops"])}


def _by_reason(drops: Sequence[Row]) -> list[tuple[str, str, int]]:
    """Stage, reason and items, of all sources together: the file has them apart."""
    counts: Counter[tuple[str, str]] = Counter()
    for row in drops:
        counts[row["stage"], row["reason"]] += row["items"]
    return [(stage, reason, count) for (stage, reason), count in counts.most_common()]


def watch(ask: lists.Asked, sources: list[Row], today: date) -> list[Watched]:
    """Those that have most articles first."""
    rows = {row["source_key"]: row for row in sources}
    watched = [Watched(key=key, row=rows.get(key), volume=volume) for key, volume in volumes(ask, rows, today).items()]
    return sorted(watched, key=lambda one: (-sum(day.articles for day in one.volume.days), one.key))


@router.get("/health/{part}")
def one_part(request: Request, part: str) -> Response:
    """A table of the page as a file; without a format, its place on the page."""
    file = as_file(request, lists.health(lists.asked(request), part), f"health-{part}")
    return file or RedirectResponse(f"{base_of(request)}/health#{part}")
