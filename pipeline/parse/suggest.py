"""A saved page -> a layout for its source, by comparing its tree with what the general reader takes from it. Pure.

The smallest element with the article's text is looked for, then names by which it can be found again; what the general
reader left out inside it becomes `drop`. The layout is then used on the page, and both texts are compared.
"""

from dataclasses import dataclass, replace
from datetime import date

from bs4 import BeautifulSoup, Tag

from pipeline.html import decode, fold_space, read_page
from pipeline.model import Article, BlockKind, Drop, Layout, Reason
from pipeline.model.text import OUTSIDE_BODY
from pipeline.parse.layouts import read_layout
from pipeline.parse.piece import shingles_of
from pipeline.parse.reading import running_texts
from pipeline.parse.selectors import selectors_of, shared_selector
from pipeline.parse.spam import cut_spam
from pipeline.parse.story import parse_page

_NEARLY_ALL = 0.97
_MOSTLY = 0.8
_NOT_THE_BODY = OUTSIDE_BODY | {BlockKind.LEAD}
_UNSEEN = ("script", "style", "noscript", "template")


@dataclass(frozen=True, slots=True)
class Proposal:
    """A key of a layout and its selector. `kept` is the share of the article's words in order that it selects,
    `own` the share of what it selects that is the article's. `paragraphs` is no key, but what may stand for `body`."""

    key: str
    selector: str
    kept: float
    own: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """`layout` is None where no selector finds the body. `kept` and `own` compare the layout's whole text with the
    general reader's; `feeds` are the addresses that the page itself names."""

    article: Article
    layout: Layout | None
    proposals: tuple[Proposal, ...] = ()
    kept: float = 0.0
    own: float = 0.0
    feeds: tuple[str, ...] = ()


def suggest_layout(body: bytes, *, url: str, content_type: str | None, valid_from: date) -> Suggestion | Drop:
    """A Drop where the page is no article. `valid_from` is the day on which the page was saved."""
    article = parse_page(body, url=url, content_type=content_type, source=None, captured_at=None)
    decoded = decode(body, content_type)
    if isinstance(article, Drop):
        return article
    if decoded is None:
        return Drop(Reason.UNREADABLE, url, "text in no encoding we know")
    soup = BeautifulSoup(decoded.text, "lxml")
    for tag in soup(_UNSEEN):
        tag.decompose()
    bare = Suggestion(article=article, layout=None, feeds=_feeds(soup))
    proposals = _proposals(soup, article)
    if not proposals:
        return bare
    layout = _layout(proposals, valid_from)
    page = read_page(decoded.text)
    if page is None:
        return bare
    texts = [block.text for block in article.blocks if block.kind not in OUTSIDE_BODY]
    parts, _ = cut_spam(read_layout(page, layout).parts, article.title)
    read = running_texts(parts)
    kept, own = _share(_words(texts), _words(read)), _share(_words(read), _words(texts))
    return replace(bare, layout=layout, proposals=tuple(proposals), kept=kept, own=own)


def feeds_of(body: bytes, content_type: str | None) -> tuple[str, ...]:
    """The feeds that a page names, as it writes their addresses."""
    decoded = decode(body, content_type)
    return _feeds(BeautifulSoup(decoded.text, "lxml")) if decoded is not None else ()


def _layout(proposals: list[Proposal], valid_from: date) -> Layout:
    named = {proposal.key: proposal.selector for proposal in proposals}
    return Layout(
        key=f"{valid_from:%Y-%m}",
        valid_from=valid_from,
        body=named["body"],
        lead=named.get("lead"),
        title=named.get("title"),
        caption=named.get("caption"),
        drop=tuple(proposal.selector for proposal in proposals if proposal.key == "drop"),
    )


def _proposals(soup: BeautifulSoup, article: Article) -> list[Proposal]:
    wanted = [block.text for block in article.blocks if block.kind not in _NOT_THE_BODY]
    holder = _smallest_with(soup, _words(wanted))
    css = next(selectors_of(soup, holder), None) if holder is not None else None
    if holder is None or css is None:
        return []
    found = [_proposal("body", css, [holder], wanted), *_paragraphs(soup, css, wanted)]
    found += _strange(soup, css, holder, article)
    for kind, key in ((BlockKind.LEAD, "lead"), (BlockKind.HEADLINE, "title"), (BlockKind.CAPTION, "caption")):
        texts = [block.text for block in article.blocks if block.kind is kind]
        proposal = _by_text(soup, key, css, holder, texts)
        found += [proposal] if proposal is not None else []
    return found


