"""Sitemaps, their indexes, and the pages of a day."""

import gzip
from datetime import UTC, date, datetime

import pytest

from pipeline.discover import find_leads
from pipeline.model import ArchivePages, Feed, LeadOrigin, Reason
from tests.discover.conftest import Page

ROOT = "http://www.paper.example"
MAP = f"{ROOT}/sitemap.xml"
DAY = date(2026, 4, 14)


def entry(number, *, lastmod=None, published=None, title=None):
    news = f"<news:publication_date>{published}</news:publication_date>" if published else ""
    news += f"<news:title>{title}</news:title>" if title else ""
    return (
        f"<url><image:image><image:loc>{ROOT}/i.jpg</image:loc></image:image><loc>{ROOT}/doc/{number}</loc>"
        + (f"<lastmod>{lastmod}</lastmod>" if lastmod else "")
        + (f"<news:news>{news}</news:news></url>" if news else "</url>")
    )


def urlset(*entries):
    return (
        '<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
        'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9" '
        f'xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">{"".join(entries)}</urlset>'
    )


def index(*children):
    rows = "".join(f"<sitemap><loc>{loc}</loc><lastmod>{changed}</lastmod></sitemap>" for loc, changed in children)
    return f'<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{rows}</sitemapindex>'


def numbers(leads):
    return [lead.url.rpartition("/")[2] for lead in leads]


def test_a_news_sitemap_gives_titles_and_both_dates(web, paper):
    web.pages[MAP] = urlset(
        entry(1, published="2026-04-14T09:30:00+09:00", lastmod="2026-04-14T10:00:00+09:00", title="One &amp; all"),
        entry(2, published="2026-04-14", lastmod="2026-04-14T10:05:00+09:00"),
    )
    leads, drops = find_leads(paper(sitemaps=(MAP,)), web.get, day=None)
    assert (numbers(leads), drops) == (["1", "2"], [])
    assert (leads[0].title, leads[0].origin) == ("One & all", LeadOrigin.SITEMAP)
    assert leads[0].feed_published_at == datetime(2026, 4, 14, 0, 30, tzinfo=UTC)
    assert leads[0].changed_at == datetime(2026, 4, 14, 1, 0, tzinfo=UTC)
    assert leads[1].feed_published_at is None  # a day is no instant


@pytest.mark.parametrize(
    ("named", "codec", "title"),
    [
        ("euc-kr", "cp949", "똠방각하 펲시"),
        ("ks_c_5601-1987", "cp949", "가나다"),
        ("Shift_JIS", "cp932", "①髙島"),
        ("gb2312", "gbk", "朱镕基"),
        ("iso-2022-jp", "iso2022-jp", "日本"),
        ("iso-8859-1", "cp1252", "“one” – €"),
        ("euc-kr", "utf-8", "가나다"),
        ("utf-16", "utf-16", "가나다"),
    ],
)
def test_letters_beyond_what_the_name_of_an_encoding_promises_end_no_sitemap(web, paper, named, codec, title):
    written = urlset(*(entry(n, title=title) for n in range(3)))
    declared = written.replace('<?xml version="1.0"?>', f'<?xml version="1.0" encoding="{named}"?>')
    web.pages[MAP] = Page(declared.encode(codec))
    leads, drops = find_leads(paper(sitemaps=(MAP,)), web.get, day=None)
    assert ([lead.title for lead in leads], drops) == ([title] * 3, [])


def test_times_of_change_that_are_all_alike_are_those_of_the_sitemap(web, paper):
    web.pages[MAP] = urlset(*(entry(n, lastmod="2026-04-14T10:00:00+09:00") for n in range(3)))
    leads, _ = find_leads(paper(sitemaps=(MAP,)), web.get, day=None)
    assert [lead.changed_at for lead in leads] == [None] * 3


def test_an_index_is_followed_through_gzip_and_relative_addresses(web, paper):
    web.pages = {
        MAP: index(("/a.xml.gz", "2026-04-14"), (f"{ROOT}/b.xml", "2026-04-13")),
        f"{ROOT}/a.xml.gz": gzip.compress(urlset(entry(1)).encode()),
        f"{ROOT}/b.xml": urlset(entry(2)),
    }
    leads, drops = find_leads(paper(sitemaps=(MAP,)), web.get, day=None)
    assert (numbers(leads), drops) == (["1", "2"], [])


def test_old_sitemaps_of_an_index_are_not_asked_for(web, paper):
    web.pages = {
        MAP: index(
            (f"{ROOT}/old.xml", "2024-01-01"), (f"{ROOT}/new.xml", "2026-04-14"), (f"{ROOT}/older.xml", "2023-01-01")
        ),
        f"{ROOT}/new.xml": urlset(entry(1)),
    }
    leads, drops = find_leads(paper(sitemaps=(MAP,)), web.get, day=None)
    assert numbers(leads) == ["1"]
    assert [(drop.reason, drop.item, drop.detail.split()[0]) for drop in drops] == [(Reason.OUT_OF_SPAN, MAP, "2")]
    assert web.asked == [MAP, f"{ROOT}/new.xml"]


