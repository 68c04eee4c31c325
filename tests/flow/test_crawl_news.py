"""CC-NEWS: files are read through piece by piece, and only what is the source's is kept."""

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest

from pipeline import flow
from pipeline.flow.crawl_news import PIECE
from pipeline.model.backfill import Mode, Via
from pipeline.newsstand import Newsstand
from pipeline.settings import Settings
from tests.flow.test_crawl import DAY, NEXT, SITE_FILES, fill, rows
from tests.support.commoncrawl import CommonCrawl, Page, at, pages_of, served_crawl
from tests.support.times import FIRST, TIMES, paths_of

NEWS = Via.CCNEWS


def foreign(number: int) -> Page:
    return Page(url=f"https://other{number}.test/a", at=at(2), body=b"<p>Of somebody else.</p>" * 50)


@pytest.fixture
def crawl() -> Iterator[CommonCrawl]:
    with served_crawl() as found:
        yield found


@pytest.fixture
def pages(newsstand: Newsstand) -> list[Page]:
    one = pages_of(newsstand, FIRST, crawled=at(2))
    return one + pages_of(newsstand, FIRST + timedelta(days=1), crawled=at(2, 7))


@pytest.fixture
def crawled(house: Settings, crawl: CommonCrawl, pages: list[Page]) -> Settings:
    """Two files that begin on the day, with pages of others before, between and behind those of the paper."""
    crawl.hold_news(DAY, [[foreign(1), pages[0], foreign(2), pages[1]], [*pages[2:], foreign(3)]])
    return crawl.settings(house)


def test_only_pages_of_the_source_are_kept_and_the_others_are_counted(
    crawled: Settings, crawl: CommonCrawl, newsstand: Newsstand, pages: list[Page]
) -> None:
    done = fill(crawled, days=1, via=NEWS)
    assert done["days"]["done"] == 1
    assert done["stages"]["fetch"]["made"] == done["rows"]["core.article"] == len(pages) == len(paths_of(FIRST, 2))
    assert done["stages"]["fetch"]["dropped"] == {"foreign_host": 3}
    assert {each.path for each in newsstand.requests} == SITE_FILES
    assert rows(crawled, "SELECT DISTINCT origin FROM raw.lead") == [("ccnews",)]
    assert sorted(rows(crawled, "SELECT fetched_at FROM raw.capture")) == sorted((page.at,) for page in pages)
    assert rows(crawled, "SELECT job, listed, missed FROM ops.source_day") == [("ccnews", len(pages), len(pages))]
    crawl.asked.clear()
    assert fill(crawled, days=1, via=NEWS)["days"]["done"] == 1
    assert crawl.asked == []


def test_a_file_that_was_broken_off_is_read_on_from_there(
    crawled: Settings, crawl: CommonCrawl, pages: list[Page]
) -> None:
    first = fill(crawled, days=1, via=NEWS, limit=1)
    assert first["days"]["left"] == [DAY.isoformat()]
    assert first["stages"]["fetch"]["made"] == 1
    assert first["stages"]["fetch"]["left_because"] == {"no_time": 2}
    ((file, read_to, is_whole),) = rows(crawled, "SELECT file, read_to, is_whole FROM ops.crawl_file")
    assert (0 < read_to < len(crawl.files[file]), is_whole) == (True, False)
    crawl.asked.clear()
    assert fill(crawled, days=1, via=NEWS)["days"]["done"] == 1
    assert crawl.ranges[0] == (file, f"bytes={read_to}-{read_to + PIECE - 1}")
    assert rows(crawled, "SELECT count(*) FROM raw.capture") == [(len(pages),)]
    assert rows(crawled, "SELECT DISTINCT is_whole FROM ops.crawl_file") == [(True,)]


def test_a_connection_that_fails_in_the_middle_leaves_the_rest_to_another_run(
    crawled: Settings, crawl: CommonCrawl, pages: list[Page]
) -> None:
    """The second piece of the first file, whose pages lie around a long one of somebody else."""
    long = replace(foreign(9), body=random.Random(1).randbytes(PIECE))
    (name, _) = crawl.hold_news(NEXT, [[pages[0], long, *pages[1:]], [foreign(3)]])
    first_piece = (206, {"Content-Range": f"bytes 0-{PIECE - 1}/{len(crawl.files[name])}"}, crawl.files[name][:PIECE])
    crawl.faults[name] = [first_piece, (401, {}, b"")]
    first = fill(crawled, first=NEXT, days=1, via=NEWS)
    assert "answers 401" in first["stopped"]
    assert first["days"]["left"] == [NEXT.isoformat()]
    assert first["stages"]["fetch"]["made"] == 1
    crawl.asked.clear()
    assert fill(crawled, first=NEXT, days=1, via=NEWS)["days"]["done"] == 1
    assert not crawl.ranges[0][1].startswith("bytes=0-"), "what was read is not asked for again"
    assert rows(crawled, "SELECT count(*) FROM raw.capture") == [(len(pages),)]


