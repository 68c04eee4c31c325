"""Past days out of Common Crawl: no article is asked of the publisher, nothing twice, nothing silent."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta
from threading import Event
from typing import Any, NamedTuple

import pytest
from sqlalchemy import text

from pipeline import flow
from pipeline.archive import part_names, records_of
from pipeline.errors import ConfigError, PipelineError, TransientError
from pipeline.model.backfill import Mode, Via
from pipeline.newsstand import Fault, Newsstand
from pipeline.settings import Settings
from pipeline.warehouse import checksums, open_warehouse
from tests.support.commoncrawl import CRAWL, FILE, TIMES_HOST, CommonCrawl, Page, at, pages_of, served_crawl
from tests.support.locks import comes_to_wait
from tests.support.times import FIRST, TIMES, paths_of

DAY, NEXT = date(2026, 3, 2), date(2026, 3, 3)
SITE_FILES = {"/robots.txt", "/.well-known/tdmrep.json"}


class Held(NamedTuple):
    """A house beside a crawl that has one back issue, and what its index says of that."""

    house: Settings
    pages: list[Page]
    entries: list[dict[str, Any]]


@pytest.fixture
def crawl() -> Iterator[CommonCrawl]:
    with served_crawl() as found:
        yield found


@pytest.fixture
def crawled(house: Settings, newsstand: Newsstand, crawl: CommonCrawl) -> Settings:
    """A house beside a crawl that came by two days in a row for two back issues."""
    crawl.hold(
        [
            *pages_of(newsstand, FIRST, crawled=at(2)),
            *pages_of(newsstand, FIRST + timedelta(days=1), crawled=at(3)),
        ]
    )
    return crawl.settings(house)


def fill(
    house: Settings, *, first: date = DAY, days: int = 2, via: Via = Via.COMMONCRAWL, key: str = TIMES, **how: Any
) -> dict[str, Any]:
    plan = flow.plan_backfill(
        key, mode=Mode.REPLAY, first=first, end=first + timedelta(days=days), via=via, settings=house,
        again=how.get("again", False),
    )  # fmt: skip
    return flow.backfill(plan, settings=house, **how)


def rows(house: Settings, query: str) -> list[tuple[Any, ...]]:
    with open_warehouse(house) as warehouse, warehouse.begin() as conn:
        return [tuple(row) for row in conn.execute(text(query))]


def test_days_are_taken_as_they_were_crawled_and_no_article_is_asked_of_the_paper(
    crawled: Settings, crawl: CommonCrawl, newsstand: Newsstand
) -> None:
    done = fill(crawled)
    assert (done["days"]["done"], done["stopped"]) == (2, "")
    assert {each.path for each in newsstand.requests} == SITE_FILES
    pages = len(paths_of(FIRST, 2))
    captures = rows(
        crawled,
        "SELECT DISTINCT lead.origin, split_part(capture.warc_file, '/', 1), split_part(capture.warc_file, '/', 2),"
        " capture.fetched_at::date FROM raw.capture AS capture INNER JOIN raw.lead AS lead USING (lead_id) ORDER BY 4",
    )
    assert captures == [
        ("commoncrawl", "commoncrawl", TIMES, DAY),
        ("commoncrawl", "commoncrawl", TIMES, NEXT),
    ]
    assert (
        done["stages"]["fetch"]["made"] == done["stages"]["extract"]["taken"] == done["rows"]["core.article"] == pages
    )
    assert done["rows"]["raw.lead"] == done["rows"]["ops.crawl_record"] == pages
    assert done["rows"]["core.claim"] > pages
    one = len(paths_of(FIRST, 1))
    assert rows(crawled, "SELECT day, job, state, listed, missed FROM ops.source_day ORDER BY day") == [
        (DAY, "commoncrawl", "done", one, one),
        (NEXT, "commoncrawl", "done", pages - one, pages - one),
    ]
    assert len(crawl.ranges) == pages
    assert done["crawl"]["requests"] == len(crawl.asked)
    for counts in done["stages"].values():
        assert counts["taken"] == counts["made"] + sum(counts["dropped"].values()) + counts["left"]


def test_the_same_again_asks_nobody_and_changes_nothing(
    crawled: Settings, crawl: CommonCrawl, newsstand: Newsstand
) -> None:
    fill(crawled)
    with open_warehouse(crawled) as warehouse, warehouse.begin() as conn:
        before = checksums(conn)
    crawl.asked.clear()
    newsstand.requests.clear()
    assert fill(crawled)["days"]["done"] == 2
    assert (crawl.asked, newsstand.requests) == ([], [])
    once_more = fill(crawled, again=True)
    assert crawl.ranges == []
    assert once_more["stages"]["discover"]["dropped"] == {"known": len(paths_of(FIRST, 2))}
    with open_warehouse(crawled) as warehouse, warehouse.begin() as conn:
        assert checksums(conn) == before


def test_a_limit_leaves_days_and_the_same_command_goes_on(crawled: Settings, crawl: CommonCrawl) -> None:
    first = fill(crawled, limit=2)
    assert first["days"]["left"] == [NEXT.isoformat()]
    assert first["stopped"] == "the limit of 2 records is reached"
    assert len(crawl.ranges) == 2
    assert fill(crawled, limit=2)["days"]["done"] == 2
    assert len(crawl.ranges) == len(set(crawl.ranges)) == len(paths_of(FIRST, 2))


def test_records_that_are_dropped_do_not_use_up_the_limit_of_the_next_run(
    house: Settings, newsstand: Newsstand, crawl: CommonCrawl
) -> None:
    pages = pages_of(newsstand, NEXT - timedelta(days=1), crawled=at(2))
    forbidding = replace(pages[0], headers=(("Content-Type", "text/html"), ("X-Robots-Tag", "noai")))
    crawl.hold([forbidding, *pages[1:]])
    house = crawl.settings(house)
    assert fill(house, days=1, limit=1)["stages"]["fetch"]["dropped"] == {"opted_out": 1}
    assert fill(house, days=1, limit=1)["stages"]["fetch"]["made"] == 1
    assert rows(house, "SELECT url FROM raw.lead") == [(pages[1].url,)]


def test_what_a_killed_run_had_archived_is_kept_as_of_the_crawl(crawled: Settings, crawl: CommonCrawl) -> None:
    fill(crawled)
    (part,) = {row[0] for row in rows(crawled, "SELECT min(warc_file) FROM raw.capture")}
    left = crawled.home / "parts" / "commoncrawl" / TIMES / f"{part}.open"
    left.parent.mkdir(parents=True, exist_ok=True)
    (crawled.home / "archive" / part).rename(left)
    with open_warehouse(crawled) as warehouse, warehouse.begin() as conn:
        conn.execute(text("TRUNCATE raw.lead, core.article, ops.run CASCADE"))
    done = fill(crawled)
    assert done["days"]["done"] == 2
    assert rows(crawled, "SELECT DISTINCT origin FROM raw.lead") == [("commoncrawl",)]
    assert rows(crawled, "SELECT count(*) FROM raw.capture") == [(len(paths_of(FIRST, 2)),)]


def forget(house: Settings, url: str | None, source: str | None = None) -> dict[str, Any]:
    return flow.forget(flow.read_wish(house, url=url, source_key=source), settings=house)


def records(house: Settings, url: str) -> list[Any]:
    return list(records_of(house.archive_url, part_names(house.archive_url, ["commoncrawl"]), {url}))


def test_an_article_is_forgotten_while_a_backfill_runs_once_its_part_is_closed(
    crawled: Settings, crawl: CommonCrawl
) -> None:
    url = crawl.entries[0]["url"]
    asks_for_second, goes_on = Event(), Event()

    def answer(path: str) -> None:
        if path == FILE and len(crawl.ranges) == 2:
            asks_for_second.set()
            goes_on.wait(60)

    crawl.told = answer
    with ThreadPoolExecutor() as threads:
        backfill = threads.submit(fill, crawled)
        assert asks_for_second.wait(60)
        assert rows(crawled, "SELECT url FROM raw.capture") == [(url,)]
        forgotten = threads.submit(forget, crawled, url)
        waited = comes_to_wait(crawled, forgotten)
        goes_on.set()
        assert forgotten.result()["records"] == 1
        assert backfill.result()["days"]["done"] == 2
    assert waited
    assert records(crawled, url) == []
    assert rows(crawled, "SELECT count(*) FROM raw.capture") == [(len(paths_of(FIRST, 2)) - 1,)]


def test_a_forgotten_text_that_a_backfill_reads_between_its_days_goes_at_once(
    house: Settings, newsstand: Newsstand, crawl: CommonCrawl
) -> None:
    """The same text in other bytes, under an address that is not known to be the article's."""
    (page, *others) = pages_of(newsstand, FIRST, crawled=at(2))
    house = crawl.settings(house)
    crawl.hold([page])
    fill(house, days=1)
    forget(house, page.url)
    with open_warehouse(house) as warehouse, warehouse.begin() as conn:
        conn.execute(text("DELETE FROM raw.tombstone WHERE kind <> 'text'"))
    crawl.hold([replace(page, at=at(3), body=page.body.replace(b"</body>", b"<!-- later --></body>")), *others])
    assert fill(house, first=NEXT, days=1, slice_seconds=0)["stages"]["extract"]["dropped"] == {"forgotten": 1}
    assert records(house, page.url) == []


