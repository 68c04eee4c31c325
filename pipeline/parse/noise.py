"""Elements that are not the article, by what their markup calls them. Knows words of web design, no site.

The words were gathered by reading which parts of saved news pages are no article; each stands under the reason with
which its text leaves. An element that holds much of the page's prose is kept whatever it is called: sites name the
whole article "has-newsletter" or "related-open".
"""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

_WORDS = {
    "related": (
        "related recirc recirculation recommend recommended recommendation recommendations morefrom more-from readmore "
        "read-more readnext read-next seealso see-also alsoread also-read moreon more-on more-stories morestories "
        "more-news taboola outbrain teaser teasers teaserlist promo promobox promoted upnext up-next suggested "
        "linklist link-list linkbox link-box relatedlinks associated onward onward-content article-list articlelist "
        "latest-news latestnews featured-stories storylist story-list topic-list similar relacionadas relacionados "
        "zobacz czytaj verwandt mehrzum card-list carousel carrusel slider swiper nextarticle next-article prev-next "
        "zergnet revcontent crosslinks cross-links crosslink link-teaser recommendations-list interlinks "
        "editors-picks editorspicks playlist post-card postcard story-card storycard news-card newscard article-card "
        "articlecard related-card linked-card promo-card teaser-card card-grid cards-grid article-cards news-cards"
    ),
    "most_read": (
        "mostread most-read mostpopular most-popular popular trending trends meistgelesen ranking topstories "
        "top-stories"
    ),
    "newsletter": (
        "newsletter newsletters subscribe subscription signup sign-up mailing mailinglist email-signup app-promo "
        "appbanner app-banner app-download whatsapp-channel inbox optin opt-in donate donation donations membership "
        "piano paywall-box abo-box supportus support-us contribution"
    ),
    "share": (
        "share sharing sharebar share-bar sharebuttons share-buttons sharetools social socials socialbar social-bar "
        "social-share social-links social-media social-icons sns addthis a2a addtoany follow follow-us followus "
        "article-tools articletools toolbar article-actions bookmark print-button reactions like-button "
        "google-preferred"
    ),
    "cookie": "cookie cookies consent gdpr cmp-container cmp-banner onetrust privacy-banner didomi usercentrics",
    "bio": (
        "author-bio authorbio author-box authorbox author-info author-profile about-author about-the-author "
        "author-card author-description bio biography writer-info reporter-info contributor contributors "
        "author-details authors-info profile"
    ),
    "legal": "copyright disclaimer copyrights legal rights terms syndication licensing affiliate-disclaimer disclosure",
    "advert": (
        "ad ads advert adverts advertisement advertising adbox ad-box adslot ad-slot adunit ad-unit ad-container "
        "ad-wrapper ad-placeholder anzeige publicidad publicite reklama reklam sponsor sponsored sponsors dfp gpt "
        "banner banners commercial shopping affiliate affiliates product-box buy-button paid-content"
    ),
    "comments": (
        "comment comments commentlist comments-area disqus coral kommentare kommentar comentarios commentaires respond "
        "discussion forum viafoura openweb spotim livefyre"
    ),
    "navigation": (
        "nav navbar navigation menu breadcrumb breadcrumbs breadcrump topnav subnav pagination pager site-header "
        "site-footer siteheader sitefooter masthead page-footer page-header skip-link skiplink sidebar side-bar "
        "right-rail rightrail rail tags taglist tag-list article-tags keywords topics topic-tags hashtag hashtags "
        "visually-hidden sr-only screen-reader screen-reader-text screenreader visuallyhidden tooltip modal popup "
        "overlay dialog lightbox jumplinks toc table-of-contents back-to-top widget_text wp-block-buttons "
        "categories category-links search searchbox login"
    ),
    "byline": (
        "byline bylines dateline timestamp publish-date pubdate post-date article-date meta-info postmeta post-meta "
        "entry-meta article-meta articlemeta article-info reading-time read-time author authors autor autoren "
        "author-name writer kicker eyebrow dachzeile source-line credits"
    ),
    "caption": (
        "caption captions figcaption wp-caption-text image-caption img-caption photo-caption imagecaption photocaption "
        "picture-caption bildunterschrift pie-foto piedefoto legende photo-credit photocredit image-credit credit "
        "imagecredit media-caption image-source img-desc img_desc imgdesc photo-desc bildtext media-info image-info"
    ),
    "media": (
        "player video-player videoplayer jwplayer jw-player audio-player audioplayer podcast-player gallery "
        "photogallery image-gallery slideshow"
    ),
}  # fmt: skip
_REASON_OF = {word: reason for reason, words in _WORDS.items() for word in words.split()}
_ATTRIBUTES_TEXT = (
    "class id data-testid data-component data-module data-name data-type data-mrf-placement data-gtm-placement"
)
_ATTRIBUTES = tuple(_ATTRIBUTES_TEXT.split())
_SPLIT = re.compile(r"[\s:/|.,]+")
_MARKS = re.compile(r"[-_\[\]()]+")
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_TAGS = {
    "nav": "navigation",
    "footer": "navigation",
    "form": "newsletter",
    "button": "share",
    "input": "share",
    "label": "newsletter",
    "aside": "related",
    "dialog": "cookie",
    "menu": "navigation",
    "audio": "media",
    "video": "media",
    "amp-ad": "advert",
    "amp-embed": "advert",
    "amp-sidebar": "navigation",
    "amp-consent": "cookie",
}
_ROLES = {
    "navigation": "navigation",
    "complementary": "related",
    "banner": "navigation",
    "contentinfo": "navigation",
    "dialog": "cookie",
    "alertdialog": "cookie",
    "search": "navigation",
    "menu": "navigation",
    "toolbar": "share",
}
_PARTS_OF_TABLES = frozenset({"tr", "td", "th", "tbody", "thead", "tfoot", "col", "colgroup"})
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_UNSEEN_TEXT = (
    "sr-only visually-hidden visuallyhidden screen-reader-text screen-reader-only screenreader-text "
    "is-visually-hidden u-visually-hidden hidden-visually sr-text tooltiptext tooltip-text tooltip__text "
    "tooltip-content tooltip__content popover-content"
)
_UNSEEN = frozenset(_UNSEEN_TEXT.split())


