"""A page's elements -> what each one tells of the texts inside it: names, tags, how much prose and how many links.

One walk over the tree; what an element tells holds for everything inside it.
"""

import re
from collections.abc import Container, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

_ARTICLE_WORDS = re.compile(
    r"(?:^|[^a-z])(?:article|story|entry|post|news|text|content|body|copy|prose|richtext|paragraph|detail)(?![a-z])",
    re.IGNORECASE,
)
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")


def one_of(known: Sequence[Any]) -> tuple[dict[Any, tuple[bool, ...]], tuple[bool, ...]]:
    """For each of these a mark at its own place, and the marks of what is none of them."""
    return {one: tuple(one == other for other in known) for one in known}, (False,) * len(known)


_FAR = 20


class Surrounding(NamedTuple):
    """What an element and those around it say: features of the texts in it. `called` tells that one is named something
    else than an article, and its distance counts elements upwards; 20 stands for none."""

    called: bool
    called_distance: int
    depth: int
    article_words: int
    in_article: bool
    in_main: bool
    in_figure: bool
    in_quote: bool
    in_table: bool
    marked_body: bool


AROUND = Surrounding._fields
_TOP = Surrounding(False, _FAR, 0, 0, False, False, False, False, False, False)


class Surroundings:
    """What each element tells, found when it is asked for: most elements of a page hold no text that is looked at."""

    def __init__(self, named: Container[Any]) -> None:
        self._named = named
        self._found: dict[Any, Surrounding] = {}

    def of(self, element: Any) -> Surrounding:
        waiting = []
        while element is not None and element not in self._found:
            waiting.append(element)
            element = element.getparent()
        around = self._found[element] if element is not None else _TOP
        for below in reversed(waiting):
            around = self._found[below] = _inside(around, below, named=below in self._named)
        return around


def _inside(above: Surrounding, element: Any, *, named: bool) -> Surrounding:
    tag, given = element.tag, dict(element.items())
    names = f"{given.get('class') or ''} {given.get('id') or ''}"
    return Surrounding(
        named or above.called,
        0 if named else min(above.called_distance + 1, _FAR),
        above.depth + 1,
        above.article_words + (names != " " and _is_of_article(names)),
        above.in_article or tag == "article",
        above.in_main or tag == "main" or given.get("role") == "main",
        above.in_figure or tag == "figure",
        above.in_quote or tag == "blockquote",
        above.in_table or tag == "table",
        above.marked_body or given.get("itemprop") == "articleBody",
    )


@lru_cache(maxsize=20_000)
def _is_of_article(names: str) -> bool:
    """Whether an element's names say that it holds an article's text."""
    return _ARTICLE_WORDS.search(_CAMEL.sub("-", names)) is not None
