"""No URL leads to a private address: not as a number, not by redirect, not by a name, not by a name that changes."""

import socket
import threading
import time
from dataclasses import replace

import pytest

from pipeline.fetch import Fetcher, NotFetchedError
from pipeline.fetch.addresses import Dialer, PrivateAddressError, is_public
from pipeline.model import Reason
from tests.support.site import HOST, QUICK


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.216.34", True),
        ("2606:2800:220:1:248:1893:25c8:1946", True),
        ("127.0.0.1", False),
        ("10.1.2.3", False),
        ("172.16.0.1", False),
        ("192.168.1.1", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("0.0.0.0", False),  # noqa: S104  an address under test, nothing is bound
        ("224.0.0.1", False),
        ("255.255.255.255", False),
        ("::1", False),
        ("::", False),
        ("fe80::1%eth0", False),
        ("fd00::1", False),
        ("ff02::1", False),
        ("::ffff:127.0.0.1", False),
        ("::7f00:1", False),
        ("2002:7f00:1::", False),
        ("64:ff9b::a9fe:a9fe", False),
        ("64:ff9b::5db8:d822", True),
        ("64:ff9b:1::5db8:d822", False),
        ("fec0::1", False),
        ("febf::1", False),
        ("::ffff:0:169.254.169.254", False),
        ("::ffff:0:93.184.216.34", False),
        ("::ffff:93.184.216.34", False),
        ("192.88.99.1", False),
        ("192.0.0.9", False),
        ("198.19.0.1", False),
        ("240.0.0.1", False),
        ("5f00::1", False),
        ("3fff::1", False),
        ("3fff:fff::1", False),
        ("3fff:1000::1", True),
        ("100::1", False),
        ("2001:db8::1", False),
        ("2001:1ff::1", False),
        ("2001:200::1", True),
        ("2002:5db8:d822::1", False),
        ("4000::1", False),
    ],
)
def test_an_address_is_public_when_it_and_all_it_stands_for_are(address, public):
    assert is_public(address) is public


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1:{port}/",
        "http://localhost:{port}/",
        "http://127.1:{port}/",
        "http://2130706433:{port}/",
        "http://[::1]:{port}/",
        "http://[::ffff:127.0.0.1]:{port}/",
        "http://169.254.169.254/latest/meta-data/",
    ],
)
@pytest.mark.parametrize("trusted", [True, False])
def test_a_private_address_is_never_asked(site, fetcher, url, trusted):
    with pytest.raises(NotFetchedError) as caught:
        fetcher.get(url.format(port=site.port), QUICK, trusted=trusted)
    assert caught.value.reason is Reason.PRIVATE_ADDRESS
    assert site.asked == []


def test_a_redirect_to_a_private_address_is_not_followed(site, fetcher):
    site.pages["/a"] = (302, {"Location": f"http://127.0.0.1:{site.port}/admin"}, b"")
    with pytest.raises(NotFetchedError) as caught:
        fetcher.get(site.url("/a"), QUICK, trusted=True)
    assert caught.value.reason is Reason.PRIVATE_ADDRESS
    assert site.paths == ["/a"]


def test_a_redirect_of_robots_txt_to_a_private_address_is_not_followed(site, fetcher):
    site.pages["/robots.txt"] = (302, {"Location": f"http://127.0.0.1:{site.port}/admin"}, b"")
    with pytest.raises(NotFetchedError) as caught:
        fetcher.get(site.url("/a"), QUICK, trusted=True)
    assert caught.value.reason is Reason.PRIVATE_ADDRESS
    assert site.paths == []


@pytest.mark.parametrize("trusted", [True, False])
@pytest.mark.parametrize("user", ["desk:secret", "desk", ":secret"])
def test_a_user_name_or_password_is_sent_to_nobody(site, fetcher, user, trusted):
    site.pages["/a"] = (302, {"Location": f"http://{user}@{HOST}/b"}, b"")
    site.pages["/b"] = (200, {}, b"page")
    for url in (f"http://{user}@{HOST}/b", site.url("/a")):
        with pytest.raises(NotFetchedError) as caught:
            fetcher.get(url, QUICK, trusted=trusted, hosts=(HOST,))
        assert caught.value.reason is Reason.HAS_CREDENTIALS
        assert "secret" not in str(caught.value)
    assert site.paths == ["/a"]


def refused(fetcher, url, politeness=QUICK):
    with pytest.raises(NotFetchedError) as caught:
        fetcher.get(url, politeness, trusted=False)
    return caught.value


def by_turns(*addresses):
    """A resolver whose answer changes from question to question, as in DNS rebinding."""
    answers = list(addresses)

    def resolve(host, port):
        address = answers.pop(0) if len(answers) > 1 else answers[0]
        return [(socket.AF_INET, (address, port))]

    return resolve


def test_a_host_name_that_leads_to_a_private_address_is_refused(site):
    with Fetcher(user_agent="newsfigures/0.1", host_map={}, resolve=by_turns("127.0.0.1")) as fetcher:
        error = refused(fetcher, f"http://paper.example:{site.port}/a")
    assert error.reason is Reason.PRIVATE_ADDRESS
    assert site.asked == []


def test_a_host_name_with_one_private_address_among_public_ones_is_refused(site):
    def resolve(host, port):
        return [(socket.AF_INET, ("93.184.216.34", port)), (socket.AF_INET, ("127.0.0.1", port))]

    with Fetcher(user_agent="newsfigures/0.1", host_map={}, resolve=resolve) as fetcher:
        error = refused(fetcher, f"http://paper.example:{site.port}/a")
    assert error.reason is Reason.PRIVATE_ADDRESS