def test_an_index_that_lists_itself_or_nests_without_end_is_left(web, paper):
    web.pages = {MAP: index((MAP, "2026-04-14"), (f"{ROOT}/1.xml", "2026-04-14"))}
    web.pages |= {f"{ROOT}/{n}.xml": index((f"{ROOT}/{n + 1}.xml", "2026-04-14")) for n in range(1, 9)}
    leads, drops = find_leads(paper(sitemaps=(MAP,)), web.get, day=None)
    assert leads == []
    assert {drop.reason for drop in drops} == {Reason.FEED_UNREADABLE}
    assert len(web.asked) <= 4


def test_an_index_of_very_many_sitemaps_is_read_up_to_a_number(web, paper):
    web.pages = {f"{ROOT}/{n}.xml": urlset(entry(n)) for n in range(80)}
    web.pages[MAP] = index(*((f"{ROOT}/{n}.xml", "2026-04-14") for n in range(80)))
    leads, drops = find_leads(paper(sitemaps=(MAP,)), web.get, day=None)
    assert len(leads) + len(drops) == 80
    assert len(web.asked) == 50


def test_an_index_does_not_send_us_elsewhere(web, paper):
    web.pages[MAP] = index(("http://169.254.169.254/s.xml", "2026-04-14"), ("http://other.example/s.xml", "2026-04-14"))
    _, drops = find_leads(paper(sitemaps=(MAP,)), web.get, day=None)
    assert [drop.reason for drop in drops] == [Reason.FOREIGN_HOST] * 2
    assert web.asked == [MAP]


def test_a_sitemap_whose_address_is_none_costs_an_index_no_other(web, paper):
    web.pages = {MAP: index(("http://[broken/a.xml", "2026-04-14"), ("/b.xml", "2026-04-14"))}
    web.pages[f"{ROOT}/b.xml"] = urlset(entry(1))
    leads, drops = find_leads(paper(sitemaps=(MAP,)), web.get, day=None)
    assert (numbers(leads), [(drop.reason, drop.item) for drop in drops]) == (
        ["1"],
        [(Reason.BAD_URL, "http://[broken/a.xml")],
    )


@pytest.mark.parametrize(
    "loc",
    [
        f"{ROOT}/doc?id=1&amp;part=2",
        f"{ROOT}/doc?id=1&part=2",
        f"{ROOT}/doc?id=1&#38;part=2",
        f"<![CDATA[{ROOT}/doc?id=1&part=2]]>",
        f"<!-- & --><![CDATA[{ROOT}/doc?id=1&part=2]]>",
    ],
)
def test_an_ampersand_that_is_not_escaped_is_part_of_the_address(web, paper, loc):
    web.pages[MAP] = urlset(f"<url><loc>{loc}</loc></url>", entry(2))
    leads, drops = find_leads(paper(sitemaps=(MAP,)), web.get, day=None)
    assert ([lead.url for lead in leads], drops) == ([f"{ROOT}/doc?id=1&part=2", f"{ROOT}/doc/2"], [])


@pytest.mark.parametrize(
    "broken",
    [
        b"",
        b"<html><body>no</body></html>",
        b"plain words",
        gzip.compress(b"<urlset>" * 50)[:-9],
        gzip.compress(bytes(60 << 20)),
    ],
    ids=["empty", "html", "words", "torn gzip", "gzip bomb"],
)
def test_a_sitemap_that_cannot_be_read_is_named(web, paper, broken):
    web.pages[MAP] = broken
    leads, drops = find_leads(paper(sitemaps=(MAP,)), web.get, day=None)
    assert (leads, [(drop.reason, drop.item) for drop in drops]) == ([], [(Reason.FEED_UNREADABLE, MAP)])


def test_a_sitemap_cannot_read_files_or_blow_up(web, paper, tmp_path):
    secret = tmp_path / "secret"
    secret.write_text(f"{ROOT}/doc/secret")
    levels = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 9))
    head = f'<!DOCTYPE urlset [<!ENTITY x SYSTEM "{secret.as_uri()}"><!ENTITY l0 "lol">{levels}]>'
    web.pages[MAP] = f"{head}<urlset><url><loc>&x;</loc></url><url><loc>{ROOT}/&l8;</loc></url></urlset>"
    leads, drops = find_leads(paper(sitemaps=(MAP,)), web.get, day=None)
    assert "secret" not in str(leads) + str(drops)
    assert len(str(leads) + str(drops)) < 2000


