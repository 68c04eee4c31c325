"""Publishers who keep text and data mining for themselves are heard."""

import json
from urllib.parse import urlsplit

import pytest

from pipeline.archive import kept_headers
from pipeline.fetch import NotFetchedError
from pipeline.fetch.optout import opted_out
from pipeline.fetch.reservations import is_reserved, read_reservations
from pipeline.model import Outcome, Reason
from tests.support.site import QUICK

NOAI = b'<meta name="robots" content="noai">'


@pytest.mark.parametrize(
    ("headers", "body", "out"),
    [
        ({}, b"<html><head><title>1</title></head>", False),
        ({"tdm-reservation": "1"}, b"", True),
        ({"tdm-reservation": "0"}, b"", False),
        ({"x-robots-tag": "noindex, noai"}, b"", True),
        ({"x-robots-tag": "otherbot: noai"}, b"", False),
        ({"x-robots-tag": "otherbot: noindex, newsfigures: noai"}, b"", True),
        ({"x-robots-tag": "max-snippet: 5, noai"}, b"", True),
        ({"x-robots-tag": "noarchive, noimageai"}, b"", False),
        ({}, b'<head><meta name="robots" content="noarchive, NOAI"></head>', True),
        ({}, b"<head><META CONTENT=noai NAME=robots></head>", True),
        ({}, b"<head><meta name='tdm-reservation' content='1'/>", True),
        ({}, b'<head><meta name="tdm-reservation" content="0">', False),
        ({}, b'<head></head><body><p>&lt;meta name="robots" content="noai"></p>', False),
        ({}, b'<head><title>x</title></head><body><meta name="robots" content="noai">', False),
        ({}, b"<head><style>" + b" " * 70_000 + b"</style>" + NOAI, True),
        ({}, b'<meta name="robots"' + b" x" * 100_000, False),
        ({"tdm-reservation": "1, 1"}, b"", True),
        ({"tdm-reservation": "0, 1"}, b"", True),
        ({"x-robots-tag": "googlebot: nofollow, , noai"}, b"", True),
        ({"x-robots-tag": "googlebot: nofollow, noai"}, b"", False),
        ({"x-robots-tag": "unavailable_after: Wed, 25 Jun 2036 15:00:00 GMT, noai"}, b"", True),
        ({"x-robots-tag": "*: noai"}, b"", True),
        ({"x-robots-tag": "noai noimageai"}, b"", True),
        ({"x-robots-tag": "noaix, no ai"}, b"", False),
        ({}, b"<head><script>var t = '<body>';</script>" + NOAI, True),
        ({}, b"<head><SCRIPT>document.write('" + NOAI + b"')</Script></head>", False),
        ({}, b"<head><!-- </head> -->" + NOAI, True),
        ({}, b"<head><!-- " + NOAI + b" --></head>", False),
        ({}, b"<head><!-- never closed " + NOAI, True),
        ({}, b"<head><title>The <body> of the text</title>" + NOAI, True),
        ({}, ("\ufeff<head>" + NOAI.decode()).encode("utf-16-le"), True),
        ({}, ("\ufeff<head>" + NOAI.decode()).encode("utf-16-be"), True),
        ({}, ("<head>" + NOAI.decode()).encode("utf-16-le"), True),
    ],
)
def test_an_opt_out_is_read_in_headers_and_the_head(headers, body, out):
    assert (opted_out(headers, body) is not None) is out


def test_marks_that_are_never_closed_take_no_time():
    for mark in (b"<!--", b"<script>", b"<title>"):
        assert opted_out({}, b"<head>" + mark * 1_000_000 + NOAI) == "meta robots: noai"


@pytest.mark.parametrize(
    ("lines", "out"),
    [(("googlebot: nofollow", "noai"), True), (("googlebot: noai", "noindex"), False), (("noindex", "noai"), True)],
)
def test_each_line_of_a_header_is_judged_by_itself(lines, out):
    """What a line says of one robot ends with the line, whoever has joined the lines."""
    assert (opted_out(kept_headers([("X-Robots-Tag", line) for line in lines]), b"") is not None) is out


@pytest.mark.parametrize("word", ["noarchive", "noimageai"])
def test_other_directives_count_where_the_source_says_so(word):
    body = f'<head><meta name="robots" content="index, {word}"></head>'.encode()
    assert opted_out({}, body) is None
    assert opted_out({}, body, (word,)) == f"meta robots: index, {word}"
    assert opted_out({"x-robots-tag": word}, b"", (word,)) == f"header X-Robots-Tag: {word}"
    assert opted_out({"x-robots-tag": "noai"}, b"", (word,)) is None


def told(*rules):
    entries = [{"location": location, "tdm-reservation": said} for location, said in rules]
    return json.dumps(entries).encode()


WHOLE = ("/", 1)


