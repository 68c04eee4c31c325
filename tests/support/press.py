"""Articles of several invented papers, published with their claims and observed: for tests of what claims add up to."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import count

from sqlalchemy import Connection, text

from pipeline import catalog
from pipeline.model import Article, Capture, Claim, Lead, LeadOrigin
from pipeline.observe import observe
from pipeline.publish import publish
from pipeline.settings import BUILT_IN_SQL
from pipeline.warehouse import add_leads, captures_by_id, due_leads, record_fetches, stage_batch
from tests.support.rows import NOON, at, captured, make_article, make_reading, start_run

MEOWTALK = catalog.Entity(key="meowtalk", kind="service", names={"en": ("MeowTalk",), "ru": ("Мяуток",)})
GAZETTE = catalog.Entity(key="gazette", kind="media", names={"en": ("The Gazette",)}, source="gazette")
_runs = count(1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """One article of a paper; `hours` after noon of 14 April 2026 it is published."""

    paper: str
    words: str
    claims: Sequence[Claim]
    hours: float = 0
    language: str = "en"
    taken_from: str | None = None

    @property
    def url(self) -> str:
        return f"http://{self.paper}.test/{self.language}/{self.hours:g}"

    @property
    def published_at(self) -> datetime:
        return at(self.hours)


def print_stories(conn: Connection, *stories: Story, advert: str = "") -> None:
    """Captured, read and published in one run; the same story in a later call is a later capture of it, and one of its
    own where another advert stands beside it."""
    number = next(_runs)
    run_key = start_run(conn, f"press/{number}")
    moment = NOON + timedelta(days=3, hours=number)
    add_leads(conn, [_lead(story, moment) for story in stories], now=moment)
    papers = {story.paper for story in stories}
    due = {found.lead.url: found for paper in papers for found in due_leads(conn, paper, now=moment)}
    captures = [_capture(story, moment, advert) for story in stories]
    record_fetches(conn, run_key, [captured(due[capture.url], capture) for capture in captures])
    refs = {ref.capture_id: ref for ref in captures_by_id(conn, [capture.capture_id for capture in captures])}
    readings = [
        make_reading(refs[capture.capture_id], _article(story), *story.claims)
        for story, capture in zip(stories, captures, strict=True)
    ]
    stage_batch(conn, run_key, readings)
    publish(conn, run_key, now=moment)


def _lead(story: Story, moment: datetime) -> Lead:
    return Lead(url=story.url, source_key=story.paper, origin=LeadOrigin.FEED, changed_at=moment - timedelta(minutes=1))


def _capture(story: Story, moment: datetime, advert: str) -> Capture:
    return Capture(
        url=story.url,
        source_key=story.paper,
        final_url=story.url,
        fetched_at=moment,
        status=200,
        headers={"Content-Type": "text/html; charset=utf-8"},
        body=f"{story.url} {story.words}{advert}".encode(),
    )


def _article(story: Story) -> Article:
    return make_article(
        "any",
        story.words,
        language=story.language,
        published_at=story.published_at,
        syndicated_from=story.taken_from,
    )


def look(conn: Connection, *entities: catalog.Entity, anew: bool = False) -> None:
    observe(conn, sql_dir=BUILT_IN_SQL, entities=entities or (MEOWTALK, GAZETTE), anew=anew)


def table(conn: Connection, query: str) -> list[tuple[object, ...]]:
    return [tuple(row) for row in conn.execute(text(query))]