_STRUCK = frozenset({"del", "s", "strike"})
_IN_LINE_TEXT = "span a abbr b big cite code em font i ins mark q small strong sub sup u"
_IN_LINE = frozenset(_IN_LINE_TEXT.split())
PARTS_OF_LINES = tuple(sorted(_STRUCK | _IN_LINE))
"""Elements of which `is_unseen` may be true."""
_COUNTER = re.compile(
    r"(?<![a-z])(?:views?|comments?|shares?|likes?|repl(?:y|ies)|reactions?)[-_]{0,2}"
    r"(?:count(?:er)?|num(?:ber)?|total)s?(?![a-z])",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"\s*[\d.,]+\s?[kKmM]?\s*")
_NOTE = re.compile(r"\s*\[\d{1,3}\]\s*")
_LONGEST_UNSEEN = 300
"""A longer text that is hidden in a line may be the rest of it, which a click shows; one that is struck out may be all
that follows, where a page forgets to close the element."""


def is_unseen(element: Any) -> bool:
    """A part of a line that is hidden, read aloud only, or struck out: it stands inside shown texts, and often says
    once more, or otherwise, what they say. So are a counter of shares or remarks and the mark of a footnote, whose
    numbers would be the line's. Of larger elements that are hidden `called_noise` gives the reason."""
    tag = element.tag
    if tag not in _STRUCK:
        given = dict(element.items()) if tag in _IN_LINE else None
        if not given:
            return False
        names = given.get("class") or ""
        if tag == "span" and names and not _UNSEEN.isdisjoint(names.lower().split()):
            return True
        if not (_is_hidden(given) or _is_number_of_site(element, names)):
            return False
    return len("".join(element.itertext())) <= _LONGEST_UNSEEN


def _is_number_of_site(element: Any, names: str) -> bool:
    if names and _is_of_counter(names):
        return _COUNTED.fullmatch("".join(element.itertext())) is not None
    if element.tag != "a" or not (element.get("href") or "").startswith("#"):
        return False
    return _NOTE.fullmatch("".join(element.itertext())) is not None


@lru_cache(maxsize=20_000)
def _is_of_counter(names: str) -> bool:
    return _COUNTER.search(names) is not None


