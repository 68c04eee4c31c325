"""Ids of claims -> rows as pages, files and API have them: with why a claim is in no series, what is unsure of it, and
where its number stands in the sentence as far as that may be shown."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from pipeline.explorer.reading import Row, Search
from pipeline.explorer.rights import Rights
from pipeline.explorer.search.finding import NO_DAY
from pipeline.explorer.words.doubts import told


def claim_rows(search: Search, ids: Sequence[UUID]) -> list[Row]:
    """The latest article first, with whole sentences."""
    rows = search.ask("claims", {"claim_ids": ids}) if ids else []
    without = [row["claim_id"] for row in rows if row["observation_id"] is None]
    found = search.ask("claims_outside", {"claim_ids": without}) if without else []
    reasons = {row["claim_id"]: row["drop_reason"] for row in found}
    return [{**row, "drop_reason": reasons.get(row["claim_id"])} for row in rows]


def claim_cursor(row: Row) -> str:
    """At which the page behind this row begins."""
    return f"{row['published_on'] or NO_DAY}_{row['claim_id']}"


def as_shown(rights: Rights, rows: Sequence[Row]) -> list[Row]:
    """What is unsure is told by the whole sentence, of which as much is shown as its source allows."""
    return [{**shown, **told(whole)} for whole, shown in zip(rows, rights.sentences(rows), strict=True)]


def with_reasons(article: Row, claims: Iterable[Row]) -> list[Row]:
    """Claims of an article with what is unsure of each, and why it is in no series. Sentences stay in its text."""
    return [{**row, **told(in_sentence(article, row), article["text"])} for row in claims]


def in_sentence(article: Row, claim: Row) -> Row:
    """The claim with its whole sentence, by which it is told how its fields are known."""
    sentence = article["text"][claim["sentence_start"] : claim["sentence_end"]]
    return {**claim, "sentence": sentence, "language": article["language"]}
