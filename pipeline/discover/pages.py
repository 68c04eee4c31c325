"""A day page -> the links that its selector points at."""

from cssselect import SelectorError
from lxml import etree, html
from lxml.cssselect import CSSSelector

from pipeline.discover.items import Answer, Item, UnreadableError

_MAX_LINKS = 5_000


def read_links(answer: Answer, selector: str) -> list[Item]:
    """Links with their text as title, in page order; a <base> counts. Raises UnreadableError for what is no page."""
    try:
        picked = CSSSelector(selector, translator="html")
    except SelectorError as error:
        raise UnreadableError(f"archive_pages.links {selector!r} is no CSS selector: {error}") from error
    try:
        root = html.document_fromstring(answer.body, parser=html.HTMLParser(no_network=True, encoding=_charset(answer)))
        root.make_links_absolute(answer.url, resolve_base_href=True, handle_failures="ignore")
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, LookupError) as error:
        raise UnreadableError(f"no HTML: {error}") from error
    return [_item(element) for element in picked(root)[:_MAX_LINKS]]


def _item(element: html.HtmlElement) -> Item:
    # the selector may point at a card around the link
    anchor = element if element.tag == "a" else next(element.iter("a"), None)
    if anchor is None:
        return Item(href=element.get("href"))
    return Item(href=anchor.get("href"), title=" ".join(anchor.text_content().split()) or None)


def _charset(answer: Answer) -> str | None:
    told = (answer.content_type or "").lower().partition("charset=")[2].strip("\"' ;")
    return told or None
