"""WARC files of the sample papers, as a crawler would have them that came by each morning for all their pages."""

from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import requests

from pipeline.archive import ArchiveWriter
from pipeline.model import Capture
from pipeline.newsstand import Newsstand
from pipeline.newsstand.back import LAST, back_stories
from pipeline.newsstand.stories import Paper, Story, load_papers
from pipeline.newsstand.world import DAY_ZERO


def crawled(url: str, at: datetime, body: bytes, content_type: str = "text/html; charset=utf-8") -> Capture:
    """A page as a crawler has it, which knows of no source."""
    return Capture(
        url=url,
        source_key="",
        final_url=url,
        fetched_at=at,
        status=200,
        headers={"content-type": content_type},
        body=body,
    )


def write_crawl(newsstand: Newsstand, folder: Path, *, days: int, back_days: int, work: Path) -> int:
    """A WARC file a day, and the newsstand moved on to the day behind the last; how many pages they hold.

    Stories long past are taken of so many days. A page that reads as on the day before is not taken again.
    """
    pages = 0
    bodies: dict[str, bytes] = {}
    for number in range(days):
        morning = datetime.combine(DAY_ZERO + timedelta(days=number), time(6), UTC)
        with ArchiveWriter(folder.as_uri(), work, f"crawl/{morning:%Y%m%d}") as archive:
            for second, (url, answer) in enumerate(_pages(newsstand, back_days)):
                if bodies.get(url) == answer.content:
                    continue
                bodies[url] = answer.content
                at = morning + timedelta(seconds=second)
                archive.add(crawled(url, at, answer.content, answer.headers["Content-Type"]))
                pages += 1
        newsstand.advance()
    return pages


def _pages(newsstand: Newsstand, back_days: int) -> Iterator[tuple[str, requests.Response]]:
    """What the papers answer today, under the addresses of all their stories."""
    for paper in load_papers().values():
        address, port = newsstand.host_map[paper.host]
        for story in _stories(paper, back_days):
            answer = requests.get(
                f"http://{address}:{port}{story.path}",
                headers={"Host": paper.host},
                timeout=60,
                allow_redirects=False,
            )
            if answer.status_code == requests.codes.ok:
                yield story.url, answer


def _stories(paper: Paper, back_days: int) -> Iterator[Story]:
    yield from paper.stories
    for back in range(back_days):
        yield from back_stories(paper, LAST - timedelta(days=back))
