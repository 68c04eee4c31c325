"""Each way in which the newsstand can misbehave ends in its word, and costs no more than it may."""

from dataclasses import KW_ONLY, dataclass, replace
from datetime import UTC, datetime

import pytest

from pipeline.archive import ArchiveWriter
from pipeline.fetch import Fetcher, fetch_leads
from pipeline.model import DueLead, Lead, LeadOrigin, Outcome, Reason
from pipeline.newsstand.faults import Fault
from tests.fetch.test_leads import PAPER

NOW = datetime(2026, 4, 14, 9, 0, tzinfo=UTC)
TIMES = "times.newsstand.test"
LIMIT = 1_000_000
PIECE = 1 << 16
QUICK = replace(PAPER.politeness, timeout=0.8, total_time=1.2, max_body=LIMIT, max_redirects=3, retries=1)


SITE_FILES = {"/robots.txt", "/.well-known/tdmrep.json"}
SITE_FILES_BYTES = 5_000


@dataclass(frozen=True)
class Bound:
    """The word of the attempt, how often the page may be asked for, and how many bytes of body may come."""

    outcome: Outcome
    _: KW_ONLY
    retry: bool
    asked: int
    received: int


@pytest.fixture
def attempt(newsstand, naps, tmp_path):
    """One lead through fetch_leads, robots.txt and tdmrep.json read before; how often its path was asked for."""

    def attempt(fault, **known):
        url = f"http://{TIMES}/_fault/{fault}/page"
        source = replace(PAPER, hosts=(TIMES, "127.0.0.1", "169.254.169.254"), politeness=QUICK)
        with (
            Fetcher(
                user_agent="newsfigures/0.1", host_map=newsstand.host_map, sleep=naps.sleep, monotonic=naps.monotonic
            ) as fetcher,
            ArchiveWriter((tmp_path / "archive").as_uri(), tmp_path / "work", "part") as archive,
        ):
            due = DueLead(lead=Lead(url=url, source_key="paper", origin=LeadOrigin.FEED), **known)
            (result,) = fetch_leads(fetcher, source, [due], archive, clock=lambda: NOW, time_budget=60)
        asked = [request.path for request in newsstand.requests if request.path not in SITE_FILES]
        assert set(asked) <= {f"/_fault/{fault}/page"}
        assert len(newsstand.requests) == result.requests
        return result, len(asked)

    return attempt


@pytest.mark.parametrize(
    ("fault", "bound"),
    [
        (Fault.SLOW, Bound(Outcome.TIMEOUT, retry=True, asked=2, received=0)),
        (Fault.SLOW_LORIS, Bound(Outcome.TIMEOUT, retry=True, asked=2, received=10)),
        (Fault.TOO_MANY, Bound(Outcome.BLOCKED, retry=True, asked=2, received=0)),
        (Fault.UNAVAILABLE, Bound(Outcome.ERROR, retry=True, asked=2, received=0)),
        (Fault.RESET, Bound(Outcome.ERROR, retry=True, asked=2, received=0)),
        (Fault.TRUNCATED_BODY, Bound(Outcome.ERROR, retry=True, asked=2, received=200)),
        (Fault.TRUNCATED_GZIP, Bound(Outcome.ERROR, retry=True, asked=2, received=20_000)),
        (Fault.GZIP_BOMB, Bound(Outcome.TOO_LARGE, retry=False, asked=1, received=2 * PIECE)),
        (Fault.ENDLESS, Bound(Outcome.TOO_LARGE, retry=False, asked=1, received=LIMIT + 2 * PIECE)),
        (Fault.REDIRECT_LOOP, Bound(Outcome.ERROR, retry=False, asked=1, received=0)),
        (Fault.REDIRECT_LOOPBACK, Bound(Outcome.ERROR, retry=False, asked=1, received=0)),
        (Fault.REDIRECT_METADATA, Bound(Outcome.ERROR, retry=False, asked=1, received=0)),
    ],
)
def test_a_fault_ends_in_its_word_and_within_its_bound(attempt, fault, bound):
    result, times = attempt(fault)
    assert (result.outcome, result.retry, result.capture) == (bound.outcome, bound.retry, None)
    assert times <= bound.asked
    assert result.received <= bound.received + SITE_FILES_BYTES


@pytest.mark.parametrize(
    ("fault", "reason"),
    [
        (Fault.SLOW_LORIS, Reason.TIMEOUT),
        (Fault.TOO_MANY, Reason.BLOCKED),
        (Fault.RESET, Reason.ERROR),
        (Fault.GZIP_BOMB, Reason.TOO_LARGE),
        (Fault.REDIRECT_LOOP, Reason.REDIRECT_LOOP),
        (Fault.REDIRECT_LOOPBACK, Reason.PRIVATE_ADDRESS),
        (Fault.REDIRECT_METADATA, Reason.PRIVATE_ADDRESS),
    ],
)
def test_what_does_not_pass_leaves_at_last_with_its_reason(attempt, fault, reason):
    result, _ = attempt(fault, attempts=7)
    assert (result.reason, result.retry) == (reason, False)
    assert result.detail
