"""times.newsstand.test: an English daily, shaped as the Korea Times' site is.

/robots.txt                       two disallowed kinds of path that the feed lists all the same; a small crawl-delay
/rss/allnews.xml                  the feed: also one withdrawn page (404), one outdated slug (301), one foreign host
/rss/business.xml                 one section, every item with the same pubDate (the real site did that)
/rss/atom.xml                     the same stories, with `updated`
/rss/hostile.xml                  links to 127.0.0.1 and 169.254.169.254, plainly and behind a redirect
/sitemap/news.xml                 news sitemap of two days
/sitemap/index.xml.gz             sitemap index, gzip, leading to a gzip sitemap a month
/archive/2026-04-14?page=1        a day's stories, three a page; any day is there, future ones are 404
/{section}/{subsection}/{YYYYMMDD}/{slug}
"""

from collections.abc import Callable
from datetime import date
from urllib.parse import parse_qs

from pipeline.newsstand.editions import NEWS_SITEMAP_DAYS, Answer, Edition, front, moved, not_found, plain, terms

STORIES_A_PAGE = 3


def answer(edition: Edition, path: str, query: str) -> Answer:
    fixed = _FIXED.get(path)
    if fixed is not None:
        return fixed(edition)
    if path.startswith("/archive/"):
        return _archive(edition, path.removeprefix("/archive/"), query)
    if path.startswith("/sitemap/articles-"):
        return _month(edition, path.removeprefix("/sitemap/articles-").removesuffix(".xml.gz"))
    story = edition.story_at(path)
    if story is not None:
        return edition.article(story, "times/article.html")
    new_home = edition.moved_to(path)
    return moved(new_home.url) if new_home else not_found(edition)


def _index(edition: Edition) -> Answer:
    months = sorted({f"{story.published:%Y%m}" for story in edition.stories})
    places = [f"http://{edition.paper.host}/sitemap/articles-{month}.xml.gz" for month in months]
    return edition.zipped("sitemap_index.xml", places=places)


def _month(edition: Edition, month: str) -> Answer:
    stories = [story for story in edition.stories if f"{story.published:%Y%m}" == month]
    return edition.zipped("sitemap.xml", stories=stories) if stories else not_found(edition)


def _archive(edition: Edition, text: str, query: str) -> Answer:
    page = parse_qs(query).get("page", ["1"])[0]
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return not_found(edition)
    if day > edition.last_day or not page.isdigit():
        return not_found(edition)
    stories = edition.published_on(day)
    first = (int(page) - 1) * STORIES_A_PAGE
    shown = stories[first : first + STORIES_A_PAGE]
    more = len(stories) > first + STORIES_A_PAGE
    text = edition.page("times/archive.html", day=day, number=int(page), stories=shown, more=more)
    return Answer(body=text.encode(), changed=edition.changed())


def _hostile_links(edition: Edition) -> list[str]:
    own = f"http://{edition.paper.host}"
    inside = ["http://169.254.169.254/latest/meta-data/", f"http://127.0.0.1:{edition.port}/admin/"]
    return [*inside, f"{own}/out/loopback", f"{own}/out/metadata", "file:///etc/hostname", "http://[::1]/"]


def _robots(edition: Edition) -> Answer:
    return plain(
        "User-agent: *\n"
        "Allow: /\n"
        "Disallow: /admin/\n"
        "Disallow: /opinion/drafts/\n"
        "Disallow: /*/embargo-\n"
        "Disallow: /*?print=\n"
        "Crawl-delay: 0.1\n\n"
        "User-agent: GreedyBot\n"
        "Disallow: /\n\n"
        f"Sitemap: http://{edition.paper.host}/sitemap/news.xml\n"
        f"Sitemap: http://{edition.paper.host}/sitemap/index.xml.gz\n"
    )


_FIXED: dict[str, Callable[[Edition], Answer]] = {
    "/": front,
    "/robots.txt": _robots,
    "/terms": terms,
    "/rss/allnews.xml": lambda edition: edition.xml(
        "rss.xml", content_type="application/rss+xml", rows=edition.listed(), one_date=None
    ),
    "/rss/business.xml": lambda edition: edition.xml(
        "rss.xml", content_type="application/rss+xml", rows=edition.listed("business"), one_date=edition.changed()
    ),
    "/rss/atom.xml": lambda edition: edition.xml(
        "atom.xml", content_type="application/atom+xml", rows=edition.listed()
    ),
    "/rss/hostile.xml": lambda edition: edition.xml(
        "hostile.xml", content_type="application/rss+xml", links=_hostile_links(edition)
    ),
    "/sitemap/news.xml": lambda edition: edition.xml("sitemap_news.xml", stories=edition.recent(NEWS_SITEMAP_DAYS)),
    "/sitemap/index.xml.gz": _index,
    "/out/loopback": lambda edition: moved(f"http://127.0.0.1:{edition.port}/admin/", 302),
    "/out/metadata": lambda _: moved("http://169.254.169.254/latest/meta-data/", 302),
}
