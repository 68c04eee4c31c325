"""Redirects, retries and limits, against a real server that misbehaves."""

import gzip
import time
import zlib
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from pipeline.fetch import Fetcher, NotFetchedError
from pipeline.fetch.asking import retry_after
from pipeline.model import Outcome, Reason
from tests.support.site import QUICK


def drip(handler):
    """Headers that come byte by byte, each in time."""
    for place in range(15):
        time.sleep(0.1)
        handler.wfile.write(b"HTTP/1.1 200 OK\r\n"[place : place + 1])


def stall(handler):
    """A body without a length, that stops in the middle."""
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>half")
    time.sleep(1.2)


@pytest.mark.parametrize("misbehave", [drip, stall])
def test_the_limit_on_the_whole_time_holds_whatever_the_server_does(site, fetcher, misbehave):
    site.pages["/a"] = misbehave
    with pytest.raises(NotFetchedError) as caught:
        fetcher.get(site.url("/a"), replace(QUICK, total_time=0.6, retries=0), trusted=True)
    assert caught.value.outcome is Outcome.TIMEOUT


@pytest.mark.parametrize(
    ("coding", "body"),
    [
        ("gzip", gzip.compress(b"page" * 50)),
        ("x-gzip", gzip.compress(b"page" * 25) + gzip.compress(b"page" * 25)),
        ("deflate", zlib.compress(b"page" * 50)),
        ("deflate", zlib.compress(b"page" * 50)[2:-4]),
        ("gzip, deflate", zlib.compress(gzip.compress(b"page" * 50))),
        ("identity", b"page" * 50),
    ],
    ids=["gzip", "two members", "zlib", "bare deflate", "both", "none"],
)
def test_codings_are_undone(site, fetcher, coding, body):
    site.pages["/a"] = (200, {"Content-Encoding": coding}, body)
    assert fetcher.get(site.url("/a"), QUICK, trusted=True).body == b"page" * 50


@pytest.mark.parametrize("coding", ["br", "gzip, gzip, gzip, gzip"])
def test_a_coding_that_nobody_asked_for_is_an_error(site, fetcher, coding):
    site.pages["/a"] = (200, {"Content-Encoding": coding}, b"whatever")
    with pytest.raises(NotFetchedError, match="cod"):
        fetcher.get(site.url("/a"), replace(QUICK, retries=0), trusted=True)


def test_an_announced_length_beyond_the_limit_is_not_read(site, fetcher):
    site.pages["/a"] = (200, {}, b"x" * (QUICK.max_body + 1))
    with pytest.raises(NotFetchedError) as caught:
        fetcher.get(site.url("/a"), QUICK, trusted=True)
    assert caught.value.outcome is Outcome.TOO_LARGE
    assert caught.value.received == 0


def test_redirects_are_followed_to_their_end_and_counted(site, fetcher):
    site.pages["/a"] = (301, {"Location": "/b?x=ёР…".encode().decode("latin-1")}, b"")
    site.pages["/b?x=%D1%91%D0%A0%E2%80%A6"] = (302, {"Location": "http://cdn.paper.example/c#part"}, b"")
    site.pages["/c"] = (200, {"Content-Type": "text/html"}, b"page")
    answer = fetcher.get(site.url("/a"), QUICK, trusted=False, hosts=("paper.example",))
    assert (answer.url, answer.body, answer.content_type) == ("http://cdn.paper.example/c", b"page", "text/html")
    assert answer.requests == 5  # two robots.txt among them


