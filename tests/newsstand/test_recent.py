"""Stories of the last days: the same whenever they are asked for, with months that are over, in all three languages."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
import requests

from pipeline import catalog
from pipeline.extract import read_text
from pipeline.model import ClaimKind, Direction
from pipeline.newsstand import DAY_ZERO, Newsstand, load_papers
from pipeline.newsstand.recent import recent_stories, yesterday
from pipeline.newsstand.stories import Story
from pipeline.sources import load_sources

PAPERS = {paper.language: paper for paper in load_papers().values()}
DAY = date(2026, 11, 27)
AMOUNT = re.compile(r"[\d.,]+(?= million euros| млн евро|만 유로)")


def text_of(story: Story) -> str:
    return "\n".join(part.text for part in story.body)


def test_there_is_a_story_a_day_of_a_week_and_each_has_an_address_that_its_source_takes_for_an_article(sample_url):
    for language, paper in PAPERS.items():
        stories = recent_stories(paper, DAY)
        assert [story.published.date() for story in stories] == [DAY - timedelta(days=back) for back in range(7)]
        assert len({story.url for story in stories}) == 7
        assert all(re.fullmatch(sample_url[language], story.url) for story in stories)


@pytest.fixture
def sample_url() -> dict[str, str]:
    return {source.language: source.article_url or "" for source in load_sources(None).values() if source.sample}


def test_a_day_has_the_same_story_whenever_it_is_asked_for():
    for paper in PAPERS.values():
        assert recent_stories(paper, DAY)[3:] == recent_stories(paper, DAY - timedelta(days=3))[:4]


@pytest.mark.parametrize(
    ("day", "months"),
    [
        (date(2026, 11, 27), ("October", "September", "August")),
        (date(2027, 1, 1), ("December", "November", "October")),
        (date(2027, 3, 31), ("February", "January", "December")),
    ],
    ids=["autumn", "the first day of a year", "the last day of a quarter"],
)
def test_the_months_named_are_the_last_three_that_are_over(day: date, months: tuple[str, ...]):
    names = "January|February|March|April|May|June|July|August|September|October|November|December"
    (story, *_) = recent_stories(PAPERS["en"], day)
    assert tuple(dict.fromkeys(re.findall(names, text_of(story)))) == months


def test_the_papers_name_the_same_months_and_print_the_same_figures():
    told = {}
    for language, paper in PAPERS.items():
        text = text_of(recent_stories(paper, DAY)[0])
        told[language] = [re.sub(r"\D", "", number) for number in AMOUNT.findall(text)]
        words = {"en": "October September August", "ru": "октябре сентябре августе", "ko": "10월 9월 8월"}[language]
        assert all(word in text for word in words.split())
    assert len(told["en"]) == 3
    assert told["en"] == told["ko"] == told["ru"]


def test_growth_is_that_of_the_figures_and_a_month_has_one_figure_on_all_days():
    counted = {}
    for back in range(0, 60, 3):  # the same service each time
        text = text_of(recent_stories(PAPERS["en"], DAY + timedelta(days=back))[0])
        now, before, earlier = (float(number) for number in AMOUNT.findall(text))
        (growth,) = re.findall(r"(\d+\.\d) percent more", text)
        assert now > before > earlier
        assert growth == f"{100 * (now / before - 1):.1f}"
        for name, figure in zip(
            re.findall("August|September|October|November|December", text), (now, before), strict=False
        ):
            counted.setdefault(name, set()).add(figure)
    assert counted
    assert all(len(figures) == 1 for figures in counted.values())


@pytest.mark.parametrize("language", PAPERS)
def test_its_figures_are_read_as_the_months_that_they_are_of(language: str):
    """All of a story but its headline; three stories in a row are of three services."""
    for story in recent_stories(PAPERS[language], DAY)[:3]:
        text = text_of(story)
        claims = read_text(text, language, story.published.date(), title=story.headline)
        told = [(claim.metric_id, claim.kind.value, claim.period and claim.period.start.month) for claim in claims]
        change = ("revenue", "change", 10)
        levels = [("revenue", "level", month) for month in (10, 9, 8)]
        assert sorted(told) == sorted([change, *levels])
        service = next(one for one in catalog.entities() if claims[0].entity in sum(one.names.values(), ()))
        assert service.key in {"meowtalk", "nimbo", "quillgram"}
        assert {claim.entity for claim in claims} == {claims[0].entity}
        (moved,) = (claim for claim in claims if claim.kind is ClaimKind.CHANGE)
        assert moved.baseline is not None
        assert (moved.direction, moved.baseline.start.month) == (Direction.UP, 9)


def test_the_written_world_has_its_own_days_to_itself():
    assert recent_stories(PAPERS["en"], DAY_ZERO) == ()
    assert recent_stories(PAPERS["en"], None) == ()


def test_yesterday_is_over_everywhere():
    assert yesterday() < datetime.now(UTC).date()


@pytest.mark.parametrize("language", sorted(PAPERS))
def test_with_a_clock_they_stand_in_the_feed_and_can_be_fetched(tmp_path, language: str):
    paper = PAPERS[language]
    feed = "/rss/allnews.xml" if language == "en" else "/rss/news.xml"
    (story, *_) = recent_stories(paper, DAY)
    with Newsstand(tmp_path, clock=lambda: DAY) as newsstand:
        address = f"http://127.0.0.1:{newsstand.port}"
        listed = requests.get(address + feed, headers={"Host": paper.host}, timeout=5).text
        page = requests.get(address + story.path, headers={"Host": paper.host}, timeout=5)
    assert story.url in listed
    assert (page.status_code, AMOUNT.findall(text_of(story))[0] in page.text) == (200, True)
    with Newsstand(tmp_path) as newsstand:
        gone = requests.get(f"http://127.0.0.1:{newsstand.port}{story.path}", headers={"Host": paper.host}, timeout=5)
    assert gone.status_code == 404


def test_the_archive_has_their_days(tmp_path):
    (story, *_) = recent_stories(PAPERS["en"], DAY)
    with Newsstand(tmp_path, clock=lambda: DAY) as newsstand:
        at = f"http://127.0.0.1:{newsstand.port}/archive/"
        found = [
            requests.get(f"{at}{day}", headers={"Host": PAPERS["en"].host}, timeout=5)
            for day in (DAY, DAY + timedelta(days=1))
        ]
    assert story.path in found[0].text
    assert found[1].status_code == 404
