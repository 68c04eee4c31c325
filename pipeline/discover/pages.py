"""A day page -> the links that its selector points at."""

from urllib.parse import urljoin

from bs4 import BeautifulSoup, ParserRejectedMarkup, Tag
from soupsieve import SelectorSyntaxError

from pipeline.discover.items import Answer, Item, Listed, UnreadableError, bounded
from pipeline.html import decode

_MAX_LINKS = 5_000


def read_links(answer: Answer, selector: str) -> Listed:
    """Links with their text as title, in page order; a <base> counts. Raises UnreadableError for what is no page."""
    decoded = decode(answer.body, answer.content_type)
    if decoded is None:
        raise UnreadableError("no HTML: text in no encoding we know")
    bounded(decoded.text)
    try:
        soup = BeautifulSoup(decoded.text, "lxml")
        picked = soup.select(selector)
    except SelectorSyntaxError as error:
        raise UnreadableError(f"archive_pages.links {selector!r} is no CSS selector: {error}") from error
    except (ParserRejectedMarkup, RecursionError) as error:
        raise UnreadableError(f"no HTML: {error}") from error
    if soup.find() is None:
        raise UnreadableError("no HTML: not one element in it")
    base = soup.find("base", href=True)
    at = urljoin(answer.url, str(base["href"])) if isinstance(base, Tag) else answer.url
    return Listed(
        items=[_item(element, at) for element in picked[:_MAX_LINKS]], beyond=max(0, len(picked) - _MAX_LINKS)
    )


def _item(element: Tag, base: str) -> Item:
    # the selector may point at a card around the link
    anchor = element if element.name == "a" else element.find("a")
    if not isinstance(anchor, Tag):
        return Item(href=_joined(base, element.get("href")))
    return Item(href=_joined(base, anchor.get("href")), title=" ".join(anchor.get_text().split()) or None)


def _joined(base: str, href: object) -> str | None:
    if not isinstance(href, str):
        return None
    try:
        return urljoin(base, href)
    except ValueError:  # such as an address in broken brackets: the listing drops it as it stands
        return href
