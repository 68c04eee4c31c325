"""The papers of the newsstand are the same in every test, and to read them is most of what a flow costs."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from pipeline.extract import ReadText
from pipeline.flow import readers
from pipeline.model import Article


@pytest.fixture(scope="session", autouse=True)
def each_article_is_read_once() -> Iterator[None]:
    """Flows of this process get for an article what its first reading gave: what is read hangs on nothing but the text,
    its blocks and language, and the day. Whoever calls pipeline.extract itself reads anew."""
    read, kept = readers.read_article, dict[Any, ReadText]()

    def once(article: Article, published_on: date | None) -> ReadText:
        key = (article.blocks, article.language, published_on)
        found = kept.get(key) or kept.setdefault(key, read(article, published_on))
        return replace(found, claims=list(found.claims))

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(readers, "read_article", once)
        yield
