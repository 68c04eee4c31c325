"""The address of a series page -> what is asked: which others, of which time, shown how. Every state is one."""

import re
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode
from uuid import UUID

from fastapi import HTTPException, Request

from pipeline.explorer.questions import read_day, read_id

VIEWS = {"values": "Values", "percent": "Percent of first", "table": "Table"}
MOST_BESIDE = 7
WIDTHS = (280, 1600)
"""Pixels of a chart, least and most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedSeries:
    series_id: UUID
    beside: tuple[UUID, ...] = ()
    first: date | None = None
    last: date | None = None
    """Last day; of a month its last one."""
    known_on: date | None = None
    view: str = "values"
    every_row: bool = False
    given: tuple[tuple[str, str], ...] = ()
    """The words of the address, in its order."""

    def query(self, **more: str | None) -> str:
        """The address that asks the same, with `more` in it; None takes a word away."""
        kept = [(name, value) for name, value in self.given if name not in more]
        return urlencode(kept + [(name, value) for name, value in more.items() if value])

    def with_series(self, series_id: object) -> str:
        return urlencode([*self.given, ("with", str(series_id))])

    def without_series(self, series_id: object) -> str:
        return urlencode([pair for pair in self.given if pair != ("with", str(series_id))])

    def is_within(self, start: date, end: date) -> bool:
        """Whether a time meets what is asked; `end` is the day after its last."""
        return (self.first is None or end > self.first) and (self.last is None or start <= self.last)


def read_series(request: Request, series_id: str) -> AskedSeries:
    """422 with the word and the remedy for what cannot be read."""
    query = request.query_params
    beside = list(dict.fromkeys(read_id(one, "series") for one in query.getlist("with") if one))
    if len(beside) > MOST_BESIDE:
        raise HTTPException(422, f"with is given {len(beside)} times; write {MOST_BESIDE} at most")
    view = query.get("view") or "values"
    if view not in VIEWS:
        raise HTTPException(422, f"view is {view!r}; write one of {', '.join(VIEWS)}")
    wanted = read_id(series_id, "series")
    names = ("with", "from", "to", "known_on", "view")
    return AskedSeries(
        series_id=wanted,
        beside=tuple(one for one in beside if one != wanted),
        first=_read_end(query.get("from"), "from"),
        last=_read_end(query.get("to"), "to"),
        known_on=read_day(query.get("known_on"), "known_on"),
        view=view,
        every_row=query.get("rows") == "all",
        given=tuple((name, value) for name, value in query.multi_items() if name in names and value),
    )


def _read_end(text: str | None, name: str) -> date | None:
    """A day, or a month: its first day as a beginning, its last as an end."""
    if not text:
        return None
    if not re.fullmatch(r"[0-9]{4}-(0[1-9]|1[0-2])(-[0-9]{2})?", text) or text.startswith("0000"):
        raise HTTPException(422, f"{name} is {text!r}; write a month such as 2026-03, or a day")
    if len(text) > len("2026-03"):
        return read_day(text, name)
    year, month = map(int, text.split("-"))
    if name == "from":
        return date(year, month, 1)
    return date(year, month, 31) if month == 12 else date(year, month + 1, 1) - date.resolution


def read_width(request: Request) -> int:
    text = request.query_params.get("width") or "800"
    if not re.fullmatch(r"[0-9]{1,5}", text):
        raise HTTPException(422, f"width is {text!r}; write pixels, from {WIDTHS[0]} to {WIDTHS[1]}")
    return min(max(int(text), WIDTHS[0]), WIDTHS[1])
