"""ilbo.newsstand.test: a Korean daily, shaped as the Hankook Ilbo's site is, in its two looks.

/robots.txt                            everything is allowed but the search page
/rss/news.xml                          the feed
/sitemap/latest-articles               news sitemap of two days
/sitemap/daily-articles/20260414       a day's stories; empty days are there, future ones are 404
/news/article/A{YYYYMMDDHHMM...}       static look, or Next.js look: the body stands in the page's data only
"""

import json
import re
from collections.abc import Callable
from datetime import datetime

from pipeline.newsstand.editions import NEWS_SITEMAP_DAYS, Answer, Edition, front, not_found, plain, terms
from pipeline.newsstand.stories import Story

_DAY = re.compile(r"/sitemap/daily-articles/(\d{8})")


def answer(edition: Edition, path: str, _query: str) -> Answer:
    fixed = _FIXED.get(path)
    if fixed is not None:
        return fixed(edition)
    day = _DAY.fullmatch(path)
    if day is not None:
        return _day_sitemap(edition, day.group(1))
    story = edition.story_at(path)
    if story is None:
        return not_found(edition)
    return _streamed(edition, story) if story.look == "next" else edition.article(story, "ilbo/article.html")


def _day_sitemap(edition: Edition, text: str) -> Answer:
    try:
        day = datetime.strptime(f"{text}+0900", "%Y%m%d%z").date()
    except ValueError:
        return not_found(edition)
    if day > edition.last_day:
        return not_found(edition)
    return edition.xml("sitemap.xml", stories=edition.published_on(day))


def _streamed(edition: Edition, story: Story) -> Answer:
    """The look without a single <p>: the page's data carry the body as a text row and point to it as "$24"."""
    body = edition.page("ilbo/content.html", story=story)
    rows = [
        '1:"$Sreact.fragment"\n3:I[13578,[],""]\n',
        f"24:T{len(body.encode()):x},",
        body,
        f"5:{_compact(_article_state(story))}\n",
    ]
    pushes = [_script_safe(_compact([1, row])) for row in rows]
    return edition.article(story, "ilbo/streamed.html", pushes=pushes)


def _article_state(story: Story) -> list[object]:
    detail = {
        "articleId": story.path.rpartition("/")[2],
        "sectionName": story.section,
        "title": story.headline,
        "subTitle": story.subtitle,
        "contentHtml": "$24",
        "writerDisplay": f"{story.author} 기자",
        "deployDt": f"{story.published:%Y.%m.%d %H:%M}",
        "reDeployDt": f"{story.modified:%Y.%m.%d %H:%M}",
        "viewCount": 1204,
    }
    state = {"queries": [{"state": {"data": {"code": "S3000", "data": {"detail": detail}}}}]}
    return ["$", "$L23", None, {"state": state}]


def _compact(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _script_safe(text: str) -> str:
    """JSON inside <script> must not hold a tag; Next.js escapes it in this very way."""
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


_FIXED: dict[str, Callable[[Edition], Answer]] = {
    "/": front,
    "/robots.txt": lambda edition: plain(
        f"User-agent: *\nDisallow: /search?\nAllow: /\n\nSitemap: http://{edition.paper.host}/sitemap/latest-articles\n"
    ),
    "/terms": terms,
    "/rss/news.xml": lambda edition: edition.xml(
        "rss.xml", content_type="application/rss+xml", rows=edition.listed(), one_date=None
    ),
    "/sitemap/latest-articles": lambda edition: edition.xml(
        "sitemap_news.xml", stories=edition.recent(NEWS_SITEMAP_DAYS)
    ),
}
