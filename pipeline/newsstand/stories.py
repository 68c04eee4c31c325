"""Paper files -> papers with their stories. One TOML file is one invented article, as its reader would see it.

A story's `body` is plain text: blank lines part the blocks, and a block opens with `## ` (subheading), `fig: ` (caption
of a picture), `chart: ` (caption of a chart that a machine made), `> ` (quote), `- ` (list), `| ` (table row), or is a
paragraph. `[[correction]]` says when which words are put in the place of which. `[[claim]]` names figures planted in
the text for end-to-end tests, with the fields of a claim; the list holds the key figures, not all of them.
"""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

from pipeline.errors import ConfigError

PAPERS = Path(__file__).resolve().parent / "papers"
_MARKS = {"## ": "heading", "fig: ": "caption", "chart: ": "chart", "> ": "quote", "- ": "list", "| ": "table"}


@dataclass(frozen=True, slots=True)
class Part:
    """A block of a story: `lines` are the list's items or the table's rows, and a single one for the rest."""

    kind: str
    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        return " ".join(self.lines)

    @property
    def cells(self) -> list[list[str]]:
        return [[cell.strip() for cell in line.split("|")] for line in self.lines]


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """From `at` on, the story prints `new` where it printed `old`, and `note` at its end."""

    at: datetime
    old: str
    new: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlantedClaim:
    """A key figure of a story, as a reader would take it: fields and codes are those of a claim.

    A field that is None is left open: nothing is asserted about it. `period` is a half-open pair of days. The figure
    stands in the story from day `since` of the world on, and no longer from day `until` on (a corrected one).
    """

    surface: str
    value: str
    unit: str
    kind: str
    entity: str
    metric: str
    metric_id: str | None = None
    direction: str | None = None
    qualifier: str = "exact"
    region: str | None = None
    period: tuple[date, date] | None = None
    value_high: str | None = None
    block: str = "paragraph"
    since: int = 0
    until: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """One invented article. `listed_as` is the link that feeds print where it is not simply the story's own URL."""

    key: str
    host: str
    path: str
    language: str
    headline: str
    summary: str
    author: str
    section: str
    published: datetime
    body: tuple[Part, ...]
    subtitle: str = ""
    look: str = "static"
    encoding: str = "utf-8"
    listed_as: str | None = None
    moved_from: Sequence[str] = ()
    delay: float = 0.0
    paywalled: bool = False
    living_box: bool = False
    origin_line: str = ""
    tail: tuple[Part, ...] = ()
    corrections: tuple[Correction, ...] = ()
    notes: tuple[str, ...] = ()
    changed: datetime | None = None
    syndicated_from: str | None = None
    contradicts: str | None = None
    claims: tuple[PlantedClaim, ...] = ()

    @property
    def url(self) -> str:
        return f"http://{self.host}{self.path}"

    @property
    def link(self) -> str:
        return f"http://{self.host}{self.listed_as or self.path}"

    @property
    def modified(self) -> datetime:
        return self.changed or self.published

    def on(self, today: date) -> "Story":
        """The story as it stands at the end of that day, corrections made."""
        due = [correction for correction in self.corrections if correction.at.date() <= today]
        story = self
        for correction in due:
            story = replace(
                story,
                headline=story.headline.replace(correction.old, correction.new),
                summary=story.summary.replace(correction.old, correction.new),
                body=tuple(_corrected(part, correction) for part in story.body),
                notes=(*story.notes, correction.note),
                changed=correction.at,
            )
        return story


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtraLink:
    """A link in the feed that leads to no story of the paper: a withdrawn page, or one on a foreign host."""

    url: str
    title: str
    published: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """An invented newspaper. Its feeds reach `feed_days` days back; older stories are found in the archive only.

    With `back_days` its archive goes so many days further back, with stories made by rule (back.py).
    """

    key: str
    host: str
    name: str
    language: str
    feed_days: int
    extra_links: tuple[ExtraLink, ...]
    stories: tuple[Story, ...]
    back_days: int = 0


@lru_cache(maxsize=1)
def load_papers(folder: Path = PAPERS) -> dict[str, Paper]:
    """All papers by host; raises ConfigError that names the file."""
    papers = [_load_paper(place) for place in sorted(folder.iterdir()) if (place / "paper.toml").is_file()]
    return {paper.host: paper for paper in papers}


def _load_paper(place: Path) -> Paper:
    head = _read(place / "paper.toml")
    extras = tuple(ExtraLink(**row) for row in head.pop("extra_link", []))
    files = sorted(file for file in place.glob("*.toml") if file.name != "paper.toml")
    stories = tuple(_load_story(file, head) for file in files)
    return Paper(key=place.name, extra_links=extras, stories=stories, **head)


def _load_story(file: Path, paper: dict[str, Any]) -> Story:
    found = {"host": paper["host"], "language": paper["language"], **_read(file)}
    claims = tuple(_claim(row) for row in found.pop("claim", []))
    corrections = tuple(Correction(**row) for row in found.pop("correction", []))
    body, tail = read_parts(found.pop("body")), read_parts(found.pop("tail", ""))
    try:
        return Story(key=file.stem, body=body, tail=tail, claims=claims, corrections=corrections, **found)
    except TypeError as error:
        raise ConfigError(f"{file}: {error}; the keys of a story are the fields of Story in stories.py") from error


def read_parts(text: str) -> tuple[Part, ...]:
    """
    >>> [part.kind for part in read_parts("Two sold.\\n\\n- one\\n- two")]
    ['paragraph', 'list']
    """
    return tuple(_part(block.strip()) for block in text.split("\n\n") if block.strip())


def _part(block: str) -> Part:
    mark = next((mark for mark in _MARKS if block.startswith(mark)), "")
    lines = [line.strip() for line in block.split("\n")]
    if mark in ("- ", "| "):
        return Part(_MARKS[mark], tuple(line.removeprefix(mark) for line in lines))
    return Part(_MARKS.get(mark, "paragraph"), (" ".join(lines).removeprefix(mark),))


def _claim(row: dict[str, Any]) -> PlantedClaim:
    period = row.pop("period", None)
    return PlantedClaim(period=(period[0], period[1]) if period else None, **row)


def _corrected(part: Part, correction: Correction) -> Part:
    return Part(part.kind, tuple(line.replace(correction.old, correction.new) for line in part.lines))


def _read(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{file} is no TOML: {error}") from error
