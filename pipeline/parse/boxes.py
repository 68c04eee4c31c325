"""The article's element -> the elements in it that are made as something else: cards of other stories, offers of shops,
lists of the site's own services. What they are called does not count here, only how they are built.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from functools import cache, partial
from typing import Any

from pipeline.html import host_of, text_of
from pipeline.parse.noise import is_unseen

_HEADINGS = ("h2", "h3", "h4", "h5", "h6")
_LEVELS = 5
_LONGEST_CARD = 600
_MOST = 0.3
"""Share of the prose up to which such elements are believed to be something else: a digest is made of cards itself."""

_PRICE = re.compile(r"[$€£¥₽₩₴₹]\s?\d|\d\s?(?:[$€£¥₽₩₴₹]|(?:EUR|USD|Euro|euros?|руб|zł|Kč|kr|원)\b)")
_PAID = frozenset({"sponsored", "nofollow"})
_PROMOTES = re.compile(
    r"\bnewsletters?\b|\bsign up\b|\bsubscribe\b|\bfollow (?:us|live|our)\b|\b(?:learn|read) more\W*$|\bwhatsapp\b|"
    r"\bsocial media\b|\bhier entlang\b|\bабонир|\bподпи(?:сывайтесь|шитесь)\b|\bрассылк|뉴스레터|구독",
    re.IGNORECASE,
)
_TITLE_OF_BOX = 120


def boxes_in(root: Any, host: str, prose: dict[Any, float]) -> dict[Any, str]:
    """The reason by element; what stands inside such an element leaves with it.

    `host` is that of the page: a heading that links elsewhere is no other story of the site. `prose` is each element's
    running text, in characters.
    """
    most = _MOST * prose.get(root, 0.0)
    found: dict[Any, str] = {}
    for cards in _cards(root, host):
        if sum(prose.get(card, 0.0) for card in cards) <= most:
            found.update(dict.fromkeys(cards, "related"))
    sizes = cache(partial(_sizes, root))
    for items in root.iter("ul", "ol"):
        reason = _reason_of_list(items)
        if reason is not None:
            box = items if reason == "advert" else _with_its_title(items, root, sizes)
            if prose.get(box, 0.0) <= most:
                found[box] = reason
    return found


def _cards(root: Any, host: str) -> Iterator[list[Any]]:
    """Neighbours called alike, each short and with a heading that is a link to another page of the site."""
    alike: dict[tuple[Any, str, str], dict[Any, None]] = defaultdict(dict)
    for heading in root.iter(*_HEADINGS):
        if not _leads_away(heading, host):
            continue
        element = heading
        for _ in range(_LEVELS):
            element = element.getparent()
            if element is None or element is root:
                break
            alike[element.getparent(), element.tag, element.get("class") or ""][element] = None
    for group in alike.values():
        if len(group) > 1 and not any(_is_longer(card, _LONGEST_CARD) for card in group):
            yield list(group)


def _leads_away(heading: Any, host: str) -> bool:
    """Whether all of a heading is a link to another page of the site. What is longer than a card is no heading."""
    if _is_longer(heading, _LONGEST_CARD):
        return False
    text = _seen_text(heading)
    # of the text of a link around it only the heading's counts: such a link may hold any number of other headings
    linked = [*((link, link) for link in heading.iter("a")), *((link, heading) for link in heading.iterancestors("a"))]
    for link, holder in linked:
        target = link.get("href") or ""
        if not text or not target or target.startswith(("#", "javascript:", "mailto:")) or text not in text_of(holder):
            continue
        where = host_of(target)
        return not where or where.removeprefix("www.") == host.removeprefix("www.")
    return False


def _seen_text(element: Any) -> str:
    text = text_of(element)
    for span in element.iter("span"):
        if is_unseen(span):
            text = text.replace(text_of(span), "", 1).strip()
    return text


def _reason_of_list(items: Any) -> str | None:
    """By what at least half of its items are: a price beside a link that the page marks as paid for, or a promotion."""
    entries = list(items.iterchildren("li"))
    if len(entries) < 2:
        return None
    linked = [(entry, list(entry.iter("a"))) for entry in entries]
    paid = [entry for entry, links in linked if any(_is_paid(link) for link in links)]
    if 2 * sum(_PRICE.search(text_of(entry)) is not None for entry in paid) >= len(entries):
        return "advert"
    own = [entry for entry, links in linked if links]
    if 2 * sum(_PROMOTES.search(text_of(entry)) is not None for entry in own) >= len(entries):
        return "newsletter"
    return None


def _is_paid(link: Any) -> bool:
    return not _PAID.isdisjoint((link.get("rel") or "").lower().split())


def _with_its_title(items: Any, root: Any, sizes: Callable[[], Counter[Any]]) -> Any:
    """The list, or the box that holds nothing else but the list's title."""
    box, most = items, len(text_of(items)) + _TITLE_OF_BOX
    for above in items.iterancestors():
        if above is root or sizes()[above] > most:
            break
        box = above
    return box


def _sizes(root: Any) -> Counter[Any]:
    """Characters of text inside the root and each element in it, without blanks around: each element is read once."""
    found: Counter[Any] = Counter()
    for element in reversed(list(root.iter())):
        found[element] += len((element.text or "").strip())
        if element is not root:
            found[element.getparent()] += found[element] + len((element.tail or "").strip())
    return found


def _is_longer(element: Any, most: int) -> bool:
    """Looks no further than it has to: the element may be the whole page."""
    size = 0
    for text in element.itertext():
        size += len(text.strip())
        if size > most:
            return True
    return False
