"""Backfills, visits and forgetting as a person and a script meet them."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from time import sleep

import pytest
from sqlalchemy import text

from pipeline import flow
from pipeline.archive import verify
from pipeline.cli.backfill import told_by
from pipeline.cli.progress import progress
from pipeline.newsstand import Newsstand
from pipeline.settings import Settings
from pipeline.warehouse import open_warehouse
from tests.flow.test_answered import ask, texts_at
from tests.support.command import env_of, newsfigures, said
from tests.support.commoncrawl import at, pages_of, served_crawl
from tests.support.times import FIRST, TIMES, paths_of

URL = f"http://times.newsstand.test{min(paths_of(FIRST, 1))}"
SPAN = ("--from", FIRST.isoformat(), "--to", (FIRST + timedelta(days=2)).isoformat())
FRESH = """
UPDATE raw.lead SET
    feed_published_at = CURRENT_TIMESTAMP - INTERVAL '2 hours', last_fetch_at = CURRENT_TIMESTAMP - INTERVAL '2 hours'
"""
TO_COME = ("--from", "2999-04-20", "--to", "2999-04-22")
FUTURE = ("--from", "2026-04-20", "--to", "2026-04-21")


def test_a_dry_run_asks_nobody_and_a_run_says_what_was_done(house_env: dict[str, str], newsstand: Newsstand) -> None:
    looked = newsfigures(house_env, "backfill", TIMES, *SPAN, "--dry-run")
    assert looked.returncode == 0
    assert newsstand.requests == []
    for words in ("2 to do", "would ask times.newsstand.test", "Nobody was asked for this"):
        assert words in looked.stdout
    done = newsfigures(house_env, "backfill", TIMES, *SPAN)
    assert done.returncode == 0, done.stderr
    assert "days: 2 done" in done.stdout
    (plan,) = said(newsfigures(house_env, "backfill", TIMES, *SPAN, "--dry-run", "--json"))
    assert (plan["days_done"], plan["held"], plan["requests"]) == (2, len(paths_of(FIRST, 2)), 0)


def test_the_exit_code_tells_days_left_from_days_that_nothing_reaches(house_env: dict[str, str]) -> None:
    unreachable = newsfigures(house_env, "backfill", TIMES, *FUTURE, "--json")
    assert unreachable.returncode == 1
    assert list(json.loads(unreachable.stdout)["days"]["unreachable"]) == ["2026-04-20"]
    assert "1 day cannot be reached" in unreachable.stderr
    to_come = newsfigures(house_env, "backfill", TIMES, *TO_COME)
    assert to_come.returncode == 1
    assert "error: 2 days of the span have not come yet; name days up to " in to_come.stderr
    assert "Common Crawl" not in to_come.stderr
    span = ("--from", FIRST.isoformat(), "--to", "2026-03-30")
    left = newsfigures(house_env, "backfill", TIMES, *span, "--time-budget", "1")
    assert left.returncode == 75, left.stdout + left.stderr
    assert "start the same command later" in left.stderr


def test_a_backfill_says_its_day_its_pages_and_when_it_ends(capsys: pytest.CaptureFixture[str]) -> None:
    ends_at = datetime(2026, 4, 14, 9, 30, tzinfo=UTC)
    with progress("times: days done", every=0.1) as told:
        told_by(told)(flow.Progressed(day=FIRST, done=1, total=3, pages=20, ends_at=ends_at))
        sleep(0.35)
    line = capsys.readouterr().err.splitlines()[-1]
    assert line.startswith(f"{FIRST}, 20 pages fetched, ends about {ends_at.astimezone():%Y-%m-%d %H:%M}")
    assert ", days done, 1 of 3, " in line


@pytest.mark.acceptance
def test_a_past_out_of_common_crawl(house_env: dict[str, str], newsstand: Newsstand) -> None:
    """The dry run, a run that is cut short, and the one that goes on."""
    with served_crawl() as crawl:
        env = {
            **house_env,
            "NEWSFIGURES_COMMONCRAWL_INDEX": crawl.address,
            "NEWSFIGURES_COMMONCRAWL_DATA": crawl.address,
            "NEWSFIGURES_COMMONCRAWL_PAUSE": "0.1",
        }
        pages = pages_of(newsstand, FIRST + timedelta(days=1), crawled=at(2))
        size = sum(int(entry["length"]) for entry in crawl.hold(pages)) / 1e6
        asked = ("backfill", TIMES, "--from", "2026-03-02", "--to", "2026-03-03", "--via", "commoncrawl")
        looked = newsfigures(env, *asked, "--dry-run")
        assert looked.returncode == 0, looked.stderr
        for words in (
            f"{len(pages)} records, {size:,.1f} MB (CC-MAIN-2026-10)",
            "no article is asked of",
            "0.1 s apart",
        ):
            assert words in looked.stdout
        assert (crawl.ranges, newsstand.requests) == ([], [])
        begun = newsfigures(env, *asked, "--limit", "1")
        assert begun.returncode == 75, begun.stderr
        assert "stopped: the limit of 1 record is reached" in begun.stdout
        done = newsfigures(env, *asked)
        assert done.returncode == 0, done.stderr
        assert "days: 1 done" in done.stdout
        assert "Common Crawl: " in done.stdout
        assert len(crawl.ranges) == len(pages)


def test_visits_and_forgetting_by_hand(house_env: dict[str, str], settings: Settings, newsstand: Newsstand) -> None:
    house = replace(settings, host_map=newsstand.host_map)
    flow.ingest(TIMES, settings=house, urls=[URL])
    done = newsfigures(house_env, "revisit")
    assert (done.returncode, done.stdout.strip()) == (0, "No page is due for another visit.")
    ask(house, *texts_at(house, URL))
    (held,) = said(newsfigures(house_env, "forget", URL, "--dry-run", "--json"))
    assert (held["captures"], held["articles"], held["answers"]) == (1, 1, 1)
    refused = newsfigures(house_env, "forget", URL)
    assert refused.returncode == 2
    assert "--yes" in refused.stderr
    done = newsfigures(house_env, "forget", URL, "--yes", "--note", "letter of May")
    assert done.returncode == 0, done.stderr
    assert "gone: 1 article, 1 capture, 1 record of the archive, 1 answer of language models" in done.stdout
    kept = "8 addresses, 1 number of the source, 1 page, 1 text  (letter of May)"
    assert kept in newsfigures(house_env, "forget", "--list").stdout
    (told,) = said(newsfigures(house_env, "forget", "--list", "--json"))
    assert (told["kinds"], told["note"]) == ({"address": 8, "article": 1, "body": 1, "text": 1}, "letter of May")
    lifted = newsfigures(house_env, "forget", URL, "--let-in-again")
    # eight spellings of its address (http or https, www., a slash at its end), its number, its page and its text
    assert "11 tombstones taken away" in lifted.stdout
    assert newsfigures(house_env, "forget", "--list").stdout.strip() == "Nothing was forgotten."
    assert verify(house.archive_url).erased == 1


def test_samples_are_visited_again_without_a_stack_that_runs(settings: Settings, newsstand: Newsstand) -> None:
    flow.ingest(TIMES, settings=replace(settings, host_map=newsstand.host_map), urls=[URL])
    with open_warehouse(settings) as warehouse, warehouse.begin() as conn:
        conn.execute(text(FRESH))
    (told,) = said(newsfigures(env_of(settings), "revisit", "--json"))
    fetched = told[TIMES]["stages"]["fetch"]
    assert (fetched["taken"], fetched["left"]) == (1, 0)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("ingest", "--warc", "x", "--day", "2026-04-13"), "--day cannot go with --warc"),
        (("ingest", "--warc", "x", "--url", "http://a.test/", "--limit", "3"), "--url cannot go with --warc"),
        (("ingest", TIMES, "--host", "a.test"), "--host cannot go with a source"),
        (("ingest", TIMES, "--from", "2026-04-13", "--to", "2026-04-14"), "--from, --to cannot go with a source"),
        (("ingest", "--warc", "x", "--time-budget", "30"), "--time-budget cannot go with --warc"),
        (("ingest", "--warc", "x", "--from", "2026-04-14", "--to", "2026-04-14"), "is no span of days"),
        (("ingest", TIMES, "--day", "2026-04-13", "--url", "http://a.test/1"), "--url cannot go with --day"),
        (("ingest", TIMES, "--time-budget", "-3"), "--time-budget"),
        (("reextract", "--from", "2026-04-14", "--to", "2026-04-13"), "is no span of days"),
        (("forget", "http://a.test/1", "--let-in-again", "--dry-run"), "alone"),
        (("forget",), "and not both"),
        (("forget", "http://a.test/1", "--source", TIMES), "and not both"),
        (("forget", "http://a.test/1", "--restored"), "and not both"),
        (("forget", "http://a.test/1", "--list"), "and not both"),
        (("forget", "--list", "--yes"), "by itself"),
        (("backfill", TIMES), "--from"),
        (("backfill", TIMES, *SPAN, "--mode", "rewind"), "rewind"),
        (("backfill", TIMES, *SPAN, "--limit", "3"), "name --via with it"),
        (("backfill", TIMES, "--from", "2026-04-14", "--to", "2026-04-13"), "is no span of days"),
        (("backfill", TIMES, *SPAN, "--mode", "refetch", "--via", "commoncrawl"), "leave out one of --mode and --via"),
        (("extract", "--text", "x", "--published", "2026-13-14"), "--published '2026-13-14' is no day"),
    ],
)
def test_what_cannot_go_together_is_a_usage_error(arguments: tuple[str, ...], words: str) -> None:
    done = newsfigures({}, *arguments)
    assert done.returncode == 2
    assert words in " ".join(done.stderr.replace("│", " ").split())
