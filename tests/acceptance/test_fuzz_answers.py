"""Whatever a server sends over a socket, a page ends as a capture or with a reason, within its time and memory.

Run by `make acceptance`; -s shows the figures, NEWSFIGURES_FUZZ_SEED makes other cases.
"""

import socket
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pipeline.archive import ArchiveWriter, captures_in, verify
from pipeline.fetch import Fetcher, fetch_leads
from pipeline.model import DueLead, FetchResult, Lead, LeadOrigin, Left, Reason
from tests.fetch.test_leads import PAPER
from tests.support.fuzzing import MEGABYTE, Fuzz
from tests.support.hostile_answers import hostile_answer
from tests.support.site import HOST, QUICK, Site, served_site

pytestmark = [pytest.mark.acceptance, pytest.mark.timeout(900)]

CASES = 500
NOW = datetime(2026, 4, 14, 9, 0, tzinfo=UTC)
TOTAL, LATE = 1.0, 5.0
"""Seconds that a page may take, and that a machine with other work may be late."""
HASTY = replace(QUICK, timeout=0.5, total_time=TOTAL, retries=0)
PLACES = ("/page", "/robots.txt", "/.well-known/tdmrep.json", "/b")
ENDS = {
    Reason.NOT_MODIFIED, Reason.GONE, Reason.NOT_FOUND, Reason.BLOCKED, Reason.PAYWALLED, Reason.ROBOTS_DENIED,
    Reason.OPTED_OUT, Reason.TOO_LARGE, Reason.TIMEOUT, Reason.ERROR, Reason.PRIVATE_ADDRESS, Reason.REDIRECT_LOOP,
    Reason.BAD_ANSWER, Reason.FOREIGN_HOST, Reason.HAS_CREDENTIALS,
}  # fmt: skip


@pytest.fixture
def site() -> Iterator[Site]:
    with served_site() as site:
        yield site


def nobody(host: str, port: int) -> list[object]:
    raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")


def ending(result: FetchResult | Left) -> str:
    """The lead was tried seven times before, so that nothing is left for later but what robots.txt hinders."""
    if isinstance(result, Left):
        return f"left, {result}"
    if result.capture is not None:
        return "captured"
    assert result.reason in ENDS if result.reason else result.of_site, result
    assert result.detail or result.reason is Reason.NOT_MODIFIED
    assert len(result.detail) < 1_500
    return f"{result.reason}" if result.reason else f"{result.outcome} of robots.txt"


def fetch(site: Site, archive: ArchiveWriter) -> FetchResult | Left:
    """What comes of the page, asked for by a fetcher that has seen nothing yet."""
    lead = Lead(url=f"http://{HOST}/page", source_key="paper", origin=LeadOrigin.FEED)
    due, source, left = DueLead(lead=lead, attempts=7), replace(PAPER, politeness=HASTY), []
    with Fetcher(user_agent="newsfigures/0.1", host_map={HOST: ("127.0.0.1", site.port)}, resolve=nobody) as fetcher:
        found = fetch_leads(
            fetcher, source, [due], archive, clock=lambda: NOW, time_budget=60, on_left=lambda _, why: left.append(why)
        )
        (result,) = [*found, *left]
    return result


def test_every_answer_ends_in_its_word(site: Site, tmp_path: Path) -> None:
    fuzz = Fuzz("answers", cpu=2.0, memory=48 * MEGABYTE, wall=TOTAL + LATE)
    captured = []
    with ArchiveWriter((tmp_path / "archive").as_uri(), tmp_path / "work", "part") as archive:
        for number in range(CASES):
            chance = fuzz.chance(number)
            place = chance.choices(PLACES, (70, 10, 8, 12))[0]
            answer = hostile_answer(chance)
            site.pages = {"/page": (302, {"Location": "/b"}, b""), "/b": (200, {}, b"<p>page</p>"), place: answer}
            with fuzz.case(number, answer.data) as case:
                found = fetch(site, archive)
                case.ending = ending(found)
            captured += [found.capture] if isinstance(found, FetchResult) and found.capture else []
    print(fuzz.told())
    url = (tmp_path / "archive").as_uri()
    assert not verify(url).faults
    assert [(one.url, one.body) for one, _ in captures_in(url, str(archive.file))] == [
        (one.url, one.body) for one in captured
    ]
    assert len(captured) > CASES // 10
    assert len(fuzz.endings) > 10