def _paragraphs(soup: BeautifulSoup, css: str, wanted: list[str]) -> list[Proposal]:
    """The body's paragraphs, for a body that cannot be rid of what is strange in it by `drop`."""
    found = [_proposal("paragraphs", name, soup.select(name), wanted) for name in (f"{css} > p", f"{css} p")]
    best = max(found, key=lambda proposal: proposal.kept + proposal.own)
    return [best] if best.kept else []


def _smallest_with(soup: BeautifulSoup, wanted: set[tuple[str, ...]]) -> Tag | None:
    """Down from the body as long as one child holds nearly all of the words."""
    at = soup.body
    while at is not None:
        children = [child for child in at.find_all(True, recursive=False) if isinstance(child, Tag)]
        inner = next((child for child in children if _share(wanted, shingles_of(_text(child))) >= _NEARLY_ALL), None)
        if inner is None:
            return at if at is not soup.body else None
        at = inner
    return None


def _strange(soup: BeautifulSoup, css: str, holder: Tag, article: Article) -> list[Proposal]:
    """The outermost elements inside the body with none of the article's text, as far as a name sets them apart."""
    texts = {block.text for block in article.blocks}
    wanted = _words(list(texts))
    waiting = [child for child in holder.find_all(True, recursive=False) if isinstance(child, Tag)]
    found: dict[str, Proposal] = {}
    while waiting:
        element = waiting.pop(0)
        text = _text(element)
        if not text or text in texts:
            continue
        if _share(shingles_of(text), wanted) == 0:
            name = _common(soup, css, element, wanted) or shared_selector(css, [element], soup)
            if name is not None:
                found.setdefault(name, Proposal("drop", name, 0.0, 0.0))
        elif element.name not in {"p", "li", "table"}:
            waiting += [child for child in element.find_all(True, recursive=False) if isinstance(child, Tag)]
    return list(found.values())


def _common(soup: BeautifulSoup, css: str, element: Tag, wanted: set[tuple[str, ...]]) -> str | None:
    """A class of the element's that others bear too, none of them with the article's text."""
    for name in element.get_attribute_list("class"):
        if not name or not name.replace("-", "").replace("_", "").isalpha():
            continue
        selector = f"{css} {element.name}.{name}"
        if all(_share(shingles_of(_text(other)), wanted) == 0 for other in soup.select(selector)):
            return selector
    return None


def _by_text(soup: BeautifulSoup, key: str, css: str, holder: Tag, texts: list[str]) -> Proposal | None:
    """A selector of the elements that hold just these texts; captions are looked for inside the body."""
    within = holder if key == "caption" else soup.body
    if within is None or not texts:
        return None
    names = ["h1", "h2"] if key == "title" else True
    elements = [element for element in within.find_all(names) if _text(element) in texts]
    outermost = [element for element in elements if not any(above in elements for above in element.parents)]
    if key == "caption":
        selector = shared_selector(css, outermost, soup) if outermost else None
        selector = None if selector is not None and selector.endswith("figcaption") else selector
    else:
        selector = next((name for element in outermost for name in selectors_of(soup, element)), None)
    proposal = _proposal(key, selector, soup.select(selector), texts) if selector is not None else None
    return proposal if proposal is not None and min(proposal.kept, proposal.own) >= _MOSTLY else None


def _proposal(key: str, selector: str, elements: list[Tag], texts: list[str]) -> Proposal:
    wanted, got = _words(texts), _words([_text(element) for element in elements])
    return Proposal(key, selector, _share(wanted, got), _share(got, wanted))


def _share(part: set[tuple[str, ...]], whole: set[tuple[str, ...]]) -> float:
    return len(part & whole) / len(part) if part else 0.0


def _words(texts: list[str]) -> set[tuple[str, ...]]:
    """Runs of four words, none of them over the border of two texts."""
    return {run for text in texts for run in shingles_of(text)}


def _text(element: Tag) -> str:
    return fold_space(element.get_text(" "))


def _feeds(soup: BeautifulSoup) -> tuple[str, ...]:
    kinds = ("application/rss+xml", "application/atom+xml")
    links = [link for kind in kinds for link in soup.select(f'link[rel~="alternate"][type="{kind}"]')]
    return tuple(dict.fromkeys(str(link["href"]) for link in links if link.get("href")))