def test_a_source_leaves_with_its_parts_out_of_common_crawl(crawled: Settings) -> None:
    fill(crawled)
    told = forget(crawled, None, TIMES)
    assert (told["parts"], told["captures"]) == (2, len(paths_of(FIRST, 2)))
    assert part_names(crawled.archive_url, ["commoncrawl"]) == []


@pytest.fixture
def held(house: Settings, newsstand: Newsstand, crawl: CommonCrawl) -> Held:
    pages = pages_of(newsstand, FIRST + timedelta(days=1), crawled=at(2))
    return Held(crawl.settings(house), pages, crawl.hold(pages))


def _left(done: dict[str, Any], stage: str) -> dict[str, int]:
    found: dict[str, int] = done["stages"][stage]["dropped"]
    return found


def test_of_a_page_captured_twice_a_day_the_newest_is_taken_and_of_equal_bodies_one(
    house: Settings, newsstand: Newsstand, crawl: CommonCrawl
) -> None:
    (page, *_) = pages_of(newsstand, FIRST, crawled=at(2, 6))
    later = replace(page, at=at(2, 9), body=page.body.replace(b"</body>", b"<!-- later --></body>"))
    next_day = replace(later, at=at(3))
    crawl.hold([page, later, next_day])
    house = crawl.settings(house)
    done = fill(house)
    assert _left(done, "discover") == {"older_capture": 1, "same_body": 1}
    assert rows(house, "SELECT fetched_at FROM raw.capture") == [(later.at,)]
    assert len(crawl.ranges) == 1


