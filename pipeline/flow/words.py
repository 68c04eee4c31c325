"""Under which words an article is known, and a tombstone may stand: its addresses, and the source's number for it."""

import re

from pipeline.model import Source
from pipeline.warehouse import Reading, article_words, source_words


def native_id(source: Source | None, url: str) -> str | None:
    """The source's own number for the article, out of its URL, when the source's file says where it stands."""
    found = re.search(source.native_id, url) if source and source.native_id else None
    return next((group for group in found.groups() if group), found.group()) if found else None


def words_of(source: Source | None, source_key: str, *urls: str) -> set[str]:
    """Of what has these URLs, and its whole source."""
    numbers = filter(None, (native_id(source, url) for url in urls))
    return {*urls, source_words(source_key), *(article_words(source_key, number) for number in numbers)}


def words_of_reading(reading: Reading) -> set[str]:
    """Of what a page turned out to be: by its own word it may be an article of another address."""
    own = article_words(reading.ref.source_key, reading.article_key)
    return {own, *filter(None, [reading.canonical_url])}
