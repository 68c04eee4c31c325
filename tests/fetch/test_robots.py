"""robots.txt is asked first, and obeyed as RFC 9309 says."""

from dataclasses import replace

import pytest

from pipeline.fetch import NotFetchedError
from pipeline.fetch.pauses import InProcessFiles
from pipeline.fetch.robots import Robots, read_robots
from pipeline.model import Outcome, Reason
from tests.support.site import QUICK


@pytest.mark.parametrize(
    ("text", "path", "allowed"),
    [
        ("User-agent: *\nDisallow: /private/", "/private/1", False),
        ("User-agent: *\nDisallow: /private/", "/open", True),
        ("User-agent: *\nDisallow: /\n\nUser-agent: newsfigures\nAllow: /", "/a", True),
        ("User-agent: NewsFigures\nDisallow: /a", "/a", False),
        ("User-agent: newsfigures/2.0\nDisallow: /a", "/a", False),
        ("User-agent: news\nDisallow: /", "/a", True),
        ("User-agent: contact\nDisallow: /", "/a", True),
        ("User-agent: newsfigures\nColour: blue\nUser-agent: *\nDisallow: /", "/a", False),
        ("User-agent: *\nDisallow: /doc*=", "/doc/7?x=1", False),
        ("User-agent: *\nDisallow: /*utm_", "/doc/7?utm_source=x", False),
        ("User-agent: *\nDisallow: /*.pdf$", "/a.pdf", False),
        ("User-agent: *\nDisallow: /*.pdf$", "/a.pdf?x", True),
        ("User-agent: *\nDisallow: /a\nAllow: /a/b", "/a/b", True),
        ("User-agent: *\nDisallow: /%D1%82", "/%d1%82", False),
        ("User-agent: *\nDisallow: /т", "/%D1%82", False),
        ("User-agent: *\nDisallow: /%62", "/b", False),
        ("User-agent: *\nDisallow: /\nAllow: /%62", "/b", False),
        ("User-agent: *\nDisallow: /\nAllow: /т/%2f%d1%82", "/%D1%82/%2F%D1%82", True),
        ("User-agent: *\nDisallow: /\nAllow: /100%", "/100%25", True),
        ("\ufeffUser-agent: *\nDisallow: /", "/a", False),
        ("user agent *\rdisallow /", "/a", False),
        ("", "/a", True),
        ("<html>not found</html>", "/a", True),
    ],
)
def test_rules_are_read_as_the_standard_says(text, path, allowed):
    assert read_robots(text.encode(), "newsfigures").allows(f"http://paper.example{path}") is allowed


def test_a_denied_page_is_not_asked_for(site, fetcher):
    site.pages["/robots.txt"] = (200, {}, b"User-agent: *\nDisallow: /no")
    with pytest.raises(NotFetchedError) as caught:
        fetcher.get(site.url("/no/1"), QUICK, trusted=True)
    assert (caught.value.outcome, caught.value.passing) == (Outcome.ROBOTS_DENIED, False)
    assert site.paths == []


@pytest.mark.parametrize("location", ["/no/1", "/b/../no/1", "/b/%2e%2e/no/1", "/b/.%2E/n%6F/1"])
def test_a_redirect_to_a_denied_page_is_not_followed_however_it_is_spelled(site, fetcher, location):
    site.pages["/robots.txt"] = (200, {}, b"User-agent: *\nDisallow: /no")
    site.pages["/a"] = (302, {"Location": location}, b"")
    with pytest.raises(NotFetchedError) as caught:
        fetcher.get(site.url("/a"), QUICK, trusted=True)
    assert caught.value.outcome is Outcome.ROBOTS_DENIED
    assert site.paths == ["/a"]


@pytest.mark.parametrize(
    ("status", "allowed"),
    [(404, True), (403, True), (401, True), (410, True), (500, False), (503, False), (429, False)],
)
def test_without_robots_txt_everything_is_allowed_but_not_when_its_server_fails(site, fetcher, status, allowed):
    site.pages["/robots.txt"] = (status, {}, b"")
    site.pages["/a"] = (200, {}, b"page")
    if allowed:
        assert fetcher.get(site.url("/a"), QUICK, trusted=True).body == b"page"
        return
    with pytest.raises(NotFetchedError) as caught:
        fetcher.get(site.url("/a"), QUICK, trusted=True)
    assert (caught.value.reason, caught.value.passing) == (Reason.ROBOTS_DENIED, True)
    assert site.paths == []


def test_robots_txt_is_asked_once_a_day(site, fetcher, naps):
    site.pages["/a"] = (200, {}, b"page")
    for _ in range(3):
        fetcher.get(site.url("/a"), QUICK, trusted=True)
    assert [request.path for request in site.asked].count("/robots.txt") == 1
    naps.now += 25 * 3600
    fetcher.get(site.url("/a"), QUICK, trusted=True)
    assert [request.path for request in site.asked].count("/robots.txt") == 2


def test_robots_txt_may_redirect_five_times(site, fetcher):
    site.pages["/robots.txt"] = (301, {"Location": "/r1"}, b"")
    for number in range(1, 5):
        site.pages[f"/r{number}"] = (301, {"Location": f"/r{number + 1}"}, b"")
    site.pages["/r5"] = (200, {}, b"User-agent: *\nDisallow: /")
    with pytest.raises(NotFetchedError) as caught:
        fetcher.get(site.url("/a"), QUICK, trusted=True)
    assert caught.value.reason is Reason.ROBOTS_DENIED


def test_of_a_huge_robots_txt_the_first_500_kib_count(site, fetcher):
    filler = b"# filler\n" * 70_000
    site.pages["/robots.txt"] = (200, {}, b"User-agent: *\nDisallow: /early\n" + filler + b"Disallow: /late\n")
    site.pages["/late"] = (200, {}, b"page")
    assert fetcher.get(site.url("/late"), QUICK, trusted=True).body == b"page"
    with pytest.raises(NotFetchedError):
        fetcher.get(site.url("/early"), QUICK, trusted=True)


def test_a_redirect_into_a_denied_path_is_not_followed(site, fetcher):
    site.pages["/robots.txt"] = (200, {}, b"User-agent: *\nDisallow: /no")
    site.pages["/a"] = (302, {"Location": "/no"}, b"")
    with pytest.raises(NotFetchedError) as caught:
        fetcher.get(site.url("/a"), QUICK, trusted=True)
    assert caught.value.reason is Reason.ROBOTS_DENIED
    assert site.paths == ["/a"]


def test_a_crawl_delay_longer_than_our_pause_is_kept(site, fetcher, naps):
    site.pages["/robots.txt"] = (200, {}, b"User-agent: *\nCrawl-delay: 7")
    site.pages["/a"] = (200, {}, b"page")
    for _ in range(3):
        fetcher.get(site.url("/a"), replace(QUICK, pause=1.0, total_time=60.0), trusted=True)
    assert naps.taken == pytest.approx([7.0, 7.0, 7.0])


@pytest.mark.parametrize(("told", "kept"), [("inf", None), ("1e300", 86400.0), ("nan", None), ("-3", None)])
def test_a_crawl_delay_that_is_none_is_not_believed(told, kept):
    body = f"User-agent: *\nCrawl-delay: {told}".encode()
    robots = Robots("newsfigures", InProcessFiles())
    assert robots.crawl_delay("http://paper.example/a", lambda *_: (200, body, None)) == kept