def test_a_body_that_is_held_is_not_asked_for_by_a_later_run(
    house: Settings, newsstand: Newsstand, crawl: CommonCrawl
) -> None:
    (page, *_) = pages_of(newsstand, FIRST, crawled=at(2, 6))
    crawl.hold([page, replace(page, at=at(3))])
    house = crawl.settings(house)
    fill(house, days=1)
    assert _left(fill(house), "discover") == {"same_body": 1}
    assert len(crawl.ranges) == 1


def test_records_that_are_not_what_the_index_says_leave_with_a_reason_and_the_others_come(
    held: Held, crawl: CommonCrawl
) -> None:
    last = held.entries[-1]
    another = "http://times.newsstand.test/economy/policy/20260221/another"
    crawl.entries += [
        {**last, "url": f"{another}-page"},
        {**last, "url": f"{another}-beginning", "offset": "3"},
        {**last, "url": f"{another}-half", "length": "40"},
        {**last, "url": f"{another}-file", "filename": "crawl-data/gone/gone.warc.gz"},
        {**last, "url": f"{another}-end", "offset": "99999999"},
        {**last, "url": "http://elsewhere.test/?times.newsstand.test"},
        {**last, "url": f"{another}-address", "filename": "http://127.0.0.1:1/crawl-data/a/b.warc.gz"},
    ]
    last["timestamp"] = "20260302235959"
    done = fill(held.house, days=1)
    assert _left(done, "discover") == {"foreign_host": 1, "unreadable": 1}
    assert _left(done, "fetch") == {"not_as_asked": 2, "unreadable": 2, "not_found": 2}
    assert done["stages"]["fetch"]["made"] == len(held.pages) - 1
    assert done["days"]["done"] == 1


def test_a_record_that_unpacks_to_more_than_a_page_is_left_at_the_limit(held: Held, crawl: CommonCrawl) -> None:
    bomb = replace(held.pages[-1], at=at(2, 8), body=b"0" * 30_000_000)
    crawl.hold([bomb], "crawl-data/bomb/bomb.warc.gz")
    done = fill(held.house, days=1)
    assert _left(done, "fetch") == {"too_large": 1}


def test_a_server_that_sends_the_whole_file_or_another_range_is_not_believed(held: Held, crawl: CommonCrawl) -> None:
    whole = (200, {}, crawl.files[FILE])
    other = (206, {"Content-Range": "bytes 7-9/100"}, b"abc")
    crawl.faults[FILE] = [other, whole]
    done = fill(held.house, days=1)
    assert "answers 200" in done["stopped"]
    assert done["stages"]["fetch"]["left_because"] == {"to_retry": 2, "no_time": len(held.pages) - 2}
    assert fill(held.house, days=1)["stages"]["fetch"]["made"] == len(held.pages)


