"""The English paper over real HTTP: what a polite client meets."""

import gzip
from collections.abc import Callable

import pytest
import requests
from lxml import etree

from pipeline.newsstand import Newsstand, advance, load_papers

HOST = "times.newsstand.test"
ARTICLE = "/business/tech-science/20260414/meowtalk-users-in-norway-jump-47-percent-in-march"
CORRECTED = "/business/companies/20260414/ferrypay-revenue-rises-264-percent-in-first-quarter"
Ask = Callable[..., requests.Response]


@pytest.fixture
def ask(newsstand: Newsstand) -> Ask:
    def get(path: str, host: str = HOST, **headers: str) -> requests.Response:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        address = f"http://127.0.0.1:{newsstand.port}{path}"
        return requests.get(address, headers={"Host": host, **named}, allow_redirects=False, timeout=10)

    return get


def links(answer: requests.Response) -> list[str]:
    return [item.findtext("link") or "" for item in etree.fromstring(answer.content).iter("item")]


def locations(body: bytes) -> list[str]:
    return [place.text or "" for place in etree.fromstring(body).iter() if place.tag.endswith("}loc")]


def test_an_article_carries_its_text_its_metadata_and_what_surrounds_it(ask):
    page = ask(ARTICLE).text
    assert '<p class="editor-p">MeowTalk, a messenger run by Seoul-based Meow Works, had 612,300 monthly' in page
    assert '"@type": "NewsArticle"' in page
    assert 'property="article:published_time" content="2026-04-14T09:10:00+09:00"' in page
    assert "Most read" in page


@pytest.mark.parametrize("header", ["ETag", "Last-Modified"])
def test_an_unchanged_page_answers_304_without_a_body(ask, header):
    first = ask(ARTICLE)
    condition = {"ETag": "If_None_Match", "Last-Modified": "If_Modified_Since"}[header]
    again = ask(ARTICLE, **{condition: first.headers[header]})
    assert (first.status_code, again.status_code, again.content) == (200, 304, b"")


def test_a_stale_validator_gets_the_page(ask):
    assert ask(ARTICLE, If_None_Match='"something-else"').status_code == 200


def test_the_feed_has_real_304s_too(ask):
    assert ask("/rss/allnews.xml", If_None_Match=ask("/rss/allnews.xml").headers["ETag"]).status_code == 304


def test_a_page_is_gzipped_only_for_those_who_take_it(ask):
    zipped, plain = ask(ARTICLE, Accept_Encoding="gzip"), ask(ARTICLE, Accept_Encoding="identity")
    assert zipped.headers["Content-Encoding"] == "gzip"
    assert "Content-Encoding" not in plain.headers
    assert zipped.content == plain.content
    assert int(zipped.headers["Content-Length"]) < int(plain.headers["Content-Length"])


def test_the_feed_lists_what_a_feed_lists_in_life(ask):
    found = links(ask("/rss/allnews.xml"))
    assert len(found) == 16
    assert f"http://{HOST}{ARTICLE}" in found
    assert sum("utm_source=rss" in link for link in found) == 1
    assert [link for link in found if not link.startswith(f"http://{HOST}/")] == [
        "http://partner.example/markets/20260414/copper-price-falls-for-third-day"
    ]


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/business/tech-science/20260413/otterpost-to-close-its-photo-service", 404),
        ("/www/tech/2026/06/133_401122.html", 301),
        ("/business/games/20260411/paper-koi-nears-10-million-downloads", 301),
        ("/terms", 200),
        ("/archive/2026-04-15?page=1", 404),
        ("/archive/2026-03-02?page=1", 200),
        ("/archive/yesterday", 404),
        ("/nation/courts/20260415/nimbo-appeals-fine-cites-43-million-deletions", 404),
    ],
    ids=["withdrawn", "old style", "old slug", "terms", "tomorrow", "empty day", "no day", "tomorrow's story"],
)
def test_paths_answer_with_their_status(ask, path, status):
    assert ask(path).status_code == status


def test_an_old_style_link_redirects_to_the_story(ask):
    target = ask("/www/tech/2026/06/133_401122.html").headers["Location"]
    assert target == f"http://{HOST}/business/games/20260411/paper-koi-passes-10-million-downloads"