def test_a_feed_or_a_list_may_stand_for_a_sitemap(web, paper):
    web.pages = {
        MAP: f"<rss version='2.0'><channel><item><link>{ROOT}/doc/1</link></item></channel></rss>",
        f"{ROOT}/list.txt": f"{ROOT}/doc/2\n{ROOT}/doc/3\n",
    }
    leads, _ = find_leads(paper(sitemaps=(MAP, f"{ROOT}/list.txt")), web.get, day=None)
    assert numbers(leads) == ["1", "2", "3"]


def test_of_a_sitemap_only_the_asked_for_day_is_taken(web, paper):
    web.pages[MAP] = urlset(
        entry(1, published="2026-04-13T23:30:00Z"),  # the 14th in Seoul
        entry(2, published="2026-04-14T23:30:00Z"),
        entry(3, lastmod="2026-04-14"),
        entry(4),
    )
    leads, drops = find_leads(paper(sitemaps=(MAP,)), web.get, day=DAY)
    assert numbers(leads) == ["1", "3"]
    assert [drop.reason for drop in drops] == [Reason.OUT_OF_SPAN] * 2
    assert {lead.listed_on for lead in leads} == {DAY}


def test_a_day_sitemap_vouches_for_its_entries(web, paper):
    web.pages[f"{ROOT}/20260414.xml"] = urlset(
        entry(1), entry(2, lastmod="2026-04-20"), entry(3, published="2026-04-15")
    )
    source = paper(day_sitemap=ROOT + "/{year}{month:02}{day:02}.xml")
    leads, drops = find_leads(source, web.get, day=DAY)
    assert (numbers(leads), [drop.reason for drop in drops]) == (["1", "2"], [Reason.OUT_OF_SPAN])
    assert find_leads(source, web.get, day=None) == ([], [])


def page(*rows, base=""):
    return f"<html><head>{base}</head><body><ul class=news>{''.join(rows)}</ul><a href=/doc/99>aside</a></body></html>"


def row(number):
    return f"<li><a href='/doc/{number}'>Story <b>{number}</b></a></li>"


PAGES = ArchivePages(url=ROOT + "/archive/{year}-{month:02}-{day:02}?page={page}", links=".news a", last_page=9)


def test_day_pages_are_turned_until_nothing_new_comes(web, paper):
    at = f"{ROOT}/archive/2026-04-14?page="
    web.pages = {f"{at}1": page(row(1), row(2)), f"{at}2": page(row(2), row(3)), f"{at}3": page(row(3))}
    leads, drops = find_leads(paper(archive_pages=PAGES), web.get, day=DAY)
    assert numbers(leads) == ["1", "2", "3"]
    assert [drop.reason for drop in drops] == [Reason.KNOWN]
    assert [(lead.title, lead.origin, lead.listed_on) for lead in leads[:1]] == [("Story 1", LeadOrigin.ARCHIVE, DAY)]
    assert web.asked == [f"{at}1", f"{at}2", f"{at}3"]


def test_a_last_page_that_lists_new_links_says_that_there_may_be_more(web, paper):
    at = f"{ROOT}/archive/2026-04-14?page="
    web.pages = {f"{at}{n}": page(row(2 * n), row(2 * n + 1)) for n in range(1, 6)}
    pages = ArchivePages(url=PAGES.url, links=PAGES.links, last_page=3)
    leads, (drop,) = find_leads(paper(archive_pages=pages), web.get, day=DAY)
    assert numbers(leads) == ["2", "3", "4", "5", "6", "7"]
    assert (drop.reason, drop.item) == (Reason.TOO_LARGE, f"{at}3")
    assert drop.detail == "no page after it is read (last_page = 3), and 2 of its links are new"
    assert find_leads(paper(archive_pages=ArchivePages(url=f"{at}1", links=PAGES.links)), web.get, day=DAY)[1] == []


def test_the_end_of_the_day_pages_may_be_a_404_but_not_the_first(web, paper):
    at = f"{ROOT}/archive/2026-04-14?page="
    web.pages = {f"{at}1": page(row(1))}
    assert find_leads(paper(archive_pages=PAGES), web.get, day=DAY)[1] == []
    web.pages = {}
    (drop,) = find_leads(paper(archive_pages=PAGES), web.get, day=DAY)[1]
    assert (drop.reason, drop.item) == (Reason.FEED_UNREADABLE, f"{at}1")


def test_day_pages_end_where_the_site_leads_to_its_front_page(web, paper):
    at = f"{ROOT}/archive/2026-04-14?page="
    front = Page(page(row(9)).encode(), url=f"{ROOT}/")
    web.pages = {f"{at}1": page(row(1)), f"{at}2": front, f"{at}3": page(row(3))}
    leads, drops = find_leads(paper(archive_pages=PAGES), web.get, day=DAY)
    assert (numbers(leads), drops) == (["1"], [])
    web.pages[f"{at}1"] = front
    leads, (drop,) = find_leads(paper(archive_pages=PAGES), web.get, day=DAY)
    assert (leads, drop.reason, drop.item) == ([], Reason.FEED_UNREADABLE, f"{at}1")


