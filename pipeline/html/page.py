"""Text of a page -> one tree, parsed once and shared by every reader, and the bounds within which that is done."""

import re
import unicodedata
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Any

from cssselect import HTMLTranslator
from lxml import etree, html

from pipeline.html.embedded import flatten_json_ld, next_f_payload
from pipeline.html.payloads import is_state, markup_in
from pipeline.html.wide_tags import too_many_attributes

LINE_BREAK = "\u2028"
"""That of a br, told from those of the source, which are blanks. Folding makes a blank of it too."""

MAX_CHARACTERS = 12_000_000
"""The largest page of our corpora has 4 million; the fetcher's own limit is 10 MB. Ten times that is no article."""

MAX_ELEMENTS = 50_000
"""The largest page of our corpora has 2,800 elements that are shown."""

MAX_SHOWN = 2_000_000
"""Characters of text that readers see. A long book has a million; the longest page of our corpora has 150,000."""

_ALIKE = etree.ElementDefaultClassLookup(element=html.HtmlElement)
"""All elements are of one class: lxml.html would ask a function in Python for each whether it is a form or an input."""

_RESOURCE_LIMIT = etree.ErrorTypes.ERR_RESOURCE_LIMIT
_CONTROLS = r"\x00-\x08\x0e-\x1f\x7f\ufffe\uffff"
_CONTROL = re.compile(f"[{_CONTROLS}]")
_GONE = re.compile(rf"[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufffc{_CONTROLS}]")
_SPACES = r"\t\r\n\f\v\u0085\u2000-\u2006\u2008-\u200a\u2028\u2029\u205f"
_OTHER_SPACE = re.compile(f"[{_SPACES}]")
_GROUPING = r"(?<=\d)(?<!\d{4})\u2009(?=\d{3}(?!\d))"
_RUNS = re.compile(f"[ {_SPACES}]{{2,}}|(?!{_GROUPING})[{_SPACES}]")
_SILENT = ("script", "style", "noscript", "template", "svg", "iframe", "object", "select", "textarea", "canvas")
_NOTE = re.compile(r"[\s*()\[\]−-]*\d{1,2}(?:[\s*()\[\],;–-]+\d{1,2})*[\s*()\[\]]*")
_FRACTION = re.compile(r"\s*[/⁄]")
_CENTS = re.compile(r"\d\d")
_WHOLE_PRICE = re.compile(r"[$€£]\s?\d{1,3}$")
_SCALE = re.compile(r"\s*(?:[mbtMBT](?:n|rillion|illion)?\b|thousand|k\b)")
_LONGEST_PRICE = 10
_BASE = re.compile(r"(?:(?<![\d.,])10|(?<![^\W\d_])[^\W\d_]{1,2})$")
_SUPERSCRIPT = str.maketrans("0123456789-−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁻")
_CONTROL_BYTES = bytes([*range(0x09), *range(0x0E, 0x20), 0x7F])
_NO_LETTERS = ("\ufffe", "\uffff")
_C1 = re.compile("[\x80-\x84\x86-\x9f]")
_C1_READ = {code: bytes([code]).decode("cp1252", "ignore") for code in range(0x80, 0xA0)}
"""What a Windows byte was before it was taken for Latin 1: nobody sees these control characters."""
_TABS_TO_SPACES = bytes.maketrans(b"\x0b\x0c", b"  ")
_CONTROL_NUMBER = re.compile(
    rb"&#(?:x(?=[0-9a-f])0*+(?:[1-8bcef]|1[0-9a-f]|7f|fff[ef])?(?![0-9a-f])|"
    rb"(?=\d)0*+(?:[1-8]|1[124-9]|2\d|3[01]|127|6553[45])?(?!\d));?",
    re.IGNORECASE,
)


class TooDeepError(ValueError):
    """Elements nested deeper than libxml2 will follow (256 levels; no page of our corpora has 60)."""


