"""What a server answers can cost its own page, and no more: bytes, memory and time are bounded, errors have a word."""

import gzip
import tracemalloc

import pytest

from tests.fetch.conftest import QUICK

MEGABYTE = 1 << 20
BOMB = gzip.compress(bytes(64 * MEGABYTE))
LONG = gzip.compress(b" ".join(b"%d" % number for number in range(100_000)))
SENT_AT_MOST = 16 * MEGABYTE
"""What the buffers of two sockets can hold, and more."""
MEMORY = 16 * MEGABYTE


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


@pytest.fixture
def endless():
    """A handler that redirects to /b with a body without an end, and how many bytes of it were taken."""
    sent = [0]

    def send(handler):
        handler.wfile.write(b"HTTP/1.1 302 Found\r\nLocation: /b\r\n\r\n")
        try:
            while sent[0] < 64 * MEGABYTE:
                handler.wfile.write(bytes(MEGABYTE))
                sent[0] += MEGABYTE
        except OSError:
            return

    return send, sent


@pytest.mark.parametrize("path", ["/a", "/robots.txt"])
def test_the_body_of_a_redirect_is_not_read(site, fetcher, endless, path):
    send, sent = endless
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
