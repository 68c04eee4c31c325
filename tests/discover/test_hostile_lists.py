"""Whatever a list holds, it is read as far as it can be, and costs no other list."""

from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.discover import feeds, find_leads
from pipeline.discover.items import UnreadableError
from pipeline.discover.sitemaps import read_sitemap
from pipeline.model import Feed, Reason
from tests.discover.conftest import Page

ROOT = "http://www.paper.example"
MAP = f"{ROOT}/sitemap.xml"


def numbers(leads):
    return [lead.url.rpartition("/")[2] for lead in leads]


def of(*values):
    return f"<urlset><url><loc>{ROOT}/doc/1</loc>{''.join(values)}</url><url><loc>{ROOT}/doc/2</loc></url></urlset>"


@pytest.mark.parametrize(
    ("written", "title"),
    [
        (of("<news:news><news:title>T</news:title></news:news>"), "T"),
        (of("<image:image><image:loc>/i</image:loc><image:title>i</image:title></image:image><title>T</title>"), "T"),
        (of("<a:b:c>x</a:b:c><title>T</title>"), "T"),
        (of("<:x>x</:x><title>T</title>"), "T"),
        (of("<title>&#xD800;</title>"), None),
        (of("<title>T</title>").replace("<", "<sm:").replace("<sm:/", "</sm:"), "T"),
        (of("<title>T</title>").replace("<urlset", '<urlset xmlns:a=""').replace("url>", "a:url>"), "T"),
    ],
    ids=["undeclared news", "undeclared image", "two colons", "no prefix", "half a surrogate pair", "all undeclared",
         "an empty name space"],
)  # fmt: skip
def test_a_sitemap_with_mistakes_of_xml_is_read_all_the_same(web, paper, written, title):
    web.pages[MAP] = written
    leads, drops = find_leads(paper(sitemaps=(MAP,)), web.get, day=None)
    assert (numbers(leads), leads[0].title, drops) == (["1", "2"], title, [])


ITEM = "<rss version='2.0'><channel><item>"
WIDE = " ".join(f"a{n}='1'" for n in range(501))


@pytest.mark.parametrize(
    ("body", "why"),
    [
        (ITEM + "<item>" * 150_000, "150003 tags, more than 150000"),
        (ITEM + "<description>" + "&lt;b>" * 150_000, "150004 tags, more than 150000"),
        (ITEM + "<description>" + "&#x003C;b>" * 150_000, "150004 tags, more than 150000"),
        (f"{ITEM}<title {WIDE}>x", "a tag with more than 500 attributes"),
        (f"{ITEM}<title>{'x' * 12_000_000}", "12000041 characters, more than 12000000"),
    ],
    ids=["nested items", "escaped tags", "tags in numbers", "one wide tag", "one long title"],
)
def test_a_feed_that_would_take_minutes_is_named(web, paper, body, why):
    """10 MB of nested items took feedparser a minute and a half."""
    web.pages = {f"{ROOT}/feed": body, MAP: body}
    leads, drops = find_leads(paper(feeds=(Feed(url=f"{ROOT}/feed"),), sitemaps=(MAP,)), web.get, day=None)
    assert (leads, {(drop.reason, drop.detail) for drop in drops}) == ([], {(Reason.FEED_UNREADABLE, why)})
    assert len(drops) == 2


def test_a_sitemap_of_nothing_but_tags_is_named(web, paper):
    web.pages = {MAP: "<urlset>" + "<url/>" * 2_000_000}
    _, (drop,) = find_leads(paper(sitemaps=(MAP,)), web.get, day=None)
    assert drop.detail == "2000001 tags, more than 2000000"


PIECES = (
    "<url>", "</url>", "<loc>", "</loc>", f"{ROOT}/doc/1", "<a:b:c>", "&#xD800;", "&#0;", "&x;", "<", "<news:title>",
    "<![CDATA[", "]]>", "<?x", "?>", "<!DOCTYPE a [", "\x00", "<\udcff>", "<t x:y='1'>", "<!--", "é", "<image:loc",
)  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=30))
@settings(max_examples=400, deadline=None, derandomize=True)
def test_whatever_a_sitemap_holds_it_is_read_or_unreadable(pieces):
    body = "".join(["<urlset>", *pieces]).encode("utf-8", "surrogateescape")
    try:
        found = read_sitemap(Page(body, url=MAP), ZoneInfo("UTC"))
    except UnreadableError:
        return
    assert len(found.items) <= len(pieces)


def test_a_reader_that_fails_on_one_list_costs_that_list_alone(web, paper, monkeypatch):
    """What nobody has thought of: a library that raises anything at all."""
    parse = feeds.feedparser.parse

    def falling(body, **_):
        if b"fall" in body.getvalue():
            raise RuntimeError("it fell")
        return parse(body)

    monkeypatch.setattr(feeds.feedparser, "parse", falling)
    feed = "<rss version='2.0'><channel><title>{0}</title><item><link>{1}/doc/{0}</link></item></channel></rss>"
    web.pages = {f"{ROOT}/{name}.xml": feed.format(name, ROOT) for name in ("fall", "stand")}
    source = paper(feeds=(Feed(url=f"{ROOT}/fall.xml"), Feed(url=f"{ROOT}/stand.xml")))
    leads, (drop,) = find_leads(source, web.get, day=None)
    assert numbers(leads) == ["stand"]
    assert (drop.reason, drop.item) == (Reason.FEED_UNREADABLE, f"{ROOT}/fall.xml")
    assert drop.detail == "RuntimeError: it fell"
