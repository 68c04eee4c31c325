"""Past days on demand: nothing twice, nothing silent, and others have their turn."""

import threading
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

import pipeline.sources
from pipeline import flow
from pipeline.errors import ConfigError, PipelineError, TransientError
from pipeline.model.backfill import Mode
from pipeline.newsstand import Fault, Newsstand
from pipeline.settings import Settings
from pipeline.warehouse import checksums, open_warehouse, source_lock
from tests.support.database import DatabaseServer
from tests.support.snapshot import built, copied
from tests.support.times import FIRST, TIMES, paths_of

DAYS = 2
END = FIRST + timedelta(days=DAYS)
HOST = "times.newsstand.test"


def rows(house: Settings, query: str, **values: object) -> list[tuple[Any, ...]]:
    with open_warehouse(house) as warehouse, warehouse.begin() as conn:
        return [tuple(row) for row in conn.execute(text(query), values)]


def build(house: Settings, _: Newsstand) -> None:
    fill(house)


@pytest.fixture(scope="module")
def once(
    tmp_path_factory: pytest.TempPathFactory, database_server: DatabaseServer, template_database: str
) -> Iterator[tuple[Settings, Newsstand]]:
    with built(tmp_path_factory.mktemp("backfill"), database_server, template_database, build) as found:
        yield found


@pytest.fixture
def filled(once: tuple[Settings, Newsstand], database_server: DatabaseServer, tmp_path: Path) -> Iterator[Settings]:
    """A house in which the days are done."""
    with copied(once[0], database_server, tmp_path / "home") as house:
        yield house


@pytest.fixture
def papers(once: tuple[Settings, Newsstand]) -> Newsstand:
    return once[1]


def fill(house: Settings, mode: Mode = Mode.REPLAY, *, first: date = FIRST, end: date = END, key: str = TIMES,
         again: bool = False, **how: Any) -> dict[str, Any]:  # fmt: skip
    plan = flow.plan_backfill(key, mode=mode, first=first, end=end, again=again, settings=house)
    return flow.backfill(plan, settings=house, again=again, **how)


def asked(newsstand: Newsstand) -> Counter[str]:
    return Counter(each.path for each in newsstand.requests)


def test_days_are_taken_with_all_their_pages_and_the_counts_add_up(house: Settings, newsstand: Newsstand) -> None:
    told: list[flow.Progressed] = []
    done = fill(house, told=told.append)
    assert done["days"] == {
        "done": DAYS, "empty": [], "unreachable": {}, "failed": {}, "waiting": {}, "left": [],
    }  # fmt: skip
    wanted = paths_of(FIRST, DAYS)
    assert {url.partition(HOST)[2] for (url,) in rows(house, "SELECT url FROM raw.capture")} == wanted
    for counts in done["stages"].values():
        assert counts["taken"] == counts["made"] + sum(counts["dropped"].values()) + counts["left"]
    assert done["stages"]["fetch"]["made"] == done["stages"]["extract"]["taken"] == done["rows"]["core.article"]
    assert [each.day for each in told] == [FIRST + timedelta(days=number) for number in range(DAYS)]
    assert told[0].ends_at is None
    assert told[-1].ends_at is not None
    assert asked(newsstand)["/sitemap/news.xml"] == 1, "a list for all days is asked for once"


def test_the_same_again_asks_for_nothing_and_changes_nothing(filled: Settings, papers: Newsstand) -> None:
    with open_warehouse(filled) as warehouse, warehouse.begin() as conn:
        before = checksums(conn)
    seen = len(papers.requests)
    assert fill(filled)["days"]["done"] == DAYS
    assert papers.requests[seen:] == []
    with open_warehouse(filled) as warehouse, warehouse.begin() as conn:
        assert checksums(conn) == before


def test_once_more_lists_the_days_anew_and_fetches_no_page_twice(filled: Settings, papers: Newsstand) -> None:
    seen = len(papers.requests)
    fill(filled, again=True)
    assert {each.path for each in papers.requests[seen:]} <= {
        *(f"/archive/{FIRST + timedelta(days=number)}" for number in range(DAYS)), "/sitemap/news.xml", "/robots.txt",
    }  # fmt: skip


def test_out_of_time_it_says_what_is_left_and_goes_on_from_there(house: Settings, newsstand: Newsstand) -> None:
    first = fill(house, time_budget=0.01)
    assert first["days"]["left"] or first["days"]["waiting"]
    assert fill(house)["days"]["done"] == DAYS
    pages = {path: count for path, count in asked(newsstand).items() if path in paths_of(FIRST, DAYS)}
    assert pages == dict.fromkeys(paths_of(FIRST, DAYS), 1)


