"""A source whose every list failed fails its run with the reason, and is told of the same day; what was due is done."""

from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from sqlalchemy import text

from pipeline import flow
from pipeline.errors import PipelineError, TransientError
from pipeline.newsstand import Newsstand
from pipeline.newsstand.faults import Fault
from pipeline.settings import Settings
from pipeline.sources import load_source
from pipeline.warehouse import open_warehouse

TIMES = "sample_times"


def lists(settings: Settings) -> list[str]:
    source = load_source(settings.sources_dir, TIMES)
    return [*(feed.url for feed in source.feeds), *source.sitemaps]


def fail(newsstand: Newsstand, urls: list[str], fault: Fault) -> None:
    for url in urls:
        parts = urlsplit(url)
        newsstand.fault(parts.hostname or "", parts.path, fault)


def captures(settings: Settings) -> int:
    with open_warehouse(settings) as warehouse, warehouse.begin() as conn:
        return int(conn.execute(text("SELECT count(*) FROM raw.capture")).scalar_one())


def told(settings: Settings) -> list[tuple[str, str]]:
    return [(one["source"], one["finding"]) for one in flow.watch(settings=settings)]


def test_a_feed_that_the_safety_rules_refuse_fails_its_run_and_is_told_of(settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "feeds.toml").write_text('inner = "http://10.0.0.7/rss.xml"\n')
    own = replace(settings, sources_dir=tmp_path)
    with pytest.raises(
        PipelineError, match=r"none of the 1 lists of inner could be read: .*no public address"
    ) as caught:
        flow.ingest("inner", settings=own)
    assert not isinstance(caught.value, TransientError)
    (finding,) = flow.watch(settings=own)
    assert (finding["source"], finding["finding"]) == ("inner", "unlisted")
    assert "no public address" in finding["detail"]


@pytest.mark.acceptance
def test_what_was_due_is_fetched_all_the_same(impatient: Settings, newsstand: Newsstand) -> None:
    flow.ingest(TIMES, settings=impatient, limit=2)
    before = captures(impatient)
    fail(newsstand, lists(impatient), Fault.RESET)
    with pytest.raises(TransientError, match="lists of sample_times could be read"):
        flow.ingest(TIMES, settings=impatient)
    assert captures(impatient) > before
    assert told(impatient) == [(TIMES, "unlisted")]
    newsstand.heal()
    flow.ingest(TIMES, settings=impatient)
    assert told(impatient) == []


def test_one_list_that_answers_is_enough(impatient: Settings, newsstand: Newsstand) -> None:
    first, *others = lists(impatient)
    assert others
    fail(newsstand, others, Fault.RESET)
    for _ in range(2):  # the second time the list says that it has not changed
        report = flow.ingest(TIMES, settings=impatient)
        assert report["lists"]["read"] == 1
        assert first not in report["lists"]["detail"]
    assert told(impatient) == []