def test_a_site_that_forbids_a_page_today_is_obeyed_and_the_record_is_not_asked_for(
    held: Held, crawl: CommonCrawl, newsstand: Newsstand
) -> None:
    newsstand.fault(TIMES_HOST, "/robots.txt", Fault.UNAVAILABLE)
    done = fill(held.house, days=1)
    assert crawl.ranges == []
    assert done["stages"]["fetch"]["left_because"] == {"to_retry": len(held.pages)}
    assert done["days"]["left"] == [DAY.isoformat()]
    newsstand.heal()
    with open_warehouse(held.house) as warehouse, warehouse.begin() as conn:
        conn.execute(
            text("INSERT INTO ops.site_file VALUES (:url, 200, :body, :at, :until)"),
            {
                "url": f"http://{TIMES_HOST}/robots.txt",
                "body": b"User-agent: *\nDisallow: /",
                "at": at(2),
                "until": at(2).replace(year=2100),
            },
        )
        conn.execute(text("DELETE FROM ops.host"))
    done = fill(held.house, days=1)
    assert crawl.ranges == []
    assert _left(done, "fetch") == {"robots_denied": len(held.pages)}


def test_pages_that_opted_out_when_they_were_crawled_are_not_kept(
    house: Settings, newsstand: Newsstand, crawl: CommonCrawl
) -> None:
    (page, *_) = pages_of(newsstand, FIRST, crawled=at(2))
    headers = [("TDM-Reservation", "1"), ("X-Robots-Tag", "noai")]
    metas = [b'<meta name="robots" content="noai">', b'<meta name="tdm-reservation" content="1">']
    pages = [
        *(
            replace(page, url=f"{page.url}-{number}", headers=(*page.headers, one))
            for number, one in enumerate(headers)
        ),
        *(
            replace(page, url=f"{page.url}-meta-{number}", body=page.body.replace(b"<head>", b"<head>" + one))
            for number, one in enumerate(metas)
        ),
    ]
    crawl.hold(pages)
    house = crawl.settings(house)
    assert _left(fill(house, days=1), "fetch") == {"opted_out": 4}
    assert rows(house, "SELECT (SELECT count(*) FROM raw.lead), (SELECT count(*) FROM raw.capture)") == [(0, 0)]


def test_what_is_forgotten_is_not_asked_for_and_leaves_no_row(held: Held, crawl: CommonCrawl) -> None:
    fill(held.house, days=1)
    wish = flow.read_wish(held.house, url=held.pages[0].url, source_key=None)
    flow.forget(wish, settings=held.house, note="letter")
    assert rows(held.house, "SELECT count(*) FROM ops.crawl_record") == [(len(held.pages) - 1,)]
    crawl.asked.clear()
    assert _left(fill(held.house, days=1, again=True), "discover") == {"forgotten": 1, "known": len(held.pages) - 1}
    assert crawl.ranges == []
    flow.forget(flow.read_wish(held.house, url=None, source_key=TIMES), settings=held.house, note="letter")
    assert rows(held.house, "SELECT count(*) FROM ops.crawl_record") == [(0,)]


def test_an_older_capture_leaves_a_page_that_was_fetched_since_as_it_is(
    house: Settings, newsstand: Newsstand, crawl: CommonCrawl
) -> None:
    (page, *_) = pages_of(newsstand, FIRST, crawled=at(2))
    crawl.hold([replace(page, body=page.body.replace(b"</body>", b"<!-- then --></body>"))])
    flow.ingest(TIMES, settings=house, urls=[page.url])
    before = rows(house, "SELECT state, last_fetch_at, known_sha256 FROM raw.lead")
    house = crawl.settings(house)
    assert fill(house, days=1)["stages"]["fetch"]["made"] == 1
    assert rows(house, "SELECT state, last_fetch_at, known_sha256 FROM raw.lead") == before
    assert rows(house, "SELECT state, missed FROM ops.source_day") == [("done", 0)]


def test_a_day_without_a_crawl_is_told_apart_from_one_without_a_page(held: Held) -> None:
    done = fill(held.house, first=date(2026, 3, 19), days=3)
    assert done["days"]["empty"] == ["2026-03-19", "2026-03-20"]
    assert "no crawl" in done["days"]["unreachable"]["2026-03-21"]


