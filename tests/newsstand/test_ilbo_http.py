"""The Korean paper over real HTTP."""

import json
import re

import pytest
import requests
from lxml import etree

HOST = "ilbo.newsstand.test"
STATIC = "/news/article/A2026041410200001101"
STREAMED = "/news/article/A2026041417300002202"


@pytest.fixture
def ask(newsstand):
    def get(path: str) -> requests.Response:
        address = f"http://127.0.0.1:{newsstand.port}{path}"
        return requests.get(address, headers={"Host": HOST}, allow_redirects=False, timeout=10)

    return get


def tree(answer: requests.Response):
    return etree.fromstring(answer.content, etree.HTMLParser(encoding="utf-8"))


def locations(answer: requests.Response) -> list[str]:
    return [place.text for place in etree.fromstring(answer.content).iter("{*}loc")]


def test_the_static_look_has_its_body_in_paragraphs(ask):
    page = tree(ask(STATIC))
    body = page.xpath('//div[@class="article-view"]/p')
    assert "61만2300명" in body[0].text
    assert page.xpath('//meta[@property="article:published_time"]/@content') == ["2026-04-14T10:20:00+09:00"]
    assert "$$" not in ask(STATIC).text


def test_the_streamed_look_has_no_paragraph_and_its_body_in_the_data(ask):
    answer = ask(STREAMED)
    assert not tree(answer).xpath("//p")
    pushed = [
        json.loads(text)[1] for text in re.findall(r"__next_f\.push\((\[1,.*?\])\)</script>", answer.text, re.DOTALL)
    ]
    payload = "".join(pushed)
    row = re.search(r"24:T([0-9a-f]+),", payload)
    size, rest = int(row.group(1), 16), payload[row.end() :].encode()
    assert '"contentHtml":"$24"' in payload
    assert "영업이익은 328억원" in rest[:size].decode()
    assert rest[size:].startswith(b"5:[")
    assert "$$ARTICLEAD$$" in payload


def test_the_streamed_look_has_date_and_author_in_the_analytics_mark(ask):
    mark = tree(ask(STREAMED)).xpath('//div[@id="gtm-article-data"]')[0]
    assert mark.get("data-deploy-dt") == "2026.04.14 17:30"
    assert mark.get("data-byline-writer-name") == "임보라"


def test_the_day_sitemap_lists_that_day(ask):
    assert locations(ask("/sitemap/daily-articles/20260412")) == [
        f"http://{HOST}/news/article/A2026041211400000306",
    ]
    assert locations(ask("/sitemap/daily-articles/20260301")) == []
    assert ask("/sitemap/daily-articles/20260415").status_code == 404
    assert ask("/sitemap/daily-articles/20261341").status_code == 404


def test_the_latest_sitemap_moves_with_the_day(ask, newsstand):
    before = locations(ask("/sitemap/latest-articles"))
    newsstand.advance()
    after = locations(ask("/sitemap/latest-articles"))
    assert f"http://{HOST}/news/article/A2026041511000001212" in set(after) - set(before)


def test_the_feed_holds_the_english_story_of_the_sister_paper(ask):
    assert b"Lanternet gains 215,000 fiber subscribers" in ask("/rss/news.xml").content
    assert tree(ask("/news/article/A2026041312000000207")).get("lang") == "en"
