"""kurier.newsstand.test: a Russian business daily, shaped as Kommersant's site is.

/robots.txt                     the real site's wildcard rules, and one disallowed article that the feed lists
/rss/news.xml                   the feed, in windows-1251
/rss/corp.xml                   one section, in UTF-8; titles read "headline // sub-headline"
/sitemaps/sitemap_news.xml      news sitemap of two days
/archive/news/day/2026-04-14    a day's stories on one page; its sidebar leaks stories of other days
/doc/{N}                        articles; the older ones in windows-1251, one of them cut by a paywall
"""

import re
from collections.abc import Callable
from datetime import date

from pipeline.newsstand.editions import NEWS_SITEMAP_DAYS, Answer, Edition, not_found, plain, terms

_DAY = re.compile(r"/archive/news/day/(\d{4}-\d{2}-\d{2})")


def answer(edition: Edition, path: str, _query: str) -> Answer:
    fixed = _FIXED.get(path)
    if fixed is not None:
        return fixed(edition)
    day = _DAY.fullmatch(path)
    if day is not None:
        return _archive(edition, day.group(1))
    story = edition.story_at(path)
    return edition.article(story, "kurier/article.html") if story else not_found(edition)


def _archive(edition: Edition, text: str) -> Answer:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return not_found(edition)
    if day > edition.last_day:
        return not_found(edition)
    own = edition.published_on(day)
    others = [story for story in edition.stories if story not in own][:2]
    page = edition.page("kurier/archive.html", day=day, stories=own, others=others)
    return Answer(body=page.encode(), changed=edition.changed())


def _robots(edition: Edition) -> Answer:
    return plain(
        "User-agent: *\n"
        "Disallow: /doc*=\n"
        "Disallow: /*utm_\n"
        "Disallow: /*from=\n"
        "Disallow: /doc-y/\n"
        "Disallow: *doc.html*\n"
        "Disallow: /doc/8611013$\n\n"
        f"Sitemap: http://{edition.paper.host}/sitemaps/sitemap_news.xml\n"
    )


def _feed(edition: Edition) -> Answer:
    rows = edition.listed()
    return edition.xml("rss.xml", encoding="windows-1251", content_type="application/rss+xml", rows=rows, one_date=None)


def _corporate_feed(edition: Edition) -> Answer:
    rows = edition.listed("Бизнес")
    return edition.xml("rss.xml", content_type="application/rss+xml", rows=rows, one_date=None, subtitles=True)


_FIXED: dict[str, Callable[[Edition], Answer]] = {
    "/": lambda edition: _archive(edition, edition.today.isoformat()),
    "/robots.txt": _robots,
    "/terms": terms,
    "/rss/news.xml": _feed,
    "/rss/corp.xml": _corporate_feed,
    "/sitemaps/sitemap_news.xml": lambda edition: edition.xml(
        "sitemap_news.xml", stories=edition.recent(NEWS_SITEMAP_DAYS)
    ),
}
