"""Each lead that was tried gives one result, and a page is in the archive before anyone hears of it."""

import time
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256

import pytest

from pipeline.archive import ArchiveWriter, captures_in, verify
from pipeline.discover import find_leads
from pipeline.fetch import Fetcher, fetch_leads
from pipeline.model import DueLead, Lead, LeadOrigin, Left, Outcome, Reason
from pipeline.sources import find_source, load_sources
from tests.support.site import HOST, QUICK
from tests.support.sources import paper

NOW = datetime(2026, 4, 14, 9, 0, tzinfo=UTC)
PAPER = replace(paper("paper"), time_zone="Asia/Seoul", hosts=(HOST,), politeness=QUICK)


def due(url, **known):
    return DueLead(lead=Lead(url=url, source_key="paper", origin=LeadOrigin.FEED), **known)


@pytest.fixture
def run(fetcher, tmp_path):
    def run(*leads, source=PAPER, time_budget=60.0):
        with ArchiveWriter((tmp_path / "archive").as_uri(), tmp_path / "work", "part") as archive:
            return list(fetch_leads(fetcher, source, leads, archive, clock=lambda: NOW, time_budget=time_budget))

    return run


def test_a_page_is_captured_and_archived(site, run, tmp_path):
    site.pages["/a"] = (301, {"Location": "/b"}, b"")
    site.pages["/b"] = (
        200,
        {"ETag": '"e1"', "Last-Modified": "Tue, 14 Apr 2026 00:00:00 GMT", "Set-Cookie": "i=1"},
        b"page",
    )
    (result,) = run(due(site.url("/a")))
    assert (result.outcome, result.status, result.etag) == (Outcome.OK, 200, '"e1"')
    assert (result.capture.url, result.capture.final_url) == (site.url("/a"), site.url("/b"))
    assert "set-cookie" not in result.capture.headers
    ((capture, place),) = captures_in((tmp_path / "archive").as_uri(), result.place.file)
    assert (capture.body, place) == (b"page", result.place)
    assert (result.received, result.requests) == (4, 4)  # robots.txt and tdmrep.json among them


def test_an_unchanged_page_is_not_modified_and_never_a_page(site, run, tmp_path):
    def if_changed(handler):
        told = handler.headers.get("If-None-Match") == '"e1"' and handler.headers.get("If-Modified-Since") == "then"
        handler.wfile.write(
            b"HTTP/1.1 304 Not Modified\r\n\r\n" if told else b"HTTP/1.1 500 Oh\r\nContent-Length: 0\r\n\r\n"
        )

    site.pages["/a"] = if_changed
    (result,) = run(due(site.url("/a"), etag='"e1"', last_modified="then", known_sha256=frozenset({"0" * 64})))
    assert (result.outcome, result.reason, result.retry) == (Outcome.NOT_MODIFIED, Reason.NOT_MODIFIED, False)
    assert (result.capture, result.place, result.etag) == (None, None, '"e1"')
    assert verify((tmp_path / "archive").as_uri()).files == 0


def test_a_304_that_nobody_asked_for_is_an_error(site, run):
    site.pages["/a"] = (304, {}, b"")
    (result,) = run(due(site.url("/a")))
    assert (result.outcome, result.reason) == (Outcome.ERROR, Reason.ERROR)


@pytest.mark.parametrize(
    ("status", "body"), [(503, b"down for an hour"), (403, b"not for you"), (429, b""), (200, b"")], ids=str
)
@pytest.mark.parametrize(
    "known",
    [{}, {"etag": '"e1"', "last_modified": "then", "known_sha256": frozenset({"0" * 64})}],
    ids=["a page never captured", "a known page"],
)
def test_an_answer_whose_body_is_not_kept_gives_no_validators(site, run, status, body, known):
    site.pages["/a"] = (status, {"ETag": '"down"', "Last-Modified": "Tue, 14 Apr 2026 00:00:00 GMT"}, body)
    (result,) = run(due(site.url("/a"), **known))
    assert result.retry
    assert (result.etag, result.last_modified) == (known.get("etag"), known.get("last_modified"))


def test_a_page_that_was_never_captured_is_asked_for_whole(site, run):
    """Validators of a failed answer may still stand in the warehouse, and a 304 to them would end the lead."""
    told = []

    def page(handler):
        told.extend(name for name in handler.headers if name.startswith("If-"))
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\npage")

    site.pages["/a"] = page
    (result,) = run(due(site.url("/a"), etag='"down"', last_modified="then"))
    assert (told, result.outcome, result.capture.body) == ([], Outcome.OK, b"page")
    site.pages["/a"] = (304, {}, b"")
    (result,) = run(due(site.url("/a"), etag='"down"', last_modified="then"))
    assert (result.outcome, result.reason) == (Outcome.ERROR, Reason.ERROR)