@pytest.mark.parametrize("never", ["0001-01-01", "9999-12-31"])
def test_a_day_that_stands_for_none_hides_no_sitemap_of_an_index(web, paper, never):
    parts = [f"{ROOT}/{name}.xml" for name in "ab"]
    web.pages = {part: urlset(entry(number)) for number, part in enumerate(parts)}
    for changed in ([never, never], [never, "2026-04-14"]):
        web.pages[MAP] = index(*zip(parts, changed, strict=True))
        assert sorted(numbers(find_leads(paper(sitemaps=(MAP,)), web.get, day=None)[0])) == ["0", "1"]


def test_a_base_of_the_page_and_cards_around_links_count(web, paper):
    base = f"<base href='{ROOT}/sub/'>"
    web.pages[f"{ROOT}/archive/2026-04-14?page=1"] = page("<li class=card><a href=doc/7>x</a></li>", base=base)
    pages = ArchivePages(url=PAGES.url, links="li.card")
    assert [lead.url for lead in find_leads(paper(archive_pages=pages), web.get, day=DAY)[0]] == [f"{ROOT}/sub/doc/7"]


def test_a_selector_that_is_none_is_named(web, paper):
    web.pages[f"{ROOT}/archive/2026-04-14?page=1"] = page(row(1))
    pages = ArchivePages(url=PAGES.url, links="li[[")
    (drop,) = find_leads(paper(archive_pages=pages), web.get, day=DAY)[1]
    assert "li[[" in drop.detail


def test_past_sitemaps_are_asked_for_a_day_and_the_one_named_after_it_alone(web, paper):
    months = [(f"{ROOT}/sitemap-2026-{month:02}.xml", "2026-06-01") for month in range(1, 7)]
    web.pages = {MAP: index(*months, (f"{ROOT}/sitemap-misc.xml", "2026-06-01"))}
    web.pages[f"{ROOT}/sitemap-2026-04.xml"] = urlset(entry(1, lastmod="2026-04-14"), entry(2, lastmod="2026-04-15"))
    web.pages[f"{ROOT}/sitemap-misc.xml"] = urlset(entry(3, published="2026-04-14T08:00:00+09:00"))
    source = paper(past_sitemaps=(MAP,))
    leads, drops = find_leads(source, web.get, day=DAY)
    assert numbers(leads) == ["1", "3"]
    assert web.asked == [MAP, f"{ROOT}/sitemap-2026-04.xml", f"{ROOT}/sitemap-misc.xml"]
    assert [(drop.reason, drop.item, drop.detail) for drop in drops if drop.item == MAP] == [
        (Reason.OUT_OF_SPAN, MAP, "5 of its 7 sitemaps say that they hold nothing of 2026-04-14")
    ]
    assert find_leads(source, web.get, day=None) == ([], [])


def test_without_a_name_the_sitemaps_changed_soonest_after_the_day_come_first(web, paper):
    web.pages = {MAP: index(*((f"{ROOT}/{n}.xml", f"2026-04-{n}") for n in (30, 13, 20, 15)))}
    find_leads(paper(past_sitemaps=(MAP,)), web.get, day=DAY)
    assert web.asked == [MAP, f"{ROOT}/15.xml", f"{ROOT}/20.xml", f"{ROOT}/30.xml"]


def test_listings_that_were_read_whole_are_told_of_and_an_index_is_not(web, paper):
    web.pages = {
        MAP: index((f"{ROOT}/a.xml", "2026-04-14"), (f"{ROOT}/b.xml", "2026-04-14"), (f"{ROOT}/c.xml", "2026-04-14")),
        f"{ROOT}/a.xml": urlset(entry(1)),
        f"{ROOT}/b.xml": b"nonsense",
        f"{ROOT}/c.xml": Page(b"", status=304),
        f"{ROOT}/rss.xml": f"<rss version='2.0'><channel><item><link>{ROOT}/doc/7</link></item></channel></rss>",
    }
    whole = []
    source = paper(feeds=(Feed(url=f"{ROOT}/rss.xml"),), sitemaps=(MAP,))
    leads, drops = find_leads(source, web.get, day=None, on_complete=whole.append)
    assert numbers(leads) == ["7", "1"]
    assert whole == [f"{ROOT}/rss.xml", f"{ROOT}/a.xml"]
    assert [(drop.reason, drop.item) for drop in drops] == [
        (Reason.FEED_UNREADABLE, f"{ROOT}/b.xml"),
        (Reason.NOT_MODIFIED, f"{ROOT}/c.xml"),
    ]
