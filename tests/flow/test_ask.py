"""A language model reads: asked once, kept in the archive, within its budgets; what it does not answer is not lost."""

import logging
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from pipeline import flow
from pipeline.archive import ArchiveWriter
from pipeline.asked import PROMPT_VERSION
from pipeline.errors import ConfigError
from pipeline.extract import extractor_version
from pipeline.model import ReaderMode
from pipeline.settings import Settings
from pipeline.warehouse import open_warehouse
from pipeline.warehouse.sums import checksums
from tests.support import endpoint as served
from tests.support.asked import NORWEGIAN, careful, norwegian_page
from tests.support.crawls import crawled
from tests.support.database import DatabaseServer
from tests.support.endpoint import KEY, MODEL, EndpointServer

Ingest = Callable[..., dict[str, Any]]
ASKED = len(NORWEGIAN) - 1  # one page has no number


@pytest.fixture
def crawl(tmp_path: Path) -> str:
    write_crawl(tmp_path, "crawl", NORWEGIAN)
    return str(tmp_path / "crawl")


def write_crawl(folder: Path, name: str, texts: Mapping[str, str]) -> None:
    """A WARC file with a page for each text."""
    with ArchiveWriter((folder / "crawl").as_uri(), folder / "parts", name) as archive:
        for hour, (page, words) in enumerate(texts.items()):
            at = datetime(2026, 4, 14, hour, tzinfo=UTC)
            archive.add(crawled(f"http://lantern.test/2026/04/14/{page}", at, norwegian_page(words)))


@pytest.fixture
def asking(settings: Settings, endpoint_server: EndpointServer) -> Settings:
    endpoint_server.answer = careful
    words = {"url": endpoint_server.url, "model": MODEL, "key": KEY, "retries": "0", "timeout": "2", "price": "1/10"}
    return replace(settings, reader=ReaderMode.LLM, llm=words)


@pytest.fixture
def ingest(crawl: str, asking: Settings) -> Ingest:
    def run(**llm: str) -> dict[str, Any]:
        settings = replace(asking, llm={**asking.llm, **llm})
        return flow.ingest_warc(crawl, wanted=flow.Wanted(), settings=settings)

    return run


def claims(settings: Settings) -> list[tuple[Any, ...]]:
    """What current claims say, by page."""
    query = """
        SELECT url, surface, entity_name, metric_id, region, period_start::text, attribution, extractor_version
        FROM mart.fct_claim ORDER BY url, span_start
    """
    with open_warehouse(settings) as warehouse, warehouse.begin() as conn:
        return [(row[0].rpartition("/")[2], *row[1:]) for row in conn.execute(text(query))]


def sums(settings: Settings) -> dict[str, Any]:
    with open_warehouse(settings) as warehouse, warehouse.begin() as conn:
        return checksums(conn)


def test_the_model_is_asked_once_about_each_article_with_numbers_and_its_fields_are_the_rows(
    ingest: Ingest, asking: Settings, endpoint_server: EndpointServer
) -> None:
    told = ingest()
    version = f"llm:{MODEL}:{PROMPT_VERSION}:{extractor_version()}"
    row = ("MeowTalk", "monthly_active_users", "NO", "2026-03-01", "Wire A", version)
    assert claims(asking) == [
        ("bergen", "52,300", *row),
        ("oslo", "51,200", *row),
        ("tromso", "53,400", *row),
    ]
    ask = told["stages"]["ask"]
    assert (ask["taken"], ask["made"], ask["left"]) == (len(NORWEGIAN), len(NORWEGIAN), 0)
    used = told["model"]
    assert len(endpoint_server.seen) == used["requests"] == ASKED
    assert used["cost_usd"] == pytest.approx((used["tokens_in"] + 10 * used["tokens_out"]) / 1_000_000)


