"""Page -> what it says about its article: title, people, times, language, paywall, origin."""

import re
from dataclasses import dataclass, replace
from datetime import datetime, time
from html import escape, unescape
from typing import Any

from pipeline.html import Page, fold_space, text_of
from pipeline.model import Layout, Source
from pipeline.parse.dates import place, read_date
from pipeline.parse.title import fold_title, leads_to_front_page, read_title

ARTICLE_TYPES_TEXT = (
    "article newsarticle reportagenewsarticle analysisnewsarticle backgroundnewsarticle opinionnewsarticle "
    "blogposting liveblogposting reviewnewsarticle techarticle scholarlyarticle report satiricalarticle "
    "advertisercontentarticle askpublicnewsarticle socialmediaposting creativework webpage"
)
ARTICLE_TYPES = frozenset(ARTICLE_TYPES_TEXT.split())
_PREFERRED = ARTICLE_TYPES - {"creativework", "webpage"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Everything but the body. `declared_language` is the page's own word, an ISO 639-1 code; `described`
    tells that the page calls itself an article."""

    title: str = ""
    subtitle: str | None = None
    authors: tuple[str, ...] = ()
    section: str | None = None
    published_at: datetime | None = None
    modified_at: datetime | None = None
    declared_language: str | None = None
    canonical_url: str | None = None
    paywalled: bool = False
    body: str | None = None
    body_markup: str = ""
    described: bool = False
    flags: tuple[str, ...] = ()

    def overridden_by(self, page: Page, layout: Layout, source: Source | None) -> "Facts":
        """What the source's layout says stands above what the page's data says."""
        found: dict[str, Any] = {}
        for name in ("title", "subtitle", "section"):
            text = _first(page, getattr(layout, name))
            if text:
                found[name] = text
        authors = _all(page, layout.authors)
        if authors:
            found["authors"] = tuple(dict.fromkeys(author for text in authors for author in split_authors(text)))
        for name, css in (("published_at", layout.published), ("modified_at", layout.modified)):
            moment = read_date(_first(page, css) or "")
            if moment is not None:
                found[name], _ = place(moment, source)
        if layout.paywall and page.select(layout.paywall):
            found["paywalled"] = True
        return replace(self, **found)


def read_facts(page: Page, source: Source | None) -> Facts:
    article = main_article(page)
    published, modified, guessed = _times(page, article, source)
    return Facts(
        title=read_title(page, _string(article.get("headline"))),
        subtitle=_string(article.get("alternativeHeadline")) or None,
        authors=_authors(page, article),
        section=_section(page, article),
        published_at=published,
        modified_at=modified,
        declared_language=_declared_language(page, article),
        canonical_url=_canonical(page),
        paywalled=_is_paywalled(article),
        body=_string(article.get("articleBody")) or None,
        body_markup=_markup(article.get("articleBody")),
        described=bool(article) or (page.first_meta("og:type") or "").lower() in {"article", "news"},
        flags=("zone_unknown",) if guessed else (),
    )


def main_article(page: Page) -> dict[str, Any]:
    """The JSON-LD object that describes the page's own article; an empty one where there is none. Related stories may
    be described before it, and parts of it after."""
    candidates = [thing for thing in page.json_ld if types_of(thing) & _PREFERRED]
    with_headline = [thing for thing in candidates if thing.get("headline") or thing.get("articleBody")]
    things = with_headline or candidates or [{}]
    if len(things) == 1:
        return things[0]
    title, address = fold_title(read_title(page, "")), _bare(_canonical(page))

    def own(thing: dict[str, Any]) -> int:
        told = [thing.get("url"), thing.get("@id"), thing.get("mainEntityOfPage")]
        told = [each.get("@id") if isinstance(each, dict) else each for each in told]
        headline = fold_title(_string(thing.get("headline")))
        return (headline != "" and headline == title) + (address != "" and address in map(_bare, told))

    return max(things, key=own)


def _bare(address: Any) -> str:
    """What two addresses of one page have in common."""
    text = address.partition("#")[0].rstrip("/") if isinstance(address, str) else ""
    return re.sub(r"^(?:https?:)?//(?:www\.)?", "", text)


def types_of(thing: dict[str, Any]) -> set[str]:
    types = thing.get("@type")
    names = types if isinstance(types, list) else [types]
    return {str(name).rsplit("/", 1)[-1].lower() for name in names if name}


def split_authors(text: str) -> list[str]:
    names = re.split(r",|;|\band\b|\bund\b| и |·|&", text)
    return [name for name in (fold_space(name).strip() for name in names) if 1 < len(name) < 80 and "http" not in name]


def _authors(page: Page, article: dict[str, Any]) -> tuple[str, ...]:
    found = article.get("author") or article.get("creator")
    people = found if isinstance(found, list) else [found]
    names = [_string(person.get("name")) if isinstance(person, dict) else _string(person) for person in people]
    names = [name for text in names for name in split_authors(text)]
    if not names:
        said = page.meta.get("author") or page.meta.get("article:author") or page.meta.get("byl") or []
        names = [name for text in said for name in split_authors(text)]
    return tuple(dict.fromkeys(names))


def _section(page: Page, article: dict[str, Any]) -> str | None:
    found = article.get("articleSection")
    found = found[0] if isinstance(found, list) and found else found
    return _string(found) or page.first_meta("article:section", "section") or None


def _times(page: Page, article: dict[str, Any], source: Source | None) -> tuple[datetime | None, datetime | None, bool]:
    published = _fuller(_told_time(article.get("datePublished")), _meta_date(page, _PUBLISHED))
    published = published or _told_time(article.get("dateCreated")) or _time_element(page)
    modified = _told_time(article.get("dateModified")) or _meta_date(page, _MODIFIED)
    (published_at, is_guess), (modified_at, is_too) = (
        (None, False) if moment is None else place(moment, source, other)
        for moment, other in ((published, modified), (modified, published))
    )
    return published_at, modified_at, is_guess or is_too


def _told_time(value: Any) -> datetime | None:
    """What JSON-LD gives as a time: a text, a number of seconds or milliseconds, an object with either, a list."""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("@value")
    return read_date(str(value) if isinstance(value, int) else _string(value))


def _fuller(first: datetime | None, second: datetime | None) -> datetime | None:
    """The first, or the second where that gives the time of the same day, and the first none."""
    if first and second and first.tzinfo is None and first.time() == time.min and first.date() == second.date():
        return second
    return first or second


_PUBLISHED = (
    "article:published_time", "og:published_time", "datepublished", "date", "dc.date", "dc.date.issued", "pubdate",
    "publishdate", "publish_date", "publish-date", "article:published", "parsely-pub-date", "sailthru.date",
    "dcterms.created", "dc.date.created", "cxenseparse:recs:publishtime", "last-modified",
)  # fmt: skip
_MODIFIED = ("article:modified_time", "og:updated_time", "datemodified", "lastmod", "last-modified", "dcterms.modified")


def _meta_date(page: Page, names: tuple[str, ...]) -> datetime | None:
    found = (read_date(text) for name in names for text in page.meta.get(name, ()))
    return next((moment for moment in found if moment is not None), None)


def _time_element(page: Page) -> datetime | None:
    """The one that microdata calls the day of publication, else the first of those that stand nearest to the headline:
    strips of news and the day of today are printed above it. One that is called that of a change comes last."""
    heading = next((heading for heading in page.root.iter("h1") if not leads_to_front_page(heading)), page.root)
    around = {element: depth for depth, element in enumerate(reversed([heading, *heading.iterancestors()]))}

    def rank(element: Any) -> tuple[bool, bool, int]:
        near = next((around[above] for above in element.iterancestors() if above in around), 0)
        return (element.get("itemprop") or "").lower() != "datepublished", _is_of_change(element), -near

    for element in sorted(page.root.iter("time"), key=rank):
        moment = read_date(element.get("datetime") or "") or read_date(text_of(element))
        if moment is not None:
            return moment
    return None


_CHANGED = re.compile(r"updat|modif|обновл|изменен|수정|업데이트|aktualisiert|actualiz", re.IGNORECASE)
_NAMED_WITHIN = 40


def _is_of_change(time_element: Any) -> bool:
    """Whether its names or the words right before it say so, and none of them speaks of publication."""
    names = f"{time_element.get('class') or ''} {time_element.get('itemprop') or ''}"
    left, above = time_element.getprevious(), time_element.getparent()
    before = above.text if left is None else (left.tail or "").strip() or left.text
    told = f"{names} {(before or '')[-_NAMED_WITHIN:]}"
    return _CHANGED.search(told) is not None and "publish" not in told.lower()


def _declared_language(page: Page, article: dict[str, Any]) -> str | None:
    said = page.root.get("lang") or page.root.get("{http://www.w3.org/XML/1998/namespace}lang")
    said = said or _string(article.get("inLanguage")) or page.first_meta("og:locale", "content-language", "language")
    match = re.match(r"[a-z]{2,3}(?![a-z])", (said or "").strip().lower())
    return match.group() if match else None


def _canonical(page: Page) -> str | None:
    for element in page.root.iter("link"):
        if (element.get("rel") or "").lower() == "canonical" and element.get("href"):
            return str(element.get("href"))
    return page.first_meta("og:url")


def _is_paywalled(article: dict[str, Any]) -> bool:
    return str(article.get("isAccessibleForFree")).strip().lower() in {"false", "no", "http://schema.org/false"}


def _first(page: Page, css: str | None) -> str | None:
    return next(iter(_all(page, css)), None)


def _all(page: Page, css: str | None) -> list[str]:
    found = page.select(css) if css else []
    texts = [fold_space(thing) if isinstance(thing, str) else text_of(thing) for thing in found]
    return [text for text in texts if text]


def _markup(body: Any) -> str:
    """JSON-LD's article text, as markup: most sites print plain text with line breaks, some the markup itself."""
    text = unescape(body) if isinstance(body, str) else ""
    if re.search(r"</?(?:p|br|div)\b", text):
        return text
    return "".join(f"<p>{escape(line)}</p>" for line in text.split("\n"))


def _string(value: Any) -> str:
    """A script is no markup, but many sites print what they would print as markup: with character references."""
    return fold_space(unescape(value)) if isinstance(value, str) else ""
