"""Page -> its article's title, by a vote of the places that name it.

The heading, the JSON-LD headline, the titles for social networks and the window title often differ by the site's name
or a kicker; what most of them agree on is the title. The weights are those with which most of the labelled titles of
our corpus came out right.
"""

import re
from collections import defaultdict
from collections.abc import Set
from typing import Any

from pipeline.html import Page, text_of

_SEPARATORS = (" | ", " - ", " – ", " — ", " · ", " « ", " › ", "ㅣ", "|", " // ", "-")
_HEADINGS = 3
_LONGEST = 1_000
"""Characters up to which a title is searched for the site's name: for each separator in it all of it is read."""

_FRONT_PAGE = re.compile(r"/|(?:https?:)?//[^/?#]+/?", re.IGNORECASE)
_WEIGHTS = {"heading": 1.0, "headline": 1.5, "og": 1.5, "twitter": 0.5, "window": 0.5}


def read_title(page: Page, headline: str) -> str:
    """`headline` is what JSON-LD gives, or empty. An empty string where the page names no title."""
    told = [(text, leads_to_front_page(heading)) for heading in page.root.iter("h1") if (text := text_of(heading))]
    headings = [text for text, is_logo in told if not is_logo][:_HEADINGS]
    window = page.root.find(".//title")
    og, twitter = page.first_meta("og:title") or "", page.first_meta("twitter:title") or ""
    names = [*page.meta.get("og:site_name", []), *(text for text, is_logo in told if is_logo)]
    sites = set(map(fold_title, names)) - {""}
    shown = text_of(window) if window is not None else ""
    agreed = [*headings, headline]
    named = [
        *(("heading", text) for text in headings),
        ("headline", headline),
        ("og", without_site(og, agreed, sites)),
        ("twitter", without_site(twitter, agreed, sites)),
        ("window", without_site(shown, [*agreed, og], sites)),
    ]
    votes: dict[str, float] = defaultdict(float)
    printed: dict[str, str] = {}
    for place, text in named:
        key = fold_title(text)
        if key:
            votes[key] += _WEIGHTS[place]
            printed.setdefault(key, text)
    return printed[max(votes, key=lambda key: votes[key])] if votes else ""


def leads_to_front_page(heading: Any) -> bool:
    """Many sites print their own name as a heading, all of it a link to their front page."""
    inside = list(heading.iter("a"))
    links = [*inside, *heading.iterancestors("a")]
    # a link around it holds all of its text, and that of any number of other headings
    if len(links) != 1 or (inside and text_of(heading) not in text_of(inside[0])):
        return False
    return _FRONT_PAGE.fullmatch(links[0].get("href") or "") is not None


def without_site(title: str, others: list[str], sites: Set[str]) -> str:
    """The part of "Title - Site" or "Site | Title" that one of the others is, or what is left without the site.
    A text longer than _LONGEST is no title with a site's name, and stays."""
    if len(title) > _LONGEST:
        return title
    known = {fold_title(other) for other in others} - {""}
    for separator in _SEPARATORS:
        parts = title.split(separator)
        for cut in range(len(parts) - 1, 0, -1):
            for part in (separator.join(parts[:cut]), separator.join(parts[cut:])):
                if fold_title(part) in known:
                    return part.strip()
    for separator in _SEPARATORS:
        before, _, last = title.rpartition(separator)
        first, _, after = title.partition(separator)
        if before and fold_title(last) in sites:
            return before.strip()
        if after and fold_title(first) in sites:
            return after.strip()
    return title


def fold_title(text: str) -> str:
    return re.sub(r"\W+", " ", text.casefold()).strip()