class TooLargeError(ValueError):
    """More markup than MAX_CHARACTERS, more elements than MAX_ELEMENTS, more text than MAX_SHOWN, more attributes than
    wide_tags allows, or one text that is too long for libxml2."""


@dataclass(frozen=True)
class Page:
    """A parsed page. `root` holds what is shown, `scripts` the JSON-LD texts, `states` those of other data.

    It is shared: readers work on copies.
    """

    markup: str
    root: html.HtmlElement
    scripts: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    alive: tuple[html.HtmlElement, ...] = field(default=(), repr=False)
    """All elements: lxml makes the Python object of an element anew, and slowly, each time none is held."""

    @cached_property
    def json_ld(self) -> list[dict[str, Any]]:
        """Every object of every JSON-LD script, @graph and nested ones included, outermost first."""
        return [thing for script in self.scripts for thing in flatten_json_ld(script)]

    @cached_property
    def meta(self) -> dict[str, list[str]]:
        """What meta elements say, by lower-case name, property or itemprop, in page order."""
        found: dict[str, list[str]] = {}
        for element in self.root.iter("meta"):
            content = fold_space(element.get("content") or "")
            for attribute in ("property", "name", "itemprop", "http-equiv"):
                name = (element.get(attribute) or "").strip().lower()
                if name and content:
                    found.setdefault(name, []).append(content)
        return found

    @cached_property
    def next_f(self) -> str:
        """The payload that a Next.js page streams to its scripts, put together again; empty where there is none."""
        return next_f_payload(self.markup)

    @cached_property
    def data_markup(self) -> tuple[str, ...]:
        """Pieces of markup that the page's data holds as strings: a body which scripts would put on the page."""
        return tuple(markup_in(self.states, self.next_f))

    def first_meta(self, *names: str) -> str | None:
        for name in names:
            if name in self.meta:
                return self.meta[name][0]
        return None

    def select(self, css: str) -> list[Any]:
        return select(self.root, css)


def read_page(markup: str) -> Page | None:
    """None when there is no element in it. Raises TooDeepError or TooLargeError."""
    if len(markup) > MAX_CHARACTERS:
        raise TooLargeError(f"{len(markup)} characters of markup, more than {MAX_CHARACTERS}")
    root = parse_tree(markup)
    if root is None:
        return None
    told = [(script, text) for script in root.iter("script") if (text := script.text)]
    scripts = [text for script, text in told if _is_json_ld(script)]
    states = [text for script, text in told if is_state(script.get("id"), text)]
    silence(root)
    elements = tuple(root.iter())
    if len(elements) > MAX_ELEMENTS:
        raise TooLargeError(f"{len(elements)} elements, more than {MAX_ELEMENTS}")
    if len(markup) > MAX_SHOWN and (shown := sum(map(len, root.itertext()))) > MAX_SHOWN:
        raise TooLargeError(f"{shown} characters of text, more than {MAX_SHOWN}")
    return Page(markup, root, tuple(scripts), tuple(states), elements)


def _is_json_ld(script: html.HtmlElement) -> bool:
    return "ld+json" in (script.get("type") or "").lower()


def silence(root: html.HtmlElement) -> None:
    """Take out what no reader sees and marks of footnotes, and make each br a LINE_BREAK, so that the text of any
    element is its itertext."""
    etree.strip_elements(root, *_SILENT, with_tail=False)
    for element in root.iter("br"):
        element.tail = LINE_BREAK + (element.tail or "")
    for element in reversed(list(root.iter("sup"))):
        _raise(element)


def _raise(sup: html.HtmlElement) -> None:
    """Small digits set high are no part of the number before them. After 10 and after the one or two letters of a unit
    they are an exponent, and are written in superscript digits; elsewhere they point to a footnote and leave, since
    such a mark may stand between a number and its unit. Two digits after a sign of money and up to three are the
    cents of a price: $12⁹⁹ is $12.99.
    """
    text = "".join(sup.itertext())
    if not _NOTE.fullmatch(text):
        return
    left = sup.getprevious()
    before = (sup.getparent().text if left is None else left.tail or "".join(left.itertext())) or ""
    if _FRACTION.match(sup.tail or ""):
        sup.text = " " + (sup.text or "")
        return
    is_note = sup.find(".//a") is not None
    del sup[:]
    sup.text = None
    if not is_note and _BASE.search(before):
        sup.text = text.translate(_SUPERSCRIPT)
    elif not is_note and _are_cents(sup, text, before[-_LONGEST_PRICE:]):
        sup.text = f".{text}"


