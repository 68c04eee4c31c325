"""Markup -> whether one of its tags has too many attributes: libxml2 compares each with all before it.

Looked for before the page is parsed, since a parser in C cannot be stopped while it is at a tag. Split into tags,
comments and raw texts as the HTML standard does it (https://html.spec.whatwg.org/#tokenization); a long value with a
tag in it is looked through too, for where a parser sees the quotes otherwise. Possessive: each character is read once.
"""

import re

MAX_ATTRIBUTES = 500
"""A page of 12 million characters in tags with so many takes libxml2 some seconds."""
MAX_ATTRIBUTES_OF_PAGE = 500_000
"""Each takes 100 bytes and more, and the tree is copied some times. Ten for each element that a page may have."""

_SPACE = r"\t\n\r\f\v\x20"
_VALUE = rf"""(?:"[^"]*+"|'[^']*+'|[^{_SPACE}>"'][^{_SPACE}>]*+)"""
_ATTRIBUTE_TEXT = rf"[{_SPACE}/]*+[^{_SPACE}/>][^{_SPACE}/>=]*+(?:[{_SPACE}]*+=[{_SPACE}]*+{_VALUE}?+)?+"
_ATTRIBUTE = re.compile(_ATTRIBUTE_TEXT)
_COMMENT = r"<!--(?:-?>|.*?(?:--!?>|\Z))"
_LIKE_A_COMMENT = r"<(?:[!?]|/[^a-zA-Z>])[^>]*+"
_TAG = rf"</?(?P<name>[a-zA-Z][^{_SPACE}/>]*+)(?P<attributes>(?:{_ATTRIBUTE_TEXT})*+)"
_TOKEN = re.compile(f"{_COMMENT}|{_LIKE_A_COMMENT}|{_TAG}", re.DOTALL)
_RAW_NAMES = ("script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes")
_RAW = {name: re.compile(rf"</{name}(?=[{_SPACE}/>])", re.IGNORECASE) for name in _RAW_NAMES}
"""Elements whose text is none of markup, and where it ends."""

_SHORT_VALUE = rf"""(?:"[^"]{{0,600}}+"|'[^']{{0,600}}+'|[^{_SPACE}>"'][^{_SPACE}>]{{0,600}}+(?![^{_SPACE}>]))"""
_SHORT_NAME = rf"[^{_SPACE}/>][^{_SPACE}/>=]{{0,200}}+(?![^{_SPACE}/>=])"
_GIVEN = rf"(?:[{_SPACE}]*+=[{_SPACE}]*+{_SHORT_VALUE}|(?![{_SPACE}]*+=))"
_FEW = rf"(?:[{_SPACE}/]*+{_SHORT_NAME}{_GIVEN}){{0,100}}+(?![{_SPACE}/]*+[^{_SPACE}/>])"
_RAW_TEXTS = "|".join(
    rf"<(?i:{name})(?=[{_SPACE}/>]){_FEW}(?:[^<]++|<(?!/(?i:{name})[{_SPACE}/>]))*+" for name in _RAW_NAMES
)
_END = r"</[a-zA-Z0-9]{1,20}+>"
_OTHER_TAG = rf"<(?!(?i:{'|'.join(_RAW_NAMES)})[{_SPACE}/>])/?[a-zA-Z][^{_SPACE}/>]{{0,200}}+(?![^{_SPACE}/>]){_FEW}"
_NARROW = re.compile(
    rf"(?:[^<]++|{_END}|{_OTHER_TAG}|<(?![a-zA-Z!?]|/[^>])|{_RAW_TEXTS}|{_COMMENT}|{_LIKE_A_COMMENT})*+", re.DOTALL
)
"""All up to a tag of a hundred attributes or with a long one: no page but a hostile one has many of those."""


def too_many_attributes(markup: str) -> str | None:
    """What is too many, in words; None where nothing is."""
    waiting, total = [markup], 0
    is_to_count = len(markup) > 2 * MAX_ATTRIBUTES_OF_PAGE  # one takes two characters
    while waiting:
        text = waiting.pop()
        at = 0 if is_to_count else _end_of_narrow(text, 0)
        while token := _TOKEN.search(text, at):
            at = token.end()
            name = (token["name"] or "").lower()
            found = _ATTRIBUTE.findall(token["attributes"] or "")
            total += len(found)
            if len(found) > MAX_ATTRIBUTES:
                return f"a tag with more than {MAX_ATTRIBUTES} attributes"
            waiting += [one for one in found if len(one) >= 2 * MAX_ATTRIBUTES and "<" in one]
            if name in _RAW and text[token.start() + 1] != "/":
                end = _RAW[name].search(text, at)
                at = end.start() if end else len(text)
            at = at if is_to_count else _end_of_narrow(text, at)
    return f"{total} attributes, more than {MAX_ATTRIBUTES_OF_PAGE}" if total > MAX_ATTRIBUTES_OF_PAGE else None


def _end_of_narrow(text: str, at: int) -> int:
    found = _NARROW.match(text, at)
    return found.end() if found else at
