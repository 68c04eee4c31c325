"""Where a text was first published, when the page says that it was elsewhere."""

import re

from pipeline.html import Page, host_of
from pipeline.parse.reading import Parts

_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
_LANGUAGE = (
    "Arabic|Chinese|Czech|Danish|Dutch|English|Finnish|French|German|Greek|Hebrew|Hindi|Italian|Japanese|Korean|"
    "Norwegian|Persian|Polish|Portuguese|Russian|Spanish|Swedish|Turkish|Ukrainian"
)
_NO_NAME = rf"(?!(?:{_DAY}|{_MONTH}|{_LANGUAGE})\b(?! [A-Z]))"
_NAME = _NO_NAME + r"(?P<who>(?:[Tt]he )?[A-Z][\w’'&.-]*(?: [A-Z][\w’'&.-]*){0,4})"
# "The article was published in Nature" speaks of another one, and says so of its origin only with "originally".
_ENGLISH = (
    r"(?i:(?:this (?:article|story|report|piece|column|text) (?:(?:is|was|has been|had been) )?"
    r"(?:from|(?:originally |first |also )*(?:published|appeared|republished|reprinted|produced|distributed) "
    r"(?:in|on|by|from))|"
    r"the (?:article|story|piece|column|text) (?:(?:was|has been|had been) )?originally (?:published|appeared) "
    r"(?:in|on|by))) "
)
_RUSSIAN = (
    r"(?i:(?:этот|эта|данный|данная|настоящий|настоящая) (?:материал|статья|текст)|"
    r"(?:материал|статья|текст)(?= (?:был[ао]? )?(?:впервые|первоначально|изначально))) "
    r"(?i:был[ао]? )?(?i:впервые |первоначально |изначально )?"
    r"(?i:опубликован)\w* (?i:в|на|изданием|газетой) (?P<who>«[^»]+»|[A-ZА-ЯЁ][\w.-]+)"
)
_SAID = (
    re.compile(_ENGLISH + _NAME),
    re.compile(r"^\W*(?i:originally|first) (?i:published|appeared) (?i:in|on|by) " + _NAME),
    re.compile(_RUSSIAN),
    re.compile(r"(?:이|본) ?기사는 (?P<who>[\w·<>《》]{2,20}?)(?:의|에서|에|이|가)? (?:제공|전재|처음|실린|게재)"),
)
_LONGEST = 260
_SECOND_LEVEL = frozenset({"ac", "co", "com", "edu", "go", "gov", "ne", "net", "or", "org"})
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
    return _own_label(left) == _own_label(right)


def _own_label(host: str) -> str:
    """`hanggu` of hanggu.co.kr and of hanggu.com."""
    labels = host.split(".")[:-1]
    if len(labels) > 1 and labels[-1] in _SECOND_LEVEL:
        labels.pop()
    return labels[-1] if labels else ""
