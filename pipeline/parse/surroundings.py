"""A page's elements -> what each one tells of the texts inside it: names, tags, how much prose and how many links.

One walk over the tree; what an element tells holds for everything inside it.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

REASONS = (
    "related", "most_read", "newsletter", "share", "cookie", "bio", "legal", "advert", "comments", "navigation",
    "byline", "caption", "media", "hidden",
)  # fmt: skip
"""The reasons that markup can give for being no article, in the order of the features."""

AROUND = (
    *(f"called_{reason}" for reason in REASONS), "called", "called_distance", "depth", "article_words", "lead_words",
    "in_article", "in_main", "in_header", "in_list", "in_figure", "in_quote", "in_table", "in_link", "marked_body",
)  # fmt: skip
"""The features of an element, in the order of `Surrounding.marks`."""

_ARTICLE_WORDS = re.compile(
    r"(?:^|[^a-z])(?:article|story|entry|post|news|text|content|body|copy|prose|richtext|paragraph|detail)(?![a-z])",
    re.IGNORECASE,
)
_LEAD_WORDS = re.compile(
    r"(?:^|[^a-z])(?:stand-?first|dek|deck|sub-?(?:title|head(?:line|ing|er)?)|summary|excerpt|intro(?:duction)?|lead|"
    r"lede|vorspann|anleser|abstract|chapo|chapeau|sottotitolo|sommario|entradilla|bajada|copete|perex|ingress|"
    r"description|tagline)(?![a-z])",
    re.IGNORECASE,
)
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")


def one_of(known: Sequence[Any]) -> tuple[dict[Any, tuple[bool, ...]], tuple[bool, ...]]:
    """For each of these a mark at its own place, and the marks of what is none of them."""
    return {one: tuple(one == other for other in known) for one in known}, (False,) * len(known)


_REASON_MARKS, _NO_REASON = one_of(REASONS)


@dataclass
class Surrounding:
    """What an element and those around it say. Distances count elements upwards; 20 stands for none."""

    depth: int
    reason: str | None
    reason_distance: int
    article_words: int
    lead_words: bool
    in_article: bool
    in_main: bool
    in_header: bool
    in_list: bool
    in_figure: bool
    in_quote: bool
    in_table: bool
    in_link: bool
    marked_body: bool

    @cached_property
    def marks(self) -> tuple[float, ...]:
        return (
            *_REASON_MARKS.get(self.reason, _NO_REASON), self.reason is not None, self.reason_distance, self.depth,
            self.article_words, self.lead_words, self.in_article, self.in_main, self.in_header, self.in_list,
            self.in_figure, self.in_quote, self.in_table, self.in_link, self.marked_body,
        )  # fmt: skip


_FAR = 20
_TOP = Surrounding(
    0, None, _FAR, 0, False, False, False, False, False, False, False, False, False, False
)  # fmt: skip


class Surroundings:
    """What each element tells, found when it is asked for: most elements of a page hold no text that is looked at."""

    def __init__(self, own_reason: Mapping[Any, str | None]) -> None:
        self._own_reason = own_reason
        self._found: dict[Any, Surrounding] = {}

    def of(self, element: Any) -> Surrounding:
        waiting = []
        while element is not None and element not in self._found:
            waiting.append(element)
            element = element.getparent()
        around = self._found[element] if element is not None else _TOP
        for below in reversed(waiting):
            around = self._found[below] = _inside(around, below, self._own_reason.get(below))
        return around


def _inside(above: Surrounding, element: Any, reason: str | None) -> Surrounding:
    tag = element.tag
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    words, lead = _told_by(names) if names != " " else (False, False)
    return Surrounding(
        depth=above.depth + 1,
        reason=reason or above.reason,
        reason_distance=0 if reason else min(above.reason_distance + 1, _FAR),
        article_words=above.article_words + words,
        lead_words=lead,
        in_article=above.in_article or tag == "article",
        in_main=above.in_main or tag == "main" or element.get("role") == "main",
        in_header=above.in_header or tag == "header",
        in_list=above.in_list or tag in {"ul", "ol", "dl"},
        in_figure=above.in_figure or tag == "figure",
        in_quote=above.in_quote or tag == "blockquote",
        in_table=above.in_table or tag == "table",
        in_link=above.in_link or tag == "a",
        marked_body=above.marked_body or element.get("itemprop") == "articleBody",
    )


@lru_cache(maxsize=20_000)
def _told_by(names: str) -> tuple[bool, bool]:
    """Whether an element's names say that it holds an article's text, and that it holds a lead."""
    apart = _CAMEL.sub("-", names)
    return _ARTICLE_WORDS.search(apart) is not None, _LEAD_WORDS.search(apart) is not None
