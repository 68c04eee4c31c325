"""The Russian paper over real HTTP."""

import pytest
import requests
from lxml import etree

HOST = "kurier.newsstand.test"


@pytest.fixture
def ask(newsstand):
    def get(path: str) -> requests.Response:
        address = f"http://127.0.0.1:{newsstand.port}{path}"
        return requests.get(address, headers={"Host": HOST}, allow_redirects=False, timeout=10)

    return get


def titles(answer: requests.Response) -> list[str]:
    return [item.findtext("title") or "" for item in etree.fromstring(answer.content).iter("item")]


def test_the_feed_is_windows_1251_bytes_under_the_right_names(ask):
    answer = ask("/rss/news.xml")
    assert answer.headers["Content-Type"] == "application/rss+xml; charset=windows-1251"
    assert answer.content.startswith(b'<?xml version="1.0" encoding="windows-1251"?>')
    assert "Курьер газетного киоска".encode("cp1251") in answer.content
    assert len(titles(answer)) == 13


@pytest.mark.parametrize(
    ("path", "charset"), [("/doc/8604218", "windows-1251"), ("/doc/8611021", "utf-8")], ids=["older", "recent"]
)
def test_a_page_is_in_the_encoding_that_its_header_and_meta_name(ask, path, charset):
    answer = ask(path)
    assert answer.headers["Content-Type"] == f"text/html; charset={charset}"
    assert f'<meta charset="{charset}" />' in answer.content.decode(charset)
    assert "пользователей" in answer.content.decode(charset) or "млн ящиков" in answer.content.decode(charset)


def test_the_section_feed_joins_headline_and_sub_headline(ask):
    found = titles(ask("/rss/corp.xml"))
    assert (
        "MeowTalk нарастил аудиторию в Норвегии // Число пользователей мессенджера за месяц выросло на 31,5%" in found
    )
    assert not [title for title in titles(ask("/rss/news.xml")) if " // " in title]


def test_an_article_has_the_marks_of_its_look(ask):
    page = etree.fromstring(ask("/doc/8611021").content, etree.HTMLParser(encoding="utf-8"))
    body = page.xpath('//div[contains(@class, "article_text_wrapper")]/p[contains(@class, "doc__text")]')
    assert "548,1 тыс. пользователей" in body[0].text
    assert "doc__intro" in body[0].get("class")
    assert page.xpath("//time/@datetime") == ["2026-04-14T12:05:00+03:00"]
    assert page.xpath("//article/@data-article-docsid") == ["8611021"]


def test_the_paywalled_page_shows_its_beginning_only(ask):
    page = ask("/doc/8610955").text
    assert 'data-analytics-paid="Yes"' in page
    assert "4,5 млрд руб." in page
    assert "платных ящиков" not in page


def test_the_archive_of_a_day_lists_it_whole_and_leaks_others_beside(ask):
    page = etree.fromstring(ask("/archive/news/day/2026-04-13").content, etree.HTMLParser(encoding="utf-8"))
    listed = page.xpath("//article/@data-article-url")
    assert listed == [f"http://{HOST}/doc/{number}" for number in (8610877, 8610702, 8610610)]
    assert page.xpath("//aside//a/@href")
    assert ask("/archive/news/day/2026-04-15").status_code == 404
    assert ask("/archive/news/day/2026-13-01").status_code == 404
    assert ask("/archive/news/day/2026-03-01").status_code == 200


def test_robots_disallows_an_article_that_the_feed_lists(ask):
    rules = ask("/robots.txt").text
    assert "Disallow: /doc*=" in rules
    assert "Disallow: /doc/8611013$" in rules
    assert b"/doc/8611013</link>" in ask("/rss/news.xml").content


def test_the_news_sitemap_and_the_next_day_agree(ask, newsstand):
    before = ask("/sitemaps/sitemap_news.xml").text
    newsstand.advance()
    assert "/doc/8611402" not in before
    assert "/doc/8611402" in ask("/sitemaps/sitemap_news.xml").text
    assert ask("/doc/8611402").status_code == 200


def test_a_document_that_is_not_there_is_a_404(ask):
    assert ask("/doc/1").status_code == 404