def test_a_name_that_turns_private_between_two_requests_is_refused(site, naps):
    resolve = by_turns("127.0.0.1")
    with Fetcher(user_agent="newsfigures/0.1", host_map={HOST: ("127.0.0.1", site.port)}, resolve=resolve) as fetcher:
        site.pages["/a"] = (302, {"Location": f"http://rebound.example:{site.port}/b"}, b"")
        with pytest.raises(NotFetchedError) as caught:
            fetcher.get(site.url("/a"), QUICK, trusted=True)
    assert caught.value.reason is Reason.PRIVATE_ADDRESS
    assert site.paths == ["/a"]


def test_a_name_that_turns_private_after_it_was_looked_at_is_not_connected_to():
    dialer = Dialer({}, by_turns("93.184.216.34", "169.254.169.254"))
    assert dialer.peers("rebound.example", 80) == [(socket.AF_INET, ("93.184.216.34", 80))]
    with pytest.raises(PrivateAddressError, match=r"rebound\.example leads to 169\.254\.169\.254"):
        dialer.connect("rebound.example", 80, 1.0)


def silent(clock, asked):
    """Every address takes all the time that it is given."""

    def open_one(peer, timeout):
        asked.append((peer[1][0], timeout))
        clock.now += timeout
        raise TimeoutError("no answer")

    return open_one


def places(count):
    """A resolver for a name with so many addresses."""
    return lambda _, port: [(socket.AF_INET, (f"93.184.216.{number}", port)) for number in range(count)]


@pytest.mark.parametrize("count", [1, 2, 40])
def test_a_name_with_many_silent_addresses_takes_no_more_time_than_one(naps, count):
    asked, begun = [], naps.now
    dialer = Dialer({}, places(count), silent(naps, asked), naps.monotonic)
    with pytest.raises(TimeoutError):
        dialer.connect("silent.example", 80, 4.0)
    assert naps.now - begun == pytest.approx(4.0)


class Mute(socket.socket):
    """Nobody answers at any address: connecting takes all the time that it is given."""

    def connect(self, _address: object) -> None:
        time.sleep(self.gettimeout() or 0)
        raise TimeoutError("no answer")


def test_so_it_is_by_the_clock_on_the_wall(monkeypatch):
    monkeypatch.setattr(socket, "socket", Mute)
    begun = time.monotonic()
    with pytest.raises(TimeoutError):
        Dialer({}, places(40)).connect("silent.example", 80, 0.2)
    assert time.monotonic() - begun < 4.0, "forty times as long as one may take is eight seconds"


def test_addresses_share_the_time_that_is_left(naps):
    asked = []
    dialer = Dialer({}, places(4), silent(naps, asked), naps.monotonic)
    with pytest.raises(TimeoutError):
        dialer.connect("silent.example", 80, 20.0)
    assert asked == [(f"93.184.216.{number}", pytest.approx(5.0)) for number in range(4)]


def test_a_name_of_which_nobody_says_the_address_in_time_is_a_time_out(site):
    never = threading.Event()

    def resolve(host, port):
        never.wait(5)
        return []

    quick = replace(QUICK, total_time=0.2, retries=0)
    with Fetcher(user_agent="newsfigures/0.1", host_map={}, resolve=resolve) as fetcher:
        error = refused(fetcher, "http://lost.example/a", quick)
        proxied = refused(fetcher, "http://lost.example/a", replace(quick, proxy=f"http://127.0.0.1:{site.port}"))
    never.set()
    assert (error.reason, proxied.reason) == (Reason.TIMEOUT, Reason.TIMEOUT)
    assert error.passing
    assert "not whole after 0.2 s" in str(error)


def test_a_name_that_no_resolver_can_be_asked_for_is_a_fault_of_the_url(fetcher):
    assert refused(fetcher, f"http://{'a' * 64}.example/a").reason is Reason.BAD_URL


def test_the_environment_cannot_send_requests_through_a_proxy(site, fetcher, monkeypatch):
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    site.pages["/a"] = (200, {}, b"page")
    assert fetcher.get(site.url("/a"), QUICK, trusted=True).body == b"page"


def test_a_proxy_of_the_source_is_used_and_gets_no_private_targets(site):
    """The proxy is the operator's, so it may be a private address; what it is asked for may not."""
    quick = replace(QUICK, proxy=f"http://127.0.0.1:{site.port}")
    site.pages["http://paper.example/robots.txt"] = (404, {}, b"")
    site.pages["http://paper.example/a"] = (200, {}, b"by proxy")
    with Fetcher(user_agent="newsfigures/0.1", host_map={}, resolve=by_turns("93.184.216.34")) as fetcher:
        assert fetcher.get("http://paper.example/a", quick, trusted=False).body == b"by proxy"
    with Fetcher(user_agent="newsfigures/0.1", host_map={}, resolve=by_turns("10.0.0.8")) as fetcher:
        error = refused(fetcher, "http://paper.example/b", quick)
    assert error.reason is Reason.PRIVATE_ADDRESS


def test_a_slow_server_behind_a_proxy_is_cut_too(site):
    def drip(handler):
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n")
        for _ in range(15):
            time.sleep(0.1)
            handler.wfile.write(b"<")

    site.pages["http://paper.example/a"] = drip
    quick = replace(QUICK, proxy=f"http://127.0.0.1:{site.port}", total_time=0.6, retries=0)
    with Fetcher(user_agent="newsfigures/0.1", host_map={}, resolve=by_turns("93.184.216.34")) as fetcher:
        error = refused(fetcher, "http://paper.example/a", quick)
    assert error.reason is Reason.TIMEOUT
