"""What a server answers can cost its own page, and no more: bytes, memory and time are bounded, errors have a word."""

import gzip
import tracemalloc
from dataclasses import replace

import pytest

from pipeline.fetch import NotFetchedError
from pipeline.model import Outcome, Reason
from tests.support.site import QUICK

MEGABYTE = 1 << 20
BOMB = gzip.compress(bytes(64 * MEGABYTE))
LONG = gzip.compress(b" ".join(b"%d" % number for number in range(100_000)))
SENT_AT_MOST = 16 * MEGABYTE
"""What the buffers of two sockets can hold, and more."""
MEMORY = 16 * MEGABYTE
ONCE = replace(QUICK, retries=0)


def redirect(location, *lines, body, announced=None):
    """The bytes of a redirect, with further header lines."""
    length = len(body) if announced is None else announced
    head = ["HTTP/1.1 302 Found", f"Location: {location}", *lines, f"Content-Length: {length}"]
    return "\r\n".join(head).encode("latin-1") + b"\r\n\r\n" + body


def raw(answer):
    """A handler that sends these bytes and hangs up."""

    def send(handler):
        handler.wfile.write(answer)

    return send


def endless(head):
    """A handler that sends this and then a body without an end, and how many bytes of that were taken."""
    sent = [0]

    def send(handler):
        handler.wfile.write(head)
        try:
            while sent[0] < 64 * MEGABYTE:
                handler.wfile.write(bytes(MEGABYTE))
                sent[0] += MEGABYTE
        except OSError:
            return

    return send, sent


@pytest.mark.parametrize("path", ["/a", "/robots.txt"])
def test_the_body_of_a_redirect_is_not_read(site, fetcher, path):
    send, sent = endless(b"HTTP/1.1 302 Found\r\nLocation: /b\r\n\r\n")
    site.pages |= {"/a": (200, {}, b"page"), path: send, "/b": (200, {}, b"")}
    fetcher.get(site.url("/a"), QUICK, trusted=True)
    assert "/b" in site.paths
    assert sent[0] < SENT_AT_MOST


@pytest.mark.parametrize("path", ["/a", "/robots.txt"])
def test_a_bomb_in_a_redirect_is_not_unpacked(site, fetcher, path):
    site.pages |= {
        "/a": (200, {}, b"page"),
        "/b": (200, {}, b""),
        path: raw(redirect("/b", "Content-Encoding: gzip", body=BOMB)),
    }
    tracemalloc.start()
    try:
        fetcher.get(site.url("/a"), QUICK, trusted=True)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert "/b" in site.paths
    assert peak < MEMORY


@pytest.mark.parametrize(
    ("body", "announced"),
    [(LONG[:60_000], len(LONG)), (LONG[:60_000] + bytes(1_000), 61_000), (b"no gzip", 7)],
    ids=["breaks off", "damaged", "none"],
)
def test_a_redirect_whose_body_is_broken_is_followed(site, fetcher, body, announced):
    site.pages["/a"] = raw(redirect("/b", "Content-Encoding: gzip", body=body, announced=announced))
    site.pages["/b"] = (200, {}, b"page")
    assert fetcher.get(site.url("/a"), QUICK, trusted=True).body == b"page"


OK = b"HTTP/1.1 200 OK\r\n"
CHUNKED = OK + b"Transfer-Encoding: chunked\r\n\r\n"


@pytest.mark.parametrize(
    "answer",
    [
        OK + b"Content-Length: " + b"9" * 5_000 + b"\r\n\r\npage",
        OK + b"Content-Length: 4\r\nContent-Length: 5\r\n\r\npage",
        CHUNKED + b"-5\r\npage",
        CHUNKED + b"-1\r\npage",
        CHUNKED + b"4\r\npage\r\nzz\r\n",
        b"HTTP/1.1 302 Found\r\nLocation: /caf\xe9\r\nContent-Length: 0\r\n\r\n",
        b"HTTP/1.1 302 Found\r\nLocation: http://[\r\nContent-Length: 0\r\n\r\n",
        b"HTTP/9 what\r\n\r\n",
        b"<html>no head at all</html>",
        OK + b"X: 1\r\n" * 500 + b"\r\n",
        OK + b"Content-Encoding: gzip\r\nContent-Length: 4\r\n\r\npage",
        OK + b"Content-Encoding: br\r\nContent-Length: 4\r\n\r\npage",
    ],
    ids=[
        "endless length", "two lengths", "negative chunk", "chunk of -1", "no chunk size",
        "Latin-1 Location", "Location in half a bracket", "odd status line", "no head", "too many headers", "no gzip",
        "unasked coding",
    ],
)  # fmt: skip
def test_an_answer_that_breaks_http_is_a_fault_of_the_host_and_not_of_the_url(site, fetcher, answer):
    site.pages["/a"] = raw(answer)
    with pytest.raises(NotFetchedError) as caught:
        fetcher.get(site.url("/a"), ONCE, trusted=True)
    assert (caught.value.outcome, caught.value.reason) == (Outcome.ERROR, Reason.BAD_ANSWER)
    assert caught.value.passing
    assert len(str(caught.value)) < 1_000


def test_a_chunk_of_a_negative_size_is_not_read_to_the_end_of_all(site, fetcher):
    site.pages["/a"], sent = endless(CHUNKED + b"-1\r\n")
    with pytest.raises(NotFetchedError):
        fetcher.get(site.url("/a"), ONCE, trusted=True)
    assert sent[0] < SENT_AT_MOST


@pytest.mark.parametrize("etag", ["\xa0abc", "\x85v", " abc"])
def test_a_validator_that_cannot_be_sent_back_is_left_out(site, fetcher, etag):
    site.pages["/a"] = (200, {}, b"page")
    assert fetcher.get(site.url("/a"), QUICK, trusted=True, etag=etag, last_modified="then").body == b"page"
    assert "If-None-Match" not in site.asked[-1].headers
    assert site.asked[-1].headers["If-Modified-Since"] == "then"


def test_control_characters_of_a_header_are_neither_kept_nor_sent_back(site, fetcher):
    site.pages["/a"] = raw(OK + b'ETag: "a\x00b\x07c"\r\nContent-Length: 4\r\n\r\npage')
    etag = fetcher.get(site.url("/a"), QUICK, trusted=True).headers["etag"]
    assert etag == '"a b c"'
    fetcher.get(site.url("/a"), QUICK, trusted=True, etag=etag)
    assert site.asked[-1].headers["If-None-Match"] == etag


@pytest.mark.parametrize("file", ["/robots.txt", "/.well-known/tdmrep.json"])
def test_a_file_of_the_site_that_leads_nowhere_cannot_be_had(site, fetcher, file):
    site.pages |= {"/a": (200, {}, b"page"), file: (302, {"Location": "http://["}, b"")}
    if file == "/robots.txt":
        with pytest.raises(NotFetchedError) as caught:
            fetcher.get(site.url("/a"), QUICK, trusted=True, mining=True)
        assert (caught.value.reason, caught.value.passing) == (Reason.ROBOTS_DENIED, True)
    else:
        assert fetcher.get(site.url("/a"), QUICK, trusted=True, mining=True).body == b"page"