def test_an_index_that_fails_leaves_the_days_to_another_run(held: Held, crawl: CommonCrawl) -> None:
    crawl.faults["collinfo.json"] = [(404, {}, b"<html>")]
    done = fill(held.house, days=1)
    assert "collinfo.json answers 404" in done["days"]["failed"][DAY.isoformat()]
    crawl.faults[f"{CRAWL}-index"] = [(404, {}, b"<html>no such page</html>")]
    assert "answers 404" in fill(held.house, days=1)["days"]["failed"][DAY.isoformat()]
    crawl.faults[f"{CRAWL}-index"] = [(200, {}, b"slow down")]
    assert "no JSON" in fill(held.house, days=1)["days"]["failed"][DAY.isoformat()]
    assert fill(held.house, days=1)["days"]["done"] == 1


def test_data_that_lie_nowhere_are_the_fault_of_their_address(held: Held, crawl: CommonCrawl) -> None:
    del crawl.files[FILE]
    done = fill(held.house, days=1)
    assert "NEWSFIGURES_COMMONCRAWL_DATA" in done["days"]["failed"][DAY.isoformat()]
    assert rows(held.house, "SELECT count(*) FROM ops.crawl_record") == [(0,)]


def test_a_plan_says_records_bytes_and_time_and_asks_the_index_alone(
    held: Held, crawl: CommonCrawl, newsstand: Newsstand
) -> None:
    house = replace(held.house, commoncrawl=replace(held.house.commoncrawl, pause=0.05))
    plan = flow.plan_backfill(
        TIMES, mode=Mode.REPLAY, first=DAY, end=date(2026, 3, 22), via=Via.COMMONCRAWL, settings=house
    )
    told = flow.estimate_crawl(plan, settings=house)
    assert told["records"] == len(held.pages)
    assert told["bytes"] == sum(int(entry["length"]) for entry in held.entries)
    assert (told["crawls"], list(told["uncovered"])) == ([CRAWL], ["2026-03-21"])
    assert (crawl.ranges, newsstand.requests) == ([], [])
    assert plan.as_dict()["requests"] == 0
    fill(house, days=1)
    assert flow.estimate_crawl(plan, settings=house)["records"] == 0


def test_a_source_whose_past_no_list_reaches_has_one(house: Settings, crawl: CommonCrawl) -> None:
    house = crawl.settings(house)
    plan = flow.plan_backfill("korea_times", mode=Mode.REPLAY, first=DAY, end=NEXT, via=Via.COMMONCRAWL, settings=house)
    assert (plan.to_do, plan.unreachable) == ((DAY,), {})
    assert fill(house, key="korea_times", days=1)["days"]["empty"] == [DAY.isoformat()]
    with pytest.raises(ConfigError, match="leave out one of --mode and --via"):
        flow.plan_backfill("korea_times", mode=Mode.REFETCH, first=DAY, end=NEXT, via=Via.CCNEWS, settings=house)


def test_a_sweep_takes_one_day_and_says_when_there_is_none(held: Held, crawl: CommonCrawl) -> None:
    run_key = flow.begin(TIMES, dag_id="test", run_id="sweep", settings=held.house)
    how: dict[str, Any] = {"run_key": run_key, "via": Via.COMMONCRAWL, "settings": held.house}
    assert flow.fetch_crawled(TIMES, day=DAY, **how)["state"] == "done"
    told = flow.report(run_key=run_key, settings=held.house)
    assert [(day["day"], day["listed"]) for day in told["days"]] == [(DAY.isoformat(), len(held.pages))]
    with pytest.raises(PipelineError, match="no crawl"):
        flow.fetch_crawled(TIMES, day=date(2026, 3, 25), **how)
    crawl.faults["collinfo.json"] = [(404, {}, b"")]
    with pytest.raises(TransientError, match=r"collinfo\.json"):
        flow.fetch_crawled(TIMES, day=DAY, **how)


def test_what_lies_in_a_part_that_is_still_written_is_read_later(held: Held, crawl: CommonCrawl) -> None:
    """A poll of the same source may read while a long day is under way."""
    run_key = flow.begin(TIMES, dag_id="test", run_id="sweep", settings=held.house)
    flow.fetch_crawled(TIMES, day=DAY, run_key=run_key, via=Via.COMMONCRAWL, settings=held.house)
    ((file,),) = rows(held.house, "SELECT DISTINCT warc_file FROM raw.capture")
    closed = held.house.home / "archive" / file
    still_open = held.house.home / "parts" / "commoncrawl" / TIMES / f"{file}.open"
    still_open.parent.mkdir(parents=True, exist_ok=True)
    closed.rename(still_open)
    assert flow.unread(TIMES, run_key=run_key, settings=held.house) == []
    still_open.rename(closed)
    assert len(flow.unread(TIMES, run_key=run_key, settings=held.house)) == len(held.pages)