def test_robots_disallows_two_links_of_the_feed(ask):
    rules = ask("/robots.txt").text
    assert "Disallow: /opinion/drafts/" in rules
    assert "Disallow: /*/embargo-" in rules
    found = links(ask("/rss/allnews.xml"))
    assert sum("/opinion/drafts/" in link or "/embargo-" in link for link in found) == 2


def test_the_section_feed_gives_every_item_the_same_date(ask):
    items = list(etree.fromstring(ask("/rss/business.xml").content).iter("item"))
    assert len(items) > 5
    assert len({item.findtext("pubDate") for item in items}) == 1


def test_the_hostile_feed_leads_inside_plainly_and_by_redirect(ask, newsstand):
    found = links(ask("/rss/hostile.xml"))
    assert f"http://127.0.0.1:{newsstand.port}/admin/" in found
    assert "http://169.254.169.254/latest/meta-data/" in found
    assert ask("/out/loopback").headers["Location"].startswith("http://127.0.0.1:")
    assert ask("/out/metadata").headers["Location"].startswith("http://169.254.169.254/")


def test_the_gzip_sitemaps_hold_every_story_published_so_far(ask):
    months = locations(gzip.decompress(ask("/sitemap/index.xml.gz").content))
    found = [place for month in months for place in locations(gzip.decompress(_of(ask, month).content))]
    today = [story for story in load_papers()[HOST].stories if story.published.date().isoformat() <= "2026-04-14"]
    assert sorted(found) == sorted(story.url for story in today)


def test_the_news_sitemap_reaches_two_days_back(ask):
    found = locations(ask("/sitemap/news.xml").content)
    assert found
    assert all("/20260413/" in place or "/20260414/" in place for place in found)


def test_the_archive_of_a_day_is_paged_and_whole(ask):
    pages = [ask(f"/archive/2026-04-14?page={number}").text for number in (1, 2, 3)]
    found = [page.count('class="archive-link"') for page in pages]
    assert found == [3, 3, 2]
    assert 'rel="next"' in pages[1]
    assert 'rel="next"' not in pages[2]


def test_a_slow_page_comes_whole(ask):
    answer = ask("/business/companies/20260412/ottermart-app-downloaded-34-million-times-in-two-weeks")
    assert answer.status_code == 200
    assert answer.elapsed.total_seconds() >= 1


def test_the_spam_tail_stands_behind_the_copyright_line(ask):
    page = ask("/business/tech-science/20260412/cloudberry-mail-says-92-million-accounts-were-exposed").text
    assert page.index("6,300 customers") < page.index("All rights reserved") < page.index("500 free spins")


def test_advancing_adds_stories_and_corrects_one_figure(ask, newsstand, tmp_path):
    before, feed, sitemap = ask(CORRECTED), links(ask("/rss/allnews.xml")), ask("/sitemap/news.xml").text
    assert advance(tmp_path / "newsstand") == 1
    after = ask(CORRECTED, If_None_Match=before.headers["ETag"])
    assert newsstand.day == 1
    assert (after.status_code, "32.8 billion won" in after.text, "38.2 billion won" in after.text) == (200, True, False)
    assert after.headers["Last-Modified"] != before.headers["Last-Modified"]
    assert len(set(links(ask("/rss/allnews.xml"))) - set(feed)) == 2
    assert "<lastmod>2026-04-15T11:30:00+09:00</lastmod>" in ask("/sitemap/news.xml").text
    assert "2026-04-15" not in sitemap


def test_a_living_box_changes_the_bytes_but_not_the_story(ask, newsstand):
    path = "/business/games/20260411/paper-koi-passes-10-million-downloads"
    before = ask(path)
    newsstand.advance()
    after = ask(path)
    assert before.headers["ETag"] != after.headers["ETag"]
    assert before.headers["Last-Modified"] == after.headers["Last-Modified"]


def test_other_pages_keep_their_bytes_when_the_day_changes(ask, newsstand):
    before = ask(ARTICLE)
    newsstand.advance()
    assert ask(ARTICLE).content == before.content


def _of(ask: Ask, url: str) -> requests.Response:
    return ask(url.removeprefix(f"http://{HOST}"))