def _is_hidden(given: Mapping[str, str]) -> bool:
    return "hidden" in given or _HIDDEN.search(given.get("style") or "") is not None


def called_noise(element: Any) -> str | None:
    """The reason that the element's names, tag or role give, or None; a name says more than a tag."""
    tag = element.tag
    if tag in _PARTS_OF_TABLES:
        return None
    given = dict(element.items())  # lxml looks through all attributes each time one is asked for
    if not given:
        return _TAGS.get(tag)
    if _is_hidden(given):
        return "hidden"
    for attribute in _ATTRIBUTES:
        value = given.get(attribute)
        reason = _by_name(value) if value else None
        if reason is not None:
            return reason
    if tag == "aside" and holds_facts(element):
        return None
    return _TAGS.get(tag) or _ROLES.get(given.get("role") or "")


_PICTURE_NAMES = frozenset({"image", "images", "img", "photo", "picture", "pic", "foto", "bild"})
_HEADS = ("h1", "h2", "h3", "h4")


def is_picture(element: Any) -> bool:
    """Whether it is called a picture, and holds one and no heading."""
    names = element.get("class")
    if not names or not _called_picture(names) or next(element.iter("img", "picture", "video"), None) is None:
        return False
    return next(element.iter(*_HEADS), None) is None


@lru_cache(maxsize=20_000)
def _called_picture(names: str) -> bool:
    parts = [_parts(_CAMEL.sub("-", name)) for name in _SPLIT.split(names)]
    return any(not _PICTURE_NAMES.isdisjoint(own) and _HAVING.isdisjoint(own) for own in parts)


_FACTS = re.compile(
    r"(?<![a-z])(?:(?:quick[-_]?)?fact|key[-_]?(?:point|fact|takeaway|figure|number)|takeaway|info[-_]?box|"
    r"at[-_]a[-_]glance|(?:by|in)[-_](?:the[-_])?numbers)s?(?:[-_]?box)?(?![a-z])"
)


def holds_facts(element: Any) -> bool:
    """Whether it is called a box of the article's own figures."""
    return _called_facts(f"{element.get('class') or ''} {element.get('id') or ''}")


@lru_cache(maxsize=20_000)
def _called_facts(names: str) -> bool:
    return names != " " and _FACTS.search(_CAMEL.sub("-", names).lower()) is not None


@lru_cache(maxsize=20_000)
def _by_name(value: str) -> str | None:
    for name in _SPLIT.split(value):
        if name and (reason := _name_reason(name)):
            return reason
    return None


@lru_cache(maxsize=50_000)
def _name_reason(name: str) -> str | None:
    """`article__related-links` and `RelatedLinks` are both related and links: parts and neighbours are looked up."""
    if name.startswith("js-"):
        return None  # a hook for scripts says what is done with an element, not what it is
    parts = _parts(_CAMEL.sub("-", name))
    if len(parts) > 8:
        return None
    joined = ["-".join(parts[at : at + size]) for size in (3, 2, 1) for at in range(len(parts) - size + 1)]
    if not _MODIFIERS.isdisjoint(parts):
        return "caption" if not _CAPTIONS.isdisjoint(parts) and _HAVING.isdisjoint(parts) else None
    apart = _parts(name)
    return next((_REASON_OF[part] for part in joined if part in _REASON_OF and (len(part) > 3 or part in apart)), None)


def _parts(name: str) -> list[str]:
    """Of the random names that build tools and editors make, `n1AuAdJlVL`, capitals cut out short words by chance:
    a word of up to three letters is looked for only between real marks."""
    return [part for part in _MARKS.split(name.lower()) if part]


_HAVING = frozenset({"has", "with", "no", "without", "is"})
_MODIFIERS = _HAVING | {"body", "content", "text", "article-body", "wrapper", "main", "embed"}
_CAPTIONS = frozenset({"caption", "captions", "figcaption"})


def outer(elements: Iterable[Any]) -> list[Any]:
    """Those that stand in no other of them, in page order as far as they come in it."""
    wanted = list(dict.fromkeys(elements))
    chosen = set(wanted)
    return [element for element in wanted if not any(above in chosen for above in element.iterancestors())]