@pytest.mark.parametrize(
    ("body", "path", "reserved"),
    [
        (told(WHOLE), "/a/1", True),
        (told(("/", 0)), "/a/1", False),
        (told(("/a/", 1)), "/a/1", True),
        (told(("/a/", 1)), "/b/1", False),
        (told(("/*.pdf$", 1)), "/a/1.pdf", True),
        (told(("/*.pdf$", 1)), "/a/1.pdf?x=1", False),
        (told(("/a/*/free", 0), WHOLE), "/a/1/free", False),
        (told(("/a/*/free", 0), WHOLE), "/a/1/closed", True),
        (told(("/", 0), ("/a/", 1)), "/a/1", True),
        (told(WHOLE, ("/a/", 0)), "/a/1", True),
        (told(("a/", 1)), "/a/1", True),
        (told(("/%D1%82", 1)), "/т/1", True),
        (told(("/a\nAllow: /", 1)), "/a/1", False),
        (told(("/", "1")), "/a/1", True),
        (told(("/", 2), ("/", True), (7, 1)), "/a/1", False),
        (b'{"location": "/", "tdm-reservation": 1, "tdm-policy": "https://paper.example/p.json"}', "/a/1", True),
        (b'[null, 1, "x", {"tdm-reservation": 1}]', "/a/1", False),
        (b"[" * 100_000, "/a/1", False),
        (b"<html>not found</html>", "/a/1", False),
        (b"\xff\xfe", "/a/1", False),
        (b"", "/a/1", False),
    ],
)
def test_tdmrep_json_reserves_what_its_locations_name(body, path, reserved):
    assert is_reserved(read_reservations(body), f"http://paper.example{path}") is reserved


def test_many_wildcards_take_no_time():
    rules = read_reservations(told(*[("/" + "*a" * 400 + "b", 1)] * 20))
    assert not is_reserved(rules, "http://paper.example/" + "a" * 2000)


RESERVED = told(("/closed/", 1))
TDMREP = "/.well-known/tdmrep.json"


def test_a_reserved_page_is_not_asked_for_and_the_file_is_asked_for_once_a_day(site, fetcher, naps):
    site.pages[TDMREP] = (200, {}, RESERVED)
    site.pages["/open/1"] = (200, {}, b"page")
    for number in range(2):
        with pytest.raises(NotFetchedError) as caught:
            fetcher.get(site.url(f"/closed/{number}"), QUICK, trusted=False, mining=True)
        assert (caught.value.outcome, caught.value.reason) == (Outcome.OPTED_OUT, Reason.OPTED_OUT)
        assert caught.value.passing is False
    assert fetcher.get(site.url("/open/1"), QUICK, trusted=False, mining=True).body == b"page"
    assert site.paths == [TDMREP, "/open/1"]
    naps.now += 25 * 3600
    fetcher.get(site.url("/open/1"), QUICK, trusted=False, mining=True)
    assert site.paths.count(TDMREP) == 2


def test_a_redirect_into_a_reserved_part_is_not_followed(site, fetcher):
    site.pages[TDMREP] = (200, {}, RESERVED)
    site.pages["/a"] = (302, {"Location": "/closed/1"}, b"")
    with pytest.raises(NotFetchedError) as caught:
        fetcher.get(site.url("/a"), QUICK, trusted=False, mining=True)
    assert caught.value.outcome is Outcome.OPTED_OUT
    assert site.paths == [TDMREP, "/a"]


@pytest.mark.parametrize("status", [404, 403, 500, 503, 429])
def test_without_tdmrep_json_nothing_is_reserved(site, fetcher, status):
    site.pages[TDMREP] = (status, {}, RESERVED)
    site.pages["/closed/1"] = (200, {}, b"page")
    for _ in range(2):
        assert fetcher.get(site.url("/closed/1"), QUICK, trusted=False, mining=True).body == b"page"
    assert site.paths.count(TDMREP) == 1


@pytest.mark.parametrize("status", [500, 503])
def test_a_page_that_is_not_asked_for_waits_while_tdmrep_json_cannot_be_had(site, fetcher, status):
    """As of a record of Common Crawl: the page's own header and meta element of today are not seen."""
    site.pages[TDMREP] = (status, {}, RESERVED)
    url = site.url("/closed/1")
    for _ in range(2):
        with pytest.raises(NotFetchedError) as caught:
            fetcher.check_site(url, QUICK, hosts=[urlsplit(url).hostname], mining=True)
        assert (caught.value.passing, caught.value.of_site) == (True, True)


def test_a_list_of_too_many_rules_reserves_the_whole_site():
    rules = read_reservations(told(*[(f"/open/{number}", 0) for number in range(1001)]))
    assert is_reserved(rules, "http://paper.example/a")
    assert not is_reserved(read_reservations(told(*[(f"/open/{number}", 0) for number in range(1000)])), "http://a.b/a")


def test_who_does_not_mine_does_not_ask_for_it(site, fetcher):
    site.pages[TDMREP] = (200, {}, RESERVED)
    site.pages["/closed/rss.xml"] = (200, {}, b"feed")
    assert fetcher.get(site.url("/closed/rss.xml"), QUICK, trusted=True).body == b"feed"
    assert site.paths == ["/closed/rss.xml"]
