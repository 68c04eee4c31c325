"""Whatever a list holds, it is read as far as it can be, and costs no other list."""

import json
from datetime import date
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.discover import feeds, find_leads
from pipeline.discover.items import UnreadableError
from pipeline.discover.sitemaps import read_sitemap
from pipeline.model import ArchivePages, Feed, Reason
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


def entries(name, link, count):
    return "".join(f"<{name}><{link}>{ROOT}/doc/{n}</{link}></{name}>" for n in range(1, count + 1))


def rss(count, ending="</channel></rss>"):
    return f"<rss version='2.0'><channel><title>All</title>{entries('item', 'link', count)}{ending}"


def urls(count, ending="</urlset>"):
    return f"<urlset>{entries('url', 'loc', count)}{ending}"


ATOM = f"<feed xmlns='http://www.w3.org/2005/Atom'><entry><link href='{ROOT}/doc/1'/></entry>"
RDF = (
    "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/'>"
    f"<channel><title>All</title></channel>{entries('item', 'link', 1)}"
)


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (rss(2, ""), ["1", "2"]),
        (rss(2, f"<item><title>3</title><link>{ROOT}/doc/3"), ["1", "2"]),
        (rss(2, f"<item><title>3</title><link>{ROOT}/doc/3</link><desc"), ["1", "2"]),
        (rss(1, "<item><description><![CDATA[how feeds end: </item></rss>"), ["1"]),
        (ATOM + f"<entry><link href='{ROOT}/doc/2'/><title>T", ["1"]),
        (RDF + f"<item><link>{ROOT}/doc/2", ["1"]),
        (urls(2, ""), ["1", "2"]),
        (urls(2, f"<url><loc>{ROOT}/doc/3"), ["1", "2"]),
        (urls(2, "<!-- </urlset>"), ["1", "2"]),
        (urls(2, f"{entries('url', 'loc', 1)}</urlset>").replace("2</loc>", "2</loc><title>a < b</title>"), ["1", "2"]),
        (urls(2, "</urlset>" + urls(1)), ["1", "2"]),
        (('<?xml version="1.0" encoding="utf-16"?>' + rss(2, "")).encode("utf-16"), ["1", "2"]),
    ],
    ids=["rss after an item", "rss in an address", "rss after an address", "rss in a text", "atom", "rdf",
         "sitemap after an entry", "sitemap in an address", "sitemap in a comment", "the parser gives up at a mistake",
         "two sitemaps in one", "rss in utf-16"],
)  # fmt: skip
def test_a_list_that_breaks_off_says_so_and_gives_what_stands_whole_before(web, paper, body, found):
    """Half an address is no lead, and a torn list is not complete: no validators are kept of it."""
    is_feed = isinstance(body, bytes) or not body.startswith("<urlset")
    web.pages[MAP] = body
    source = paper(feeds=(Feed(url=MAP),)) if is_feed else paper(sitemaps=(MAP,))
    whole = []
    leads, drops = find_leads(source, web.get, day=None, on_complete=whole.append)
    assert (numbers(leads), whole) == (found, [])
    assert [(drop.reason, drop.item, drop.detail) for drop in drops] == [
        (Reason.FEED_TORN, MAP, f"breaks off after {len(found)} entries")
    ]


