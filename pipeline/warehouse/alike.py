"""Which pages and texts are an article's own, and which other articles are copies of it."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Connection

from pipeline.warehouse.copying import run
from pipeline.warehouse.forgetting import Holdings
from pipeline.warehouse.tombstones import body_words, text_words

MOST_COPIES = 8
"""What more articles than these show is a wall, or the words under every picture, and no article."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What was read out of a capture that became an article."""

    article_id: UUID
    url: str
    source_key: str
    sha256: str
    text_sha256: str
    title: str

    @property
    def body(self) -> str:
        return body_words(self.sha256)

    @property
    def text(self) -> str:
        return text_words(self.source_key, self.text_sha256)


@dataclass(frozen=True, slots=True, kw_only=True)
class Alike:
    """`words` stand for pages and texts that nothing else has; `copies` are articles that are the same one under other
    addresses; `others` the addresses of articles that only share a page or text with it, and are to stay."""

    words: frozenset[str]
    copies: tuple[UUID, ...]
    others: frozenset[str]


def what_is_alike(conn: Connection, found: Holdings, *, with_copies: bool) -> Alike:
    """Of what is to be forgotten, and of all else that is held; `with_copies` says whether copies are to go with it."""
    own = _pages(conn, found.captures, found.articles)
    here = {
        "articles": list(found.articles),
        "bodies": [page.sha256 for page in own],
        "source_keys": [page.source_key for page in own],
        "texts": [page.text_sha256 for page in own],
    }
    near: dict[UUID, list[Page]] = {}
    for page in _pages(conn, (), list(run(conn, "forget/alike", here).scalars())):
        near.setdefault(page.article_id, []).append(page)
    return tell_apart(own, near, most=MOST_COPIES if with_copies else 0)


def tell_apart(own: Collection[Page], near: dict[UUID, list[Page]], *, most: int = MOST_COPIES) -> Alike:
    """An article is a copy when each of its pages is one of these, byte for byte, or says the same under the same
    headline. One that has had another text as well is another article: what both show keeps nothing out."""
    bodies, texts = {page.body for page in own}, {(page.text, page.title) for page in own}
    copies = [
        key
        for key, pages in near.items()
        if all(page.body in bodies or (page.text, page.title) in texts for page in pages)
    ]
    if len(copies) > most:
        copies = []
    said = {words for page in own for words in (page.body, page.text)}
    stay = [page for key, pages in near.items() if key not in copies for page in pages]
    shared = {words for page in stay for words in (page.body, page.text)} & said
    return Alike(
        words=frozenset(said - shared),
        copies=tuple(copies),
        others=frozenset(page.url for page in stay if {page.body, page.text} & shared),
    )


def _pages(conn: Connection, captures: Collection[UUID], articles: Collection[UUID]) -> list[Page]:
    rows = run(conn, "forget/pages", {"captures": list(captures), "articles": list(articles)})
    return [Page(**row) for row in rows.mappings()]
