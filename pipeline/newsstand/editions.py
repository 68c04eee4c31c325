"""A paper on one day of its world: what its feeds, sitemaps and archive list, and the pages it serves."""

import gzip
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from email.utils import format_datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

import jinja2

from pipeline.newsstand.back import back_stories
from pipeline.newsstand.recent import recent_stories
from pipeline.newsstand.stories import Paper, Story

_DAY_IN_PATH = re.compile(r"/(\d{8})/")
NEWS_SITEMAP_DAYS = 2  # the news sitemap protocol lists two days


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What the server will say. `changed` becomes Last-Modified; an ETag is made from the body."""

    body: bytes = b""
    status: int = 200
    content_type: str = "text/html; charset=utf-8"
    changed: datetime | None = None
    headers: dict[str, str] = field(default_factory=dict)
    delay: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A row of a feed."""

    link: str
    title: str
    published: datetime
    modified: datetime
    summary: str = ""
    subtitle: str = ""
    author: str = ""
    section: str = ""


@dataclass(frozen=True, slots=True)
class Edition:
    """`paper` as it stands on `today`, day `day` of the world, served on local `port`.

    Besides the written stories it has those of the week up to `recent_to`, made by rule.
    """

    paper: Paper
    today: date
    day: int
    port: int
    recent_to: date | None = None

    @property
    def last_day(self) -> date:
        """The last day that has an edition; pages of later days are not there yet."""
        return max(self.today, self.recent_to or self.today)

    @property
    def stories(self) -> list[Story]:
        """Everything published so far, newest first."""
        out = [story.on(self.today) for story in self.paper.stories if story.published.date() <= self.today]
        out += recent_stories(self.paper, self.recent_to)
        return sorted(out, key=lambda story: story.published, reverse=True)

    def published_on(self, day: date) -> list[Story]:
        return [*(story for story in self.stories if story.published.date() == day), *back_stories(self.paper, day)]

    def story_at(self, path: str) -> Story | None:
        return next((story for story in [*self.stories, *self._back_at(path)] if story.path == path), None)

    def moved_to(self, path: str) -> Story | None:
        return next((story for story in self.stories if path in story.moved_from), None)

    def recent(self, days: int) -> list[Story]:
        first = self.today - timedelta(days=days - 1)
        return [story for story in self.stories if story.published.date() >= first]

    def listed(self, section: str | None = None) -> list[Listed]:
        """The rows of the feed, newest first; a section's feed has the section's stories only."""
        stories = [story for story in self.recent(self.paper.feed_days) if section in (None, story.section)]
        rows = [_listed(story) for story in stories]
        if section is None:
            rows += [
                Listed(link=extra.url, title=extra.title, published=extra.published, modified=extra.published)
                for extra in self.paper.extra_links
                if extra.published.date() <= self.today
            ]
        return sorted(rows, key=lambda row: row.published, reverse=True)

    def changed(self) -> datetime | None:
        return latest(story.modified for story in self.stories)

    def page(self, template: str, **values: Any) -> str:
        return _templates().get_template(template).render(edition=self, paper=self.paper, **values)

    def article(self, story: Story, template: str, **values: Any) -> Answer:
        boxes = {"related": self._others(story), "most_read": self._most_read(story)}
        text = self.page(template, story=story, **boxes, **values)
        return Answer(
            body=text.encode(story.encoding, "xmlcharrefreplace"),
            content_type=f"text/html; charset={story.encoding}",
            changed=story.modified,
            delay=story.delay,
        )

    def xml(
        self, template: str, encoding: str = "utf-8", content_type: str = "application/xml", **values: Any
    ) -> Answer:
        text = self.page(template, encoding=encoding, **values)
        return Answer(
            body=text.encode(encoding, "xmlcharrefreplace"),
            content_type=f"{content_type}; charset={encoding}",
            changed=self.changed(),
        )

    def zipped(self, template: str, **values: Any) -> Answer:
        """A .xml.gz file: gzip is the document itself here, not a content encoding."""
        body = gzip.compress(self.page(template, encoding="utf-8", **values).encode(), mtime=0)
        return Answer(body=body, content_type="application/gzip", changed=self.changed())

    def _back_at(self, path: str) -> Sequence[Story]:
        """Stories of the back issue whose day stands in the path."""
        found = _DAY_IN_PATH.search(path)
        try:
            return back_stories(self.paper, date.fromisoformat(found.group(1))) if found else ()
        except ValueError:
            return ()

    def _others(self, story: Story) -> Sequence[Story]:
        """Three fixed stories for the related box, so that a page's bytes change only when its story does."""
        older = [other for other in self.paper.stories if other.published < story.published]
        return sorted(older, key=lambda other: other.published, reverse=True)[:3]

    def _most_read(self, story: Story) -> Sequence[Story]:
        """Fixed as well, but for the one story whose box lives on: its bytes change daily and its text does not."""
        stories = sorted(self.paper.stories, key=lambda other: other.published)[:5]
        turn = self.day % len(stories) if story.living_box and stories else 0
        return [*stories[turn:], *stories[:turn]]


def latest(moments: Iterable[datetime]) -> datetime | None:
    return max(moments, default=None)


def not_found(edition: Edition) -> Answer:
    page = edition.page(f"{edition.paper.key}/missing.html")
    return Answer(status=404, body=page.encode())


def front(edition: Edition) -> Answer:
    page = edition.page(f"{edition.paper.key}/front.html", stories=edition.recent(edition.paper.feed_days))
    return Answer(body=page.encode(), changed=edition.changed())


def terms(edition: Edition) -> Answer:
    return Answer(body=edition.page(f"{edition.paper.key}/terms.html").encode())


def moved(url: str, status: int = 301) -> Answer:
    return Answer(status=status, headers={"Location": url}, content_type="text/html; charset=utf-8")


def plain(text: str) -> Answer:
    return Answer(body=text.encode(), content_type="text/plain; charset=utf-8")


def _listed(story: Story) -> Listed:
    return Listed(
        link=story.link,
        title=story.headline,
        published=story.published,
        modified=story.modified,
        summary=story.summary,
        subtitle=story.subtitle,
        author=story.author,
        section=story.section,
    )


@lru_cache(maxsize=1)
def _templates() -> jinja2.Environment:
    folder = Path(__file__).resolve().parent / "templates"
    found = jinja2.Environment(
        loader=jinja2.FileSystemLoader(folder), autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True
    )
    found.filters["rfc822"] = format_datetime
    return found
