"""Texts that several readers have read, one after another: for tests of readings that coexist."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import count
from typing import Any

from sqlalchemy import Connection

from pipeline.model import CaptureRef, Claim
from pipeline.publish import publish
from pipeline.warehouse import Reading, stage_batch
from tests.support.rows import NOON, at, fetch_page, make_article, make_reading, start_run

BUILTIN = "8+1a2b3c4d"
OLDER = "7+0f0f0f0f"
MODEL = "llm:qwen3:8b:1:8+1a2b3c4d"
BOTH = "both:org/model:free:2:8+1a2b3c4d"


@dataclass(slots=True)
class Readers:
    """Each reading is published in a run of its own, an hour after the one before."""

    conn: Connection
    captures: dict[tuple[str, int], CaptureRef] = field(default_factory=dict)
    hours: Iterator[int] = field(default_factory=lambda: count(1))

    def read(self, version: str, name: str, words: str, *claims: Claim, capture: int = 0, **changes: Any) -> CaptureRef:
        """The text by that version; `capture` tells several captures of it apart. `changes` are of the article, or of
        the reading where it has such a field."""
        hour = next(self.hours)
        run_key = start_run(self.conn, f"readers/{hour}")
        if (name, capture) not in self.captures:
            moment = NOON + timedelta(minutes=capture)
            self.captures[name, capture] = fetch_page(self.conn, run_key, name, f"{words} {capture}", moment)
        ref = self.captures[name, capture]
        of_reading = {key: changes.pop(key) for key in set(changes) & set(Reading.__dataclass_fields__)}
        article = make_article(name, words, **changes)
        stage_batch(self.conn, run_key, [make_reading(ref, article, *claims, extractor_version=version, **of_reading)])
        publish(self.conn, run_key, now=at(hour))
        return ref