@pytest.mark.parametrize(
    ("location", "target"),
    [
        ("http://PAPER.example.:80/b", "http://paper.example/b"),
        ("http://пример.рф/b", "http://xn--e1afmkfd.xn--p1ai/b"),
        ("//Пример.РФ./b", "http://xn--e1afmkfd.xn--p1ai/b"),
        ("http://xn--e1afmkfd.xn--p1ai/b", "http://xn--e1afmkfd.xn--p1ai/b"),
        ("/c/%2E%2e/b", "http://paper.example/b"),
        ("c\\..\\b", "http://paper.example/b"),
    ],
)
def test_a_redirect_is_followed_to_its_target_in_one_spelling(site, naps, location, target):
    hosts = ("paper.example", "xn--e1afmkfd.xn--p1ai")
    site.pages["/a"] = (302, {"Location": location.encode().decode("latin-1")}, b"")
    site.pages["/b"] = (200, {}, b"page")
    with Fetcher(
        user_agent="newsfigures/0.1",
        host_map=dict.fromkeys(hosts, ("127.0.0.1", site.port)),
        sleep=naps.sleep,
        monotonic=naps.monotonic,
    ) as fetcher:
        answer = fetcher.get(site.url("/a"), QUICK, trusted=False, hosts=hosts)
    assert (answer.url, answer.body, site.paths) == (target, b"page", ["/a", "/b"])


def test_a_redirect_keeps_its_query(site, fetcher):
    """What says where a reader came from is left out of a lead's address; here the server itself asks for it."""
    site.pages["/a"] = (302, {"Location": "/b?utm_source=x&&amp=1&q=%7e%2f"}, b"")
    site.pages["/b?utm_source=x&&amp=1&q=~%2F"] = (200, {}, b"page")
    assert fetcher.get(site.url("/a"), QUICK, trusted=True).body == b"page"


def test_more_redirects_than_allowed_are_a_loop(site, fetcher):
    for number in range(6):
        site.pages[f"/{number}"] = (302, {"Location": f"/{number + 1}"}, b"")
    with pytest.raises(NotFetchedError) as caught:
        fetcher.get(site.url("/0"), QUICK, trusted=True)
    assert caught.value.reason is Reason.REDIRECT_LOOP
    assert site.paths == ["/0", "/1", "/2", "/3"]


@pytest.mark.parametrize(
    "location", ["file:///etc/hostname", "ftp://paper.example/a", "javascript:1", "http://[::", f"http://{'a' * 254}/"]
)
def test_a_redirect_to_what_is_no_web_address_is_a_fault_of_the_host(site, fetcher, location):
    site.pages["/a"] = (302, {"Location": location}, b"")
    with pytest.raises(NotFetchedError) as caught:
        fetcher.get(site.url("/a"), QUICK, trusted=True)
    assert (caught.value.reason, caught.value.passing) == (Reason.BAD_ANSWER, True)


def test_a_content_url_does_not_leave_the_source(site, fetcher):
    site.pages["/a"] = (302, {"Location": "http://cdn.paper.example/b"}, b"")
    with pytest.raises(NotFetchedError) as caught:
        fetcher.get(site.url("/a"), QUICK, trusted=False, hosts=("www.paper.example", "paper.exam"))
    assert caught.value.reason is Reason.FOREIGN_HOST
    assert site.asked == []


def test_what_may_pass_is_tried_again(site, fetcher, naps):
    site.pages["/a"] = [(503, {}, b""), (200, {}, b"page")]
    assert fetcher.get(site.url("/a"), QUICK, trusted=True).body == b"page"
    assert naps.taken == [1.0]


def test_what_does_not_pass_ends_after_the_retries(site, fetcher):
    site.pages["/a"] = (502, {}, b"")
    assert fetcher.get(site.url("/a"), replace(QUICK, retries=2, total_time=60.0), trusted=True).status == 502
    assert site.paths == ["/a"] * 3


@pytest.mark.parametrize("status", [403, 404, 410, 451, 500])
def test_a_plain_no_is_not_asked_again(site, fetcher, status):
    site.pages["/a"] = (status, {}, b"")
    assert fetcher.get(site.url("/a"), QUICK, trusted=True).status == status
    assert site.paths == ["/a"]


def test_retry_after_in_seconds_is_waited_for(site, fetcher, naps):
    site.pages["/a"] = [(429, {"Retry-After": "4"}, b""), (200, {}, b"page")]
    assert fetcher.get(site.url("/a"), QUICK, trusted=True).status == 200
    assert naps.taken == [4.0]


