"""What a page is where it is no plain article: a live blog, a gallery, a video, a list of stories.

By what the page calls itself (types of schema.org in JSON-LD and microdata, og:type), by its address, and for lists by
how much of its text stands under headlines that lead elsewhere.
"""

import re
from collections import defaultdict
from enum import StrEnum
from typing import Any
from urllib.parse import urlsplit

from pipeline.html import Page, fold_space, text_of
from pipeline.parse.facts import Facts, types_of
from pipeline.parse.reading import Reading

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
    if any("liveblogposting" in types_of(thing) for thing in page.json_ld):
        return True
    marked = (element.get("itemtype") or "" for element in page.alive)
    return bool(_LIVE.search(urlsplit(url).path.lower())) or any("LiveBlogPosting" in kind for kind in marked)


def picture_form(page: Page, url: str) -> Form | None:
    """A page whose matter is a film or pictures; whoever asks has seen that it says little in words."""
    called = {name for thing in page.json_ld for name in types_of(thing)}
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
    called = {name for thing in page.json_ld for name in types_of(thing)}
    parts = urlsplit(url)
    if facts.published_at is None and (called & _LISTS or (not parts.path.strip("/") and not parts.query)):
        return True
    return _is_of_teasers(page, reading)


def _is_of_teasers(page: Page, reading: Reading) -> bool:
    words = [fold_space(" ".join(teaser.itertext())) for teaser in _teasers(page)]
    words = [told for told in words if len(told) <= _LONGEST_TEASER]
    texts = [text for _, text in reading.parts]
    read = [told for told in words if any(text in told for text in texts)]
    in_them = sum(len(text) for text in texts if any(text in told for told in read))
    return len(read) >= _FEWEST and in_them >= _MOST * sum(map(len, texts))


def _teasers(page: Page) -> list[Any]:
    """For each headline that leads elsewhere the largest element around it with no other such headline in it."""
    leads: dict[Any, set[str]] = defaultdict(set)
    headlines = [link for link in page.root.iter("a") if link.get("href") and _is_headline(link)]
    for link in headlines:
        leads[link].add(link.get("href"))
        for above in link.iterancestors():
            leads[above].add(link.get("href"))
    found = []
    for link in headlines:
        around = [above for above in link.iterancestors() if len(leads[above]) == 1]
        found.append(around[-1] if around else link)
    return list(dict.fromkeys(found))


def _is_headline(link: Any) -> bool:
    """A link that is all its element says, so that links in running text are none."""
    text = text_of(link)
    return len(text) >= _HEADLINE and text_of(link.getparent()) == text