def test_reading_again_asks_nothing_and_changes_nothing(
    ingest: Ingest, asking: Settings, endpoint_server: EndpointServer
) -> None:
    ingest()
    before = sums(asking)
    for again in (ingest, lambda: flow.reextract(settings=asking)):
        told = again()
        assert "model" not in told
    assert sums(asking) == before
    assert len(endpoint_server.seen) == ASKED


def test_an_archive_read_into_an_empty_warehouse_costs_nothing_and_gives_the_same_claims(
    ingest: Ingest,
    asking: Settings,
    endpoint_server: EndpointServer,
    database_server: DatabaseServer,
    template_database: str,
) -> None:
    ingest()
    with database_server.database(template_database) as url:
        fresh = replace(asking, database_url=url)
        flow.ingest_warc(str(asking.home / "archive"), wanted=flow.Wanted(), settings=fresh)
        assert claims(fresh) == claims(asking)
    assert len(endpoint_server.seen) == ASKED


def test_what_a_run_may_not_ask_any_more_is_left_for_the_next_run(ingest: Ingest, asking: Settings) -> None:
    first = ingest(run_tokens="9000", at_once="1")
    read = len(claims(asking))
    assert 0 < read < ASKED
    # the page without a number, which is last, is not looked at by the one and has nothing to wait for in the other
    assert first["stages"]["ask"]["left_because"] == {"no_tokens": ASKED - read + 1}
    assert first["stages"]["extract"]["left_because"] == {"no_answer": ASKED - read}
    while (told := ingest(run_tokens="9000", at_once="1"))["stages"]["ask"]["left"]:
        assert told["stages"]["extract"]["made"]
    assert len(claims(asking)) == ASKED


@pytest.mark.acceptance
def test_the_tokens_of_a_day_hold_over_runs_and_the_next_day_goes_on(ingest: Ingest, asking: Settings) -> None:
    ingest(day_tokens="9000", at_once="1")
    before = claims(asking)
    assert ingest(day_tokens="9000")["stages"]["ask"]["left_because"] == {"no_tokens": ASKED - len(before)}
    assert claims(asking) == before
    with open_warehouse(asking) as warehouse, warehouse.begin() as conn:
        conn.execute(text("UPDATE ops.model_request SET asked_at = asked_at - '1 day'::interval"))
    ingest(day_tokens="9000")
    assert len(claims(asking)) > len(before)


def test_a_model_that_is_not_there_is_asked_a_few_times_and_everything_waits(
    ingest: Ingest, asking: Settings, endpoint_server: EndpointServer
) -> None:
    endpoint_server.always = served.refused(503, "overloaded")
    told = ingest(at_once="1")
    assert told["stages"]["ask"]["left_because"] == {"to_retry": ASKED}
    assert told["stages"]["extract"]["left_because"] == {"no_answer": ASKED}
    assert claims(asking) == []
    endpoint_server.always = None
    ingest()
    assert len(claims(asking)) == ASKED


def test_pages_that_wait_for_the_model_for_a_day_are_told_of_until_they_are_read(
    ingest: Ingest, asking: Settings, endpoint_server: EndpointServer
) -> None:
    def told(hours: int) -> list[tuple[str, str]]:
        found = flow.watch(at=now + timedelta(hours=hours), settings=asking)
        return [(one["source"], one["detail"]) for one in found if one["finding"] == "unread"]

    endpoint_server.always = served.refused(503, "overloaded")
    ingest(at_once="1")
    now = datetime.now(UTC)
    assert told(23) == []
    waited = f"{ASKED} pages have waited more than a day to be read, the oldest since {now:%Y-%m-%d}"
    assert [(source, detail[: len(waited)]) for source, detail in told(25)] == [("warc:lantern.test", waited)]
    endpoint_server.always = None
    ingest()
    assert told(25) == []


def test_a_wrong_key_ends_the_run_with_the_remedy_and_nothing_is_lost(ingest: Ingest, asking: Settings) -> None:
    with pytest.raises(ConfigError, match="NEWSFIGURES_LLM_KEY") as caught:
        ingest(key="sk-wrong-0000-1111")
    assert "sk-wrong" not in str(caught.value)
    ingest()
    assert len(claims(asking)) == ASKED


