"""What a page is where it is no plain article: a live blog, a gallery, a video, a list of stories.

By what the page calls itself (types of schema.org in JSON-LD and microdata, og:type), by its address, and for lists by
how much of its text stands under headlines that lead elsewhere.
"""

import re
from collections import Counter
from enum import StrEnum
from typing import Any
from urllib.parse import urlsplit

from pipeline.html import Page, fold_space, text_of
from pipeline.parse.facts import Facts, types_of
from pipeline.parse.reading import Reading

_LIVE_KIND = "LiveBlogPosting"
_LIVE = re.compile(
    r"(?:^|[/_.-])(?:live[-_]?(?:blog|ticker|updates?|feed|reporting)|news[-_]?ticker|newsblog|latest[-_]updates?)"
    r"(?:[/_.-]|$)"
)
_VIDEO = re.compile(r"^(?:videos?|watch|v|clips?|tv|mediathek)$")
_GALLERY = re.compile(
    r"^(?:gallery|galleries|gallerie?s?|galerias?|galerie[ns]?|photos?|photo-?(?:essay|gallery|story)s?|pictures?|"
    r"foto[-_]?(?:s|strecken?|galerien?|reportage)?|bilder(?:strecken?|galerien?)?|slideshows?|diaporamas?)$"
)
_GALLERIES = frozenset({"imagegallery", "mediagallery"})
_LISTS = frozenset({"collectionpage", "itemlist", "searchresultspage", "profilepage"})
_HEADLINE = 25
"""Characters from which a link's text may be a headline: menus are shorter."""

_FEWEST = 8
"""Teasers on a list of stories."""

_LONGEST_TEASER = 600
_MOST = 0.6
"""The share of what was read that stands in teasers, from which a page is a list of them."""


class Form(StrEnum):
    """A word of `Article.flags` where the page has a running text, a reason where it has none."""

    LIVE_BLOG = "live_blog"
    GALLERY = "gallery"
    VIDEO = "video"


def is_live_blog(page: Page, url: str) -> bool:
    if "liveblogposting" in _called(page):
        return True
    if _LIVE.search(urlsplit(url).path.lower()):
        return True
    kinds = (element.get("itemtype") or "" for element in page.root.iter()) if _LIVE_KIND in page.markup else ()
    return any(_LIVE_KIND in kind for kind in kinds)


def picture_form(page: Page, url: str) -> Form | None:
    """A page whose matter is a film or pictures; whoever asks has seen that it says little in words."""
    called = _called(page)
    folders = urlsplit(url).path.lower().split("/")
    kind = (page.first_meta("og:type") or "").lower()
    if called & _GALLERIES or any(_GALLERY.match(folder) for folder in folders):
        return Form.GALLERY
    if "videoobject" in called or kind.startswith("video") or any(_VIDEO.match(folder) for folder in folders):
        return Form.VIDEO
    return None


def is_list_of_stories(page: Page, url: str, facts: Facts, reading: Reading) -> bool:
    """A page that does not call itself an article, and most of what was read of it are teasers; or one without a date
    that calls itself a collection, or stands at the root of its site. The date found may be that of a teaser."""
    if facts.described:
        return False
    parts = urlsplit(url)
    if facts.published_at is None and (_called(page) & _LISTS or (not parts.path.strip("/") and not parts.query)):
        return True
    return _is_of_teasers(page, reading)


def _called(page: Page) -> set[str]:
    """All types of schema.org that its JSON-LD names."""
    return {name for thing in page.json_ld for name in types_of(thing)}


def _is_of_teasers(page: Page, reading: Reading) -> bool:
    texts = [text for _, text in reading.parts]
    wanted = set(texts)
    read = [found for teaser in _teasers(page) if (found := wanted & _texts_in(teaser))]
    in_them = set().union(*read)
    return len(read) >= _FEWEST and sum(map(len, in_them)) >= _MOST * sum(map(len, texts))


def _texts_in(teaser: Any) -> set[str]:
    if len(text_of(teaser)) > _LONGEST_TEASER:
        return set()
    return {text_of(element) for element in teaser.iter()}


def _teasers(page: Page) -> list[Any]:
    """For each headline that leads elsewhere the largest element around it with no other such headline in it."""
    leads: dict[Any, str] = {}  # where all headlines inside an element lead to; empty where they lead to several pages
    headlines = _headlines(page)
    for link in headlines:
        for element in (link, *link.iterancestors()):
            known = leads.setdefault(element, link.get("href"))
            if not known:
                break
            if known != link.get("href"):
                leads[element] = ""
    return list(dict.fromkeys(_largest(link, leads) for link in headlines if leads[link]))


def _largest(link: Any, leads: dict[Any, str]) -> Any:
    while leads.get(link.getparent()):
        link = link.getparent()
    return link


def _headlines(page: Page) -> list[Any]:
    """Links that are all their elements say, so that links in running text are none."""
    texts: Counter[Any] = Counter()  # by element, with those inside it; each element once, after what is inside it
    for element in reversed(list(page.root.iter())):
        texts[element] += _says(element.text)
        if (parent := element.getparent()) is not None:
            texts[parent] += texts[element] + _says(element.tail)
    links = (link for link in page.root.iter("a") if link.get("href") and texts[link] == texts[link.getparent()])
    return [link for link in links if len(text_of(link)) >= _HEADLINE]


def _says(text: str | None) -> bool:
    return bool(text and fold_space(text))
