"""Rows of a dataset -> pages to be staged, each held to what its own ids say of it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from pipeline.flow.dataset import Identity
from pipeline.flow.dataset_rows import Fields, staged_article, staged_drop
from pipeline.flow.words import ReadPage, words_of_article
from pipeline.model import CaptureRef, Drop, Reason, make_id
from pipeline.model.ids import hash_of
from pipeline.warehouse.staging import READING_COLUMNS, StagedPage

_REPLACED = "\ufffd"
"""Stands in a stored text for what no table holds; the hash is of the text before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadedPage:
    """What a dataset says of a capture. `is_dated`: the page itself gives its day, so that no feed is asked for it."""

    staged: StagedPage
    url: str
    fetched_at: datetime
    drop: Drop | None
    is_dated: bool
    numbers_unread: int = 0
    source_key: str | None = None
    article_key: str = ""
    text_sha256: str = ""
    canonical_url: str | None = None

    @property
    def capture_id(self) -> UUID:
        return self.staged.capture_id

    def is_of(self, ref: CaptureRef) -> bool:
        """Whether it speaks of that very capture; a drop names no source."""
        own = (self.url, self.fetched_at, self.source_key or ref.source_key)
        return own == (ref.url, ref.fetched_at, ref.source_key)

    def read_page(self, ref: CaptureRef) -> ReadPage:
        if self.drop is not None:
            return ReadPage(ref=ref)
        return ReadPage(ref=ref, words=words_of_article(ref, self.article_key, self.text_sha256, self.canonical_url))


def loaded_article(row: Fields, claims: Sequence[Fields], identity: Identity) -> LoadedPage:
    """ValueError where an id, a hash or a version is not that of the row."""
    _refuse_other_version(row, identity)
    key, hashed = row["article_key"], row["text_sha256"]
    article_id = make_id("article", row["source_key"], key)
    revision_id = make_id("revision", article_id, hashed)
    if (row["article_id"], row["revision_id"]) != (str(article_id), str(revision_id)):
        raise ValueError(f"the article {row['url']} has ids of another")
    if _REPLACED not in row["text"] and hash_of(row["text"]) != hashed:
        raise ValueError(f"the text of {row['url']} is not the one that its hash names")
    for claim in claims:
        said = (claim["span_start"], claim["span_end"], row["extractor_version"], claim["said_sha256"])
        if claim["claim_id"] != str(make_id("claim", revision_id, *said)):
            raise ValueError(f"a claim of {row['url']} has the id of another")
    return LoadedPage(
        staged=staged_article(row, claims),
        url=row["url"],
        fetched_at=row["fetched_at"],
        drop=None,
        is_dated=row["published_at"] is not None,
        numbers_unread=row["numbers_unread"],
        source_key=row["source_key"],
        article_key=key,
        text_sha256=hashed,
        canonical_url=row["canonical_url"],
    )


def loaded_drop(row: Fields, identity: Identity) -> LoadedPage:
    """ValueError for a reason that is in no list, or another version."""
    _refuse_other_version(row, identity)
    drop = told_drop(row)
    return LoadedPage(staged=staged_drop(row), url=row["item"], fetched_at=row["fetched_at"], drop=drop, is_dated=True)


def told_drop(row: Fields) -> Drop:
    """Of a record or a page. ValueError for a reason that is in no list."""
    return Drop(Reason(row["reason"]), row["item"], row["detail"] or "")


def dropped(page: StagedPage, drop: Drop) -> StagedPage:
    """The page without the article that no table can hold."""
    read: dict[str, Any] = dict(zip(READING_COLUMNS, page.reading, strict=True))
    read |= {
        "drop_reason": drop.reason.value, "drop_detail": drop.detail, "claims_skipped": None, "numbers_unread": 0,
    }  # fmt: skip
    return replace(page, reading=tuple(read.values()), article=None, claims=())


def url_of(page: StagedPage) -> str:
    return str(page.reading[READING_COLUMNS.index("url")])


def drop_of(page: StagedPage) -> Drop | None:
    """As what a page is staged that is no article."""
    read: dict[str, Any] = dict(zip(READING_COLUMNS, page.reading, strict=True))
    if page.article is not None:
        return None
    return Drop(Reason(read["drop_reason"]), read["url"], read["drop_detail"] or "")


def _refuse_other_version(row: Fields, identity: Identity) -> None:
    versions = (row["parser_version"], row["extractor_version"])
    if versions != (identity.parser_version, identity.extractor_version):
        raise ValueError(f"{versions} have read a page, where the manifest names others")