def test_what_the_archive_holds_is_not_asked_for(filled: Settings, papers: Newsstand) -> None:
    with open_warehouse(filled) as warehouse, warehouse.begin() as conn:
        conn.execute(text("DELETE FROM ops.source_day"))
        conn.execute(text("TRUNCATE core.article CASCADE"))
        conn.execute(text("TRUNCATE core.reading"))
    seen = len(papers.requests)
    done = fill(filled)
    assert done["stages"]["fetch"]["taken"] == 0
    assert done["rows"]["core.article"] == len(paths_of(FIRST, DAYS))
    assert not {each.path for each in papers.requests[seen:]} & paths_of(FIRST, DAYS)


@pytest.mark.parametrize(
    ("fault", "kind"), [(Fault.UNAVAILABLE, "failed"), (None, "unreachable")], ids=["this time", "for good"]
)
def test_a_day_that_is_not_reached_is_told_apart_from_one_without_articles(
    house: Settings, newsstand: Newsstand, fault: Fault | None, kind: str
) -> None:
    """Before the first back issue the paper has days without a story; days of its future are 404."""
    quiet = date(2026, 1, 5)
    day = FIRST if fault else date(2026, 4, 20)
    if fault:
        newsstand.fault(HOST, f"/archive/{day}", fault)
        house = quick(house)
    done = fill(house, first=day, end=day + timedelta(days=1), key="quick_times" if fault else TIMES)
    assert list(done["days"][kind]) == [day.isoformat()]
    assert f"/archive/{day}" in done["days"][kind][day.isoformat()]
    assert fill(house, first=quiet, end=quiet + timedelta(days=1))["days"]["empty"] == [quiet.isoformat()]
    newsstand.heal()
    if fault:
        assert fill(house, first=day, end=day + timedelta(days=1), key="quick_times")["days"]["done"] == 1
    else:
        seen = len(newsstand.requests)
        assert fill(house, first=day, end=day + timedelta(days=1))["days"]["unreachable"]
        assert newsstand.requests[seen:] == [], "not asked a second time without --again"


def quick(house: Settings) -> Settings:
    """A source that does not wait for a failing host to come right."""
    folder = house.home / "sources"
    folder.mkdir(parents=True, exist_ok=True)
    built_in = (Path(pipeline.sources.__file__).parent / "sample_times.toml").read_text("utf-8")
    (folder / "quick_times.toml").write_text(built_in.replace("pause = 0.05", "pause = 0.05\nretries = 0"), "utf-8")
    return replace(house, sources_dir=folder)


def test_a_sweep_never_succeeds_in_silence(house: Settings, newsstand: Newsstand) -> None:
    run_key = flow.begin(TIMES, dag_id="test", run_id="sweep", settings=house)
    with pytest.raises(PipelineError, match="nothing reaches 2026-04-20"):
        flow.discover(TIMES, run_key=run_key, day=date(2026, 4, 20), settings=house)
    newsstand.fault(HOST, f"/archive/{FIRST}", Fault.UNAVAILABLE)
    house = quick(house)
    with pytest.raises(TransientError, match="could not be read"):
        flow.discover("quick_times", run_key=run_key, day=FIRST, settings=house)
    states = "SELECT source_key, day, state FROM ops.coverage_gap ORDER BY 1"
    assert rows(house, states) == [("quick_times", FIRST, "failed"), (TIMES, date(2026, 4, 20), "unreachable")]


def test_what_polling_missed_of_a_day_is_a_number(house: Settings) -> None:
    flow.ingest(TIMES, settings=house, limit=2)
    day = date(2026, 4, 13)
    with open_warehouse(house) as warehouse, warehouse.begin() as conn:
        listed = (
            conn.execute(text("SELECT url FROM raw.lead WHERE url LIKE '%/20260413/%' ORDER BY url")).scalars().all()
        )
        conn.execute(text("DELETE FROM raw.lead WHERE url = :url"), {"url": listed[-1]})
    report = flow.ingest(TIMES, settings=house, day=day)
    ((known, missed, waiting, state, before),) = rows(
        house, "SELECT known, missed, waiting, state, before_polling FROM ops.coverage_gap"
    )
    assert (missed, waiting, state, before) == (1, 0, "done", True)
    assert known >= 1
    assert [(each["day"], each["missed"], each["listed"]) for each in report["days"]] == [
        (day.isoformat(), 1, known + 1)
    ]


def test_a_source_without_a_past_says_so_for_each_day(house: Settings) -> None:
    plan = flow.plan_backfill("korea_times", mode=Mode.REPLAY, first=FIRST, end=END, settings=house)
    assert (plan.to_do, plan.hosts, plan.lists) == ((), [], 0)
    assert all("names nothing that reaches the past" in why for why in plan.unreachable.values())
    done = flow.backfill(plan, settings=house)
    assert len(done["days"]["unreachable"]) == DAYS