def test_the_same_body_makes_no_new_record(site, run, tmp_path):
    site.pages["/a"] = (200, {"ETag": '"e2"'}, b"page")
    (result,) = run(due(site.url("/a"), etag='"e1"', known_sha256=frozenset({sha256(b"page").hexdigest()})))
    assert (result.outcome, result.reason, result.etag) == (Outcome.OK, Reason.SAME_BODY, '"e2"')
    assert not list(tmp_path.rglob("*.warc.gz*"))


def test_a_body_of_before_makes_no_new_record_and_has_the_validators_that_came_with_it(site, run, tmp_path):
    site.pages["/a"] = (200, {}, b"as it was")
    before = sha256(b"as it was").hexdigest()
    known = frozenset({before, sha256(b"corrected").hexdigest()})
    (result,) = run(due(site.url("/a"), etag='"of the correction"', last_modified="Tue", known_sha256=known))
    assert (result.reason, result.known_sha256, result.etag, result.last_modified) == (
        Reason.SAME_BODY, before, None, None,
    )  # fmt: skip
    assert not list(tmp_path.rglob("*.warc.gz*"))


@pytest.mark.parametrize(
    ("status", "outcome", "retry"),
    [
        (401, Outcome.PAYWALLED, False),
        (402, Outcome.PAYWALLED, False),
        (403, Outcome.BLOCKED, True),
        (404, Outcome.NOT_FOUND, False),
        (410, Outcome.GONE, False),
        (429, Outcome.BLOCKED, True),
        (451, Outcome.BLOCKED, False),
        (425, Outcome.ERROR, True),
        (500, Outcome.ERROR, True),
        (503, Outcome.ERROR, True),
        (509, Outcome.ERROR, True),
        (522, Outcome.ERROR, True),
        (204, Outcome.ERROR, False),
        (418, Outcome.ERROR, False),
    ],
)
def test_each_status_has_its_word(site, run, status, outcome, retry):
    site.pages["/a"] = (status, {}, b"")
    (result,) = run(due(site.url("/a")))
    assert (result.outcome, result.retry, result.status) == (outcome, retry, status)
    assert result.reason == (None if retry else Reason(outcome.value))


def test_what_never_passes_leaves_at_last(site, run):
    site.pages["/a"] = (503, {}, b"")
    (result,) = run(due(site.url("/a"), attempts=7))
    assert (result.reason, result.retry) == (Reason.ERROR, False)


def test_an_opt_out_is_obeyed_unless_the_source_says_otherwise(site, run, tmp_path):
    site.pages["/a"] = (200, {"TDM-Reservation": "1"}, b"page")
    (result,) = run(due(site.url("/a")))
    assert (result.outcome, result.reason) == (Outcome.OPTED_OUT, Reason.OPTED_OUT)
    assert not list(tmp_path.rglob("*.warc.gz*"))
    allowed = replace(PAPER, politeness=replace(QUICK, obey_opt_outs=False))
    (result,) = run(due(site.url("/a")), source=allowed)
    assert result.outcome is Outcome.OK


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("http://127.0.0.1:{port}/a", Reason.PRIVATE_ADDRESS),
        ("http://169.254.169.254/latest/meta-data/", Reason.PRIVATE_ADDRESS),
        ("http://elsewhere.example/a", Reason.FOREIGN_HOST),
        ("gopher://paper.example/a", Reason.BAD_URL),
    ],
)
def test_a_lead_that_leads_elsewhere_is_dropped_and_nobody_is_asked(site, run, url, reason):
    url = url.format(port=site.port)
    hosts = (HOST, "127.0.0.1", "169.254.169.254")
    (result,) = run(due(url), source=replace(PAPER, hosts=hosts))
    assert (result.reason, result.capture) == (reason, None)
    assert site.asked == []


def test_leads_beyond_the_time_budget_are_left(site, run):
    assert run(due(site.url("/a")), time_budget=0.0) == []
    assert site.asked == []


def silent(handler):
    time.sleep(1.0)


def dripping(handler):
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\n")
    for _ in range(50):
        handler.wfile.write(b"x")
        time.sleep(0.02)


