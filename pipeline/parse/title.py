"""Page -> its article's title, by a vote of the places that name it.

The heading, the JSON-LD headline, the titles for social networks and the window title often differ by the site's name
or a kicker; what most of them agree on is the title. The weights are those with which most of the labelled titles of
our corpus came out right.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Set
from html import unescape
from itertools import islice
from typing import Any

from pipeline.html import Page, fold_space, text_of
from pipeline.parse.noise import is_unseen

_SEPARATORS = (" | ", " - ", " – ", " — ", " · ", " « ", " › ", " < ", " :: ", "ㅣ", "|", " // ", "-")
_HEADINGS = 3
_SHORTEST_LOWER = 16
_NUMBER = re.compile(r"\W*+\d[\d\W]*+[kKmM]?\s*+")
_MOST_PARTS = 50
"""Elements in a heading: one with more, or with a text that is too long for a title, is taken as it is."""

_AGE = re.compile(r"\s*\d{1,2}\+\s*")
_REFERENCE = re.compile(r"&(?:amp|quot|apos|lt|gt|nbsp|[lr][ds]quo|[nm]dash|#x?[0-9a-fA-F]{2,5});")
_LONGEST = 1_000
"""Characters up to which a title is searched for the site's name: for each separator in it all of it is read."""

_FRONT_PAGE = re.compile(r"/|(?:https?:)?//[^/?#]+/?", re.IGNORECASE)
_WEIGHTS = {"heading": 1.0, "headline": 1.5, "og": 1.5, "twitter": 0.5, "window": 0.5}


def read_title(page: Page, headline: str) -> str:
    """`headline` is what JSON-LD gives, or empty. An empty string where the page names no title."""
    told = [(text, leads_to_front_page(heading)) for heading in page.root.iter("h1") if (text := heading_of(heading))]
    headings = [text for text, is_logo in told if not is_logo][:_HEADINGS]
    window = page.root.find(".//title")
    og, twitter = (resolved(page.first_meta(name) or "") for name in ("og:title", "twitter:title"))
    names = [*page.meta.get("og:site_name", []), *(text for text, is_logo in told if is_logo)]
    sites = set(map(fold_title, names)) - {""}
    shown = resolved(text_of(window)) if window is not None else ""
    agreed = [*headings, headline]
    lower = [] if told else list(islice(_lower_headings(page), _HEADINGS))
    named = [
        *(("heading", text) for text in headings),
        ("headline", headline),
        ("og", _whole(without_site(og, agreed, sites), agreed)),
        ("twitter", _whole(without_site(twitter, agreed, sites), agreed)),
        ("window", without_site(shown, [*agreed, og, *lower], sites)),
    ]
    votes: dict[str, float] = defaultdict(float)
    printed: dict[str, str] = {}
    for place, text in named:
        key = fold_title(text)
        if key:
            votes[key] += _WEIGHTS[place]
            printed.setdefault(key, text)
    return printed[max(votes, key=lambda key: votes[key])] if votes else ""


def _lower_headings(page: Page) -> Iterator[str]:
    """Those that may be the story's where no first one is: the names of sections are shorter."""
    texts = (text_of(heading) for heading in page.root.iter("h2", "h3"))
    return (text for text in texts if _SHORTEST_LOWER <= len(text) <= _LONGEST)


def heading_of(heading: Any) -> str:
    """Its text without counters, hidden numbers, and a mark of age set high."""
    text = text_of(heading)
    if len(text) > _LONGEST or len(list(islice(heading.iterdescendants(), _MOST_PARTS + 1))) > _MOST_PARTS:
        return text
    return resolved(fold_space("".join(_seen(heading))))


def _seen(element: Any) -> Iterator[str]:
    yield element.text or ""
    for part in element:
        text = list(_seen(part))
        told = "".join(text)
        is_of_site = _AGE.fullmatch(told) if part.tag == "sup" else _NUMBER.fullmatch(told) and is_unseen(part)
        yield from () if is_of_site else text
        yield part.tail or ""


def _whole(text: str, others: list[str]) -> str:
    """Of a title that is cut off (*Ferries grow…*) the one that goes on."""
    begins = text.rstrip(" .…").casefold() if text.endswith(("…", "...")) else ""
    return next((other for other in others if begins and other.casefold().startswith(begins)), text)


def resolved(text: str) -> str:
    """Some sites escape twice what they print: character references that a reader would see."""
    return fold_space(unescape(text)) if _REFERENCE.search(text) else text


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