def test_visiting_again_asks_for_changes_only_and_never_twice(filled: Settings, papers: Newsstand) -> None:
    seen = len(papers.requests)
    pages = len(paths_of(FIRST, DAYS))
    assert flow.plan_backfill(TIMES, mode=Mode.REFETCH, first=FIRST, end=END, settings=filled).pages == pages
    fill(filled, Mode.REFETCH, time_budget=0.01)
    done = fill(filled, Mode.REFETCH)
    visits = [each for each in papers.requests[seen:] if each.path in paths_of(FIRST, DAYS)]
    assert len(visits) == pages
    assert {(each.status, each.conditional) for each in visits} == {(304, True)}
    assert done["days"]["done"] == DAYS
    assert rows(filled, "SELECT count(*) FROM ops.source_day WHERE job = 'refetch'") == [(0,)], "the next is a new job"


def test_reading_again_asks_nobody(filled: Settings, papers: Newsstand) -> None:
    seen = len(papers.requests)
    done = fill(filled, Mode.REEXTRACT, end=END + timedelta(days=1))
    assert done["stages"]["publish"]["dropped"] == {"unchanged": len(paths_of(FIRST, DAYS))}
    assert papers.requests[seen:] == []
    assert list(done["days"]["unreachable"]) == [END.isoformat()]
    assert "holds no page" in done["days"]["unreachable"][END.isoformat()]


def test_a_plan_asks_nobody_and_says_what_would_be_asked_of_whom(house: Settings, newsstand: Newsstand) -> None:
    plan = flow.plan_backfill(TIMES, mode=Mode.REPLAY, first=FIRST, end=END, settings=house).as_dict()
    assert newsstand.requests == []
    assert (plan["hosts"], plan["days_to_do"], plan["lists"]) == ([HOST], DAYS, DAYS + 1)
    assert (plan["pages"], plan["requests"], plan["seconds"]) == (None, None, None), "no day of it was ever listed"
    fill(house)
    plan = flow.plan_backfill(TIMES, mode=Mode.REPLAY, first=FIRST, end=END + timedelta(days=4), settings=house)
    assert (len(plan.done), len(plan.to_do)) == (DAYS, 4)
    assert plan.pages == round(4 * len(paths_of(FIRST, DAYS)) / DAYS)


def test_sitemaps_of_days_gone_by_count_once_for_all_days_and_as_what_may_lead_on(house: Settings) -> None:
    plan = flow.plan_backfill(TIMES, mode=Mode.REPLAY, first=FIRST, end=END, settings=house)
    assert plan.indexes == 0
    further = replace(plan.source, past_sitemaps=(f"http://{HOST}/all-1.xml", f"http://{HOST}/all-2.xml"))
    found = replace(plan, source=further)
    assert (found.lists, found.indexes) == (plan.lists + 2, 2)
    nothing_new = replace(found, mode=Mode.REFETCH)
    assert (nothing_new.lists, nothing_new.indexes) == (0, 0)


@pytest.mark.parametrize(("first", "end"), [(END, FIRST), (FIRST, FIRST), (date(1900, 1, 1), FIRST)])
def test_a_span_that_is_none_is_refused(house: Settings, first: date, end: date) -> None:
    with pytest.raises(ConfigError, match=r"--to is the day after|name at most"):
        flow.plan_backfill(TIMES, mode=Mode.REPLAY, first=first, end=end, settings=house)


@pytest.mark.acceptance
def test_a_poll_has_its_turn_while_a_backfill_is_under_way(house: Settings, newsstand: Newsstand) -> None:
    """The backfill keeps the source to itself for a second at a time, and the poll that waits comes in between."""
    ended: dict[str, float] = {}

    def poll() -> None:
        run_key = flow.begin(TIMES, dag_id="test", run_id="poll", settings=house)
        flow.discover(TIMES, run_key=run_key, settings=house)
        ended["poll"] = time.monotonic()

    polling = threading.Thread(target=poll)

    def told(at: flow.Progressed) -> None:
        if at.done == 1:
            polling.start()

    fill(house, end=FIRST + timedelta(days=8), slice_seconds=1, told=told)
    ended["backfill"] = time.monotonic()
    polling.join()
    assert ended["poll"] < ended["backfill"]


def test_who_waits_for_a_source_gets_it_when_it_is_free(house: Settings) -> None:
    held, free = threading.Event(), threading.Event()

    def hold() -> None:
        with open_warehouse(house) as other, source_lock(other, "some"):
            held.set()
            free.wait(20)

    holder = threading.Thread(target=hold)
    holder.start()
    held.wait(20)
    with open_warehouse(house) as warehouse:
        with pytest.raises(TransientError), source_lock(warehouse, "some", wait=0.05):
            pass
        threading.Timer(0.2, free.set).start()
        with source_lock(warehouse, "some", wait=20):
            holder.join(20)
    assert not holder.is_alive()