AT_HAND = {"invented strings", "declined", "cut off"}
"""The faults that each run of the tests looks at; the others are for acceptance."""


def few_at_hand(cases: Iterable[tuple[str, Any, Any]]) -> list[Any]:
    slow = pytest.mark.acceptance
    return [pytest.param(*case, id=name, marks=() if name in AT_HAND else slow) for name, *case in cases]


BUILT_IN = {"51,200", "52,300", "53,400"}
REPAIRED = [
    ("too many requests", served.too_many(), {"retries": "2"}),
    ("an error of the server", served.server_error, {"retries": "2"}),
    ("cut off", served.cut_json, {}),
    ("another form", served.wrong_schema, {}),
    ("invented strings", served.invented("entity", "attribution"), {}),
    ("rambling", served.rambling(), {}),
    ("an answer without counts", served.no_usage, {}),
    ("broken off", served.broken_off, {"retries": "2"}),
]


@pytest.mark.parametrize(("fault", "llm"), few_at_hand((name, fault, llm) for name, fault, llm in REPAIRED))
def test_a_fault_that_passes_leaves_no_trace_in_the_rows(
    ingest: Ingest, asking: Settings, endpoint_server: EndpointServer, fault: served.Fault, llm: dict[str, str]
) -> None:
    endpoint_server.faults.append(fault)
    told = ingest(**llm)
    assert {(row[1], row[2]) for row in claims(asking)} == {(surface, "MeowTalk") for surface in BUILT_IN}
    assert "parts_dropped" not in told["stages"]["extract"]


LASTING = [
    ("cut off", served.cut_json, "model_no_json", 1),
    ("another form", served.wrong_schema, "model_no_json", 1),
    ("invented strings", served.invented("entity", "attribution"), "model_words_absent", 2),
    ("rambling", served.rambling(), "model_no_json", 1),
    ("declined", served.refusal, "model_refused", 1),
    ("filtered", served.filtered, "model_refused", 1),
    ("too long for it", served.refused(400, "maximum context length is 512 tokens"), "model_refused", 1),
]


@pytest.mark.parametrize(("fault", "told_as"), few_at_hand((name, fault, told_as) for name, fault, *told_as in LASTING))
def test_what_the_model_does_not_say_well_is_the_built_in_readers_and_counted(
    ingest: Ingest, asking: Settings, endpoint_server: EndpointServer, fault: served.Fault, told_as: tuple[str, int]
) -> None:
    endpoint_server.always = fault
    reason, each = told_as
    told = ingest()
    assert told["stages"]["extract"]["parts_dropped"] == {reason: each * ASKED}
    assert {row[1] for row in claims(asking)} == BUILT_IN
    assert not any("Nobody" in str(row) for row in claims(asking))
    asked = len(endpoint_server.seen)
    ingest()
    assert len(endpoint_server.seen) == asked  # its answer is kept, such as it is


def test_an_answer_that_was_cut_off_is_asked_for_again_once_a_longer_one_is_allowed(
    asking: Settings, crawl: str, endpoint_server: EndpointServer
) -> None:
    def thinks_long(exchange: served.Exchange) -> None:
        enough = exchange.body["max_completion_tokens"] >= 900
        exchange.say(exchange.content if enough else "", finish="stop" if enough else "length")

    endpoint_server.always = thinks_long
    flow.ingest_warc(crawl, wanted=flow.Wanted(), settings=replace(asking, reader=ReaderMode.BUILTIN))
    limits = ("800", "800", "900", "900")
    asked = [asked_about_all(asking, run, answer_tokens=limit) for run, limit in enumerate(limits)]
    assert [after - before for before, after in pairwise([0, *asked])] == [2 * ASKED, 0, ASKED, 0]