def test_a_file_that_breaks_off_gives_what_stands_before_and_says_so(
    crawled: Settings, crawl: CommonCrawl, pages: list[Page]
) -> None:
    last = max(name for name in crawl.files if name.endswith(".warc.gz"))
    crawl.files[last] = crawl.files[last][:-200]
    done = fill(crawled, days=1, via=NEWS)
    assert done["stages"]["fetch"]["made"] == len(pages)
    assert done["stages"]["fetch"]["dropped"] == {"foreign_host": 3, "unreadable": 1}, "the head of the last is whole"


@pytest.mark.parametrize("emptied", [False, True], ids=["gone", "empty"])
def test_a_file_that_is_gone_is_told_of_and_keeps_no_other_from_being_read(
    crawled: Settings, crawl: CommonCrawl, pages: list[Page], emptied: bool
) -> None:
    first = min(name for name in crawl.files if name.endswith(".warc.gz"))
    whole = crawl.files.pop(first)
    if emptied:
        crawl.files[first] = b""
    done = fill(crawled, days=1, via=NEWS)
    assert (done["days"]["done"], done["stopped"]) == (1, "")
    assert done["stages"]["fetch"]["dropped"] == {"foreign_host": 1, "not_found": 1}
    assert done["stages"]["fetch"]["made"] == len(pages) - 2
    crawl.files[first] = whole
    assert fill(crawled, days=1, via=NEWS, again=True)["stages"]["fetch"]["made"] == 2


def test_where_no_file_is_found_the_address_is_to_blame_and_nothing_is_noted(
    crawled: Settings, crawl: CommonCrawl
) -> None:
    kept = {name: crawl.files.pop(name) for name in list(crawl.files) if name.endswith(".warc.gz")}
    done = fill(crawled, days=1, via=NEWS)
    assert "NEWSFIGURES_COMMONCRAWL_DATA" in done["stopped"]
    assert done["stages"]["fetch"]["left_because"] == {"to_retry": 2}
    crawl.files |= kept
    assert fill(crawled, days=1, via=NEWS)["days"]["done"] == 1


def test_a_file_of_which_nothing_was_read_does_not_show_that_the_address_is_right(
    crawled: Settings, crawl: CommonCrawl
) -> None:
    names = [name for name in crawl.files if name.endswith(".warc.gz")]
    for name in names:
        crawl.faults[name] = [(401, {}, b"")]
    assert "answers 401" in fill(crawled, days=1, via=NEWS)["stopped"]
    crawl.faults.clear()
    kept = {name: crawl.files.pop(name) for name in names}
    assert "NEWSFIGURES_COMMONCRAWL_DATA" in fill(crawled, days=1, via=NEWS)["stopped"]
    crawl.files |= kept
    done = fill(crawled, days=1, via=NEWS)
    assert (done["days"]["done"], done["stages"]["fetch"]["made"] > 0) == (1, True)


def test_days_without_a_file_and_months_without_a_list_are_unreachable(crawled: Settings, crawl: CommonCrawl) -> None:
    done = fill(crawled, first=NEXT, days=1, via=NEWS)
    assert "no file that begins" in done["days"]["unreachable"][NEXT.isoformat()]
    february = date(2026, 2, 3)
    assert "no list of files" in fill(crawled, first=february, days=1, via=NEWS)["days"]["unreachable"]["2026-02-03"]
    crawl.files["crawl-data/CC-NEWS/2026/01/warc.paths.gz"] = b"\x1f\x8bno gzip"
    january = date(2026, 1, 3)
    assert "no gzip" in fill(crawled, first=january, days=1, via=NEWS)["days"]["failed"]["2026-01-03"]


def test_a_plan_says_how_many_files_would_be_read(crawled: Settings, crawl: CommonCrawl) -> None:
    plan = flow.plan_backfill(TIMES, mode=Mode.REPLAY, first=DAY, end=date(2026, 3, 4), via=NEWS, settings=crawled)
    told = flow.estimate_crawl(plan, settings=replace(crawled))
    assert (told["records"], told["files"], told["bytes"]) == (None, 2, 2_000_000_000)
    assert list(told["uncovered"]) == [NEXT.isoformat()]
    assert crawl.ranges == []
