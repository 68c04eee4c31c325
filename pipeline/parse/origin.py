"""Where a text was first published, when the page says that it was elsewhere."""

import re

from pipeline.html import Page, host_of
from pipeline.parse.reading import Parts

_NAME = r"(?P<who>(?:[Tt]he )?[A-Z][\w’'&.-]*(?: [A-Z][\w’'&.-]*){0,4})"
_ENGLISH = (
    r"(?i:this|the) (?i:article|story|report|piece|column|text) (?i:is|was|has been|had been)? ?"
    r"(?i:from|(?:originally |first |also )*(?:published|appeared|republished|reprinted|produced|distributed) "
    r"(?:in|on|by|from)) "
)
_RUSSIAN = (
    r"(?i:материал|статья|текст) (?i:впервые )?(?i:опубликован)\w* (?i:в|на|изданием|газетой) "
    r"(?P<who>«[^»]+»|[A-ZА-ЯЁ][\w.-]+)"
)
_SAID = (
    re.compile(_ENGLISH + _NAME),
    re.compile(r"^\W*(?i:originally|first) (?i:published|appeared) (?i:in|on|by) " + _NAME),
    re.compile(_RUSSIAN),
    re.compile(r"(?:이|본) ?기사는 (?P<who>[\w·<>《》]{2,20}?)(?:의|에서|에|이|가)? (?:제공|전재|처음|실린|게재)"),
)
_LONGEST = 260
_SUBDOMAINS = re.compile(r"^(?:www|m|mobile|amp|en|ru|ko|kr|edition|news|story)\.")


def origin_of(page: Page, url: str, canonical: str | None, parts: Parts) -> str | None:
    """The name or host of the first publisher, or None where the page claims the text as its own."""
    named = page.first_meta("syndication-source", "original-source")
    host = _host(named) if named else None
    if host is None and canonical and canonical.startswith("http"):
        host = _host(canonical)
    if host and host != _host(url) and not _related(host, _host(url)):
        return host
    for _, text in [*parts[:2], *parts[-4:]]:
        if len(text) <= _LONGEST:
            for pattern in _SAID:
                match = pattern.search(text)
                who = match.group("who").partition(". ")[0].strip(" .<>《》«»") if match else ""
                if who and who.casefold().replace(" ", "") not in _host(url):
                    return who
    return None


def _host(url: str) -> str:
    return _SUBDOMAINS.sub("", host_of(url))


def _related(left: str, right: str) -> bool:
    """Hosts of one site: one ends in the other, or they share what stands before the public suffix."""
    if left.endswith("." + right) or right.endswith("." + left):
        return True
    return left.split(".")[-2:-1] == right.split(".")[-2:-1]
