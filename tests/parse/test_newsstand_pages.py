"""The pages of the sample papers, as their server sends them: every planted figure arrives, nothing around it does."""

from collections.abc import Iterator
from datetime import timedelta
from http.client import HTTPConnection
from urllib.parse import urlsplit

import pytest

from pipeline.model import Article, BlockKind
from pipeline.newsstand import DAY_ZERO, Newsstand, load_papers
from pipeline.parse import parse_page
from pipeline.sources import load_sources, owner_of

LAST_DAY = 2
PAPERS_LAST_DAY = DAY_ZERO + timedelta(days=LAST_DAY)
PAPERS = load_papers()
STORIES = {story.key: story for paper in PAPERS.values() for story in paper.stories}
KINDS = {
    "caption": BlockKind.CAPTION,
    "chart": BlockKind.CAPTION,
    "heading": BlockKind.PARAGRAPH,
    "list": BlockKind.LIST,
    "table": BlockKind.TABLE,
    "quote": BlockKind.QUOTE,
    "paragraph": BlockKind.PARAGRAPH,
}
AROUND = ("48,000 readers", "2,617.40", "871.05", "555-0142.", "2210-118", "2 917,6", "81,24", "555-01-77", "77-00001",
          "299 руб.", "19,8 тыс. просмотров", "стр. 9", "2,917.60", "가00001", "무단 전재", "All rights reserved",
          "min read", " views")  # fmt: skip


@pytest.fixture(scope="module")
def answers(tmp_path_factory) -> Iterator[dict[tuple[int, str], tuple[str, bytes]]]:
    """(day, URL) -> content type and body of every story that is out on that day."""
    with Newsstand(tmp_path_factory.mktemp("papers")) as papers:
        found = {}
        for day in (0, LAST_DAY):
            while papers.day < day:
                papers.advance()
            for story in STORIES.values():
                answer = ask(papers.port, story.url)
                if answer is not None:
                    found[day, story.url] = answer
        yield found


def ask(port, url):
    connection = HTTPConnection("127.0.0.1", port, timeout=30)
    place = urlsplit(url)
    connection.request("GET", place.path, headers={"Host": place.netloc})
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return (answer.headers["Content-Type"], body) if answer.status == 200 else None


def read(answers, day, story, *, with_source=True) -> Article:
    content_type, body = answers[day, story.url]
    source = owner_of(load_sources(None), story.host) if with_source else None
    found = parse_page(body, url=story.url, content_type=content_type, source=source, captured_at=None)
    assert isinstance(found, Article), found
    return found


out_on = [
    (day, story)
    for day in (0, LAST_DAY)
    for story in STORIES.values()
    if story.published.date() <= DAY_ZERO + timedelta(days=day)
]
every_story = pytest.mark.parametrize("story", STORIES.values(), ids=STORIES)


@every_story
def test_every_block_arrives_as_it_is_with_its_kind(answers, story):
    article = read(answers, LAST_DAY, story)
    found = {(block.kind, block.text) for block in article.blocks}
    parts = () if story.paywalled else printed(story)
    assert [part for part in parts if part not in found] == []


def printed(story):
    """What the page of the last day prints, a row of a table with bars between its cells."""
    for part in story.on(PAPERS_LAST_DAY).body:
        if part.kind == "table":
            yield from ((BlockKind.TABLE, " | ".join(row)) for row in part.cells)
        else:
            yield from ((KINDS[part.kind], line) for line in part.lines)


@pytest.mark.parametrize(("day", "story"), out_on, ids=[f"{story.key} on day {day}" for day, story in out_on])
def test_every_planted_figure_is_in_the_text(answers, story, day):
    article = read(answers, day, story)
    due = [claim for claim in story.claims if claim.since <= day and (claim.until is None or day < claim.until)]
    assert [claim.surface for claim in due if claim.surface not in article.text] == []


static_with_figures = [story for story in STORIES.values() if story.look == "static" and story.claims]


@pytest.mark.parametrize("story", static_with_figures, ids=lambda story: story.key)
def test_the_general_reader_finds_them_as_well(answers, story):
    article = read(answers, LAST_DAY, story, with_source=False)
    due = [claim for claim in story.claims if claim.until is None]
    assert [claim.surface for claim in due if claim.surface not in article.text] == []
    assert article.language == story.language


@every_story
def test_nothing_that_stands_around_the_article_enters(answers, story):
    article = read(answers, LAST_DAY, story)
    others = [other.headline for other in PAPERS[story.host].stories if other.key != story.key]
    spam = [line for part in story.tail for line in part.lines]
    unwanted = [text for text in (*others, *spam, *AROUND, f"{story.author} 기자") if text not in own_words(story)]
    assert [text for text in unwanted if text in article.text] == []
    assert story.author not in [block.text for block in article.blocks]


def own_words(story):
    return "\n".join([story.headline, story.summary, *(line for part in story.body for line in part.lines)])


@every_story
def test_the_facts_of_the_story_are_those_of_the_article(answers, story):
    article = read(answers, LAST_DAY, story)
    assert (article.title, article.language, article.authors) == (
        story.on(PAPERS_LAST_DAY).headline, story.language, (story.author,),
    )  # fmt: skip
    assert article.published_at == story.published
    assert article.paywalled is story.paywalled
    assert article.section == story.section


def test_a_syndicated_story_names_its_first_paper(answers):
    named = {key: read(answers, LAST_DAY, story).syndicated_from for key, story in STORIES.items()}
    assert {key: origin for key, origin in named.items() if origin} == {"ilbo_lanternet_en": "The Newsstand Times"}


def test_the_appended_spam_is_kept_aside_with_its_reason(answers):
    story = STORIES["cloudberry_mail"]
    article = read(answers, LAST_DAY, story)
    assert [gone.text for gone in article.dropped if gone.reason == "spam"] == [part.text for part in story.tail]