def _are_cents(sup: html.HtmlElement, text: str, before: str) -> bool:
    """Prices of shops; what has a class or stands before *million* points to a note, as in larger sums."""
    plain = not sup.get("class") and not _SCALE.match(sup.tail or "")
    return plain and _CENTS.fullmatch(text) is not None and _WHOLE_PRICE.search(before) is not None


def parse_tree(markup: str) -> html.HtmlElement | None:
    """lxml's reading of a page or fragment, whole, with the character references of all scripts resolved."""
    parser = html.HTMLParser(encoding="utf-8", huge_tree=False, remove_comments=True, remove_pis=True)
    parser.set_element_class_lookup(_ALIKE)
    # A vertical tab or a form feed is white space in HTML, but lxml takes no text that holds one, nor a control
    # character, written as a number or not: such a tree could be read, and not be changed.
    # A declaration inside the text no longer says how these bytes are encoded, and libxml2 would believe it.
    body = markup.encode("utf-8", "replace").translate(_TABS_TO_SPACES, _CONTROL_BYTES)
    for nothing in _NO_LETTERS:
        if nothing in markup:  # which is told at once of a text that holds no such letters
            body = body.replace(nothing.encode(), b"")
    body = _CONTROL_NUMBER.sub(b" ", body)
    if too_many := too_many_attributes(body.decode()):
        raise TooLargeError(too_many)
    try:
        root = html.document_fromstring(body, parser=parser)
    except etree.ParserError:
        return None
    limits = [entry.message for entry in parser.error_log if entry.type == _RESOURCE_LIMIT]
    if any("depth" in message for message in limits):
        raise TooDeepError("elements nested deeper than 256 levels")
    if limits:
        raise TooLargeError(f"a text or an attribute longer than 10 million bytes ({limits[0].strip()})")
    return root


def parse_fragment(markup: str) -> html.HtmlElement | None:
    """Markup that a page's data holds, silenced."""
    root = parse_tree(f"<div>{markup}</div>")
    if root is not None:
        silence(root)
    return root


def select(root: html.HtmlElement, css: str) -> list[Any]:
    """Elements in page order, or with `::attr(name)` the attribute's texts. The registry has checked the selector."""
    css, _, attribute = css.partition("::attr(")
    found = root.xpath(_xpath(css))
    if not attribute:
        return list(found)
    values = (element.get(attribute.rstrip(")")) for element in found)
    return [value for value in values if value]


@lru_cache(maxsize=1024)
def _xpath(css: str) -> str:
    return str(HTMLTranslator().css_to_xpath(css))


def fold_space(text: str) -> str:
    """One space for each run of white space, no soft hyphens, zero-width marks or marks of direction, composed letters
    (NFC); letters of Windows-1252 that were decoded as Latin 1 are what they were written as.

    No-break spaces stay: they group the digits of numbers. So does a thin space that groups three digits: for a plain
    one a language may read two numbers.
    """
    if text.isascii():
        return " ".join(_CONTROL.sub("", text).split())
    if _C1.search(text):
        text = text.translate(_C1_READ)
    text = _GONE.sub("", text)
    if "  " in text or _OTHER_SPACE.search(text):  # which is told sooner than runs are looked for
        text = _RUNS.sub(" ", text)
    text = text.strip(" \u00a0")
    return unicodedata.normalize("NFC", text)


def text_of(element: html.HtmlElement) -> str:
    """The text of an element, on one line."""
    return fold_space("".join(element.itertext()))