@pytest.mark.parametrize("body", [rss(0, ""), rss(0, f"<item><link>{ROOT}/doc/1"), urls(0, ""), urls(0, "<url><loc>h")])
def test_a_list_that_breaks_off_before_its_first_entry_ends_is_unreadable(web, paper, body):
    web.pages[MAP] = body
    whole = []
    leads, (drop,) = find_leads(paper(sitemaps=(MAP,)), web.get, day=None, on_complete=whole.append)
    assert (leads, whole, drop.reason) == ([], [], Reason.FEED_UNREADABLE)
    assert drop.detail == "it breaks off before the end of its first entry"


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (rss(2, "</channel></RSS >\n<!-- made in 0.2 s --><script>x</script>"), ["1", "2"]),
        (rss(2).replace("doc/1<", "doc/1?a=1&b=2<").replace("</channel>", ""), ["1?a=1&b=2", "2"]),
        (rss(1).replace("</item>", ""), ["1"]),
        (ATOM + "</feed>", ["1"]),
        (RDF + "</rdf:RDF>", ["1"]),
        ("<rss version='2.0'/>", []),
        (urls(2, "<!-- <url><loc>old</loc></url> --></urlset>"), ["1", "2"]),
        (urls(2).replace("</loc>", "</loc><x:y>\x01 & </x:y>"), ["1", "2"]),
        (urls(1, "</url></urlset>"), ["1"]),
        ("<urlset/>", []),
    ],
    ids=["words behind the end", "ill-formed rss", "an item left open", "atom", "rdf", "an empty rss",
         "an entry in a comment", "ill-formed sitemap", "one end too many", "an empty sitemap"],
)  # fmt: skip
def test_a_list_with_mistakes_is_whole_when_its_root_is_closed(web, paper, body, found):
    web.pages[MAP] = body
    source = paper(sitemaps=(MAP,)) if body.startswith("<urlset") else paper(feeds=(Feed(url=MAP),))
    whole = []
    leads, drops = find_leads(source, web.get, day=None, on_complete=whole.append)
    assert (numbers(leads), drops, whole) == (found, [], [MAP])


@pytest.mark.parametrize(
    ("body", "limit", "beyond"),
    [
        (f"<urlset>{'<url/>' * 50_010}</urlset>", 50_000, 10),
        ("http://[\n" * 50_003, 50_000, 3),
        (f"<sitemapindex>{'<sitemap/>' * 50_001}</sitemapindex>", 50_000, 1),
        (f"<rss version='2.0'><channel>{'<item/>' * 20_010}</channel></rss>", 20_000, 10),
        (json.dumps({"items": [{}] * 20_004}), 20_000, 4),
    ],
    ids=["sitemap", "text", "index", "rss", "json"],
)
def test_what_stands_past_the_limit_of_a_list_is_counted(web, paper, body, limit, beyond):
    """Such a list is not complete: what is past the limit may come within it while the server says unchanged."""
    web.pages[MAP] = body
    source = paper(feeds=(Feed(url=MAP),)) if body.startswith(("<rss", "{")) else paper(sitemaps=(MAP,))
    whole = []
    _, drops = find_leads(source, web.get, day=None, on_complete=whole.append)
    assert [(drop.item, drop.detail) for drop in drops if drop.reason is Reason.TOO_LARGE] == [
        (MAP, f"{beyond} of its {limit + beyond} entries are past the limit of {limit}")
    ]
    nameless = sum(drop.reason is Reason.BAD_URL for drop in drops)
    assert (nameless, whole) == (1 if "<sitemapindex" in body else limit, [])


def test_links_of_a_day_page_past_the_limit_are_counted(web, paper):
    pages = ArchivePages(url=ROOT + "/{year}/{month}/{day}", links="a")
    web.pages[f"{ROOT}/2026/4/14"] = "".join(f"<a href=/doc/{n}>t</a>" for n in range(5_100))
    leads, (drop,) = find_leads(paper(archive_pages=pages), web.get, day=date(2026, 4, 14))
    assert (len(leads), drop.reason, drop.item) == (5_000, Reason.TOO_LARGE, f"{ROOT}/2026/4/14")
    assert drop.detail == "100 of its 5100 entries are past the limit of 5000"


def test_sitemaps_that_an_index_lists_without_an_address_are_counted(web, paper):
    nameless = "<sitemap><lastmod>2026-04-14</lastmod></sitemap>"
    web.pages = {MAP: f"<sitemapindex>{nameless * 2}<sitemap><loc>{ROOT}/a.xml</loc></sitemap></sitemapindex>"}
    web.pages[f"{ROOT}/a.xml"] = urls(1)
    leads, (drop,) = find_leads(paper(sitemaps=(MAP,)), web.get, day=None)
    assert numbers(leads) == ["1"]
    assert (drop.reason, drop.item) == (Reason.BAD_URL, MAP)
    assert drop.detail == "2 of the 3 sitemaps that it lists have no address"
    web.pages = {MAP: f"<sitemapindex>{nameless}</sitemapindex>"}
    whole = []
    _, (drop,) = find_leads(paper(sitemaps=(MAP,)), web.get, day=None, on_complete=whole.append)
    assert (drop.detail, whole) == ("1 of the 1 sitemaps that it lists have no address", [])
