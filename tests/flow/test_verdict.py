"""When a run counts as failed: by how many of its pages failed, and what the source's file allows."""

from dataclasses import replace
from typing import Any

import pytest

from pipeline import flow
from pipeline.errors import PipelineError
from pipeline.flow.run import refuse_unread
from pipeline.settings import Settings

NO_DATABASE = Settings.from_env({})


def told(made: int, *, fetch: dict[str, int] | None = None, read: dict[str, int] | None = None, **left: int) -> Any:
    return {
        "stages": {
            "fetch": {"made": made, "dropped": fetch or {}, "left_because": left},
            "extract": {"dropped": read or {}},
        }
    }


@pytest.mark.parametrize(
    ("report", "fails"),
    [
        (told(0), False),
        (told(10), False),
        (told(1, fetch={"blocked": 4}), False),
        (told(1, fetch={"blocked": 5}), True),
        (told(0, fetch={"blocked": 4}), False),
        (told(0, to_retry=5), True),
        (told(0, no_time=50), False),
        (told(0, fetch={"not_found": 9, "robots_denied": 9, "not_modified": 9}), False),
        (told(10, read={"no_text": 8}), False),
        (told(10, read={"no_text": 9}), True),
        (told(10, read={"not_news": 10}), False),
        (told(10, read={"reader_failed": 9}), True),
    ],
    ids=["nothing", "all came", "just as many as may", "more than may", "too few to tell", "all are to be tried again",
         "no time is no failure", "gone or withheld is no failure", "as many unreadable as may", "too many unreadable",
         "front pages are no failure", "too many over which the reader fell"],
)  # fmt: skip
def test_a_run_fails_by_the_share_of_its_pages_that_failed(report: Any, fails: bool) -> None:
    if fails:
        with pytest.raises(PipelineError, match=r"of sample_times failed \(.*\), more than its fail_above of 80%"):
            flow.refuse_failed("sample_times", report, settings=NO_DATABASE)
    else:
        flow.refuse_failed("sample_times", report, settings=NO_DATABASE)


def test_a_source_may_allow_less(tmp_path) -> None:
    (tmp_path / "gazette.toml").write_text(
        """name = "G"\nlanguage = "en"\ntime_zone = "UTC"\nhosts = ["g.example"]\nfail_above = 0.1\n"""
        """[terms]\nterms_url = "https://g.example/"\nquote_limit = 1\nlegal_note = "Invented for a test."\n"""
        """[[feed]]\nurl = "https://g.example/rss"\n"""
    )
    own = replace(NO_DATABASE, sources_dir=tmp_path)
    with pytest.raises(PipelineError, match="2 of 10 pages of gazette failed"):
        flow.refuse_failed("gazette", told(8, fetch={"timeout": 2}), settings=own)


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        ("reader_failed", "the reader fell over 9 of 10 pages"),
        ("unreadable", "9 of 10 pages are not to be had from the archive"),
    ],
)
@pytest.mark.parametrize(
    ("taken", "failed", "fails"),
    [(10, 9, True), (10, 8, False), (4, 4, False), (10, 0, False)],
    ids=["too many", "as many as may", "too few to tell", "none"],
)
def test_a_run_that_asked_no_site_fails_by_the_share_of_pages_that_were_not_read(
    taken, failed, fails, reason, words
) -> None:
    report = {"stages": {"extract": {"taken": taken, "dropped": {reason: failed, "no_text": taken - failed}}}}
    if fails:
        with pytest.raises(PipelineError, match=words):
            refuse_unread(report)
    else:
        refuse_unread(report)


def test_a_run_that_read_nothing_is_fine() -> None:
    refuse_unread({"stages": {"extract": {"taken": 0, "dropped": {}}}})
