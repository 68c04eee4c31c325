"""Feeds of every kind give leads, and every entry is accounted for."""

import gzip
from datetime import UTC, datetime

import pytest

from pipeline.discover import find_leads, leads_from_list
from pipeline.model import Feed, LeadOrigin, Reason
from tests.discover.conftest import UNREACHABLE, Page

FEED = "http://www.paper.example/feed"
A = "http://www.paper.example/doc/1"
B = "http://www.paper.example/doc/2"
AT = datetime(2026, 4, 14, 0, 30, tzinfo=UTC)

RSS2 = f"""<?xml version="1.0"?><rss version="2.0"><channel><title>All</title>
<item><title>Riders up 4% // Fares stay</title><link>{A}?utm_source=rss</link>
<pubDate>Tue, 14 Apr 2026 09:30:00 +0900</pubDate></item>
<item><title>Second</title><guid isPermaLink="true">{B}</guid><pubDate>Tue, 14 Apr 2026 09:31:00 KST</pubDate></item>
</channel></rss>"""
RSS091 = f"""<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN"
"http://my.netscape.example/rss-0.91.dtd">
<rss version="0.91"><channel><title>All</title><item><title>One</title><link>{A}</link></item>
<item><title>Two</title><link>{B}</link></item></channel></rss>"""
RDF = f"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>All</title></channel>
<item rdf:about="{A}"><title>One</title><link>{A}</link><dc:date>2026-04-14T09:30:00+09:00</dc:date></item>
<item rdf:about="{B}"><title>Two</title><link>{B}</link></item></rdf:RDF>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>All</title>
<entry><title>One</title><link rel="enclosure" href="http://www.paper.example/a.mp3"/><link href="/doc/1"/>
<published>2026-04-14T00:30:00Z</published><updated>2026-04-14T02:00:00Z</updated></entry>
<entry><title>Two</title><link href="{B}"/><updated>2026-04-14T03:00:00Z</updated></entry></feed>"""
JSON = f"""{{"version": "https://jsonfeed.org/version/1.1", "items": [
{{"id": "1", "url": "{A}", "title": "One", "date_published": "2026-04-14T09:30:00+09:00"}},
{{"id": "{B}", "title": "Two"}}]}}"""


@pytest.mark.parametrize("text", [RSS2, RSS091, RDF, ATOM, JSON], ids=["rss2", "rss0.91", "rdf", "atom", "json"])
def test_a_feed_of_any_kind_gives_its_links(web, paper, text):
    web.pages[FEED] = text
    leads, drops = find_leads(paper(feeds=(Feed(url=FEED),)), web.get, day=None)
    assert ([lead.url for lead in leads], drops) == ([A, B], [])
    assert {lead.origin for lead in leads} == {LeadOrigin.FEED}
    assert leads[0].feed_published_at in {AT, None}


def test_titles_are_kept_as_printed_and_times_become_utc(web, paper):
    web.pages[FEED] = RSS2
    leads, _ = find_leads(paper(feeds=(Feed(url=FEED),)), web.get, day=None)
    assert leads[0].title == "Riders up 4% // Fares stay"
    assert [lead.feed_published_at for lead in leads] == [AT, AT.replace(minute=31)]


def test_the_time_of_change_is_not_the_time_of_publication(web, paper):
    web.pages[FEED] = ATOM
    first, second = find_leads(paper(feeds=(Feed(url=FEED),)), web.get, day=None)[0]
    assert (first.feed_published_at, first.changed_at) == (AT, AT.replace(hour=2, minute=0))
    assert (second.feed_published_at, second.changed_at) == (None, AT.replace(hour=3, minute=0))


def items(*dates):
    entries = "".join(
        f"<item><title>{n}</title><link>http://www.paper.example/doc/{n}</link><pubDate>{date}</pubDate></item>"
        for n, date in enumerate(dates)
    )
    return f'<rss version="2.0"><channel>{entries}</channel></rss>'


@pytest.mark.parametrize(
    ("dates", "believed", "found"),
    [
        (["Tue, 14 Apr 2026 09:30:00 +0900"] * 3, True, [None] * 3),
        (["Tue, 14 Apr 2026 09:30:00 +0900"], True, [AT]),
        (["Tue, 14 Apr 2026 09:30:00 +0900"], False, [None]),
        (["Tue, 14 Apr 2026 09:30:00", "2026-04-14 09:30:00"], True, [None] * 2),
        (["Tue, 14 Apr 2026 09:30:00", "2026-04-14T09:31:00"], True, [AT, AT.replace(minute=31)]),
        (["2026-04-14", "yesterday"], True, [None, None]),
        (["Mon, 01 Jan 0001 00:00:00 +0000", "Tue, 14 Apr 2026 99:30:00 +0900"], True, [None, None]),
    ],
    ids=["all alike", "one", "not believed", "alike in two forms", "no zone: the source's", "no instant", "impossible"],
)
def test_dates_are_believed_only_as_far_as_they_say_something(web, paper, dates, believed, found):
    web.pages[FEED] = items(*dates)
    leads, _ = find_leads(paper(feeds=(Feed(url=FEED, dates_believed=believed),)), web.get, day=None)
    assert [lead.feed_published_at for lead in leads] == found


def test_every_item_becomes_a_lead_or_a_drop(web, paper):
    links = [
        A, "http://www.paper.example/doc/1#c", "http://elsewhere.example/doc/1", "javascript:x()", "",
        "http://www.paper.example/tag/fares", "http://user:pw@www.paper.example/doc/3", "http://127.0.0.1/doc/4",
        "http://paper.example/doc/5",
    ]  # fmt: skip
    web.pages[FEED] = "<rss version='2.0'><channel>" + "".join(
        f"<item><title>t</title><link>{link}</link></item>" for link in links
    )
    web.pages[FEED] += "</channel></rss>"
    source = paper(feeds=(Feed(url=FEED),), article_url=r"^http://www\.paper\.example/doc/\d+$")
    leads, drops = find_leads(source, web.get, day=None)
    assert [lead.url for lead in leads] == [A, "http://www.paper.example/doc/5"]
    assert [drop.reason for drop in drops] == [
        Reason.KNOWN, Reason.FOREIGN_HOST, Reason.BAD_URL, Reason.BAD_URL, Reason.NOT_AN_ARTICLE,
        Reason.HAS_CREDENTIALS, Reason.FOREIGN_HOST,
    ]  # fmt: skip
    assert drops[5].item == "http://www.paper.example/doc/3"
    assert len(leads) + len(drops) == len(links)


def test_the_same_native_id_is_the_same_article(web, paper):
    web.pages[FEED] = items("x", "x").replace("doc/1", "economy/doc/0")
    leads, drops = find_leads(paper(feeds=(Feed(url=FEED),), native_id=r"/doc/(\d+)$"), web.get, day=None)
    assert [lead.url for lead in leads] == ["http://www.paper.example/doc/0"]
    assert [drop.reason for drop in drops] == [Reason.KNOWN]


@pytest.mark.parametrize("pattern", [r"/doc/(\d*)", r"/doc/(?:(\d+)|[a-z]+)$", r"\d*$"])
def test_an_address_without_a_native_id_is_no_other_article(web, paper, pattern):
    rows = "".join(f"<item><link>http://www.paper.example/doc/{name}</link></item>" for name in ("ferries", "trains"))
    web.pages[FEED] = f"<rss version='2.0'><channel>{rows}</channel></rss>"
    leads, drops = find_leads(paper(feeds=(Feed(url=FEED),), native_id=pattern), web.get, day=None)
    assert (len(leads), drops) == (2, [])


@pytest.mark.parametrize(
    "broken",
    [
        Page(b"", status=503),
        Page(b"<html><body>down for maintenance</body></html>"),
        Page(b""),
        Page(b"{"),
        Page(b'{"items": 5}'),
        UNREACHABLE,
    ],
    ids=["503", "html", "empty", "half json", "other json", "unreachable"],
)
def test_a_feed_that_cannot_be_read_is_named_and_the_others_go_on(web, paper, broken):
    web.pages = {"http://www.paper.example/broken": broken, FEED: RSS2}
    source = paper(feeds=(Feed(url="http://www.paper.example/broken"), Feed(url=FEED)))
    leads, drops = find_leads(source, web.get, day=None)
    assert [lead.url for lead in leads] == [A, B]
    assert [(drop.reason, drop.item) for drop in drops] == [(Reason.FEED_UNREADABLE, "http://www.paper.example/broken")]
    assert drops[0].detail


def test_an_empty_feed_is_no_fault(web, paper):
    web.pages[FEED] = "<rss version='2.0'><channel><title>Quiet day</title></channel></rss>"
    assert find_leads(paper(feeds=(Feed(url=FEED),)), web.get, day=None) == ([], [])


def test_a_feed_cannot_read_files_or_blow_up(web, paper, tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("hidden words")
    levels = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 9))
    web.pages[FEED] = (
        f'<!DOCTYPE rss [<!ENTITY x SYSTEM "{secret.as_uri()}"><!ENTITY l0 "lol">{levels}]>'
        f"<rss version='2.0'><channel><item><title>&x;&l8;</title><link>{A}</link></item></channel></rss>"
    )
    leads, _ = find_leads(paper(feeds=(Feed(url=FEED),)), web.get, day=None)
    assert len(str(leads)) < 1000
    assert "hidden words" not in str(leads)


def test_a_feed_that_breaks_off_gives_what_stands_before(web, paper):
    web.pages[FEED] = RSS2[: RSS2.index("<guid")]
    leads, _ = find_leads(paper(feeds=(Feed(url=FEED),)), web.get, day=None)
    assert leads[0].url == A


@pytest.mark.parametrize("encoding", ["windows-1251", "euc-kr", "koi8-r", "utf-16"])
def test_titles_are_read_in_the_encoding_of_the_feed(web, paper, encoding):
    title = "금리 동결" if encoding == "euc-kr" else "Ставка не изменилась"
    text = f'<?xml version="1.0" encoding="{encoding}"?>' + items("x").replace("<title>0", f"<title>{title}")
    web.pages[FEED] = Page(text.encode(encoding))
    assert find_leads(paper(feeds=(Feed(url=FEED),)), web.get, day=None)[0][0].title == title


def test_a_list_of_urls_is_a_listing_too(paper):
    leads, drops = leads_from_list(paper(), [f" {A}\n", A, "nonsense", ""])
    assert [(lead.url, lead.origin) for lead in leads] == [(A, LeadOrigin.LIST)]
    assert [drop.reason for drop in drops] == [Reason.KNOWN, Reason.BAD_URL, Reason.BAD_URL]


def test_a_feed_that_lies_as_a_gzip_file_is_unpacked(web, paper):
    web.pages[FEED] = Page(gzip.compress(RSS2.encode()), content_type="application/gzip")
    leads, _ = find_leads(paper(feeds=(Feed(url=FEED),)), web.get, day=None)
    assert leads[0].url == A