@pytest.mark.parametrize("slow", [silent, dripping], ids=["silent", "a byte now and then"])
def test_an_answer_for_which_the_run_has_no_time_counts_neither_against_the_page_nor_its_host(site, tmp_path, slow):
    """Eight requests that fail in a row would make the host rest."""
    left = []
    with (
        Fetcher(user_agent="newsfigures/0.1", host_map={HOST: ("127.0.0.1", site.port)}) as fetcher,
        ArchiveWriter((tmp_path / "archive").as_uri(), tmp_path / "work", "part") as archive,
    ):

        def run(seconds):
            lead = due(site.url("/a"), attempts=7)
            return list(
                fetch_leads(fetcher, PAPER, [lead], archive, clock=lambda: NOW, time_budget=seconds,
                            on_left=lambda _, why: left.append(why))
            )  # fmt: skip

        site.pages["/b"] = (200, {}, b"page")
        fetcher.get(site.url("/b"), PAPER.politeness, trusted=False, mining=True)  # robots.txt and tdmrep.json are read
        site.pages["/a"] = slow
        assert [run(0.3) for _ in range(8)] == [[]] * 8
        assert left == [Left.NO_TIME] * 8
        assert site.paths.count("/a") >= 1
        site.pages["/a"] = (200, {}, b"page")
        (result,) = run(60.0)
    assert result.outcome is Outcome.OK


def test_a_host_that_asked_for_a_rest_leaves_its_leads_and_others_go_on(site, run):
    site.pages["/a"] = (429, {"Retry-After": "7200"}, b"")
    site.pages["/c"] = (200, {}, b"page")
    leads = [due(site.url("/a")), due(site.url("/b")), due("http://cdn.paper.example/c")]
    results = run(*leads)
    assert [result.due.lead.url for result in results] == [site.url("/a"), "http://cdn.paper.example/c"]


def test_when_robots_txt_cannot_be_read_one_lead_says_so_and_the_others_wait(site, run):
    site.pages["/robots.txt"] = (503, {}, b"")
    results = run(*(due(site.url(path), attempts=20) for path in ("/a", "/b")))
    assert [(result.outcome, result.retry) for result in results] == [(Outcome.ROBOTS_DENIED, True)]
    assert site.paths == []


def test_a_page_that_leads_to_a_host_without_robots_txt_was_asked_and_the_others_go_on(site, run):
    def robots(handler):
        status = 503 if handler.headers["Host"].startswith("cdn.") else 404
        handler.wfile.write(f"HTTP/1.1 {status} Oh\r\nContent-Length: 0\r\n\r\n".encode())

    site.pages["/robots.txt"] = robots
    site.pages["/a"] = (302, {"Location": "http://cdn.paper.example/a"}, b"")
    site.pages["/b"] = (200, {}, b"page")
    led, other = run(due(site.url("/a")), due(site.url("/b")))
    assert (led.outcome, led.retry, led.of_site) == (Outcome.ROBOTS_DENIED, True, False)
    assert other.outcome is Outcome.OK
    (last,) = run(due(site.url("/a"), attempts=7))
    assert last.reason is Reason.ROBOTS_DENIED


def test_a_host_that_does_not_answer_is_no_refusal_and_its_leads_wait(run, site):
    source = replace(PAPER, hosts=("lost.invalid",), politeness=replace(QUICK, retries=0))
    lost = [due(f"http://lost.invalid{path}", attempts=20) for path in ("/a", "/b")]
    (result,) = run(*lost, source=source)
    assert (result.outcome, result.reason, result.retry) == (Outcome.ERROR, None, True)
    assert "http://lost.invalid/robots.txt cannot be read, so nothing is allowed" in result.detail


def test_the_sample_paper_is_fetched_whole_and_then_only_asked_for_changes(newsstand, tmp_path, naps):
    source = find_source(load_sources(None), "sample_times")
    with Fetcher(
        user_agent="newsfigures/0.1", host_map=newsstand.host_map, sleep=naps.sleep, monotonic=naps.monotonic
    ) as fetcher:
        leads, _ = find_leads(source, lambda url: fetcher.get(url, source.politeness, trusted=True), day=None)
        with ArchiveWriter((tmp_path / "archive").as_uri(), tmp_path / "work", "part") as archive:
            waiting = [DueLead(lead=lead) for lead in leads]
            results = list(fetch_leads(fetcher, source, waiting, archive, clock=lambda: NOW, time_budget=60))
        again = [
            DueLead(
                lead=one.due.lead,
                etag=one.etag,
                last_modified=one.last_modified,
                known_sha256=frozenset({one.capture.sha256}),
            )
            for one in results
            if one.capture
        ]
        with ArchiveWriter((tmp_path / "archive").as_uri(), tmp_path / "work", "part") as archive:
            second = list(fetch_leads(fetcher, source, again, archive, clock=lambda: NOW, time_budget=60))
    assert len(results) == len(leads) > 8
    assert sum(one.outcome is Outcome.OK for one in results) >= 8
    assert {one.outcome for one in second} == {Outcome.NOT_MODIFIED}
    assert sum(one.received for one in second) == 0
    assert verify((tmp_path / "archive").as_uri()).captures == len(again)
