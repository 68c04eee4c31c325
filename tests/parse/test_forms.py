"""Live blogs, galleries, films and lists of stories are told apart; an article that only speaks of them is one."""

import pytest

from pipeline.model import Article, Drop, Reason
from pipeline.parse import parse_page

MONTHS = ("January", "February", "March", "April", "May", "June")
PROSE = "".join(
    f"<p>Fjordline carried {number}12,000 passengers in {month}, the ferry operator said on Wednesday, 8 percent more "
    f"than a year ago. Most of them went to the islands, where all {number}0 guest houses were full in {month}.</p>"
    for number, month in enumerate(MONTHS, start=1)
)
FEW = "<p>Film of the ferry Nordlys, which carried 4,000 people on its first day, as it left the harbour.</p>"
ARTICLE = '{"@type": "NewsArticle", "headline": "Ferries", "datePublished": "2026-06-03T09:00:00Z"}'


FORMS = {"live_blog", "video", "gallery"}


def parse(body, *, url="https://harbour.example/news/12", data=ARTICLE, head=""):
    script = f'<script type="application/ld+json">{data}</script>' if data else ""
    page = f"<html lang='en'><head><title>Ferries</title>{head}{script}</head><body>{body}</body></html>"
    return parse_page(page.encode(), url=url, content_type="text/html", source=None, captured_at=None)


@pytest.mark.parametrize(
    "page",
    [
        {"data": '{"@type": "LiveBlogPosting", "headline": "Ferries", "liveBlogUpdate": []}'},
        {"url": "https://harbour.example/news/live-blog/ferries-in-may"},
        {"url": "https://harbour.example/2026/ferries-strike-live-updates.html"},
        {"url": "https://harbour.example/nachrichten/faehren-im-newsticker-vom-3-juni,a1"},
        {"head": "<meta itemprop='x'><div itemscope itemtype='https://schema.org/LiveBlogPosting'></div>"},
    ],
    ids=["its own word", "folder", "end of the name", "ticker of news", "microdata"],
)
def test_a_live_blog_is_an_article_that_says_so(page):
    found = parse(f"<article><h1>Ferries</h1>{PROSE}</article>", **page)
    assert isinstance(found, Article)
    assert FORMS & set(found.flags) == {"live_blog"}


@pytest.mark.parametrize(
    "url",
    ["https://harbour.example/news/how-people-live", "https://harbour.example/news/live-music-returns-to-the-quay",
     "https://harbour.example/video-shows-rescue-at-sea", "https://harbour.example/news/olive-ticket"],
)  # fmt: skip
def test_an_address_that_only_speaks_of_it_says_nothing(url):
    assert parse(f"<article><h1>Ferries</h1>{FEW}</article>", url=url).flags == ()


@pytest.mark.parametrize(
    ("page", "form"),
    [
        ({"url": "https://harbour.example/video/ferry-leaves"}, "video"),
        ({"data": '{"@type": "VideoObject", "name": "Ferry", "uploadDate": "2026-06-03"}'}, "video"),
        ({"head": '<meta property="og:type" content="video.other">', "data": None}, "video"),
        ({"url": "https://harbour.example/galleries/2026/ferries"}, "gallery"),
        ({"url": "https://harbour.example/fotostrecke/faehren"}, "gallery"),
        ({"data": '{"@type": "ImageGallery", "headline": "Ferries"}'}, "gallery"),
    ],
    ids=["folder", "its own word", "open graph", "folder of pictures", "in German", "its own word for pictures"],
)
def test_a_film_or_pictures_with_few_words_are_kept_and_say_so_and_without_them_leave(page, form):
    assert FORMS & set(parse(f"<article><h1>Ferries</h1>{FEW}</article>", **page).flags) == {form}
    assert FORMS.isdisjoint(parse(f"<article><h1>Ferries</h1>{PROSE}</article>", **page).flags)
    found = parse("<h1>Ferries</h1><p>Ferry leaves</p>", **page)
    assert isinstance(found, Drop)
    assert found.reason is Reason(form)


def test_a_page_that_shows_nothing_to_who_does_not_pay_leaves_as_paywalled():
    data = '{"@type": "NewsArticle", "headline": "Ferries", "isAccessibleForFree": false}'
    assert parse("<h1>Ferries</h1><p>For friends.</p>", data=data).reason is Reason.PAYWALLED
    assert parse("<h1>Ferries</h1><p>For friends.</p>").reason is Reason.NO_TEXT
    assert parse(f"<h1>Ferries</h1>{PROSE}", data=data).paywalled


def teaser(number):
    return (
        f"<div class='card'><h3><a href='/news/{number}'>Ferry number {number} is late again this morning</a></h3>"
        f"<p>The {number} passengers of the morning ferry waited for an hour, the operator said, since fog hid the "
        f"quay.</p><time datetime='2026-06-0{1 + number % 9}'>today</time></div>"
    )


SECTION = "<main><h1>Business</h1>" + "".join(map(teaser, range(10, 22))) + "</main>"


@pytest.mark.parametrize("body", [SECTION, SECTION.replace("div class='card'", "li").replace("</div>", "</li>")])
def test_a_section_page_is_a_list_of_stories_whatever_days_it_shows(body):
    found = parse(body, url="https://harbour.example/business", data=None)
    assert isinstance(found, Drop)
    assert found.reason is Reason.NOT_NEWS


def test_an_article_over_a_list_of_stories_is_an_article():
    found = parse(f"<article><h1>Ferries</h1>{PROSE}</article>{SECTION}", data=None)
    assert isinstance(found, Article)
    assert "guest houses" in found.body_text


def test_an_article_of_parts_with_links_in_them_is_an_article():
    parts = "".join(
        f"<h3>Ferry {number}</h3><p>{number} people took it, see <a href='/{number}'>what the operator says of it"
        f"</a>. {'The sea was calm on that day, and so were they. ' * 3}</p>" for number in range(10, 22)
    )  # fmt: skip
    assert isinstance(parse(f"<article><h1>Ferries</h1>{parts}</article>", data=None), Article)