def test_retry_after_as_a_date_is_waited_for(site, fetcher, naps):
    later = format_datetime(datetime.now(UTC) + timedelta(seconds=30), usegmt=True)
    site.pages["/a"] = [(503, {"Retry-After": later}, b""), (200, {}, b"page")]
    assert fetcher.get(site.url("/a"), replace(QUICK, total_time=60.0), trusted=True).status == 200
    assert sum(naps.taken) == pytest.approx(30, abs=3)


def test_a_host_that_asks_for_a_long_rest_gets_it(site, fetcher, naps):
    site.pages["/a"] = (429, {"Retry-After": "3600"}, b"")
    assert fetcher.get(site.url("/a"), QUICK, trusted=True).status == 429
    with pytest.raises(NotFetchedError, match="may not be asked again so soon"):
        fetcher.get(site.url("/b"), QUICK, trusted=True)
    assert site.paths == ["/a"]
    naps.now += 3601
    fetcher.get(site.url("/b"), QUICK, trusted=True)
    assert site.paths == ["/a", "/b"]


def test_a_host_that_keeps_failing_is_left_alone_for_a_while(site, fetcher):
    site.pages["/a"] = (503, {}, b"")
    quick = replace(QUICK, retries=0)
    for _ in range(8):
        fetcher.get(site.url("/a"), quick, trusted=True)
    with pytest.raises(NotFetchedError, match="8 requests failed in a row, the last with: status 503"):
        fetcher.get(site.url("/a"), quick, trusted=True)
    assert site.paths == ["/a"] * 8


def test_two_requests_to_one_host_keep_the_pause(site, fetcher, naps):
    site.pages["/robots.txt"] = (404, {}, b"")
    for path in ("/a", "/b", "/c"):
        fetcher.get(site.url(path), replace(QUICK, pause=2.5, total_time=60.0), trusted=True)
    assert naps.taken == pytest.approx([2.5, 2.5, 2.5])


def test_cookies_are_not_kept_and_the_name_is_honest(site, fetcher):
    site.pages["/a"] = (200, {"Set-Cookie": "id=1; Path=/"}, b"page")
    fetcher.get(site.url("/a"), QUICK, trusted=True)
    fetcher.get(site.url("/a"), QUICK, trusted=True)
    assert not any("Cookie" in request.headers for request in site.asked)
    assert {request.headers["User-Agent"] for request in site.asked} == {"newsfigures/0.1 (+https://contact.example)"}


def test_no_coding_is_offered_that_cannot_be_undone(site, fetcher):
    site.pages["/a"] = (200, {}, b"page")
    fetcher.get(site.url("/a"), QUICK, trusted=True)
    offered = {request.headers["Accept-Encoding"] for request in site.asked}
    assert offered == {"gzip, deflate"}


def test_what_came_before_a_host_was_given_up_counts(site, fetcher):
    site.pages["/a"] = (503, {}, b"")
    patient = replace(QUICK, retries=5, total_time=200.0)
    assert fetcher.get(site.url("/a"), patient, trusted=True).status == 503
    answer = fetcher.get(site.url("/a"), patient, trusted=True)
    assert (answer.status, answer.requests) == (503, 2)
    assert len(site.paths) == 8


@pytest.mark.parametrize(
    ("told", "seconds"),
    [
        ("120", 120.0),
        ("9" * 400, 7 * 86400.0),
        ("Wed, 01 Jan 2020 00:00:00 GMT", 0.0),
        ("Wed, 01 Jan 2120 00:00:00 GMT", 7 * 86400.0),
        ("Wed, 01 Jan 0001 00:00:00 +2359", 0.0),
        ("soon", 0.0),
        ("-5", 0.0),
        ("", 0.0),
    ],
)
def test_retry_after_is_a_number_of_seconds_or_a_date_and_at_most_a_week(told, seconds):
    assert retry_after({"retry-after": told}) == seconds