def asked_about_all(asking: Settings, run: int, **llm: str) -> int:
    """How many rows of requests there are when the model was asked about all that is in the archive."""
    settings = replace(asking, llm={**asking.llm, **llm})
    run_key = flow.begin("", dag_id="reextract", run_id=f"by hand {run}", settings=settings)
    ids = flow.to_reread(settings=settings, source_key=None, read_by=None, first_day=None, end_day=None)
    assert flow.ask("", run_key=run_key, capture_ids=ids, settings=settings)["left"] == 0
    with open_warehouse(settings) as warehouse, warehouse.begin() as conn:
        return int(conn.execute(text("SELECT count(*) FROM ops.model_request")).scalar_one())


@pytest.mark.acceptance
def test_a_text_over_which_the_model_fails_in_three_runs_is_the_built_in_readers_from_then_on(
    ingest: Ingest, asking: Settings, endpoint_server: EndpointServer, crawl: str, tmp_path: Path
) -> None:
    def hangs_over_bergen(exchange: served.Exchange) -> None:
        if "Bergen" in exchange.body["messages"][1]["content"]:
            exchange.wait(2)
        exchange.say(exchange.content)

    endpoint_server.always = hangs_over_bergen
    for run in range(3):
        write_crawl(tmp_path, f"more-{run}", {f"more-{run}": NORWEGIAN["oslo"].replace("51,200", f"61,20{run}")})
        told = ingest(timeout="0.5")
        assert (told["stages"]["ask"]["left"], told["stages"]["extract"]["left"]) == ((0, 0) if run == 2 else (1, 1))
    assert told["stages"]["extract"]["parts_dropped"] == {"model_given_up": 1}
    assert "52,300" in {row[1] for row in claims(asking)}


def test_the_key_is_in_no_row_no_log_and_no_file(
    ingest: Ingest, asking: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    with pytest.raises(ConfigError):
        ingest(model="other")
    ingest()
    assert KEY not in caplog.text
    for file in Path(asking.home).rglob("*"):
        assert not file.is_file() or KEY.encode() not in file.read_bytes()
    with open_warehouse(asking) as warehouse, warehouse.begin() as conn:
        rows = conn.execute(text("SELECT request::text FROM ops.model_request AS request")).scalars()
        assert not any(KEY in row for row in rows)


def test_in_the_mode_both_only_what_is_open_is_asked_about(
    ingest: Ingest, asking: Settings, crawl: str, endpoint_server: EndpointServer
) -> None:
    both = replace(asking, reader=ReaderMode.BOTH)
    flow.ingest_warc(crawl, wanted=flow.Wanted(), settings=both)
    assert {row[-1] for row in claims(both)} == {f"both:{MODEL}:{PROMPT_VERSION}:{extractor_version()}"}
    assert len(endpoint_server.seen) <= ASKED


def test_a_poll_of_the_built_in_reader_leaves_what_a_model_has_read(
    ingest: Ingest, asking: Settings, crawl: str
) -> None:
    ingest()
    before = claims(asking)
    flow.ingest_warc(crawl, wanted=flow.Wanted(), settings=replace(asking, reader=ReaderMode.BUILTIN))
    assert claims(asking) == before


def test_time_that_is_over_leaves_the_rest(asking: Settings, crawl: str) -> None:
    told = flow.ingest_warc(crawl, wanted=flow.Wanted(), settings=replace(asking, reader=ReaderMode.BUILTIN))
    assert told["stages"]["extract"]["made"] == len(NORWEGIAN)
    run_key = flow.begin("", dag_id="reextract", run_id="by hand", settings=asking)
    ids = flow.to_reread(settings=asking, source_key=None, read_by=None, first_day=None, end_day=None)
    told = flow.ask("", run_key=run_key, capture_ids=ids, time_budget=timedelta(0).total_seconds(), settings=asking)
    assert (told["made"], told["left_because"]) == (0, {"no_time": len(NORWEGIAN)})
